"""The record as a person reads it: brief, explanation, two reports side by side, chronology."""

from dragoman.exporters.reading.brief import Brief, brief_of
from dragoman.exporters.reading.chronology import Chronology, relation_of, timeline_of
from dragoman.exporters.reading.docx import to_docx
from dragoman.exporters.reading.explanation import Explanation, explanation_of
from dragoman.exporters.reading.html import to_html
from dragoman.exporters.reading.markdown import to_markdown
from dragoman.exporters.reading.sidebyside import SideBySide, side_by_side

__all__ = [
    "Brief",
    "Chronology",
    "Explanation",
    "SideBySide",
    "brief_of",
    "explanation_of",
    "relation_of",
    "side_by_side",
    "timeline_of",
    "to_docx",
    "to_html",
    "to_markdown",
]
