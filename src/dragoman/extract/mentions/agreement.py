"""A pronoun and a reading of its report in, whether the one may stand for the other by form and by binding out.

Kind, number and sex must agree; and nobody is meant who has another part in the pronoun's own clause, or who is
named in what he is told to say.
"""

from collections.abc import Iterator

from dragoman.extract.mentions.ledger import Ledger
from dragoman.extract.mentions.links import SUBJECTS, verb_above
from dragoman.model.text import Sentence, Token

SEX = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"crew", "staff"})
"""Nouns for several people, though singular."""


def suits(ledger: Ledger, number: int, word: str) -> bool:
    """Whether a reading agrees with a pronoun in kind, number and sex."""
    if number not in ledger.done and ledger.readings[number].nominal.shape == "pronoun":
        return False
    reading = ledger.now(number)
    if word in SEX:
        one = not reading.nominal.plural and (reading.role is None or reading.role.noun not in _MANY)
        return reading.kind == "person" and one and ledger.sex_of(number) in (None, SEX[word])
    if word in THING:
        one = not reading.nominal.plural or (reading.kind == "organisation" and reading.nominal.shape == "name")
        return reading.kind in ("state", "organisation", "group") and one
    return reading.kind in ("group", "organisation") or (reading.nominal.plural and reading.kind == "person")


def is_rival(ledger: Ledger, other: int, chosen: int, word: str) -> bool:
    """Whether a pronoun may as well stand for another than the one chosen."""
    return suits(ledger, other, word) and ledger.identity(other) != ledger.identity(chosen)


def apart(ledger: Ledger, number: int) -> set[object]:
    """Whom a pronoun cannot be: who has a part in its clause, is joined to it, says it or is named in what it says."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    found: set[object] = set(ledger.spoken_of(number))
    if ledger.is_quoted(number):
        speaker = ledger.speaker_of(sentence)
        speaker = ledger.last_speaker(sentence) if speaker is None else speaker
        if speaker is not None:
            found.add(ledger.identity(speaker))
    if token.dep == "poss":
        return found
    verb = verb_above(sentence, token)
    shared = _shared_subject(ledger, sentence, verb) if token.dep in ("dobj", "dative", "pobj") else None
    if shared is not None:
        found.add(ledger.identity(shared))
    for other in ledger.in_sentence.get(sentence.index, ()):
        head = ledger.token(other)
        if other == number or ledger.readings[other].nominal.shape == "pronoun":
            continue
        if head.dep != "poss" and verb is not None and verb_above(sentence, head) is verb:
            found.add(ledger.identity(other))
    return found


def _shared_subject(ledger: Ledger, sentence: Sentence, verb: Token | None) -> int | None:
    """The subject that a verb has from the one it is joined to: he thanked her and gave her a saddle."""
    while verb is not None and verb.dep == "conj" and not sentence.children(verb.index, *SUBJECTS):
        verb = sentence.tokens[verb.head]
        for subject in sentence.children(verb.index, *SUBJECTS):
            return ledger.at(sentence.index, subject.index)
    return None


def earlier(ledger: Ledger, number: int) -> Iterator[int]:
    """The nominals before a pronoun in its sentence that bring someone in."""
    for other in ledger.in_sentence.get(ledger.readings[number].nominal.sentence, ()):
        nominal = ledger.readings[other].nominal
        if nominal.first < ledger.readings[number].nominal.first and nominal.shape != "pronoun":
            yield other
