"""Regions of plain text, and what the opening says about the report."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.regions import RegionExtractor
from dragoman.extract.regions.opening import DATELINES
from dragoman.model.annotations import AnnotatedDocument, Region
from dragoman.model.text import document_of
from factory import report

FIRST = "Two ferries left for the islands on Monday, the harbour ministry said, after a week in port."
SECOND = "The pilots had asked for more pay, and the talks with the ministry went on until Sunday evening."
THIRD = "Nobody was hurt when the gates opened, but the queue of lorries was four kilometres long by noon."


def extract(text, **given):
    return RegionExtractor().extract(report(text, **given))


def marked(text, **given):
    return [(region.kind, region.region_text) for region in extract(text, **given).regions]


def paragraphs(*lines):
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("head", "expected", "columns"),
    [
        (" date 2022-12-30 \n\nport harbour\n\nCNN\n\n",
         [("dateline", "date 2022-12-30"), ("dateline", "port harbour"), ("byline", "CNN")],
         {"published": "2022-12-30", "agency": "CNN"}),
        ("Gates open after a week of talks\n\nBy Ada Holm and Ivo Lind, Harbour Press\n\n",
         [("headline", "Gates open after a week of talks"), ("byline", "By Ada Holm and Ivo Lind, Harbour Press")],
         {"title": "Gates open after a week of talks", "author": "Ada Holm; Ivo Lind", "agency": "Harbour Press"}),
        ("Gates open after a week of talks\nXinhua | Updated: 2017-09-15 17:52\n",
         [("headline", "Gates open after a week of talks"), ("dateline", "Xinhua | Updated: 2017-09-15 17:52")],
         {"published": "2017-09-15", "agency": "Xinhua"}),
        ("Published: 12 March 2020, 10:15 GMT\nGates Open\n",
         [("dateline", "Published: 12 March 2020, 10:15 GMT"), ("byline", "Gates Open")],
         {"published": "2020-03-12"}),
        ("Harbour Wire\n\nGates open after a week of talks\n\n",
         [("byline", "Harbour Wire"), ("headline", "Gates open after a week of talks")],
         {"agency": "Harbour Wire", "title": "Gates open after a week of talks"}),
        ("BY ADA HOLM\n", [("byline", "BY ADA HOLM")], {"author": "Ada Holm"}),
    ],
)  # fmt: skip
def test_the_lines_before_the_first_sentence(head, expected, columns):
    text = head + paragraphs(FIRST, SECOND, THIRD)
    assert marked(text) == expected
    document = extract(text).document
    assert {name: getattr(document, name) for name in columns} == columns


@pytest.mark.parametrize(
    ("dateline", "agency", "published"),
    [
        ("PORT HARBOUR (Reuters) - ", "Reuters", None),
        ("PORT HARBOUR, March 20 (Xinhua) -- ", "Xinhua", None),
        ("PORT HARBOUR, March 20, 2023 (Harbour Wire) — ", "Harbour Wire", "2023-03-20"),
        ("PORT HARBOUR, Norland (AP) _ ", "AP", None),
        ("Port Harbour (AFP) – ", "AFP", None),
        ("Port Harbour (CNN) ", "CNN", None),
        ("(Reuters) - ", "Reuters", None),
        ("Aug 27 (Reuters) - ", "Reuters", None),
        ("Updated: 2016-07-15 06:50 (Harbour Wire) ", "Harbour Wire", "2016-07-15"),
        ("PORT HARBOUR, July 23 - ", None, None),
        ("PORT HARBOUR — ", None, None),
        ("ÅLESUND/OSLO, Jan 3 (NTB) - ", "NTB", None),
        ("By Ada Holm PORT HARBOUR (Reuters) - ", "Reuters", None),
    ],
)
def test_a_dateline(dateline, agency, published):
    found = extract(paragraphs(dateline + FIRST, SECOND))
    regions = [region for region in found.regions if region.kind in ("dateline", "byline")]
    assert regions[-1].region_end == len(dateline.rstrip())
    assert (found.document.agency, found.document.published) == (agency, published)


@pytest.mark.parametrize("pattern, example", DATELINES, ids=lambda value: value if isinstance(value, str) else "")
def test_every_form_of_dateline_fits_its_example(pattern, example):
    assert pattern.match(example)


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO - the alliance of thirty states - said that the ferries were none of its business at all.",
        "US - Norland trade fell by a third in the year, the ministry said in its report on Monday.",
        "Holm (the pilot) - and nobody else - had said that the ferries would leave on Monday at noon.",
        "MPs — all of them — voted for the harbour bill on Monday after a long night of talks in the house.",
        "Date 2022-12-30 was the day on which the two ferries left for the islands with all their passengers.",
    ],
)
def test_what_is_no_dateline(sentence):
    assert marked(paragraphs(sentence, SECOND)) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Pilots Reject Offer of Harbour Ministry", "subhead"),
        ("A long queue", "subhead"),
        ("The two ferries lie at the quay of Port Harbour while the pilots wait for an offer", "caption"),
        ("Terms of Peace.", "subhead"),
    ],
)
def test_a_lone_line_between_paragraphs(line, kind):
    assert marked(paragraphs(FIRST, line, SECOND)) == [(kind, line)]


@pytest.mark.parametrize(
    "lines",
    [
        ["• the first ferry", "• the second ferry"],
        ["They carried:", ],
        ["“I was never asked, and nobody told me that the ferries had left the port” Holm said"],
        ["never saw such a queue in my life"],
        ["@harbour what a day"],
        ["One ferry", "Two ferries", "Three ferries", "Four ferries"],
        ["They left."],
        ["The first one left at noon. The second one left at"],
    ],
)  # fmt: skip
def test_what_is_no_lone_line(lines):
    assert marked(paragraphs(FIRST, *lines, SECOND)) == []


def test_lines_of_hard_wrapped_text_are_no_subheads():
    words = f"{FIRST} {SECOND} {THIRD}".split()
    text = "\n".join(" ".join(words[at : at + 6]) for at in range(0, len(words), 6))
    assert marked(text) == []


@pytest.mark.parametrize(
    ("before", "glued", "after"),
    [
        ("They stayed a week.", "Patient but not for ever", "Both Norland and the islands depend on the ferries."),
        ("They stayed a week.", "PILOTS UNDER PRESSURE", "Norland depends on the ferries."),
        ("They stayed a week.", "WHO ARE THE PILOTS?", "“We are tired,” one of them said."),
        ("They stayed a week.", "NO WAY BACK", "A ferry left at noon."),
        ("They stayed a week.", "Ministry warns the pilots", "At the end of the week, nobody had moved."),
    ],
)
def test_a_subhead_glued_to_the_next_sentence(before, glued, after):
    text = " ".join([FIRST, SECOND, THIRD, SECOND, before, glued, after, THIRD])
    assert marked(text) == [("subhead", glued)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He lives in The hague of old.",
        "She read Gone with The wind.",
        "They watched the film In the harbour.",
        "It is a matter for the U.S. FEDERAL RESERVE Chairman Ben Bernanke.",
        "It is a matter for the U.S. Treasury and prices of ferries The rose.",
        "BHP CEO Marius Kloppers stayed away.",
        "NORLAND FERRIES PLC Chief Executive Ada Holm stayed away.",
        'ADA HOLM, PILOT, PORT HARBOUR "We are tired of all this."',
        "NATO and the USA Today poll agreed.",
        "Norland's Ministry of Ports, In the end, paid.",
    ],
)
def test_a_capital_in_a_name_is_no_new_sentence(sentence):
    text = " ".join([FIRST, SECOND, THIRD, SECOND, sentence, THIRD])
    assert marked(text) == []


def test_a_credit_and_its_caption():
    line = "Pool Harbour Press/Associated Press Ada Holm and Ivo Lind, February 4, 2022"
    assert marked(paragraphs(FIRST, line, SECOND)) == [
        ("credit", "Pool Harbour Press/Associated Press"),
        ("caption", "Ada Holm and Ivo Lind, February 4, 2022"),
    ]


def test_an_agency_before_a_caption():
    line = "AP:Associated Press The two ferries lie at the quay of Port Harbour"
    assert marked(paragraphs(FIRST, line, SECOND)) == [
        ("credit", "AP:Associated Press"),
        ("caption", "The two ferries lie at the quay of Port Harbour"),
    ]
    assert marked(paragraphs(FIRST, "Reuters The ferry owners told the agency that they would pay.", SECOND)) == []


def test_captions_in_a_row():
    line = "The two ferries lie at the quay of Port Harbour while the pilots wait"
    assert [kind for kind, _ in marked(paragraphs(FIRST, line, line, line, SECOND))] == ["caption"] * 3


@pytest.mark.parametrize("note", ["Story continues below the video.", "Advertisement Continue reading the main story"])
def test_a_note_between_sentences(note):
    assert marked(f"{FIRST} {note} {SECOND}") == [("boilerplate", note)]


def test_the_links_after_read_more():
    text = paragraphs(FIRST, SECOND, "Read more:", "Ferries left waiting for a week", "Who are the pilots?")
    assert [kind for kind, _ in marked(text)] == ["related_link"] * 3


def test_a_title_glued_to_the_first_sentence():
    title = "Gates open after a week of talks"
    assert marked(f"{title} {FIRST}\n{SECOND}", title=title) == [("headline", title)]


def test_given_values_win_and_evidence_is_kept():
    found = extract(
        "date 2022-12-30\n\n" + FIRST, published="2022-12-28", published_basis="given", agency="Harbour Wire"
    )
    assert (found.document.published, found.document.published_basis) == ("2022-12-28", "given")
    assert found.document.agency == "Harbour Wire"
    (evidence,) = found.document.published_evidence
    assert found.document.text[evidence.evidence_start : evidence.evidence_end] == evidence.text == "2022-12-30"
    assert "another day" in evidence.reason


def test_a_dateline_without_a_year_is_evidence():
    found = extract(f"PORT HARBOUR, March 20 (Harbour Wire) - {FIRST}")
    assert found.document.published is None
    assert [(each.text, each.reason) for each in found.document.published_evidence] == [
        ("March 20", "dateline: a day without its year")
    ]


def test_an_impossible_date_is_no_date():
    assert extract(f"date 2022-06-31\n\n{FIRST}").document.published is None


def test_regions_of_the_markup_are_kept():
    document = document_of(uri="a", text=f"Home World\n\nBy Ada Holm\n\n{FIRST}\n\n{SECOND}")
    menu = Region(
        document_id=document.document_id, region_start=0, region_end=10, region_text="Home World", kind="boilerplate"
    )
    found = RegionExtractor().extract(AnnotatedDocument(document=document, regions=(menu,)))
    assert found.regions[0] == menu
    assert [region.kind for region in found.regions] == ["boilerplate", "byline"]


ATTACKS = {
    "one sentence": "ferry " * 4000,
    "capitals": "PORT " * 4000,
    "names": "Ada Holm " * 3000,
    "credits": "A/B/AP " * 3000,
    "glued": "ends here The ferry " * 1500,
    "lines": "Gate\n" * 20_000,
    "brackets": "((((" * 5000,
    "reporting": "(Reporting by Ada " * 1500,
    "photos": "Photos: a. Hide Caption " * 1000,
    "spaces": " " * 100_000,
    "quotes": '"“”' * 7000,
    "dates": "date 2022-12-30\n" * 5000,
    "odd": "\u200f\u202e\x00\ufeff" * 5000 + FIRST,
}


@pytest.mark.parametrize("name", ATTACKS)
def test_no_text_is_slow_and_spans_quote_it(name):
    started = time.perf_counter()
    found = extract(ATTACKS[name])
    assert time.perf_counter() - started < 2
    end = 0
    for region in found.regions:
        assert end <= region.region_start < region.region_end
        assert found.document.text[region.region_start : region.region_end] == region.region_text
        end = region.region_end


PIECES = st.sampled_from(
    [FIRST, SECOND, "\n", "\r\n", " ", "\u2029", "date 2022-12-30", "By Ada Holm", "PORT HARBOUR (AP) - ", "AFP",
     "Read more", "Photo: A quay.", "(Reporting by Ada Holm)", "GATES OPEN", "“", "/", "Hide Caption 1 of 2",
     "Photos: ", "©", "2022", "\0"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join), st.none() | st.text(max_size=40))
def test_regions_quote_the_text_in_order(text, title):
    found = extract(text, title=title)
    end = 0
    for region in found.regions:
        assert end <= region.region_start < region.region_end
        assert text[region.region_start : region.region_end] == region.region_text
        assert region.region_text == region.region_text.strip()
        end = region.region_end
    for evidence in found.document.published_evidence:
        assert text[evidence.evidence_start : evidence.evidence_end] == evidence.text
