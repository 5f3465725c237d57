"""The relation between two marked parties of one sentence."""

from typing import Any


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
