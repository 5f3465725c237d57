"""What auxiliaries and negation make of an act: a reading and its word in a parsed sentence in, the reading out."""

from dragoman.extract.events import clauses, operators
from dragoman.extract.events.operators import Reading
from dragoman.model.text import Sentence, Token


def with_auxiliaries(sentence: Sentence, token: Token, reading: Reading, *, negated: bool, strict: bool) -> Reading:
    """The reading of a word as its auxiliaries and its negation leave it: "will not lift sanctions".

    Args:
        sentence: The parsed sentence.
        token: The word.
        reading: What the word and what is below it tell.
        negated: The word is negated.
        strict: What ought to be done is not what is meant to be done, and who will not agree refuses.
    """
    helpers = sentence.children(token.index, "aux", "auxpass")
    for child in helpers:
        ought = child.lower in clauses.OUGHT and not strict
        if ought or child.lower in clauses.FUTURE or child.lower in clauses.MAY:
            if token.tag == "VB" or any(each.lower == "be" for each in helpers):
                reading = operators.apply("intend", reading, child.lower)
            break
    if token.tag == "VB" and token.dep == "ROOT" and helpers and helpers[0].tag == "TO":
        reading = operators.apply("intend", reading, "to")  # "Peru to open embassy in Chile"
    if clauses.no_longer(sentence, token):
        return operators.apply("end", reading, "no longer")
    if negated and strict and reading.type == "AGREE" and clauses.will_not(sentence, token):
        return operators.declined(token, reading)
    if negated and "not" in reading.steps and not clauses.negated(sentence, token, alone=True):
        return reading  # "has no intention": told once
    if negated and not any(step.startswith("not ") for step in reading.steps):
        reading = operators.apply("negate", reading, "not")
    return reading
