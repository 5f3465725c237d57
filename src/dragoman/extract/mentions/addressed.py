"""A pronoun for one who is spoken to ("wrote to Brazil, asking it to leave") in, the reading that it stands for out."""

from collections.abc import Iterable

from dragoman.extract.mentions.agreement import apart, earlier, suits
from dragoman.extract.mentions.ledger import Ledger
from dragoman.extract.mentions.links import SUBJECTS
from dragoman.extract.mentions.sides import sides_of
from dragoman.model.text import Token

_ADDRESSES = frozenset({"ask", "urge", "tell", "warn", "press", "order", "invite", "accuse", "blame", "condemn",
                        "criticise", "criticize", "thank", "praise", "advise", "beg", "remind", "implore", "pressure",
                        "command", "denounce"})  # fmt: skip
"""Verbs whose object is one who can hear."""
_PARTS = ("dobj", "pobj", "dative", "nsubj", "nsubjpass", "conj")


def is_addressed(ledger: Ledger, number: int) -> bool:
    """Whether "it" stands for one whom the subject speaks to, or "its" beside several who act: not for the subject."""
    word = ledger.token(number).lower
    return (word == "it" and _verb(ledger, number) is not None) or (
        word == "its" and _is_beside_several(ledger, number)
    )


def addressed(ledger: Ledger, number: int) -> int | None:
    """The only other state or body that the sentence has named, or else the one before; None for none or several."""
    verb = _verb(ledger, number)
    speaking = _speaking(ledger, number, verb or ledger.sentence(number).tokens[ledger.token(number).head])
    away = apart(ledger, number) | {ledger.identity(each) for each in speaking}
    sides = {key for each in speaking for key in sides_of(ledger.now(each))}
    here = _others(ledger, earlier(ledger, number), away, sides)
    again = [each for each in earlier(ledger, number) if suits(ledger, each, "it") and each not in speaking]
    if here or (verb is None and again):
        return here[0] if len(here) == 1 else None  # one of those who speak, named once more, may be meant
    index = ledger.readings[number].nominal.sentence
    before = _others(ledger, ledger.in_sentence.get(index - 1, ()), away, sides)
    return before[0] if len(before) == 1 else None


def _others(ledger: Ledger, numbers: Iterable[int], away: set[object], sides: set[str]) -> list[int]:
    """Those of some readings who can hear and are none of those who speak, the last of each side."""
    found: dict[object, int] = {}
    for other in numbers:
        own = sides_of(ledger.now(other))
        fits = suits(ledger, other, "it") and ledger.token(other).dep in _PARTS and len(own) < 2
        if fits and ledger.identity(other) not in away and not sides & set(own):
            found[next(iter(own), None) or ledger.identity(other)] = other
    return list(found.values())


def _is_beside_several(ledger: Ledger, number: int) -> bool:
    """Whether a possessor stands in what several sides do: they expelled its ambassadors."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    if token.dep != "poss":
        return False
    speaking = _speaking(ledger, number, sentence.tokens[token.head])
    return bool(speaking) and len({key for each in speaking for key in sides_of(ledger.now(each))}) > 1


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


def _speaking(ledger: Ledger, number: int, word: Token) -> list[int]:
    """The subjects of a verb or of the nearest one above a word."""
    sentence = ledger.sentence(number)
    for each in (word, *sentence.ancestors(word.index)):
        for subject in sentence.children(each.index, *SUBJECTS):
            at = ledger.at(sentence.index, subject.index)
            if at is not None and at < number:
                return ledger.joined(at)
    return []
