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
    """What every formula holds, in lower case: "no" or "without" with a noun of the table, or one of its adjectives."""
    words = formula_words()
    nouns, adjectives = ("|".join(map(re.escape, sorted(each, key=len, reverse=True)))
                         for each in (words.lacking, words.adjectives))  # fmt: skip
    return re.compile(
        rf"\b(?:(?:no|without|without any)[- ](?P<noun>{nouns})|(?P<adjective>{adjectives}))\b", re.IGNORECASE
    )


def may_hold_formula(text: str) -> bool:
    """Whether a text holds a formula; asked of every report, few of which do."""
    lower = text.lower()
    return any(root in lower for root in _roots()) and formula_pattern().search(lower) is not None


@functools.cache
def _roots() -> tuple[str, ...]:
    """The words of which one stands in every formula, without those that hold another."""
    words = {*formula_words().lacking, *formula_words().adjectives}
    return tuple(sorted(word for word in words if not any(other in word for other in words - {word})))
