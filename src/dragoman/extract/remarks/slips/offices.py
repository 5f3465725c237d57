"""Offices that a state does not have by the tables: a report in, "the King of France" out."""

import functools
import re
from collections.abc import Iterator

from dragoman.codebooks.actors import load_codebook
from dragoman.extract.remarks.slips.slip import Slip, matches, windows
from dragoman.model.annotations import AnnotatedDocument

_NOUN = r"(?P<o>[Kk]ing|[Qq]ueen|[Ee]mperor|[Pp]resident|[Cc]hancellor|[Pp]rime [Mm]inister)"
_STATE = r"(?P<s>[A-Z][\w.'’-]{2,20}(?: [A-Z][\w-]{2,20})?)"
_HELD = (
    re.compile(rf"\b{_STATE} {_NOUN} [A-Z][\w'-]{{1,20}}"),
    re.compile(rf"\b{_STATE}['’]s {_NOUN}(?:,? [A-Z][\w'-]{{1,20}}|\b(?! of\b))"),
    re.compile(rf"\b{_NOUN} of {_STATE}"),
)
_WORDS = (" king", " King", "ueen", "mperor", "resident", "hancellor", "rime Min", "rime min")
_FORMER = re.compile(
    r"\b(?:former|first|last|late|then|ex|would-be|self-\w+|vice|drama|beauty|exiled|pretender|"
    r"medieval|historic\w*|old|Crown|homecoming)[ -]\Z"
)
_HEADS = ("head_of_state", "head_of_government")
_CHANCELLORS = frozenset({"DEU", "AUT", "GBR", "CHE", "EST", "MMR"})
"""States in which someone is called chancellor. Source: general knowledge."""
_ONE_HEAD = frozenset("USA MEX BRA ARG CHL COL VEN CRI GTM HND PAN PRY URY ECU BOL SLV CHE IDN PHL".split())
"""States whose head of government is no prime minister. Source: general knowledge."""
_SPANISH = frozenset("MEX ARG CHL COL VEN CRI GTM HND PAN PRY URY ECU BOL SLV PER CUB DOM NIC ESP BRA PRT".split())
"""States whose foreign minister is often called chancellor in translation."""


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The offices in a report that the state they are of does not have."""
    text = report.document.text
    near = windows(text, _WORDS, 46, 50)
    for pattern in _HELD:
        for match in matches(text, pattern, near):
            if _FORMER.search(text, max(0, match.start() - 14), match.start()):
                continue
            noun = match["o"].lower()
            state = _state(match["s"])
            if state is not None and not _has(state, noun):
                yield Slip(match.span("o"), match.span("s"), f"{load_codebook().state_names(state)[0]} has no {noun}.")


def _state(words: str) -> str | None:
    return _by_name(words) or _by_name(words.rsplit(" ", 1)[-1])


@functools.cache
def _by_name(name: str) -> str | None:
    entries = load_codebook().entries(name)
    states = {entry.state for entry in entries if entry.role in ("name", "demonym")}
    return (
        next(iter(states))
        if len(states) == 1 and len(entries) == 1 and load_codebook().cow(next(iter(states)) or "")
        else None
    )


@functools.cache
def _has(state: str, noun: str) -> bool:
    """Whether a state may have somebody so called; yes where the tables do not know its heads."""
    if noun == "chancellor":
        return state in _CHANCELLORS or state in _SPANISH
    if noun == "prime minister":
        return state not in _ONE_HEAD
    titles = [
        (term.title or "").lower() for office in _HEADS for term in load_codebook().holders(state, office, None, None)
    ]
    if not titles:
        return True
    heads = [(term.title or "").lower() for term in load_codebook().holders(state, "head_of_state", None, None)]
    if noun == "president":
        crowned = [
            any(word in title for word in ("king", "queen", "emperor", "monarch", "emir", "sultan")) for title in heads
        ]
        return not (heads and all(crowned)) or any("president" in title for title in titles)
    return not (heads and all("president" in title for title in heads))
