"""Who a counterpart is: the readings of a report in, those of counterparts out with state and sector.

"Peru's defence minister and his Chilean counterpart", "her opposite number in Chile": of the state that the phrase
names, in the part of public life of the one whose counterpart it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.mentions.codes import OF_STATE, head_of, is_state
from dragoman.extract.mentions.reading import Reading
from dragoman.model.text import Sentence, Token

NOUNS = frozenset({"counterpart", "counterparts", "opposite number", "opposite numbers"})
_FROM = frozenset({"from", "in", "of"})


def place_counterparts(sentences: Sequence[Sentence], readings: list[Reading]) -> None:
    """Give counterparts in `readings`, in place, state and sector, before names beside them are read."""
    for number, reading in enumerate(readings):
        role = reading.role
        if role is None or role.noun not in NOUNS or reading.nominal.shape != "role":
            continue
        sector = _sector_before(readings, number)
        states = _states(sentences, readings, number)
        if sector is None or not states:
            continue
        code = ";".join(f"{state}.{sector}" for state in sorted(states))
        readings[number] = reading._replace(role=replace(role, sector=sector), actor=code, state=states[0],
            sector=sector, basis=f"{role.noun} of {code}",
        )  # fmt: skip


def _sector_before(readings: Sequence[Reading], number: int) -> str | None:
    """The sector of the nearest person before in the sentence: whose counterpart it is."""
    for other in range(number - 1, -1, -1):
        before = readings[other]
        if before.nominal.sentence != readings[number].nominal.sentence:
            return None
        sector = before.sector or (before.role.sector if before.role is not None else None)
        if before.kind in ("person", "group") and sector is not None:
            return sector if sector in OF_STATE else None
    return None


def _states(sentences: Sequence[Sentence], readings: Sequence[Reading], number: int) -> list[str]:
    """The states that the phrase names, before the noun or after "from" or "in"."""
    reading = readings[number]
    if reading.actor is not None:
        return [code[:3] for code in reading.actor.split(";") if is_state(head_of(code)[0])]
    sentence = sentences[reading.nominal.sentence]
    for thing in _things_after(sentence, reading.nominal.head):
        for other in readings[number + 1 :]:
            if other.nominal.sentence != sentence.index:
                break
            if other.nominal.head == thing.index and other.state is not None and other.kind in ("state", "place"):
                return [other.state] if is_state(other.state) else []
    return []


def _things_after(sentence: Sentence, head: int) -> list[Token]:
    after = sentence.tokens[head + 1 : head + 2]
    if not after or after[0].lower not in _FROM or after[0].dep != "prep":
        return []
    return list(sentence.children(after[0].index, "pobj"))
