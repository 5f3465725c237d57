"""The readings of a report in, role nouns that a verb says of a name out.

the suspect, named as Lang; a man called Lang      a participle that names
Lunde is the mayor; the town's mayor is Lunde      to be, now and affirmed
Lunde became mayor in May                          to become
as mayor, Lunde built it; they elected Lunde as mayor   as
the bank named Brix its chief executive            verbs of appointing
"""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.extract.mentions.links import SUBJECTS, VERBS, complements
from dragoman.extract.mentions.reading import Reading
from dragoman.model.text import Sentence, Token

_CALLING = frozenset({"name", "call", "identify", "know"})
_BECOMING = frozenset({"become", "remain"})
_APPOINTING = frozenset({"name", "appoint", "elect", "make", "declare", "nominate", "crown", "choose"})
_UNREAL = frozenset({"would", "could", "may", "might", "should", "will", "can", "not", "n't", "never"})


def predicated(
    sentences: Sequence[Sentence],
    readings: Sequence[Reading],
    headed: Mapping[tuple[int, int], int],
    beside: Mapping[int, int],
) -> dict[int, int]:
    """Number of a role noun's reading -> number of the name's that a verb says it of.

    Args:
        sentences: Of the report.
        readings: Of the report, by number.
        headed: Sentence and head word -> number of a reading.
        beside: Role nouns already set beside a name.
    """
    found: dict[int, int] = {}
    for number, reading in enumerate(readings):
        if reading.nominal.shape != "role" or reading.nominal.plural or number in beside or reading.role is None:
            continue
        sentence = sentences[reading.nominal.sentence]
        for token in _named(sentence, sentence.tokens[reading.nominal.head]):
            other = headed.get((sentence.index, token.index))
            if other is not None and _may_be(readings[other], reading):
                found[number] = other
                break
    return found


def _may_be(name: Reading, role: Reading) -> bool:
    if name.nominal.shape != "name" or name.nominal.plural or role.role is None or name.kind == "place":
        return False
    return name.kind is None or (name.kind == "person") == (role.role.kind == "person")


def _named(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The heads of names that a noun is said of."""
    for verb in sentence.children(noun.index, "acl"):
        if verb.lemma in _CALLING:
            yield from (*sentence.children(verb.index, "oprd", "dobj"), *complements(sentence, verb.index, ("as",)))
    verb = sentence.tokens[noun.head]
    if noun.dep == "pobj" and verb.lower == "as":
        yield from _holder(sentence, sentence.tokens[verb.head])
    elif _is_unreal(sentence, verb):
        return
    elif noun.dep == "attr" and (verb.lemma in _BECOMING or _is_now(verb)):
        yield from sentence.children(verb.index, *SUBJECTS)
    elif noun.dep == "nsubj" and (_is_now(verb) or verb.lemma == "be"):
        yield from sentence.children(verb.index, "attr")
    elif noun.dep in ("oprd", "dobj") and verb.lemma in _APPOINTING:
        yield from (each for each in sentence.children(verb.index, "dative", "dobj", "nsubjpass") if each is not noun)
    elif noun.dep in ("attr", "oprd") and sentence.tokens[verb.head].lemma in _APPOINTING:
        yield from sentence.children(verb.index, "nsubj")


def _holder(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Who does something, or is chosen, as something: the object where there is one after a verb of appointing."""
    if verb.pos not in VERBS or _is_unreal(sentence, verb):
        return
    if verb.lemma in _APPOINTING:
        yield from sentence.children(verb.index, "dobj")
    yield from sentence.children(verb.index, *SUBJECTS)


def _is_now(verb: Token) -> bool:
    return verb.lemma == "be" and verb.tag in ("VBZ", "VBP")


def _is_unreal(sentence: Sentence, verb: Token) -> bool:
    return any(child.lower in _UNREAL for child in sentence.children(verb.index))
