"""What a construction found, before it is resolved to names, dates and chains."""

from dataclasses import dataclass

from dragoman.codebooks.cues import CueClass
from dragoman.model.text import Sentence, Token

Span = tuple[int, int]
"""Start and end, code points into the report's text, half open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One attribution as its sentence gives it.

    `anchor` is the cue's main token. `source` is the head of the speaker's noun phrase, `source_span`
    the phrase; both None where nobody is named. `addressee` is the head of who was spoken to.
    `construction` names the rule. `retold`: kept only
    if the statement around it turns out to be no more than the outlet that carried it.
    """

    sentence: Sentence
    anchor: Token
    cue: CueClass | None
    construction: str
    cue_span: Span | None
    content: Span
    source: Token | None = None
    source_span: Span | None = None
    addressee: Token | None = None
    negated: bool = False
    retold: bool = False
    flags: tuple[str, ...] = ()
