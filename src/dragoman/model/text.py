"""A report as published, and its text cut into parsed sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.model.provenance import Evidence, identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report as read; a row of `documents`.

    `text` is never changed. `published` is EDTF; `published_earliest` and `published_latest` are ISO
    days, inclusive. A column that nothing gives a value for is None.
    """

    document_id: str
    uri: str
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    author: str | None = None
    language: str | None = None
    text: str
    published: str | None = None
    published_earliest: str | None = None
    published_latest: str | None = None
    published_basis: str | None = None
    published_evidence: tuple[Evidence, ...] = ()
    story_id: str | None = None
    raw_digest: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a parsed sentence.

    `start` and `end` are code points into `Document.text`. `head` and `children` are indices into
    the tokens of the sentence; the root is its own head. `left` and `right` bound the subtree:
    token indices, `right` exclusive. `lower` is the text in lower case with plain quotation marks and
    hyphens, for looking up; `tag` is Penn Treebank, `pos` Universal Dependencies, `dep`
    the ClearNLP label of spaCy's English pipelines.
    """

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    children: tuple[int, ...]
    left: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a report's prose with its parse; `paragraph` counts the blocks of prose."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]

    def subtree(self, index: int) -> tuple[Token, ...]:
        """The tokens from the left to the right edge of what depends on token `index`."""
        token = self.tokens[index]
        return self.tokens[token.left : token.right]

    def ancestors(self, index: int) -> Iterator[Token]:
        """The heads of token `index`, nearest first, up to the root."""
        token = self.tokens[index]
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def children(self, index: int, *deps: str) -> tuple[Token, ...]:
        """The dependents of token `index` in text order, only those with a label in `deps` if any."""
        tokens = self.tokens
        below = tokens[index].children
        if not deps:
            return tuple([tokens[child] for child in below])
        return tuple([token for child in below if (token := tokens[child]).dep in deps])

    def covering(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with `start:end` (code points into the report)."""
        return tuple(token for token in self.tokens if token.start < end and token.end > start)


def document_of(*, uri: str, text: str, **metadata: Any) -> Document:
    """A report with the id that its uri and text give it.

    Args:
        uri: The path, URL or id it came with.
        text: The report as read.
        metadata: Further columns of `Document`; an empty string counts as absent.
    """
    given = {name: value for name, value in metadata.items() if value not in ("", None)}
    return Document(document_id=identifier("document", uri, text), uri=uri, text=text, **given)
