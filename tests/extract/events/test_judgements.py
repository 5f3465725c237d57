"""What an official's words about another party amount to: the rows of the table, and what is no judgement."""

import re

import pytest
from tests.factory import read_whole

from dragoman.codebooks.judgements import WORD_COLUMNS, WORDS, judgement_words, judgements
from dragoman.codebooks.tables import read_table
from dragoman.model.annotations import AnnotatedDocument, Event
from dragoman.model.text import document_of
from dragoman.pipeline import ReportPipeline

ROWS = [(row.type, row.mode, row.example) for row in judgements()]
CLASSES = [(name, words.split(";"), example) for name, words, example in read_table(WORDS, WORD_COLUMNS)]

JUDGED = [
    ("Stability is threatened by Laos's conduct, the Norwegian envoy said.", "ACCUSE", "NOR", "LAO"),
    ("Norway's president said Laos's refusal to talk was a grave mistake.", "ACCUSE", "NOR", "LAO"),
    ('"What Laos is doing is a crime," the president of Norway said.', "ACCUSE", "NOR", "LAO"),
    ('"This is a provocation by Laos," the president of Norway said.', "ACCUSE", "NOR", "LAO"),
    ('"We believe that Laos is undermining peace," the president of Norway said.', "ACCUSE", "NOR", "LAO"),
    ("Norway's president said Laos continued to violate the treaty.", "ACCUSE", "NOR", "LAO"),
    ("Norway's president said U.S. sanctions on Laos are illegal.", "ACCUSE", "NOR", "USA"),
    ("Norway's president said any attack by Laos would not go unpunished.", "THREATEN", "NOR", "LAO"),
    ("It is time for Laos to leave the islands, Norway's foreign ministry said.", "REQUEST", "NOR", "LAO"),
    ("Norway said it would not negotiate with Laos.", "REJECT", "NOR", "LAO"),
    ("Norway's president said Laos's move was nothing but a provocation.", "ACCUSE", "NOR", "LAO"),
    ("Norway's president said the launch by Laos was a test that threatened peace.", "ACCUSE", "NOR", "LAO"),
    ("Norway's president said Laos was a threat to peace and should withdraw its forces.", "REQUEST", "NOR", "LAO"),
    ('"We will respond to any attack by Laos," the president of Norway said.', "THREATEN", "NOR", "LAO"),
    ("The Norwegian foreign ministry said the root cause of the war was Laos's policy.", "ACCUSE", "NOR", "LAO"),
]
NONE = [
    "Norway's president said Laos had not violated the treaty.",
    "Norway's president said Laos could undermine peace.",
    "If Laos sells the ships, it will violate the treaty, Norway's president said.",
    '"Is Laos undermining peace?" the president of Norway asked.',
    "Norway denied that Laos had violated the treaty.",
    '"We do not think that Laos is violating the treaty," the president of Norway said.',
    "Norway's president said Laos had agreed that its launch was a mistake.",
    "The Laotian minister said Laos must protect its borders.",
    "The Laotian president said the conduct of Laos was unacceptable.",
    "Analysts in Norway said Laos's policy was dangerous.",
    "Norway's president said the situation in Laos was a threat to stability.",
    "Norway's president said the attack on Laos was a crime.",
    "Norway's president said Laos had financial means to help.",
    "Norway's president said Laos must understand this.",
    "Norway's president said Laos's team had made a mistake in the final.",
    "Norway's president said Laos would pay a high price for the gas.",
    "Norway's president said that an attack by Laos would be a mistake.",
    "Norway's president said there was no need to fear Laos.",
    "Norway's president said sanctions on Laos were a mistake.",
    "The former president of Norway said the conduct of Laos was unacceptable.",
]


@pytest.fixture(scope="module")
def read() -> dict[str, AnnotatedDocument]:
    texts = [plain(text) for *_, text in (*ROWS, *CLASSES)] + [text for text, *_ in JUDGED] + NONE
    documents = [document_of(uri=str(number), text=text, language="en") for number, text in enumerate(texts)]
    reports, failures = ReportPipeline().annotate(documents)
    assert not failures
    return dict(zip(texts, reports, strict=True))


def plain(text: str) -> str:
    return re.sub(r"[\[\]{}]", "", text)


def said(report: AnnotatedDocument) -> list[Event]:
    return [each for each in report.events if each.rule.startswith("said of ")]


def between(report: AnnotatedDocument, source: str, recipient: str) -> list[tuple[str, str | None]]:
    return [
        (each.type, each.mode)
        for each in report.events
        if (each.source or "")[:3] == source and (each.recipient or "")[:3] == recipient and each.status == "occurred"
    ]


@pytest.mark.parametrize(("kind", "mode", "example"), ROWS, ids=[example for *_, example in ROWS])
def test_example_of_row(kind: str, mode: str | None, example: str, read: dict[str, AnnotatedDocument]) -> None:
    assert "[Peru]" in example and "{Chile}" in example
    assert kind in [each for each, _ in between(read[plain(example)], "PER", "CHL")]


@pytest.mark.parametrize(("name", "words", "example"), CLASSES, ids=[name for name, *_ in CLASSES])
def test_example_of_class(name: str, words: list[str], example: str, read: dict[str, AnnotatedDocument]) -> None:
    report = read[plain(example)]
    marked = re.search(r"\[\[(.*?)\]\]", example)
    assert marked is not None
    assert {marked[1], *lemmas(report, marked[1])} & {word.rpartition("_")[2] for word in words}
    assert bool(between(report, "PER", "CHL")) if "{Chile}" in example else not said(report)


def lemmas(report: AnnotatedDocument, word: str) -> set[str]:
    return {token.lemma.lower() for sentence in report.sentences for token in sentence.tokens if token.text == word}


@pytest.mark.parametrize(("text", "kind", "source", "recipient"), JUDGED)
def test_judgements(text: str, kind: str, source: str, recipient: str, read: dict[str, AnnotatedDocument]) -> None:
    assert kind in [each for each, _ in between(read[text], source, recipient)]


@pytest.mark.parametrize("text", NONE)
def test_no_judgements(text: str, read: dict[str, AnnotatedDocument]) -> None:
    assert not said(read[text])


def test_acts_told_before_are_those_that_are_judged() -> None:
    text = "Laos fired two missiles on Monday. Norway's foreign minister said the launch threatened regional stability."
    report = read_whole(text)
    (event,) = said(report)
    assert (event.source, event.recipient, event.confident) == ("NOR.GOV", "LAO", False)


@pytest.mark.parametrize("said_so", ["added it was", "told reporters this was", "added that this was"])
def test_it_is_the_act_told_last_whatever_else_was_done(said_so: str) -> None:
    report = read_whole(f"Laos bombed a town in Norway. Norway's president {said_so} a serious provocation.")
    assert [(each.type, (each.source or "")[:7], each.recipient) for each in said(report)] == [
        ("ACCUSE", "NOR.GOV", "LAO")
    ]


def test_they_are_whom_the_speaker_judged_before() -> None:
    text = (
        '"Laos has crossed a red line," said Juan Mora, the president of Norway. "It will face serious consequences."'
    )
    report = read_whole(text)
    assert [(each.type, each.recipient) for each in report.events] == [("ACCUSE", "LAO"), ("THREATEN", "LAO")]


def test_what_will_not_go_unanswered_is_not_denied() -> None:
    text = "Norway's president said the raid by Laos would not go unanswered."
    report = read_whole(text)
    assert [(each.type, each.source, each.status) for each in report.events] == [("THREATEN", "NOR.GOV", "occurred")]


def test_a_judgement_has_the_day_and_the_statement_of_its_saying() -> None:
    text = "Norwegian Foreign Minister Ana Lopez said on Tuesday that Laos's actions damaged peace in the region."
    report = read_whole(text, day="2022-12-30")
    (event,) = said(report)
    assert (event.anchor_text, event.occurred, event.mode) == ("damaged", "2022-12-27", "disapprove")
    assert event.statement_id == report.statements[0].statement_id
    assert event.rule == "said of Laos: damaged peace = ACCUSE"


def test_one_judgement_of_a_type_between_two_in_a_sentence() -> None:
    text = "Norway condemned Laos, and the Norwegian foreign minister said the raid by Laos was illegal."
    report = read_whole(text)
    assert [each.type for each in report.events if each.type == "ACCUSE"] == ["ACCUSE"]


def test_words_of_a_class_are_given_once() -> None:
    for name, words, _ in CLASSES:
        assert len(words) == len(judgement_words()[name]), name


@pytest.mark.parametrize(
    "text",
    [
        "Norway promised reforms and to cancel a visit to Laos.",
        "Norway pledged reforms but will cancel a visit to Laos.",
    ],
)
def test_a_refusal_still_to_come_has_the_score_of_its_mode(text: str) -> None:
    assert [(each.type, each.plover, each.mode, each.intensity) for each in read_whole(text).events][-1:] == [
        ("REJECT", "REJECT", "meet", -2.0)
    ]
