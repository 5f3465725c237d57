"""Bytes of a Rich Text file in, its text out, in one pass over its tokens.

A paragraph ends with a line end, a cell of a table with a tab. Characters are read by the code page of
their font. Fonts, styles, pictures, headers, field codes and what is hidden are not text.

Source: Rich Text Format Specification 1.9.1, Microsoft 2008.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dragoman.errors import ReadError

OPENING = b"{\\rtf"
"""The first bytes of a Rich Text file."""

_TOKEN = re.compile(
    r"\\(?:'(?P<hex>[0-9a-fA-F]{2})|(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|(?P<sign>[^a-zA-Z]))"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
_DEEPEST = 2_000
"""Groups inside groups; word processors write below 100."""

CHARACTERS: Mapping[str, str] = {
    "par": "\n", "line": "\n", "sect": "\n\n", "page": "\n", "column": "\n", "row": "\n", "nestrow": "\n",
    "tab": "\t", "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "~": "\u00a0", "_": "\u2011", "\n": "\n", "\r": "\n", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
"""Control word or sign -> the characters that it stands for."""

NOT_TEXT = frozenset((
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "fldinst", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl",
    "filetbl", "revtbl", "themedata", "datastore", "latentstyles", "bkmkstart", "bkmkend", "nonshppict", "shppict",
    "listtext", "pntext", "annotation", "atnid", "atnauthor", "xe", "tc", "template", "comment",
))  # fmt: skip
"""Destinations whose text is not the document's."""

CHARSETS: Mapping[int, str] = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Character set of a font -> code page, where it is not the file's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What holds inside a pair of braces. `fallback` characters follow each Unicode character."""

    is_text: bool = True
    is_fonts: bool = False
    is_hidden: bool = False
    fallback: int = 1
    font: int | None = None


@dataclass(slots=True, kw_only=True)
class _Reading:
    """Where the reading of a file stands."""

    group: _Group = field(default_factory=_Group)
    stack: list[_Group] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    encoding: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    skip: int = 0
    is_optional: bool = False

    def put(self, text: str) -> None:
        self.flush()
        if self.group.is_text and not self.group.is_hidden:
            self.pieces.append(text)

    def flush(self) -> None:
        """Decodes the bytes that wait; several may make one character."""
        if self.waiting:
            encoding = self.fonts.get(-1 if self.group.font is None else self.group.font, self.encoding)
            if self.group.is_text and not self.group.is_hidden:
                self.pieces.append(self.waiting.decode(encoding, errors="replace"))
            self.waiting.clear()

    def opened(self) -> None:
        self.flush()
        if len(self.stack) >= _DEEPEST:
            raise ReadError(f"this RTF file nests deeper than {_DEEPEST} groups; save it as plain text")
        self.stack.append(self.group)
        self.skip = 0

    def closed(self) -> None:
        self.flush()
        if self.stack:
            self.group = self.stack.pop()
        self.skip = 0


def rich_text(data: bytes) -> str:
    """The text of a Rich Text file; what is broken in it is passed over.

    Raises:
        ReadError: its groups nest deeper than any real file's.
    """
    source = data.decode("latin-1")
    reading = _Reading()
    position = 0
    while match := _TOKEN.match(source, position):
        position = match.end()
        if match["text"]:
            _read_text(reading, match["text"])
        elif match["hex"]:
            _read_byte(reading, int(match["hex"], 16))
        elif match["brace"] == "{":
            reading.opened()
        elif match["brace"]:
            reading.closed()
        elif match["word"] == "bin":
            position += max(0, int(match["number"] or 0))
        elif match["word"] or match["sign"]:
            _read_word(reading, match["word"] or match["sign"], match["number"])
    reading.flush()
    return "".join(reading.pieces)


def _read_text(reading: _Reading, text: str) -> None:
    shown = text[reading.skip :]
    reading.skip = max(0, reading.skip - len(text))
    if not shown or not reading.group.is_text:
        return
    if shown.isascii():
        reading.put(shown)
    else:
        reading.waiting.extend(shown.encode("latin-1"))


def _read_byte(reading: _Reading, value: int) -> None:
    if reading.skip:
        reading.skip -= 1
    else:
        reading.waiting.append(value)


def _read_word(reading: _Reading, word: str, number: str | None) -> None:
    value = int(number) if number else None
    was_optional, reading.is_optional = reading.is_optional, word == "*"
    if was_optional or word in NOT_TEXT:
        reading.flush()
        reading.group = replace(reading.group, is_text=False, is_fonts=word == "fonttbl")
    elif word == "u" and value is not None:
        reading.put(chr(value % 65_536))
        reading.skip = reading.group.fallback
    elif word in CHARACTERS and value is None:
        reading.put(CHARACTERS[word])
    elif word in _SETTERS:
        reading.flush()
        _SETTERS[word](reading, value)


def _set_encoding(reading: _Reading, value: int | None) -> None:
    name = f"cp{value}"
    try:
        codecs.lookup(name)
    except LookupError:
        return
    reading.encoding = name


def _set_font(reading: _Reading, value: int | None) -> None:
    reading.group = replace(reading.group, font=value)


def _set_charset(reading: _Reading, value: int | None) -> None:
    name = CHARSETS.get(value or 0)
    if reading.group.is_fonts and reading.group.font is not None and name is not None:
        reading.fonts[reading.group.font] = name


def _set_fallback(reading: _Reading, value: int | None) -> None:
    reading.group = replace(reading.group, fallback=min(10, max(0, 1 if value is None else value)))


def _set_hidden(reading: _Reading, value: int | None) -> None:
    reading.group = replace(reading.group, is_hidden=value != 0)


def _set_plain(reading: _Reading, value: int | None) -> None:
    reading.group = replace(reading.group, is_hidden=False, font=None)


_SETTERS = {
    "ansicpg": _set_encoding,
    "f": _set_font,
    "fcharset": _set_charset,
    "uc": _set_fallback,
    "v": _set_hidden,
    "deleted": _set_hidden,
    "plain": _set_plain,
}
"""Control words that change how what follows is read."""
