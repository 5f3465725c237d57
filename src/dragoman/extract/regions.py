"""A report's text in, the parts that are not its prose out: by line, from a table of patterns."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.model.annotations import AnnotatedDocument, Region

_LINE_RULES: tuple[tuple[str, str, str], ...] = (
    ("dateline", r"[ \t]*(?:date|published|updated)[: ]+\d{4}-\d{2}-\d{2}\b.*", " date 2022-12-30"),
    ("related_link", r"(?:related|read (?:more|also)|see also)[^:\n]{0,20}:.*", "Related Article : A title"),
    ("byline", r"by [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}(?:,.*)?", "By Jane Doe"),
)
"""(kind, pattern of a whole line, an example)."""
_LINE = re.compile(r"[^\r\n]+")


class RegionExtractor:
    """The layer `regions`."""

    name = "regions"
    requires = frozenset({"document"})
    provides = frozenset({"regions"})

    def extract(self, report: AnnotatedDocument) -> AnnotatedDocument:
        """The report with its regions, in text order, not overlapping."""
        return replace(report, regions=tuple(_regions(report)))


def _regions(report: AnnotatedDocument) -> Iterator[Region]:
    text = report.document.text
    for line in _LINE.finditer(text):
        for kind, pattern, _ in _LINE_RULES:
            if re.fullmatch(pattern, line.group(), re.IGNORECASE if kind == "related_link" else 0):
                yield Region(
                    document_id=report.document.document_id,
                    region_start=line.start(),
                    region_end=line.end(),
                    region_text=line.group(),
                    kind=kind,
                )
                break
