"""A record in, W3C Web Annotations out: each statement, event and time with its words and its place.

A target carries both selectors of the Web Annotation Data Model (W3C Recommendation, 2017): the position
(code points, half open), exact as long as the text is the same, and the quotation with what stands before
and after it, which finds the words again where the text has changed.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.ports import CorpusView

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""What the keys mean; a name, nothing is fetched from there."""
_AROUND = 32
"""Characters of the text before and after the words, so that a repeated quotation is told apart."""

_LAYERS: Sequence[tuple[str, str, str, str]] = (
    ("statements", "content_start", "content_end", "statement_id"),
    ("events", "anchor_start", "anchor_end", "event_id"),
    ("times", "expression_start", "expression_end", ""),
    ("mentions", "mention_start", "mention_end", "mention_id"),
)
"""Table, its span, and its id (none for times: their place names them)."""
_SAID: Mapping[str, Sequence[str]] = {
    "statements": ("speaker_name", "speaker", "kind", "polarity", "said"),
    "events": ("type", "plover", "mode", "cameo", "source", "recipient", "occurred", "status", "rule"),
    "times": ("type", "value", "time", "anchor"),
    "mentions": ("kind", "actor"),
}
"""Table -> the columns that the body of an annotation says."""


class AnnotationExporter:
    """The port `Exporter`: one JSON-LD annotation page a report."""

    name = "annotations"
    tables = frozenset({"documents", "statements", "events", "times", "mentions"})

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `DOCUMENT_ID.jsonld` for every report."""
        out.mkdir(parents=True, exist_ok=True)
        written = []
        for document_id in view.table("documents", ["document_id"]).column(0).to_pylist():
            path = out / f"{document_id}.jsonld"
            path.write_text(json.dumps(annotations_of(view, document_id), ensure_ascii=False), encoding="utf-8")
            written.append(path)
        return written


def annotations_of(view: CorpusView, document_id: str) -> dict[str, Any]:
    """The annotation page of a report; without items where there is no such report."""
    items = [item for document in view.rows("documents", [document_id]) for item in _items(view, document)]
    return {
        "@context": CONTEXT,
        "id": f"urn:dragoman:{document_id}:annotations",
        "type": "AnnotationPage",
        "items": items,
    }


def target_of(uri: str, text: str, start: int, end: int) -> dict[str, Any]:
    """The words `text[start:end]` of a source as a target with both selectors."""
    return {
        "source": uri,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - _AROUND) : start],
             "suffix": text[end : end + _AROUND]},
        ],
    }  # fmt: skip


def _items(view: CorpusView, document: Any) -> Iterator[dict[str, Any]]:
    for table, first, last, key in _LAYERS:
        for row in view.rows(table, [document.document_id]):
            start, end = getattr(row, first), getattr(row, last)
            name = getattr(row, key) if key else f"{document.document_id}:{start}-{end}"
            said = {column: value for column in _SAID[table] if (value := getattr(row, column)) is not None}
            yield {
                "id": f"urn:dragoman:{name}",
                "type": "Annotation",
                "motivation": "describing" if table == "statements" else "classifying",
                "body": {"type": "Dataset", "purpose": table, "value": said},
                "target": target_of(document.uri, document.text, start, end),
            }
