"""Resolved mentions of a report in, codes for those whom it names without one and says where they belong out.

Ana Prieto, a spokeswoman for the coast guard (whose state was named before); Lena Voss of the Tarn Institute;
the institute, which is based in Lima. A body that is itself without a code gives none.
"""

from collections.abc import Iterator

from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.codes import head_of, is_state, is_stateless, with_sector
from dragoman.extract.mentions.discourse import dominant_state
from dragoman.extract.mentions.ledger import Ledger, Resolved
from dragoman.extract.mentions.links import complements
from dragoman.extract.mentions.officeholders import holders
from dragoman.extract.mentions.reading import Reading, person_key
from dragoman.extract.mentions.rolenouns import held_by

_OF_BODY = frozenset({"of", "at", "from", "with", "for"})
_WORK = frozenset({"program", "programme", "project", "initiative", "desk", "studies", "team", "section", "practice"})
"""What is directed inside a body: its matter, "the China programme", is not whom the director serves."""
_HOUSED = frozenset({"at", "with", "in", "of"})
_BASED = frozenset({"base", "headquarter", "locate", "register"})
HOME_OFFICES = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister",
                           "finance_minister", "interior_minister"})  # fmt: skip
_TIMELY = frozenset({"new", "current", "outgoing", "incumbent", "in", "on", "at"})
"""Words beside an office noun that leave it the office of the state."""
_PRIVATE = frozenset({"BUS", "LAB", "PTY", "MED", "REL", "CVL", "JRN", "EDU"})
_TRADES = frozenset({"business", "division", "unit", "sale", "marketing", "operation", "product", "service", "research",
                      "strategy", "region", "market", "development", "engineering", "technology", "brand", "company",
                      "group", "segment", "arm", "bank", "fund", "firm"})  # fmt: skip
"""What presidents of firms preside over."""
_OF_ANYTHING = frozenset({"president", "vice_president", "leader"})
_BODIES = ("organisation", "group")


def affiliate(ledger: Ledger) -> None:
    """Give codes to the named in `ledger.done`, bodies first, then the people in them; all mentions of one alike."""
    phrases: dict[int, list[int]] = {}
    for role, name in ledger.beside.items():
        phrases.setdefault(name, []).append(role)
    for kinds in (_BODIES, ("person",)):
        for number in range(len(ledger.readings)):
            reading = ledger.now(number)
            if reading.actor is None and reading.name and reading.kind in kinds and reading.nominal.shape == "name":
                code = _code(ledger, number, phrases.get(number, []))
                if code is not None:
                    _give(ledger, number, code)


def settle_offices(ledger: Ledger) -> None:
    """Give "the president", "the foreign minister" the holder in the one state that the report is about, if dated."""
    state = dominant_state([done.reading for done in ledger.done.values()])
    if state is None or ledger.setting.latest is None:
        return
    for number, done in ledger.done.items():
        reading = done.reading
        if reading.actor is None and reading.role is not None and _is_home_office(ledger, number):
            found = holders(state, reading.role.office or "", ledger.setting, reading.role.noun)
            if len({entry.key for entry in found}) == 1:
                named = held_by(reading, found, ledger.setting)
                entity = ledger.register.of_actor(named.actor)
                ledger.done[number] = Resolved(reading=named, antecedent=entity.first if entity is not None else None)


def _is_home_office(ledger: Ledger, number: int) -> bool:
    """Whether a noun is a bare one for an office of state: the president, the new president; no club's."""
    reading = ledger.now(number)
    if reading.nominal.shape != "role" or reading.nominal.plural or reading.former or reading.name is not None:
        return False
    if reading.role is None or reading.role.office not in HOME_OFFICES or reading.nominal.determiner != "the":
        return False
    beside = ledger.sentence(number).children(ledger.token(number).index)
    bound = [each for each in beside if each.dep in ("poss", "prep", "compound", "nmod", "amod", "appos", "conj")]
    first = reading.nominal.core.first if reading.nominal.core is not None else 0
    return all(each.lower in _TIMELY or first <= each.index <= reading.nominal.head for each in bound)


def mark_private(ledger: Ledger) -> None:
    """Mark in `ledger.done` who serves a body without a state, in all mentions: a company spokesman."""
    found = set()
    for number, done in ledger.done.items():
        if done.reading.kind == "person" and done.reading.actor is None and _serves_no_state(ledger, number):
            found.update({number, *(each for each in (ledger.beside.get(number),) if each is not None)})
    names = {ledger.identity(number) for number in found if ledger.now(number).name is not None}
    for number, done in ledger.done.items():
        if number in found or (done.reading.name is not None and ledger.identity(number) in names):
            ledger.done[number] = done._replace(private=True)


def _serves_no_state(ledger: Ledger, number: int) -> bool:
    nominal = ledger.readings[number].nominal
    if any(title.role is not None and title.role.sector in _PRIVATE for title in nominal.titles):
        return True
    if _is_over_trade(ledger, number):
        return True
    inner = [each for each in ledger.in_sentence.get(nominal.sentence, ()) if each != number]
    inside = [each for each in inner if _is_before(ledger, each, number)]
    readings = [ledger.now(each) for each in (*inside, *_bodies(ledger, number))]
    return any(_is_private(reading) for reading in readings)


def _is_over_trade(ledger: Ledger, number: int) -> bool:
    """Whether a president presides over a part of a firm: president for the enterprise business."""
    role = ledger.readings[number].role
    if role is None or role.role not in ("president", "vice_president", "leader"):
        return False
    sentence, head = ledger.sentence(number), ledger.token(number).index
    things = complements(sentence, head, ("for", "of", "at"))
    return any(thing.pos == "NOUN" and thing.lemma in _TRADES for thing in things)


def _is_before(ledger: Ledger, inner: int, number: int) -> bool:
    """Whether a name stands before the noun in a phrase: a Tarn spokesman."""
    nominal, name = ledger.readings[number].nominal, ledger.readings[inner].nominal
    last = nominal.titles[0].first if nominal.titles and nominal.shape == "name" else nominal.head
    return nominal.first <= name.first and name.end <= last and name.shape in ("name", "modifier")


def _is_private(reading: Reading) -> bool:
    """Whether a body is no state's: one without a code that no public noun names, a firm, an international one."""
    if reading.kind == "organisation" or (reading.kind is None and reading.nominal.shape != "pronoun"):
        if reading.actor is not None:
            return reading.sector in _PRIVATE or reading.actor[:3] in ("MNC", "NGO", "IGO")
        return reading.role is None or reading.role.sector in _PRIVATE or reading.role.role == "body"
    return False


def _code(ledger: Ledger, number: int, phrases: list[int]) -> str | None:
    reading = ledger.now(number)
    key = person_key(reading.name or "")
    if reading.kind != "person":
        state = _seat(ledger, number)
        sector = reading.sector or (reading.role.sector if reading.role is not None else None)
        return f"{with_sector(state, sector)}/{key}" if state is not None else None
    role = reading.role
    for where in (*phrases, number):
        noun = ledger.readings[where].role if where != number else role
        if ledger.readings[where].former:
            continue
        for body in _bodies(ledger, where):
            known = ledger.now(body)
            if known.actor is not None and ";" not in known.actor and known.kind in _BODIES:
                return f"{_headed_by(known, noun)}/{key}"
    return None


def _headed_by(body: Reading, role: RoleNoun | None) -> str:
    head, coded = head_of(body.actor or "")
    sector = coded or body.sector
    own = role.sector if role is not None else None
    if own == "GOV" and role is not None and role.role in _OF_ANYTHING and body.kind == "organisation":
        own = None  # whoever presides over a chamber of trade governs nothing
    if own == "BUS" and sector is not None:
        own = None  # whoever directs a think tank is no businessman
    return with_sector(head, own or sector)


def _bodies(ledger: Ledger, number: int) -> Iterator[int]:
    """The readings that a name or role noun complements by a preposition or possesses."""
    sentence, head = ledger.sentence(number), ledger.token(number).index
    things = list(sentence.children(head, "poss"))
    for preposition in sentence.children(head, "prep"):
        if preposition.lower in _OF_BODY and preposition.index > head:
            things.extend(sentence.children(preposition.index, "pobj"))
    work = [thing for thing in things if thing.lower in _WORK]
    for thing in work:  # "director of the China programme at the Tarn Institute"
        things.extend(complements(sentence, thing.index, _HOUSED))
    for thing in things:
        if thing in work:
            continue
        other = ledger.at(sentence.index, thing.index)
        if other is not None and other != number:
            yield other


def _seat(ledger: Ledger, number: int) -> str | None:
    """The state of the place where a body is said to be based; None where nothing says so."""
    sentence, head = ledger.sentence(number), ledger.token(number).index
    for verb in sentence.children(head, "relcl", "acl"):
        if verb.lemma not in _BASED:
            continue
        for thing in complements(sentence, verb.index, ("in", "at", "near")):
            other = ledger.at(sentence.index, thing.index)
            state = ledger.now(other).state if other is not None else None
            if is_state(state):
                return state
    return None


def _give(ledger: Ledger, number: int, code: str) -> None:
    who = ledger.identity(number)
    head, sector = head_of(code)
    state = None if is_stateless(head) else code[:3]
    for other, done in ledger.done.items():
        reading = done.reading
        if reading.actor is None and ledger.identity(other) == who and reading.kind is not None:
            given = reading._replace(
                actor=code,
                state=state,
                sector=sector or reading.sector,
                basis=f"{reading.basis}; where it belongs",
            )
            ledger.done[other] = done._replace(reading=given)
