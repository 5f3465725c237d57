"""What words about another party amount to: `judgements.csv`, ready to be asked by verb."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebooks.plover import event_types, modes
from dragoman.codebooks.tables import read_table
from dragoman.errors import CodebookError

TABLE = "judgements.csv"
COLUMNS = ("reading", "subject", "mood", "verbs", "things", "example")
WORDS = "judgement_words.csv"
WORD_COLUMNS = ("class", "words", "example")
SUBJECTS = frozenset(("other", "deed", "own", "none", "anything"))
MOODS = frozenset(("says", "will", "not", "does not", "will not", "cannot", "ought"))
ANY = "*"
WHO = "who"
OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What must stand with a verb in one role; `words` may hold `ANY`, `WHO` (is judged) or `OWN` (judges)."""

    role: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One row: `subject` is of `SUBJECTS`, or empty where `subjects` names words; of `things` one group must hold."""

    type: str
    mode: str | None
    subject: str
    subjects: frozenset[str]
    mood: str
    verbs: frozenset[str]
    things: tuple[tuple[Thing, ...], ...]
    example: str

    @property
    def passive(self) -> bool:
        """Whether the verb is one that is suffered: "will be punished"."""
        return any(thing.role == "passive" for group in self.things for thing in group)


@functools.cache
def judgement_words() -> Mapping[str, frozenset[str]]:
    """Class -> its words."""
    return {name: frozenset(words.split(";")) for name, words, _ in read_table(WORDS, WORD_COLUMNS)}


@functools.cache
def judgements() -> tuple[Judgement, ...]:
    """The rows, in the order of the table.

    Raises:
        CodebookError: a row has an unknown type, mode or mood; names the row.
    """
    return tuple(_judgement(number, row) for number, row in enumerate(read_table(TABLE, COLUMNS), start=1))


@functools.cache
def judging() -> Mapping[str, tuple[Judgement, ...]]:
    """Verb, or `ANY` -> the rows that it may fit, in the order of the table."""
    found: dict[str, list[Judgement]] = {}
    for row in judgements():
        for verb in row.verbs:
            found.setdefault(verb, []).append(row)
    return {verb: tuple(rows) for verb, rows in found.items()}


def _judgement(number: int, row: tuple[str, ...]) -> Judgement:
    reading, subject, mood, verbs, things, example = row
    type_, _, mode = reading.partition(".")
    if type_ not in event_types() or (mode and mode not in modes(type_)) or mood not in MOODS:
        raise CodebookError(f"{TABLE}, row {number}: {reading}, {mood} is no reading")
    return Judgement(
        type=type_, mode=mode or None, mood=mood, verbs=_words(verbs, ";"), example=example,
        subject=subject if subject in SUBJECTS else "",
        subjects=frozenset() if subject in SUBJECTS else _words(subject, ";"),
        things=tuple(tuple(_thing(each) for each in group.split("+")) for group in things.split()),
    )  # fmt: skip


def _thing(text: str) -> Thing:
    role, _, words = text.partition(":")
    return Thing(role=role.replace("-", " "), words=_words(words, "|"))


def _words(text: str, sign: str) -> frozenset[str]:
    """The words of a cell, those of its classes in their place."""
    classes = judgement_words()
    return frozenset(word for each in text.split(sign) for word in classes.get(each, (each,)) if word)
