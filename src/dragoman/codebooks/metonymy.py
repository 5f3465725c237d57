"""What words around the name of a state or capital make of it: a government or a place.

`data/metonymy.csv` has one row a relation of the name to its sentence and a list of words in it, tried
in the file's order, each with an example in which the name is marked.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebooks.tables import read_table

GOVERNMENT, PLACE, OTHER = "government", "place", "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetonymyRule:
    """One kind of evidence.

    `relation` is how the words stand to the name (possessed, object, motion to, ...), `verdict`
    government, place or other (a team, a market, half the name of a treaty), `example` a sentence with the
    name in square brackets.
    """

    relation: str
    verdict: str
    words: frozenset[str]
    example: str


@functools.cache
def metonymy_rules() -> tuple[MetonymyRule, ...]:
    """All rows, in the order of trial."""
    return tuple(
        MetonymyRule(relation=relation, verdict=verdict, words=frozenset(words.split(";")), example=example)
        for relation, verdict, words, example in read_table("metonymy.csv", ("relation", "verdict", "words", "example"))
    )


def verdict_of(relation: str, word: str) -> str | None:
    """What a word in a relation makes of the name, or None where the table does not say."""
    return _verdicts().get((relation, word))


@functools.cache
def _verdicts() -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for rule in metonymy_rules():
        for word in rule.words:
            found.setdefault((rule.relation, word), rule.verdict)
    return found
