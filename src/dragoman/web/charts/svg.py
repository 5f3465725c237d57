"""Elements of SVG: names and values in, escaped markup out. Colours and fonts stand in the style sheet."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup, escape

from dragoman.web.wording import visible

PAGE: Final = 1110.0
"""Pixels across the text of a page on a wide screen (74rem); a drawing that fits in them is seen whole."""


def element(name: str, *children: Markup | str, **attributes: str | float | None) -> Markup:
    """An element; `_` in an attribute's name becomes `-`, a trailing one goes; None leaves it out."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _number(value))
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(child if isinstance(child, Markup) else escape(visible(child)) for child in children)
    return Markup(f"<{name}") + written + Markup(">") + inside + Markup(f"</{name}>")


def drawing(width: float, height: float, children: Sequence[Markup], *, label: str, kind: str) -> Markup:
    """A whole drawing that keeps its size in pixels; wider than the page, it scrolls."""
    return element(
        "svg", element("title", label), *children, viewBox=f"0 0 {width:.0f} {height:.0f}", width=round(width),
        height=round(height), role="group", class_=f"drawing {kind}", aria_label=label,
    )  # fmt: skip


def linked(link: str | None, *children: Markup, label: str | None = None) -> Markup:
    """The children as a link, or as a plain group."""
    title = [element("title", label)] if label else []
    return element("a", *title, *children, href=link) if link else element("g", *title, *children)


def fitted(text: str, room: float, size: float) -> str:
    """As much of a text as goes into `room` pixels at a font size, by the mean width of a letter."""
    most = max(3, int(room / (size * 0.54)))
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _number(value: str | float) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
