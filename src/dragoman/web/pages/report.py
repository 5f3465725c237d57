"""A report, untouched, with its layers and with the words that a link points at."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from dragoman.errors import LookupFailed
from dragoman.exporters.reading.unread import is_headline_alone
from dragoman.model.provenance import content_digest
from dragoman.web.page import Page
from dragoman.web.parameters import Characters
from dragoman.web.shelf import Generation
from dragoman.web.wording import visible

Layers = Annotated[
    str,
    Query(
        pattern=r"^[estprk]*$",
        description="Layers that are marked: events, statements, times, parties, regions, remarks.",
    ),
]
From = Annotated[int, Query(alias="from", ge=0, le=10**9, description="First character shown of a long report.")]
Sha = Annotated[
    str | None, Query(pattern=r"^[0-9a-f]{8}$", description="First 8 digits of the digest of the text cited.")
]

Quote = Annotated[
    str | None, Query(max_length=400, description="The words cited: they are found again where the text has changed.")
]

WINDOW = 40_000
"""Characters of a report on one page."""
_DATED_BY_HAND = "select * from decisions where subject = ? and object = 'published' order by decisions.at desc limit 1"
_PINS = 9
_ITEMS = 60
"""Rows of each layer that stand beside the text."""

_SPANS: Sequence[tuple[str, str, str, str]] = (
    ("e", "events", "anchor_start", "anchor_end"),
    ("s", "statements", "content_start", "content_end"),
    ("t", "times", "expression_start", "expression_end"),
    ("p", "mentions", "mention_start", "mention_end"),
    ("r", "regions", "region_start", "region_end"),
    ("k", "remarks", "remark_start", "remark_end"),
)
"""Layer -> its table and where its spans begin and end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters that carry the same marks. `layers` are their letters, `m` the words that were pointed at."""

    start: int
    text: str
    layers: str


def docs(
    record: Generation, document_id: str, char: Characters = None, layers: Layers = "est", sha: Sha = None,
    quote: Quote = None, start: From = 0,
) -> Page:  # fmt: skip
    """A report as it was read, with its layers; `char` marks the words of a citation.

    Words of a changed text are found again by `quote`, and the page says so.
    """
    asked, document = document_id, _document(record, document_id, quote)
    document_id, text = document["document_id"], document["text"]
    mark, found = _anchored(text, _pointed(char, len(text)), quote, elsewhere=document_id != asked)
    digest = content_digest(text.encode("utf-8", "surrogatepass"))[:8]
    begin = _window(text, start if mark is None or start else mark[0])
    end = min(len(text), begin + WINDOW)
    spans = {letter: _layer(record, table, first, last, document_id) for letter, table, first, last in _SPANS}
    derivations = record.rows(
        "select * from derivations where to_document = ? or from_document = ? order by derivation_id",
        document_id,
        document_id,
    )
    blocks = _blocks(text, begin, end, spans, mark, _gutter(derivations, document_id))
    beside = _beside(record, document_id, begin, end)
    others = [row for row in derivations if row["from_document"]]
    cards = record.reports(
        [document_id, *(row["to_document"] for row in others), *(row["from_document"] for row in others)]
    )
    story = (
        record.first("select * from stories where story_id = ?", document["story_id"]) if document["story_id"] else None
    )
    pins = [name for name in story["documents"] if name != document_id][:_PINS] if story else []
    cards.update(record.reports(pins))
    return Page(
        template="docs.html", title=document["title"] or cards[document_id].label,
        data={"document": document, "digest": digest, "char": list(mark) if mark else None,
              "quote": text[mark[0] : mark[1]] if mark else None,
              "layers": {table: [list(span) for span in spans[letter]] for letter, table, _, _ in _SPANS}},
        rows=[{"layer": table, "start": a, "end": b, "text": text[a:b]}
              for letter, table, _, _ in _SPANS for a, b in spans[letter]],
        shown={"blocks": blocks, "beside": beside, "cited": cards, "derivations": derivations, "shown_layers": layers,
               "story": story, "neighbours": _neighbours(story, document_id), "pins": pins, "mark": mark,
               "changed": bool(sha and sha != digest), "found": found,
               "earlier": _back(text, begin), "later": end if end < len(text) else None, "begin": begin,
               "around": _around(text, mark), "most_beside": _ITEMS,
               "decided_date": record.first(_DATED_BY_HAND, document_id),
               "headline_alone": is_headline_alone(record.view, document_id, text)},
        exports=(("Annotations (JSON-LD)", f"/docs/{document_id}.jsonld"),),
    )  # fmt: skip


def _document(record: Generation, document_id: str, quote: str | None) -> dict[str, Any]:
    """A report by its id; where no report has it (a changed text is another report), the one that holds the words.

    Raises:
        LookupFailed: there is no such report, and none or several hold the words.
    """
    document = record.first("select * from documents where document_id = ?", document_id)
    if document is None and quote:
        holding = record.rows("select * from documents where contains(text, ?) order by document_id limit 2", quote)
        document = holding[0] if len(holding) == 1 else None
    if document is None:
        raise LookupFailed(f"there is no report {document_id!r}")
    return document


def _anchored(
    text: str, pointed: tuple[int, int] | None, quote: str | None, *, elsewhere: bool
) -> tuple[tuple[int, int] | None, str | None]:
    """Where cited words stand, and `moved`, `elsewhere` or `lost` where that is not where the link points."""
    if not quote or (pointed and not elsewhere and text[slice(*pointed)].startswith(quote)):
        return pointed, None
    words = r"\s+".join(map(re.escape, quote.split()))
    spots = [(spot.start(), spot.end()) for spot in re.finditer(words, text)]
    if not spots:
        return None, "lost"
    near = pointed[0] if pointed else 0
    spot = min(spots, key=lambda spot: abs(spot[0] - near))
    if pointed and spot[0] == pointed[0] and not elsewhere:
        return pointed, None
    return spot, "elsewhere" if elsewhere else "moved"


def _pointed(char: str | None, length: int) -> tuple[int, int] | None:
    if char is None:
        return None
    start, end = (min(int(part), length) for part in char.split(","))
    return (start, end) if start < end else None


def _window(text: str, start: int) -> int:
    if len(text) <= WINDOW or start < WINDOW // 2:
        return 0
    near = max(0, min(start, len(text) - 1) - 2000)
    line = text.find("\n", near, near + 2000)
    return line + 1 if line >= 0 else near


def _back(text: str, begin: int) -> int | None:
    return None if begin == 0 else max(0, begin - WINDOW + 4000)


def _layer(record: Generation, table: str, first: str, last: str, document_id: str) -> list[tuple[int, int]]:
    rows = record.rows(
        f"select distinct {first} as a, {last} as b from {table} where document_id = ? order by a, b", document_id
    )
    return [(row["a"], row["b"]) for row in rows]


def _gutter(derivations: Sequence[dict[str, Any]], document_id: str) -> list[tuple[int, int, str]]:
    marks = []
    for row in derivations:
        if row["to_document"] != document_id or row["from_document"] is None:
            continue
        for number, pair in enumerate(row["alignments"], 1):
            marks.append((pair["to_start"], pair["to_end"], f"/diff/{row['from_document']}/{document_id}#s{number}"))
    return marks


def _blocks(
    text: str, begin: int, end: int, spans: dict[str, list[tuple[int, int]]], mark: tuple[int, int] | None,
    gutter: Sequence[tuple[int, int, str]],
) -> list[dict[str, Any]]:  # fmt: skip
    marked = {**spans, "m": [mark] if mark else []}
    edges = _edges(marked, begin, end)
    covered = {letter: _covered(kept, begin, end) for letter, kept in marked.items()}
    blocks: list[dict[str, Any]] = []
    at = begin
    for line in text[begin:end].split("\n"):
        if line.strip():
            inside = sorted({at, at + len(line), *(edge for edge in edges if at < edge < at + len(line))})
            stretches = [
                Stretch(
                    start=a,
                    text=visible(text[a:b]),
                    layers="".join(letter for letter in marked if covered[letter][a - begin]),
                )
                for a, b in itertools.pairwise(inside)
            ]
            derived = next((link for a, b, link in gutter if a < at + len(line) and b > at), None)
            blocks.append({"start": at, "stretches": stretches, "derived": derived})
        at += len(line) + 1
    return blocks


def _edges(spans: dict[str, list[tuple[int, int]]], begin: int, end: int) -> list[int]:
    return sorted({edge for kept in spans.values() for span in kept for edge in span if begin < edge < end})


def _covered(spans: Sequence[tuple[int, int]], begin: int, end: int) -> bytearray:
    flags = bytearray(end - begin)
    for a, b in spans:
        first, last = max(a, begin) - begin, min(b, end) - begin
        if first < last:
            flags[first:last] = b"\x01" * (last - first)
    return flags


def _around(text: str, mark: tuple[int, int] | None) -> tuple[str, str] | None:
    if mark is None:
        return None
    return text[max(0, mark[0] - 32) : mark[0]], text[mark[1] : mark[1] + 32]


def _neighbours(story: dict[str, Any] | None, document_id: str) -> tuple[str | None, str | None]:
    if story is None or document_id not in story["documents"]:
        return None, None
    order = list(story["documents"])
    at = order.index(document_id)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def _beside(record: Generation, document_id: str, begin: int, end: int) -> dict[str, list[dict[str, Any]]]:
    asked = {
        "events": "select event_id, anchor_start, anchor_end, source, recipient, type, mode, status, occurred "
        "from events "
        "where document_id = ? and anchor_start >= ? and anchor_start < ? order by anchor_start, event_id",
        "statements": "select statement_id, content_start, content_end, content_text, speaker_name, speaker_text, said "
        "from statements "
        "where document_id = ? and content_start >= ? and content_start < ? order by content_start, statement_id",
        "times": "select expression_start, expression_end, expression_text, type, value, time, anchor from times "
        "where document_id = ? and expression_start >= ? and expression_start < ? order by expression_start",
        "remarks": "select * from remarks "
        "where document_id = ? and remark_start >= ? and remark_start < ? order by remark_start, kind, reason",
    }
    return {name: record.rows(f"{query} limit {_ITEMS}", document_id, begin, end) for name, query in asked.items()}
