"""A noun in a parsed sentence in, the phrase that it heads out; two phrases in, whether they can mean one thing out.

A name beside another name is somebody else; a name beside a description may be the same; two descriptions differ
where the table of opposites or their nationalities say so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.acts import acts
from dragoman.codebooks.opposites import Opposite, opposite_nouns
from dragoman.language.words import STOP_WORDS, stem_of
from dragoman.model.text import Token

SAME, OPEN, DIFFER = "same", "open", "differ"
"""Surely one thing; may be one; cannot be one."""

_LEFT_OUT = frozenset({"relcl", "acl", "conj", "cc", "punct", "advcl", "parataxis"})
"""Relations under which stands what is no part of the phrase itself."""
_AWAY = frozenset(
    "in at on from to near outside inside with by after before off over under into about between among against through "
    "during for since".split()
)
"""Prepositions behind which a name is that of something else: "a delegation in Tarn"."""
_WHOLE = frozenset({"all", "both", "every", "each"})
_NONE = frozenset({"no", "none", "neither", "nobody", "nothing"})
_FEW = frozenset({"few", "fewer", "little", "less", "scant", "hardly", "barely", "scarce"})
_NOBODY = frozenset({"nobody", "none", "no-one", "them", "whom"})
_PART_OF = frozenset("one last first rest most some many half others majority".split())
_PERSONS = frozenset(
    "person people nobody none somebody someone man woman worker passenger policeman soldier civilian resident "
    "employee child villager climber miner guest pupil patient tourist crew victim sailor fisherman guard "
    "them whom".split()
)
_CASELESS = frozenset({"NNP", "NNPS"})
_HEADING = "heading"
"""The set of the points of the compass; North Korea lies on none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun with what belongs to it; offsets are code points into the report.

    `head` is the noun's lemma, `names` the stems of its proper names without titles, `stems` those of all its words,
    `peoples` the states whose demonym it has, `states` those that it names in any way, by their capital too. `share` is
    whole for "all passengers", none for "no ransom", part for a
    number, some for a plural without an article, else None. `whole` is the end with a name beside it.
    `named`: a name is its head or stands beside it; `few`: it is told as next to none.
    """

    start: int
    end: int
    whole: int
    head: str
    name: str
    kinds: tuple[Opposite, ...]
    names: frozenset[str]
    stems: frozenset[str]
    peoples: frozenset[str]
    states: frozenset[str]
    share: str | None
    named: bool
    joined: bool
    pronoun: bool
    plural: bool
    few: bool


def phrase_of(tokens: Sequence[Token], position: int) -> Phrase:
    """The phrase that a noun heads."""
    head, core = tokens[position], sorted(_core(tokens, position))
    of = [tokens[child].index for child in head.children if tokens[child].dep == "prep" and tokens[child].lower == "of"]
    inner = _inner(tokens, position, of)
    noun = inner if inner is not None else head
    words = [tokens[index] for index in core]
    own = set(_core(tokens, position, _AWAY))
    proper = [word for word in words if word.tag in _CASELESS and word.text[0].isalpha() and word.index in own]
    names = frozenset(stem_of(word.text) for word in proper) - _titles() - STOP_WORDS
    outer = [index for index in core if index <= position or any(tokens[o].left <= index < tokens[o].right for o in of)]
    return Phrase(
        start=tokens[outer[0]].start, end=tokens[outer[-1]].end, whole=_whole(tokens, head, tokens[outer[-1]].end),
        head=noun.lemma.lower(),
        name=" ".join(word.text for word in proper),
        kinds=tuple(_kinds(words, noun)), names=names,
        stems=frozenset(stem_of(word.text) for word in words if word.text[0].isalpha()) - STOP_WORDS,
        peoples=frozenset(state for word in words if word.index in own for state in _peoples(word.text)),
        states=frozenset(state for word in words if word.index in own for state in _states(word.text)),
        share=_share(tokens, head, noun, words), named=noun.tag in _CASELESS or _has_name(tokens, noun),
        joined=any(tokens[child].dep == "conj" for child in head.children),
        pronoun=head.tag in ("PRP", "WP", "WDT", "EX", "DT") and head.lower not in _NONE and inner is None,
        plural=noun.tag in ("NNS", "NNPS"), few=any(word.lower in _FEW for word in words),
    )  # fmt: skip


def relation_of(first: Phrase | None, second: Phrase | None) -> str:
    """Whether two phrases in one role can mean one thing."""
    if first is None or second is None or first.pronoun or second.pronoun:
        return OPEN
    apart = bool(first.states and second.states) and first.states.isdisjoint(second.states)
    if apart and not (first.joined or second.joined or _is_person(first) or _is_person(second)):
        return DIFFER
    if first.names and second.names:
        if first.names & second.names or (first.states & second.states and _is_state(first) and _is_state(second)):
            return SAME
        return OPEN if _spelt_alike(first, second) else _unlike_names(first, second)
    if exclusive(first, second) is not None:
        return DIFFER
    if first.head == second.head or _named_alike(first, second) or _member(first) & _member(second):
        return SAME
    if {first.share, second.share} & {"whole", "none"} and first.head in _PERSONS and second.head in _PERSONS:
        return SAME
    if _NOBODY & {first.head, second.head} and (first.head in _PERSONS or second.head in _PERSONS):
        return SAME
    return SAME if first.head in second.stems or second.head in first.stems else OPEN


def _spelt_alike(first: Phrase, second: Phrase) -> bool:
    """Whether a name of each may be one in two spellings: Katalin and Katalina, Aziz and Azeez."""
    return any(
        one[0] == other[0]
        and min(len(one), len(other)) >= _SPELT
        and SequenceMatcher(None, one, other).ratio() >= _LIKE
        for one in first.names for other in second.names
    )  # fmt: skip


_SPELT, _LIKE = 4, 0.75
"""Letters of a name, and share of them in common, from which on two names may be one."""


def _is_state(phrase: Phrase) -> bool:
    """Whether nothing but a state is named: Japan, Tokyo, the Japanese government."""
    return bool(phrase.states) and all(_states(word) for word in phrase.name.split())


def _is_person(phrase: Phrase) -> bool:
    """Whether a name stands in it that is of no state: the Kenyan runner Adaku Oye may be told of as a Dane too."""
    return any(not _states(word) for word in phrase.name.split())


def _named_alike(first: Phrase, second: Phrase) -> bool:
    """The fire and the blaze."""
    one, other = acts().get(first.head), acts().get(second.head)
    return one is not None and one == other and not one.light


def exclusive(first: Phrase, second: Phrase) -> Opposite | None:
    """The set that says that two things are not one, with the member of the first; None where none does."""
    for one in first.kinds:
        others = {other.member for other in second.kinds if other.name == one.name}
        mine = {each.member for each in first.kinds if each.name == one.name}
        if others and mine.isdisjoint(others):
            return one
    return None


def _unlike_names(first: Phrase, second: Phrase) -> str:
    """Two names without a common word; "the EU" and "the European Union" may be one."""
    short, long = sorted((first.names, second.names), key=lambda names: (len(names), sorted(names)))
    initials = "".join(sorted(name[0] for name in long))
    if len(short) == 1 and "".join(sorted(next(iter(short)))) == initials:
        return OPEN
    if first.named and second.named:
        return OPEN if first.joined or second.joined else DIFFER
    return DIFFER if not first.named and not second.named and first.head == second.head else OPEN


def _member(phrase: Phrase) -> set[tuple[str, str]]:
    return {(kind.name, kind.member) for kind in phrase.kinds if kind.name != "person"}


def _core(tokens: Sequence[Token], position: int, away: frozenset[str] = frozenset()) -> Iterator[int]:
    """The words of a phrase, without what stands behind some prepositions."""
    yield position
    for child in tokens[position].children:
        if tokens[child].dep not in _LEFT_OUT and not (tokens[child].dep == "prep" and tokens[child].lower in away):
            yield from _core(tokens, child, away)


def _inner(tokens: Sequence[Token], position: int, of: Sequence[int]) -> Token | None:
    """The lifts of "three of the five lifts"."""
    if tokens[position].pos not in ("NUM", "DET", "PRON") and tokens[position].lower not in _NONE | _PART_OF:
        return None
    below = [child for index in of for child in tokens[index].children if tokens[child].dep == "pobj"]
    return tokens[below[0]] if below else None


def _kinds(words: Sequence[Token], noun: Token) -> Iterator[Opposite]:
    """What the phrase is by the table: its noun, the noun with the word before it, titles before a name."""
    table = opposite_nouns()
    for number, word in enumerate(words):
        if word is not noun and word.tag not in _CASELESS and word.dep not in ("appos", "compound"):
            continue
        if word.dep == "compound" and word.tag not in _CASELESS and tuple(words[number + 1 : number + 2]) == (noun,):
            continue  # the school of "school bus" says nothing of what it is
        before = words[number - 1].lower if number else ""
        found = table.get(f"{before} {word.lemma.lower()}") or table.get(word.lemma.lower(), ())
        yield from (each for each in found if each.name != _HEADING or word.tag not in _CASELESS)


def _whole(tokens: Sequence[Token], head: Token, end: int) -> int:
    """Where a phrase ends with the name that stands beside it: "the candidate, Anna Lund"."""
    beside = [tokens[child] for child in head.children if tokens[child].dep == "appos"]
    return max([end, *(_whole(tokens, each, each.end) for each in beside)])


def _share(tokens: Sequence[Token], head: Token, noun: Token, words: Sequence[Token]) -> str | None:
    lower = {word.lower for word in words}
    if lower & _NONE or head.lower in _NONE:
        return "none"
    if lower & _WHOLE:
        return "whole"
    article = any(tokens[child].dep in ("det", "poss") for child in noun.children)
    if noun is not head or (any(word.tag == "CD" for word in words) and not article):
        return "part"
    return "some" if noun.tag == "NNS" and not article else None


def _has_name(tokens: Sequence[Token], noun: Token, depth: int = 0) -> bool:
    beside = [tokens[child] for child in noun.children if tokens[child].dep == "appos"]
    return any(t.tag in _CASELESS or (depth == 0 and _has_name(tokens, t, 1)) for t in beside)


@cache
def _titles() -> frozenset[str]:
    """Stems of the nouns of offices: "Minister" is part of no name."""
    more = (
        "prime",
        "former",
        "mr",
        "mrs",
        "ms",
        "sir",
        "dr",
        "general",
        "judge",
        "chairman",
        "secretary",
        "minister",
        "inc",
        "corp",
        "co",
        "ltd",
        "plc",
        "llc",
        "group",
        "company",
        "mount",
        "lake",
        "new",
        "san",
        "saint",
        "st",
        "city",
        "north",
        "south",
        "east",
        "west",
    )
    return frozenset(stem_of(part) for word in opposite_nouns() for part in word.split()) | frozenset(more)


def _peoples(word: str) -> frozenset[str]:
    """The states of a demonym as written; empty where it is none."""
    return _of_role(word, ("demonym",))


def _states(word: str) -> frozenset[str]:
    """The states that a word names, by their capital or seat of government too."""
    return _of_role(word, ("demonym", "name", "capital", "seat"))


@cache
def _of_role(word: str, roles: tuple[str, ...]) -> frozenset[str]:
    if not word[0].isupper():
        return frozenset()
    entries = (entry for entry in load_codebook().entries(word) if entry.role in roles)
    return frozenset(entry.actor[:3] for entry in entries if entry.actor)
