"""A record in, what is wrong with it out: spans, references, doubled ids, digests, and the queue.

The rules are a table: what is claimed, and the query whose rows break the claim. The queries are
derived from the schema, so that a new table is checked as soon as it is there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from dragoman.errors import DamagedError, StoreError
from dragoman.model.provenance import identifier
from dragoman.model.schema import KEYS, TABLES, table_schema
from dragoman.ports import CorpusView
from dragoman.store.duckdb import open_view

_SHOWN = 20
"""Broken rows that are named for each rule."""

REFERENCES: Sequence[tuple[str, str, str, str]] = (
    ("events", "statement_id", "statements", "statement_id"),
    ("mentions", "coreferent", "mentions", "mention_id"),
    ("documents", "story_id", "stories", "story_id"),
    ("origins", "story_id", "stories", "story_id"),
    ("derivations", "from_document", "documents", "document_id"),
    ("derivations", "to_document", "documents", "document_id"),
    ("drifts", "derivation_id", "derivations", "derivation_id"),
    ("drifts", "from_document", "documents", "document_id"),
    ("drifts", "to_document", "documents", "document_id"),
    ("incidents", "story_id", "stories", "story_id"),
    ("comparisons", "incident_id", "incidents", "incident_id"),
    ("comparisons", "a_document", "documents", "document_id"),
    ("comparisons", "b_document", "documents", "document_id"),
)
"""Table, column, and the table and column in which its value must stand; beside every `document_id`."""

LISTS: Sequence[tuple[str, str, str, str]] = (
    ("stories", "documents", "documents", "document_id"),
    ("origins", "documents", "documents", "document_id"),
    ("incidents", "events", "events", "event_id"),
)
"""The same for columns that hold lists of ids."""

NAMES: Sequence[str] = ("documents", "mentions", "statements", "events", "stories", "derivations", "incidents", "runs")
"""Tables whose ids name one row each; the id is the last column of their key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A claim that a table breaks: `rows` is how many rows, `examples` names some of them."""

    table: str
    claim: str
    rows: int
    examples: tuple[str, ...]


def check_path(path: Path) -> list[Finding]:
    """What is wrong with the record at a path; one so damaged that it cannot be opened has one finding.

    Raises:
        StoreError: there is no record, or it is none.
        FormatError: a newer dragoman wrote it.
    """
    try:
        view = open_view(path)
    except DamagedError as error:
        return [Finding(table="record", claim="can be opened", rows=0, examples=(" ".join(str(error).split("\n")),))]
    found = check_view(view)
    view.close()
    return found


def check_view(view: CorpusView) -> list[Finding]:
    """What is wrong with a record; an empty list where all claims hold.

    Every page of every table is read: one that cannot be (a damaged page) is a finding, and where there is
    one, the other claims are not asked.
    """
    found = list(_unreadable(view))
    if found:
        return found
    for table, claim, query in (*_spans(), *_references(), *_doubles()):
        finding = _broken(view, table, claim, query)
        found.extend([finding] if finding is not None else [])
    found.extend(_documents(view))
    return found


def _unreadable(view: CorpusView) -> Iterator[Finding]:
    for table in TABLES:
        try:
            for _ in view.batches(table):
                pass
        except StoreError as error:
            shown = (" ".join(str(error).split("\n")),)
            yield Finding(table=table, claim="can be read", rows=0, examples=shown)


def _broken(view: CorpusView, table: str, claim: str, query: str) -> Finding | None:
    try:
        rows = view.sql(query).column(0).to_pylist()
    except StoreError as error:
        return Finding(table=table, claim=f"can be read: {claim}", rows=0, examples=(" ".join(str(error).split("\n")),))
    if not rows:
        return None
    return Finding(table=table, claim=claim, rows=len(rows), examples=tuple(map(str, rows[:_SHOWN])))


def _spans() -> Iterator[tuple[str, str, str]]:
    """Every `x_start`, `x_end` of a table with a `document_id` lies in its text, and `x_text` is that slice."""
    for table in TABLES:
        names = table_schema(table).names
        if "document_id" not in names or table == "documents":
            continue
        for name in names:
            stem = name.removesuffix("_start")
            if name == stem or f"{stem}_end" not in names:
                continue
            start, end = f't."{name}"', f't."{stem}_end"'
            wrong = [
                f"{start} < 0",
                f"{end} < {start}",
                f"{end} > length(d.text)",
                f"({start} is null) <> ({end} is null)",
            ]
            if f"{stem}_text" in names:
                wrong.append(f't."{stem}_text" is distinct from substring(d.text, {start} + 1, {end} - {start})')
            yield (
                table,
                f"{stem} spans lie in the text and quote it",
                (
                    f"select t.document_id || ':' || {start} from {table} t join documents d using (document_id) "
                    f"where {start} is not null and ({' or '.join(wrong)}) order by 1"
                ),
            )


def _references() -> Iterator[tuple[str, str, str]]:
    own = [(table, "document_id", "documents", "document_id")
           for table in TABLES if table != "documents" and "document_id" in table_schema(table).names]  # fmt: skip
    for table, column, other, key in (*own, *REFERENCES):
        yield (
            table,
            f"{column} stands in {other}",
            (
                f'select distinct t."{column}" from {table} t where t."{column}" is not null '
                f'and not exists (select 1 from {other} o where o."{key}" = t."{column}") order by 1'
            ),
        )
    for table, column, other, key in LISTS:
        yield (
            table,
            f"each of {column} stands in {other}",
            (
                f'select distinct u.id from (select unnest("{column}") as id from {table}) u '
                f'where not exists (select 1 from {other} o where o."{key}" = u.id) order by 1'
            ),
        )


def _doubles() -> Iterator[tuple[str, str, str]]:
    for table in NAMES:
        key = KEYS[table][-1]
        yield (
            table,
            f"{key} names one row",
            (f'select "{key}" from {table} group by "{key}" having count(*) > 1 order by 1'),
        )


def _documents(view: CorpusView) -> Iterator[Finding]:
    """Whether each document_id is the digest of its uri and text."""
    try:
        wrong = [
            name for batch in view.batches("documents", ["document_id", "uri", "text"]) for name in _misnamed(batch)
        ]
    except StoreError as error:
        wrong = [str(error).splitlines()[0]]
    if wrong:
        yield Finding(
            table="documents", claim="document_id is the digest of uri and text",
            rows=len(wrong), examples=tuple(wrong[:_SHOWN]),
        )  # fmt: skip


def _misnamed(batch: pa.Table) -> list[str]:
    return [row["document_id"] for row in batch.to_pylist()
            if identifier("document", row["uri"], row["text"]) != row["document_id"]]  # fmt: skip
