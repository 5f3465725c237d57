"""One story: a lead of cited sentences, its reports as a strip, what they agree and differ on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.errors import LookupFailed
from dragoman.exporters.reading.labels import speaker_words
from dragoman.exporters.reading.remarking import AT_FAULT, OWN_VOICE
from dragoman.exporters.reading.resting import MOST_SOURCES, UTTERED, Passage, Said, SharedSource, shared_sources
from dragoman.web.page import Page
from dragoman.web.shelf import Generation, ReportCard, one_of, told_apart

_INCIDENTS = 14
_SAID = 2000
"""Statements that are searched for speakers whom several origins have."""
_STATEMENTS = 10
_REMARKS = 6
"""Remarks of a group that a story shows; those that say most about trust stand first."""
_COMPARISONS = 8
_DRIFTS = 5
_CHIPS = 60
_LEAD = 3
"""Sentences of the lead, at most one from each report."""
_LONGEST_SENTENCE = 420
_FEW = 9
"""Reports of a story up to which what one of them alone tells may lead it."""
_SAID_AGAIN = 0.6
"""Share of their words above which two sentences are one telling."""
_SHORTEST_SENTENCE = 40
"""Characters; what is shorter opens nothing."""

_GRAVITY = "coalesce(list_position(['contradict', 'undecided', 'update', 'less_precise'], relation), 9)"
_EVENT = (
    "event_id, document_id, sentence_start, sentence_end, anchor_start, anchor_end, anchor_text, type, plover, mode, "
    "cameo, quad, source, recipient, occurred, occurred_earliest, place, status, statement_id, rule"
)


def story(record: Generation, story_id: str) -> Page:
    """A story: its lead, its reports, what happened, what is disputed, who said what."""
    found = story_row(record, story_id)
    ids = found["documents"]
    inside, values = one_of("document_id", ids)
    cards = record.reports(ids)
    origins = record.rows("select * from origins where story_id = ? order by origin_id", story_id)
    derivations = record.among(
        "derivations", "to_document", ids, "to_document, score desc, derivation_id",
        "* exclude alignments, len(alignments) as sentences",
    )  # fmt: skip
    incidents = record.rows(
        "select * from incidents where story_id = ? order by origins desc, reports desc, "
        f"coalesce(occurred_earliest, '9999'), incident_id limit {_INCIDENTS}", story_id,
    )  # fmt: skip
    told = told_by(record, incidents)
    comparisons = record.rows(
        f"select * from comparisons where story_id = ? order by {_GRAVITY}, comparison_id limit {_COMPARISONS}",
        story_id,
    )
    drifted = record.among(
        "drifts", "derivation_id", (row["derivation_id"] for row in derivations), "derivation_id, to_start, kind"
    )
    changes = distinct_drifts(drifted)
    drifts = changes[:_DRIFTS]
    said = record.rows(
        "select * from statements where document_id in (select unnest(?)) order by (speaker is null), "
        f"coalesce(said_earliest, '') desc, statement_id limit {_STATEMENTS}", ids,
    )  # fmt: skip
    remarks = {
        name: record.rows(
            "select *, count(*) over ()::bigint as n from remarks where document_id in (select unnest(?)) and kind in "
            f"(select unnest(?)) order by kind desc, document_id, remark_start limit {_REMARKS}", ids, list(kinds),
        )
        for name, kinds in (("own", OWN_VOICE), ("fault", AT_FAULT))
    }  # fmt: skip
    counts = {
        "incidents": record.count("incidents where story_id = ?", story_id),
        "statements": record.count(f"statements where {inside}", *values),
        "events": record.count(f"events where {inside}", *values),
        "contradict": record.count("comparisons where story_id = ? and relation = 'contradict'", story_id),
        "comparisons": record.count("comparisons where story_id = ?", story_id),
        "drifts": len(changes),
    }
    shared = _shared(record, story_id, origins, ids) if len(origins) > 1 else []
    compared = [row[column] for row in comparisons for column in ("a_document", "b_document")]
    compared += [row[column] for row in drifts for column in ("from_document", "to_document")]
    openings = opening_sentences(record, _first_of_each(origins, cards))
    noted = [*told.values(), *openings, *remarks["own"], *remarks["fault"]]
    texts = texts_of(record, [*(row["document_id"] for row in noted), *compared])
    lead = _lead(found, told, texts, incidents, openings)
    return Page(
        template="story.html", title=found["title"],
        data={"story": found, "origins": origins, "derivations": derivations, "incidents": incidents,
              "comparisons": comparisons, "drifts": drifts, "statements": said, "remarks": remarks, "counts": counts},
        rows=incidents,
        shown={"cited": cards, "chips": chips(found, cards, origins, derivations)[:_CHIPS], "told": told,
               "texts": texts, "lead": lead, "shared": shared},
        exports=(("Markdown", f"/stories/{story_id}/brief.md"), ("HTML", f"/stories/{story_id}/brief.html"),
                 ("Word", f"/stories/{story_id}/brief.docx"), ("JSON-LD", f"/stories/{story_id}.jsonld")),
    )  # fmt: skip


def _shared(
    record: Generation, story_id: str, origins: Sequence[Mapping[str, Any]], ids: Sequence[str]
) -> list[SharedSource]:
    """The speakers on whose words more than one of the origins rests."""
    rows = record.rows(
        "select document_id, speaker, speaker_name, speaker_text, content_start, content_end from statements "
        "where document_id in (select unnest(?)) and speaker_text is not null and coalesce(act, 'speech') = 'speech' "
        f"order by (speaker is null), document_id, content_start limit {_SAID}",
        ids,
    )
    agreed = record.rows(
        "select a_document, a_start, a_end, b_document, b_start, b_end from comparisons where story_id = ? "
        f"and relation = 'agree' and starts_with(explanation, ?) order by comparison_id limit {_SAID}",
        story_id, UTTERED,
    )  # fmt: skip
    said = (
        Said(row["document_id"], row["speaker"],
             speaker_words(row["speaker"], row["speaker_name"], row["speaker_text"]),
             row["content_start"], row["content_end"])
        for row in rows
    )  # fmt: skip
    uttered = (
        (Passage(row["a_document"], row["a_start"], row["a_end"]),
         Passage(row["b_document"], row["b_start"], row["b_end"]))
        for row in agreed
    )  # fmt: skip
    return shared_sources([row["documents"] for row in origins], said, uttered)[:MOST_SOURCES]


def story_row(record: Generation, story_id: str) -> dict[str, Any]:
    """A story.

    Raises:
        LookupFailed: there is none of that id; the message says what became of it where that is known.
    """
    found = record.first("select * from stories where story_id = ?", story_id)
    if found is None:
        moved = record.first("select new_id from superseded where old_id = ? order by run_id desc limit 1", story_id)
        hint = f"; it lives on as {moved['new_id']}" if moved and moved["new_id"] else ""
        raise LookupFailed(f"there is no story {story_id!r}{hint}")
    return found


def told_by(record: Generation, incidents: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """incident_id -> the event that tells it first in the order of ids."""
    first = {row["incident_id"]: row["events"][0] for row in incidents if row["events"]}
    events = record.rows(
        f"select {_EVENT} from events where event_id in (select unnest(?))", sorted(set(first.values()))
    )
    by_id = {row["event_id"]: row for row in events}
    return {incident: by_id[event] for incident, event in first.items() if event in by_id}


def texts_of(record: Generation, ids: Iterable[str]) -> dict[str, str]:
    """document_id -> text, of a few reports."""
    rows = record.among("documents", "document_id", ids, "document_id", "document_id, text")
    return {row["document_id"]: row["text"] for row in rows}


def chips(
    found: Mapping[str, Any], cards: Mapping[str, ReportCard], origins: Sequence[Mapping[str, Any]],
    derivations: Sequence[Mapping[str, Any]],
) -> list[dict[str, Any]]:  # fmt: skip
    """The source strip: a chip for each report, in the order of origins, then of days."""
    names = told_apart(cards)
    place = {name: number for number, row in enumerate(origins) for name in row["documents"]}
    made = []
    for name in found["documents"]:
        if name not in cards:
            continue
        best = min((row for row in derivations if row["to_document"] == name), key=_nearest, default=None)
        made.append(
            {
                "card": cards[name],
                "name": names[name],
                "origin": place.get(name),
                "from": _taken(best, names) if best else None,
            }
        )
    last = len(origins)
    return sorted(
        made,
        key=lambda chip: (
            last if chip["origin"] is None else chip["origin"],
            chip["card"].published or "9999",
            chip["card"].uri,
        ),
    )


def _nearest(row: Mapping[str, Any]) -> tuple[int, float, str]:
    return _SURE.get(row["direction"], len(_SURE)), -row["score"], row["derivation_id"]


_SURE: Mapping[str, int] = {"known": 0, "likely": 1, "common": 2}
"""Directions, the surest first: it names what a report took its text from."""


def _taken(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    name = names.get(row["from_document"] or "") or row["from_name"] or "a report not in the pile"
    if row["from_document"] is None and not row["sentences"]:
        return f"{'prints text of' if row['kind'] == 'shared_wire' else 'takes from'} {name}"
    if row["direction"] == "common":
        return f"shares text with {name}"
    verb = {"shared_wire": "same wire text as", "copy": "copy of", "translation": "translation of"}.get(
        row["kind"], f"{row['kind']} of"
    )
    return f"{verb} {name}" + ("" if row["direction"] == "known" else f" ({row['direction']})")


def _first_of_each(origins: Sequence[Mapping[str, Any]], cards: Mapping[str, ReportCard]) -> list[str]:
    """The earliest report of each of the origins that most reports go back to."""
    largest = sorted(origins, key=lambda row: (-len(row["documents"]), row["origin_id"]))[:_LEAD]
    there = [[cards[name] for name in row["documents"] if name in cards] for row in largest]
    return [min(held, key=lambda card: (card.published or "9999", card.uri)).document_id for held in there if held]


def _lead(
    found: Mapping[str, Any], told: Mapping[str, Mapping[str, Any]], texts: Mapping[str, str],
    incidents: Sequence[Mapping[str, Any]], openings: Sequence[Mapping[str, Any]],
) -> list[Mapping[str, Any]]:  # fmt: skip
    """Sentences that tell what most origins tell: the days of the story first, then what is undated, then history.

    Of a story of many reports, what one alone tells is no lead; where too little is left, reports open it themselves.
    """
    chosen: list[Mapping[str, Any]] = []
    month = (found["earliest"] or "")[:7]
    shared = [row for row in incidents if row["reports"] > 1 or found["reports"] <= _FEW]
    known = [row for row in shared if row["occurred_latest"]]
    now = [row for row in known if row["occurred_latest"] >= month]
    undated = [row for row in shared if not row["occurred_latest"]]
    events = [told.get(row["incident_id"]) for row in [*now, *undated, *(row for row in known if row not in now)]]
    telling = [event for event in events if event and event["status"] not in ("negated", "hypothetical")]
    for each in [*telling, *openings]:
        if each["document_id"] not in texts or each["sentence_end"] - each["sentence_start"] > _LONGEST_SENTENCE:
            continue
        if all(each["document_id"] != other["document_id"] for other in chosen) and not any(
            _alike(_words(each, texts), _words(other, texts)) for other in chosen
        ):
            chosen.append(each)
    return chosen[:_LEAD]


def _words(row: Mapping[str, Any], texts: Mapping[str, str]) -> frozenset[str]:
    said = texts[row["document_id"]][row["sentence_start"] : row["sentence_end"]]
    return frozenset(re.findall(r"\w+", said.casefold()))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences of a lead would say the same twice."""
    return len(one & other) > _SAID_AGAIN * len(one | other)


def distinct_drifts(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The drifts, each once: copies of one source drift from it alike; `also` names the other sources."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        key = tuple(row[name] for name in ("kind", "to_document", "to_start", "to_end", "before", "after"))
        if key in found:
            found[key]["also"].append(row["from_document"])
        else:
            found[key] = {**row, "also": []}
    return list(found.values())


def opening_sentences(record: Generation, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The first sentence of prose of some reports, in their order; a dateline in front of it is left out."""
    found = record.among("sentences", "document_id", ids, "document_id, sentence_start")
    regions = record.among("regions", "document_id", ids, "document_id, region_start")
    opening: dict[str, dict[str, Any]] = {}
    for row in found:
        name, start, end = row["document_id"], row["sentence_start"], row["sentence_end"]
        over = [each for each in regions if each["document_id"] == name and each["region_start"] < end
                and each["region_end"] > start]  # fmt: skip
        if name in opening or any(each["kind"] != "dateline" for each in over):
            continue
        start = max([start, *(each["region_end"] for each in over)])
        if end - start >= _SHORTEST_SENTENCE:
            opening[name] = {"document_id": name, "sentence_start": start, "sentence_end": end}
    return [opening[name] for name in ids if name in opening]
