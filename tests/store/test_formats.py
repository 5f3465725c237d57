"""Records of every earlier format: read by this version, brought up to date by its next run.

`formats/N.sql` is what format N creates, as the version that wrote it did.
"""

from pathlib import Path

import duckdb
import pytest

from dragoman.exporters.reading.brief import brief_of
from dragoman.model.schema import TABLES, columns_of
from dragoman.store.check import check_view
from dragoman.store.duckdb import open_view
from dragoman.store.migrations import FORMAT, create_statements
from store.reading_light import read_light, reports

FORMATS = Path(__file__).with_name("formats")
COLUMNS = "select table_schema, table_name, column_name, data_type, is_nullable from information_schema.columns"


def made(path, statements):
    with duckdb.connect(str(path)) as connection:
        connection.execute(statements)


def columns(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        return set(connection.execute(COLUMNS).fetchall())


def test_every_format_is_kept():
    assert sorted(int(path.stem) for path in FORMATS.glob("*.sql")) == list(range(1, FORMAT + 1))


def test_a_changed_table_is_a_new_format():
    kept = (FORMATS / f"{FORMAT}.sql").read_text(encoding="utf-8")
    assert kept == ";\n".join(create_statements()) + ";\n", "raise FORMAT, write a migration and keep formats/N.sql"


@pytest.mark.parametrize("version", range(1, FORMAT + 1))
def test_an_older_record_is_read_and_brought_up_to_date(tmp_path, version):
    path, new = tmp_path / "old.duckdb", tmp_path / "new.duckdb"
    made(path, (FORMATS / f"{version}.sql").read_text(encoding="utf-8"))
    (report,) = reports(1)
    with duckdb.connect(str(path)) as connection:
        given = (report.document_id, report.uri, report.text)
        row = "insert into store.documents (document_id, uri, text, published_evidence, notes) values (?, ?, ?, [], [])"
        connection.execute(row, given)
    view = open_view(path)
    assert view.table("documents", ["uri"]).to_pylist() == [{"uri": report.uri}]
    assert all(set(view.table(name).column_names) == set(columns_of(name)) for name in TABLES)
    assert "1 report," in " ".join(brief_of(view)[0].opening)
    view.close()
    read_light(path, 3)
    read_light(new, 3)
    assert columns(path) == columns(new)
    view = open_view(path)
    assert view.table("documents").num_rows == 3
    assert check_view(view) == []
    view.close()
