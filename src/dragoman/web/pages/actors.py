"""Actors: names as written, offices with evidence, what they said and did, what a person decided about them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.codebooks.actors import actor_key, load_codebook
from dragoman.errors import LookupFailed
from dragoman.web.page import Filter, Page, listing
from dragoman.web.pages.story import texts_of
from dragoman.web.parameters import Code, Cursor, Limit, Words, actor_pattern, like
from dragoman.web.shelf import Generation

_COUNT = "coalesce(list_sum(list_transform(names, lambda each: each.count)), 0)::bigint"
_PARTIES = "concat(coalesce(source, ''), ';', coalesce(recipient, ''))"
_SHOWN = 12


def entities(
    record: Generation, q: Words = None, kind: Code = None, state: Code = None, next: Cursor = None, limit: Limit = 50
) -> Page:
    """Actors, those named most first."""
    wanted = Filter()
    if q:
        wanted.add(r"(name ilike ? escape '\' or actor ilike ? escape '\')", like(q), like(q))
    for column, value in (("kind", kind), ("state", state)):
        if value:
            wanted.add(f"{column} = ?", value)
    found = listing(
        record,
        "actors",
        wanted,
        key=_COUNT,
        unique="actor",
        kind=int,
        after=next,
        limit=limit,
        columns=f"*, {_COUNT} as named",
    )
    return Page(
        template="entities.html",
        title="Actors",
        data={"actors": found.rows, "total": found.total},
        rows=found.rows,
        next=found.next,
    )


def _called(offices: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """The titles that reports give, each once however it is written, with a mention that has it."""
    found: dict[str, tuple[str, str]] = {}
    for row in offices:
        if row["evidence"].startswith(_MENTION):
            found.setdefault(row["title"].casefold(), (row["title"], row["evidence"].removeprefix(_MENTION)))
    return sorted(found.values(), key=lambda pair: pair[0].casefold())


_MENTION = "mention "
"""What the evidence of a title from a report begins with."""


def _decided_same(record: Generation, key: str) -> dict[str, Any] | None:
    """The actor that a person decided this one to be."""
    return record.first(
        "select actors.* from decisions join actors on actor in (subject, object) where decisions.judgement = 'same' "
        "and ? in (subject, object) and actor <> ? order by decisions.at desc, actor limit 1", key, key,
    )  # fmt: skip


def _spoken_of(record: Generation, code: str) -> dict[str, Any] | None:
    """What a code stands for that no report gives a name of its own: the soldiers of a state, its police.

    None where nobody of that code is mentioned, speaks or acts in the record, and for what is no single code.
    """
    state = _STATE.match(code)
    pattern = actor_pattern(code)
    if state is None or not any(record.count(where, pattern) for where in _PLACES.values()):
        return None
    written = record.rows(
        "select mention_text as name, count(*) as count, min(kind) as kind from mentions where actor = ? "
        "group by mention_text order by count desc, name", code,
    )  # fmt: skip
    return {
        "actor": code, "name": record.actor(code),
        "names": [{"name": row["name"], "count": row["count"]} for row in written],
        "kind": written[0]["kind"] if written else "group",
        "state": state[0] if load_codebook().state_names(state[0]) else None,
        "sectors": [code.partition(".")[2].partition("/")[0]] if "." in code else [], "office": [], "wikidata": None,
    }  # fmt: skip


_STATE = re.compile(r"[A-Z]{3}(?=[./]|$)(?!.*;)")
_PLACES: Mapping[str, str] = {
    "statements": "statements where regexp_matches(coalesce(speaker, ''), ?)",
    "events": f"events where regexp_matches({_PARTIES}, ?)",
    "mentions": "mentions where regexp_matches(coalesce(actor, ''), ?)",
}
"""Where an actor stands in the record -> what is counted there, by a pattern."""


def entity(record: Generation, actor: str) -> Page:
    """One actor of the record."""
    key = actor_key(actor)
    found = record.first("select * from actors where actor = ?", actor) or record.first(
        "select * from actors where actor = ?", key
    )
    if found is None:
        found = _decided_same(record, key)
    if found is None:
        found = _spoken_of(record, actor)
    if found is None:
        raise LookupFailed(f"there is no actor {actor!r} in this record")
    pattern = actor_pattern(found["actor"])
    said = record.rows(
        "select * from statements where regexp_matches(coalesce(speaker, ''), ?) "
        f"order by coalesce(said_earliest, '') desc, statement_id limit {_SHOWN}", pattern,
    )  # fmt: skip
    done = record.rows(
        f"select * from events where regexp_matches({_PARTIES}, ?) "
        f"order by coalesce(occurred_earliest, '') desc, event_id limit {_SHOWN}", pattern,
    )  # fmt: skip
    decided = record.rows(
        "select * from decisions where ? in (subject, object) order by decisions.at desc, decision_id", found["actor"]
    )
    counts = {name: record.count(where, pattern) for name, where in _PLACES.items()}
    ids = [row["document_id"] for row in [*said, *done]]
    return Page(
        template="entity.html", title=found["name"],
        data={"entity": found, "statements": said, "events": done, "decisions": decided, "counts": counts},
        rows=found["names"],
        shown={"called": _called(found["office"]), "cited": record.reports(ids), "texts": texts_of(record, ids)},
    )  # fmt: skip
