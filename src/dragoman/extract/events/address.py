"""Who speaks to whom: a sentence in, the talks that its verbs of telling stand for out.

One state's official who tells another's something has talked with him: PLOVER's CONSULT. What is told may be coded
besides; a demand or a refusal that is told is that and no talk.
"""

from dragoman.extract.events import frames
from dragoman.extract.events.doers import is_passive
from dragoman.extract.events.operators import Reading
from dragoman.language.reference import MentionIndex
from dragoman.model.text import Sentence, Token

_TELLS = frozenset(("tell", "inform", "assure", "brief", "remind", "notify"))
"""Verbs whose object is spoken to."""


def talks(sentence: Sentence, index: MentionIndex, known: set[int]) -> list[Reading]:
    """Readings of the verbs by which persons of two states speak to each other: "Mora told Premier Vidal that".

    Args:
        sentence: The parsed sentence.
        index: The report's mentions.
        known: Tokens that other readings hold.
    """
    return [
        Reading(type="CONSULT", mode=None, act="CONSULT", anchor=token.index, status="occurred",
                steps=(f"{token.lemma.lower()}: CONSULT, one official to another's",))
        for token in sentence.tokens
        if token.pos == "VERB" and token.lemma.lower() in _TELLS and token.index not in known
        and _are_of_two_states(_speakers(sentence, token), _addressed(sentence, token), sentence, index)
    ]  # fmt: skip


def is_own_state(sentence: Sentence, subject: Token) -> bool:
    """Whether a speaker who acts for a state means it by a word: "the government", not "a government of thieves"."""
    told = [each.lower for each in sentence.children(subject.index, "det", "poss")]
    more = sentence.children(subject.index, "prep", "amod", "compound", "relcl", "acl", "appos", "nmod")
    return subject.lower in _OWN and not more and bool({"the", "our", "my"}.intersection(told))


def _speakers(sentence: Sentence, token: Token) -> list[Token]:
    if is_passive(sentence, token):
        return frames.agents(sentence, token)
    return [*sentence.children(token.index, "nsubj")]


def _addressed(sentence: Sentence, token: Token) -> list[Token]:
    if is_passive(sentence, token):
        return [*sentence.children(token.index, "nsubjpass")]
    return [*sentence.children(token.index, "dobj", "dative")]


def _are_of_two_states(ones: list[Token], others: list[Token], sentence: Sentence, index: MentionIndex) -> bool:
    """Whether both are persons who hold an office, of different states."""
    first = {state for each in ones for state in _state(each, sentence, index)}
    second = {state for each in others for state in _state(each, sentence, index)}
    return bool(first and second) and first.isdisjoint(second)


def _state(token: Token, sentence: Sentence, index: MentionIndex) -> list[str]:
    mention = index.heading(sentence, token.index)
    if mention is None or mention.kind != "person" or not mention.actor:
        return []
    state, _, sector = mention.actor.partition("/")[0].partition(".")
    return [state] if sector in _IN_OFFICE else []


_OWN = frozenset(("government", "country", "nation", "administration"))
"""What one who acts for a state calls it."""
_IN_OFFICE = frozenset(("GOV", "MIL", "LEG", "SPY"))
