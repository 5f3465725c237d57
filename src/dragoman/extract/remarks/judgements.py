"""Whether a word makes its clause a judgement of the writer's own: a parsed sentence and the word in, yes or no out.

To judge is to evaluate, to say what is right, or to read a meaning into what happened. Whose voice it is, is asked in
`own_voice`.
"""

from dragoman.codebooks.voice import voice_words
from dragoman.extract.remarks import predictions
from dragoman.extract.remarks.clauses import (
    SUBJECTS,
    auxiliaries,
    is_asserted,
    is_main,
    is_negated,
    main_verb,
    objects,
    subject,
)
from dragoman.extract.remarks.persons import Persons
from dragoman.model.text import Sentence, Token

_LINKS = frozenset(("be", "become", "seem", "look", "remain", "prove", "appear", "sound", "ring"))
_UNREAL = frozenset(("will", "'ll", "wo", "would", "'d", "could", "may", "might", "can", "shall"))
_NOT_KNOWN = frozenset(("clear", "obvious", "evident", "apparent", "certain", "true", "possible"))
"""Adjectives that say, where denied, that something is not known."""
_ADVISED = frozenset(("you", "reader", "traveller", "traveler", "passenger", "visitor", "motorist", "customer",
                      "anyone", "applicant", "resident", "who", "that", "which"))  # fmt: skip
_REALLY = frozenset(("really", "never", "always", "only", "not", "less", "more", "simply", "much"))
_BEARS_OUT = frozenset(("justify", "excuse", "explain", "warrant", "suggest", "support", "redeem", "prepare"))
_MEASURED = frozenset(
    ("growth", "rate", "estate", "wage", "income", "gdp", "price", "value", "term", "return", "yield")
)
"""Nouns that economists call real."""
_READY = frozenset(("ready", "able", "available", "complete", "possible", "open", "enough", "visible", "back", "over"))
"""Predicates that "should" expects and does not ask for."""
_LIMITS = frozenset(("before", "within", "by", "if", "deadline", "voter", "candidate"))
"""Words beside which "must" tells of a rule."""
_ASKED_TO = frozenset(("you", "your", "i", "we", "our"))
_DENIES = frozenset(("would", "could", "can", "not", "n't", "really", "ever", "should", "must"))
_PRESENT = frozenset(("VBZ", "VBP"))


def evaluative(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether an adjective judges what it is said of: "was shameful", "seems doubtful"."""
    words, lemma = voice_words(), token.lemma.lower()
    if token.dep == "amod":
        return (
            token.tag != "JJR"
            and not {lemma} & (words["describing"] | words["mild"])
            and _link(sentence, sentence.tokens[token.head], ("attr",)) is not None
        )
    verb = _link(sentence, token, ("acomp", "oprd", "ccomp", "xcomp"))
    if verb is None or token.tag not in ("JJ", "VBN", "VBG"):
        return False
    doer = subject(sentence, verb)
    if is_negated(sentence, verb) and lemma in _NOT_KNOWN:
        return lemma == "true" and doer is not None and doer.lemma.lower() in words["saying"]
    if lemma in words["mood"] and doer is not None and persons.is_somebody(doer):
        return False
    if lemma not in words["describing"] or (doer is not None and doer.lemma.lower() in words["judged"]):
        return True
    what = [
        *sentence.children(verb.index, "ccomp", "csubj", "xcomp"),
        *sentence.children(token.index, "ccomp", "xcomp"),
    ]
    about = sentence.children(verb.index, "nsubj", "csubj")
    return bool(what) and bool(about) and (about[0].lower in ("it", "what") or about[0].dep == "csubj")


def too_much(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a predicate is said to be too much of something: "is too timid"."""
    del persons
    adjective = sentence.tokens[token.head]
    if token.dep != "advmod" or token.index > adjective.index:
        return False
    if adjective.pos == "ADV" and adjective.lower != "much":
        verb = sentence.tokens[adjective.head]
        return verb.pos == "VERB" and is_asserted(sentence, verb) and not auxiliaries(sentence, verb) & _UNREAL
    if adjective.pos == "ADJ" and adjective.lower in ("many", "much", "few", "little"):
        return main_verb(sentence, adjective) is not None
    link = _link(sentence, adjective, ("acomp",))
    return adjective.pos == "ADJ" and link is not None and not is_negated(sentence, link)


def verdict(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a predicate noun judges: "was a triumph"; "was a heart failure" does not."""
    del persons
    verb = _link(sentence, token, ("attr",))
    if token.pos != "NOUN" or sentence.children(token.index, "compound", "nummod", "poss"):
        return False
    if token.dep == "appos" and any(each.lower == "of" for each in sentence.children(token.index, "prep")):
        return main_verb(sentence, token) is not None
    if verb is None:
        return False
    return subject(sentence, verb) is not None and not sentence.children(verb.index, "expl")


def prize(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a predicate noun judges by what it is said to be for: "is a victory for patience"."""
    words = voice_words()
    goods = words["virtue"] | words["read"] | words["lack"]
    wins = any(
        each.lower == "for" or (each.lower == "of" and any(what.lemma in goods for what in objects(sentence, token)))
        for each in sentence.children(token.index, "prep")
    )
    return wins and verdict(sentence, token, persons)


def made_of(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a noun that judges is what somebody made, or what something looks like: "amounts to a farce"."""
    del persons
    verb = sentence.tokens[token.head]
    if token.dep == "dobj" and verb.lemma.lower() in ("make", "commit", "become"):
        return is_asserted(sentence, verb) and not auxiliaries(sentence, verb) & _UNREAL
    if token.dep != "pobj" or verb.lower not in ("like", "to", "as", "into"):
        return False
    above = sentence.tokens[verb.head]
    looks = above.lemma.lower() in ("look", "sound", "feel", "amount", "turn", "come", "descend", "degenerate", "smell")
    return looks and is_asserted(sentence, above) and not auxiliaries(sentence, above) & _UNREAL


def none_such(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether something is said to be no such thing: "the colonel is no statesman"; "there is no point in waiting"."""
    del persons
    noun = sentence.tokens[token.head]
    if noun.pos != "NOUN" or token.dep not in ("det", "amod"):
        return False
    if token.lower == "no" and noun.dep == "nsubj":
        above = sentence.tokens[noun.head]
        return is_asserted(sentence, above) and "would" in auxiliaries(sentence, above)
    verb = _link(sentence, noun, ("attr",))
    if verb is None:
        return False
    if sentence.children(verb.index, "expl"):
        return noun.lemma.lower() in voice_words()["lack"]
    about = subject(sentence, verb)
    if noun.lemma.lower() in ("exception", "stranger", "secret", "member", "relation"):
        return False
    return token.lower == "no" and about is not None and about.lower != "it"


def lacking(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether something is missed that ought to be there: "the reform lacks substance"."""
    del persons
    wanted = {each.lemma.lower() for each in sentence.children(token.index, "dobj")}
    return is_asserted(sentence, token) and not voice_words()["lack"].isdisjoint(wanted)


def failing(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether somebody fails those who count on him, or to do what was owed: "fails to convince"."""
    if token.lemma.lower() != "fail" or not is_asserted(sentence, token) or auxiliaries(sentence, token) & _UNREAL:
        return False
    if any(persons.is_somebody(each) for each in sentence.children(token.index, "dobj")):
        return True
    owed_ = any(each.lemma.lower() in voice_words()["failing"] for each in sentence.children(token.index, "xcomp"))
    return owed_ and (token.tag in _PRESENT or bool(auxiliaries(sentence, token) & {"has", "have"}))


def contrast(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether something is called not this but that: "is not diplomacy but blackmail"."""
    del persons
    noun = sentence.tokens[token.head]
    verb = _link(sentence, noun, ("attr",)) if token.dep == "cc" else None
    return verb is not None and is_negated(sentence, verb) and bool(sentence.children(noun.index, "conj"))


def vain(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether something is said to have come to nothing: "has settled nothing"."""
    words = voice_words()
    doer = subject(sentence, token)
    if doer is None or not is_asserted(sentence, token) or auxiliaries(sentence, token) & _UNREAL:
        return False
    things = sentence.children(token.index, "dobj")
    return any(each.lower in words["void"] for each in things) and not persons.is_somebody(doer)


def _link(sentence: Sentence, token: Token, labels: tuple[str, ...]) -> Token | None:
    """The verb of a main clause that links a predicate with its subject, if it tells of what is."""
    while token.dep == "conj" and token.head != token.index and sentence.tokens[token.head].pos == token.pos:
        token = sentence.tokens[token.head]
    verb = sentence.tokens[token.head]
    if token.dep not in labels or verb.index == token.index or verb.lemma.lower() not in _LINKS:
        return None
    if (
        not is_asserted(sentence, verb)
        or auxiliaries(sentence, verb) & (_UNREAL - {"would"})
        or sentence.text.rstrip().endswith("?")
    ):
        return None
    return verb if verb.tag != "VB" or auxiliaries(sentence, verb) else None


def comment(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether an adverb comments on its whole clause: it stands before the verb, or between commas."""
    del persons
    verb = sentence.tokens[token.head]
    if token.dep != "advmod" or verb.pos not in ("VERB", "AUX"):
        return False
    around = sentence.tokens[token.index - 1 : token.index + 2]
    if token.index > verb.index and [each.lower for each in around[::2]] != [",", ","]:
        return False
    return is_asserted(sentence, verb) and not auxiliaries(sentence, verb) & {"could", "can"}


def worn(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether an attribute judges its noun: "a shameful silence"."""
    del persons
    noun = sentence.tokens[token.head]
    verb = main_verb(sentence, noun)
    owned = verb is not None and verb.lemma.lower() not in voice_words()["unowned"]
    told = any(each.lemma.lower() in ("say", "call", "describe") for each in sentence.subtree(noun.index))
    return token.dep == "amod" and noun.pos == "NOUN" and owned and not told


def owed(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a verb says what is right: "should rebuild", "must not wait", "needs to listen"."""
    words = voice_words()
    lemma = token.lemma.lower()
    if (token.tag in _PRESENT and lemma in ("need", "owe")) or (lemma == "deserve" and token.pos == "VERB"):
        verb = next(iter(sentence.children(token.index, "xcomp", "dobj") if lemma != "need" else
                         sentence.children(token.index, "xcomp")), None)  # fmt: skip
        doer = subject(sentence, token)
        return (
            verb is not None
            and is_main(sentence, token)
            and doer is not None
            and (lemma == "deserve" or persons.is_somebody(doer))
        )
    verb = sentence.tokens[token.head]
    if token.dep != "aux" or not is_main(sentence, verb) or sentence.text.rstrip().endswith("?"):
        return False
    about = sentence.children(verb.index, *SUBJECTS, "expl")
    doer = subject(sentence, verb)
    if (about and token.index < about[0].index) or doer is None or doer.lemma.lower() in _ADVISED:
        return False
    if "have" in auxiliaries(sentence, verb) and token.lower == "must":
        return verb.tag == "VBN"
    if predictions.foreseen(sentence, token, persons):
        return False
    if any(each.lower in predictions.DAYS for each in sentence.subtree(verb.index)):
        return False
    thing = doer.pos != "PRON" and not persons.is_somebody(doer)
    ready = any(each.lower in _READY for each in sentence.children(verb.index, "acomp"))
    if token.lower == "should" and (ready or (thing and verb.tag == "VB" and verb.lemma.lower() != "be")):
        return False
    if token.lower == "must" and verb.lemma.lower() in ("win", "score"):
        return False
    rules = words["ruled"] | (_LIMITS if token.lower == "must" else frozenset())
    ruled = any(each.lemma.lower() in rules for each in sentence.tokens)
    return not (ruled or (token.lower == "must" and verb.tag == "VBN"))


def asked(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a question is put that its writer answers by putting it: "Who would trust such a promise?"."""
    del persons
    words = {each.lower for each in sentence.tokens}
    if token.index != len(sentence.tokens) - 1 or words & _ASKED_TO or sentence.text.isupper():
        return False
    opens = sentence.tokens[0].lower
    if {"many", "more"} <= words or "kind" in words:
        return opens in ("how", "what")
    return bool(words & _DENIES) and opens not in ("what", "when", "where", "which")


def blame(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a verb judges what it tells of: "has squandered"."""
    del persons
    if token.tag == "VBG" and not auxiliaries(sentence, token):
        return False
    return token.pos == "VERB" and is_asserted(sentence, token) and not auxiliaries(sentence, token) & _UNREAL


def manner(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether an adverb judges how something was done: "handled the spill clumsily"."""
    del persons
    verb = sentence.tokens[token.head]
    return token.dep == "advmod" and verb.pos == "VERB" and is_asserted(sentence, verb)


def plain(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether it is said how clear or grave the sense of something is: "the meaning of the parade was plain"."""
    del persons
    verb = _link(sentence, token, ("acomp", "oprd"))
    about = subject(sentence, verb) if verb is not None and not is_negated(sentence, verb) else None
    return about is not None and about.lemma.lower() in voice_words()["message"]


def matter(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a general noun is weighed: "was a bad idea", "is the wrong answer"."""
    del persons
    verb = _link(sentence, token, ("attr",))
    if verb is None or subject(sentence, verb) is None or sentence.children(verb.index, "expl"):
        return False
    weighed = {each.lower for each in sentence.children(token.index, "amod")}
    return not voice_words()["weighing"].isdisjoint(weighed)


def really_about(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether something is said to be about something else than it seems: "this is really about power"."""
    del persons
    verb = sentence.tokens[token.head]
    if verb.lower in _REALLY:
        verb = sentence.tokens[verb.head]
    if token.dep != "prep" or verb.lemma.lower() != "be" or not is_asserted(sentence, verb):
        return False
    near = {each.lower for each in sentence.tokens[verb.index + 1 : token.index]}
    return bool(near & _REALLY)


def inverted(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether the writer turns the order round: "Never has a king fled so fast"."""
    del persons
    after = sentence.tokens[1].lower if len(sentence.tokens) > 1 else ""
    return token.index == 0 and after in ("has", "have", "had", "was", "were", "is", "are", "did", "does", "do")


def nothing_does(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether nothing is said to bear something out: "nothing in the speech justified the applause"."""
    del persons
    verb = sentence.tokens[token.head]
    return token.dep == "nsubj" and verb.lemma.lower() in _BEARS_OUT and is_asserted(sentence, verb)


def real(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether the writer says what something really is: "the real winner is Peru"."""
    del persons
    noun = sentence.tokens[token.head]
    verb = sentence.tokens[noun.head]
    if token.dep != "amod" or noun.dep != "nsubj" or verb.lemma.lower() != "be" or noun.lemma.lower() in _MEASURED:
        return False
    return is_asserted(sentence, verb) and not auxiliaries(sentence, verb) & _UNREAL


def hardly(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a predicate is all but denied: "is hardly a triumph", "was scarcely credible", "is merely a truce"."""
    del persons
    head = sentence.tokens[token.head]
    verb = head if head.lemma.lower() == "be" else sentence.tokens[head.head]
    if token.dep != "advmod" or verb.lemma.lower() != "be" or not is_asserted(sentence, verb):
        return False
    return bool(sentence.children(verb.index, "attr", "acomp")) and not auxiliaries(sentence, verb) & _UNREAL


def unsound(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether something is said not to serve or not to be what it is called: "does not add up", "is not justice"."""
    del persons
    head = sentence.tokens[token.head]
    after = sentence.tokens[token.index + 1 : token.index + 2]
    if (
        token.dep != "neg"
        or (after and after[0].lower in ("only", "just", "merely"))
        or not is_asserted(sentence, head)
    ):
        return False
    if auxiliaries(sentence, head) & _UNREAL:
        return False
    words = voice_words()
    if head.lemma.lower() == "be":
        things = sentence.children(head.index, "attr")
        return any(each.lemma.lower() in words["notion"] for each in things) and subject(sentence, head) is not None
    return head.tag == "VB" and head.lemma.lower() in words["unsound"] and "did" not in auxiliaries(sentence, head)


def missed(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether the writer says what might have been done: "a wiser king would have waited"."""
    verb = sentence.tokens[token.head]
    helpers = auxiliaries(sentence, verb)
    if token.dep != "aux" or "have" not in helpers or verb.tag != "VBN" or not is_asserted(sentence, verb):
        return False
    doer = subject(sentence, verb)
    if doer is None or is_negated(sentence, verb):
        return False
    if token.lower == "could":
        return persons.is_somebody(doer) and verb.lemma.lower() not in ("be", "have", "face", "reach")
    some = any(each.lower in ("a", "an", "any") for each in sentence.children(doer.index, "det"))
    return some and bool(sentence.children(doer.index, "amod"))
