"""Headlines, which are not parsed, in; the attributions of their fixed forms out.

Kremlin: missile launch aggravates tensions        speaker, colon, content
Missile launch aggravates tensions: Kremlin        content, colon, speaker
Seoul says North fired missiles                    speaker, verb of saying, content
North fired missiles, Seoul says                   content, comma, speaker, verb of saying
"""

import functools
import re
from collections.abc import Iterator, Sequence

from dragoman.codebooks.cues import CueClass, cue_frames
from dragoman.extract.statements.drafts import Draft, Span
from dragoman.extract.statements.labels import Nouns, can_speak, nouns_of
from dragoman.model.annotations import Region
from dragoman.model.text import Sentence, Token

_WORD = re.compile(r"[^\s:,;\"\u201c\u201d]+|[:,;\"\u201c\u201d]")
_KINDS = frozenset({"headline", "subhead"})
_LONGEST_NAME = 6
"""Words of a speaker before a colon or a verb at most."""
_SHORTEST = 3
"""Words of a content at least."""
_IRREGULAR = {"said": "say", "told": "tell", "wrote": "write", "swore": "swear", "thought": "think", "read": "read"}
_NOT_NAMES = frozenset({
    "update", "live", "video", "watch", "opinion", "analysis", "exclusive", "breaking", "photos", "how", "why", "what",
    "when", "where", "who", "review", "editorial", "explainer", "factbox",
})  # fmt: skip

_ADVERBS = frozenset({"now", "also", "still", "again", "already", "never", "later", "finally", "openly", "publicly"})
"""Words between a headline's speaker and the verb: Seoul now says."""


def headline_drafts(text: str, regions: Sequence[Region], sentences: Sequence[Sentence]) -> Iterator[Draft]:
    """The attributions of a report's headlines; its sentences tell which nouns are no names."""
    headed = [region for region in regions if region.kind in _KINDS]
    nouns = nouns_of(sentences if headed else ())
    for region in headed:
        sentence = _sentence(text, region.region_start, region.region_end)
        drafted = _colon(sentence, nouns) or _leading(sentence) or _trailing(sentence)
        if drafted is not None:
            yield drafted


def _sentence(text: str, start: int, end: int) -> Sentence:
    """A headline as words without a parse."""
    tokens = tuple(
        Token(
            index=index, start=match.start(), end=match.end(), text=match.group(), lower=match.group().lower(),
            lemma=match.group().lower(), pos="X", tag="XX", dep="ROOT", head=index, children=(), left=index,
            right=index + 1,
        )
        for index, match in enumerate(_WORD.finditer(text, start, end))
    )  # fmt: skip
    return Sentence(index=-1, paragraph=-1, start=start, end=end, text=text[start:end], tokens=tokens)


def _colon(sentence: Sentence, nouns: Nouns) -> Draft | None:
    tokens = sentence.tokens
    at = next((t.index for t in tokens if t.text == ":"), None)
    if at is None or at + 1 >= len(tokens) or tokens[at + 1].start == tokens[at].end:
        return None
    before, after = tokens[:at], tokens[at + 1 :]
    if _is_name(before) and len(after) >= _SHORTEST and can_speak([word.text for word in before], nouns):
        return _draft(sentence, before, tokens[at], after, None)
    short = len(after) <= _LONGEST_NAME // 2 and len(before) >= _SHORTEST
    if _is_name(after) and short and can_speak([word.text for word in after], nouns):
        return _draft(sentence, after, tokens[at], before, None)
    return None


def _leading(sentence: Sentence) -> Draft | None:
    tokens = sentence.tokens
    for token in tokens[1 : _LONGEST_NAME + 1]:
        cue = _verbs().get(token.lower)
        if cue is not None and _is_name(tokens[: token.index]):
            content = tokens[token.index + 1 :]
            content = content[1:] if content and content[0].lower == "that" else content
            name = tokens[: token.index - 1] if tokens[token.index - 1].lower in _ADVERBS else tokens[: token.index]
            return _draft(sentence, name or tokens[:1], token, content, cue) if len(content) >= _SHORTEST else None
    return None


def _trailing(sentence: Sentence) -> Draft | None:
    tokens = sentence.tokens
    if len(tokens) < _SHORTEST + 3:
        return None
    cue = _verbs().get(tokens[-1].lower)
    comma = next((t.index for t in reversed(tokens) if t.text == ","), None)
    if cue is None or comma is None or not _is_name(tokens[comma + 1 : -1]) or comma < _SHORTEST:
        return None
    return _draft(sentence, tokens[comma + 1 : -1], tokens[-1], tokens[:comma], cue)


def _is_name(tokens: Sequence[Token]) -> bool:
    if not 0 < len(tokens) <= _LONGEST_NAME or tokens[0].lower in _NOT_NAMES:
        return False
    return tokens[0].text[:1].isupper() and not any(t.text in ",;:" for t in tokens)


def _draft(
    sentence: Sentence, speaker: Sequence[Token], anchor: Token, content: Sequence[Token], cue: CueClass | None
) -> Draft:
    span: Span = (speaker[0].start, speaker[-1].end)
    return Draft(
        sentence=sentence, anchor=anchor, cue=cue, construction="headline", cue_span=(anchor.start, anchor.end),
        content=(content[0].start, content[-1].end), source=None, source_span=span,
    )  # fmt: skip


@functools.cache
def _verbs() -> dict[str, CueClass]:
    """Forms of the verbs of saying that headlines use: present and past."""
    forms: dict[str, CueClass] = {}
    for lemma, frames in cue_frames("verb").items():
        if "clause" in frames and "set_off" in frames and " " not in lemma:
            for form in (lemma + "s", lemma + ("d" if lemma.endswith("e") else "ed")):
                forms[form] = frames["clause"]
            if lemma.endswith("y") and lemma != "say":
                forms[lemma[:-1] + "ies"] = frames["clause"]
    forms.update({form: cue_frames("verb")[lemma]["clause"] for form, lemma in _IRREGULAR.items() if form != "read"
                  and "clause" in cue_frames("verb").get(lemma, {})})  # fmt: skip
    forms.update(
        {
            "say": forms["says"],
            "tells": cue_frames("verb")["tell"]["clause"],
            "denies": cue_frames("verb")["deny"]["clause"],
        }
    )
    return forms
