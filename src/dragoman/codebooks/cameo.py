"""CAMEO: event codes with names, Goldstein scores and quad classes, and the map to PLOVER and back.

Codes go in and come out as strings ("0251" keeps its zero): two digits a root, three a base code, four a sub-code.

Source:
    CAMEO codebook 1.1b3; the tables under `data/` name commit and licence each.
"""

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dragoman.codebooks import plover
from dragoman.codebooks.tables import read_table
from dragoman.errors import CodebookError

CODE_COLUMNS: Final = ("code", "name", "goldstein")
TO_PLOVER_COLUMNS: Final = ("cameo", "type", "mode", "contexts", "printed", "change")
FROM_PLOVER_COLUMNS: Final = ("type", "recorded", "mode", "context", "cameo")

ROOT_LENGTH: Final = 2
BASE_LENGTH: Final = 3

# The last root of each quad class, by the convention that GDELT documents.
_QUAD_ENDS: Final = ((5, 1), (8, 2), (13, 3), (20, 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A CAMEO category. `goldstein` is -10 to +10; `quad` is 1 to 4, of the root, as in GDELT."""

    code: str
    name: str
    goldstein: float
    quad: int

    @property
    def root(self) -> str:
        """The two-digit cue category."""
        return self.code[:ROOT_LENGTH]

    @property
    def base(self) -> str:
        """The three-digit category; the code itself where that is a root."""
        return self.code[:BASE_LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverReading:
    """What PLOVER makes of a CAMEO code. `printed` is the published row; `change` says why we differ, or is None."""

    cameo: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    printed: str
    change: str | None


def code_of(type: str, mode: str | None = None, status: str = "occurred", contexts: Collection[str] = ()) -> str | None:
    """The CAMEO code of an act that is given in PLOVER's terms.

    Args:
        type: The PLOVER type of the act itself.
        mode: Its mode; one that the table does not know counts as none.
        status: The event's status; cooperation planned becomes a root 03 code, conflict to come a root 13 one.
        contexts: The more telling one wins by its place in the table, not by its place here.

    Returns:
        A code, or None where PLOVER does not record the sentence (negated, denied, hypothetical).

    Raises:
        CodebookError: type or status is unknown.
    """
    recorded = plover.recorded_type(type, status)
    if recorded is None:
        return None
    for row_mode, row_context, code in _from_plover()[type, recorded]:
        if row_mode in ("", mode) and (not row_context or row_context in contexts):
            return code
    raise CodebookError(f"plover_to_cameo.csv has no last row for {type} recorded as {recorded}")


def to_plover(code: str) -> PloverReading | None:
    """The PLOVER type, mode and contexts of a CAMEO code; None for 01 and 02, which are no PLOVER events.

    Raises:
        CodebookError: no such CAMEO code.
    """
    return _to_plover().get(cameo_code(code).code)


def cameo_code(code: str) -> CameoCode:
    """The row of a code.

    Raises:
        CodebookError: no such code, for instance one that lost its leading zero.
    """
    found = codes().get(code)
    if found is None:
        raise CodebookError(f"unknown CAMEO code {code!r}; codes are strings of two to four digits, as in '0251'")
    return found


def quad_class(code: str) -> int:
    """The quad class of a code's root, as in GDELT: 01-05 verbal and 06-08 material cooperation, 09-13, 14-20 conflict.

    Raises:
        CodebookError: the root is none of 01 to 20.
    """
    root = int(code[:ROOT_LENGTH]) if code[:ROOT_LENGTH].isdigit() else 0
    for last, quad in _QUAD_ENDS:
        if 0 < root <= last:
            return quad
    raise CodebookError(f"{code!r} has no CAMEO root")


@functools.cache
def codes() -> Mapping[str, CameoCode]:
    """Every code by itself, in order."""
    return MappingProxyType(
        {
            code: CameoCode(code=code, name=name, goldstein=float(goldstein), quad=quad_class(code))
            for code, name, goldstein in read_table("cameo.csv", CODE_COLUMNS)
        }
    )


@functools.cache
def _to_plover() -> Mapping[str, PloverReading]:
    return MappingProxyType(
        {
            code: PloverReading(
                cameo=code,
                type=type,
                mode=mode or None,
                contexts=tuple(contexts.split(";")) if contexts else (),
                printed=printed,
                change=change or None,
            )
            for code, type, mode, contexts, printed, change in read_table("cameo_to_plover.csv", TO_PLOVER_COLUMNS)
        }
    )


@functools.cache
def _from_plover() -> Mapping[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    """(type of the act, type recorded) -> (mode, context, code), the first that fits wins."""
    rules: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for type, recorded, mode, context, code in read_table("plover_to_cameo.csv", FROM_PLOVER_COLUMNS):
        rules.setdefault((type, recorded), []).append((mode, context, code))
    return MappingProxyType({key: tuple(rows) for key, rows in rules.items()})
