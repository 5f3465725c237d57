"""What is said to answer another act: readings of a parsed sentence in, the refusals and what they answer out."""

from dataclasses import replace

from dragoman.codebooks.answering import answering
from dragoman.extract.events import frames
from dragoman.extract.events.memory import Told
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.sides import coded, inferred, named_states
from dragoman.model.text import Sentence, Token

_REFUSALS = frozenset(("turn down", "rebuff", "refuse", "reject", "deny", "spurn", "snub", "rebuke", "ignore"))


def replied(sentence: Sentence, readings: list[Reading], known: set[int]) -> list[Reading]:
    """Refusals of what the sentence tells was asked for: "asked Japan for a loan but was turned down"."""
    found = []
    for reading in readings:
        for token in sentence.children(reading.anchor, "conj") if reading.act == "REQUEST" else ():
            words = [token.lemma.lower(), *(each.lower for each in sentence.children(token.index, "prt"))]
            passive = sentence.children(token.index, "auxpass") and not sentence.children(token.index, "nsubjpass")
            if passive and token.index not in known and " ".join(words) in _REFUSALS:
                found.append(Reading(type="REJECT", mode=None, act="REJECT", anchor=token.index, status="occurred",
                                     steps=(f"{token.lower}: REJECT of what was asked before",)))  # fmt: skip
    return found


def answered(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> Cast:
    """The cast of a refusal with those of the asking that it is joined to, the other way round."""
    here = [each for each in told if each.sentence == sentence.index]
    asked = here[-1] if here and here[-1].type == "REQUEST" else None
    joined = sentence.tokens[reading.anchor].dep == "conj"
    if asked is None or reading.act != "REJECT" or not joined or any(found.actor for found in cast.sources):
        return cast
    other = named_states(cast.recipients) - named_states(asked.cast.sources)
    if other or not coded(asked.cast.sources) or not coded(asked.cast.recipients):
        return cast
    return replace(cast, sources=inferred(asked.cast.recipients), recipients=inferred(asked.cast.sources))


def answered_to(sentence: Sentence, reading: Reading) -> list[Token]:
    """What an act is said to answer: the launch of "in response to Chile's launch"."""
    replies = _replies(sentence, reading)
    return [thing for each in replies for name, thing in frames.phrases(sentence, each) if name == "to"]


def is_in_return(sentence: Sentence, reading: Reading) -> bool:
    """Whether the clause says that its act answers another: "in reply", "in retaliation"."""
    return any(not sentence.children(each.index, "prep") for each in _replies(sentence, reading))


def _replies(sentence: Sentence, reading: Reading) -> list[Token]:
    words = [sentence.tokens[each] for each in (reading.anchor, *reading.chain)]
    return [thing for word in words for name, thing in frames.phrases(sentence, word)
            if name == "in" and thing.lemma.lower() in answering()["return"]]  # fmt: skip
