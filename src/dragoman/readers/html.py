"""A web page in, one report out: its visible text, with what is not prose marked."""

import re
from collections.abc import Iterator

from dragoman.errors import ReadError
from dragoman.language.decoding import decode, opening_of, read_bytes
from dragoman.language.markup import declared_charset
from dragoman.language.webpage import admit_page, read_page
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(r"</(?:p|div|a|h[1-6]|span|li|article)>", re.IGNORECASE)
_NAMES = (".html", ".htm", ".xhtml")
_ENOUGH = 3
"""Closing tags that make a page of a text that begins with a tag or whose name says page."""


class HtmlReader:
    """The port `Reader`; `uri` stays the source's, the page's own address is kept in a note."""

    name = "html"

    def accepts(self, source: Source) -> bool:
        """Whether it opens as a page, or begins with a tag or is named as a page and holds closing tags."""
        start = opening_of(source)
        if _OPENING.match(start[:4000]):
            return True
        likely = start.lstrip()[:1] == "<" or source.uri.lower().removesuffix(".gz").endswith(_NAMES)
        return likely and len(_TAGS.findall(start)) >= _ENOUGH

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """The one report of the page.

        Raises:
            ReadError: the source is too large, no text, or holds no element.
        """
        data = read_bytes(source)
        decoded = decode(data, declared=declared_charset(data))
        page = read_page(decoded.text)
        if page is None:
            raise ReadError(f"{source.uri}: no element of a page is in it; save the page anew")
        notes = (decoded.note, f"url: {page.data.url}" if page.data.url else None)
        yield admit_page(page, uri=source.uri, raw_digest=content_digest(data), notes=notes)
