"""How far an act came by the form of its own word: a parsed sentence and the word in, status and reason out.

Tense, auxiliaries, negation, condition and mood of the clause; what stands above it is asked in `status`.
"""

import functools
from collections.abc import Mapping

from dragoman.codebooks.tables import read_table
from dragoman.language.names_of_days import WEEKDAY_WORDS
from dragoman.model.text import Sentence, Token

_FUTURE = frozenset(("will", "shall", "'ll", "wo"))
_POSSIBLE = frozenset(("may", "might", "could", "can", "ca", "should", "must", "ought"))
OUGHT = frozenset(("should", "ought"))
"""What is held right: whether it is done is another thing."""
_WOULD = frozenset(("would", "'d"))
_PRESENT = frozenset(("is", "are", "'s", "'re", "am", "'m"))
_CONDITION = frozenset(("if", "unless", "whether", "lest", "until", "in case", "once", "should"))
_TIMES = frozenset(("until", "once"))
"""Conditions that are met where the clause is in the past: "until Peru left"."""
_NOT = frozenset(("not", "n't", "never", "neither", "nor", "no", "hardly", "without"))
_REPORTS = frozenset(
    ("say", "tell", "announce", "report", "add", "state", "declare", "warn", "promise", "vow", "pledge", "note",
     "write", "inform", "confirm", "reveal", "indicate", "agree", "decide")
)  # fmt: skip
_TELLINGS = frozenset(("comment", "statement", "announcement", "remark", "news", "word", "assurance", "declaration"))
"""Nouns of which a clause tells what was said: "the news that Peru would leave"."""
_CLAUSES = frozenset(("xcomp", "ccomp", "acl", "pcomp"))
_REAL = frozenset(("after", "since", "during", "despite", "following", "amid", "over", "given"))
"""Prepositions whose noun is taken to have come about: "during a scheduled drill"."""


@functools.cache
def status_words() -> Mapping[tuple[str, str], tuple[str, str]]:
    """(pos, lemma) -> effect, effect where negated."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for pos, words, effect, undone, _ in read_table(
        "status_words.csv", ("pos", "words", "effect", "negated", "example")
    ):
        for word in words.split(";"):
            found.setdefault((pos, word), (effect, undone))
    return found


def own_status(sentence: Sentence, token: Token, *, hostile: bool) -> tuple[str, str]:
    """The status by the word's own auxiliaries, negation and condition."""
    if token.pos not in ("VERB", "AUX"):
        if sentence.tokens[token.head].lower in _REAL:
            return ("negated", "no") if negated(sentence, token) else ("occurred", "")
        for each in sentence.children(token.index, "amod", "advmod"):
            effect = status_words().get(("m", each.lower))
            if effect is not None:
                return effect[0], each.lower
        return ("negated", "no") if negated(sentence, token) else ("occurred", "")
    if _inverted(sentence, token):
        return "hypothetical", "had it been so"
    status, why = _tense(sentence, token)
    clauses = sentence.children(token.index, "advcl")
    on_condition = any(conditional(sentence, clause) for clause in clauses)
    if (
        hostile
        and status == "planned"
        and any(each.lower == "or" for each in sentence.tokens[max(0, token.left - 1) : token.index])
    ):
        return "threatened", "or else"
    if on_condition and status in ("planned", "hypothetical"):
        return ("threatened", f"{why}, on a condition") if hostile else ("hypothetical", f"{why}, on a condition")
    if conditional(sentence, token) and token.dep in ("advcl", "ccomp", "xcomp", "acl"):
        return "hypothetical", "in a condition"
    if negated(sentence, token):
        return ("hypothetical", f"{why} not") if why in OUGHT else ("negated", "not")
    return status, why


def is_finite(sentence: Sentence, token: Token) -> bool:
    """Whether a verb or its auxiliary bears a tense."""
    finite = ("VBD", "VBZ", "VBP")
    return token.tag in finite or any(each.tag in finite for each in sentence.children(token.index, "aux", "auxpass"))


def _commands(sentence: Sentence, token: Token) -> bool:
    """Whether the verb is an imperative: "Lay down your arms"."""
    asked = any(each.lower == "please" for each in sentence.children(token.index))
    if (token.tag != "VB" and not (token.tag == "VBP" and asked)) or token.dep not in (
        "ROOT",
        "conj",
        "ccomp",
        "parataxis",
    ):
        return False
    if sentence.children(token.index, "nsubj", "nsubjpass", "expl", "csubj"):
        return False
    if token.dep == "conj":
        head = sentence.tokens[token.head]
        return head.index != token.index and not sentence.children(token.index, "aux") and _commands(sentence, head)
    helpers = sentence.children(token.index, "aux", "auxpass")
    before = sentence.tokens[token.left : token.index]
    return all(each.lower in ("do", "please") for each in helpers) and not any(each.tag == "TO" for each in before)


def _inverted(sentence: Sentence, token: Token) -> bool:
    """A condition without "if": "Had Japan shot down the missile, ..."."""
    if token.dep not in ("advcl", "ccomp", "ROOT") or sentence.text.rstrip().endswith("?"):
        return False
    subject = sentence.children(token.index, "nsubj", "nsubjpass")
    first = sentence.children(token.index, "aux", "auxpass")
    inverted = bool(subject and first) and first[0].index == token.left < subject[0].index
    return (
        inverted and first[0].lower in ("had", "were", "should") and any(each.text == "," for each in sentence.tokens)
    )


def _tense(sentence: Sentence, token: Token) -> tuple[str, str]:
    auxiliaries = list(sentence.children(token.index, "aux", "auxpass"))
    words = {each.lower for each in auxiliaries}
    if _commands(sentence, token):
        return "hypothetical", "a command"
    if token.dep == "conj" and not auxiliaries and token.tag in ("VB", "VBG", "VBN"):
        head = sentence.tokens[token.head]
        if head.tag == token.tag:
            return _tense(sentence, head)
    if token.tag == "VBN" and "being" in words and words & _PRESENT:
        return "ongoing", "is being done"
    if any(each.lower == "still" for each in sentence.children(token.index, "advmod")) and token.tag in ("VBZ", "VBP"):
        return "ongoing", "still"
    if words & _FUTURE:
        return "planned", "will"
    if "must" in words and "have" in words:
        return "occurred", ""
    if words & _WOULD and not ("'d" in words and token.tag in ("VBN", "VBD") and "be" not in words):
        head = sentence.tokens[token.head]
        told = token.dep == "ccomp" and head.lemma.lower() in _REPORTS
        told = told or (token.dep in ("acl", "ccomp") and head.lemma.lower() in _TELLINGS)
        reported = told and "have" not in words
        return ("planned", "would, as was said") if reported else ("hypothetical", "would")
    modal = words & _POSSIBLE
    if modal:
        return "hypothetical", min(modal)
    if token.tag == "VBG":
        if words & _PRESENT or (words & {"has", "have"} and "been" in words):
            return "ongoing", "is doing"
        return "occurred", ""
    if "to" in words and token.dep not in _CLAUSES:
        return _infinitive(sentence, token)
    return "occurred", ""


def _infinitive(sentence: Sentence, token: Token) -> tuple[str, str]:
    """A bare infinitive: a headline's future, or the purpose of another act."""
    if token.dep == "ROOT":
        return "planned", "to"
    if token.dep == "relcl":
        return "hypothetical", "to"
    if token.dep != "advcl":
        return "occurred", ""
    head = sentence.tokens[token.head]
    above = own_status(sentence, head, hostile=False)[0] if head.index != token.index else "occurred"
    if above in ("hypothetical", "negated") or sentence.children(head.index, "acomp"):
        return "hypothetical", "in order to"
    return "planned", "in order to"


def is_ahead(sentence: Sentence, token: Token) -> bool:
    """Whether a day to come is named with the word: "arrives next week", by the timetable "arrives on Monday".

    On a day of the week the simple present is a timetable's; of what was done a report tells in the past.
    """
    for each in sentence.children(token.index, "npadvmod", "advmod", "prep"):
        words = [word.lower for word in sentence.subtree(each.index)]
        if words[-1] in WEEKDAY_WORDS and (len(words) == 1 or words[:-1] in (["on"], ["this"])):
            return True
        if "tomorrow" in words or each.lower == "tomorrow" or words[:1] == ["next"] or words[1:2] == ["next"]:
            return True
    return False


def has_modal(sentence: Sentence, token: Token) -> bool:
    """Whether a modal verb or "to" stands with the word."""
    return any(each.tag == "MD" or each.lower == "to" for each in sentence.children(token.index, "aux"))


def conditional(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is a condition: "if Peru leaves"; one in the past that is met is none."""
    past = clause.tag == "VBD" or any(each.lower == "had" for each in sentence.children(clause.index, "aux"))
    conditions = _CONDITION - _TIMES if past else _CONDITION
    return any(each.lower in conditions for each in sentence.children(clause.index, "mark", "advmod")) or any(
        each.lower == "should" and each.index < clause.index and sentence.tokens[clause.left].index == each.index
        for each in sentence.children(clause.index, "aux")
    )


def negated(sentence: Sentence, token: Token) -> bool:
    """Whether the word, or what it is done to or by, is denied."""
    for each in sentence.children(token.index, "neg", "preconj", "det", "advmod", "cc"):
        after = sentence.tokens[each.index + 1].lower if each.index + 1 < len(sentence.tokens) else ""
        if each.lower in _NOT and after not in ("only", "just", "merely"):
            return True
    if token.pos in ("VERB", "AUX"):
        for thing in sentence.children(token.index, "nsubj", "nsubjpass", "dobj", "attr"):
            if thing.lower in ("nobody", "none", "nothing"):
                return True
            if any(each.lower in ("no", "neither") for each in sentence.children(thing.index, "det")):
                return True
    head = sentence.tokens[token.head]
    if token.dep not in ("pcomp", "pobj"):
        return False
    instead = any(each.lower == "instead" for each in (sentence.tokens[head.head], *sentence.children(head.index)))
    return head.lower == "without" or (head.lower == "of" and instead)
