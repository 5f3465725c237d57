"""Nominals in, readings out: kind, state, sector and code of each by itself, before reference.

Names are looked up at the report's date; what no table knows gets a code of its own from what the
phrase says of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebooks.actors import Entry
from dragoman.codebooks.gazetteer import country_location
from dragoman.codebooks.metonymy import OTHER, PLACE
from dragoman.codebooks.names import gender_of_title
from dragoman.codebooks.roles import match_role
from dragoman.extract.mentions.codes import is_state
from dragoman.extract.mentions.metonymy import stands_for
from dragoman.extract.mentions.nominals import Nominal
from dragoman.extract.mentions.reading import (
    PAST,
    Reading,
    Setting,
    coded,
    is_brief,
    owner_of,
    person_reading,
    phrase_text,
    valid,
)
from dragoman.extract.mentions.rolenouns import read_role
from dragoman.extract.mentions.scan import PERSON_ROLES, Hit, text_of
from dragoman.extract.mentions.typing import type_of
from dragoman.model.text import Sentence

EXONYMS = "exonyms.csv"
_STATE_ROLES = ("name", "capital", "seat")
_HEADS = ("head_of_state", "head_of_government")
_SECTORS = {"government": "GOV", "cabinet": "GOV", "presidential": "GOV", "ministry": "GOV", "military": "MIL",
            "army": "MIL", "navy": "MIL", "police": "COP"}  # fmt: skip
"""Word before "spokesman" -> the sector spoken for."""
_LARGE_STATE = 40_000_000
"""People of a state whose heads are known by family name where the report does not name the state."""


def read(sentence: Sentence, nominal: Nominal, setting: Setting) -> Reading:
    """The reading of a nominal."""
    if nominal.core is None:
        return Reading(
            nominal=nominal, text=phrase_text(sentence, nominal.first, nominal.end), kind=None, basis="a pronoun"
        )
    text = phrase_text(sentence, nominal.first, nominal.end)
    base = Reading(nominal=nominal, text=text, kind=None)
    if nominal.core.role is not None:
        return read_role(sentence, base, nominal.core.role, setting)
    if nominal.core.entries:
        return _of_entries(sentence, base, nominal.core, setting)
    return _of_run(sentence, base, nominal.core, setting)


def _of_entries(sentence: Sentence, base: Reading, hit: Hit, setting: Setting) -> Reading:
    entries = valid(hit.entries, setting)
    persons = [entry for entry in entries if entry.role in PERSON_ROLES]
    others = [entry for entry in entries if entry.role not in PERSON_ROLES]
    if persons and (not others or base.nominal.titles):
        return _of_person(sentence, base, hit, [entry for entry in hit.entries if entry.role in PERSON_ROLES], setting)
    entry = others[0]
    if entry.role == "capital" and entry.state not in setting.named:  # Brussels, where Belgium is not spoken of
        seat = next((each for each in others if each.role == "seat"), None)
        if seat is not None and (seat.actor in setting.named or _is_government(sentence, hit, entry)):
            entry = seat
    if entry.role in _STATE_ROLES:
        return _of_state(sentence, base, hit, entry, setting)
    text = text_of(sentence, hit)
    if entry.role == "demonym":
        plural = base.nominal.shape != "modifier"
        return base._replace(
            kind="group" if plural else "state",
            actor=entry.actor,
            name=_state_name(entry, setting),
            state=entry.state,
            basis=f"{text}: of {entry.state}",
        )
    if entry.role == "region":
        return base._replace(
            kind="place", actor=entry.state, name=entry.form, state=entry.state, basis="a region of the codebook"
        )
    if len({other.state for other in others if other.role in ("body", "group")}) > 1:
        return _of_namesakes(sentence, base, text, others, setting)
    brief = entry.role in ("body", "organisation", "group") and is_brief(entry)
    if brief and (text in setting.heads or (entry.role != "group" and not _is_known(entry, setting))):
        return _of_run(sentence, base, Hit(first=hit.first, end=hit.end), setting)
    if entry.role == "body" and entry.actor is not None:
        _, states = owner_of(sentence, base.nominal.owners, setting)
        if states and states[0] != entry.state:
            code = states[0] + entry.actor[3:]
            return base._replace(
                kind=entry.kind, actor=code, name=entry.form, state=states[0], basis=f"{text} of {states[0]}"
            )
    return base._replace(
        kind=entry.kind,
        actor=entry.actor,
        name=_usual(entry, setting),
        state=entry.state,
        sector=entry.sector,
        basis=f"codebook: {entry.form}",
    )


def _is_known(entry: Entry, setting: Setting) -> bool:
    """Whether letters mean the body of a state that the report names, or of one that the world knows."""
    if entry.state is None or len(entry.state) != 3 or entry.state in setting.named:
        return True
    land = country_location(entry.state)
    return land is not None and land.people >= _LARGE_STATE


def _of_namesakes(sentence: Sentence, base: Reading, text: str, entries: Sequence[Entry], setting: Setting) -> Reading:
    """A body that several states have under one name: that of its owner, or of the one state that the report names."""
    _, states = owner_of(sentence, base.nominal.owners, setting)
    fitting = [entry for entry in entries if entry.state in (states or setting.named)]
    if len(fitting) != 1:
        return base._replace(kind="organisation", name=text, basis=f"several states have a {text}")
    (entry,) = fitting
    return base._replace(
        kind=entry.kind, actor=entry.actor, name=_usual(entry, setting), state=entry.state, sector=entry.sector,
        basis=f"codebook: {entry.form} of {entry.state}",
    )  # fmt: skip


def _of_state(sentence: Sentence, base: Reading, hit: Hit, entry: Entry, setting: Setting) -> Reading:
    verdict, why = stands_for(sentence, hit, name_role=entry.role)
    name = _english(entry, setting)
    if verdict == OTHER:
        return base._replace(name=name, basis=f"no government and no place: {why}")
    if verdict == PLACE:
        return base._replace(kind="place", actor=entry.state, name=name, state=entry.state, basis=f"a place: {why}")
    return base._replace(
        kind=entry.kind if entry.state is None else "state",
        actor=entry.actor,
        name=name,
        state=entry.state,
        sector=entry.sector,
        basis=f"a government: {why}",
    )


def _is_government(sentence: Sentence, hit: Hit, entry: Entry) -> bool:
    return stands_for(sentence, hit, name_role=entry.role)[0] not in (OTHER, PLACE)


def _english(entry: Entry, setting: Setting) -> str:
    """The usual name of a state or capital that is written as in another language: Riad is Riyadh."""
    if entry.table != EXONYMS or entry.actor is None:
        return entry.form
    known = (form for form in setting.codebook.actor(entry.actor) if form.role == entry.role and form.table != EXONYMS)
    return next((form.form for form in known), entry.form)


def _of_person(sentence: Sentence, base: Reading, hit: Hit, entries: Sequence[Entry], setting: Setting) -> Reading:
    base = _titled(sentence, base)
    begun = [
        entry
        for entry in entries
        if not _is_short(entry) or (_has_begun(entry, setting) and text_of(sentence, hit) not in setting.families)
    ]
    if not begun:
        return _of_run(sentence, base, Hit(first=hit.first, end=hit.end), setting)
    entries = begun
    if not base.nominal.titles and all(_is_short(entry) for entry in entries):
        near = [entry for entry in entries if _is_at_hand(entry, entries, setting)]
        if not near:
            return _of_run(sentence, base, Hit(first=hit.first, end=hit.end), setting)
        entries = near
    _, states = owner_of(sentence, base.nominal.owners, setting)
    foreign = not any(entry.state in states or entry.state is None or len(entry.state) != 3 for entry in entries)
    if states and foreign and base.nominal.titles and all(entry.short for entry in entries):
        return _of_run(sentence, base, Hit(first=hit.first, end=hit.end), setting)  # a namesake of another state
    entries = _of_one_person(entries, setting)
    keys = {entry.key for entry in entries}
    if len(keys) > 1:
        office = next(
            (title.role.office for title in base.nominal.titles if title.role is not None and title.role.office), None
        )
        fitting = [entry for entry in entries if not states or entry.state in states]
        fitting = [entry for entry in fitting if office in (None, entry.office)] or fitting
        fitting = [entry for entry in fitting if entry.holds(setting.earliest, setting.latest)] or fitting
        if len({entry.key for entry in fitting}) != 1:
            return base._replace(
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


def _of_one_person(entries: Sequence[Entry], setting: Setting) -> list[Entry]:
    """The last terms begun by the report's date where all entries are one person's, in posts of several states."""
    if len({(entry.key or "").partition("/")[2] for entry in entries}) != 1:
        return list(entries)
    begun = [entry for entry in entries if (entry.since or "") <= (setting.latest or "9")]
    last = max(begun or entries, key=lambda entry: entry.since or "")
    return [entry for entry in entries if entry.key == last.key]


def _is_short(entry: Entry) -> bool:
    """Whether a form is one that others share: a family name, or letters."""
    return entry.short or entry.case_sensitive


def _has_begun(entry: Entry, setting: Setting) -> bool:
    """Whether the report may speak of someone by this short form: in office by its date, or soon after."""
    if setting.latest is None or entry.since is None:
        return True
    return entry.since[:4] <= str(int(setting.latest[:4]) + _CANDIDATE_YEARS)


_CANDIDATE_YEARS = 2
"""Years before an office in which a family name already means its later holder."""


def _is_at_hand(entry: Entry, entries: Sequence[Entry], setting: Setting) -> bool:
    """Whether a family name alone may mean this person: the report names the state, or the world knows the name."""
    if entry.state in setting.named:
        return True
    if entry.office not in _HEADS or entry.state is None or not entry.holds(setting.earliest, setting.latest):
        return False
    land = country_location(entry.state)
    alone = len({other.key for other in entries}) == 1
    return alone and land is not None and land.people >= _LARGE_STATE


def _before(sentence: Sentence, hit: Hit) -> str | None:
    return gender_of_title(sentence.tokens[hit.first - 1].lower) if hit.first else None


def _titled(sentence: Sentence, base: Reading) -> Reading:
    """With the title that stands before the name, and whether it is a former one."""
    nominal = base.nominal
    if not nominal.titles or nominal.core is None:
        return base
    first = min(title.first for title in nominal.titles)
    words = {token.lower for token in sentence.tokens[nominal.first : first]}
    title = phrase_text(sentence, first, nominal.core.first).strip(" ,-")
    return base._replace(title=title or None, former=bool(words & PAST))


def _of_run(sentence: Sentence, base: Reading, hit: Hit, setting: Setting) -> Reading:
    name = text_of(sentence, hit)
    kind = type_of(sentence, base.nominal, name)
    if kind is None:
        return base._replace(name=name, basis="a name of unknown kind")
    if kind.kind == "place":
        return base._replace(kind="place", name=name, basis=kind.basis)
    base = _titled(sentence, base)
    body, states = owner_of(sentence, base.nominal.owners, setting)
    role = base.nominal.titles[-1].role if base.nominal.titles else None
    if role is not None and role.role == "spokesperson" and role.sector is None:
        words = {token.lower for token in sentence.tokens[base.nominal.first : hit.first]}
        role = replace(role, sector=next((_SECTORS[word] for word in sorted(words & _SECTORS.keys())), None))
    if kind.kind == "organisation":
        role = None if role is not None and role.sector == "CVL" else role  # a parent is a firm
        role = role or match_role([name.rsplit(" ", 1)[-1].lower()], 0)[1]
        states = states or _state_in(sentence, hit, setting)
    return coded(
        base._replace(kind=kind.kind, name=name, gender=kind.gender, role=role, basis=kind.basis), body, states, role
    )


def _state_in(sentence: Sentence, hit: Hit, setting: Setting) -> tuple[str, ...]:
    """The state that the first words of a body's name name: New York Stock Exchange, American Apparel Inc."""
    words = [token.text for token in sentence.tokens[hit.first : hit.end]]
    length, entries = setting.codebook.lookup(words, 0) if len(words) > 1 else (0, ())
    found = [entry.state for entry in entries if entry.role in ("name", "demonym", "capital", "region")]
    return (found[0],) if found and is_state(found[0]) and length < len(words) else ()


def _usual(entry: Entry, setting: Setting) -> str:
    forms = setting.codebook.actor(entry.actor) if entry.actor is not None else ()
    return next((form.form for form in forms if not form.short and form.role != "seat"), entry.form)


def _state_name(entry: Entry, setting: Setting) -> str | None:
    names = setting.codebook.state_names(entry.state) if entry.state is not None else ()
    return names[0] if names else None
