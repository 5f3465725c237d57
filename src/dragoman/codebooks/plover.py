"""PLOVER: event types (what), modes (how), contexts (why) and sectors, with quads and scores.

Names go in, their typed rows come out; `recorded_type` applies PLOVER's rule on acts that have not happened.

Source:
    PLOVER manual 0.8+, Open Event Data Alliance, the version that POLECAT uses; `data/plover.csv` names the commit.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dragoman.codebooks.tables import read_table
from dragoman.errors import CodebookError

COLUMNS: Final = ("kind", "name", "type", "quad", "score", "recipient", "meaning")
"""Header of `data/plover.csv`."""

VERBAL_COOPERATION: Final = 1
MATERIAL_COOPERATION: Final = 2
VERBAL_CONFLICT: Final = 3
MATERIAL_CONFLICT: Final = 4

SANCTION_QUAD: Final = MATERIAL_CONFLICT
"""The manual prints SANCTION under both conflict quads; the gold data built on it use 4, and so do we unless told."""

FORMER_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "DEMAND": "REQUEST",
        "DISAPPROVE": "ACCUSE",
        "INVESTIGATE": "ACCUSE",
        "FIGHT": "ASSAULT",
        "COOPERATION": "COOPERATE",
    }
)
"""Type names of earlier drafts that have one heir. YIELD has two (CONCEDE, RETREAT), CRIME none: it is a context."""

HAPPENED: Final = frozenset({"occurred", "ongoing"})
NOT_RECORDED: Final = frozenset({"hypothetical", "denied", "negated"})
STATUSES: Final = HAPPENED | NOT_RECORDED | {"planned", "threatened"}
"""The statuses of an event in the record."""

# The mode under which a threat of the act is recorded: what is threatened, in THREATEN's own modes.
# An empty act mode stands for any mode of the type that has no row.
_THREATENED: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("ASSAULT", ""): "violence",  # "threatened to bomb the port"
        ("COERCE", "arrest"): "arrest",  # "threatened to jail the organisers"
        ("COERCE", "deport"): "expel",  # "will deport the correspondent"
        ("COERCE", "restrict"): "restrict",  # "threatened to close the border"
        ("COERCE", "censor"): "restrict",  # "threatened to block the network"
        ("COERCE", "curfew"): "restrict",  # "warned it would impose a curfew"
        ("COERCE", "martial-law"): "restrict",  # "threatened to declare martial law"
        ("SANCTION", "expel"): "expel",  # "threatened to expel the ambassador"
        ("SANCTION", "convict"): "arrest",  # "threatened to convict him in his absence"
        ("SANCTION", ""): "relations",  # "threatened to cut off aid"
        ("REJECT", "meet"): "relations",  # "threatened to boycott the talks"
        ("PROTEST", "strike"): "restrict",  # "dockers plan to walk out"
        ("PROTEST", "boycott"): "restrict",  # "the opposition threatened to boycott the vote"
        ("PROTEST", "obstruct"): "restrict",  # "truckers threatened to block the bridge"
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of the 16 types. `score` is -10 to +10; `recipient` is `required`, `optional` or `one-sided`."""

    name: str
    quad: int
    score: float
    recipient: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an act of one type is done. `score` is None where the manual prints none."""

    name: str
    type: str
    score: float | None
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A context or a sector code."""

    name: str
    meaning: str


def recorded_type(type: str, status: str) -> str | None:
    """The type under which PLOVER records a sentence that tells of an act.

    What happened or goes on is recorded as itself; cooperation still to come as AGREE; conflict still to come, and
    any act that is threatened, as THREATEN.

    Args:
        type: The PLOVER type of the act itself.
        status: One of `STATUSES`.

    Returns:
        A type name, or None where the sentence does not say that the act took or will take place: negated, denied
        or hypothetical.

    Raises:
        CodebookError: type or status is unknown.

    Source:
        PLOVER manual 0.8+, "Special contexts": the single type, never a type with an auxiliary.
    """
    act = _event_type(type)
    if status not in STATUSES:
        raise CodebookError(f"unknown status {status!r}; one of {', '.join(sorted(STATUSES))}")
    if status in HAPPENED:
        return act.name
    if status in NOT_RECORDED:
        return None
    if status == "planned" and act.quad in (VERBAL_COOPERATION, MATERIAL_COOPERATION):
        return "AGREE"
    return "THREATEN"


def recorded_mode(type: str, mode: str | None, status: str) -> str | None:
    """The mode that goes with `recorded_type`: the act's own, or what is threatened; None where there is none."""
    recorded = recorded_type(type, status)
    if recorded == type:
        return mode
    if recorded == "THREATEN":
        return _THREATENED.get((type, mode or "")) or _THREATENED.get((type, ""))
    return None


def intensity(type: str, mode: str | None = None) -> float:
    """The PLOVER score of an act, -10 (conflict) to +10 (cooperation): the mode's, or the type's where it has none.

    Raises:
        CodebookError: the type is unknown, or the mode is none of its modes.
    """
    act = _event_type(type)
    if mode is None:
        return act.score
    known = modes(type)
    if mode not in known:
        raise CodebookError(f"{type} has no mode {mode!r}; it has {', '.join(known) or 'none'}")
    score = known[mode].score
    return act.score if score is None else score


def quad(type: str, *, sanction_quad: int = SANCTION_QUAD) -> int:
    """The quad of a type: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.

    Args:
        type: A PLOVER type name.
        sanction_quad: 4, or 3 for data that follow the manual's other table.

    Raises:
        CodebookError: the type is unknown, or `sanction_quad` is no conflict quad.
    """
    if sanction_quad not in (VERBAL_CONFLICT, MATERIAL_CONFLICT):
        raise CodebookError(f"SANCTION is conflict: its quad is 3 or 4, not {sanction_quad}")
    return sanction_quad if type == "SANCTION" else _event_type(type).quad


def recipient_required(type: str, *, one_sided: bool = True) -> bool:
    """Whether an event of the type is incomplete without a recipient.

    Args:
        type: A PLOVER type name.
        one_sided: For ASSAULT, whether only the source uses force; where both do, all stand as sources.
    """
    rule = _event_type(type).recipient
    return rule == "required" or (rule == "one-sided" and one_sided)


def current_name(name: str) -> str | None:
    """The present name of a type, given a present or a former one; None where it has no single heir."""
    return name if name in event_types() else FORMER_NAMES.get(name)


@functools.cache
def event_types() -> Mapping[str, EventType]:
    """The 16 types by name, in the manual's order."""
    return MappingProxyType(
        {
            name: EventType(name=name, quad=int(quad), score=float(score), recipient=recipient, meaning=meaning)
            for kind, name, _, quad, score, recipient, meaning in read_table("plover.csv", COLUMNS)
            if kind == "type"
        }
    )


@functools.cache
def modes(type: str) -> Mapping[str, Mode]:
    """The modes of a type by name, empty where it has none.

    Raises:
        CodebookError: the type is unknown.
    """
    _event_type(type)
    return MappingProxyType(
        {
            name: Mode(name=name, type=of, score=float(score) if score else None, meaning=meaning)
            for kind, name, of, _, score, _, meaning in read_table("plover.csv", COLUMNS)
            if kind == "mode" and of == type
        }
    )


@functools.cache
def contexts() -> Mapping[str, Term]:
    """The 37 contexts by name."""
    return _terms("context")


@functools.cache
def sectors() -> Mapping[str, Term]:
    """The sector codes by name; JRN is the media and MED medicine, the reverse of CAMEO's MED and HLH."""
    return _terms("sector")


def _terms(wanted: str) -> Mapping[str, Term]:
    rows = read_table("plover.csv", COLUMNS)
    return MappingProxyType({row[1]: Term(name=row[1], meaning=row[6]) for row in rows if row[0] == wanted})


def _event_type(name: str) -> EventType:
    found = event_types().get(name)
    if found is None:
        raise CodebookError(f"unknown PLOVER type {name!r}; one of {', '.join(event_types())}")
    return found
