"""The sentences of a report in, facts that another report may state otherwise out.

A fact is a key that says what is spoken of and a value: a number of a counted noun, a measure of a
thing, an age, a place in a series, one of a set of terms that exclude each other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from dragoman.codebooks.points import CountedNoun, counted_nouns, exclusive_terms
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.language.quantities import Quantity, quantities_of
from dragoman.language.words import Word, content_words, stem_of, words_of
from dragoman.model.annotations import TimeExpression

_NUMBER = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{2,5}teen|\w{3,5}ty|dozens?|hundreds?|"
    r"thousands?|millions?|billions?|scores of|first|second|third|\w{2,9}th)\b"
)
_SUMS = re.compile(
    r"[$€£¥]\d[\d,.]{0,15}(?: [mb]illion| trillion)?|(?<![\d,.])\d[\d,.]{0,15} ?(?:percent\b|per cent\b|%)"
)
AGREEING = frozenset({"money", "percent"})
"""Kinds of which each firm has its own by the hour: two reports can only agree on them."""
_OF_PHRASE = re.compile(r" of (?:[\w'’-]{1,30} ){0,4}[\w'’-]{1,30}")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_BEHIND = re.compile(r"\b(?:after|since|before|following)\s+\w+\s+\w+[^,;]*\Z", re.IGNORECASE)
_RUNNING = re.compile(
    r"\b(?:since|so far|to date|up to now|until now|already|a total of|in total|as of|at the latest count)\b",
    re.IGNORECASE,
)
_FATES = (
    r"(?:(?P<dead>killed|killing|dead|died|slain|murdered)|(?P<hurt>injured|injuring|wounded|wounding|hurt)|"
    r"(?P<missing>missing|unaccounted)|(?P<held>arrested|arresting|detained|detaining))"
)
_FATE_BEHIND = re.compile(
    r"^(?: (?:were|was|are|have been|had been|left|reported|feared|confirmed))* " + _FATES + r"\b"
)
_FATE_BEFORE = re.compile(
    r"\b" + _FATES + r"(?: (?:at least|more than|as many as|up to|about|over|some|nearly|the|around))? $"
)
_BESIDE = 40
"""Characters on either side of a number in which stands what became of those counted."""
_REACH = 90
"""Characters on either side of a value that count as its clause."""
_BEFORE, _BEHIND_IT = 80, 200
"""Characters before the first number of a sentence, and behind its last, in which stands all that is read of it."""

_REMEMBERED = 2_000
"""Sentences of which it is remembered what they count: those of one story, which its reports have from each other."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A time as a clause names it: by its words, and by its ISO days where they are known."""

    words: str
    days: tuple[str, str] | None

    def meets(self, other: "Occasion") -> bool | None:
        """Whether the two can be the same time; None where the days of one are unknown and the words differ."""
        if self.words == other.words:
            return True
        if self.days is None or other.days is None:
            return None
        return self.days[0] <= other.days[1] and other.days[0] <= self.days[1]


Key = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one sentence says on one point; offsets are code points into the report.

    `weekdays` are those that its report names. `quantity` or `member` holds the value; the clause around it is read
    when it is asked for, as most facts are told by one report.
    """

    report: Report
    weekdays: frozenset[str]
    key: Key
    noun: CountedNoun | None
    dated: bool
    point: str
    start: int
    end: int
    text: str
    quantity: Quantity | None
    member: str | None
    clause: "Clause"

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """The times that the clause names."""
        return self.clause.occasions

    @property
    def behind(self) -> bool:
        """Whether the clause tells what came before or after the news ("days after the navy fired three rockets")."""
        return self.clause.behind

    @property
    def context(self) -> frozenset[str]:
        """The stems around the value."""
        return self.clause.context

    @property
    def names(self) -> frozenset[str]:
        """Those of them that are written as names."""
        return self.clause.names

    @property
    def complement(self) -> frozenset[str]:
        """The stems right behind a number ("package of sanctions", "anniversary of the treaty")."""
        return self.clause.complement

    @property
    def fate(self) -> str | None:
        """What became of those counted: "killed 59 people", "100 people injured"; None where it is not said."""
        return self.clause.fate

    @property
    def running(self) -> bool:
        """Whether a number counts from some day on and goes on counting ("since the siege began")."""
        return self.clause.running


def facts_of(
    report: Report, text: str, pieces: Sequence[Span], times: Sequence[TimeExpression], *,
    left_out: frozenset[str] = frozenset(),
) -> Iterator[Fact]:  # fmt: skip
    """The facts of a report, in text order.

    Args:
        report: Whose facts they are.
        text: Its text.
        pieces: Spans of its sentences, headlines and captions, in order.
        times: Its time expressions, in order.
        left_out: Kinds of quantities that are not asked for.
    """
    spans = [(time.expression_start, time.expression_end) for time in times]
    weekdays = frozenset(match.group() for time in times if (match := _WEEKDAY.search(time.expression_text)))
    termed = _terms().search(text.lower()) is not None
    for start, end in pieces:
        terms, numbers = _read(text[start:end], termed=termed, sums=not left_out)
        taken = [span for span in spans if start <= span[0] < end] if numbers else ()
        counts = _counting(text, start, end, [at for at in numbers if not _is_inside(start + at, taken)])
        if not terms and counts is None:
            continue
        words = _Words(text, start, end, times)
        for first, stop in terms:
            yield _term_fact(report, words, weekdays, start + first, start + stop)
        for quantity in _quantities(text, *counts, taken) if counts is not None else ():
            fact = _number_fact(report, words, weekdays, quantity) if quantity.kind not in left_out else None
            if fact is not None:
                yield fact


@lru_cache(maxsize=_REMEMBERED)
def _read(piece: str, *, termed: bool, sums: bool) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    """Where the terms of a sentence stand, if it may hold any, and where its numbers begin, sums of money or not."""
    lower = piece.lower()
    counted = lower if sums else _SUMS.sub(_blank, lower)
    return (
        tuple(match.span() for match in _terms().finditer(lower)) if termed else (),
        tuple(match.start() for match in _NUMBER.finditer(counted)),
    )


def _quantities(text: str, start: int, end: int, taken: Sequence[Span]) -> Iterator[Quantity]:
    """The quantities of a part of a sentence; the same words in another report are not read again."""
    inside = tuple((first - start, stop - start) for first, stop in taken)
    for quantity in _quantities_in(text[start:end], inside):
        yield replace(quantity, start=start + quantity.start, end=start + quantity.end)


@lru_cache(maxsize=_REMEMBERED)
def _quantities_in(words: str, taken: tuple[Span, ...]) -> tuple[Quantity, ...]:
    return tuple(quantities_of(words, 0, len(words), taken))


def _counting(text: str, start: int, end: int, numbers: Sequence[int]) -> Span | None:
    """The part of a sentence that holds its numbers, which begin so far behind its start; None where there is none."""
    if not numbers:
        return None
    first = text.rfind(" ", start, start + max(0, numbers[0] - _BEFORE))
    last = text.find(" ", start + numbers[-1] + _BEHIND_IT, end)
    return (first + 1 if first >= 0 else start), (last if last >= 0 else end)


def _is_inside(position: int, spans: Sequence[Span]) -> bool:
    return any(first <= position < stop for first, stop in spans)


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


class _Words:
    """The words and times of a sentence."""

    def __init__(self, text: str, start: int, end: int, times: Sequence[TimeExpression]) -> None:
        self.text = text
        self.start = start
        self.end = end
        self._all = times

    @cached_property
    def content(self) -> list[Word]:
        """Its words that are no stop words."""
        return content_words(words_of(self.text, self.start, self.end))

    @cached_property
    def times(self) -> list[TimeExpression]:
        """Its dates and times of day."""
        inside = (time for time in self._all if self.start <= time.expression_start < self.end)
        return [time for time in inside if time.type in ("DATE", "TIME")]


class Clause:
    """What stands around a value; `start` and `end` are those of the value."""

    def __init__(self, sentence: _Words, start: int, end: int, quantity: Quantity | None) -> None:
        self._sentence = sentence
        self._start = start
        self._end = end
        self._quantity = quantity

    @cached_property
    def _around(self) -> list[Word]:
        first, last = self._start - _REACH, self._end + _REACH
        near = (word for word in self._sentence.content if first <= word.start and word.end <= last)
        return [word for word in near if not word.number and (word.end <= self._start or word.start >= self._end)]

    @cached_property
    def context(self) -> frozenset[str]:
        """The stems within reach."""
        modifiers = self._quantity.modifiers if self._quantity is not None else ()
        return frozenset(word.stem for word in self._around).union(modifiers)

    @cached_property
    def names(self) -> frozenset[str]:
        """Those of them that are names."""
        return frozenset(word.stem for word in self._around if word.name)

    @cached_property
    def behind(self) -> bool:
        """Whether a clause that begins with "after", "since" or "before" holds the value."""
        first = max(self._sentence.start, self._start - _REACH)
        return _BEHIND.search(self._sentence.text, first, self._start) is not None

    @cached_property
    def fate(self) -> str | None:
        """What became of those counted, by the words right behind the number or, without such, right before it."""
        behind = self._sentence.text[self._end : min(self._sentence.end, self._end + _BESIDE)]
        before = self._sentence.text[max(self._sentence.start, self._start - _BESIDE) : self._start]
        return _fate_at(_FATE_BEHIND, behind) or _fate_at(_FATE_BEFORE, before)

    @cached_property
    def running(self) -> bool:
        """Whether a number is a total up to the day of the report: "so far", "since the siege began"."""
        if self._quantity is None or self._quantity.kind != "count":
            return False
        first, last = max(self._sentence.start, self._start - _REACH), min(self._sentence.end, self._end + _REACH)
        return _RUNNING.search(self._sentence.text, first, last) is not None

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """The times within reach."""
        first, last = self._start - _REACH, self._end + _REACH
        near = (t for t in self._sentence.times if first <= t.expression_start and t.expression_end <= last)
        return tuple(_occasion(time) for time in near)

    @cached_property
    def complement(self) -> frozenset[str]:
        """The stems of an of-phrase right behind a number."""
        match = _OF_PHRASE.match(self._sentence.text, self._end) if self._quantity is not None else None
        if match is None:
            return frozenset()
        inside = (w.stem for w in self._sentence.content if match.start() <= w.start and w.end <= match.end())
        return _named(frozenset(inside))


def _fate_at(pattern: re.Pattern[str], words: str) -> str | None:
    match = pattern.search(words)
    return next((name for name, found in match.groupdict().items() if found), None) if match else None


def _occasion(time: TimeExpression) -> Occasion:
    words = time.expression_text.lower().replace("’", "'").removesuffix("'s").removeprefix("on ")
    days = (time.time_earliest, time.time_latest) if time.time_earliest and time.time_latest else None
    return Occasion(words=words, days=days)


@cache
def _terms() -> re.Pattern[str]:
    """The terms of all exclusive sets, longest first; hyphens may be spaces."""
    words = sorted(exclusive_terms(), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(re.escape(word).replace(r"\ ", "[- ]") for word in words) + r")s?\b")


def _term_fact(report: Report, words: _Words, weekdays: frozenset[str], start: int, end: int) -> Fact:
    written = words.text[start:end].lower().replace("-", " ")
    term = exclusive_terms().get(written) or exclusive_terms()[written.removesuffix("s")]
    return Fact(
        report=report, weekdays=weekdays, key=("term", term.name), noun=None, dated=term.dated,
        point=term.point, start=start, end=end, text=words.text[start:end], quantity=None, member=term.member,
        clause=Clause(words, start, end, None),
    )  # fmt: skip


def _number_fact(report: Report, words: _Words, weekdays: frozenset[str], quantity: Quantity) -> Fact | None:
    noun = _nouns().get(quantity.noun or "")
    key = _key(quantity, noun.name if noun else quantity.noun)
    if key is None:
        return None
    start, end = quantity.start, quantity.end
    return Fact(
        report=report, weekdays=weekdays, key=key, noun=noun, dated=False,
        point=_POINTS[quantity.kind], start=start, end=end, text=words.text[start:end], quantity=quantity, member=None,
        clause=Clause(words, start, end, quantity),
    )  # fmt: skip


@cache
def _nouns() -> Mapping[str, CountedNoun]:
    """Stem -> the class of noun."""
    return {stem_of(word): noun for word, noun in counted_nouns().items()}


def _named(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(_nouns()[stem].name if stem in _nouns() else stem for stem in stems)


_POINTS = {"count": "how many", "share": "how many", "measure": "how much", "money": "how much", "percent": "how much",
           "age": "age", "ordinal": "which"}  # fmt: skip


def _key(quantity: Quantity, noun: str | None) -> Key | None:
    if quantity.kind == "share":
        return ("share", quantity.whole, noun) if noun is not None and quantity.whole != quantity.stated else None
    if quantity.kind == "age":
        return ("age", None)
    if quantity.kind in ("count", "ordinal"):
        return (quantity.kind, noun) if noun is not None else None
    if noun is not None and quantity.kind == "measure":
        return ("measure", quantity.unit, noun)
    return (quantity.kind, quantity.unit, "after", quantity.before) if quantity.before else None
