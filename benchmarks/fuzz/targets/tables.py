"""Tables that a person writes: codebooks and decisions."""

import tempfile
from pathlib import Path

from benchmarks.fuzz.target import Target, hold

from dragoman.codebooks.actor_tables import extra_entries, read_states
from dragoman.errors import CodebookError, StoreError
from dragoman.store.decisions import FILE_NAME, read_decisions

_folder = tempfile.TemporaryDirectory(prefix="dragoman-fuzz-")
_states = frozenset(state.code for state in read_states())


def codebook(data: bytes) -> None:
    """A codebook is read, or refused with the line that is wrong."""
    path = Path(_folder.name) / "extra.csv"
    path.write_bytes(data)
    try:
        for entry in extra_entries(path, _states):
            hold(bool(entry.form), "an entry has a form")
            hold(entry.since is None or entry.until is None or entry.since[:4].isdigit(), "a date is a date")
    except CodebookError as error:
        hold("extra.csv" in str(error), "a refusal names the file")


def decisions(data: bytes) -> None:
    """Decisions are read, or refused with the line that is wrong."""
    (Path(_folder.name) / FILE_NAME).write_bytes(data)
    try:
        read_decisions(Path(_folder.name) / "record.duckdb")
    except StoreError as error:
        hold("line" in str(error) or FILE_NAME in str(error), "a refusal names the file")


TARGETS = (
    Target(name="codebook", run=codebook),
    Target(name="decisions", run=decisions),
)
