"""Nouns that stand for people and bodies by their part in public life.

In: `data/roles.csv` (one row a role: its PLOVER sector, the office it may be, its nouns, an example).
Out: longest matches over the words of a sentence.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebooks.tables import read_table

_COLUMNS = ("role", "kind", "sector", "office", "title", "nouns", "example")
_FORMS = tuple[tuple[tuple[str, ...], "RoleNoun"], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNoun:
    """One noun of a role.

    `kind` is what the singular stands for (person, group, organisation, state); `sector` a PLOVER
    code, or None where the body it belongs to decides; `office` a term of the office table, `leader`
    for whoever leads, or None; `is_title` where it may stand before a name.
    """

    noun: str
    role: str
    kind: str
    sector: str | None
    office: str | None
    is_title: bool
    plural: bool
    example: str


def match_role(words: Sequence[str], start: int) -> tuple[int, RoleNoun | None]:
    """The longest role noun that begins at a word.

    Args:
        words: The lower-case words of a sentence.
        start: Index of the word to begin at.

    Returns:
        Its number of words and its row; (0, None) where none begins here.
    """
    for form, noun in _by_first_word().get(words[start], ()):
        if tuple(words[start : start + len(form)]) == form:
            return len(form), noun
    return 0, None


@functools.cache
def first_words() -> frozenset[str]:
    """The words at which a role noun may begin."""
    return frozenset(_by_first_word())


@functools.cache
def role_nouns() -> tuple[RoleNoun, ...]:
    """Every noun of the table, singular and plural."""
    return tuple(_rows())


@functools.cache
def _by_first_word() -> Mapping[str, _FORMS]:
    found: dict[str, list[tuple[tuple[str, ...], RoleNoun]]] = {}
    for noun in role_nouns():
        form = tuple(noun.noun.lower().replace("-", " - ").split())
        found.setdefault(form[0], []).append((form, noun))
    return {first: tuple(sorted(forms, key=lambda pair: -len(pair[0]))) for first, forms in found.items()}


def _rows() -> Iterator[RoleNoun]:
    seen: set[str] = set()
    for role, kind, sector, office, title, nouns, example in read_table("roles.csv", _COLUMNS):
        for noun in nouns.split(";"):
            for form, plural in _forms(noun, kind):
                if form not in seen:
                    seen.add(form)
                    yield RoleNoun(
                        noun=form,
                        role=role,
                        kind=kind,
                        sector=sector or None,
                        office=office or None,
                        is_title=title == "yes" and not plural,
                        plural=plural,
                        example=example,
                    )


def _forms(noun: str, kind: str) -> Iterator[tuple[str, bool]]:
    first, separator, rest = noun.partition(" of ")
    if kind == "group":
        yield noun, (noun.endswith("s") and not noun.endswith("ss")) or noun in _PLURAL_GROUPS
        return
    if first.endswith("men") or noun in _ALWAYS_PLURAL:
        yield noun, True
        return
    yield noun, False
    yield _plural(first) + separator + rest, True


_ALWAYS_PLURAL = frozenset({"authorities", "governments", "companies", "firms", "media", "banks", "parties", "unions"})
_PLURAL_GROUPS = frozenset(
    {"police", "people", "women", "men", "children", "policemen", "military personnel", "aircraft"}
)
_IRREGULAR = {"child": "children", "woman": "women", "man": "men"}


def _plural(noun: str) -> str:
    head = noun.rsplit(" ", 1)[-1]
    stem = noun[: len(noun) - len(head)]
    if head in _IRREGULAR:
        return stem + _IRREGULAR[head]
    if head.endswith("man"):
        return noun[:-3] + "men"
    if head.endswith("y") and head[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if head.endswith(("s", "ch", "sh", "x")) else "s")
