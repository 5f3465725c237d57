"""A saved RSS or Atom feed in, a report for each of its entries out."""

import re
from collections.abc import Iterator
from typing import Any

from dragoman.errors import ReadError
from dragoman.language.admission import admit, failure
from dragoman.language.decoding import decode, opening_of, read_bytes
from dragoman.language.webpage import read_fragment
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<\?xml-stylesheet[^>]{0,400}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:rss|feed|rdf:rdf)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(r"<\?xml[^>]{0,200}?\?>")
_HEAD = 65_536
"""Characters in which a declaration and a DOCTYPE are looked for."""
_SWARM = re.compile(r"<[^<>]{50000,}>?")
"""A tag so long that it may hold thousands of attributes; parsers need their square in time."""
_NO_CHARACTER = re.compile(r"&#(?:0{0,20}[1-9][0-9]{6,20}|[xX]0{0,20}[1-9a-fA-F][0-9a-fA-F]{5,20});?")
"""The number of a character beyond the last one, or of one that nothing is assigned to."""
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,20000}\])?[^>]{0,100}>", re.IGNORECASE)


_DAMAGED = (ValueError, LookupError)
"""What feedparser raises for damage; LookupError, unmeant, for a link that ends where none began."""


class FeedReader:
    """The port `Reader`; the feed is read from its bytes, no address in it is ever opened."""

    name = "feed"

    def accepts(self, source: Source) -> bool:
        """Whether the first element is that of a feed."""
        return bool(_OPENING.match(opening_of(source, 8000)))

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """The entries of the feed in its order.

        Raises:
            ReadError: it holds no entry.
        """
        import feedparser

        data = read_bytes(source)
        decoded = decode(data)
        plain = _plain(decoded.text).encode("utf-8", "replace")
        try:
            feed = feedparser.parse(plain, sanitize_html=False, resolve_relative_uris=False)
        except _DAMAGED as error:
            raise ReadError(f"{source.uri}: a damaged feed ({error}); save it again") from error
        if not feed.entries:
            raise ReadError(f"{source.uri}: a feed without an entry; save it again")
        digest = content_digest(data)
        for number, entry in enumerate(feed.entries, 1):
            yield _report(entry, feed.feed, f"{source.uri}#{number}", digest, decoded.note)


def _plain(text: str) -> str:
    """The feed without what is only for parsers, and without what would break or stall ours."""
    head, rest = text[:_HEAD], text[_HEAD:]
    whole = _DOCTYPE.sub("", _DECLARED.sub("", head, count=1), count=1) + rest
    return _SWARM.sub("", _NO_CHARACTER.sub("\ufffd", whole))


def _report(entry: Any, feed: Any, place: str, digest: str, note: str | None) -> AnnotatedDocument | Failure:
    uri = entry.get("link") or entry.get("id") or place
    title = _text(entry.get("title"))
    body = _body(entry)
    text = body or title
    if not text:
        return failure(uri, "NoText", f"{place} has neither a text nor a title; leave it out")
    return admit(
        uri=uri,
        text=text,
        title=title,
        publisher=_publisher(entry, feed),
        author=_authors(entry),
        language=feed.get("language"),
        dates=[(value, f"feed {key}") for key in ("published", "issued", "created") if (value := entry.get(key))],
        raw_digest=digest,
        notes=(note, None if body else "no text was given: read from title"),
    )


def _body(entry: Any) -> str:
    """The longest of the texts that an entry carries, rendered."""
    given = [part.get("value") or "" for part in entry.get("content") or ()]
    texts = [_text(value) for value in (*given, entry.get("summary") or "")]
    return max(texts, key=len)


def _publisher(entry: Any, feed: Any) -> str | None:
    """The source that the entry names (an aggregator carries other people's reports), else the feed."""
    source = entry.get("source") or {}
    return _text(source.get("title")) or source.get("href") or _text(feed.get("title")) or None


def _authors(entry: Any) -> str | None:
    names = [name for author in entry.get("authors") or () if (name := author.get("name"))]
    return "; ".join(names) or entry.get("author")


def _text(markup: str | None) -> str:
    return read_fragment(markup).strip() if markup else ""
