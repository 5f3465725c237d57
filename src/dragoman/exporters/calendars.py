"""Incidents in, what time lines and calendars read out: TimelineJS (JSON) and iCalendar (RFC 5545)."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.model.findings import Incident
from dragoman.ports import CorpusView

Name = Callable[[str | None], str]
"""Actor codes -> what a person calls them."""

_STATUS: Mapping[str, str] = {
    "planned": "TENTATIVE",
    "threatened": "TENTATIVE",
    "hypothetical": "TENTATIVE",
    "denied": "CANCELLED",
}
"""Status of an incident -> of a calendar entry; what happened is CONFIRMED."""
_FOLD = 73
"""Octets of a line; RFC 5545 allows 75 with the blank that goes on."""


class CalendarExporter:
    """The port `Exporter`: `timeline.json` for TimelineJS and `incidents.ics` for calendars."""

    name = "calendar"
    tables = frozenset({"incidents", "actors"})

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes both files; incidents without a known date are in neither."""
        out.mkdir(parents=True, exist_ok=True)
        incidents = list(view.rows("incidents"))
        names = {row.actor: row.name for row in view.rows("actors")}
        line, entries = out / "timeline.json", out / "incidents.ics"
        told = to_timelinejs(incidents, lambda code: _named(code, names))
        told = to_timelinejs(incidents, lambda code: _named(code, names))
        line.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        entries.write_text(to_ical(incidents, lambda code: _named(code, names)), "utf-8", newline="")
        return [line, entries]


def to_timelinejs(incidents: Iterable[Incident], name: Name) -> dict[str, Any]:
    """The incidents with a known date as TimelineJS events, grouped by their parties."""
    return {
        "events": [
            {
                "unique_id": row.incident_id,
                "start_date": _parts(row.occurred_earliest),
                "end_date": _parts(row.occurred_latest or row.occurred_earliest),
                "display_date": row.occurred,
                "group": _parties(row, name),
                "text": {"headline": _escaped(_told(row, name)), "text": _escaped(_counts(row))},
            }
            for row in _dated(incidents)
        ]
    }


def to_ical(incidents: Iterable[Incident], name: Name) -> str:
    """The incidents with a known date as all-day entries; what is planned is tentative."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dragoman//incidents//EN", "CALSCALE:GREGORIAN"]
    for row in _dated(incidents):
        first = _day(row.occurred_earliest)
        after = _day(row.occurred_latest or row.occurred_earliest) + timedelta(days=1)
        lines += [
            "BEGIN:VEVENT", f"UID:{row.incident_id}", f"DTSTAMP:{first:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}",
            f"STATUS:{_STATUS.get(row.status, 'CONFIRMED')}", f"SUMMARY:{_plain(_told(row, name))}",
            f"DESCRIPTION:{_plain(_counts(row))}",
            *([f"LOCATION:{_plain(row.place)}"] if row.place else []), "END:VEVENT",
        ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _dated(incidents: Iterable[Incident]) -> list[Incident]:
    known = [row for row in incidents if row.occurred_earliest and row.occurred_earliest[:4].isdigit()]
    return sorted(known, key=lambda row: (row.occurred_earliest or "", row.incident_id))


def _parts(day: str | None) -> dict[str, int]:
    read = _day(day)
    return {"year": read.year, "month": read.month, "day": read.day}


def _day(day: str | None) -> date:
    return date.fromisoformat((day or "")[:10])


def _parties(row: Incident, name: Name) -> str:
    return " → ".join(name(code) for code in (row.source, row.recipient) if code) or "parties unknown"


def _told(row: Incident, name: Name) -> str:
    return f"{_parties(row, name)}: {row.type.lower()}, {row.status}"


def _counts(row: Incident) -> str:
    return f"{row.occurred}; reports {row.reports}, origins {row.origins}"


def _named(code: str | None, names: Mapping[str, str]) -> str:
    return " and ".join(names.get(part, part) for part in (code or "unknown").split(";"))


def _escaped(text: str) -> str:
    """TimelineJS puts its texts into the page as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A content line cut into pieces of at most 75 octets, never inside a character."""
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > _FOLD:
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + character, size + width
    return "\r\n ".join([*pieces, piece])
