"""What many reports say together. Every class is a row of the table of its name (see RECORD)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """A name as written and how often."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that someone held; dates are ISO days or EDTF, None where open."""

    title: str
    since: str | None
    until: str | None
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone or something in the world (`actors`); `actor` leaves a person's sector out."""

    actor: str
    name: str
    names: tuple[NameCount, ...]
    kind: str
    state: str | None
    sectors: tuple[str, ...]
    office: tuple[Office, ...]
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of one happening (`stories`); counts are reports, texts after exact copies, origins."""

    story_id: str
    title: str
    earliest: str | None
    latest: str | None
    documents: tuple[str, ...]
    storyline_id: str | None
    reports: int
    texts: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a group of reports got its text from (`origins`)."""

    origin_id: str
    story_id: str
    documents: tuple[str, ...]
    name: str | None
    in_collection: bool
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two sentences (or runs of them) that say the same; `score` is 0..1."""

    from_start: int
    from_end: int
    to_start: int
    to_end: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One report's text came from another's, or both from a third (`derivations`).

    `share` is the part of `to_document`'s prose that is aligned, 0..1. `direction` is known, likely
    or common. `alignments` is empty where `from_document` is None.
    """

    derivation_id: str
    from_document: str | None
    from_name: str | None
    to_document: str
    kind: str
    share: float | None
    direction: str
    score: float
    alignments: tuple[Alignment, ...]
    basis: str
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A derived sentence that says something else than what it came from (`drifts`)."""

    derivation_id: str
    kind: str
    from_document: str
    from_start: int
    from_end: int
    to_document: str
    to_start: int
    to_end: int
    before: str
    after: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening in the world, gathered from events in many reports (`incidents`)."""

    incident_id: str
    story_id: str | None
    type: str
    source: str | None
    recipient: str | None
    occurred: str | None
    occurred_earliest: str | None
    occurred_latest: str | None
    place: str | None
    status: str
    events: tuple[str, ...]
    reports: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two reports say on one point (`comparisons`).

    `relation`: agree, contradict, undecided, less_precise, update, same_origin_changed.
    """

    comparison_id: str
    story_id: str | None
    incident_id: str | None
    point: str
    relation: str
    a_document: str
    a_start: int
    a_end: int
    a_value: str
    b_document: str
    b_start: int
    b_end: int
    b_value: str
    explanation: str
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided (`decisions`); `at` is an ISO instant given by the person's machine."""

    decision_id: str
    kind: str
    subject: str
    object: str | None
    judgement: str
    value: str | None
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """What became of an id (`superseded`)."""

    old_id: str
    new_id: str | None
    run_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadCounts:
    """Incidents by quad class: verbal and material cooperation, verbal and material conflict."""

    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A pair of states in a period (`relations`); `a` sorts before `b`, `period` is EDTF."""

    a: str
    b: str
    period: str
    quad_counts: QuadCounts
    intensity_mean: float | None
    incidents: int
    origins: int
