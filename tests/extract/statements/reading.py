"""Reads a text as far as its statements."""

from dataclasses import replace

from tests.factory import report

from dragoman.extract.mentions import MentionExtractor
from dragoman.extract.regions import RegionExtractor
from dragoman.extract.statements import StatementExtractor
from dragoman.extract.times import TimeExtractor

PARTS = (MentionExtractor(), TimeExtractor(), StatementExtractor())


def read(parser, text, *, regions=(), **given):
    found = replace(RegionExtractor().extract(report(text, language="en", **given)), regions=tuple(regions))
    found = parser.parse([found])[0]
    for part in PARTS:
        found = part.extract(found)
    return found.statements


def marked(example):
    """The text of an example and the spans of its {speaker} and <content>."""
    text, places = "", {}
    for mark in example:
        if mark in "{}<>":
            places[mark] = len(text)
        else:
            text += mark
    return text, (places.get("{"), places.get("}")), (places["<"], places[">"])
