"""Reports with their regions in, the same with all their layers out: of two that say the same only one is read.

Copies of a report come one after the other (`Writer.partitions`). One of the same words, the same regions and the same
day, under another name or with another line above it, has the layers of the first, moved and named anew: what stands
above counts only if something is read in it, and who published a report is asked by no part that reads it.
"""

import functools
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from dragoman.language.segmentation import is_hard_wrapped
from dragoman.model.annotations import AnnotatedDocument, Event, Mention, Statement
from dragoman.model.provenance import Failure, identifier
from dragoman.model.text import Document, document_of

Read = Callable[[Sequence[AnnotatedDocument]], tuple[list[AnnotatedDocument], list[Failure]]]
"""Fills in the layers of reports that have their regions."""

_CHARACTERS = 300_000
"""Characters of reports that are remembered, some hundred news reports: copies come one after the other, so that a
partition's worth is enough. Bounds memory, which rows take some 30 times as much of as the words they were read in."""
_LEADS = 1_000
"""Lines above a report of which it is remembered whether anything is read in them."""
_LONGEST_LEAD = 500
"""Characters above a report that are looked at."""
LAYERS = ("sentences", "mentions", "places", "times", "statements", "events", "abstentions", "remarks")
"""What is moved."""
_NAMES: dict[type, tuple[str, tuple[str, ...]]] = {
    Mention: ("mention", ("mention_start", "mention_end")),
    Statement: ("statement", ("content_start", "content_end", "cue_start")),
    Event: ("event", ("anchor_start", "anchor_end", "type", "source", "recipient")),
}
"""Rows with a name of their own -> its kind and, after the report, what it is the digest of."""
_REFERENCES = ("coreferent", "statement_id")


class Copies:
    """Reads reports, each wording once."""

    def __init__(self, read: Read, *, size: int = _CHARACTERS) -> None:
        """Args: read: asks of a report its text, its regions, its language and its day; size: characters remembered."""
        self._read = read
        self._size = size
        self._known: OrderedDict[Hashable, _Known] = OrderedDict()
        self._held = 0
        self._silent: OrderedDict[Hashable, bool] = OrderedDict()

    def __call__(self, reports: Sequence[AnnotatedDocument]) -> tuple[list[AnnotatedDocument], list[Failure]]:
        """The reports with their layers, in their order, and the failures; a report that failed lends nothing."""
        wordings = [self._wording(report) for report in reports]
        fresh: dict[Hashable, int] = {}
        for number, wording in enumerate(wordings):
            if wording.key not in self._known:
                fresh.setdefault(wording.key, number)
        first = list(fresh.values())
        found, failures = self._learnt([reports[number] for number in first], [wordings[number] for number in first])
        done = dict(zip(first, found, strict=True))
        again = []
        for number, wording in enumerate(wordings):
            if number not in done and (known := self._known.get(wording.key)) is not None:
                done[number] = _moved(known.report, reports[number], wording.start - known.start)
                self._known.move_to_end(wording.key)
            elif number not in done:
                again.append(number)
        rest, failed = self._read([reports[number] for number in again]) if again else ([], [])
        done.update(zip(again, rest, strict=True))
        while self._held > self._size:
            _, oldest = self._known.popitem(last=False)
            self._held -= len(oldest.report.document.text)
        return [done[number] for number in range(len(reports))], [*failures, *failed]

    def _learnt(
        self, reports: Sequence[AnnotatedDocument], wordings: Sequence["_Wording"]
    ) -> tuple[list[AnnotatedDocument], list[Failure]]:
        found, failures = self._read(reports)
        failed = {failure.document_id for failure in failures}
        for wording, report in zip(wordings, found, strict=True):
            if report.document.document_id not in failed:
                self._known[wording.key] = _Known(report=_without_tokens(report), start=wording.start)
                self._held += len(report.document.text)
        return found, failures

    def _wording(self, report: AnnotatedDocument) -> "_Wording":
        """What of a report its layers depend on: all that follows the lines above it in which nothing is read."""
        document, start, above = report.document, 0, 0
        for count, end in _leads(report):
            if not self._is_silent(document.text[:end], report, count):
                break
            start, above = end, count
        regions = tuple(
            (each.kind, each.region_start - start, each.region_end - start) for each in report.regions[above:]
        )
        days = document.published, document.published_earliest, document.published_latest
        key = (document.text[start:], regions, document.language, days, is_hard_wrapped(document.text))
        return _Wording(key=key, start=start)

    def _is_silent(self, text: str, report: AnnotatedDocument, count: int) -> bool:
        """Whether nothing is read in the regions at the head of a report."""
        regions = report.regions[:count]
        key = (text, tuple((region.kind, region.region_start, region.region_end) for region in regions))
        if key not in self._silent:
            above = document_of(uri="above", text=text, language=report.document.language)
            (found,), failures = self._read([AnnotatedDocument(document=above, regions=regions)])
            self._silent[key] = not failures and not any(getattr(found, layer) for layer in LAYERS)
            if len(self._silent) > _LEADS:
                self._silent.popitem(last=False)
        return self._silent[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """What two copies share, and where it begins."""

    key: Hashable
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    report: AnnotatedDocument
    start: int


def _leads(report: AnnotatedDocument) -> Iterator[tuple[int, int]]:
    """Above the prose: how many regions on lines of their own, and where the next line begins, one more each time."""
    text, position = report.document.text, 0
    for number, region in enumerate(report.regions):
        end = region.region_end
        if region.region_start < position or text[position : region.region_start].strip():
            return
        position = end + len(text[end:]) - len(text[end:].lstrip())
        if "\n" not in text[end:position] or position > _LONGEST_LEAD:
            return
        yield number + 1, position


def _without_tokens(report: AnnotatedDocument) -> AnnotatedDocument:
    return replace(report, sentences=tuple(replace(sentence, tokens=()) for sentence in report.sentences))


def _moved(read: AnnotatedDocument, report: AnnotatedDocument, by: int) -> AnnotatedDocument:
    """A report with the layers of another, `by` code points further on; its sentences come without their words."""
    document = report.document
    names: dict[str | None, str | None] = {None: None}
    for row in (*read.mentions, *read.statements, *read.events):
        kind, parts = _NAMES[type(row)]
        values = [_further(part, getattr(row, part), by) for part in parts]
        names[getattr(row, f"{kind}_id")] = identifier(kind, document.document_id, *values)
    layers: dict[str, Any] = {
        layer: tuple(_row(row, document, by, names) for row in getattr(read, layer))
        for layer in LAYERS
        if layer != "sentences"
    }
    sentences = tuple(replace(each, start=each.start + by, end=each.end + by) for each in read.sentences)
    return replace(report, sentences=sentences, **layers)


def _row(row: Any, document: Document, by: int, names: Mapping[str | None, str | None]) -> Any:
    """A row of a layer in another report."""
    columns = _columns(row.__class__)
    changed = {name: _further(name, getattr(row, name), by) for name in columns.moved}
    changed |= {name: names[getattr(row, name)] for name in columns.named}
    for name in columns.nested:
        changed[name] = tuple(
            replace(part, **{each: _further(each, getattr(part, each), by) for each in _columns(part.__class__).moved})
            for part in getattr(row, name)
        )
    return replace(row, document_id=document.document_id, **changed)


def _further(name: str, value: Any, by: int) -> Any:
    return value + by if value is not None and name.endswith(("_start", "_end")) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """The columns of a row that differ in a copy: offsets, names of rows, parts that have offsets of their own."""

    moved: tuple[str, ...]
    named: tuple[str, ...]
    nested: tuple[str, ...]


@functools.cache
def _columns(kind: type) -> _Columns:
    own = f"{_NAMES[kind][0]}_id" if kind in _NAMES else ""
    columns = [field.name for field in fields(kind)]
    return _Columns(
        moved=tuple(name for name in columns if name.endswith(("_start", "_end"))),
        named=tuple(name for name in columns if name in (own, *_REFERENCES)),
        nested=tuple(name for name in columns if name in ("via", "sources", "recipients", "size")),
    )
