"""A verb of saying beside or inside what was said, in quotation marks or set off by commas, in and its draft out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.codebooks.cues import CueClass, cue_frames
from dragoman.extract.statements import clauses, verbs
from dragoman.extract.statements.drafts import Draft, Span
from dragoman.extract.statements.quotes import Quotes
from dragoman.language.quotation import Quotation
from dragoman.model.text import Sentence, Token

Frames = Mapping[str, CueClass]
_OPEN_ENDS = frozenset(",?!-\u2013\u2014\u2026")
_STOPS = frozenset({",", "-", "--", "\u2014", "\u2013", ";", ":", "(", ")", "..."})
_PARTS_OF_CUE = frozenset(
    {"npadvmod", "advmod", "prep", "prt", "dative", "dobj", "advcl", "tmod", "aux", "neg", "agent"}
)
_SUBORDINATORS = frozenset({
    "if", "when", "while", "because", "after", "before", "until", "once", "since", "though", "although", "unless",
    "where", "whenever", "why", "how", "whether", "that",
})  # fmt: skip
_LINKS = frozenset({
    "however", "meanwhile", "nevertheless", "nonetheless", "moreover", "furthermore", "besides", "instead", "still",
    "yet", "therefore", "thus", "also", "similarly", "likewise", "conversely", "consequently", "accordingly", "so",
})  # fmt: skip
"""Words that only tie a sentence to the one before: "However, she said, it rained"."""
_LONGEST_SPEAKER = 40
"""Words between a quotation and its verb at most."""
_MANNERS = frozenset({
    "according", "per", "as", "citing", "quoting", "adding", "speaking", "in", "during", "after", "at", "on",
    "referring",
})  # fmt: skip
"""First words of what comes after a cue and tells how or where it was said."""


def parenthetical(sentence: Sentence, verb: Token, frames: Frames, quotes: Quotes) -> Draft | None:
    """'It rained,' she said; it rained, she said; it had, she said, rained; she said: 'It rained'.

    Returns:
        None where the verb is not set off from what was said.
    """
    if (
        not frames.keys() & {"quote", "set_off"}
        or clauses.is_negated(sentence, verb)
        or (clauses.is_passive(sentence, verb) and not _is_asked(verb))
    ):
        return None
    left, right = _cue_clause(sentence, verb)
    quoted = clauses.quoted_as(sentence, verb)
    quoting = None if quoted is None else quoted.verb
    if quoting is not None:
        left = min(left, _cue_clause(sentence, quoting)[0])
    speaker = _beside(sentence, verb, quotes) if "quote" in frames else None
    if speaker is not None:
        left, right = min(left, verb.index, speaker[0]), max(right, speaker[1])
        left = max(left, speaker[2])
    content = _quoted(sentence, left, right, quotes) if "quote" in frames else None
    frame = "quote"
    if content is None and "set_off" in frames:
        content, frame = _set_off(sentence, quoting or verb, left, right, quotes), "set_off"
    if content is None:
        return None
    source = clauses.subject(sentence, verb)
    if frame == "set_off":
        source = between_commas(sentence, verb) or inverted_subject(sentence, verb) or source
    if quoting is None and clauses.is_passive(sentence, verb):
        source = clauses.agent(sentence, verb)
    elif frame == "quote" and speaker is not None:
        source = clauses.head_between(sentence, speaker[0], speaker[1]) or source
    addressee = next((t for t in clauses.children(sentence, verb, "dobj", "dative") if t.index > verb.index), None)
    made = verbs.draft(sentence, verb, frames[frame], frame, content, source, addressee)
    if frame == "quote" and speaker is not None and made.source is source and quoting is None:
        return replace(made, source_span=clauses.trimmed(sentence, speaker[0], speaker[1]))
    return made


def _beside(sentence: Sentence, verb: Token, quotes: Quotes) -> tuple[int, int, int] | None:
    """The speaker by the order of the words, where the parse took the verb's subject from the quotation or found none.

    Returns:
        Token indices of the speaker's phrase (right exclusive) and of the first word after the quotation,
        or None where the parse is right or no quotation ends before.
    """
    tokens = sentence.tokens
    own = clauses.own_subject(sentence, verb)
    if own is not None and quotes.around(own.start) is None:
        return None
    left, right = clauses.verb_group(sentence, verb)
    while left < verb.index and quotes.around(tokens[left].start) is not None:
        left += 1
    first = left
    while first > 0 and left - first < _LONGEST_SPEAKER and quotes.around(tokens[first - 1].start) is None:
        first -= 1
    if first == 0 or quotes.around(tokens[first - 1].start) is None:
        return None
    if any(t.pos in ("VERB", "AUX") and t.tag != "VBN" and t.dep not in ("relcl", "acl") for t in tokens[first:left]):
        return None
    if left - first > 0 and any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens[first:left]):
        return first, left, first
    last = right
    while last < len(tokens) and tokens[last].text not in _STOPS and tokens[last].pos != "PUNCT":
        last += 1
    if last == right or not any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens[right:last]):
        return None
    return right, last, first


def _is_asked(verb: Token) -> bool:
    return verb.lemma in ("ask", "tell")


def _cue_clause(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """Token indices (right exclusive) of the verb with its subject and adjuncts, as far as they are contiguous."""
    tokens = sentence.tokens
    left, right = clauses.verb_group(sentence, verb)
    own = clauses.own_subject(sentence, verb)
    if own is not None and own.index < verb.index and own.right <= left:
        left = min(left, own.left)
    by_left = {tokens[i].left: tokens[i] for i in verb.children if tokens[i].dep in _PARTS_OF_CUE or tokens[i] is own}
    while right in by_left and by_left[right].right > right:
        right = by_left[right].right
    if right < len(tokens) and tokens[right].text == "," and right + 1 in by_left and by_left[right + 1].dep == "advcl":
        right = by_left[right + 1].right
    return left, right


def _quoted(sentence: Sentence, left: int, right: int, quotes: Quotes) -> Span | None:
    start, end = sentence.tokens[left].start, sentence.tokens[right - 1].end
    before = quotes.before(start)
    if before is not None and before.end <= sentence.start and not _runs_on(quotes.text, before, sentence, left):
        before = None
    after = quotes.after(end)
    if after is not None and after.start >= sentence.end:
        after = None
    if after is None and quotes.text[end : sentence.end].strip() == ":":
        after = quotes.next_block(sentence.end)
    after = after or _inside(sentence, left, right, quotes)
    if before is not None and (not _is_said(quotes.text, before) or _is_title(sentence, before, right)):
        before = None
    if after is not None and before is None and not _is_said(quotes.text, after):
        after = None
    found = [q for q in (before, after) if q is not None]
    if not found:
        return None
    return min(q.start for q in found), max(q.end for q in found)


def _runs_on(text: str, before: Quotation, sentence: Sentence, left: int) -> bool:
    """Whether a quotation that the segmentation cut off belongs to the cue that begins this sentence."""
    return left == 0 and text[before.inner_end - 1] in _OPEN_ENDS and sentence.start - before.end <= 2


def _inside(sentence: Sentence, left: int, right: int, quotes: Quotes) -> Quotation | None:
    """A quotation that begins inside the cue's clause, parsed as one of its parts."""
    start, end = sentence.tokens[left].end, sentence.tokens[right - 1].end
    found = quotes.overlapping(start, end)
    if not found or found[0].start <= start:
        return None
    before = quotes.text[max(0, found[0].start - 4) : found[0].start].rstrip()[-1:]
    return found[0] if before in (",", ":") else None


def _is_title(sentence: Sentence, before: Quotation, right: int) -> bool:
    """Whether a quotation in mid-sentence is a name, as what was said comes later: on "The Hour," he said it rained."""
    if before.start <= sentence.start + 1:
        return False
    tokens = sentence.tokens
    return right < len(tokens) and tokens[right].pos not in ("PUNCT", "CCONJ") and _has_verb(tokens[right:])


def _is_said(text: str, quotation: Quotation) -> bool:
    inner = text[quotation.inner_start : quotation.inner_end]
    return inner.count(" ") >= 1 or inner[-1:] in ",.!?"


def _set_off(sentence: Sentence, verb: Token, left: int, right: int, quotes: Quotes) -> Span | None:
    tokens = sentence.tokens
    own = between_commas(sentence, verb) or clauses.own_subject(sentence, verb) or inverted_subject(sentence, verb)
    if own is not None and own.index < verb.index and own.left > left:
        left = own.left
    if own is not None and own.index > verb.index:
        right = max(right, own.right)
    if (verb.lemma not in ("quote", "cite") and _has_object(sentence, verb)) or _is_subordinate(sentence, verb):
        return None
    if own is None or own.right > right or quotes.around(verb.start) is not None or own.lower in clauses.RELATIVES:
        return None
    begin = left - 1 if left > 0 and tokens[left - 1].lower == "as" else left
    stop_before = begin > 0 and (tokens[begin - 1].text in _STOPS or tokens[begin - 1].pos == "PUNCT")
    ends = right >= len(tokens) or all(t.pos == "PUNCT" for t in tokens[right:])
    if stop_before and (ends or not _goes_on(sentence, verb, right)) and _has_verb(tokens[: begin - 1]):
        return clauses.trimmed(sentence, 0, begin)
    if stop_before and not ends and tokens[right].text in _STOPS:
        linked = all(t.pos in ("CCONJ", "PUNCT") or t.lower in _LINKS for t in tokens[:begin])
        first = right + 1 if linked else 0
        return clauses.trimmed(sentence, first, len(tokens))
    if (
        begin == 0
        and not ends
        and tokens[right].text in (",", ":")
        and _has_verb(tokens[right:])
        and own.index < verb.index
    ):
        return clauses.trimmed(sentence, right + 1, len(tokens))
    return None


def _goes_on(sentence: Sentence, verb: Token, right: int) -> bool:
    """Whether what follows the cue is still part of what was said, and not of how it was said."""
    rest = sentence.tokens[right + 1 :]
    if sentence.tokens[right].text not in _STOPS or not rest:
        return True
    said = clauses.child(sentence, verb, "ccomp")
    if said is not None and said.index < verb.index and said.right <= verb.index and rest[0].lower == "with":
        return False
    return not (rest[0].lower in _MANNERS or (rest[0].tag == "VBG" and rest[0].head == verb.index))


def between_commas(sentence: Sentence, verb: Token) -> Token | None:
    """The speaker between a comma and the verb, where the parse took the one before: rain, she said, fell."""
    own = clauses.own_subject(sentence, verb)
    left, _ = clauses.verb_group(sentence, verb)
    first = left
    while first > 0 and left - first < _LONGEST_SPEAKER and sentence.tokens[first - 1].text != ",":
        first -= 1
    inside = sentence.tokens[first:left]
    if own is None or first == 0 or own.index >= first or sentence.tokens[first - 1].text != ",":
        return None
    if (
        not inside
        or inside[0].pos in ("ADP", "CCONJ", "SCONJ")
        or _has_verb(inside)
        or any(t.dep == "conj" for t in inside)
    ):
        return None
    return clauses.head_between(sentence, first, left)


def inverted_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The speaker after the verb at a sentence's end, read as its object: it rained, reported the agency."""
    if clauses.own_subject(sentence, verb) is not None or verb.tag not in ("VBD", "VBZ", "VBP") or verb.index < 2:
        return None
    thing = clauses.child(sentence, verb, "dobj")
    rest = sentence.tokens[thing.right :] if thing is not None else ()
    if thing is None or thing.left != verb.index + 1 or any(t.pos != "PUNCT" for t in rest):
        return None
    return thing if sentence.tokens[verb.index - 1].text == "," and thing.pos in ("PROPN", "NOUN") else None


def _has_object(sentence: Sentence, verb: Token) -> bool:
    if inverted_subject(sentence, verb) is not None:
        return False
    return verb.lemma not in cue_frames("told") and any(
        t.tag not in ("WP", "WDT") for t in clauses.children(sentence, verb, "dobj")
    )


def _is_subordinate(sentence: Sentence, verb: Token) -> bool:
    marks = [*clauses.children(sentence, verb, "mark"), *clauses.children(sentence, verb, "advmod")]
    return any(t.lower in _SUBORDINATORS for t in marks)


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in tokens)
