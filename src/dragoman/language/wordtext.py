"""Bytes of a Word document (Office Open XML) in, its text out.

A paragraph ends with a line end, a cell of a table with a tab, a row with a line end. What was
deleted under revision, field codes and drawings are not text.

Source: ECMA-376 part 1, WordprocessingML.
"""

import io
import struct
import zipfile
import zlib
from typing import Any

from dragoman.errors import ReadError
from dragoman.language.xmltree import parse_xml

BODY = "word/document.xml"
"""The member of the package that holds the text."""

_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_LEFT_OUT = frozenset(("Fallback", "delText", "instrText", "pPr", "rPr", "drawing", "pict"))
"""Elements that are no text, or the text of another element over again."""
_DAMAGED = (
    zipfile.BadZipFile, LookupError, struct.error, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError,
)  # fmt: skip
"""What `zipfile` raises, meant or unmeant, for a package that is none."""


def word_text(data: bytes, *, max_bytes: int) -> str:
    """The text of a document.

    Args:
        data: The whole package.
        max_bytes: Most bytes that its body may have when unpacked.

    Raises:
        ReadError: it is damaged, encrypted, too large, or holds no document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(BODY) as stream:
            body = stream.read(max_bytes + 1)
    except _DAMAGED as error:
        raise ReadError(f"damaged Word document ({error}); save it anew or as plain text") from error
    if len(body) > max_bytes:
        raise ReadError(f"the document has more than {max_bytes} bytes in one piece; split it or set max_bytes")
    pieces: list[str] = []
    _write(parse_xml(body), pieces)
    return "".join(pieces)


def _write(element: Any, pieces: list[str]) -> None:
    """Depth is bounded by `parse_xml`."""
    tag = element.tag
    if tag in _LEFT_OUT:
        return
    if tag == "t":
        pieces.append(element.text or "")
    elif tag in _CHARACTERS:
        pieces.append(_CHARACTERS[tag])
    for child in element:
        _write(child, pieces)
    if tag in ("p", "tr"):
        _end(pieces, "\t", "\n")
    elif tag == "tc":
        _end(pieces, "\n", "\t")


def _end(pieces: list[str], inner: str, outer: str) -> None:
    """Ends a block; the end of the last block inside it is taken back."""
    if pieces and pieces[-1] == inner and outer != inner:
        pieces.pop()
    pieces.append(outer)
