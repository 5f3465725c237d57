"""What a page's URL may say, each with its bounds; the OpenAPI description is read from here."""

import re
from typing import Annotated

from fastapi import Query

Cursor = Annotated[str | None, Query(max_length=2000, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=500, description="Rows on a page.")]
Name = Annotated[str | None, Query(max_length=200, description="A name or an actor code, whole or in part.")]
Code = Annotated[str | None, Query(max_length=200, description="One value of the column of this name.")]
Identifier = Annotated[str | None, Query(max_length=200, description="An id of the record.")]
Words = Annotated[str | None, Query(max_length=200, description="Words to look for.")]
Pair = Annotated[str | None, Query(pattern=r"^[A-Z]{3}-[A-Z]{3}$", description="Two states, such as `CHN-RUS`.")]
Day = Annotated[str | None, Query(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="Year, month or day.")]
Characters = Annotated[
    str | None, Query(pattern=r"^\d{1,9},\d{1,9}$", description="`start,end`: code points into the report, half open.")
]
Pending = Annotated[str | None, Query(include_in_schema=False, max_length=1)]


def actor_pattern(code: str) -> str:
    """A regular expression (RE2) that finds an actor among codes joined by `;`.

    A state finds all that belong to it, a person is found under whatever sector (`RUS/x` finds `RUS.GOV/x`).
    """
    head, slash, person = code.partition("/")
    if slash:
        return rf"(^|;){re.escape(head.split('.')[0])}(\.[A-Z]+)*/{re.escape(person)}($|;)"
    return rf"(^|;){re.escape(head)}([./;]|$)"


def like(words: str) -> str:
    r"""A `like` pattern (escape character `\`) for words anywhere in a value."""
    return "%" + re.sub(r"([\\%_])", r"\\\1", words) + "%"
