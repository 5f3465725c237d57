"""What goes wrong in a folder of reports becomes a row with its remedy, and the rest is read."""

import gzip
import io
import tarfile
import time
import zipfile

import pytest

from dragoman.ports import Source
from dragoman.readers.sources import find_sources
from dragoman.readers.text import TextReader
from dragoman.settings import Settings
from dragoman.workspace import read_reports

GOOD = {"z_good.txt": "The ferry left at noon, the harbour master said."}


@pytest.mark.parametrize(
    ("name", "data", "remedy"),
    [
        ("empty.txt", b"", "nothing to read"),
        ("blank.txt", "\ufeff \r\n\u200f".encode(), "nothing to read"),
        ("binary.bin", bytes(range(256)) * 40, "leave the file out"),
        ("paper.pdf", b"%PDF-1.4\n1 0 obj\n", "pdftotext"),
        ("paper.docx", None, "save it as plain text"),
        ("no_text.csv", b"title,published\nGates,2022-12-30\n", "name the one 'text'"),
        ("no_text.json", b'{"headline": "", "when": "2022"}', "name the one with the text 'text'"),
        ("hit.json", b'{"articles": [{"_source": "Reuters"}]}', "name the one with the text 'text'"),
        ("strange.xml", b"<?xml version='1.0'?><tale><line>One left.</line></tale>", "turn it into text"),
        ("half.jsonl", b'{"text": "one', "mend or remove it"),
        ("feed.xml", b"<rss version='2.0'><channel><title>None</title></channel></rss>", "without an entry"),
        ("cut.gz", gzip.compress(b"The ferry left. " * 5000)[:-40], "fetch it again"),
        ("cut.zip", b"PK\x03\x04 and no more", "fetch it again"),
    ],
)
def test_a_bad_file_is_a_failure_with_a_remedy(read, name, data, remedy):
    if data is None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
        data = packed.getvalue()
    reports, failures = read({name: data, **GOOD})
    assert [report.document.uri for report in reports] == ["z_good.txt"]
    assert [failure.uri.partition("#")[0] for failure in failures] == [name]
    assert remedy in failures[0].detail
    assert "/tmp" not in failures[0].detail


def test_a_json_line_cut_in_half_spares_the_others(read):
    lines = b'{"uri": "1", "text": "One left."}\n{"uri": "2", "text": "Two l\n{"uri": "3", "text": "Three left."}\n'
    reports, failures = read({"a.jsonl": lines})
    assert [report.document.uri for report in reports] == ["1", "3"]
    assert [failure.uri for failure in failures] == ["a.jsonl#2"]


def test_bytes_that_are_not_utf8_are_read_with_a_note(read):
    reports, _ = read({"a.txt": "Die Fähre verließ den Hafen. „Pünktlich“, sagte Müller.".encode("cp1252")})
    assert "Fähre verließ" in reports[0].document.text
    assert "decoded from" in reports[0].document.notes[0]


def test_a_few_bad_bytes_in_utf8_are_replaced_with_a_note(read):
    reports, _ = read({"a.txt": "Fähre, Müller, Größe: ".encode() * 20 + b"\xff The ferry left."})
    assert "Größe" in reports[0].document.text
    assert "\ufffd The ferry" in reports[0].document.text
    assert "1 places are not utf-8" in reports[0].document.notes[0]


def test_nul_bytes_and_marks_of_direction_are_kept(read):
    text = "\u200fThe ferry\x00 left \u202eat noon\u202c."
    reports, _ = read({"a.txt": text})
    assert reports[0].document.text == text
    assert "NUL" in reports[0].document.notes[0]


def test_mixed_line_ends_are_kept(read):
    text = "One.\r\nTwo.\rThree.\nFour.\u2028Five."
    reports, _ = read({"a.txt": text.encode("utf-8-sig")})
    assert reports[0].document.text == text


def test_a_text_of_only_quotation_marks_is_a_report(read):
    reports, failures = read({"a.txt": '"“”"' * 200})
    assert len(reports) == 1
    assert failures == []


def test_fifty_megabytes_in_one_line_are_refused_soon(read):
    started = time.monotonic()
    reports, failures = read({"a.txt": b"ferry " * 8_700_000, **GOOD})
    assert len(reports) == 1
    assert failures[0].error == "TooLong"
    assert time.monotonic() - started < 10


def test_scripts_and_what_is_hidden_are_not_text(read):
    page = (
        "<html><body><script>steal()</script><p onclick='steal()'>The ferry left at noon.</p>"
        "<div style='display:none'>Secret</div><p hidden>Secret</p><noscript>Secret</noscript></body></html>"
    )
    reports, _ = read({"a.html": page})
    assert reports[0].document.text == "The ferry left at noon."


def test_one_uri_with_two_texts_is_two_reports(read):
    lines = '{"uri": "u", "text": "The ferry left."}\n{"uri": "u", "text": "The ferry stayed."}\n'
    reports, _ = read({"a.jsonl": lines})
    assert [report.document.uri for report in reports] == ["u", "u"]
    assert len({report.document.document_id for report in reports}) == 2


def test_a_file_that_vanishes_is_a_failure(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The ferry left at noon.")
    found = read_reports([str(tmp_path)], Settings())
    sources = find_sources(str(tmp_path), max_bytes=1000)
    next(sources)
    (second,) = [*sources]
    (tmp_path / "b.txt").unlink()
    with pytest.raises(Exception, match="vanished while the collection was read"):
        list(TextReader().read(second))
    assert next(found).document.uri == "a.txt"


def test_a_file_that_shrinks_is_a_failure():
    data = b"The ferry left"
    source = Source(uri="a.txt", head=data, open=lambda: io.BytesIO(data[:5]), size=len(data))
    with pytest.raises(Exception, match="became shorter"):
        list(TextReader().read(source))


def test_a_missing_path_is_a_failure(tmp_path):
    (failure,) = read_reports([str(tmp_path / "none")], Settings())
    assert "check the path" in failure.detail


def zipped(**members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return packed.getvalue()


def test_archives_in_archives_are_read_to_a_depth(read):
    one = zipped(**{"one.txt": b"The ferry left at noon."})
    two = zipped(**{"inner.zip": one, "two.txt": b"The ferry came back."})
    reports, _ = read({"outer.zip": two})
    assert [report.document.uri for report in reports] == ["outer.zip!/inner.zip!/one.txt", "outer.zip!/two.txt"]
    deep = one
    for _ in range(4):
        deep = zipped(**{"inner.zip": deep})
    reports, failures = read({"outer.zip": deep})
    assert reports == []
    assert "deeper than 3" in failures[0].detail


def test_a_tar_in_gzip_is_read_and_its_paths_are_only_names(read, tmp_path):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name in ("../../evil.txt", "b/good.txt"):
            data = f"The ferry left, {name} says.".encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    reports, failures = read({"a.tar.gz": packed.getvalue()})
    assert [report.document.uri for report in reports] == ["a.tar.gz!/../../evil.txt", "a.tar.gz!/b/good.txt"]
    assert failures == []
    assert sorted(path.name for path in tmp_path.rglob("*.txt")) == []


@pytest.mark.parametrize("nested", [False, True])
def test_an_archive_bomb_is_refused_soon(read, nested):
    bomb = zipped(**{"bomb.txt": b"0" * 80_000_000})
    if nested:
        bomb = zipped(**{"a_good.txt": b"The ferry left at noon.", "bomb.zip": bomb})
    started = time.monotonic()
    reports, failures = read({"bomb.zip": bomb})
    assert len(reports) == nested
    assert failures
    assert time.monotonic() - started < 10


def test_a_gzip_bomb_is_refused(read):
    reports, failures = read({"bomb.jsonl.gz": gzip.compress(b'{"text": "' + b"0" * 80_000_000)})
    assert reports == []
    assert "archive bomb" in failures[0].detail or "max_bytes" in failures[0].detail or "JSON" in failures[0].detail


def test_a_page_with_control_characters_is_read(read):
    page = "<html><body><p>The ferry left at noon.</p><script>x()</script>\x01\x02 tail</body></html>"
    reports, failures = read({"a.html": page.encode()})
    assert not failures
    assert "The ferry left at noon." in reports[0].document.text
