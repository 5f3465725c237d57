"""Measures the pages of a record: `python benchmarks/pages.py RECORD [--times N]`.

Every page is asked for N times after one warming request; printed are the median and the slowest in
milliseconds and the weight in kilobytes, beside the share of the median that an empty page takes.
"""

import argparse
import statistics
import time
from pathlib import Path

from fastapi.testclient import TestClient

from dragoman.web.app import create_app
from dragoman.workspace import open_record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--times", type=int, default=7)
    options = parser.parse_args()
    paths = paths_of(options.record)
    with TestClient(create_app(options.record), base_url="http://127.0.0.1") as client:
        empty, _, _ = measured(client, "/keys", options.times)
        print(f"| page | median ms | slowest ms | kB |\n|---|---|---|---|\n| an empty page | {empty:.0f} | | |")
        for name, path in paths.items():
            median, slowest, size = measured(client, path, options.times)
            print(f"| {name} | {median:.0f} | {slowest:.0f} | {size / 1000:.0f} |")


def measured(client: TestClient, path: str, times: int) -> tuple[float, float, int]:
    taken = []
    for _ in range(times + 1):
        started = time.perf_counter()
        answer = client.get(path)
        taken.append((time.perf_counter() - started) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code} {answer.text[:200]}")
    return statistics.median(taken[1:]), max(taken[1:]), len(answer.content)


def paths_of(path: Path) -> dict[str, str]:
    with open_record(path) as record:

        def first(query: str) -> dict:
            rows = record.sql(query).to_pylist()
            return rows[0] if rows else {}

        story = first("select story_id as id, documents[1] as one from stories order by reports desc, story_id limit 1")
        pair = first("select from_document as a, to_document as b from derivations where from_document is not null "
                     "order by score desc, derivation_id limit 1")  # fmt: skip
        dyad = first("select a, b from relations order by incidents desc, a, b limit 1")
        actor = first("select actor from actors order by len(names) desc, actor limit 1")
    found = {
        "pile": "/", "stories": "/stories", "statements": "/statements",
        "statements of one speaker": "/statements?speaker=minister",
        "events": "/events", "events of a pair": "/events?dyad=CHN-RUS", "timeline": "/timeline", "dyads": "/dyads",
        "actors": "/entities", "review": "/review", "method": "/method", "search": "/search?q=agreement",
    }  # fmt: skip
    if story:
        found |= {name: f"/stories/{story['id']}{tail}" for name, tail in
                  (("story", ""), ("compare", "/compare"), ("derivation", "/derivation"))}  # fmt: skip
        found["report"] = f"/docs/{story['one']}?char=0,40"
    if pair:
        found["diff"] = f"/diff/{pair['a']}/{pair['b']}"
    if dyad:
        found["dyad"] = f"/dyads/{dyad['a']}-{dyad['b']}"
    if actor:
        found["actor"] = f"/entities/{actor['actor']}"
    return found


if __name__ == "__main__":
    main()
