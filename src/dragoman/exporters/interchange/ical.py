"""A record in, what is planned and has a date as an iCalendar file out.

Source:
    RFC 5545; RFC 7986, 5.2, for the description. Stamps come from the reports and not from the clock, so that two
    exports are equal.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from dragoman.exporters.interchange.names import PLANNED, Cast, Told, counted, headline, told_incidents
from dragoman.language.precision import known_day
from dragoman.model.findings import Incident
from dragoman.ports import CorpusView

_OCTETS = 73
"""A line has at most 75 octets; a folded one begins with a space, and no character may be cut."""
_QUOTES = 3


class CalendarExporter:
    """The port `Exporter`: one all-day entry a planned incident with known days; the others are counted."""

    name = "ical"
    tables = frozenset({"incidents"})

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `planned.ics`."""
        out.mkdir(parents=True, exist_ok=True)
        planned = [row for row in view.rows("incidents") if row.status == "planned"]
        path = out / "planned.ics"
        path.write_bytes(calendar_of(view, planned).encode())
        return [path]


def calendar_of(view: CorpusView, incidents: Sequence[Incident]) -> str:
    """Some incidents of a record as a calendar, by their days.

    An entry fills the days that it stands on. Left out is therefore what may have been on one of several days, and what
    has no date; the calendar's description counts both.
    """
    dated = sorted((row for row in incidents if row.occurred_earliest), key=_day)
    kept = [told for told in told_incidents(view, dated) if told.lasts or known_day(told.incident.occurred)]
    cast = Cast(view)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dragoman//incidents//EN"]
    lines.append(f"DESCRIPTION:{_escaped(_note(len(kept), len(dated), len(incidents)))}")
    for told in kept:
        lines += _entry(told, cast)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _note(kept: int, dated: int, everything: int) -> str:
    return (
        f"Entries: {kept}. Left out: {dated - kept} whose day is not known within several, "
        f"{everything - dated} without a date."
    )


def _day(row: Incident) -> tuple[str, str]:
    return row.occurred_earliest or "", row.incident_id


def _entry(told: Told, cast: Cast) -> Iterator[str]:
    incident = told.incident
    first = date.fromisoformat(incident.occurred_earliest or "")
    last = date.fromisoformat(incident.occurred_latest or incident.occurred_earliest or "")
    yield "BEGIN:VEVENT"
    yield f"UID:{incident.incident_id}@dragoman"
    yield f"DTSTAMP:{_stamp(told)}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(headline(incident, cast))}"
    yield f"STATUS:{'TENTATIVE' if incident.status in PLANNED else 'CONFIRMED'}"
    if incident.place:
        yield f"LOCATION:{_escaped(incident.place)}"
    yield f"DESCRIPTION:{_escaped(chr(10).join([counted(incident), *told.quotes(_QUOTES)]))}"
    yield "END:VEVENT"


def _stamp(told: Told) -> str:
    """The last day on which it can have been first reported; the epoch where no report has a date."""
    days = [told.documents[event.document_id].published_latest for event in told.events]
    first = min((day for day in days if day), default="1970-01-01")
    return f"{first.replace('-', '')}T000000Z"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
