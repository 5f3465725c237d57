"""A record in, the page an analyst forwards out: a reading for the pile and one for each story."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from dragoman.errors import LookupFailed
from dragoman.exporters.reading.comparing import compared_lines
from dragoman.exporters.reading.content import Line, Reading, Section
from dragoman.exporters.reading.deriving import derivation_words, drift_sections, own_sources
from dragoman.exporters.reading.labels import Labels, act_words, joined, shortened, speaker_words
from dragoman.exporters.reading.listing import listed, no_story, other_stories, span_of_days, story_counts
from dragoman.exporters.reading.naming import reports_in_order
from dragoman.exporters.reading.remarking import REMARKS, remark_lines
from dragoman.exporters.reading.resting import MOST_SOURCES, UTTERED, Passage, Said, shared_sources
from dragoman.exporters.reading.tellers import Tellers
from dragoman.exporters.reading.unread import HEADLINE_ALONE, headlines_alone, is_headline_alone
from dragoman.language.measures import counted
from dragoman.model.annotations import Event, Statement
from dragoman.model.findings import Comparison, Derivation, Incident, Origin, Story
from dragoman.model.text import Document
from dragoman.ports import CorpusView

Brief = tuple[Reading, ...]

_MOST_STORIES = 25
_MOST_SIZES = 3
"""Counts of an incident that its line gives."""
_MOST_TELLERS = 3
"""Tellers of an incident that its line names; of more it names none."""
_MOST_LINES = 40
"""Lines of a section; what is left out is counted."""

_MOST_CREDITS, _LONG_CREDIT = 2, 80
"""Credits of a report that its line gives, and characters of each."""

_WORDS = re.compile(r"\W+")

_DISPUTED: Sequence[tuple[str, str]] = (
    ("contradict", "Contradicted"),
    ("undecided", "Undecided: perhaps not the same thing"),
    ("update", "Updated by a later report"),
)
_SHARED: Sequence[tuple[str, str]] = (
    ("less_precise", "Told more and less precisely"),
    ("agree", "Agreed by independent reports"),
    ("same_origin_changed", "Differs between copies of one origin"),
)


def brief_of(view: CorpusView, *, story_id: str | None = None) -> Brief:
    """The brief of a record, or of one story.

    Raises:
        LookupFailed: there is no such story.
    """
    stories: list[Story] = sorted(view.rows("stories"), key=lambda story: (-story.reports, story.earliest or "9999"))
    if story_id is not None:
        chosen = [story for story in stories if story.story_id == story_id]
        if not chosen:
            raise LookupFailed(no_story(view, story_id, stories))
        return tuple(_story(view, story) for story in chosen)
    shown = [story for story in stories if story.reports > 1][:_MOST_STORIES] or stories[:_MOST_STORIES]
    if len(stories) <= _MOST_STORIES:
        shown = stories
    return (_pile(view, stories, shown), *(_story(view, story) for story in shown))


def _pile(view: CorpusView, stories: Sequence[Story], shown: Sequence[Story]) -> Reading:
    counts = {name: _count(view, name) for name in ("documents", "origins", "statements", "events", "failures")}
    undated = _count(view, "documents where published is null")
    unparsed = _count(view, "documents where language is not null and language <> 'en'")
    headlines = len(headlines_alone(view))
    texts = sum(story.texts for story in stories)
    opening = [
        f"{counted(counts['documents'], 'report')}, {counted(texts, 'text')}, {counted(counts['origins'], 'origin')}, "
        f"{counted(len(stories), 'story', 'stories')}. "
        f"{counted(counts['statements'], 'statement')} and {counted(counts['events'], 'event')} were read from them.",
        joined([
            f"{counted(undated, 'report')} without a known date" if undated else None,
            f"{counted(headlines, 'report')} of {HEADLINE_ALONE}" if headlines else None,
            f"{unparsed} not in English: kept and grouped, not parsed" if unparsed else None,
            counted(counts["failures"], "failure") if counts["failures"] else None,
        ]),
    ]  # fmt: skip
    sections = [Section(title="Stories", lines=tuple(map(listed, shown))), *other_stories(stories, shown)]
    threads = _threads(stories, shown)
    if threads:
        sections.append(_section("Threads", threads))
    across = _across_stories(view)
    if across:
        sections.append(_section("Across stories", across))
    failures = tuple(
        Line(text=f"{row.uri or row.document_id}: {row.part}: {row.detail}") for row in view.rows("failures")
    )
    if failures:
        sections.append(_section("Could not be read or done", failures))
    return Reading(title="Brief", opening=tuple(part for part in opening if part), sections=tuple(sections))


def _threads(stories: Sequence[Story], shown: Sequence[Story]) -> list[Line]:
    """The stories of one storyline, in the order of their days, for each storyline of a story shown."""
    lines: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        if story.storyline_id is not None:
            lines[story.storyline_id].append(story)
    wanted = dict.fromkeys(story.storyline_id for story in shown if story.storyline_id is not None)
    return [
        Line(
            text="happenings apart, one thread: " + "; then ".join(shortened(each.title, 80) for each in members),
            record_id=line,
        )
        for line in wanted
        if len(members := sorted(lines[line], key=lambda story: (story.earliest or "9999", story.story_id))) > 1
    ]


def _across_stories(view: CorpusView) -> list[Line]:
    """What reports of different stories say on one point; each report is named by its uri."""
    query = "select comparison_id from comparisons where story_id is null order by comparison_id limit ?"
    ids = view.sql(query, [_MOST_LINES]).column(0).to_pylist()
    rows: list[Comparison] = list(view.rows("comparisons", ids, column="comparison_id"))
    wanted = {document for row in rows for document in (row.a_document, row.b_document)}
    labels = Labels(view, sorted(view.rows("documents", wanted), key=lambda document: document.uri), by_uri=True)
    by_relation: dict[str, list[Comparison]] = defaultdict(list)
    for row in rows:
        by_relation[row.relation].append(row)
    return [
        replace(line, text=f"{relation.replace('_', ' ')} on {line.text}")
        for relation, alike in by_relation.items() for line in compared_lines(alike, labels)
    ]  # fmt: skip


def _story(view: CorpusView, story: Story) -> Reading:
    documents = reports_in_order(view, story)
    labels = Labels(view, documents, several=story.origins > 1)
    events = {event.event_id: event for event in view.rows("events", story.documents)}
    statements = list(view.rows("statements", story.documents))
    derivations = list(view.rows("derivations", story.documents, column="to_document"))
    comparisons = list(view.rows("comparisons", [story.story_id], column="story_id"))
    incidents = list(view.rows("incidents", [story.story_id], column="story_id"))
    origins = list(view.rows("origins", [story.story_id], column="story_id"))
    remarks = list(view.rows("remarks", story.documents))
    credits = _credits(view, story.documents)
    sections = [
        _section("Reports", [_report(row, labels, derivations, credits[row.document_id]) for row in documents]),
        _section(
            "Origins",
            [*(_origin(origin, labels) for origin in origins), *_resting(origins, statements, comparisons, labels)],
        ),
        *_comparison_sections(comparisons, labels, _DISPUTED),
        _section("What happened", _incident_lines(incidents, events, statements, labels)),
        *_comparison_sections(comparisons, labels, _SHARED),
        *(_section(each.title, each.lines) for each in drift_sections(view, derivations, labels)),
        _section("Who said what", _statement_lines([row for row in statements if _is_said(row)], labels)),
        _section(
            "Who thinks, wants or backs what", _statement_lines([r for r in statements if not _is_said(r)], labels)
        ),
        *(_section(title, remark_lines(remarks, kinds, labels)) for title, kinds in REMARKS),
    ]
    return Reading(
        title=story.title,
        opening=(joined([story_counts(story), span_of_days(story)]),),
        sections=tuple(section for section in sections if section.lines),
        record_id=story.story_id,
    )


def _credits(view: CorpusView, documents: Sequence[str]) -> Mapping[str, Mapping[str, None]]:
    """document_id -> who is credited, mostly for its pictures: a trace of where a report that names nobody was made."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in view.rows("regions", documents):
        if row.kind == "credit":
            found[row.document_id].setdefault(shortened(row.region_text, _LONG_CREDIT))
    return found


def _report(document: Document, labels: Labels, derivations: Sequence[Derivation], credited: Iterable[str]) -> Line:
    mine = own_sources(document.document_id, derivations)
    roles = [derivation_words(row, labels) for row in mine]
    date = f"{document.published} ({document.published_basis})" if document.published else _no_date(document)
    head = joined([
        f"{labels.labels[document.document_id]} {document.uri}", document.publisher, document.agency,
        date, document.language if document.language not in (None, "en") else None,
        *(f"credits “{each}”" for each in islice(credited, _MOST_CREDITS)),
        HEADLINE_ALONE if is_headline_alone(labels.view, document.document_id, document.text) else None,
    ])  # fmt: skip
    return Line(text=joined([head, *roles]), record_id=document.document_id)


def _no_date(document: Document) -> str:
    """That a report has none, with what stood in the place of one: no day of the calendar, or two."""
    written = next((each for each in document.published_evidence if each.document_id is None), None)
    return f"no date (“{shortened(written.text or '', 40)}” in {written.reason})" if written else "no date"


def _origin(origin: Origin, labels: Labels) -> Line:
    members = ", ".join(labels.labels.get(document, document) for document in origin.documents)
    where = "in the pile" if origin.in_collection else "not in the pile"
    return Line(text=f"{origin.name or 'unnamed'} ({where}): {members}. {origin.basis}", record_id=origin.origin_id)


def _resting(
    origins: Sequence[Origin], statements: Sequence[Statement], comparisons: Sequence[Comparison], labels: Labels
) -> list[Line]:
    """On whose words several origins rest: of what these say, their texts are no two witnesses."""
    said = (
        Said(row.document_id, row.speaker, speaker_words(row.speaker, row.speaker_name, row.speaker_text),
             row.content_start, row.content_end)
        for row in statements if _is_said(row)
    )  # fmt: skip
    uttered = (
        (Passage(row.a_document, row.a_start, row.a_end), Passage(row.b_document, row.b_start, row.b_end))
        for row in comparisons if row.relation == "agree" and row.explanation.startswith(UTTERED)
    )  # fmt: skip
    return [
        Line(
            text=f"one source behind {each.origins} of {counted(len(origins), 'origin')}: {labels.actor(each.code)}: "
            + each.listed(labels.labels)
        )
        for each in shared_sources([origin.documents for origin in origins], said, uttered)[:MOST_SOURCES]
    ]


def _incident_lines(
    incidents: Sequence[Incident], events: Mapping[str, Event], statements: Sequence[Statement], labels: Labels
) -> list[Line]:
    tellers = Tellers(labels.view, statements, labels.texts)
    ordered = sorted(incidents, key=_weight)
    return [_incident(row, events, tellers, labels) for row in ordered if any(e in events for e in row.events)]


def _weight(row: Incident) -> tuple[bool, int, str, bool, str]:
    """What is dated and told by many first; then by day; what lacks a party last."""
    lacking = row.source is None or row.recipient is None
    return (row.occurred is None, -row.origins if row.occurred is None else 0, row.occurred_earliest or "", lacking,
            row.incident_id)  # fmt: skip


def _incident(incident: Incident, events: Mapping[str, Event], tellers: Tellers, labels: Labels) -> Line:
    told = [events[event_id] for event_id in incident.events if event_id in events]
    one_each: dict[str, Event] = {}
    for event in told:
        one_each.setdefault(event.document_id, event)
    best = told[0]
    names = tellers.of(incident, told)
    alone = incident.origins == 1 and labels.several
    head = joined([
        incident.occurred or "date unknown",
        _parties(incident, labels),
        f"{act_words(best)}, {incident.status}",
        _sizes(told),
        f"at {incident.place}" if incident.place else None,
        f"as told by {', '.join(names)}" if 0 < len(names) <= _MOST_TELLERS else None,
        counted(incident.reports, "report"), counted(incident.origins, "origin"),
        f"only {', '.join(labels.labels[each] for each in one_each)}" if alone else None,
    ])  # fmt: skip
    cited = list(one_each.values())[:3]
    return Line(
        text=head,
        quotes=tuple(labels.quote(e.document_id, e.sentence_start, e.sentence_end) for e in cited[:1]),
        citations=tuple(labels.cite(e.document_id, e.anchor_start, e.anchor_end) for e in cited),
        record_id=incident.incident_id,
    )


def _sizes(told: Sequence[Event]) -> str | None:
    """How many were harmed or moved, as each telling counts them: `3 dead`, `at least 3 dead`."""
    found = {
        f"{size.qualifier or ''} {size.number:,} {size.kind}".strip(): None for event in told for size in event.size
    }
    return ", ".join(list(found)[:_MOST_SIZES]) or None


def _parties(incident: Incident, labels: Labels) -> str:
    if not incident.source and not incident.recipient:
        return "parties unknown"
    if not incident.recipient:
        return labels.actor(incident.source)
    return f"{labels.actor(incident.source)} → {labels.actor(incident.recipient)}"


def _comparison_sections(
    comparisons: Sequence[Comparison], labels: Labels, titles: Sequence[tuple[str, str]]
) -> Iterator[Section]:
    for relation, title in titles:
        rows = [row for row in comparisons if row.relation == relation]
        yield _section(title, compared_lines(rows, labels))


def _statement_lines(statements: Sequence[Statement], labels: Labels) -> list[Line]:
    """One line a saying: what reports tell in the same words stands once, with all its places."""
    by_speaker: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for row in statements:
        by_speaker[_speaker(row)][f"{row.polarity} {_WORDS.sub(' ', row.content_text.lower())}"].append(row)
    ordered = sorted(by_speaker.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [_statement(name, rows, labels) for name, sayings in ordered for rows in sayings.values()]


def _speaker(row: Statement) -> str:
    return speaker_words(row.speaker, row.speaker_name, row.speaker_text) or "someone not named"


def _is_said(row: Statement) -> bool:
    return row.act in (None, "speech")


def _statement(name: str, rows: Sequence[Statement], labels: Labels) -> Line:
    row = max(rows, key=lambda each: (len(each.via), each.said is not None))
    chain = " ← ".join(link.name for link in reversed(row.via))
    who = f"{name} [{row.speaker}]" if row.speaker else name
    verb = shortened(row.cue_text, 40) if row.cue_text else ""
    head = joined([
        f"{who}: {verb}" if verb else who, "not so" if row.polarity == "denied" else None,
        f"to {row.addressee}" if row.addressee else None, row.said,
        f"via {chain}" if chain else None, ", ".join(row.hedges) or None, "; ".join(row.flags) or None,
    ])  # fmt: skip
    cited = [row, *(each for each in rows if each is not row)]
    return Line(
        text=f"{head}:",
        quotes=(labels.quote(row.document_id, row.content_start, row.content_end),),
        citations=tuple(labels.cite(each.document_id, each.content_start, each.content_end) for each in cited),
        record_id=row.statement_id,
    )


def _section(title: str, lines: Sequence[Line]) -> Section:
    left = len(lines) - _MOST_LINES
    return Section(
        title=title, lines=tuple(lines[:_MOST_LINES]), note=f"{left} more are in the record" if left > 0 else None
    )


def _count(view: CorpusView, what: str) -> int:
    found: Any = view.sql(f"select count(*) from {what}").column(0)[0].as_py()
    return int(found)
