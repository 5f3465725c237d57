"""Regions of a record in, the reports of which nothing is read for events out: those that are a headline alone.

A headline is a region and no prose: what it tells in few words, the report below it tells in sentences. Where there is
no report below, nothing is told to the parts that read events, and a reading says so.
"""

from collections.abc import Iterable

from dragoman.ports import CorpusView

HEADLINE_ALONE = "a headline alone: headlines are not read for events"

_ALONE = r"""
with headed as (
    select document_id, sum(length(regexp_replace(region_text, '\s+', '', 'g'))) as letters,
           sum(region_end - region_start) as characters
    from regions where kind = 'headline' group by document_id
)
select document_id from documents join headed using (document_id)
where length(text) <= 2 * characters + 10 and length(regexp_replace(text, '\s+', '', 'g')) <= letters
order by document_id
"""


def headlines_alone(view: CorpusView) -> frozenset[str]:
    """The reports whose whole text is their headline."""
    return frozenset(view.sql(_ALONE).column("document_id").to_pylist())


def is_headline_alone(view: CorpusView, document_id: str, text: str) -> bool:
    """Whether nothing but spaces stands around the headlines of a report."""
    spans = [
        (row.region_start, row.region_end) for row in view.rows("regions", [document_id]) if row.kind == "headline"
    ]
    return bool(spans) and not _left(text, spans).strip()


def _left(text: str, spans: Iterable[tuple[int, int]]) -> str:
    left, last = [], 0
    for start, end in sorted(spans):
        left.append(text[last:start])
        last = max(last, end)
    return "".join([*left, text[last:]])
