"""What is in the news of a pile every day, and that it makes no story by itself."""

import pytest

from dragoman.crossdoc.stories.grouping import grouped
from dragoman.crossdoc.stories.products import Products, Vector
from dragoman.crossdoc.stories.series import NO_FIGURES
from dragoman.crossdoc.stories.standing import is_of_the_day, standing_words
from dragoman.crossdoc.stories.vectors import Likeness

FIRST = 738000
DAYS, A_DAY = 24, 10
BEAT: Vector = {"@town": 0.35, "@front": 0.3, "shelling": 0.2, "gunner": 0.2}


def happening(day: int, own: str) -> Vector:
    """Two reports of each day on one happening of the beat."""
    return {"@town": 0.2, f"@bridge{day}": 0.6, f"raid{day}": 0.4, f"boat{day}": 0.3, own: 0.3}


def pile() -> tuple[list[Vector], list[int]]:
    """Each day two reports on one happening, four on the beat alone and four on matters of their own."""
    vectors: list[Vector] = []
    for day in range(DAYS):
        for at in range(A_DAY):
            own = f"{day}of{at}"
            alone: Vector = {f"@{own}": 0.6, own: 0.6}
            vectors.append(happening(day, own) if at < 2 else {**BEAT, own: 0.6} if at < 6 else alone)
    return vectors, [FIRST + day for day in range(DAYS) for _ in range(A_DAY)]


@pytest.mark.parametrize(
    ("feature", "least", "most"),
    [("@town", 0.5, 1.0), ("shelling", 0.3, 1.0), ("raid7", 0.0, 0.0), ("7of1", 0.0, 0.0)],
)
def test_what_is_told_every_day_is_standing(feature: str, least: float, most: float) -> None:
    vectors, days = pile()
    assert least <= standing_words(Products(vectors), days).get(feature, 0.0) <= most


@pytest.mark.parametrize("days", [[None] * 6, [FIRST + 5 * at for at in range(6)], []])
def test_without_days_or_in_a_handful_little_stands(days: list[int | None]) -> None:
    standing = standing_words(Products([BEAT] * len(days)), days)
    assert max(standing.values(), default=0.0) < 0.05


def test_the_order_of_reports_does_not_matter() -> None:
    vectors, days = pile()
    turned = standing_words(Products(vectors[::-1]), days[::-1])
    assert turned == standing_words(Products(vectors), days)


@pytest.mark.parametrize(
    ("standing", "apart", "least", "found"),
    [
        (0.0, 90, 0.0, True),
        (0.5, 1, 0.0, True),
        (0.5, 4, 0.0, False),
        (0.5, 4, 0.25, True),
        (0.9, 0, 0.0, False),
        (1.0, None, 0.0, True),
    ],
)
def test_the_more_it_stands_the_nearer_the_days(standing: float, apart: int | None, least: float, found: bool) -> None:
    assert is_of_the_day(standing, FIRST, None if apart is None else FIRST + apart, least) is found


def test_a_beat_is_no_story_and_a_happening_in_it_is() -> None:
    vectors, days = pile()
    found = grouped([Likeness(matter=each, when={}, language="en", figures=NO_FIGURES) for each in vectors], days)
    assert all([day * A_DAY, day * A_DAY + 1] in found for day in range(DAYS))
    assert max(days[group[-1]] - days[group[0]] for group in found) <= 1
