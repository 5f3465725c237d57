"""A small record made by hand, in which every page has something to show."""

# ruff: noqa: E501 - a row of a table reads best on one line

from pathlib import Path
from typing import Any

from dragoman.model.annotations import Party, Place, Region, Remark, Size, Via
from dragoman.model.findings import (
    Actor,
    Alignment,
    Comparison,
    Derivation,
    Drift,
    Incident,
    NameCount,
    Office,
    Origin,
    QuadCounts,
    Relation,
    Story,
)
from dragoman.model.provenance import Failure, Run, identifier
from dragoman.model.schema import REPORT_TABLES, to_arrow
from dragoman.model.text import Document
from dragoman.ports import Findings
from dragoman.store.duckdb import open_writer
from factory import document, event, make, mention, sentence_spans, span_of, statement, time

WIRE = """Norland and Sudmark to reopen border in June

VELTEN, May 2 (Northern Wire) - Norland and Sudmark agreed on Tuesday to reopen their border on June 1.

"This is a good day for both peoples," Foreign Minister Ada Holm told reporters in Velten.

At least three people were injured on Sunday when police of Sudmark fired on lorry drivers, the drivers' union said.

Sudmark's government denied that shots were fired."""

REWRITE = """Norland and Sudmark agreed to reopen their border on June 1, Northern Wire reports.

Three people were injured on Sunday when police of Sudmark fired on lorry drivers.

It is a good day for both peoples, Foreign Minister Ada Holm said."""

OWN = """A photographer of this paper counted five injured drivers at the crossing on Sunday.

Norland's president is to visit Sudmark next week, her office said."""

HOSTILE = (
    '<script>alert(1)</script> <img src=x onerror=alert(2)> <a href="javascript:alert(3)">click</a>\n\n'
    "The envoy \u202e said yes \u202c and \x07 left. \u200bNothing else.\n\n" + "x" * 1_000_000 + "\n\n"
    "<style>body{display:none}</style> The end."
)


def documents() -> dict[str, Document]:
    wire = document(WIRE, "wire.txt", title="Norland and Sudmark to reopen border in June", publisher="Northern Wire",
                    language="en", published="2023-05-02", published_earliest="2023-05-02", published_latest="2023-05-02",
                    published_basis="dateline", published_evidence=())  # fmt: skip
    rewrite = document(REWRITE, "rewrite.txt", publisher="Velten Post", agency="Northern Wire", language="en",
                       published="2023-05-03", published_earliest="2023-05-03", published_latest="2023-05-03",
                       published_basis="given")  # fmt: skip
    own = document(
        OWN,
        "own.txt",
        title="Five hurt at the crossing",
        publisher="Crossing Echo",
        language="en",
        published="2023-05-01/2023-05-07",
        published_earliest="2023-05-01",
        published_latest="2023-05-07",
        published_basis="inferred",
    )
    hostile = document(HOSTILE, "https://example.org/<b>x</b>?q=\"'", title="<b>Bold</b> \u202eeltit", language="en")
    return {"wire": wire, "rewrite": rewrite, "own": own, "hostile": hostile}


def write(path: Path, *, extra: int = 0) -> dict[str, Document]:
    """The record at `path`; `extra` adds so many further reports, each a story with two events and a statement."""
    reports = documents()
    story_id = identifier("story", reports["wire"].document_id)
    members = tuple(sorted(reports[name].document_id for name in ("wire", "rewrite", "own")))
    in_story = {
        name: _replace(each, story_id=story_id if each.document_id in members else None)
        for name, each in reports.items()
    }
    layers = _layers(in_story)
    tables = _findings(in_story, story_id, members, layers)
    more = [_filler(number) for number in range(extra)]
    with open_writer(path) as writer:
        writer.write_annotated(
            to_arrow("documents", list(in_story.values())),
            {name: to_arrow(name, layers.get(name, [])) for name in REPORT_TABLES}, [],
        )  # fmt: skip
        if more:
            _write_more(writer, more, tables)
        writer.write_findings(Findings(tables=tables, updates={}))
        writer.add_failures(
            [Failure(uri="broken.html", document_id=None, part="reader", error="ReadError", detail="no text in it")]
        )
        writer.append(
            "runs", [Run(run_id="run_0", version="0", parts=("language", "events"), settings="{}", counts="{}")]
        )
        writer.publish()
    return in_story


def _replace(report: Document, **changes: Any) -> Document:
    import dataclasses

    return dataclasses.replace(report, **changes)


def _layers(reports: dict[str, Document]) -> dict[str, list[Any]]:
    wire, rewrite, own, hostile = (reports[name] for name in ("wire", "rewrite", "own", "hostile"))
    sentences = {
        "wire": ["Norland and Sudmark agreed on Tuesday to reopen their border on June 1.",
                 '"This is a good day for both peoples," Foreign Minister Ada Holm told reporters in Velten.',
                 "At least three people were injured on Sunday when police of Sudmark fired on lorry drivers, the drivers' union said.",
                 "Sudmark's government denied that shots were fired."],
        "rewrite": REWRITE.split("\n\n"),
        "own": OWN.split("\n\n"),
    }  # fmt: skip
    holm = statement(
        wire, "This is a good day for both peoples", speaker="NOR.GOV/ada_holm", speaker_name="Ada Holm", speaker_text="Ada Holm",
        cue_text="told", addressee="reporters", kind="direct", said="2023-05-02", said_earliest="2023-05-02",
        said_latest="2023-05-02", via=(Via(name="Northern Wire", via_start=None, via_end=None),),
    )  # fmt: skip
    union = statement(wire, "At least three people were injured on Sunday when police of Sudmark fired on lorry drivers",
                      speaker_name="the drivers' union", speaker_text="the drivers' union", speaker="NOR.LAB;SWE.LAB", cue_text="said", kind="indirect", hedges=("reportedly",))  # fmt: skip
    denied = statement(wire, "that shots were fired", speaker="SWE.GOV", speaker_name="government of Sudmark", polarity="denied",
                       cue_text="denied", kind="indirect")  # fmt: skip
    evil = statement(
        hostile,
        "The envoy \u202e said yes \u202c and \x07 left",
        speaker_name="<i>envoy</i> \u202eknalB",
        kind="indirect",
    )
    agree = event(
        wire, "agreed", sentence=sentences["wire"][0], type="AGREE", plover="AGREE", cameo="057", quad=1, intensity=2.5,
        source="NOR.GOV;SWE.GOV", recipient="SWE.GOV", occurred="2023-05-02", occurred_earliest="2023-05-02",
        occurred_latest="2023-05-02", source_text="Norland", recipient_text="Sudmark",
        sources=(Party(actor="NOR.GOV", party_start=0, party_end=7, text="Norland", inferred=False),), place="Velten",
    )  # fmt: skip
    fired = [
        event(report, "fired", sentence=sentence, type="ASSAULT", plover="ASSAULT", mode="firearms", cameo="190", quad=4,
              intensity=-9.0, source="SWE.COP", recipient="NOR.LAB", occurred="2023-04-30", occurred_earliest="2023-04-30",
              occurred_latest="2023-04-30", statement_id=told,
              size=(Size(kind="injured", number=3, qualifier=qualifier, size_start=0, size_end=1),))
        for report, sentence, told, qualifier in (
            (wire, sentences["wire"][2], union.statement_id, "at least"), (rewrite, sentences["rewrite"][1], None, None))
    ]  # fmt: skip
    visit = event(own, "visit", sentence=sentences["own"][1], type="CONSULT", plover="AGREE", mode="visit", quad=1, intensity=3.0, status="planned",
                  source="NOR.GOV", recipient="SWE", occurred="2023-05-08/2023-05-14", occurred_earliest="2023-05-08",
                  occurred_latest="2023-05-14", confident=False)  # fmt: skip
    return {
        "sentences": [row for name, parts in sentences.items() for row in sentence_spans(reports[name], *parts)],
        "statements": [holm, union, denied, evil],
        "events": [agree, *fired, visit],
        "times": [time(wire, "Tuesday", time="2023-05-02", time_earliest="2023-05-02", time_latest="2023-05-02"),
                  time(wire, "Sunday", time="2023-04-30"), time(own, "next week")],
        "mentions": [mention(wire, "Norland", actor="NOR"), mention(wire, "Ada Holm", kind="person", actor="NOR.GOV/ada_holm")],
        "remarks": [
            make(Remark, document_id=wire.document_id, remark_start=at, remark_end=at + len(words), remark_text=words, kind=kind,
                 cue_start=None, cue_end=None, reason=reason)
            for words, kind, reason in (
                ("Sudmark's government denied that shots were fired", "own_judgement", "the report says so itself"),
                ("both peoples", "garble", "<b>two</b> words run together"))
            if (at := WIRE.index(words)) >= 0
        ],
        "regions": [make(Region, document_id=wire.document_id, region_start=0, region_end=44, region_text=WIRE[:44], kind="headline")],
        "places": [make(Place, document_id=wire.document_id, place_start=46, place_end=52, place_text="VELTEN", name="Velten")],
    }  # fmt: skip


def _findings(
    reports: dict[str, Document], story_id: str, members: tuple[str, ...], layers: dict[str, list[Any]]
) -> dict[str, Any]:
    wire, rewrite, own = (reports[name] for name in ("wire", "rewrite", "own"))
    agree, fired, fired_again, visit = layers["events"]
    one, two = layers["sentences"][0], layers["sentences"][4]
    three, four = layers["sentences"][2], layers["sentences"][5]
    derivation = Derivation(
        derivation_id=identifier("derivation", "a"), from_document=wire.document_id, from_name=None, to_document=rewrite.document_id,
        kind="rewrite", share=0.8, direction="known", score=0.9, basis="names Northern Wire as its source",
        alignments=tuple(Alignment(from_start=a.sentence_start, from_end=a.sentence_end, to_start=b.sentence_start, to_end=b.sentence_end, score=0.9)
                         for a, b in ((one, two), (three, four))),
    )  # fmt: skip
    outside = Derivation(derivation_id=identifier("derivation", "b"), from_document=None, from_name="Sudmark Radio", to_document=own.document_id,
                         kind="rewrite", share=None, direction="likely", score=0.4, basis="is credited", alignments=())  # fmt: skip
    least = span_of(WIRE, "At least three people")
    now = span_of(REWRITE, "Three people")
    five = span_of(OWN, "five injured drivers")
    incident = Incident(
        incident_id=identifier("incident", "fired"), story_id=story_id, type="ASSAULT", source="SWE.COP", recipient="NOR.LAB",
        occurred="2023-04-30", occurred_earliest="2023-04-30", occurred_latest="2023-04-30", place=None, status="occurred",
        events=(fired.event_id, fired_again.event_id), reports=2, origins=1)  # fmt: skip
    planned = Incident(
        incident_id=identifier("incident", "visit"), story_id=story_id, type="CONSULT", source="NOR.GOV", recipient="SWE",
        occurred="2023-05-08/2023-05-14", occurred_earliest="2023-05-08", occurred_latest="2023-05-14", place=None, status="planned",
        events=(visit.event_id,), reports=1, origins=1)  # fmt: skip
    agreed = Incident(
        incident_id=identifier("incident", "agree"), story_id=story_id, type="AGREE", source="NOR.GOV", recipient="SWE.GOV",
        occurred="2023-05-02", occurred_earliest="2023-05-02", occurred_latest="2023-05-02", place="Velten", status="occurred",
        events=(agree.event_id,), reports=1, origins=1)  # fmt: skip
    return {
        "actors": [
            make(Actor, actor="NOR", name="Norland", kind="state", state="NOR", names=(NameCount(name="Norland", count=7),)),
            make(Actor, actor="SWE", name="Sudmark", kind="state", state="SWE", names=(NameCount(name="Sudmark", count=6),)),
            make(Actor, actor="NOR/ada_holm", name="Ada Holm", kind="person", state="NOR", names=(NameCount(name="Ada Holm", count=2),),
                 office=(Office(title="Foreign Minister", since="2021", until=None, evidence="said in the report"),)),
        ],
        "stories": [Story(story_id=story_id, title="Norland and Sudmark to reopen border in June", earliest="2023-05-02", latest="2023-05-03",
                          documents=members, storyline_id="line_0", reports=3, texts=3, origins=2)],
        "origins": [
            Origin(origin_id="ori_1", story_id=story_id, documents=(wire.document_id, rewrite.document_id), name="Northern Wire",
                   in_collection=True, basis="the rewrite names it"),
            Origin(origin_id="ori_2", story_id=story_id, documents=(own.document_id,), name="Sudmark Radio", in_collection=False, basis="credited"),
        ],
        "derivations": [derivation, outside],
        "drifts": [Drift(derivation_id=derivation.derivation_id, kind="hedge_lost", from_document=wire.document_id, from_start=least[0], from_end=least[1],
                         to_document=rewrite.document_id, to_start=now[0], to_end=now[1], before="At least three people", after="Three people",
                         explanation="“at least” is gone")],
        "incidents": [incident, planned, agreed],
        "comparisons": [
            Comparison(comparison_id=identifier("comparison", "a"), story_id=story_id, incident_id=incident.incident_id, point="how many",
                       relation="contradict", a_document=wire.document_id, a_start=least[0], a_end=least[1], a_value="at least three injured",
                       b_document=own.document_id, b_start=five[0], b_end=five[1], b_value="five injured drivers", explanation="three is not five"),
            Comparison(comparison_id=identifier("comparison", "b"), story_id=story_id, incident_id=incident.incident_id, point="when",
                       relation="agree", a_document=wire.document_id, a_start=span_of(WIRE, "Sunday")[0], a_end=span_of(WIRE, "Sunday")[1],
                       a_value="2023-04-30", b_document=own.document_id, b_start=span_of(OWN, "Sunday")[0], b_end=span_of(OWN, "Sunday")[1],
                       b_value="2023-04-30", explanation="same day"),
        ],
        "relations": [
            Relation(a="NOR", b="SWE", period=f"2023-{month}", intensity_mean=1.0, incidents=2, origins=1,
                     quad_counts=QuadCounts(verbal_cooperation=1, material_cooperation=0, verbal_conflict=0, material_conflict=1))
            for month in ("02", "05")
        ],
        "decisions": [],
        "superseded": [],
    }  # fmt: skip


def _filler(number: int) -> tuple[Document, dict[str, list[Any]]]:
    day = f"{2020 + number % 4}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    states = ("FRA", "DEU", "CHN", "RUS", "USA", "IRN", "SAU", "IND")
    a, b = states[number % 8], states[(number // 8 + number) % 8]
    lines = [f"Envoys of {a} met envoys of {b} in round {number} of the talks."] + [
        f"The {word} paper of round {number} stays closed, a clerk said in hall {number % 97}."
        for word in ("first", "second", "third")
    ] * 6
    text = "\n\n".join(lines)
    report = document(text, f"filler/{number}.txt", title=f"Round {number} of the talks", publisher=f"Gazette {number % 211}", language="en",
                      published=day, published_earliest=day, published_latest=day, published_basis="given")  # fmt: skip
    dated = {"occurred": day, "occurred_earliest": day, "occurred_latest": day}
    met = event(
        report,
        "met",
        sentence=lines[0],
        source=f"{a}.GOV",
        recipient=f"{b}.GOV",
        quad=1,
        cameo="040",
        intensity=2.5,
        **dated,
    )
    more = event(report, "talks", sentence=lines[0], source=f"{a}.GOV", recipient=f"{b}.GOV", quad=1, **dated)
    said = [
        statement(report, line, speaker_name=f"Clerk {number % 997}", said=day, said_earliest=day, said_latest=day)
        for line in lines[1:3]
    ]
    spans = [span_of(text, line) for line in dict.fromkeys(lines)]
    from dragoman.model.annotations import SentenceSpan

    sentences = [
        SentenceSpan(document_id=report.document_id, sentence_start=x, sentence_end=y, paragraph=0) for x, y in spans
    ]
    return report, {"events": [met, more], "statements": said, "sentences": sentences,
                    "times": [time(report, "round")], "mentions": [mention(report, a, actor=a)]}  # fmt: skip


def _write_more(writer: Any, more: list[tuple[Document, dict[str, list[Any]]]], tables: dict[str, Any]) -> None:
    for first in range(0, len(more), 500):
        batch = more[first : first + 500]
        owned = [_replace(report, story_id=identifier("story", report.document_id)) for report, _ in batch]
        writer.write_annotated(
            to_arrow("documents", owned),
            {name: to_arrow(name, [row for _, layers in batch for row in layers.get(name, [])]) for name in REPORT_TABLES}, [],
        )  # fmt: skip
    for number, (report, layers) in enumerate(more):
        story_id = identifier("story", report.document_id)
        tables["stories"].append(
            Story(story_id=story_id, title=str(report.title), earliest=report.published, latest=report.published,
                  documents=(report.document_id,), storyline_id=None, reports=1, texts=1, origins=1))  # fmt: skip
        tables["origins"].append(
            Origin(
                origin_id=f"ori_{number + 3}",
                story_id=story_id,
                documents=(report.document_id,),
                name=report.publisher,
                in_collection=True,
                basis="its own",
            )
        )
        met = layers["events"][0]
        tables["incidents"].append(
            Incident(incident_id=identifier("incident", met.event_id), story_id=story_id, type="CONSULT", source=met.source, recipient=met.recipient,
                     occurred=met.occurred, occurred_earliest=met.occurred, occurred_latest=met.occurred, place=None, status="occurred",
                     events=tuple(row.event_id for row in layers["events"]), reports=1, origins=1))  # fmt: skip
