"""Attributed statements against PolNeAR and against two readers of international news.

`data` is a folder `polnear` (brat files, or the archive they come in) or `international` (JSON lines).

A statement of PolNeAR is found when speaker and content both overlap (or both name nobody), each gold one by one
prediction; characters of content are counted once over a report. Source: Newell, Margolin and Ruths (2018).
PolNeAR lets no word belong to two attributions, so a statement inside another's content is left out of the count.
"""

import io
import json
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.evaluation.scores import Score
from dragoman.evaluation.statement_cases import evaluate_cases
from dragoman.extract.mentions import MentionExtractor
from dragoman.extract.regions import RegionExtractor
from dragoman.extract.statements import StatementExtractor
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import AnnotatedDocument, Statement
from dragoman.model.text import Document

Spans = tuple[tuple[int, int], ...]
_PART = "dev"
_BATCH = 20
_OFTEN = 20
"""Predictions from which a construction gets a row of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Spans of an attribution, code points into its report; `speaker` is empty where nobody is named."""

    speaker: Spans
    content: Spans
    cue: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Attributions found, predicted and to be found; characters of content likewise."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0
    shared: int = 0
    predicted_characters: int = 0
    gold_characters: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """The sums."""
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """The figures of the set that the folder holds.

    Args:
        data: The folder `polnear`, `international` or the one of the blind cases; or one that holds the first two.
        limit: So many reports, evenly spaced; None takes all.
    """
    inside = [data / name for name in ("polnear", "international") if (data / name).is_dir()]
    if inside:
        return [score for folder in inside for score in evaluate(folder, limit)]
    if (data / "denials.csv").is_file():
        return evaluate_cases(data, limit)
    if (data / "reports.jsonl").is_file():
        return international(data, limit)
    return polnear(data, _PART, limit)


def polnear(data: Path, part: str, limit: int | None = None) -> list[Score]:
    """Joint F1, precision and recall, and the F1 of content characters, on a part of PolNeAR."""
    reports = _spaced(sorted(_brat(data, part)), limit)
    ours, plain = Counts(), Counts()
    right: dict[str, list[int]] = {}
    texts = [text for _, text, _ in reports]
    for (_, text, gold), report in zip(reports, _read(texts), strict=True):
        outer = _outermost(report.statements)
        predicted = [_attribution(statement) for statement in outer]
        ours = ours.plus(counts(predicted, gold))
        found = _pairs(predicted, gold)
        for number, statement in enumerate(outer):
            right.setdefault(_construction(statement), []).append(number in found)
        plain = plain.plus(counts(_quotations_only(text), gold))
    trivial = "each quotation said by the capitalised words before it"
    peer = "Citron's method, refitted, test part"
    return [
        _score("polnear", part, "joint F1", _f1(ours.hits, ours.predicted, ours.gold), ours.gold,
               _f1(plain.hits, plain.predicted, plain.gold), trivial, 0.660, peer),
        _score("polnear", part, "joint precision", _ratio(ours.hits, ours.predicted), ours.predicted,
               _ratio(plain.hits, plain.predicted), trivial),
        _score("polnear", part, "joint recall", _ratio(ours.hits, ours.gold), ours.gold,
               _ratio(plain.hits, plain.gold), trivial),
        _score("polnear", part, "content characters F1",
               _f1(ours.shared, ours.predicted_characters, ours.gold_characters), ours.gold_characters,
               _f1(plain.shared, plain.predicted_characters, plain.gold_characters), trivial, 0.704, peer),
        *_by_construction(part, right),
    ]  # fmt: skip


def _by_construction(part: str, right: dict[str, list[int]]) -> list[Score]:
    """The joint precision of each construction that is met often enough, most frequent first."""
    often = sorted(
        (item for item in right.items() if len(item[1]) >= _OFTEN), key=lambda item: (-len(item[1]), item[0])
    )
    return [
        _score("polnear", part, f"precision of {name}", _ratio(sum(hits), len(hits)), len(hits), None, None)
        for name, hits in often
    ]


def _construction(statement: Statement) -> str:
    return (statement.rule or "").rpartition(": ")[2]


def counts(predicted: Sequence[Attribution], gold: Sequence[Attribution]) -> Counts:
    """What of a report's attributions was found, each gold one by at most one prediction, most overlap first."""
    left = _pairs(predicted, gold)
    ours, theirs = _characters(predicted), _characters(gold)
    return Counts(
        hits=len(left), predicted=len(predicted), gold=len(gold), shared=len(ours & theirs),
        predicted_characters=len(ours), gold_characters=len(theirs),
    )  # fmt: skip


def _pairs(predicted: Sequence[Attribution], gold: Sequence[Attribution]) -> dict[int, int]:
    """Number of a prediction -> number of the gold attribution that it stands for."""
    pairs = sorted(
        (-_shared(one.content, other.content), i, j)
        for i, one in enumerate(predicted)
        for j, other in enumerate(gold)
        if _shared(one.content, other.content) and _same_speaker(one, other)
    )
    left, right = dict[int, int](), set[int]()
    for _, i, j in pairs:
        if i not in left and j not in right:
            left[i] = j
            right.add(j)
    return left


def international(data: Path, limit: int | None = None) -> list[Score]:
    """Recall of the statements that both readers marked, the speakers of those found, whole chains."""
    with (data / "reports.jsonl").open(encoding="utf-8") as stream:
        rows = _spaced([json.loads(line) for line in stream], limit)
    found = speakers = total = chains = whole = direct = 0
    for row, report in zip(rows, _read([row["text"] for row in rows]), strict=True):
        items = [item for item in row["statements"] if item["annotators"] == 2]
        matched = _matched(items, report.statements)
        total += len(items)
        direct += sum(1 for item in items if item["readings"][0]["kind"] == "direct")
        found += len(matched)
        for number, item in enumerate(items):
            statement = matched.get(number)
            right = statement is not None and any(_is_speaker(reading, statement) for reading in item["readings"])
            speakers += right
            if any(reading["via"] for reading in item["readings"]):
                chains += 1
                whole += right and any(_is_chain(reading["via"], statement) for reading in item["readings"])
    return [
        _score("international", "open", "statements of both readers, recall", _ratio(found, total), total,
               _ratio(direct, total), "only those marked as direct speech"),
        _score("international", "open", "right speaker of those found", _ratio(speakers, found), found, None, None),
        _score("international", "open", "whole chains", _ratio(whole, chains), chains, 0.0, "no chain ever"),
    ]  # fmt: skip


def _matched(items: Sequence[dict[str, Any]], statements: Sequence[Statement]) -> dict[int, Statement]:
    """Number of a gold item -> the statement that overlaps its content best, speaker and cue counting too."""
    ranked = sorted(
        (
            (_closeness(reading, statement), -number, -place)
            for number, item in enumerate(items)
            for reading in item["readings"]
            for place, statement in enumerate(statements)
            if _overlap(reading["content"], statement.content_start, statement.content_end)
        ),
        reverse=True,
    )
    found: dict[int, Statement] = {}
    used = set[int]()
    for _, number, place in ranked:
        if -number not in found and -place not in used:
            found[-number] = statements[-place]
            used.add(-place)
    return found


def _closeness(reading: dict[str, Any], statement: Statement) -> float:
    content = reading["content"]
    union = max(statement.content_end, content["end"]) - min(statement.content_start, content["start"])
    cue = reading["cue"] is not None and _overlap(reading["cue"], statement.cue_start, statement.cue_end)
    shared = _overlap(content, statement.content_start, statement.content_end)
    return 2.0 * _is_speaker(reading, statement) + float(cue) + shared / float(union)


def _is_speaker(reading: dict[str, Any], statement: Statement) -> bool:
    if reading["speaker"] is None or statement.speaker_start is None:
        return reading["speaker"] is None and statement.speaker_start is None
    return _overlap(reading["speaker"], statement.speaker_start, statement.speaker_end) > 0


def _is_chain(links: Sequence[dict[str, Any]], statement: Statement | None) -> bool:
    if statement is None or len(links) != len(statement.via):
        return False
    return all(_overlap(link, via.via_start, via.via_end) for link, via in zip(links, statement.via, strict=True))


def _overlap(span: dict[str, Any], start: int | None, end: int | None) -> int:
    if start is None or end is None:
        return 0
    return max(0, min(int(span["end"]), end) - max(int(span["start"]), start))


def _brat(data: Path, part: str) -> Iterator[tuple[str, str, list[Attribution]]]:
    """Name, text and attributions of each annotation file of a part."""
    files = _files(data, part)
    texts = {name.rpartition("/")[2][:-4]: body for name, body in files.items() if name.endswith(".txt")}
    for name, body in sorted(files.items()):
        if name.endswith(".ann"):
            stem = name.rpartition("/")[2][:-4]
            yield stem, texts[stem.rpartition("_")[0]], _attributions(body)


def _files(data: Path, part: str) -> dict[str, str]:
    folder = next((path for path in (data / part, data / "polnear" / part) if path.is_dir()), None)
    if folder is not None:
        paths = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".ann"))
        return {path.as_posix(): path.read_bytes().decode("utf-8") for path in paths}
    found = {}
    with tarfile.open(next(data.glob("*.tar.gz"))) as archive:
        for member in archive:
            if f"/{part}/" in member.name and member.name.endswith((".txt", ".ann")):
                found[member.name] = (archive.extractfile(member) or io.BytesIO()).read().decode("utf-8")
    return found


def _attributions(body: str) -> list[Attribution]:
    spans: dict[str, tuple[str, Spans]] = {}
    events: list[list[str]] = []
    for line in body.splitlines():
        key, _, value = line.partition("\t")
        if key.startswith("T") and value:
            role, _, places = value.partition("\t")[0].partition(" ")
            spans[key] = role, tuple((int(a), int(b)) for a, b in (p.split() for p in places.split(";")))
        elif key.startswith("E"):
            events.append([item.partition(":")[2] for item in value.split()])
    return [Attribution(**{field: _of_role(event, spans, role) for role, field in _ROLES}) for event in events]


_ROLES = (("Source", "speaker"), ("Content", "content"), ("Cue", "cue"))


def _of_role(event: Sequence[str], spans: dict[str, tuple[str, Spans]], role: str) -> Spans:
    return tuple(span for key in event if key in spans and spans[key][0] == role for span in spans[key][1])


def _attribution(statement: Statement) -> Attribution:
    speaker = ((statement.speaker_start, statement.speaker_end),)
    cue = ((statement.cue_start, statement.cue_end),)
    return Attribution(
        speaker=tuple((a, b) for a, b in speaker if a is not None and b is not None),
        content=((statement.content_start, statement.content_end),),
        cue=tuple((a, b) for a, b in cue if a is not None and b is not None),
    )


def _outermost(statements: Sequence[Statement]) -> list[Statement]:
    kept: list[Statement] = []
    for one in sorted(statements, key=lambda s: (s.content_start, -s.content_end)):
        place = one.cue_start if one.cue_start is not None else one.content_start
        if not any(outer.content_start <= place < outer.content_end and not _holds(one, outer) for outer in kept):
            kept.append(one)
    return kept


def _holds(one: Statement, outer: Statement) -> bool:
    """Whether the content of `one` lies around that of `outer`, or begins before it: then it is no part of it."""
    return one.content_start < outer.content_start or one.content_end > outer.content_end


def _quotations_only(text: str) -> list[Attribution]:
    """The trivial reading: what stands in double quotation marks was said by the capitalised word nearest before."""
    found: list[Attribution] = []
    marks = [at for at, mark in enumerate(text) if mark in '"\u201c\u201d']
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        words = [at for at in range(max(1, start - 60), start) if text[at].isupper() and not text[at - 1].isalnum()]
        speaker = ((words[-1], words[-1] + 1),) if words else ()
        found.append(Attribution(speaker=speaker, content=((start, end + 1),)))
    return found


def _characters(items: Sequence[Attribution]) -> set[int]:
    """Positions inside a content and outside of its own cue and speaker."""
    found: set[int] = set()
    for item in items:
        own = {at for start, end in (*item.cue, *item.speaker) for at in range(start, end)}
        found.update(at for start, end in item.content for at in range(start, end) if at not in own)
    return found


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def _same_speaker(one: Attribution, other: Attribution) -> bool:
    return (not one.speaker and not other.speaker) or _shared(one.speaker, other.speaker) > 0


def _read(texts: Sequence[str]) -> Iterator[AnnotatedDocument]:
    parser, parts = SpacyParser(remembered=0), (MentionExtractor(), StatementExtractor())
    for first in range(0, len(texts), _BATCH):
        bare = [_report(text, first + number) for number, text in enumerate(texts[first : first + _BATCH])]
        for report in parser.parse(bare):
            for extractor in parts:
                report = extractor.extract(report)
            yield report


def _report(text: str, number: int) -> AnnotatedDocument:
    document = Document(document_id=f"doc_{number}", uri=str(number), text=text, language="en")
    return RegionExtractor().extract(AnnotatedDocument(document=document))


def _spaced(items: Sequence[Any], limit: int | None) -> list[Any]:
    if limit is None or limit >= len(items):
        return list(items)
    return [items[number * len(items) // limit] for number in range(limit)]


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(hits: int, predicted: int, gold: int) -> float:
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def _score(
    task: str, data: str, metric: str, value: float, count: int, baseline: float | None, name: str | None,
    peer: float | None = None, peer_name: str | None = None,
) -> Score:  # fmt: skip
    return Score(
        task=f"statements, {task}", data=data, metric=metric, value=value, baseline=baseline, baseline_name=name,
        peer=peer, peer_name=peer_name, count=count, note=None,
    )  # fmt: skip
