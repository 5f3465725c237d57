"""The alignments of a record's derivations in, what the rewriting changed out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal

import pyarrow as pa

from dragoman.crossdoc.drift.reading import LAYERS, Reading, readings_of
from dragoman.crossdoc.drift.rules import changes
from dragoman.crossdoc.drift.tokens import piece_of
from dragoman.language.prose import Prose, prose_of
from dragoman.model.findings import Alignment, Derivation, Drift
from dragoman.model.schema import from_arrow
from dragoman.ports import CorpusView, Engine, Findings

_SURE = 0.5
"""Likeness of two aligned sentences below which a difference may be that of two subjects."""

_CHUNK = 100
"""Derivations that are looked at together: the pieces that an engine hands out."""


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
        """Compares each pair of aligned sentences; only derived pairs, never independent reports."""
        derivations = [row for row in view.rows("derivations") if row.from_document and row.alignments]
        found: dict[str, Sequence[Drift]] = {}
        for drifts in self._map(_drifts_of, _chunks(view, derivations)):
            found |= drifts
        return Findings(
            tables={"drifts": [drift for row in derivations for drift in found.get(row.derivation_id, ())]}, updates={}
        )


_Chunk = tuple[Sequence[Derivation], Mapping[str, Prose], Mapping[str, pa.Table]]
"""Derivations with surely changed sentences, the prose of their reports, and the layers of these by table."""


def _chunks(view: CorpusView, derivations: Sequence[Derivation]) -> Iterator[_Chunk]:
    """Story by story, so that a report is mostly read in one piece only."""
    query = "select document_id, story_id from documents order by document_id"
    story_of = {row["document_id"]: row["story_id"] or "" for row in view.sql(query).to_pylist()}
    ordered = iter(sorted(derivations, key=lambda row: story_of[row.to_document]))
    while chunk := list(islice(ordered, _CHUNK)):
        ids = {document for row in chunk for document in (row.from_document or "", row.to_document)}
        proses = {prose.document_id: prose for prose in prose_of(view, sorted(ids))}
        told = [row for row in chunk if any(_reworded(row, proses))]
        kept = sorted({document for row in told for document in (row.from_document or "", row.to_document)})
        if told:
            yield told, {key: proses[key] for key in kept}, {name: view.among(name, kept) for name in LAYERS}


def _drifts_of(chunk: _Chunk) -> dict[str, Sequence[Drift]]:
    derivations, proses, layers = chunk
    rows = {name: from_arrow(name, table) for name, table in layers.items()}
    readings = readings_of(proses.values(), rows)
    return {row.derivation_id: list(_drifts(row, proses, readings)) for row in derivations}


def _drifts(row: Derivation, proses: Mapping[str, Prose], readings: Mapping[str, Reading]) -> Iterator[Drift]:
    source, target = proses[row.from_document or ""], proses[row.to_document]
    for pair in _reworded(row, proses):
        yield from _changed(row.derivation_id, source, target, pair, readings)


def _reworded(row: Derivation, proses: Mapping[str, Prose]) -> Iterator[Alignment]:
    """The aligned sentences that are surely one and not the same."""
    source, target = proses[row.from_document or ""].text, proses[row.to_document].text
    for pair in row.alignments:
        before = source[pair.from_start : pair.from_end]
        if pair.score >= _SURE and before != target[pair.to_start : pair.to_end]:
            yield pair


def _changed(
    derivation_id: str, source: Prose, target: Prose, pair: Alignment, readings: Mapping[str, Reading]
) -> Iterator[Drift]:
    ours, theirs = readings[source.document_id], readings[target.document_id]
    a = piece_of(source.text, pair.from_start, pair.from_end, ours)
    b = piece_of(target.text, pair.to_start, pair.to_end, theirs)
    if not a.tokens or not b.tokens:
        return
    for change in changes(a, b, piece_of(target.text, *_neighbourhood(target, pair), theirs)):
        yield Drift(
            derivation_id=derivation_id, kind=change.kind,
            from_document=source.document_id, from_start=change.before[0], from_end=change.before[1],
            to_document=target.document_id, to_start=change.after[0], to_end=change.after[1],
            before=source.text[slice(*change.before)], after=target.text[slice(*change.after)],
            explanation=change.explanation,
        )  # fmt: skip


def _neighbourhood(prose: Prose, pair: Alignment) -> tuple[int, int]:
    starts = [start for start, _ in prose.sentences]
    first = max(0, bisect_left(starts, pair.to_start) - 1)
    last = min(len(starts) - 1, bisect_right(starts, pair.to_start))
    return prose.sentences[first][0], prose.sentences[last][1]
