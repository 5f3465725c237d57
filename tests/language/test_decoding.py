"""Encodings: what decides, and that nothing but a byte order mark is lost."""

import codecs

import pytest

from dragoman.errors import ReadError
from dragoman.language.decoding import decode

WESTERN = "Die Fähre verließ den Hafen – „pünktlich“, sagte Müller. Größere Schäden gab es nicht."
RUSSIAN = "Паром вышел из порта в полдень, сообщило министерство. Паром вернётся вечером."


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding"),
    [
        (WESTERN.encode(), None, WESTERN, "utf-8"),
        (codecs.BOM_UTF8 + WESTERN.encode(), "cp1252", WESTERN, "utf-8"),
        (codecs.BOM_UTF16_LE + WESTERN.encode("utf-16-le"), None, WESTERN, "utf-16-le"),
        (codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be"), None, WESTERN, "utf-16-be"),
        (codecs.BOM_UTF32_LE + WESTERN.encode("utf-32-le"), None, WESTERN, "utf-32-le"),
        (WESTERN.encode("utf-16-le"), None, WESTERN, "utf-16-le"),
        (WESTERN.encode("cp1252"), "iso-8859-1", WESTERN, "cp1252"),
        (RUSSIAN.encode("koi8-r"), "KOI8-R", RUSSIAN, "koi8-r"),
        (WESTERN.encode(), "cp1252", WESTERN, "utf-8"),
        (b"The ferry left.", "no-such-encoding", "The ferry left.", "utf-8"),
    ],
)
def test_what_decides(data, declared, text, encoding):
    decoded = decode(data, declared=declared)
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_an_undeclared_encoding_is_guessed(encoding):
    decoded = decode((RUSSIAN * 5).encode(encoding))
    assert decoded.text == RUSSIAN * 5
    assert decoded.note is not None


def test_a_replacement_character_in_the_text_is_no_fault():
    assert decode("The ferry \ufffd left.".encode()).note is None


@pytest.mark.parametrize(
    ("data", "what"), [(b"%PDF-1.4", "PDF"), (b"\x89PNG\r\n", "image"), (bytes(256) * 9, "no text")]
)
def test_binary_is_refused(data, what):
    with pytest.raises(ReadError, match=what):
        decode(data)
