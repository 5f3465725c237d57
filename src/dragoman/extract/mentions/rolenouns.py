"""A role noun with what it belongs to in, its reading out: the holder of an office, a body, a state's sector."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebooks.actors import Entry
from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.codes import OF_STATE
from dragoman.extract.mentions.links import complements
from dragoman.extract.mentions.nominals import Nominal
from dragoman.extract.mentions.officeholders import office_holders
from dragoman.extract.mentions.reading import BODY_ROLES, PAST, Reading, Setting, owner_of, person_reading, valid
from dragoman.model.text import Sentence

_NOT_HOLDING = PAST | {"then"}
_FOES = frozenset({"enemy", "hostile", "opposing"})
"""Words for what is not that of the place where it stands: enemy tanks in Peru."""
_NEEDS_OWNER = frozenset({"command"})
"""Nouns that name a body only with "the" or an owner: the command, not "in command"."""
"""Sectors that are left with the office: a former minister is of the elite (ELI)."""
_WHOLE = frozenset({"government", "administration", "armed_forces", "army", "military", "police", "cabinet"})
"""Bodies that are their state's whole sector: the government of Peru is `PER.GOV`."""
_FEMALE = ("woman", "queen", "princess", "mother", "wife", "girl", "actress", "daughter", "sister", "nun", "empress")
_MALE = ("man", "king", "prince", "father", "husband", "boy", "son", "brother")


def read_role(sentence: Sentence, base: Reading, role: RoleNoun, setting: Setting) -> Reading:
    """The reading of a role noun: the holder of its office, the body it speaks for, or a state's sector."""
    nominal = base.nominal
    if role.noun in _NEEDS_OWNER and nominal.determiner not in ("the", "this", "its", "poss") and not nominal.owners:
        return base
    body, states = owner_of(sentence, nominal.owners, setting)
    words = {token.lower for token in sentence.tokens[nominal.first : _past_core(nominal)]}
    if not states and body is None and nominal.located and not words & _FOES:
        _, states = owner_of(sentence, nominal.located, setting)
    if role.role == "officer" and words & _CIVIL:
        role = replace(role, sector="CVL", office=None)
    if role.role in ("spokesperson", "body_head") and body is None and not states and _is_of_unknown(sentence, nominal):
        role = replace(role, sector="BUS")
    if role.role == "vice_president" and not states and _is_of_trade(sentence, nominal):
        role = replace(role, sector="BUS", office=None)
    kind = "group" if nominal.plural and role.kind in ("person", "state") else role.kind
    base = base._replace(
        kind=kind,
        role=role,
        sector=role.sector,
        office=role.office,
        former=bool(words & _NOT_HOLDING),
        past=bool(words & PAST),
        title=role.noun if role.kind == "person" else None,
        gender=_role_gender(role.noun),
        basis=f"{role.noun}, nobody named",
    )
    if (kind == "person" and nominal.determiner in ("the", "poss", None)) or nominal.determiner not in (
        "a",
        "an",
        "another",
    ):
        held = _held(sentence, base, role, body, states, setting)
        if held is not None:
            return held
    return _bodied(sentence, base, role, body, states, setting)


def _is_of_trade(sentence: Sentence, nominal: Nominal) -> bool:
    """Whether a vice president has a trade and no state: vice president of tax, vice president for Oru Tamberlain."""
    return any(complements(sentence, nominal.head, ("of", "for", "at")))


def _is_of_unknown(sentence: Sentence, nominal: Nominal) -> bool:
    """Whether a name that no table knows owns the phrase: Oru Tamberlain's spokesman."""
    owners = sentence.children(nominal.head, "poss", "compound")
    tied = complements(sentence, nominal.head, ("for", "of", "at"))
    return any(owner.pos == "PROPN" for owner in (*owners, *tied))


def _held(
    sentence: Sentence, base: Reading, role: RoleNoun, body: Entry | None, states: Sequence[str], setting: Setting
) -> Reading | None:
    """The holder of an office at the report's date, where there can be only one."""
    found = office_holders(sentence, base, role, body, states, setting)
    return held_by(base, found, setting) if len({entry.key for entry in found}) == 1 else None


def held_by(base: Reading, found: Sequence[Entry], setting: Setting) -> Reading:
    """A role noun as the holder of its office; the terms given are of one person."""
    named = person_reading(base, setting.codebook.terms(found[0].key or "") or found, setting)
    office = base.role.office if base.role is not None and base.role.office else found[0].office
    return named._replace(office=office, basis=f"{base.title} of {found[0].state} at the report's date")


def _bodied(
    sentence: Sentence, base: Reading, role: RoleNoun, body: Entry | None, states: Sequence[str], setting: Setting
) -> Reading:
    """A role noun without a name: the body it speaks for, or state and sector."""
    text = base.text
    if body is not None and body.role in BODY_ROLES and body.actor is not None and role.role not in ASIDE:
        return base._replace(
            actor=body.actor,
            state=body.state,
            sector=body.sector or role.sector,
            basis=f"{role.noun} of {body.form}",
        )
    if role.role == "west" and base.nominal.determiner == "the":
        return base._replace(actor=WEST, basis="the Western states as one")
    if role.noun in _ANY_GROUP or _is_attitude(sentence, base.nominal, role):
        return base
    if role.role == "occupier" and not any(owner.of("demonym") for owner in base.nominal.owners):
        return base  # those in Peru are not Peru's
    inner = _generic_body(base, role, setting)
    if role.role == "state" and base.nominal.plural and _WESTERN & set(base.text.lower().split()):
        return base._replace(actor=WEST, basis="the Western states as one")
    if not states or role.role == "state" or (role.role in ASIDE and _is_possessed(sentence, base.nominal)):
        return base
    codes = []
    for state in sorted(states) if base.nominal.listed else states[:1]:
        if base.past and role.sector in OF_STATE:
            codes.append(f"{state}.ELI")
        elif inner is not None:
            codes.append(_of_state_body(setting, inner, state))
        else:
            sector = _seat_sector(role, base, state, setting) or role.sector or _default_sector(role, body)
            codes.append(f"{state}.{sector}" if sector else state)
    del text
    return base._replace(actor=";".join(codes), state=states[0], basis=f"{role.noun} of {' and '.join(codes)}")


ASIDE = frozenset({"relation", "adherent", "adversary"})
"""Roles of those who stand beside somebody, and are not his: a counterpart, a supporter, an opponent."""
_ANY_GROUP = frozenset({"group", "groups", "joint venture", "joint ventures"})
"""Bodies that may be a firm, a club or a gang: "the German group" acts for nobody else."""
WEST = "IGO/west"
"""The Western states where they are spoken of as one party; no organisation has this key."""
_WESTERN = frozenset({"western"})
_CIVIL = frozenset({"boat", "ship", "trawler", "tanker", "ferry", "fishing", "airline", "team", "football", "rugby",
                    "cricket", "soccer", "cargo", "yacht", "squad", "side"})  # fmt: skip
"""Words before an officer's title that make it a skipper's or a player's."""
_SPEAKS_FOR = frozenset({"official", "spokesperson", "body_head"})
_SECURITY = "security official"


def _is_attitude(sentence: Sentence, nominal: Nominal, role: RoleNoun) -> bool:
    """Whether "opposition" is what one meets with, not those who are in it: bowed to Peruvian opposition."""
    token = sentence.tokens[nominal.head]
    if role.noun != "opposition" or token.lower != "opposition":
        return False
    to = any(each.lower in ("to", "from") for each in sentence.children(token.index, "prep"))
    return to or (nominal.determiner is None and token.dep in ("dobj", "pobj"))


def _seat_sector(role: RoleNoun, base: Reading, state: str, setting: Setting) -> str | None:
    """The sector of the seat that an official belongs to: a Pentagon spokesman is of the military."""
    if role.role not in _SPEAKS_FOR and not role.noun.startswith(_SECURITY):
        return None
    for owner in base.nominal.owners:
        for entry in valid(owner.of("seat"), setting):
            if entry.state == state:
                return entry.sector
    return None


def _of_state_body(setting: Setting, body: Entry, state: str) -> str:
    code = setting.codebook.of_state(body, state).actor or state
    head, _, key = code.partition("/")
    return head if key in _WHOLE else code


def _is_possessed(sentence: Sentence, nominal: Nominal) -> bool:
    return any(child.dep == "poss" for child in sentence.children(nominal.head)) and not any(
        owner.of("demonym") for owner in nominal.owners
    )


def _past_core(nominal: Nominal) -> int:
    return nominal.core.end if nominal.core is not None else nominal.end


def _default_sector(role: RoleNoun, body: Entry | None) -> str | None:
    if role.role in ("spokesperson", "body_head", "relation"):
        return "GOV" if body is None or body.sector is None else body.sector
    return None


def _generic_body(base: Reading, role: RoleNoun, setting: Setting) -> Entry | None:
    """The keyed body of every state that a role noun names: foreign ministry; the one a spokesman speaks for."""
    names = [title.role.noun for title in reversed(base.nominal.titles) if title.role is not None]
    for noun in (role.noun, *names):
        for entry in setting.codebook.entries(noun):
            if entry.role == "generic_body" and entry.actor is not None and entry.actor.partition("/")[2]:
                return entry
    return None


def _role_gender(noun: str) -> str | None:
    if noun.endswith(_FEMALE):
        return "f"
    return "m" if noun.endswith(_MALE) else None
