"""What the layout attributes without a verb: transcripts, signed quotations, embedded posts, colons.

ANCHOR: Is the border open?            a transcript, `Q:` and `A:` too
'The border is open.' - Jane Doe       a signed quotation
The border is open. - Jane Doe (@jane) May 3, 2022       a post as pages embed it
Kremlin: the border is open            a headline (the first line, without a full stop)
The envoy wrote:                       then a paragraph of its own
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.extract.statements import clauses
from dragoman.extract.statements.drafts import Draft, Span
from dragoman.extract.statements.labels import Nouns, can_speak, nouns_of
from dragoman.extract.statements.quotes import Quotes
from dragoman.model.text import Sentence, Token

_TURN = re.compile(
    r"[\"\u201c]?(?P<name>[QA]|[A-Z][\w.'\u2019-]{0,24}(?: [A-Z][\w.'\u2019-]{0,24}){0,3})[ ]?:[ \u00a0]+(?=\S)"
)
_SIGNATURE = re.compile(
    r"[ \u00a0]{0,3}[\u2012-\u2015-]{1,2}[ \u00a0]{0,3}"
    r"(?P<name>[^\W\d_][\w.'\u2019-]{0,24}(?:,? [\w.'\u2019()-]{1,24}){0,9}?)\.?[ \u00a0]{0,3}$"
)
_POST = re.compile(
    r"[ \u00a0]{0,3}[\u2012-\u2015-]{1,2}[ \u00a0]{0,3}(?P<name>[^@\n]{1,60}?) ?\(@\w{1,20}\)"
    r"(?: [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?[ \u00a0]{0,3}$"
)
_TAIL = 140
"""Code points at the end of a paragraph in which a signature is looked for."""
_FEW_TURNS = 2
"""Paragraphs that must begin with a name and a colon before mixed-case names count as a transcript."""
_HEADLINE_NAME = 6
"""Words at most before the colon of a headline."""


def layout_drafts(
    text: str, blocks: Mapping[int, Span], sentences: Sequence[Sentence], quotes: Quotes
) -> Iterator[Draft]:
    """The attributions that stand in the layout, in text order."""
    first: dict[int, Sentence] = {}
    last: dict[int, Sentence] = {}
    for sentence in sentences:
        first.setdefault(sentence.paragraph, sentence)
        last[sentence.paragraph] = sentence
    turns = {number: match for number, (start, end) in blocks.items() if (match := _TURN.match(text, start, end))}
    names = [match["name"] for match in turns.values()]
    for number, (start, end) in blocks.items():
        turn = turns.get(number)
        if (
            turn is not None
            and turn.end() < end
            and (_is_speaker(turn["name"]) or names.count(turn["name"]) >= _FEW_TURNS)
        ):
            yield _made(first[number], "transcript", (turn.end(), end), turn.span("name"), turn.span("name"))
            continue
        yield from _signed(text, start, end, last[number], quotes)
    if sentences and sentences[0].paragraph not in turns:
        yield from _headline(sentences[0], blocks[sentences[0].paragraph], nouns_of(sentences[1:]))


def _is_speaker(name: str) -> bool:
    return name in ("Q", "A") or (len(name) > 2 and name.isupper())


def _signed(text: str, start: int, end: int, sentence: Sentence, quotes: Quotes) -> Iterator[Draft]:
    tail = max(start, end - _TAIL)
    post = _POST.search(text, tail, end)
    if post is not None and post.start() > start:
        yield _made(sentence, "signed post", (start, post.start()), post.span("name"), None)
        return
    for quotation in quotes.overlapping(start, end)[-1:]:
        signature = _SIGNATURE.match(text, quotation.end, end)
        if signature is not None and text[signature.start("name")].isupper():
            yield _made(sentence, "signature", (quotation.start, quotation.end), signature.span("name"), None)


def _headline(sentence: Sentence, block: Span, nouns: Nouns) -> Iterator[Draft]:
    """Kremlin: the border is open; the border is open: Kremlin."""
    tokens = sentence.tokens
    colon = next((t.index for t in tokens if t.text == ":"), None)
    if colon is None or colon + 1 >= len(tokens) or tokens[colon + 1].start == tokens[colon].end:
        return
    if sentence.text[-1:] == "." or not 0 < colon < len(tokens) - 1:
        return
    before, after = tokens[:colon], tokens[colon + 1 :]
    if len(before) <= _HEADLINE_NAME and len(after) > 2 and _is_name(before, nouns):
        span = clauses.trimmed(sentence, colon + 1, len(tokens))
        yield _made(
            sentence, "headline", span, (before[0].start, before[-1].end), (tokens[colon].start, tokens[colon].end)
        )
    elif len(after) <= _HEADLINE_NAME // 2 and len(before) > len(after) + 2 and _is_name(after, nouns):
        span = clauses.trimmed(sentence, 0, colon)
        yield _made(
            sentence, "headline", span, (after[0].start, after[-1].end), (tokens[colon].start, tokens[colon].end)
        )


def _is_name(tokens: Sequence[Token], nouns: Nouns) -> bool:
    named = all(t.pos not in ("VERB", "AUX", "SCONJ", "NUM") for t in tokens) and tokens[-1].pos in ("PROPN", "NOUN")
    return named and can_speak([t.text for t in tokens], nouns)


def _made(sentence: Sentence, construction: str, content: Span, speaker: Span, cue: Span | None) -> Draft:
    inside = [t for t in sentence.tokens if speaker[0] <= t.start and t.end <= speaker[1]]
    return Draft(
        sentence=sentence, anchor=inside[-1] if inside else sentence.tokens[0], cue=None, construction=construction,
        cue_span=cue, content=content, source=inside[-1] if inside else None, source_span=speaker,
    )  # fmt: skip
