"""A brief in, a Word document out, with numbered notes to the characters (extra: `dragoman[docx]`)."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dragoman.errors import PartError
from dragoman.exporters.reading.content import Reading
from dragoman.exporters.reading.notes import NotedLine, noted

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_docx(readings: Reading | Sequence[Reading], out: Path) -> None:
    """Writes the document; one page break before each further reading.

    Raises:
        PartError: python-docx is not installed.
    """
    try:
        import docx
    except ModuleNotFoundError as missing:
        raise PartError("a brief as docx needs python-docx: pip install 'dragoman[docx]'") from missing
    document: Any = docx.Document()
    document.core_properties.created = document.core_properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    document.core_properties.author = "dragoman"
    for number, reading in enumerate([readings] if isinstance(readings, Reading) else readings):
        if number:
            document.add_page_break()
        _reading(document, reading)
    document.save(str(out))


def _reading(document: Any, reading: Reading) -> None:
    sections, notes = noted(reading)
    document.add_heading(_safe(reading.title), level=1)
    for paragraph in reading.opening:
        document.add_paragraph(_safe(paragraph))
    for section in sections:
        document.add_heading(_safe(section.title), level=2)
        for line in section.lines:
            _line(document.add_paragraph(style="List Bullet"), line)
        if section.note:
            document.add_paragraph().add_run(_safe(section.note)).italic = True
    if notes:
        document.add_heading("Notes", level=2)
    for note in notes:
        where = f"/docs/{note.citation.document_id}#char={note.citation.start},{note.citation.end}"
        document.add_paragraph(f"{note.number}  {_safe(note.words)}  {where}")


def _line(paragraph: Any, line: NotedLine) -> None:
    paragraph.add_run(_safe(line.text))
    for quote, note in line.quotes:
        run = paragraph.add_run(f" “{_safe(quote)}”")
        run.font.name = "Georgia"
        if note:
            paragraph.add_run(str(note.number)).font.superscript = True
    for note in line.more:
        paragraph.add_run(f" {note.number}").font.superscript = True


def _safe(text: str) -> str:
    return _NOT_XML.sub("", text)
