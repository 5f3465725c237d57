"""A pronoun for one who is spoken to ("wrote to Brazil, asking it to leave") in, the reading that it stands for out."""

from dragoman.extract.mentions.ledger import Ledger
from dragoman.extract.mentions.pronouns import apart, earlier, suits

_ADDRESSES = frozenset({"ask", "urge", "tell", "warn", "press", "order", "invite", "accuse", "blame", "condemn",
                        "criticise", "criticize", "thank", "praise", "advise", "beg", "remind", "implore", "pressure",
                        "command", "denounce"})  # fmt: skip
"""Verbs whose object is one who can hear."""


def addressed(ledger: Ledger, number: int) -> int | None:
    """The only state or body that the sentence has named for one spoken to: wrote to Brazil, asking it to leave."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    verb = sentence.tokens[token.head]
    if token.dep == "nsubj" and verb.dep in ("xcomp", "ccomp") and verb.tag == "VB":
        verb = sentence.tokens[verb.head]
    elif token.dep not in ("dobj", "dative"):
        return None
    if token.lower != "it" or verb.lemma not in _ADDRESSES:
        return None
    away = apart(ledger, number)
    found: dict[object, int] = {}
    for other in earlier(ledger, number):
        if suits(ledger, other, "it") and ledger.token(other).dep in ("dobj", "pobj", "dative", "nsubj"):
            found.setdefault(ledger.identity(other), other)
    left = [other for who, other in found.items() if who not in away]
    return left[0] if len(left) == 1 else None
