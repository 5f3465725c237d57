"""No input takes a reader more than its length in time: one piece repeated, and four times as often."""

import gc
import io
import time

import pytest

from dragoman.errors import ReadError
from dragoman.ports import Source
from dragoman.readers.csv import CsvReader
from dragoman.readers.feeds import FeedReader
from dragoman.readers.html import HtmlReader
from dragoman.readers.jsonl import JsonReader
from dragoman.readers.newsml import NewsmlReader
from dragoman.readers.ninjs import NinjsReader
from dragoman.readers.pressarchive import PressArchiveReader
from dragoman.readers.text import TextReader

ITEM = "<newsItem><inlineXML><p>a</p></inlineXML></newsItem>"
PRESS = "12 words\n3 May 2022\nDocument ABCDE00020220503ei530000x\n"
ATTACKS = (
    (HtmlReader, "<html><body>", "<div>", ""),
    (HtmlReader, "<html><body>", "<p>a", ""),
    (HtmlReader, "<html><body>", "a ", ""),
    (HtmlReader, "<html><body>", "<", ""),
    (HtmlReader, "<html><body>", "&", ""),
    (HtmlReader, "<html><body>", "<!--", ""),
    (HtmlReader, "<html><body>", "<table>", ""),
    (HtmlReader, "<html><body><table>", "<tr><td>x", ""),
    (HtmlReader, "<html><body>", "<b><i>", ""),
    (HtmlReader, "<html><body>", "x<br>", ""),
    (HtmlReader, "<html><body>", "<a href=x>y</a> ", ""),
    (HtmlReader, "<html><body><p ", "a%d='1' ", ">x</p>"),
    (HtmlReader, "<html><body><p class='", "a ", "'>x</p>"),
    (HtmlReader, "<html><head>", "<meta name='date' content='2022-05-03'>", "</head>"),
    (HtmlReader, "<html><head><script type='application/ld+json'>", "[", "</script>"),
    (HtmlReader, "<html><body>", "<time datetime='2022-05-03'>May 3, 2022</time> ", ""),
    (FeedReader, "<rss><channel>", "<item><title>a</title></item>", ""),
    (FeedReader, "<rss><channel>", "<item>", ""),
    (FeedReader, "<rss ", "a%d='1' ", ">"),
    (FeedReader, "<rss><channel><item><title>", "<", ""),
    (FeedReader, "<rss><channel><item><title>", "&#1234567890;", ""),
    (FeedReader, "<rss><channel><item><description><![CDATA[", "<p>", "]]></description></item>"),
    (FeedReader, "", "<!DOCTYPE ", "<rss>"),
    (NewsmlReader, "<newsMessage>", ITEM, "</newsMessage>"),
    (NewsmlReader, "<nitf><body><body.content>", "<media/>x", "</body.content></body></nitf>"),
    (NewsmlReader, "<nitf ", "a%d='1' ", "/>"),
    (PressArchiveReader, "{\\rtf1", "{", ""),
    (PressArchiveReader, "{\\rtf1", "{a}", "}"),
    (PressArchiveReader, "{\\rtf1", "\\par ", ""),
    (PressArchiveReader, "{\\rtf1", "\\'93", ""),
    (PressArchiveReader, "{\\rtf1", "\\bin1", ""),
    (PressArchiveReader, "", "May 3, 2022\n\nLength: 3 words\n\nBody\n", "End of Document\n"),
    (PressArchiveReader, "Length: 3 words\nBody\n", "May 3, 2022\n", ""),
    (PressArchiveReader, "Length: 3 words\nBody\n", "Subject: a\n", ""),
    (PressArchiveReader, "", "1 of 2 DOCUMENTS\n", ""),
    (PressArchiveReader, "", "HD  a\nTD  b\n", ""),
    (PressArchiveReader, "", PRESS, ""),
    (CsvReader, "text,", ",", ""),
    (CsvReader, "text,uri\n", "a,b\n", ""),
    (CsvReader, "text,uri\n", '"', ""),
    (CsvReader, "text,published\n", "a,03/05/2022\n", ""),
    (JsonReader, "", "[", ""),
    (JsonReader, "", '{"text":"a"}\n', ""),
    (JsonReader, "", '{"text":\n', ""),
    (JsonReader, '{"text":"a","n":', "1", "}"),
    (JsonReader, '{"text":"a"', ',"k%d":1', "}"),
    (NinjsReader, "", '{"body_text":"a","pubstatus":"usable"}\n', ""),
    (NinjsReader, '{"pubstatus":"usable","bodies":[', '{"value":"<p>"},', "{}]}"),
    (TextReader, "", "\n", ""),
)
"""Reader, what stands first, what is repeated (`%d` is its number), what stands last."""
SHORT, LONG = 25_000, 100_000
"""Bytes of an attack: four times the length may take four times as long, and a margin for the clock."""
WORST = 10.0
LEAST = 0.1
"""Seconds of processor time under which a time says nothing."""


TRIES = 5
"""The least of several times is what the work needs; the rest is what else the machine did."""


def attack(first, piece, last, size):
    count = size // len(piece)
    middle = "".join(piece % number for number in range(count)) if "%d" in piece else piece * count
    return (first + middle + last).encode()


def seconds(reader, data):
    source = Source(uri="a", head=data[:65_536], open=lambda: io.BytesIO(data), size=len(data))
    gc.collect()
    gc.disable()
    started = time.process_time()
    try:
        reader().accepts(source)
        for _ in reader().read(source):
            pass
    except ReadError as error:
        assert str(error)
    finally:
        gc.enable()
    return time.process_time() - started


@pytest.fixture(scope="module", autouse=True)
def loaded():
    """What readers load on their first use must not count."""
    for reader, text in ((HtmlReader, "<html><p>a"), (FeedReader, "<rss><channel><item><title>a")):
        seconds(reader, text.encode())


@pytest.mark.slow
@pytest.mark.parametrize(("reader", "first", "piece", "last"), ATTACKS)
def test_no_reader_is_slower_than_its_input_is_long(reader, first, piece, last):
    long, short = attack(first, piece, last, LONG), attack(first, piece, last, SHORT)
    spent = [seconds(reader, long)]
    if spent[0] < LEAST:
        return
    least = min(seconds(reader, short) for _ in range(TRIES))
    while min(spent) >= WORST * least and len(spent) < TRIES:
        spent.append(seconds(reader, long))
    assert min(spent) < WORST * least


def test_a_swarm_of_attributes_is_refused():
    page = attack("<html><body><p ", "a%d='1' ", ">x</p>", 20_000)
    with pytest.raises(ReadError, match="more than 1,000 attributes"):
        list(HtmlReader().read(Source(uri="a", head=page, open=lambda: io.BytesIO(page))))


def test_a_long_value_is_no_swarm():
    page = f"<html><body><p data-state='{'a = b ' * 3000}' style=\"{'x: 1; ' * 3000}\">The ferry left.</p>".encode()
    (report,) = HtmlReader().read(Source(uri="a", head=page, open=lambda: io.BytesIO(page)))
    assert report.document.text == "The ferry left."


def test_a_number_of_no_character_is_read_as_the_replacement():
    feed = b"<rss><channel><item><title>One&#1234567890; left&#xFFFFFFFF;</title></item></channel></rss>"
    (report,) = FeedReader().read(Source(uri="a", head=feed, open=lambda: io.BytesIO(feed)))
    assert report.document.text == "One\ufffd left\ufffd"
