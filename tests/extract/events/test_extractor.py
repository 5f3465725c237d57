"""Events from sentences whose mentions and times are given by hand."""

from collections.abc import Sequence

import pytest

from dragoman.extract.events import EventExtractor
from dragoman.language.syntax import parse_text
from dragoman.model.annotations import AnnotatedDocument, Event, Mention, TimeExpression
from dragoman.model.text import Document

CODES = {"Norway": "NOR", "Laos": "LAO", "Peru": "PER", "Chile": "CHL", "NATO": "IGO/nato", "the rebels": "LAO.REB"}


def report(text: str, times: Sequence[str] = ()) -> AnnotatedDocument:
    mentions = []
    for name, actor in CODES.items():
        start = text.find(name)
        if start >= 0:
            kind = "group" if actor.endswith("REB") else "organisation" if "/" in actor else "state"
            mentions.append(
                Mention(
                    mention_id=f"men_{start}",
                    document_id="doc_1",
                    mention_start=start,
                    mention_end=start + len(name),
                    mention_text=name,
                    kind=kind,
                    actor=actor,
                )
            )
    expressions = [
        TimeExpression(
            document_id="doc_1",
            expression_start=text.index(each),
            expression_end=text.index(each) + len(each),
            expression_text=each,
            type="DATE",
            value=None,
            time="2021-05-03",
            time_earliest="2021-05-03",
            time_latest="2021-05-03",
            anchor=None,
        )
        for each in times
    ]
    return AnnotatedDocument(
        document=Document(document_id="doc_1", uri="one", text=text),
        sentences=(parse_text(text),),
        mentions=tuple(mentions),
        times=tuple(expressions),
    )


def events(text: str, times: Sequence[str] = ()) -> tuple[Event, ...]:
    return EventExtractor().extract(report(text, times)).events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway bombed Laos.", ("ASSAULT", "NOR", "LAO", "occurred")),
        ("Laos was bombed by Norway.", ("ASSAULT", "NOR", "LAO", "occurred")),
        ("Norway held talks with Laos.", ("CONSULT", "NOR", "LAO", "occurred")),
        ("Talks between Norway and Laos began.", ("CONSULT", "NOR", "LAO", "occurred")),
        ("Norway and Laos met.", ("CONSULT", "NOR", "LAO", "occurred")),
        ("Norway imposed sanctions on Laos.", ("SANCTION", "NOR", "LAO", "occurred")),
        ("Norway threatened to bomb Laos.", ("THREATEN", "NOR", "LAO", "threatened")),
        ("Norway agreed to send doctors to Laos.", ("AGREE", "NOR", "LAO", "planned")),
        ("Norway refused to meet Laos.", ("REJECT", "NOR", "LAO", "occurred")),
        ("Norway urged Laos to free the men.", ("REQUEST", "NOR", "LAO", "occurred")),
        ("Norway's attack on Laos shocked the council.", ("ASSAULT", "NOR", "LAO", "occurred")),
        ("NATO condemned Laos.", ("ACCUSE", "IGO/nato", "LAO", "occurred")),
    ],
)
def test_who_did_what_to_whom(text: str, expected: tuple[str, str, str, str]) -> None:
    found = events(text)
    assert [(each.plover, each.source, each.recipient, each.status) for each in found] == [expected]


def test_spans_quote_the_text() -> None:
    text = "On Monday Norway bombed Laos."
    event = events(text, ["Monday"])[0]
    assert text[event.anchor_start : event.anchor_end] == event.anchor_text == "bombed"
    assert text[event.source_start : event.source_end] == event.source_text == "Norway"
    assert text[event.date_start : event.date_end] == "Monday"
    assert event.occurred == "2021-05-03"
    assert event.date_basis == "time expression of the clause"


def test_a_negated_act_has_no_plover_type() -> None:
    event = events("Norway did not bomb Laos.")[0]
    assert (event.type, event.plover, event.status) == ("ASSAULT", None, "negated")


def test_size_with_its_qualifier() -> None:
    event = events("Norway killed at least 12 soldiers of Laos.")[0]
    assert [(each.kind, each.number, each.qualifier) for each in event.size] == [("dead", 12, "at least")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway beat Laos 3-1 in the final.",
        "The price war between the supermarkets of Norway goes on.",
        "A dog attacked a cat in Norway.",
        "Norway will fight inflation.",
    ],
)
def test_abstains(text: str) -> None:
    result = EventExtractor().extract(report(text))
    assert result.events == ()
    assert result.abstentions


def test_same_ids_whatever_came_before() -> None:
    first = [event.event_id for event in events("Norway bombed Laos and Peru met Chile.")]
    events("Chile condemned Peru.")
    assert first == [event.event_id for event in events("Norway bombed Laos and Peru met Chile.")]


def test_a_very_long_sentence_does_no_harm() -> None:
    assert len(events("Norway bombed Laos and " * 60 + "left.")) <= 60
