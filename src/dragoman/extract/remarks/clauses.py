"""Questions about a parsed sentence: which verbs head main clauses, what they govern, how far a clause goes.

Labels are ClearNLP's; all spans are code points into the report's text.
"""

from collections.abc import Iterator

from dragoman.model.text import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_APART = frozenset((";", ":"))
"""What parts two main clauses of which the parse hangs one on the other."""
_EDGES = frozenset((",", ";", ":", ".", "-", "--", "!", "...", "\u2026"))
_BESIDES = frozenset(("because", "since", "as", "although", "though", "while", "whereas", "where", "so"))
"""Words that open a clause for which the writer answers as for the main one."""
_DEEPEST = 8


def main_verb(sentence: Sentence, token: Token) -> Token | None:
    """The verb of the main clause that a word of the clause hangs on, or None where a subordinate clause holds it."""
    for _ in range(_DEEPEST):
        if token.pos in ("VERB", "AUX") and is_asserted(sentence, token):
            return token
        if token.head == token.index or token.dep in ("relcl", "advcl", "ccomp", "acl", "csubj", "pcomp", "xcomp"):
            return None
        token = sentence.tokens[token.head]
    return None


def is_main(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb heads a main clause: the root, what is joined to it, what stands beside it after a semicolon."""
    for _ in range(_DEEPEST):
        if verb.head == verb.index:
            return True
        head = sentence.tokens[verb.head]
        beside = verb.dep in ("ccomp", "parataxis") and _is_apart(sentence, verb, head)
        if verb.dep != "conj" and not beside:
            return False
        verb = head
    return False


def is_asserted(sentence: Sentence, verb: Token) -> bool:
    """Whether the writer answers for a verb: that of a main clause, or of one that tells of it besides.

    Besides are a participle ("..., showing his fear"), a relative clause after a comma, and a reason or contrast
    ("because", "although"); not a condition, nor what somebody says or thinks.
    """
    for _ in range(_DEEPEST):
        if is_main(sentence, verb):
            return True
        if verb.dep not in ("conj", "advcl", "relcl") or verb.head == verb.index:
            return False
        if verb.dep == "relcl" and not _follows_comma(sentence, verb):
            return False
        if verb.dep == "advcl" and not _tells_besides(sentence, verb):
            return False
        verb = sentence.tokens[verb.head]
        if verb.pos not in ("VERB", "AUX"):
            verb = _governor(sentence, verb)
    return False


def _governor(sentence: Sentence, token: Token) -> Token:
    """The nearest verb above a noun."""
    return next((each for each in sentence.ancestors(token.index) if each.pos in ("VERB", "AUX")), token)


def _follows_comma(sentence: Sentence, verb: Token) -> bool:
    return verb.left > 0 and "," in (sentence.tokens[verb.left - 1].lower, sentence.tokens[verb.left].lower)


def _tells_besides(sentence: Sentence, verb: Token) -> bool:
    marks = sentence.children(verb.index, "mark", "advmod")
    if verb.tag == "VBG" and not sentence.children(verb.index, "mark", "aux"):
        return _follows_comma(sentence, verb) and verb.index > verb.head
    return any(mark.lower in _BESIDES for mark in marks if mark.index < verb.index)


def _is_apart(sentence: Sentence, verb: Token, head: Token) -> bool:
    before = verb.left - 1 if verb.index > head.index else verb.right
    return 0 <= before < len(sentence.tokens) and sentence.tokens[before].lower in _APART


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """The head of the verb's subject, that of the clause before included; "there" of "there will be" counts as none."""
    for _ in range(_DEEPEST):
        found = sentence.children(verb.index, *SUBJECTS)
        if found:
            return found[0]
        if verb.dep not in ("conj", "xcomp") or verb.head == verb.index:
            return None
        verb = sentence.tokens[verb.head]
    return None


def auxiliaries(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The auxiliaries of a verb in lower case, those of the verb that it is joined to where it has none."""
    for _ in range(_DEEPEST):
        found = frozenset(token.lower for token in sentence.children(verb.index, "aux", "auxpass"))
        if found or verb.dep != "conj" or verb.tag in ("VBD", "VBZ", "VBP"):
            return found
        verb = sentence.tokens[verb.head]
    return frozenset()


def is_negated(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is denied."""
    return bool(sentence.children(verb.index, "neg"))


def objects(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The nouns that a verb governs, directly, through a preposition, or as its predicate."""
    for token in sentence.children(verb.index, "dobj", "attr", "prep", "agent", "dative", "oprd"):
        if token.dep in ("prep", "agent"):
            yield from sentence.children(token.index, "pobj")
        else:
            yield token
            yield from sentence.children(token.index, "conj")


def clause_of(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """The span of the main clause that a verb stands in, without what joins it and its final stop.

    Verbs that share a subject share a clause.
    """
    tokens = sentence.tokens
    heads = [token for token in tokens if token.pos in ("VERB", "AUX") and _begins(sentence, token)]
    starts = sorted({_first(sentence, token) for token in heads})
    left = max((start for start in starts if start <= verb.index), default=0)
    right = min((start for start in starts if start > verb.index), default=len(tokens))
    while right - left > 1 and (tokens[right - 1].lower in _EDGES or tokens[right - 1].dep == "cc"):
        right -= 1
    while right - left > 1 and (tokens[left].lower in _EDGES or (left and tokens[left].dep == "cc")):
        left += 1
    return tokens[left].start, tokens[right - 1].end


def _begins(sentence: Sentence, verb: Token) -> bool:
    """Whether a main verb has a subject of its own, and so a clause of its own."""
    return is_main(sentence, verb) and bool(sentence.children(verb.index, *SUBJECTS, "expl"))


def _first(sentence: Sentence, verb: Token) -> int:
    """Where the clause of a main verb begins; what stands before the clause hung on a later one is not its own."""
    before = [token for token in sentence.children(verb.index, "ccomp", "parataxis") if is_main(sentence, token)]
    return max([verb.left, *(token.right for token in before if token.index < verb.index)])


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb or its auxiliary bears a tense."""
    return verb.tag in _FINITE or any(token.tag in _FINITE for token in sentence.children(verb.index, "aux", "auxpass"))
