"""Words that tell what kind of name a name is; `data/name_words.csv` and `data/given_names.csv` in, sets out."""

import functools
from collections.abc import Mapping

from dragoman.codebooks.tables import read_table


@functools.cache
def words_of_list(name: str) -> frozenset[str]:
    """A list of `name_words.csv` by its name: body, geographic, particle, not_a_name, speech, man, woman, ..."""
    rows = read_table("name_words.csv", ("list", "words", "example"))
    return frozenset(word for row, words, _ in rows if row == name for word in words.split(";"))


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
    rows = read_table("given_names.csv", ("gender", "names", "source"))
    return {name: gender for gender, names, _ in rows for name in names.split(";")}
