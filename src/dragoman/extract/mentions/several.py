"""Words for two or more in ("they", "both sides", "the two leaders", "the latter"), the parties they stand for out.

Subjects that "and" joins, both parties of a meeting, the two sides that are in play (`sides`). Three where two are
asked for, or one of a kind too many, settle nothing.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.coordination import acts_on
from dragoman.extract.mentions.ledger import SUBJECTS, Ledger, Resolved
from dragoman.extract.mentions.reading import Reading
from dragoman.extract.mentions.sides import REACH, Pair, is_state, key_of, sides_of, two_in_play
from dragoman.model.text import Sentence, Token

PLURAL = frozenset({"they", "them", "their", "themselves", "theirs", "both"})
TWO = frozenset({"both", "two", "pair", "each", "neither"})
"""Words that by themselves stand for just two."""
ORDINAL = frozenset({"former", "latter"})
_SIDES = frozenset({"sides", "parties", "side", "party", "rivals", "foes", "enemies", "adversaries", "camps", "camp"})
_LANDS = frozenset({"countries", "nations", "states", "republics", "country", "nation", "state", "neighbours",
                    "neighbors", "neighbour", "neighbor", "kingdoms", "powers"})  # fmt: skip
"""Nouns for states as such; with "two", "both" or "each" a neighbour is one."""
_BODIES = frozenset({"government", "forces", "parliament", "police", "armed_forces"})
_OFFICES = frozenset({"president", "premier", "monarch", "leader", "foreign_minister", "defence_minister", "minister",
                      "finance_minister", "interior_minister", "envoy"})  # fmt: skip
_EACH = frozenset({"each", "neither", "either", "both"})
_TWO_PEOPLE = frozenset({"men", "women"})
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_BESIDE = frozenset({"neighbour", "neighbor", "rival", "foe", "enemy", "adversary"})
"""Nouns for the other of two: its neighbour."""
_KINDS = ("person", "state", "organisation", "group")
_PARTIES = frozenset({"state", "organisation", "group"})
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


def two(ledger: Ledger, number: int) -> Resolved | None:
    """Those whom "both", "the two", "each" or "neither" stand for: two just counted, else the two sides in play."""
    reading = ledger.readings[number]
    counted = _counted_before(ledger, number)
    if len(counted) == 1 and two_in_play(ledger, number, reach=1, joint=True) is None:
        return _together(ledger, reading, counted)
    if counted or _may_be_things(ledger, number):
        return None
    sides = two_in_play(ledger, number)
    return _as_pair(reading, sides, None) if sides is not None else None


def named_together(ledger: Ledger, number: int) -> Resolved | None:
    """Those whom "they" or "them" stands for: the two sides that the sentence before names together.

    Only where neither this sentence so far nor the rest of that one speaks of others.
    """
    reading, index = ledger.readings[number], ledger.readings[number].nominal.sentence
    if ledger.is_quoted(number):
        return None
    for other in ledger.in_sentence.get(index, ()):
        if other < number and ledger.now(other).kind is not None:
            acting = _is_in_subject(ledger, other) and ledger.token(number).dep not in (*SUBJECTS, "poss")
            if not acting and not _is_inside(ledger, other, number):
                return None
    for other in ledger.in_sentence.get(index - 1, ()):
        done = ledger.now(other)
        if done.nominal.plural and not sides_of(done) and done.nominal.shape != "pronoun":
            return None
    sides = two_in_play(ledger, number, reach=1, joint=True)
    return _as_pair(reading, sides, None) if sides is not None else None


def _is_in_subject(ledger: Ledger, number: int) -> bool:
    """Whether a reading is a subject or stands in one: the envoy of Peru urged them."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    above = itertools.takewhile(lambda each: each.pos != "VERB", sentence.ancestors(token.index))
    return any(each.dep in SUBJECTS for each in (token, *above))


def _is_inside(ledger: Ledger, outer: int, number: int) -> bool:
    """Whether a reading is that of the phrase which a word is part of: their delegates."""
    nominal = ledger.readings[outer].nominal
    return nominal.first <= ledger.readings[number].nominal.first < nominal.end


def _may_be_things(ledger: Ledger, number: int) -> bool:
    """Whether "both" or "the two" may stand for things: in favour of both."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    if token.dep in SUBJECTS or token.lower in ("each", "neither"):
        return False
    head = sentence.tokens[token.head]
    if token.dep in ("dobj", "dative"):
        return head.pos != "VERB" or head.lemma in ("have", "do", "need", "use", "take", "get")
    beside = head.lower in ("to", "on", "upon", "with", "against", "at", "by", "from")
    return head.lower not in ("between", "among") and not (beside and sentence.tokens[head.head].pos == "VERB")


def of_two(ledger: Ledger, number: int, reading: Reading, owner: Reading | None) -> Resolved | None:
    """People or bodies of two that a phrase belongs to: officials of both countries, their armies."""
    role = reading.role
    if role is None or reading.actor is not None or owner is None or owner.actor is None or ";" not in owner.actor:
        return None
    if role.role in ("state", "relation", "body") or role.noun in _LANDS | _SIDES:
        return None
    if not reading.nominal.plural and reading.nominal.determiner not in _EACH:
        return None
    codes = [code for code in owner.actor.split(";") if key_of(code) is not None]
    own = role.sector or ("GOV" if role.role in ("spokesperson", "body_head") else None)
    if len(codes) < 2 or own is None:
        return None
    codes = [f"{key_of(code)}.{own}" if is_state(key_of(code) or "") else code for code in codes]
    found = ";".join(sorted(dict.fromkeys(codes)))
    return Resolved(reading=replace(reading, kind="group", actor=found, basis=f"{role.noun} of {owner.actor}"))


def other_of_two(ledger: Ledger, number: int, reading: Reading, owner: Reading | None) -> Resolved | None:
    """The other of the two sides in play: its neighbour, his country's foe; the other side, beside the one that acts."""
    role = reading.role
    if role is None or reading.actor is not None or reading.nominal.plural:
        return None
    words = [token.lower for token in ledger.sentence(number).tokens[reading.nominal.first : reading.nominal.head]]
    if owner is not None and role.noun in _BESIDE:
        mine = owner
    elif words == ["the", "other"] and role.noun in _SIDES | _LANDS:
        acting = _acting(ledger, number)
        if acting is None:
            return None
        mine = acting
    else:
        return None
    keys = list(sides_of(mine))
    sides = two_in_play(ledger, number, one_acts=True) if len(keys) == 1 else None
    code = sides.other(keys[0]) if sides is not None else None
    if code is None:
        return None
    state = key_of(code) if is_state(key_of(code) or "") else None
    kind = "state" if state == code else "organisation"
    return Resolved(reading=replace(reading, kind=kind, actor=code, state=code[:3], basis=f"the other of the two: {code}"))


def pair(ledger: Ledger, number: int, reading: Reading) -> Resolved:
    """The two presidents, both countries, each side, the neighbours: the only two that were named just before."""
    role = reading.role
    definite = _definiteness(ledger, reading)
    if role is None or reading.actor is not None or definite is None:
        return Resolved(reading=reading)
    if definite != "the" and reading.nominal.plural and role.role not in ("state", *_BODIES) and (
        role.noun not in _LANDS | _SIDES
    ):
        found = _named_two(ledger, reading)
        if found is not None:
            return found
    if definite == "two" and role.noun in _TWO_PEOPLE:
        return _two_people(ledger, number, reading) or Resolved(reading=reading)
    lands = role.noun in _LANDS
    apart = role.noun in _SIDES or role.role in _OFFICES or role.noun in ("delegation", "delegations")
    if not (lands or apart or role.role in _BODIES or role.noun in _LEG) or reading.nominal.owners:
        return Resolved(reading=reading)
    if _is_of_others(ledger, reading):
        return Resolved(reading=reading)
    close = definite == "the"
    if close and not (lands or role.noun in _SIDES or role.role in _OFFICES):
        return Resolved(reading=reading)
    sides = two_in_play(ledger, number, states=not apart, reach=1 if close else REACH, joint=close)
    if sides is None:
        return Resolved(reading=reading)
    sector = None if lands or role.noun in _SIDES else role.sector or "GOV"
    return _as_pair(reading, sides, sector)


def _is_of_others(ledger: Ledger, reading: Reading) -> bool:
    """Whether a complement says whose they are, or parties are those of a land: the leaders of big powers."""
    sentence = ledger.sentences[reading.nominal.sentence]
    head = sentence.tokens[reading.nominal.head]
    if any(each.lower in ("of", "in", "from") for each in sentence.children(head.index, "prep")):
        return True
    if head.lemma.lower() != "party":
        return False
    political = any(each.sector == "PTY" and each.nominal.shape != "role" for each in ledger.readings)
    return political or sentence.tokens[head.head].lower in ("from", "of", "in")


_LEG = frozenset({"parliaments", "parliament"})


def _as_pair(reading: Reading, sides: Pair, sector: str | None) -> Resolved:
    codes = sorted(sides.sector(sector))
    return Resolved(
        reading=replace(reading, kind="group", actor=";".join(codes), basis=f"the two in play: {' and '.join(codes)}")
    )


def _definiteness(ledger: Ledger, reading: Reading) -> str | None:
    """How a phrase speaks of two: `two` by "both", "each" or "the two", `the` by no more than an article."""
    nominal = reading.nominal
    words = [token.lower for token in ledger.sentences[nominal.sentence].tokens[nominal.first : nominal.head]]
    if words[:1] and words[0] in _EACH and (nominal.plural or words[0] != "both"):
        return "two" if len(words) == 1 or words[1:2] != ["of"] else None
    counted = "two" in words and bool(words[:1]) and words[0] in ("the", "these", "those", "their", "all")
    if counted and nominal.plural:
        return "two"
    return "the" if words in (["the"], ["these"]) and nominal.plural else None


def _named_two(ledger: Ledger, reading: Reading) -> Resolved | None:
    """The only two of a kind that the sentences before name, by one: the two presidents, both companies."""
    nominal = reading.nominal
    tokens = ledger.sentences[nominal.sentence].tokens
    role = reading.role
    codes: list[str] = []
    for back in range(3):
        for number in ledger.in_sentence.get(nominal.sentence - back, ()):
            other = ledger.done[number].reading if number in ledger.done else None
            if other is None or role is None or acts_on(other.nominal, nominal, tokens):
                continue
            if other.actor and ";" not in other.actor and _pairs(other, reading):
                if other.actor not in codes:
                    codes.append(other.actor)
        if len(codes) == 2:
            basis = f"the two named before: {' and '.join(sorted(codes))}"
            return Resolved(reading=replace(reading, actor=";".join(sorted(codes)), basis=basis))
        if len(codes) > 2:
            break
    return None


def _two_people(ledger: Ledger, number: int, reading: Reading) -> Resolved | None:
    """The only two persons whom the sentences just before join: the president and the rebel leader; the two men."""
    for back in range(1, 3):
        index = reading.nominal.sentence - back
        groups = [ledger.joined(each) for each in ledger.in_sentence.get(index, ()) if ledger.token(each).dep != "conj"]
        pairs = [group for group in groups if len(group) == 2 and all(_is_person(ledger, each) for each in group)]
        if len(pairs) == 1:
            return _together(ledger, reading, pairs[0])
        if pairs:
            return None
    return None


def _is_person(ledger: Ledger, number: int) -> bool:
    """Whether a reading is one person, a leader whose group is coded among them."""
    reading = ledger.now(number)
    role = reading.role
    return (reading.kind == "person" or (role is not None and role.kind == "person")) and not reading.nominal.plural


def _counted_before(ledger: Ledger, number: int) -> list[int]:
    """The phrases with "two" and a noun that the sentence before has: two Malian envoys; both."""
    index = ledger.readings[number].nominal.sentence
    found = []
    for other in ledger.in_sentence.get(index - 1, ()):
        reading, token = ledger.now(other), ledger.token(other)
        sentence = ledger.sentence(other)
        counted = any(each.lower == "two" for each in sentence.children(token.index, "nummod"))
        if counted and reading.kind == "group" and reading.nominal.shape == "role":
            found.append(other)
    return found


def _acting(ledger: Ledger, number: int) -> Reading | None:
    """The subject of the clause that a phrase is a part of; None where it is the phrase itself."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    verb = next((each for each in sentence.ancestors(token.index) if each.pos in ("VERB", "AUX")), None)
    for subject in sentence.children(verb.index, *SUBJECTS) if verb is not None else ():
        at = ledger.at(sentence.index, subject.index)
        return ledger.now(at) if at is not None and at < number else None
    return None


def _group(ledger: Ledger, sentence: Sentence, subject: Token) -> list[int]:
    number = ledger.at(sentence.index, subject.index)
    return _kin(ledger, ledger.joined(number)) if number is not None else []


def _kin(ledger: Ledger, found: Sequence[int]) -> list[int]:
    """Those of a list that are somebody, if they all are of the first one's kind."""
    readings = [ledger.now(each) for each in found]
    kinds = {reading.kind for reading in readings}
    public = all(sides_of(reading) for reading in readings)
    alike = (len(kinds) == 1 and kinds <= set(_KINDS)) or (public and kinds <= _PARTIES)
    return list(found) if alike else list(found[:1])


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


def _pairs(other: Reading, reading: Reading) -> bool:
    role = reading.role
    if role is None:
        return False
    if role.noun in _TWO_PEOPLE:
        return other.kind == "person" and other.name is not None and not other.nominal.plural
    if role.kind == "person":
        same = other.office is not None and (other.office == role.office or role.office == "leader")
        return other.kind == "person" and (same or (role.office is None and role.sector == other.sector))
    return other.kind == reading.kind
