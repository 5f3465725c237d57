"""ninjs, NewsML-G2, NITF and web archive collections."""

import gzip
import io
import json
import zipfile

import pytest

from readers import exports


@pytest.mark.parametrize(
    ("name", "data", "uri"),
    [("a.json", exports.NINJS, "urn:hp:7"), ("a.xml", exports.NITF, "hp-7"),
     ("g2.xml", exports.NEWSML, "urn:newsml:harbour.example:7")],
)  # fmt: skip
def test_a_wire_item(read, name, data, uri):
    reports, _ = read({name: data})
    document = reports[0].document
    assert (document.uri, document.title, document.publisher) == (uri, "Gates open at noon", "Harbour Press")
    assert (document.author, document.published) == ("Ada Holm", "2023-05-02")
    assert document.text == "The harbour master opened the gates at noon.\n\nTwo ferries left."


def test_a_picture_is_passed_over_and_an_item_without_its_text_is_a_failure(read):
    reports, failures = read({"g2.xml": exports.NEWSML, "p.json": exports.NINJS.replace('"text"', '"picture"')})
    assert (len(reports), failures) == (1, [])
    _, failures = read({"g2.xml": exports.NEWSML.replace("ninat:picture", "ninat:text")})
    assert [failure.uri for failure in failures] == ["urn:newsml:harbour.example:8"]


@pytest.mark.parametrize(
    ("packing", "uris"),
    [("[{0}, {1}]", ["urn:hp:7", "urn:hp:8"]), ('{{"_items": [{0}, {1}]}}', ["urn:hp:7", "urn:hp:8"]),
     ("{0}\n{1}\n", ["urn:hp:7", "urn:hp:8"])],
)  # fmt: skip
def test_ninjs_in_lists_and_lines(read, packing, uris):
    item = json.loads(exports.NINJS)
    newer = {"uri": "urn:hp:8", "versioncreated": "2023-05-03", "bodies": [
        {"contenttype": "text/html", "value": "<p>No</p>"},
        {"contenttype": "text/plain", "value": "The ferries stayed."}],
        "headlines": [{"role": "main", "value": "Ferries stay"}]}  # fmt: skip
    reports, failures = read({"a.json": packing.format(json.dumps(item), json.dumps(newer))})
    assert failures == []
    assert [report.document.uri for report in reports] == uris
    assert (reports[1].document.text, reports[1].document.title) == ("The ferries stayed.", "Ferries stay")


def warc(address, status="200 OK", extra="", words="The gates opened."):
    page = f"<html><body><p>{words}</p></body></html>"
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{extra}\r\n{page}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(http)}\r\n"
    return f"{head}Content-Type: application/http; msgtype=response\r\n\r\n".encode() + http + b"\r\n\r\n"


def wacz(pages):
    records = [
        warc("https://a.example/old", "301 Moved", "Location: /news\r\n"), warc("https://a.example/news"),
        warc("https://ads.example/frame", words="Buy a boat."), warc("https://a.example/two/"),
    ]  # fmt: skip
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package"}')
        if pages is not None:
            lines = [{"format": "json-pages-1.0"}, *({"url": page, "text": "as shown"} for page in pages)]
            archive.writestr("pages/pages.jsonl", "\n".join(json.dumps(line) for line in lines))
        archive.writestr("indexes/index.cdx", "example,a)/ 2023 {}")
        archive.writestr("archive/data.warc.gz", b"".join(gzip.compress(record) for record in records))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("pages", "uris"),
    [
        (["https://a.example/old", "https://a.example/two#top"], ["https://a.example/news", "https://a.example/two/"]),
        (None, ["https://a.example/news", "https://ads.example/frame", "https://a.example/two/"]),
    ],
)
def test_of_a_web_archive_collection_its_pages_are_read(read, pages, uris):
    reports, failures = read({"a.wacz": wacz(pages)})
    assert failures == []
    assert [report.document.uri for report in reports] == uris


BOMB = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "data", "remedy"),
    [
        ("a.xml", BOMB + "<nitf><body><body.content><p>&b;</p></body.content></body></nitf>", "DOCTYPE"),
        ("a.xml", "<nitf><body>", "well-formed"),
        ("a.xml", "<newsMessage><header/></newsMessage>", "without a news item"),
        ("a.json", '{"uri": "u", "pubstatus": "usable", "body_text": " "}', "leave it out"),
        ("a.rtf", b"{\\rtf1" + b"{" * 100_000, "plain text"),
        ("a.docx", exports.docx("One left.")[:-60], "fetch it again"),
    ],
)
def test_what_is_broken_or_hostile_is_a_failure_with_a_remedy(read, name, data, remedy):
    reports, failures = read({name: data})
    assert reports == []
    assert remedy in failures[0].detail
