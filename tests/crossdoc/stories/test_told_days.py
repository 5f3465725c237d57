"""The days that reports speak of, and what they say of two happenings of one kind."""

from datetime import date

import pytest

from dragoman.crossdoc.stories import grouping
from dragoman.crossdoc.stories.dates import is_when, told_days
from dragoman.crossdoc.stories.grouping import grouped
from dragoman.crossdoc.stories.series import NO_FIGURES
from dragoman.crossdoc.stories.vectors import Likeness
from dragoman.evaluation.collections import record_of
from dragoman.model.text import document_of

MAY = date(2021, 5, 1).toordinal() - 1
SHARED = {"@kern": 0.13, "@lund": 0.13, "raid": 0.13, "bridge": 0.14, "shell": 0.14, "@tarn": 0.1}


def report(own: str, *told: int) -> Likeness:
    return Likeness(
        matter={**SHARED, own: 0.9},
        when={},
        language="en",
        figures=NO_FIGURES,
        told=frozenset(MAY + day for day in told),
    )


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ((3,), (3,), True),
        ((3,), (4,), True),
        ((3,), (9,), False),
        ((3,), (), True),
        ((), (), True),
        ((3, 9), (9,), True),
    ],
)
def test_other_days_make_two_reports_less_alike(
    first: tuple[int, ...], second: tuple[int, ...], together: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What two reports that name no day are just alike enough for.
    monkeypatch.setattr(grouping, "needed_in", lambda _: 0.09)
    found = grouped([report("a", *first), report("b", *second)], [MAY + 4, MAY + 6])
    assert found == ([[0, 1]] if together else [[0], [1]])


def told(text: str, *, published: str | None, basis: str | None = "given") -> list[int]:
    document = document_of(
        uri="a", text=text, language="en", published=published, published_earliest=published,
        published_latest=published, published_basis=basis if published else None,
    )  # fmt: skip
    with record_of([document], [], timed=True) as record:
        return sorted(day - MAY for days in told_days(record.view).values() for day in days)


TEXT = "A mill burned on May 3, 2021. It was built on May 9, 1911 and is to open again on June 30."


def test_days_about_its_own_are_what_a_report_tells() -> None:
    assert told(TEXT, published="2021-05-04") == [3]
    assert told("A mill burned on Monday. On Tuesday it rained.", published="2021-05-05") == [3, 4]


def test_a_report_without_a_day_of_its_own_tells_none() -> None:
    assert told(TEXT, published=None) == []
    assert told(TEXT, published="2021-05-04", basis="inferred") == []


@pytest.mark.parametrize(
    ("stem", "found"),
    [("monday", True), ("2021", True), ("24.03.21", True), ("2021-03-24", True), ("24.3", False), ("24,000", False)],
)
def test_days_in_figures_are_of_the_calendar(stem: str, found: bool) -> None:
    assert is_when(stem) is found
