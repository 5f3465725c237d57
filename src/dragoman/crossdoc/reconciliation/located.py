"""The events of one incident in, agreements on a place that one report codes and another only names out.

"Met at a summit in Tarn" and "met on the sidelines of a summit in Lund, Tarn": the second names the place of the
first in its sentence, though it was not read as the place of the act. Only agreement is read from it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.crossdoc.reconciliation.pairing import independent_pairs
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.slots import Told
from dragoman.crossdoc.reconciliation.values import AGREE
from dragoman.model.findings import Incident


def compared_places(incident: Incident, told: Sequence[Told], texts: Mapping[str, str]) -> Iterator[Finding]:
    """The agreements of an incident.

    Args:
        incident: The incident.
        told: Its events with their reports.
        texts: The text of each report, by document id.
    """
    coded = [each for each in told if each.event.place is not None and each.event.place_start is not None]
    for name in sorted({each.event.place or "" for each in coded}):
        holders = [each for each in coded if each.event.place == name]
        coders = {each.report.document_id for each in coded}
        naming = [each for each in told if each.report.document_id not in coders and _named(name, each, texts)]
        for first, second in independent_pairs([*holders, *naming], lambda each: each.report):
            if (first.event.place is None) != (second.event.place is None):
                yield _finding(incident, name, first, second, texts)


def _named(name: str, told: Told, texts: Mapping[str, str]) -> re.Match[str] | None:
    """Where the sentence of an event names a place."""
    text, event = texts[told.report.document_id], told.event
    return re.compile(rf"\b{re.escape(name)}\b").search(text, event.sentence_start, event.sentence_end)


def _finding(incident: Incident, name: str, first: Told, second: Told, texts: Mapping[str, str]) -> Finding:
    spans = [_span(name, each, texts) for each in (first, second)]
    return Finding(
        point="where", relation=AGREE,
        a=first.report, a_start=spans[0][0], a_end=spans[0][1], a_value=name,
        b=second.report, b_start=spans[1][0], b_end=spans[1][1], b_value=name,
        subject="", incident_id=incident.incident_id,
    )  # fmt: skip


def _span(name: str, told: Told, texts: Mapping[str, str]) -> tuple[int, int]:
    event = told.event
    if event.place_start is not None and event.place_end is not None:
        return event.place_start, event.place_end
    found = _named(name, told, texts)
    return found.span() if found is not None else (event.anchor_start, event.anchor_end)
