"""Pulled plugs, full disks, damaged pages: nothing lost, nothing half-written, and the next run completes."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman import registry
from dragoman.errors import StoreError
from dragoman.model.schema import TABLES
from dragoman.store.check import check_view
from dragoman.store.duckdb import open_view, open_writer
from store.reading_light import read_light

COUNT = 400
LIGHT = Path(__file__).with_name("reading_light.py")


def start(path, count=COUNT, limit=0):
    return subprocess.Popen([sys.executable, LIGHT, path, str(count), str(limit)], stderr=subprocess.PIPE)


def content(path):
    view = open_view(path)
    try:
        return {name: view.table(name).to_pylist() for name in TABLES}
    finally:
        view.close()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "r.duckdb"
    read_light(path, COUNT)
    return content(path)


def kill_and_complete(path, seconds, undisturbed):
    process = start(path)
    time.sleep(seconds)
    process.kill()
    process.communicate()
    if path.exists():
        assert content(path) == undisturbed
    read_light(path, COUNT)
    assert content(path) == undisturbed


@pytest.mark.parametrize("seconds", [0.8, 1.2])
def test_a_killed_run_is_completed_by_the_next(tmp_path, undisturbed, seconds):
    kill_and_complete(tmp_path / "r.duckdb", seconds, undisturbed)


@pytest.mark.slow
def test_fifty_kills_at_random_moments(tmp_path, undisturbed):
    moments = random.Random(8)
    for number in range(50):
        kill_and_complete(tmp_path / f"{number}.duckdb", moments.uniform(0.3, 2.5), undisturbed)


def test_a_full_disk_leaves_the_record_as_it_was(tmp_path, undisturbed):
    path = tmp_path / "r.duckdb"
    read_light(path, 20)
    before = content(path)
    process = start(path, limit=path.stat().st_size + 100_000)
    _, said = process.communicate()
    assert process.returncode != 0
    assert b"StoreError" in said
    assert content(path) == before
    read_light(path, COUNT)
    assert content(path) == undisturbed


def test_a_damaged_page_is_found_and_refused(tmp_path):
    path = tmp_path / "r.duckdb"
    read_light(path, COUNT)
    data = bytearray(path.read_bytes())
    for at in range(20_000, len(data), 50_000):
        data[at] ^= 0xFF
    path.write_bytes(data)
    try:
        view = open_view(path)
    except StoreError:
        return
    assert check_view(view)
    view.close()


def test_a_sound_record_has_no_findings(tmp_path):
    path = tmp_path / "r.duckdb"
    read_light(path, 20)
    view = open_view(path)
    assert check_view(view) == []
    view.close()


def test_the_check_finds_broken_spans_and_references(tmp_path):
    path = tmp_path / "r.duckdb"
    read_light(path, 5)
    with open_writer(path) as writer:
        writer.execute("update store.documents set story_id = 'story_none', text = text || '!'")
        found = {(each.table, each.claim) for each in check_view(writer.view)}
    assert ("documents", "story_id stands in stories") in found
    assert ("documents", "document_id is the digest of uri and text") in found


def test_a_record_is_copied_while_it_is_served(tmp_path):
    path = tmp_path / "r.duckdb"
    read_light(path, 20)
    reader = open_view(path)
    backup = tmp_path / "backup.duckdb"
    backup.write_bytes(path.read_bytes())
    read_light(path, 40)
    assert reader.table("documents").num_rows == 20
    assert len(content(backup)["documents"]) == 20
    reader.close()


@pytest.mark.parametrize("name", ["jsonl", "parquet", "csv"])
def test_an_interrupted_export_is_done_again(tmp_path, name):
    path = tmp_path / "r.duckdb"
    read_light(path, 20)
    view = open_view(path)
    whole = [file.read_bytes() for file in registry.create("exporters", name).export(view, tmp_path / "one")]
    (tmp_path / "two").mkdir()
    for file in (tmp_path / "one").iterdir():
        (tmp_path / "two" / file.name).write_bytes(file.read_bytes()[:10])
    assert [file.read_bytes() for file in registry.create("exporters", name).export(view, tmp_path / "two")] == whole
    view.close()
