"""JSON lines in, a report a line out."""

import json
from collections.abc import Iterator

from dragoman.model.provenance import Failure, content_digest
from dragoman.model.text import Document, document_of
from dragoman.ports import Source


class JsonReader:
    """The port `Reader`."""

    name = "jsonl"

    def accepts(self, source: Source) -> bool:
        """Whether the first character is an opening brace."""
        return source.head.lstrip()[:1] == b"{"

    def read(self, source: Source) -> Iterator[Document | Failure]:
        """A report a line."""
        with source.open() as stream:
            for number, line in enumerate(stream, 1):
                row = json.loads(line)
                yield document_of(
                    uri=str(row.get("uri") or row.get("id") or f"{source.uri}#{number}"),
                    text=row["text"],
                    title=row.get("title"),
                    publisher=row.get("publisher"),
                    author=row.get("author"),
                    language=row.get("language"),
                    published=row.get("published"),
                    published_earliest=row.get("published"),
                    published_latest=row.get("published"),
                    published_basis="given" if row.get("published") else None,
                    raw_digest=content_digest(line),
                )
