"""Targets in, the one of least clean time again and again, a ledger out: processor time, executions, findings."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.fuzz.keeping import pack, unpack
from benchmarks.fuzz.ledger import Entry, added, least, read_ledger, write_ledger
from benchmarks.fuzz.worker import SEEDS

_STATUS = re.compile(rb"#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+) corp: (\d+)/")
_RESTARTS = 20
"""How often a target that libFuzzer ended is begun again in the time that is left."""
_KEPT = (".json", ".bin", ".dict", ".txt", ".log")
"""Files in a folder of findings that are no findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What came of fuzzing one target once. `coverage` counts branches of the package, `corpus` inputs."""

    entry: Entry
    coverage: int
    corpus: int
    restarts: int
    found: tuple[str, ...]


def fuzz_least(names: Sequence[str], *, seconds: float, turn: float, corpus: Path, bound: float) -> Iterator[Run]:
    """Fuzzes the target of least clean time in the ledger for a turn, then the next, until all have so many seconds.

    A target that something is found in has no further turn: it is to be mended, and its clean time begins anew.

    Args:
        names: The targets.
        seconds: Processor time without a finding that each target shall have in the ledger, all runs together.
        turn: Processor time of one turn; what a turn found is in the ledger when it ends.
        corpus: Folder of all targets: `NAME` holds inputs, `NAME.findings` what went wrong, and the log.
        bound: Seconds of processor time that an input may take.
    """
    names = list(names)
    while chosen := least(read_ledger(names), seconds):
        run = fuzz(chosen.target, seconds=min(turn, seconds - chosen.clean_seconds), corpus=corpus, bound=bound)
        write_ledger({chosen.target: added(chosen, run.entry)})
        yield run
        if run.found:
            names.remove(chosen.target)
        if not run.entry.executions:
            return


def fuzz(name: str, *, seconds: float, corpus: Path, bound: float) -> Run:
    """One target for so much processor time; what an earlier run found in `corpus` is where this one begins."""
    folder, findings = corpus / name, corpus / f"{name}.findings"
    for each in (folder, findings, SEEDS / name):
        each.mkdir(parents=True, exist_ok=True)
    unpack(name, folder)
    before = found_in(findings)
    used, executions, slowest, restarts, coverage = 0.0, 0, 0.0, -1, 0
    while used < seconds and restarts < _RESTARTS:
        restarts += 1
        log = findings / f"{restarts}.log"
        state = _once(name, folder, findings, bound, seconds - used, log)
        found = _STATUS.findall(log.read_bytes())
        coverage = max(coverage, int(found[-1][1])) if found else coverage
        used += state["cpu_seconds"]
        executions += state["executions"]
        slowest = max(slowest, state["slowest_seconds"])
        if not state["executions"]:
            break
    pack(name, folder)
    new = tuple(each for each in found_in(findings) if each not in before)
    entry = Entry(
        target=name, cpu_seconds=round(used, 1), executions=executions, findings=len(new),
        slowest_seconds=slowest, date=f"{datetime.now(UTC):%Y-%m-%d}", commit=_commit(),
    )  # fmt: skip
    return Run(entry=entry, coverage=coverage, corpus=len(list(folder.iterdir())), restarts=restarts, found=new)


def found_in(findings: Path) -> tuple[str, ...]:
    """The names of the kept inputs that failed, were slow, or ended the process."""
    return tuple(sorted(path.name for path in findings.glob("*") if path.suffix not in _KEPT))


def _once(name: str, folder: Path, findings: Path, bound: float, seconds: float, log: Path) -> dict[str, float]:
    """One process; what it said of itself last."""
    state = findings / "state.json"
    state.unlink(missing_ok=True)
    command = [sys.executable, "-m", "benchmarks.fuzz.worker", "fuzz", name, str(folder), str(findings),
               str(bound), str(seconds)]  # fmt: skip
    alone = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    before = found_in(findings)
    with log.open("wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **alone}, check=False)
    if done.returncode and found_in(findings) == before:
        (findings / f"ended-{done.returncode}-{os.getpid()}").write_bytes(log.read_bytes()[-4000:])
    nothing = {"cpu_seconds": 0.0, "executions": 0, "slowest_seconds": 0.0}
    return json.loads(state.read_text(encoding="utf-8")) if state.is_file() else nothing


def _commit() -> str:
    """The commit of the code that is fuzzed, with a plus where the package has been changed since."""
    named = _git("rev-parse", "--short=8", "HEAD")
    return f"{named}+" if _git("status", "--porcelain", "--", ":/src") else named


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=SEEDS, capture_output=True, text=True, check=False)
    return done.stdout.strip()
