"""A time word in a parsed sentence in, whether the clause speaks of the past or the future out.

"Friday" alone names no Friday. The tense of the verb that governs it decides: the one that was, or the
one that will be. Verbs of planning point forward whatever their own tense ("was due to meet Friday"),
verbs of reporting back ("says on Friday").
"""

from typing import Literal

from dragoman.model.text import Sentence, Token

Direction = Literal["past", "future", "ahead"]
"""`ahead` is a weak future: an infinitive, a modal, a present tense."""

_FUTURE_AUX = frozenset({"will", "'ll", "shall", "wo", "’ll", "sha"})
_MODAL_AUX = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "'d"})
_PLANNING = frozenset(
    {
        "schedule", "expect", "plan", "set", "slate", "due", "prepare", "intend", "aim", "hope", "bill", "agree",
        "propose", "anticipate", "forecast", "project", "promise", "pledge", "vow", "threaten", "invite", "book",
        "postpone", "reschedule", "delay", "call", "urge", "ask", "order", "earmark", "tip", "commit", "want",
        "need", "position", "poise", "gear", "target",
    }
)  # fmt: skip
"""Whose infinitive or `for Friday` lies ahead of them."""
_FIXING = frozenset(
    {"schedule", "expect", "plan", "set", "slate", "due", "book", "postpone", "reschedule", "bill", "earmark"}
)
"""Whose own date lies ahead: scheduled for Friday."""
_MOVING = frozenset({"extend", "postpone", "delay", "reschedule", "defer", "push", "adjourn"})
"""Extended to Friday: what they move to lies ahead."""
_SOUGHT = frozenset({"reach", "locate", "confirm", "verify", "determine", "contact", "identify", "establish", "find"})
"""Could be reached on Friday: could of the past."""
_HAPPENED = frozenset(
    {"begin", "start", "continue", "manage", "fail", "use", "help", "force", "refuse", "decline", "seem", "appear",
     "come", "go", "return", "arrive", "happen", "prove", "choose", "cease", "proceed", "rush", "gather", "meet"}
)  # fmt: skip
"""Whose infinitive happened with them when they are past: began to withdraw on Friday."""
_REPORTING = frozenset({"say", "tell", "report", "write", "add", "claim", "note", "state", "announce", "show", "quote"})
_AHEAD_NOUNS = frozenset(
    {"plan", "deadline", "schedule", "preparation", "agenda", "invitation", "appointment", "hope", "expectation",
     "forecast", "outlook", "arrangement", "proposal", "countdown", "prospect", "fear", "ticket", "booking",
     "reservation"}
)  # fmt: skip
_AHEAD_WORDS = frozenset(
    {"due", "upcoming", "forthcoming", "next", "imminent", "scheduled", "slated", "effective", "payable"}
)
_FORWARD = frozenset({"ahead", "forward", "onward", "onwards"})
_FORETELLING = frozenset(
    {"warn", "predict", "foresee", "foretell", "forecast", "signal", "announce", "approve", "authorize", "authorise",
     "declare", "propose", "offer"}
)  # fmt: skip
"""Whose object may lie ahead of them, whatever their own tense: announced a strike on Friday."""
_FORETOLD = _AHEAD_NOUNS | {"projection", "budget", "target", "goal", "estimate"}
"""Between a past verb and a time, what puts the time ahead: they cut their projections of growth in 2031."""
_QUOTES = frozenset({'"', "”", "''", "’’"})
_RECKONING = frozenset({"estimate", "value", "put", "see", "assess", "reckon", "budget", "project"})
"""Whose bare participle says nothing of when: demand put at 3 million tons in 2031."""
_AHEAD_PREPS = frozenset({"ahead", "until", "till", "through", "thru"})
_HAVE = frozenset({"have", "had", "has", "'ve", "’ve"})
_INTENDING = frozenset({"plan", "expect", "schedule", "intend", "aim", "set", "slate", "hope", "project", "forecast"})
"""Whose infinitive lies ahead when they are present: plans to open in 2021."""
_SURE_PREPS = frozenset({"in", "on", "at", "during"})
_SINCE = "since"
_BEFORE_PREPS = frozenset({"by", "until", "before"})
_PAST_BE = frozenset({"was", "were", "did"})
_WAS = frozenset({"was", "were", "did", "been"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "till", "before", "once"})
"""Whose clause says nothing about what has been."""
_IS = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re", "do", "does"})


def direction(sentence: Sentence, index: int) -> Direction | None:
    """Where the time at token `index` lies, seen from the report; None where no verb says so.

    A time that only modifies a noun ("Friday's vote") takes a sure future from the verb, not a weak one.
    """
    token = sentence.tokens[index]
    if any(child.lower in _AHEAD_WORDS for child in _token_before(sentence, index)):
        return "future"
    preposition = token.lower if token.dep == "prep" else None
    participle = False
    modifier = token.dep in ("poss", "compound", "nmod", "amod")
    for governor in sentence.ancestors(index):
        if governor.dep == "prep" or governor.pos in ("ADP", "SCONJ") or governor.lower == "ahead":
            if governor.lower in _AHEAD_PREPS and preposition in (None, "of"):
                return "past" if _never_until(sentence, governor) else "ahead"
            preposition = preposition or governor.lower
        elif governor.pos in ("VERB", "AUX"):
            found = _clause(sentence, governor, preposition)
            if found == "past" and _is_bare_participle(sentence, governor):
                participle = True  # "will dine, followed by talks on Friday": the clause above decides
                continue
            if participle:
                return "future" if found == "future" else "past"
            if found is not None:
                return "past" if found == "ahead" and modifier else found
        elif (governor.lemma in _AHEAD_NOUNS and (modifier or preposition in ("for", "on", "until", "by"))) or (
            governor.lower in _AHEAD_WORDS and governor.pos == "ADJ"
        ):
            return "future"
    return "past" if participle else None


def _is_bare_participle(sentence: Sentence, verb: Token) -> bool:
    above = verb.dep in ("advcl", "prep")
    return above and verb.tag == "VBN" and not sentence.children(verb.index, "aux", "auxpass")


def sure_tense(sentence: Sentence, index: int) -> Literal["past", "future"] | None:
    """The tense of the verb that a time belongs to directly, where no reading is left open.

    Only an adverbial counts ("met in 2019", "will meet on 3 May 2021", "plans to open in 2021"), not a
    time inside a noun phrase, a condition or what someone once planned.
    """
    token, preposition = sentence.tokens[index], None
    if any(before.lower in _AHEAD_WORDS for before in _token_before(sentence, token.left)):
        return None
    if token.dep == "pobj":
        preposition = sentence.tokens[token.head]
        if preposition.lower == _SINCE:
            return "past"
        if preposition.dep != "prep" or preposition.lower not in _SURE_PREPS | _BEFORE_PREPS:
            return None
        if preposition.lower in ("at", "on") and _is_bare_year(token):
            return None  # hinted at a strong 2031, dwelt on 2031
        verb = sentence.tokens[preposition.head]
    elif token.dep in ("npadvmod", "advmod") and not _is_bare_year(token):
        verb = sentence.tokens[token.head]
    else:
        return None
    if verb.pos not in ("VERB", "AUX") or any(
        child.lower in _CONDITIONS for child in sentence.children(verb.index, "mark")
    ):
        return None  # a negated clause passes: what did not stop on Christmas Day, that day is over
    if preposition is not None and _foretells(sentence, verb, preposition):
        return None
    tense = _sure_clause(sentence, verb)
    if tense == "past" and _is_apart(sentence, verb, token):
        return None
    if preposition is not None and preposition.lower in _BEFORE_PREPS:
        return "future" if tense == "future" else None
    return tense


def _is_apart(sentence: Sentence, verb: Token, token: Token) -> bool:
    """Whether a quotation mark or what is foretold lies between a verb and a time: "in the summer of 2031," he said."""
    between = sentence.tokens[min(verb.index, token.index) : max(verb.index, token.index)]
    return any(each.text in _QUOTES or (each.lemma in _FORETOLD and each.pos == "NOUN") for each in between)


def _is_bare_year(token: Token) -> bool:
    """Whether a year stands without a preposition, as a thing and no time: began fiscal 2031, more than double 2031."""
    return token.tag == "CD" and len(token.text) == len("2031")


def _foretells(sentence: Sentence, verb: Token, preposition: Token) -> bool:
    """Whether the time may be that of what was foretold or reckoned: warned of hard times in 2031, put at 3 in 2031."""
    ahead = any(before.lower in _FORWARD for before in _token_before(sentence, preposition.index))
    apart = preposition.index != verb.index + 1
    reckoned = verb.lemma in _RECKONING and verb.tag == "VBN" and not sentence.children(verb.index, "aux", "auxpass")
    return ahead or (apart and (reckoned or verb.lemma in _FORETELLING))


def once_planned(sentence: Sentence, index: int) -> bool:
    """Whether a verb in the past planned what the time belongs to: it agreed to pay by May, which may be over."""
    return any(
        governor.tag == "VBD" and governor.lemma not in _REPORTING
        for governor in sentence.ancestors(index)
        if governor.pos in ("VERB", "AUX")
    )


def _sure_clause(sentence: Sentence, verb: Token) -> Literal["past", "future"] | None:
    auxiliaries = frozenset(child.lower for child in sentence.children(verb.index, "aux", "auxpass"))
    if _FUTURE_AUX & auxiliaries:
        return "future"
    if "to" in auxiliaries:
        above = sentence.tokens[verb.head]
        if _HAVE & auxiliaries:
            return None  # expected to have risen from 3 million in 2030
        return "future" if above.lemma in _INTENDING and _is_present(sentence, above) else None
    if _MODAL_AUX & auxiliaries or verb.lemma in _PLANNING:
        return None
    if verb.dep == "acl" and verb.tag == "VBN" and sentence.tokens[verb.index - 1].text != ",":
        return None  # funds cut in 2031, a plan approved in 2031: as often still to come
    if verb.tag == "VBN" and verb.dep in ("acomp", "xcomp", "oprd"):
        return None  # it will remain closed in 2031
    bare = verb.tag == "VBN" and not auxiliaries  # "the bridge, opened in 2015"; also a finite verb tagged amiss
    if bare and "to" in {child.lower for child in sentence.children(verb.head, "aux")}:
        return None  # "it is to fly unmanned in 2030"
    return "past" if _HAVE & auxiliaries or verb.tag == "VBD" or _PAST_BE & auxiliaries or bare else None


def _is_present(sentence: Sentence, verb: Token) -> bool:
    auxiliaries = frozenset(child.lower for child in sentence.children(verb.index, "aux", "auxpass"))
    return verb.tag in ("VBZ", "VBP") or (bool(auxiliaries) and auxiliaries <= _IS)


def _token_before(sentence: Sentence, index: int) -> tuple[Token, ...]:
    """The token right before, as none or one: "payable Dec. 1" is a unit whatever the parse makes of it."""
    return sentence.tokens[max(index - 1, 0) : index]


def _clause(sentence: Sentence, verb: Token, preposition: str | None) -> Direction | None:
    auxiliaries = frozenset(child.lower for child in sentence.children(verb.index, "aux", "auxpass"))
    if _FUTURE_AUX & auxiliaries or (verb.lemma in _MOVING and preposition in ("to", "until", "till", "for")):
        return "future"
    if verb.lemma in _FIXING and verb.tag == "VBN" and not _is_of_the_act(verb, preposition):
        return "future"
    if _MODAL_AUX & auxiliaries:
        return "past" if _HAVE & auxiliaries or _unable(sentence, verb, auxiliaries) else "ahead"
    if "having" in auxiliaries:
        return None
    if _HAVE & auxiliaries:
        return "past"
    if "to" in auxiliaries:
        return _infinitive(sentence, verb)
    return _finite(verb, auxiliaries)


def _is_of_the_act(verb: Token, preposition: str | None) -> bool:
    """Whether the time is that of the fixing itself: set on Friday; was postponed on Friday, by the end of 2031."""
    return (verb.lemma == "set" and preposition == "on") or (
        verb.lemma in _MOVING and preposition in ("on", "in", "by", "at", "during")
    )


def _finite(verb: Token, auxiliaries: frozenset[str]) -> Direction | None:
    if verb.tag == "VBD" or _WAS & auxiliaries:
        return "past"
    if verb.tag in ("VBZ", "VBP") or _IS & auxiliaries:
        return "past" if verb.lemma in _REPORTING else "ahead"
    if verb.tag == "VBN":
        return "past"
    return "ahead" if verb.tag == "VB" and verb.dep == "ROOT" else None


def _unable(sentence: Sentence, verb: Token, auxiliaries: frozenset[str]) -> bool:
    """Could not be reached on Friday: an ability that was missing, not a prospect."""
    if "could" not in auxiliaries:
        return False
    return verb.lemma in _SOUGHT or bool(sentence.children(verb.index, "neg", "preconj"))


def _never_until(sentence: Sentence, preposition: Token) -> bool:
    """Until Friday they had not met: the waiting is over."""
    verb = sentence.tokens[preposition.head]
    had = any(child.lower in ("had", "did", "was", "were") for child in sentence.children(verb.index, "aux", "auxpass"))
    return had and bool(sentence.children(verb.index, "neg"))


def _infinitive(sentence: Sentence, verb: Token) -> Direction | None:
    for governor in sentence.ancestors(verb.index):
        if governor.lower in _AHEAD_WORDS or governor.lemma in _PLANNING:
            return "future"
        if governor.pos in ("VERB", "AUX"):
            if governor.lemma in _HAPPENED or governor.lemma == "have":  # had to go, would have had to go
                return _clause(sentence, governor, None)
            return "ahead" if verb.dep in ("xcomp", "ccomp", "advcl", "acl", "relcl") else None
    return "ahead"
