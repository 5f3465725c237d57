"""A brief in, one self-contained page out: no script, no request, footnotes to the characters."""

from collections.abc import Iterator, Sequence
from html import escape

from dragoman.exporters.reading.content import Reading
from dragoman.exporters.reading.notes import Note, NotedLine, noted

_STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1.2rem}
h1{font:600 1.9rem/1.2 Georgia,serif}
h2{font-size:1rem;border-bottom:1px solid #bbb;padding-bottom:.3rem;margin-top:2rem}
q{font-family:Georgia,serif;quotes:"\\201c" "\\201d"}
li{margin:.45rem 0}sup{line-height:0}sup a{text-decoration:none}
.soft,.notes{color:#666;font-size:.87rem}.notes li{margin:.2rem 0}
@media print{body{margin:0;max-width:none;font-size:10.5pt}}
@media(prefers-color-scheme:dark){.soft,.notes{color:#aaa}}
"""


def to_html(readings: Reading | Sequence[Reading]) -> str:
    """A page of one reading or several; words of the reports stand in `q` elements and cannot become markup."""
    listed = [readings] if isinstance(readings, Reading) else list(readings)
    title = escape(listed[0].title) if listed else "Brief"
    body = "\n".join(part for number, reading in enumerate(listed) for part in _reading(reading, f"n{number}-"))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def _reading(reading: Reading, prefix: str) -> Iterator[str]:
    sections, notes = noted(reading)
    yield f"<article><h1>{_words(reading.title)}</h1>"
    for paragraph in reading.opening:
        yield f"<p>{_words(paragraph)}</p>"
    for section in sections:
        yield f"<h2>{escape(section.title)}</h2>"
        if section.lines:
            yield "<ul>" + "".join(f"<li>{_line(line, prefix)}</li>" for line in section.lines) + "</ul>"
        if section.note:
            yield f'<p class="soft">{escape(section.note)}</p>'
    if notes:
        yield '<ol class="notes">' + "".join(_note(note, prefix) for note in notes) + "</ol>"
    yield "</article>"


def _line(line: NotedLine, prefix: str) -> str:
    quotes = " / ".join(f"<q>{_words(quote)}</q>{_mark(note, prefix) if note else ''}" for quote, note in line.quotes)
    return " ".join(part for part in (_words(line.text), quotes, "".join(_mark(n, prefix) for n in line.more)) if part)


def _mark(note: Note, prefix: str) -> str:
    return f'<sup><a href="#{prefix}{note.number}">{note.number}</a></sup>'


def _note(note: Note, prefix: str) -> str:
    where = f"<code>/docs/{escape(note.citation.document_id)}#char={note.citation.start},{note.citation.end}</code>"
    return f'<li id="{prefix}{note.number}">{escape(note.words)} {where}</li>'


def _words(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"
