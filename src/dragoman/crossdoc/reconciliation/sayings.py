"""The statements of a story's reports in, what independent reports lay on one speaker in other words out.

Only agreement is read here: who says less says nothing else, and a contradiction in reported speech is one of wording.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.crossdoc.reconciliation.pairing import Report, independent_pairs
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import AGREE
from dragoman.language.words import STOP_WORDS, words_of
from dragoman.model.annotations import Statement

_SHARED, _LEAST = 0.6, 4
"""Part of the shorter saying's words, and number of them, that two reports have in common when they tell one."""
_BOTH, _LEAST_BOTH = 0.5, 3
"""The same where both parties of a story are said to think it."""
_COMMON = 0.5
"""Part of a speaker's sayings from which on a word no longer tells them apart."""
_ENOUGH = 6
"""Sayings of a speaker from which on it can be told which words are common."""
_LONGEST = 60
"""Words of a saying that are compared."""
_NOT = frozenset({"not", "no", "never", "nobody", "nothing", "none", "without", "nor", "neither"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What a report lays on a speaker: the stems of its words, and whether it is negated."""

    report: Report
    statement: Statement
    stems: frozenset[str]
    denied: bool


def sayings_of(report: Report, statements: Iterable[Statement]) -> Iterator[Saying]:
    """The sayings of a report that are not quoted word for word; those are compared as quotations."""
    for row in statements:
        if row.kind == "direct" or _speaker(row) is None:
            continue
        words = words_of(row.content_text)[:_LONGEST]
        stems = frozenset(word.stem for word in words)
        denied = (row.polarity == "denied") != bool(stems & _NOT)
        yield Saying(report=report, statement=row, stems=stems - STOP_WORDS, denied=denied)


def _speaker(row: Statement) -> str | None:
    """Whose saying it is: both parties of the story, or somebody whom the record knows."""
    if (row.speaker_text or "").lower().startswith("both "):
        return "both"
    return row.speaker if row.speaker is not None and ("/" in row.speaker or "." in row.speaker) else None


def lasts(saying: Saying) -> bool:
    """Whether it is a view and no utterance: a view is the same from one happening to the next."""
    return saying.statement.act in ("belief", "stance")


def compared_sayings(sayings: Iterable[Saying]) -> Iterator[Finding]:
    """One agreement for each saying and pair of origins that tell it."""
    by_speaker: dict[str, list[Saying]] = defaultdict(list)
    for each in sayings:
        by_speaker[_speaker(each.statement) or ""].append(each)
    for speaker in sorted(by_speaker):
        yield from _of_speaker(speaker, by_speaker[speaker])


def _of_speaker(speaker: str, sayings: Sequence[Saying]) -> Iterator[Finding]:
    common = _common(sayings)
    ordered = sorted(sayings, key=lambda each: (each.report.order, each.statement.content_start))
    taken: set[str] = set()
    for number, first in enumerate(ordered):
        if first.statement.statement_id in taken:
            continue
        alike = [each for each in ordered[number + 1 :] if _one_saying(speaker, first, each, common)]
        taken |= {each.statement.statement_id for each in alike}
        for one, other in independent_pairs([first, *alike], lambda each: each.report):
            if _one_saying(speaker, one, other, common):
                yield _finding(one, other)


def _common(sayings: Sequence[Saying]) -> frozenset[str]:
    if len(sayings) < _ENOUGH:
        return frozenset()
    counts: dict[str, int] = defaultdict(int)
    for each in sayings:
        for stem in each.stems:
            counts[stem] += 1
    return frozenset(stem for stem, count in counts.items() if count > _COMMON * len(sayings))


def _one_saying(speaker: str, first: Saying, other: Saying, common: frozenset[str]) -> bool:
    if first.report.document_id == other.report.document_id or first.denied != other.denied:
        return False
    part, least = (_BOTH, _LEAST_BOTH) if speaker == "both" else (_SHARED, _LEAST)
    shared = len((first.stems & other.stems) - common)
    return shared >= max(least, part * min(len(first.stems - common), len(other.stems - common)))


def _finding(first: Saying, other: Saying) -> Finding:
    one, two = first.statement, other.statement
    return Finding(
        point="said", relation=AGREE,
        a=first.report, a_start=one.content_start, a_end=one.content_end, a_value=one.content_text,
        b=other.report, b_start=two.content_start, b_end=two.content_end, b_value=two.content_text,
        subject="", incident_id=None,
        why=f"Two independent origins lay the same on {one.speaker_name or one.speaker_text}.",
    )  # fmt: skip
