"""A future in what is over: "will" in a clause, or after an opening that points back, whose time lies in the past."""

import re
from collections.abc import Iterator
from datetime import date

from dragoman.codebooks.damage import damage_words
from dragoman.extract.remarks.garble.damage import Blocks, Damage
from dragoman.model.annotations import TimeExpression
from dragoman.model.text import Sentence, Token

_WILL = re.compile(r" will ")
_POINTS_BACK = re.compile(
    r"(?:There|Then|Afterwards|On that occasion|At (?:that|the) time"
    r"|(?:At|During|In|After) (?:that|this|the|those|these) "
    r"(?:meetings?|summits?|talks?|sessions?|conferences?|visits?|conversations?|interviews?|ceremony)),? "
)
"""Openings that take up the time or the place of the sentence before."""
_SURELY_PAST = re.compile(r"(?i)^(?:last|yesterday)\b|\bago$|\bearlier (?:this|that)\b|\bthe previous\b")
_YEAR = re.compile(r"\b[12]\d{3}\b")
"""A year by its number: what it means needs no reckoning that may err."""
_ON = frozenset({"in", "on", "at", "during"})
_DAYS_OVER = 7
"""Days before publication after which what happened at that occasion is over."""


def out_of_time(blocks: Blocks) -> Iterator[Damage]:
    """Clauses with "will" about what the report itself dates in the past; quotations keep their own time."""
    for match in _WILL.finditer(blocks.text):
        found = blocks.tokens_at(match.start() + 1, match.end() - 1)
        if found is None:
            continue
        sentence, (token, *_) = found
        verb = sentence.tokens[token.head]
        if token.tag != "MD" or token.dep != "aux" or verb.tag != "VB" or verb.index < token.index:
            continue
        past = _own_past(blocks, sentence, verb) or _past_before(blocks, sentence, verb)
        if past is not None and not blocks.is_quoted(token.start):
            yield _damage(token, verb, past, blocks.text)


def _damage(token: Token, verb: Token, past: tuple[int, int], text: str) -> Damage:
    when = " ".join(text[past[0] : past[1]].split())
    ahead = text[token.start : verb.end]
    reason = f"“{ahead}” puts ahead what “{when}” puts in the past: probably a past tense of the original"
    return Damage(
        rule="future in the past", start=token.start, end=verb.end, reason=reason, cue_start=past[0], cue_end=past[1]
    )


def _own_past(blocks: Blocks, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The past time that the clause itself is dated by: "Last week the envoy will sign"."""
    for each in sentence.children(verb.index, "npadvmod", "advmod", "prep"):
        if each.dep == "prep" and each.lower not in _ON:
            continue
        words = sentence.subtree(each.index)
        start, end = words[0].start, words[-1].end
        if each.index > verb.index and not _is_near(sentence, verb, each):
            continue
        for time in blocks.report.times:
            if start <= time.expression_start < end and _heads(sentence, each, time) and _is_over(blocks, time, 1):
                return time.expression_start, time.expression_end
    return None


def _is_near(sentence: Sentence, verb: Token, adverbial: Token) -> bool:
    """Whether no other verb and no comma stands between a verb and its adverbial, which may then be another's."""
    between = sentence.tokens[verb.index + 1 : adverbial.left]
    return not any(token.pos in ("VERB", "AUX", "PUNCT", "SCONJ") or token.lower == "than" for token in between)


def _heads(sentence: Sentence, adverbial: Token, time: TimeExpression) -> bool:
    """Whether the adverbial is the time itself, and not something that a time is a part of."""
    inside = sentence.covering(time.expression_start, time.expression_end)
    if adverbial.dep != "prep":
        return adverbial in inside
    return any(token.head == adverbial.index for token in inside)


def _is_over(blocks: Blocks, time: TimeExpression, days: int) -> bool:
    """Whether a time lies wholly in the past: by its words, or some days before the report was published."""
    if time.type not in ("DATE", "TIME"):
        return False
    if _SURELY_PAST.search(time.expression_text):
        return True
    if _YEAR.search(time.expression_text) is None and (days < _DAYS_OVER or time.tense != "past"):
        return False
    published = blocks.report.document.published_earliest
    return published is not None and time.time_latest is not None and _days_before(time.time_latest, published) >= days


def _days_before(earlier: str, later: str) -> int:
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days


def _past_before(blocks: Blocks, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The past time of the sentence before, where this one opens by pointing back to it."""
    if _POINTS_BACK.match(sentence.text) is None or verb.dep != "ROOT" or sentence.index == 0:
        return None
    before = blocks.sentences[sentence.index - 1]
    root = next((token for token in before.tokens if token.head == token.index), None)
    if (
        before.paragraph != sentence.paragraph
        or root is None
        or root.tag != "VBD"
        or root.lemma in damage_words("leads_on")
    ):
        return None
    for each in before.children(root.index, "advmod"):
        if each.lower == "last" and each.index < root.index:
            return each.start, root.end
    for time in blocks.report.times:
        if before.start <= time.expression_start < before.end and _is_over(blocks, time, _DAYS_OVER):
            return time.expression_start, time.expression_end
    return None
