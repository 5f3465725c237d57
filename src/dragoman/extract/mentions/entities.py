"""The readings of a report in, the people and bodies that it names out, each with what the report says of it.

A person is found again by family name, a body by acronym or by the last words of its name. A name
that two of them share stands for neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.codebooks.actors import actor_key
from dragoman.codebooks.names import words_of_list
from dragoman.extract.mentions.codes import is_state
from dragoman.extract.mentions.counterparts import place_counterparts
from dragoman.extract.mentions.forms import plain, short_forms
from dragoman.extract.mentions.nominals import Nominal
from dragoman.extract.mentions.reading import Reading, Setting, coded, owner_of, person_reading
from dragoman.extract.mentions.scan import Hit
from dragoman.model.text import Sentence

_PATRONYMIC = ("ovich", "evich", "ovna", "evna")
"""How a father's name ends that follows a first name."""


@dataclass(slots=True, kw_only=True)
class Entity:
    """Someone or something that the report names; `first` is the number of the reading with the fullest name."""

    first: int
    reading: Reading
    roles: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


class Register:
    """The entities of one report; filled once from its readings, then asked."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Entity]] = {}
        self.entities: list[Entity] = []
        self.of_reading: dict[int, Entity] = {}

    def add(self, number: int, reading: Reading) -> Entity:
        """The entity of a full name, made on its first mention."""
        entity = next(
            (known for known in self._by_name.get(plain(reading.name or ""), ()) if _same(known.reading, reading)),
            None,
        )
        if entity is None:
            entity = Entity(first=number, reading=reading)
            self.entities.append(entity)
            for name in short_forms(reading):
                self._by_name.setdefault(name, []).append(entity)
        elif entity.reading.actor is None and reading.actor is not None:
            entity.reading = reading._replace(gender=reading.gender or entity.reading.gender)
            entity.reading = entity.reading._replace(name=entity.reading.name or reading.name)
        self.of_reading[number] = entity
        self.describe(entity, reading)
        return entity

    def describe(self, entity: Entity, reading: Reading) -> None:
        """Take note of the roles that a phrase gives an entity."""
        entity.roles.update(title.role.role for title in reading.nominal.titles if title.role is not None)
        if reading.role is not None:
            entity.roles.add(reading.role.role)

    def named(self, name: str, gender: str | None = None) -> Entity | None:
        """The entity of a short or full name; None where none or several bear it, or several of that sex."""
        found = self._by_name.get(plain(name), [])
        if len(found) > 1 and gender is not None:
            found = [entity for entity in found if entity.reading.gender == gender]
        return found[0] if len(found) == 1 else None

    def of_actor(self, code: str | None) -> Entity | None:
        """The entity of a code, in whatever part; None where the report does not name it."""
        if code is None:
            return None
        key = actor_key(code)
        return next(
            (entity for entity in self.entities if entity.reading.actor and actor_key(entity.reading.actor) == key),
            None,
        )


def gather(sentences: Sequence[Sentence], readings: list[Reading], setting: Setting) -> Register:
    """The register of a report; `readings` are completed in place by what appositions say."""
    place_counterparts(sentences, readings)
    register = Register()
    links = appositions(sentences, readings)
    for name, role in links.items():
        readings[name] = _described(sentences, readings[name], readings[role], setting)
    for number, reading in enumerate(readings):
        called = _addressed(reading, register) if _is_full(reading) else None
        if called is not None:
            register.of_reading[number] = called
            readings[number] = _as_short_for(reading, called)
        elif _is_full(reading):
            readings[number] = reading = _of_named_state(reading, register)
            entity = register.add(number, reading)
            if number in links:
                register.describe(entity, readings[links[number]])
    places = {reading.name for reading in readings if reading.kind == "place" and reading.name}
    for number, reading in enumerate(readings):
        if number not in register.of_reading:
            if reading.kind is None and reading.name in places:
                readings[number] = reading._replace(kind="place", basis="a place elsewhere in the report")
            _link_short(number, reading, readings, register, setting)
    for number, entity in register.of_reading.items():
        if readings[number].actor is None and entity.reading.actor is not None:
            known = entity.reading
            readings[number] = readings[number]._replace(actor=known.actor, state=known.state, sector=known.sector)
    return register


def _addressed(reading: Reading, register: Register) -> Entity | None:
    """The one person named before whom a form of address and part of the name mean: Aunt Kirsten."""
    first, _, rest = (reading.name or "").partition(" ")
    longer = register.named(reading.name or "") if rest and reading.actor is None else None
    if longer is not None and reading.kind == "person" == longer.reading.kind and _ends_as(longer, reading):
        return longer
    garbled = _of_body(reading, register)
    if garbled is not None:
        return garbled
    if rest.endswith(_PATRONYMIC):
        first, rest = rest, first  # Boris Nikolayevich is Boris
    elif first.lower() not in words_of_list("honorific"):
        return None
    if reading.kind != "person" or reading.actor is not None:
        return None
    known = register.named(rest, reading.gender) if rest else None
    return known if known is not None and known.reading.kind == "person" and " " in (known.reading.name or "") else None


def _of_body(reading: Reading, register: Register) -> Entity | None:
    """The person whom a body's name with a lost apostrophe stands before: Tarn Institutes Voss is Voss of that one."""
    head, _, family = (reading.name or "").rpartition(" ")
    body = register.named(head.removesuffix("s")) if head.endswith("s") and reading.kind == "person" else None
    if body is None or body.reading.kind != "organisation":
        return None
    known = register.named(family)
    return known if known is not None and known.reading.kind == "person" else None


def _ends_as(entity: Entity, reading: Reading) -> bool:
    """Whether the full name of someone ends in a shorter one of several words: Ana Maria Lopez Toma, Lopez Toma."""
    full, short = plain(entity.reading.name or ""), plain(reading.name or "")
    return full.endswith(" " + short)


def _of_named_state(reading: Reading, register: Register) -> Reading:
    """A body without its state: that of the state whose body of that name came before."""
    core = reading.nominal.core
    bodies = core.of("body") if core is not None else ()
    if not bodies or any(body.state for body in bodies) or reading.actor is None or reading.nominal.owners:
        return reading
    key = reading.actor.partition("/")[2]
    named = [each.reading for each in register.entities if (each.reading.actor or "").partition("/")[2] == key != ""]
    if len(named) != 1 or named[0].actor == reading.actor:
        return reading
    known = named[0]
    return reading._replace(actor=known.actor, name=known.name, state=known.state, basis=f"as before, {known.name}")


def appositions(sentences: Sequence[Sentence], readings: Sequence[Reading]) -> dict[int, int]:
    """Name -> the phrase set beside it that describes it, as numbers of readings."""
    found: dict[int, int] = {}
    by_head = {(reading.nominal.sentence, reading.nominal.head): number for number, reading in enumerate(readings)}
    for (index, head), number in by_head.items():
        tokens = sentences[index].tokens
        token = tokens[head]
        if token.dep != "appos":
            continue
        other = by_head.get((index, token.head))
        if other is None:
            continue
        if _is_name(readings[number]) and readings[other].nominal.shape != "role":
            other = _owned_by(readings, other, other) or other
        for name, role in ((other, number), (number, other)):
            if (
                _is_name(readings[name])
                and readings[role].nominal.shape == "role"
                and name not in found
                and _fits(readings[name], readings[role])
            ):
                found[name] = role
    beside = _between_commas(sentences, readings)
    joined = {name: role for name, role in beside.items() if _is_joined(sentences, readings[role])}
    return {**beside, **found, **joined}


def _is_joined(sentences: Sequence[Sentence], role: Reading) -> bool:
    """Whether a phrase follows "and", so that the name after it is its own: the president and his guest, Luis Toma."""
    nominal = role.nominal
    before = sentences[nominal.sentence].tokens[max(0, nominal.first - 1)]
    return nominal.first > 0 and before.lower == "and" and nominal.determiner in ("his", "her", "its", "their")


def _between_commas(sentences: Sequence[Sentence], readings: Sequence[Reading]) -> dict[int, int]:
    """Names of people between commas after the one role that they have: the mayor of Lima, Ada Brix, said."""
    found: dict[int, int] = {}
    ends = {(role.nominal.sentence, role.nominal.end): at for at, role in enumerate(readings) if _is_one(role)}
    for number, name in enumerate(readings):
        nominal = name.nominal
        role = ends.get((nominal.sentence, nominal.first - 1))
        if role is None or name.kind != "person" or nominal.shape != "name":
            continue
        tokens = sentences[nominal.sentence].tokens
        after = [token.text for token in tokens[nominal.end : nominal.end + 2]]
        closed = not after or (after[0] in (",", ".", ";") and not after[-1][0].isupper())
        if closed and tokens[nominal.first - 1].text == "," and _fits(name, readings[role]):
            found[number] = role
    return found


def _is_one(reading: Reading) -> bool:
    """Whether a phrase names one holder of a role: the mayor, its mayor."""
    nominal = reading.nominal
    one = nominal.shape == "role" and not nominal.plural and reading.kind == "person"
    return one and nominal.determiner in ("the", "poss", "its", "his", "her", "their")


def _owned_by(readings: Sequence[Reading], number: int, stop: int) -> int | None:
    """The role noun that a name complements: in `a spokesman for Diallo, Awa Keita` Keita is the spokesman."""
    inner = readings[number].nominal
    for other in range(stop - 1, max(-1, stop - 4), -1):
        outer = readings[other].nominal
        if (
            outer.shape == "role"
            and outer.sentence == inner.sentence
            and outer.first < inner.first
            and outer.end >= inner.end
        ):
            return other
    return None


def _same(known: Reading, reading: Reading) -> bool:
    if known.actor is not None and reading.actor is not None:
        return actor_key(known.actor) == actor_key(reading.actor)
    return known.kind == reading.kind and plain(known.name or "") == plain(reading.name or "")


def _is_name(reading: Reading) -> bool:
    return reading.nominal.shape in ("name", "modifier") and reading.kind in ("person", "organisation", "group", None)


def _fits(name: Reading, role: Reading) -> bool:
    if role.role is None or role.nominal.plural != name.nominal.plural:
        return False
    return name.kind in (None, role.role.kind) or (name.kind == "person") == (role.role.kind == "person")


def _is_full(reading: Reading) -> bool:
    """Whether a reading names its entity by the fullest name that it needs."""
    if reading.nominal.core is None or reading.nominal.core.role is not None or reading.choices or reading.name is None:
        return False
    words = len(_core_words(reading.nominal))
    if reading.kind == "person":
        return words > 1
    return reading.kind in ("organisation", "group") and (words > 1 or bool(reading.nominal.core.entries))


def _core_words(nominal: Nominal) -> range:
    core = nominal.core
    return range(core.first, core.end) if core is not None else range(0)


def _described(sentences: Sequence[Sentence], name: Reading, role: Reading, setting: Setting) -> Reading:
    """A name with what the phrase beside it tells: kind, title, and a code if it has none."""
    if role.role is None:
        return name
    kind = name.kind or ("person" if role.role.kind == "person" else role.role.kind)
    title = name.title or (role.role.noun if kind == "person" else None)
    described = name._replace(kind=kind, title=title, role=name.role or role.role, former=name.former or role.former)
    known = name.nominal.core is not None and bool(name.nominal.core.entries) and name.actor is not None
    if known or described.name is None:
        return described
    sentence = sentences[role.nominal.sentence]
    owners = (*role.nominal.owners, *_bodies_below(sentence, role.nominal, setting))
    body, states = owner_of(sentence, (*[owner for owner in owners if _is_body(owner)], *owners), setting)
    if body is not None and is_state(body.state) and _is_body_role(body.role):
        states = (body.state, *(state for state in states if state != body.state))
    return coded(described._replace(gender=name.gender or role.gender), body, states, role.role)


def _is_body(hit: Hit) -> bool:
    return any(_is_body_role(entry.role) for entry in hit.entries)


def _is_body_role(role: str) -> bool:
    return role in ("body", "organisation", "outlet", "group")


_DEEPEST = 5


def _bodies_below(sentence: Sentence, nominal: Nominal, setting: Setting) -> tuple[Hit, ...]:
    """Known bodies in the phrases that hang on a role noun: director of a programme at the institute."""
    tokens = sentence.tokens
    found: list[Hit] = []
    frontier, depth = [nominal.head], 0
    while frontier and depth < _DEEPEST:
        following: list[int] = []
        for index in frontier:
            for child in tokens[index].children:
                token = tokens[child]
                if child > nominal.head and token.dep in ("prep", "pobj", "appos", "compound", "conj", "pcomp"):
                    following.append(child)
                    size, entries = setting.codebook.lookup(
                        [word.text for word in tokens[token.left : token.index + 1]], 0
                    )
                    if size and token.dep in ("pobj", "appos"):
                        found.append(Hit(first=token.left, end=token.left + size, entries=entries))
                    size, entries = setting.codebook.lookup([word.text for word in tokens[child : child + 4]], 0)
                    if size:
                        found.append(Hit(first=child, end=child + size, entries=entries))
        frontier, depth = following, depth + 1
    return tuple(hit for hit in found if _is_body(hit))


def _link_short(number: int, reading: Reading, readings: list[Reading], register: Register, setting: Setting) -> None:
    """A short name to its entity; a name of unknown kind takes the kind of the one it repeats."""
    nominal = reading.nominal
    if nominal.core is None or nominal.core.role is not None:
        return
    if _is_namesake(reading, register):
        reading = reading._replace(actor=None, name=reading.text, choices=(), gender=None)
    if reading.choices:
        keys = {entry.key for entry in reading.choices}
        named = [
            entity for entity in register.entities if entity.reading.actor and actor_key(entity.reading.actor) in keys
        ]
        if len(named) == 1:
            key = actor_key(named[0].reading.actor or "")
            chosen = [entry for entry in reading.choices if entry.key == key]
            readings[number] = person_reading(
                reading._replace(choices=()), setting.codebook.terms(key) or chosen, setting
            )
            register.of_reading[number] = named[0]
            return
    if reading.kind in ("person", "organisation", "group", None) or nominal.core.is_run:
        entity = register.named(reading.text, reading.gender) or register.named(
            (reading.name or reading.text).rsplit(" ", 1)[-1]
            if reading.nominal.titles
            else reading.name or reading.text,
            reading.gender,
        )
        if entity is not None and _agrees(reading, entity):
            register.of_reading[number] = entity
            readings[number] = _as_short_for(reading, entity)
        elif reading.kind in ("person", "organisation", "group") and reading.name and not reading.choices:
            register.add(number, reading)


def _is_namesake(reading: Reading, register: Register) -> bool:
    """Whether a short form of the tables is that of someone whom the report names in full, and of nobody else in it."""
    core = reading.nominal.core
    if core is None or not core.entries or not all(entry.short for entry in core.entries):
        return False
    entity = register.named(reading.text.rsplit(" ", 1)[-1])
    keys = {entry.key for entry in core.entries}
    known = any(each.reading.actor and actor_key(each.reading.actor) in keys for each in register.entities)
    return entity is not None and entity.reading.kind == "person" and not known


def _as_short_for(reading: Reading, entity: Entity) -> Reading:
    full = entity.reading
    return reading._replace(
        kind=full.kind,
        actor=full.actor,
        name=full.name,
        state=full.state,
        sector=full.sector,
        office=full.office,
        choices=(),
        basis=f"short for {full.name}",
        gender=reading.gender or full.gender,
    )


def _agrees(reading: Reading, entity: Entity) -> bool:
    if reading.kind not in (None, entity.reading.kind, "place"):
        return False
    if reading.gender and entity.reading.gender and reading.gender != entity.reading.gender:
        return False
    known = reading.nominal.core is not None and bool(reading.nominal.core.entries)
    return not known or reading.kind in (None, entity.reading.kind)
