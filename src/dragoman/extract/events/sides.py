"""A party as it is found in a text, and for whom it stands: its code in, its state, body and side out.

A code is a state with a sector and a name (`PER.GOV/name`) or an organisation (`IGO/un`); several are joined by ";".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.events import rules
from dragoman.model.annotations import Mention

_STATE = len("PER")
_BODIES = ("IGO", "NGO", "MNC", "IMG", "ISM")
"""Heads of the codes of bodies that are no state's."""
_REBELS = frozenset(("REB", "UAF"))
_APART = _REBELS | {"PRE"}
"""Sectors that are no side of the state whose code they bear."""
_AGAINST = _REBELS | {"OPP"}
"""Sectors that stand against their state in what is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A party as found: its mention, the code it resolves to, and whether it had to be understood."""

    mention: Mention
    actor: str | None
    inferred: bool

    @property
    def codes(self) -> list[str]:
        """The codes of those that one name stands for: "the leaders of Peru and Chile"."""
        return [code for code in (self.actor or "").split(";") if code]

    @property
    def state(self) -> str:
        """The state, "IGO" of any organisation of states, "" where there is no code."""
        return (self.actor or "")[:_STATE]

    @property
    def side(self) -> str:
        """For whom the party speaks (`side_of`)."""
        return side_of(self.actor or "")

    @property
    def sector(self) -> str:
        """The sector, "" of a whole state and of an organisation."""
        return sector_of(self.actor or "")


def sector_of(code: str) -> str:
    """The sector of a code."""
    return code.partition("/")[0].partition(".")[2]


def states_of(found: Iterable[Found]) -> set[str]:
    """The states of parties, "" among them where one has no code."""
    return {each.state for each in found}


def named_states(found: Iterable[Found]) -> set[str]:
    """The states of those with a code; who bears several is none of them alone: "CHL;PER"."""
    return {each.actor.partition("/")[0].partition(".")[0] for each in found if each.actor}


def beyond(found: Iterable[Found], states: Iterable[str]) -> tuple[Found, ...]:
    """The parties that are of none of some states."""
    return tuple(each for each in found if each.state not in states)


def coded(found: Iterable[Found]) -> tuple[Found, ...]:
    """The parties that have a code."""
    return tuple(each for each in found if each.actor)


def inferred(found: Iterable[Found]) -> tuple[Found, ...]:
    """Parties with a code, as understood from elsewhere."""
    return tuple(replace(each, inferred=True) for each in found if each.actor)


def single(found: Found) -> list[Found]:
    """The parties that one name stands for, each by itself."""
    return [replace(found, actor=actor) for actor in (found.actor or "").split(";")]


def is_public(found: Found) -> bool:
    """Whether a party is a state, a body or an official of one, an organisation of states or a group."""
    code = (found.actor or "").partition("/")[0]
    return bool(code) and code != "MNC" and found.sector not in rules.PRIVATE


def is_official(found: Found) -> bool:
    """Whether a party is a state, a body outside states, or someone who acts for one."""
    return bool(found.actor) and (found.sector in rules.OFFICIAL or not found.sector) and not is_company(found)


def is_company(found: Found) -> bool:
    """Whether a party is a firm or one who acts for it."""
    return (found.actor or "").partition("/")[0] == "MNC" or found.sector == "BUS"


def home_of(code: str) -> str:
    """The state of whoever has a code, of an organisation itself."""
    return code if _is_organisation(code) else code[:_STATE]


def body_of(found: Found) -> str:
    """The state with its government, any other body of it, or the organisation: who takes part in dealings."""
    code = found.actor or ""
    return code if _is_organisation(code) else code.partition("/")[0].removesuffix(".GOV")


def others(sides: Sequence[Found], brokers: Sequence[Found]) -> tuple[Found, ...]:
    """The sides without the mediators and their bodies."""
    own = {body_of(each) for each in brokers}
    return tuple(each for each in sides if body_of(each) not in own)


def side_of(code: str) -> str:
    """For whom one speaks: the state of an official, an organisation, an armed group for itself."""
    base = code.partition("/")[0]
    state, _, sector = base.partition(".")
    if len(state) != _STATE or state in _BODIES:
        return code
    return base if sector in _APART else state


def sides_of(found: Iterable[Found]) -> set[str]:
    """Who stands against whom in what is done: states, bodies, and those who fight or oppose a state as one side."""
    return {_side_in_strife(code) for each in found for code in each.codes}


def _side_in_strife(code: str) -> str:
    state, _, sector = code.partition("/")[0].partition(".")
    if state in _BODIES and state != "ISM":
        return code
    return f"{state}.REB" if sector in _AGAINST else state


def _is_organisation(code: str) -> bool:
    return code.startswith(("IGO/", "NGO/"))
