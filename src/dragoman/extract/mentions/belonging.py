"""Whose people are: a role noun with the reading of what it belongs to in, its reading with that one's code out.

"The movement's leaders", "a spokeswoman for the alliance", "its president", "their chief delegates": the owner is a
pronoun or a noun that stands for a body or a state named before.
"""

from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.codes import OF_STATE, head_of
from dragoman.extract.mentions.officeholders import holders
from dragoman.extract.mentions.reading import Reading, Setting
from dragoman.extract.mentions.rolenouns import held_by
from dragoman.extract.mentions.sides import key_of

_SPEAK = frozenset({"spokesperson", "leader", "body_head", "officer", "official", "envoy", "rebel",
                    "minister", "president"})  # fmt: skip
"""Roles of those who stand for the body they belong to."""
_HOME = frozenset({"president", "premier", "monarch", "foreign_minister", "defence_minister", "minister",
                   "finance_minister", "interior_minister", "spokesperson", "judge", "lawmaker"})  # fmt: skip
"""Roles of which a state's own are meant by "its"; an officer, an official may be of anything that it has,
and of an ambassador more is said of where he is."""
_NOT_ALL = frozenset({"member", "members", "founder", "co-founder"})


def of_body(reading: Reading, owner: Reading | None) -> Reading | None:
    """Those who stand for a body or group that a noun takes up: the movement's leaders; None for any others."""
    role = reading.role
    if role is None or owner is None or reading.actor is not None or owner.nominal.shape != "role":
        return None
    if owner.kind not in ("organisation", "group") or owner.actor is None or ";" in owner.actor:
        return None
    stands = owner.actor.partition("/")[2] and key_of(owner.actor) is not None
    if role.kind != "person" or role.role not in _SPEAK or role.noun in _NOT_ALL or not stands:
        return None
    sector = head_of(owner.actor)[1] or None
    return reading._replace(
        actor=owner.actor, state=owner.state, sector=sector, basis=f"{role.noun} of {owner.name or owner.text}"
    )


def of_state(reading: Reading, owner: Reading | None, setting: Setting) -> Reading | None:
    """The one who serves a state that "its" stands for: its president, its foreign minister; None for others."""
    role = reading.role
    if role is None or owner is None or reading.actor is not None or reading.nominal.plural or reading.former:
        return None
    whole = owner.actor is not None and owner.state is not None and owner.actor in (owner.state, f"{owner.state}.GOV")
    if owner.nominal.shape != "pronoun" or owner.kind != "state" or not whole or role.role not in _HOME:
        return None
    return _serving(reading, role, owner.state or "", setting)


def of_land(reading: Reading, land: Reading, setting: Setting) -> Reading | None:
    """The one who holds an office of a state that the sentence before is about: the foreign minister."""
    role = reading.role
    if role is None or land.state is None or reading.actor is not None or reading.former:
        return None
    return _serving(reading, role, land.state, setting)


def _serving(reading: Reading, role: RoleNoun, state: str, setting: Setting) -> Reading | None:
    sector = role.sector or "GOV"
    if role.kind != "person" or sector not in OF_STATE:
        return None
    dated = role.office is not None and setting.latest is not None
    found = holders(state, role.office or "", setting, role.noun) if dated else ()
    if len({entry.key for entry in found}) == 1:
        return held_by(reading, found, setting)
    return reading._replace(actor=f"{state}.{sector}", state=state, sector=sector, basis=f"{role.noun} of {state}")
