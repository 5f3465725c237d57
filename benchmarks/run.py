"""Runs the project's scorers and keeps their figures: `python benchmarks/run.py --data PATH [NAME ...]`.

Figures go to `benchmarks/results/figures.json` (one entry a scorer, with version and date of the run given
by `--date`) and as tables into `docs/benchmarks.md`, between its two marks.
"""

import argparse
import json
import time
from pathlib import Path

from dragoman import __version__
from dragoman.errors import SettingsError
from dragoman.evaluation.scorers import SCORERS, evaluate, to_markdown
from dragoman.evaluation.scores import Score
from dragoman.model.schema import from_mapping, plain

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "figures.json"
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="scorers; all if none is named")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the evaluation sets")
    parser.add_argument("--date", required=True, help="day of the run, for the page")
    options = parser.parse_args()
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for name in options.names or SCORERS:
        started = time.process_time()
        try:
            scores = evaluate(name, options.data)
        except SettingsError as missing:
            print(f"{name}: left out: {missing}")
            continue
        seconds = round(time.process_time() - started)
        kept[name] = {"date": options.date, "version": __version__, "cpu_seconds": seconds,
                      "scores": [plain(score) for score in scores]}  # fmt: skip
        print(name, f"{seconds} s", to_markdown(scores), sep="\n")
        RESULTS.parent.mkdir(parents=True, exist_ok=True)
        RESULTS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    write_page(kept)


def write_page(kept: dict) -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = [
        f"### {name}\n\n{to_markdown([from_mapping(Score, row) for row in kept[name]['scores']])}\n"
        f"_Measured {kept[name]['date']}, version {kept[name]['version']}._\n"
        for name in SCORERS
        if name in kept
    ]
    PAGE.write_text(before + BEGIN + "\n\n" + "\n".join(tables) + "\n" + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
