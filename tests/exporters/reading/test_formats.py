"""The brief as a page and as a Word document: the same words, the same places, nothing that runs."""

import io
import re
import zipfile

import pytest
from lxml import etree, html

from dragoman.exporters.reading import brief_of, to_docx, to_html, to_markdown
from dragoman.exporters.reading.content import Citation, Line, Reading, Section
from dragoman.exporters.reading.footnotes import printable
from dragoman.exporters.reading.labels import period_words
from dragoman.language.measures import counted

WORD = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
EVIL = "</q><script>alert(1)</script> \u202eback\u202c \x07 & <b>"


def reading(words="The gates opened."):
    cited = Citation(document_id="doc_1", label="R1", start=3, end=9)
    lines = (
        Line(text="R1 a.txt · Harbour Press", record_id="doc_1"),
        Line(text=f"Ada Holm: {words}", quotes=(words,), citations=(cited,), record_id="sta_1"),
        Line(text="Cited and not quoted", citations=(cited, cited)),
    )
    section = Section(title=f"Said {words}", lines=lines, note="2 more are in the record")
    return Reading(title=f"Gates {words}", opening=(words,), sections=(section,), record_id="story_1")


def docx_parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


@pytest.fixture(scope="module")
def brief(opened):
    return brief_of(opened.view)


def cited(readings):
    return [c for reading in readings for section in reading.sections for line in section.lines for c in line.citations]


def quoted(readings):
    return [q for reading in readings for section in reading.sections for line in section.lines for q in line.quotes]


def test_a_page_has_every_quotation_and_a_footnote_for_every_citation(brief):
    page = html.document_fromstring(to_html(brief))
    found = ["".join(quote.itertext()) for quote in page.iter("q")]
    assert found == [printable(quote) for quote in quoted(brief)]
    numbers = [int(number.text) for number in page.xpath("//sup/a")]
    assert numbers == list(range(1, len(numbers) + 1))
    notes = page.xpath("//ol[@class='footnotes']/li")
    assert len(notes) == len(cited(brief)) > 5
    found = sorted(re.search(r"characters \d+–\d+ \(\w+\)", "".join(note.itertext()))[0] for note in notes)
    assert found == sorted(f"characters {c.start}–{c.end} ({c.document_id})" for c in cited(brief))


def test_every_link_of_a_page_leads_to_a_place_on_it(brief):
    page = html.document_fromstring(to_html(brief))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.xpath("//@href")} <= set(ids)


@pytest.mark.parametrize("words", ["The gates opened.", EVIL])
def test_a_page_holds_nothing_that_runs_or_is_fetched(words):
    text = to_html(reading(words))
    page = html.document_fromstring(text)
    assert not list(page.iter("script", "img", "link", "iframe"))
    assert "default-src 'none'" in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", text)
    assert not re.search(r"url\(|@import|https?://", text)


@pytest.mark.parametrize("words", ["The gates opened.", EVIL])
def test_a_document_is_well_formed_and_its_footnotes_are_real(words):
    parts = docx_parts(to_docx(reading(words)))
    body, notes = parts["word/document.xml"], parts["word/footnotes.xml"]
    references = body.xpath("//w:footnoteReference/@w:id", namespaces=WORD)
    ours = notes.xpath("//w:footnote[not(@w:type)]/@w:id", namespaces=WORD)
    assert references == ours == ["2", "3", "4"]
    assert "R1 a.txt, characters 3–9 (doc_1)" in "".join(notes.itertext())
    assert printable(words) in "".join(body.itertext())


def test_a_document_names_its_parts_and_styles(brief):
    parts = docx_parts(to_docx(brief))
    named = {part.get("PartName", "").removeprefix("/") for part in parts["[Content_Types].xml"]} - {""}
    assert named == {name for name in parts if not name.endswith((".rels", "Types].xml"))}
    styles = set(parts["word/styles.xml"].xpath("//@w:styleId", namespaces=WORD))
    for name in ("word/document.xml", "word/footnotes.xml"):
        assert set(parts[name].xpath("//w:pStyle/@w:val | //w:rStyle/@w:val", namespaces=WORD)) <= styles
    assert len(parts["word/footnotes.xml"]) == 2 + len(cited(brief))


def test_the_same_reading_gives_the_same_bytes(brief):
    assert to_docx(brief) == to_docx(brief)
    assert to_html(brief) == to_html(brief)


PERIODS = [("2022-33", "first quarter of 2022"), ("1999-36", "fourth quarter of 1999"), ("2022-05", "2022-05")]


@pytest.mark.parametrize(("period", "words"), PERIODS)
def test_quarters_in_words(period, words):
    assert period_words(period) == words


def test_one_and_several():
    assert (counted(1, "origin"), counted(0, "origin"), counted(2, "origin")) == ("1 origin", "0 origins", "2 origins")


def test_stories_of_one_storyline_are_named_as_one_thread(opened, brief):
    lines = {row.storyline_id for row in opened.view.rows("stories")}
    named = [line for section in brief[0].sections if section.title == "Threads" for line in section.lines]
    assert {line.record_id for line in named} <= lines
    assert all("; then " in line.text for line in named)


@pytest.mark.parametrize("name", ["a\n- b", "a\r\n# b", "a\u2028b", "a\x85b"])
def test_a_line_break_in_a_name_begins_nothing_in_markdown(name):
    cited = Citation(document_id="doc_1", label=name, start=3, end=9)
    lines = (Line(text=f"R1 {name}.txt", citations=(cited,)), Line(text="Next"))
    written = to_markdown(Reading(title=name, opening=(name,), sections=(Section(title=name, lines=lines),)))
    assert len(written.splitlines()) == len("# t||o||## s||- one|- two".split("|"))
