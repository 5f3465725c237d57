"""Whether the words of conflict are meant: a parsed sentence in, the reason why not out."""

import re

from dragoman.codebooks.figures import field_words, figurative_gifts, figurative_modifiers, figurative_objects
from dragoman.extract.events import frames
from dragoman.model.text import Sentence

_RESULT = re.compile(r"\b\d{1,3}[-–:]\d{1,3}\b")
"""A result: "2-1"; two spans of years have four digits."""
_LITERAL = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "THREATEN", "SANCTION"))


def field_of(sentence: Sentence) -> str | None:
    """The field that the sentence speaks of, if it is one in which nations meet without politics."""
    sure, likely = field_words()
    seen: dict[str, set[str]] = {}
    previous = ""
    for token in sentence.tokens:
        word = token.lemma.lower()
        for each in (word, token.lower, f"{previous} {word}"):
            if each in sure and token.pos in ("NOUN", "VERB"):
                return sure[each]
            if each in likely and token.pos in ("NOUN", "VERB"):
                seen.setdefault(likely[each], set()).add(each)
        previous = token.lower
    for field, words in seen.items():
        if len(words) > 1 or (field == "sport" and _RESULT.search(sentence.text)):
            return field
    return None


def is_of_state(sentence: Sentence, index: int) -> bool:
    """Whether the act at token `index` is done with what only states have, whatever else its sentence speaks of."""
    things = [
        *sentence.children(index, "dobj", "nsubjpass"),
        *(t for _, t in frames.phrases(sentence, sentence.tokens[index])),
    ]
    things += [inner for thing in things for _, inner in frames.phrases(sentence, thing)]
    near = [*things, *(child for thing in things for child in sentence.children(thing.index, "compound"))]
    return any(each.lemma.lower() in _OF_STATES or each.lower in _OF_STATES for each in near)


_OF_STATES = frozenset(
    ("ambassador", "diplomat", "embassy", "consulate", "envoy", "airspace", "embargo", "sanction", "arms", "warship",
    "troop")
)  # fmt: skip


def figure_of(sentence: Sentence, index: int, type_: str) -> str | None:
    """Why the act at token `index` is a figure of speech, or None where it is meant."""
    token = sentence.tokens[index]
    if type_ == "AID" and token.pos == "VERB":
        given = [*sentence.children(index, "dobj"), *([sentence.tokens[token.head]] if token.dep == "relcl" else [])]
        return next((f"{token.lower} {each.lower}" for each in given if each.lemma.lower() in figurative_gifts()), None)
    if type_ not in _LITERAL:
        return None
    for each in sentence.children(index, "compound", "amod", "nmod"):
        if each.lower in figurative_modifiers() and token.pos in ("NOUN", "PROPN"):
            return f"{each.lower} {token.lower}"
    things = list(sentence.children(index, "dobj", "nsubjpass"))
    if token.pos in ("NOUN", "PROPN"):
        names = ("on", "against", "with") if type_ == "COERCE" else ("on", "against", "with", "for")
        things = [thing for name, thing in frames.phrases(sentence, token) if name in names]
    else:
        things += [thing for name, thing in frames.phrases(sentence, token) if name in ("against", "with", "to")]
    for thing in things:
        of_what = next(
            (each.lower for each in sentence.children(thing.index, "compound", "amod") if thing.lemma == "war"), ""
        )
        if of_what in figurative_modifiers():
            return f"{of_what} {thing.lower}"
        if thing.lemma.lower() in figurative_objects():
            return f"{token.lower} {thing.lower}"
    return None
