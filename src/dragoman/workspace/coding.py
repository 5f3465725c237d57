"""The relation between two marked parties: of one sentence, or of a stream of JSON lines."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

_TOGETHER = 256
"""Lines that are parsed together: 64 are as fast, 1 takes twice the time."""
_EXPECTED = 'expected {"id", "text", "source": [start, end], "recipient": [start, end]}'

Case = tuple[str, tuple[int, int], tuple[int, int]]


def code(text: str, source: tuple[int, int], recipient: tuple[int, int], published: str | None = None) -> Any:
    """The relation between two marked parties in PLOVER's terms.

    Args:
        text: A sentence.
        source: Span of the acting party, code points into `text`, half open.
        recipient: Span of the other party.
        published: ISO day of the report, if known.

    Returns:
        A coding: type, plover, mode, quad, status, confident, rule.
    """
    from dragoman.extract.events import code_relation

    return code_relation(text, source, recipient, published=published)


def code_lines(lines: Iterable[str]) -> Iterator[tuple[Any, Any]]:
    """The codings of JSON lines, many parsed together, in the order of the lines; empty ones are passed over.

    Args:
        lines: Objects with `id`, `text`, `source` and `recipient`.

    Yields:
        The id and the coding; where a line cannot be used, None and a sentence that says why.
    """
    from dragoman.extract.events import code_relations

    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while chunk := [_case(number, line) for number, line in islice(numbered, _TOGETHER)]:
        codings = iter(code_relations([case for _, case in chunk if not isinstance(case, str)]))
        for key, case in chunk:
            yield (None, case) if isinstance(case, str) else (key, next(codings))


def _case(number: int, line: str) -> tuple[Any, Case | str]:
    """The id and the case of a line, or what is wrong with it."""
    try:
        row = json.loads(line)
        text = row["text"]
        if not isinstance(text, str):
            raise TypeError(f"text is {type(text).__name__}")
        return row.get("id"), (text, _span(row["source"]), _span(row["recipient"]))
    except (ValueError, KeyError, TypeError) as error:
        return None, f"line {number}: {type(error).__name__}: {error}; {_EXPECTED}"


def _span(value: Any) -> tuple[int, int]:
    start, end = value
    return int(start), int(end)
