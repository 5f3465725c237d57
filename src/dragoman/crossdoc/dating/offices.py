"""A report's text in, the persons it names in an office out, with the days on which they held it.

"President Jane Doe" dates a report to her terms as president. The office must be named right before
the name (or in an apposition right after it) and must not be a former, coming or deputy one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebooks.actor_entries import Entry
from dragoman.codebooks.actors import Codebook

_WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*\.?|[^\w\s]")
_TITLES: Mapping[str, tuple[str, ...]] = {
    "head_of_state": ("president", "king", "queen", "emperor", "chairman"),
    "head_of_government": ("prime minister", "premier", "chancellor", "taoiseach"),
    "foreign_minister": ("foreign minister", "secretary of state", "foreign secretary", "external affairs minister"),
    "defence_minister": ("defence minister", "defense minister", "defense secretary", "defence secretary",
                         "secretary of defense"),
    "finance_minister": ("finance minister", "treasury secretary", "chancellor of the exchequer", "economy minister"),
    "secretary_general": ("secretary general", "secretary - general", "secretary-general"),
    "head": ("president", "director general", "director-general", "managing director", "chief", "chairman", "head"),
}  # fmt: skip
"""Office -> what news calls its holder, in lower case; other offices go by the codebook's own title."""
_NOT_IN_OFFICE = frozenset({
    "former", "ex", "late", "future", "elect", "ousted", "deposed", "candidate", "vice", "deputy", "acting",
    "interim", "designate", "then", "previous", "past", "predecessor", "successor", "ex-president", "ex-prime",
    "onetime", "retired", "disgraced", "toppled", "slain", "assassinated", "incoming", "outgoing", "would-be",
    "hopeful", "nominee", "under", "predecessors", "administration", "presidency", "era", "assistant", "sub",
    "subcommittee", "committee",
})  # fmt: skip
"""Words near the title that say that the person does not hold the office, or that another does."""
_BEFORE = 6
"""Words before a name that may hold its title ("Russian Foreign Minister", "the president of France,")."""
_SURNAME_TITLE = 3
"""Words before a bare family name that may hold its title: it follows at once ("President Doe")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person named in an office: the words (code points into the text) and the terms that fit, ISO days or None."""

    start: int
    end: int
    terms: tuple[tuple[str | None, str | None], ...]
    reason: str


def holders(text: str, codebook: Codebook, *, limit: int) -> Iterator[Holder]:
    """The persons whom the first `limit` characters of a text name in an office they are known to have held."""
    found = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text, 0, limit)]
    words = [word for word, _, _ in found]
    position = 0
    while position < len(words):
        length, entries = codebook.lookup(words, position) if words[position][:1].isupper() else (0, ())
        persons = [entry for entry in entries if entry.kind == "person" and entry.office is not None]
        if persons:
            held = _held(words, position, length, persons)
            if held:
                yield _holder(held, found[position][1], found[position + length - 1][2])
        position += max(length, 1)


def _held(words: Sequence[str], start: int, length: int, persons: Sequence[Entry]) -> list[Entry]:
    reach = _SURNAME_TITLE if all(person.short for person in persons) else _BEFORE
    before = [word.lower() for word in words[max(0, start - reach) : start]]
    for mark in (".", ";", '"', "”"):
        if mark in before:
            before = before[len(before) - before[::-1].index(mark) :]
    if _NOT_IN_OFFICE.intersection(before) or any(word.startswith(("ex-", "then-")) for word in before):
        return []
    following = words[start + length] if start + length < len(words) else ""
    if following[:1].isupper() and (length == 1 or all(person.short for person in persons)):
        return []  # "Foreign Minister Doe" is not "Assistant Foreign Minister Doe Roe"
    phrase = f" {' '.join(before)} "
    terms = [entry for person in persons for entry in [person] if _names_office(phrase, entry)]
    if not terms or len({entry.key for entry in terms}) > 1:
        return []
    return terms


def _names_office(phrase: str, entry: Entry) -> bool:
    titles = _TITLES.get(entry.office or "", ())
    own = (entry.title or "").lower()
    return any(phrase.endswith(f" {title} ") for title in (*titles, own) if title)


def _holder(held: Sequence[Entry], start: int, end: int) -> Holder:
    first = held[0]
    rows = ", ".join(f"{entry.table} line {entry.row}" for entry in held)
    return Holder(
        start=start,
        end=end,
        terms=tuple((entry.since, entry.until) for entry in held),
        reason=f"{first.form} is named as {first.title} ({rows}: {first.source})",
    )
