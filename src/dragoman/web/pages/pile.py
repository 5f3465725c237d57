"""The pile at a glance, its stories, and a search through all of it."""

import re
from typing import Any

from dragoman.exporters.reading.unread import headlines_alone
from dragoman.web.page import Filter, Page, listing
from dragoman.web.pages.story import texts_of
from dragoman.web.parameters import Cursor, Limit, Words, like
from dragoman.web.shelf import Generation

_DISAGREEMENTS = 6
_FOUND = 12
"""Rows of each kind that a search shows."""

_SUMS = """
select (select count(*) from documents) as reports,
       (select coalesce(sum(texts), 0)::bigint from stories) as texts,
       (select coalesce(sum(origins), 0)::bigint from stories) as origins,
       (select count(*) from stories) as stories,
       (select count(*) from statements) as statements,
       (select count(*) from events) as events,
       (select count(*) from comparisons where relation = 'contradict') as contradictions,
       (select count(*) from documents where published is null) as undated,
       (select count(*) from documents where language is not null and language <> 'en') as unparsed,
       (select count(*) from failures) as failures
"""
_STORY = "story_id, title, earliest, latest, storyline_id, reports, texts, origins"
_NEWEST = "coalesce(latest, '')"
_DISAGREED = """
select c.*, s.title as story_title, s.latest from comparisons c left join stories s using (story_id)
where c.relation = 'contradict' order by coalesce(s.latest, '') desc, c.comparison_id limit ?
"""


def pile(record: Generation) -> Page:
    """The pile at a glance: reports, texts, origins, stories; what disagrees; what could not be read."""
    counts = record.kept("pile", lambda: {**record.rows(_SUMS)[0], "headlines": len(headlines_alone(record.view))})
    disagreements = record.kept("disagreements", lambda: record.rows(_DISAGREED, _DISAGREEMENTS))
    newest = record.kept("newest", lambda: _largest(record))
    failures = record.kept(
        "failures", lambda: record.rows("select * from failures order by uri, part, detail limit 12")
    )
    undated = record.kept(
        "undated",
        lambda: record.rows("select document_id from documents where published is null order by uri limit 12"),
    )
    sides = [row[column] for row in disagreements for column in ("a_document", "b_document")]
    return Page(
        template="pile.html",
        title="The pile",
        data={"counts": counts, "disagreements": disagreements, "stories": newest, "failures": failures,
              "undated": [row["document_id"] for row in undated]},
        rows=newest,
        shown={"cited": record.reports([*sides, *(row["document_id"] for row in undated)]),
               "texts": texts_of(record, sides)},
    )  # fmt: skip


def stories(
    record: Generation, next: Cursor = None, limit: Limit = 50, q: Words = None, storyline: Words = None
) -> Page:
    """All stories, newest first."""
    wanted = Filter()
    if q:
        wanted.add(r"title ilike ? escape '\'", like(q))
    if storyline:
        wanted.add("storyline_id = ?", storyline)
    found = listing(record, "stories", wanted, key=_NEWEST, unique="story_id", after=next, limit=limit, columns=_STORY)
    return Page(
        template="stories.html", title="Stories", data={"stories": found.rows, "total": found.total},
        rows=found.rows, next=found.next,
    )  # fmt: skip


def search(record: Generation, q: Words = None) -> Page:
    """Stories, actors, statements and reports in which words occur."""
    found: dict[str, list[dict[str, Any]]] = {"stories": [], "actors": [], "statements": [], "reports": []}
    if q and q.strip():
        found = _search(record, q.strip())
    rows = [{"kind": kind, **row} for kind, listed in found.items() for row in listed]
    ids = [row["document_id"] for row in [*found["statements"], *found["reports"]]]
    return Page(
        template="search.html", title=f"Search: {q}" if q else "Search", data={"q": q or "", "found": found}, rows=rows,
        shown={"cited": record.reports(ids),
               "texts": texts_of(record, (row["document_id"] for row in found["reports"]))},
    )  # fmt: skip


def _largest(record: Generation) -> list[dict[str, Any]]:
    return record.rows(
        f"select {_STORY} from stories order by (reports > 1) desc, {_NEWEST} desc, reports desc, story_id limit 24"
    )


def _search(record: Generation, words: str) -> dict[str, list[dict[str, Any]]]:
    pattern = like(words)
    return {
        "stories": record.rows(
            rf"select {_STORY} from stories where title ilike ? escape '\' "
            f"order by {_NEWEST} desc, story_id limit {_FOUND}",
            pattern,
        ),
        "actors": record.rows(
            rf"select actor, name, kind from actors where name ilike ? escape '\' or actor ilike ? escape '\' "
            f"order by length(name), actor limit {_FOUND}",
            pattern, pattern,
        ),
        "statements": record.rows(
            "select statement_id, document_id, speaker_name, speaker, content_start, content_end, content_text, said "
            rf"from statements where content_text ilike ? escape '\' "
            f"order by coalesce(said_earliest, '') desc, statement_id limit {_FOUND}",
            pattern,
        ),
        "reports": _hits(record, words),
    }  # fmt: skip


def _hits(record: Generation, words: str) -> list[dict[str, Any]]:
    """The newest reports in which words occur, each with its first place: code points into the report."""
    rows = record.rows(
        "select document_id, text from documents where regexp_matches(text, regexp_escape(?), 'i') "
        f"order by coalesce(published_latest, '') desc, document_id limit {_FOUND}",
        words,
    )
    spots = ((row, re.search(re.escape(words), row["text"], re.IGNORECASE)) for row in rows)
    return [
        {"document_id": row["document_id"], "hit_start": spot.start(), "hit_end": spot.end(), "text": spot[0]}
        for row, spot in spots
        if spot
    ]
