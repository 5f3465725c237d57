"""The project's own scorers by name, and their figures as a table."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dragoman.errors import PartError, SettingsError
from dragoman.evaluation.scores import Score

SCORERS: Mapping[str, str] = {
    "relations": "dragoman.evaluation.relations:evaluate",
    "events": "dragoman.evaluation.events:evaluate",
    "petrarch": "dragoman.evaluation.petrarch:evaluate",
    "status": "dragoman.evaluation.status:evaluate",
    "statements": "dragoman.evaluation.statements:evaluate",
    "times": "dragoman.evaluation.times:evaluate",
    "dating": "dragoman.evaluation.dating:evaluate",
    "mentions": "dragoman.evaluation.mentions:evaluate",
    "stories": "dragoman.evaluation.stories:evaluate",
    "derivation": "dragoman.evaluation.derivation:evaluate",
    "drift": "dragoman.evaluation.drift:evaluate",
    "incidents": "dragoman.evaluation.incidents:evaluate",
    "mentioned_events": "dragoman.evaluation.mentioned_events:evaluate",
    "conflicts": "dragoman.evaluation.conflicts:evaluate",
}
"""Name -> the function that scores; each prints the trivial answer beside its figures."""


def evaluate(name: str, data: Path, *, limit: int | None = None) -> list[Score]:
    """Runs a scorer.

    Args:
        name: A key of `SCORERS`.
        data: The folder that holds the evaluation sets, each in its own.
        limit: Only so many items, in a fixed order; None takes all.

    Raises:
        PartError: there is no scorer of that name.
        SettingsError: the set is not under `data`.
    """
    if name not in SCORERS:
        raise PartError(f"there is no scorer {name!r}; known: {', '.join(SCORERS)}")
    module, _, function = SCORERS[name].partition(":")
    scorer: Callable[..., list[Score]] = getattr(importlib.import_module(module), function)
    try:
        return scorer(data, limit)
    except FileNotFoundError as missing:
        raise SettingsError(
            f"{missing.filename} is not there; --data names the folder that holds the sets"
        ) from missing


def to_markdown(scores: Sequence[Score]) -> str:
    """The figures as a table: value, trivial answer, peer, how many cases."""
    lines = ["| task | data | metric | value | trivial | peer | cases | note |", "|---|---|---|---|---|---|---|---|"]
    lines += [
        f"| {row.task} | {row.data} | {row.metric} | {row.value:.3f} | {_beside(row.baseline, row.baseline_name)} "
        f"| {_beside(row.peer, row.peer_name)} | {row.count} | {row.note or ''} |"
        for row in scores
    ]
    return "\n".join(lines) + "\n"


def _beside(value: float | None, name: str | None) -> str:
    return "" if value is None else f"{value:.3f} {name or ''}".strip()
