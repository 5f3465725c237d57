"""Doubles: a word or a phrase that was set twice."""

import re

from dragoman.codebooks.damage import damage_words
from dragoman.extract.remarks.garble.damage import Blocks, Rule

_PLAIN_TAGS = frozenset({"NN", "NNS", "VBD", "VBZ", "VBN", "VBG"})
"""Nouns and verbs; adjectives, adverbs and cries are doubled for weight: very very low."""


def _is_doubled(match: re.Match[str], blocks: Blocks) -> bool:
    first, second = match["one"], match["two"]
    word = first.lower()
    if word in damage_words("doubled_well"):
        return word in damage_words("doubled_after_verb") and _is_preposition_twice(match, blocks)
    if word in damage_words("grammar"):
        return word == "the" or (second.islower() and (first.islower() or _begins(match, blocks)))
    if (
        len(word) < 4
        or not (first.islower() and second.islower())
        or word in damage_words("sound")
        or blocks.is_quoted(match.start())
    ):
        return False
    found = blocks.tokens_at(*match.span())
    return found is not None and all(token.tag in _PLAIN_TAGS for token in found[1])


def _is_preposition_twice(match: re.Match[str], blocks: Blocks) -> bool:
    """Whether the first is no part of the verb before it: came in in May, provided for for years."""
    found = blocks.tokens_at(*match.span())
    if found is None or len(found[1]) != 2 or found[1][0].index == 0:
        return False
    sentence, (first, second) = found
    before = sentence.tokens[first.index - 1]
    if first.lower == "to":
        return second.tag == "TO" and before.pos != "VERB"
    return before.pos in ("NOUN", "PROPN", "NUM") and first.dep != "prt" and first.tag == "IN" == second.tag


def _begins(match: re.Match[str], blocks: Blocks) -> bool:
    sentence = blocks.sentence_at(match.start())
    return sentence is not None and sentence.start == match.start()


def _is_phrase_twice(match: re.Match[str], blocks: Blocks) -> bool:
    words = match["one"].lower().split()
    small = [word in damage_words("grammar") or word in damage_words("doubled_after_verb") for word in words]
    if len(words) == 2:
        return all(small)
    found = blocks.tokens_at(*match.span("one"))
    clause = found is not None and found[1][0].pos in ("VERB", "AUX")
    return not clause and not all(small) and len(set(words)) == len(words) and words[1] != "and"


RULES = (
    Rule(
        name="word twice",
        pattern=re.compile(
            r"(?<![\w’'\-.&])(?P<words>(?P<one>[A-Za-z]{1,20})\s(?P<two>(?i:(?P=one))))(?![\w\-’'&]|\.\w)"
        ),
        may=lambda blocks: blocks.repeats(1),
        is_damage=_is_doubled,
        reason="“{one}” stands twice",
        example="The commission handed the the report to parliament.",
    ),
    Rule(
        name="phrase twice",
        pattern=re.compile(
            r"(?<![\w’'\-])(?P<words>(?P<one>[A-Za-z]{1,20}(?:\s[A-Za-z]{1,20}){1,3})\s(?P=one))(?![\w\-’'])"
        ),
        may=lambda blocks: blocks.repeats(2) or blocks.repeats(3) or blocks.repeats(4),
        is_damage=_is_phrase_twice,
        reason="“{one}” stands twice",
        example="Floods closed roads in the north in the north of the island.",
    ),
)  # fmt: skip
"""Rules with an example each."""
