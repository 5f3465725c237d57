"""On whose words several origins rest."""

import pytest

from dragoman.exporters.reading.resting import Passage, Said, body_of, shared_sources


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("RUS.GOV/dmitry_peskov", "RUS.GOV"),
        ("RUS.GOV", "RUS.GOV"),
        ("CHN.JRN/xinhua", "CHN.JRN/xinhua"),
        ("USA.EDU/yun_sun", "USA.EDU/yun_sun"),
        ("RUS", None),
        ("IGO/nato", "IGO/nato"),
        ("CHN.GOV;RUS.GOV", None),
        (None, None),
    ],
)
def test_who_speaks_for_whom(speaker: str | None, expected: str | None) -> None:
    assert body_of(speaker) == expected


def test_a_body_behind_two_origins_is_one_source() -> None:
    said = [
        Said("a", "PER.GOV", "Lima"),
        Said("b", "PER.GOV/ana_ruiz", "Ana Ruiz"),
        Said("b", "PER.GOV/ana_ruiz", "Ana Ruiz"),
        Said("c", "CHL.GOV", "Santiago"),
    ]
    (found,) = shared_sources([["a"], ["b", "c"]], said)
    assert (found.code, found.origins) == ("PER.GOV", 2)
    assert found.listed({"a": "R1", "b": "R2", "c": "R3"}) == "Lima R1; Ana Ruiz R2"


def test_reports_of_one_origin_share_nothing_new() -> None:
    said = [Said("a", "PER.GOV", "Lima"), Said("b", "PER.GOV", "Lima")]
    assert not shared_sources([["a", "b"], ["c"]], said)
    assert not shared_sources([["a", "b"], ["b", "d"]], said)


def test_many_reports_are_counted() -> None:
    names = "abcdefgh"
    (found,) = shared_sources([[name] for name in names], [Said(name, "IGO/nato", "NATO") for name in names])
    assert found.listed({name: name.upper() for name in names}).endswith("NATO F; and in 2 more reports")


MINISTER = Said("a", "PER.GOV/ana_ruiz", "Ana Ruiz", 10, 60)


@pytest.mark.parametrize(
    ("other", "passage", "found"),
    [
        (Said("b", None, "a spokeswoman", 100, 180), (120, 150), True),
        (Said("b", None, "a spokeswoman", 100, 180), (300, 330), False),
        (Said("b", None, None, 100, 180), (120, 150), False),
        (Said("b", "CHL.GOV/leo_paz", "Leo Paz", 100, 180), (120, 150), False),
    ],
)
def test_whom_one_report_leaves_unnamed_is_whoever_said_the_same_words(other, passage, found) -> None:
    uttered = [(Passage("a", 20, 50), Passage("b", *passage))]
    sources = shared_sources([["a"], ["b"]], [MINISTER, other], uttered)
    assert [source.code for source in sources] == (["PER.GOV"] if found else [])
    if found:
        assert sources[0].listed({"a": "R1", "b": "R2"}) == "Ana Ruiz R1; a spokeswoman R2"


def test_of_two_statements_the_inner_one_has_the_words() -> None:
    outer, inner = Said("b", "CHL.JRN/news", "News", 100, 300), Said("b", None, "an aide", 150, 250)
    (found,) = shared_sources(
        [["a"], ["b"]], [MINISTER, outer, inner], [(Passage("b", 160, 240), Passage("a", 20, 50))]
    )
    assert found.code == "PER.GOV"


def test_two_unknown_speakers_are_nobody() -> None:
    said = [Said("a", None, "an aide", 10, 60), Said("b", None, "a spokeswoman", 100, 180)]
    assert not shared_sources([["a"], ["b"]], said, [(Passage("a", 20, 50), Passage("b", 120, 150))])
