"""Every registered reader, on a sample of its own format and on what is hostile to it."""

import gzip
import io

import pytest

from dragoman import registry
from dragoman.errors import ReadError
from dragoman.language.admission import LONGEST_REPORT
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure
from dragoman.ports import Source
from readers import exports

PROSE = "The harbour master opened the gates at noon. Two ferries left for the islands, the ministry said on Monday."
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Gates open</title></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>Gates open</h1><p>{PROSE}</p><p>{PROSE[::-1]}</p></article></body></html>"
)


def _warc(payload: bytes, address: str = "https://harbour.example/gates") -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2022-12-30T10:15:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


FEED = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>All News</title>
<item><title>Gates open</title><link>https://harbour.example/gates</link>
<pubDate>Fri, 30 Dec 2022 10:15:00 GMT</pubDate>
<source url="https://harbour.example">Harbour Press</source><description>&lt;p&gt;{PROSE}&lt;/p&gt;</description></item>
</channel></rss>"""

SAMPLES = {
    "text": PROSE.encode(),
    "jsonl": b'{"text": "' + PROSE.encode() + b'"}\n',
    "csv": b"title,text\nGates open," + PROSE.encode().replace(b",", b";") + b"\n",
    "html": PAGE.encode(),
    "feed": FEED.encode(),
    "warc": _warc(PAGE.encode()),
    "pressarchive": exports.rtf(PROSE),
    "ninjs": exports.NINJS.encode(),
    "newsml": exports.NITF.encode(),
    "parquet": exports.parquet({"title": "Gates open", "text": PROSE}),
}

HOSTILE = {
    "empty": b"",
    "blank": b" \r\n\t ",
    "binary": bytes(range(256)) * 40,
    "pdf": b"%PDF-1.7\n" + b"\x00\x01\x02" * 100,
    "half a character": "Gates — ".encode()[:-2] + b" open",
    "quotation marks": '"“”„\'"'.encode() * 50,
    "nul": b"The gates\x00 opened at noon.",
    "direction": "\u200fThe gates \u202eopened\u202c at noon.".encode(),
    "deep json": b"[" * 20_000 + b"{" * 20_000,
    "deep page": b"<div>" * 20_000 + PROSE.encode(),
    "entities": b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    b"<rss><channel><item><title>&b;</title></item></channel></rss>",
    "open tag": b"<html><body><p" + b" a=b" * 5000,
    "warc without records": b"WARC/1.0\r\nContent-Length: 99999\r\n\r\n",
    "odd ninjs": b'{"uri": ["u"], "type": [1], "pubstatus": {}, "headlines": 7, "bodies": {"a": 1}, "body_text": 3}',
    "cut json": b'{"text": "one"}\n{"text": "tw',
    "lone surrogate": b'{"text": "gates \\ud800 open at noon"}',
    "long number": b'{"text": "gates", "n": ' + b"9" * 6000 + b"}",
    "one long line": b"gate " * 500_000,
    "deep rtf": b"{\\rtf1" + b"{" * 20_000,
    "rtf that closes too often": b"{\\rtf1 gates}}}}\\'e\\u99999999 \\bin-7 open",
    "cut parquet": exports.parquet({"text": PROSE})[:-30],
    "parquet without texts": exports.parquet({"colour": "blue"}),
    "no word document": b"PK\x03\x04" + b"\0" * 400,
    "xml attack": b'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>',
}


def source(data: bytes, uri: str = "a") -> Source:
    return Source(uri=uri, head=data[:65_536], open=lambda: io.BytesIO(data), size=len(data))


def reader(name):
    return registry.create("readers", name)


def test_every_reader_has_a_sample():
    assert set(SAMPLES) == set(registry.names("readers"))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_reader_is_chosen_by_content(name):
    chosen = next(each for each in registry.names("readers") if reader(each).accepts(source(SAMPLES[name])))
    assert chosen == name


@pytest.mark.parametrize("name", SAMPLES)
def test_a_reader_gives_the_text_its_regions_and_a_digest(name):
    (report,) = reader(name).read(source(SAMPLES[name]))
    assert isinstance(report, AnnotatedDocument)
    assert "The harbour master opened the gates at noon." in report.document.text
    assert report.document.raw_digest
    for region in report.regions:
        assert report.document.text[region.region_start : region.region_end] == region.region_text


@pytest.mark.parametrize("name", SAMPLES)
def test_reading_twice_gives_the_same(name):
    assert list(reader(name).read(source(SAMPLES[name]))) == list(reader(name).read(source(SAMPLES[name])))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_packed_source_reads_the_same(name, tmp_path):
    from dragoman.readers.sources import find_sources

    (tmp_path / "a.gz").write_bytes(gzip.compress(SAMPLES[name]))
    (found,) = find_sources(str(tmp_path / "a.gz"), max_bytes=10**6)
    assert reader(name).accepts(found)
    (report,) = reader(name).read(found)
    assert "The harbour master" in report.document.text


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_reader_gives_reports_or_says_what_is_wrong(name, kind):
    try:
        found = list(reader(name).read(source(HOSTILE[kind])))
    except (ReadError, OSError) as error:
        assert str(error)
        return
    for item in found:
        if isinstance(item, Failure):
            assert item.detail
            continue
        assert 0 < len(item.document.text) <= LONGEST_REPORT
        item.document.text.encode()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_source_that_is_too_large_is_refused(name):
    data = SAMPLES[name]
    small = Source(uri="a", head=data[:65_536], open=lambda: io.BytesIO(data), size=len(data), max_bytes=40)
    try:
        found = list(reader(name).read(small))
    except ReadError as error:
        assert "max_bytes" in str(error) or "JSON" in str(error)
    else:
        assert all(isinstance(item, Failure) for item in found)
