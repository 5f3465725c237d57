"""From a folder to a record and back: the Python API on the sample collection."""

import json
import os
import shutil
import signal

import pytest

import dragoman
from dragoman.crossdoc.actors import ActorPart
from dragoman.crossdoc.neighbourhood import neighbourhoods
from dragoman.crossdoc.relations import RelationPart
from dragoman.crossdoc.stories import StoryPart
from dragoman.errors import LookupFailed, SettingsError, StoreError
from dragoman.model.schema import TABLES, columns_of
from dragoman.settings import Settings, load_settings
from dragoman.store.check import check_view

SPAN_TABLES = [
    (table, column.removesuffix("_start"))
    for table in TABLES
    for column in columns_of(table)
    if column.endswith("_start") and f"{column.removesuffix('_start')}_text" in columns_of(table)
]


@pytest.fixture(scope="module")
def record(tmp_path_factory, samples):
    path = tmp_path_factory.mktemp("record") / "r.duckdb"
    with dragoman.read(samples, into=path) as opened:
        yield opened


def contents(record, *, without=("runs",)):
    return {table: record.view.table(table).to_pylist() for table in TABLES if table not in without}


@pytest.mark.parametrize("table", sorted(set(TABLES) - {"decisions", "superseded", "failures"}))
def test_every_table_has_rows(record, table):
    assert getattr(record, table).num_rows > 0


def test_nothing_failed(record):
    assert record.failures.to_pylist() == []
    assert record.summary.failures == ()


@pytest.mark.parametrize(("table", "what"), SPAN_TABLES)
def test_spans_read_back_exactly(record, table, what):
    texts = {row["document_id"]: row["text"] for row in record.documents.to_pylist()}
    for row in record.view.table(table).to_pylist():
        if row[f"{what}_start"] is not None:
            assert texts[row["document_id"]][row[f"{what}_start"] : row[f"{what}_end"]] == row[f"{what}_text"]


def test_no_text_column_is_empty(record):
    for table in TABLES:
        for row in record.view.table(table).to_pylist():
            assert all(value != "" for name, value in row.items() if name != "text"), (table, row)


def test_references_lead_somewhere(record):
    documents = set(record.documents.column("document_id").to_pylist())
    for table in TABLES:
        for column in columns_of(table):
            if column in ("document_id", "from_document", "to_document", "a_document", "b_document"):
                found = set(record.view.table(table, [column]).column(0).to_pylist()) - {None}
                assert found <= documents, table
    statements = set(record.statements.column("statement_id").to_pylist())
    assert set(record.events.column("statement_id").to_pylist()) - {None} <= statements


def test_reading_again_changes_nothing(samples, tmp_path):
    path = tmp_path / "r.duckdb"
    dragoman.read(samples, into=path).close()
    before = path.read_bytes()
    with dragoman.read(samples, into=path) as again:
        assert (again.summary.added, again.summary.known) == (0, 14)
    assert path.read_bytes() == before


def test_the_order_of_arrival_and_the_parts_do_not_matter(samples, tmp_path, record):
    target = tmp_path / "r.duckdb"
    for file in sorted(samples.iterdir(), reverse=True):
        shutil.copy(file, tmp_path / file.name)
        dragoman.read(tmp_path / file.name, into=target).close()
    with dragoman.open_record(target) as grown:
        left, right = contents(grown, without=("runs", "superseded")), contents(record, without=("runs", "superseded"))
    for table in left:
        assert left[table] == right[table], table


def test_a_record_in_memory(samples):
    with dragoman.read(samples / "10_selbrook_dispatch.txt") as record:
        assert record.documents.num_rows == 1


def test_a_report_with_its_layers(record):
    report = record.document("10_selbrook_dispatch.txt")
    assert report.document.uri == "10_selbrook_dispatch.txt"
    assert report.mentions
    assert report.statements


def test_an_unknown_report_is_named(record):
    with pytest.raises(LookupFailed, match="nowhere"):
        record.document("nowhere.txt")


def test_an_unknown_table_is_an_attribute_error(record):
    with pytest.raises(AttributeError, match="tables: documents"):
        _ = record.nonsense


def test_a_notebook_shows_counts(record):
    assert "<td>documents</td>" in record._repr_html_()
    assert repr(record).startswith("<Record: 14 reports, 3 stories, ")
    report = record.document("10_selbrook_dispatch.txt")
    assert repr(report).startswith("<Report 10_selbrook_dispatch.txt: 2022-07-23, ")


def test_queries_in_the_stores_dialect(record):
    assert record.sql("select count(*) as n from documents").to_pylist() == [{"n": 14}]


def test_the_date_that_the_user_gives_wins(samples, tmp_path):
    with dragoman.read(samples / "04_dunmarrow_echo.txt", settings=load_settings(published="2023-03-12")) as record:
        (row,) = record.documents.to_pylist()
    assert (row["published"], row["published_basis"]) == ("2023-03-12", "given")


def test_a_decision_is_kept_and_replayed(samples, tmp_path):
    path = tmp_path / "r.duckdb"
    with dragoman.read(samples / "04_dunmarrow_echo.txt", into=path) as record:
        document_id = record.documents.column("document_id")[0].as_py()
    decision = dragoman.decide(path, document_id, "set", "published", "2023-03-12", by="ana")
    assert json.loads((tmp_path / "decisions.jsonl").read_text())["decision_id"] == decision.decision_id
    with dragoman.open_record(path) as record:
        assert record.decisions.column("by").to_pylist() == ["ana"]
        assert record.documents.column("published").to_pylist() == ["2023-03-12"]


@pytest.mark.parametrize("words", [("maybe",), ("same",), ("set", "published"), ("dismiss", "x")])
def test_a_decision_in_wrong_words_is_refused(samples, tmp_path, words):
    path = tmp_path / "r.duckdb"
    dragoman.read(samples / "10_selbrook_dispatch.txt", into=path).close()
    with pytest.raises(SettingsError, match="same"):
        dragoman.decide(path, "doc_0", *words)
    with pytest.raises(LookupFailed):
        dragoman.decide(path, "doc_0", "dismiss")
    assert not (tmp_path / "decisions.jsonl").exists()


def test_a_broken_line_of_decisions_is_named(samples, tmp_path):
    (tmp_path / "decisions.jsonl").write_text('{"decision_id":\n')
    with pytest.raises(StoreError, match="line 1"):
        dragoman.read(samples / "10_selbrook_dispatch.txt", into=tmp_path / "r.duckdb")


def test_a_missing_path_is_a_failure_and_the_rest_goes_on(samples, tmp_path):
    with dragoman.read([tmp_path / "none.txt", samples / "10_selbrook_dispatch.txt"]) as record:
        assert record.documents.num_rows == 1
        (failure,) = record.failures.to_pylist()
    assert failure["part"] == "reader"
    assert "check the path" in failure["detail"]


def test_one_uri_with_two_texts_is_two_reports(tmp_path):
    target = tmp_path / "r.duckdb"
    for text in ("Xi Jinping left Moscow.", "Xi Jinping stayed in Moscow."):
        (tmp_path / "a.txt").write_text(text)
        dragoman.read(tmp_path / "a.txt", into=target).close()
    with dragoman.open_record(target) as record:
        assert record.documents.column("uri").to_pylist() == ["a.txt", "a.txt"]
        with pytest.raises(LookupFailed, match="2 reports"):
            record.document("a.txt")


def test_the_public_names_are_importable():
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None


def test_a_large_record_is_extended_near_what_is_new(samples, tmp_path, record):
    """Reports that come one by one to a record that counts as large find their stories; nothing is lost or twice."""
    target, settings = tmp_path / "r.duckdb", load_settings(whole=4)
    for file in sorted(samples.iterdir()):
        shutil.copy(file, tmp_path / file.name)
        dragoman.read(tmp_path / file.name, into=target, settings=settings).close()
    with dragoman.open_record(target) as grown:
        assert "near" in {json.loads(run["settings"])["compared"] for run in grown.runs.to_pylist()}
        listed = [each for row in grown.stories.to_pylist() for each in row["documents"]]
        assert sorted(listed) == sorted(grown.documents.column("document_id").to_pylist())
        assert set(grown.documents.column("story_id").to_pylist()) == set(grown.stories.column("story_id").to_pylist())
        test_references_lead_somewhere(grown)
        assert check_view(grown.view) == []
        stories = [set(row["documents"]) for row in record.stories.to_pylist()]
        assert [set(row["documents"]) in stories for row in grown.stories.to_pylist()].count(False) == 0
        for table, part in (("actors", ActorPart()), ("relations", RelationPart())):
            counted = part.analyse(grown.view).tables[table]
            assert counted
            assert list(grown.view.rows(table)) == counted


def test_a_large_pile_that_comes_at_once_is_gone_through_in_pieces(samples, tmp_path, monkeypatch, record):
    monkeypatch.setattr("dragoman.crossdoc.neighbourhood._SLICE", 5)
    with dragoman.read(samples, into=tmp_path / "r.duckdb", settings=load_settings(whole=4)) as grown:
        stories = {frozenset(row["documents"]) for row in grown.stories.to_pylist()}
    assert stories == {frozenset(row["documents"]) for row in record.stories.to_pylist()}


def apart(record, path):
    """The dated reports of a record four times over, a year between, the dates in their texts moved along."""
    rows = [
        row for row in record.documents.to_pylist() if row["published_basis"] == "given" and row["language"] == "en"
    ]
    with path.open("w", encoding="utf-8") as file:
        for year in range(2016, 2020):
            for row in rows:
                published = f"{year}{row['published'][4:10]}"
                line = {"uri": f"{year}/{row['uri']}", "text": row["text"], "published": published}
                file.write(json.dumps(line) + "\n")
    return path


def test_pieces_that_lie_apart_are_compared_at_once_and_alike_with_any_number_of_workers(tmp_path, monkeypatch, record):
    waves = []

    def counted(view):
        for wave in neighbourhoods(view):
            waves.append([len(piece) for piece in wave])
            yield wave

    path = apart(record, tmp_path / "apart.jsonl")
    count = len(path.read_text().splitlines())
    monkeypatch.setattr("dragoman.workspace.comparing.neighbourhoods", counted)
    monkeypatch.setattr("dragoman.crossdoc.neighbourhood._SLICE", count // 4)
    found = []
    for workers in (1, 2):
        settings = load_settings(whole=0, workers=workers)
        with dragoman.read(path, into=tmp_path / f"{workers}.duckdb", settings=settings) as grown:
            found.append(contents(grown))
            assert check_view(grown.view) == []
    assert waves == [[count // 4] * 4] * 2
    assert found[0] == found[1]


def test_a_piece_that_kills_its_process_is_a_failure_and_new_again(tmp_path, monkeypatch, record):
    path = apart(record, tmp_path / "apart.jsonl")
    count = len(path.read_text().splitlines())
    monkeypatch.setattr("dragoman.crossdoc.neighbourhood._SLICE", count // 4)
    analyse = StoryPart.analyse

    def dies(part, view):
        if view.sql("select 1 from documents where published like '2018%'").num_rows:
            os.kill(os.getpid(), signal.SIGKILL)
        return analyse(part, view)

    settings = load_settings(whole=0, workers=1)
    monkeypatch.setattr(StoryPart, "analyse", dies)
    with dragoman.read(path, into=tmp_path / "r.duckdb", settings=settings) as grown:
        (failure,) = grown.failures.to_pylist()
        assert (failure["part"], failure["error"]) == ("stories", "WorkerLost")
        left = grown.sql("select count(*) from documents where story_id is null").column(0)[0].as_py()
        assert left == count // 4
    monkeypatch.setattr(StoryPart, "analyse", analyse)
    (tmp_path / "more.jsonl").write_text(
        '{"text": "The gates of the harbour opened at noon.", "published": "2021-05-03"}'
    )
    with dragoman.read(tmp_path / "more.jsonl", into=tmp_path / "r.duckdb", settings=settings) as grown:
        assert grown.failures.num_rows == 0
        assert grown.sql("select count(*) from documents where story_id is null").column(0)[0].as_py() == 0


def test_a_part_that_fails_on_a_large_record_ends_the_run_with_a_failure(samples, tmp_path, monkeypatch):
    def fail(*_):
        raise ValueError("no stories today")

    monkeypatch.setattr("dragoman.crossdoc.stories.StoryPart.analyse", fail)
    path = next(each for each in sorted(samples.iterdir()) if each.suffix == ".txt")
    record = dragoman.read(path, tmp_path / "r.duckdb", settings=Settings(workers=1, whole=0))
    assert [(row["part"], row["detail"]) for row in record.failures.to_pylist()] == [("stories", "no stories today")]


def test_a_part_that_failed_runs_again_when_nothing_else_is_new(samples, tmp_path, monkeypatch):
    path = tmp_path / "r.duckdb"
    with monkeypatch.context() as broken:
        broken.setattr(RelationPart, "analyse", lambda self, view: 1 / 0)
        failures = dragoman.read(samples, into=path).failures.to_pylist()
        again = dragoman.read(samples, into=path).summary.failures
    assert [row["part"] for row in failures] == ["relations"]
    assert [failure.part for failure in again] == ["relations"]
    mended = dragoman.read(samples, into=path)
    assert mended.summary.failures == ()
    assert mended.failures.num_rows == 0
    assert mended.relations.num_rows > 0


@pytest.mark.parametrize("word", ["a" * 9_000, "data:image/png;base64," + "iVBORw0KGgoAAAANS" * 600])
def test_a_word_without_end_costs_nothing_else(tmp_path, word):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "1.txt").write_text(f"LIMA, 3 May 2022 - The minister met {word} in Lima on Monday.", encoding="utf-8")
    (folder / "2.txt").write_text("LIMA, 3 May 2022 - The minister met the envoy in Lima on Monday.", encoding="utf-8")
    record = dragoman.read(folder, into=tmp_path / "r.duckdb")
    assert record.failures.to_pylist() == []
    assert record.stories.num_rows > 0


def test_a_decision_on_a_large_record_changes_what_it_is_about(samples, tmp_path):
    target, settings = tmp_path / "r.duckdb", load_settings(whole=4)
    with dragoman.read(samples, into=target, settings=settings) as record:
        comparison = record.comparisons.to_pylist()[0]["comparison_id"]
        before = record.comparisons.num_rows
    dragoman.decide(target, comparison, "dismiss", by="ana")
    with dragoman.read(samples, into=target, settings=settings) as again:
        assert again.comparisons.num_rows == before - 1
        assert comparison not in again.comparisons.column("comparison_id").to_pylist()
