"""Who said what to whom, when, and through which chain."""

from dragoman.web.page import Filter, Page, listing
from dragoman.web.parameters import Code, Cursor, Identifier, Limit, Name, Words, actor_pattern, like
from dragoman.web.shelf import Generation


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
    return Page(
        template="statements.html", title="Statements",
        data={"statements": found.rows, "total": found.total}, rows=found.rows, next=found.next,
        shown={"cited": record.reports(row["document_id"] for row in found.rows),
               "speakers": record.kept("speakers", lambda: record.rows(_SPEAKERS))},
    )  # fmt: skip


_SPEAKERS = """
select speaker_name, any_value(speaker) as speaker, count(*) as n from statements where speaker_name is not null
group by speaker_name order by n desc, speaker_name limit 10
"""
"""Who is quoted most, to choose from."""
