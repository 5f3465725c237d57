"""Whom a noun phrase of a report stands for: its mention's name and actor, or its own words."""

from dataclasses import dataclass

from dragoman.codebooks.cues import cue_frames
from dragoman.extract.statements import clauses
from dragoman.extract.statements.drafts import Span
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import AnnotatedDocument, Mention
from dragoman.model.text import Sentence, Token

_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "that", "i", "we", "him", "her", "them", "his", "their",
                       "this", "you", "its", "those", "whom", "one", "others", "both"})  # fmt: skip
_ARTICLES = ("the ", "a ", "an ", "its ", "his ", "her ", "their ")
_JOURNALISM = ".JRN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Someone in a chain. `name` and `actor` are None where the report does not say who it is."""

    text: str
    span: Span
    name: str | None
    actor: str | None
    outlet: bool
    pronoun: bool

    def same(self, other: "Party | None") -> bool:
        """Whether both stand for one, by actor or by name."""
        if other is None:
            return False
        if self.actor is not None and self.actor == other.actor:
            return True
        return self.name is not None and self.name == other.name or self.span == other.span

    @property
    def label(self) -> str:
        """What to call it in a chain."""
        return self.name or self.text


class Naming:
    """The mentions of a report, asked for by the head of a noun phrase."""

    def __init__(self, report: AnnotatedDocument) -> None:
        """Args: report: with its mentions, or with none."""
        self._text = report.document.text
        self._index = MentionIndex(report.mentions)

    def party(self, sentence: Sentence, head: Token | None, span: Span) -> Party:
        """Who a noun phrase is.

        Args:
            sentence: Where it stands.
            head: Its head word, or None where a span is all there is.
            span: The phrase.
        """
        text = self._text[span[0] : span[1]]
        named = self._named(sentence, head, span)
        outlet = self._outlet(sentence, head, span)
        pronoun = head is not None and head.lower in _PRONOUNS
        name = None if pronoun else _plain(text)
        actor = None
        if outlet is not None:
            name, actor = outlet.name or outlet.mention_text, outlet.actor
        elif named is not None:
            name, actor = named.name or named.mention_text, named.actor
        return Party(
            text=text, span=span, name=name, actor=actor, pronoun=pronoun,
            outlet=outlet is not None or _is_outlet_word(sentence, head, text),
        )  # fmt: skip

    def _named(self, sentence: Sentence, head: Token | None, span: Span) -> Mention | None:
        if head is None:
            found = self._index.within(*span)
            mention = found[0] if found else None
        else:
            if head.lower in clauses.RELATIVES:
                head = clauses.antecedent(sentence, head) or head
            mention = self._index.heading(sentence, head.index)
        return None if mention is None else self._index.resolve(mention)

    def _outlet(self, sentence: Sentence, head: Token | None, span: Span) -> Mention | None:
        """The outlet that a phrase names: Reuters, a CNN report, a report in the Japan Times."""
        if head is not None:
            mention = self._index.heading(sentence, head.index)
            if mention is not None and mention.kind == "person":
                return None
        for mention in self._index.within(*span):
            if mention.actor is not None and _JOURNALISM in mention.actor and mention.kind != "person":
                return self._index.resolve(mention)
        return None


def _plain(text: str) -> str:
    lower = text.lower()
    for article in _ARTICLES[:3]:
        if lower.startswith(article):
            return text[len(article) :]
    return text


def _is_outlet_word(sentence: Sentence, head: Token | None, text: str) -> bool:
    words = cue_frames("outlet")
    if head is None:
        return text.lower() in words
    if head.lower in words or head.lemma.lower() in words:
        return True
    before = sentence.tokens[head.index - 1].lower if head.index else ""
    return f"{before} {head.lower}" in words
