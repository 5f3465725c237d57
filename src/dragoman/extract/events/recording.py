"""The row of an act: a reading with its parties, day and status in, an event out."""

from collections.abc import Sequence

from dragoman.codebooks import cameo, plover
from dragoman.codebooks.figures import context_words
from dragoman.extract.events.circumstances import place_of, sizes_of
from dragoman.extract.events.dates import When
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.sayings import holding
from dragoman.extract.events.setting import Setting
from dragoman.extract.events.sides import Found
from dragoman.extract.events.status import Status
from dragoman.model.annotations import Event, Party
from dragoman.model.provenance import identifier
from dragoman.model.text import Sentence

_SPOKEN = frozenset(("REQUEST", "REJECT", "ACCUSE"))


def event_of(setting: Setting, sentence: Sentence, reading: Reading, cast: Cast, when: When, status: Status) -> Event:
    """The event of an act as it was read.

    Args:
        setting: The report.
        sentence: Of the act, parsed.
        reading: The act.
        cast: Its parties.
        when: Its day.
        status: How far it came.
    """
    document_id = setting.document.document_id
    anchor = sentence.tokens[reading.anchor]
    recorded = plover.recorded_type(reading.act, status.status)
    if reading.act in _SPOKEN and status.status == "planned":
        recorded = reading.act  # one who is to urge or reject something does not threaten
    contexts = _contexts(sentence)
    mode = reading.mode
    shown = recorded or reading.act
    scored = plover.recorded_mode(reading.act, mode, status.status)
    where, where_basis = place_of(sentence, reading.anchor, setting.places_in(sentence))
    source, recipient = _ends(cast)
    told = holding(setting.statements_in(sentence), anchor.start, anchor.end)
    expression = when.expression
    occurred, earliest, latest = when.days(setting.published)
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
