"""Drafts in, those that deny marked as denials: by the noun's governor, by calling it false, by an "it".

rejected reports that the talks had failed      the claim noun under a verb that denies
said the report was false                       a claim called false, or not true
there was no truth in the story that ...        likewise
... . His spokesman denied it.                  what the statement before said
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebooks.cues import cue_frames
from dragoman.extract.statements import clauses
from dragoman.extract.statements.drafts import Draft
from dragoman.model.text import Sentence, Token

_ANAPHORS = frozenset({"it", "this", "that", "them"})
_CLAIMS = frozenset(
    {"report", "claim", "allegation", "accusation", "charge", "rumour", "rumor", "story", "suggestion", "assertion"}
)
_COPULAS = frozenset({"be", "remain", "seem", "sound"})
BEFORE = "content carried from the statement before"


def denials(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a report, in text order, with denials negated and anaphoric ones given their content."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.cue is not None and draft.cue.part == "noun" and draft.construction == "noun_that":
            draft = _under_denial(draft)
        elif _calls_false(draft):
            draft = replace(draft, negated=not draft.negated)
        found.append(_resumed(draft, found))
    return found


def _under_denial(draft: Draft) -> Draft:
    """Dismissed as fiction reports that ...: the report is the denier's to deny."""
    sentence, noun = draft.sentence, draft.anchor
    for above in sentence.ancestors(noun.index):
        if above.pos not in ("VERB", "AUX"):
            continue
        rows = [row for row in cue_frames("verb").get(above.lemma, {}).values() if row.polarity == "denied"]
        false = any(
            _is_false(sentence, token) for token in clauses.children(sentence, above, "oprd", "prep", "xcomp", "ccomp")
        )
        idiom = any(
            f"{above.lemma} {t.lower}" in cue_frames("idiom") for t in clauses.children(sentence, above, "dobj")
        )
        if not rows and not false and not idiom:
            return draft
        source = (
            clauses.agent(sentence, above) if clauses.is_passive(sentence, above) else clauses.subject(sentence, above)
        )
        if source is None:
            return draft
        return replace(
            draft, source=source, source_span=clauses.noun_phrase(sentence, source), negated=True,
            anchor=above, cue_span=(above.start, above.end),
        )  # fmt: skip
    return draft


def _calls_false(draft: Draft) -> bool:
    sentence = draft.sentence
    start, end = draft.content
    false, true = cue_frames("false"), cue_frames("true")
    for token in sentence.tokens:
        if token.pos not in ("NOUN", "ADJ") or not start <= token.start < end or token is draft.anchor:
            continue
        word = token.lower
        if word in false and _is_of_claim(sentence, token, draft):
            return not _is_negated(sentence, token)
        if word in true and _is_of_claim(sentence, token, draft) and _is_negated(sentence, token):
            return True
    return False


def _is_of_claim(sentence: Sentence, token: Token, draft: Draft) -> bool:
    """Whether a claim, or an "it" that stands for one, is what the predicate is said of."""
    head = sentence.tokens[token.head]
    if draft.construction in ("small_clause", "object_as") and draft.anchor in (head, sentence.tokens[head.head]):
        return True
    if head.lemma not in _COPULAS or token.dep not in ("acomp", "attr", "nsubj"):
        return False
    subject = clauses.child(sentence, head, "nsubj", "csubj", "expl")
    if subject is None:
        return False
    if (token.dep in ("attr", "nsubj") and subject.lower == "there") or subject is token:
        prepositions = [*clauses.children(sentence, token, "prep"), *clauses.children(sentence, head, "prep")]
        return any(t.lower in ("in", "to", "for", "behind") for t in prepositions)
    if subject.lower in ("it", "that", "this") or subject.dep == "csubj":
        return (
            subject.dep == "csubj"
            or clauses.child(sentence, head, "ccomp", "advcl") is not None
            or clauses.child(sentence, token, "ccomp") is not None
            or subject.lower != "it"
        )
    return subject.lemma in _CLAIMS or _is_clausal(sentence, head)


def _is_clausal(sentence: Sentence, copula: Token) -> bool:
    """That we shot it down is a lie: the clause before the copula is what is called so."""
    first = sentence.tokens[copula.left]
    above = sentence.tokens[copula.head]
    begins = [sentence.tokens[above.left], first]
    return any(t.lower == "that" and t.tag == "IN" and t.index < copula.index for t in begins) or any(
        t.lower == "that" and t.dep == "mark" and t.index <= above.left + 1
        for t in clauses.children(sentence, above, "mark")
    )


def _is_negated(sentence: Sentence, token: Token) -> bool:
    head = sentence.tokens[token.head]
    return clauses.is_negated(sentence, head) or any(t.lower == "no" for t in clauses.children(sentence, token, "det"))


def _is_false(sentence: Sentence, token: Token) -> bool:
    inside = sentence.tokens[token.left : token.right]
    return any(t.lower in cue_frames("false") for t in inside if t.pos in ("NOUN", "ADJ"))


def _last_said(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The longest statement of the nearest sentence before."""
    earlier = [other for other in before if other.sentence.index < draft.sentence.index]
    if not earlier:
        return None
    nearest = earlier[-1].sentence.index
    return max((o for o in earlier if o.sentence.index == nearest), key=lambda o: o.content[1] - o.content[0])


def _resumed(draft: Draft, before: Sequence[Draft]) -> Draft:
    """His spokesman denied it; called the reports baseless."""
    if draft.cue is None or draft.construction not in ("object", "small_clause", "object_as") or not before:
        return draft
    if (draft.cue.polarity == "denied") == draft.negated:
        return draft
    last = _last_said(draft, before)
    thing = clauses.child(draft.sentence, draft.anchor, "dobj")
    if thing is None:
        thing = next(
            (t for t in draft.sentence.tokens if draft.content[0] <= t.start < draft.content[1] and t.dep == "nsubj"),
            None,
        )
    if (
        last is None
        or thing is None
        or not 0 <= draft.sentence.index - last.sentence.index <= 2
        or last.anchor is draft.anchor
    ):
        return draft
    anaphoric = thing.lower in _ANAPHORS or (
        thing.lemma in _CLAIMS
        and thing.right - thing.left <= 2
        and draft.sentence.tokens[thing.left].lower in ("the", "these", "those", "such", "this")
    )
    if not anaphoric:
        return draft
    return replace(draft, content=last.content, flags=(*draft.flags, BEFORE))
