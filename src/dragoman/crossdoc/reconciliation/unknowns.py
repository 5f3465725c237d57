"""What one report says is not known in, what another says of it out: news, and no contradiction.

"It is not known whether any barges were damaged" and "no barge was damaged" are two states of knowledge.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebooks.points import exclusive_terms
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import UPDATE
from dragoman.language.words import STOP_WORDS, words_of
from dragoman.model.annotations import TimeExpression

_NOT_KNOWN = (
    r"(?:not (?:yet |immediately )?(?:been )?(?:known|clear|decided|announced|said)|nothing (?:is|was|has been) "
    r"(?:yet )?(?:known|said|announced|decided)|unclear|unknown|undecided|remain(?:s|ed) to be seen)(?: yet)?"
)
_OPEN = re.compile(
    rf"\b{_NOT_KNOWN} (?P<what>whether|if|how long|how many|about (?:its|the|their) (?:format|form))\b[^.;?!]*",
    re.IGNORECASE,
)
_NOR = re.compile(r"\bnor (?P<what>whether|how long|how many)\b[^.;?!]*", re.IGNORECASE)
_MAY_ASK = re.compile(
    r"(?:known|clear|decided|announced|said|to be seen)(?: yet)? "
    r"(?:whether|if|how long|how many|about (?:its|the|their) form)|nor (?:whether|how long|how many)"
)
"""What every question holds, for a look at a whole report in lower case."""
_TRIGGER = re.compile(r"known|clear|unknown|decided|to be seen|announced|said", re.IGNORECASE)
_ASKING = re.compile(rf"\b(?:whether|if|unclear|{_NOT_KNOWN})\b", re.IGNORECASE)
_COVERED, _LEAST = 0.75, 2
"""Part, and number, of the words of what was not known that a sentence must have to answer it."""
_BEFORE = 2
"""Sentences before a question that say of whom it is asked."""
_MOST = 3
"""Origins whose answer to one question is told, the earliest reports first."""
_POINTS = {"whether": "what", "if": "what", "how long": "how long", "how many": "how many"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A report with its text, the spans in which it tells something, and its times."""

    report: Report
    text: str
    pieces: Sequence[Span]
    times: Sequence[TimeExpression]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What is not known: `stems` are the words of the clause, `names` those of its sentence and the two before."""

    telling: Telling
    what: str
    start: int
    end: int
    stems: frozenset[str]
    names: frozenset[str]


def answered(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """What is not known in one report of a story and is told in another of another origin."""
    ordered = sorted(tellings, key=lambda each: each.report.order)
    for telling in ordered:
        for question in _questions(telling):
            heard: set[str] = set()
            for other in ordered:
                if not _may_answer(question.telling.report, other.report) or heard & other.report.origins:
                    continue
                answer = _answer(question, other)
                if answer is not None and len(heard) < _MOST:
                    heard |= other.report.origins
                    yield answer


def _may_answer(asking: Report, telling: Report) -> bool:
    """Whether a report may tell what another leaves open: of another origin, or of a later day of the same one."""
    apart = asking.origins.isdisjoint(telling.origins) or asking.before(telling)
    return apart and not telling.before(asking)


def _questions(telling: Telling) -> Iterator[_Question]:
    if not _MAY_ASK.search(telling.text.lower()):
        return
    for number, (start, end) in enumerate(telling.pieces):
        if _TRIGGER.search(telling.text, start, end):
            for pattern in (_OPEN, _NOR):
                for match in pattern.finditer(telling.text, start, end):
                    first = telling.pieces[max(0, number - _BEFORE)][0]
                    yield _question(telling, match, (first, end))


def _question(telling: Telling, match: re.Match[str], around: Span) -> _Question:
    clause_end = match.end()
    also = _NOR.search(telling.text, match.end("what"), clause_end)
    clause_end = also.start() if also and also.start() > match.start() else clause_end
    words = words_of(telling.text, match.end("what"), clause_end)
    named = words_of(telling.text, *around)
    return _Question(
        telling=telling, what=match.group("what").lower(), start=match.start(), end=clause_end,
        stems=frozenset(word.stem for word in words if not word.number) - STOP_WORDS,
        names=frozenset(word.stem for word in named if word.name),
    )  # fmt: skip


def _answer(question: _Question, other: Telling) -> Finding | None:
    best: tuple[int, Span] | None = None
    for piece in other.pieces:
        if _ASKING.search(other.text, *piece):
            continue
        found = _form(question, other, piece) if question.what.startswith("about") else _said(question, other, piece)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return _finding(question, other, best[1]) if best else None


def _said(question: _Question, other: Telling, piece: Span) -> tuple[int, Span] | None:
    """How many words of the question a sentence has, and where the answer stands."""
    lower = other.text[slice(*piece)].lower()
    if sum(stem[:-1] in lower for stem in question.stems) < min(_LEAST, len(question.stems)) and not (
        question.what == "how long" and any(stem[:-1] in lower for stem in question.stems)
    ):
        return None
    words = [word for word in words_of(other.text, *piece) if word.stem in question.stems]
    shared = len({word.stem for word in words})
    if question.what == "how long":
        lasting = [t for t in other.times if t.type == "DURATION" and piece[0] <= t.expression_start < piece[1]]
        named = question.names & {word.stem for word in words_of(other.text, *piece)}
        if 2 * shared < len(question.stems) or not shared or not lasting or not (named or shared >= _LEAST):
            return None
        return shared, (lasting[-1].expression_start, lasting[-1].expression_end)
    if question.what == "how many" or shared < max(_LEAST, _COVERED * len(question.stems)):
        return None
    return shared, (_with_negation(other, piece, words[0].start), words[-1].end)


def _with_negation(other: Telling, piece: Span, start: int) -> int:
    """Where an answer begins, with the "no" or "not" right before it."""
    before = _NO.search(other.text, piece[0], start)
    return before.start() if before else start


_NO = re.compile(r"\b(?:no|not|none of|neither|nor|never|without)\s+(?:the |any |a )?(?:\w+ )?\Z", re.IGNORECASE)


def _form(question: _Question, other: Telling, piece: Span) -> tuple[int, Span] | None:
    """How many names of the question a sentence has that says by what means, and where it says it."""
    named = len(question.names & {word.stem for word in words_of(other.text, *piece)})
    lower = other.text[slice(*piece)].lower().replace("-", " ")
    for term, row in exclusive_terms().items():
        at = lower.find(term)
        if row.name == "means" and at >= 0 and named >= _LEAST:
            return named, (piece[0] + at, piece[0] + at + len(term))
    return None


def _finding(question: _Question, other: Telling, answer: Span) -> Finding:
    point = "how" if question.what.startswith("about") else _POINTS[question.what]
    return Finding(
        point=point, relation=UPDATE,
        a=question.telling.report, a_start=question.start, a_end=question.end, a_value="not known",
        b=other.report, b_start=answer[0], b_end=answer[1], b_value=other.text[slice(*answer)],
        subject="", incident_id=None, why="One report says that it is not known; the other tells it.",
    )  # fmt: skip
