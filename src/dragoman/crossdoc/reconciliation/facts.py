"""The sentences of a report in, facts that another report may state otherwise out.

A fact is a key that says what is spoken of and a value: a number of a counted noun, a measure of a
thing, an age, a place in a series, one of a set of terms that exclude each other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from dragoman.codebooks.points import CountedNoun, counted_nouns, exclusive_terms
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.language.quantities import Quantity, quantities_of
from dragoman.language.words import Word, content_words, stem_of, words_of
from dragoman.model.annotations import TimeExpression

_NUMBER = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{2,5}teen|\w{3,5}ty|dozens?|hundreds?|"
    r"thousands?|millions?|billions?|scores of|first|second|third|\w{2,9}th)\b"
)
_DIGIT = re.compile(r"\d")
_OF_PHRASE = re.compile(r" of (?:[\w'’-]{1,30} ){0,4}[\w'’-]{1,30}")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_BEHIND = re.compile(r"\b(?:after|since|before|following)\s+\w+\s+\w+[^,;]*\Z", re.IGNORECASE)
_RUNNING = re.compile(
    r"\b(?:since|so far|to date|up to now|until now|already|a total of|in total|as of|at the latest count)\b",
    re.IGNORECASE,
)
_REACH = 90
"""Characters on either side of a value that count as its clause."""


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

    `weekdays` are those that its report names. `quantity` or `member` holds the value, `occasions` the times
    that the clause names. `behind`: the clause tells what came before or after the news ("days after the navy
    fired three rockets"). `context` are the stems around it, `names` those of them that are written as names,
    `complement` those right behind it ("package of sanctions", "anniversary of the treaty"). `running`: the clause
    counts from some day on and goes on counting ("since the siege began").
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
    occasions: tuple[Occasion, ...]
    behind: bool
    context: frozenset[str]
    names: frozenset[str]
    complement: frozenset[str]
    running: bool = False


def facts_of(report: Report, text: str, pieces: Sequence[Span], times: Sequence[TimeExpression]) -> Iterator[Fact]:
    """The facts of a report, in text order.

    Args:
        report: Whose facts they are.
        text: Its text.
        pieces: Spans of its sentences, headlines and captions, in order.
        times: Its time expressions, in order.
    """
    spans = [(time.expression_start, time.expression_end) for time in times]
    weekdays = frozenset(match.group() for time in times if (match := _WEEKDAY.search(time.expression_text)))
    for start, end in pieces:
        piece = text[start:end].lower()
        terms = list(_terms().finditer(piece))
        if not terms and not _DIGIT.search(piece) and not _NUMBER.search(piece):
            continue
        words = _Words(text, start, end, [time for time in times if start <= time.expression_start < end], weekdays)
        for match in terms:
            yield _term_fact(report, text, words, start + match.start(), start + match.end())
        for quantity in quantities_of(text, start, end, spans):
            fact = _number_fact(report, text, words, quantity)
            if fact is not None:
                yield fact


class _Words:
    """The words of a sentence, for the clause around a value."""

    def __init__(
        self, text: str, start: int, end: int, times: Sequence[TimeExpression], weekdays: frozenset[str]
    ) -> None:
        self.weekdays = weekdays
        self._text = text
        self._start = start
        self._end = end
        self._times = [time for time in times if time.type in ("DATE", "TIME")]

    @cached_property
    def _words(self) -> list[Word]:
        """Read when they are asked for: most sentences with a number state no fact."""
        return content_words(words_of(self._text, self._start, self._end))

    def around(self, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
        """The stems within reach, and those of them that are names."""
        near = [word for word in self._words if start - _REACH <= word.start and word.end <= end + _REACH]
        outside = [word for word in near if not word.number and (word.end <= start or word.start >= end)]
        return frozenset(word.stem for word in outside), frozenset(word.stem for word in outside if word.name)

    def behind(self, start: int) -> bool:
        """Whether a clause that begins with "after", "since" or "before" holds a place."""
        return _BEHIND.search(self._text, max(self._start, start - _REACH), start) is not None

    def running(self, start: int, end: int) -> bool:
        """Whether a number is a total up to the day of the report: "so far", "since the siege began"."""
        return _RUNNING.search(self._text, max(self._start, start - _REACH), min(self._end, end + _REACH)) is not None

    def occasions(self, start: int, end: int) -> tuple[Occasion, ...]:
        """The times within reach."""
        near = (t for t in self._times if start - _REACH <= t.expression_start and t.expression_end <= end + _REACH)
        return tuple(_occasion(time) for time in near)

    def complement(self, end: int) -> frozenset[str]:
        """The stems of an of-phrase that begins at `end`."""
        match = _OF_PHRASE.match(self._text, end)
        if match is None:
            return frozenset()
        return frozenset(word.stem for word in self._words if match.start() <= word.start and word.end <= match.end())


def _occasion(time: TimeExpression) -> Occasion:
    words = time.expression_text.lower().replace("’", "'").removesuffix("'s").removeprefix("on ")
    days = (time.time_earliest, time.time_latest) if time.time_earliest and time.time_latest else None
    return Occasion(words=words, days=days)


@cache
def _terms() -> re.Pattern[str]:
    """The terms of all exclusive sets, longest first; hyphens may be spaces."""
    words = sorted(exclusive_terms(), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(re.escape(word).replace(r"\ ", "[- ]") for word in words) + r")s?\b")


def _term_fact(report: Report, text: str, words: _Words, start: int, end: int) -> Fact:
    written = text[start:end].lower().replace("-", " ")
    term = exclusive_terms().get(written) or exclusive_terms()[written.removesuffix("s")]
    context, names = words.around(start, end)
    return Fact(
        report=report, weekdays=words.weekdays, key=("term", term.name), noun=None, dated=term.dated,
        point=term.point, start=start, end=end, text=text[start:end], quantity=None, member=term.member,
        occasions=words.occasions(start, end), behind=words.behind(start),
        context=context, names=names, complement=frozenset(),
    )  # fmt: skip


def _number_fact(report: Report, text: str, words: _Words, quantity: Quantity) -> Fact | None:
    noun = _nouns().get(quantity.noun or "")
    key = _key(quantity, noun.name if noun else quantity.noun)
    if key is None:
        return None
    start, end = quantity.start, quantity.end
    context, names = words.around(start, end)
    return Fact(
        report=report, weekdays=words.weekdays, key=key, noun=noun, dated=False,
        point=_POINTS[quantity.kind], start=start, end=end, text=text[start:end], quantity=quantity, member=None,
        occasions=words.occasions(start, end), behind=words.behind(start),
        context=context | frozenset(quantity.modifiers), names=names, complement=_named(words.complement(end)),
        running=quantity.kind == "count" and words.running(start, end),
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
