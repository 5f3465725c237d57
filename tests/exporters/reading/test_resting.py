"""On whose words several origins rest."""

import pytest

from dragoman.exporters.reading.resting import Said, body_of, shared_sources


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
