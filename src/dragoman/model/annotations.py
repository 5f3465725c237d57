"""What one report says: its layers, stand-off. Every class is a row of the table of its name.

All `*_start`, `*_end` are code points into `Document.text`, half open, and the `*_text` beside them
is exactly that slice. Dates are EDTF with their first and last ISO day, inclusive.
"""

from dataclasses import dataclass

from dragoman.model.text import Document, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of a report that is not its prose (`regions`).

    `kind`: headline, subhead, dateline, byline, caption, credit, related_link, boilerplate.
    """

    document_id: str
    region_start: int
    region_end: int
    region_text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name or noun phrase that stands for an actor or a place (`mentions`).

    `kind`: state, person, organisation, group, place. A name of a state that stands for its
    government has kind `state` and an `actor` such as `RUS.GOV`; the same name as a place has kind
    `place` and the bare state as actor. `coreferent` is the mention_id of the named mention that a
    pronoun or short form stands for. `basis` says in words why it is this actor, `decided_by` who
    overruled the machine. `title` is the office or role that the text gives the person, `name` the
    resolved full name.
    """

    mention_id: str
    document_id: str
    mention_start: int
    mention_end: int
    mention_text: str
    kind: str
    actor: str | None
    coreferent: str | None = None
    name: str | None = None
    title: str | None = None
    basis: str | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression (`times`).

    `type` and `value` are TIMEX3. `time` is EDTF with its days, or None where the expression is
    relative and its anchor unknown. `anchor` says in words what it was counted from. `formula` is
    the expression as arithmetic over its anchor (see `language.calendar`), so that it can be
    resolved again when the report's own date becomes known; None for one that names its days.
    `tense` is past or future where the verb that the expression belongs to surely says so, prospect
    where it seems to speak of what is to come, else None.
    """

    document_id: str
    expression_start: int
    expression_end: int
    expression_text: str
    type: str
    value: str | None
    time: str | None
    time_earliest: str | None
    time_latest: str | None
    anchor: str | None
    formula: str | None = None
    tense: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """One link of the chain that a statement came through; the span is None where inferred."""

    name: str
    via_start: int | None
    via_end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Someone said something (`statements`).

    `via` runs from the link nearest the speaker to the one nearest the report. `hedges` are words
    of the cue that weaken it (reportedly, described as); `flags` are findings about the attribution
    (attribution inverted; carried on from the sentence before); `rule` names what found it. `act` is
    speech where the speaker says it, else belief, intent or stance: what the report says he thinks,
    wants, or is for or against.
    """

    statement_id: str
    document_id: str
    content_start: int
    content_end: int
    content_text: str
    cue_start: int | None
    cue_end: int | None
    cue_text: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_text: str | None
    speaker_name: str | None
    speaker: str | None
    addressee: str | None
    kind: str
    polarity: str
    said: str | None
    said_earliest: str | None
    said_latest: str | None
    via: tuple[Via, ...]
    said_start: int | None = None
    said_end: int | None = None
    hedges: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    rule: str | None = None
    act: str | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who took part in an event; `inferred` where the clause leaves the party to be understood."""

    actor: str
    party_start: int
    party_end: int
    text: str
    inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many: `kind` is dead, injured, arrested, displaced, …; `qualifier` is at least, about, up to or None."""

    kind: str
    number: int
    qualifier: str | None
    size_start: int
    size_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, as one sentence tells it (`events`).

    `type` is the PLOVER type of the act, `plover` the type under which PLOVER records the sentence
    (None for a negated one). `date_start`, `date_end` point at the time expression; `date_basis`,
    `place_basis` and `status_basis` say in words where each came from. `confident` is False where
    only a fall-back decided.
    """

    event_id: str
    document_id: str
    sentence_start: int
    sentence_end: int
    anchor_start: int
    anchor_end: int
    anchor_text: str
    type: str
    plover: str | None
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int | None
    intensity: float | None
    source: str | None
    source_start: int | None
    source_end: int | None
    source_text: str | None
    recipient: str | None
    recipient_start: int | None
    recipient_end: int | None
    recipient_text: str | None
    sources: tuple[Party, ...]
    recipients: tuple[Party, ...]
    size: tuple[Size, ...]
    place: str | None
    place_start: int | None
    place_end: int | None
    occurred: str | None
    occurred_earliest: str | None
    occurred_latest: str | None
    date_start: int | None
    date_end: int | None
    status: str
    statement_id: str | None
    rule: str
    date_basis: str | None = None
    place_basis: str | None = None
    status_basis: str | None = None
    confident: bool = True
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a report names (`places`); `country` is alpha-3, coordinates are WGS 84 degrees."""

    document_id: str
    place_start: int
    place_end: int
    place_text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    feature: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention:
    """A sentence that looked like an event and was not coded, and why (`abstentions`)."""

    document_id: str
    sentence_start: int
    sentence_end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A passage that a reader should know something about and that tells no act and no speaker (`remarks`).

    `kind`: `own_prediction` and `own_judgement` (the report says so itself and names no source), `garble` (damage left
    by translating, scraping or pasting), `slip` (the report does not agree with itself). `cue_start`, `cue_end`: the
    words that show it, of a slip the place that it does not agree with; None where the passage itself does.
    """

    document_id: str
    remark_start: int
    remark_end: int
    remark_text: str
    kind: str
    cue_start: int | None
    cue_end: int | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSpan:
    """Where a sentence of prose stands (`sentences`), for what compares reports."""

    document_id: str
    sentence_start: int
    sentence_end: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedDocument:
    """One report with its layers; each layer is in text order."""

    document: Document
    regions: tuple[Region, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    abstentions: tuple[Abstention, ...] = ()
    remarks: tuple[Remark, ...] = ()
