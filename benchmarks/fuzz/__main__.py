"""`python -m benchmarks.fuzz TARGET... | --all --seconds N --corpus DIR`; exits 1 if anything was found."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from benchmarks.fuzz.ledger import read_ledger
from benchmarks.fuzz.runner import fuzz_least
from benchmarks.fuzz.targets import MODULES

_BOUND = 5.0
"""Seconds of processor time that an input of at most 4 kB may take, traced for coverage; without that a third of it."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of: {', '.join(MODULES)}")
    parser.add_argument("--all", action="store_true", help="all targets")
    parser.add_argument("--seconds", type=float, default=1200, help="clean processor time of each target in the ledger")
    parser.add_argument(
        "--turn", type=float, default=60, help="processor time after which the next target has its turn"
    )
    parser.add_argument("--corpus", type=Path, default=Path(".fuzz"), help="where inputs and findings are kept")
    parser.add_argument("--slow", type=float, default=_BOUND, help="seconds of processor time that an input may take")
    given = parser.parse_args()
    names = list(MODULES) if given.all else given.targets
    unknown = [name for name in names if name not in MODULES]
    if not names or unknown:
        parser.error(f"unknown target: {', '.join(unknown)}" if unknown else "name a target, or --all")
    if find_spec("atheris") is None:
        parser.error("atheris is missing: pip install --group fuzz")
    corpus, found = given.corpus.resolve(), 0
    for run in fuzz_least(names, seconds=given.seconds, turn=given.turn, corpus=corpus, bound=given.slow):
        found += len(run.found)
        entry = read_ledger([run.entry.target])[run.entry.target]
        print(f"{entry.target}: {entry.clean_seconds:.0f} s clean, {run.entry.executions} runs now, coverage "
              f"{run.coverage}, slowest {run.entry.slowest_seconds} s {' '.join(run.found)}", flush=True)  # fmt: skip
    left = [entry.target for entry in read_ledger(names).values() if entry.clean_seconds < given.seconds]
    if left:
        print(f"not done, something was found or no input could be run: {', '.join(left)}")
    return 1 if found or left else 0


if __name__ == "__main__":
    sys.exit(main())
