"""Rows of an evaluation set in, a record in memory out: reports and their sentences, unparsed."""

import csv
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.language.segmentation import sentence_spans
from dragoman.model.annotations import SentenceSpan
from dragoman.model.schema import REPORT_TABLES, to_arrow
from dragoman.model.text import Document, document_of
from dragoman.pipeline import ReportPipeline
from dragoman.ports import CorpusPart
from dragoman.store.duckdb import Writer, open_writer

_METADATA = ("title", "publisher")


def csv_rows(path: Path, *, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a table with a header line, in order."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def json_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def report_of(row: Mapping[str, Any]) -> Document:
    """A report from a row with `uri` and `text` and perhaps `title`, `publisher`, `published`."""
    day = row.get("published")
    return document_of(
        uri=row["uri"], text=row["text"], published=day, published_earliest=day, published_latest=day,
        published_basis="given" if day else None, **{name: row.get(name) for name in _METADATA},
    )  # fmt: skip


def record_of(documents: Iterable[Document], parts: Iterable[CorpusPart], *, timed: bool = False) -> Writer:
    """A record in memory of reports cut into sentences, with the findings of some parts.

    Args:
        documents: The reports.
        parts: What looks across them.
        timed: Whether the time expressions of reports that have a day are read, as in a whole run.
    """
    writer = open_writer(None)
    rows = list(documents)
    layers = {name: to_arrow(name, []) for name in REPORT_TABLES}
    layers["sentences"] = to_arrow("sentences", [span for row in rows for span in _sentences(row)])
    if timed:
        read = ReportPipeline().annotate([row for row in rows if row.published is not None])[0]
        layers["times"] = to_arrow("times", [time for report in read for time in report.times])
    writer.write_annotated(to_arrow("documents", rows), layers, [])
    for part in parts:
        writer.write_findings(part.analyse(writer.view))
    return writer


def _sentences(document: Document) -> Iterator[SentenceSpan]:
    for paragraph, start, end in sentence_spans(document.text, []):
        yield SentenceSpan(
            document_id=document.document_id, sentence_start=start, sentence_end=end, paragraph=paragraph
        )
