"""The contract: tables, columns, and values that survive Arrow and DuckDB."""

import re

import pytest

from dragoman.model.annotations import Party, Size, Via
from dragoman.model.provenance import Evidence
from dragoman.model.schema import CORPUS_TABLES, KEYS, REPORT_TABLES, TABLES, columns_of, from_arrow, to_arrow
from factory import document, event, make, memory_record, mention, statement

TEXT = "Russia said on Friday it would send at least 300 troops to Belarus."


def contract_rows(text):
    """(table, columns named in backticks before any explanation) of RECORD.md's table."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split(" | ")]
        if len(cells) == 3 and (name := re.match(r"\| `(\w+)`", line)):
            groups = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", cells[2])
            yield name[1], {word for group in re.findall(r"`([^`]+)`", groups) for word in re.split(r", ", group)}


def test_every_column_of_the_contract_is_there(shared):
    found = dict(contract_rows((shared / "RECORD.md").read_text()))
    assert set(found) <= set(TABLES)
    assert len(found) == 20
    for table, columns in found.items():
        named = {column for column in columns if re.fullmatch(r"[a-z_]+", column)}
        assert named <= set(columns_of(table)), table


def test_every_table_has_a_key_of_its_columns():
    assert set(KEYS) == set(TABLES)
    for table, key in KEYS.items():
        assert set(key) <= set(columns_of(table))


def test_report_and_corpus_tables_are_tables():
    assert {*REPORT_TABLES, *CORPUS_TABLES} <= set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_a_row_survives_arrow(table):
    row = make(TABLES[table])
    assert from_arrow(table, to_arrow(table, [row])) == [row]


def nested_rows():
    of = document(TEXT, published_evidence=(Evidence(document_id=None, evidence_start=None, evidence_end=None,
                                                     text=None, reason="given"),), notes=("a", "b"))  # fmt: skip
    party = Party(actor="RUS", party_start=0, party_end=6, text="Russia", inferred=False)
    size = Size(kind="deployed", number=300, qualifier="at least", size_start=36, size_end=48)
    via = (Via(name="Interfax", via_start=None, via_end=None),)
    return {
        "documents": [of],
        "mentions": [mention(of, "Russia", actor="RUS")],
        "statements": [statement(of, "it would send at least 300 troops to Belarus", via=via)],
        "events": [event(of, "send", sources=(party,), size=(size,), contexts=("military",), intensity=-6.5)],
    }


def test_nested_rows_survive_the_store():
    rows = nested_rows()
    writer = memory_record(rows)
    for table, expected in rows.items():
        assert list(writer.view.rows(table)) == expected
