"""A record with its stories, origins and incidents in, what independent reports say on the same points out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import combinations, groupby
from typing import Any, Literal

import pyarrow as pa

from dragoman.codebooks.formulas import may_hold_formula
from dragoman.crossdoc.reconciliation.background import Dated, compared_acts, dated_acts_of
from dragoman.crossdoc.reconciliation.bounds import of_one_kind
from dragoman.crossdoc.reconciliation.counted import compared_counts
from dragoman.crossdoc.reconciliation.course import Course, compared_courses, courses_of
from dragoman.crossdoc.reconciliation.decided import decided
from dragoman.crossdoc.reconciliation.disputes import compared
from dragoman.crossdoc.reconciliation.facts import AGREEING, Fact, Span, facts_of
from dragoman.crossdoc.reconciliation.formulas import Formula, compared_formulas, formulas_of
from dragoman.crossdoc.reconciliation.happenings import compared_happenings
from dragoman.crossdoc.reconciliation.located import compared_places
from dragoman.crossdoc.reconciliation.names import Named, Side, once, side_of, told_apart
from dragoman.crossdoc.reconciliation.pairing import Report, of_one_outlet
from dragoman.crossdoc.reconciliation.persons import Personal, compared_persons, persons_of
from dragoman.crossdoc.reconciliation.rows import RELATIONS as RELATIONS
from dragoman.crossdoc.reconciliation.rows import Finding, row_of, told_by_several
from dragoman.crossdoc.reconciliation.sayings import Saying, compared_sayings, lasts, sayings_of
from dragoman.crossdoc.reconciliation.slots import WHOLE_COUNTRY, Told, compared_slots
from dragoman.crossdoc.reconciliation.speech import Quote, Spoken, compared_quotes, quotes_of
from dragoman.crossdoc.reconciliation.unknowns import Telling, answered
from dragoman.language.origins import origins_of_reports
from dragoman.model.annotations import Event, Region, SentenceSpan, TimeExpression
from dragoman.model.findings import Incident
from dragoman.model.schema import from_arrow
from dragoman.ports import CorpusView, Engine, Findings

_MOST = 200
"""Comparisons of a story that are kept, contradictions first."""
_WIDEST = 7
"""Days that an inferred date may leave open and still say which of two reports is the later."""
_CHUNK, _PIECES = 800, 8
"""Reports that are held in memory at once, unless one storyline has more, and the pieces that an engine has at least to
hand out. Each piece looks through whole tables: at 120 reports 19,153 take a third longer."""
_TELLING = frozenset({"headline", "subhead", "caption"})
"""Regions that tell something."""

_STORIES = """
    with threads as (
      select story_id, coalesce(storyline_id, story_id) as thread,
             sum(reports) over (partition by coalesce(storyline_id, story_id)) as told
      from stories
    )
    select d.document_id, d.story_id, t.thread, d.published_earliest, d.published_latest, d.publisher, d.agency
    from documents d join threads t using (story_id) where t.told > 1 order by t.thread, d.story_id, d.document_id
"""


class ReconciliationPart:
    """The port `CorpusPart`: fills `comparisons`."""

    name = "reconciliation"
    requires = frozenset(
        {
            "documents",
            "sentences",
            "times",
            "statements",
            "events",
            "places",
            "stories",
            "origins",
            "incidents",
            "decisions",
        }
    )
    provides = frozenset({"comparisons"})
    reach: Literal["stories", "record"] = "stories"

    def __init__(self, engine: Engine | None = None) -> None:
        """Args: engine: maps over the storylines; None does so in this process."""
        self._map = map if engine is None else engine.map

    def analyse(self, view: CorpusView) -> Findings:
        """The comparisons of each story, as persons have decided on them."""
        chunks = (_Chunk(reports=chunk, tables=_tables(view, chunk)) for chunk in _chunks(view))
        rows = [row for found in self._map(partial(_compared, _countries(view)), chunks) for row in found]
        return Findings(tables={"comparisons": list(decided(view, told_apart(sorted(rows, key=_gravest))))}, updates={})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    """The reports of whole storylines, and what was read from them, by table."""

    reports: Sequence[Report]
    tables: Mapping[str, pa.Table]


def _compared(countries: Mapping[str, str], chunk: _Chunk) -> list[Named]:
    layers = _layers(chunk.tables)
    happenings = _happenings(chunk.reports, layers)
    found: list[Named] = []
    for _, thread in groupby(chunk.reports, key=lambda report: report.thread):
        reports = list(thread)
        found += _rows(list(told_by_several(_of_thread(reports, layers))), layers)
        for story_id, members in groupby(reports, key=lambda report: report.story_id):
            told = [*_of_story(story_id, list(members), layers, countries), *happenings.get(story_id, ())]
            found += _rows(list(told_by_several(of_one_kind(told, layers.texts))), layers)
    return found


def _happenings(chunk: Sequence[Report], layers: "_Layers") -> Mapping[str | None, Sequence[Finding]]:
    """What the reports of each story say otherwise of what happened, by story; all of a chunk are parsed at once."""
    stories = _by(chunk, "story_id")
    several = {key: reports for key, reports in stories.items() if _told_by_several(reports)}
    told = {key: [_telling(report, layers) for report in reports] for key, reports in several.items()}
    return dict(zip(told, compared_happenings(list(told.values())), strict=True))


def _of_thread(reports: Sequence[Report], layers: "_Layers") -> Iterator[Finding]:
    """What lasts from one happening to the next: background, and views."""
    yield from compared_acts([act for report in reports for act in _acts(report, layers)])
    if _told_by_several(reports):
        views = [saying for report in reports for saying in _sayings(report, layers) if lasts(saying)]
        yield from compared_sayings(views)
        yield from compared_formulas(each for report in reports for each in _formulas(report, layers))


def _of_story(
    story_id: str | None, reports: Sequence[Report], layers: "_Layers", countries: Mapping[str, str]
) -> Iterator[Finding]:
    if len(reports) > 1:
        several = _told_by_several(reports)
        yield from compared([fact for report in reports for fact in _facts(report, layers, several=several)])
        yield from compared_quotes([quote for report in reports for quote in _quotes(report, layers)])
        yield from compared_courses([course for report in reports for course in _courses(report, layers)])
        yield from answered([_telling(report, layers) for report in reports])
        if several:
            sayings = [saying for report in reports for saying in _sayings(report, layers)]
            yield from compared_sayings([saying for saying in sayings if not lasts(saying)])
            yield from compared_persons([row for report in reports for row in _persons(report, layers)])
        yield from _of_incidents(story_id, reports, layers, countries)


def _told_by_several(reports: Sequence[Report]) -> bool:
    """Whether the reports are of more than one outlet: one outlet's later words are no contradiction."""
    known = {report.outlets: report for report in reports}
    if frozenset() in known:
        return len(reports) > 1
    return any(not of_one_outlet(*pair) for pair in combinations(known.values(), 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layers:
    """What was read from the reports of a chunk, by report; incidents by story."""

    texts: Mapping[str, str]
    sentences: Mapping[str, Sequence[SentenceSpan]]
    pieces: Mapping[str, Sequence[Span]]
    times: Mapping[str, Sequence[TimeExpression]]
    statements: "_ByReport"
    spoken: Mapping[str, Sequence[Spoken]]
    events: Mapping[str, Event]
    incidents: Mapping[str, Sequence[Incident]]


_READ = ("sentences", "regions", "times", "statements", "events")
_TEXTS = """
    select document_id, text from documents where document_id in (select unnest(?::varchar[])) order by document_id
"""


def _tables(view: CorpusView, reports: Sequence[Report]) -> dict[str, pa.Table]:
    ids = [report.document_id for report in reports]
    stories = {report.story_id for report in reports if report.story_id is not None}
    found = {name: view.among(name, ids) for name in _READ}
    return found | {"texts": view.sql(_TEXTS, [ids]), "incidents": view.among("incidents", stories, column="story_id")}


def _layers(tables: Mapping[str, pa.Table]) -> "_Layers":
    rows = {name: from_arrow(name, tables[name]) for name in ("sentences", "regions", "times", "events", "incidents")}
    sentences = _by(rows["sentences"], "document_id")
    return _Layers(
        texts={row["document_id"]: row["text"] for row in tables["texts"].to_pylist()},
        sentences=sentences,
        pieces=_pieces(sentences, rows["regions"]),
        times=_by(rows["times"], "document_id"),
        statements=_ByReport("statements", tables["statements"]),
        spoken=_spoken(tables["statements"]),
        events={event.event_id: event for event in rows["events"]},
        incidents=_by(rows["incidents"], "story_id"),
    )


def _spoken(table: pa.Table) -> Mapping[str, list[Spoken]]:
    """Of statements what quotations need, by report; whole rows take ten times as long."""
    found: dict[str, list[Spoken]] = defaultdict(list)
    names = ("document_id", "content_start", "content_end", "speaker_name", "speaker_text")
    for key, start, end, name, text in zip(*(table.column(each).to_pylist() for each in names), strict=True):
        found[key].append(Spoken(start, end, name or text or ""))
    return found


class _ByReport:
    """The rows of a table by report, made when they are asked for: most reports are not."""

    def __init__(self, name: str, table: pa.Table) -> None:
        self._name = name
        self._table = table
        self._read: dict[str, list[Any]] = {}

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, int]]:
        """Where the rows of each report begin, and how many they are: a table is in the order of its reports."""
        found: dict[str, tuple[int, int]] = {}
        for place, key in enumerate(self._table.column("document_id").to_pylist()):
            first, count = found.get(key, (place, 0))
            found[key] = first, count + 1
        return found

    def of(self, document_id: str) -> Sequence[Any]:
        """The rows of a report."""
        if document_id not in self._read:
            first, count = self._places.get(document_id, (0, 0))
            self._read[document_id] = from_arrow(self._name, self._table.slice(first, count)) if count else []
        return self._read[document_id]


def _pieces(sentences: Mapping[str, Sequence[SentenceSpan]], regions: Iterable[Region]) -> dict[str, list[Span]]:
    """The spans of each report in which it tells something: sentences, headlines and captions, in order."""
    found = {key: {(row.sentence_start, row.sentence_end) for row in rows} for key, rows in sentences.items()}
    for row in regions:
        if row.kind in _TELLING:
            found.setdefault(row.document_id, set()).add((row.region_start, row.region_end))
    return {key: sorted(spans) for key, spans in found.items()}


def _facts(report: Report, layers: "_Layers", *, several: bool) -> Iterator[Fact]:
    key = report.document_id
    return facts_of(
        report, layers.texts[key], layers.pieces.get(key, ()), layers.times.get(key, ()),
        left_out=frozenset() if several else AGREEING,
    )  # fmt: skip


def _courses(report: Report, layers: "_Layers") -> Iterator[Course]:
    key = report.document_id
    return courses_of(report, layers.texts[key], layers.pieces.get(key, ()), layers.times.get(key, ()))


def _sayings(report: Report, layers: "_Layers") -> Iterator[Saying]:
    return sayings_of(report, layers.statements.of(report.document_id))


def _formulas(report: Report, layers: "_Layers") -> Iterator[Formula]:
    key = report.document_id
    text = layers.texts[key]
    if not may_hold_formula(text):
        return iter(())
    return formulas_of(report, text, layers.pieces.get(key, ()), layers.statements.of(key))


def _telling(report: Report, layers: "_Layers") -> Telling:
    key = report.document_id
    return Telling(
        report=report, text=layers.texts[key], pieces=layers.pieces.get(key, ()), times=layers.times.get(key, ())
    )


def _persons(report: Report, layers: "_Layers") -> Iterator[Personal]:
    return persons_of(report, layers.texts[report.document_id], layers.pieces.get(report.document_id, ()))


def _acts(report: Report, layers: "_Layers") -> Iterator[Dated]:
    key = report.document_id
    return dated_acts_of(report, layers.texts[key], layers.pieces.get(key, ()), layers.times.get(key, ()))


def _quotes(report: Report, layers: "_Layers") -> Iterator[Quote]:
    key = report.document_id
    return quotes_of(report, layers.texts[key], layers.sentences.get(key, ()), layers.spoken.get(key, ()))


def _of_incidents(
    story_id: str | None, reports: Sequence[Report], layers: "_Layers", countries: Mapping[str, str]
) -> Iterator[Finding]:
    by_id = {report.document_id: report for report in reports}
    for incident in layers.incidents.get(story_id or "", ()):
        events = [layers.events[key] for key in incident.events if key in layers.events]
        told = [Told(event=event, report=by_id[event.document_id]) for event in events if event.document_id in by_id]
        if len({each.report.document_id for each in told}) > 1:
            yield from compared_slots(incident, told, countries)
            yield from compared_counts(incident, told, layers.texts)
            yield from compared_places(incident, told, layers.texts)


def _countries(view: CorpusView) -> dict[str, str]:
    """Place as named, lower case -> its country; a country itself also under its name and a mark."""
    query = """
        select distinct lower(name) as name, country, feature like 'PCL%' as whole
        from places where country is not null order by name, country, whole
    """
    found: dict[str, str] = {}
    for row in view.sql(query).to_pylist():
        found.setdefault(row["name"], row["country"])
        if row["whole"]:
            found[row["name"] + WHOLE_COUNTRY] = row["country"]
    return found


def _chunks(view: CorpusView) -> Iterator[list[Report]]:
    """The reports of storylines that more than one report tells, whole ones at a time."""
    origins = origins_of_reports(view)
    chunk: list[Report] = []
    told = view.sql(_STORIES).to_pylist()
    most = min(_CHUNK, len(told) // _PIECES)
    for _, rows in groupby(told, key=lambda row: row["thread"]):
        members = [_report(row, origins) for row in rows]
        if chunk and len(chunk) + len(members) > most:
            yield chunk
            chunk = []
        chunk += members
    if chunk:
        yield chunk


def _report(row: Mapping[str, Any], origins: Mapping[str, frozenset[str]]) -> Report:
    earliest, latest = row["published_earliest"], row["published_latest"]
    return Report(
        document_id=row["document_id"],
        story_id=row["story_id"],
        thread=row["thread"],
        origins=origins.get(row["document_id"], frozenset({row["document_id"]})),
        days=(earliest, latest) if _is_known(earliest, latest) else None,
        outlets=frozenset(name.casefold() for name in (row["publisher"], row["agency"]) if name),
    )


def _is_known(earliest: str | None, latest: str | None) -> bool:
    if earliest is None or latest is None:
        return False
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days <= _WIDEST


def _by(rows: Iterable[Any], column: str) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, column)].append(row)
    return found


def _rows(findings: Sequence[Finding], layers: _Layers) -> list[Named]:
    named = sorted((row_of(each, _sides(each, layers)) for each in findings), key=_gravest)
    return once(named)[:_MOST]


def _sides(finding: Finding, layers: _Layers) -> tuple[Side, Side]:
    return (
        _side(finding.a, finding.a_start, finding.a_end, layers),
        _side(finding.b, finding.b_start, finding.b_end, layers),
    )


def _side(report: Report, start: int, end: int, layers: _Layers) -> Side:
    return side_of(layers.texts[report.document_id], layers.pieces.get(report.document_id, ()), start, end)


def _gravest(each: Named) -> tuple[int, str, str, int, str, int]:
    row = each.row
    return RELATIONS.index(row.relation), row.comparison_id, row.a_document, row.a_start, row.b_document, row.b_start
