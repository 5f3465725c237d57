"""The code of an actor in, what it says out: `PER.GOV/luis_toma` is of a state, whom that state's government serves."""

from typing import TypeGuard

OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""Sectors whose people serve their state."""
_STATELESS = ("IGO", "NGO", "MNC")
"""Heads of codes of bodies that belong to no state."""


def is_state(code: str | None) -> TypeGuard[str]:
    """Whether a code is a state's alone (alpha-3), and not that of someone in it or of a body of several."""
    return code is not None and len(code) == 3


def head_of(code: str) -> tuple[str, str]:
    """A code's head and its sector, which is empty where it has none: PER and GOV."""
    head, _, sector = code.partition("/")[0].partition(".")
    return head, sector


def is_stateless(head: str) -> bool:
    """Whether a code's head is a family of bodies and no state."""
    return head in _STATELESS


def with_sector(head: str, sector: str | None) -> str:
    """A code's head with a sector; bodies of no state have none."""
    return f"{head}.{sector}" if sector and not is_stateless(head) else head
