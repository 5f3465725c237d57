"""Run as a program: maps partitions of reports on a Ray cluster made here, and in local processes; says if both agree.

Two nodes with one worker process each; the first that has done two partitions is killed in its third.
Arguments: a folder for what the workers write down, and the partitions' count. Prints JSON.
"""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pyarrow as pa

from dragoman.engines.daft import DaftEngine
from dragoman.engines.local import LocalEngine
from dragoman.pipeline import ReportPipeline
from store.reading_light import reports

PARTS = ("language", "regions")
"""Parts that load no model: a worker starts in a second."""


class Noted:
    """A pipeline that writes down which process works, and takes its time so that it can be killed at work."""

    def __init__(self, folder):
        self.folder = folder
        self.pipeline = ReportPipeline(PARTS)

    def __call__(self, partition):
        with (Path(self.folder) / "pids").open("a") as file:
            file.write(f"{os.getpid()}\n")
        time.sleep(0.3)
        return self.pipeline(partition)


def as_bytes(annotated):
    """The tables of a partition as Arrow's own bytes."""
    sink = pa.BufferOutputStream()
    for table in (annotated.documents, *(annotated.layers[name] for name in sorted(annotated.layers))):
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
    return sink.getvalue().to_pybytes(), annotated.failures


def pids(folder):
    file = Path(folder) / "pids"
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def kill_one(folder, killed):
    while not killed:
        found = pids(folder)
        victim = next((pid for pid in found if found.count(pid) > 2), None)
        if victim is not None:
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)
        time.sleep(0.05)


def main(folder, count):
    import daft
    import ray
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    for _ in range(2):
        cluster.add_node(num_cpus=1)
    ray.init(address=cluster.address, log_to_driver=False)
    daft.set_runner_ray()
    killed = []
    threading.Thread(target=kill_one, args=(folder, killed), daemon=True).start()
    partitions = [[report] for report in reports(count)]
    on_ray = [as_bytes(each) for each in DaftEngine(workers=2).map(Noted(folder), partitions)]
    workers = len(set(pids(folder)))
    ray.shutdown()
    cluster.shutdown()
    here = [as_bytes(each) for each in LocalEngine(workers=2).map(ReportPipeline(PARTS), partitions)]
    sys.stdout.write(
        json.dumps({"same": on_ray == here, "partitions": len(on_ray), "killed": len(killed), "workers": workers})
        + "\n"
    )


if __name__ == "__main__":
    from engines import on_ray  # what workers unpack must have a module that they can import

    on_ray.main(sys.argv[1], int(sys.argv[2]))
