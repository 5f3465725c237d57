"""Whether a row of the predicate table holds at a word: a token and a row in, yes or no out.

A word may have fifty rows, which ask for the same few things around it. Each kind of thing is sought once, and
the names under which the table may know what was found are kept as one set.
"""

from dragoman.codebooks.predicates import Condition, Predicate
from dragoman.extract.events import frames, rules
from dragoman.language.calendar import DAY_NAMES
from dragoman.model.text import Sentence, Token

_PARTICLE_DEPS = ("intj", "prt", "prep", "advmod", "dobj", "acomp", "oprd", "npadvmod", "compound", "amod", "nmod",
                  "dative")  # fmt: skip
_PARTICLES = frozenset(("back", "over", "away", "out", "off", "down", "together", "halfway", "home"))
_HOURS = rules.HOURS | {"a.m.", "p.m.", "am", "pm", "o'clock", "night", "daybreak", "once", "time", "moment"}
_NAME = "NAME"
"""Stands in a frame for any proper name."""
_PEOPLE = "PEOPLE"
"""Stands in a frame for any people: "the Syrians"."""
_DESCRIBED = ("oprd", "as")
"""Roles in which an adjective of the thing counts too: "called him a stupid man"."""


class Surroundings:
    """Answers for one word."""

    def __init__(self, sentence: Sentence, token: Token) -> None:
        """Nothing is sought yet."""
        self.sentence = sentence
        self.token = token
        self._things: dict[str, list[Token]] = {}
        self._names: dict[str, set[str]] = {}
        self._phrases: dict[str, list[Token]] | None = None
        self._beside: set[str] | None = None
        self._around: set[str] | None = None

    def fit(self, row: Predicate, *, has_act: bool) -> bool:
        """Whether the other words of a row stand with the word, and every condition of its frame holds.

        Args:
            row: Of the word.
            has_act: Whether an act stands below the word.
        """
        if row.others and not self._has_others(row.others):
            return False
        for alternatives in row.frame:
            if not any(self._holds(each, has_act=has_act) != each.absent for each in alternatives):
                return False
        return True

    def _has_others(self, others: tuple[str, ...]) -> bool:
        if self._beside is None or self._around is None:
            self._beside, self._around = _particles(self.sentence, self.token)
        present = self._around if len(others) > 1 else self._beside
        return all(word in present for word in others)

    def _holds(self, condition: Condition, *, has_act: bool) -> bool:
        if condition.role == "act":
            return has_act
        if not condition.words:
            return has_clause(self.sentence, self.token) if condition.role == "comp" else bool(self._at(condition.role))
        names = self._names.get(condition.role)
        if names is None:
            names = self._names[condition.role] = self._names_in(condition.role)
        return not names.isdisjoint(condition.words)

    def _at(self, role: str) -> list[Token]:
        """What stands in a role."""
        found = self._things.get(role)
        if found is None:
            found = self._things[role] = self._sought(role)
        return found

    def _sought(self, role: str) -> list[Token]:
        sentence, token = self.sentence, self.token
        if role == "comp":
            return list(sentence.children(token.index, *frames.CLAUSE_DEPS, "oprd", "acomp"))
        if role == "obj":
            return frames.objects(sentence, token)
        if role == "oprd":
            return [each for each in sentence.children(token.index, "oprd") if each.pos != "VERB"]
        if role == "while":
            clauses = sentence.children(token.index, "advcl")
            return [each for each in clauses if not sentence.children(each.index, "nsubj")]
        if role == "subj":
            return frames.subjects(sentence, token)
        return self._after(role) + (frames.given_to(sentence, token) if role == "dative" else [])

    def _after(self, preposition: str) -> list[Token]:
        if self._phrases is None:
            near = frames.phrases(self.sentence, self.token, near=True)
            pairs = [(name, thing) for name, thing in near if not _is_hour(self.sentence, thing)]
            pairs += [(name, thing) for name, thing, _ in frames.past_topics(self.sentence, self.token)]
            self._phrases = {}
            for name, thing in pairs:
                self._phrases.setdefault(name, []).append(thing)
        return self._phrases.get(preposition, [])

    def _names_in(self, role: str) -> set[str]:
        things = self._at(role)
        names = _names_of(self.sentence, things)
        if role in _DESCRIBED:
            names |= {each.lower for thing in things for each in self.sentence.children(thing.index, "amod")}
        return names


def has_clause(sentence: Sentence, token: Token) -> bool:
    """Whether the token governs a clause: "to leave", "that it left", "of leaving"."""
    if sentence.children(token.index, *frames.CLAUSE_DEPS):
        return True
    if any(each.tag == "VB" for each in sentence.children(token.index, "advcl")):
        return True
    return any(thing.dep == "pcomp" for _, thing in frames.phrases(sentence, token))


def names_things(condition: Condition) -> bool:
    """Whether a condition of a frame says what things stand there, and not that names or peoples do."""
    return bool(condition.words) and not condition.words & {_NAME, _PEOPLE}


def _particles(sentence: Sentence, token: Token) -> tuple[set[str], set[str]]:
    """The words that may belong to a multiword entry with the token, and these with what hangs on them."""
    beside: set[str] = set()
    below: set[str] = set()
    for child in sentence.children(token.index, *_PARTICLE_DEPS):
        if child.dep in ("prep", "advmod") and child.index != token.index + 1 and not _is_particle(sentence, child):
            continue
        beside.update((child.lower, child.lemma.lower(), frames.word_of(sentence, child)))
        below.update(each.lower for each in sentence.children(child.index))
    after = sentence.tokens[token.index + 1 : token.index + 2]
    if after and after[0].pos == "ADJ":  # "set free two men"
        beside.add(after[0].lower)
    return beside, beside | below


def _is_particle(sentence: Sentence, child: Token) -> bool:
    """Whether an adverb belongs to the verb though the object stands between: "handed the islands back"."""
    own = sentence.children(child.index, "pobj", "pcomp", "prep")
    return child.lower in _PARTICLES and all(each.lower == "to" for each in own)


def _is_hour(sentence: Sentence, thing: Token) -> bool:
    """Whether an object of "at" or "by" says when, and is no target: "at dawn", "at 6 a.m.", "at 5:58"."""
    if thing.lower in _HOURS:
        return True
    return thing.tag == "CD" and (
        ":" in thing.text or any(each.lower in _HOURS for each in sentence.subtree(thing.index))
    )


def _names_of(sentence: Sentence, things: list[Token]) -> set[str]:
    """Under which names the table may know things: lemmas, forms, nouns with what stands before, what is measured."""
    names: set[str] = set()
    for thing in things:
        word = frames.word_of(sentence, thing)
        names.update((word, thing.lower))
        if _has_a_name(sentence, thing):
            names.add(_NAME)
        if thing.tag == "NNPS":
            names.add(_PEOPLE)
        if thing.pos == "PROPN":
            names.add(word.removesuffix("s"))  # "Warships", capital at the start
        names.update(f"{each.lower} {word}" for each in sentence.children(thing.index, "compound", "amod"))
        names |= _names_of(sentence, frames.measured(sentence, thing))
    return names


def _has_a_name(sentence: Sentence, thing: Token) -> bool:
    """Whether a thing is a name or is named beside it: "her predecessor, Ana Lopez,"."""
    if thing.lower in DAY_NAMES:
        return False
    return thing.pos == "PROPN" or any(each.pos == "PROPN" for each in sentence.children(thing.index, "appos"))
