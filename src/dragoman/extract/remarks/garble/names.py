"""Names that lost their capital: read by a machine as the common words that they are, or are near to."""

import functools
from collections.abc import Iterator

from dragoman.codebooks.actor_tables import read_states
from dragoman.codebooks.damage import damage_words
from dragoman.codebooks.names import words_of_list
from dragoman.extract.remarks.garble.damage import Blocks, Damage, places_of
from dragoman.model.text import Sentence, Token

_SHORTEST = 4
"""Letters of a name that is looked for."""
_AROUND = frozenset("@#/._-&=:")
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
    return (
        text[start - 1 : start] in _AROUND
        or text[end : end + 1] in _AROUND - {"."}
        or text[end : end + 2].strip(". ") != ""
    )


def _speaks(blocks: Blocks, start: int, end: int) -> bool:
    found = blocks.tokens_at(start, end)
    return found is not None and _is_bare_speaker(found[0], found[1][0])


def _is_bare_speaker(sentence: Sentence, token: Token) -> bool:
    """Whether a noun without any word before it is the subject of a verb of speech: "turkey said"."""
    verb = sentence.tokens[token.head]
    bare = token.left == token.index and token.dep == "nsubj" and token.tag == "NN"
    return bare and verb.lemma in words_of_list("speech") and verb.tag in ("VBD", "VBZ")
