"""A code or a reading in, the side that it is of out: a state, a group that fights or opposes one, a power of several.

Two sides together are a `Pair`: what a word for two stands for.
"""

from dataclasses import dataclass

from dragoman.extract.mentions.codes import OF_STATE, head_of, is_state, is_stateless
from dragoman.extract.mentions.ledger import Resolved
from dragoman.extract.mentions.reading import Reading

_APART = frozenset({"REB", "UAF", "PRM", "PRE", "SEP", "OPP", "PTY"})
"""Sectors whose people are a side of their own."""
_POWERS = frozenset({"IGO/eu", "IGO/nato", "IGO/west"})
"""Bodies of states that act as one power; others hear and judge the sides as often as they are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sides: key -> code as named. A key is a state's code, that of a group's state and sector, or a body's."""

    codes: dict[str, str]

    def sector(self, sector: str | None) -> tuple[str, ...]:
        """The codes of both for a noun of a sector: `MIL` for "both armies"; groups and bodies keep theirs."""
        keys = list(self.codes)
        within = len({key[:3] for key in keys}) == 1
        found = []
        for key, code in self.codes.items():
            if not is_state(key):
                found.append(code)
            elif sector is not None:
                found.append(f"{key}.{sector}")
            else:
                found.append((code if "." in code else f"{key}.GOV") if within else key)
        return tuple(found)

    def other(self, key: str) -> str | None:
        """The code of the one that a key is not of; None where the key is of neither."""
        codes = self.sector(None)
        keys = list(self.codes)
        return codes[1 - keys.index(key)] if key in keys else None


def key_of(code: str) -> str | None:
    """The side that a code belongs to; None where it is that of a private person or body."""
    state, sector = head_of(code)
    if state == "IGO":
        return "/".join(code.split("/")[:2]) if "/" in code else None
    if not is_state(state) or is_stateless(state):
        return None
    if sector in _APART:
        return f"{state}.{sector}"
    return state if not sector or sector in OF_STATE else None


def sides_of(reading: Reading) -> dict[str, str]:
    """The sides that a reading stands for: key -> code; none for a place or a private party."""
    if reading.actor is None or reading.kind in (None, "place"):
        return {}
    found = {}
    for code in reading.actor.split(";"):
        key = key_of(code)
        if key is not None and (is_state(key) or "/" not in key or reading.kind != "person"):
            found[key] = code if not is_state(key) else code.partition("/")[0]
    return found


def may_oppose(key: str) -> bool:
    """Whether a party may be a side without being named with the other: no body that hears both."""
    return "/" not in key or key in _POWERS


def as_pair(reading: Reading, sides: Pair, sector: str | None) -> Resolved:
    """A word for two as the two sides, by a noun of a sector or none."""
    codes = sorted(sides.sector(sector))
    return Resolved(
        reading=reading._replace(kind="group", actor=";".join(codes), basis=f"the two in play: {' and '.join(codes)}")
    )
