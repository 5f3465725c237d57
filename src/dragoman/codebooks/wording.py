"""The table `report_wording.csv` in, the rules by which parts of a report show that they are not prose out."""

import functools
import re
from dataclasses import dataclass

from dragoman.codebooks.tables import read_table
from dragoman.errors import CodebookError

PICTURE_AGENCIES = (
    "Associated Press", "AP Photo", "AP Images", "AP", "Agence France-Presse", "AFP", "Reuters", "REUTERS", "EPA-EFE",
    "EPA", "EFE", "Getty Images", "Getty", "GETTY IMAGES", "Xinhua", "XINHUA", "TASS", "Tass", "Sputnik", "RIA Novosti",
    "dpa", "DPA", "Bloomberg", "Shutterstock", "Alamy", "Anadolu Agency", "Anadolu", "NurPhoto", "ZUMA Press", "ZUMA",
    "East News", "Rex Features", "Rex", "Kyodo News", "Kyodo", "Yonhap", "PA Wire", "PA", "ANP", "ANSA", "PTI", "ANI",
    "Press Association", "UPI", "iStock", "Magnum", "Corbis", "SIPA", "Sipa USA", "KCNA", "IRNA", "Handout", "Pool",
    "UNHCR", "Unsplash", "Polaris", "Redux", "LightRocket", "VCG", "Imaginechina",
)  # fmt: skip
"""Who pictures are credited to. Source: general knowledge."""

AGENCY = "(?:" + "|".join(re.escape(name) for name in sorted(PICTURE_AGENCIES, key=len, reverse=True)) + ")"
"""Pattern of a picture agency."""
_NAME = r"[A-ZÀ-Þ][\w.'’-]{0,30}"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
CREDIT = rf"(?:{_NAMES} ?/ ?){{0,4}}{AGENCY}\b(?: ?/ ?{_NAMES})?(?: via {_NAMES}(?:/{_NAMES})?)?"
"""Pattern of a picture credit: names and agencies joined by slashes, one of them a known agency."""

_PLACEHOLDERS = {"<NAME>": _NAME, "<NAMES>": _NAMES, "<AGENCY>": AGENCY, "<CREDIT>": CREDIT}
_COLUMNS = ("place", "kind", "case", "triggers", "pattern", "example")
_KINDS = frozenset(
    ["headline", "subhead", "dateline", "byline", "caption", "credit", "related_link", "boilerplate"]
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A rule: the kind of region, the pattern, the literals of which one must occur, an example.

    A group named `credit` in the pattern of a caption is a region of its own.
    """

    kind: str
    pattern: re.Pattern[str]
    triggers: tuple[str, ...]
    example: str


@functools.cache
def wordings(place: str) -> tuple[Wording, ...]:
    """The rules for a whole `line` or for a piece of one (`inline`), in the order in which they are asked.

    Raises:
        CodebookError: a row names an unknown place or kind, or its pattern is wrong.
    """
    rows = read_table("report_wording.csv", _COLUMNS)
    return tuple(_wording(row) for row in rows if row[0] == place)


def _wording(row: tuple[str, ...]) -> Wording:
    _, kind, case, triggers, pattern, example = row
    if kind not in _KINDS:
        raise CodebookError(f"report_wording.csv: unknown kind {kind!r} in the row of {example!r}")
    for name, meaning in _PLACEHOLDERS.items():
        pattern = pattern.replace(name, meaning)
    try:
        compiled = re.compile(pattern, re.NOFLAG if case == "yes" else re.IGNORECASE)
    except re.error as error:
        raise CodebookError(f"report_wording.csv: wrong pattern ({error}) in the row of {example!r}") from error
    return Wording(kind=kind, pattern=compiled, triggers=tuple(triggers.split("|")), example=example)
