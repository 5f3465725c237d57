import pytest

from dragoman.codebooks import gazetteer
from dragoman.codebooks.gazetteer import country_location, fold, locations, nearest_country


@pytest.mark.parametrize(
    ("name", "country"),
    [("Zürich", "CHE"), ("Zurich", "CHE"), ("Nairobi", "KEN"), ("Zhejiang Province", "CHN"), ("Bavaria", "DEU")],
)
def test_a_name_has_a_place(name, country):
    assert country in {place.country for place in locations(name)}


def test_an_unknown_name_has_none():
    assert locations("Zorkentovo") == ()


def test_countries_and_points():
    assert country_location("FRA").name == "France"
    assert country_location("XXX") is None
    assert nearest_country(48.85, 2.35) == "FRA"
    assert nearest_country(0.0, -30.0) is None


def test_accents_are_folded():
    assert fold("Malmö  kommun") == "Malmo kommun"


@pytest.mark.parametrize("name", ["North", "the South", "Western", "Central"])
def test_a_direction_is_no_name(name):
    assert not locations(name)


def test_a_region_named_by_a_direction_is_one():
    assert locations("Western Region")


def test_lines_are_kept_as_they_are_searched():
    lines = gazetteer._lines()
    assert lines == sorted(lines)
    assert all(fold(name) == name for name in (line.partition("\t")[0] for line in lines))
