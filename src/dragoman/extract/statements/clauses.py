"""Questions about a parsed sentence: whose verb, which noun phrase, how far a clause goes.

Labels are ClearNLP's. All spans are code points into the report's text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.roles import match_role
from dragoman.extract.statements.drafts import Span
from dragoman.model.text import Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
_TRIMMED = frozenset({"punct", "cc"})
_QUOTES = frozenset("\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb")
QUOTING = frozenset({"quote", "cite"})
_FARTHEST = 30
"""Words between a quoting verb and its "as saying" at most."""
_DEEPEST = 8
"""Steps from a verb without a subject to the one whose subject it shares."""
_SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "swear", "agree", "offer"})
_INSIDE_PHRASE = frozenset({"pobj", "prep", "appos", "conj", "compound", "nmod", "npadvmod"})
_GENERIC_CLOSERS = frozenset({",", ";", ":", ".", "-", "--", "!", "?"})
_NEGATORS = frozenset({"refuse", "decline", "fail", "neglect"})
"""Verbs that negate the infinitive they govern: refused to confirm."""

_PERSONAL = frozenset({"i", "we", "he", "she", "they", "who", "you", "many", "some", "most", "others", "few", "both"})

_NOBODY = frozenset({"nothing", "nobody", "none", "noone", "neither"})
"""Subjects that negate their verb: nothing is known, nobody said."""


def children(sentence: Sentence, token: Token, *deps: str) -> Iterator[Token]:
    """The dependents of a token with one of the labels, in text order."""
    tokens = sentence.tokens
    return iter([below for index in token.children if (below := tokens[index]).dep in deps])


def child(sentence: Sentence, token: Token, *deps: str) -> Token | None:
    """The first dependent of a token with one of the labels."""
    tokens = sentence.tokens
    for index in token.children:
        if tokens[index].dep in deps:
            return tokens[index]
    return None


def is_somebody(noun: Token) -> bool:
    """Whether a noun is a name, a person or a body, and so may say or think something."""
    return noun.pos == "PROPN" or noun.lower in _PERSONAL or match_role([noun.lower], 0)[1] is not None


def is_state_name(token: Token) -> bool:
    """Whether a word is a state's name or the adjective of one."""
    return any(entry.kind == "state" for entry in load_codebook().entries(token.text))


def words_of(sentence: Sentence, verb: Token) -> tuple[str, ...]:
    """A verb's lemma, and with its particles: brush, brush aside."""
    return verb.lemma, *(f"{verb.lemma} {part.lower}" for part in children(sentence, verb, "prt", "advmod"))


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the passive, reduced relative clauses included."""
    if verb.tag != "VBN":
        return False
    labels = {sentence.tokens[index].dep for index in verb.children}
    if labels & {"nsubjpass", "auxpass"}:
        return True
    if "aux" in labels or "nsubj" in labels:
        return False
    if verb.dep == "conj":
        head = sentence.tokens[verb.head]
        return head.tag != "VBN" or is_passive(sentence, head)
    return verb.dep in ("acl", "advcl", "amod", "relcl", "oprd", "pcomp")


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """The head of the noun phrase that does what the verb says, shared subjects included.

    Returns:
        None for an imperative, an expletive ("it is said") or where the sentence names nobody.
    """
    found = _subject(sentence, verb, 0)
    if found is None and verb.tag in ("VBD", "VBZ", "VBP"):
        found = _nearest_noun(sentence, verb)
    if found is None or found.lower == "there" or not any(map(str.isalnum, found.text)):
        return None
    return found


def _nearest_noun(sentence: Sentence, verb: Token) -> Token | None:
    """The noun phrase just before a finite verb whose subject the parse missed."""
    tokens = sentence.tokens
    at, _ = verb_group(sentence, verb)
    while at > 0 and tokens[at - 1].pos in ("PUNCT", "ADV"):
        at -= 1
    if at == 0 or tokens[at - 1].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    found = tokens[at - 1]
    while (
        found.head < found.index and tokens[found.head].pos in ("NOUN", "PROPN", "ADP") and found.dep in _INSIDE_PHRASE
    ):
        found = tokens[found.head]
    return found if found.pos in ("NOUN", "PROPN", "PRON") else None


def own_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The verb's own subject, which may have been read as its object though it stands just before it."""
    found = child(sentence, verb, "nsubj", "nsubjpass")
    thing = child(sentence, verb, "dobj")
    if (
        thing is not None
        and thing.index < verb.index
        and thing.tag not in ("WP", "WDT", "WRB")
        and (found is None or found.index < thing.index)
    ):
        return thing if verb.tag in ("VBD", "VBZ", "VBP") and thing.right >= verb.index - 1 else found
    return found


def _subject(sentence: Sentence, verb: Token, depth: int) -> Token | None:
    own = own_subject(sentence, verb)
    if own is not None or depth > _DEEPEST or verb.head == verb.index:
        return own
    head = sentence.tokens[verb.head]
    if verb.dep in ("conj", "aux", "auxpass", "dep", "advcl", "ccomp", "parataxis", "attr", "acomp", "prep", "oprd"):
        return _subject(sentence, head, depth + 1)
    if verb.dep == "xcomp":
        return _controller(sentence, head, depth)
    if verb.dep in ("acl", "relcl"):
        return _of_noun(sentence, verb, head, depth)
    if verb.dep == "pcomp":
        return _of_preposition(sentence, head, depth)
    return None


def _controller(sentence: Sentence, head: Token, depth: int) -> Token | None:
    thing = child(sentence, head, "dobj", "dative")
    if thing is not None and head.lemma not in _SUBJECT_CONTROL and thing.tag not in ("WP", "WDT"):
        return thing
    return _subject(sentence, head, depth + 1)


def _of_noun(sentence: Sentence, verb: Token, noun: Token, depth: int) -> Token | None:
    if verb.tag == "VB":
        return owner(sentence, noun) or holder(sentence, noun, depth + 1)
    return noun


def _of_preposition(sentence: Sentence, preposition: Token, depth: int) -> Token | None:
    head = sentence.tokens[preposition.head]
    if head.pos in ("VERB", "AUX"):
        thing = child(sentence, head, "dobj")
        if thing is not None and preposition.lower in ("of", "as", "for") and head.index < thing.index:
            return thing
        return _subject(sentence, head, depth + 1)
    if head.pos == "ADJ":
        return _subject(sentence, head, depth + 1)
    return owner(sentence, head) or holder(sentence, head, depth + 1)


def owner(sentence: Sentence, noun: Token) -> Token | None:
    """Whose a noun is: its possessor, or an agent phrase (by, of, from, among)."""
    found = child(sentence, noun, "poss")
    if found is not None:
        return found
    for preposition in children(sentence, noun, "prep", "agent"):
        if preposition.lower in ("by", "from", "among"):
            thing = child(sentence, preposition, "pobj")
            if thing is not None:
                return thing
    return None


def holder(sentence: Sentence, noun: Token, depth: int = 0) -> Token | None:
    """The subject of the verb that governs a noun: she has a plan."""
    if depth > _DEEPEST:
        return None
    head = sentence.tokens[noun.head]
    if noun.dep in ("dobj", "attr", "oprd", "dative", "acomp"):
        found = _subject(sentence, head, depth + 1)
        return None if found is noun else found
    if noun.dep == "pobj":
        above = sentence.tokens[head.head]
        if above.pos in ("VERB", "AUX"):
            return _subject(sentence, above, depth + 1)
        return holder(sentence, above, depth + 1) if above.index != head.index else None
    if noun.dep == "conj" and head.index != noun.index:
        return owner(sentence, head) or holder(sentence, head, depth + 1)
    return None


def head_between(sentence: Sentence, left: int, right: int) -> Token | None:
    """The head of the noun phrase that fills tokens `left:right`, by the order of its words."""
    found = None
    for token in sentence.tokens[left:right]:
        if found is not None and (token.pos in ("ADP", "PUNCT") or token.text in "(,"):
            break
        if token.pos in ("NOUN", "PROPN", "PRON"):
            found = token
    return found


def agent(sentence: Sentence, verb: Token) -> Token | None:
    """Who did what a passive verb says: by whom."""
    for preposition in children(sentence, verb, "agent", "prep"):
        if preposition.lower == "by":
            return child(sentence, preposition, "pobj")
    return None


def noun_phrase(sentence: Sentence, head: Token, *, whole: bool = False) -> Span:
    """The span of the noun phrase of a head; without its relative clauses unless `whole`."""
    left, right = head.left, head.right
    if not whole:
        cut = [
            t.left
            for t in children(sentence, head, "relcl", "acl", "advcl", "ccomp", "parataxis")
            if t.left > head.index
        ]
        right = min([right, *cut])
    while right - left > 1 and sentence.tokens[right - 1].dep == "case":
        right -= 1
    return trimmed(sentence, left, right)


def trimmed(sentence: Sentence, left: int, right: int) -> Span:
    """The span of tokens `left:right` without punctuation and conjunctions at its edges."""
    tokens = sentence.tokens
    while right - left > 1 and tokens[right - 1].lower in _GENERIC_CLOSERS | {"and", "or", "but"}:
        right -= 1
    while right - left > 1 and (tokens[left].lower in _GENERIC_CLOSERS or tokens[left].dep == "cc"):
        left += 1
    return balanced(sentence, left, right)


def balanced(sentence: Sentence, left: int, right: int) -> Span:
    """Without a bracket or quotation mark at an edge whose partner lies outside."""
    tokens = sentence.tokens
    while right - left > 1 and tokens[right - 1].text in "([{":
        right -= 1
    while right - left > 1 and tokens[right - 1].text in ")]}" and not _has(tokens[left:right], "([{"):
        right -= 1
    while right - left > 1 and tokens[left].text in "([{" and not _has(tokens[left:right], ")]}"):
        left += 1
    return tokens[left].start, tokens[right - 1].end


def _has(tokens: Iterable[Token], marks: str) -> bool:
    return any(token.text in marks for token in tokens)


def clause(sentence: Sentence, head: Token) -> Span:
    """The span of a clause without its complementizer `that` and outer punctuation."""
    left, right = head.left, head.right
    while right - left > 1 and _is_outer(sentence, left):
        left += 1
    return trimmed(sentence, left, right)


def _is_outer(sentence: Sentence, index: int) -> bool:
    """Whether a word at a clause's beginning only joins it: a comma, or "that" unless it is the subject."""
    token, after = sentence.tokens[index], sentence.tokens[index + 1]
    if token.lower == "that":
        return token.dep == "mark" or token.tag == "IN" or (token.tag != "DT" and after.pos not in ("VERB", "AUX"))
    return token.pos == "PUNCT" and token.text not in _QUOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedAs:
    """Somebody quoted as saying something: the verb, who said it, who quoted it."""

    verb: Token
    speaker: Token
    span: Span
    quoting: Token | None


def quoted_as(sentence: Sentence, saying: Token) -> QuotedAs | None:
    """What stands around "as saying", by the order of the words, as the parse often loses it.

    Args:
        sentence: Of the verb.
        saying: The verb after "as".
    """
    tokens = sentence.tokens
    at = saying.index - 1
    if at < 2 or tokens[at].lower != "as" or saying.tag != "VBG":
        return None
    before = reversed(tokens[max(0, at - _FARTHEST) : at])
    verb = next((t for t in before if t.lemma in QUOTING and t.tag.startswith("V") and t.dep != "relcl"), None)
    if verb is None:
        return None
    passive = any(t.lemma == "be" for t in tokens[max(0, verb.index - 3) : verb.index])
    between = tokens[verb.index + 1 : at]
    if passive:
        speaker = own_subject(sentence, verb) or _nearest_noun(sentence, verb)
        by = next((t for t in between if t.lower == "by"), None)
        after = tokens[saying.index + 1] if saying.index + 1 < len(tokens) else None
        if by is None and after is not None and after.lower == "by":
            by = after
        if speaker is None:
            return None
        quoting = None if by is None else child(sentence, by, "pobj")
        return QuotedAs(verb=verb, speaker=speaker, span=noun_phrase(sentence, speaker), quoting=quoting)
    nouns = [t for t in between if t.pos in ("NOUN", "PROPN", "PRON")]
    if not nouns:
        return None
    quoting = own_subject(sentence, verb) or _nearest_noun(sentence, verb)
    quoting = _before(sentence, verb) if quoting is None else quoting
    own = [t for t in nouns if t.dep == "dobj" and t.head == verb.index]
    return QuotedAs(verb=verb, speaker=(own or nouns)[-1], span=trimmed(sentence, verb.index + 1, at), quoting=quoting)


def _before(sentence: Sentence, verb: Token) -> Token | None:
    found = sentence.tokens[verb.index - 1] if verb.index else None
    return found if found is not None and found.pos in ("NOUN", "PROPN", "PRON") else None


def antecedent(sentence: Sentence, relative: Token) -> Token | None:
    """What a relative pronoun stands for: the noun that its clause hangs on."""
    for above in sentence.ancestors(relative.index):
        if above.dep in ("relcl", "acl"):
            return sentence.tokens[above.head]
    return None


def is_negated(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb itself is negated."""
    if any(True for _ in children(sentence, verb, "neg")):
        return True
    above = sentence.tokens[verb.head]
    if verb.dep == "xcomp" and above.index != verb.index and above.lemma in _NEGATORS:
        return not is_negated(sentence, above)
    if any(t.lower in ("never", "neither") for t in children(sentence, verb, "advmod", "preconj")):
        return True
    return any(_is_nobody(sentence, subject) for subject in children(sentence, verb, "nsubj", "nsubjpass"))


def _is_nobody(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject says that there is none: "nothing is known", "no official said"."""
    if subject.lower in _NOBODY:
        return True
    return any(t.lower in ("no", "neither") for t in children(sentence, subject, "det"))


def verb_group(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """Token indices (right exclusive) of a verb with its auxiliaries, negation, particle."""
    left, right = verb.index, verb.index + 1
    tokens = sentence.tokens
    while (
        left > 0 and tokens[left - 1].head == verb.index and tokens[left - 1].dep in ("aux", "auxpass", "neg", "advmod")
    ):
        left -= 1
    while left < verb.index and tokens[left].dep == "advmod":
        left += 1
    while right < len(tokens) and tokens[right].head == verb.index and tokens[right].dep == "prt":
        right += 1
    return left, right
