"""Words that tell what kind of name a name is; `data/name_words.csv` and `data/given_names.csv` in, sets out."""

import csv
import functools
from collections.abc import Mapping
from importlib.resources import files


@functools.cache
def words_of_list(name: str) -> frozenset[str]:
    """A list of `name_words.csv` by its name: body, geographic, particle, not_a_name, speech, man, woman, ..."""
    found = [row["words"] for row in _rows("name_words.csv") if row["list"] == name]
    return frozenset(word for words in found for word in words.split(";"))


def gender_of(given: str) -> str | None:
    """`m` or `f` for a given name of men or of women, `n` for a known one of either, else None."""
    return _given_names().get(given)


def gender_of_title(word: str) -> str | None:
    """The sex that a form of address tells: Mr, Mrs; None for any other word."""
    if word in words_of_list("man"):
        return "m"
    return "f" if word in words_of_list("woman") else None


@functools.cache
def _given_names() -> Mapping[str, str]:
    return {name: row["gender"] for row in _rows("given_names.csv") for name in row["names"].split(";")}


def _rows(name: str) -> list[dict[str, str]]:
    text = files("dragoman.codebooks").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
