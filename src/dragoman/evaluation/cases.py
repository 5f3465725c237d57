"""The project's own blind cases in, figures out. Guidelines stand beside the cases."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dragoman.evaluation import drift, events, garble_cases, mentions, report_cases, sentence_cases, status
from dragoman.evaluation.case_tables import Row, annotated, case_score, same_name
from dragoman.evaluation.collections import csv_rows
from dragoman.evaluation.scores import Score
from dragoman.evaluation.slip_cases import score_slips
from dragoman.evaluation.story_piles import score_story_piles
from dragoman.evaluation.told_cases import score_told_again
from dragoman.evaluation.voice_cases import score_own_voice
from dragoman.evaluation.whose_cases import score_whose_words
from dragoman.model.annotations import AnnotatedDocument, Statement


def score_cases(name: str, path: Path) -> list[Score]:
    """The figures on one file of cases; `name` is a key of `CASE_SCORERS`."""
    return CASE_SCORERS[name](path)


def _denials(path: Path) -> list[Score]:
    rows = csv_rows(path)
    found = [_about(row, report) for row, report in zip(rows, annotated(rows), strict=True)]
    gold = Counter(row["expected"] for row in rows)
    polarity = sum(each is not None and each.polarity == row["expected"] for row, each in zip(rows, found, strict=True))
    speaker = sum(
        each is not None and same_name(each.speaker_text, row["expected_speaker"])
        for row, each in zip(rows, found, strict=True)
    )
    most = gold.most_common(1)[0]
    return [
        _share("statements", path, "found", sum(each is not None for each in found), len(rows), 0.0, "no statement"),
        _share("statements", path, "polarity", polarity, len(rows), most[1] / len(rows), f"always {most[0]}"),
        _share("statements", path, "speaker", speaker, len(rows), 0.0, "no speaker"),
    ]


def _chains(path: Path) -> list[Score]:
    rows = csv_rows(path)
    whole = sum(
        any(_is_whole(row, statement) for statement in report.statements)
        for row, report in zip(rows, annotated(rows), strict=True)
    )
    return [_share("statements", path, "whole chains", whole, len(rows), 0.0, "no chain")]


def _weekdays(path: Path) -> list[Score]:
    rows = csv_rows(path)
    right = 0
    for row, report in zip(rows, annotated(rows), strict=True):
        start = row["input"].index("[[")
        end = row["input"].index("]]") - 2
        times = [each for each in report.times if each.expression_start < end and start < each.expression_end]
        right += (times[0].time if times else None) == (row["expected"] or None)
    empty = sum(not row["expected"] for row in rows)
    return [_share("times", path, "value", right, len(rows), empty / len(rows), "always no value")]


def _times(path: Path) -> list[Score]:
    rows = csv_rows(path)
    right = exact = trivial = 0
    for row, report in zip(rows, annotated(rows), strict=True):
        start = row["input"].index("[[")
        end = row["input"].index("]]") - 2
        times = [each for each in report.times if each.expression_start < end and start < each.expression_end]
        found = times[0] if times else None
        right += (found.type, found.value) in _timex3(row) if found is not None else not row["expected"]
        exact += any((each.expression_start, each.expression_end) == (start, end) for each in times)
        trivial += row["published"] in row["expected"].split("|")
    marked = sum(bool(row["expected"]) for row in rows)
    return [
        _share("times", path, "type and value", right, len(rows), trivial / len(rows), "always the report's day"),
        _share("times", path, "exactly these words", exact, marked, 0.0, "no expression"),
    ]


def _timex3(row: Row) -> list[tuple[str, str]]:
    return [(row["type"], value) for value in row["expected"].split("|") if value]


def _not_events(path: Path) -> list[Score]:
    score = events.evaluate_cases(path)
    clean = max(0, score.count - int(score.value))
    return [_share("events", path, "sentences without a false event", clean, score.count, 1.0, "no event ever")]


CASE_SCORERS: Mapping[str, Callable[[Path], list[Score]]] = {
    "government_or_place": mentions.government_or_place,
    "denials": _denials,
    "chains": _chains,
    "weekdays": _weekdays,
    "times": _times,
    "status": lambda path: [status.evaluate_cases(path)],
    "not_events": _not_events,
    "garble_drift": drift.evaluate_cases,
    "government_or_place_2": mentions.government_or_place,
    "weekdays_2": _weekdays,
    "codes": sentence_cases.score_codes,
    "codes_2": sentence_cases.score_codes,
    "codes_3": sentence_cases.score_codes,
    "events_2": sentence_cases.score_events,
    "drift_pairs": drift.evaluate_cases,
    "government_or_place_3": mentions.government_or_place,
    "not_events_2": _not_events,
    "drift_pairs_2": drift.evaluate_cases,
    "contradictions_2": report_cases.score_contradictions,
    "headlines": report_cases.score_headlines,
    "people": report_cases.score_people,
    "government_or_place_4": mentions.government_or_place,
    "people_2": report_cases.score_people,
    "contradictions_3": report_cases.score_contradictions,
    "story_piles": score_story_piles,
    "contradictions_4": report_cases.score_contradictions,
    "drift_pairs_3": drift.evaluate_cases,
    "story_piles_2": score_story_piles,
    "garble": garble_cases.score_garble,
    "slips": score_slips,
    "own_voice": score_own_voice,
    "whose_words": score_whose_words,
    "told_again": score_told_again,
    "told_again_2": score_told_again,
}
"""File of cases -> what scores it."""


def _about(row: Row, report: AnnotatedDocument) -> Statement | None:
    """The statement whose content overlaps the expected one most."""
    start = row["input"].index(row["expected_content"])
    end = start + len(row["expected_content"])
    shared = [(min(s.content_end, end) - max(s.content_start, start), s) for s in report.statements]
    best = max(shared, key=lambda pair: (pair[0], pair[1].content_start - pair[1].content_end), default=None)
    return best[1] if best is not None and best[0] > 0 else None


def _is_whole(row: Row, statement: Statement) -> bool:
    expected: Sequence[str] = json.loads(row["expected_via"])
    return (
        same_name(statement.speaker_text or statement.speaker_name, row["expected"])
        and len(expected) == len(statement.via)
        and all(same_name(link.name, name) for link, name in zip(statement.via, expected, strict=True))
    )


def _share(task: str, path: Path, metric: str, right: int, count: int, baseline: float, name: str) -> Score:
    return case_score(task, path, metric, right / count, baseline, name, count)
