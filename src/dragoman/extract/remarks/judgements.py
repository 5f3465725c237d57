"""Whether a word makes its clause a judgement of the writer's own: a parsed sentence and the word in, yes or no out.

To judge is to evaluate, to say what is right, or to read a meaning into what happened. Whose voice it is, is asked in
`own_voice`.
"""

from dragoman.codebooks.voice import voice_words
from dragoman.extract.remarks import predictions
from dragoman.extract.remarks.clauses import SUBJECTS, auxiliaries, is_main, is_negated, main_verb, subject
from dragoman.extract.remarks.persons import Persons
from dragoman.model.text import Sentence, Token

_LINKS = frozenset(("be", "seem", "look", "remain", "prove", "appear", "sound", "ring"))
_UNREAL = frozenset(("will", "'ll", "wo", "would", "'d", "could", "may", "might", "can", "shall"))
_NOT_KNOWN = frozenset(("clear", "obvious", "evident", "apparent", "certain", "true", "possible"))
"""Adjectives that say, where denied, that something is not known."""
_OF_WHAT = frozenset(("clear", "apparent", "true", "right", "hard", "easy", "difficult", "impossible", "tough", "good", "fair",
                      "bad", "natural", "strong", "weak", "fragile", "poor", "thin", "sound", "great"))  # fmt: skip
"""Adjectives that describe as often as they judge; they judge what is said in a clause: "it is right to", "it is clear that"."""
_MOODS = frozenset(("doubtful", "sad", "uneasy", "desperate", "suspicious", "hopeless", "brave", "correct", "wrong"))
"""Adjectives that tell of a person what goes on in him."""
_SENDS = frozenset(("send", "raise"))
_SAID_THERE = frozenset(("message", "signal", "question", "doubt", "fear", "hope", "alarm", "eyebrow", "spectre", "specter"))
_READ_OFF = frozenset(("apparent", "obvious", "clear", "evident", "transparent", "blatant", "desperate"))
_BIDS = frozenset(("attempt", "bid", "effort", "move", "display", "show", "warning", "turn", "twist"))
"""Nouns that are read off what was done only where an adjective says so: "in an apparent attempt to"."""
_ADVISED = frozenset(("you", "reader", "traveller", "traveler", "passenger", "visitor", "motorist", "customer", "anyone",
                      "applicant", "resident", "who", "that", "which"))  # fmt: skip
_ASKED_TO = frozenset(("you", "your", "i"))
_DENIES = frozenset(("not", "n't", "really", "ever", "should", "must"))
_PRESENT = frozenset(("VBZ", "VBP"))


def evaluative(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether an adjective judges what it is said of: "was shameful", "seems doubtful"."""
    verb = _link(sentence, token, ("acomp", "oprd", "ROOT"))
    if verb is None or token.pos != "ADJ":
        return False
    lemma = token.lemma.lower()
    if is_negated(sentence, verb) and lemma in _NOT_KNOWN:
        return False
    doer = subject(sentence, verb)
    if lemma in _MOODS and doer is not None and persons.is_somebody(doer):
        return False
    if lemma not in _OF_WHAT:
        return True
    what = [*sentence.children(verb.index, "ccomp", "csubj", "xcomp"), *sentence.children(token.index, "ccomp", "xcomp")]
    about = sentence.children(verb.index, "nsubj", "csubj")
    return bool(what) and bool(about) and (about[0].lower in ("it", "what") or about[0].dep == "csubj")


def too_much(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a predicate is said to be too much of something: "is too timid"."""
    del persons
    adjective = sentence.tokens[token.head]
    return (
        token.dep == "advmod" and token.index < adjective.index and adjective.pos == "ADJ"
        and _link(sentence, adjective, ("acomp",)) is not None
    )  # fmt: skip


def verdict(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a predicate noun judges: "was a triumph"; "was a heart failure" does not."""
    del persons
    verb = _link(sentence, token, ("attr",))
    if verb is None or token.pos != "NOUN" or sentence.children(token.index, "compound", "nummod", "poss"):
        return False
    return subject(sentence, verb) is not None and not sentence.children(verb.index, "expl")


def _link(sentence: Sentence, token: Token, labels: tuple[str, ...]) -> Token | None:
    """The verb of a main clause that links a predicate with its subject, if it tells of what is."""
    while token.dep == "conj" and token.head != token.index and sentence.tokens[token.head].pos == token.pos:
        token = sentence.tokens[token.head]
    verb = sentence.tokens[token.head]
    if token.dep not in labels or verb.index == token.index or verb.lemma.lower() not in _LINKS:
        return None
    if not is_main(sentence, verb) or auxiliaries(sentence, verb) & _UNREAL or sentence.text.rstrip().endswith("?"):
        return None
    return verb if verb.tag != "VB" or auxiliaries(sentence, verb) else None


def comment(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether an adverb comments on its whole clause: it stands before the verb, or first."""
    del persons
    verb = sentence.tokens[token.head]
    if token.dep != "advmod" or token.index > verb.index or verb.pos not in ("VERB", "AUX"):
        return False
    return is_main(sentence, verb) and not auxiliaries(sentence, verb) & {"could", "can"}


def meaning(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a verb reads a meaning into a happening: "the delay underlines the weakness of the alliance"."""
    words = voice_words()
    if token.pos != "VERB" or not is_main(sentence, token) or auxiliaries(sentence, token) & _UNREAL:
        return False
    doer = subject(sentence, token)
    if doer is None or doer.lemma.lower() in words["witness"] or persons.is_somebody(doer) or doer.pos == "NUM":
        return False
    lemma = token.lemma.lower()
    found = [each.lemma.lower() for each in sentence.children(token.index, "dobj")]
    if lemma in _SENDS:
        return any(each in _SAID_THERE for each in found)
    return any(each in words["read"] for each in found)


def worn(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether an attribute judges its noun: "a shameful silence"."""
    del persons
    noun = sentence.tokens[token.head]
    verb = main_verb(sentence, noun)
    owned = verb is not None and verb.lemma.lower() not in voice_words()["unowned"]
    return token.dep == "amod" and noun.pos == "NOUN" and owned


def sense(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether the clause is said to be a sign or a blow, by "in a ..."; or an apparent attempt."""
    del persons
    before = sentence.tokens[token.head]
    if token.dep != "pobj" or before.lower not in ("in", "as") or main_verb(sentence, before) is None:
        return False
    if sentence.tokens[before.head].pos not in ("VERB", "AUX") or not sentence.children(token.index, "det"):
        return False
    if before.lower == "as" and token.lemma.lower() not in _BIDS:
        return False
    if token.lemma.lower() in _BIDS:
        return any(each.lower in _READ_OFF for each in sentence.children(token.index, "amod"))
    return any(each.index > token.index for each in sentence.children(token.index, "prep", "acl", "relcl", "ccomp"))


def owed(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a verb says what is right: "should rebuild", "must not wait", "needs to listen"."""
    words = voice_words()
    lemma = token.lemma.lower()
    if token.tag in _PRESENT and lemma in ("need", "deserve"):
        verb = next(iter(sentence.children(token.index, "xcomp", "dobj") if lemma == "deserve" else
                         sentence.children(token.index, "xcomp")), None)  # fmt: skip
        doer = subject(sentence, token)
        return verb is not None and is_main(sentence, token) and doer is not None and persons.is_somebody(doer)
    verb = sentence.tokens[token.head]
    if token.dep != "aux" or not is_main(sentence, verb) or sentence.text.rstrip().endswith("?"):
        return False
    about = sentence.children(verb.index, *SUBJECTS, "expl")
    doer = subject(sentence, verb)
    if (about and token.index < about[0].index) or doer is None or doer.lemma.lower() in _ADVISED:
        return False
    if "have" in auxiliaries(sentence, verb) and token.lower == "must":
        return False
    if predictions.foreseen(sentence, token, persons):
        return False
    ruled = any(each.lemma.lower() in words["ruled"] for each in sentence.tokens)
    return not (ruled or (token.lower == "must" and verb.tag == "VBN"))


def asked(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a question is put that its writer answers by putting it: "Who would trust such a promise?"."""
    del persons
    words = {each.lower for each in sentence.tokens}
    if token.index != len(sentence.tokens) - 1 or words & _ASKED_TO or sentence.text.isupper():
        return False
    opens = sentence.tokens[0].lower
    return bool(words & _UNREAL or words & _DENIES) and opens not in ("what", "when", "where", "which")
