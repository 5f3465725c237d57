"""The table `formulas.csv` in, the words of formulas out: "no limits", "boundless", and what is so called."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebooks.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaWords:
    """Words in lower case -> their meaning; `lacking` are nouns of what there is none of, `ties` what is described."""

    lacking: Mapping[str, str]
    adjectives: Mapping[str, str]
    ties: Mapping[str, str]


@functools.cache
def formula_words() -> FormulaWords:
    """The words of the table."""
    lacking: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    ties: dict[str, str] = {}
    for kind, name, nouns, others, _ in read_table("formulas.csv", ("kind", "name", "nouns", "adjectives", "example")):
        (lacking if kind == "quality" else ties).update(dict.fromkeys(nouns.split(";"), name))
        adjectives |= dict.fromkeys(others.split(";") if others else (), name)
    return FormulaWords(lacking=lacking, adjectives=adjectives, ties=ties)


@functools.cache
def formula_pattern() -> re.Pattern[str]:
    """What every formula holds: "no" or "without" with a noun of the table, or one of its adjectives."""
    words = formula_words()
    nouns, adjectives = ("|".join(map(re.escape, sorted(each, key=len, reverse=True)))
                         for each in (words.lacking, words.adjectives))  # fmt: skip
    return re.compile(
        rf"\b(?:(?:no|without|without any)[- ](?P<noun>{nouns})|(?P<adjective>{adjectives}))\b", re.IGNORECASE
    )
