"""Parquet files: columns by their names, rows one by one, bounds."""

import io
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet
import pytest

from dragoman.errors import ReadError
from dragoman.model.provenance import Failure
from dragoman.ports import Source
from dragoman.readers.parquet import ParquetReader
from dragoman.workspace import open_record
from readers.exports import parquet
from store.reading_light import read_light


def source(data, **given):
    return Source(uri="a.parquet", head=data[:65_536], open=lambda: io.BytesIO(data), size=len(data), **given)


def test_columns_mean_what_the_keys_of_json_lines_mean():
    row = {"uri": "wire/1", "headline": "Gates open", "maintext": "The gates opened at noon.", "desk": "north"}
    (report,) = ParquetReader().read(source(parquet(row)))
    assert (report.document.uri, report.document.title) == ("wire/1", "Gates open")
    assert report.document.text == "The gates opened at noon."
    assert "desk: north" in report.document.notes


@pytest.mark.parametrize("given", ["2022-05-03", date(2022, 5, 3), datetime(2022, 5, 3, 9, 30, tzinfo=UTC)])
def test_a_date_may_have_any_type(given):
    (report,) = ParquetReader().read(source(parquet({"text": "The gates opened.", "published": given})))
    assert report.document.published_earliest == "2022-05-03"


def test_a_column_of_dates_shows_its_order():
    out = io.BytesIO()
    pa.parquet.write_table(pa.table({"text": ["One gate.", "Two."], "published": ["03/04/2022", "04/28/2022"]}), out)
    first, second = ParquetReader().read(source(out.getvalue()))
    assert (first.document.published, second.document.published) == ("2022-03-04", "2022-04-28")


def test_a_day_that_no_calendar_has_loses_only_itself():
    out = io.BytesIO()
    days = pa.array([1_702_120_107, 19_000], type=pa.int32()).cast(pa.date32())
    pa.parquet.write_table(pa.table({"text": ["One gate.", "Two gates."], "published": days}), out)
    first, second = ParquetReader().read(source(out.getvalue()))
    assert (first.document.text, first.document.published_earliest) == ("One gate.", None)
    assert second.document.published_earliest == "2022-01-08"


def test_rows_are_numbered_and_one_without_text_is_a_failure():
    found = list(ParquetReader().read(source(parquet({"text": "One gate."}, {"text": None}, {"text": "Two gates."}))))
    assert [each.uri if isinstance(each, Failure) else each.document.uri for each in found] == [
        "a.parquet#1", "a.parquet#2", "a.parquet#3",
    ]  # fmt: skip
    assert isinstance(found[1], Failure)


def test_many_rows_in_several_groups_are_all_read():
    out = io.BytesIO()
    rows = [{"uri": str(number), "text": f"Gate {number} opened."} for number in range(50)]
    pa.parquet.write_table(pa.Table.from_pylist(rows), out, row_group_size=20)
    found = list(ParquetReader().read(source(out.getvalue())))
    assert [each.document.uri for each in found] == [str(number) for number in range(50)]


def test_a_table_without_texts_is_refused_with_words():
    with pytest.raises(ReadError, match="no column holds a text; its columns are colour"):
        list(ParquetReader().read(source(parquet({"colour": "blue"}))))


def test_a_file_that_grows_too_much_is_refused():
    out = io.BytesIO()
    rows = [{"text": f"{number} " + "gates " * 100_000} for number in range(120)]
    pa.parquet.write_table(pa.Table.from_pylist(rows), out, compression="zstd")
    data = out.getvalue()
    with pytest.raises(ReadError, match="grows to"):
        list(ParquetReader().read(source(data)))


def test_a_damaged_file_is_refused_with_words():
    data = bytearray(parquet(*({"text": f"Gate {number} opened at noon."} for number in range(100))))
    data[60:400] = bytes(340)
    with pytest.raises(ReadError, match="no readable Parquet"):
        list(ParquetReader().read(source(bytes(data))))


def test_reports_of_an_export_are_read_again(tmp_path):
    read_light(tmp_path / "r.duckdb", 3)
    with open_record(tmp_path / "r.duckdb") as record:
        record.export("parquet", tmp_path)
        names = set(record.documents.column("document_id").to_pylist())
    data = (tmp_path / "documents.parquet").read_bytes()
    assert {each.document.document_id for each in ParquetReader().read(source(data))} == names
