"""Reports with TIMEX3 marks in, strict and relaxed span F1 and value F1 of the time expressions out.

Scored like the official tool of TempEval-3 (UzZaman et al. 2013): strict = the same characters,
relaxed = some characters in common (one for one), value = relaxed and the same TIMEX3 value. The
trivial answer marks each weekday, month, four-figure year and today by itself and gives them all the
report's date.
"""

import html
import re
import tarfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import ReadError
from dragoman.evaluation.scores import Score, folder_of
from dragoman.extract.times import TimeExtractor
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Document

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(?<!\w)(\w{1,40})="([^"]*)"')
_CREATED = re.compile(r'<DCT>.{0,80}?<TIMEX3[^>]*\bvalue="([0-9-]{10})')
_LEFT_OUT = "testpipeline"
"""A folder of the set that repeats one of its reports."""
_TRIVIAL = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|June|July|August|September"
    r"|October|November|December|today|yesterday|tomorrow)\b|\b(?:19|20)\d\d\b"
)

Span = tuple[int, int, str | None]
"""Start, end (code points into the text) and TIMEX3 value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A report with its expressions as annotated; `created` is an ISO day."""

    name: str
    collection: str
    text: str
    created: str
    marks: tuple[Span, ...]


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """The scores by collection and for all together.

    Args:
        data: A folder with `.tml` files, or with an archive (`.tar.gz`) of them, at any depth.
        limit: Only so many reports, evenly spread.

    Raises:
        ReadError: nothing of that kind is there.
    """
    data = folder_of(data, "tempeval3")
    reports = sorted(read_marked(data), key=lambda report: (report.collection, report.name))
    if not reports:
        raise ReadError(f"there are no .tml files under {data}; give the folder of TempEval-3")
    step = max(1, len(reports) // limit) if limit else 1
    chosen = reports[::step][:limit]
    found = predictions(chosen)
    scores = []
    for name in [*sorted({report.collection for report in chosen}), None]:
        rows = [
            (report, marks) for report, marks in zip(chosen, found, strict=True) if name in (None, report.collection)
        ]
        scores += _scores(name or "TempEval-3 training", rows)
    return scores


def predictions(reports: Sequence[Marked]) -> list[list[Span]]:
    """What the extractor reads in each report, its date given."""
    parser, extractor = SpacyParser(), TimeExtractor()
    documents = [
        AnnotatedDocument(
            document=Document(
                document_id=report.name,
                uri=report.name,
                text=report.text,
                language="en",
                published=report.created,
                published_earliest=report.created,
                published_latest=report.created,
                published_basis="given",
            )
        )
        for report in reports
    ]
    return [
        [(row.expression_start, row.expression_end, row.value) for row in extractor.extract(each).times]
        for each in parser.parse(documents)
    ]


def f_scores(pairs: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> dict[str, float]:
    """Strict, relaxed and value F1 over (gold, found) of many reports, together."""
    strict = relaxed = value = total = 0
    for gold, found in pairs:
        total += len(gold) + len(found)
        spans = {mark[:2] for mark in gold}
        strict += sum(mark[:2] in spans for mark in found)
        for ours, theirs in _overlaps(gold, found):
            relaxed += 1
            value += ours[2] == theirs[2]
    return {
        name: 2 * count / total if total else 0.0
        for name, count in (("strict F1", strict), ("relaxed F1", relaxed), ("value F1", value))
    }


def read_marked(data: Path) -> Iterator[Marked]:
    """The annotated reports under a folder, also inside archives."""
    for path in sorted(data.rglob("*.tml")):
        if _LEFT_OUT not in path.parts:
            yield _marked(path.stem, path.parent.name, path.read_text(encoding="utf-8"))
    for archive in sorted(data.rglob("*.tar.gz")):
        with tarfile.open(archive) as members:
            for member in members:
                path = Path(member.name)
                if path.suffix == ".tml" and _LEFT_OUT not in path.parts and not path.name.startswith("._"):
                    content = members.extractfile(member)
                    if content is not None:
                        yield _marked(path.stem, path.parent.name, content.read().decode("utf-8"))


def _marked(name: str, collection: str, raw: str) -> Marked:
    created = _CREATED.search(raw)
    start, end = raw.find("<TEXT>"), raw.find("</TEXT>")
    if created is None or start < 0:
        raise ReadError(f"{name} has no <DCT> or <TEXT>; is it TimeML?")
    body = raw[start + len("<TEXT>") : end]
    pieces: list[str] = []
    marks: list[Span] = []
    opened: list[tuple[int, str | None]] = []
    position = length = 0
    for tag in _TAG.finditer(body):
        pieces.append(html.unescape(body[position : tag.start()]))
        length += len(pieces[-1])
        position = tag.end()
        if tag.group(2) != "TIMEX3" or tag.group(3).endswith("/"):
            continue
        if not tag.group(1):
            opened.append((length, dict(_ATTRIBUTE.findall(tag.group(3))).get("value")))
        elif opened:
            first, value = opened.pop()
            marks.append((first, length, value))
    pieces.append(html.unescape(body[position:]))
    return Marked(
        name=name, collection=collection, text="".join(pieces), created=created.group(1), marks=tuple(sorted(marks))
    )


def _scores(data: str, rows: Sequence[tuple[Marked, list[Span]]]) -> list[Score]:
    ours = f_scores([(report.marks, found) for report, found in rows])
    trivial = f_scores([(report.marks, _trivial(report)) for report, _ in rows])
    return [
        Score(
            task="times",
            data=data,
            metric=metric,
            value=value,
            baseline=trivial[metric],
            baseline_name="words of the calendar, dated as the report",
            peer=None,
            peer_name=None,
            count=sum(len(report.marks) for report, _ in rows),
            note=None,
        )
        for metric, value in ours.items()
    ]


def _trivial(report: Marked) -> list[Span]:
    return [(match.start(), match.end(), report.created) for match in _TRIVIAL.finditer(report.text)]


def _overlaps(gold: Sequence[Span], found: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    free = list(gold)
    for ours in found:
        for theirs in free:
            if theirs[0] < ours[1] and theirs[1] > ours[0]:
                free.remove(theirs)
                yield ours, theirs
                break


Predict = Callable[[Sequence[Marked]], list[list[Span]]]
"""What another system does, for a benchmark that sets it beside ours."""
