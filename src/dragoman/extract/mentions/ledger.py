"""The state of reference in one report: its readings, the entities they name, and what has been resolved so far."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.codebooks.names import words_of_list
from dragoman.extract.mentions.entities import Entity, Register, appositions
from dragoman.extract.mentions.links import SUBJECTS
from dragoman.extract.mentions.predication import predicated
from dragoman.extract.mentions.reading import Reading, Setting
from dragoman.language.quotation import quotations
from dragoman.model.text import Sentence, Token

_NOBODY = frozenset({"no", "any", "every", "each", "neither", "either", "another"})
"""Determiners after which nobody in particular is brought in: the ship had no pilot."""


class Resolved(NamedTuple):
    """A reading with what it stands for: the number of the reading of a full name, or None.

    `private` where its words tie it to a body without a state, so that the report's own state is not its: a Tarn
    spokesman.
    """

    reading: Reading
    antecedent: int | None = None
    private: bool = False


class Ledger:
    """The readings of one report by number in text order; `done` and `entity` grow as they are resolved."""

    def __init__(
        self, sentences: Sequence[Sentence], readings: Sequence[Reading], register: Register, setting: Setting
    ) -> None:
        self.sentences = sentences
        self.readings = readings
        self.register = register
        self.setting = setting
        self.headed = _by_head(readings)
        self.beside = {role: name for name, role in appositions(sentences, readings).items()}
        self.beside.update(predicated(sentences, readings, self.headed, self.beside))
        self.entity: dict[int, Entity] = dict(register.of_reading)
        self.done: dict[int, Resolved] = {}
        self.sex: dict[object, str] = {}
        self.in_sentence: dict[int, list[int]] = {}
        for number, reading in enumerate(readings):
            self.in_sentence.setdefault(reading.nominal.sentence, []).append(number)
        self.nouns = self._nouns()
        self._quoted = _quoted_words(sentences)

    def _nouns(self) -> dict[int, frozenset[str]]:
        """The nouns by which the report calls whom it names, by the number of the name's reading: in titles, beside."""
        found: dict[int, set[str]] = {}
        for number, reading in enumerate(self.readings):
            if reading.nominal.shape != "role":
                titles = {title.role.noun for title in reading.nominal.titles if title.role is not None}
                found.setdefault(number, set()).update(titles)
        for number, name in self.beside.items():
            role = self.readings[number].role
            if role is not None:
                found.setdefault(name, set()).add(role.noun)
        return {number: frozenset(nouns) for number, nouns in found.items() if nouns}

    def sentence(self, number: int) -> Sentence:
        """The sentence that a reading stands in."""
        return self.sentences[self.readings[number].nominal.sentence]

    def token(self, number: int) -> Token:
        """The head word of a reading."""
        return self.sentence(number).tokens[self.readings[number].nominal.head]

    def now(self, number: int) -> Reading:
        """A reading as resolved, or as it is by itself where its turn has not come."""
        done = self.done.get(number)
        return done.reading if done is not None else self.readings[number]

    def at(self, sentence: int, head: int) -> int | None:
        """The number of the reading that a word heads."""
        return self.headed.get((sentence, head))

    def identity(self, number: int) -> object:
        """The same for two readings of one: an entity, a code with a key, a name, else the words."""
        entity = self.entity.get(number)
        if entity is not None:
            return entity.first
        reading = self.now(number)
        if reading.actor is not None and "/" in reading.actor:
            return reading.actor.partition("/")[2]
        return reading.name or reading.actor or reading.text.lower()

    def last_speaker(self, sentence: Sentence) -> int | None:
        """Whose quotation goes on in a sentence that has no verb of speech: the speaker of the one before."""
        before = self.sentences[sentence.index - 1] if sentence.index else sentence
        return self.speaker_of(before) if before.paragraph == sentence.paragraph else None

    def _named_by(self, sentence: Sentence, subject: Token) -> int | None:
        """The reading of a subject, or of the name beside one that is no known noun: the stoker, Luis Toma, said."""
        own = self.at(sentence.index, subject.index)
        beside = (self.at(sentence.index, each.index) for each in sentence.children(subject.index, "appos"))
        named = (each for each in beside if each is not None and self.readings[each].nominal.shape == "name")
        return own if own is not None else next(named, None)

    def spoken_of(self, number: int) -> frozenset[int]:
        """The entities that are named in what a reading says in its sentence: nobody calls himself by his name.

        "Toma should resign, the former senator said": the senator is not Toma.
        """
        sentence, token = self.sentence(number), self.token(number)
        verb = sentence.tokens[token.head]
        if token.dep != "nsubj" or verb.lemma not in words_of_list("speech"):
            return frozenset()
        clauses = list(sentence.children(verb.index, "ccomp", "parataxis"))
        if verb.dep == "parataxis":
            clauses.append(sentence.tokens[verb.head])
        said = {each.index for clause in clauses for each in sentence.subtree(clause.index)}
        said -= {each.index for each in sentence.subtree(verb.index)} if verb.dep == "parataxis" else set()
        return frozenset(
            self.entity[each].first
            for each in self.in_sentence[sentence.index]
            if each in self.entity and each != number and self.readings[each].nominal.head in said
            and self.readings[each].nominal.shape == "name"
        )  # fmt: skip

    def sex_of(self, number: int) -> str | None:
        """`m` or `f` by the name, or by a pronoun that has stood for the same one; None where nothing tells."""
        return self.now(number).gender or self.sex.get(self.identity(number))

    def is_quoted(self, number: int) -> bool:
        """Whether a reading stands inside quotation marks."""
        return (self.readings[number].nominal.sentence, self.readings[number].nominal.head) in self._quoted

    def is_somebody(self, number: int) -> bool:
        """Whether a reading brings someone in: no predicate ("was a nurse", but "it was Toma"), not "no pilot"."""
        token, sentence = self.token(number), self.sentence(number)
        empty = any(each.lower in ("it", "there") for each in sentence.children(token.head, *SUBJECTS, "expl"))
        return (token.dep != "attr" or empty) and self.readings[number].nominal.determiner not in _NOBODY

    def is_quoted_word(self, sentence: int, index: int) -> bool:
        """Whether a word stands inside quotation marks."""
        return (sentence, index) in self._quoted

    def main_subjects(self, index: int) -> Iterator[Token]:
        """The subjects of the main verbs of a sentence; sentences that the parse has run together have several."""
        sentence = self.sentences[index]
        for token in sentence.tokens:
            if token.head == token.index or self._begins_anew(sentence, token):
                yield from sentence.children(token.index, *SUBJECTS)

    @staticmethod
    def _begins_anew(sentence: Sentence, token: Token) -> bool:
        """Whether a clause that the parse has put below another is a sentence of its own, after a full stop."""
        before = sentence.tokens[token.left - 1] if token.left else token
        return token.dep in ("ccomp", "parataxis", "conj") and before.text == "." and before.index != token.index

    def joined(self, number: int) -> list[int]:
        """A reading and those that "and" joins to it, in text order."""
        reading = self.readings[number]
        sentence = self.sentence(number)
        found, frontier = [number], [reading.nominal.head]
        while frontier:
            at = frontier.pop()
            for child in sentence.children(at, "conj", "appos"):
                other = self.at(sentence.index, child.index)
                unread = self.at(sentence.index, at) is None and other is not None  # the mechanic, Luis Toma
                if child.dep == "appos" and not unread and not self._are_names(self.at(sentence.index, at), other):
                    beside = self.beside.get(-1 if other is None else other) == self.at(sentence.index, at)
                    if other is not None and (beside or self.beside.get(number) == other):
                        frontier.append(child.index)  # the pilot, Juan Ortega, and the mechanic
                    continue
                frontier.append(child.index)
                if other is not None:
                    found.append(other)
        return found

    def _are_names(self, *numbers: int | None) -> bool:
        """Whether all are names: those that a comma parts are then a list, which the parse takes for an apposition."""
        return all(number is not None and self.readings[number].nominal.shape == "name" for number in numbers)

    def speaker_of(self, sentence: Sentence) -> int | None:
        """The subject of the verb of speech that stands outside the quotation marks of a sentence."""
        speech = words_of_list("speech")
        for token in sentence.tokens:
            if token.lemma not in speech or self.is_quoted_word(sentence.index, token.index):
                continue
            for subject in sentence.children(token.index, *SUBJECTS):
                number = self._named_by(sentence, subject)
                if number is not None and not self.is_quoted(number):
                    return number
        return None


def taken_from(reading: Reading, target: Reading, basis: str) -> Reading:
    """A reading with kind, code and name of whom it stands for."""
    return reading._replace(
        kind=target.kind or reading.kind,
        actor=target.actor or reading.actor,
        name=target.name,
        state=target.state or reading.state,
        sector=target.sector or reading.sector,
        gender=target.gender or reading.gender,
        office=target.office or reading.office,
        basis=basis,
    )


def _by_head(readings: Sequence[Reading]) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for number, reading in enumerate(readings):
        found.setdefault((reading.nominal.sentence, reading.nominal.head), number)
    return found


def _quoted_words(sentences: Sequence[Sentence]) -> frozenset[tuple[int, int]]:
    """Sentence and index of the words inside quotation marks."""
    text, blocks = "", dict[int, tuple[int, int]]()
    pieces: list[str] = []
    size = 0
    for sentence in sentences:
        pieces += [" " * (sentence.start - size), sentence.text]
        size = max(size, sentence.start) + len(sentence.text)
        blocks[sentence.paragraph] = (blocks.get(sentence.paragraph, (sentence.start, 0))[0], sentence.end)
    text = "".join(pieces)
    found = quotations(text, list(blocks.values()), [sentence.end for sentence in sentences])
    words: set[tuple[int, int]] = set()
    at = 0
    for sentence in sentences:
        while at < len(found) and found[at].end <= sentence.start:
            at += 1
        for quotation in found[at:]:
            if quotation.start >= sentence.end:
                break
            inside = sentence.covering(quotation.inner_start, quotation.inner_end)
            words.update((sentence.index, token.index) for token in inside)
    return frozenset(words)
