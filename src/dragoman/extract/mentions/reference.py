"""Role nouns and pronouns of a report in, whom each stands for out, or nobody where there is a doubt.

Agreement in kind, number and sex narrows; the nearest subject decides; two that fit equally well
decide nothing. (Salience and agreement after Lappin and Leass, 1994, without its weights.)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.coordination import acts_on
from dragoman.extract.mentions.entities import Entity, Register, appositions
from dragoman.extract.mentions.nominals import PRONOUNS
from dragoman.extract.mentions.reading import Reading, Setting
from dragoman.extract.mentions.rolenouns import holders
from dragoman.model.text import Sentence, Token

_SEX = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THING = frozenset({"it", "its", "itself"})
_SUBJECTS = ("nsubj", "nsubjpass")
_DUMMY_VERBS = frozenset({"be", "seem", "appear", "rain", "snow", "take", "become", "remain", "make", "turn"})
_SIDES = frozenset({"sides", "parties"})
_REACH = 4
"""Sentences back within which a role noun finds whom it stands for."""
_MINISTERS = frozenset({"foreign_minister", "defence_minister", "finance_minister", "interior_minister", "minister"})
_LEADERS = frozenset({"president", "premier", "monarch", "royal", "leader"})
_OFFICIALS = _MINISTERS | {"official", "envoy", "spokesperson", "security_adviser", "body_head", "vice_president"}
_OTHERS = frozenset(
    {"officer", "lawmaker", "expert", "activist", "journalist", "business", "politician", "cleric", "judge", "opponent"}
    | {"rebel", "medic", "police_officer"}
)
_SAME_PART = _LEADERS | _OFFICIALS | _OTHERS
"""Roles whose nouns name a person again: the minister, the expert; not the man, the victim."""
_GENERAL = {
    "official": _OFFICIALS,
    "leader": _LEADERS,
    "envoy": frozenset({"foreign_minister", "envoy", "body_head"}),
    "minister": _MINISTERS,
    "politician": frozenset({"lawmaker", "opponent", "politician"}),
    "expert": frozenset({"expert", "body_head"}),
}
"""Role of a noun -> roles of those it may stand for, besides its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A reading with what it stands for: the number of the reading of a full name, or None."""

    reading: Reading
    antecedent: int | None = None


class Resolver:
    """Walks over the readings of one report in text order."""

    def __init__(
        self, sentences: Sequence[Sentence], readings: Sequence[Reading], register: Register, setting: Setting
    ) -> None:
        self._sentences = sentences
        self._readings = readings
        self._register = register
        self._setting = setting
        self._headed = _by_head(sentences, readings)
        self._beside = {role: name for name, role in appositions(sentences, readings).items()}
        self._entity: dict[int, Entity] = dict(register.of_reading)
        self._in_sentence: dict[int, list[int]] = {}
        for number, reading in enumerate(readings):
            self._in_sentence.setdefault(reading.nominal.sentence, []).append(number)
        self._done: dict[int, Resolved] = {}

    def resolve(self) -> list[Resolved]:
        """Every reading with what it stands for, in the order given."""
        for number, reading in enumerate(self._readings):
            self._done[number] = self._resolved(number, reading)
        return [self._done[number] for number in range(len(self._readings))]

    def _resolved(self, number: int, reading: Reading) -> Resolved:
        if reading.nominal.shape == "pronoun":
            return self._pronoun(number, reading)
        if reading.nominal.shape == "role":
            return self._role(number, reading)
        entity = self._entity.get(number)
        if entity is None or entity.first == number:
            return Resolved(reading=reading)
        short = len(reading.text) < len(self._readings[entity.first].text) and reading.kind != "place"
        same = reading.nominal.core is not None and reading.text == self._readings[entity.first].text
        return Resolved(reading=reading, antecedent=entity.first if short and not same else None)

    def _role(self, number: int, reading: Reading) -> Resolved:
        if number in self._beside:
            return self._linked(number, reading, self._beside[number], "set beside")
        reading = self._possessed(reading)
        if reading.nominal.plural:
            return self._pair(reading)
        if reading.actor is not None and "/" in reading.actor:
            entity = self._register.of_actor(reading.actor)
            return self._to(number, reading, entity, reading.basis)
        if reading.role is None or reading.nominal.determiner not in ("the", "this", "that", None):
            return Resolved(reading=reading)
        unnamed = self._unnamed(number, reading)
        if unnamed is not None:
            return Resolved(reading=_as(reading, unnamed, f"the {reading.role.noun} spoken of before, {unnamed.text}"))
        entity = self._holder(reading) or (
            self._like(number, reading) if reading.nominal.determiner is not None else None
        )
        return self._to(number, reading, entity, f"the {reading.role.noun} named before")

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
        sentence = self._sentences[reading.nominal.sentence]
        for owner in sentence.children(reading.nominal.end - 1, "poss"):
            number = self._headed.get((sentence.index, owner.index))
            before = self._main_or_above(number, owner.lower) if number is not None and owner.tag == "PRP$" else None
            if before is not None and before.state is not None and before.kind is not None:
                return replace(
                    reading,
                    actor=f"{before.state}.{role.sector}",
                    state=before.state,
                    basis=f"{role.noun} of {before.state}",
                )
        return reading

    def _main_or_above(self, number: int, word: str) -> Reading | None:
        return self._pronoun(number, self._readings[number]).reading if word in PRONOUNS else None

    def _holder(self, reading: Reading) -> Entity | None:
        """The one person named in the report who may hold the office spoken of."""
        if reading.office is None or reading.former or reading.state is None:
            return None
        keys = {entry.key for entry in holders(reading.state, reading.office, self._setting)}
        found = [
            entity
            for entity in self._register.entities
            if entity.reading.actor and entity.reading.kind == "person" and _key(entity.reading) in keys
        ]
        return found[0] if len(found) == 1 else None

    def _like(self, number: int, reading: Reading) -> Entity | None:
        """The nearest entity before that the role noun fits, unless another is as near."""
        role = reading.role
        if (
            role is None
            or (role.kind == "person" and role.role not in _SAME_PART)
            or role.role in ("relation", "state", "government")
        ):
            return None
        nearest: Entity | None = None
        at = -1
        for earlier in range(number - 1, -1, -1):
            sentence = self._readings[earlier].nominal.sentence
            if reading.nominal.sentence - sentence > _REACH or (nearest is not None and sentence < at - 1):
                break
            entity = self._entity.get(earlier)
            if entity is None or entity is nearest or not _fits(entity, reading):
                continue
            if nearest is None:
                nearest, at = entity, sentence
            elif sentence >= at - (0 if at < reading.nominal.sentence else 1):
                return None
        return nearest

    def _unnamed(self, number: int, reading: Reading) -> Reading | None:
        """Someone without a name whom the same noun brought in just before: an Iranian official, the official."""
        if reading.nominal.determiner not in ("the", "that", "this") or reading.kind != "person":
            return None
        for earlier in range(number - 1, -1, -1):
            done = self._done[earlier].reading
            if reading.nominal.sentence - done.nominal.sentence > 2:
                return None
            if done.role is None or reading.role is None or done.role.role != reading.role.role or done.nominal.plural:
                continue
            if earlier in self._entity or done.nominal.shape != "role":
                return None
            return done if reading.state in (None, done.state) else None
        return None

    def _pair(self, reading: Reading) -> Resolved:
        """The two presidents, both countries: the only two that were named just before."""
        nominal = reading.nominal
        words = {token.lower for token in self._sentences[nominal.sentence].tokens[nominal.first : nominal.end]}
        if not words & {"two", "both"} or reading.role is None or reading.actor is not None:
            return Resolved(reading=reading)
        codes: list[str] = []
        for back in range(3):
            for number in self._in_sentence.get(nominal.sentence - back, ()):
                other = self._done[number].reading if number in self._done else None
                tokens = self._sentences[nominal.sentence].tokens
                if other is None or acts_on(other.nominal, nominal, tokens):
                    continue
                if other.actor and ";" not in other.actor and _pairs(other, reading):
                    code = _pair_code(other, reading.role)
                    if code not in codes:
                        codes.append(code)
            if len(codes) == 2:
                return Resolved(
                    reading=replace(
                        reading,
                        actor=";".join(sorted(codes)),
                        basis=f"the two named before: {' and '.join(sorted(codes))}",
                    )
                )
            if len(codes) > 2:
                break
        return Resolved(reading=reading)

    def _pronoun(self, number: int, reading: Reading) -> Resolved:
        word = self._sentences[reading.nominal.sentence].tokens[reading.nominal.head].lower
        found = self._subject_above(reading, word)
        if found is None:
            found = self._subject_before(reading, word)
        if found is None and word in _SEX:
            found = self._only_one(reading, _SEX[word])
        kind = "person" if word in _SEX else None
        if found is None:
            return Resolved(reading=replace(reading, kind=kind, gender=_SEX.get(word)))
        return self._linked(number, reading, found, f"{word}: the subject before")

    def _subject_above(self, reading: Reading, word: str) -> int | None:
        """The subject of a clause that the pronoun's clause depends on, or of its own for a possessive."""
        sentence = self._sentences[reading.nominal.sentence]
        own = reading.nominal.head
        possessive = sentence.tokens[own].dep == "poss"
        clauses = [token for token in sentence.ancestors(own) if token.pos in ("VERB", "AUX")]
        for clause in clauses if possessive else clauses[1:]:
            for subject in sentence.children(clause.index, *_SUBJECTS):
                number = self._headed.get((sentence.index, subject.index))
                if number is not None and subject.index < own and self._suits(number, word):
                    return number
        return None

    def _subject_before(self, reading: Reading, word: str) -> int | None:
        """The main subject of the sentence before, for a pronoun that is the subject of its own."""
        sentence = self._sentences[reading.nominal.sentence]
        token = sentence.tokens[reading.nominal.head]
        verb = sentence.tokens[token.head]
        if token.dep not in (*_SUBJECTS, "poss") or any(
            self._suits(n, word) or (word in _THING and self._is_unknown(n)) for n in self._before(reading)
        ):
            return None
        if word == "it" and (verb.lemma in _DUMMY_VERBS or verb.tag == "VBN"):
            return None
        return self._main_subject(sentence.index - 1, word)

    def _main_subject(self, index: int, word: str) -> int | None:
        if index < 0:
            return None
        sentence = self._sentences[index]
        for subject in _main_subjects(sentence):
            number = self._headed.get((index, subject.index))
            if number is not None and self._suits(number, word):
                return number
        return None

    def _before(self, reading: Reading) -> Iterator[int]:
        for number in self._in_sentence.get(reading.nominal.sentence, ()):
            if (
                self._readings[number].nominal.first < reading.nominal.first
                and self._readings[number].nominal.shape != "pronoun"
            ):
                yield number

    def _only_one(self, reading: Reading, sex: str) -> int | None:
        """The only person of that sex in this sentence so far and the one before."""
        found: dict[str, int] = {}
        for back in (0, 1):
            for number in self._in_sentence.get(reading.nominal.sentence - back, ()):
                done = self._done.get(number)
                if (
                    done is None
                    or done.reading.kind != "person"
                    or done.reading.nominal.plural
                    or done.reading.gender not in (None, sex)
                ):
                    continue
                found.setdefault(done.reading.actor or done.reading.name or done.reading.text, number)
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_unknown(self, number: int) -> bool:
        """Whether a name of the sentence may be that of a body: what "it" is, is then not known."""
        reading = self._readings[number]
        weak = reading.kind in (None, "organisation") or reading.basis.startswith("the one who")
        return weak and reading.actor is None and reading.nominal.shape == "name"

    def _suits(self, number: int, word: str) -> bool:
        done = self._done.get(number)
        if done is None:
            return False
        reading = done.reading
        if word in _SEX:
            return reading.kind == "person" and not reading.nominal.plural and reading.gender in (None, _SEX[word])
        if word in _THING:
            return reading.kind in ("state", "organisation", "group") and not reading.nominal.plural
        return reading.kind in ("group", "organisation") or (reading.nominal.plural and reading.kind == "person")

    def _linked(self, number: int, reading: Reading, other: int, basis: str) -> Resolved:
        """A reading that stands for whom another stands for; `antecedent` is a named mention, else none."""
        target = self._done[other].reading if other in self._done else self._readings[other]
        entity = self._entity.get(other)
        antecedent = (
            entity.first if entity is not None else (self._done[other].antecedent if other in self._done else None)
        )
        if antecedent is None and target.nominal.shape in ("name", "modifier") and target.kind is not None:
            antecedent = other
        if entity is not None:
            self._entity[number] = entity
        return Resolved(reading=_as(reading, target, basis), antecedent=antecedent)

    def _to(self, number: int, reading: Reading, entity: Entity | None, basis: str) -> Resolved:
        if entity is None:
            return Resolved(reading=reading)
        self._entity[number] = entity
        antecedent = entity.first if entity.first != number else None
        return Resolved(reading=_as(reading, entity.reading, basis), antecedent=antecedent)


def _as(reading: Reading, target: Reading, basis: str) -> Reading:
    return replace(
        reading,
        kind=target.kind or reading.kind,
        actor=target.actor or reading.actor,
        name=target.name,
        state=target.state or reading.state,
        sector=target.sector or reading.sector,
        gender=target.gender or reading.gender,
        office=target.office or reading.office,
        basis=basis,
    )


def _key(reading: Reading) -> str | None:
    head, slash, key = (reading.actor or "").partition("/")
    return head.partition(".")[0] + slash + key if slash else None


def _fits(entity: Entity, reading: Reading) -> bool:
    role, named = reading.role, entity.reading
    if role is None or (role.kind == "person") != (named.kind == "person"):
        return False
    if reading.state is not None and named.state is not None and reading.state != named.state:
        return False
    if reading.state is not None and named.state is None:
        return False
    if reading.gender and named.gender and reading.gender != named.gender:
        return False
    if role.role in entity.roles or entity.roles & _GENERAL.get(role.role, frozenset()):
        return True
    if role.kind == "person":
        return (
            named.sector == role.sector
            and role.role in ("official", "expert", "officer", "leader")
            and role.sector in ("EDU", "GOV", "MIL")
            and (role.role != "leader" or named.office in ("head_of_state", "head_of_government"))
        )
    last = (named.name or "").split()[-1:] or [""]
    return role.noun.split()[-1] == last[0].lower() or (
        role.sector is not None and named.sector == role.sector and named.kind == role.kind
    )


def _pair_code(other: Reading, role: RoleNoun) -> str:
    if other.state is not None and (role.role == "state" or role.noun in _SIDES):
        return other.state
    if other.state is not None and role.role == "government":
        return f"{other.state}.GOV"
    return other.actor or ""


def _pairs(other: Reading, reading: Reading) -> bool:
    role = reading.role
    if role is None:
        return False
    if role.role in ("state", "government") or role.noun in _SIDES:
        armed = other.kind == "group" and role.noun in _SIDES and other.sector in ("MIL", "REB")
        return (other.kind in ("state", "person") or armed) and other.state is not None
    if role.kind == "person":
        same = other.office is not None and (other.office == role.office or role.office == "leader")
        return other.kind == "person" and (same or (role.office is None and role.sector == other.sector))
    return other.kind == reading.kind


def _main_subjects(sentence: Sentence) -> Iterator[Token]:
    for token in sentence.tokens:
        if token.head == token.index:
            yield from sentence.children(token.index, *_SUBJECTS)


def _by_head(sentences: Sequence[Sentence], readings: Sequence[Reading]) -> dict[tuple[int, int], int]:
    del sentences
    found: dict[tuple[int, int], int] = {}
    for number, reading in enumerate(readings):
        found.setdefault((reading.nominal.sentence, reading.nominal.head), number)
    return found
