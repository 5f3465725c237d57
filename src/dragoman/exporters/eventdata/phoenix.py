"""The record's CAMEO events as a Phoenix file: tab-separated, no header, 26 columns, unknown is empty.

One row a (day, source, target, code), the pipeline's one-a-day filter: the ids, addresses and outlets of the reports
that tell of it are joined. Without a known day, events of different reports are not taken for one.

Source:
    Columns and quad classes as in github:openeventdata/phoenix_pipeline, postprocess.py.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from dragoman.codebooks import cameo
from dragoman.exporters.eventdata import parties, records
from dragoman.exporters.eventdata.records import CodedEvent
from dragoman.exporters.eventdata.writing import Cell, joined, write_tsv
from dragoman.ports import CorpusView

COLUMNS: Final = (
    "EventID", "Date", "Year", "Month", "Day",
    "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute",
    "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
    "EventCode", "EventRootCode", "QuadClass", "GoldsteinScore", "Issues",
    "Lat", "Lon", "LocationName", "StateName", "CountryName", "SentenceIDs", "URLs", "NewsSources",
)  # fmt: skip
"""Not written: the format has no header line."""

# Where Phoenix's quad class differs from that of the root in GDELT.
_QUADS: Final = {"01": 0, "02": 0, "16": 3}

_Key = tuple[str, str, str, str]


class PhoenixExporter:
    """The port `Exporter`."""

    name = "phoenix"
    tables = frozenset({"events"})

    def __init__(self, *, states: parties.StateCodes | None = None) -> None:
        """`states` gives the names of countries; None takes the shipped actor codebook's."""
        self._states = states or parties.shipped_states()

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `phoenix.tsv`."""
        out.mkdir(parents=True, exist_ok=True)
        groups = sorted(_one_a_day(view).items())
        rows = (self._row(key, group) for key, group in groups)
        return [write_tsv(out / "phoenix.tsv", None, rows)]

    def _row(self, key: _Key, group: Sequence[CodedEvent]) -> Sequence[Cell]:
        _, source, target, code = key
        day = records.day_of(group[0].event.occurred)
        issues = Counter(context for coded in group for context in coded.event.contexts)
        return (
            f"{records.row_number(*key)}_1",
            day.day and day.day.replace("-", ""),
            day.year,
            day.month and day.month[5:],
            day.day and day.day[8:],
            *_actor(source),
            *_actor(target),
            code,
            code[: cameo.ROOT_LENGTH],
            quad_class(code),
            cameo.cameo_code(code).goldstein,
            joined(f"{issue},{count}" for issue, count in sorted(issues.items())),
            *self._location(group),
            joined(f"{coded.event.document_id}_{coded.sentence}" for coded in group if coded.sentence),
            joined(_distinct(coded.report.uri for coded in group)),
            joined(_distinct(coded.report.publisher for coded in group)),
        )

    def _location(self, group: Sequence[CodedEvent]) -> tuple[Cell, ...]:
        place = next((coded.place for coded in group if coded.place is not None), None)
        if place is None:
            return (None,) * 5
        country = self._states.state_name(place.country) if place.country else None
        return place.latitude, place.longitude, place.name, None, country


def quad_class(code: str) -> int:
    """The quad class of a CAMEO code in Phoenix: 0 for statements and appeals, and 16 is verbal conflict."""
    return _QUADS.get(code[: cameo.ROOT_LENGTH], cameo.quad_class(code))


def _one_a_day(view: CorpusView) -> Mapping[_Key, Sequence[CodedEvent]]:
    groups: dict[_Key, list[CodedEvent]] = {}
    for coded in records.coded_events(view):
        event = coded.event
        if event.cameo is None:
            continue
        when = records.day_of(event.occurred).day or f"~{event.occurred or ''} {event.document_id}"
        for source, target in parties.dyads(event):
            groups.setdefault((when, source.actor, target.actor if target else "", event.cameo), []).append(coded)
    return groups


def _actor(code: str) -> tuple[Cell, ...]:
    """Full code, state or kind, primary agent, the rest."""
    if not code:
        return (None,) * 4
    actor = parties.parse_actor(code)
    rest = ([actor.group] if actor.group else []) + list(actor.agents[1:])
    return actor.cameo, actor.state, actor.agents[0] if actor.agents else None, joined(rest)


def _distinct(values: Iterator[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
