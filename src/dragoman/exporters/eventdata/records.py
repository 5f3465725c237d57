"""Coded events with all that a row of event data needs: a view of the record in, one `CodedEvent` an event out.

Kept out: what PLOVER does not record, and what the text negates or denies. An unknown stays None here; each format
writes its own sign for it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dragoman.exporters.eventdata.parties import ActorCode
from dragoman.language.precision import finest_date
from dragoman.model.annotations import Event, Place
from dragoman.model.findings import Actor
from dragoman.model.schema import from_mapping
from dragoman.ports import CorpusView

BATCH: Final = 2000
"""Rows turned into objects at a time; bounds memory only."""

_EVENTS: Final = """
select * from events
where plover is not null and status not in ('negated', 'denied')
order by document_id, anchor_start, event_id
"""

_REPORTS: Final = """
select document_id, uri, title, publisher, language, published, published_earliest, length(text) as characters
from documents order by document_id
"""

Actors = Mapping[str, Actor]

_SENTENCES: Final = """
with numbered as (
    select document_id, sentence_start, paragraph + 1 as paragraph,
           row_number() over (partition by document_id order by sentence_start) as sentence
    from sentences
)
select * from numbered semi join events using (document_id, sentence_start)
order by document_id, sentence_start
"""

_PLACES: Final = """
select * from places semi join events using (document_id, place_start)
order by document_id, place_start
"""

_NAMES: Final = """
select document_id, coalesce(name, mention_text) as name from mentions
where kind = ? and coreferent is null
order by document_id, mention_start, mention_end
"""

_TITLES: Final = """
select document_id, mention_start, mention_end, title from mentions
where title is not null
order by mention_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report in which an event stands; `characters` is the length of its text in code points."""

    document_id: str
    uri: str
    title: str | None
    publisher: str | None
    language: str | None
    published: str | None
    published_earliest: str | None
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An event, where it stands and what it belongs to.

    `sentence` and `paragraph` count from 1 and are None where the record has no sentence at that place. `place` is
    None where the place has no row. `incident_id` is None before incidents were gathered.
    """

    event: Event
    report: Report
    sentence: int | None
    paragraph: int | None
    place: Place | None
    incident_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as far as it is known: `day` an ISO day, `month` `YYYY-MM`, `year` `YYYY`; coarser ones follow."""

    day: str | None
    month: str | None
    year: str | None


def coded_events(view: CorpusView) -> Iterator[CodedEvent]:
    """Every event that is exported, by report and then in text order."""
    reports = {row["document_id"]: Report(**row) for row in _answer(view, _REPORTS)}
    sentences = _sentences(view)
    places = {(row["document_id"], row["place_start"]): from_mapping(Place, row) for row in _answer(view, _PLACES)}
    incidents = {event: incident.incident_id for incident in view.rows("incidents") for event in incident.events}
    for event in _events(view):
        sentence, paragraph = sentences.get((event.document_id, event.sentence_start), (None, None))
        yield CodedEvent(
            event=event,
            report=reports[event.document_id],
            sentence=sentence,
            paragraph=paragraph,
            place=None if event.place_start is None else places.get((event.document_id, event.place_start)),
            incident_id=incidents.get(event.event_id),
        )


def actors_by_code(view: CorpusView) -> Actors:
    """The actors of the record by code."""
    return {actor.actor: actor for actor in view.rows("actors")}


def names_by_report(view: CorpusView, kind: str) -> Mapping[str, Sequence[str]]:
    """The names of one kind of mention in each report, once each, in text order; short forms and pronouns left out."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in _answer(view, _NAMES, kind):
        found[row["document_id"]][row["name"]] = None
    return {document_id: tuple(names) for document_id, names in found.items()}


def titles_by_span(view: CorpusView) -> Mapping[tuple[str, int, int], str]:
    """(report, start, end) of a mention -> the office or role that the text gives the person."""
    return {
        (row["document_id"], row["mention_start"], row["mention_end"]): row["title"] for row in _answer(view, _TITLES)
    }


def actor_name(actors: Actors, code: ActorCode, written: str) -> str:
    """The name of an actor: the record's for that code or person, else as the report writes it."""
    known = actors.get(code.code) or actors.get(code.entity if code.key else "")
    return known.name if known else written


def is_populated(place: Place) -> bool:
    """Whether a place is a town or city: GeoNames feature class P or a code of it."""
    feature = place.feature or ""
    return feature == "P" or feature.startswith(("P.", "PPL"))


def is_country(place: Place) -> bool:
    """Whether a place is a whole country: GeoNames code PCL and its kinds."""
    return (place.feature or "").removeprefix("A.").startswith("PCL")


def version(view: CorpusView) -> str | None:
    """The version of dragoman that made the record, or None where no run is kept."""
    found = view.sql("select max(version) as version from runs").to_pylist()
    return f"dragoman-{found[0]['version']}" if found and found[0]["version"] else None


def day_of(edtf: str | None) -> Day:
    """A date as far as all the days agree that it leaves open: one of a week has its month, one of a year none.

    Args:
        edtf: `2022-12-30`, `2022-12`, `2023`, or an interval of such.

    Returns:
        No day for more than one: the first of a month or of an interval would be a guess. All None where two years
        are open, and for what is no date.
    """
    parts = (finest_date(edtf) or "").split("-")
    year, month, day = ("-".join(parts[:count]) if parts[0] and len(parts) >= count else None for count in (1, 2, 3))
    return Day(day=day, month=month, year=year)


def row_number(*parts: str | None) -> int:
    """A number for formats whose ids are integers: 63 bits of a digest, the same on every machine."""
    text = "\x1f".join("" if part is None else part for part in parts)
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _events(view: CorpusView) -> Iterator[Event]:
    return (from_mapping(Event, row) for row in _answer(view, _EVENTS))


def _sentences(view: CorpusView) -> Mapping[tuple[str, int], tuple[int, int]]:
    """(report, start) -> number of the sentence and of its paragraph in the report, from 1; those with events only."""
    return {
        (row["document_id"], row["sentence_start"]): (row["sentence"], row["paragraph"])
        for row in _answer(view, _SENTENCES)
    }


def _answer(view: CorpusView, query: str, *parameters: str) -> Iterator[Mapping[str, Any]]:
    for batch in view.sql(query, parameters).to_batches(max_chunksize=BATCH):
        yield from batch.to_pylist()
