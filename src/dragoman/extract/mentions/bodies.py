"""A noun for any company or body in ("the company", "the group"), the one body in play out, or None.

Bodies are named by the dozen in one report, so only the two sentences at hand count: the only one that the
noun may stand for, else the main subject of the sentence before, unless it speaks there of another.
"""

from collections.abc import Sequence

from dragoman.codebooks.names import words_of_list
from dragoman.extract.mentions.entities import Entity
from dragoman.extract.mentions.ledger import Ledger
from dragoman.extract.mentions.links import SUBJECTS
from dragoman.extract.mentions.reading import Reading

_PUBLIC = frozenset({"GOV", "JRN", "MIL", "LEG", "JUD", "COP", "SPY", "EDU"})
"""Sectors whose bodies are called by their own nouns: the ministry, the paper, the court."""
_COMPANY, _BODY = "company", "body"
"""The two roles of nouns that stand for a body of any name."""
_UNIONS = frozenset({"bloc", "alliance", "union"})
_FAMILIES = ("IGO", "NGO")
_NAMED_SO = frozenset({"commission", "council", "committee", "panel", "board", "league", "federation", "association",
                       "assembly", "secretariat", "force", "bank", "airline", "airlines", "corporation", "society",
                       "industry", "plant", "factory", "shop"})  # fmt: skip
"""Nouns that stand for a body only if its name has them: the European Commission, the commission."""
_PARTS = frozenset({"side", "camp", "wing", "unit", "squad", "cell", "team", "faction", "clan", "tribe", "monitor",
                    "inspectors", "monitors", "mediators", "international community", "industry"})  # fmt: skip
"""Nouns for what is a part of something or a host of bodies: they stand for none named before."""


def body_in_play(ledger: Ledger, number: int, reading: Reading) -> Entity | None:
    """The body that "the company", "the group" stands for."""
    role = reading.role
    if role is None or role.role not in (_COMPANY, _BODY) or role.plural or role.noun in _PARTS:
        return None
    if reading.nominal.determiner not in ("the", "this", "that") or reading.nominal.owners:
        return None
    index = reading.nominal.sentence
    here = [each for each in ledger.in_sentence.get(index, ()) if each < number]
    before = ledger.in_sentence.get(index - 1, ())
    if _is_described(ledger, number):
        before = [*ledger.in_sentence.get(index - 2, ()), *before]
    found = _fitting(ledger, [*before, *here], reading)
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        further = _fitting(ledger, ledger.in_sentence.get(index - 2, ()), reading)
        return next(iter(further.values())) if len(further) == 1 and not _has_unknown(ledger, before) else None
    return None if _is_described(ledger, number) else _main(ledger, number, found)


def _is_described(ledger: Ledger, number: int) -> bool:
    """Whether a noun beside it says what kind of company is meant, which no name shows: the gas company."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    served = any(child.lower in ("to", "of") for child in sentence.children(token.index, "prep"))
    return served or any(child.pos == "NOUN" for child in sentence.children(token.index, "compound", "nmod"))


def _fitting(ledger: Ledger, numbers: Sequence[int], reading: Reading) -> dict[int, Entity]:
    found: dict[int, Entity] = {}
    for each in numbers:
        entity = ledger.entity.get(each)
        if entity is not None and _may_be_called(entity.reading, reading):
            found.setdefault(entity.first, entity)
    return found


def _main(ledger: Ledger, number: int, found: dict[int, Entity]) -> Entity | None:
    """The main subject of the sentence before; none where it says something of another and "the company" does not."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    if sentence.index == 0 or token.dep not in SUBJECTS:
        return None
    speaks = sentence.tokens[token.head].lemma in words_of_list("speech")
    for subject in ledger.main_subjects(sentence.index - 1):
        at = ledger.at(sentence.index - 1, subject.index)
        entity = ledger.entity.get(at) if at is not None else None
        verb = ledger.sentences[sentence.index - 1].tokens[subject.head]
        if entity is None or entity.first not in found:
            return None
        told = verb.lemma in words_of_list("speech") or _has_object(ledger, sentence.index - 1, verb.index, found)
        return entity if speaks or not told else None
    return None


def _has_object(ledger: Ledger, index: int, verb: int, found: dict[int, Entity]) -> bool:
    """Whether another of them is what the subject acts on: Tarn sued Bell; the company …."""
    things = ledger.sentences[index].children(verb, "dobj", "dative")
    entities = [ledger.entity.get(at) for thing in things if (at := ledger.at(index, thing.index)) is not None]
    return any(entity is not None and entity.first in found for entity in entities)


def _has_unknown(ledger: Ledger, numbers: Sequence[int]) -> bool:
    """Whether a name of unknown kind may be that of a body."""
    readings = [ledger.readings[each] for each in numbers]
    return any(reading.kind is None and reading.nominal.shape == "name" for reading in readings)


def _may_be_called(named: Reading, reading: Reading) -> bool:
    """Whether a body may be meant by a noun: no company is a bloc, no ministry a group; states must agree."""
    noun = reading.role.noun if reading.role is not None else ""
    if named.kind not in ("organisation", "group") or named.sector in _PUBLIC:
        return False
    if reading.state is not None and named.state != reading.state:
        return False
    head = (named.actor or "").partition("/")[0]
    if noun in _NAMED_SO:
        return noun.rstrip("s") in (named.name or "").lower().replace("airlines", "airline").split()
    if noun in _UNIONS:
        return head == "IGO"
    if noun in ("agency", "watchdog", "regulator") and head == "IGO" and "agency" not in (named.name or "").lower():
        return False
    if reading.role is not None and reading.role.role == _COMPANY:
        return named.kind == "organisation" and named.sector in ("BUS", None) and head not in _FAMILIES
    return named.sector != "BUS" or noun in ("group", "body")
