"""Whom a noun phrase of a report stands for: its mention's name and actor, or its own words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.cues import cue_frames
from dragoman.codebooks.names import words_of_list
from dragoman.extract.statements import clauses
from dragoman.extract.statements.drafts import Span
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import AnnotatedDocument, Mention
from dragoman.model.text import Sentence, Token

_PRONOUNS = frozenset({
    "he", "she", "they", "it", "who", "which", "that", "i", "we", "him", "her", "them", "his", "their", "this", "you",
    "its", "those", "whom", "one", "others", "both",
})  # fmt: skip
_ARTICLES = ("the ", "a ", "an ", "its ", "his ", "her ", "their ")
_SHORTEST = 3
"""Letters of a proper name at least; a single initial names nobody."""
_JOURNALISM = ".JRN"
_PEOPLE = frozenset({"person", "group"})
"""Kinds of mentions for which "who" stands."""

_ANAPHORS = frozenset(
    {"paper", "newspaper", "agency", "daily", "broadcaster", "network", "channel", "magazine", "outlet", "station"}
)


@dataclass(frozen=True, slots=True)
class _Outlet:
    name: str
    actor: str | None
    start: int


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
        return (self.name is not None and self.name == other.name) or self.span == other.span

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
        self._mentions = report.mentions
        self._sentences = report.sentences
        self._named_outlets: tuple[_Outlet, ...] | None = None

    def party(self, sentence: Sentence, head: Token | None, span: Span) -> Party:
        """Who a noun phrase is.

        Args:
            sentence: Where it stands.
            head: Its head word, or None where a span is all there is.
            span: The phrase.
        """
        span = _with_name(sentence, head, span)
        text = self._text[span[0] : span[1]]
        stood_for = None if head is None else self._antecedent(sentence, head)
        if stood_for is not None:
            meant = self.party(sentence, stood_for, clauses.noun_phrase(sentence, stood_for))
            return replace(meant, text=text, span=span, outlet=False, pronoun=True)
        named = self._named(sentence, head, span)
        outlet = self._outlet(sentence, head, span)
        pronoun = head is not None and head.lower in _PRONOUNS
        name = None if pronoun else _name_in(sentence, head) or _plain(text)
        actor = None
        if outlet is not None:
            name, actor = outlet.name, outlet.actor
        elif named is not None and pronoun and named.mention_text.lower() in _PRONOUNS:
            name, actor = named.name, named.actor
        elif named is not None:
            name, actor = named.name or _plain(named.mention_text), named.actor
        if not pronoun and head is not None:
            name, actor = self._together(sentence, head, span, name, actor)
        return Party(
            text=text, span=span, name=name, actor=actor, pronoun=pronoun,
            outlet=outlet is not None or _is_outlet_word(sentence, head, text),
        )  # fmt: skip

    def sentence(self, index: int) -> Sentence | None:
        """The report's sentence of a number, or None before the first."""
        return self._sentences[index] if 0 <= index < len(self._sentences) else None

    def _elsewhere(self, text: str) -> Mention | None:
        """A mention of the same words elsewhere in the report, for a headline."""
        return next((mention for mention in self._mentions if mention.mention_text == text), None)

    def _together(
        self, sentence: Sentence, head: Token, span: Span, name: str | None, actor: str | None
    ) -> tuple[str | None, str | None]:
        """The names and codes of all who speak as one: Xi and Putin."""
        names, actors = [name], [actor]
        for other in clauses.children(sentence, head, "conj"):
            if not span[0] <= other.start < span[1] or other.pos not in ("PROPN", "NOUN"):
                continue
            party = self.party(sentence, other, clauses.noun_phrase(sentence, other))
            names.append(party.name)
            actors.append(party.actor)
        if len(names) == 1:
            return name, actor
        if _is_happening(head) and actor is None and all(each is not None for each in actors[1:]):
            names, actors = names[1:], actors[1:]  # before the attack on Lima, Toma and Leal announced it
        codes = [code for part in actors if part is not None for code in part.split(";")]
        written = [part for part in names if part is not None]
        return " and ".join(written) or None, ";".join(dict.fromkeys(codes)) or None

    def _named(self, sentence: Sentence, head: Token | None, span: Span) -> Mention | None:
        if head is None:
            found = self._index.within(*span)
            mention = found[0] if found else self._elsewhere(self._text[span[0] : span[1]])
        else:
            mention = self._index.heading(sentence, head.index)
        return None if mention is None else self._index.resolve(mention)

    def _antecedent(self, sentence: Sentence, word: Token) -> Token | None:
        """The noun that a relative pronoun stands for; None for any other word.

        "Who" passes over a body or a place to the person before it (the founder of Acme, who), and any by the
        noun that only describes a name (Toma, a hawk who).
        """
        found = clauses.antecedent(sentence, word) if word.lower in clauses.RELATIVES else None
        if found is None:
            return None
        if word.lower == "who":
            found = self._person(sentence, found)
        above = sentence.tokens[found.head]
        return above if found.dep == "appos" and found.pos == "NOUN" and above.pos == "PROPN" else found

    def _person(self, sentence: Sentence, noun: Token) -> Token:
        found = noun
        while (mention := self._index.heading(sentence, found.index)) is not None and mention.kind not in _PEOPLE:
            link = sentence.tokens[found.head]
            above = sentence.tokens[link.head]
            if found.dep != "pobj" or link.dep != "prep" or above.pos not in ("NOUN", "PROPN"):
                return noun
            found = above
        return found

    def _outlet(self, sentence: Sentence, head: Token | None, span: Span) -> "_Outlet | None":
        """The outlet that a phrase names: Reuters, a CNN report, a report in the Japan Times."""
        tokens = [t for t in sentence.tokens if span[0] <= t.start and t.end <= span[1]]
        if head is not None and head.text.isupper() is False and head.text.islower() and not _names_outlet_head(head):
            return None
        for mention in self._index.within(*span):
            journal = mention.actor is not None and _JOURNALISM in mention.actor and mention.kind != "person"
            if journal and _is_headed(head, mention.mention_start, mention.mention_end):
                named = self._index.resolve(mention)
                return _Outlet(mention.mention_text, named.actor, mention.mention_start)
        return _looked_up(tokens, head) or self._last_named(sentence, head)

    def _last_named(self, sentence: Sentence, head: Token | None) -> "_Outlet | None":
        """The paper, the agency: the outlet named last."""
        if head is None or head.lower not in _ANAPHORS or head.left >= head.index or head.index - head.left > 2:
            return None
        if sentence.tokens[head.index - 1].pos == "NOUN":  # a consultation paper is no newspaper
            return None
        if sentence.tokens[head.left].lower not in ("the", "that", "this"):
            return None
        before = [outlet for outlet in self._outlets() if outlet.start < head.start]
        if head.lower == "agency":  # one that was only told something, or signs the report, is not the one spoken of
            before = [each for each in before if not self._text[: each.start].endswith(("told ", "("))]
        return before[-1] if before else None

    def _outlets(self) -> "tuple[_Outlet, ...]":
        if self._named_outlets is None:
            found = []
            for sentence in self._sentences:
                words = [token.text for token in sentence.tokens]
                for token in sentence.tokens:
                    outlet = _outlet_at(words, token) if token.text[:1].isupper() else None
                    if outlet is not None:
                        found.append(outlet[0])
            self._named_outlets = tuple(found)
        return self._named_outlets


def _is_happening(head: Token) -> bool:
    """Whether a head noun is an act or a time, which says nothing itself."""
    return head.pos == "NOUN" and head.lemma in words_of_list("nobody")


def _with_name(sentence: Sentence, head: Token | None, span: Span) -> Span:
    """The newspaper Nikkei: with the name that follows a common noun for an outlet."""
    if head is None or head.lower not in _ANAPHORS or head.end != span[1]:
        return span
    last = head.index + 1
    while last < len(sentence.tokens) and sentence.tokens[last].pos == "PROPN":
        last += 1
    return span[0], sentence.tokens[last - 1].end


def _is_headed(head: Token | None, start: int, end: int) -> bool:
    return head is None or start <= head.start < end or _names_outlet_head(head)


def _names_outlet_head(head: Token) -> bool:
    return head.lemma.lower() in cue_frames("document") or head.lower in cue_frames("outlet")


def _looked_up(tokens: Sequence[Token], head: Token | None) -> "_Outlet | None":
    words = [token.text for token in tokens]
    for at, token in enumerate(tokens):
        if token.text[:1].isupper():
            found = _outlet_at(words, token, at)
            if found is not None and _is_headed(head, token.start, tokens[at + found[1] - 1].end):
                return found[0]
    return None


def _outlet_at(words: Sequence[str], token: Token, at: int | None = None) -> "tuple[_Outlet, int] | None":
    at = token.index if at is None else at
    size, entries = load_codebook().lookup(words, at)
    actor = next((entry.actor for entry in entries if entry.role == "outlet"), None)
    return None if actor is None else (_Outlet(_written(words[at : at + size]), actor, token.start), size)


def _written(words: Sequence[str]) -> str:
    return " ".join(words).replace(" - ", "-").replace(" 's", "'s").replace(" '", "'")


def _name_in(sentence: Sentence, head: Token | None) -> str | None:
    """The proper name in a phrase without a mention: of its head, or of what stands in apposition to it."""
    if head is None:
        return None
    if head.pos != "PROPN":
        head = next((t for t in clauses.children(sentence, head, "appos") if t.pos == "PROPN"), None)
    if head is None:
        return None
    first, last = head.index, head.index + 1
    while first > 0 and sentence.tokens[first - 1].pos == "PROPN":
        first -= 1
    while last < len(sentence.tokens) and sentence.tokens[last].pos == "PROPN":
        last += 1
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    if end - start < _SHORTEST:
        return None
    return sentence.text[start - sentence.start : end - sentence.start]


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
