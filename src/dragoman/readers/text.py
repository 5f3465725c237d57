"""Plain text in, one report out."""

from collections.abc import Iterator

from dragoman.language.admission import admit
from dragoman.language.decoding import decode, read_bytes
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source


class TextReader:
    """The port `Reader`; takes what no other reader took, and refuses what is no text."""

    name = "text"

    def accepts(self, source: Source) -> bool:
        """Everything."""
        return True

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """The one report of the source.

        Raises:
            ReadError: the source is binary, or too large.
        """
        data = read_bytes(source)
        decoded = decode(data)
        yield admit(uri=source.uri, text=decoded.text, raw_digest=content_digest(data), notes=[decoded.note])
