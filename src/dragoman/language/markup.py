"""A parsed page in, its visible text out, with the blocks that the text is made of.

One deterministic rendering of the text nodes in the order of the page: white space collapses as in a
browser, elements that make blocks break lines, scripts, styles and what is hidden are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from dragoman.errors import ReadError

_DROPPED = frozenset((
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "iframe", "object", "embed",
    "svg", "canvas", "map", "audio", "video", "select", "option", "datalist", "textarea", "input", "math",
    "frameset",
))  # fmt: skip
"""Elements whose text a reader of the page does not see, or sees as a control."""
_PARAGRAPHS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul", "legend",
))  # fmt: skip
"""Elements that a blank line sets apart."""
_LINES = frozenset(["br", "li", "tr", "caption", "thead", "tbody", "tfoot", "button"])
"""Elements that begin a new line."""
_CELLS = frozenset(["td", "th"])
"""Elements that a space sets apart."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDING = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
_MARKS = ("class", "id", "rel", "itemprop", "role", "data-testid")
"""Attributes in which pages say what an element is."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}["']?([\w.:-]{2,30})""", re.IGNORECASE)
_SWARM = re.compile(
    r"""<[A-Za-z][^\s/<>]*+(?:[\s/]++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++)?+)?+){1000}+"""
)
"""A tag with 1,000 attributes; a page's longest has some tens."""
_DEEP = 6
"""Ancestors whose attributes count for a block, nearest first; farther ones name the page's frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line or paragraph of a page: its span in the rendered text and where it stands.

    `tags` are the elements around it, nearest first; `marks` the classes, ids and roles of the
    nearest ones in lower case; `linked` counts its characters that are inside links.
    """

    start: int
    end: int
    tags: tuple[str, ...]
    marks: str
    linked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A page's visible text, and its blocks in order."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class _Writer:
    """The text so far, the breaks that are due, and the block that is open."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    pending: str = ""
    space: bool = False
    blocks: list[Block] = field(default_factory=list)
    start: int | None = None
    linked: int = 0
    context: tuple[tuple[str, ...], str] = ((), "")

    def write(self, text: str, stack: Sequence[tuple[str, str]], preformatted: bool) -> None:
        shown = text if preformatted else _SPACE.sub(" ", text)
        core = shown.strip(" ")
        if not core:
            self.space = self.space or bool(shown)
            return
        lead = bool(self.length) and (self.space or shown[0] == " ")
        if self.start is None:
            self._put(self.pending if self.length else "")
            self.pending, self.start = "", self.length
            self.context = _context(stack)
        elif lead:
            self._put(" ")
        self._put(core)
        if any(tag == "a" for tag, _ in stack):
            self.linked += len(core)
        self.space = shown[-1] == " "

    def break_(self, gap: str) -> None:
        if self.start is not None:
            tags, marks = self.context
            self.blocks.append(Block(start=self.start, end=self.length, tags=tags, marks=marks, linked=self.linked))
            self.start, self.linked = None, 0
        self.pending = max(self.pending, gap, key=len)
        self.space = False

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in a meta element among its first 4 KiB, None if it names none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else None


def parse_page(markup: str) -> Any | None:
    """The tree of a page or of a piece of one; None where there is no element in it.

    Nothing is fetched, no entity but those of HTML is expanded.

    Raises:
        ReadError: an element has more than 1,000 attributes: parsers need their square in time.
    """
    if _SWARM.search(markup):
        raise ReadError("an element with more than 1,000 attributes, as attacks have; save it as plain text")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    data = markup.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        return None


def render(root: Any) -> Rendering:
    """The visible text of a tree. Linear in its size."""
    writer = _Writer()
    stack: list[tuple[str, str]] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or _is_hidden(tag, element):
                walk.skip_subtree()
                stack.append(("", ""))
                continue
            _breaks(writer, tag)
            stack.append((tag, _marks(element)))
            _write(writer, element.text, stack)
        else:
            shown, _ = stack.pop()
            if shown:
                _breaks(writer, tag)
            if element is not root:
                _write(writer, element.tail, stack)
    writer.break_("")
    return Rendering(text="".join(writer.pieces), blocks=tuple(writer.blocks))


def elements(root: Any, *tags: str) -> Iterator[Any]:
    """The elements of a tree with one of some names, in the order of the page."""
    yield from root.iter(*tags)


def _write(writer: _Writer, text: str | None, stack: Sequence[tuple[str, str]]) -> None:
    if text:
        writer.write(text, stack, any(tag == "pre" for tag, _ in stack))


def _breaks(writer: _Writer, tag: str) -> None:
    if tag in _PARAGRAPHS:
        writer.break_("\n\n")
    elif tag in _LINES:
        writer.break_("\n")
    elif tag in _CELLS:
        writer.space = True


def _is_hidden(tag: str, element: Any) -> bool:
    if tag in _DROPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style) and bool(_HIDING.search(style[:1000]))


def _marks(element: Any) -> str:
    return " ".join(value[:200] for name in _MARKS if (value := element.get(name))).lower()


def _context(stack: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], str]:
    tags = tuple(tag for tag, _ in reversed(stack) if tag)
    return tags, " ".join(marks for _, marks in reversed(stack[-_DEEP:]) if marks)
