"""The SQLite file says what the record says, and a client finds its way in it."""

import json
import sqlite3
from contextlib import closing

import pytest

from dragoman.exporters.sqlite import PRIMARY, REFERENCES
from dragoman.model.schema import TABLES, columns_of


@pytest.fixture(scope="module")
def database(opened, tmp_path_factory):
    (path,) = opened.export("sqlite", tmp_path_factory.mktemp("sqlite"))
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def test_the_file_is_sound(database):
    assert [row[0] for row in database.execute("pragma integrity_check")] == ["ok"]
    assert database.execute("pragma foreign_key_check").fetchall() == []


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_read_back(opened, database, name):
    def opened_up(row):
        return {key: json.loads(value) if key in nested and value is not None else value for key, value in row.items()}

    table = opened.view.table(name)
    nested = {field.name for field in table.schema if str(field.type).startswith(("list", "struct"))}
    assert [opened_up(dict(row)) for row in database.execute(f"select * from {name} order by rowid")] == (
        table.to_pylist()
    )


def test_words_of_the_reports_are_found(database):
    query = "select uri from documents where rowid in (select rowid from documents_fts where documents_fts match ?)"
    assert [row[0] for row in database.execute(query, ["lorry"])] == ["wire.txt", "rewrite.txt"]
    assert [row[0] for row in database.execute(query, ['"hurt at the crossing"'])] == ["own.txt"]


def test_every_id_leads_to_its_row(database):
    for name in TABLES:
        found = {row["from"]: (row["table"], row["to"]) for row in database.execute(f"pragma foreign_key_list({name})")}
        expected = {
            column: (REFERENCES[column], PRIMARY[REFERENCES[column]])
            for column in columns_of(name)
            if column in REFERENCES and PRIMARY.get(name) != column
        }
        assert found == expected


def test_an_older_file_is_replaced(opened, tmp_path):
    (tmp_path / "record.sqlite").write_bytes(b"an older one")
    first = opened.export("sqlite", tmp_path)[0].read_bytes()
    assert first.startswith(b"SQLite format 3")
    assert opened.export("sqlite", tmp_path)[0].read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == ["record.sqlite"]
