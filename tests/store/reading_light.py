"""Run as a program: reads reports made here into a record, with the parts that need no model. For killing.

Arguments: the record, how many reports, a limit on file size in bytes (0: none), and if wanted a format and a
folder: then the record is exported instead.
"""

import resource
import signal
import sys
from pathlib import Path

from dragoman.model.text import document_of
from dragoman.pipeline import ReportPipeline
from dragoman.store.duckdb import open_writer
from dragoman.workspace import open_record

SENTENCE = "The ministry of report number {n} said on day {m} that the bridge was open again. "


def reports(count):
    return [
        document_of(uri=f"{n}.txt", text="".join(SENTENCE.format(n=n, m=m) for m in range(30)), language="en")
        for n in range(count)
    ]


def read_light(path, count):
    pipeline = ReportPipeline(("regions",))
    with open_writer(path) as writer:
        waiting = writer.incoming() | set(writer.view.table("documents", ["document_id"]).column(0).to_pylist())
        writer.add_documents([each for each in reports(count) if each.document_id not in waiting])
        for partition in writer.partitions(16):
            annotated = pipeline(partition)
            writer.write_annotated(annotated.documents, annotated.layers, annotated.failures)
        writer.publish()


if __name__ == "__main__":
    if limit := int(sys.argv[3]):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    if len(sys.argv) > 4:
        open_record(sys.argv[1]).export(sys.argv[4], sys.argv[5])
    else:
        read_light(Path(sys.argv[1]), int(sys.argv[2]))
