"""Targets in, each run in processes of its own for so long, a summary out: executions, coverage, findings, slowest."""

import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.fuzz.worker import SEEDS

_STATUS = re.compile(rb"#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+) corp: (\d+)/")
_RESTARTS = 20
"""How often a target that libFuzzer ended is begun again in the time that is left."""
_KEPT = (".json", ".bin", ".dict", ".txt", ".log")
"""Files in a folder of findings that are no findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What came of one target. `coverage` counts branches of the package, `features` libFuzzer's finer units."""

    target: str
    seconds: float
    executions: int
    coverage: int
    features: int
    corpus: int
    restarts: int
    slowest_seconds: float
    slowest_bytes: int
    findings: tuple[str, ...]


def fuzz(name: str, *, seconds: int, corpus: Path, bound: float) -> Summary:
    """One target for so many seconds; what an earlier run found in `corpus` is where this one begins.

    Args:
        name: The target.
        seconds: Wall time, all restarts together.
        corpus: Folder of all targets: `NAME` holds inputs, `NAME.findings` what went wrong, and the log.
        bound: Seconds of processor time that an input may take.
    """
    folder, findings = corpus / name, corpus / f"{name}.findings"
    for each in (folder, findings, SEEDS / name):
        each.mkdir(parents=True, exist_ok=True)
    started, executions, restarts = time.monotonic(), 0, -1
    cov = ft = size = 0
    while (left := int(seconds - (time.monotonic() - started))) > 0 and restarts < _RESTARTS:
        restarts += 1
        log = findings / f"{restarts}.log"
        status = _once(name, folder, findings, bound, left, restarts + 1, log)
        found = _STATUS.findall(log.read_bytes())
        if found:
            done, cov, ft, size = (int(value) for value in found[-1])
            executions += done
        if status == 0 or not found:
            break
    state = findings / "state.json"
    slowest = json.loads(state.read_text(encoding="utf-8")) if state.is_file() else {}
    return Summary(
        target=name, seconds=round(time.monotonic() - started, 1), executions=executions, coverage=cov, features=ft,
        corpus=size, restarts=max(restarts, 0), slowest_seconds=slowest.get("slowest_seconds", 0.0),
        slowest_bytes=slowest.get("slowest_bytes", 0), findings=found_in(findings),
    )  # fmt: skip


def found_in(findings: Path) -> tuple[str, ...]:
    """The names of the kept inputs that failed, were slow, or ended the process."""
    return tuple(sorted(path.name for path in findings.glob("*") if path.suffix not in _KEPT))


def _once(name: str, folder: Path, findings: Path, bound: float, seconds: int, seed: int, log: Path) -> int:
    command = [sys.executable, "-m", "benchmarks.fuzz.worker", name, str(folder), str(findings),
               str(bound), str(seconds), str(seed)]  # fmt: skip
    alone = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with log.open("wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **alone}, check=False)
    ended = log.read_bytes()
    if done.returncode and not found_in(findings):
        (findings / f"ended-{done.returncode}-{seed}").write_bytes(ended[-4000:])
    return done.returncode


def fuzz_all(names: list[str], *, seconds: int, corpus: Path, bound: float, jobs: int) -> dict[str, object]:
    """Several targets, `jobs` at a time, each for so many seconds; the summaries and whether all is well."""
    with ThreadPoolExecutor(jobs) as pool:
        done = list(pool.map(lambda name: fuzz(name, seconds=seconds, corpus=corpus, bound=bound), names))
    return {
        "python": sys.version.split()[0],
        "clean": not any(each.findings for each in done) and all(each.executions for each in done),
        "executions": sum(each.executions for each in done),
        "findings": sum(len(each.findings) for each in done),
        "slowest_seconds": max((each.slowest_seconds for each in done), default=0.0),
        "bound_seconds": bound,
        "targets": [asdict(each) for each in done],
    }
