"""Words for two or more in ("they", "both sides", "the two leaders", "the latter"), the parties they stand for out.

Only what was just named together counts: subjects that "and" joins, both parties of a meeting, the two
states between which something is. Three where two are asked for, or one of a kind too many, settle nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.coordination import acts_on
from dragoman.extract.mentions.ledger import SUBJECTS, Ledger, Resolved
from dragoman.extract.mentions.reading import Reading
from dragoman.model.text import Sentence, Token

PLURAL = frozenset({"they", "them", "their", "themselves", "theirs", "both"})
ORDINAL = frozenset({"former", "latter"})
_SIDES = frozenset({"sides", "parties"})
_TWO_PEOPLE = frozenset({"men", "women"})
_KINDS = ("person", "state", "organisation", "group")
_MUTUAL = frozenset({"meet", "talk", "speak", "negotiate", "discuss", "quarrel", "clash", "fight"})


def joint(ledger: Ledger, number: int) -> Resolved | None:
    """Those whom a plural pronoun stands for together as one reading; None where one word names them all, or none."""
    reading = ledger.readings[number]
    sentence, token = ledger.sentence(number), ledger.token(number)
    if token.dep not in (*SUBJECTS, "poss", "dobj", "pobj"):
        return None
    above = [each for each in sentence.ancestors(token.index) if each.pos in ("VERB", "AUX")]
    for clause in above if token.dep == "poss" else above[1:]:
        for subject in sentence.children(clause.index, *SUBJECTS):
            if subject.index < token.index:
                group = _group(ledger, sentence, subject)
                return _together(ledger, reading, group) if len(group) > 1 else None
    if sentence.index == 0 or token.dep not in (*SUBJECTS, "poss") or _has_plural_before(ledger, number):
        return None
    group = _parties(ledger, ledger.sentences[sentence.index - 1])
    return _together(ledger, reading, group) if len(group) > 1 else None


def ordinal(ledger: Ledger, number: int) -> int | None:
    """The first or the second of the only two that the sentence before, or this one so far, joins by "and"."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    for index in (sentence.index, sentence.index - 1):
        if index < 0:
            continue
        here = [each for each in ledger.in_sentence.get(index, ()) if each < number]
        pairs = [group for each in here if len(group := _kin(ledger, ledger.joined(each))) > 1]
        groups = {tuple(group) for group in pairs if ledger.token(group[0]).dep != "conj"}
        if len(groups) > 1:
            return None
        for first, *others in groups:
            if len(others) != 1 or others[0] >= number:
                return None
            return first if token.lower == "former" else others[0]
    return None


def pair(ledger: Ledger, reading: Reading) -> Resolved:
    """The two presidents, both countries: the only two that were named just before."""
    nominal = reading.nominal
    tokens = ledger.sentences[nominal.sentence].tokens
    words = {token.lower for token in tokens[nominal.first : nominal.end]}
    if not words & {"two", "both"} or reading.role is None or reading.actor is not None:
        return Resolved(reading=reading)
    codes: list[str] = []
    for back in range(3):
        for number in ledger.in_sentence.get(nominal.sentence - back, ()):
            other = ledger.done[number].reading if number in ledger.done else None
            if other is None or acts_on(other.nominal, nominal, tokens):
                continue
            if other.actor and ";" not in other.actor and _pairs(other, reading):
                code = _pair_code(other, reading.role)
                if code not in codes:
                    codes.append(code)
        if len(codes) == 2:
            basis = f"the two named before: {' and '.join(sorted(codes))}"
            return Resolved(reading=replace(reading, actor=";".join(sorted(codes)), basis=basis))
        if len(codes) > 2:
            break
    return Resolved(reading=reading)


def _group(ledger: Ledger, sentence: Sentence, subject: Token) -> list[int]:
    number = ledger.at(sentence.index, subject.index)
    return _kin(ledger, ledger.joined(number)) if number is not None else []


def _kin(ledger: Ledger, found: Sequence[int]) -> list[int]:
    """Those of a list that are somebody, if they all are of the first one's kind."""
    readings = [ledger.now(each) for each in found]
    kinds = {reading.kind for reading in readings}
    return list(found) if len(kinds) == 1 and kinds <= set(_KINDS) else list(found[:1])


def _parties(ledger: Ledger, sentence: Sentence) -> list[int]:
    """Who acts in a sentence together: joined subjects, or the two sides of a mutual act."""
    for subject in ledger.main_subjects(sentence.index):
        group = _group(ledger, sentence, subject)
        if len(group) != 1:
            return group
        verb = sentence.tokens[subject.head]
        if verb.lemma not in _MUTUAL or ledger.now(group[0]).nominal.plural:
            return group
        heads = list(sentence.children(verb.index, "dobj"))
        for preposition in sentence.children(verb.index, "prep"):
            if preposition.lower == "with":
                heads.extend(sentence.children(preposition.index, "pobj"))
        others = [other for head in heads if (other := ledger.at(sentence.index, head.index)) is not None]
        return _kin(ledger, [*group, *(each for other in others for each in ledger.joined(other))])
    return []


def _has_plural_before(ledger: Ledger, number: int) -> bool:
    """Whether the sentence has named several before, whom "they" may be."""
    for other in ledger.in_sentence.get(ledger.readings[number].nominal.sentence, ()):
        reading = ledger.now(other)
        several = reading.kind == "group" or reading.nominal.plural or len(ledger.joined(other)) > 1
        around = reading.nominal.first <= ledger.readings[number].nominal.first < reading.nominal.end
        if several and other < number and not around and reading.nominal.shape != "pronoun":
            return True
    return False


def _together(ledger: Ledger, reading: Reading, group: Sequence[int]) -> Resolved:
    parts = [ledger.now(each) for each in group]
    names = [part.name or part.text for part in parts]
    codes = {code for part in parts for code in (part.actor or "").split(";") if code}
    coded = all(part.actor for part in parts)
    joined = " and ".join(dict.fromkeys(names))
    return Resolved(
        reading=replace(
            reading,
            kind="group",
            name=joined,
            actor=";".join(sorted(codes)) if coded else None,
            basis=f"{reading.text.lower()}: named together before, {joined}",
        )
    )


def _pair_code(other: Reading, role: RoleNoun) -> str:
    if other.state is not None and (role.role == "state" or role.noun in _SIDES):
        return other.state
    if other.state is not None and role.role == "government":
        return f"{other.state}.GOV"
    return other.actor or ""


def _pairs(other: Reading, reading: Reading) -> bool:
    role = reading.role
    if role is None:
        return False
    if role.noun in _TWO_PEOPLE:
        return other.kind == "person" and other.name is not None and not other.nominal.plural
    if role.role in ("state", "government") or role.noun in _SIDES:
        armed = other.kind == "group" and role.noun in _SIDES and other.sector in ("MIL", "REB")
        return (other.kind in ("state", "person") or armed) and other.state is not None
    if role.kind == "person":
        same = other.office is not None and (other.office == role.office or role.office == "leader")
        return other.kind == "person" and (same or (role.office is None and role.sector == other.sector))
    return other.kind == reading.kind
