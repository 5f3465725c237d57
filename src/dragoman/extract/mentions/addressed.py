"""A pronoun for one who is spoken to ("wrote to Brazil, asking it to leave") in, the reading that it stands for out."""

from dragoman.extract.mentions.ledger import SUBJECTS, Ledger
from dragoman.extract.mentions.pronouns import apart, earlier, suits
from dragoman.model.text import Token

_ADDRESSES = frozenset({"ask", "urge", "tell", "warn", "press", "order", "invite", "accuse", "blame", "condemn",
                        "criticise", "criticize", "thank", "praise", "advise", "beg", "remind", "implore", "pressure",
                        "command", "denounce"})  # fmt: skip
"""Verbs whose object is one who can hear."""
_PARTS = ("dobj", "pobj", "dative", "nsubj", "conj")


def is_addressed(ledger: Ledger, number: int) -> bool:
    """Whether a pronoun "it" stands for one whom the subject speaks to, so not for the subject."""
    return ledger.token(number).lower == "it" and _verb(ledger, number) is not None


def addressed(ledger: Ledger, number: int) -> int | None:
    """The only state or body that the sentence has named for one spoken to; None where none or several are."""
    verb = _verb(ledger, number)
    away = apart(ledger, number) | {ledger.identity(each) for each in _speaking(ledger, number, verb)}
    found: dict[object, int] = {}
    for other in earlier(ledger, number):
        if suits(ledger, other, "it") and ledger.token(other).dep in _PARTS:
            found.setdefault(ledger.identity(other), other)
    left = [other for who, other in found.items() if who not in away]
    return left[0] if len(left) == 1 else None


def _verb(ledger: Ledger, number: int) -> Token | None:
    """The verb of address whose object a pronoun is: asked it to leave; None where there is none."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    verb = sentence.tokens[token.head]
    to_do = any(each.lower == "to" for each in sentence.children(verb.index, "aux"))
    if token.dep == "nsubj" and verb.dep in ("xcomp", "ccomp") and to_do:
        verb = sentence.tokens[verb.head]
    elif token.dep not in ("dobj", "dative"):
        return None
    return verb if verb.lemma in _ADDRESSES else None


def _speaking(ledger: Ledger, number: int, verb: Token | None) -> list[int]:
    """The subject of a verb or of the nearest one above it."""
    sentence = ledger.sentence(number)
    above = (verb, *sentence.ancestors(verb.index)) if verb is not None else ()
    for each in above:
        for subject in sentence.children(each.index, *SUBJECTS):
            at = ledger.at(sentence.index, subject.index)
            if at is not None and at < number:
                return ledger.joined(at)[:1]
    return []
