"""Whether "it" stands for nobody: the word in its parsed sentence in, yes or no out.

It rains, it takes time; it was agreed that the road stays open; if the pact fails, it will cost millions.
"""

from dragoman.model.text import Sentence, Token

_DUMMY_VERBS = frozenset({"be", "seem", "appear", "rain", "snow", "take", "become", "remain", "make", "turn"})
_WILLED = frozenset(
    ("accuse", "appeal", "arrest", "ask", "attack", "bomb", "bombard", "boycott", "buy", "declare", "demand", "deploy",
     "expel", "fire", "fight", "impose", "invade", "join", "launch", "leave", "negotiate", "occupy", "offer", "pursue",
     "quit", "recognise", "recognize", "refuse", "release", "respond", "retaliate", "seek", "sell", "send", "shell",
     "sign", "sue", "surrender", "use", "vote", "withdraw", "withhold")
)  # fmt: skip
"""Verbs of what one does because one will; no case put before does it."""


def is_dummy(sentence: Sentence, token: Token) -> bool:
    """Whether "it" announces a clause, takes up a case put before, or is the subject of a verb that has none."""
    verb = sentence.tokens[token.head]
    announces = token.dep == "nsubjpass" and _has_clause(sentence, verb)
    return verb.lemma in _DUMMY_VERBS or announces or _follows_a_case(sentence, token)


def _has_clause(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause says what the "it" before a passive announces: it was agreed that …, it is hoped to …."""
    return bool(sentence.children(verb.index, "ccomp", "xcomp", "csubj", "csubjpass", "advcl"))


def _follows_a_case(sentence: Sentence, token: Token) -> bool:
    """Whether "it" may take up a case put before: if the pact had failed, it would have cost millions."""
    if sentence.tokens[token.head].lemma in _WILLED:
        return False  # if the army gets guns, it will fire them
    clauses = [each for each in sentence.children(token.head, "advcl") if each.index < token.index]
    return any(mark.lower in ("if", "unless") for each in clauses for mark in sentence.children(each.index, "mark"))
