"""A record in, the prose of each report with its sentences out: what comparing reports begins with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from dragoman.language.segmentation import sentence_spans
from dragoman.ports import CorpusView

_WIDEST = 31
"""Days that a report's date may leave open and still say when it is from."""
_UNDATED = "9999"
_AT_ONCE = 2_000
"""Reports of which texts and sentences are held at once."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A report's text with the spans of its sentences (code points, half open, in order)."""

    document_id: str
    title: str | None
    publisher: str | None
    agency: str | None
    language: str | None
    text: str
    earliest: str | None
    latest: str | None
    sentences: tuple[Span, ...]

    @property
    def day(self) -> int | None:
        """The middle of the days on which it may have been published, as an ordinal; None if unknown."""
        if self.earliest is None or self.latest is None:
            return None
        first, last = date.fromisoformat(self.earliest).toordinal(), date.fromisoformat(self.latest).toordinal()
        return (first + last) // 2 if 0 <= last - first <= _WIDEST else None

    @property
    def order(self) -> tuple[str, str]:
        """By first possible day of publication, unknown last, then by id."""
        return (self.earliest or _UNDATED, self.document_id)


def prose_of(view: CorpusView, document_ids: Sequence[str] | None = None) -> Iterator[Prose]:
    """The reports of a record (only some if ids are given), ordered by id.

    A report that was not parsed, because it is in another language, is cut into sentences here. A date that was
    inferred from stories and derivations is left out: else a second run would find others than the first.
    """
    if document_ids is not None:
        yield from _proses(view, "where document_id in (select unnest(?::varchar[]))", [list(document_ids)])
        return
    ids = view.sql("select document_id from documents order by document_id").column(0).to_pylist()
    for first in range(0, len(ids), _AT_ONCE):
        piece = ids[first : first + _AT_ONCE]
        yield from _proses(view, "where document_id between ? and ?", [piece[0], piece[-1]])


def _proses(view: CorpusView, where: str, parameters: Sequence[Any]) -> Iterator[Prose]:
    days = ", ".join(
        f"case when published_basis = 'inferred' then null else {name} end as {name}"
        for name in ("published_earliest", "published_latest")
    )
    columns = f"document_id, title, publisher, agency, language, text, {days}"
    documents = view.sql(f"select {columns} from documents {where} order by document_id", parameters)
    spans = _spans(view, where, parameters)
    for batch in documents.to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
            yield Prose(
                document_id=row["document_id"], title=row["title"], publisher=row["publisher"], agency=row["agency"],
                language=row["language"], text=row["text"], earliest=row["published_earliest"],
                latest=row["published_latest"], sentences=spans.get(row["document_id"]) or _cut(view, row),
            )  # fmt: skip


def _spans(view: CorpusView, where: str, parameters: Sequence[Any]) -> dict[str, tuple[Span, ...]]:
    query = f"select document_id, sentence_start, sentence_end from sentences {where} order by all"
    table = view.sql(query, parameters)
    columns = (table.column(index).to_pylist() for index in range(3))
    rows = zip(*columns, strict=True)
    return {key: tuple((start, end) for _, start, end in group) for key, group in groupby(rows, key=_first)}


def _first(row: tuple[str, int, int]) -> str:
    return row[0]


def _cut(view: CorpusView, row: dict[str, Any]) -> tuple[Span, ...]:
    regions = list(view.rows("regions", [row["document_id"]]))
    return tuple((start, end) for _, start, end in sentence_spans(row["text"], regions))
