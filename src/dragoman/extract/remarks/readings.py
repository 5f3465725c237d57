"""Whether a word makes its clause a reading of the writer's own: what a happening shows, or was meant to do.

A parsed sentence and the word in, yes or no out. Whose voice it is, is asked in `own_voice`.
"""

from dragoman.codebooks.voice import voice_words
from dragoman.extract.remarks.clauses import auxiliaries, is_asserted, main_verb, subject
from dragoman.extract.remarks.persons import Persons
from dragoman.model.text import Sentence, Token

_SENDS = frozenset(("send", "raise"))
_SAID_THERE = frozenset(
    ("message", "signal", "question", "doubt", "fear", "hope", "alarm", "eyebrow", "spectre", "specter")
)
_READ_OFF = frozenset(("apparent", "obvious", "clear", "evident", "transparent", "blatant", "desperate"))
_BIDS = frozenset(("attempt", "bid", "effort", "move", "display", "show", "warning", "turn", "twist"))
"""Nouns that are read off what was done only where an adjective says so: "in an apparent attempt to"."""
_SAYING_SO = frozenset(("suggest", "show", "imply", "signal", "prove", "demonstrate"))
"""Verbs that say in a clause what something means: "the delay suggests that the alliance is weak"."""
_SMELLS = frozenset(("smack", "reek"))
_ENDS = frozenset(("reassure", "send", "signal", "remind", "please", "punish", "rally", "buy", "win"))
"""What something may be designed to do, beside what nobody owns to."""
_HOPES = frozenset(("hope", "try", "seek", "intend", "aim", "want", "determine", "calculate", "design", "mean", "fear",
                    "eager", "keen", "unaware", "unconcerned", "determined"))  # fmt: skip
_PRESENT = frozenset(("VBZ", "VBP"))
_UNREAL = frozenset(("will", "'ll", "wo", "would", "'d", "could", "may", "might", "can", "shall"))


def meaning(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a verb reads a meaning into a happening: "the delay underlines the weakness of the alliance"."""
    words = voice_words()
    if token.tag == "VBG" and token.dep == "advcl":
        return _shows_besides(sentence, token)
    if token.pos != "VERB" or not is_asserted(sentence, token) or auxiliaries(sentence, token) & _UNREAL:
        return False
    doer = subject(sentence, token)
    shown = {each.lemma.lower() for each in sentence.children(token.index, "dobj")}
    if token.lemma in ("show", "display", "demonstrate", "betray") and not words["virtue"].isdisjoint(shown):
        return True
    if doer is None or doer.lemma.lower() in words["witness"] or persons.is_somebody(doer) or doer.pos == "NUM":
        return False
    if any(each.lower == "whose" for each in sentence.subtree(token.index)):
        return False
    lemma = token.lemma.lower()
    if lemma in _SAYING_SO and token.tag in _PRESENT and doer.pos == "NOUN" and sentence.children(token.index, "ccomp"):
        return True
    found = [each.lemma.lower() for each in sentence.children(token.index, "dobj")]
    if lemma in _SMELLS:
        return any(each.lower == "of" for each in sentence.children(token.index, "prep"))
    if lemma in _SENDS:
        return any(each in _SAID_THERE for each in found)
    if lemma == "betray":
        return bool(found)
    return any(each in words["read"] for each in found)


def _shows_besides(sentence: Sentence, token: Token) -> bool:
    """Whether a participle says what the clause before it shows: "..., revealing his contempt"."""
    found = {each.lemma.lower() for each in sentence.children(token.index, "dobj")}
    wanted = _SAID_THERE if token.lemma.lower() in _SENDS else voice_words()["read"]
    return is_asserted(sentence, token) and not wanted.isdisjoint(found)


def reads_off(sentence: Sentence, verb: Token, persons: Persons) -> bool:
    """Whether a verb that may have a speaker is the writer's own reading of a thing: "the vote suggests that"."""
    doer = subject(sentence, verb)
    words = voice_words()
    if verb.lemma.lower() not in words["meaning"] | words["looming"] or doer is None or doer.pos == "PRON":
        return doer is not None and doer.lower in ("this", "that", "it") and verb.lemma.lower() in words["meaning"]
    return doer.lemma.lower() not in words["witness"] and not persons.is_somebody(doer)


def sense(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether the clause is said to be a sign or a blow, by "in a ..."; or an apparent attempt."""
    del persons
    before = sentence.tokens[token.head]
    if token.dep != "pobj" or before.lower not in ("in", "as") or main_verb(sentence, before) is None:
        return False
    if not sentence.children(token.index, "det"):
        return False
    if before.lower == "as" and token.lemma.lower() not in _BIDS:
        return False
    ends = {each.lemma.lower() for each in sentence.children(token.index, "acl")}
    if ends & voice_words()["motive"]:
        return True
    if token.lemma.lower() in _BIDS:
        return any(each.lower in _READ_OFF for each in sentence.children(token.index, "amod"))
    return any(each.index > token.index for each in sentence.children(token.index, "prep", "acl", "relcl", "ccomp"))


def aim(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether something is said to have been done to an end that nobody owns to: "are designed to frighten"."""
    if token.tag != "VBN" or not is_asserted(sentence, token) or auxiliaries(sentence, token) & _UNREAL:
        return False
    doer = subject(sentence, token)
    ends = [each.lemma.lower() for each in sentence.children(token.index, "xcomp", "advcl")]
    for each in sentence.children(token.index, "prep"):
        ends += [below.lemma.lower() for below in sentence.children(each.index, "pcomp")]
        ends += [below.lemma.lower() for below in sentence.children(each.index, "pobj") if each.lower == "as"]
    if doer is None or persons.is_somebody(doer):
        return False
    return not (voice_words()["motive"] | voice_words()["sense"] | _ENDS).isdisjoint(ends)


def seeming(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether the writer says how it seems to stand with somebody: "the general seems to have lost patience"."""
    doer = subject(sentence, token)
    then = sentence.children(token.index, "xcomp")
    return bool(then) and is_asserted(sentence, token) and doer is not None and persons.is_somebody(doer)


def ploy(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a purpose is laid to somebody that he would not own to: "freed two poets to appease the students"."""
    del persons
    above = sentence.tokens[token.head]
    if token.dep not in ("xcomp", "advcl") or not any(
        each.lower == "to" for each in sentence.children(token.index, "aux")
    ):
        return False
    return is_asserted(sentence, above) and not auxiliaries(sentence, above) & _UNREAL


def betting(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether somebody is said to stake something on what he may not have said: "is betting that voters forget"."""
    del persons
    return token.pos == "VERB" and is_asserted(sentence, token) and bool(sentence.children(token.index, "ccomp"))


def guessed(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether what somebody wants is a guess: "apparently hoping to win time"."""
    del persons
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return bool(after) and after[0].lemma.lower() in _HOPES


def borne(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a virtue or a vice is laid to how something was done: "answered with contempt"."""
    del persons
    before = sentence.tokens[token.head]
    above = sentence.tokens[before.head]
    return (
        token.dep == "pobj"
        and before.lower == "with"
        and above.pos == "VERB"
        and before.index > above.index
        and is_asserted(sentence, above)
    )
