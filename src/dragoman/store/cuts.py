"""Some reports of a record as tables, those as a record of their own in memory, and what was found there back again.

Tables travel between processes and machines; a record in memory stays where it was made.
"""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from dragoman.model.schema import IDENTITY, REPORT_TABLES
from dragoman.store.duckdb import Writer, open_writer
from dragoman.store.migrations import OVERRULED

Tables = Mapping[str, pa.Table]
"""Table -> rows."""

_DATED = ("times", "events", "statements")
"""Tables of single reports that a look across reports dates anew."""
_STORIES = """
    select story_id from (select story_id, unnest(documents) as document_id from store.stories)
    where document_id in (from cut)
"""
_GONE = {
    "origins": f"story_id in ({_STORIES})",
    "stories": f"story_id in ({_STORIES})",
    "drifts": "to_document in (from cut)",
    "derivations": "to_document in (from cut)",
    "comparisons": "a_document in (from cut) and b_document in (from cut)",
    "incidents": """incident_id not in (
        select incident_id from (select incident_id, unnest(events) as event_id from store.incidents)
        join store.events using (event_id) where document_id not in (from cut)
    )""",
}
"""Table -> the rows that stand for the cut and are replaced. An incident that a report outside has part in stays."""


def cut(writer: Writer, documents: Sequence[str]) -> Tables:
    """Some reports of a record with their layers, and all decisions; nothing that was found across reports.

    Args:
        writer: The record that is being written.
        documents: Ids of the reports.
    """
    tables = {}
    for name in ("documents", *REPORT_TABLES):
        query = f"select * from store.{name} where list_contains(?, document_id)"
        tables[name] = writer.view.sql(query, [list(documents)])
    return {**tables, "decisions": writer.view.table("decisions")}


def record_of(tables: Tables) -> Writer:
    """A cut as a record of its own in memory."""
    part = open_writer(None)
    for name, rows in tables.items():
        part.insert(name, rows)
    return part


def found_in(part: Writer) -> Tables:
    """What was found on the reports of a cut, by table; those a person overruled under `NAME_overruled`."""
    own = ("documents", *_DATED, "overruled", *(f"{name}_overruled" for name in OVERRULED))
    return {name: part.view.sql(f"select * from store.{name}") for name in (*_GONE, *own)}


def put_back(writer: Writer, found: Tables) -> None:
    """Replaces in the whole what stood there on the reports of a cut, in one transaction."""
    with writer.transaction():
        writer.execute("create or replace temp table cut (document_id varchar)")
        writer.insert("cut", found["documents"].select(["document_id"]), schema="temp")
        for name, gone in _GONE.items():
            writer.execute(f"delete from store.{name} where {gone}")
        for name in _GONE:
            _add(writer, name, found[name])
        _overrule(writer, found)
        for name in ("documents", *_DATED):
            _exchange(writer, name, found[name])
        writer.execute("drop table temp.cut")


def _overrule(writer: Writer, found: Tables) -> None:
    """What persons decided on the reports of the cut, in place of what they had decided before."""
    for name, key in OVERRULED.items():
        held = f"select {key} from store.{name} where document_id in (from cut)"
        writer.execute(f"delete from store.overruled where name = '{name}' and id in ({held})")
        writer.execute(f"delete from store.{name}_overruled where document_id in (from cut)")
        writer.insert(f"{name}_overruled", found[f"{name}_overruled"])
    writer.insert("overruled", found["overruled"])


def _add(writer: Writer, name: str, rows: pa.Table) -> None:
    """Rows of the cut; an incident of which an event is held by one that stayed is left out."""
    if name != "incidents":
        writer.insert(name, rows)
        return
    writer.execute("create or replace temp table found as from store.incidents limit 0")
    writer.insert("found", rows, schema="temp")
    taken = "select incident_id from (select incident_id, unnest(events) as event_id from found)"
    held = "select unnest(events) from store.incidents"
    writer.execute(
        f"insert into store.incidents by name from found where incident_id not in ({taken} where event_id in ({held}))"
    )
    writer.execute("drop table temp.found")


def _exchange(writer: Writer, name: str, rows: pa.Table) -> None:
    keys = ", ".join(IDENTITY[name])
    writer.execute(f"create or replace temp table changed as from store.{name} limit 0")
    writer.insert("changed", rows, schema="temp")
    same = f"select * from store.{name} where document_id in (from cut)"
    writer.execute(f"create or replace temp table changed as (from changed except {same})")
    writer.execute(f"delete from store.{name} where ({keys}) in (select ({keys}) from changed)")
    writer.execute(f"insert into store.{name} by name from changed")
    writer.execute("drop table temp.changed")
