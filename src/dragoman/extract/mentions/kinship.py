"""Nouns of parts in public life: which of them may stand for someone whom a report has called otherwise.

A minister is a politician and an official; whoever was arrested is the suspect; a chancellor by the tables is "the
chancellor". Tables of roles and offices in, yes or no out.
"""

from collections.abc import Mapping

from dragoman.codebooks.actors import actor_key
from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.entities import Entity
from dragoman.extract.mentions.reading import Setting

_MINISTERS = frozenset({"foreign_minister", "defence_minister", "finance_minister", "interior_minister", "minister"})
_LEADERS = frozenset({"president", "premier", "monarch", "royal", "leader"})
_OFFICIALS = _MINISTERS | {"official", "envoy", "spokesperson", "security_adviser", "body_head", "vice_president"}
_OTHERS = frozenset(
    {"officer", "lawmaker", "expert", "activist", "journalist", "business", "politician", "cleric", "judge", "opponent"}
    | {"rebel", "medic", "police_officer", "elder", "separatist"}
)
SAME_PART = _LEADERS | _OFFICIALS | _OTHERS
"""Roles whose nouns name a person again: the minister, the expert; not the victim."""
_GENERAL: Mapping[str, frozenset[str]] = {
    "official": _OFFICIALS,
    "leader": _LEADERS | {"opponent"},
    "envoy": frozenset({"foreign_minister", "envoy", "body_head"}),
    "minister": _MINISTERS,
    "politician": _LEADERS | _MINISTERS | {"lawmaker", "opponent", "politician", "vice_president"},
    "expert": frozenset({"expert", "body_head"}),
    "business": frozenset({"business", "body_head"}),
    "body_head": frozenset({"business", "body_head"}),
    "activist": frozenset({"activist", "opponent"}),
    "opponent": frozenset({"opponent", "activist"}),
}
"""Role of a noun -> roles of those it may stand for, besides its own."""
_OF_OFFICE: Mapping[str, frozenset[str]] = {
    "head_of_state": frozenset({"president", "leader"}),
    "head_of_government": frozenset({"premier", "leader"}),
    "foreign_minister": frozenset({"foreign_minister", "minister"}),
    "defence_minister": frozenset({"defence_minister", "minister"}),
    "finance_minister": frozenset({"finance_minister", "minister"}),
    "interior_minister": frozenset({"interior_minister", "minister"}),
    "spokesperson": frozenset({"spokesperson"}),
    "organisation_head": frozenset({"body_head"}),
    "envoy": frozenset({"envoy"}),
}
"""Office of the tables -> roles of its holder."""
_BY_TITLE = frozenset({"president", "monarch", "premier", "cleric", "vice_president"})
"""Roles whose nouns must stand in the title of the tables: no king is "the president"."""
_ANY_CROWN = frozenset({"monarch", "sovereign"})
_CROWNS = ("king", "queen", "emperor", "empress", "emir", "sultan", "prince", "grand duke")
"""Titles that end so are those of whom "the monarch" stands for."""
_TAKEN = frozenset({"arrest", "charge", "detain", "accuse", "try", "hold", "indict", "jail", "seize", "question"})
_HURT = frozenset({"kill", "injure", "shoot", "stab", "attack", "murder", "hurt", "wound", "beat", "rob", "poison"})
FATES: Mapping[str, frozenset[str]] = {
    "suspect": _TAKEN, "defendant": _TAKEN, "detainee": _TAKEN, "prisoner": _TAKEN, "inmate": _TAKEN, "victim": _HURT,
    "hostage": frozenset({"abduct", "kidnap", "seize", "take", "hold", "free", "release"}),
}  # fmt: skip
"""Nouns for someone to whom something was done -> the verbs that say so."""
_SYNONYMS = (
    frozenset({"writer", "author", "poet", "novelist", "playwright"}),
    frozenset({"lawyer", "attorney"}),
    frozenset({"singer", "artist", "musician"}),
    frozenset({"player", "footballer", "athlete"}),
    frozenset({"driver", "trucker"}),
    frozenset({"pilot", "airman"}),
    frozenset({"mother", "father", "parent"}),
    frozenset({"farmer", "grower", "rancher"}),
)
"""Nouns that may name one person in turn, of roles whose nouns otherwise do not."""
ANYBODY: Mapping[str, str | None] = {
    "year-old": None, "man": "m", "woman": "f", "boy": "m", "girl": "f", "teenager": None, "youth": None,
}  # fmt: skip
"""Nouns for anyone -> the sex that they tell: the man is whichever man is spoken of."""


def roles_of(entity: Entity, role: RoleNoun, setting: Setting) -> frozenset[str]:
    """The roles of an entity in the report, and by the office that the tables give it."""
    roles = frozenset(entity.roles)
    office = entity.reading.office
    if office is None or entity.reading.former:
        return roles
    if role.role in _BY_TITLE and not is_titled(entity, role.noun, setting):
        return roles
    return roles | _OF_OFFICE.get(office, frozenset())


def is_titled(entity: Entity, noun: str, setting: Setting) -> bool:
    """Whether the tables give an entity a title at the report's date that ends in a noun: Chancellor."""
    if entity.reading.actor is None or entity.reading.office is None:
        return False
    terms = setting.codebook.terms(actor_key(entity.reading.actor))
    held = [term for term in terms if term.holds(setting.earliest, setting.latest)]
    nouns = _CROWNS if noun in _ANY_CROWN else ("pope",) if noun == "pontiff" else (noun,)
    return any((term.title or "").lower().endswith(nouns) for term in held)


def may_stand_for(role: RoleNoun, roles: frozenset[str]) -> bool:
    """Whether a noun may stand for someone of some roles: its own, or one that it is general for."""
    return role.role in roles or bool(roles & _GENERAL.get(role.role, frozenset()))


def is_synonym(noun: str, nouns: frozenset[str]) -> bool:
    """Whether someone called by some nouns may be called by another one."""
    return any(noun in group and group & nouns for group in _SYNONYMS)
