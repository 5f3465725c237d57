"""Cost and memory as a pile grows: `python benchmarks/growth.py REPORTS.jsonl.gz FOLDER [--sizes N...] [--kept FILE]`.

Reports are annotated once into a record in FOLDER, with one worker; processor time and memory are noted as each size
is passed. Then for each size as many of them, evenly from all or the first by day, are copied to a record of their own
and looked across in a process of its own. A record in FOLDER that is there already is not annotated again, so that a
change to looking across is measured alone; `--sizes` must then be among those that were noted. The exponent is the
slope of the logarithms by least squares: 1 is linear.
"""

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from across import timed
from speed import sample

from dragoman import registry
from dragoman.model.schema import REPORT_TABLES
from dragoman.pipeline import ReportPipeline
from dragoman.settings import Settings
from dragoman.store.duckdb import open_writer
from dragoman.store.files import discard, next_of
from dragoman.workspace.collecting import read_reports

_PARTITION = 64
"""Reports in a partition, as a large run has them."""
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 2000, 5000, 10_000, 20_000])
    parser.add_argument("--kept", type=Path, help="JSON file for the figures")
    parser.add_argument("--by-day", action="store_true", help="the first days of the pile instead of an even sample")
    parser.add_argument("--across", action="store_true", help="only look across the record REPORTS, in this process")
    chosen = parser.parse_args()
    if chosen.across:
        print(json.dumps(across(chosen.reports)))
        return
    chosen.folder.mkdir(parents=True, exist_ok=True)
    record, noted = chosen.folder / "all.duckdb", chosen.folder / "annotated.json"
    if not record.exists():
        noted.write_text(json.dumps(annotated(chosen.reports, record, chosen.sizes)), encoding="utf-8")
    rows = [row for row in json.loads(noted.read_text(encoding="utf-8")) if row["reports"] in chosen.sizes]
    for row in rows:
        row["across"] = looked_across(record, chosen.folder, row["reports"], chosen.by_day)
        row["cpu_seconds"] = round(row["annotated"]["cpu_seconds"] + row["across"]["cpu_seconds"], 1)
        print(json.dumps(row), flush=True)
    found = {"sizes": rows, "exponents": {
        "annotating": exponent([(row["reports"], row["annotated"]["cpu_seconds"]) for row in rows]),
        "across": exponent([(row["reports"], row["across"]["cpu_seconds"]) for row in rows]),
        "all": exponent([(row["reports"], row["cpu_seconds"]) for row in rows]),
    }}  # fmt: skip
    print(json.dumps(found["exponents"]))
    if chosen.kept:
        chosen.kept.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def annotated(reports: Path, record: Path, sizes: Sequence[int]) -> list[dict]:
    """Annotates the most reports of the sizes; what had been used when each size was passed."""
    pile = record.with_name("pile.jsonl")
    rows = sample(reports, max(sizes), False)
    pile.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found, left, done = [], sorted(sizes), 0
    with open_writer(record) as writer:
        given = (item for item in read_reports([str(pile)], Settings()) if not hasattr(item, "error"))
        while batch := list(islice(given, 500)):
            writer.add_documents(batch)
        pipeline = ReportPipeline(seconds=60.0)
        pipeline.warm()
        engine = registry.create("engines", "local", workers=1)
        for partition in engine.map(pipeline, writer.partitions(_PARTITION)):
            writer.write_annotated(partition.documents, partition.layers, partition.failures)
            done += partition.documents.num_rows
            while left and done >= min(left[0], len(rows)):
                used = {"cpu_seconds": cpu_seconds(), "peak_mb": peaks()}
                found.append({"reports": min(left.pop(0), len(rows)), "annotated": used})
                print(json.dumps(found[-1]), flush=True)
        writer.publish()
    return found


def looked_across(record: Path, folder: Path, count: int, by_day: bool) -> dict:
    """What looking across so many reports of a record costs, in a process of its own.

    Ids are digests, so that the first of them are an even sample: the more are taken, the more of them tell one story.
    The first by day are as dense as the whole.
    """
    part = folder / "part.duckdb"
    part.unlink(missing_ok=True)
    discard(next_of(part))
    with open_writer(record) as writer, open_writer(part) as target:
        order = "published_earliest, document_id" if by_day else "document_id"
        chosen = writer.view.sql(f"select document_id from documents order by {order}").column(0).to_pylist()[:count]
        for name in ("documents", *REPORT_TABLES):
            query = f"select * from store.{name} where list_contains(?, document_id)"
            target.insert(name, writer.view.sql(query, [chosen]))
        target.publish()
    discard(next_of(record))
    command = [sys.executable, __file__, str(part), str(folder), "--across"]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def across(record: Path) -> dict:
    """Processor seconds of each part over a record, writing included, and the peak of memory."""
    before = cpu_seconds()
    with open_writer(record) as writer:
        seconds = timed(writer)
        writer.publish()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"cpu_seconds": round(cpu_seconds() - before, 1), "peak_mb": peak, "parts": seconds,
            "record_mb": round(record.stat().st_size / 1e6, 1)}  # fmt: skip


def cpu_seconds() -> float:
    """Processor seconds of this process and of its children, those that still run included."""
    used = time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    for stat in _children():
        fields = (stat / "stat").read_text().rpartition(")")[2].split()
        used += (int(fields[11]) + int(fields[12])) / _TICKS
    return round(used, 1)


def peaks() -> dict[str, int]:
    """Peak memory of this process and of the largest of its children, in megabytes."""
    children = [int(line.split()[1]) // 1024 for each in _children()
                for line in (each / "status").read_text().splitlines() if line.startswith("VmHWM")]  # fmt: skip
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"store": own, "worker": max(children, default=0)}


def _children() -> Iterator[Path]:
    own = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    yield from (Path("/proc") / number for number in own.read_text().split())


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The slope of the logarithms by least squares."""
    x, y = [math.log(size) for size, _ in points], [math.log(cost) for _, cost in points]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return round(sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x), 3)


if __name__ == "__main__":
    main()
