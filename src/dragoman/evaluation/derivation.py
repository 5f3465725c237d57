"""Labelled pairs, origins and human rewrites in, how well derivation is found out."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.crossdoc.derivation import DerivationPart
from dragoman.crossdoc.derivation.judging import is_derived, nearness
from dragoman.crossdoc.derivation.sharing import shared
from dragoman.crossdoc.derivation.weighing import measured
from dragoman.crossdoc.derivation.wording import Rarity, holding, wording_of
from dragoman.crossdoc.stories import StoryPart
from dragoman.evaluation.clusterings import f1
from dragoman.evaluation.collections import json_rows, record_of, report_of
from dragoman.evaluation.scores import Score
from dragoman.language.lexicon import Lexicon
from dragoman.language.prose import prose_of
from dragoman.language.words import columns_of

_LOW = 0.25
"""3-gram containment below which a pair shares little wording."""

Row = Mapping[str, Any]


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """F1 of `derived`, origins per happening exactly right, and the sources of human rewrites.

    Args:
        data: A folder with the folders `derivation` and `human_rewrites`.
        limit: Only so many human rewrites.
    """
    return [*_pairs(data / "derivation"), *_rewrites(data / "human_rewrites", limit)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    pairs: frozenset[frozenset[str]]
    sources: Mapping[str, frozenset[str]]
    origins: Mapping[str, str]

    def derived(self, row: Row) -> bool:
        """Whether one came from the other, or both from a source that both name."""
        a, b = row["a"], row["b"]
        none: frozenset[str] = frozenset()
        return frozenset((a, b)) in self.pairs or bool(self.sources.get(a, none) & self.sources.get(b, none))


def _pairs(folder: Path) -> list[Score]:
    found = _analysed(list(json_rows(folder / "docs.jsonl.gz")))
    rows = list(json_rows(folder / "pairs.jsonl"))
    low = [row for row in rows if row["containment3"] < _LOW]
    scores = [
        _score("F1 derived", _f1(rows, found.derived), .763, "3-gram containment without quotations", len(rows)),
        _score("F1 derived, low overlap", _f1(low, found.derived), .52, "TF-IDF cosine", len(low)),
        _score("F1 derived, strong labels", _f1(strong := [r for r in rows if r["strength"] != "weak"], found.derived),
               _f1(strong, lambda _: True), "always derived", len(strong)),
    ]  # fmt: skip
    happenings = [
        row["origins"] for row in json.loads((folder / "clusters.json").read_text(encoding="utf-8")).values()
        if len(row["docs"]) > 1
    ]  # fmt: skip
    right = sum(_exact(origins, found.origins) for origins in happenings) / len(happenings)
    return [*scores, _score("origins exactly right", right, 0.75, "containment without quotations", len(happenings))]


def _analysed(rows: Sequence[Row]) -> _Found:
    documents = [report_of(row) for row in rows]
    uris = {document.document_id: document.uri for document in documents}
    with record_of(documents, [StoryPart(), DerivationPart()], timed=True) as record:
        derivations = list(record.view.rows("derivations"))
        origins = {uris[d]: row.origin_id for row in record.view.rows("origins") for d in row.documents}
    sources: dict[str, set[str]] = {}
    for row in derivations:
        if row.from_document is None and row.kind == "rewrite":
            sources.setdefault(uris[row.to_document], set()).add(row.from_name.lower().removeprefix("the "))
    return _Found(
        pairs=frozenset(
            frozenset((uris[row.from_document], uris[row.to_document])) for row in derivations if row.from_document
        ),
        sources={uri: frozenset(names) for uri, names in sources.items()},
        origins=origins,
    )


def _exact(origins: Sequence[Sequence[str]], found: Mapping[str, str]) -> bool:
    groups: dict[str, set[str]] = {}
    for uri in (uri for origin in origins for uri in origin):
        groups.setdefault(found[uri], set()).add(uri)
    return sorted(map(sorted, groups.values())) == sorted(map(sorted, origins))


def _f1(rows: Sequence[Row], derived: Callable[[Row], bool]) -> float:
    hits = [(derived(row), bool(row["derived"])) for row in rows]
    both = sum(a and b for a, b in hits)
    return f1(both / max(1, sum(a for a, _ in hits)), both / max(1, sum(b for _, b in hits)))


def _rewrites(folder: Path, limit: int | None) -> list[Score]:
    rows = list(json_rows(folder / "pairs_open.jsonl.gz"))[:limit]
    documents = [
        report_of({"uri": f"{row['pair']}:{side}", "text": row[side]}) for row in rows for side in ("source", "rewrite")
    ]
    uris = {document.document_id: document.uri for document in documents}
    with record_of(documents, []) as record:
        proses = list(prose_of(record.view))
    lexicon = Lexicon()
    for prose in proses:
        lexicon.put(prose.document_id, columns_of(prose.text, prose.sentences))
    lexicon.sort()
    wordings = {uris[prose.document_id]: wording_of(prose, lexicon) for prose in proses}
    held = holding(([wording.stems] for wording in wordings.values()), len(lexicon))
    rarity = Rarity(lexicon.names(), held, len(wordings))
    weighed = dict(zip(wordings, measured(list(wordings.values()), rarity), strict=True))
    first, right, called = 0, 0, 0
    for row in rows:
        rewrite = weighed[f"{row['pair']}:rewrite"]
        scored = {uri: shared(other, rewrite) for uri, other in weighed.items() if other is not rewrite}
        wanted = f"{row['pair']}:source"
        first += max(sorted(scored), key=lambda uri: nearness(scored[uri])) == wanted
        right += is_derived(scored[wanted])
        called += sum(is_derived(found) for found in scored.values())
    chance = 1 / (2 * len(rows) - 1)
    return [
        _score("source first", first / len(rows), chance, "chance", len(rows), "human_rewrites"),
        _score("precision of derived", right / max(1, called), chance, "chance", called, "human_rewrites"),
        _score("recall of derived", right / len(rows), 0.06, "3-gram Jaccard .5", len(rows), "human_rewrites"),
    ]


def _score(metric: str, value: float, baseline: float, name: str, count: int, data: str = "derivation") -> Score:
    return Score(
        task="derivation", data=data, metric=metric, value=value, baseline=baseline, baseline_name=name, peer=None,
        peer_name=None, count=count, note=None,
    )  # fmt: skip
