"""One measured figure, with what it has to beat beside it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A figure of one task on one set; `baseline` is the trivial answer, `peer` a published or measured other."""

    task: str
    data: str
    metric: str
    value: float
    baseline: float | None
    baseline_name: str | None
    peer: float | None
    peer_name: str | None
    count: int
    note: str | None


def folder_of(data: Path, name: str) -> Path:
    """The folder of a set, given itself or the folder of all sets."""
    return data / name if (data / name).is_dir() else data
