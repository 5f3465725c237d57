"""What each format brings beside the text."""

import gzip
import io

import pytest

from dragoman.settings import Settings
from dragoman.workspace import read_reports


def test_a_json_array_and_a_wrapped_list(read):
    reports, _ = read(
        {"a.json": '[{"text": "One left."}, {"text": "Two left."}]', "b.json": '{"articles": [{"text": "Three."}]}'}
    )
    assert [report.document.uri for report in reports] == ["a.json#1", "a.json#2", "b.json#1"]


def test_a_json_object_over_several_lines(read):
    reports, _ = read({"a.json": '{\n  "uri": "u",\n  "text": "One left."\n}'})
    assert [report.document.uri for report in reports] == ["u"]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(read, delimiter):
    lines = [["id", "publish_date", "media_name", "text"], ["u", "2022-12-30", "Harbour Press", '"One, two; three"']]
    reports, failures = read({"table": "\n".join(delimiter.join(line) for line in lines)})
    assert failures == []
    document = reports[0].document
    assert (document.uri, document.text, document.publisher) == ("u", "One, two; three", "Harbour Press")
    assert (document.published, document.published_basis) == ("2022-12-30", "given")


def test_a_column_of_dates_shows_its_order(read):
    reports, _ = read({"a.csv": "text,date\nOne left.,03/04/2022\nTwo left.,13/04/2022\n"})
    assert [report.document.published for report in reports] == ["2022-04-03", "2022-04-13"]


@pytest.mark.parametrize(
    "written",
    [
        '{"text": "One left.", "date": "03/04/2022"}\n{"text": "Two left.", "date": "13/04/2022"}\n',
        'no JSON\n{"text": "One left.", "date": "03/04/2022"}\n{"text": "Two left.", "date": "13/04/2022"}\n',
        '[{"text": "One left.", "date": "03.04.2022"}, {"text": "Two left.", "date": "13.04.2022"}]',
        '{"articles": [{"text": "One left", "date": "03/04/2022 10:15"}, {"text": "Two left", "date": "13/04/2022"}]}',
    ],
)
def test_dates_in_json_show_their_order(read, written):
    reports, _ = read({"a.jsonl": written})
    assert [report.document.published for report in reports] == ["2022-04-03", "2022-04-13"]


def test_dates_of_both_orders_show_none(read):
    days = ("03/04/2022", "13/04/2022", "04/13/2022")
    reports, _ = read({"a.jsonl": "".join(f'{{"text": "One left.", "date": "{day}"}}\n' for day in days)})
    assert [report.document.published for report in reports] == [None, "2022-04-13", "2022-04-13"]


def test_a_date_that_can_be_read_in_two_ways_is_evidence_only(read):
    reports, _ = read({"a.csv": "text,date\nOne left.,03/04/2022\n"})
    assert reports[0].document.published is None
    assert "two ways" in reports[0].document.published_evidence[0].reason


def test_contradictory_dates_are_all_kept(read):
    reports, _ = read({"a.json": '{"text": "One left.", "published": "2022-12-30", "date": "2022-12-28"}'})
    document = reports[0].document
    assert document.published == "2022-12-30"
    assert [evidence.text for evidence in document.published_evidence] == ["2022-12-30", "2022-12-28"]
    assert "trusted less" in document.published_evidence[1].reason


@pytest.mark.parametrize(
    ("published", "days"), [("2022-12-30", ("2022-12-30", "2022-12-30")), ("2022-12", ("2022-12-01", "2022-12-31"))]
)
def test_the_users_date_wins(read, published, days):
    reports, _ = read({"a.json": '{"text": "One left.", "published": "2020-01-01"}'}, Settings(published=published))
    document = reports[0].document
    assert (document.published, document.published_earliest, document.published_latest) == (published, *days)


def test_an_aggregators_feed_names_the_real_publisher(read):
    feed = (
        '<rss version="2.0"><channel><title>All News</title><language>en</language><item><title>Gates open</title>'
        "<link>https://harbour.example/gates</link><pubDate>Fri, 30 Dec 2022 10:15:00 GMT</pubDate>"
        '<source url="https://harbour.example">Harbour Press</source>'
        "<description>&lt;p&gt;One left.&lt;/p&gt;&lt;p&gt;Two stayed.&lt;/p&gt;</description></item></channel></rss>"
    )
    reports, _ = read({"news.xml": feed})
    document = reports[0].document
    assert (document.uri, document.publisher, document.text) == (
        "https://harbour.example/gates", "Harbour Press", "One left.\n\nTwo stayed.",
    )  # fmt: skip
    assert (document.published, document.title, document.language) == ("2022-12-30", "Gates open", "en")


def test_an_atom_feed(read):
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Press</title>'
        "<entry><title>Gates open</title><id>urn:1</id><published>2022-12-30T10:15:00Z</published>"
        "<author><name>Ada Holm</name></author>"
        "<content type='html'>&lt;p&gt;One left.&lt;/p&gt;</content></entry></feed>"
    )
    reports, _ = read({"news.atom": feed})
    document = reports[0].document
    assert (document.uri, document.author, document.text) == ("urn:1", "Ada Holm", "One left.")


def test_the_page_of_the_samples(samples):
    (report,) = read_reports([str(samples / "08_larkmoor_courier.html")], Settings())
    assert (report.document.published, report.document.published_basis) == ("2018-06-13", "markup")
    assert {"headline", "byline", "caption", "boilerplate"} <= {region.kind for region in report.regions}


def warc_record(kind, address, status, content_type, payload):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2022-12-30T10:15:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_of_a_web_archive_only_pages_that_were_served_are_read(read):
    page = "<html><body><p>Die F\u00e4hre verlie\u00df den Hafen.</p></body></html>".encode("cp1252")
    archive = b"".join(
        [
            warc_record("response", "https://a.example/1", "404 Not Found", "text/html", page),
            warc_record("response", "https://a.example/2", "200 OK", "image/png", b"\x89PNG"),
            warc_record("response", "https://a.example/3", "200 OK", "text/html; charset=windows-1252", page),
        ]
    )
    reports, failures = read({"a.warc.gz": gzip.compress(archive)})
    assert failures == []
    assert [(report.document.uri, report.document.text) for report in reports] == [
        ("https://a.example/3", "Die F\u00e4hre verlie\u00df den Hafen.")
    ]


def test_standard_input(monkeypatch):
    class Input:
        buffer = io.BytesIO(b'{"uri": "u", "text": "One left."}\n')

    monkeypatch.setattr("sys.stdin", Input)
    (report,) = read_reports(["-"], Settings())
    assert report.document.uri == "u"


def test_a_glob(tmp_path):
    for name in ("a.txt", "b.md", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("One left.")
    found = read_reports([str(tmp_path / "**" / "*.txt")], Settings())
    assert [report.document.uri for report in found] == ["a.txt", "sub/c.txt"]
