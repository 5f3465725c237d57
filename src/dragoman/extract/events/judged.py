"""Who is judged: a subject and its sentence in, the other party that it names or whose deed it is out.

A party is named, or owns what is judged ("its actions", "the launch by Peru"), or is understood: "such acts" are those
that the report told of before, "they" whom the speaker judged before.
"""

from collections.abc import Sequence

from dragoman.codebooks.judgements import judgement_words
from dragoman.extract.events import frames
from dragoman.extract.events.definiteness import POINTING
from dragoman.extract.events.designation import Designation
from dragoman.extract.events.memory import Told, last_acts
from dragoman.extract.events.operators import MATERIAL_CONFLICT
from dragoman.extract.events.sides import Found, coded, inferred, is_official
from dragoman.language.reference import MentionIndex
from dragoman.model.text import Sentence, Token

_TEAMS = frozenset(("team", "squad", "club", "player", "coach", "athlete"))
"""Who bears a state's name in sport."""
_THEIRS = frozenset(("its", "their", "his", "her"))
_PRONOUNS = frozenset(("it", "they", "he", "she"))
_BACK = 12
"""Acts told before that "such acts" may mean."""
_FAR = 1500
"""Code points of the report within which "such acts" were told."""
_NEAR = 300
"""Code points within which "it" is what was told."""
_OWNED = ("poss", "compound", "amod", "nmod")


class Judged:
    """Answers for one speaker in one sentence."""

    def __init__(self, sentence: Sentence, index: MentionIndex, speaker: Found, told: Sequence[Told],
                 before: tuple[Found, ...] = ()) -> None:  # fmt: skip
        """Nothing is asked yet.

        Args:
            sentence: Parsed.
            index: Of the report's mentions.
            speaker: Who judges.
            told: The acts that the report has told so far.
            before: Whom the speaker judged just before.
        """
        self.sentence = sentence
        self.index = index
        self.speaker = speaker
        self._side = speaker.side
        self._told = told
        named = index.resolve(speaker.mention)
        known = f"{speaker.mention.mention_text} {named.mention_text} {named.basis or ''}"
        self._office = frozenset(known.lower().split())
        self._before = inferred(before)
        self._parties = Designation(sentence, index, act="ACCUSE")

    def of(
        self, subjects: Sequence[Token], top: Token, *, loosely: bool = False, plainly: bool = False
    ) -> tuple[Found, ...]:
        """The parties that a subject stands for, unless one is the speaker's own.

        Args:
            subjects: The words.
            top: The verb of the clause.
            loosely: Any noun may be a deed.
            plainly: "It" must be known to be a party.
        """
        if plainly and any(each.lower == "it" and not self._named(each) for each in subjects):
            return ()
        found: list[Found] = []
        if loosely:
            subjects = [each for each in subjects if each.pos != "PRON"]
        for subject in subjects:
            for each in frames.conjuncts(self.sentence, subject):
                found += self._at(each, top, loosely=loosely)
        if any(each.side == self._side for each in found):
            return ()
        return self._others(found)

    def is_own(self, subject: Token) -> bool:
        """Whether a subject is the speaker or those he speaks for."""
        if subject.lower in ("we", "i"):
            return True
        return any(each.side == self._side for each in self._named(subject))

    def is_named(self, subject: Token) -> bool:
        """Whether a subject is itself a party."""
        return subject.pos == "PRON" or bool(self._named(subject))

    def name(self, found: Found) -> str:
        """What the report calls a party, where it only says "it"."""
        return self.index.resolve(found.mention).mention_text

    def only(self, top: Token) -> tuple[Found, ...]:
        """The one other party that a clause names, else its sentence; else whom the speaker judged before."""
        for tokens in (self.sentence.subtree(top.index), self.sentence.tokens):
            others = self._others([each for token in tokens for each in self._mentioned(token)])
            if others:
                return others[:1] if len({each.side for each in others}) == 1 else ()
        return self._before

    def _at(self, token: Token, top: Token, *, loosely: bool) -> Sequence[Found]:
        if token.dep == "csubj":  # "what Peru is doing is a crime"
            return [each for one in self.sentence.children(token.index, "nsubj") for each in self._named(one)]
        several = token.tag == "NNS" and not self.sentence.children(token.index)
        if several or (token.lower == "those" and self.sentence.children(token.index, "relcl")):
            return ()  # "governments", "those who"
        if token.lower in POINTING and token.pos in ("PRON", "DET"):  # "this is a provocation by Peru"
            by = any(each.lower == "by" for each in self.sentence.subtree(top.index))
            return self.only(top) if by else self._meant()
        named = self._named(token)
        if named:
            return named
        if token.lower in _PRONOUNS:
            return self._meant() if token.lower == "it" else self._before
        word = token.lemma.lower()
        classes = judgement_words()
        if word in classes["DONE"]:
            owners = [*self.sentence.children(token.index, *_OWNED)]
            owners += [thing for name, thing in frames.phrases(self.sentence, token) if name == "by"]
            found = [each for owner in owners for each in self._named(owner)]
        elif loosely or word in classes["DEED"] | classes["BODY"]:
            found = [*coded(self._parties.at(token))]
        else:
            return ()
        if not found and any(each.tag == "PRP$" for each in self.sentence.children(token.index, "poss")):
            own = self.sentence.children(token.index, "poss")
            return self._before if all(each.lower in _THEIRS for each in own) else ()
        return found or self._understood(token)

    def _named(self, token: Token) -> tuple[Found, ...]:
        """The party that a word heads the name of."""
        mention = self.index.heading(self.sentence, token.index)
        if mention is None or token.lemma.lower() in _TEAMS:
            return ()
        code = mention.actor or self.index.resolve(mention).actor
        found = coded(self._parties.at(token))
        return found if code else ()

    def _mentioned(self, token: Token) -> tuple[Found, ...]:
        mention = self.index.heading(self.sentence, token.index)
        if mention is None or mention.kind == "place":
            return ()
        code = mention.actor or self.index.resolve(mention).actor
        return (Found(mention=mention, actor=code, inferred=False),) if code else ()

    def _others(self, found: Sequence[Found]) -> tuple[Found, ...]:
        """States, bodies, groups and officials other than of the speaker's side, each once."""
        kept: dict[str, Found] = {}
        for each in found:
            if is_official(each) and not self._is_own_house(each) and each.side != self._side:
                kept.setdefault(each.actor or "", each)
        return tuple(kept.values())

    def _is_own_house(self, found: Found) -> bool:
        """Whether an organisation is that of the speaker's office: "European Union", "European Trade Commissioner"."""
        first = self.name(found).lower().removeprefix("the ").partition(" ")[0]
        return (found.actor or "").startswith("IGO/") and first in self._office

    def _meant(self) -> tuple[Found, ...]:
        """Whom "it" and "this" mean: whom the speaker judged before, else the doer of what was told just before."""
        acts = [each for each in last_acts(self._told, 1) if each.type in MATERIAL_CONFLICT]
        if self._before or not acts:
            return self._before
        doers = self._others(coded(acts[0].cast.sources))
        near = all(self.sentence.start - each.mention.mention_end < _NEAR for each in doers)
        return inferred(doers) if near else ()

    def _understood(self, token: Token) -> tuple[Found, ...]:
        """Whose deed "such acts" or "the launch" is: of the party that the sentence names, or of acts told before."""
        words = {each.lower for each in self.sentence.children(token.index, "det", "amod", "predet")}
        word = token.lemma.lower()
        pointed = bool(words & POINTING)
        if not pointed and "the" not in words:
            return ()
        for earlier in reversed(last_acts(self._told, _BACK)):
            kind = pointed and word in judgement_words()["VAGUE"] and earlier.type in MATERIAL_CONFLICT
            alike = any(word.startswith(stem) for stem in earlier.stems)
            doers = self._others(coded(earlier.cast.sources))
            near = all(self.sentence.start - each.mention.mention_start < _FAR for each in doers)
            if (kind or alike) and doers and near:
                return inferred(doers)
        return self._before if pointed and word in judgement_words()["VAGUE"] else ()
