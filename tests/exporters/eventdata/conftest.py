"""A small record about invented talks, in the real store, with everything that the formats must cope with."""

import pytest

from dragoman.model.annotations import Event, Mention, Party, Place, SentenceSpan, Size, TimeExpression
from dragoman.model.findings import Actor, Incident
from dragoman.model.text import Document
from dragoman.store.duckdb import open_writer

WIRE = """Oman's foreign minister visited Riyadh on Friday.

Iran, Oman and Qatar will meet in May. On 7-9 March Iran released two sailors. Oman did not close the border.
Qatar denied that it had cut aid to Oman. Strikers marched in Doha this week."""
REWRITE = 'The "Omani" top diplomat was in Riyadh. The strait was calm.'


class States:
    """Codes of three states, in the place of the actor codebook."""

    def cow(self, code):
        return {"IRN": "630", "OMN": "698", "SAU": "670", "QAT": "694"}.get(code)

    def fips(self, code):
        return {"IRN": "IR", "OMN": "MU", "SAU": "SA"}.get(code)

    def state_name(self, code):
        return {"IRN": "Iran", "OMN": "Oman", "SAU": "Saudi Arabia", "QAT": "Qatar"}.get(code)


@pytest.fixture(scope="session")
def states():
    return States()


def party(text, actor, words, *, nth=0, inferred=False):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Party(actor=actor, party_start=start, party_end=start + len(words), text=words, inferred=inferred)


def event(event_id, document_id, text, anchor, **given):
    start = text.index(anchor)
    sources, recipients = given.pop("sources", ()), given.pop("recipients", ())
    first = sources[0] if sources else None
    other = recipients[0] if recipients else None
    values = {
        "event_id": event_id,
        "document_id": document_id,
        "sentence_start": max(
            (text.rfind(mark, 0, start) + len(mark) for mark in (". ", "\n") if mark in text[:start]), default=0
        ),
        "sentence_end": text.index(".", start) + 1,
        "anchor_start": start,
        "anchor_end": start + len(anchor),
        "anchor_text": anchor,
        "plover": given["type"],
        "mode": None,
        "contexts": (),
        "cameo": None,
        "quad": 1,
        "intensity": 2.5,
        "source": ";".join(one.actor for one in sources) or None,
        "recipient": ";".join(one.actor for one in recipients) or None,
        "sources": sources,
        "recipients": recipients,
        "size": (),
        "status": "occurred",
        "rule": "written by hand",
        "statement_id": None,
    } | dict.fromkeys(("place", "place_start", "place_end", "occurred", "occurred_earliest", "occurred_latest"))
    values |= dict.fromkeys(("date_start", "date_end"))
    for side, one in (("source", first), ("recipient", other)):
        values |= {f"{side}_start": one and one.party_start, f"{side}_end": one and one.party_end}
        values |= {f"{side}_text": one and one.text}
    return Event(**(values | given))


def wire_events():
    riyadh = WIRE.index("Riyadh")
    minister = party(WIRE, "OMN.GOV/badr_albusaidi", "Oman's foreign minister")
    yield event(
        "evt_visit", "doc_a", WIRE, "visited", type="CONSULT", mode="visit", cameo="042", intensity=4.0,
        contexts=("diplomatic", "economic"), sources=(minister,), recipients=(party(WIRE, "SAU", "Riyadh"),),
        place="Riyadh", place_start=riyadh, place_end=riyadh + 6,
        occurred="2023-03-10", occurred_earliest="2023-03-10", occurred_latest="2023-03-10",
    )  # fmt: skip
    meeting = (party(WIRE, "IRN", "Iran"), party(WIRE, "OMN", "Oman", nth=1), party(WIRE, "QAT", "Qatar"))
    yield event(
        "evt_meeting", "doc_a", WIRE, "meet", type="CONSULT", plover="AGREE", mode="visit", cameo="036",
        status="planned", sources=meeting, source="IRN", recipient="OMN;QAT",
        occurred="2023-05", occurred_earliest="2023-05-01", occurred_latest="2023-05-31",
    )  # fmt: skip
    number = WIRE.index("two")
    yield event(
        "evt_release", "doc_a", WIRE, "released", type="RETREAT", mode="release", cameo="0841", quad=2, intensity=6.5,
        sources=(party(WIRE, "IRN.MIL/navy", "Iran", nth=1),), recipients=(),
        size=(Size(kind="released", number=2, qualifier=None, size_start=number, size_end=number + 3),),
        occurred="2023-03-07/2023-03-09", occurred_earliest="2023-03-07", occurred_latest="2023-03-09",
        date_start=WIRE.index("7-9"), date_end=WIRE.index("7-9") + 9,
    )  # fmt: skip
    oman = party(WIRE, "OMN", "Oman", nth=2)
    yield event(
        "evt_negated", "doc_a", WIRE, "close", type="COERCE", plover=None, status="negated", cameo=None,
        quad=None, intensity=None, sources=(oman,),
    )  # fmt: skip
    qatar = party(WIRE, "QAT", "Qatar", nth=1)
    yield event(
        "evt_denied", "doc_a", WIRE, "cut", type="SANCTION", status="denied", cameo="162", sources=(qatar,),
        recipients=(party(WIRE, "OMN", "Oman", nth=3),),
    )  # fmt: skip
    strikers = party(WIRE, "QAT.LAB", "Strikers")
    yield event(
        "evt_march", "doc_a", WIRE, "marched", type="PROTEST", mode="demo", quad=4, sources=(strikers,),
        occurred="2023-03-06/2023-03-12", occurred_earliest="2023-03-06", occurred_latest="2023-03-12",
        date_start=WIRE.index("this week"), date_end=WIRE.index("this week") + 9,
    )  # fmt: skip


def rewrite_events():
    diplomat = party(REWRITE, "OMN.GOV/badr_albusaidi", 'The "Omani" top diplomat')
    riyadh = REWRITE.index("Riyadh")
    yield event(
        "evt_visit_again", "doc_b", REWRITE, "was in", type="CONSULT", mode="visit", cameo="042", intensity=4.0,
        contexts=("diplomatic",), sources=(diplomat,), recipients=(party(REWRITE, "SAU", "Riyadh", nth=0),),
        place="Riyadh", place_start=riyadh, place_end=riyadh + 6, confident=False,
        occurred="2023-03-10", occurred_earliest="2023-03-10", occurred_latest="2023-03-10",
    )  # fmt: skip


def place(document_id, text):
    start = text.index("Riyadh")
    return Place(
        document_id=document_id, place_start=start, place_end=start + 6, place_text="Riyadh", name="Riyadh",
        country="SAU", latitude=24.6877, longitude=46.7219, geonames_id=108410, feature="P.PPLC",
    )  # fmt: skip


def mention(document_id, number, text, words, kind, *, actor=None, name=None, title=None, coreferent=None):
    start = text.index(words)
    return Mention(
        mention_id=f"men_{document_id}_{number}", document_id=document_id, mention_start=start,
        mention_end=start + len(words), mention_text=words, kind=kind, actor=actor, name=name, title=title,
        coreferent=coreferent,
    )  # fmt: skip


def expression(words, value, time):
    start = WIRE.index(words)
    first, _, last = time.partition("/")
    return TimeExpression(
        document_id="doc_a", expression_start=start, expression_end=start + len(words), expression_text=words,
        type="DATE", value=value, time=time, time_earliest=first, time_latest=last, anchor=None,
    )  # fmt: skip


def sentences(document_id, text):
    start = 0
    for paragraph, block in enumerate(text.split("\n\n")):
        for piece in block.replace("\n", " ").split(". "):
            start = text.index(piece[:10], start)
            yield SentenceSpan(
                document_id=document_id, sentence_start=start, sentence_end=start + len(piece), paragraph=paragraph
            )


@pytest.fixture(scope="session")
def view():
    writer = open_writer(None)
    writer.append("documents", [
        Document(document_id="doc_a", uri="https://harbour.example/a", title="Talks;\tRiyadh", text=WIRE,
                 publisher="The Harbour\tPost", language="en", published="2023-03-11",
                 published_earliest="2023-03-11", published_latest="2023-03-11", published_basis="given"),
        Document(document_id="doc_b", uri="b.txt", text=REWRITE, publisher="=Tide", language="en",
                 published="2023-03-10/2023-03-14", published_earliest="2023-03-10", published_latest="2023-03-14",
                 published_basis="inferred"),
    ])  # fmt: skip
    writer.append(
        "times",
        [
            expression("7-9 March", "2023-03-07/2023-03-09", "2023-03-07/2023-03-09"),
            expression("this week", "2023-W10", "2023-03-06/2023-03-12"),
        ],
    )
    writer.append("sentences", [*sentences("doc_a", WIRE), *sentences("doc_b", REWRITE)])
    writer.append("events", [*wire_events(), *rewrite_events()])
    writer.append("places", [place("doc_a", WIRE), place("doc_b", REWRITE)])
    writer.append("mentions", [
        mention("doc_a", 1, WIRE, "Oman's foreign minister", "person", actor="OMN.GOV/badr_albusaidi",
                name="Badr Albusaidi", title="foreign minister"),
        mention("doc_a", 2, WIRE, "Riyadh", "place", actor="SAU"),
        mention("doc_a", 3, WIRE, "it", "person", coreferent="men_doc_a_1"),
    ])  # fmt: skip
    writer.append("actors", [
        Actor(actor="OMN/badr_albusaidi", name="Badr Albusaidi", names=(), kind="person", state="OMN",
              sectors=("GOV",), office=(), wikidata="Q4841106"),
        Actor(actor="SAU", name="Saudi Arabia", names=(), kind="state", state="SAU", sectors=(), office=(),
              wikidata=None),
    ])  # fmt: skip
    writer.append("incidents", [
        Incident(incident_id="inc_visit", story_id=None, type="CONSULT", source="OMN.GOV/badr_albusaidi",
                 recipient="SAU", occurred="2023-03-10", occurred_earliest="2023-03-10",
                 occurred_latest="2023-03-10", place="Riyadh", status="occurred",
                 events=("evt_visit", "evt_visit_again"), reports=2, origins=1),
    ])  # fmt: skip
    return writer.view


EXPORTED = {"evt_visit", "evt_meeting", "evt_release", "evt_march", "evt_visit_again"}


@pytest.fixture(scope="session")
def exported():
    """The events that PLOVER records; CAMEO formats leave out `evt_march`, which has no CAMEO code."""
    return EXPORTED
