"""What a nominal is taken for by itself: kind, state, sector and code, and how persons and bodies get theirs."""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.codebooks.actors import Codebook, Entry
from dragoman.codebooks.gazetteer import fold
from dragoman.codebooks.names import gender_of, words_of_list
from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.codes import head_of, is_state, with_sector
from dragoman.extract.mentions.nominals import Nominal
from dragoman.extract.mentions.scan import PERSON_ROLES, Hit
from dragoman.model.text import Sentence

BODY_ROLES = ("body", "organisation", "outlet", "group")
PAST = frozenset({"former", "ex", "late", "ousted", "onetime", "deposed"})
"""Words before a title that say it is no longer held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What readings are made against: the codebook, the report's own date (ISO days or None), the states it names.

    `families` are the family names of people whom the report names in full and no table knows, `heads` the words
    with which it begins the names of other bodies (BNP Paribas, Ford Motor Co).
    """

    codebook: Codebook
    earliest: str | None
    latest: str | None
    named: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()


def states_named(hits: Iterable[Hit]) -> frozenset[str]:
    """The states and organisations that some hits name otherwise than by a family name."""
    entries = (entry for hit in hits for entry in hit.entries if not is_brief(entry) and not _is_shared(hit))
    return frozenset(code for entry in entries for code in (entry.state, entry.actor) if code is not None)


def families_named(hits: Sequence[tuple[Sentence, Sequence[Hit]]]) -> frozenset[str]:
    """The last words of unknown names of several words, less those that end a known person's full name here."""
    unknown, known = set(), set()
    for sentence, found in hits:
        for hit in found:
            last = sentence.tokens[hit.end - 1].text
            if hit.end - hit.first > 1 and hit.is_run:
                unknown.add(last)
            elif any(not entry.short for entry in hit.of(*PERSON_ROLES)):
                known.add(last)
    return frozenset(unknown - known)


def heads_named(hits: Sequence[tuple[Sentence, Sequence[Hit]]]) -> frozenset[str]:
    """The words that begin names of several words and stand for them: BNP Paribas, Ford Motor Co.

    A word that is no letters is none where the report names a person in full by it: Clinton Foundation.
    """
    letters: set[str] = set()
    words: set[str] = set()
    persons: set[str] = set()
    for sentence, found in hits:
        for hit in found:
            if hit.end - hit.first == 1:
                continue
            first = sentence.tokens[hit.first].text
            known = bool(hit.of("organisation", "outlet"))
            if first.isupper() and first.isalpha() and len(first) > 1 and (hit.is_run or known):
                letters.add(first)
            elif known:
                words.add(first)
            persons.update(sentence.tokens[hit.end - 1].text for entry in hit.of(*PERSON_ROLES) if not entry.short)
    return frozenset(letters | (words - persons))


def is_brief(entry: Entry) -> bool:
    """Whether a form is too short to show by itself that its state is meant: a family name, a body's letters."""
    return entry.short or (entry.case_sensitive and entry.role in ("body", "organisation", "group"))


def _is_shared(hit: Hit) -> bool:
    """Whether a name is that of bodies of several states, or of a capital and a body's seat: the Treasury, Brussels."""
    return len({entry.state for entry in hit.of("body")}) > 1 or bool(hit.of("capital") and hit.of("seat"))


class Reading(NamedTuple):
    """What a nominal is by itself.

    `kind` as in mentions; None for a name of unknown kind. `person` is the key of a known person.
    `office` is a term of the office table. `choices` are codebook persons where a name fits several. `former` where the
    office is not held (any more, or not for long), `past` where it was given up.
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
    past: bool = False


def phrase_text(sentence: Sentence, first: int, end: int) -> str:
    """Some words of a sentence as written."""
    start, stop = sentence.tokens[first].start, sentence.tokens[end - 1].end
    return sentence.text[start - sentence.start : stop - sentence.start]


def valid(entries: Iterable[Entry], setting: Setting) -> tuple[Entry, ...]:
    """The entries that may hold at the report's date, or all where none does."""
    listed = tuple(entries)
    return tuple(entry for entry in listed if entry.holds(setting.earliest, setting.latest)) or listed


@functools.lru_cache(maxsize=20_000)
def person_key(name: str) -> str:
    """The key of a person or body that no table knows: its name in plain letters, joined by low lines."""
    return re.sub(r"[^a-z0-9]+", "_", fold(name).lower()).strip("_")


def person_reading(base: Reading, entries: Sequence[Entry], setting: Setting) -> Reading:
    """One known person, in the office of the report's date; out of office a person is `ELI`."""
    current = [entry for entry in entries if entry.holds(setting.earliest, setting.latest)]
    entry = current[-1] if current else entries[-1]
    actor, sector = entry.actor, entry.sector
    ended = not current and setting.earliest is not None and (entry.until or "9") < setting.earliest
    if (ended or base.former) and is_state(entry.state):
        actor, sector = f"{entry.state}.ELI/{(entry.key or '').partition('/')[2]}", "ELI"
    full = _full_name(entries, setting)
    return base._replace(
        kind="person",
        actor=actor,
        name=full,
        state=entry.state,
        sector=sector,
        office=entry.office,
        gender=sex_of_name(full),
        basis=f"codebook: {full}, {entry.title or 'person'}",
    )


def owner_of(sentence: Sentence, owners: Iterable[Hit], setting: Setting) -> tuple[Entry | None, tuple[str, ...]]:
    """What a phrase belongs to: the nearest known body or person, else state; and the states named, in order."""
    states: list[str] = []
    body: Entry | None = None
    for owner in owners:
        for entry in _of_report(valid(owner.entries, setting), setting)[:1]:
            if entry.role in PERSON_ROLES and is_brief(entry) and not _can_be_meant(entry, setting):
                continue
            if entry.role in (*BODY_ROLES, *PERSON_ROLES) and body is None:
                body = entry
            if is_state(entry.state) and entry.state not in states and entry.role != "group":
                states.append(entry.state)
    del sentence
    return body, tuple(states)


def _can_be_meant(entry: Entry, setting: Setting) -> bool:
    """Whether a family name alone can stand for a person of a state that is named, and not for a firm called alike."""
    return entry.state in setting.named and entry.form not in setting.heads


def _of_report(entries: tuple[Entry, ...], setting: Setting) -> tuple[Entry, ...]:
    """Of bodies that several states have under one name, those of a state that the report names, if it names one."""
    if len({entry.state for entry in entries if entry.role == "body"}) < 2:
        return entries
    return tuple(entry for entry in entries if entry.state in setting.named)


def coded(base: Reading, body: Entry | None, states: Sequence[str], role: RoleNoun | None) -> Reading:
    """A named person or body with a code of its own, made of state, sector and name; none without a state."""
    sector = (role.sector if role is not None else None) or (body.sector if body is not None else None) or base.sector
    head = states[0] if states else None
    if head is None and body is not None and body.actor is not None and body.state is None:
        head = head_of(body.actor)[0]
    if base.former and sector == "GOV":
        sector = "ELI"
    if sector is None and base.kind == "organisation" and is_firm(base.name or ""):
        sector = "BUS"
    if head is None or base.name is None:
        return base._replace(sector=sector)
    why = f"{base.basis}; of {body.form if body is not None else head}"
    return base._replace(
        actor=f"{with_sector(head, sector)}/{person_key(base.name)}", state=head, sector=sector, basis=why
    )


def is_firm(name: str) -> bool:
    """Whether a name is a firm's by its last word: Tarn Holdings Plc."""
    return name.rsplit(" ", 1)[-1].strip(".,").lower() in words_of_list("firm") - {"group"}


def _full_name(entries: Sequence[Entry], setting: Setting) -> str:
    terms = setting.codebook.terms(entries[-1].actor or "")
    return terms[0].form if terms else entries[-1].form


def sex_of_name(name: str) -> str | None:
    """`m` or `f` where the first word of a name tells it."""
    found = gender_of(name.split()[0])
    return found if found in ("m", "f") else None
