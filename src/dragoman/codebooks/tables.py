"""Read a table that ships with the package: the name of a file under `codebooks/data` in, its rows out.

A table is a CSV file in UTF-8. Lines before the header that begin with `#` say what it is, its source and its licence.
"""

import csv
import functools
from collections.abc import Iterator
from importlib import resources

from dragoman.errors import CodebookError

NOTICE_MARK = "#"


@functools.cache
def read_table(name: str, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows of a shipped table, in file order, each cell as written.

    Args:
        name: File name under `codebooks/data`, such as `cameo.csv`.
        columns: The header that the caller counts on, in order.

    Raises:
        CodebookError: the header differs, or a row has another number of cells; names file and line.
    """
    text = resources.files("dragoman.codebooks").joinpath("data", name).read_text(encoding="utf-8")
    lines = text.splitlines()
    skipped = sum(1 for _ in _notice(lines))
    rows = tuple(tuple(row) for row in csv.reader(lines[skipped:]))
    if not rows or rows[0] != columns:
        raise CodebookError(f"{name}, line {skipped + 1}: the header should be {','.join(columns)}")
    for number, row in enumerate(rows[1:], start=skipped + 2):
        if len(row) != len(columns):
            raise CodebookError(f"{name}, line {number}: {len(row)} cells, not {len(columns)}")
    return rows[1:]


def notice(name: str) -> str:
    """What the head of a shipped table says of its content, source and licence, without the comment marks."""
    text = resources.files("dragoman.codebooks").joinpath("data", name).read_text(encoding="utf-8")
    return "\n".join(line.removeprefix(NOTICE_MARK).strip() for line in _notice(text.splitlines()))


def _notice(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if not line.startswith(NOTICE_MARK):
            return
        yield line
