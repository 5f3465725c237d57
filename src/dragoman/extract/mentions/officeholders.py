"""An office noun with its owner in, who holds that office at the report's date out, where there can be only one.

Whatever the phrase says beside the noun must stand in the title of the tables: "the UN peacekeeping chief" is not
its head, "the Kremlin spokesman" not the foreign ministry's.
"""

import re
from collections.abc import Iterable, Sequence

from dragoman.codebooks.actors import Entry
from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.codes import is_state
from dragoman.extract.mentions.reading import Reading, Setting
from dragoman.extract.mentions.scan import PERSON_ROLES
from dragoman.model.text import Sentence

_HEADS = ("head_of_state", "head_of_government")
_HEAD_GOVERNS = frozenset(
    "AFG AGO ARG AZE BDI BEN BLR BOL BRA CHL CHN CIV CMR COG COL CRI CUB DOM ECU EGY ERI FRA GAB GHA GIN GMB GTM HND "
    "IDN JOR KAZ KEN KOR LBR MDV MEX MLI MWI MOZ NAM NER NGA NIC OMN PAN PER PHL PRK PRY QAT RWA SDN SEN SLE SLV SSD "
    "SYR TCD TJK TKM TUN TWN TZA UGA UKR URY USA UZB VEN ZAF ZMB ZWE".split()
)
"""States whose head of state governs, so that "the Chilean leader" is the president. Source: general knowledge."""
_PREMIER_GOVERNS = frozenset(
    "ALB AUS AUT BEL BGD BGR CAN CZE DEU DNK ESP EST ETH FIN GBR GRC HRV HUN IND IRL ISL ISR ITA JAM JPN KHM LUX LVA "
    "MKD MLT MNG MYS NLD NOR NPL NZL PNG PRT SGP SVK SVN SWE THA".split()
)
"""States whose head of government governs, so that "the German leader" is the chancellor. Source: general knowledge."""
_TOP = frozenset({"secretary general", "secretary-general", "general secretary", "director general", "director-general",
                  "managing director", "executive director", "chairman", "chairwoman", "chairperson", "chair", "chief",
                  "director", "head", "boss", "president", "leader", "commissioner"})  # fmt: skip
"""Nouns for whoever leads a body; not its members, founders, deputies."""
_RANKS = frozenset({"secretary", "general", "director", "managing", "executive", "chairman", "chairwoman", "chair",
                    "chief", "head", "president", "leader", "high", "commissioner", "governor", "the",
                    "of"})  # fmt: skip
"""Words of titles that name a rank and no field."""
_BANKERS = _TOP | {"governor"}
_HEADING = frozenset({"chief", "head", "boss"})
"""Nouns that make of a ministry's seat its minister: the Pentagon chief."""
_SOLE = {"pope": ("VAT", "head_of_state")}
"""Nouns of which the world has one at a time -> state and office."""


def office_holders(
    sentence: Sentence, base: Reading, role: RoleNoun, body: Entry | None, states: Sequence[str], setting: Setting
) -> tuple[Entry, ...]:
    """Who may hold the office that a phrase names; several where it names an office of several.

    Args:
        sentence: Where the phrase stands.
        base: The phrase; its owners are the names it belongs to.
        role: Its noun.
        body: The body or person among the owners.
        states: The states of the owners.
        setting: The report's date; an undated report has no holders.
    """
    if base.former or base.nominal.plural or setting.latest is None:
        return ()
    if role.noun in _SOLE and body is None and not states:
        return holders(*_SOLE[role.noun], setting)
    if role.office is None or (body is not None and body.role in PERSON_ROLES) or len(states) > 1:
        return ()
    if role.noun in _HEADING and states and any(entry.sector == "MIL" for entry in _seats(base)):
        return setting.codebook.holders(states[0], "defence_minister", setting.earliest, setting.latest)
    found = _of_body(base, role, body, setting) if body is not None else ()
    if not found and states and (body is None or body.actor in (None, *states)):
        found = holders(states[0], role.office, setting, role.noun)
    elif not found and body is not None and body.actor is not None:
        found = holders(body.actor, role.office, setting) if role.role != "body_head" else ()
    needed, said = _beside(sentence, base)
    fields = _words(form.form for form in _forms(body, setting))
    return tuple(entry for entry in found if _agrees(entry, role, needed, said, fields))


def holders(state: str, office: str, setting: Setting, noun: str = "") -> tuple[Entry, ...]:
    """Who may have held an office at the report's date; `leader` is whoever heads the state or its government.

    Where a noun is given that is the title of one of the two heads of a state, that one: Iran's president is not
    its supreme leader.
    """
    if office not in ("leader", *_HEADS):
        return setting.codebook.holders(state, office, setting.earliest, setting.latest)
    heads = {part: setting.codebook.holders(state, part, setting.earliest, setting.latest) for part in _HEADS}
    titled = [entry for part in _HEADS for entry in heads[part] if noun and noun in (entry.title or "").lower()]
    if titled:
        return tuple(titled)
    if office != "leader":
        return heads[office]
    if state in _HEAD_GOVERNS:
        return heads["head_of_state"]
    return heads["head_of_government"] if state in _PREMIER_GOVERNS else tuple(sum(heads.values(), ()))


def office_before(state: str, office: str, key: str | None, step: int, setting: Setting) -> tuple[Entry, ...]:
    """Who held an office next before (`step` -1) or after (1) the term of a person at the report's date.

    Returns:
        The one other holder, or nothing where the tables have none, or one with a gap of years between.
    """
    terms = setting.codebook.holders(state, office, None, None)
    own = [at for at, term in enumerate(terms) if term.key == key and term.holds(setting.earliest, setting.latest)]
    if len(own) != 1:
        return ()
    at = own[0] + step
    if not 0 <= at < len(terms) or terms[at].key == key:
        return ()
    first, second = (terms[at], terms[own[0]]) if step < 0 else (terms[own[0]], terms[at])
    if not first.until or not second.since or int(second.since[:4]) - int(first.until[:4]) > 1:
        return ()
    return (terms[at],)


def _of_body(base: Reading, role: RoleNoun, body: Entry, setting: Setting) -> tuple[Entry, ...]:
    """Who leads a body or speaks for it."""
    when = (setting.earliest, setting.latest)
    state = body.state if is_state(body.state) else None
    if body.actor is not None and body.actor.endswith("/central_bank") and state is not None and role.noun in _BANKERS:
        return setting.codebook.holders(state, "central_banker", *when)
    actor = body.actor or ""
    if role.noun in _TOP or (role.role == "foreign_minister" and actor.startswith("IGO/")):
        named = setting.codebook.holders(actor, "organisation_head", *when)
        return (*named, *setting.codebook.holders(actor, "other", *when)) if _has_more(base, role) else named
    return ()


def _seats(base: Reading) -> list[Entry]:
    return [entry for owner in base.nominal.owners for entry in owner.of("seat")]


def _has_more(base: Reading, role: RoleNoun) -> bool:
    """Whether words stand beside the noun that may be a field: peacekeeping chief."""
    return len(base.text.split()) > len(role.noun.split()) + 1


def _beside(sentence: Sentence, base: Reading) -> tuple[set[str], set[str]]:
    """The nouns that stand beside the office noun in its phrase, and all words of the phrase."""
    nominal = base.nominal
    core = nominal.core
    tokens = sentence.tokens[nominal.first : core.end if core is not None else nominal.end]
    owned = {index for owner in nominal.owners for index in range(owner.first, owner.end)}
    inner = range(core.first, core.end) if core is not None else range(0)
    needed = {token.lower for token in tokens if token.pos == "NOUN" and token.index not in owned | set(inner)}
    for owner in nominal.owners:
        if owner.of("seat"):
            needed |= {sentence.tokens[index].lower for index in range(owner.first, owner.end)}
    return needed, {token.lower for token in tokens}


def _agrees(entry: Entry, role: RoleNoun, needed: set[str], said: set[str], fields: set[str]) -> bool:
    """Whether a title of the tables has what the phrase says, and no field that it does not say."""
    title = _words([entry.title or ""])
    if role.role == "spokesperson":
        return bool((title & said) - _words([role.noun])) and needed <= title
    if entry.office not in ("organisation_head", "other"):
        return not needed or entry.office in (*_HEADS, "central_banker") or needed <= title | {"ministry"}
    special = title - fields - _RANKS
    known = role.role == "foreign_minister" and "foreign" in special
    return needed <= title and (not special or known or special <= said)


def _forms(body: Entry | None, setting: Setting) -> Sequence[Entry]:
    return setting.codebook.actor(body.actor) if body is not None and body.actor is not None else ()


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"[a-z]+", text.lower())}
