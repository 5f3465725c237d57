"""The record's CAMEO events as GDELT 2.0 files: events (61 columns) and mentions (16), no header, unknown is empty.

An event row is one (incident, source, target, code), so that reports which tell of one happening do not make several;
its mentions are the sentences that tell of it, with the places of the words.

Source:
    Column lists and meanings of the GDELT 2.0 event codebook, as in github:linwoodc3/gdelt2HeaderRows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dragoman.codebooks import cameo
from dragoman.exporters.eventdata import parties, records
from dragoman.exporters.eventdata.records import CodedEvent
from dragoman.exporters.eventdata.writing import Cell, write_tsv
from dragoman.language.precision import known_day
from dragoman.model.annotations import Party, Place
from dragoman.ports import CorpusView

_ACTOR: Final = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
                 "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO: Final = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

EVENT_COLUMNS: Final = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{side}{column}" for side in (1, 2) for column in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{column}" for of in ("Actor1", "Actor2", "Action") for column in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""Not written: the format has no header line."""

MENTION_COLUMNS: Final = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

MAX_TYPES: Final = 3
"""Type codes an actor has room for."""

WEB: Final = 1
CITATION_ONLY: Final = 2
"""`MentionType`: the identifier is an address on the web, or only names the report."""

CONFIDENT: Final = 100
DOUBTFUL: Final = 50
"""`Confidence` is a percentage there and one of two grades here: a rule decided, or only a fall-back did."""

COUNTRY: Final = 1
US_STATE: Final = 2
US_CITY: Final = 3
WORLD_CITY: Final = 4
WORLD_STATE: Final = 5
"""`Geo_Type`: how fine the place is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The mentions of one event row; the first, in the order of reports, gives its columns."""

    number: int
    source: Party
    target: Party | None
    mentions: list[tuple[CodedEvent, Party, Party | None]]


class GdeltExporter:
    """The port `Exporter`."""

    name = "gdelt"
    tables = frozenset({"events"})

    def __init__(self, *, states: parties.StateCodes | None = None) -> None:
        """`states` gives FIPS codes and names of countries; None takes the shipped actor codebook's."""
        self._states = states or parties.shipped_states()

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `gdelt.events.tsv` and `gdelt.mentions.tsv`."""
        out.mkdir(parents=True, exist_ok=True)
        actors = records.actors_by_code(view)
        groups = sorted(_grouped(view), key=lambda group: group.number)
        return [
            write_tsv(out / "gdelt.events.tsv", None, (self._event(group, actors) for group in groups)),
            write_tsv(out / "gdelt.mentions.tsv", None, (row for group in groups for row in _mentions(group))),
        ]

    def _event(self, group: _Group, actors: records.Actors) -> Sequence[Cell]:
        first = group.mentions[0][0]
        code = cameo.cameo_code(first.event.cameo or "")
        return (
            group.number,
            *_dates(first.event.occurred),
            *_actor(group.source, actors),
            *_actor(group.target, actors),
            int(any(coded.paragraph == 1 for coded, _, _ in group.mentions)),
            code.code,
            code.base,
            code.root,
            code.quad,
            code.goldstein,
            len(group.mentions),
            len({coded.report.publisher or coded.report.uri for coded, _, _ in group.mentions}),
            len({coded.report.document_id for coded, _, _ in group.mentions}),
            None,
            *([None] * (2 * len(_GEO))),
            *self._geo(next((coded.place for coded, _, _ in group.mentions if coded.place is not None), None)),
            _added(group),
            first.report.uri,
        )

    def _geo(self, place: Place | None) -> tuple[Cell, ...]:
        if place is None:
            return (None,) * len(_GEO)
        country = self._states.state_name(place.country) if place.country else None
        fips = self._states.fips(place.country) if place.country else None
        name = place.name if records.is_country(place) or country is None else f"{place.name}, {country}"
        return _geo_type(place), name, fips, None, None, place.latitude, place.longitude, None


def _grouped(view: CorpusView) -> Sequence[_Group]:
    groups: dict[int, _Group] = {}
    for coded in records.coded_events(view):
        event = coded.event
        if event.cameo is None:
            continue
        for source, target in parties.dyads(event):
            happening = coded.incident_id or event.event_id
            number = records.row_number(happening, source.actor, target.actor if target else None, event.cameo)
            group = groups.setdefault(number, _Group(number=number, source=source, target=target, mentions=[]))
            group.mentions.append((coded, source, target))
    return list(groups.values())


def _dates(occurred: str | None) -> tuple[Cell, ...]:
    """SQLDATE, MonthYear, Year, FractionDate: only as fine as the date is known."""
    day = records.day_of(occurred)
    if day.day is None:
        return None, day.month and day.month.replace("-", ""), day.year, None
    year, month, number = (int(part) for part in day.day.split("-"))
    # The codebook's own approximation: months of 30 days in a year of 365.
    fraction = round(year + min((month * 30 + number) / 365, 0.9999), 4)
    return day.day.replace("-", ""), f"{year:04}{month:02}", year, fraction


def _actor(party: Party | None, actors: records.Actors) -> tuple[Cell, ...]:
    if party is None:
        return (None,) * len(_ACTOR)
    actor = parties.parse_actor(party.actor)
    kind = () if actor.country else (actor.state,)
    types = (*kind, *actor.agents)[:MAX_TYPES]
    return (
        actor.cameo,
        records.actor_name(actors, actor, party.text).upper(),
        actor.country,
        actor.group,
        None,
        None,
        None,
        *types,
        *([None] * (MAX_TYPES - len(types))),
    )


def _geo_type(place: Place) -> int:
    if records.is_country(place):
        return COUNTRY
    in_usa = place.country == "USA"
    if (place.feature or "").removeprefix("A.").startswith("ADM"):
        return US_STATE if in_usa else WORLD_STATE
    return US_CITY if in_usa else WORLD_CITY


def _mentions(group: _Group) -> Iterator[Sequence[Cell]]:
    added = _added(group)
    for coded, source, target in group.mentions:
        event, report = coded.event, coded.report
        on_web = report.uri.startswith(("http://", "https://"))
        yield (
            group.number,
            added,
            _stamp(report.published),
            WEB if on_web else CITATION_ONLY,
            report.publisher,
            report.uri,
            coded.sentence,
            source.party_start,
            target.party_start if target else None,
            event.anchor_start,
            1,
            CONFIDENT if event.confident else DOUBTFUL,
            report.characters,
            None,
            None,
            event.event_id,
        )


def _added(group: _Group) -> str | None:
    """When the event was first told: the earliest publication day of its reports, at midnight.

    None where a report without a known day may be older than that.
    """
    reports = [coded.report for coded, _, _ in group.mentions]
    earliest = min(report.published_earliest or "" for report in reports)
    return next((_stamp(report.published) for report in reports if known_day(report.published) == earliest), None)


def _stamp(published: str | None) -> str | None:
    """`YYYYMMDDHHMMSS` of a day; the hour is not kept in the record and reads as midnight."""
    day = known_day(published)
    return f"{day.replace('-', '')}000000" if day else None
