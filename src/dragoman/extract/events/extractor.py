"""The layers `events` and `abstentions`: parsed sentences with mentions, times and statements in, rows out.

In each sentence every word that the predicate table knows is read (`reader`), outermost operators
first; its parties are sought in its clause (`parties`), then its status, date, place and size. What
looks like an act and cannot be coded is recorded with the reason.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebooks import cameo, plover
from dragoman.codebooks.figures import context_words
from dragoman.extract.events import frames
from dragoman.extract.events.address import talks
from dragoman.extract.events.amended import amended
from dragoman.extract.events.answers import with_other_party
from dragoman.extract.events.circumstances import place_of, sizes_of
from dragoman.extract.events.dates import NO_DAY, When, date_of, is_counted_up_to, is_of_the_saying
from dragoman.extract.events.figures import field_of, is_of_states
from dragoman.extract.events.grounds import why_not
from dragoman.extract.events.judgements import Said, judged, merged, when_said
from dragoman.extract.events.mediation import mediations
from dragoman.extract.events.memory import (
    HOLDS,
    Told,
    as_told,
    captor,
    complete,
    is_fresh,
    is_presupposed,
    last_acts,
    mentioned,
    recall,
    told_by,
)
from dragoman.extract.events.occasions import ahead_of
from dragoman.extract.events.operators import MATERIAL_CONFLICT, Reading
from dragoman.extract.events.opponents import leading
from dragoman.extract.events.parties import Cast, Casting
from dragoman.extract.events.pictured import pictured
from dragoman.extract.events.reader import Reader
from dragoman.extract.events.referred import flown, may_be_captors, referred
from dragoman.extract.events.replies import answered, replied
from dragoman.extract.events.sayings import holding
from dragoman.extract.events.sides import Found
from dragoman.extract.events.status import Status, status_of
from dragoman.extract.events.understood import counted_already, spoken
from dragoman.language.recollection import Remembered
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import (
    Abstention,
    AnnotatedDocument,
    Event,
    Mention,
    Party,
    Place,
    TimeExpression,
)
from dragoman.model.provenance import identifier
from dragoman.model.text import Sentence, Token

_SPOKEN = frozenset(("REQUEST", "REJECT", "ACCUSE"))
_WORDS = ("VERB", "NOUN", "ADJ")
_LONGEST = 400
"""Tokens beyond which a "sentence" is a list or a broken page, and is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """The layers of a report, ready to be asked for what a sentence holds."""

    report: AnnotatedDocument
    acts: Callable[[Sentence], Sequence[Reading]]
    field: Callable[[Sentence], str | None]
    index: MentionIndex
    time_starts: tuple[int, ...]
    places: dict[tuple[int, int], Place]


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
        setting = _Setting(
            report=report, acts=self._acts, field=self._field, index=MentionIndex(report.mentions),
            time_starts=tuple(each.expression_start for each in report.times),
            places={(each.place_start, each.place_end): each for each in report.places},
        )  # fmt: skip
        events: list[Event] = []
        abstentions: list[Abstention] = []
        before: Sentence | None = None
        told: list[Told] = []
        for sentence in report.sentences:
            if len(sentence.tokens) <= _LONGEST:
                found, reasons = _sentence(setting, sentence, before, told)
                events.extend(_with_judgements(setting, sentence, found, told, events))
                abstentions.extend(
                    Abstention(document_id=report.document.document_id, sentence_start=sentence.start,
                               sentence_end=sentence.end, reason=reason)
                    for reason in reasons
                )  # fmt: skip
            before = sentence
        return replace(report, events=pictured(report, events), abstentions=tuple(abstentions))


def _sentence(
    setting: _Setting, sentence: Sentence, before: Sentence | None, told: list[Told]
) -> tuple[list[Event], list[str]]:
    mentions = setting.index.within(sentence.start, sentence.end)
    if not last_acts(told, 1) and not any(mention.actor or mention.coreferent for mention in mentions):
        return [], []
    first = leading(sentence, setting.index)
    told += [first] if first is not None else []
    readings = list(setting.acts(sentence))
    known = {index for each in readings for index in _tokens_of(each)}
    readings += [*mentioned(sentence, known, told), *replied(sentence, readings, known)]
    readings += [*talks(sentence, setting.index, known), *mediations(sentence, readings, known)]
    readings += flown(sentence, known, told)
    if not readings:
        return [], []
    field = setting.field(sentence)
    acts = frozenset(index for each in readings for index in _tokens_of(each))
    casting = Casting(sentence, setting.index)
    events: list[Event] = []
    reasons: list[str] = []
    seen: set[tuple[str, str | None, str | None]] = set()
    for reading in sorted(readings, key=lambda each: each.mode not in HOLDS):
        cast, again = casting.cast(reading), False
        earlier = recall(sentence, reading, cast, told)
        if earlier is not None:
            cast, again = complete(cast, earlier)
            reading = as_told(sentence, reading, earlier)
        if reading.mode == "release" and not any(found.actor for found in cast.sources) and not cast.reciprocal:
            freed = {found.actor for found in cast.recipients}
            held = captor(told) if may_be_captors(sentence, reading) else ()
            cast = replace(cast, sources=tuple(found for found in held if found.actor not in freed))
        reading, cast = amended(sentence, reading, cast)
        cast = answered(sentence, reading, cast, told)
        cast = spoken(setting.report.statements, setting.index, sentence, reading, cast)
        cast = referred(sentence, reading, cast, told, setting.index)
        cast, reading = with_other_party(sentence, reading, cast, told)
        when = _when(setting, sentence, before, reading, earlier, acts - _tokens_of(reading))
        status = _status(setting, sentence, reading, when)
        if earlier is not None and is_presupposed(sentence, reading, status.status):
            status = Status(status=earlier.status, basis="as told before")
        if earlier is not None and (earlier.status, status.status) == ("planned", "occurred") and when.basis == _AGAIN:
            when = NO_DAY  # what was still to come is not what has happened
        published = setting.report.document.published_latest
        if status.status == "planned" and is_of_the_saying(sentence, reading.anchor, when, published):
            when = NO_DAY
        if field is not None and not is_of_states(sentence, reading, cast, field):
            reasons.append(f"{sentence.tokens[reading.anchor].text}: {field}")
            continue
        reason = counted_already(sentence, reading, cast, events) or why_not(
            sentence, reading, cast, casting, status, again=again, fresh=again and is_fresh(sentence, reading, earlier)
        )
        if reason is not None:
            reasons.append(f"{sentence.tokens[reading.anchor].text}: {reason}")
            continue
        told.append(told_by(sentence, reading, cast, when, status.status))
        event = _event(setting, sentence, reading, cast, when, status)
        if again:
            event = replace(event, rule=f"{event.rule} > parties of the act as told before", confident=False)
        key = (event.type, event.source, event.recipient)
        if key in seen and event.plover is not None:
            reasons.append(f"{event.anchor_text}: told already in the sentence")
            continue
        seen.add(key)
        events.append(event)
    return sorted(events, key=lambda event: (event.anchor_start, event.type)), reasons


def _with_judgements(
    setting: _Setting, sentence: Sentence, events: list[Event], told: list[Told], before: list[Event]
) -> list[Event]:
    """The events of a sentence and what the words of officials in it amount to, where that is not told already."""
    said = judged(sentence, setting.report.statements, setting.index, told, [*before, *events])
    told += [told_by(sentence, each.reading, each.cast, NO_DAY) for each in said]
    judgements = [_judgement(setting, sentence, each) for each in said]
    about = {sentence.tokens[index].start for each in said for index in each.reading.taken}
    return merged(events, judgements, about) if judgements else events


def _judgement(setting: _Setting, sentence: Sentence, said: Said) -> Event:
    status = Status(status="occurred", basis="a judgement is made by saying it")
    when = when_said(sentence, said.statement, setting.report.times, _times(setting, sentence))
    event = _event(setting, sentence, said.reading, said.cast, when, status)
    return replace(event, statement_id=said.statement.statement_id)


def _tokens_of(reading: Reading) -> frozenset[int]:
    return frozenset((reading.anchor, *reading.chain, *reading.taken))


def read_acts(sentence: Sentence) -> list[Reading]:
    """The acts of a sentence, the outermost words first; an act below an operator is not read twice."""
    reader = Reader(sentence, strict=True)
    used: set[int] = set()
    found = []
    for token in _outermost_first(sentence):
        if token.index in used or token.pos not in _WORDS or (token.pos == "NOUN" and token.dep == "compound"):
            continue
        if frames.only_describes(sentence, token):
            continue
        reading = reader.read(token.index)
        if reading is None:
            continue
        used.update((reading.anchor, *reading.chain, *reading.taken))
        found.append(reading)
    return found


def _outermost_first(sentence: Sentence) -> Iterator[Token]:
    """The words of a sentence, those nearest the root first."""
    level = [token for token in sentence.tokens if token.head == token.index]
    while level:
        yield from level
        level = [sentence.tokens[index] for index in sorted(index for each in level for index in each.children)]


def _event(setting: _Setting, sentence: Sentence, reading: Reading, cast: Cast, when: When, status: Status) -> Event:
    document_id = setting.report.document.document_id
    anchor = sentence.tokens[reading.anchor]
    recorded = plover.recorded_type(reading.act, status.status)
    if reading.act in _SPOKEN and status.status == "planned":
        recorded = reading.act  # one who is to urge or reject something does not threaten
    contexts = _contexts(sentence)
    mode = reading.mode
    shown = recorded or reading.act
    scored = plover.recorded_mode(reading.act, mode, status.status)
    where, where_basis = place_of(sentence, reading.anchor, _places(setting, sentence))
    source, recipient = _ends(cast)
    told = holding(setting.report.statements, anchor.start, anchor.end)
    expression = when.expression
    occurred, earliest, latest = when.days(setting.report.document.published_latest)
    return Event(
        event_id=identifier(
            "event", document_id, anchor.start, anchor.end, reading.act, _codes(source), _codes(recipient)
        ),
        document_id=document_id,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        anchor_start=anchor.start,
        anchor_end=anchor.end,
        anchor_text=anchor.text,
        type=reading.act,
        plover=recorded,
        mode=mode,
        contexts=contexts,
        cameo=cameo.code_of(reading.act, mode, status.status, contexts),
        quad=plover.quad(shown),
        intensity=plover.intensity(shown, mode if shown == reading.act else scored),
        source=_codes(source),
        source_start=source[0].mention.mention_start if source else None,
        source_end=source[0].mention.mention_end if source else None,
        source_text=source[0].mention.mention_text if source else None,
        recipient=_codes(recipient),
        recipient_start=recipient[0].mention.mention_start if recipient else None,
        recipient_end=recipient[0].mention.mention_end if recipient else None,
        recipient_text=recipient[0].mention.mention_text if recipient else None,
        sources=_parties(cast.sources),
        recipients=_parties(cast.recipients),
        size=sizes_of(sentence, reading.anchor),
        place=where.mention_text if where else None,
        place_start=where.mention_start if where else None,
        place_end=where.mention_end if where else None,
        place_basis=where_basis,
        occurred=occurred,
        occurred_earliest=earliest,
        occurred_latest=latest,
        date_start=expression.expression_start if expression else None,
        date_end=expression.expression_end if expression else None,
        date_basis=when.basis,
        status=status.status,
        status_basis=status.basis,
        statement_id=told.statement_id if told else None,
        rule=" > ".join(reading.steps),
        confident=not any(found.inferred for found in (*cast.sources, *cast.recipients)),
    )


def _status(setting: _Setting, sentence: Sentence, reading: Reading, when: When) -> Status:
    """How far an act came: by the words above it, by the row that was read, by a day still to come."""
    if any(_is_yet_to(sentence, index) for index in (reading.anchor, *reading.chain)):
        return Status(status="negated", basis="has yet to")
    if reading.act == "REJECT" and reading.steps[0].startswith("will not "):
        return Status(status="occurred", basis=reading.steps[0])
    status = status_of(sentence, reading.anchor, hostile=reading.act in MATERIAL_CONFLICT)
    if status.status not in ("occurred", "ongoing"):
        return status
    if reading.status in ("planned", "threatened"):
        return Status(status=reading.status, basis=reading.steps[0])
    if reading.act == "COOPERATE" and _is_practice(sentence, reading.anchor):
        return Status(status="ongoing", basis="done as a rule")
    published, time = setting.report.document.published_latest, when.time or ""
    past = sentence.tokens[reading.anchor].tag == "VBD"
    past = past or bool(when.expression and (when.expression.anchor or "").endswith(_OTHER_CLOCK))
    if published and when.basis == _OWN and len(time) == _DAY and time > published and not past:
        return Status(status="planned", basis="a day after the report's own")
    ahead = "" if past or status.status != "occurred" else ahead_of(sentence, reading.anchor)
    if ahead and (time >= published if published and time else ahead != "before"):
        return Status(status="planned", basis=f"{ahead} it")
    return status


def _is_practice(sentence: Sentence, index: int) -> bool:
    """Whether the simple present tells what is done time and again: "Peru supplies Chile with oil"."""
    token = sentence.tokens[index]
    return token.tag in ("VBZ", "VBP") and not sentence.children(index, "aux", "auxpass")


def _is_yet_to(sentence: Sentence, index: int) -> bool:
    """Whether what the word tells of is still wanting: "has yet to win"."""
    head = sentence.tokens[sentence.tokens[index].head]
    return head.lemma == "have" and any(each.lower == "yet" for each in sentence.children(head.index, "advmod"))


_AGAIN = "time expression of the act as told before"
_OWN = "time expression of the clause"
_OTHER_CLOCK = "by another place's clock"
"""Ends the anchor of a day that has begun elsewhere: what is told of it has happened."""
_DAY = len("2022-12-30")


def _when(
    setting: _Setting,
    sentence: Sentence,
    before: Sentence | None,
    reading: Reading,
    earlier: Told | None,
    others: frozenset[int],
) -> When:
    """The date of an act: of its clause, its sentence, its earlier telling, the sentence before."""
    times = _times(setting, sentence)
    when = date_of(sentence, reading.anchor, times, others=others)
    if when.expression is not None:
        return when
    if earlier is not None and earlier.when.expression is not None:
        return replace(earlier.when, basis=_AGAIN)
    if is_counted_up_to(sentence, reading.anchor, times):
        return NO_DAY
    return date_of(sentence, reading.anchor, (), _times(setting, before) if _same_block(before, sentence) else ())


def _ends(cast: Cast) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """What `source` and `recipient` name: of a reciprocal act the first and the others."""
    if cast.reciprocal:
        return cast.sources[:1], cast.sources[1:]
    return cast.sources, cast.recipients


def _codes(found: Sequence[Found]) -> str | None:
    return ";".join(dict.fromkeys(each.actor for each in found if each.actor)) or None


def _parties(found: Sequence[Found]) -> tuple[Party, ...]:
    return tuple(
        Party(
            actor=each.actor, party_start=each.mention.mention_start, party_end=each.mention.mention_end,
            text=each.mention.mention_text, inferred=each.inferred,
        )
        for each in found
        if each.actor
    )  # fmt: skip


def _contexts(sentence: Sentence) -> tuple[str, ...]:
    table = context_words()
    return tuple(sorted({each for token in sentence.tokens for each in table.get(token.lemma.lower(), ())}))


def _times(setting: _Setting, sentence: Sentence | None) -> list[TimeExpression]:
    if sentence is None:
        return []
    first = bisect_left(setting.time_starts, sentence.start)
    last = bisect_left(setting.time_starts, sentence.end)
    return list(setting.report.times[first:last])


def _places(setting: _Setting, sentence: Sentence) -> list[Mention]:
    return [
        mention
        for mention in setting.index.within(sentence.start, sentence.end)
        if mention.kind == "place" or (mention.mention_start, mention.mention_end) in setting.places
    ]


def _same_block(before: Sentence | None, sentence: Sentence) -> bool:
    return before is not None and before.paragraph == sentence.paragraph
