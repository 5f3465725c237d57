"""A large record in, the reports that new ones must be seen with out, some thousands at a time.

Looking across all reports of a record costs more the larger it is. In a large one new reports are seen
with those near them only: what was published within some days of them and, where a date is missing on
either side, what names the same rare actors; always whole stories and whole incidents. New reports are
taken in the order of their days, so that a large pile that comes at once is gone through like one that
grew; parts of it that lie apart in time are independent of each other and can be looked at at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dragoman.codebooks.actors import key_in_sql
from dragoman.ports import CorpusView

_SLICE = 10_000
"""New reports that are looked at together: bounds the memory of one look."""
_NEAR = 14
"""Days on either side of a new report within which others are seen with it; likeness fades over some
twenty days (`stories.grouping`)."""
_RARE = 200
"""Reports that may name an actor who leads from one report to another where no date does."""
_SHARED = 2
"""Rare actors that two such reports share at least."""
_LED_TO = 20
"""Reports that one new report leads to by its actors."""
_TOGETHER = 64
"""Pieces of one wave at most: more than a machine has cores, and few enough to be cut one after the other."""
_ROUNDS = 3
"""Times that stories and incidents are completed by each other."""

_NEW = """
    select document_id, published_earliest as first, published_latest as last from documents
    where story_id is null and not list_contains(?, document_id)
    order by coalesce(published_earliest, '9999'), document_id
"""
_BY_DAY = "select document_id from documents where story_id is not null and list_contains(?, published_earliest)"
_BY_ACTOR = f"""
    with fresh as (select unnest(?) as document_id),
    named as (select distinct document_id, actor from mentions where actor is not null),
    rare as (
        select actor from named group by actor
        having count(*) <= {_RARE} and count(*) filter (document_id in (from fresh)) > 0
    ),
    pairs as (
        select new.document_id as fresh, old.document_id as other, count(*) as shared
        from named new join rare using (actor) join named old using (actor)
        where new.document_id in (from fresh) and old.document_id not in (from fresh)
        group by all having shared >= {_SHARED}
    )
    select distinct other as document_id from (
        select pairs.*, row_number() over (partition by fresh order by shared desc, other) as place
        from pairs join documents a on a.document_id = fresh join documents b on b.document_id = other
        where b.story_id is not null and (a.published_earliest is null or b.published_earliest is null)
    ) where place <= {_LED_TO}
"""
_SAME_STORY = """
    select document_id from documents where story_id in
    (select story_id from documents where story_id is not null and list_contains(?, document_id))
"""
_SAME_INCIDENT = """
    with told as (select incident_id, unnest(events) as event_id from incidents),
    placed as (select incident_id, document_id from told join events using (event_id))
    select distinct document_id from placed where incident_id in
    (select incident_id from placed where list_contains(?, document_id))
"""
_SUBJECTS = f"""
    select document_id as id, document_id from documents
    union all select story_id, document_id from documents
    union all select event_id, document_id from events
    union all select statement_id, document_id from statements
    union all select mention_id, document_id from mentions
    union all select actor, document_id from mentions
    union all select {key_in_sql("actor")}, document_id from mentions
    union all select to_document, from_document from derivations
    union all select derivation_id, to_document from derivations
    union all select comparison_id, a_document from comparisons
    union all select comparison_id, b_document from comparisons
    union all select incident_id, e.document_id from
    (select incident_id, unnest(events) as event_id from incidents) join events e using (event_id)
"""


def neighbourhoods(view: CorpusView) -> Iterator[Sequence[Sequence[str]]]:
    """The new reports (those in no story yet), some at a time, each time with the reports they are seen with.

    Yields:
        Waves of pieces, each a list of ids, ordered. The pieces of a wave have no report in common, and no new report
        of one is published near one of another: they may be looked at in any order or all at once. What is found of
        one wave is to be written before the next is asked for. A report that has no story then (the part that groups
        them failed) is not asked for again.
    """
    asked: list[str] = []
    while (fresh := view.sql(_NEW, [asked])).num_rows:
        wave: list[Sequence[str]] = []
        taken: set[str] = set()
        days: set[str] = set()
        for first in range(0, fresh.num_rows, _SLICE):
            rows = fresh.slice(first, _SLICE).to_pylist()
            dated = all(row["first"] and row["last"] for row in rows)
            near = {day for row in rows for day in _near(row["first"], row["last"])}
            if wave and (not dated or days & {day for row in rows for day in _days(row["first"], row["last"], 0)}):
                continue
            piece = _piece(view, rows, sorted(near))
            if not taken.isdisjoint(piece):
                continue
            wave.append(piece)
            asked += [row["document_id"] for row in rows]
            taken.update(piece)
            days |= near
            if not dated or len(wave) == _TOGETHER:
                break
        yield wave


def _piece(view: CorpusView, rows: Sequence[Mapping[str, str]], days: Sequence[str]) -> Sequence[str]:
    ids = {row["document_id"] for row in rows}
    ids.update(_column(view, _BY_DAY, days))
    ids.update(_column(view, _BY_ACTOR, [row["document_id"] for row in rows]))
    return completed(view, ids)


def decided_on(view: CorpusView, subjects: Sequence[str]) -> Sequence[str]:
    """The reports that persons' decisions are about, with those they are seen with; `subjects` are ids of any kind."""
    query = f"select distinct document_id from ({_SUBJECTS}) where list_contains(?, id) and document_id is not null"
    return completed(view, set(_column(view, query, sorted(subjects))))


def completed(view: CorpusView, ids: set[str]) -> Sequence[str]:
    """The reports with all others of their stories and incidents, ordered."""
    for _ in range(_ROUNDS):
        size = len(ids)
        ids |= set(_column(view, _SAME_STORY, sorted(ids)))
        ids |= set(_column(view, _SAME_INCIDENT, sorted(ids)))
        if len(ids) == size:
            break
    return sorted(ids)


def _near(first: str | None, last: str | None) -> Iterator[str]:
    if first is None or last is None:
        return
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if (end - start).days <= 2 * _NEAR:
        yield from _days(first, last, _NEAR)


def _days(first: str, last: str, around: int) -> Iterator[str]:
    """The days from `around` days before a first to `around` days after a last day."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    for offset in range(-around, (end - start).days + around + 1):
        yield (start + timedelta(days=offset)).isoformat()


def _column(view: CorpusView, query: str, values: Sequence[str]) -> list[str]:
    return [str(value) for value in view.sql(query, [values]).column(0).to_pylist()] if values else []
