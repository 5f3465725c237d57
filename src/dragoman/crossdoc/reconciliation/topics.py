"""The words of a sentence in, the acts that it may tell out: a cheap look before a sentence is parsed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from dragoman.codebooks.acts import acts
from dragoman.codebooks.opposites import opposite_acts, opposite_nouns, single_acts
from dragoman.language.words import STOP_WORDS, stem_of

_STRONG = """
beaten beat began begin begun begin bought buy broke break broken break brought bring burnt burn caught catch chose
choose chosen choose drew draw driven drive drove drive fell fall fallen fall fled flee flew fly flown fly found find
froze freeze gave give given give got get held hold hung hang kept keep knew know laid lay led lead left leave lost
lose made make met meet paid pay ran run rose rise risen rise sank sink sunk sink sent send shook shake shot shoot
slain slay slew slay sold sell spoke speak spoken speak stole steal stolen steal stood stand struck strike sworn swear
swore swear taken take thrown throw threw throw told tell took take upheld uphold went go withdrew withdraw withheld
withhold won win died die dying die
"""
_PLAIN = dict(zip(_STRONG.split()[::2], _STRONG.split()[1::2], strict=True))
"""A past form -> its verb."""

Topics = tuple[frozenset[str], frozenset[tuple[str, str]]]
"""Acts told once, and members of sets that exclude each other."""


def topics_of(stems: Iterable[str]) -> Topics:
    """What a sentence may tell, by the stems of all its words."""
    once: set[str] = set()
    members: set[tuple[str, str]] = set()
    for stem in stems:
        once |= _once().get(stem, frozenset())
        members |= _members().get(stem, frozenset())
    return frozenset(once), frozenset(members)


def may_be_one(first: Topics, second: Topics) -> bool:
    """Whether two sentences may tell one act."""
    return not first[0].isdisjoint(second[0])


def may_exclude(first: Topics, second: Topics) -> bool:
    """Whether two sentences may tell acts that exclude each other."""
    return any(one[0] == other[0] and one[1] != other[1] for one in first[1] for other in second[1])


def things_of(stems: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Members of the sets of things, by the stems of a sentence."""
    return frozenset(member for stem in stems for member in _things().get(stem, ()))


@cache
def _things() -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for phrase, rows in opposite_nouns().items():
        found[stem_of(phrase.split()[-1])] |= {(each.name, each.member) for each in rows}
    return {stem: frozenset(names) for stem, names in found.items()}


@cache
def _once() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for act, forms in single_acts().items():
        for form in (act, *forms):
            for stem in _stems(form):
                found[stem].add(act)
    for word, named in acts().items():
        if named.name in single_acts() and " " not in word:
            for stem in _stems(word):
                found[stem].add(named.name)
    return {stem: frozenset(names) for stem, names in found.items()}


@cache
def _members() -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for phrase, rows in opposite_acts().items():
        for stem in _stems(phrase):
            found[stem] |= {(each.name, each.member) for each in rows}
    for past, verb in _PLAIN.items():
        if stem_of(verb) in found:
            found[stem_of(past)] |= found[stem_of(verb)]
    return {stem: frozenset(names) for stem, names in found.items()}


_COLOURLESS = frozenset({"be", "have"})


def _stems(phrase: str) -> list[str]:
    """The stems by which a phrase is seen: all that are no function words, of several only the last."""
    words = [word for word in phrase.split() if word not in STOP_WORDS] or [
        word for word in phrase.split() if word not in _COLOURLESS
    ][:1]
    word = words[-1]
    short = word.removesuffix("e")
    return sorted({stem_of(each) for each in (word, f"{short}ed", f"{short}ing", f"{word}s")})
