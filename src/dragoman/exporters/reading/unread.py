"""Regions of a record in, the reports of which nothing is read for events out: those that are a headline alone.

A headline is a region and no prose: what it tells in few words, the report below it tells in sentences. Where there is
no report below, nothing is told to the parts that read events, and a reading says so.
"""

from collections.abc import Iterable

from dragoman.ports import CorpusView

HEADLINE_ALONE = "a headline alone: headlines are not read for events"

_HEADED = """
select document_id, text, list(region_start order by region_start) as starts,
       list(region_end order by region_start) as ends
from documents join regions using (document_id) where kind = 'headline'
group by document_id, text having length(text) <= 2 * sum(region_end - region_start) + 10
"""
"""The reports whose headlines could be all that they hold, with these; a longer text is not looked at."""


def headlines_alone(view: CorpusView) -> frozenset[str]:
    """The reports whose whole text is their headline."""
    rows = view.sql(_HEADED).to_pylist()
    return frozenset(
        row["document_id"] for row in rows if _is_all(row["text"], zip(row["starts"], row["ends"], strict=True))
    )


def is_headline_alone(view: CorpusView, document_id: str, text: str) -> bool:
    """Whether nothing but spaces stands around the headlines of a report."""
    spans = [
        (row.region_start, row.region_end) for row in view.rows("regions", [document_id]) if row.kind == "headline"
    ]
    return bool(spans) and _is_all(text, spans)


def _is_all(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    left, last = [], 0
    for start, end in sorted(spans):
        left.append(text[last:start])
        last = max(last, end)
    return not "".join([*left, text[last:]]).strip()
