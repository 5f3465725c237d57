"""What a speaker himself asserts: a sentence and the statements of its report in, the verbs of his main clauses out.

Side clauses, questions and conditions assert nothing; "we believe that" and "it is clear that" assert what follows.
"""

from collections.abc import Iterator, Sequence

from dragoman.codebooks.judgements import judgement_words
from dragoman.extract.events.tense import conditional, is_finite
from dragoman.model.annotations import Statement
from dragoman.model.text import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_SELF = frozenset(("we", "i", "it"))
_DENIALS = frozenset(("deny", "refute", "rebut", "dismiss", "reject", "dispute", "denial"))
_DEEPEST = 8
"""Clauses that are climbed; deeper is a broken parse."""


def holding(statements: Sequence[Statement], start: int, end: int) -> Statement | None:
    """The innermost statement whose content holds a span."""
    found = [each for each in statements if each.content_start <= start and each.content_end >= end]
    return min(found, key=lambda each: each.content_end - each.content_start, default=None)


def asserted(sentence: Sentence, statements: Sequence[Statement]) -> Iterator[tuple[Token, Statement]]:
    """The finite verbs of the main clauses of what is said in a sentence, each with its statement.

    Args:
        sentence: Parsed.
        statements: Those that reach into the sentence.
    """
    if not statements or _asks(sentence):
        return
    for token in sentence.tokens:
        if token.pos not in ("VERB", "AUX"):
            continue
        statement = holding(statements, token.start, token.end)
        if statement is None or statement.act not in (None, "speech") or not statement.speaker:
            continue
        if is_verb_of(sentence, token) and not _denies(sentence, statement) and _is_main(sentence, token, statement):
            yield token, statement


def is_verb_of(sentence: Sentence, token: Token) -> bool:
    """Whether a verb bears a tense or a modal, with a subject or one that is shared with the verb before it."""
    helpers = sentence.children(token.index, "aux", "auxpass")
    finite = is_finite(sentence, token) or any(each.tag == "MD" for each in helpers)
    heads = (token, *helpers)  # a parse may hang the subject on the helper
    return token.dep == "conj" or (finite and any(sentence.children(each.index, *_SUBJECTS) for each in heads))


def _denies(sentence: Sentence, statement: Statement) -> bool:
    """Whether the content is what the speaker denies; to call a thing false is to judge it."""
    cue = sentence.covering(statement.cue_start or 0, statement.cue_end or 0)
    return statement.polarity == "denied" and any(each.lemma.lower() in _DENIALS for each in cue)


def _asks(sentence: Sentence) -> bool:
    return "?" in sentence.text


def _is_main(sentence: Sentence, token: Token, statement: Statement) -> bool:
    """Whether nothing in what is said stands above the verb but verbs that it is joined to, or that assert it."""
    for _ in range(_DEEPEST):
        shares = token.dep == "conj" and not sentence.children(token.index, *_SUBJECTS)  # "... and should leave"
        if not shares and conditional(sentence, token):
            return False
        head = sentence.tokens[token.head]
        inside = statement.content_start <= head.start and head.end <= statement.content_end
        inside = inside and not (statement.cue_start or 0) <= head.start < (statement.cue_end or 0)
        if head.index == token.index:
            return True
        if not inside or token.dep == "parataxis":
            return token.dep in ("ccomp", "parataxis", "conj", "ROOT", "advcl", "xcomp", "relcl")
        if token.dep == "ccomp" and not _asserts(sentence, head):
            return False
        if token.dep not in ("conj", "ccomp"):
            return False
        token = head
    return False


def _asserts(sentence: Sentence, token: Token) -> bool:
    """Whether the speaker asserts by the verb what its clause says: "we believe that", "it is clear that"."""
    words = judgement_words()["THINK"]
    complement = sentence.children(token.index, "acomp", "attr")
    own = all(each.lower in _SELF for each in sentence.children(token.index, *_SUBJECTS))
    held = token.lemma.lower() in words or any(each.lemma.lower() in words for each in complement)
    denied = bool(sentence.children(token.index, "neg"))
    return own and held and not denied
