"""A web archive (WARC) in, a report for each archived page out."""

import re
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from dragoman.errors import ReadError
from dragoman.language.admission import admit, failure
from dragoman.language.decoding import decode
from dragoman.language.markup import declared_charset
from dragoman.language.webpage import admit_page, read_page
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source

_PAGES = ("text/html", "application/xhtml")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_DAMAGED = (ValueError, EOFError, AttributeError, OverflowError, zlib.error)
"""What warcio raises for damage beside its own errors; AttributeError, unmeant, for a record without an address, and
OverflowError for one that gives its length as more than a machine can count."""
_SUCCESS = "2"
"""First digit of the status of a page that was really served."""


class WarcReader:
    """The port `Reader`; `uri` is the address that was archived."""

    name = "warc"

    def accepts(self, source: Source) -> bool:
        """Whether it begins as a WARC record."""
        return source.head.startswith(b"WARC/")

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """The pages of the archive in its order; requests, pictures and errors are passed over.

        Where the collection lists its pages, other addresses (frames, advertisements) are passed over too.

        Raises:
            ReadError: the archive is damaged; what came before the damage has been given.
        """
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
        from warcio.statusandheaders import StatusAndHeadersParserException

        wanted = None if source.pages is None else {_bare(page) for page in source.pages}
        with source.open() as stream:
            try:
                for record in ArchiveIterator(stream):
                    if record.rec_type in ("response", "resource", "conversion") and _is_wanted(record, wanted):
                        yield from _reports(record, source)
            except (ArchiveLoadFailed, StatusAndHeadersParserException, *_DAMAGED) as error:
                raise ReadError(f"{source.uri}: damaged from here on ({error}); fetch the archive again") from error


def _is_wanted(record: Any, wanted: set[str] | None) -> bool:
    """Whether a record is of a listed page; where a listed page leads on, so is the one it leads to."""
    if wanted is None:
        return True
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if _bare(address) not in wanted:
        return False
    target = record.http_headers.get_header("Location") if record.http_headers else None
    if target:
        wanted.add(_bare(urljoin(address, target)))
    return True


def _bare(address: str) -> str:
    """An address without its fragment and closing slash."""
    return address.partition("#")[0].rstrip("/")


def _reports(record: Any, source: Source) -> Iterator[AnnotatedDocument | Failure]:
    uri = record.rec_headers.get_header("WARC-Target-URI") or source.uri
    headers = record.http_headers
    content_type = headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    if headers is not None and not str(headers.get_statuscode()).startswith(_SUCCESS):
        return
    kind = (content_type or "").lower()
    if not kind.startswith((*_PAGES, "text/plain")):
        return
    data = record.content_stream().read(source.max_bytes + 1)
    if len(data) > source.max_bytes:
        yield failure(uri, "TooLarge", f"more than {source.max_bytes} bytes in one piece; set max_bytes")
        return
    try:
        yield _report(uri, data, kind)
    except ReadError as error:
        yield failure(uri, "ReadError", str(error))


def _report(uri: str, data: bytes, kind: str) -> AnnotatedDocument | Failure:
    named = _CHARSET.search(kind)
    decoded = decode(data, declared=named[1] if named else declared_charset(data))
    page = read_page(decoded.text) if kind.startswith(_PAGES) else None
    if page is None:
        return admit(uri=uri, text=decoded.text, raw_digest=content_digest(data), notes=[decoded.note])
    return admit_page(page, uri=uri, raw_digest=content_digest(data), notes=[decoded.note])
