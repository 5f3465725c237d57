"""A record written anew: smaller, equal, and as it was where that is cut short."""

import random
import subprocess
import sys
import time

import duckdb
import pytest

from dragoman.errors import LockedError, StoreError
from dragoman.model.schema import TABLES
from dragoman.store import files
from dragoman.store.check import check_path
from dragoman.store.compaction import compact
from dragoman.store.duckdb import open_view, open_writer
from store.reading_light import read_light, reports

COMPACT = """
import sys
from pathlib import Path
from dragoman.store.compaction import compact
print(flush=True)
compact(Path(sys.argv[1]))
"""


def content(path):
    view = open_view(path)
    try:
        return {name: view.table(name).to_pylist() for name in TABLES}
    finally:
        view.close()


def grown(path, count=100):
    """A record of which most rows have been replaced."""
    read_light(path, count)
    with open_writer(path) as writer:
        writer.execute("create table store.passing as select *, uuid() from store.documents, range(100)")
        writer.execute("checkpoint")
        writer.execute("create table store.held as select * from store.documents")
        writer.execute("checkpoint")
        for statement in ("delete from store.documents", "insert into store.documents from store.held"):
            writer.execute(statement)
        writer.execute("checkpoint")
        for name in ("passing", "held"):
            writer.execute(f"drop table store.{name}")
        writer.publish()
    return path


def test_a_compacted_record_is_smaller_and_equal(tmp_path):
    path = grown(tmp_path / "it's.duckdb")
    whole = content(path)
    before, after = compact(path)
    assert after < before / 2
    assert after == path.stat().st_size
    assert content(path) == whole
    assert check_path(path) == []
    assert sorted(each.name for each in tmp_path.iterdir()) == ["it's.duckdb", "it's.duckdb.lock"]


def test_a_compacted_record_has_the_tables_and_views_of_a_new_one(tmp_path):
    columns = "select table_schema, table_name, column_name, data_type, is_nullable from information_schema.columns"
    found = []
    for name in ("old", "new"):
        read_light(tmp_path / name, 3)
        if name == "old":
            compact(tmp_path / name)
        with duckdb.connect(str(tmp_path / name), read_only=True) as connection:
            found.append(set(connection.execute(columns).fetchall()))
    assert found[0] == found[1]


def test_an_open_reader_keeps_its_generation(tmp_path):
    path = grown(tmp_path / "r.duckdb", 20)
    command = """
import sys
from pathlib import Path
from dragoman.store.duckdb import open_view
view = open_view(Path(sys.argv[1]))
print(flush=True)
sys.stdin.readline()
print(view.table("documents").num_rows)
"""
    reader = subprocess.Popen(
        [sys.executable, "-c", command, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    reader.stdout.readline()
    compact(path)
    said, _ = reader.communicate("\n")
    assert said == "20\n"


def test_what_an_interrupted_run_left_is_taken_up_after_a_compaction(tmp_path):
    path = grown(tmp_path / "r.duckdb", 5)
    with open_writer(path) as writer:
        writer.add_documents(reports(8)[5:])
    compact(path)
    with open_writer(path) as writer:
        assert len(writer.incoming()) == 3


def test_while_another_writes_it_is_told_to_wait(tmp_path):
    path = grown(tmp_path / "r.duckdb", 5)
    with open_writer(path), pytest.raises(LockedError):
        compact(path)


def test_a_record_of_an_older_format_is_refused_with_words(tmp_path):
    path = grown(tmp_path / "r.duckdb", 5)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update store.meta set value = '2' where name = 'format'")
    with pytest.raises(StoreError, match="compact it then"):
        compact(path)


def killed_at(path, seconds):
    process = subprocess.Popen([sys.executable, "-c", COMPACT, path], stdout=subprocess.PIPE)
    process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.communicate()


def kill_and_compact(path, moments):
    whole = content(path)
    for seconds in moments:
        killed_at(path, seconds)
        assert content(path) == whole
        with open_writer(path):
            assert not files.compact_of(path).exists()
    compact(path)
    assert content(path) == whole


def test_a_killed_compaction_leaves_the_record(tmp_path):
    kill_and_compact(grown(tmp_path / "r.duckdb"), [0.02, 0.1, 0.3])


@pytest.mark.slow
def test_fifty_killed_compactions_leave_the_record(tmp_path):
    moments = random.Random(3)
    kill_and_compact(grown(tmp_path / "r.duckdb"), [moments.uniform(0, 0.6) for _ in range(50)])
