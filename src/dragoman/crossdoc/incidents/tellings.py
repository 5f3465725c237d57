"""The events of a record in, tellings out: one for each sentence however often it was copied."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from dragoman.codebooks.parties import Code, codes_of, places_of
from dragoman.crossdoc.incidents.acts import act_of
from dragoman.crossdoc.incidents.openings import Opening, Span, is_dated, opening_of
from dragoman.language.syntax import parse_texts
from dragoman.language.words import content_words, words_of
from dragoman.model.text import Sentence
from dragoman.ports import CorpusView

_UNDATED = "9999"

_EVENTS = """
    with pairs as (
        select derivation_id, from_document, to_document, unnest(alignments) as pair
        from derivations where from_document is not null
    ), aligned as (
        select row_number() over (order by derivation_id, pair) as number, * from pairs
    ), sides as (
        select number, from_document as document_id, pair.from_start as first, pair.from_end as last from aligned
        union all select number, to_document, pair.to_start, pair.to_end from aligned
    ), held as (
        select e.event_id, list(number order by number) as passages
        from events e join sides
          on sides.document_id = e.document_id and first < e.sentence_end and e.sentence_start < last
            and least(last, e.sentence_end) - greatest(first, e.sentence_start) >= 0.8 * (last - first)
        group by e.event_id
    )
    select e.event_id, e.document_id, e.type, e.mode, e.status, e.source, e.recipient, e.sources, e.recipients,
           e.sentence_start, e.anchor_start, e.anchor_end, e.recipient_start, e.recipient_end, e.date_start, e.date_end,
           e.place, p.country, p.feature like 'PCL%' as whole_country,
           e.occurred, e.occurred_earliest, e.occurred_latest, e.anchor_text,
           d.story_id, coalesce(s.storyline_id, d.story_id, e.document_id) as thread,
           coalesce(d.published_earliest, '9999') as reported, d.published_earliest, d.published_latest,
           substring(d.text, e.sentence_start + 1, e.sentence_end - e.sentence_start) as sentence,
           coalesce(h.passages, []) as passages
    from events e join documents d using (document_id) left join held h using (event_id)
      left join stories s on s.story_id = d.story_id
      left join places p on p.document_id = e.document_id and p.place_start = e.place_start
    order by thread, reported, e.document_id, e.anchor_start, e.event_id
"""
"""In the order of first report: the first event of a group names it. Of aligned passages those that are one sentence:
what a run of them tells is more than one act."""

Days = tuple[int, int]
"""The first and the last day, as ordinals, inclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event with what of its report matters here."""

    event_id: str
    document_id: str
    story_id: str | None
    order: tuple[str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one sentence tells of a happening, with the events of all its copies in order of report.

    `before` is the last day on which a thing told as past can have been, `after` the first day on which
    one told as planned can be, `reported` the days on which its reports came; None where a report has no date.
    `opening`: whether it tells of the opening of a war; `passages` number the pairs of aligned sentences of derived
    reports that it is a side of.
    """

    events: tuple[Told, ...]
    type: str
    mode: str | None
    status: str
    source: str | None
    recipient: str | None
    sources: frozenset[Code]
    recipients: frozenset[Code]
    place: str | None
    country: str | None
    whole_country: bool
    occurred: str | None
    occurred_earliest: str | None
    occurred_latest: str | None
    days: Days | None
    before: int | None
    after: int | None
    act: str
    words: frozenset[str]
    reported: Days | None = None
    opening: Opening | None = None
    passages: frozenset[int] = frozenset()

    @property
    def order(self) -> tuple[str, str, int]:
        """Where the first of its events stands."""
        return self.events[0].order

    @property
    def stories(self) -> frozenset[str | None]:
        """The stories that tell it."""
        return frozenset(event.story_id for event in self.events)

    @property
    def places(self) -> frozenset[str]:
        """The states and bodies that take part."""
        return places_of(self.sources | self.recipients)


_PAST = frozenset({"occurred", "ongoing"})
_AHEAD = frozenset({"planned", "threatened"})


def threads_of(view: CorpusView, alone: Collection[str] = ()) -> Iterator[list[Telling]]:
    """The tellings of each storyline, of each story that is in none, and of each report that is in none.

    Args:
        view: The record.
        alone: Events that are not counted as copies of others, because a person judged them by themselves.
    """
    rows = (row for batch in view.sql(_EVENTS).to_batches(max_chunksize=2000) for row in batch.to_pylist())
    waiting: list[_Thread] = []
    sentences: list[str] = []
    for _, events in groupby(enumerate(rows), key=lambda pair: pair[1]["thread"]):
        thread = _thread(events, alone)
        attacks = _attacks(thread)
        if not attacks:
            yield [telling for telling, _ in thread]
            continue
        waiting.append(thread)
        sentences += attacks
        if len(sentences) >= _TOGETHER:
            yield from _with_openings(waiting, sentences)
            waiting, sentences = [], []
    yield from _with_openings(waiting, sentences)


_Thread = Sequence[tuple["Telling", Mapping[str, Any]]]
"""The tellings of a thread, each with the row of its first event."""
_TOGETHER = 256
"""Sentences parsed in one call: thread by thread the part takes 6.7 s of 19,153 reports, so 5.4 s."""


def _thread(events: Iterator[tuple[int, dict[str, Any]]], alone: Collection[str]) -> _Thread:
    same: dict[tuple[Any, ...], list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    for number, row in events:
        same[(*_copy_key(row), row["event_id"] if row["event_id"] in alone else None)].append((number, row))
    return [(_telling(rows), rows[0][1]) for rows in same.values()]


def _copy_key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    names = ("type", "mode", "status", "source", "recipient", "place", "occurred", "anchor_text")
    return (" ".join(row["sentence"].split()), *(row[name] for name in names))


def _attacks(thread: _Thread) -> list[str]:
    """The sentences that may tell of the opening of a war, where another attack is told to compare them with."""
    if sum(telling.type == "ASSAULT" for telling, _ in thread) < _TWO:
        return []
    return [row["sentence"] for telling, row in thread if _may_open(telling)]


def _with_openings(threads: Sequence[_Thread], sentences: Sequence[str]) -> Iterator[list[Telling]]:
    parsed = dict(zip(sentences, parse_texts(sentences), strict=True))
    for thread in threads:
        yield _settled([
            _opened(telling, row, parsed[row["sentence"]]) if _may_open(telling) else telling
            for telling, row in thread
        ])  # fmt: skip


_TWO = 2


def _may_open(telling: Telling) -> bool:
    return telling.type == "ASSAULT" and telling.mode is None and telling.act in ("invade", "attack")


def _opened(telling: Telling, row: Mapping[str, Any], sentence: Sentence) -> Telling:
    spans = _spans(row, row["sources"]), _spans(row, row["recipients"])
    anchor, recipient, date = (_span(row, name) for name in ("anchor", "recipient", "date"))
    if anchor is None:
        return telling
    opening = opening_of(
        sentence, anchor, sources=telling.sources, recipients=telling.recipients, spans=(*spans[0], *spans[1]),
        recipient=recipient, days=telling.days, reported=telling.reported[0] if telling.reported else None,
    )  # fmt: skip
    if opening is None:
        return telling
    attacked = {code.where for code in telling.recipients}
    found = replace(telling, opening=opening, place=telling.place if telling.country in attacked else None)
    if telling.days is None or is_dated(sentence, anchor, date):
        return found
    return replace(found, days=None, occurred=None, occurred_earliest=None, occurred_latest=None)


def _span(row: Mapping[str, Any], name: str) -> Span | None:
    """A span of an event, counted from the start of its sentence; None where another sentence gives it."""
    start, end, first = row[f"{name}_start"], row[f"{name}_end"], row["sentence_start"]
    if start is None or end is None or not first <= start < first + len(row["sentence"]):
        return None
    return (start - first, end - first)


def _spans(row: Mapping[str, Any], parties: Sequence[Mapping[str, Any]]) -> list[Span]:
    first = row["sentence_start"]
    return [(each["party_start"] - first, each["party_end"] - first) for each in parties]


def _settled(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, without the openings that can as well be a strike of the day which the same story tells.

    "The attack on Sweden" is the war where no report of its story has "Norway attacked Sweden on Monday".
    """
    news = [each for each in tellings if each.opening == "news"]
    return [replace(each, opening=None) if _is_doubtful(each, news) else each for each in tellings]


def _is_doubtful(telling: Telling, news: Sequence[Telling]) -> bool:
    if telling.opening != "told" or telling.days is not None:
        return False
    return any(not telling.stories.isdisjoint(one.stories) and telling.places == one.places for one in news)


def _telling(rows: list[tuple[int, dict[str, Any]]]) -> Telling:
    row = rows[0][1]
    stems = frozenset(word.stem for word in content_words(words_of(row["sentence"])))
    return Telling(
        events=tuple(_told(number, each) for number, each in rows),
        type=row["type"], mode=row["mode"], status=row["status"], source=row["source"], recipient=row["recipient"],
        sources=codes_of(party["actor"] for party in row["sources"]),
        recipients=codes_of(party["actor"] for party in row["recipients"]),
        place=row["place"], country=row["country"], whole_country=bool(row["whole_country"]), occurred=row["occurred"],
        occurred_earliest=row["occurred_earliest"], occurred_latest=row["occurred_latest"],
        days=_days(row["occurred_earliest"], row["occurred_latest"]),
        before=_day(row["published_latest"]) if row["status"] in _PAST else None,
        after=_day(row["published_earliest"]) if row["status"] in _AHEAD else None,
        act=act_of(row["anchor_text"]).name,
        words=stems,
        passages=frozenset(number for _, each in rows for number in each["passages"]),
        reported=_days(row["published_earliest"], row["published_latest"]),
    )  # fmt: skip


def _told(number: int, row: Mapping[str, Any]) -> Told:
    return Told(
        event_id=row["event_id"], document_id=row["document_id"], story_id=row["story_id"],
        order=(row["reported"], row["document_id"], number),
    )  # fmt: skip


def _days(earliest: str | None, latest: str | None) -> Days | None:
    first, last = _day(earliest), _day(latest)
    return (first, last) if first is not None and last is not None else None


def _day(iso: str | None) -> int | None:
    try:
        return date.fromisoformat(iso).toordinal() if iso else None
    except ValueError:
        return None
