import pytest

from dragoman.extract.mentions import MentionExtractor
from dragoman.extract.places import PlaceExtractor
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Document


def annotated(parser: SpacyParser, text: str) -> AnnotatedDocument:
    report = parser.parse([AnnotatedDocument(document=Document(document_id="doc", uri="doc", text=text))])[0]
    return PlaceExtractor().extract(MentionExtractor().extract(report))


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A train was stopped in Samarkand.", "Samarkand", "UZB"),
        ("They met in Paris.", "Paris", "FRA"),
        ("A barn burned down in Paris, Texas.", "Paris", "USA"),
        ("The ships sailed to the Black Sea.", "Black Sea", None),
        ("Canada was calm. A school opened in London, Ontario.", "London", "CAN"),
        ("China closed a mine in Zhejiang Province.", "Zhejiang Province", "CHN"),
    ],
)
def test_a_place_lies_in_its_country(parser, text, name, country):
    places = {place.place_text: place for place in annotated(parser, text).places}
    assert places[name].country == country
    assert places[name].latitude is not None


def test_a_place_gives_its_mention_the_country(parser):
    report = annotated(parser, "A train was stopped in Samarkand.")
    assert [(mention.kind, mention.actor) for mention in report.mentions] == [("place", "UZB")]


def test_an_unknown_place_has_no_coordinates(parser):
    place = annotated(parser, "A bus was found near Zorkentovo.").places[0]
    assert (place.country, place.latitude, place.geonames_id) == (None, None, None)
