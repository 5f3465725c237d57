"""A noun for a state ("the country", "the Himalayan kingdom") in, the reading of the state it stands for out, or None.

By its kind the one state named just before that is of it; without one, the state that the sentence before is about,
if this one names no other. A word that compares or dates (the larger country, the former power) settles nothing.
"""

from dragoman.codebooks.lands import states_of_kinds
from dragoman.extract.mentions.codes import is_state
from dragoman.extract.mentions.ledger import Ledger
from dragoman.extract.mentions.reading import Reading
from dragoman.model.text import Token

_REACH = 2
"""Sentences back within which a state is in play."""
_PLAIN = frozenset(
    {"the", "this", "that", "country", "nation", "state", "republic", "kingdom", "island", "rich", "poor", "oil", "-"}
    | {"tiny", "small", "vast", "mountainous", "impoverished", "communist", "socialist", "desert", "reclusive"}
    | {"isolated", "secretive", "troubled", "war", "torn", "populous", "wealthy"}
)
"""Words of such a phrase that set it apart from no other state of the report."""


def land_in_play(ledger: Ledger, number: int, reading: Reading) -> int | None:
    """The number of the reading of the state meant; None where several or none fit."""
    role, nominal = reading.role, reading.nominal
    if role is None or role.role != "state" or nominal.plural or nominal.determiner not in ("the", "this"):
        return None
    words = [token.lower for token in _words(ledger, number)]
    kinds, told = states_of_kinds(words)
    if set(words) - told - _PLAIN:
        return None
    named = _named(ledger, number)
    if kinds:
        fitting = {state: at for state, at in named.items() if state in kinds}
        return next(iter(fitting.values())) if len(fitting) == 1 else None
    return _led(ledger, number) if not told else None


def land_of_office(ledger: Ledger, number: int) -> Reading | None:
    """The state that the sentence before is about, for one who holds an office and is told of next; None otherwise.

    "Canberra protested. The foreign minister had spoken of lies": only where this sentence names no state.
    """
    reading, token = ledger.readings[number], ledger.token(number)
    here = ledger.in_sentence.get(reading.nominal.sentence, ())
    named = any(ledger.readings[each].state is not None for each in here)
    if named or token.dep != "nsubj" or reading.nominal.determiner != "the" or reading.nominal.plural:
        return None
    led = _led(ledger, number)
    return ledger.now(led) if led is not None else None


def _words(ledger: Ledger, number: int) -> list[Token]:
    nominal = ledger.readings[number].nominal
    return list(ledger.sentence(number).tokens[nominal.first : nominal.head + 1])


def _named(ledger: Ledger, number: int) -> dict[str, int]:
    """State -> the last reading of its name before, in this sentence or the ones before."""
    index = ledger.readings[number].nominal.sentence
    found: dict[str, int] = {}
    for back in range(_REACH + 1):
        for other in ledger.in_sentence.get(index - back, ()):
            reading = ledger.now(other)
            one = reading.nominal.shape == "name" and reading.kind in ("state", "place")
            if other < number and one and is_state(reading.state):
                found.setdefault(reading.state, other)
    return found


def _led(ledger: Ledger, number: int) -> int | None:
    """The state that is the main subject of the sentence before, where this one has named no other."""
    index = ledger.readings[number].nominal.sentence
    here = {ledger.now(each).state for each in ledger.in_sentence.get(index, ()) if each < number}
    if index == 0 or here - {None}:
        return None
    for head in ledger.main_subjects(index - 1):
        other = ledger.at(index - 1, head.index)
        if other is not None and ledger.now(other).kind == "state" and len(ledger.joined(other)) == 1:
            return other if ledger.now(other).nominal.shape == "name" else None
    return None
