"""Plain text in, one report out."""

from collections.abc import Iterator

from dragoman.model.provenance import Failure, content_digest
from dragoman.model.text import Document, document_of
from dragoman.ports import Source


class TextReader:
    """The port `Reader`; takes what no other reader took."""

    name = "text"

    def accepts(self, source: Source) -> bool:
        """Everything."""
        return True

    def read(self, source: Source) -> Iterator[Document | Failure]:
        """The one report of the source."""
        with source.open() as stream:
            data = stream.read()
        yield document_of(uri=source.uri, text=data.decode("utf-8"), raw_digest=content_digest(data))
