"""Names that lost their capital: read by a machine as the common words that they are, or are near to."""

import functools
from collections.abc import Iterator
from itertools import pairwise

from dragoman.codebooks.actor_tables import read_states
from dragoman.codebooks.damage import damage_words
from dragoman.codebooks.names import words_of_list
from dragoman.codebooks.roles import match_role
from dragoman.extract.remarks.garble.damage import Blocks, Damage, places_of
from dragoman.model.text import Sentence, Token

_SHORTEST = 4
"""Letters of a name that is looked for."""
_AROUND = frozenset("@#/._-&=")
"""Characters beside a name in an address."""


def in_small_letters(blocks: Blocks) -> Iterator[Damage]:
    """Names of states and their people in small letters; words of English (turkey, china) only where they speak."""
    for word in sorted(blocks.plain_words & _names()):
        for start in places_of(word, blocks.text):
            end = start + len(word)
            if _is_address(blocks.text, start, end) or not blocks.is_prose(start, end) or blocks.is_quoted(start):
                continue
            if word in damage_words("name_and_word") and not _speaks(blocks, start, end):
                continue
            yield Damage(
                rule="name in small letters",
                start=start,
                end=end,
                reason=f"“{word}” is the name of a state or its people in small letters: it reads as a common word",
            )


@functools.cache
def _names() -> frozenset[str]:
    """Names of one word of states and their people, in small letters."""
    found = {name for state in read_states() for name in (*state.names, *state.demonyms) if name.isalpha()}
    return frozenset(name.lower() for name in found if len(name) >= _SHORTEST and name[1:].islower()) - damage_words(
        "name_as_word"
    )


def _is_address(text: str, start: int, end: int) -> bool:
    after = text[end : end + 1]
    return (
        text[start - 1 : start] in _AROUND
        or after in _AROUND - {"."}
        or (after == "." and text[end + 1 : end + 2].isalnum())
    )


def _speaks(blocks: Blocks, start: int, end: int) -> bool:
    found = blocks.tokens_at(start, end)
    return found is not None and _is_bare_speaker(found[0], found[1][0])


def _is_bare_speaker(sentence: Sentence, token: Token) -> bool:
    """Whether a noun without any word before it speaks, owns a minister, or is where something happens."""
    above = sentence.tokens[token.head]
    if token.left != token.index or token.pos not in ("NOUN", "PROPN"):
        return False
    if token.dep == "nsubj":
        return above.lemma in words_of_list("speech") and above.tag in ("VBD", "VBZ")
    if token.dep == "poss":
        return match_role([above.lower], 0)[1] is not None or above.lower in ("government", "parliament", "army")
    office = sentence.tokens[above.head]
    return token.dep == "pobj" and above.lower == "of" and match_role([office.lower], 0)[1] is not None


def after_title(blocks: Blocks) -> Iterator[Damage]:
    """A title in capitals before a word in small letters that acts: "President shrub said"."""
    if blocks.plain_words.isdisjoint(damage_words("title")):
        return
    for sentence in blocks.sentences:
        for one, two in pairwise(sentence.tokens):
            if one.text not in damage_words("title") or two.tag != "NN" or not two.text.islower():
                continue
            verb = sentence.tokens[two.index + 1] if two.index + 1 < len(sentence.tokens) else None
            acts = verb is not None and verb.tag in ("VBD", "VBZ", "MD", "IN", "CC", ",", ".")
            if (
                acts
                and two.lower not in damage_words("after_title")
                and two.start - one.end == 1
                and two.text.isalpha()
            ):
                yield Damage(
                    rule="title before a common word",
                    start=one.start,
                    end=two.end,
                    reason=f"after “{one.text}” a name is expected: “{two.text}” may be one that was translated",
                )
