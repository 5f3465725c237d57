"""What reads plain text without a parse: regions, quotation marks, dates, figures, and arithmetic over dates."""

import itertools

from benchmarks.fuzz.target import Target, hold

from dragoman.errors import TimeError
from dragoman.extract.regions import RegionExtractor
from dragoman.language.calendar import period_of, resolve, unanchored_value
from dragoman.language.quantities import quantities_of
from dragoman.language.quotation import quotations
from dragoman.language.segmentation import sentence_spans
from dragoman.language.stamps import day_first_in, read_stamp
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import document_of

_regions = RegionExtractor()


def text_of(data: bytes) -> str:
    """Bytes as the text that a reader would give."""
    return data.decode("utf-8", "replace")


def regions(data: bytes) -> None:
    """The first line is the title; regions and sentences lie in the text in order and do not overlap."""
    title, _, text = text_of(data).partition("\n")
    if not text.strip():
        return
    report = AnnotatedDocument(document=document_of(uri="a", text=text, title=title or None, language="en"))
    found = _regions.extract(report)
    hold(found.document.text == text, "the text is not changed")
    for region in found.regions:
        hold(0 <= region.region_start < region.region_end <= len(text), "a region lies in the text")
        hold(text[region.region_start : region.region_end] == region.region_text, "a region quotes the text")
    last = 0
    for _, start, end in sentence_spans(text, found.regions):
        hold(last <= start < end <= len(text), "sentences follow each other")
        last = end


def pairs(data: bytes) -> None:
    """Quotations lie in the text and do not overlap, wherever blocks and sentences end."""
    text = text_of(data)
    breaks = [0, *(at + 1 for at, mark in enumerate(text) if mark == "\n"), len(text)]
    blocks = [(start, end) for start, end in itertools.pairwise(breaks) if start < end]
    ends = [at + 1 for at, mark in enumerate(text) if mark in ".!?"] or [len(text)]
    last = 0
    for found in quotations(text, blocks, ends):
        inside = found.start <= found.inner_start <= found.inner_end <= found.end <= len(text)
        hold(last <= found.start and inside, "quotations follow each other")
        last = found.end


def stamps(data: bytes) -> None:
    """A line is a date or none; its days are days, in order."""
    lines = text_of(data).split("\n")
    day_first_in(lines)
    for line, day_first in itertools.product(lines[:20], (None, True, False)):
        stamp = read_stamp(line, day_first=day_first)
        if stamp is not None and stamp.earliest and stamp.latest:
            hold(stamp.earliest <= stamp.latest, "a date ends after it begins")


def figures(data: bytes) -> None:
    """Figures of a text lie in it."""
    text = text_of(data)
    for found in quantities_of(text, 0, len(text)):
        hold(0 <= found.start < found.end <= len(text), "a figure lies in the text")


def arithmetic(data: bytes) -> None:
    """A line is a formula or a TIMEX3 value, the first line the day of the report; days come in order, or a reason."""
    first, *lines = text_of(data).split("\n")
    try:
        anchor = period_of(first)
        earliest, latest = anchor.first.isoformat(), anchor.last.isoformat()
    except TimeError:
        earliest, latest = "2022-05-03", "2022-05-09"
    for line in lines[:20]:
        for act in (lambda line=line: resolve(line, earliest, latest), lambda line=line: period_of(line)):
            try:
                found = act()
            except TimeError as error:
                hold(bool(str(error)), "a refusal gives its reason")
                continue
            low, high = getattr(found, "earliest", None), getattr(found, "latest", None)
            hold(low is None or low <= high, "days come in order")
            if low is not None:
                unanchored_value(line)


TARGETS = (
    Target(name="regions", run=regions),
    Target(name="quotations", run=pairs),
    Target(name="stamps", run=stamps, longest=1024),
    Target(name="quantities", run=figures),
    Target(name="calendar", run=arithmetic, longest=1024),
)
