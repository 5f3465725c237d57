"""`ledger.csv`: how long each target has been fuzzed in all, and what came of it; one row a target, runs added up."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

LEDGER = Path(__file__).with_name("ledger.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What fuzzing one target has cost and found.

    Seconds are processor time in which inputs were run, start-up left out. `clean_seconds` are those since the last
    finding. `slowest_seconds` is the slowest input of the last run. `date` and `commit` are those of the last run.
    """

    target: str
    cpu_seconds: float = 0.0
    clean_seconds: float = 0.0
    executions: int = 0
    findings: int = 0
    slowest_seconds: float = 0.0
    date: str = ""
    commit: str = ""


def read_ledger(names: Iterable[str], path: Path = LEDGER) -> dict[str, Entry]:
    """The entries of some targets, in their order; one that was never run is at nothing."""
    known = {}
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            known = {row["target"]: _entry(row) for row in csv.DictReader(file)}
    return {name: known.get(name, Entry(target=name)) for name in names}


def write_ledger(entries: Mapping[str, Entry], path: Path = LEDGER) -> None:
    """Puts entries in place of those of the same targets; others stay."""
    known = read_ledger((), path)
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            known = read_ledger([row["target"] for row in csv.DictReader(file)], path)
    aside = path.with_suffix(".new")
    with aside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Entry)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(entry) for _, entry in sorted({**known, **entries}.items()))
    aside.replace(path)


def least(entries: Mapping[str, Entry], seconds: float) -> Entry | None:
    """The target that has been clean for least time, the first of several; None where all have so many seconds."""
    short = [entry for entry in entries.values() if entry.clean_seconds < seconds]
    return min(short, key=lambda entry: entry.clean_seconds, default=None)


def added(entry: Entry, run: Entry) -> Entry:
    """An entry with one more run; a run that found something begins the clean time anew."""
    clean = 0.0 if run.findings else round(entry.clean_seconds + run.cpu_seconds, 1)
    return replace(
        run,
        cpu_seconds=round(entry.cpu_seconds + run.cpu_seconds, 1),
        clean_seconds=clean,
        executions=entry.executions + run.executions,
        findings=entry.findings + run.findings,
    )


def _entry(row: Mapping[str, str]) -> Entry:
    kinds = {field.name: field.type for field in fields(Entry)}
    return Entry(**{name: kinds[name](value) for name, value in row.items()})
