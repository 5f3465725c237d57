"""Comparisons of pairs of reports in, one line for each point on which they meet out, with all its quotes.

The record compares pair by pair; three reports that say "Saturday" are three rows there and one line here.
"""

from collections.abc import Iterator, Sequence

from dragoman.exporters.reading.content import Line
from dragoman.exporters.reading.labels import Labels, shortened
from dragoman.model.findings import Comparison

Span = tuple[str, int, int]

_NUMBERS = dict(enumerate("Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(), 3))
_TWO = "Two independent origins "


def compared_lines(comparisons: Sequence[Comparison], labels: Labels) -> list[Line]:
    """The lines of comparisons of one relation: those of one point that quote a passage in common are one line."""
    return [_line(group, labels) for group in _groups(comparisons)]


def _groups(comparisons: Sequence[Comparison]) -> Iterator[list[Comparison]]:
    """Comparisons that hang together by their passages, in the order of the first of each."""
    groups: list[tuple[set[tuple[str, Span]], list[Comparison]]] = []
    for row in comparisons:
        keys = {(row.point, span) for span in _spans(row)}
        near = [group for group in groups if not group[0].isdisjoint(keys)]
        if not near:
            groups.append((keys, [row]))
            continue
        near[0][0].update(keys)
        near[0][1].append(row)
        for other in near[1:]:
            near[0][0].update(other[0])
            near[0][1].extend(other[1])
            groups.remove(other)
    yield from (rows for _, rows in groups)


def _spans(row: Comparison) -> tuple[Span, Span]:
    return (row.a_document, row.a_start, row.a_end), (row.b_document, row.b_start, row.b_end)


def _line(rows: Sequence[Comparison], labels: Labels) -> Line:
    first = rows[0]
    values = list(dict.fromkeys(value for row in rows for value in values_of(row, labels)))
    spans = list(dict.fromkeys(span for row in rows for span in _spans(row)))
    text = f"{first.point}: {' / '.join(map(shortened, values))}. {_explained(first, spans)}"
    return labels.line(text, spans, first.comparison_id)


def values_of(row: Comparison, labels: Labels) -> tuple[str, str]:
    """What the two reports say, a party by its name and not by its code."""
    if row.point == "who":
        return labels.actor(row.a_value), labels.actor(row.b_value)
    return row.a_value or "", row.b_value or ""


def _explained(row: Comparison, spans: Sequence[Span]) -> str:
    """The explanation of a row, with as many origins as the line quotes: each report there is of another."""
    reports = len({document for document, _, _ in spans})
    if reports not in _NUMBERS or not row.explanation.startswith(_TWO):
        return row.explanation
    return f"{_NUMBERS[reports]} independent origins {row.explanation.removeprefix(_TWO)}"
