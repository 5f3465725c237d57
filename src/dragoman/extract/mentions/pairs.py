"""Nouns for two ("both countries", "the two presidents", "officials of both", "its neighbour") in, who they are out.

The two are those that the report has in play (`in_play`); of people and bodies by name the only two of their kind.
"""

from dragoman.extract.mentions.codes import is_state
from dragoman.extract.mentions.coordination import acts_on
from dragoman.extract.mentions.in_play import REACH, two_in_play
from dragoman.extract.mentions.ledger import Ledger, Resolved
from dragoman.extract.mentions.links import SUBJECTS, verb_above
from dragoman.extract.mentions.reading import Reading
from dragoman.extract.mentions.several import together
from dragoman.extract.mentions.sides import as_pair, key_of, sides_of

_SIDES = frozenset({"sides", "parties", "side", "party", "rivals", "foes", "enemies", "adversaries", "camps", "camp"})
_LANDS = frozenset({"countries", "nations", "states", "republics", "country", "nation", "state", "neighbours",
                    "neighbors", "neighbour", "neighbor", "kingdoms", "powers"})  # fmt: skip
"""Nouns for states as such; with "two", "both" or "each" a neighbour is one."""
_BODIES = frozenset({"government", "forces", "parliament", "police", "armed_forces"})
_OFFICES = frozenset({"president", "premier", "monarch", "leader", "foreign_minister", "defence_minister", "minister",
                      "finance_minister", "interior_minister", "envoy"})  # fmt: skip
_OFFICERS = frozenset({"officer", "official", "security_adviser", "spokesperson", "lawmaker"})
_EACH = frozenset({"each", "neither", "either", "both"})
_TWO_PEOPLE = frozenset({"men", "women"})
_BESIDE = frozenset({"neighbour", "neighbor", "rival", "foe", "enemy", "adversary", "host", "guest", "visitor",
                     "counterpart", "opposite number"})  # fmt: skip
"""Nouns for the other of two: its neighbour."""


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
    codes = [f"{key_of(code)}.{own}" if is_state(key_of(code)) else code for code in codes]
    found = ";".join(sorted(dict.fromkeys(codes)))
    return Resolved(reading=reading._replace(kind="group", actor=found, basis=f"{role.noun} of {owner.actor}"))


def other_of_two(ledger: Ledger, number: int, reading: Reading, owner: Reading | None) -> Resolved | None:
    """The other of the two sides in play: its neighbour, his country's foe; the other side, beside one that acts."""
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
    state = key_of(code) if is_state(key_of(code)) else None
    person = role.role == "relation"
    if person and state is not None:
        code = f"{state}.{role.sector or 'GOV'}"
    kind = "person" if person else "state" if state == code else "organisation"
    return Resolved(
        reading=reading._replace(kind=kind, actor=code, state=code[:3], basis=f"the other of the two: {code}")
    )


def pair(ledger: Ledger, number: int, reading: Reading) -> Resolved:
    """The two presidents, both countries, each side, the neighbours: the only two that were named just before."""
    role = reading.role
    definite = _definiteness(ledger, reading)
    if role is None or reading.actor is not None or definite is None:
        return Resolved(reading=reading)
    if (
        definite != "the"
        and reading.nominal.plural
        and role.role not in ("state", *_BODIES)
        and (role.noun not in _LANDS | _SIDES)
    ):
        found = _named_two(ledger, reading)
        if found is not None:
            return found
    if definite == "two" and role.noun in _TWO_PEOPLE:
        return _two_people(ledger, number, reading) or Resolved(reading=reading)
    lands = role.noun in _LANDS or (role.role == "state" and definite == "two" and role.noun != "capitals")
    officers = definite == "two" and role.role in _OFFICERS
    apart = role.noun in _SIDES or role.role in _OFFICES or role.noun in ("delegation", "delegations") or officers
    if not (lands or apart or role.role in _BODIES or role.noun in _OTHER_BODIES) or reading.nominal.owners:
        return Resolved(reading=reading)
    if _is_of_others(ledger, reading):
        return Resolved(reading=reading)
    close = definite == "the"
    if close and not (lands or role.noun in _SIDES or role.role in _OFFICES):
        return Resolved(reading=reading)
    token = ledger.token(number)
    apiece = not reading.nominal.plural and token.dep not in SUBJECTS  # "limits on each country's surplus"
    sides = two_in_play(
        ledger, number, states=not apart, reach=1 if close else REACH, joint=close or officers or apiece, deeds=close
    )
    if sides is None:
        return Resolved(reading=reading)
    sector = None if lands or role.noun in _SIDES else role.sector or "GOV"
    return as_pair(reading, sides, sector)


_TELLS_OF = frozenset({"warn", "accuse", "inform", "remind", "assure", "notify", "suspect", "advise"})
"""Verbs that take "of" for what one is told or blamed of."""


def _is_of_others(ledger: Ledger, reading: Reading) -> bool:
    """Whether a complement says whose they are, or parties are those of a land: the leaders of big powers."""
    sentence = ledger.sentences[reading.nominal.sentence]
    head = sentence.tokens[reading.nominal.head]
    verb = sentence.tokens[head.head]
    told = head.dep == "dobj" and verb.lemma in _TELLS_OF  # "warned both countries of sanctions"
    others = ("from",) if told else ("of", "from") if _definiteness(ledger, reading) == "two" else ("of", "in", "from")
    end = reading.nominal.core.end if reading.nominal.core is not None else head.index  # "the two heads of state"
    after = [each.lower for each in sentence.tokens[end : end + 1]]
    if (after in (["of"], ["and"]) and end > head.index + 1) or any(
        each.lower in others and each.index >= end for each in sentence.children(head.index, "prep")
    ):
        return True
    if head.lemma.lower() != "party":
        return False
    political = any(each.sector == "PTY" and each.nominal.shape != "role" for each in ledger.readings)
    return political or sentence.tokens[head.head].lower in ("from", "of", "in")


_OTHER_BODIES = frozenset({"parliaments", "parliament", "capitals"})


def _definiteness(ledger: Ledger, reading: Reading) -> str | None:
    """How a phrase speaks of two: `two` by "both", "each" or "the two", `the` by no more than an article."""
    nominal = reading.nominal
    words = [token.lower for token in ledger.sentences[nominal.sentence].tokens[nominal.first : nominal.head]]
    if words[1:2] == ["other"]:
        return None
    if words[:1] and words[0] in _EACH and (nominal.plural or words[0] != "both"):
        return "two" if len(words) == 1 or words[1:2] != ["of"] else None
    counted = "two" in words and bool(words[:1]) and words[0] in ("the", "these", "those", "their", "its", "all")
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
            if other.actor and ";" not in other.actor and other.actor not in codes and _pairs(other, reading):
                codes.append(other.actor)
        if len(codes) == 2:
            basis = f"the two named before: {' and '.join(sorted(codes))}"
            return Resolved(reading=reading._replace(actor=";".join(sorted(codes)), basis=basis))
        if len(codes) > 2:
            break
    return None


def _two_people(ledger: Ledger, number: int, reading: Reading) -> Resolved | None:
    """The only two persons whom the sentences just before join: the president and the rebel leader; the two men."""
    for back in range(1, 3):
        index = reading.nominal.sentence - back
        groups = [ledger.joined(each) for each in ledger.in_sentence.get(index, ()) if ledger.token(each).dep != "conj"]
        pairs = [group for group in groups if len(group) == 2 and all(_is_person(ledger, each) for each in group)]
        several = [each for each in ledger.in_sentence.get(index, ()) if _are_two_people(ledger, each)]
        if len(pairs) == 1 or (not pairs and len(several) == 1):
            return together(ledger, reading, pairs[0] if pairs else several)
        if pairs:
            return None
    return None


def _are_two_people(ledger: Ledger, number: int) -> bool:
    """Whether a reading is of people of two sides: their presidents."""
    reading = ledger.now(number)
    return reading.role is not None and reading.role.kind == "person" and (reading.actor or "").count(";") == 1


def _is_person(ledger: Ledger, number: int) -> bool:
    """Whether a reading is one person, a leader whose group is coded among them."""
    reading = ledger.now(number)
    role = reading.role
    return (reading.kind == "person" or (role is not None and role.kind == "person")) and not reading.nominal.plural


def _acting(ledger: Ledger, number: int) -> Reading | None:
    """The subject of the clause that a phrase is a part of; None where it is the phrase itself."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    verb = verb_above(sentence, token)
    for subject in sentence.children(verb.index, *SUBJECTS) if verb is not None else ():
        at = ledger.at(sentence.index, subject.index)
        return ledger.now(at) if at is not None and at < number else None
    return None


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
