"""Two reports beside each other: what is the same, what is reworded, what only one says, what drifted."""

import difflib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import LookupFailed
from dragoman.web.page import Page
from dragoman.web.shelf import Generation
from dragoman.web.wording import visible

_MOST_PAIRS = 400
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+")
_WORD = re.compile(r"\w+")
_LONGEST = 6000
"""Characters of a sentence that are compared word by word; the rest of a longer one is shown as it is."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words with their ink: same, other (reworded or only here); `drift` where their sense changed."""

    text: str
    ink: str
    drift: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A line of the page: a sentence of each report, or of one alone."""

    number: int
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    left_span: Span | None
    right_span: Span | None
    moved: bool
    drifts: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Lines of the page that stand beside each other: one aligned pair, or all that lies between two of them."""

    both: Pair | None
    left: tuple[Pair, ...] = ()
    right: tuple[Pair, ...] = ()


def diff(record: Generation, first: str, second: str) -> Page:
    """Two reports side by side, in the order of the first."""
    texts = {}
    for name in (first, second):
        row = record.first("select text from documents where document_id = ?", name)
        if row is None:
            raise LookupFailed(f"there is no report {name!r}")
        texts[name] = row["text"]
    derivations = _between(record, "derivations", "from_document", "to_document", "derivation_id", (first, second))
    drifts = record.among("drifts", "derivation_id", (row["derivation_id"] for row in derivations), "to_start, kind")
    sides = {name: _sentences(record, name) for name in (first, second)}
    aligned = _aligned(derivations, first)
    aligned = sorted(aligned + _same(texts[first], texts[second], sides[first], sides[second], aligned))
    pairs = list(_pairs(texts[first], texts[second], sides[first], sides[second], aligned, drifts, first))
    cards = record.reports([first, second])
    comparisons = _between(record, "comparisons", "a_document", "b_document", "comparison_id", (first, second))
    return Page(
        template="diff.html", title=f"{cards[first].label} beside {cards[second].label}",
        data={"first": first, "second": second, "derivations": derivations, "drifts": drifts,
              "comparisons": comparisons},
        rows=[{"from_document": first, "from_start": a, "from_end": b, "from_text": texts[first][a:b],
               "to_document": second, "to_start": c, "to_end": d, "to_text": texts[second][c:d]}
              for (a, b), (c, d) in aligned],
        shown={"runs": _runs(pairs[:_MOST_PAIRS]), "texts": texts, "cited": cards,
               "left": max(0, len(pairs) - _MOST_PAIRS),
               "counts": {"both": len(aligned), "first": sum(not pair.right for pair in pairs),
                          "second": sum(not pair.left for pair in pairs)}},
    )  # fmt: skip


def _runs(pairs: Sequence[Pair]) -> list[Run]:
    runs: list[Run] = []
    for aligned, held in itertools.groupby(pairs, key=lambda pair: bool(pair.left and pair.right)):
        if aligned:
            runs += [Run(both=pair) for pair in held]
            continue
        here = list(held)
        left, right = (tuple(pair for pair in here if getattr(pair, side)) for side in ("left", "right"))
        runs.append(Run(both=None, left=left, right=right))
    return runs


def _between(
    record: Generation, table: str, one: str, other: str, order: str, ends: tuple[str, str]
) -> list[dict[str, Any]]:
    there, back = f"({one} = ? and {other} = ?)", f"({one} = ? and {other} = ?)"
    return record.rows(f"select * from {table} where {there} or {back} order by {order}", *ends, *reversed(ends))


def _aligned(derivations: Sequence[Mapping[str, Any]], first: str) -> list[tuple[Span, Span]]:
    found = []
    for row in derivations:
        ends = ("from", "to") if row["from_document"] == first else ("to", "from")
        found += [tuple((pair[f"{end}_start"], pair[f"{end}_end"]) for end in ends) for pair in row["alignments"]]
    return sorted({(pair[0], pair[1]) for pair in found})


def _same(
    one: str, two: str, left: Sequence[Span], right: Sequence[Span], aligned: Sequence[tuple[Span, Span]]
) -> list[tuple[Span, Span]]:
    """Sentences of the same words that nothing has paired yet: those too short or too common to prove a borrowing."""
    waiting: dict[str, list[Span]] = {}
    for span in right:
        if not any(_meet(span, pair[1]) for pair in aligned):
            waiting.setdefault(_folded(two[slice(*span)]), []).append(span)
    found = []
    for span in left:
        free = waiting.get(_folded(one[slice(*span)]))
        if free and not any(_meet(span, pair[0]) for pair in aligned):
            found.append((span, free.pop(0)))
    return found


def _folded(text: str) -> str:
    """The words of a sentence; without any, its signs."""
    return " ".join(_WORD.findall(text.casefold())) or text


def _sentences(record: Generation, document_id: str) -> list[Span]:
    rows = record.rows(
        "select sentence_start as a, sentence_end as b from sentences where document_id = ? order by a", document_id
    )
    return [(row["a"], row["b"]) for row in rows]


def _pairs(
    one: str, two: str, left: Sequence[Span], right: Sequence[Span], aligned: Sequence[tuple[Span, Span]],
    drifts: Sequence[Mapping[str, Any]], first: str,
) -> Iterator[Pair]:  # fmt: skip
    alone = [span for span in right if not any(_meet(span, pair[1]) for pair in aligned)]
    lines: list[tuple[Span | None, Span | None]] = [
        *aligned,
        *((s, None) for s in left if not any(_meet(s, p[0]) for p in aligned)),
    ]
    lines.sort(key=lambda line: line[0] or (0, 0))
    reached, number = 0, 0
    for here, there in lines:
        if there is not None:
            while alone and alone[0][1] <= there[0] and there[0] >= reached:
                yield _pair(0, one, two, None, alone.pop(0), False, drifts, first)
        number += there is not None
        moved = there is not None and there[0] < reached
        yield _pair(number if there else 0, one, two, here, there, moved, drifts, first)
        reached = max(reached, there[1] if there else 0)
    for span in alone:
        yield _pair(0, one, two, None, span, False, drifts, first)


def _pair(
    number: int, one: str, two: str, here: Span | None, there: Span | None, moved: bool,
    drifts: Sequence[Mapping[str, Any]], first: str,
) -> Pair:  # fmt: skip
    mine = tuple(row for row in drifts if _of(row, here, there, first))
    if here and there:
        left, right = _inked(one[slice(*here)], two[slice(*there)])
        before = [_side(row, first, "first") for row in mine]
        after = [_side(row, first, "second") for row in mine]
        left, right = _underlined(left, here[0], before), _underlined(right, there[0], after)
    else:
        left = (Piece(text=visible(one[slice(*here)]), ink="only"),) if here else ()
        right = (Piece(text=visible(two[slice(*there)]), ink="only"),) if there else ()
    return Pair(number=number, left=left, right=right, left_span=here, right_span=there, moved=moved, drifts=mine)


def _of(row: Mapping[str, Any], here: Span | None, there: Span | None, first: str) -> bool:
    if here is None or there is None:
        return False
    return _meet(_side(row, first, "first"), here) and _meet(_side(row, first, "second"), there)


def _side(row: Mapping[str, Any], first: str, side: str) -> Span:
    end = "from" if (row["from_document"] == first) == (side == "first") else "to"
    return row[f"{end}_start"], row[f"{end}_end"]


def _inked(one: str, two: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    a, b = _TOKEN.findall(one[:_LONGEST]), _TOKEN.findall(two[:_LONGEST])
    matcher = difflib.SequenceMatcher(None, [t.lower() for t in a], [t.lower() for t in b], autojunk=False)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        ink = "same" if tag == "equal" else "other"
        if i < j:
            left.append(Piece(text="".join(a[i:j]), ink=ink))
        if k < m:
            right.append(Piece(text="".join(b[k:m]), ink=ink))
    for rest, side in ((one[_LONGEST:], left), (two[_LONGEST:], right)):
        if rest:
            side.append(Piece(text=rest, ink="other"))
    return tuple(_closed(left)), tuple(_closed(right))


def _closed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, a blank between two reworded words reworded with them."""
    for at, piece in enumerate(pieces):
        inner = 0 < at < len(pieces) - 1 and not piece.text.strip()
        if inner and pieces[at - 1].ink == pieces[at + 1].ink == "other":
            yield Piece(text=piece.text, ink="other")
        else:
            yield piece


def _underlined(pieces: Sequence[Piece], start: int, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The pieces cut at the ends of drifted spans; a span of the whole sentence marks its changed words only."""
    made: list[Piece] = []
    total = sum(len(piece.text) for piece in pieces)
    for piece in pieces:
        edges = {0, len(piece.text)}
        for a, b in spans:
            edges |= {edge - start for edge in (a, b) if 0 < edge - start < len(piece.text)}
        cuts = sorted(edges)
        for i, j in itertools.pairwise(cuts):
            at = (start + i, start + j)
            drift = any(_meet(at, span) and (span[1] - span[0] < 0.8 * total or piece.ink == "other") for span in spans)
            made.append(
                Piece(text=visible(piece.text[i:j]), ink=piece.ink, drift=drift and bool(piece.text[i:j].strip()))
            )
        start += len(piece.text)
    return tuple(made)


def _meet(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]
