"""Nominals in, readings out: kind, state, sector and code of each by itself, before reference.

Names are looked up at the report's date; role nouns take the state or body they belong to; offices
name their holder; what no table knows gets a code of its own from what the phrase says of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.codebooks.actors import Codebook, Entry, actor_key
from dragoman.codebooks.gazetteer import fold
from dragoman.codebooks.metonymy import PLACE
from dragoman.codebooks.names import gender_of, gender_of_title
from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.metonymy import stands_for
from dragoman.extract.mentions.nominals import Nominal
from dragoman.extract.mentions.scan import PERSON_ROLES, Hit, text_of
from dragoman.extract.mentions.typing import type_of
from dragoman.model.text import Sentence

_STATE_ROLES = ("name", "capital", "seat")
_BODY_ROLES = ("body", "organisation", "outlet", "group")
_FORMER = frozenset({"former", "ex", "late", "ousted", "onetime", "then", "outgoing", "deposed"})
_PAST = frozenset({"former", "ex", "late", "ousted", "onetime", "deposed"})
_FEMALE = ("woman", "queen", "princess", "mother", "wife", "girl", "actress", "daughter", "sister", "nun", "empress")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What readings are made against: the codebook and the report's own date, ISO days or None."""

    codebook: Codebook
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a nominal is by itself.

    `kind` as in mentions; None for a name of unknown kind. `person` is the key of a known person.
    `office` is a term of the office table. `choices` are codebook persons where a name fits several.
    """

    nominal: Nominal
    text: str
    kind: str | None
    actor: str | None = None
    name: str | None = None
    title: str | None = None
    basis: str = ""
    state: str | None = None
    sector: str | None = None
    gender: str | None = None
    office: str | None = None
    role: RoleNoun | None = None
    choices: tuple[Entry, ...] = ()
    former: bool = False


def read(sentence: Sentence, nominal: Nominal, setting: Setting) -> Reading:
    """The reading of a nominal."""
    if nominal.core is None:
        return Reading(nominal=nominal, text=_words(sentence, nominal.first, nominal.end), kind=None, basis="a pronoun")
    text = _words(sentence, nominal.first, nominal.end)
    base = Reading(nominal=nominal, text=text, kind=None)
    if nominal.core.role is not None:
        return _of_role(sentence, base, nominal.core.role, setting)
    if nominal.core.entries:
        return _of_entries(sentence, base, nominal.core, setting)
    return _of_run(sentence, base, nominal.core, setting)


def _words(sentence: Sentence, first: int, end: int) -> str:
    start, stop = sentence.tokens[first].start, sentence.tokens[end - 1].end
    return sentence.text[start - sentence.start : stop - sentence.start]


def valid(entries: Iterable[Entry], setting: Setting) -> tuple[Entry, ...]:
    """The entries that may hold at the report's date, or all where none does."""
    listed = tuple(entries)
    return tuple(entry for entry in listed if entry.holds(setting.earliest, setting.latest)) or listed


def person_key(name: str) -> str:
    """The key of a person or body that no table knows: its name in plain letters, joined by low lines."""
    return re.sub(r"[^a-z0-9]+", "_", fold(name).lower()).strip("_")


def person_reading(base: Reading, entries: Sequence[Entry], setting: Setting) -> Reading:
    """One known person, in the office of the report's date; out of office a person is `ELI`."""
    current = [entry for entry in entries if entry.holds(setting.earliest, setting.latest)]
    entry = current[-1] if current else entries[-1]
    actor, sector = entry.actor, entry.sector
    ended = not current and setting.earliest is not None and (entry.until or "9") < setting.earliest
    if (ended or base.former) and entry.state is not None and len(entry.state) == 3:
        actor, sector = f"{entry.state}.ELI/{(entry.key or '').partition('/')[2]}", "ELI"
    full = _full_name(entries, setting)
    return replace(
        base,
        kind="person",
        actor=actor,
        name=full,
        state=entry.state,
        sector=sector,
        office=entry.office,
        title=base.title or (entry.title if current and setting.latest is not None else None),
        gender=_name_gender(full),
        basis=f"codebook: {full}, {entry.title or 'person'}",
    )


def owner_of(sentence: Sentence, owners: Iterable[Hit], setting: Setting) -> tuple[Entry | None, tuple[str, ...]]:
    """What a phrase belongs to: the nearest known body or person, else state; and the states named, in order."""
    states: list[str] = []
    body: Entry | None = None
    for owner in owners:
        for entry in valid(owner.entries, setting)[:1]:
            if entry.role in (*_BODY_ROLES, *PERSON_ROLES) and body is None:
                body = entry
            if entry.state and len(entry.state) == 3 and entry.state not in states and entry.role not in ("group",):
                states.append(entry.state)
    del sentence
    return body, tuple(states)


def _of_entries(sentence: Sentence, base: Reading, hit: Hit, setting: Setting) -> Reading:
    entries = valid(hit.entries, setting)
    persons = [entry for entry in entries if entry.role in PERSON_ROLES]
    others = [entry for entry in entries if entry.role not in PERSON_ROLES]
    if persons and (not others or base.nominal.titles):
        return _of_person(sentence, base, hit, [entry for entry in hit.entries if entry.role in PERSON_ROLES], setting)
    entry = others[0]
    if entry.role in _STATE_ROLES:
        return _of_state(sentence, base, hit, entry)
    text = text_of(sentence, hit)
    if entry.role == "demonym":
        plural = base.nominal.shape != "modifier"
        return replace(
            base,
            kind="group" if plural else "state",
            actor=entry.actor,
            name=_state_name(entry, setting),
            state=entry.state,
            basis=f"{text}: of {entry.state}",
        )
    if entry.role == "region":
        return replace(
            base, kind="place", actor=entry.state, name=entry.form, state=entry.state, basis="a region of the codebook"
        )
    return replace(
        base,
        kind=entry.kind,
        actor=entry.actor,
        name=_usual(entry, setting),
        state=entry.state,
        sector=entry.sector,
        basis=f"codebook: {entry.form}",
    )


def _of_state(sentence: Sentence, base: Reading, hit: Hit, entry: Entry) -> Reading:
    verdict, why = stands_for(sentence, hit, name_role=entry.role)
    name = entry.form
    if verdict == PLACE:
        return replace(base, kind="place", actor=entry.state, name=name, state=entry.state, basis=f"a place: {why}")
    return replace(
        base,
        kind="state",
        actor=entry.actor,
        name=name,
        state=entry.state,
        sector=entry.sector,
        basis=f"a government: {why}",
    )


def _of_person(sentence: Sentence, base: Reading, hit: Hit, entries: Sequence[Entry], setting: Setting) -> Reading:
    base = _titled(sentence, base)
    keys = {entry.key for entry in entries}
    if len(keys) > 1:
        _, states = owner_of(sentence, base.nominal.owners, setting)
        office = next(
            (title.role.office for title in base.nominal.titles if title.role is not None and title.role.office), None
        )
        fitting = [entry for entry in entries if not states or entry.state in states]
        fitting = [entry for entry in fitting if office in (None, entry.office)] or fitting
        fitting = [entry for entry in fitting if entry.holds(setting.earliest, setting.latest)] or fitting
        if len({entry.key for entry in fitting}) != 1:
            return replace(
                base,
                kind="person",
                name=text_of(sentence, hit),
                choices=tuple(entries),
                basis="several bear this name",
                gender=_before(sentence, hit),
            )
        entries = fitting
    key = entries[0].key
    every = setting.codebook.terms(key) if key is not None else ()
    return person_reading(base, every or entries, setting)


def _before(sentence: Sentence, hit: Hit) -> str | None:
    return gender_of_title(sentence.tokens[hit.first - 1].lower) if hit.first else None


def _titled(sentence: Sentence, base: Reading) -> Reading:
    """With the title that stands before the name, and whether it is a former one."""
    nominal = base.nominal
    if not nominal.titles or nominal.core is None:
        return base
    first = min(title.first for title in nominal.titles)
    words = {token.lower for token in sentence.tokens[nominal.first : first]}
    title = _words(sentence, first, nominal.core.first).strip(" ,-")
    return replace(base, title=title or None, former=bool(words & _PAST))


def _of_run(sentence: Sentence, base: Reading, hit: Hit, setting: Setting) -> Reading:
    name = text_of(sentence, hit)
    kind = type_of(sentence, base.nominal, name)
    if kind is None:
        return replace(base, name=name, basis="a name of unknown kind")
    if kind.kind == "place":
        return replace(base, kind="place", name=name, basis=kind.basis)
    base = _titled(sentence, base)
    body, states = owner_of(sentence, base.nominal.owners, setting)
    role = base.nominal.titles[-1].role if base.nominal.titles else None
    return coded(
        replace(base, kind=kind.kind, name=name, gender=kind.gender, role=role, basis=kind.basis), body, states, role
    )


def coded(base: Reading, body: Entry | None, states: Sequence[str], role: RoleNoun | None) -> Reading:
    """A named person or body with a code of its own, made of state, sector and name; none without a state."""
    sector = (role.sector if role is not None else None) or (body.sector if body is not None else None) or base.sector
    head = states[0] if states else None
    if head is None and body is not None and body.actor is not None and body.state is None:
        head = body.actor.partition("/")[0].partition(".")[0]
    if base.former and sector == "GOV":
        sector = "ELI"
    if head is None or base.name is None:
        return replace(base, sector=sector)
    code = f"{head}.{sector}" if sector and head not in ("IGO", "NGO", "MNC") else head
    why = f"{base.basis}; of {body.form if body is not None else head}"
    return replace(base, actor=f"{code}/{person_key(base.name)}", state=head, sector=sector, basis=why)


def _of_role(sentence: Sentence, base: Reading, role: RoleNoun, setting: Setting) -> Reading:
    nominal = base.nominal
    body, states = owner_of(sentence, nominal.owners, setting)
    if not states and body is None and nominal.located is not None:
        _, states = owner_of(sentence, (nominal.located,), setting)
    words = {token.lower for token in sentence.tokens[nominal.first : _past_core(nominal)]}
    kind = "group" if nominal.plural and role.kind in ("person", "state") else role.kind
    base = replace(
        base,
        kind=kind,
        role=role,
        sector=role.sector,
        office=role.office,
        former=bool(words & _FORMER),
        title=role.noun if role.kind == "person" else None,
        gender=_role_gender(role.noun),
        basis=f"{role.noun}, nobody named",
    )
    if (kind == "person" and nominal.determiner in ("the", "poss", None)) or nominal.determiner not in (
        "a",
        "an",
        "another",
    ):
        held = _held(base, role, body, states, setting)
        if held is not None:
            return held
    return _bodied(sentence, base, role, body, states, setting)


def _held(base: Reading, role: RoleNoun, body: Entry | None, states: Sequence[str], setting: Setting) -> Reading | None:
    """The holder of an office at the report's date, where there can be only one."""
    if role.office is None or base.former or base.nominal.plural or len(states) != 1 or setting.latest is None:
        return None
    if body is not None and body.role in PERSON_ROLES:
        return None
    found = holders(states[0], role.office, setting)
    if len({entry.key for entry in found}) != 1:
        return None
    named = person_reading(base, setting.codebook.terms(found[0].key or "") or found, setting)
    return replace(named, office=role.office, basis=f"{role.noun} of {states[0]} at the report's date")


def holders(state: str, office: str, setting: Setting) -> tuple[Entry, ...]:
    """Who may have held an office at the report's date; `leader` is whoever heads the state or its government."""
    if office != "leader":
        return setting.codebook.holders(state, office, setting.earliest, setting.latest)
    heads = [
        entry
        for part in ("head_of_state", "head_of_government")
        for entry in setting.codebook.holders(state, part, setting.earliest, setting.latest)
    ]
    return tuple(heads)


def _bodied(
    sentence: Sentence, base: Reading, role: RoleNoun, body: Entry | None, states: Sequence[str], setting: Setting
) -> Reading:
    """A role noun without a name: the body it speaks for, or state and sector."""
    text = base.text
    if body is not None and body.role in _BODY_ROLES and body.actor is not None and role.role != "relation":
        return replace(
            base,
            actor=body.actor,
            state=body.state,
            sector=body.sector or role.sector,
            basis=f"{role.noun} of {body.form}",
        )
    inner = _generic_body(base, role, setting)
    if not states or role.role == "state" or (role.role == "relation" and _is_possessed(sentence, base.nominal)):
        return base
    codes = []
    for state in reversed(states) if _is_list(sentence, base.nominal) else states[:1]:
        if inner is not None:
            codes.append(_of_state_body(setting, inner, state))
        else:
            sector = role.sector or _default_sector(role, body)
            codes.append(f"{state}.{sector}" if sector else state)
    del text
    return replace(base, actor=";".join(codes), state=states[0], basis=f"{role.noun} of {' and '.join(codes)}")


def _is_list(sentence: Sentence, nominal: Nominal) -> bool:
    return any(
        token.tag == "CC" or token.text == "," for token in sentence.tokens[nominal.first : _past_core(nominal) - 1]
    )


_WHOLE = frozenset({"government", "administration", "armed_forces", "army", "military", "police", "cabinet"})
"""Bodies that are their state's whole sector: the government of Peru is `PER.GOV`."""


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


def _usual(entry: Entry, setting: Setting) -> str:
    forms = setting.codebook.actor(entry.actor) if entry.actor is not None else ()
    return next((form.form for form in forms if not form.short), entry.form)


def _state_name(entry: Entry, setting: Setting) -> str | None:
    names = setting.codebook.state_names(entry.state) if entry.state is not None else ()
    return names[0] if names else None


def _full_name(entries: Sequence[Entry], setting: Setting) -> str:
    terms = setting.codebook.terms(entries[-1].actor or "")
    return terms[0].form if terms else entries[-1].form


def _name_gender(name: str) -> str | None:
    found = gender_of(name.split()[0])
    return found if found in ("m", "f") else None


def _role_gender(noun: str) -> str | None:
    if noun.endswith(_FEMALE):
        return "f"
    return "m" if noun.endswith(("man", "king", "prince", "father", "husband", "boy", "son", "brother")) else None


def same_actor(left: str | None, right: str | None) -> bool:
    """Whether two codes are one actor, in whatever part."""
    return left is not None and right is not None and actor_key(left) == actor_key(right)
