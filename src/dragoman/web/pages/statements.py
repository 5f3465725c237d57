"""Who said what to whom, when, and through which chain."""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.web.page import Filter, Page, listing
from dragoman.web.parameters import Code, Cursor, Identifier, Limit, Name, Words, actor_pattern, like
from dragoman.web.shelf import Generation, Row


def statements(
    record: Generation, speaker: Name = None, via: Name = None, to: Name = None, story: Identifier = None,
    doc: Identifier = None, kind: Code = None, polarity: Code = None, q: Words = None, next: Cursor = None,
    limit: Limit = 50,
) -> Page:  # fmt: skip
    """Statements, newest first; `speaker` and `via` take names in part or actor codes."""
    wanted = Filter()
    if speaker:
        wanted.add(
            r"(speaker_name ilike ? escape '\' or speaker_text ilike ? escape '\' "
            "or regexp_matches(coalesce(speaker, ''), ?))",
            like(speaker), like(speaker), actor_pattern(speaker),
        )  # fmt: skip
    if via:
        wanted.add(r"array_to_string(list_transform(via, lambda link: link.name), ';') ilike ? escape '\'", like(via))
    if to:
        wanted.add(r"addressee ilike ? escape '\'", like(to))
    if story:
        wanted.add("document_id in (select document_id from documents where story_id = ?)", story)
    for column, value in (("document_id", doc), ("kind", kind), ("polarity", polarity)):
        if value:
            wanted.add(f"{column} = ?", value)
    if q:
        wanted.add(r"content_text ilike ? escape '\'", like(q))
    found = listing(
        record, "statements", wanted, key="coalesce(said_earliest, '')", unique="statement_id", after=next, limit=limit
    )
    versions = _versions(record, found.rows)
    others = [each for listed in versions.values() for each in listed]
    return Page(
        template="statements.html", title="Statements",
        data={"statements": found.rows, "total": found.total}, rows=found.rows, next=found.next,
        shown={"cited": record.reports([*(row["document_id"] for row in found.rows), *(each[0] for each in others)]),
               "versions": versions,
               "speakers": record.kept("speakers", lambda: record.rows(_SPEAKERS))},
    )  # fmt: skip


def _versions(record: Generation, rows: Sequence[Row]) -> dict[str, list[tuple[str, int, int]]]:
    """statement_id -> where other reports say the same, by the sentences that are aligned with its words."""
    ids = [row["document_id"] for row in rows]
    places: dict[str, list[tuple[int, int, tuple[str, int, int]]]] = defaultdict(list)
    for near, far, column in (("to", "from", "to_document"), ("from", "to", "from_document")):
        for row in record.among("derivations", column, ids, "derivation_id"):
            for pair in row["alignments"] if row["from_document"] else ():
                there = (row[f"{far}_document"], pair[f"{far}_start"], pair[f"{far}_end"])
                places[row[column]].append((pair[f"{near}_start"], pair[f"{near}_end"], there))
    return {
        row["statement_id"]: found
        for row in rows
        if (found := sorted({there for start, end, there in places[row["document_id"]]
                             if start < row["content_end"] and end > row["content_start"]})[:_VERSIONS])
    }  # fmt: skip


_VERSIONS = 6
"""Other reports of one utterance that are named."""
_SPEAKERS = """
select speaker_name, any_value(speaker) as speaker, count(*) as n from statements where speaker_name is not null
group by speaker_name order by n desc, speaker_name limit 10
"""
"""Who is quoted most, to choose from."""
