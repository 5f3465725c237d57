"""What the clauses under a word say of it: a parsed sentence and a word in, yes or no out.

Verbs of saying, asking, warning and wanting are read by what follows them: "asked what Peru had meant" asks for
no act, "told Chile to leave" does. `own` and `theirs` are the tokens of the marked parties' names, `focus` those
on the way to the recipient.
"""

from collections.abc import Set

from dragoman.extract.events import frames
from dragoman.model.text import Sentence, Token

FUTURE = frozenset(("will", "would", "shall", "'ll", "wo", "'d"))
MAY = frozenset(("may", "might", "could", "can", "ca"))
OUGHT = frozenset(("must", "should", "ought"))
RUNS_OUT = frozenset(("end", "conclude", "close", "adjourn", "finish"))
"""Verbs by which talks and visits come to their natural end."""
_STOPS = frozenset(("stop", "cease", "halt", "quit"))
"""Verbs that negated say that what is below goes on."""
_NOT = frozenset(("not", "n't", "never", "no", "neither", "nor", "without", "hardly"))
_SPEAKS = frozenset(
    ("say", "comment", "name", "identify", "confirm", "deny", "discuss", "disclose", "give", "speak", "talk", "believe",
     "answer", "elaborate", "describe", "call", "specify", "speculate", "reveal", "see", "take", "make", "let", "allow")
)  # fmt: skip
"""Verbs of which it says nothing of others that they are refused: "declined to name the man"."""
_BINDS = frozenset(("agree", "promise", "undertake", "pledge", "vow"))
_GRANTS = frozenset(("promise", "offer", "pledge"))
"""Verbs by which one binds oneself to do something, and to give something to someone."""
_TOGETHER = frozenset(("together", "jointly"))
_BIDS = frozenset(("tell", "remind", "signal"))
"""Verbs of saying that bid with an infinitive."""
_MENACES = frozenset(
    ("terrorist", "militant", "rebel", "hacker", "gunman", "extremist", "criminal", "bomber", "insurgent", "attacker",
     "thief", "smuggler", "fighter", "jihadist", "gang", "virus", "storm", "flood")
)  # fmt: skip
"""Those of whom one warns others; the warning is advice then."""
CIRCUMSTANCE = frozenset(
    ("after", "before", "since", "during", "amid", "amidst", "following", "despite", "because", "until", "till",
    "while", "when", "as", "although", "though", "if", "unless", "whereas", "than", "like", "unlike", "without",
    "under", "due", "pending", "upon", "between", "among", "near", "ago", "within", "throughout")
)  # fmt: skip
"""What begins a circumstance: an act in there is not what the word above governs."""


SUPPOSES = frozenset(("suggest", "insist", "urge"))
"""Verbs that demand with a bare verb, and with "would" or "may" only suppose."""
_THINKS = frozenset(("believe", "think", "feel", "know", "hear", "learn", "see", "show"))
"""Verbs of which others hear nothing."""
_BEFALLS = frozenset(
    ("be", "see", "have", "become", "grow", "reach", "rise", "fall", "get", "benefit", "remain", "expect", "gain",
     "improve", "recover", "suffer", "lose", "win", "feel", "look", "worry", "thank", "enjoy")
)  # fmt: skip
"""Verbs of what comes to pass by itself: with them "should" says what is likely, or what is proper."""


def says_not(sentence: Sentence, token: Token) -> bool:
    """Whether the clause says that a hostile act will not or cannot be: "warned that none can stop Peru"."""
    return any(each.tag != "VB" or sentence.children(each.index, "nsubj")
                                 for each in sentence.children(token.index, "ccomp"))  # fmt: skip


def warns_of_others(sentence: Sentence, token: Token, own: Set[int]) -> bool:
    """Whether the harm that is warned of comes from elsewhere: "warned Chile that rebels could strike"."""
    clauses = sentence.children(token.index, "ccomp")
    subjects = [each for clause in clauses for each in sentence.children(clause.index, "nsubj")]
    return any(each.lemma.lower() in _MENACES and each.index not in own for each in subjects)


def favours(sentence: Sentence, token: Token, anchor: Token, theirs: Set[int], focus: Set[int]) -> bool:
    """Whether others are asked to stand by the recipient: "urged voters to back {the king}"."""
    asked = sentence.children(token.index, "dobj", "dative")
    if not asked or any(each.index in focus for each in asked):
        return False
    return any(each.index in theirs for each in frames.objects(sentence, anchor))


def wonders(sentence: Sentence, token: Token) -> bool:
    """Whether an answer is wanted, not an act: "asked what Peru had meant"."""
    for clause in sentence.children(token.index, "ccomp"):
        first = sentence.tokens[clause.left]
        if first.tag in ("WP", "WRB", "WDT") or first.lower in ("whether", "if"):
            return True
    return False


def bids(sentence: Sentence, token: Token) -> bool:
    """Whether someone is told to act: "told Chile to leave", "said to Chile: Leave!"."""
    clauses = [
        each
        for each in sentence.children(token.index, "xcomp", "ccomp")
        if each.tag == "VB" and not sentence.children(each.index, "nsubj", "nsubjpass")
    ]
    orders = [each for each in clauses if not sentence.children(each.index, "aux") and each.dep == "ccomp"]
    return bool(orders) or (token.lemma in _BIDS and bool(clauses))


def orders(sentence: Sentence, token: Token) -> bool:
    """Whether someone who is named is told to act: "told Chile to leave"."""
    return bids(sentence, token) and bool(sentence.children(token.index, "dobj", "nsubjpass"))


def is_done_to(sentence: Sentence, complements: tuple[Token, ...]) -> bool:
    """Whether what is refused would be done to someone: "refused to admit the troops", not "declined to comment"."""
    return any(
        each.tag == "VB" and each.lemma not in _SPEAKS and bool(sentence.children(each.index, "dobj", "dative"))
        for each in complements
    )


def binds_itself(sentence: Sentence, token: Token) -> bool:
    """Whether something is promised, to someone or of someone: "agreed to pay Chile", "promised Chile money"."""
    clause = bool(sentence.children(token.index, "xcomp"))
    given = any(each.pos != "ADP" for each in sentence.children(token.index, "dative"))
    return (clause and token.lemma in _BINDS) or (given and token.lemma in _GRANTS)


def tells(sentence: Sentence, token: Token, theirs: Set[int]) -> bool:
    """Whether the recipient is the one who is told."""
    return any(each.index in theirs for each in sentence.children(token.index, "dobj", "dative", "nsubjpass"))


def asserts(sentence: Sentence, token: Token) -> bool:
    """Whether the clause states a fact and asks for nothing: "insists that it pays its debts"."""
    for clause in sentence.children(token.index, "ccomp"):
        helpers = sentence.children(clause.index, "aux", "auxpass")
        if any(each.lower in OUGHT or each.lower == "be" for each in helpers):
            return False
        if token.lemma in SUPPOSES and any(each.lower in FUTURE | MAY for each in helpers):
            return True
        if clause.tag in ("VBZ", "VBD") or any(each.tag in ("VBZ", "VBD") for each in helpers):
            return True
    return False


def says_ought(sentence: Sentence, token: Token) -> bool:
    """Whether it is said what someone named should do: "said that Chile must leave", not "should be warm"."""
    if token.lemma in _THINKS:
        return False
    for clause in sentence.children(token.index, "ccomp"):
        subjects = sentence.children(clause.index, "nsubj")
        ought = any(each.lower in OUGHT for each in sentence.children(clause.index, "aux"))
        if ought and clause.lemma not in _BEFALLS and any(each.pos in ("NOUN", "PROPN") for each in subjects):
            return True
    return False


def wants_itself(sentence: Sentence, token: Token) -> bool:
    """Whether the one who wants is to act: "wants to meet Chile"."""
    clauses = sentence.children(token.index, "xcomp", "ccomp")
    return bool(clauses) and not any(sentence.children(each.index, "nsubj", "nsubjpass") for each in clauses)


def wants_of_other(sentence: Sentence, token: Token, own: Set[int]) -> bool:
    """Whether someone else is to act: "wants Chile to leave", "proposed that Chile leave"."""
    for clause in sentence.children(token.index, "xcomp", "ccomp"):
        subject = sentence.children(clause.index, "nsubj", "nsubjpass")
        auxiliaries = {child.lower for child in sentence.children(clause.index, "aux")}
        if subject and subject[0].pos != "PRON" and subject[0].index not in own:
            hoped = token.lemma in _HOPES  # "hopes that Chile will leave"
            return clause.tag == "VB" and (hoped or not auxiliaries & (FUTURE | MAY))
    return False


_HOPES = frozenset(("hope", "wish"))


def stopped_short(sentence: Sentence, token: Token) -> bool:
    """Whether it is said to have stopped short of the act."""
    return any(each.lower == "short" for each in sentence.children(token.index, "advmod", "acomp", "oprd", "prt"))


def warns_off(sentence: Sentence, token: Token) -> bool:
    """Whether the one warned is told what not to do: "warned Chile not to leave", "against leaving"."""
    if not sentence.children(token.index, "dobj", "nsubjpass"):
        return False
    below = [each for each in sentence.children(token.index, "xcomp", "ccomp") if each.tag == "VB"]
    bidden = any(
        not sentence.children(each.index, "nsubj", "nsubjpass")
        and all(aux.tag != "MD" for aux in sentence.children(each.index, "aux"))
        for each in below
    )
    return bidden or any(name == "against" and thing.tag == "VBG" for name, thing in frames.phrases(sentence, token))


def after_from(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The clauses after "from": "refrained from denouncing"."""
    return tuple(thing for name, thing in frames.phrases(sentence, token) if name == "from")


def is_to(sentence: Sentence, token: Token, act: int) -> bool:
    """Whether "be" says what is to come: "is to visit Chile", "is in line to visit Chile"."""
    return token.lemma == "be" and any(
        each.index == act and each.tag == "VB" and any(aux.tag == "TO" for aux in sentence.children(each.index, "aux"))
        for each in sentence.children(token.index, "xcomp", "ccomp")
    )


def runs_out(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether the noun comes to its natural end, ended by no one: "the talks ended"."""
    return noun.dep == "nsubj" and verb.lemma in RUNS_OUT and not sentence.children(verb.index, "dobj")


def jointly(sentence: Sentence, token: Token, *, made: bool = False) -> bool:
    """Whether what is done is done together; `made`: and something is done to a thing: "opened a bridge together"."""
    if made and not (token.pos == "VERB" and sentence.children(token.index, "dobj")):
        return False
    return any(each.lower in _TOGETHER for each in sentence.children(token.index, "advmod", "prt"))


def will_not(sentence: Sentence, token: Token) -> bool:
    """Whether the verb is refused: "will not pay"."""
    helpers = sentence.children(token.index, "aux")
    return any(each.lower in FUTURE for each in helpers) and bool(sentence.children(token.index, "neg"))


def goes_on(sentence: Sentence, token: Token) -> bool:
    """Whether the verb says, where it is negated, that the act below goes on: "has not stopped shelling"."""
    helpers = {each.lower for each in sentence.children(token.index, "aux")}
    return token.lemma in _STOPS and not helpers & MAY


def no_longer(sentence: Sentence, token: Token) -> bool:
    """Whether the act was done and is not any more: "no longer buys"; "can no longer" is not to be able."""
    if any(each.tag == "MD" for each in sentence.children(token.index, "aux")):
        return False
    return any(
        each.lower == "longer" and any(no.lower == "no" for no in sentence.children(each.index))
        for each in sentence.children(token.index, "advmod", "neg", "npadvmod")
    )


def negated(sentence: Sentence, token: Token, *, alone: bool = False) -> bool:
    """Whether the word, or what it is done to or by, is negated: "did not sign", "signed no treaty".

    Args:
        sentence: The parsed sentence.
        token: The word.
        alone: What it is done to or by is left out.
    """
    children = sentence.children(token.index, "neg", "preconj", "advmod", "det", "mark", "cc")
    if any(child.lower in _NOT for child in children):
        return True
    if alone:
        return False
    things = (
        sentence.children(token.index, "dobj", "nsubj", "nsubjpass", "attr") if token.pos in ("VERB", "AUX") else ()
    )
    of_things = [child.lower for thing in things for child in sentence.children(thing.index, "det", "neg", "preconj")]
    if "no" in of_things or "neither" in of_things:  # "neither Peru nor Chile signed"
        return True
    head = sentence.tokens[token.head]
    return token.dep in ("pobj", "pcomp") and head.lower == "without"


def is_circumstance(sentence: Sentence, clause: Token) -> bool:
    """Whether the clause tells of the circumstances: "after Chile left"."""
    marks = sentence.children(clause.index, "mark", "advmod", "prep")
    return any(each.lower in CIRCUMSTANCE for each in marks)


def stands_before(sentence: Sentence, token: Token, clause: Token) -> bool:
    """A clause before the verb and its subject is no complement of it; only what is said may stand there."""
    subjects = sentence.children(token.index, "nsubj", "nsubjpass")
    return clause.dep == "ccomp" and bool(subjects) and clause.index < subjects[0].left
