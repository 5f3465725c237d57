"""What is said in a sentence: the cues, the words for a speaker, and the statements that a record has read there."""

from functools import lru_cache

from dragoman.crossdoc.drift.cues import ARTICLES, MONTHS, NEGATIONS, PRONOUNS, REPORTING, WEEKDAYS
from dragoman.crossdoc.drift.tokens import Piece, Token
from dragoman.crossdoc.drift.verbs import base
from dragoman.language.words import STOP_WORDS, words_of
from dragoman.model.annotations import Statement

SPEAKER = 5
"""Words on either side of a cue among which its speaker stands."""
_SAME_CONTENT, _LEAST = 0.5, 3
"""Part, and number, of the words of what was said that the new sentence must have to say the same."""
_BEGIN, _BEGUN = 5, 2
"""Words with which it begins, and how many of them must be there: the rest is often told as background."""
_VERBS = frozenset("is are was were be has have had will would could can may might must should".split())
_OF_IT = 2
"""Words behind the verb of which one must be there: what is said of the matter, not only the matter."""
_ENDS = frozenset({"as", "that", "who", "which", "said", "saying", "says", "when", "to", "in", "on"})
"""Words that end the words for a speaker."""


@lru_cache(maxsize=8)
def said_in(piece: Piece) -> list[Statement]:
    """The statements of a sentence whose cue and speaker stand in it; kept for the rules that ask again."""
    start, end = span_of(piece)
    return [
        each for each in piece.reading.said_in(start, end)
        if each.cue_start is not None and start <= each.cue_start < end and (each.speaker_text or _ALL).lower() != _ALL
        and not REPORTING.isdisjoint(words := (each.cue_text or "").lower().split()) and words[0] not in _PASSIVE
        and (words[-1] not in _OF_FACTS or each.content_end <= each.cue_start)
    ]  # fmt: skip


_OF_FACTS = frozenset({"reported", "reports"})
"""Verbs that lay on somebody what stands before them: "reported a loss" is an act."""
_ALL = "all"
"""No speaker: "all told"."""
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been"})


def told_again(statement: Statement, a: Piece, b: Piece) -> bool:
    """Whether a sentence says what somebody said in the other."""
    start, end = span_of(a)
    start, end = max(start, statement.content_start), min(end, statement.content_end)
    content = [base(word.stem) for word in words_of(a.reading.text, start, end) if word.stem not in STOP_WORDS]
    if not _NOT.isdisjoint(a.reading.text[start:end].lower().split()) and NEGATIONS.isdisjoint(b.places):
        return False
    shared = [stem for stem in content if stem in b.stems]
    begun = len(b.stems.intersection(content[:_BEGIN]))
    said = b.stems.intersection(_said_of_it(a.reading.text, start, end))
    return (
        len(shared) >= max(_LEAST, _SAME_CONTENT * len(content)) and begun >= min(_BEGUN, len(content)) and bool(said)
    )


_NOT = frozenset({"no", "not", "never", "nobody", "none", "nothing"})


def _said_of_it(text: str, start: int, end: int) -> list[str]:
    """The first words behind the first verb form of a saying, or all where there is none."""
    words = words_of(text, start, end)
    verb = next((at for at, word in enumerate(words) if text[word.start : word.end].lower() in _VERBS), -1)
    told = [base(word.stem) for word in words[verb + 1 :] if word.stem not in STOP_WORDS]
    return told[:_OF_IT] if verb >= 0 else told


def is_rumour(statement: Statement) -> bool:
    """Whether it is laid on nobody by name: on a later day it has been confirmed or is no news any more."""
    return not UNNAMED.isdisjoint((statement.speaker_text or "").lower().split())


UNNAMED = frozenset("source sources people person paper newspaper journal press report reports media".split())


def noun_phrase(piece: Piece, first: int) -> list[Token]:
    """The words up to the next mark, cue or clause; without the article."""
    found: list[Token] = []
    for token in piece.tokens[first : first + SPEAKER]:
        gap = piece.text[found[-1].end - piece.offset : token.start - piece.offset] if found else ""
        if any(mark in gap for mark in ',.;:"“”(') or token.lower in _ENDS:
            break
        if found or token.lower not in ARTICLES:
            found.append(token)
    return found


def span_of(piece: Piece) -> tuple[int, int]:
    """Where a sentence stands."""
    return piece.tokens[0].start, piece.tokens[-1].end


def names_after(piece: Piece, first: int) -> list[Token]:
    """The first name from a word on."""
    found = []
    for token in piece.tokens[first : first + SPEAKER]:
        if token.name and token.lower.removesuffix("'s") not in STOP_WORDS | WEEKDAYS | MONTHS:
            found.append(token)
        elif found:
            break
    return found


def names_near(piece: Piece, cue: int) -> list[Token]:
    """The name that stands right before a cue, or behind "according to"."""
    if piece.tokens[cue].lower == "according":
        return names_after(piece, cue + 2)
    before: list[Token] = []
    follows = piece.tokens[cue].start
    for token in reversed(piece.tokens[max(0, cue - SPEAKER) : cue]):
        if follows - token.end > 1:
            break
        if token.lower in _WITHIN:
            return []  # it belongs to another name
        if not token.name or token.lower in STOP_WORDS | PRONOUNS | WEEKDAYS | MONTHS:
            break
        before.insert(0, token)
        follows = token.start
    return before


_WITHIN = frozenset({"of", "in", "at", "from", "for", "with", "by", "to", "and"})
"""Words that make the name behind them part of a longer one."""


def then_oneself(piece: Piece, cue: int, within: int = 4) -> bool:
    """Whether a speaker tells what he does himself: "said it will appeal"."""
    return any(token.lower in ONESELF for token in piece.tokens[cue + 1 : cue + 1 + within])


ONESELF = frozenset({"it", "he", "she", "they", "its"})
