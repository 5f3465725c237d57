"""The record's PLOVER events as a POLECAT weekly file: tab-separated, 40 columns, unknown is `None`.

Source:
    Column order as in the released files; PLOVER manual 0.8+ for what the fields hold.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from dragoman.codebooks import plover
from dragoman.exporters.eventdata import parties, records
from dragoman.exporters.eventdata.records import CodedEvent
from dragoman.exporters.eventdata.writing import Cell, joined, write_tsv
from dragoman.model.annotations import Party, Place
from dragoman.ports import CorpusView

MISSING: Final = "None"

COLUMNS: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip


class PolecatExporter:
    """The port `Exporter`: one row an event, its parties as lists; a reciprocal act has all of them as actors."""

    name = "polecat"
    tables = frozenset({"events"})

    def __init__(self, *, states: parties.StateCodes | None = None) -> None:
        """`states` gives the Correlates of War numbers; None takes the shipped actor codebook's."""
        self._states = states or parties.shipped_states()

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `polecat.tsv`."""
        out.mkdir(parents=True, exist_ok=True)
        return [write_tsv(out / "polecat.tsv", COLUMNS, self._rows(view), missing=MISSING)]

    def _rows(self, view: CorpusView) -> Iterator[Sequence[Cell]]:
        cast = _Cast(view, self._states)
        names = [records.names_by_report(view, kind) for kind in ("person", "organisation", "place")]
        version = records.version(view)
        for coded in records.coded_events(view):
            event, report = coded.event, coded.report
            yield (
                *_act(coded),
                *cast.columns(coded, event.sources),
                *cast.columns(coded, event.recipients),
                *_location(coded.place, event.place),
                report.publisher,
                records.day_of(report.published).day,
                *(joined(found.get(report.document_id, ())) for found in names),
                report.language,
                version,
            )


class _Cast:
    """The eight columns of each side of an event."""

    def __init__(self, view: CorpusView, states: parties.StateCodes) -> None:
        self._actors = records.actors_by_code(view)
        self._titles = records.titles_by_span(view)
        self._states = states

    def columns(self, coded: CodedEvent, side: Sequence[Party]) -> tuple[Cell, ...]:
        """Name, country, COW number, primary sector, sectors, title, name as written, Wikipedia id."""
        codes = [parties.parse_actor(party.actor) for party in side]
        document = coded.event.document_id
        return (
            joined(records.actor_name(self._actors, code, party.text) for code, party in zip(codes, side, strict=True)),
            joined((code.state for code in codes), missing=MISSING),
            joined((self._states.cow(code.state) for code in codes), missing=MISSING),
            joined((code.sectors[0] if code.sectors else None for code in codes), missing=MISSING),
            joined(sector for code in codes for sector in code.sectors),
            joined(
                (self._titles.get((document, party.party_start, party.party_end)) for party in side), missing=MISSING
            ),
            joined(party.text for party in side),
            None,
        )


def _act(coded: CodedEvent) -> tuple[Cell, ...]:
    event = coded.event
    mode = plover.recorded_mode(event.type, event.mode, event.status)
    return (
        event.event_id,
        records.day_of(event.occurred).day,
        event.plover,
        mode,
        event.intensity,
        event.quad,
        joined(event.contexts),
    )


def _location(place: Place | None, name: str | None) -> tuple[Cell, ...]:
    if place is None:
        return (name, *([None] * 9))
    return (
        place.name,
        place.name if records.is_populated(place) else None,
        None,
        None,
        place.country,
        place.latitude,
        place.longitude,
        place.geonames_id,
        place.place_text,
        place.feature,
    )
