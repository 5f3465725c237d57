"""An export of a press archive as text, RTF or Word document in, its reports out.

An RTF file or Word document that is no such export is one report.
"""

from collections.abc import Iterator

from dragoman.language.admission import admit
from dragoman.language.decoding import decode, opening_of, read_bytes
from dragoman.language.richtext import OPENING, rich_text
from dragoman.language.wordtext import word_text
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source
from dragoman.readers.pressarchive.factiva import factiva_clippings, is_factiva
from dragoman.readers.pressarchive.lines import Clipping, Line, language_code, lines_of, plain_author, plain_date
from dragoman.readers.pressarchive.nexis import is_nexis, nexis_clippings

_WORD = b"PK\x03\x04"
"""Zip files come here only if they hold a Word document: others are unpacked before."""


class PressArchiveReader:
    """The port `Reader`; knows Nexis and Factiva. `uri` is the archive's number, else the place in the file."""

    name = "pressarchive"

    def accepts(self, source: Source) -> bool:
        """Whether it is RTF or a Word document, or a text that is laid out as Nexis or Factiva does."""
        if source.head.startswith((OPENING, _WORD)):
            return True
        if b"\0" in source.head or source.head.lstrip()[:1] in (b"{", b"[", b"<"):
            return False
        lines = lines_of(opening_of(source))
        return is_nexis(lines) or is_factiva(lines)

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """The reports of the export in its order.

        Raises:
            ReadError: the source is too large, damaged, or no text.
        """
        data = read_bytes(source)
        text, note = _text(data, source.max_bytes)
        clippings = list(_clippings(lines_of(text)))
        if not clippings:
            yield admit(uri=source.uri, text=text, raw_digest=content_digest(data), notes=[note])
            return
        for number, clipping in enumerate(clippings, 1):
            place = source.uri if len(clippings) == 1 else f"{source.uri}#{number}"
            yield _report(text, clipping, place, note)


def _text(data: bytes, max_bytes: int) -> tuple[str, str | None]:
    """The text of the source, and what a reader of the record should know about it."""
    if data.startswith(OPENING):
        return rich_text(data), "read from RTF"
    if data.startswith(_WORD):
        return word_text(data, max_bytes=max_bytes), "read from a Word document"
    decoded = decode(data)
    return decoded.text, decoded.note


def _clippings(lines: list[Line]) -> Iterator[Clipping]:
    if is_nexis(lines):
        return nexis_clippings(lines)
    return factiva_clippings(lines) if is_factiva(lines) else iter(())


def _report(text: str, clipping: Clipping, place: str, note: str | None) -> AnnotatedDocument | Failure:
    own = text[clipping.start : clipping.end]
    shifted = [(start - clipping.start, end - clipping.start, kind) for start, end, kind in clipping.parts]
    return admit(
        uri=clipping.uri or place,
        text=own,
        dates=[(plain_date(value), where) for value, where in clipping.dates],
        parts=shifted,
        notes=(note, f"from {place}" if clipping.uri else None, *clipping.notes),
        raw_digest=content_digest(own.encode("utf-8", "replace")),
        title=clipping.title,
        publisher=clipping.publisher,
        author=plain_author(clipping.author),
        language=language_code(clipping.language),
    )
