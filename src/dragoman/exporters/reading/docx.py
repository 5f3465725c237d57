"""A reading in, a Word document (Office Open XML) out, with a real footnote for every citation.

The package is written by hand: paragraphs in a handful of styles and footnotes are all that it
holds, and the same reading gives the same bytes.

Source: ECMA-376, parts 1 (WordprocessingML) and 2 (packaging).
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from dragoman.exporters.reading.content import Line, Reading, Section
from dragoman.exporters.reading.footnotes import Footnote, Footnotes, footnotes_of, place_words, printable

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The date of every member: the first that a zip file can hold, so that bytes do not depend on the clock."""
_RESERVED = 2
"""Footnotes that Word keeps for its separating lines; ours follow."""

_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_KIND}.settings+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_KIND}.footnotes+xml"/></Types>'
)
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_PARTS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>'
)
_SETTINGS = (
    f'<w:settings {_WORD}><w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)

_STYLES: Sequence[tuple[str, str, str, str]] = (
    ("Title", "Title", '<w:keepNext/><w:spacing w:after="120"/>', '<w:b/><w:sz w:val="40"/>'),
    ("Heading1", "heading 1",
     '<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="80"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="30"/>'),
    ("Heading2", "heading 2",
     '<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="22"/>'),
    ("Opening", "Opening", '<w:spacing w:after="120"/>', '<w:color w:val="595959"/>'),
    ("Point", "Point", '<w:spacing w:before="60" w:after="20"/><w:ind w:left="284" w:hanging="284"/>', ""),
    ("Quote", "Quote", '<w:spacing w:after="40"/><w:ind w:left="567"/>',
     '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/>'),
    ("Omission", "Omission", '<w:spacing w:before="60"/>', '<w:i/><w:color w:val="595959"/>'),
    ("FootnoteText", "footnote text", '<w:spacing w:after="20"/>', '<w:sz w:val="16"/>'),
)  # fmt: skip
"""(id, name, paragraph properties, run properties) of each paragraph style; sizes in half points."""


def to_docx(readings: Reading | Sequence[Reading]) -> bytes:
    """The bytes of a document of one reading or several, the first one's title on top."""
    listed = [readings] if isinstance(readings, Reading) else list(readings)
    notes = footnotes_of(listed)
    body = "".join(part for number, reading in enumerate(listed) for part in _reading(reading, notes, number))
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" ' \
           'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'  # fmt: skip
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}{page}</w:body></w:document>",
        "word/_rels/document.xml.rels": _PARTS,
        "word/styles.xml": _styles(),
        "word/settings.xml": _SETTINGS,
        "word/footnotes.xml": _footnotes(notes),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, markup in parts.items():
            info = zipfile.ZipInfo(name, date_time=_MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _DECLARATION + markup)
    return packed.getvalue()


def _reading(reading: Reading, notes: Footnotes, number: int) -> Iterator[str]:
    yield _paragraph("Title" if number == 0 else "Heading1", _run(reading.title))
    yield from (_paragraph("Opening", _run(paragraph)) for paragraph in reading.opening)
    for section in reading.sections:
        yield from _section(section, notes)


def _section(section: Section, notes: Footnotes) -> Iterator[str]:
    yield _paragraph("Heading2", _run(section.title))
    for line in section.lines:
        yield from _line(line, notes)
    if section.note:
        yield _paragraph("Omission", _run(section.note))


def _line(line: Line, notes: Footnotes) -> Iterator[str]:
    rest = "".join(_reference(notes.add(line, index)) for index in range(len(line.quotes), len(line.citations)))
    yield _paragraph("Point", f"{_run('•')}<w:r><w:tab/></w:r>{_run(line.text)}{rest}")
    for index, quote in enumerate(line.quotes):
        yield _paragraph("Quote", _run(f"“{quote}”") + _reference(notes.add(line, index)))


def _footnotes(notes: Footnotes) -> str:
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for number, (kind, mark) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
        )
    )
    ours = "".join(_footnote(note) for note in notes.notes)
    return f"<w:footnotes {_WORD}>{lines}{ours}</w:footnotes>"


def _footnote(note: Footnote) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    words = _run(f" {place_words(note)}")
    return f'<w:footnote w:id="{_id(note.number)}">{_paragraph("FootnoteText", mark + words)}</w:footnote>'


def _reference(number: int | None) -> str:
    if number is None:
        return ""
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{style}<w:footnoteReference w:id="{_id(number)}"/></w:r>'


def _id(number: int) -> int:
    return number - 1 + _RESERVED


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>'


def _styles() -> str:
    sans = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="21"/><w:lang w:val="en-GB"/>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        for key, name, paragraph, run in _STYLES
    )
    return (
        f"<w:styles {_WORD}><w:docDefaults><w:rPrDefault><w:rPr>{sans}</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{styles}"
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>'
    )
