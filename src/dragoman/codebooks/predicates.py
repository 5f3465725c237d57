"""Which words tell of an act, and what they need around them: rows of `predicates.csv`, ready to be looked up.

A row names words, the frame that must surround them, and a reading: a PLOVER type, or an operator
that changes the act it governs ("refused to meet"). Source: the notice at the head of each table.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebooks.plover import event_types, modes
from dragoman.codebooks.tables import read_table
from dragoman.errors import CodebookError

OPERATORS = frozenset(
    ("light", "say", "intend", "decide", "demand", "threaten", "refuse", "fail", "avoid", "end", "prevent", "allow",
     "accept", "order")
)  # fmt: skip
"""Readings that are not a type: see `dragoman.extract.events.operators`."""

_PERFORMATIVE = "!"
_TABLE = "predicates.csv"
_COLUMNS = ("pos", "words", "frame", "reading", "expected", "example")
_OBJECTS = "predicate_objects.csv"
_ROLES = frozenset(("obj", "subj"))
_LOOSE = frozenset(("comp", "act"))
"""Conditions that name no word count half."""
_BARE = frozenset(("comp", "-comp", "-obj", "act", "-act"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a frame asks of one dependent: `role` is obj, subj, oprd, while or a preposition; no `words` mean any.

    A `role` of `comp` or `act` asks for a clause, or for an act among the dependents; `absent` turns it round.
    """

    role: str
    words: frozenset[str]
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One word of one row. `others` are the words that must stand with it ("call" + "off").

    Exactly one of `type` and `operator` is given. A `performative` act is done by promising it: to pledge
    support is to support. `looks_below` tells whether the row asks what act stands below the word. `example` is the
    row's sentence, with `[source]` and `{recipient}` marked, and `expected` the type it should be read as.
    """

    pos: str
    word: str
    others: tuple[str, ...]
    frame: tuple[tuple[Condition, ...], ...]
    type: str | None
    mode: str | None
    operator: str | None
    performative: bool
    looks_below: bool
    expected: str
    example: str
    row: int

    @property
    def weight(self) -> float:
        """How much the row asks for; the row that asks for most is tried first."""
        bare = sum(group[0].role in _LOOSE or not group[0].words for group in self.frame)
        return len(self.others) + len(self.frame) - bare / 2

    @property
    def breadth(self) -> int:
        """How many words the frame would take; of rows that ask for equally much, the narrowest is tried first."""
        return sum(len(condition.words) or 1000 for group in self.frame for condition in group)


@functools.cache
def predicates() -> Mapping[tuple[str, str], tuple[Predicate, ...]]:
    """(pos, word) -> what may be read there, the most demanding first, then in the order of the table.

    Raises:
        CodebookError: a row has an unknown reading, mode or condition; names the row.
    """
    found: dict[tuple[str, str], list[Predicate]] = {}
    for number, row in enumerate(read_table(_TABLE, _COLUMNS), start=1):
        for predicate in _predicates(number, row):
            found.setdefault((predicate.pos, predicate.word), []).append(predicate)
    return {
        key: tuple(sorted(rows, key=lambda each: (-each.weight, each.breadth, each.row))) for key, rows in found.items()
    }


@functools.cache
def examples() -> tuple[Predicate, ...]:
    """The first word of each row, for the tests that run its example."""
    first: dict[int, Predicate] = {}
    for rows in predicates().values():
        for predicate in rows:
            kept = first.get(predicate.row)
            if kept is None or predicate.word == _first_word(predicate):
                first[predicate.row] = predicate
    return tuple(first[row] for row in sorted(first))


@functools.cache
def object_classes() -> Mapping[str, frozenset[str]]:
    """Class of things -> its words."""
    found: dict[str, set[str]] = {}
    for name, words in read_table(_OBJECTS, ("class", "words")):
        found.setdefault(name, set()).update(words.split(";"))
    return {name: frozenset(words) for name, words in found.items()}


def _first_word(predicate: Predicate) -> str:
    return read_table(_TABLE, _COLUMNS)[predicate.row - 1][1].split(";")[0].split(" ")[0]


def _predicates(number: int, row: tuple[str, ...]) -> list[Predicate]:
    pos, words, frame, reading, expected, example = row
    performative = reading.endswith(_PERFORMATIVE)
    type_, mode, operator = _reading(number, reading.removesuffix(_PERFORMATIVE))
    conditions = tuple(_condition(number, each) for each in frame.split())
    below = operator is not None or any(each.role == "act" for group in conditions for each in group)
    found = []
    for entry in words.split(";"):
        parts = entry.split(" ")
        word, others = (parts[0], parts[1:]) if pos == "v" else (parts[-1], parts[:-1])
        found.append(
            Predicate(
                pos=pos, word=word, others=tuple(others), frame=conditions, type=type_, mode=mode, operator=operator,
                performative=performative, looks_below=below, expected=expected or type_ or "", example=example,
                row=number,
            )
        )  # fmt: skip
    return found


def _reading(number: int, reading: str) -> tuple[str | None, str | None, str | None]:
    if reading in OPERATORS:
        return None, None, reading
    type_, _, mode = reading.partition(".")
    if type_ not in event_types() or (mode and mode not in modes(type_)):
        raise CodebookError(f"{_TABLE}, row {number}: unknown reading {reading!r}")
    return type_, mode or None, None


def _condition(number: int, text: str) -> tuple[Condition, ...]:
    """One condition of a frame: alternatives of one role, or of several prepositions ("at:|on:")."""
    if text in _BARE:
        return (Condition(role=text.lstrip("-"), words=frozenset(), absent=text.startswith("-")),)
    if ":" not in text:
        raise CodebookError(f"{_TABLE}, row {number}: unknown condition {text!r}")
    classes = object_classes()
    words: dict[str, set[str]] = {}
    role = ""
    for part in text.removeprefix("-").split("|"):
        head, colon, word = part.partition(":")
        role, word = (head, word) if colon else (role, part)
        kept = words.setdefault(role, set())
        if word:
            kept.update(classes.get(word, frozenset((word.replace("_", " "),))))
    absent = text.startswith("-")
    return tuple(Condition(role=role, words=frozenset(kept), absent=absent) for role, kept in words.items())
