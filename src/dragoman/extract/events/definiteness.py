"""Whether a noun is spoken of as known: a word of a parsed sentence in, yes or no out."""

from dragoman.extract.events import frames
from dragoman.model.text import Sentence, Token

_DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
_ARTICLES = _DEMONSTRATIVES | {"the", "both"}
POINTING = _DEMONSTRATIVES | {"such", "latest"}
"""Words that point at what was told: "such acts", "its latest move"."""
_INDEFINITE = frozenset(("a", "an", "any", "no", "some", "new", "another", "other", "further", "more", "every", "each",
                         "such", "future", "possible", "potential", "next"))  # fmt: skip


def definite(sentence: Sentence, index: int) -> bool:
    """Whether a noun is spoken of as known: "the launch", "their release", "launches"."""
    words = {each.lower for each in sentence.children(index, "det", "amod")}
    words |= {each.lower for one in sentence.children(index, "amod") for each in sentence.children(one.index)}
    if words & _INDEFINITE:
        return False
    known = words & _ARTICLES or "latest" in words or sentence.children(index, "poss")
    return bool(known) or sentence.tokens[index].tag == "NNS"


def has_article(sentence: Sentence, index: int) -> bool:
    """Whether "the" or the like stands before a noun: "the missile", "both missiles"."""
    return any(each.lower in _ARTICLES for each in sentence.children(index, "det"))


def is_general(sentence: Sentence, noun: Token) -> bool:
    """Whether a bare plural stands for all of its kind: "talks are better than guns"."""
    verb = sentence.tokens[noun.head]
    bare = noun.tag == "NNS" and not sentence.children(noun.index, "det", "poss")
    return bare and verb.tag in ("VBZ", "VBP") and noun.dep == "nsubj"


def is_of_known(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject is a pronoun, or some of those whom one stands for: "eleven of them"."""
    of = [each for preposition in sentence.children(subject.index, "prep") if preposition.lower == "of"
          for each in sentence.children(preposition.index, "pobj")]  # fmt: skip
    return any(each.pos == "PRON" for each in (subject, *of))


def is_nobodys(sentence: Sentence, thing: Token) -> bool:
    """Whether a noun is spoken of as known, and no name says whose it is: "the demand", "these words"."""
    beside = sentence.children(thing.index, "poss", "compound", "amod", "nmod")
    owners = [
        each for each in beside if each.pos == "PROPN" or (each.dep == "poss" and each.pos not in ("PRON", "DET"))
    ]
    owners += [each for each in beside if each.dep == "amod" and each.text[:1].isupper()]
    named = [
        each for name, each in frames.phrases(sentence, thing) if name in ("of", "by", "from") and each.pos == "PROPN"
    ]
    pointed = any(each.lower in POINTING for each in sentence.children(thing.index, "det", "amod"))
    return not owners and not named and (pointed or definite(sentence, thing.index))
