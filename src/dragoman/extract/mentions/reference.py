"""Role nouns and pronouns of a report in, whom each stands for out, or nobody where there is a doubt.

Agreement in kind, number and sex narrows; then `pronouns` for he, she and it, `several` for words that
stand for more than one, `descriptions` for role nouns. A short name stands for the full one.
"""

from collections.abc import Sequence

from dragoman.extract.mentions import descriptions, pairs, pronouns, several
from dragoman.extract.mentions.addressed import addressed, is_addressed
from dragoman.extract.mentions.affiliation import HOME_OFFICES, affiliate, mark_private, settle_offices
from dragoman.extract.mentions.agreement import SEX
from dragoman.extract.mentions.belonging import of_body, of_land, of_state
from dragoman.extract.mentions.bodies import body_in_play
from dragoman.extract.mentions.entities import Entity, Register
from dragoman.extract.mentions.lands import land_in_play, land_of_office
from dragoman.extract.mentions.ledger import Ledger, Resolved, taken_from
from dragoman.extract.mentions.links import complements
from dragoman.extract.mentions.nominals import PRONOUNS
from dragoman.extract.mentions.reading import Reading, Setting, person_reading
from dragoman.model.text import Sentence


class Resolver:
    """Walks over the readings of one report in text order."""

    def __init__(
        self, sentences: Sequence[Sentence], readings: Sequence[Reading], register: Register, setting: Setting
    ) -> None:
        self._ledger = Ledger(sentences, readings, register, setting)

    def resolve(self) -> list[Resolved]:
        """Every reading with what it stands for, in the order given."""
        ledger = self._ledger
        for number, reading in enumerate(ledger.readings):
            ledger.done[number] = self._resolved(number, reading)
        settle_offices(ledger)
        affiliate(ledger)
        mark_private(ledger)
        return [ledger.done[number] for number in range(len(ledger.readings))]

    def _resolved(self, number: int, reading: Reading) -> Resolved:
        if reading.nominal.shape == "pronoun":
            return self._pronoun(number, reading)
        if reading.nominal.shape == "role":
            return self._role(number, reading)
        entity = self._ledger.entity.get(number)
        if entity is None or entity.first == number:
            return Resolved(reading=reading)
        full = self._ledger.readings[entity.first]
        short = len(reading.text) < len(full.text) and reading.kind != "place"
        same = reading.nominal.core is not None and reading.text == full.text
        return Resolved(reading=reading, antecedent=entity.first if short and not same else None)

    def _role(self, number: int, reading: Reading) -> Resolved:
        ledger = self._ledger
        if number in ledger.beside:
            return self._linked(number, reading, ledger.beside[number], "set beside")
        if reading.role is not None and reading.role.role == "national":
            return self._national(number, reading)
        reading = self._possessed(reading)
        land = land_in_play(ledger, number, reading) if reading.actor is None else None
        if land is not None:
            linked = self._linked(
                number, reading, land, f"the {reading.role.noun if reading.role else 'land'} named before"
            )
            state = linked.reading.state
            return linked._replace(reading=linked.reading._replace(kind="state", actor=state))
        owner = self._possessor(reading)
        whole = owner if owner is not None else self._complement(reading)
        belonging = of_body(reading, whole) or of_state(reading, owner, ledger.setting)
        if belonging is not None:
            return Resolved(reading=belonging)
        paired = pairs.of_two(ledger, number, reading, whole)
        paired = paired or pairs.other_of_two(ledger, number, reading, owner)
        if paired is not None:
            return paired
        if reading.nominal.plural:
            entity = descriptions.group_in_play(ledger, number, reading)
            if entity is not None and reading.actor is None:
                return self._to(number, reading, entity, f"{reading.text.lower()}: the armed group named before")
            return pairs.pair(ledger, number, reading)
        if reading.nominal.determiner in ("each", "neither", "either"):
            return pairs.pair(ledger, number, reading)
        passed = descriptions.handed_over(ledger, number, owner) if owner is not None else None
        if passed is not None:
            return self._linked(number, reading, passed, f"{reading.text.lower()}: the office passed on before")
        related = descriptions.related(ledger, reading, owner) if owner is not None else ()
        if related:
            terms = ledger.setting.codebook.terms(related[0].key or "") or related
            named = person_reading(reading, terms, ledger.setting)
            reading = named._replace(basis=f"{reading.text} by the table of offices")
        if reading.actor is not None and "/" in reading.actor:
            entity = descriptions.called(ledger, number, reading) if reading.office is not None else None
            if entity is None or entity.reading.former or entity.reading.office is not None:
                entity = ledger.register.of_actor(reading.actor)  # whom the report calls so goes before the tables
            return self._to(number, reading, entity, reading.basis)
        if reading.role is None or reading.nominal.determiner not in ("the", "this", "that", None):
            return Resolved(reading=reading)
        return self._described(number, reading, reading.role.noun)

    def _national(self, number: int, reading: Reading) -> Resolved:
        """The Frenchwoman: the one person of that state, else somebody of it."""
        state, entity = descriptions.of_nation(self._ledger, number)
        if entity is not None:
            return self._to(number, reading, entity, f"the only one of {state} named before")
        return Resolved(reading=reading._replace(actor=state, state=state, basis=f"somebody of {state}"))

    def _described(self, number: int, reading: Reading, noun: str) -> Resolved:
        """A role noun that takes up someone or some body that the report spoke of before."""
        ledger = self._ledger
        if descriptions.is_of_another(ledger, number):
            return Resolved(reading=reading)
        unnamed = descriptions.unnamed(ledger, number, reading)
        if unnamed is not None:
            return Resolved(reading=taken_from(reading, unnamed, f"the {noun} spoken of before, {unnamed.text}"))
        entity = descriptions.holder(ledger, number, reading) or descriptions.called(ledger, number, reading)
        if entity is None and reading.nominal.determiner is not None:
            entity = (
                descriptions.by_fate(ledger, number, reading)
                or descriptions.like(ledger, number, reading)
                or body_in_play(ledger, number, reading)
                or descriptions.only_one(ledger, number, reading)
            )
        if entity is None:
            body = descriptions.body_before(ledger, number, reading)
            if body is not None:
                return Resolved(reading=descriptions.as_state(reading, body, f"the {noun} named before, {body.text}"))
            land = land_of_office(ledger, number) if reading.office in HOME_OFFICES else None
            served = of_land(reading, land, ledger.setting) if land is not None else None
            if served is not None:
                return Resolved(reading=served)
        return self._to(number, reading, entity, f"the {noun} named before")

    def _possessed(self, reading: Reading) -> Reading:
        """A role noun with a pronoun for its state: its soldiers."""
        role = reading.role
        if (
            reading.actor is not None
            or role is None
            or role.sector is None
            or (role.kind == "person" and not reading.nominal.plural)
        ):
            return reading
        owner = self._possessor(reading)
        if owner is None or owner.nominal.shape != "pronoun" or owner.state is None or owner.kind is None:
            return reading
        code = f"{owner.state}.{role.sector}"
        return reading._replace(actor=code, state=owner.state, basis=f"{role.noun} of {owner.state}")

    def _possessor(self, reading: Reading) -> Reading | None:
        """Whose a role noun is: its possessor, a pronoun as resolved; None where it has none."""
        ledger = self._ledger
        sentence = ledger.sentences[reading.nominal.sentence]
        for owner in sentence.children(reading.nominal.head, "poss"):
            number = ledger.at(sentence.index, owner.index)
            if number is None:
                return None
            if ledger.readings[number].nominal.shape == "role" and number not in ledger.done:
                return self._ahead(number)
            if ledger.readings[number].nominal.shape != "pronoun":
                return ledger.now(number)
            return self._pronoun(number, ledger.readings[number]).reading if owner.lower in PRONOUNS else None
        return None

    def _complement(self, reading: Reading) -> Reading | None:
        """The phrase after "of", "from" or "for": officials of both countries, the leader of the movement."""
        ledger = self._ledger
        sentence = ledger.sentences[reading.nominal.sentence]
        for thing in complements(sentence, reading.nominal.head, ("of", "from", "for")):
            number = ledger.at(sentence.index, thing.index)
            inner = ledger.readings[number] if number is not None else None
            if number is None or inner is None or inner is reading:
                continue
            if inner.nominal.shape == "role" and inner.actor is None:
                return self._ahead(number)
        return None

    def _ahead(self, number: int) -> Reading:
        """A reading inside the phrase at hand, before its turn; those before it stand as they are by themselves."""
        ledger = self._ledger
        open_ = [each for each in range(number) if each not in ledger.done]
        ledger.done.update({each: Resolved(reading=ledger.readings[each]) for each in open_})
        found = self._resolved(number, ledger.readings[number]).reading
        for each in open_:
            del ledger.done[each]
        return found

    def _pronoun(self, number: int, reading: Reading) -> Resolved:
        word = self._ledger.token(number).lower
        if word in several.PLURAL:
            joint = several.joint(self._ledger, number)
            if joint is not None:
                return joint
        if word in several.TWO:
            return several.two(self._ledger, number) or Resolved(reading=reading)
        if word in several.ORDINAL:
            found = several.ordinal(self._ledger, number)
        else:
            spoken_to = is_addressed(self._ledger, number)
            found = addressed(self._ledger, number) if spoken_to else pronouns.referent(self._ledger, number)
        kind = "person" if word in SEX else None
        if found is None and word in several.PLURAL:
            together = several.named_together(self._ledger, number)
            if together is not None:
                return together
        if found is None:
            return Resolved(reading=reading._replace(kind=kind, gender=SEX.get(word)))
        return self._linked(number, reading, found, f"{word}: {_WHY.get(word, 'the subject before')}")

    def _linked(self, number: int, reading: Reading, other: int, basis: str) -> Resolved:
        """A reading that stands for whom another stands for; `antecedent` is a named mention, else none."""
        ledger = self._ledger
        if other not in ledger.done and other in ledger.beside:
            other = ledger.beside[other]  # of a role that comes later, the name beside it
        target = ledger.now(other)
        if target.kind is None and reading.nominal.shape == "pronoun":
            target = target._replace(kind="person", basis=f"the one called {ledger.token(number).lower}")
            ledger.done[other] = ledger.done[other]._replace(reading=target)
        entity = ledger.entity.get(other)
        antecedent = (
            entity.first if entity is not None else (ledger.done[other].antecedent if other in ledger.done else None)
        )
        if antecedent is None and target.nominal.shape in ("name", "modifier") and target.kind is not None:
            antecedent = other
        if entity is not None:
            ledger.entity[number] = entity
            told = SEX.get(ledger.token(number).lower) if reading.nominal.shape == "pronoun" else None
            if told is not None:
                ledger.sex.setdefault(ledger.identity(other), told)
        taken = taken_from(reading, target, basis)
        anew = target.nominal.shape != "pronoun" and reading.nominal.shape == "pronoun"
        if taken.name is None and taken.kind == "group" and anew:
            taken = taken._replace(name=target.text)  # they: the bishops
        return Resolved(reading=taken, antecedent=antecedent)

    def _to(self, number: int, reading: Reading, entity: Entity | None, basis: str) -> Resolved:
        if entity is None:
            return Resolved(reading=reading)
        self._ledger.entity[number] = entity
        antecedent = entity.first if entity.first != number else None
        return Resolved(reading=taken_from(reading, entity.reading, basis), antecedent=antecedent)


_WHY = {
    "former": "the first of the two named before",
    "latter": "the second of the two named before",
    **dict.fromkeys(pronouns.FIRST, "whose words these are"),
}
