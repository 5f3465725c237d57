"""Dated reports with their dates taken out in, how often an interval is given and how often it is right out.

The day is stripped from the texts in every full form (with the year, a day off included), and no address or
identifier is read. Alone: only the report's own text. With companions: the other reports of its story, as
the program finds it, keep their dates, one report after the other. The trivial answer alone is one interval
for all, from the first to the last day of the set, which a program cannot know; with companions it is the
interval from the first to the last of their days.
"""

import gzip
import json
import re
import tarfile
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.errors import ReadError
from dragoman.evaluation.scores import Score
from dragoman.evaluation.undated import dated_again
from dragoman.model.text import document_of

_REUTERS = 500
"""Reports taken of the Reuters set, evenly spread."""
_CHARACTERS = 20_000
_MONTHS = "January February March April May June July August September October November December".split()
_DATE_LINE = 1
"""The sentence of a Wikinews report that bears its date; number 0 is the title."""
_QUANTILES = (0.25, 0.5, 0.75, 0.95)

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A report without its date, and the day; `happening` names the others that tell of the same."""

    data: str
    name: str
    happening: str | None
    day: str
    text: str


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """The scores by set, alone and, where happenings are labelled, with companions.

    Args:
        data: A folder that holds, at any depth, `derivation/docs.jsonl.gz`, the SemEval-2015 timelines
            (`*.xml` in CAT format, also in a `.tar.gz`), `meantime.tar.gz` or `docs_20k.jsonl.gz` (Reuters);
            what is there is used.
        limit: Only so many reports of each set, evenly spread.

    Raises:
        ReadError: none of them is there.
    """
    by_set: dict[str, list[Dated]] = defaultdict(list)
    for report in read_dated(data):
        by_set[report.data].append(report)
    if not by_set:
        raise ReadError(f"no dated set is under {data}")
    scores: list[Score] = []
    for name, reports in sorted(by_set.items()):
        chosen = reports[:: max(1, len(reports) // limit)][:limit] if limit else reports
        documents = {each.name: document_of(uri=each.name, text=each.text, language="en") for each in chosen}
        days = {documents[each.name].document_id: each.day for each in chosen}
        found = dated_again(list(documents.values()), days)
        of = {each.name: found[documents[each.name].document_id] for each in chosen}
        scores += _scores(name, "alone", chosen, {each: row.alone.interval for each, row in of.items()})
        near = [each for each in chosen if of[each.name].companions]
        if near:
            hulls = {each.name: _hull([days[other] for other in of[each.name].companions]) for each in near}
            together = {each.name: of[each.name].together.interval for each in near}
            scores += _scores(name, "with companions", near, together, hulls)
    return scores


def read_dated(data: Path) -> Iterator[Dated]:
    """The dated reports of every set under a folder, their dates stripped."""
    for path in sorted(data.rglob("docs.jsonl.gz")):
        for number, row in enumerate(_json_lines(path)):
            if row.get("published"):
                happening = None if row.get("off_topic") else row.get("event")
                text = f"{row.get('title') or ''}\n{row['text']}"
                yield _dated("derivation", f"d{number}", happening, row["published"][:10], text)
    for path in sorted(data.rglob("docs_20k.jsonl.gz")):
        rows = _json_lines(path)
        for number, row in enumerate(rows[:: max(1, len(rows) // _REUTERS)][:_REUTERS]):
            yield _dated("reuters", f"r{number}", None, row["date"], f"{row['title']}\n{row['text']}")
    seen: set[str] = set()
    for name, content in _cat_files(data):
        if name not in seen and (found := _read_cat(content)) is not None:
            seen.add(name)
            yield _dated("timelines", name, None, *found)
    for path in sorted(data.rglob("meantime.tar.gz")):
        for name, (day, text) in _read_meantime(path).items():
            yield _dated("meantime", name, None, day, text)


def without_date(text: str, day: str) -> str:
    """A text with the full forms of a day, and of the days beside it, taken out."""
    for shift in (-1, 0, 1):
        found = date.fromisoformat(day) + timedelta(days=shift)
        month = _MONTHS[found.month - 1]
        named = rf"(?:{month}|{month[:3]}\.?)"
        forms = (
            rf"{named}\s+0?{found.day}(?:st|nd|rd|th)?\s*,?\s+{found.year}",
            rf"\b0?{found.day}(?:st|nd|rd|th)?\s+(?:of\s+)?{named}\s*,?\s+{found.year}",
            rf"{found.year}-{found.month:02}-{found.day:02}",
            rf"\b0?{found.month}/0?{found.day}/{found.year}",
            rf"\b0?{found.day}/0?{found.month}/{found.year}",
        )
        for form in forms:
            text = re.sub(form, " ", text, flags=re.IGNORECASE)
    return text


def _dated(data: str, name: str, happening: str | None, day: str, text: str) -> Dated:
    return Dated(data=data, name=name, happening=happening, day=day, text=without_date(text, day)[:_CHARACTERS])


def _hull(days: Sequence[str]) -> Interval:
    found = sorted(date.fromisoformat(day) for day in days)
    return found[0], found[-1]


def _scores(
    data: str,
    how: str,
    reports: Sequence[Dated],
    found: Mapping[str, Interval | None],
    hulls: Mapping[str, Interval] | None = None,
) -> list[Score]:
    """How many get an interval, how many of these hold the day; beside it the trivial interval.

    The trivial one is the range of all days of the set, or, with companions, the hull of the days of each
    report's companions (`hulls`).
    """
    given, inside, widths = _measured(reports, found)
    note = f"{how}; width in days at the quartiles and at 95 %: {widths}"
    if hulls is None:
        days = _hull([report.day for report in reports])
        trivial, name = 1.0, f"one interval of {(days[1] - days[0]).days + 1} days for all"
    else:
        _, held, wide = _measured(reports, hulls)
        trivial, name = held / len(reports), f"from the first to the last companion's day: {wide} days wide"
    return [
        _score(data, f"interval given, {how}", given / len(reports), 1.0, name, len(reports), note),
        _score(data, f"true day inside, {how}", inside / max(1, given), trivial, name, given, note),
    ]


def _measured(reports: Sequence[Dated], found: Mapping[str, Interval | None]) -> tuple[int, int, str]:
    """Intervals given, those that hold the true day, and their widths in days at `_QUANTILES`."""
    rows = [(report.day, interval) for report in reports if (interval := found[report.name]) is not None]
    inside = [day for day, (first, last) in rows if first.isoformat() <= day <= last.isoformat()]
    widths = sorted((last - first).days + 1 for _, (first, last) in rows)
    spread = ", ".join(f"{widths[int(len(widths) * part)]}" for part in _QUANTILES) if widths else "none"
    return len(rows), len(inside), spread


def _score(data: str, metric: str, value: float, baseline: float, name: str, count: int, note: str) -> Score:
    return Score(
        task="dating",
        data=data,
        metric=metric,
        value=value,
        baseline=baseline,
        baseline_name=name,
        peer=None,
        peer_name=None,
        count=count,
        note=note,
    )


def _json_lines(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _cat_files(data: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(data.rglob("*.xml")):
        if "CAT" in path.parent.name:
            yield path.stem, path.read_bytes()
    for archive in sorted(data.rglob("timelines.tar.gz")):
        with tarfile.open(archive) as members:
            for member in members:
                path = Path(member.name)
                content = members.extractfile(member) if path.suffix == ".xml" and "CAT" in path.parent.name else None
                if content is not None and not path.name.startswith("._"):
                    yield path.stem, content.read()


def _read_cat(content: bytes) -> tuple[str, str] | None:
    """The day and the text of a report in CAT format; the line that bears the date is left out."""
    root = ElementTree.fromstring(content)
    created = [mark for mark in root.iter("TIMEX3") if mark.get("functionInDocument") == "CREATION_TIME"]
    day = created[0].get("value", "") if created else ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day) is None:
        return None
    sentences: dict[int, list[str]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[int(token.get("sentence", "0"))].append(token.text or "")
    return day, _joined(sentences)


def _read_meantime(path: Path) -> dict[str, tuple[str, str]]:
    """Name -> the day and the text of each report in CoNLL columns (report, sentence, number, word)."""
    with tarfile.open(path) as members:
        name = next(member for member in members.getnames() if member.endswith("/meantime.conll"))
        content = members.extractfile(name)
        lines = content.read().decode("utf-8").splitlines() if content else []
    reports: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        if line and not line.startswith("#"):
            report, number, _, word, *_ = line.split("\t")
            reports[report][int(number)].append(word)
    return {name: (_long_day(rows[_DATE_LINE]), _joined(rows)) for name, rows in sorted(reports.items())}


def _long_day(words: Sequence[str]) -> str:
    """The day of `March 01 , 2008`, ISO."""
    month, day, _, year = words
    return date(int(year), _MONTHS.index(month) + 1, int(day)).isoformat()


def _joined(sentences: Mapping[int, Sequence[str]]) -> str:
    """The sentences as text, a line each, without the line that bears the date."""
    lines = [" ".join(words) for number, words in sorted(sentences.items()) if number != _DATE_LINE]
    return re.sub(r" (?=[,.;:?!)\]]|'s\b)", "", "\n".join(lines))
