"""Rows of one source in, the order of day and month in their dates out: 03/04/2022 is told by 28/04/2022 below it."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from dragoman.codebooks.report_fields import report_fields
from dragoman.language.stamps import day_first_in

_LOOKED_AT = 5_000
"""Rows that are looked at: dates that thousands of rows leave open stay open."""


def day_first(rows: Iterable[Mapping[str, Any]]) -> bool | None:
    """Whether the day stands before the month in the dates of some rows; None where none tells, or both are told."""
    return day_first_in(value for row in islice(rows, _LOOKED_AT) for value, _ in report_fields(row).dates)
