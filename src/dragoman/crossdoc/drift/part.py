"""The alignments of a record's derivations in, what the rewriting changed out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

from dragoman.crossdoc.drift.matter import is_one_matter
from dragoman.crossdoc.drift.reading import Reading, readings_of
from dragoman.crossdoc.drift.rules import changes
from dragoman.crossdoc.drift.tokens import piece_of
from dragoman.language.prose import Prose, prose_of
from dragoman.model.findings import Alignment, Derivation, Drift
from dragoman.ports import CorpusView, Findings

_SURE = 0.5
"""Likeness of two aligned sentences below which a difference may be that of two subjects."""


_SURE_TRANSLATED = 0.3
_RESPELT = 0.6
"""Likeness of the letters of two names at which one may be the other in another language's spelling."""


class DriftPart:
    """The table `drifts`."""

    name = "drift"
    requires = frozenset({"documents", "sentences", "mentions", "times", "statements", "derivations"})
    provides = frozenset({"drifts"})
    reach: Literal["stories", "record"] = "stories"

    def analyse(self, view: CorpusView) -> Findings:
        """Compares each sentence with the one that it came from; only derived pairs, never independent reports."""
        derivations = [row for row in view.rows("derivations") if row.from_document and row.alignments]
        ids = sorted({document for row in derivations for document in (row.from_document, row.to_document)})
        proses = {prose.document_id: prose for prose in prose_of(view, ids)}
        pairs = [(row, pair) for row, pair in _nearest(derivations, proses) if pair.score >= _least(row)]
        told = {key for row, _ in pairs for key in (row.from_document, row.to_document)}
        readings = readings_of(view, [prose for key, prose in proses.items() if key in told])
        drifts = [drift for row, pair in pairs for drift in _drifts(row, pair, proses, readings)]
        return Findings(tables={"drifts": drifts}, updates={})


def _least(row: Derivation) -> float:
    """A translation keeps the order of the sentences and changes their words."""
    return _SURE_TRANSLATED if row.kind == "translation" else _SURE


Compared = tuple[Derivation, Alignment]


def _nearest(derivations: Sequence[Derivation], proses: Mapping[str, Prose]) -> list[Compared]:
    """Each sentence of a derived report with the one that it surely came from: the likest, and of copies the first.

    A sentence that some source holds word for word came from there, and has not changed.
    """
    derived = {row.to_document for row in derivations}
    best: dict[tuple[str, int, int], tuple[tuple[float | int, ...], Compared | None]] = {}
    for row in derivations:
        source, target = proses[row.from_document or ""].text, proses[row.to_document].text
        for pair in row.alignments:
            key = (row.to_document, pair.to_start, pair.to_end)
            same = source[pair.from_start : pair.from_end] == target[pair.to_start : pair.to_end]
            rank = (same, pair.score, row.direction != "common", row.from_document not in derived)
            if key not in best or rank > best[key][0]:
                best[key] = rank, None if same else (row, pair)
    found = [compared for _, compared in best.values() if compared is not None]
    return sorted(found, key=lambda each: (each[0].derivation_id, each[1].to_start))


def _drifts(
    row: Derivation, pair: Alignment, proses: Mapping[str, Prose], readings: Mapping[str, Reading]
) -> Iterator[Drift]:
    source, target = proses[row.from_document or ""], proses[row.to_document]
    translated = row.kind == "translation"
    for drift in _changed(row.derivation_id, source, target, pair, readings, translated=translated):
        if not (translated and _is_respelt(drift)):
            yield drift


def _is_respelt(drift: Drift) -> bool:
    """Whether a name was only written as the other language writes it: "Riyadh", "Riad"."""
    was, now = drift.before.casefold(), drift.after.casefold()
    near = SequenceMatcher(None, was, now, autojunk=False).ratio() >= _RESPELT
    return drift.kind in ("actor_changed", "place_changed") and was[:1] == now[:1] and near


def _reworded(row: Derivation, proses: dict[str, Prose]) -> Iterator[Alignment]:
    """The aligned sentences that are surely one and not the same."""
    source, target = proses[row.from_document or ""].text, proses[row.to_document].text
    for pair in row.alignments:
        before = source[pair.from_start : pair.from_end]
        if pair.score >= _SURE and before != target[pair.to_start : pair.to_end]:
            yield pair


def _changed(
    derivation_id: str, source: Prose, target: Prose, pair: Alignment, readings: Mapping[str, Reading],
    *, translated: bool,
) -> Iterator[Drift]:  # fmt: skip
    ours, theirs = readings[source.document_id], readings[target.document_id]
    a = piece_of(source.text, pair.from_start, pair.from_end, ours)
    b = piece_of(target.text, pair.to_start, pair.to_end, theirs)
    if not a.tokens or not b.tokens or not is_one_matter(a, b, translated=translated):
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
