"""The alignments of a record's derivations in, what the rewriting changed out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from dragoman.crossdoc.drift.matter import is_one_matter
from dragoman.crossdoc.drift.moving import is_before
from dragoman.crossdoc.drift.reading import LAYERS, readings_of
from dragoman.crossdoc.drift.rules import changes
from dragoman.crossdoc.drift.tokens import Piece, piece_of
from dragoman.language.prose import Prose, prose_of
from dragoman.model.findings import Alignment, Derivation, Drift
from dragoman.model.schema import from_arrow
from dragoman.ports import CorpusView, Engine, Findings

_SURE = 0.5
"""Likeness of two aligned sentences below which a difference may be that of two subjects."""

_AT_ONCE = 2000
"""Derivations whose reports are fetched and held at once: each fetch looks through the tables of all reports."""

_CHUNK = 400
"""Pairs of sentences that are looked at together: the pieces that an engine hands out."""


_SURE_TRANSLATED = 0.3
_RESPELT = 0.6
"""Likeness of the letters of two names at which one may be the other in another language's spelling."""


class DriftPart:
    """The table `drifts`."""

    name = "drift"
    requires = frozenset({"documents", "sentences", "mentions", "times", "statements", "derivations"})
    provides = frozenset({"drifts"})
    reach: Literal["stories", "record"] = "stories"

    def __init__(self, engine: Engine | None = None) -> None:
        """Args: engine: maps over the derivations; None does so in this process."""
        self._map = map if engine is None else engine.map

    def analyse(self, view: CorpusView) -> Findings:
        """Compares each sentence with the one that it came from; only derived pairs, never independent reports."""
        derivations = [row for row in view.rows("derivations") if row.from_document and row.alignments]
        found: dict[str, list[Drift]] = {}
        for drifts in self._map(_drifts_of, _chunks(view, derivations)):
            for key, rows in drifts.items():
                found.setdefault(key, []).extend(rows)
        return Findings(
            tables={"drifts": [drift for row in derivations for drift in found.get(row.derivation_id, ())]}, updates={}
        )


Compared = tuple[Derivation, Alignment]

_Chunk = tuple[Sequence[Compared], Mapping[str, Prose], Mapping[str, pa.Table]]
"""Surely changed sentences with their derivation, the prose of their reports, and the layers of these by table."""


def _chunks(view: CorpusView, derivations: Sequence[Derivation]) -> Iterator[_Chunk]:
    """Story by story, so that a report is mostly read in one piece only; a report's sources stay together."""
    query = "select document_id, story_id from documents order by document_id"
    story_of = {row["document_id"]: row["story_id"] or "" for row in view.sql(query).to_pylist()}
    derived = {row.to_document for row in derivations}
    ordered = sorted(derivations, key=lambda row: (story_of[row.to_document], row.to_document))
    for batch in _in_pieces(ordered, _AT_ONCE):
        proses = {prose.document_id: prose for prose in prose_of(view, _reports_of(batch))}
        pairs = [
            (row, pair)
            for _, rows in groupby(batch, key=_target)
            for row, pair in _nearest(list(rows), proses, derived)
            if pair.score >= _least(row)
        ]
        layers = {name: view.among(name, _reports_of(row for row, _ in pairs)) for name in LAYERS}
        yield from _cut(pairs, proses, layers)


def _in_pieces(derivations: Iterable[Derivation], size: int) -> Iterator[list[Derivation]]:
    """So many derivations and a few more, as those of one report stay together."""
    piece: list[Derivation] = []
    for _, rows in groupby(derivations, key=_target):
        piece += rows
        if len(piece) >= size:
            yield piece
            piece = []
    if piece:
        yield piece


def _target(row: Derivation) -> str:
    return row.to_document


def _reports_of(derivations: Iterable[Derivation]) -> list[str]:
    return sorted({document for row in derivations for document in (row.from_document or "", row.to_document)})


def _cut(pairs: Sequence[Compared], proses: Mapping[str, Prose], layers: Mapping[str, pa.Table]) -> Iterator[_Chunk]:
    for first in range(0, len(pairs), _CHUNK):
        chunk = pairs[first : first + _CHUNK]
        kept = _reports_of(row for row, _ in chunk)
        of_kept = {name: table.filter(pc.is_in(table["document_id"], pa.array(kept))) for name, table in layers.items()}
        yield chunk, {key: proses[key] for key in kept}, of_kept


def _drifts_of(chunk: _Chunk) -> dict[str, list[Drift]]:
    pairs, proses, layers = chunk
    rows = {name: from_arrow(name, table) for name, table in layers.items()}
    readings = readings_of(proses.values(), rows)
    found: dict[str, list[Drift]] = {}
    pieces = cache(lambda document, start, end: piece_of(readings[document].text, start, end, readings[document]))
    for row, pair in pairs:
        found.setdefault(row.derivation_id, []).extend(_drifts(row, pair, pieces))
    return found


_Pieces = Callable[[str, int, int], Piece]
"""Gives a part of a report ready to be compared; what was asked before is not read again."""


def _least(row: Derivation) -> float:
    """A translation keeps the order of the sentences and changes their words."""
    return _SURE_TRANSLATED if row.kind == "translation" else _SURE


def _nearest(derivations: Sequence[Derivation], proses: Mapping[str, Prose], derived: Set[str]) -> list[Compared]:
    """Each sentence of one derived report with the one that it surely came from: the likest, and of copies the first.

    A sentence that some source holds word for word came from there, and has not changed.
    """
    best: dict[tuple[int, int], tuple[tuple[float | int, ...], Compared | None]] = {}
    for row in derivations:
        source, target = proses[row.from_document or ""].text, proses[row.to_document].text
        for pair in row.alignments:
            key = (pair.to_start, pair.to_end)
            same = source[pair.from_start : pair.from_end].split() == target[pair.to_start : pair.to_end].split()
            rank = (same, pair.score, row.direction != "common", row.from_document not in derived)
            if key not in best or rank > best[key][0]:
                best[key] = rank, None if same else (row, pair)
    found = [compared for _, compared in best.values() if compared is not None]
    return sorted(found, key=lambda each: (each[0].derivation_id, each[1].to_start))


def _drifts(row: Derivation, pair: Alignment, pieces: _Pieces) -> Iterator[Drift]:
    translated = row.kind == "translation"
    for drift in _changed(row, pair, pieces, translated=translated):
        if not (translated and _is_respelt(drift)):
            yield drift


def _is_respelt(drift: Drift) -> bool:
    """Whether a name was only written as the other language writes it: "Riyadh", "Riad"."""
    was, now = drift.before.casefold(), drift.after.casefold()
    near = SequenceMatcher(None, was, now, autojunk=False).ratio() >= _RESPELT
    return drift.kind in ("actor_changed", "place_changed") and was[:1] == now[:1] and near


def _changed(row: Derivation, pair: Alignment, pieces: _Pieces, *, translated: bool) -> Iterator[Drift]:
    source, target = row.from_document or "", row.to_document
    a, b = pieces(source, pair.from_start, pair.from_end), pieces(target, pair.to_start, pair.to_end)
    if (
        not a.tokens
        or not b.tokens
        or is_before(b.reading, a.reading)
        or not is_one_matter(a, b, translated=translated)
    ):
        return
    around = pieces(target, *b.reading.with_neighbours(pair.to_start))
    for change in changes(a, b, around, ordered=row.direction != "common"):
        yield Drift(
            derivation_id=row.derivation_id, kind=change.kind,
            from_document=source, from_start=change.before[0], from_end=change.before[1],
            to_document=target, to_start=change.after[0], to_end=change.after[1],
            before=a.reading.text[slice(*change.before)], after=b.reading.text[slice(*change.after)],
            explanation=change.explanation,
        )  # fmt: skip
