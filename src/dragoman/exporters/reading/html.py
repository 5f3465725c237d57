"""A reading in, one self-contained HTML file out, with a footnote for every place that is cited.

No script, no request to any host. The reports' words are set in serif, the machine's in sans.
"""

import re
from collections.abc import Iterator, Sequence, Set
from html import escape

from dragoman.exporters.reading.content import Line, Reading, Section
from dragoman.exporters.reading.footnotes import Footnote, Footnotes, footnotes_of, is_report, place_words, printable

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_DAY = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
"""A day or month, which no line end should cut."""

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --soft: #5d5a54; --line: #d9d5cc; --paper: #fdfcf9; --link: #23527c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e6df; --soft: #a8a49b; --line: #3b3935; --paper: #191816; --link: #9cc3e6; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .75rem; }
h2, h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
h2.story { font-size: 1.45rem; line-height: 1.25; margin-top: 3rem; padding-top: 1rem; }
h2.story { border-top: 2px solid var(--ink); }
.opening, .note { color: var(--soft); }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 .65rem; padding-left: .9rem; border-left: 2px solid var(--line); }
li:target { border-left-color: var(--link); }
.quote { margin: .15rem 0 0; font: 1.02rem/1.5 Georgia, "Times New Roman", serif; }
q { unicode-bidi: isolate; quotes: "\\201c" "\\201d"; }
.day { white-space: nowrap; }
bdi { unicode-bidi: isolate; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
sup { line-height: 0; font: .72rem system-ui, sans-serif; }
sup a { padding: 0 .15em; text-decoration: none; }
.footnotes { color: var(--soft); font-size: .85rem; padding-left: 2rem; }
.footnotes li { border: 0; padding-left: .25rem; margin-bottom: .35rem; }
@media print {
  :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; --link: #000; }
  @page { margin: 2cm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2.story { break-before: page; border: 0; padding: 0; margin-top: 0; }
  h2, h3 { break-after: avoid; }
  li { break-inside: avoid; }
  a { text-decoration: none; }
}
"""


def to_html(readings: Reading | Sequence[Reading]) -> str:
    """A whole page of one reading or several, the first one's title at the top level.

    Everything in the readings is escaped; nothing in a report can become markup.
    """
    listed = [readings] if isinstance(readings, Reading) else list(readings)
    notes = footnotes_of(listed)
    places = frozenset(reading.record_id for reading in listed if reading.record_id)
    body = [line for number, reading in enumerate(listed) for line in _reading(reading, notes, number, places)]
    title = _text(listed[0].title) if listed else "Brief"
    return "\n".join([
        "<!doctype html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>", f"<style>{_STYLE}</style>", "</head>", "<body>", "<main>",
        *body, *_footnotes(notes), "</main>", "</body>", "</html>", "",
    ])  # fmt: skip


def _reading(reading: Reading, notes: Footnotes, number: int, places: Set[str]) -> Iterator[str]:
    level = 1 if number == 0 else 2
    kind = ' class="story"' if number else ""
    yield f"<h{level}{kind}{_anchor(reading.record_id)}><bdi>{_text(reading.title)}</bdi></h{level}>"
    yield from (f'<p class="opening">{_text(paragraph)}</p>' for paragraph in reading.opening)
    for section in reading.sections:
        yield from _section(section, notes, level + 1, places)


def _section(section: Section, notes: Footnotes, level: int, places: Set[str]) -> Iterator[str]:
    yield "<section>"
    yield f"<h{level}>{_text(section.title)}</h{level}>"
    if section.lines:
        yield "<ul>"
        yield from (_line(line, notes, places) for line in section.lines)
        yield "</ul>"
    if section.note:
        yield f'<p class="note">{_text(section.note)}</p>'
    yield "</section>"


def _line(line: Line, notes: Footnotes, places: Set[str]) -> str:
    unquoted = range(len(line.quotes), len(line.citations))
    rest = "".join(_marker(notes.add(line, index)) for index in unquoted)
    quotes = "".join(
        f'<p class="quote"><q>{_text(quote)}</q>{_marker(notes.add(line, index))}</p>'
        for index, quote in enumerate(line.quotes)
    )
    words = f"<bdi>{_DAY.sub(_unbroken, _text(line.text))}</bdi>"
    if line.record_id in places:
        words = f'<a href="#{_text(line.record_id)}">{words}</a>'
    anchor = _anchor(line.record_id) if is_report(line) else ""
    name = f' data-id="{_text(line.record_id)}"' if line.record_id else ""
    return f"<li{anchor}{name}>{words}{rest}{quotes}</li>"


def _unbroken(match: re.Match[str]) -> str:
    return f'<span class="day">{match[0]}</span>'


def _marker(number: int | None) -> str:
    if number is None:
        return ""
    return f'<sup><a id="cited-{number}" href="#note-{number}" aria-label="footnote {number}">{number}</a></sup>'


def _footnotes(notes: Footnotes) -> Iterator[str]:
    if not notes.notes:
        return
    yield '<section aria-label="Footnotes">'
    yield '<h3 id="footnotes">Where it stands</h3>'
    yield '<ol class="footnotes">'
    yield from (_footnote(note) for note in notes.notes)
    yield "</ol>"
    yield "</section>"


def _footnote(note: Footnote) -> str:
    where = f'<a href="#{_text(note.citation.document_id)}">{_text(place_words(note))}</a>'
    back = f'<a href="#cited-{note.number}" aria-label="back to the text">↩</a>'
    return f'<li id="note-{note.number}"><bdi>{where}</bdi> {back}</li>'


def _anchor(record_id: str | None) -> str:
    return f' id="{_text(record_id)}"' if record_id else ""


def _text(text: str | None) -> str:
    return escape(printable(text or ""), quote=True)
