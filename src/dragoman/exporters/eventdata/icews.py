"""The record's CAMEO events as an ICEWS file: tab-separated, 20 columns, a row a dyad, unknown is empty.

A second file leads from each row back to the record, whose ids ICEWS has no column for.

Source:
    Column order and wording as in the ICEWS releases (sample rows of github:andybega/icews).
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dragoman.codebooks import cameo
from dragoman.exporters.eventdata import parties, records
from dragoman.exporters.eventdata.records import CodedEvent
from dragoman.exporters.eventdata.writing import Cell, write_tsv
from dragoman.model.annotations import Party
from dragoman.ports import CorpusView

COLUMNS: Final = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip

SECTORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "AGR": "Agricultural",
        "BUS": "Business",
        "COP": "Police",
        "CRM": "Criminals / Gangs",
        "CVL": "General Population / Civilian / Social",
        "EDU": "Education",
        "ELI": "Elite",
        "GOV": "Government",
        "JRN": "News",
        "JUD": "Judicial",
        "LAB": "Labor",
        "LEG": "Legislative / Parliamentary",
        "MED": "Medical / Health",
        "MIL": "Military",
        "OPP": "Opposition",
        "PRM": "Paramilitary",
        "PTY": "Parties",
        "REB": "Rebel",
        "REF": "Refugees / Displaced",
        "REL": "Religious",
        "SOC": "Social",
        "SPY": "Intelligence",
        "UAF": "Unidentified Forces",
    }
)
"""PLOVER sector -> ICEWS's word for it."""


class IcewsExporter:
    """The port `Exporter`: compound parties are multiplied out, a meeting stands in both directions."""

    name = "icews"
    tables = frozenset({"events"})

    def __init__(self, *, states: parties.StateCodes | None = None) -> None:
        """`states` gives the names of countries; None takes the shipped actor codebook's."""
        self._states = states or parties.shipped_states()

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `icews.tab` and `icews.ids.tsv` (row number, event id, report)."""
        out.mkdir(parents=True, exist_ok=True)
        rows = list(self._rows(view))
        return [
            write_tsv(out / "icews.tab", COLUMNS, (row for row, _ in rows)),
            write_tsv(out / "icews.ids.tsv", ("Event ID", "event_id", "document_id"), (key for _, key in rows)),
        ]

    def _rows(self, view: CorpusView) -> Iterator[tuple[Sequence[Cell], Sequence[Cell]]]:
        actors = records.actors_by_code(view)
        for coded in records.coded_events(view):
            event = coded.event
            if event.cameo is None:
                continue
            code = cameo.cameo_code(event.cameo)
            for source, target in parties.dyads(event):
                number = records.row_number(event.event_id, source.actor, target.actor if target else None)
                row = (
                    number,
                    records.day_of(event.occurred).day,
                    *self._party(source, actors),
                    code.name,
                    code.code,
                    code.goldstein,
                    *self._party(target, actors),
                    records.row_number(event.document_id),
                    coded.sentence,
                    coded.report.publisher,
                    *self._location(coded),
                )
                yield row, (number, event.event_id, event.document_id)

    def _party(self, party: Party | None, actors: records.Actors) -> tuple[Cell, Cell, Cell]:
        if party is None:
            return None, None, None
        code = parties.parse_actor(party.actor)
        sectors = ",".join(SECTORS[sector] for sector in code.sectors if sector in SECTORS)
        country = self._states.state_name(code.country) if code.country else None
        return records.actor_name(actors, code, party.text), sectors or None, country

    def _location(self, coded: CodedEvent) -> tuple[Cell, ...]:
        place = coded.place
        if place is None:
            return (None,) * 6
        city = place.name if records.is_populated(place) else None
        country = self._states.state_name(place.country) if place.country else None
        return city, None, None, country, place.latitude, place.longitude
