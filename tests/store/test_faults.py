"""Pulled plugs, full disks, damaged pages: nothing lost, nothing half-written, and the next run completes."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman import registry
from dragoman.errors import DamagedError
from dragoman.model.schema import TABLES
from dragoman.store.check import check_path, check_view
from dragoman.store.duckdb import open_view, open_writer
from dragoman.workspace import open_record
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


def damaged(path, copy, at):
    """A copy of a record with some bytes turned over."""
    data = bytearray(path.read_bytes())
    data[at : at + 64] = (byte ^ 0xFF for byte in data[at : at + 64])
    copy.write_bytes(data)
    return copy


def test_a_damaged_page_is_refused_or_found_or_holds_nothing(tmp_path, undisturbed):
    path = tmp_path / "r.duckdb"
    read_light(path, COUNT)
    noticed = 0
    for at in range(4_096, path.stat().st_size, 65_536):
        copy = damaged(path, tmp_path / f"{at}.duckdb", at)
        found = check_path(copy)
        assert found or content(copy) == undisturbed
        assert all("read the reports again" in each.examples[0] for each in found)
        noticed += bool(found)
    assert noticed


def test_a_damaged_record_is_rebuilt_from_the_reports(tmp_path, undisturbed):
    path = tmp_path / "r.duckdb"
    read_light(path, COUNT)
    damaged(path, path, 4_096)
    with pytest.raises(DamagedError, match="read the reports again"):
        read_light(path, COUNT)
    path.rename(tmp_path / "damaged.duckdb")
    read_light(path, COUNT)
    assert content(path) == undisturbed


def test_of_two_writers_at_once_the_second_is_told(tmp_path, undisturbed):
    path = tmp_path / "r.duckdb"
    first = start(path)
    while not path.with_name("r.duckdb.next").exists() and first.poll() is None:
        time.sleep(0.01)
    second = start(path)
    _, said = second.communicate()
    first.communicate()
    if second.returncode:  # else the first one had finished before
        assert b"LockedError" in said
        assert b"another process is writing" in said
    assert content(path) == undisturbed


@pytest.mark.parametrize("jump", [-400 * 86_400, 400 * 86_400])
def test_a_clock_that_jumps_changes_nothing(tmp_path, undisturbed, monkeypatch, jump):
    real = {name: getattr(time, name) for name in ("time", "time_ns", "monotonic")}
    calls = iter(range(1_000_000_000))
    monkeypatch.setattr(time, "time", lambda: real["time"]() + jump * (next(calls) % 2))
    monkeypatch.setattr(time, "time_ns", lambda: real["time_ns"]() + 10**9 * jump * (next(calls) % 2))
    path = tmp_path / "r.duckdb"
    read_light(path, COUNT // 2)
    past = path.stat().st_mtime + jump
    os.utime(path, (past, past))
    read_light(path, COUNT)
    assert content(path) == undisturbed


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


@pytest.mark.parametrize("name", registry.names("exporters"))
def test_an_export_is_whole_or_the_old_one(tmp_path, name):
    path, out = tmp_path / "r.duckdb", tmp_path / "out"
    read_light(path, 20)
    with open_record(path) as record:
        before = {file: file.read_bytes() for file in record.export(name, out)}
        held = sum(map(len, before.values()))
    read_light(path, 60)
    process = subprocess.Popen([sys.executable, LIGHT, path, "0", str(held // 2), name, out], stderr=subprocess.PIPE)
    _, said = process.communicate()
    if process.returncode:
        assert b"File too large" in said or b"disk" in said
        assert {file: file.read_bytes() for file in out.rglob("*") if file.is_file()} == before
    with open_record(path) as record:
        again = {file: file.read_bytes() for file in record.export(name, out)}
        assert again == {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
