"""What the machine is least sure of, what it did, why it says something, and the keyboard."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query

from dragoman.exporters.reading import explanation_of
from dragoman.model.schema import TABLES, plain
from dragoman.web.page import Page
from dragoman.web.pages.story import texts_of
from dragoman.web.parameters import Limit
from dragoman.web.shelf import Generation

Kind = Annotated[
    str | None, Query(pattern=r"^(comparison|event|derivation)$", description="Only decisions of this kind.")
]

_UNSURE: Mapping[str, tuple[str, str, str]] = {
    "comparison": ("comparisons", "relation in ('undecided', 'contradict')", "relation, comparison_id"),
    "derivation": ("derivations", "direction <> 'known' and from_document is not null", "score, derivation_id"),
    "event": ("events", "not confident", "event_id"),
}
"""Kind -> its table, what of it is least sure, the least sure first."""
_CITED = ("document_id", "a_document", "b_document", "from_document", "to_document")


def review(record: Generation, kind: Kind = None, limit: Limit = 10) -> Page:
    """The queue: the machine's least sure decisions, each to be kept, refused or left open."""
    items = {
        name: record.rows(f"select * from {_undecided(name)} order by {_UNSURE[name][2]} limit {limit}")
        for name in _UNSURE
        if kind in (None, name)
    }
    ids = {row[column] for rows in items.values() for row in rows for column in _CITED if row.get(column)}
    quoted = {row["document_id"] for row in items.get("event", [])}
    quoted |= {row[column] for row in items.get("comparison", []) for column in ("a_document", "b_document")}
    quoted |= {row[column] for row in items.get("derivation", []) for column in ("from_document", "to_document")}
    decided = record.rows("select * from decisions order by decisions.at desc, decision_id limit 20")
    return Page(
        template="review.html", title="Review", data={"items": items, "decisions": decided, "kind": kind}, rows=decided,
        shown={"cited": record.reports(ids), "texts": texts_of(record, quoted),
               "open": {name: record.count(_undecided(name)) for name in _UNSURE}},
    )  # fmt: skip


def method(record: Generation) -> Page:
    """What ran, what it read, and what it could not."""
    runs = record.rows("select * from runs order by run_id")
    parsed = [{**row, "settings": json.loads(row["settings"]), "counts": json.loads(row["counts"])} for row in runs]
    counts = {name: record.count(name) for name in TABLES}
    failed = record.kept(
        "failed",
        lambda: record.rows(
            "select part, error, count(*) as n from failures group by all order by n desc, part, error limit 40"
        ),
    )
    silent = record.kept(
        "silent",
        lambda: record.rows(
            "with told as (select case when contains(reason, ': ') then split_part(reason, ': ', 1) end as word, "
            "regexp_replace(reason, '^([^:]+: )+', '') as reason from abstentions), "
            "each as (select word, reason, count(*) as n from told group by all) "
            "select reason, sum(n)::bigint as n, count(word) as kinds, "
            "list(word order by n desc, word)[:6] as words from each "
            "group by reason order by n desc, reason limit 20"
        ),
    )
    return Page(
        template="method.html", title="Method",
        data={"runs": parsed, "counts": counts, "failures": failed, "abstentions": silent},
        rows=[{"table": name, "rows": n} for name, n in counts.items()],
    )  # fmt: skip


def why(record: Generation, identifier: str) -> Page:
    """Why the record says what it says under an id: the row, its words, and what it rests on."""
    found = explanation_of(record.view, identifier)
    lines: list[dict[str, Any]] = [
        {"section": section.title, "text": line.text, "quotes": plain(line.quotes), "citations": plain(line.citations)}
        for section in found.sections
        for line in section.lines
    ]
    return Page(template="why.html", title=identifier, data={"reading": plain(found)}, rows=lines)


def keyboard_help(record: Generation) -> Page:
    """The keyboard."""
    del record
    from dragoman.web.keys import keyboard

    return Page(template="keys.html", title="Keyboard", data={"keys": list(keyboard())}, rows=list(keyboard()))


def _undecided(kind: str) -> str:
    table, unsure, _ = _UNSURE[kind]
    return f"{table} where {unsure} and {kind}_id not in (select subject from decisions)"
