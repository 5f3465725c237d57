"""What happened: events as sentences tell them, and incidents in time."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from dragoman.codebooks.typewords import TYPE_WORDS
from dragoman.language.precision import first_of
from dragoman.web.charts.timeline import Happening, timeline_drawing
from dragoman.web.page import Filter, Page, listing
from dragoman.web.pages.story import texts_of
from dragoman.web.parameters import Code, Cursor, Day, Identifier, Limit, Name, Pair, Words, actor_pattern, like
from dragoman.web.shelf import Generation

_PARTIES = "concat(coalesce(source, ''), ';', coalesce(recipient, ''))"
_STATUSES = ("occurred", "ongoing", "planned", "threatened", "hypothetical", "denied", "negated")
_MOST_HAPPENINGS = 60
MOST_TAKEN = 5000
"""Incidents in a file for a calendar or a time line."""


def events(
    record: Generation, dyad: Pair = None, actor: Name = None, type: Code = None, status: Code = None,
    story: Identifier = None, doc: Identifier = None, incident: Identifier = None, since: Day = None, until: Day = None,
    q: Words = None, next: Cursor = None, limit: Limit = 40,
) -> Page:  # fmt: skip
    """Events as coded, newest first, each with the rule that gave its code."""
    wanted = _filter(dyad, actor, since, until)
    if type:
        wanted.add("(type = ? or plover = ?)", type.upper(), type.upper())
    if story:
        wanted.add("document_id in (select document_id from documents where story_id = ?)", story)
    if incident:
        wanted.add("event_id in (select unnest(events) from incidents where incident_id = ?)", incident)
    for column, value in (("status", status), ("document_id", doc)):
        if value:
            wanted.add(f"{column} = ?", value)
    if q:
        wanted.add(r"(anchor_text ilike ? escape '\' or place ilike ? escape '\')", like(q), like(q))
    found = listing(
        record, "events", wanted, key="coalesce(occurred_earliest, '')", unique="event_id", after=next, limit=limit
    )
    ids = [row["document_id"] for row in found.rows]
    return Page(
        template="events.html", title="Events", data={"events": found.rows, "total": found.total}, rows=found.rows,
        next=found.next,
        shown={"cited": record.reports(ids), "texts": texts_of(record, ids), "types": sorted(TYPE_WORDS),
               "statuses": _STATUSES},
    )  # fmt: skip


def timeline(
    record: Generation, dyad: Pair = None, actor: Name = None, story: Identifier = None, status: Code = None,
    since: Day = None, until: Day = None, next: Cursor = None, limit: Limit = _MOST_HAPPENINGS,
) -> Page:  # fmt: skip
    """Incidents by dyad and day: when each happened, and when it was first reported."""
    wanted = _filter(dyad, actor, since, until)
    wanted.add("occurred_earliest is not null")
    for column, value in (("story_id", story), ("status", status)):
        if value:
            wanted.add(f"{column} = ?", value)
    found = listing(
        record,
        "incidents",
        wanted,
        key="coalesce(occurred_earliest, '')",
        unique="incident_id",
        after=next,
        limit=limit,
    )
    undated = _filter(dyad, actor, None, None)
    undated.add("occurred_earliest is null")
    if story:
        undated.add("story_id = ?", story)
    given = {"dyad": dyad, "actor": actor, "story": story, "since": since, "until": until}
    asked = "?" + urlencode({key: value for key, value in given.items() if value})
    reported = first_reported(record, [row["incident_id"] for row in found.rows])
    rows = [{**row, "first_reported": reported.get(row["incident_id"])} for row in reversed(found.rows)]
    return Page(
        template="timeline.html", title=f"Timeline {dyad or actor or ''}".strip(),
        data={"incidents": rows, "total": found.total,
              "undated": record.count(f"incidents{undated.where}", *undated.values)},
        rows=rows, next=found.next,
        shown={"drawing": timeline_drawing([_happening(record, row) for row in rows])},
        exports=(("TimelineJS", f"/timeline.timelinejs.json{asked}"), ("iCalendar", f"/timeline.ics{asked}")),
    )  # fmt: skip


def first_reported(record: Generation, incidents: Sequence[str]) -> dict[str, str]:
    """incident_id -> when it was first reported, EDTF; reports without any date do not count."""
    rows = record.rows(
        "with told as (select incident_id, unnest(events) as event_id from incidents "
        "where incident_id in (select unnest(?))) "
        "select incident_id, list(published_earliest) as first, list(published_latest) as last "
        "from told join events using (event_id) join documents using (document_id) "
        "where published_earliest is not null group by incident_id order by all",
        list(incidents),
    )
    found = {row["incident_id"]: first_of(zip(row["first"], row["last"], strict=True)) for row in rows}
    return {incident: days for incident, days in found.items() if days is not None}


def dated_incidents(
    record: Generation, dyad: str | None, actor: str | None, story: str | None, since: str | None, until: str | None
) -> list[dict[str, Any]]:
    """The incidents with a known date, in their order; at most `MOST_TAKEN`."""
    wanted = _filter(dyad, actor, since, until)
    wanted.add("occurred_earliest is not null")
    if story:
        wanted.add("story_id = ?", story)
    query = f"select * from incidents{wanted.where} order by occurred_earliest, incident_id limit {MOST_TAKEN}"
    return record.rows(query, *wanted.values)


def _filter(dyad: str | None, actor: str | None, since: str | None, until: str | None) -> Filter:
    wanted = Filter()
    for code in (dyad.split("-") if dyad else []) + ([actor] if actor else []):
        wanted.add(f"regexp_matches({_PARTIES}, ?)", actor_pattern(code))
    if since:
        wanted.add("occurred_latest >= ?", since)
    if until:
        wanted.add("occurred_earliest <= ?", f"{until}-99"[:10] if len(until) < 10 else until)
    return wanted


def _happening(record: Generation, row: Mapping[str, Any]) -> Happening:
    states = [_short(record, body_of(code)) for code in (row["source"], row["recipient"]) if code]
    return Happening(
        lane=" – ".join(sorted(set(states))) or "parties unknown",
        earliest=row["occurred_earliest"], latest=row["occurred_latest"], reported=row["first_reported"],
        label=TYPE_WORDS.get(row["type"], row["type"].lower()), status=row["status"],
        vague=len(row["occurred"] or "") < len("2000-01-01"), link=f"/events?incident={row['incident_id']}",
        told=f"{row['occurred']}: {record.actor(row['source'])} → {record.actor(row['recipient'])}, "
        f"{TYPE_WORDS.get(row['type'], row['type'])}, {row['status']}; "
        f"reports {row['reports']}, origins {row['origins']}",
    )  # fmt: skip


def _short(record: Generation, code: str) -> str:
    """A name for the edge of a drawing: a body known by its letters is called by them; those of the West are a word."""
    key, name = code.partition("/")[2], record.actor(code)
    return key.upper() if key and len(key) <= _LETTERS and key not in name.lower().split() else name


_LETTERS = 5


def body_of(code: str) -> str:
    """The code of the state of the first of some codes; a body without a state stays itself."""
    first = code.split(";")[0]
    head, _, name = first.partition("/")
    return first if name and head in ("IGO", "NGO", "MNC", "IMG") else head.split(".")[0]
