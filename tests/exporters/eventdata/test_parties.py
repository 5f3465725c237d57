import pytest

from dragoman.codebooks import plover
from dragoman.exporters.eventdata.parties import CAMEO_AGENTS, parse_actor


@pytest.mark.parametrize(
    ("code", "state", "sectors", "key", "country", "entity", "cameo"),
    [
        ("RUS", "RUS", (), None, "RUS", "RUS", "RUS"),
        ("RUS.GOV", "RUS", ("GOV",), None, "RUS", "RUS", "RUSGOV"),
        ("CHN.GOV/xi_jinping", "CHN", ("GOV",), "xi_jinping", "CHN", "CHN/xi_jinping", "CHNGOV"),
        ("CHN.JRN/xinhua", "CHN", ("JRN",), "xinhua", "CHN", "CHN/xinhua", "CHNMED"),
        ("FRA.MED", "FRA", ("MED",), None, "FRA", "FRA", "FRAHLH"),
        ("IGO/nato", "IGO", (), "nato", None, "IGO/nato", "IGONAT"),
        ("NGO/amnesty", "NGO", (), "amnesty", None, "NGO/amnesty", "NGO"),
    ],
)
def test_parse_actor(code, state, sectors, key, country, entity, cameo):
    actor = parse_actor(code)
    assert (actor.state, actor.sectors, actor.key) == (state, sectors, key)
    assert (actor.country, actor.entity, actor.cameo) == (country, entity, cameo)


def test_every_sector_has_a_cameo_agent_or_is_named_as_having_none():
    assert set(plover.sectors()) - set(CAMEO_AGENTS) == {"PRE", "PRM", "UNK"}
