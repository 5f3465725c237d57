"""The command line: what it prints, where, and how it ends."""

import json
import socket
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman import cli, registry
from dragoman.errors import DragomanError, SettingsError

runner = CliRunner()


@pytest.fixture(scope="module")
def record(tmp_path_factory, samples):
    path = tmp_path_factory.mktemp("cli") / "r.duckdb"
    dragoman.read(samples, into=path).close()
    return path


def run(*arguments, code=0, stdin=None):
    result = runner.invoke(cli.app, [str(argument) for argument in arguments], input=stdin)
    assert result.exit_code == code, result.output + str(result.exception)
    return result


def test_read_says_what_it_did(samples, tmp_path):
    result = run("read", samples / "10_selbrook_dispatch.txt", "--into", tmp_path / "r.duckdb", "--json")
    assert json.loads(result.stdout) == {"added": 1, "known": 0, "stories": 1, "failures": []}


def test_one_is_told_from_many_and_a_row_by_its_file(samples, tmp_path):
    (tmp_path / "wire.csv").write_text('id,text,title\n1,"Peru said on Monday that it talks.",T\n2,"",\n')
    result = run("read", tmp_path / "wire.csv", "--into", tmp_path / "r.duckdb", code=1)
    assert "wire.csv#3 has no text" in result.stderr
    assert "1 new report, 0 seen before, 1 failure; 1 story in all" in result.stderr
    assert "1 report without a known date" in run("brief", tmp_path / "r.duckdb").stdout


def test_what_is_no_record_is_answered_with_what_is(tmp_path):
    (tmp_path / "a.txt").write_text("no record")
    result = runner.invoke(cli.app, ["brief", str(tmp_path / "a.txt")])
    assert "is no record" in str(result.exception)
    assert "dragoman read ... --into FILE" in str(result.exception)


def test_a_failed_input_ends_with_one(samples, tmp_path):
    result = run(
        "read", tmp_path / "none", samples / "10_selbrook_dispatch.txt", "--into", tmp_path / "r.duckdb", code=1
    )
    assert "none" in result.stderr


def test_read_says_which_decisions_it_took_from_a_neighbour(record, tmp_path):
    for name in ("a.duckdb", "b.duckdb"):
        (tmp_path / name).write_bytes(record.read_bytes())
    run("decide", tmp_path / "a.duckdb", "IRN", "different", "SAU", "--by", "ana")
    result = run("read", record.parent / "none", "--into", tmp_path / "b.duckdb", code=1)
    assert "1 decision of decisions.jsonl carried out that the record had not known: ana: IRN" in result.stderr


def test_brief_quotes_every_line(record):
    result = run("brief", record)
    assert result.stdout.startswith("# Brief")
    assert "## " in result.stdout
    assert "origins" in result.stdout


def test_brief_prints_the_ids_by_which_it_can_be_asked_on(record):
    with dragoman.open_record(record) as opened:
        tables = {"stories": "story_id", "incidents": "incident_id", "statements": "statement_id"}
        ids = {table: opened.view.table(table).column(key).to_pylist() for table, key in tables.items()}
    plain, full = run("brief", record).stdout, run("brief", record, "--ids").stdout
    assert all(f" · {story}\n" in plain for story in ids["stories"])
    assert "inc_" not in plain
    assert sum(incident in full for incident in ids["incidents"]) > 20
    assert sum(f" · {statement}: “" in full for statement in ids["statements"]) > 20
    assert "Iran" in run("explain", record, next(each for each in ids["incidents"] if each in full)).stdout


def test_a_story_that_is_not_there_is_answered_with_those_that_are(record):
    result = runner.invoke(cli.app, ["brief", str(record), "--story", "story_0"])
    assert "there is no story 'story_0'; the stories, with their reports:\n  story_" in str(result.exception)
    assert "Iran and Saudi Arabia" in str(result.exception)


def test_brief_to_a_file(record, tmp_path):
    run("brief", record, "-o", tmp_path / "brief.md")
    assert (tmp_path / "brief.md").read_text().startswith("# Brief")


@pytest.mark.parametrize(
    ("name", "arguments", "start"),
    [("b.html", [], b"<!doctype html>"), ("b.docx", [], b"PK"), ("b.md", [], b"# Brief"), ("b.txt", [], b"# Brief"),
     ("b.txt", ["--format", "html"], b"<!doctype html>"), ("b.out", ["--format", "docx"], b"PK")],
)  # fmt: skip
def test_brief_in_every_format(record, tmp_path, name, arguments, start):
    run("brief", record, "-o", tmp_path / name, *arguments)
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize("arguments", [["--format", "papyrus"], ["--format", "docx"], ["-o", "b.pdf"]])
def test_a_brief_that_cannot_be_written_is_a_wrong_call(record, arguments):
    run("brief", record, *arguments, code=2)


@pytest.mark.parametrize(
    ("table", "column"),
    [("documents", "document_id"), ("mentions", "mention_id"), ("statements", "statement_id"), ("events", "event_id"),
     ("stories", "story_id"), ("origins", "origin_id"), ("derivations", "derivation_id"),
     ("incidents", "incident_id"), ("comparisons", "comparison_id"), ("actors", "actor"), ("runs", "run_id")],
)  # fmt: skip
def test_explain_knows_any_id(record, table, column):
    with dragoman.open_record(record) as opened:
        identifier = opened.view.table(table, [column]).column(0)[0].as_py()
    assert identifier in run("explain", record, identifier).stdout


def test_explain_a_span(record):
    with dragoman.open_record(record) as opened:
        row = opened.view.table("times").to_pylist()[0]
    found = run("explain", record, f"{row['document_id']}:{row['expression_start']}-{row['expression_end']}").stdout
    assert row["expression_text"] in found
    assert "times" in found


def test_compare_timeline_relations(record):
    assert "beside" in run("compare", record, "01_tarnwick_wire.txt", "02_saltmere_standard.txt").stdout
    assert "Timeline" in run("timeline", record, "--actors", "IRN,SAU").stdout
    assert "IRN and SAU" in run("relations", record, "SAU", "IRN").stdout


@pytest.mark.parametrize("format", registry.EXPORTERS)
def test_every_export_writes_files(record, tmp_path, format):
    result = run("export", record, "--format", format, "--out", tmp_path, "--json")
    written = json.loads(result.stdout)
    assert written
    assert all((tmp_path / path).exists() for path in written)


def test_an_unknown_format_is_a_wrong_call(record, tmp_path):
    run("export", record, "--format", "papyrus", "--out", tmp_path, code=2)


def test_code_answers_every_line():
    line = json.dumps({"id": 7, "text": "China condemned Japan.", "source": [0, 5], "recipient": [16, 21]})
    result = run("code", stdin=line + "\nnot json\n", code=1)
    answer = json.loads(result.stdout)
    assert answer["id"] == 7
    assert answer["plover"] == "ACCUSE"
    assert {"type", "plover", "mode", "quad", "status", "confident", "rule"} <= set(answer)
    assert "line 2" in result.stderr


def test_code_keeps_the_order_of_the_lines_across_bad_ones():
    rows = [{"id": number, "text": "Peru met Chile.", "source": [0, 4], "recipient": [9, 14]} for number in range(300)]
    lines = [json.dumps(row) for row in rows]
    lines[1:1] = ['{"id": 9, "text": 5, "source": [0, 1], "recipient": [0, 1]}', "", '{"id": 8}']
    result = run("code", stdin="\n".join(lines), code=1)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == list(range(300))
    assert "line 2: TypeError" in result.stderr
    assert "line 4: KeyError" in result.stderr


def test_a_brief_makes_its_folder_and_says_where_it_cannot(record, tmp_path):
    run("brief", record, "-o", tmp_path / "new" / "b.md")
    assert (tmp_path / "new" / "b.md").exists()
    (tmp_path / "file").touch()
    for arguments in (
        ["brief", record, "-o", tmp_path / "file" / "b.md"],
        ["export", record, "--out", tmp_path / "file"],
    ):
        result = runner.invoke(cli.app, [str(argument) for argument in arguments])
        assert isinstance(result.exception, SettingsError)
        assert "choose another place" in str(result.exception)


@pytest.mark.parametrize("words", [["--workers", "-3"], ["--published", "some day"], ["--codebook", "none.csv"],
                                   ["--engine", "steam"]])  # fmt: skip
def test_a_setting_that_cannot_be_is_refused_before_anything_is_read(samples, tmp_path, words):
    arguments = ["read", samples / "10_selbrook_dispatch.txt", "--into", tmp_path / "r.duckdb", *words]
    result = runner.invoke(cli.app, [str(argument) for argument in arguments])
    assert isinstance(result.exception, DragomanError)
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_told_before_the_address(record, caplog):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = runner.invoke(cli.app, ["serve", str(record), "--port", str(port)])
    assert f"port {port} cannot be taken" in str(result.exception)
    assert "reading room" not in caplog.text
    run("serve", record, "--port", 80000, code=2)


def test_errors_end_with_two_and_words(tmp_path):
    command = [sys.executable, "-m", "dragoman", "brief", str(tmp_path / "none.duckdb")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "dragoman read" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["brief", "timeline"])
def test_json_everywhere(record, command):
    assert json.loads(run(command, record, "--json").stdout)


def test_importing_is_cheap():
    command = [sys.executable, "-c", "import dragoman, sys; print('spacy' in sys.modules, 'duckdb' in sys.modules)"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_compact_says_how_large_the_record_was_and_is(record, tmp_path):
    path = tmp_path / "r.duckdb"
    path.write_bytes(record.read_bytes())
    sizes = json.loads(run("compact", path, "--json").stdout)
    assert sizes["bytes_after"] == path.stat().st_size
    assert "MB now" in run("compact", path).stderr
    run("check", path)
