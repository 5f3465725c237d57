"""The record file: generations, locks, interruption, formats."""

from pathlib import Path

import duckdb
import pytest

from dragoman.errors import FormatError, LockedError, StoreError
from dragoman.model.annotations import AnnotatedDocument, Region
from dragoman.model.provenance import Failure
from dragoman.model.schema import REPORT_TABLES, TABLES, to_arrow
from dragoman.ports import Findings
from dragoman.store.compaction import compact
from dragoman.store.duckdb import open_view, open_writer
from factory import document, make, mention

ONE = document("One.", "1.txt")
TWO = document("Two.", "2.txt")
EMPTY = {name: to_arrow(name, []) for name in REPORT_TABLES}


def write(path, *documents):
    with open_writer(path) as writer:
        writer.add_documents(documents)
        for part in writer.partitions(1):
            writer.write_annotated(to_arrow("documents", [each.document for each in part]), EMPTY, [])
        writer.publish()


def ids(path):
    view = open_view(path)
    found = view.table("documents", ["document_id"]).column(0).to_pylist()
    view.close()
    return found


def test_every_table_is_a_view(tmp_path):
    write(tmp_path / "r.duckdb", ONE)
    view = open_view(tmp_path / "r.duckdb")
    names = view.sql("select view_name from duckdb_views() where not internal order by 1").column(0).to_pylist()
    assert names == sorted(TABLES)


def test_a_second_generation_adds(tmp_path):
    path = tmp_path / "r.duckdb"
    write(path, ONE)
    write(path, TWO)
    assert ids(path) == sorted([ONE.document_id, TWO.document_id])


def test_a_reader_keeps_the_generation_it_opened(tmp_path):
    path = tmp_path / "r.duckdb"
    write(path, ONE)
    view = open_view(path)
    write(path, TWO)
    assert view.table("documents").num_rows == 1


def test_an_interrupted_run_leaves_the_record_and_is_taken_up(tmp_path):
    path = tmp_path / "r.duckdb"
    write(path, ONE)
    with open_writer(path) as writer:
        writer.add_documents([TWO])
    assert ids(path) == [ONE.document_id]
    with open_writer(path) as writer:
        assert writer.incoming() == {TWO.document_id}


def test_a_damaged_copy_is_done_again(tmp_path):
    path = tmp_path / "r.duckdb"
    write(path, ONE)
    (tmp_path / "r.duckdb.next").write_bytes(b"half a page")
    write(path, TWO)
    assert len(ids(path)) == 2


def test_a_stale_copy_is_not_taken_up(tmp_path):
    path = tmp_path / "r.duckdb"
    with open_writer(path) as writer:
        writer.add_documents([ONE])
    stale = (tmp_path / "r.duckdb.next").read_bytes()
    write(path, TWO)
    (tmp_path / "r.duckdb.next").write_bytes(stale)
    with open_writer(path) as writer:
        assert writer.incoming() == set()


def test_the_second_writer_is_told(tmp_path):
    path = tmp_path / "r.duckdb"
    with open_writer(path), pytest.raises(LockedError, match="another process"):
        open_writer(path)


def test_a_newer_format_is_refused_with_words(tmp_path):
    path = tmp_path / "r.duckdb"
    write(path, ONE)
    connection = duckdb.connect(str(path))
    connection.execute("update store.meta set value = '99' where name = 'format'")
    connection.close()
    with pytest.raises(FormatError, match="upgrade dragoman"):
        open_view(path)
    with pytest.raises(FormatError, match="upgrade dragoman"):
        open_writer(path)


def test_a_file_that_is_no_record_is_refused_with_words(tmp_path):
    path = tmp_path / "r.duckdb"
    path.write_bytes(b"not a database")
    with pytest.raises(StoreError):
        open_view(path)
    assert path.read_bytes() == b"not a database"


@pytest.mark.parametrize("name", ["store.duckdb", "Store", "store.2022.duckdb"])
def test_a_record_called_like_the_schema_is_refused_with_words(tmp_path, name):
    with pytest.raises(StoreError, match="another name"):
        open_writer(tmp_path / name)


@pytest.mark.parametrize("name", ["s3://press/r.duckdb", "gs://press/r.duckdb"])
def test_a_record_in_an_object_store_is_refused_with_words(name):
    with pytest.raises(StoreError, match="lies on a disk"):
        open_writer(Path(name))


@pytest.mark.parametrize("name", ["main.duckdb", "old.duckdb", "new", "temp.duckdb", "a b'c;.duckdb", "events.duckdb"])
def test_any_other_name_will_do(tmp_path, name):
    write(tmp_path / name, ONE)
    compact(tmp_path / name)
    assert ids(tmp_path / name) == [ONE.document_id]


def test_a_missing_record_names_the_command(tmp_path):
    with pytest.raises(StoreError, match="dragoman read"):
        open_view(tmp_path / "none.duckdb")


def test_a_wrong_query_shows_itself(tmp_path):
    write(tmp_path / "r.duckdb", ONE)
    with pytest.raises(StoreError, match="in the query: select nothing"):
        open_view(tmp_path / "r.duckdb").sql("select nothing from documents")


def test_a_failed_transaction_changes_nothing():
    writer = open_writer(None)
    broken = to_arrow("documents", [ONE]).set_column(0, "document_id", [[None]])
    with pytest.raises(StoreError):
        writer.write_annotated(broken, EMPTY, [])
    assert writer.view.table("documents").num_rows == 0


def test_the_same_failure_is_kept_once():
    writer = open_writer(None)
    row = Failure(uri="a", document_id=None, part="reader", error="E", detail="d")
    writer.add_failures([row])
    writer.add_failures([row, row])
    assert list(writer.view.rows("failures")) == [row]
    writer.forget_failures(["a"])
    assert list(writer.view.rows("failures")) == []


def test_updates_change_the_named_columns_only():
    writer = open_writer(None)
    writer.write_findings(Findings(tables={"documents": [ONE, TWO], "mentions": [mention(ONE, "One")]}, updates={}))
    update = to_arrow("documents", [ONE]).select(["document_id", "story_id"]).set_column(1, "story_id", [["s"]])
    writer.write_findings(Findings(tables={}, updates={"documents": update}))
    found = {row.document_id: row for row in writer.view.rows("documents")}
    assert found[ONE.document_id].story_id == "s"
    assert found[ONE.document_id].text == "One."
    assert found[TWO.document_id] == TWO


def test_regions_of_the_reader_wait_in_the_queue(tmp_path):
    given = make(Region, document_id=ONE.document_id, region_start=0, region_end=3, region_text="One", kind="headline")
    with open_writer(tmp_path / "r.duckdb") as writer:
        writer.add_documents([AnnotatedDocument(document=ONE, regions=(given,)), TWO])
        waiting = {report.document.document_id: report for part in writer.partitions(1) for report in part}
    assert waiting[ONE.document_id].regions == (given,)
    assert waiting[ONE.document_id].document == ONE
    assert waiting[TWO.document_id].regions == ()


def test_the_last_partitions_are_smaller(tmp_path):
    with open_writer(tmp_path / "r.duckdb") as writer:
        writer.add_documents([document(f"Ferry {number}.", f"{number}.txt") for number in range(200)])
        parts = list(writer.partitions(20))
    assert [len(part) for part in parts] == [20, 20, 20, 17, 15, 13, 11, 10, 9, 8, 8, 8, 8, 8, 8, 8, 8, 1]
    assert len({report.document.uri for part in parts for report in part}) == 200


def test_failures_of_a_source_that_is_read_again_are_forgotten(tmp_path):
    rows = [
        Failure(uri=uri, document_id=None, part="reader", error="E", detail="mend it")
        for uri in ("a.jsonl", "a.jsonl#2", "b.jsonl#2", "a.jsonl.gz")
    ]
    with open_writer(tmp_path / "r.duckdb") as writer:
        writer.add_failures(rows)
        writer.forget_failures(["a.jsonl"])
        assert sorted(row.uri for row in writer.view.rows("failures")) == ["a.jsonl.gz", "b.jsonl#2"]
