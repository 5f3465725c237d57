"""A record in, its dated incidents as a TimelineJS file out: what happened and what is planned as two groups.

Source:
    TimelineJS 3 JSON data format (Knight Lab): a date has at least a year.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dragoman.exporters.interchange.names import PLANNED, Cast, Told, counted, decided, headline, told_incidents
from dragoman.language.precision import finest_date
from dragoman.model.findings import Incident
from dragoman.ports import CorpusView

_QUOTES = 3


class TimelineJsExporter:
    """The port `Exporter`: one slide an incident; an incident without a date is left out, and counted."""

    name = "timelinejs"
    tables = frozenset({"incidents"})

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `timeline.json`."""
        out.mkdir(parents=True, exist_ok=True)
        page = slides_of(view, list(view.rows("incidents")))
        path = out / "timeline.json"
        path.write_text(json.dumps(page, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return [path]


def slides_of(view: CorpusView, incidents: Sequence[Incident]) -> dict[str, Any]:
    """Some incidents of a record as a TimelineJS page, by their days; those without a date are counted."""
    dated = [row for row in incidents if row.occurred_earliest and row.occurred_latest]
    dated.sort(key=lambda row: (row.occurred_earliest or "", row.occurred_latest or "", row.incident_id))
    cast, judged = Cast(view), decided(view)
    slides = [_slide(told, cast, told.incident.incident_id in judged) for told in told_incidents(view, dated)]
    note = f"{len(dated)} incidents with a date; {len(incidents) - len(dated)} without one are left out."
    return {"title": {"text": {"headline": "Timeline", "text": note}}, "events": slides}


def _slide(told: Told, cast: Cast, by_human: bool) -> dict[str, Any]:
    incident = told.incident
    lines = [counted(incident), *told.quotes(_QUOTES)]
    if by_human:
        lines.append("decided_by: human")
    slide: dict[str, Any] = {
        "unique_id": incident.incident_id,
        "group": "planned" if incident.status in PLANNED else "happened",
        **_dates(told),
        "text": {"headline": _escaped(headline(incident, cast)), "text": "<br>".join(map(_escaped, lines))},
    }
    if incident.place:
        slide["text"]["text"] += f"<br>{_escaped(incident.place)}"
    return slide


def _dates(told: Told) -> dict[str, Any]:
    """A month or a year is a date of the format; an interval has two ends, and words say whether it is a doubt."""
    incident = told.incident
    whole = finest_date(incident.occurred)
    if whole is not None and whole == incident.occurred:
        return {"start_date": _date(whole), "display_date": whole}
    first, last = incident.occurred_earliest or "", incident.occurred_latest or ""
    words = f"{first} to {last}" if told.lasts else f"some time between {first} and {last}"
    return {"start_date": _date(first), "end_date": _date(last), "display_date": words}


def _date(iso: str) -> dict[str, int]:
    """A day, a month or a year; what the date does not say is left out."""
    return {name: int(part) for name, part in zip(("year", "month", "day"), iso.split("-"), strict=False)}


def _escaped(text: str) -> str:
    """The format shows HTML: what a report says must stay text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
