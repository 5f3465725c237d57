"""Mentions in, the layer `places` out, each place with the country that the report's context decides.

A name may be borne by many places. What is written beside it ("Paris, Texas"), the other places and
states of the report, and how large each bearer is decide between them, in this order; nearby words
count more than far ones (after Smith and Crane, 2001). Place mentions get the country as their actor.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.codebooks.gazetteer import Location, country_location, fold, locations
from dragoman.model.annotations import AnnotatedDocument, Mention, Place

_BESIDE, _SAME_REGION, _NAMED, _CAPITAL, _BY_CODEBOOK = 14.0, 6.0, 3.0, 2.0, 4.0
"""Weights of: the country or region written beside the name; a region that the report names; a country that it
names; being a capital; what the codebook
takes the name for. Chosen so that one step of evidence beats a hundredfold population, not more."""
_FEATURE = {
    "PCLI": 6.0,
    "CONT": 6.0,
    "ADM1": 2.0,
    "RGN": 2.5,
    "SEA": 6.0,
    "STRT": 6.0,
    "ISLS": 3.0,
    "ISL": 3.0,
    "ADM2": -1.5,
}
_NEAR = 60
"""Characters after a name within which another place counts as written beside it."""


class PlaceExtractor:
    """The layer `places`; completes the place mentions with their countries."""

    name = "places"
    requires = frozenset({"mentions", "sentences"})
    provides = frozenset({"places", "mentions"})

    def extract(self, report: AnnotatedDocument) -> AnnotatedDocument:
        """The report with its places in text order."""
        named = [mention for mention in report.mentions if _names_place(mention)]
        known = {mention.name or mention.mention_text: _known(mention) for mention in named}
        chosen = _choose(report, named, known)
        places = tuple(_place(mention, chosen[mention.mention_id]) for mention in named)
        return replace(report, places=places, mentions=_completed(report.mentions, places))


def _names_place(mention: Mention) -> bool:
    """A place, or a state by its own name: it acts, and is a place all the same; a capital that acts is none."""
    if mention.kind == "place":
        return True
    own = mention.coreferent is None and mention.name is not None and mention.mention_text == mention.name
    return mention.kind == "state" and own and mention.actor is not None and len(mention.actor) == 3


def _known(mention: Mention) -> tuple[Location, ...]:
    """The places that a mention may be: all of its name, its state's own place if the name is the state's."""
    found = locations(mention.name or mention.mention_text)
    country = country_location(mention.actor[:3]) if mention.actor is not None else None
    if country is None:
        return found if mention.actor is None else ()
    if mention.kind == "state":
        return (country,)
    return found if any(place.country == country.country for place in found) else (*found, country)


def _choose(
    report: AnnotatedDocument, named: Sequence[Mention], known: Mapping[str, tuple[Location, ...]]
) -> dict[str, Location | None]:
    countries, regions = _context(report, known)
    starts = [mention.mention_start for mention in named]
    best: dict[str, tuple[float, Location]] = {}
    for mention in named:
        name = mention.name or mention.mention_text
        for place in known[name]:
            score = _score(place, countries, regions) + _beside(report, mention, place, named, starts)
            score += _BY_CODEBOOK if mention.actor is not None and mention.actor[:3] == place.country else 0.0
            if name not in best or score > best[name][0]:
                best[name] = (score, place)
    return {
        mention.mention_id: best[name][1] if (name := mention.name or mention.mention_text) in best else None
        for mention in named
    }


def _context(
    report: AnnotatedDocument, known: Mapping[str, tuple[Location, ...]]
) -> tuple[Counter[str], frozenset[str]]:
    """How often each country is named, as a state, by its officials or by places that lie nowhere else."""
    countries: Counter[str] = Counter()
    for mention in report.mentions:
        for code in (mention.actor or "").split(";"):
            if len(code) >= 3 and country_location(code[:3]) is not None:
                countries[code[:3]] += 1
    regions: set[str] = set()
    for name, places in known.items():
        lands = {place.country for place in places if place.country}
        if len(lands) == 1:
            countries.update(lands)
        if any(place.feature == "ADM1" for place in places):
            regions.add(fold(name))
    return countries, frozenset(regions)


def _score(place: Location, countries: Counter[str], regions: frozenset[str]) -> float:
    score = math.log10(place.people + 10) + _FEATURE.get(place.feature, 0.0)
    score += _CAPITAL if place.feature == "PPLC" and place.people > 0 else 0.0
    if place.country is not None and place.country in countries:
        score += _NAMED * min(1.0, 0.5 + countries[place.country] / max(countries.values()) / 2)
    if place.region is not None and fold(place.region) in regions:
        score += _SAME_REGION
    return score


def _beside(
    report: AnnotatedDocument, mention: Mention, place: Location, named: Sequence[Mention], starts: Sequence[int]
) -> float:
    """Whether the place named next, after a comma or an `in`, contains this one."""
    following = bisect_left(starts, mention.mention_end)
    score = 0.0
    for other in named[following : following + 2]:
        gap = report.document.text[mention.mention_end : other.mention_start]
        if len(gap) > _NEAR or (gap.strip() not in (",", "(", ", in", "in") and following >= 0 and "," not in gap):
            break
        name = fold(other.name or other.mention_text)
        if other.actor is not None and other.actor[:3] == place.country:
            score = _BESIDE
        if place.region is not None and _is_region(name, place):
            score = _BESIDE + 2
    return score


def _is_region(name: str, place: Location) -> bool:
    region = fold(place.region or "")
    return region in (name, _ABBREVIATED.get((name, place.country)))


_ABBREVIATED: dict[tuple[str, str | None], str] = {
    ("NSW", "AUS"): "New South Wales",
    ("B.C.", "CAN"): "British Columbia",
    ("BC", "CAN"): "British Columbia",
}


def _place(mention: Mention, place: Location | None) -> Place:
    country = place.country if place is not None else None
    if country is None and mention.actor is not None:
        country = mention.actor[:3]
    return Place(
        document_id=mention.document_id,
        place_start=mention.mention_start,
        place_end=mention.mention_end,
        place_text=mention.mention_text,
        name=place.name if place is not None else mention.name or mention.mention_text,
        country=country,
        latitude=place.latitude if place is not None else None,
        longitude=place.longitude if place is not None else None,
        geonames_id=place.geonames_id if place is not None else None,
        feature=place.feature if place is not None else None,
    )


def _completed(mentions: Sequence[Mention], places: Sequence[Place]) -> tuple[Mention, ...]:
    """The mentions with the country that was chosen for each place."""
    countries = {(place.place_start, place.place_end): place.country for place in places if place.country is not None}
    return tuple(
        replace(mention, actor=countries.get((mention.mention_start, mention.mention_end), mention.actor))
        if mention.kind == "place"
        else mention
        for mention in mentions
    )
