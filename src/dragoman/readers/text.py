"""Plain text in, one report out."""

import re
from collections.abc import Iterator

from dragoman.errors import ReadError
from dragoman.language.admission import admit
from dragoman.language.decoding import decode, read_bytes
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}<\?xml\s")


class TextReader:
    """The port `Reader`; takes what no other reader took, and refuses what is no text."""

    name = "text"

    def accepts(self, source: Source) -> bool:
        """Everything."""
        return True

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """The one report of the source.

        Raises:
            ReadError: the source is binary, too large, or XML of a kind that is not known.
        """
        if _XML.match(source.head):
            raise ReadError(f"{source.uri}: XML that is neither a page nor a feed; turn it into text or JSON lines")
        data = read_bytes(source)
        decoded = decode(data)
        yield admit(uri=source.uri, text=decoded.text, raw_digest=content_digest(data), notes=[decoded.note])
