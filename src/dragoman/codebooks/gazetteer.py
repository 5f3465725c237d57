"""Names of places in, where they may be out: towns, regions, countries, seas.

`data/gazetteer.tsv.gz` is made from GeoNames (CC BY 4.0, see `data/NOTICE-gazetteer.md`) by
`scripts/build_gazetteer.py`; `data/geography.csv` adds seas, parts of the world and the English names of
regions by hand. Rows stay lines of text until they are asked for.
"""

import functools
import gzip
import math
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from dragoman.codebooks.tables import read_table

_UNITS = (
    " province",
    " oblast",
    " region",
    " state",
    " prefecture",
    " county",
    " governorate",
    " district",
    " territory",
    " city",
)


_COLUMNS = ("names", "feature", "country", "latitude", "longitude", "people", "source")
_FAR = 25.0
"""Square of the degrees within which a nearest town counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place of the gazetteer.

    `country` is alpha-3, or None for what lies in several; `region` the first-order region's name;
    degrees are WGS 84; `feature` is a GeoNames code (PPLC a capital, PPL a town, ADM1, ADM2 regions,
    PCLI a country, SEA, RGN, CONT); `people` is 0 where unknown.
    """

    name: str
    feature: str
    country: str | None
    region: str | None
    latitude: float
    longitude: float
    people: int
    geonames_id: int | None


_DIRECTIONS = frozenset(
    {
        *("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central", "centre"),
        *("center", "northern", "southern", "eastern", "western", "capital"),
    }
)


@functools.lru_cache(maxsize=20_000)
def locations(name: str) -> tuple[Location, ...]:
    """The places that bear a name, the word for their kind left out or not; empty where none does.

    A bare direction ("the North") is no name, though regions of some countries bear it; "North Region" is one.
    """
    wanted = fold(name)
    if wanted.lower() in _DIRECTIONS:
        return tuple(_by_hand().get(wanted, ()))
    found = (*_by_hand().get(wanted, ()), *_lookup(wanted))
    if not found and wanted.startswith("the "):
        return locations(name[4:])
    lower = wanted.lower()
    for unit in _UNITS if not found and lower.endswith(_UNITS) else ():
        if lower.endswith(unit):
            found = (*_by_hand().get(wanted[: -len(unit)], ()), *_lookup(wanted[: -len(unit)]))
            return (
                found if unit == " city" else tuple(place for place in found if place.feature not in ("PPL",)) or found
            )
    return found


def country_location(code: str) -> Location | None:
    """Where a country is (alpha-3), or None where the gazetteer does not know it."""
    return _countries().get(code)


def nearest_country(latitude: float, longitude: float) -> str | None:
    """The country (alpha-3) of the town nearest to a point, None where none is within some five degrees."""
    best, country = _FAR, None
    stretch = math.cos(math.radians(latitude))
    for north, east, code in _towns():
        distance = (north - latitude) ** 2 + ((east - longitude) * stretch) ** 2
        if distance < best:
            best, country = distance, code
    return country


@functools.cache
def _towns() -> tuple[tuple[float, float, str], ...]:
    places = (_location(line) for line in _lines() if "\tPPL" in line)
    return tuple((place.latitude, place.longitude, place.country or "") for place in places)


def fold(name: str) -> str:
    """A name without accents and with plain apostrophes and spaces."""
    if name.isascii():
        return " ".join(name.split())
    plain = unicodedata.normalize("NFKD", name.replace("\u2019", "'"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def _lookup(name: str) -> tuple[Location, ...]:
    return tuple(_location(line) for line in _lines_of(name))


def _lines_of(name: str) -> Iterator[str]:
    lines = _lines()
    start = name + "\t"
    position = bisect_left(lines, start)
    while position < len(lines) and lines[position].startswith(start):
        yield lines[position]
        position += 1


def _location(line: str) -> Location:
    name, feature, country, region, latitude, longitude, people, number = line.split("\t")
    return Location(
        name=name, feature=feature, country=country, region=region or None, latitude=float(latitude),
        longitude=float(longitude), people=int(people), geonames_id=int(number) if number else None,
    )  # fmt: skip


@functools.cache
def _lines() -> list[str]:
    """The lines of the gazetteer, which is kept in order and its names folded (`scripts/build_gazetteer.py`)."""
    data = files("dragoman.codebooks").joinpath("data", "gazetteer.tsv.gz").read_bytes()
    return gzip.decompress(data).decode().splitlines()


@functools.cache
def _countries() -> Mapping[str, Location]:
    found = (_location(line) for line in _lines() if "\tPCLI\t" in line)
    return {place.country: place for place in found if place.country}


@functools.cache
def _by_hand() -> Mapping[str, tuple[Location, ...]]:
    found: dict[str, list[Location]] = {}
    for names, feature, country, latitude, longitude, people, _ in read_table("geography.csv", _COLUMNS):
        for name in names.split(";"):
            place = Location(
                name=names.partition(";")[0],
                feature=feature,
                country=country or None,
                region=None,
                latitude=float(latitude),
                longitude=float(longitude),
                people=int(people),
                geonames_id=None,
            )
            found.setdefault(fold(name), []).append(place)
    return {name: tuple(places) for name, places in found.items()}
