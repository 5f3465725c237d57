"""To whom an answer is that does not say so: an act with its doers and what was told in, the other party out.

A rule holds for certain types of acts where their words say that something told before is answered, and names whose
that was. The rules are asked in order; the first that holds decides, but for those that may leave it to later ones.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.codebooks.answering import answering
from dragoman.codebooks.predicates import predicates
from dragoman.extract.events import frames
from dragoman.extract.events.definiteness import is_nobodys
from dragoman.extract.events.memory import Told, is_renamed, last_acts
from dragoman.extract.events.operators import MATERIAL_CONFLICT, Reading
from dragoman.extract.events.opponents import doer, doer_of, opponents, sayer
from dragoman.extract.events.replies import is_in_return
from dragoman.extract.events.sides import Found, sides_of
from dragoman.model.text import Sentence, Token

_LAST = 2
"""Acts told last, of which "the move" may be one."""
_SIGNS = frozenset(("sign", "ratify", "initial", "pass", "approve", "adopt"))
"""Verbs of support that judge nobody's deed."""
_VOWS = frozenset(("threaten", "warn", "vow", "promise", "swear", "pledge", "threat", "warning"))
_JUDGES = frozenset(("ACCUSE", "SUPPORT"))
_SHOT_DOWN = frozenset(("missile", "rocket", "drone", "jet", "plane", "aircraft", "balloon", "projectile"))
"""What an attack on is one on whoever sent it."""
_OVER = frozenset(("over", "about", "for", "at", "on", "by", "to", "with", "against"))
_ITSELF = frozenset(("it", "this", "that", "them", "these", "those"))
_RELATIVE = ("WDT", "WP")
"""Tags of pronouns whose noun stands in the same sentence."""
_UNFRIENDLY = frozenset((*MATERIAL_CONFLICT, "ACCUSE", "REJECT", "THREATEN", "REQUEST"))
"""Types of acts after which ties are cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """An act that may answer another: who does it, what it is about, and what was told before."""

    sentence: Sentence
    reading: Reading
    sources: tuple[Found, ...]
    told: list[Told]
    things: list[Token]

    @property
    def words(self) -> list[Token]:
        """The word of the act and those that govern it."""
        return [self.sentence.tokens[index] for index in (self.reading.anchor, *self.reading.chain)]


def addressee(sentence: Sentence, reading: Reading, sources: tuple[Found, ...], told: list[Told]) -> tuple[Found, ...]:
    """The party that an act is an answer to, as inferred; none where it answers nothing that was told.

    Args:
        sentence: Of the act, parsed.
        reading: The act.
        sources: Who does it.
        told: The acts that the report has told so far.
    """
    answer = _Answer(sentence=sentence, reading=reading, sources=sources, told=told, things=_things(sentence, reading))
    for rule in _RULES:
        if (rule.acts is None or reading.act in rule.acts) and rule.when(answer):
            found = rule.whom(answer)
            if found or rule.settles:
                return found
    return ()


def _always(answer: _Answer) -> bool:
    return True


def _refuses_to_act(answer: _Answer) -> bool:
    """Whether an act is refused, which turns nothing of theirs down: "refused to condemn the attack"."""
    return answer.reading.type == "REJECT" and answer.reading.act != "REJECT"


def _is_of_words(answer: _Answer) -> bool:
    """Whether it is about what somebody has said: "rejected the demand"."""
    return any(
        each.lemma.lower() in answering()["word"] and is_nobodys(answer.sentence, each) for each in answer.things
    )


def _is_of_it(answer: _Answer) -> bool:
    return any(each.lower == "it" for each in answer.things)


def _signs(answer: _Answer) -> bool:
    return answer.words[0].lemma.lower() in _SIGNS


def _is_of_deed(answer: _Answer) -> bool:
    """Whether it is about what somebody has done: "condemned the move"."""
    return any(_is_deed(answer.sentence, each, answer.told) for each in answer.things)


def _is_for_it_to_do(answer: _Answer) -> bool:
    """Whether it is "it" or "they" who shall do what is asked: "demanded that it close the camps"."""
    sentence = answer.sentence
    below = [clause for word in answer.words for clause in sentence.children(word.index, "ccomp")]
    return any(each.lower in ("it", "they") for clause in below for each in sentence.children(clause.index, "nsubj"))


def _cuts_ties(answer: _Answer) -> bool:
    """Whether ties are broken off, and it is not said with whom: "recalled its ambassador"."""
    ties = [each for each in answer.things if each.lemma.lower() in answering()["ties"]]
    return any(not _is_with_another(answer.sentence, each) for each in ties)


def _wants_amends(answer: _Answer) -> bool:
    return any(each.lemma.lower() in answering()["wanted"] for each in answer.things)


def _vows(answer: _Answer) -> bool:
    return any(each.lemma.lower() in _VOWS for each in answer.words)


def _answers(answer: _Answer) -> bool:
    """Whether the verb of the act is one of answering."""
    words, sentence = answering()["answer"], answer.sentence
    for token in answer.words:
        particles = [each.lower for each in sentence.children(token.index, "prt", "advmod")]
        lemma = token.lemma.lower()
        if sentence.children(token.index, "xcomp", "ccomp"):
            continue  # "refused to condemn the attack" says what is refused
        if token.pos == "VERB" and (lemma in words or any(f"{lemma} {each}" in words for each in particles)):
            return True
    return is_in_return(sentence, answer.reading)


def _nobody(answer: _Answer) -> tuple[Found, ...]:
    return ()


def _other_side(answer: _Answer) -> tuple[Found, ...]:
    return opponents(answer.sentence, answer.sources, answer.told)


def _rivals(answer: _Answer) -> tuple[Found, ...]:
    """The other side of what was done in anger."""
    return opponents(answer.sentence, answer.sources, [each for each in answer.told if each.type in _UNFRIENDLY])


def _attackers(answer: _Answer) -> tuple[Found, ...]:
    """Against whom one shows arms just after having suffered from him: "Chile put its fleet on alert"."""
    own = sides_of(answer.sources)
    before = [each for each in answer.told if each.type in MATERIAL_CONFLICT and sides_of(each.cast.recipients) & own]
    return opponents(answer.sentence, answer.sources, before)


def _senders(answer: _Answer) -> tuple[Found, ...]:
    """Who sent what was shot down."""
    struck = [each for each in answer.things if each.lemma.lower() in _SHOT_DOWN]
    return doer_of(answer.sentence, struck, answer.sources, answer.told)


def _doer_of_thing(answer: _Answer) -> tuple[Found, ...]:
    return doer_of(answer.sentence, answer.things, answer.sources, answer.told)


def _doer(answer: _Answer) -> tuple[Found, ...]:
    return doer(answer.sentence, answer.sources, answer.told)


def _doer_of_kind(answer: _Answer) -> tuple[Found, ...]:
    """Who did an act of the type that a noun names: "condemned the flights"."""
    types = {kind for each in answer.things if is_nobodys(answer.sentence, each) for kind in _types(each)}
    return doer(answer.sentence, answer.sources, answer.told, frozenset(types)) if types else ()


def _sayer(answer: _Answer) -> tuple[Found, ...]:
    """Who said what is answered; to others too, where it is judged."""
    judges = answer.reading.act in _JUDGES
    return sayer(answer.sentence, answer.sources, answer.told, anyone=judges) or _rivals(answer)


def _other_side_or_doer(answer: _Answer) -> tuple[Found, ...]:
    return _other_side(answer) or _doer(answer)


@dataclass(frozen=True, slots=True)
class _Rule:
    """Acts of some types, or of any; when it holds; whom they answer; whether nobody is asked after it."""

    acts: frozenset[str] | None
    when: Callable[[_Answer], bool]
    whom: Callable[[_Answer], tuple[Found, ...]]
    settles: bool = True


_RULES = (
    _Rule(None, _refuses_to_act, _nobody),
    _Rule(frozenset(("MOBILIZE",)), _always, _attackers),
    _Rule(frozenset(("ASSAULT",)), _always, _senders, settles=False),
    _Rule(frozenset(("ASSAULT",)), _answers, _other_side),
    _Rule(frozenset(("ASSAULT",)), _always, _nobody),
    _Rule(_JUDGES, _always, _doer_of_thing, settles=False),
    _Rule(None, _is_of_words, _sayer),
    _Rule(frozenset(("REJECT",)), _is_of_it, _sayer),
    _Rule(frozenset(("SUPPORT",)), _signs, _nobody),
    _Rule(_JUDGES | {"REJECT"}, _is_of_deed, _doer),
    _Rule(_JUDGES, _always, _doer_of_kind, settles=False),
    _Rule(frozenset(("REQUEST",)), _is_for_it_to_do, _other_side_or_doer),
    _Rule(None, _answers, _other_side),
    _Rule(frozenset(("SANCTION", "ACCUSE")), _cuts_ties, _rivals),
    _Rule(frozenset(("THREATEN",)), _vows, _rivals),
    _Rule(frozenset(("REQUEST",)), _wants_amends, _other_side),
)


def _types(thing: Token) -> set[str]:
    """The types of the acts that a noun names: "the flights", "the attack"."""
    rows = predicates().get(("n", thing.lemma.lower()), ()) if thing.pos == "NOUN" else ()
    return {row.type for row in rows if row.type is not None and not row.frame}


def _things(sentence: Sentence, reading: Reading) -> list[Token]:
    """What the act is about: what its verb or preposition governs, the subject of a clause below, what drew it."""
    anchors = [sentence.tokens[index] for index in dict.fromkeys((reading.anchor, *reading.chain))]
    found = [sentence.tokens[index] for index in reading.taken]
    for anchor in anchors:
        found += sentence.children(anchor.index, "dobj", "nsubjpass")
        found += [thing for name, thing in frames.phrases(sentence, anchor) if name in _OVER]
        for clause in sentence.children(anchor.index, "ccomp", "xcomp"):
            found += sentence.children(clause.index, "nsubj") if clause.pos in ("ADJ", "NOUN", "PROPN") else ()
        above = sentence.tokens[anchor.head]
        if anchor.dep == "dobj" and above.lemma.lower() in answering()["draws"]:
            found += sentence.children(above.index, "nsubj")
    return list(
        {each.index: each for each in found if each.pos in ("NOUN", "PRON") and each.tag not in _RELATIVE}.values()
    )


def _is_with_another(sentence: Sentence, thing: Token) -> bool:
    """Whether it is said with whom one has what one breaks off: "its embassy in Lima"."""
    return any(each.lower in ("to", "in", "with", "from") for each in sentence.children(thing.index, "prep"))


def _is_deed(sentence: Sentence, thing: Token, told: list[Told]) -> bool:
    """Whether a word stands for an act told before: "the move", "such actions", "it"."""
    if thing.pos == "PRON":
        return thing.lower in _ITSELF
    renamed = any(is_renamed(sentence, thing.index, each) for each in last_acts(told, _LAST))
    return renamed or (thing.lemma.lower() in answering()["deed"] and is_nobodys(sentence, thing))
