"""A page in, its JSON, CSV and error forms out."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import JSONResponse, Response

from dragoman.model.schema import plain
from dragoman.web.page import Page

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters by which a spreadsheet takes a cell for a formula."""


def as_json(page: Page, link: str | None) -> Response:
    """The JSON twin: `ok`, the page's data, and `next` (a path) where more follows."""
    return JSONResponse({"ok": True, "title": page.title, **plain_values(page.data), "next": link})


def as_csv(page: Page, link: str | None) -> Response:
    """The CSV twin: the page's rows; lists and structs as JSON strings; the next page in a `Link` header."""
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in page.rows for name in row))
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in page.rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    headers = {"Link": f'<{link}>; rel="next"'} if link else None
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def failure(status: int, errors: Sequence[str]) -> dict[str, Any]:
    """The one shape of an error."""
    return {"ok": False, "error": errors[0] if errors else "", "errors": list(errors), "status": status}


def plain_values(value: Any) -> Any:
    """Rows and records as mappings, lists and scalars."""
    if isinstance(value, Mapping):
        return {key: plain_values(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain_values(each) for each in value]
    return plain(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, bool | int | float):
        return str(value)
    return json.dumps(plain_values(value), ensure_ascii=False)
