"""`python -m benchmarks.fuzz TARGET... | --all --seconds N --corpus DIR [--jobs N]`; exits 1 if anything was found."""

import argparse
import json
import sys
from importlib.util import find_spec
from pathlib import Path

from benchmarks.fuzz.runner import fuzz_all
from benchmarks.fuzz.targets import MODULES

_BOUND = 5.0
"""Seconds of processor time that an input of at most 4 kB may take, traced for coverage; without that a third of it."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of: {', '.join(MODULES)}")
    parser.add_argument("--all", action="store_true", help="all targets")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--corpus", type=Path, default=Path(".fuzz"), help="where inputs and findings are kept")
    parser.add_argument("--jobs", type=int, default=1, help="targets at a time")
    parser.add_argument("--slow", type=float, default=_BOUND, help="seconds of processor time that an input may take")
    given = parser.parse_args()
    names = list(MODULES) if given.all else given.targets
    unknown = [name for name in names if name not in MODULES]
    if not names or unknown:
        parser.error(f"unknown target: {', '.join(unknown)}" if unknown else "name a target, or --all")
    if find_spec("atheris") is None:
        parser.error("atheris is missing: pip install --group fuzz")
    summary = fuzz_all(names, seconds=given.seconds, corpus=given.corpus.resolve(), bound=given.slow, jobs=given.jobs)
    print(json.dumps(summary, indent=1))
    return 0 if summary["clean"] else 1


if __name__ == "__main__":
    sys.exit(main())
