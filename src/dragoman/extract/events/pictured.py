"""Acts told to the month and captions told to the day in, the acts with the day of their picture out.

A picture is dated by its caption. Where a caption names both parties of an act, a place that the act's sentence names
too, and one day within the time that the sentence gives, the picture is of that act.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.language.words import words_of
from dragoman.model.annotations import AnnotatedDocument, Event, TimeExpression

_BASIS = "caption of a picture of both at that place"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    """A caption's words and the one day that it gives."""

    words: frozenset[str]
    day: TimeExpression


def pictured(report: AnnotatedDocument, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, those of which the report shows a dated picture with its day.

    Args:
        report: With its regions, times, mentions and places.
        events: Of the report. What is planned has no picture yet.
    """
    pictures = list(_pictures(report))
    if not pictures:
        return tuple(events)
    names = _names(report)
    return tuple(_dated(report, each, pictures, names) if _is_coarse(each) else each for each in events)


def _pictures(report: AnnotatedDocument) -> Iterator[_Picture]:
    for region in report.regions:
        if region.kind != "caption":
            continue
        days = [
            each
            for each in report.times
            if each.type == "DATE" and region.region_start <= each.expression_start < region.region_end
        ]
        if len(days) == 1 and days[0].time_earliest is not None and days[0].time_earliest == days[0].time_latest:
            yield _Picture(words=_words(region.region_text), day=days[0])


def _names(report: AnnotatedDocument) -> Mapping[str, list[frozenset[str]]]:
    """Actor -> the words of each of its names."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for mention in report.mentions:
        words = _words(mention.mention_text)
        if mention.actor and mention.kind == "person" and words:
            found[mention.actor].append(words)
    return found


def _is_coarse(event: Event) -> bool:
    """Whether an act that came about has a time that leaves the day open, "September" of no year among them."""
    open_ = event.occurred_earliest is None or event.occurred_earliest != event.occurred_latest
    return event.status in ("occurred", "ongoing") and event.date_start is not None and open_


def _holds(event: Event, value: str | None, day: str) -> bool:
    """Whether the day lies within the time of an act, or fits its TIMEX3 value: `XXXX-09` and a day of September."""
    if event.occurred_earliest is not None and event.occurred_latest is not None:
        return event.occurred_earliest <= day <= event.occurred_latest
    fits = bool(value) and all(one in ("X", other) for one, other in zip(value or "", day, strict=False))
    return fits and any(each.isdigit() for each in value or "")


def _dated(
    report: AnnotatedDocument, event: Event, pictures: Sequence[_Picture], names: Mapping[str, list[frozenset[str]]]
) -> Event:
    parties = {each.actor for each in (*event.sources, *event.recipients) if each.actor}
    places = [
        _words(report.document.text[each.place_start : each.place_end])
        for each in report.places
        if event.sentence_start <= each.place_start < event.sentence_end
    ]
    value = next((each.value for each in report.times if each.expression_start == event.date_start), None)
    days = {
        picture.day.time: picture.day
        for picture in pictures
        if _holds(event, value, picture.day.time_earliest or "")
        and all(any(name <= picture.words for name in names.get(party, ())) for party in parties)
        and any(place and place <= picture.words for place in places)
    }
    if len(parties) < 2 or len(days) != 1:
        return event
    (day,) = days.values()
    return replace(
        event, occurred=day.time, occurred_earliest=day.time_earliest, occurred_latest=day.time_latest,
        date_start=day.expression_start, date_end=day.expression_end, date_basis=_BASIS,
    )  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(text))
