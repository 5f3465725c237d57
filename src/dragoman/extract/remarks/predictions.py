"""Whether a word makes its clause a prediction of the writer's own: a parsed sentence and the word in, yes or no out.

What counts is that nobody decides it: "will sign" is a plan, "will weaken" a prediction; "may", "might" and "could"
leave anything open. Whose voice it is, is asked in `own_voice`.
"""

from dragoman.codebooks.voice import voice_words
from dragoman.extract.remarks.clauses import auxiliaries, is_asserted, is_negated, main_verb, objects, subject
from dragoman.extract.remarks.persons import Persons
from dragoman.language.names_of_days import WEEKDAYS
from dragoman.model.text import Sentence, Token

FUTURE = frozenset(("will", "'ll", "wo", "shall"))
POSSIBLE = frozenset(("may", "might", "could"))
_WOULD = frozenset(("would",))
MODALS = FUTURE | POSSIBLE | _WOULD
_ADDRESSED = frozenset(("you", "i", "we", "one", "us"))
"""Subjects of advice, of a writer's own plans, and those of a clause that is no main one."""
_BECOMING = frozenset(("be", "become", "remain", "get", "grow", "seem", "prove", "look", "appear", "go"))
_BRINGING = frozenset(
    ("have", "face", "leave", "bring", "mean", "spell", "create", "make", "come", "put", "give", "add", "pose", "lead",
     "result", "take", "see", "suffer", "provoke", "draw", "meet", "end", "cast", "set", "open", "pay", "play", "run",
     "raise", "prompt", "demand", "require")
)  # fmt: skip
_PUNISHING = frozenset(
    ("face", "get", "receive", "serve", "carry", "be", "sentence", "spend", "result", "lead", "jail")
)
_STANDS = frozenset(("be", "have", "need", "require", "include", "cover", "allow", "apply", "like", "seem", "contain"))
"""Verbs that, after "would", tell what a proposal holds."""
_HOLDS = frozenset(("last", "hold", "work", "suffice", "stick", "wash"))
"""Verbs that say, where denied, that something comes to an end."""
_HELD = frozenset(("take", "start", "begin", "resume", "end", "open", "close", "continue", "include", "cover", "apply"))
"""Verbs of what is arranged, whatever their subject."""
_SPECIFIED = frozenset(
    ("proposal", "plan", "bill", "law", "deal", "agreement", "measure", "scheme", "budget", "offer", "amendment",
     "reform", "scenario", "rule", "act", "bid", "draft", "version", "option")
)  # fmt: skip
"""What says itself what it would do."""
_THESE = frozenset(("this", "that", "these", "those"))
_TAKEN = frozenset(("time", "year", "decade", "month", "generation", "patience", "courage", "toll", "luck"))
"""What something takes that nobody has arranged: "will take years", not "will take effect"."""
_SPELLS = frozenset(("month", "year", "decade"))
_FACED = frozenset(
    ("month", "year", "decade", "prospect", "battle", "fight", "struggle", "wait", "winter", "ruin", "future", "defeat",
     "collapse", "reckoning", "isolation", "summer", "spell")
)  # fmt: skip
"""What one faces that is still to come."""
_TRIED = frozenset(("prison", "jail", "imprisonment", "charge", "court", "trial"))
_AHEAD = frozenset(("loom", "await", "beckon"))
_FACING = frozenset(("face", "head", "hurtle", "slide", "drift", "lurch", "stumble"))
_LOOKS = frozenset(("be", "look", "seem", "appear", "remain", "feel"))
_AGENTIVE = frozenset(("set", "poised"))
_ENDS = frozenset(("become", "remain", "be", "prove", "go"))
"""Adjectives that tell of a plan where a person or body is the subject: "is set to sign"."""
_PRESENT = frozenset(("VBZ", "VBP"))
DAYS = frozenset((*map(str.lower, WEEKDAYS), "tomorrow", "tonight", "a.m.", "p.m.", "gmt"))
"""Words of a timetable."""
_ARRANGED = frozenset(("announced", "scheduled", "planned", "gmt"))
_IN_STORE = frozenset(("well", "ill", "badly", "poorly", "good"))


def modal(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a modal verb of the future or of a possibility predicts."""
    verb = sentence.tokens[token.head]
    if token.tag != "MD" or not is_asserted(sentence, verb) or sentence.text.rstrip().endswith("?"):
        return False
    doer = subject(sentence, verb)
    if doer is not None and (doer.lower in _ADDRESSED or (doer.tag in ("WP", "WDT") and doer.lower != "which")):
        return False
    if any(each.lower in ("whether", "if", "that") for each in sentence.children(verb.index, "mark")):
        return False
    if "have" in auxiliaries(sentence, verb) and verb.tag == "VBN":
        return token.lower in FUTURE
    if token.lower in FUTURE:
        return future(sentence, verb, doer, persons)
    if token.lower in _WOULD:
        return _would(sentence, verb, doer, persons)
    return _possible(sentence, token, verb, doer, persons)


def going(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether "is going to" predicts."""
    verb = next(iter(sentence.children(token.index, "xcomp")), None)
    if verb is None or token.tag != "VBG" or not is_asserted(sentence, token):
        return False
    if not auxiliaries(sentence, token) & {"is", "are", "'s", "'re"}:
        return False
    doer = subject(sentence, token)
    return (doer is None or doer.lower not in _ADDRESSED) and future(sentence, verb, doer, persons)


def foreseen(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether "should" tells what a thing is expected to do: "the harvest should ease prices"."""
    verb = sentence.tokens[token.head]
    doer = subject(sentence, verb)
    if token.lower != "should" or token.tag != "MD" or not is_asserted(sentence, verb) or doer is None:
        return False
    if doer.index > token.index or doer.pos == "PRON" or persons.is_somebody(doer):
        return False
    return "have" not in auxiliaries(sentence, verb) and _uncontrolled(sentence, verb, doer, persons)


def future(sentence: Sentence, verb: Token, doer: Token | None, persons: Persons) -> bool:
    """Whether what will be is what nobody decides."""
    words = voice_words()
    if _is_timed(sentence, verb) or any(each.lower in _ARRANGED for each in sentence.tokens):
        return False
    if any(each.lower in words["adverb"] for each in sentence.children(verb.index, "advmod", "neg")):
        return True
    if doer is not None and doer.lemma.lower() in words["scheduled"] | words["notice"]:
        return False
    if doer is not None and _is_crowd(sentence, doer):
        return True
    if is_negated(sentence, verb) and verb.lemma.lower() in _HOLDS:
        return True
    if doer is not None and not persons.is_somebody(doer) and _is_unsteered(sentence, verb, doer):
        return True
    if any(f" {phrase} " in f" {sentence.text.lower()} " for phrase in words["horizon"]):
        return doer is not None
    if sentence.children(verb.index, "expl"):
        return any(
            each.lemma.lower() not in words["scheduled"]
            and each.pos == "NOUN"
            and not sentence.children(each.index, "nummod")
            and not persons.is_somebody(each)
            for each in sentence.children(verb.index, "attr", "dobj", "nsubj")
        )
    return _uncontrolled(sentence, verb, doer, persons)


def _is_crowd(sentence: Sentence, doer: Token) -> bool:
    """Whether nobody in particular is the subject: "few", "nobody", "few voters"."""
    if doer.lower in voice_words()["crowd"] or doer.lemma.lower() in voice_words()["crowd"]:
        return True
    return any(each.lower in ("few", "little", "no") for each in sentence.children(doer.index, "amod", "det"))


def _is_timed(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has its day: "will resume on Monday"."""
    for each in sentence.children(verb.index, "npadvmod", "advmod", "prep"):
        dated = each.dep != "prep" or each.lower in ("on", "from", "until", "at", "by")
        if dated and any(word.lower in DAYS for word in sentence.subtree(each.index)):
            return True
    return False


def _is_unsteered(sentence: Sentence, verb: Token, doer: Token) -> bool:
    """Whether nobody steers a thing: what it will not do, what it will only do, or on a condition, or of its kind."""
    if is_negated(sentence, verb) or doer.lemma.lower() in voice_words()["force"]:
        return verb.tag == "VB" and verb.lemma.lower() not in _HELD
    if any(each.lower == "only" for each in sentence.children(verb.index, "advmod")):
        return True
    clauses = sentence.children(verb.index, "advcl")
    return any(mark.lower in ("if", "unless") for each in clauses for mark in sentence.children(each.index, "mark"))


def _uncontrolled(sentence: Sentence, verb: Token, doer: Token | None, persons: Persons) -> bool:
    words = voice_words()
    lemma = verb.lemma.lower()
    if lemma in words["outcome"]:
        return True
    thing = doer is not None and (doer.lower in _THESE or (doer.pos != "PRON" and not persons.is_somebody(doer)))
    if doer is not None and doer.lower == "it" and lemma in ("take", "need", "require"):
        return any(each.lemma.lower() in _SPELLS for each in objects(sentence, verb))
    if thing and verb.tag != "VBN" and lemma in words["outcome of things"]:
        return True
    if lemma in _BRINGING and any(each.lemma.lower() in _brought(lemma) for each in objects(sentence, verb)):
        return thing or lemma in ("have", "face", "suffer", "meet")
    if lemma == "have" and sentence.children(verb.index, "xcomp"):
        return not thing and not any(each.lemma.lower() in words["ruled"] for each in sentence.tokens)
    if verb.tag == "VBN" and verb.lower in words["plight"]:
        return True
    return lemma in _BECOMING and _is_weighed(sentence, verb)


def _brought(lemma: str) -> frozenset[str]:
    """What a verb brings that nobody has arranged."""
    return _TAKEN if lemma == "take" else voice_words()["outcome object"] - _SPELLS


def _is_weighed(sentence: Sentence, verb: Token) -> bool:
    """Whether a predicate is a judgement or a comparison: "will be hard", "will become poorer"."""
    words = voice_words()
    for each in sentence.children(verb.index, "acomp", "attr", "oprd", "advmod"):
        if each.lower in ("true", "right", "false", "correct", "fair"):
            return False
        lemma = each.lemma.lower()
        if each.tag == "JJR" or any(below.lower in ("more", "less", "too") for below in sentence.children(each.index)):
            return True
        if each.lower in words["plight"] or each.lower in words["odds"]:
            return True
        if (each.pos == "ADJ" and lemma in words["evaluative"]) or (each.pos == "NOUN" and lemma in words["verdict"]):
            return True
    return False


def _would(sentence: Sentence, verb: Token, doer: Token | None, persons: Persons) -> bool:
    """Whether "would" tells what a thing that may come about brings with it."""
    if doer is None or not _is_open(sentence, verb, doer):
        return False
    if doer.lemma.lower() in voice_words()["scheduled"] or persons.is_somebody(doer):
        return False
    bare = verb.tag == "VB" and verb.lemma.lower() not in _STANDS
    return bare or _uncontrolled(sentence, verb, doer, persons)


def _is_open(sentence: Sentence, verb: Token, doer: Token) -> bool:
    """Whether what "would" do something is itself not there yet: "a defeat", "such a step", "losing the port"."""
    if doer.lower in ("that", "this") or doer.dep == "csubj":
        return True
    determiners = {each.lower for each in sentence.children(doer.index, "det", "predet", "poss")}
    if any(each.lower == "such" for each in sentence.children(doer.index, "amod")):
        return True
    if sentence.children(doer.index, "nummod") or doer.lemma.lower() in _SPECIFIED:
        return False
    clauses = sentence.children(verb.index, "advcl")
    on_condition = any(
        mark.lower in ("if", "unless") for each in clauses for mark in sentence.children(each.index, "mark")
    )
    return bool(determiners & {"a", "an", "any", "another"}) or on_condition


def _possible(sentence: Sentence, token: Token, verb: Token, doer: Token | None, persons: Persons) -> bool:
    words = voice_words()
    lemma = verb.lemma.lower()
    if doer is not None and doer.lemma.lower() in words["notice"]:
        return False
    if is_negated(sentence, verb) and _is_allowed(token, verb, doer, persons):
        return False
    if any(each.lemma.lower() in words["penal"] for each in objects(sentence, verb)) and lemma in _PUNISHING:
        return False
    if token.lower == "could" and any(each.lower == "longer" for each in sentence.children(verb.index, "advmod")):
        return False
    if token.lower == "could" and (lemma in words["able"] or _is_past(sentence, verb)):
        return False
    if _is_under_terms(sentence, verb):
        return False
    if any(each.lower in ("overnight", "within") for each in sentence.subtree(verb.index)):
        return False
    if token.lower == "may" and any(each.lemma.lower() in words["ruled"] for each in sentence.tokens):
        return False
    if lemma == "be" and not sentence.children(verb.index, "expl"):
        able = any(each.lower == "able" for each in sentence.children(verb.index, "acomp"))
        named = (
            token.lower != "may"
            and bool(sentence.children(verb.index, "attr"))
            and doer is not None
            and not persons.is_somebody(doer)
        )
        return able or named or _is_weighed(sentence, verb)
    return verb.tag in ("VB", "VBN", "VBP")


def _is_under_terms(sentence: Sentence, verb: Token) -> bool:
    """Whether a plan or a rule says what may be: "under the plan the owners could"."""
    for each in sentence.children(verb.index, "prep"):
        if each.lower == "under" and any(what.lemma in _SPECIFIED for what in sentence.children(each.index, "pobj")):
            return True
    return False


def _is_allowed(token: Token, verb: Token, doer: Token | None, persons: Persons) -> bool:
    """Whether a denied possibility may tell of an ability or a permission: "could not come", "may not enter"."""
    if token.lower == "could":
        return True
    return verb.lemma.lower() not in voice_words()["outcome"] and (doer is None or persons.is_somebody(doer))


def _is_past(sentence: Sentence, verb: Token) -> bool:
    """Whether "could" tells of an ability or goes on with a plan: what it is joined to is in the past, or will be."""
    if "would" in auxiliaries(sentence, sentence.tokens[verb.head]):
        return True
    above = sentence.tokens[verb.head]
    if verb.dep == "conj" and auxiliaries(sentence, above) & FUTURE:
        return True
    near = [*sentence.children(verb.index, "conj", "advcl"), above]
    return any(each.tag == "VBD" and each.index != verb.index for each in near)


def bound(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether an adjective says that something is coming: "is likely to", "looks set to", "a move bound to"."""
    then = next(iter(sentence.children(token.index, "xcomp", "ccomp")), None)
    if then is None or token.pos not in ("ADJ", "VERB", "ADV") or token.tag in ("VBZ", "VBP", "VBD", "VB"):
        return False
    head = sentence.tokens[token.head]
    if token.pos == "VERB" and auxiliaries(sentence, token) & {"was", "were", "had"}:
        return False
    if token.lower in ("certain", "sure") and then.dep == "ccomp":
        return False
    verb = main_verb(sentence, token)
    if verb is None and token.dep not in ("amod", "acl", "relcl"):
        return False
    if head.lemma.lower() in _LOOKS and head.tag not in _PRESENT and not auxiliaries(sentence, head) & FUTURE:
        return False
    if token.lower in _AGENTIVE:
        doer = subject(sentence, head if head.lemma.lower() in _LOOKS else token)
        return (
            head.lemma.lower() in ("look", "seem", "appear")
            or _uncontrolled(sentence, then, doer, persons)
            or (then.lemma.lower() in _ENDS and doer is not None and not persons.is_somebody(doer))
        )
    return not any(each.lower in DAYS for each in sentence.subtree(then.index))


def looming(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a verb in the present says what a thing makes likely: "risks losing", "threatens to split"."""
    lemma = token.lemma.lower()
    going_on = (
        token.tag == "VBG" and lemma in _FACING - {"face"} and auxiliaries(sentence, token) & {"is", "are", "'s", "'re"}
    )
    if (token.tag not in _PRESENT and not going_on) or not is_asserted(sentence, token):
        return False
    then = sentence.children(token.index, "xcomp")
    if lemma == "risk":
        return bool(then)
    if lemma == "stand":
        return any(each.lemma.lower() in ("lose", "gain", "benefit", "suffer", "profit", "inherit") for each in then)
    if lemma in ("bode", "augur"):
        return any(each.lower in _IN_STORE for each in sentence.children(token.index))
    if lemma in _AHEAD:
        about = subject(sentence, token)
        over = any(each.lower == "over" for each in sentence.children(token.index, "prep"))
        return about is not None and about.pos == "NOUN" and not persons.is_somebody(about) and not over
    if lemma in _FACING and not sentence.children(token.index, "prt"):
        ahead = _FACED if lemma == "face" else voice_words()["outcome object"]
        tried = any(each.lemma.lower() in _TRIED for each in sentence.subtree(token.index))
        return any(each.lemma.lower() in ahead for each in objects(sentence, token)) and not tried
    doer = subject(sentence, token)
    if doer is None or doer.pos == "PRON" or persons.is_somebody(doer):
        return False
    if lemma in ("threaten", "promise"):
        return bool(then)
    return bool(sentence.children(token.index, "dobj"))


def odds(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a predicate puts a chance on what its subject names: "a split looks likely"."""
    if token.pos != "ADJ" or sentence.children(token.index, "xcomp") or token.dep not in ("acomp", "oprd"):
        return False
    verb = sentence.tokens[token.head]
    if verb.tag not in _PRESENT or verb.lemma.lower() not in _LOOKS or not is_asserted(sentence, verb):
        return False
    doer = subject(sentence, verb)
    open_ = is_negated(sentence, verb) and token.lower in ("certain", "inevitable")
    return doer is not None and not persons.is_somebody(doer) and not open_


def slim(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether a predicate weighs chances: "the prospects of a truce are slim"."""
    del persons
    verb = sentence.tokens[token.head] if token.dep in ("acomp", "oprd") else token
    if verb.tag not in (*_PRESENT, "VBG") or not is_asserted(sentence, verb):
        return False
    doer = subject(sentence, verb)
    return doer is not None and doer.lemma.lower() in voice_words()["chances"]


def told_to_expect(sentence: Sentence, token: Token, persons: Persons) -> bool:
    """Whether the reader is told to expect something: "Expect more of the same"."""
    del persons
    return token.index == 0 and token.head == token.index and token.tag in ("VB", "VBP") and token.lower == "expect"
