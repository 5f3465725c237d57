"""The layers `events` and `abstentions`: parsed sentences with mentions, times and statements in, rows out.

In each sentence every word that the predicate table knows is read (`acts`), outermost operators
first; its parties are sought in its clause and in what was told before (`completion`), then its date
and status (`course`), place and size. What looks like an act and cannot be coded is recorded with the reason.
"""

from dataclasses import replace

from dragoman.extract.events.acts import read_acts
from dragoman.extract.events.address import talks
from dragoman.extract.events.completion import Act, act_of
from dragoman.extract.events.course import course_of
from dragoman.extract.events.dates import NO_DAY, When
from dragoman.extract.events.figures import field_of, is_of_states
from dragoman.extract.events.grounds import why_not, why_not_so_far
from dragoman.extract.events.judgements import Said, judged, merged, when_said
from dragoman.extract.events.mediation import mediations
from dragoman.extract.events.memory import HOLDS, Told, is_fresh, last_acts, mentioned, told_by
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.opponents import leading
from dragoman.extract.events.parties import Casting
from dragoman.extract.events.pictured import pictured
from dragoman.extract.events.recording import event_of
from dragoman.extract.events.referred import flown
from dragoman.extract.events.replies import replied
from dragoman.extract.events.setting import Setting
from dragoman.extract.events.status import Status
from dragoman.extract.events.understood import counted_already
from dragoman.language.recollection import Remembered
from dragoman.model.annotations import Abstention, AnnotatedDocument, Event
from dragoman.model.text import Sentence

_LONGEST = 400
"""Tokens beyond which a "sentence" is a list or a broken page, and is not read."""


class EventExtractor:
    """Who did what to whom, one event an act and sentence."""

    name = "events"
    requires = frozenset(("sentences", "mentions", "times", "statements", "places"))
    provides = frozenset(("events", "abstentions"))

    def __init__(self) -> None:
        """Remembers what the words alone of the last sentences tell."""
        self._acts = Remembered(read_acts)
        self._field = Remembered(field_of)

    def extract(self, report: AnnotatedDocument) -> AnnotatedDocument:
        """The report with its events and with what was not coded."""
        setting = Setting(report)
        events: list[Event] = []
        abstentions: list[Abstention] = []
        before: Sentence | None = None
        told: list[Told] = []
        for sentence in report.sentences:
            if len(sentence.tokens) <= _LONGEST:
                found, reasons = self._sentence(setting, sentence, before, told)
                events.extend(_with_judgements(setting, sentence, found, told, events))
                abstentions.extend(
                    Abstention(document_id=report.document.document_id, sentence_start=sentence.start,
                               sentence_end=sentence.end, reason=reason)
                    for reason in reasons
                )  # fmt: skip
            before = sentence
        return replace(report, events=pictured(report, events), abstentions=tuple(abstentions))

    def _sentence(
        self, setting: Setting, sentence: Sentence, before: Sentence | None, told: list[Told]
    ) -> tuple[list[Event], list[str]]:
        """The events of a sentence and why others were not coded; what it tells is added to `told`."""
        readings = self._readings(setting, sentence, told)
        if not readings:
            return [], []
        tokens = frozenset(index for each in readings for index in each.tokens)
        field, statements = self._field(sentence), setting.statements_in(sentence)
        casting = Casting(sentence, setting.index)
        events: list[Event] = []
        reasons: list[str] = []
        seen: set[tuple[str, str | None, str | None]] = set()
        for reading in sorted(readings, key=lambda each: each.mode not in HOLDS):
            act = act_of(sentence, reading, casting, told, statements)
            reason = _why_not(sentence, act, casting, field, events)
            if reason is None:
                when, status = course_of(setting, sentence, before, act.reading, act.earlier, tokens - reading.tokens)
                reason = why_not_so_far(sentence, act.reading, act.cast, status)
            if reason is None:
                told.append(told_by(sentence, act.reading, act.cast, when, status.status))
                event = _event(setting, sentence, act, when, status)
                key = (event.type, event.source, event.recipient)
                if key in seen and event.plover is not None:
                    reason = "told already in the sentence"
                else:
                    seen.add(key)
                    events.append(event)
            if reason is not None:
                reasons.append(f"{sentence.tokens[reading.anchor].text}: {reason}")
        return sorted(events, key=lambda event: (event.anchor_start, event.type)), reasons

    def _readings(self, setting: Setting, sentence: Sentence, told: list[Told]) -> list[Reading]:
        """What the words of a sentence tell, by themselves and by what was told before."""
        mentions = setting.mentions_in(sentence)
        if not any(each.actor or each.coreferent for each in mentions) and not last_acts(told, 1):
            return []
        first = leading(sentence, setting.index)
        told += [first] if first is not None else []
        readings = list(self._acts(sentence))
        known = {index for each in readings for index in each.tokens}
        readings += [*mentioned(sentence, known, told), *replied(sentence, readings, known)]
        readings += [*talks(sentence, setting.index, known), *mediations(sentence, readings, known)]
        return [*readings, *flown(sentence, known, told)]


def _why_not(sentence: Sentence, act: Act, casting: Casting, field: str | None, events: list[Event]) -> str | None:
    """Why an act is not coded, whenever it was, or None where it may be."""
    reading, cast, again = act.reading, act.cast, act.again
    if field is not None and not is_of_states(sentence, reading, cast, field):
        return field
    fresh = again and is_fresh(sentence, reading, act.earlier)
    return counted_already(sentence, reading, cast, events) or why_not(
        sentence, reading, cast, casting, again=again, fresh=fresh
    )


def _event(setting: Setting, sentence: Sentence, act: Act, when: When, status: Status) -> Event:
    event = event_of(setting, sentence, act.reading, act.cast, when, status)
    if not act.again:
        return event
    return replace(event, rule=f"{event.rule} > parties of the act as told before", confident=False)


def _with_judgements(
    setting: Setting, sentence: Sentence, events: list[Event], told: list[Told], before: list[Event]
) -> list[Event]:
    """The events of a sentence and what the words of officials in it amount to, where that is not told already."""
    said = judged(sentence, setting.statements_in(sentence), setting.index, told, [*before, *events])
    told += [told_by(sentence, each.reading, each.cast, NO_DAY) for each in said]
    judgements = [_judgement(setting, sentence, each) for each in said]
    about = {sentence.tokens[index].start for each in said for index in each.reading.taken}
    return merged(events, judgements, about) if judgements else events


def _judgement(setting: Setting, sentence: Sentence, said: Said) -> Event:
    status = Status(status="occurred", basis="a judgement is made by saying it")
    when = when_said(sentence, said.statement, setting.times, setting.times_in(sentence))
    event = event_of(setting, sentence, said.reading, said.cast, when, status)
    return replace(event, statement_id=said.statement.statement_id)
