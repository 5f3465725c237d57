"""A role noun in its sentence in, names that it belongs to out: inside a phrase, joined to an owner, after "loyal"."""

from collections.abc import Sequence

from dragoman.extract.mentions.scan import Hit
from dragoman.model.text import Token

_LONGEST_LIST = 12
_LOYAL = frozenset({"loyal", "faithful"})
_NEAR = 9
"""Words after "loyal" among which the one is named to whom some are."""


def head_of_hit(tokens: Sequence[Token], hit: Hit) -> int:
    """The index of the word of a hit on which the others depend."""
    for index in range(hit.first, hit.end):
        head = tokens[index].head
        if head == index or not hit.first <= head < hit.end:
            return index
    return hit.end - 1


def names_inside(tokens: Sequence[Token], index: int, hit_at: dict[int, Hit]) -> list[Hit]:
    """The names before a role noun in its phrase: of the Malian army."""
    found = {hit_at[place]: None for place in range(tokens[index].left, index) if place in hit_at}
    return [hit for hit in found if hit.entries]


def joined_to(tokens: Sequence[Token], index: int, hit_at: dict[int, Hit]) -> list[Hit]:
    """The names joined to one: of Peru, Chile and Bolivia."""
    found: list[Hit] = []
    frontier = [index]
    while frontier and len(found) < _LONGEST_LIST:
        for child in tokens[frontier.pop()].children:
            if tokens[child].dep == "conj" and child in hit_at and hit_at[child].entries:
                found.append(hit_at[child])
                frontier.append(child)
    return found


def followed(tokens: Sequence[Token], noun: int, hit_at: dict[int, Hit]) -> list[Hit]:
    """Whom some are loyal to: forces loyal to President Toma of Peru."""
    for child in tokens[noun].children:
        adjective = tokens[child]
        if child < noun or adjective.lower not in _LOYAL:
            continue
        for index in range(adjective.index + 1, min(adjective.index + _NEAR, len(tokens))):
            if tokens[index].pos in ("VERB", "AUX"):
                break
            if index in hit_at and hit_at[index].entries:
                return [hit_at[index]]
    return []


def beside(tokens: Sequence[Token], noun: int, hit: Hit, hit_at: dict[int, Hit]) -> list[Hit]:
    """The state that "and" joins to the one in a phrase of place, where the parse joins it to the noun before."""
    after = hit_at.get(hit.end + 1) if hit.end < len(tokens) and tokens[hit.end].lower == "and" else None
    if after is None or not hit.of("name") or not after.of("name"):
        return []
    head = tokens[head_of_hit(tokens, after)]
    return [after] if head.dep == "conj" and head.head == noun and after.first == hit.end + 1 else []
