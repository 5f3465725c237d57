"""Bytes in, text out: which encoding, and what could not be read in it.

A byte order mark decides; then UTF-8, if the bytes are that; then the encoding that the source
declares; then UTF-8 with a few bad bytes; then a guess by charset-normalizer. Nothing but the byte
order mark is removed: line ends, odd spaces and marks of direction stay.
"""

import codecs
import re
from dataclasses import dataclass

from dragoman.errors import ReadError
from dragoman.ports import Source

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order mark -> encoding; the longer mark of those that begin alike comes first."""

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "turn it into text (pdftotext) and read that"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as plain text"),
    (b"\x89PNG", "an image", "leave it out"),
    (b"\xff\xd8\xff", "an image", "leave it out"),
    (b"GIF8", "an image", "leave it out"),
    (b"SQLite format 3", "a database", "export the reports to JSON lines"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it and read the folder"),
    (b"Rar!", "a RAR archive", "unpack it and read the folder"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it and read the result"),
)
"""First bytes of files that hold no text -> what they are, and what to do."""

_WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
"""Encodings that pages declare and mean another by. Source: WHATWG Encoding Standard."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
"""Bytes or characters that are looked at before a guess."""
_BINARY_SHARE = 0.02
"""Share of control characters and NUL above which something is no text; text that lost its encoding has under 0.005."""
_BAD_SHARE = 0.01
"""Share of characters that may be unreadable before UTF-8 is given up for another encoding."""
_ALTERNATE = 0.3
"""Share of NUL at even or odd places above which bytes without a mark are UTF-16."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the encoding it was in, and what a reader of the record should know about that, or None."""

    text: str
    encoding: str
    note: str | None = None


def read_bytes(source: Source) -> bytes:
    """All bytes of a source.

    Raises:
        ReadError: it is larger than `source.max_bytes`, or became shorter while it was read.
        OSError: it cannot be opened.
    """
    with source.open() as stream:
        data = stream.read(source.max_bytes + 1)
    if len(data) > source.max_bytes:
        raise ReadError(f"{source.uri}: more than {source.max_bytes} bytes in one piece; split it or set max_bytes")
    if source.size is not None and len(data) < source.size:
        raise ReadError(f"{source.uri}: became shorter while it was read; read it again")
    return data


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of some bytes.

    Args:
        data: All of them.
        declared: The encoding that markup or a protocol names, believed only where it fits.

    Raises:
        ReadError: they are no text; the message says what they are if that is known.
    """
    encoding, body = encoding_of(data, declared=declared)
    text = body.decode(encoding, errors="replace")
    _refuse_binary(data, text)
    bad = text.count("\ufffd") - (body.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0)
    notes = [] if encoding == "utf-8" else [f"decoded from {encoding}"]
    if bad > 0:
        notes.append(f"{bad} places are not {encoding} and read as U+FFFD")
    return Decoded(text=text, encoding=encoding, note="; ".join(notes) or None)


def opening_of(source: Source, size: int | None = None) -> str:
    """The head of a source as text, or of that its first `size` bytes; what cannot be read in it is U+FFFD."""
    encoding, body = encoding_of(source.head)
    return body[:size].decode(encoding, errors="replace")


def encoding_of(data: bytes, *, declared: str | None = None) -> tuple[str, bytes]:
    """The encoding of some bytes, and the bytes without a byte order mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    if _is_utf8(data):
        return "utf-8", data
    wide = _wide(data[:_SAMPLE])
    if wide is not None:
        return wide, data
    name = _known(declared)
    if name is not None and name != "utf-8" and _fits(data, name):
        return name, data
    return ("utf-8" if _mostly_utf8(data) else _guess(data[:_SAMPLE])), data


def refuse_known_binary(data: bytes) -> None:
    """Looks at the first bytes.

    Raises:
        ReadError: they are those of a format without text; the message names it and the remedy.
    """
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"this is {what}: {remedy}")


def _refuse_binary(data: bytes, text: str) -> None:
    refuse_known_binary(data)
    sample = text[:_SAMPLE]
    odd = sample.count("\0") + sum(1 for _ in _CONTROL.finditer(sample))
    if sample and odd > max(4, _BINARY_SHARE * len(sample)):
        raise ReadError("these bytes are no text: leave the file out, or export it to text, HTML, CSV or JSON lines")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start >= len(data) - 3 and error.start > 0
    return True


def _wide(sample: bytes) -> str | None:
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > _ALTERNATE * half and not sample[0::2].count(0):
        return "utf-16-le"
    if sample[0::2].count(0) > _ALTERNATE * half and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower()
    try:
        return codecs.lookup(_WEB_NAMES.get(name, name)).name
    except LookupError:
        return None


def _fits(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding, errors="replace")
    except (UnicodeError, LookupError):
        return False
    return text.count("\ufffd") <= _BAD_SHARE * len(text)


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text[:_SAMPLE] if character > "\x7f" and character != "\ufffd")
    return bad <= _BAD_SHARE * len(text) and good >= bad


def _guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding.replace("_", "-") if best is not None else "cp1252"
