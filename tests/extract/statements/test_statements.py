import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.statements.reading import marked, read

from dragoman.codebooks.cues import cue_classes
from dragoman.codebooks.tables import read_table
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import Region

CUES = ("verb", "noun", "adj", "prep", "adv")
TOLERANCE = 2  # code points: quotation marks and a comma at an edge


@pytest.mark.parametrize("row", cue_classes(), ids=lambda row: f"{row.part}-{row.name}")
def test_the_example_of_a_cue_class(parser, row):
    text, speaker, content = marked(row.example)
    found = [
        statement
        for statement in read(parser, text)
        if abs(statement.content_start - content[0]) + abs(statement.content_end - content[1]) <= TOLERANCE
    ]
    assert found, f"no statement with this content in {text!r}"
    assert (found[0].speaker_start, found[0].speaker_end) == speaker
    if row.part in CUES:
        assert found[0].rule.startswith(f"{row.name}: ")


OWNERS = read_table("noun_owners.csv", ("relation", "words", "example"))


@pytest.mark.parametrize("row", OWNERS, ids=lambda row: row[0])
def test_the_example_of_an_owner(parser, row):
    text, speaker, content = marked(row[2])
    found = [each for each in read(parser, text) if each.content_text == text[slice(*content)]]
    assert [(each.speaker_start, each.speaker_end) for each in found] == [speaker or (None, None)]


WHOSE = [
    ("The premier has fears and doubts that the truce would hold.", "The premier"),
    ("Concerns that the dam would burst were raised by the engineers.", "the engineers"),
    ("The visit raised hopes that the border would open.", None),
    ("Shares fell on worries that rates would rise.", None),
    ("Investors sold on worries that rates would rise.", "Investors"),
    ("The ministry brushed aside suggestions that it had lost the files.", None),
    ("The court heard claims that the general had ordered the raid.", None),
    ("The ministers were stung by claims that they had lied.", None),
    ("The rebels dropped a demand that the mayor resign.", "The rebels"),
    ("The army abandoned its claim that the pilot was alive.", "its"),
]


@pytest.mark.parametrize(("text", "speaker"), WHOSE)
def test_whose_a_claim_is(parser, text, speaker):
    found = [each for each in read(parser, text) if each.rule.partition(": ")[2].startswith("noun")]
    assert [each.speaker_text for each in found] == [speaker], [(e.rule, e.content_text) for e in read(parser, text)]


def test_who_is_menaced_is_no_content(parser):
    assert read(parser, "The colonel threatened the judge.") == ()


KINDS = [
    ("\u201cWe will sign,\u201d the envoy said.", "direct", "We will sign"),
    ("\u201cWe will sign,\u201d the envoy said. \u201cThen we will go home.\u201d", "direct", None),
    ("The envoy said the deal was \u201ca great step\u201d.", "mixed", "the deal was \u201ca great step\u201d"),
    ("The envoy said the deal was dead.", "indirect", "the deal was dead"),
    ("However, the envoy said, the deal was dead.", "indirect", "the deal was dead"),
]


@pytest.mark.parametrize(("text", "kind", "content"), KINDS)
def test_kind_and_content(parser, text, kind, content):
    (statement,) = read(parser, text)
    assert statement.kind == kind
    assert content is None or statement.content_text == content


PLACES = [
    ("The border, the minister said on Monday, would be closed.", "the minister", "said"),
    ("The border would be closed, said the minister.", "the minister", "said"),
    ("The border would be closed, reported Reuters, the news agency.", "Reuters, the news agency", "reported"),
    ("\u201cIf it rains, we stay,\u201d said Jane Doe, a farmer.", "Jane Doe", "said"),
    ("According to the ministry, the border will be closed.", "the ministry", "According to"),
    ("The man who said the border was closed left.", "who", "said"),
    ("He closed the border, adding that it would stay shut.", "He", "adding"),
    ("The dam leaks, according to data provided by the ministry.", "the ministry", "according to"),
    ("According to the statement of the government, the dam leaks.", "the government", "According to"),
    ("According to a report by the engineers, the dam leaks.", "the engineers", "According to"),
    ("The agency quoted the minister as saying the border was closed.", "the minister", "saying"),
    ("The minister was quoted by Reuters as saying the border was closed.", "The minister", "saying"),
]


@pytest.mark.parametrize(("text", "speaker", "cue"), PLACES)
def test_speaker_and_cue(parser, text, speaker, cue):
    found = [(s.speaker_text, s.cue_text) for s in read(parser, text)]
    assert any(who is not None and who.startswith(speaker) and what == cue for who, what in found), found


POLARITY = [
    ("The ministry denied that the border was closed.", "denied"),
    ("The ministry did not deny that the border was closed.", "affirmed"),
    ("The ministry refused to confirm that the border was closed.", "denied"),
    ("The minister rejected reports that the border was closed.", "denied"),
    ("There was no truth in the story that the border was closed, the ministry said.", "denied"),
    ("The claim is baseless, the ministry said.", "denied"),
    ("No official has confirmed that the border was closed.", "denied"),
    ("None of the ministers said that the border was closed.", "denied"),
    ("The ministry said the border was not closed.", "affirmed"),
]


@pytest.mark.parametrize(("text", "polarity"), POLARITY)
def test_polarity(parser, text, polarity):
    found = read(parser, text)
    assert found
    assert found[-1].polarity == polarity


def test_a_denial_of_it_takes_the_content_of_the_statement_before(parser):
    first, second = read(parser, "The paper reported that the general had fled. His aide denied it.")
    assert (second.content_start, second.content_end, second.polarity) == (
        first.content_start,
        first.content_end,
        "denied",
    )
    assert second.flags == ("content carried from the statement before",)


CHAINS = [
    ("The border is closed, the mayor told Reuters.", "the mayor", ["Reuters"]),
    ("The border is closed, the mayor said, according to Reuters.", "the mayor", ["Reuters"]),
    ("Reuters quoted the mayor as saying the border was closed.", "the mayor", ["Reuters"]),
    ("The mayor told Reuters that the border was closed, Le Monde reported.", "The mayor", ["Reuters", "Le Monde"]),
    ("The mayor wrote on Twitter that the border was closed.", "The mayor", ["Twitter"]),
    ("Through his lawyer, the mayor said that the border was closed.", "the mayor", ["lawyer"]),
    ("The mayor said that the border was closed.", "The mayor", []),
    ("The mayor told reporters that the border was closed.", "The mayor", []),
]


@pytest.mark.parametrize(("text", "speaker", "chain"), CHAINS)
def test_chain(parser, text, speaker, chain):
    found = [s for s in read(parser, text) if s.speaker_text == speaker]
    assert len(found) == 1
    assert [link.name.removeprefix("his ") for link in found[0].via] == chain
    assert all(text[link.via_start : link.via_end] for link in found[0].via)


def test_what_was_said_does_not_begin_with_who_said_it(parser):
    found = read(parser, "The ministry said that, according to its envoy, the talks had failed.")
    assert ("its envoy", "the talks had failed") in [(s.speaker_text, s.content_text) for s in found]


def test_an_addition_keeps_the_chain_of_what_it_is_added_to(parser):
    _, second = read(parser, "The mayor told Reuters that the border was closed. He added that it was dark.")
    assert [link.name for link in second.via] == ["Reuters"]
    assert second.flags == ("chain carried on from the statement before",)


def test_an_inverted_attribution_is_kept_and_flagged(parser):
    (statement,) = read(parser, "Minister Jane Doe quoted the Interfax news agency as saying the border was closed.")
    assert statement.speaker_text == "the Interfax news agency"
    assert "attribution inverted in the text" in statement.flags


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("The mayor told reporters that the border was closed.", "reporters"),
        ("The border is closed, the mayor said to the council.", "the council"),
        ("The mayor urged both sides to stop.", "both sides"),
        ("The mayor said that the border was closed.", None),
    ],
)
def test_addressee(parser, text, addressee):
    assert read(parser, text)[0].addressee == addressee


def test_a_saying_has_the_date_beside_its_verb(parser):
    given = {"published": "2022-12-30", "published_earliest": "2022-12-30", "published_latest": "2022-12-30"}
    (statement,) = read(parser, "The mayor said Thursday that the border would be closed on Saturday.", **given)
    assert (statement.said, statement.said_earliest, statement.said_latest) == ("2022-12-29",) * 3


def test_who_speaks_together_is_named_together(parser):
    (statement,) = read(
        parser, "Vladimir Putin and Xi Jinping said that the two countries had a boundless partnership."
    )
    assert statement.speaker_name == "Vladimir Putin and Xi Jinping"
    assert statement.speaker is None or ";" in statement.speaker


def test_paragraphs_of_a_quotation_are_one_statement(parser):
    (statement,) = read(parser, "\u201cThe road is closed.\n\n\u201cIt stays closed,\u201d the mayor said.")
    assert statement.speaker_text == "the mayor"
    assert statement.content_text.startswith("The road") and statement.content_text.endswith("stays closed")


def test_a_quotation_without_a_cue_has_the_speaker_before(parser):
    found = read(
        parser, "\u201cThe road is closed,\u201d the mayor said.\n\n\u201cIt will stay closed for a long time.\u201d"
    )
    assert [s.speaker_text for s in found] == ["the mayor", "the mayor"]
    assert found[1].cue_text is None and found[1].flags == ("speaker carried on from the quotation before",)


LAYOUT = [
    ("ANCHOR: Is the road open?\n\nMINISTER SMITH: It is open and stays open.", ["ANCHOR", "MINISTER SMITH"]),
    ("Q: Is the road open?\nA: It is open.", ["Q", "A"]),
    ("\u201cThe road is open at last.\u201d \u2014 Jane Doe", ["Jane Doe"]),
    ("The road is open. \u2014 Jane Doe (@janedoe) May 3, 2022", ["Jane Doe"]),
]


@pytest.mark.parametrize(("text", "speakers"), LAYOUT)
def test_layout(parser, text, speakers):
    found = read(parser, text)
    assert [s.speaker_text for s in found] == speakers
    assert {s.kind for s in found} == {"direct"}


HEADLINES = [
    ("Kremlin: New missile launch aggravates tensions", "Kremlin", "New missile launch aggravates tensions"),
    ("New missile launch aggravates tensions: Kremlin", "Kremlin", "New missile launch aggravates tensions"),
    ("Seoul says North fired three missiles", "Seoul", "North fired three missiles"),
    ("North fired three missiles, Seoul says", "Seoul", "North fired three missiles"),
    ("What to know: the missile launch", None, None),
    ("North fires three missiles", None, None),
]


@pytest.mark.parametrize(("headline", "speaker", "content"), HEADLINES)
def test_headline(parser, headline, speaker, content):
    text = headline + "\n\nThe sea was calm."
    region = Region(document_id="d", region_start=0, region_end=len(headline), region_text=headline, kind="headline")
    found = [(s.speaker_text, s.content_text) for s in read(parser, text, regions=[region])]
    assert found == ([] if speaker is None else [(speaker, content)])


NOT_STATEMENTS = [
    "The so-called \u201cpeace plan\u201d failed.",
    "The film \u201cSunset\u201d won three prizes.",
    "The army attacked the town and held it for a week.",
]


@pytest.mark.parametrize("text", NOT_STATEMENTS)
def test_what_nobody_said(parser, text):
    assert read(parser, text) == ()


BAD = [
    "\u201cWe will not sign, the minister said. He left at noon.",
    'He said "the plan is "dead" and gone" on Monday.',
    '"' + "We will fight on. " * 1200 + 'Yes." the general said.',
    "https://example.org/page said the road was closed.",
    "The board is 6'2\" by 40' wide, an engineer said.",
]


@pytest.mark.parametrize("text", BAD)
def test_bad_input_still_has_its_statement(parser, text):
    found = read(parser, text)
    assert len(found) == 1
    assert found[0].speaker_text is not None


PARSER = SpacyParser()
WORDS = [
    "said", "he", "that", "the minister", "told", "Reuters", "\u201c", "\u201d", '"', ",", ".", ":", "\n", "it rained",
    "according to", "denied", "as saying", "quoted", "\u2014", "'",
]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_every_span_quotes_the_text(words):
    text = " ".join(words)
    for statement in read(PARSER, text):
        assert statement.content_start < statement.content_end
        for name in ("content", "cue", "speaker"):
            start, end = getattr(statement, f"{name}_start"), getattr(statement, f"{name}_end")
            assert getattr(statement, f"{name}_text") == (None if start is None else text[start:end])


def test_the_same_report_gives_the_same_statements(parser):
    text = "The mayor told Reuters that the border was closed. \u201cIt is dark,\u201d he added."
    assert read(parser, text) == read(parser, text)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The kingdom has recalled its diplomats from Lima.", []),
        ("The paper cited two sources.", []),
        ("State radio quoted the participants.", []),
        ("The report cites a lack of clean water.", ["a lack of clean water"]),
        ("The minister recalled the war of 1991.", ["the war of 1991"]),
    ],
)
def test_whom_a_report_quotes_or_a_state_calls_home_is_no_content(parser, text, contents):
    assert [statement.content_text for statement in read(parser, text)] == contents
