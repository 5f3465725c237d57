"""Doubles: a word or a phrase that was set twice."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.damage import damage_words
from dragoman.codebooks.roles import match_role
from dragoman.extract.remarks.garble.damage import Blocks, Damage, Rule

_PLAIN_TAGS = frozenset({"NN", "NNS", "VBD", "VBZ", "VBN", "VBG"})
"""Nouns and verbs; adjectives, adverbs and cries are doubled for weight: very very low."""


_OF_KIND = ("al", "ic", "ary", "ive", "eign", "ian", "ese", "ish", "ous")
"""Endings of adjectives of kind, which nobody doubles for weight."""
_WH = frozenset({"what", "who", "that", "all", "it", "why", "where", "how"})


def _is_doubled(match: re.Match[str], blocks: Blocks) -> bool:
    first, second = match["one"], match["two"]
    word = first.lower()
    if word in damage_words("doubled_well"):
        if word in ("is", "was"):
            return _is_verb_twice(match, blocks)
        return word in damage_words("doubled_after_verb") and _is_preposition_twice(match, blocks)
    if first[0].isupper() and second[0].isupper():
        return _is_title_or_state(first, match, blocks)
    if word in damage_words("grammar"):
        return second.islower() and (first.islower() or _begins(match, blocks))
    if (
        len(word) < 4
        or not (first.islower() and second.islower())
        or word in damage_words("sound")
        or blocks.is_quoted(match.start())
    ):
        return False
    found = blocks.tokens_at(*match.span())
    if found is None:
        return False
    kind = word.endswith(_OF_KIND) and all(token.tag == "JJ" for token in found[1])
    return kind or all(token.tag in _PLAIN_TAGS for token in found[1])


def _is_title_or_state(word: str, match: re.Match[str], blocks: Blocks) -> bool:
    """Whether a role or a state is named twice in a row: Minister Minister, Norway Norway."""
    _, entries = load_codebook().lookup([word], 0)
    role = match_role([word.lower()], 0)[1] is not None
    return (role or any(entry.role == "state" for entry in entries)) and blocks.sentence_at(match.start()) is not None


def _is_verb_twice(match: re.Match[str], blocks: Blocks) -> bool:
    """Whether "is is" follows a noun and no clause that may end with its verb: what it is is."""
    found = blocks.tokens_at(*match.span())
    if found is None or found[1][0].index == 0 or blocks.is_quoted(match.start()):
        return False
    sentence, (first, *_) = found
    before = sentence.tokens[: first.index]
    return before[-1].pos in ("NOUN", "PROPN") and _WH.isdisjoint(token.lower for token in before)


def _is_preposition_twice(match: re.Match[str], blocks: Blocks) -> bool:
    """Whether the first is no part of the verb before it: came in in May, provided for for years."""
    found = blocks.tokens_at(*match.span())
    if found is None or len(found[1]) != 2 or found[1][0].index == 0:
        return False
    sentence, (first, second) = found
    before = sentence.tokens[first.index - 1]
    if (
        before.pos not in ("NOUN", "PROPN", "NUM", "VERB")
        or before.lemma in damage_words("before_particle")
        or first.dep == "prt"
    ):
        return False
    return first.lower == "to" or first.tag == "IN" == second.tag


def _begins(match: re.Match[str], blocks: Blocks) -> bool:
    sentence = blocks.sentence_at(match.start())
    return sentence is not None and sentence.start == match.start()


def _is_phrase_twice(match: re.Match[str], blocks: Blocks) -> bool:
    words = match["one"].lower().split()
    small = [word in damage_words("grammar") or word in damage_words("doubled_after_verb") for word in words]
    found = blocks.tokens_at(*match.span("one"))
    if len(words) == 2:
        plain = found is not None and len(found[1]) == 2 and found[1][1].tag in ("NN", "NNS") and match["one"].islower()
        noun = plain and found is not None and found[1][0].tag in ("JJ", "NN", "DT", "PRP$")
        return (all(small) and set(words) != {"to", "have"}) or (noun and not blocks.is_quoted(match.start()))
    clause = found is not None and found[1][0].pos in ("VERB", "AUX")
    return not clause and not all(small) and len(set(words)) == len(words) and "and" not in words[:2]


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
            r"(?<![\w’'\-])(?P<words>(?P<one>[A-Za-z]{1,20}(?:\s[A-Za-z]{1,20}){1,2})\s(?P=one))(?![\w\-’'])"
        ),
        may=lambda blocks: blocks.repeats(2) or blocks.repeats(3),
        is_damage=_is_phrase_twice,
        reason="“{one}” stands twice",
        example="Floods closed roads in the north in the north of the island.",
    ),
)  # fmt: skip
"""Rules with an example each."""

_SHORTEST_SENTENCE = 4
"""Words of a sentence from which its standing twice is no figure of speech."""


def sentence_twice(blocks: Blocks) -> Iterator[Damage]:
    """A sentence that stands twice in a row in one block."""
    for one, two in pairwise(blocks.sentences):
        if one.text == two.text and one.paragraph == two.paragraph and len(one.tokens) > _SHORTEST_SENTENCE:
            yield Damage(
                rule="sentence twice",
                start=two.start,
                end=two.end,
                reason="the sentence stands twice",
                cue_start=one.start,
                cue_end=one.end,
            )
