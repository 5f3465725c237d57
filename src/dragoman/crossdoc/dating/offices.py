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
_ENDING = re.compile(r"['’]s?$|(?<=[^\W\d_]{3})\.$")
"""The possessive, the full stop of a sentence; a short word keeps its stop (J.)."""
_TITLES: Mapping[str, tuple[str, ...]] = {
    "head_of_state": ("president", "king", "queen", "emperor"),
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
_AFTER = 6
"""Words after a name and a comma that may hold its title ("Jane Doe, the Ardovian president,")."""
_SURNAME_TITLE = 3
"""Words before a bare family name that may hold its title: it follows at once ("President Doe")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person named in an office: the words (code points into the text) and the terms that fit, ISO days or None.

    `office` is the state and the term of the office table.
    """

    start: int
    end: int
    terms: tuple[tuple[str | None, str | None], ...]
    office: tuple[str | None, str | None]
    reason: str


def holders(text: str, codebook: Codebook, *, limit: int) -> Iterator[Holder]:
    """The persons whom the first `limit` characters of a text name in an office they are known to have held."""
    found = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text, 0, limit)]
    words = [_ENDING.sub("", word) for word, _, _ in found]
    owning = {index for index, (word, _, _) in enumerate(found) if word.removesuffix(".") != words[index]}
    position = 0
    while position < len(words):
        length, entries = codebook.lookup(words, position) if words[position][:1].isupper() else (0, ())
        persons = [entry for entry in entries if entry.kind == "person" and entry.office is not None]
        if persons:
            held = _held(words, position, length, persons, owning=position + length - 1 in owning)
            if held:
                last = position + length - 1
                yield _holder(held, found[position][1], found[last][1] + len(words[last]))
        position += max(length, 1)


def _held(words: Sequence[str], start: int, length: int, persons: Sequence[Entry], *, owning: bool) -> list[Entry]:
    """The terms that the words before a name speak of; `owning` is whether the name ends in 's."""
    reach = _SURNAME_TITLE if all(person.short for person in persons) else _BEFORE
    before = [word.lower() for word in words[max(0, start - reach) : start]]
    for mark in (".", ";", '"', "”"):
        if mark in before:
            before = before[len(before) - before[::-1].index(mark) :]
    if _NOT_IN_OFFICE.intersection(before) or any(word.startswith(("ex-", "then-")) for word in before):
        return []
    following = words[start + length] if start + length < len(words) else ""
    if not owning and following[:1].isupper() and (length == 1 or all(person.short for person in persons)):
        return []  # "Foreign Minister Doe" is not "Assistant Foreign Minister Doe Roe"
    phrase = f" {' '.join(_without_country(words, start, before))} "
    after = "" if all(person.short for person in persons) else _apposition(words, start + length)
    terms = [entry for entry in persons if _names_office(phrase, entry) or _opens_with_office(after, entry)]
    if not terms or len({entry.key for entry in terms}) > 1:
        return []
    return terms


def _without_country(words: Sequence[str], start: int, before: Sequence[str]) -> Sequence[str]:
    """The words before a name up to "of the Ardovian Republic": president of Ardovia Jane Doe."""
    if "of" not in before:
        return before
    tail = len(before) - 1 - before[::-1].index("of")
    named = words[start - len(before) + tail + 1 : start]
    body = all(word[:1].isupper() or word == "the" for word in named)
    return before[:tail] if named and named[-1][:1].isupper() and body else before


def _apposition(words: Sequence[str], end: int) -> str:
    """What stands between commas after a name, its article left out: Jane Doe, the president of Ardovia,."""
    if end >= len(words) or words[end] != ",":
        return ""
    following = [word.lower() for word in words[end + 1 : end + 1 + _AFTER]]
    stops = [following.index(mark) for mark in (",", ".", ";", "who") if mark in following]
    inside = following[: min(stops, default=len(following))]
    if _NOT_IN_OFFICE.intersection(inside) or any(word.startswith(("ex-", "then-")) for word in inside):
        return ""
    return f" {' '.join(inside[1:] if inside[:1] == ['the'] else inside)} "


def _opens_with_office(after: str, entry: Entry) -> bool:
    """Whether an apposition names the office first, or after one word (the Ardovian president)."""
    titles = (*_TITLES.get(entry.office or "", ()), (entry.title or "").lower())
    return any(
        part.startswith(f" {title} ")
        for title in titles
        if title and after
        for part in (after, after[after.find(" ", 1) :])
    )


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
        office=(first.state, first.office),
        reason=f"{first.form} is named as {first.title} ({rows}: {first.source})",
    )
