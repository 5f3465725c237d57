"""The derivations and drifts of some reports in, what is said of them out.

Where nothing says which of two reports was first, no word names a source, a rewrite or a loss.
"""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.exporters.reading.content import Line, Section
from dragoman.exporters.reading.labels import Labels
from dragoman.model.findings import Derivation, Drift
from dragoman.ports import CorpusView

_KINDS: Mapping[str, str] = {"shared_wire": "same wire text as"}
_KINDS_UNORDERED: Mapping[str, str] = {
    "shared_wire": "same wire text as", "copy": "same text as", "translation": "in another language the same as",
}  # fmt: skip
_SHARES = "shares text with"
_DRIFTS_UNORDERED: Mapping[str, str] = {
    "attribution_lost": "attribution in one alone", "attribution_changed": "attribution differs",
    "hedge_lost": "hedge in one alone", "hedge_added": "hedge in one alone", "number_changed": "number differs",
    "date_changed": "date differs", "actor_changed": "actor differs", "place_changed": "place differs",
    "quote_altered": "quotation differs", "negation_changed": "negation in one alone",
    "meaning_changed": "meaning differs",
}  # fmt: skip
"""Kind of drift -> what it is where either report may have been the first."""


def own_sources(document_id: str, derivations: Sequence[Derivation]) -> list[Derivation]:
    """The derivations of a report but those through another of its sources: of a wire story and its copy, the wire."""
    mine = [row for row in derivations if row.to_document == document_id]
    sources = {row.from_document for row in mine} - {None}
    through = {row.to_document for row in derivations if row.from_document in sources and row.direction != "common"}
    return [row for row in mine if row.from_document not in through]


def derivation_words(row: Derivation, labels: Labels) -> str:
    """Where a report has its text from."""
    if row.from_document is None:
        takes = "prints text of" if row.kind == "shared_wire" else "takes from"
        return f"{takes} {row.from_name or 'a report'}, which is not in the pile ({row.basis})"
    origin = labels.labels.get(row.from_document, row.from_name or "a report not in the pile")
    share = f", {row.share:.0%} of its text" if row.share is not None else ""
    return f"{kind_words(row)} {origin} ({row.direction}{share}: {row.basis})"


def kind_words(row: Derivation) -> str:
    """What a report is of the other: "rewrite of", "shares text with"."""
    if row.direction == "common":
        return _KINDS_UNORDERED.get(row.kind, _SHARES)
    return _KINDS.get(row.kind, f"{row.kind} of")


def drift_sections(view: CorpusView, derivations: Sequence[Derivation], labels: Labels) -> Iterator[Section]:
    """What rewriting changed, and what two reports of one text tell otherwise, whichever was first."""
    common = {row.derivation_id for row in derivations if row.direction == "common"}
    drifts = _drifts(view, derivations)
    for title, ordered in (("What changed in rewriting", True), ("Differs between two that share text", False)):
        rows = [row for row in drifts if (row.derivation_id not in common) is ordered]
        yield Section(title=title, lines=tuple(_drift(row, labels, ordered=ordered) for row in rows))


def _drifts(view: CorpusView, derivations: Sequence[Derivation]) -> list[Drift]:
    found = view.rows("drifts", {row.derivation_id for row in derivations}, column="derivation_id")
    once = {(row.kind, row.to_document, row.to_start, row.before): row for row in found}
    return sorted(once.values(), key=lambda row: (row.to_document, row.to_start, row.kind))


def _drift(row: Drift, labels: Labels, *, ordered: bool) -> Line:
    spans = ((row.from_document, row.from_start, row.from_end), (row.to_document, row.to_start, row.to_end))
    kind = row.kind.replace("_", " ") if ordered else _DRIFTS_UNORDERED[row.kind]
    return labels.line(f"{kind}: {row.explanation}", spans, row.derivation_id)
