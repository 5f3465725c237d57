"""Tab-separated files that pandas, readr and DuckDB open with their defaults."""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

SEPARATOR: Final = ";"
"""Between the values of one cell, in every format here."""

Cell = str | int | float | None

_BREAKS: Final = re.compile(r"[\t\r\n\x00]+")


def write_tsv(path: Path, header: Sequence[str] | None, rows: Iterable[Sequence[Cell]], *, missing: str = "") -> Path:
    """Writes rows in the order given; UTF-8, lines end in a line feed, a cell with a quotation mark is quoted.

    Args:
        path: The file; its folder must be there.
        header: Column names, or None for formats without a header line.
        rows: None is written as `missing`; tabs and line breaks in a text become one space.
        missing: The format's own sign for an unknown value.
    """
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        if header is not None:
            writer.writerow(header)
        writer.writerows([missing if cell is None else _clean(cell) for cell in row] for row in rows)
    return path


def joined(values: Iterable[str | None], *, missing: str | None = None) -> str | None:
    """The values of one cell, separated by semicolons; one inside a value becomes a comma.

    Args:
        values: In order; where all are None, or there are none, the cell is None.
        missing: Stands for a None among others, so that cells of one row stay aligned; None leaves it out.
    """
    listed = list(values)
    if not any(listed):
        return None
    kept = [value or missing for value in listed]
    return SEPARATOR.join(value.replace(SEPARATOR, ",") for value in kept if value)


def _clean(cell: str | int | float) -> str | int | float:
    return _BREAKS.sub(" ", cell) if isinstance(cell, str) else cell
