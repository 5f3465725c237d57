"""The blind cases in, a verdict out: no figure may fall below the floor that is kept beside them.

Floors and the digest of each file of cases stand in `benchmarks/floors.json`. A changed file of cases
never lowers a floor; lowering one takes `--lower` and a line in the changelog.
"""

import argparse
import json
import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.evaluation.cases import CASE_SCORERS, score_cases
from dragoman.evaluation.scores import Score
from dragoman.model.provenance import content_digest

logger = logging.getLogger(__name__)

_NOISE = 0.005
"""A fall of half a point on these small sets is one case in two hundred: below what they can tell."""


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m dragoman.evaluation.gate [--pin] [--lower]`: 0 if every figure holds, else 1."""
    parser = argparse.ArgumentParser(description="Hold the figures on the blind cases against their floors.")
    parser.add_argument("--cases", type=Path, default=Path("benchmarks/cases"))
    parser.add_argument("--floors", type=Path, default=Path("benchmarks/floors.json"))
    parser.add_argument("--pin", action="store_true", help="raise the floors to today's figures")
    parser.add_argument("--lower", action="store_true", help="with --pin: allow a floor to fall")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    floors = json.loads(options.floors.read_text(encoding="utf-8")) if options.floors.exists() else {}
    found = {name: measured(name, options.cases / f"{name}.csv") for name in CASE_SCORERS}
    if options.pin:
        pinned = {name: pin(floors.get(name), row, lower=options.lower) for name, row in found.items()}
        options.floors.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    complaints = [words for name, row in found.items() for words in compare(name, floors.get(name), row)]
    for words in complaints:
        logger.error("%s", words)
    return 1 if complaints else 0


def measured(name: str, path: Path) -> dict[str, Any]:
    """Digest of a file of cases and the figures on it, by metric."""
    scores: list[Score] = score_cases(name, path)
    for score in scores:
        logger.info("%s %s: %.3f (trivial %s, %d cases)", name, score.metric, score.value, score.baseline, score.count)
    return {"digest": content_digest(path.read_bytes()), "figures": {row.metric: round(row.value, 4) for row in scores}}


def compare(name: str, floor: Mapping[str, Any] | None, found: Mapping[str, Any]) -> list[str]:
    """What is wrong with today's figures, in words; nothing if they hold."""
    if floor is None:
        return [f"{name}: no floor is kept; pin one with --pin"]
    words = [] if floor["digest"] == found["digest"] else [f"{name}: the cases changed since the floor was pinned"]
    words += [
        f"{name} {metric}: {found['figures'].get(metric)} is below the floor {least}"
        for metric, least in floor["figures"].items()
        if found["figures"].get(metric, -1.0) < least - _NOISE
    ]
    return words


def pin(floor: Mapping[str, Any] | None, found: Mapping[str, Any], *, lower: bool) -> dict[str, Any]:
    """The new floor: today's figures, never below the old ones unless `lower`."""
    if floor is None or lower:
        return dict(found)
    figures = {metric: max(value, floor["figures"].get(metric, value)) for metric, value in found["figures"].items()}
    return {"digest": found["digest"], "figures": figures}


if __name__ == "__main__":
    raise SystemExit(main())
