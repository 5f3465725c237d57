"""What a record knows of a report in, what drift asks of it out: whose words, which actor, which days."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.crossdoc.drift.verbs import base
from dragoman.language.prose import Prose
from dragoman.language.quotation import quotations
from dragoman.language.words import stems_in
from dragoman.model.annotations import AnnotatedDocument, Mention, Statement, TimeExpression

Span = tuple[int, int]

_NEAR = 5
"""Sentences of a span that are looked at."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A report as read; spans are code points into `text`, `sentences` those of its prose.

    `names` are the outlets that it is from, in lower case; `published` the first and last ISO day on which it may have
    been published, None where unknown.
    """

    text: str
    sentences: tuple[Span, ...]
    names: frozenset[str] = frozenset()
    published: tuple[str, str] | None = None
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Reading":
        """A report of which only a part was read, and nothing is known."""
        return cls(text=text[:end], sentences=((start, end),))

    @classmethod
    def of_report(cls, report: AnnotatedDocument) -> "Reading":
        """A report with its layers."""
        document = report.document
        return cls(
            text=document.text,
            sentences=tuple((sentence.start, sentence.end) for sentence in report.sentences),
            names=_outlets(document.publisher, document.agency),
            published=_published(document.published_earliest, document.published_latest),
            mentions=tuple(sorted(report.mentions, key=_mention_start)),
            times=report.times,
            statements=report.statements,
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its words, and of the parts of those with a hyphen."""
        return frozenset(map(base, stems_in(self.text) | stems_in(self.text.replace("-", " "))))

    @cached_property
    def _quotes(self) -> tuple[Span, ...]:
        blocks = [(self.sentences[0][0], self.sentences[-1][1])] if len(self.sentences) == 1 else self._blocks()
        found = quotations(self.text, blocks, [end for _, end in self.sentences])
        return tuple((each.inner_start, each.inner_end) for each in found)

    def _blocks(self) -> list[Span]:
        blocks: list[Span] = []
        for start, end in self.sentences:
            if blocks and "\n" not in self.text[blocks[-1][1] : start]:
                blocks[-1] = (blocks[-1][0], end)
            else:
                blocks.append((start, end))
        return blocks

    def quotes_in(self, start: int, end: int, *, shortest: int) -> Iterator[Span]:
        """What of its quotations lies within a span, if it has so many characters."""
        for first, last in self._quotes:
            inside = max(first, start), min(last, end)
            if inside[1] - inside[0] >= shortest:
                yield inside

    def sentences_in(self, start: int, end: int) -> list[Span]:
        """The sentences that lie in a span."""
        first = bisect_left(self.sentences, (start, 0))
        return [each for each in self.sentences[first : first + _NEAR] if each[1] <= end]

    def with_neighbours(self, start: int) -> Span:
        """The sentence that begins there with those right before and behind it."""
        first = max(0, bisect_left(self.sentences, (start, 0)) - 1)
        last = min(len(self.sentences) - 1, bisect_left(self.sentences, (start + 1, 0)))
        return self.sentences[first][0], self.sentences[last][1]

    def beside(self, start: int, end: int) -> str:
        """The sentences right before and behind a span, in lower case."""
        first = max(0, bisect_left(self.sentences, (start, 0)) - 1)
        last = bisect_left(self.sentences, (end, 0))
        spans = [each for each in self.sentences[first : last + 1] if each[1] <= start or each[0] >= end]
        return " ".join(self.text[slice(*each)] for each in spans).lower()

    def mention_at(self, start: int, end: int) -> Mention | None:
        """The mention that holds a span."""
        last = bisect_left(self.mentions, end, key=_mention_start)
        holding = (each for each in self.mentions[max(0, last - 8) : last] if each.mention_end >= end)
        return next((each for each in holding if each.mention_start <= start), None)

    def actor_at(self, start: int, end: int) -> str | None:
        """Whom a span stands for, None where that is unknown."""
        mention = self.mention_at(start, end)
        return mention.actor if mention else None

    def time_at(self, start: int, end: int) -> TimeExpression | None:
        """The time expression that holds a span."""
        return next(
            (each for each in self.times if each.expression_start <= start and end <= each.expression_end), None
        )

    def said_in(self, start: int, end: int) -> list[Statement]:
        """The statements whose content or cue stands in a span."""
        return [
            each for each in self.statements
            if (each.content_start < end and each.content_end > start)
            or (each.cue_start is not None and start <= each.cue_start < end)
        ]  # fmt: skip


LAYERS = ("mentions", "times", "statements")
"""Tables that a reading is made of."""


def readings_of(proses: Iterable[Prose], layers: Mapping[str, Iterable[Any]]) -> dict[str, Reading]:
    """What a record knows of some reports, by document id; `layers` has the rows of each table of `LAYERS`."""
    mentions, times, statements = (_by_document(layers[name]) for name in LAYERS)
    return {prose.document_id: _reading(prose, mentions, times, statements) for prose in proses}


def _outlets(*names: str | None) -> frozenset[str]:
    return frozenset(name.casefold() for name in names if name)


def _published(earliest: str | None, latest: str | None) -> tuple[str, str] | None:
    return (earliest, latest) if earliest is not None and latest is not None else None


Rows = Mapping[str, Sequence[Any]]


def _reading(prose: Prose, mentions: Rows, times: Rows, statements: Rows) -> Reading:
    key = prose.document_id
    return Reading(
        text=prose.text, sentences=prose.sentences,
        names=_outlets(prose.publisher, prose.agency), published=_published(prose.earliest, prose.latest),
        mentions=tuple(sorted(mentions.get(key, ()), key=_mention_start)),
        times=tuple(sorted(times.get(key, ()), key=lambda row: row.expression_start)),
        statements=tuple(sorted(statements.get(key, ()), key=lambda row: row.content_start)),
    )  # fmt: skip


def _by_document(rows: Iterable[Any]) -> Rows:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.document_id].append(row)
    return found


def _mention_start(mention: Mention) -> int:
    return mention.mention_start
