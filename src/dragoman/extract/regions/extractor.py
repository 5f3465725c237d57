"""A report in, its regions and what its opening says about it out.

Three looks at the text, the surest first: the wording of lines and pieces of lines (`wording`), the
lines before the first sentence (`opening`), and the shape of lines among lines (`headings`). What the
reader marked from markup is kept and wins.
"""

from dataclasses import replace

from dragoman.extract.regions.headings import mark_headings
from dragoman.extract.regions.layout import Line, Marks, lines_of
from dragoman.extract.regions.opening import LONGEST_HEAD, Opening, is_outlet, read_opening
from dragoman.extract.regions.wording import mark_wording
from dragoman.language.segmentation import is_hard_wrapped
from dragoman.language.stamps import Stamp, read_stamp
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Evidence
from dragoman.model.text import Document

_GLUED_TITLE = 20
"""Characters of a title from which its standing at the head of the text is no accident."""


class RegionExtractor:
    """The layer `regions`; fills title, agency, author and date of the document where they are absent."""

    name = "regions"
    requires = frozenset({"document"})
    provides = frozenset({"regions", "document"})

    def extract(self, report: AnnotatedDocument) -> AnnotatedDocument:
        """The report with its regions, in text order, not overlapping."""
        document = report.document
        marks = Marks(text=document.text)
        for region in report.regions:
            marks.add(region.region_start, region.region_end, region.kind)
        lines = lines_of(document.text)
        from_markup = bool(report.regions)
        if from_markup:
            lines = [line for line in lines if not marks.covers(line.start, line.end)]
        lines = _without_title(document, lines, marks)
        mark_wording(document.text, _not_outlets_at_the_head(lines), marks)
        opening = read_opening(lines, marks, document.title)
        if not from_markup:
            mark_headings(lines, marks, hard_wrapped=is_hard_wrapped(document.text))
        regions = marks.regions(document.document_id)
        return replace(report, document=_filled(document, opening), regions=regions)


def _not_outlets_at_the_head(lines: list[Line]) -> list[Line]:
    """The lines but those near the head that name an outlet: there it is a byline, not a picture credit."""
    return [line for number, line in enumerate(lines) if number >= LONGEST_HEAD or not is_outlet(line.text)]


def _without_title(document: Document, lines: list[Line], marks: Marks) -> list[Line]:
    """Marks the title where it is glued to the first sentence, and takes it off that line."""
    title = document.title
    if not lines or title is None or len(title) < _GLUED_TITLE or not lines[0].text.startswith(title):
        return lines
    first = lines[0]
    rest = first.text[len(title) :]
    if not rest.strip() or not rest[0].isspace() or not (rest.lstrip()[0].isupper() or rest.lstrip()[0] in "“\"'‘"):
        return lines
    marks.add(first.start, first.start + len(title), "headline")
    start = first.end - len(rest.lstrip())
    return [Line(start=start, end=first.end, text=rest.lstrip(), apart=True), *lines[1:]]


def _filled(document: Document, opening: Opening) -> Document:
    filled = replace(
        document,
        title=document.title or opening.title,
        agency=document.agency or opening.agency,
        author=document.author or opening.author,
    )
    return _dated(filled, opening)


def _dated(document: Document, opening: Opening) -> Document:
    """The document with the date of its opening, if it has none; every date that was read stays as evidence."""
    evidence = list(document.published_evidence)
    for start, end, written, what in opening.dates:
        stamp = read_stamp(written)
        if stamp is not None and document.published is None:
            document = replace(
                document,
                published=stamp.published,
                published_earliest=stamp.earliest,
                published_latest=stamp.latest,
                published_basis="dateline",
            )
        evidence.append(
            Evidence(
                document_id=document.document_id,
                evidence_start=start,
                evidence_end=end,
                text=document.text[start:end],
                reason=_reason(what, stamp, document),
            )
        )
    return replace(document, published_evidence=tuple(evidence))


def _reason(what: str, stamp: Stamp | None, document: Document) -> str:
    if stamp is None:
        return f"{what}: a day without its year"
    if stamp.published == document.published:
        return what
    return f"{what}: says another day than {document.published_basis}, which is trusted more"
