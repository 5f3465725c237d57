"""Actor codes in, whether two tellings can be of the same parties out.

A person refines his sector and a sector its state: "Russia", "the Kremlin" and "Putin" can be one party,
Putin and Lavrov cannot. An organ of a state acts for it; its opposition, rebels and citizens do not.
"""

from collections.abc import Iterable
from typing import NamedTuple

ORGANS = frozenset({None, "GOV", "MIL", "SPY", "COP", "LEG", "JUD"})
"""Sectors that act for their state."""
_NAMED_BY_BODY = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR"})
"""Heads of codes that say no state: the body's own name tells two apart."""


class Code(NamedTuple):
    """An actor code in its parts: `where` is the state, or the body where there is none."""

    where: str
    sector: str | None
    name: str | None


def code_of(actor: str) -> Code:
    """The parts of an actor code such as `RUS.GOV/vladimir_putin`."""
    head, _, name = actor.partition("/")
    state, _, sector = head.partition(".")
    if state in _NAMED_BY_BODY and name:
        return Code(where=f"{state}/{name}", sector=sector or None, name=None)
    return Code(where=state, sector=sector or None, name=name or None)


def codes_of(actors: Iterable[str]) -> frozenset[Code]:
    """The codes of a list of actors."""
    return frozenset(code_of(actor) for actor in actors)


def places_of(codes: Iterable[Code]) -> frozenset[str]:
    """The states and bodies of some codes."""
    return frozenset(code.where for code in codes)


def one_side(first: frozenset[Code], second: frozenset[Code]) -> float | None:
    """How well two lists of parties fit as one side of a happening.

    Returns:
        None where they contradict each other; 0 where one is unknown; else 1 for the same states and up
        to 2 where the same persons are named.
    """
    if not first or not second:
        return 0.0
    ours, theirs = places_of(first), places_of(second)
    if not (ours <= theirs or theirs <= ours):
        return None
    fits = [_one_place(_at(first, place), _at(second, place)) for place in sorted(ours & theirs)]
    if any(fit is None for fit in fits):
        return None
    return sum(fit for fit in fits if fit is not None) / len(fits)


def _at(codes: frozenset[Code], place: str) -> frozenset[Code]:
    return frozenset(code for code in codes if code.where == place)


def _one_place(first: frozenset[Code], second: frozenset[Code]) -> float | None:
    if not _same_sectors(first, second):
        return None
    ours, theirs = {code.name for code in first} - {None}, {code.name for code in second} - {None}
    if not ours or not theirs:
        return 1.0
    return 2.0 if ours & theirs else None


def _same_sectors(first: frozenset[Code], second: frozenset[Code]) -> bool:
    ours, theirs = {code.sector for code in first}, {code.sector for code in second}
    return bool(ours & theirs) or bool(ours & ORGANS and theirs & ORGANS)
