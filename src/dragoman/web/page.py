"""What a page is made of, and the cursor of a long list."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.web.shelf import Generation, Row

PAGE_ROWS = 50
"""Rows of a list on one page."""


class BadCursorError(ValueError):
    """A `next` that no page of ours gave out; the app answers 400."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `data` is what the JSON twin says, `rows` the CSV twin; `shown` is for the template alone."""

    template: str
    title: str
    data: Mapping[str, Any]
    rows: Sequence[Row] = ()
    shown: Mapping[str, Any] = field(default_factory=dict)
    next: str | None = None
    exports: Sequence[tuple[str, str]] = ()
    """Further forms of the page: (name, path)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A stretch of a long list, how long it is in all, and the cursor of what follows."""

    rows: list[dict[str, Any]]
    total: int
    next: str | None


@dataclass(slots=True)
class Filter:
    """Conditions of a query with their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """One more condition that must hold."""
        self.conditions.append(condition)
        self.values.extend(values)

    @property
    def where(self) -> str:
        """The `where` clause, with a blank in front of it, or nothing."""
        return f" where {' and '.join(self.conditions)}" if self.conditions else ""


def listing(
    generation: Generation, table: str, wanted: Filter, *, key: str, unique: str, after: str | None,
    limit: int = PAGE_ROWS, columns: str = "*", kind: type[str] | type[int] = str,
) -> Listing:  # fmt: skip
    """The next rows of a table, greatest key first; the cursor holds the last key, so that deep pages cost no more.

    Args:
        generation: Where to look.
        table: A table of the record.
        wanted: Which of its rows.
        key: An expression that is never null.
        unique: A column of text that tells rows of equal key apart.
        after: The cursor that the page before gave, or None.
        limit: Rows.
        columns: What to select.
        kind: Of the key: text or number.

    Raises:
        BadCursorError: the cursor is not one of this list.
    """
    total = generation.count(f"{table}{wanted.where}", *wanted.values)
    here = Filter(list(wanted.conditions), list(wanted.values))
    if after is not None:
        here.add(f"({key}, {unique}) < (?, ?)", *_opened(after, kind))
    query = (
        f"select {columns}, {key} as _key from {table}{here.where} order by {key} desc, {unique} desc limit {limit + 1}"
    )
    found = generation.rows(query, *here.values)
    following = _closed(found[limit - 1]["_key"], found[limit - 1][unique]) if len(found) > limit else None
    for row in found:
        row.pop("_key")
    return Listing(rows=found[:limit], total=total, next=following)


def _closed(*values: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(values, ensure_ascii=False).encode()).decode().rstrip("=")


def _opened(cursor: str, kind: type[str] | type[int]) -> tuple[Any, Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise BadCursorError("this `next` was not given out by a page of this record") from error
    fits = isinstance(values, list) and len(values) == 2 and isinstance(values[1], str)
    if not fits or type(values[0]) is not kind:
        raise BadCursorError("this `next` was not given out by a page of this record")
    return values[0], values[1]
