"""A parsed report in, its time expressions out (`times`), with TIMEX3 values, EDTF and formulas.

Sentences of prose are read with their parse; datelines, captions and headlines without. Method: a table
of patterns over categories of words (`lexicon`, `patterns`), the longest match wins (`automaton`), its
meaning is arithmetic over the report's date (`meaning`, `language.calendar`), the direction of a bare
weekday or month comes from the governing verb (`direction`). TIMEX3 after TimeML 1.2.1.
"""

import functools
import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.errors import TimeError
from dragoman.extract.times.automaton import Atom, Lattice, Match, Node, atoms, compile_patterns
from dragoman.extract.times.chronology import with_years
from dragoman.extract.times.clocks import HEAD_OF_REPORT, by_local_time, is_told_of_the_east, is_tomorrow, weekday_of
from dragoman.extract.times.direction import Direction, direction, once_planned, sure_tense
from dragoman.extract.times.filters import false_friend, is_name
from dragoman.extract.times.lexicon import lexicon
from dragoman.extract.times.meaning import Reading, read
from dragoman.extract.times.numbers import NUMBER_WORDS
from dragoman.extract.times.patterns import EXPRESSIONS, PARTS, PHRASES
from dragoman.extract.times.place import Place
from dragoman.extract.times.signs import may_hold_time, places_of_time
from dragoman.language.calendar import Resolved, resolve, unanchored_value
from dragoman.language.recollection import parse_key
from dragoman.model.annotations import AnnotatedDocument, TimeExpression
from dragoman.model.text import Document, Sentence, Token

_READ_REGIONS = frozenset({"dateline", "byline", "caption", "headline", "subhead"})
_REMEMBERED_SENTENCES = 1
"""How far back "the next day" looks for its day; two or more sentences back it is mostly another day."""
_NO_TIME = "NONE"
"""The type of a reading that is none: an age, a name; its words are not read again."""
_YEARLY = ("MD", "DAY", "MONTH", "HOLIDAY", "SEASON")
"""What comes once a year; where no tense is sure, the nearest one is meant."""
_FIGURES = frozenset({"$", "€", "£", "¥", "%", "cents", "percent", "million", "billion", "revenue", "profit", "sales"})
"""Words of a sentence that compares figures."""
_QUARTER = re.compile(r".*(?:[<>~/=]Q[1-4]|-Q[1-4]\]|[0-9]Q)")
_REACH = 7
"""Atoms before a word of time at which its expression may begin ("at least two and a half years")."""
_KEPT = 5_000
"""Sentences that are remembered with what was read in them."""
_LONGEST_REGION = 2000
"""Characters of a region that are read; a longer one is a page, not a caption."""


class TimeExtractor:
    """The layer `times`; mentions and places, where they were read before, say whose clock may be another."""

    name = "times"
    requires = frozenset({"document", "sentences", "regions"})
    provides = frozenset({"times"})

    def __init__(self) -> None:
        """Remembers what was read in the last sentences."""
        self._known: OrderedDict[Hashable, _Read] = OrderedDict()

    def extract(self, report: AnnotatedDocument) -> AnnotatedDocument:
        """The report with its time expressions in text order."""
        memory = _Memory(east=is_told_of_the_east(report))
        found = [each for sentence in report.sentences for each in self._in_sentence(sentence, report.document, memory)]
        for passage in _in_regions(report):
            found.extend(_read_passage(passage, report.document))
        found.sort(key=lambda expression: expression.expression_start)
        return replace(report, times=tuple(with_years(report.document.text, found)))

    def _in_sentence(self, sentence: Sentence, document: Document, memory: "_Memory") -> Sequence[TimeExpression]:
        """The expressions of a sentence; of one read before with the same dates and day in mind they are moved here."""
        if not may_hold_time(document.text, sentence.start, sentence.end):
            return ()
        days = document.published, document.published_earliest, document.published_latest
        back = min(sentence.index - memory.sentence, _REMEMBERED_SENTENCES + 1)
        head = sentence.index < HEAD_OF_REPORT
        clock = memory.begun, memory.east and head
        key = (sentence.text, parse_key(sentence), days, memory.formula, memory.quarter, back, clock)
        known = self._known.get(key)
        if known is not None:
            self._known.move_to_end(key)
            memory.formula, memory.quarter = known.memory.formula, known.memory.quarter
            memory.begun = known.memory.begun
            memory.sentence = sentence.index if known.renews else memory.sentence
            return [_moved(each, document, sentence.start - known.start) for each in known.expressions]
        passage = _passage(sentence, document.text, memory)
        found = list(_read_passage(passage, document)) if passage is not None else []
        renews = memory.sentence == sentence.index
        self._known[key] = _Read(expressions=found, start=sentence.start, memory=replace(memory), renews=renews)
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return found


def _moved(expression: TimeExpression, document: Document, by: int) -> TimeExpression:
    return replace(
        expression, document_id=document.document_id, expression_start=expression.expression_start + by,
        expression_end=expression.expression_end + by,
    )  # fmt: skip


@dataclass(slots=True)
class _Memory:
    """The day or period spoken of last, in which sentence, the weekday after the report's that had begun elsewhere.

    `east` says whether the report tells of places where a day begins long before it does in Europe.
    """

    formula: str | None = None
    sentence: int = -9
    quarter: str | None = None
    begun: str | None = None
    east: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What was read in a sentence that began at `start`, and the memory behind it, new if it `renews` it."""

    expressions: Sequence[TimeExpression]
    start: int
    memory: _Memory
    renews: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    sequence: Sequence[Atom]
    triggers: Sequence[int]
    sentence: Sentence | None
    index: int
    memory: _Memory
    text: str


@dataclass(slots=True)
class _Context:
    """What `meaning` may ask of the passage around a match."""

    passage: _Passage
    starts: Sequence[int]

    def token(self, index: int) -> Token | None:
        sentence = self.passage.sentence
        if sentence is None or not 0 <= index < len(self.passage.sequence):
            return None
        place = bisect_right(self.starts, self.passage.sequence[index].start) - 1
        return sentence.tokens[place] if place >= 0 else None

    def direction(self, match: Match) -> Direction | None:
        sentence, head = self.passage.sentence, self._head(match)
        if sentence is None or head is None or sentence.tokens[head].pos in ("VERB", "AUX"):
            return None
        return direction(sentence, head)

    def _head(self, match: Match) -> int | None:
        sentence = self.passage.sentence
        first, last = self.token(match.start), self.token(match.end - 1)
        if sentence is None or first is None or last is None:
            return None
        inside = range(first.index, last.index + 1)
        return next((index for index in inside if sentence.tokens[index].head not in inside), first.index)

    def tense(self, match: Match) -> str | None:
        sentence, head = self.passage.sentence, self._head(match)
        if sentence is None or head is None:
            return None
        sure = sure_tense(sentence, head)
        if sure is not None:
            return sure
        before = self.passage.sequence[match.start - 1].lower if match.start else ""
        modifies = sentence.tokens[head].dep in ("nummod", "amod", "compound", "poss")
        if modifies or self.direction(match) not in ("ahead", "future"):
            return None
        return "future" if before == "by" and not once_planned(sentence, head) else "prospect"

    def relation(self, match: Match) -> str:
        found = self.direction(match)
        yearly = any(match.has(category) for category in _YEARLY)
        if found == "past" or (found is None and not yearly):
            return "<="
        return "~" if yearly and found != "future" else ">="

    def weekday(self, match: Match, named: str) -> str:
        """Tomorrow's name means tomorrow but where a verb tells it as past, and then at the head of news of the East.

        Nobody calls the day six days ago by its bare name at the head of a report: what a report of Monday
        tells as done "on Tuesday" in Tokyo was done when Tuesday had begun there.
        """
        relation, begun = self.relation(match), self.passage.memory.begun
        if begun is not None and begun == named:
            return "<~"
        if relation != "<=":
            return relation
        sentence, head = self.passage.sentence, self._head(match)
        before = {atom.lower for atom in self.passage.sequence[max(match.start - 2, 0) : match.start]}
        if sentence is None or head is None or before & _AFTERWARDS:
            return relation
        if not self.is_told(match):
            return "<~"
        begun_there = self.passage.memory.east and sentence.index < HEAD_OF_REPORT and not _had(sentence, head)
        return "<~" if begun_there else relation

    def is_told(self, match: Match) -> bool:
        """Whether a verb tells of the time itself as past, and not of a thing that has it: "Friday's vote"."""
        sentence, head = self.passage.sentence, self._head(match)
        if sentence is None or head is None or sentence.tokens[head].dep in ("poss", "compound", "nmod", "amod"):
            return False
        return self.direction(match) == "past"

    def mentioned(self) -> str | None:
        memory = self.passage.memory
        return memory.formula if self.passage.index - memory.sentence <= _REMEMBERED_SENTENCES else None

    def closed(self, match: Match) -> bool:
        after = self.passage.sequence[match.end : match.end + 1]
        return bool(after) and after[0].lower in ("ended", "ending")

    def quarter(self) -> str | None:
        figures = any(atom.lower in _FIGURES for atom in self.passage.sequence)
        return self.passage.memory.quarter if figures else None


@functools.cache
def _tries() -> tuple[tuple[Node, ...], Node]:
    layers = tuple(compile_patterns([(row.name, row.pattern) for row in layer]) for layer in (PARTS, PHRASES))
    return layers, compile_patterns([(row.name, row.pattern) for row in EXPRESSIONS])


def _passage(sentence: Sentence, text: str, memory: _Memory) -> _Passage | None:
    """A sentence that may hold a time."""
    sequence = atoms(text, sentence.start, sentence.end)
    found = places_of_time(sequence)
    if not found:
        return None
    return _Passage(
        sequence=sequence, triggers=found, sentence=sentence, index=sentence.index, memory=memory, text=text
    )


def _in_regions(report: AnnotatedDocument) -> Iterator[_Passage]:
    text = report.document.text
    for region in report.regions:
        if region.kind in _READ_REGIONS:
            end = min(region.region_end, region.region_start + _LONGEST_REGION)
            sequence = atoms(text, region.region_start, end)
            found = places_of_time(sequence)
            yield _Passage(sequence=sequence, triggers=found, sentence=None, index=0, memory=_Memory(), text=text)


def _read_passage(passage: _Passage, document: Document) -> Iterator[TimeExpression]:
    phrases, expressions = _tries()
    lattice = Lattice(passage.sequence, phrases)
    starts = [token.start for token in passage.sentence.tokens] if passage.sentence else []
    context = _Context(passage, starts)
    position, begins = 0, _beginnings()
    for trigger in passage.triggers:
        position = max(position, trigger - _REACH)
        while position <= trigger:
            chosen = None
            atom = passage.sequence[position]
            if atom.lower in begins or atom.text[0].isdecimal():
                chosen = _first_reading(lattice, expressions, position, context)
            if chosen is None:
                position += 1
                continue
            match, reading = chosen
            position = match.end
            if reading.type != _NO_TIME:
                yield _expression(context, match, reading, document)


@functools.cache
def _beginnings() -> frozenset[str]:
    """Words that can begin an expression."""
    never = {"OF", "IN", "ON", "AT", "OR", "AND", "COMMA", "DOT", "DASH", "HYPHEN", "SLASH", "THROUGH", "AGO", "BACK"}
    words = {first for first, rows in lexicon().items() if any(category not in never for _, category, _ in rows)}
    return frozenset(words | NUMBER_WORDS)


def _first_reading(
    lattice: Lattice, expressions: Node, position: int, context: _Context
) -> tuple[Match, Reading] | None:
    for match in lattice.matches(expressions, position):
        if match.end == match.start:
            continue
        place = Place(match=match, atoms=lattice.atoms, token=context.token)
        reason = false_friend(place)
        if reason is not None and is_name(reason):
            return match, Reading(type=_NO_TIME)
        if reason is not None:
            continue
        reading = read(match, context)
        if reading is not None:
            return match, reading
    return None


def _expression(context: _Context, match: Match, reading: Reading, document: Document) -> TimeExpression:
    passage = context.passage
    start, end = passage.sequence[match.start].start, passage.sequence[match.end - 1].end
    resolved: Resolved | None = None
    value, anchor = reading.value, _anchor(reading, document, passage, match)
    tense = context.tense(match) if reading.type in ("DATE", "TIME") else None
    formula = reading.formula
    if formula is not None and document.published is None:
        formula = formula.replace("<~", "<=")  # the report's day is sought: its own clock is the likelier
    if formula is not None:
        try:
            after = [atom.lower for atom in passage.sequence[match.end : match.end + 2]]
            local = by_local_time(formula, after, document)
            resolved = local or resolve(formula, document.published_earliest, document.published_latest)
            told = context.is_told(match) or weekday_of(formula) == passage.memory.begun
            if local or (told and is_tomorrow(formula, resolved, document)):
                anchor = anchor and f"{anchor}, by another place's clock"
                passage.memory.begun = weekday_of(formula)
            value = value or (resolved.value if resolved else unanchored_value(formula))
        except TimeError as wrong:
            formula, anchor = None, f"no such day: {wrong}"
    if formula is not None and reading.type in ("DATE", "TIME") and ".." not in formula:
        passage.memory.formula, passage.memory.sentence = formula.partition("/T")[0], passage.index
        if _QUARTER.fullmatch(formula) and "-4Q" not in formula:
            passage.memory.quarter = formula
    return TimeExpression(
        document_id=document.document_id,
        expression_start=start,
        expression_end=end,
        expression_text=passage.text[start:end],
        type=reading.type,
        value=value,
        time=resolved.time if resolved else None,
        time_earliest=resolved.earliest if resolved else None,
        time_latest=resolved.latest if resolved else None,
        anchor=anchor,
        formula=formula if formula is not None and "DCT" in formula else None,
        tense=tense,
    )


_AFTERWARDS = frozenset({"since", "after", "following", "from", "ended", "ending"})
"""Before a weekday: the day lies behind what is told."""


def _had(sentence: Sentence, index: int) -> bool:
    """Whether the verb that a time belongs to looks back from a past: had ordered on Thursday."""
    verb = next((each for each in sentence.ancestors(index) if each.pos == "VERB"), None)
    return verb is not None and any(each.lower == "had" for each in sentence.children(verb.index, "aux"))


def _anchor(reading: Reading, document: Document, passage: _Passage, match: Match) -> str | None:
    if reading.counted_from == "DCT":
        if document.published is None:
            return "the report's date, which is not known"
        return f"the report's date, {document.published}"
    if reading.counted_from == "text":
        return "a time named before in the text"
    following = passage.sequence[match.end] if match.end < len(passage.sequence) else None
    if reading.type == "DURATION" and following is not None and following.lower in ("before", "after", "since"):
        end = min(match.end + 8, len(passage.sequence))
        words = passage.text[following.start : passage.sequence[end - 1].end]
        return f"the event that the text names: {' '.join(words.split())}"
    return "an event that the text names" if reading.counted_from == "event" else None
