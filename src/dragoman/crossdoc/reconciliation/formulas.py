"""The sentences of a thread's reports in, agreements on one formula that they put in several wordings out.

"A boundless friendship", "cooperation without limits" and "their partnership knows no bounds" are one formula: what
there is none of has one meaning, so has what is so described, and the same two states have it. Translators word it
anew.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.formulas import formula_pattern, formula_words
from dragoman.codebooks.parties import code_of
from dragoman.crossdoc.reconciliation.pairing import Report, independent_pairs
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import AGREE
from dragoman.language.words import STOP_WORDS
from dragoman.model.annotations import Statement

Span = tuple[int, int]
"""Code points into a report."""

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s\Z")
_BEFORE, _BEHIND = 4, 3
"""Words before and behind a quality within which stands what it describes."""
_LINKS = frozenset(
    "is are was were be been being has have had having knows know knew with that which would will remains remain"
    " to of on for their the our its".split()
)
"""Words that may stand between the two, beside names: "friendship that has no limits", "no limits to their ties"."""
_NOT = frozenset({"not", "hardly", "never", "n't", "isn't", "aren't"})
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_OF_STATES = frozenset({"name", "demonym", "capital", "seat", "office_holder"})
"""Roles of a name that stands for its state."""
_MOST_STATES = 4
"""States of a sentence beyond which it does not say who has it."""
_SHOWN = 8
"""Wordings that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula as one report words it: its meaning, where it stands, and the states that have it."""

    report: Report
    meaning: tuple[str, str]
    start: int
    end: int
    text: str
    states: frozenset[str]


def formulas_of(
    report: Report, text: str, pieces: Sequence[Span], statements: Sequence[Statement]
) -> Iterator[Formula]:
    """The formulas of a report that two states or more have, in text order.

    Args:
        report: Whose they are.
        text: Its text.
        pieces: Spans of its sentences, headlines and captions, in order.
        statements: What it lays on speakers.
    """
    lower = text.lower()
    for match in formula_pattern().finditer(lower if len(lower) == len(text) else text):
        piece = next((each for each in pieces if each[0] <= match.start() < each[1]), None)
        found = _described(text, piece, match) if piece is not None else None
        if piece is None or found is None:
            continue
        states = _speaking(statements, found[1]) or _named(text[slice(*piece)])
        if 1 < len(states) <= _MOST_STATES:
            start, end = _with_marks(text, *found[1])
            yield Formula(report=report, meaning=found[0], start=start, end=end, text=text[start:end], states=states)


def _described(text: str, piece: Span, match: re.Match[str]) -> tuple[tuple[str, str], Span] | None:
    """What a quality describes, before it or behind it: the meaning of both, and their span."""
    words = formula_words()
    noun = (match["noun"] or "").lower()
    quality = words.lacking[noun] if noun else words.adjectives[match["adjective"].lower()]
    before = list(_TOKEN.finditer(text, max(piece[0], match.start() - 80), match.start()))[-_BEFORE:]
    if before and before[-1].group().lower() in _NOT:
        return None
    if not match.group().lower().startswith("without"):
        for token in list(_TOKEN.finditer(text, match.end(), min(piece[1], match.end() + 80)))[:_BEHIND]:
            word = token.group().lower()
            if "," in text[match.end() : token.start()] or (word in STOP_WORDS and not (noun and word in _LINKS)):
                break
            if (tie := words.ties.get(word)) is not None:
                return (quality, tie), (match.start(), token.end())
    for token in reversed(before):
        word = token.group().lower()
        if "," in text[token.end() : match.start()]:
            break
        if (tie := words.ties.get(word)) is not None:
            return (quality, tie), (token.start(), match.end())
        if word not in _LINKS and not token.group()[0].isupper():
            break
    return None


def _with_marks(text: str, start: int, end: int) -> Span:
    """A span with the quotation mark before it, where the other one stands inside it."""
    close = _QUOTES.get(text[start - 1 : start])
    return (start - 1, end) if close is not None and close in text[start:end] else (start, end)


def _speaking(statements: Sequence[Statement], span: Span) -> frozenset[str]:
    """The states of those who say it together; empty where it is one."""
    for row in statements:
        if row.content_start <= span[0] and span[1] <= row.content_end and ";" in (row.speaker or ""):
            return frozenset(code_of(each).where for each in (row.speaker or "").split(";"))
    return frozenset()


def _named(sentence: str) -> frozenset[str]:
    """The states that a sentence names, by themselves, their people, capitals or office holders."""
    codebook = load_codebook()
    words = [_POSSESSIVE.sub("", match.group()) for match in _TOKEN.finditer(sentence)]
    found, at = set(), 0
    while at < len(words):
        taken, entries = codebook.lookup(words, at) if words[at][0].isupper() else (0, ())
        states = {entry.state for entry in entries if entry.role in _OF_STATES}
        if len(states) == 1:
            found |= states
        at += max(1, taken)
    return frozenset(state for state in found if state is not None)


def compared_formulas(formulas: Iterable[Formula]) -> Iterator[Finding]:
    """Agreements on each formula that independent reports word differently, between stories where several tell it."""
    by_meaning: dict[tuple[str, str], list[Formula]] = defaultdict(list)
    for each in formulas:
        by_meaning[each.meaning].append(each)
    for meaning in sorted(by_meaning):
        for members in _by_parties(by_meaning[meaning]):
            yield from _agreed(members)


def _by_parties(formulas: Sequence[Formula]) -> Iterator[list[Formula]]:
    """The formulas that two states have in common, those of the commonest two first."""
    left = list(formulas)
    while left:
        pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
        for each in left:
            for pair in combinations(sorted(each.states), 2):
                pairs[pair].add(each.report.document_id)
        first = min(pairs, key=lambda pair: (-len(pairs[pair]), pair))
        yield [each for each in left if each.states.issuperset(first)]
        left = [each for each in left if not each.states.issuperset(first)]


def _agreed(members: Sequence[Formula]) -> Iterator[Finding]:
    first_of: dict[str, Formula] = {}
    for each in sorted(members, key=lambda each: (each.report.order, each.start)):
        first_of.setdefault(each.report.document_id, each)
    told = list(first_of.values())
    wordings = list({_plain(each.text): each.text for each in reversed(told)}.values())[::-1]
    if len(wordings) == 1:
        return
    why = f"Two independent origins have one formula, in {len(wordings)} wordings: {'; '.join(wordings[:_SHOWN])}."
    apart = len({each.report.story_id for each in told}) > 1
    for one, other in independent_pairs(told, lambda each: each.report):
        if not apart or one.report.story_id != other.report.story_id:
            yield _finding(one, other, why)


def _plain(text: str) -> str:
    return " ".join(match.group().lower().replace("-", " ") for match in _TOKEN.finditer(text))


def _finding(one: Formula, other: Formula, why: str) -> Finding:
    return Finding(
        point="words", relation=AGREE,
        a=one.report, a_start=one.start, a_end=one.end, a_value=one.text,
        b=other.report, b_start=other.start, b_end=other.end, b_value=other.text,
        subject="", incident_id=None, why=why,
    )  # fmt: skip
