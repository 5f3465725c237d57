"""A news page in, its visible text, what of it is not prose, and its metadata out.

trafilatura decides which blocks are the main text; a block that it took is prose, the others are
regions, of a kind that their element, class or density of links tells. Metadata comes from JSON-LD,
then from meta elements, then from the page's body.

Source: Barbaresi, A. (2021), Trafilatura (ACL demo), and htmldate (JOSS 2020); schema.org
NewsArticle; Open Graph.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.admission import Part, admit
from dragoman.language.markup import Block, Rendering, parse_page, render
from dragoman.language.pagedata import PageData, page_data
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FRAME = frozenset(("nav", "footer", "aside", "form", "button", "dialog"))
"""Elements that hold no prose of the report."""
_LINKED = 0.6
"""Share of a block's characters inside links above which it is a list of links and not prose."""
_FEWEST = 25
"""Letters of a block from which its being part of a longer main paragraph proves something."""
_LETTERS = re.compile(r"\W+")
_MOST_BLOCKS = 20_000
"""Blocks in which the main text is looked for, at half a second a thousand; a page has some hundreds."""

_MARKED: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("credit", re.compile(r"credit|copyright|photographer"), "photo-credit"),
    ("caption", re.compile(r"caption|wp-caption-text|legend"), "article__caption"),
    ("byline", re.compile(r"byline|author|contributor"), "byline__name"),
    ("dateline", re.compile(r"dateline|timestamp|pubdate|publish|date(?:time)?\b|updated"), "article-date"),
    ("related_link", re.compile(r"related|read-?more|recommend|more-(?:on|from)|see-also|promo|teaser"), "related"),
    ("subhead", re.compile(r"subhead|subtitle|standfirst|deck\b|dek\b"), "article-subtitle"),
)  # fmt: skip
"""(kind, pattern in the classes and roles around a block, an example), the more telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as a report: its text, its parts that are not prose (start, end, kind), its metadata."""

    text: str
    parts: tuple[Part, ...]
    data: PageData


def read_page(markup: str) -> Page | None:
    """What a page says; None where it holds no element at all.

    Raises:
        ReadError: an element has more than 1,000 attributes.
    """
    root = parse_page(markup)
    if root is None:
        return None
    rendering = render(root)
    main = _main_text(markup) if len(rendering.blocks) <= _MOST_BLOCKS else None
    return Page(text=rendering.text, parts=_parts(rendering, main), data=page_data(root))


def admit_page(page: Page, *, uri: str, raw_digest: str, notes: Sequence[str | None]) -> AnnotatedDocument | Failure:
    """A page as a report ready for the record, under the uri that its reader gives it."""
    return admit(
        uri=uri,
        text=page.text,
        parts=page.parts,
        dates=page.data.dates,
        basis="markup",
        title=page.data.title,
        publisher=page.data.publisher,
        author=page.data.author,
        language=page.data.language,
        raw_digest=raw_digest,
        notes=notes,
    )


def read_fragment(markup: str) -> str:
    """The visible text of a piece of a page, as feeds carry it; text without an element is kept as it is."""
    if "<" not in markup and "&" not in markup:
        return markup
    root = parse_page(markup)
    return "" if root is None else render(root).text


def _main_text(markup: str) -> str | None:
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # a page without a main text is no error here
    found = bare_extraction(
        markup.replace("\0", "\ufffd"),
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        deduplicate=False,
    )
    text = getattr(found, "text", None)
    return text if isinstance(text, str) and text.strip() else None


def _parts(rendering: Rendering, main: str | None) -> tuple[tuple[int, int, str], ...]:
    paragraphs = set() if main is None else {_letters(line) for line in main.split("\n")}
    whole = "" if main is None else _letters(main)
    found: list[tuple[int, int, str]] = []
    for block in rendering.blocks:
        kind = _kind(block, rendering.text[block.start : block.end], paragraphs, whole)
        if kind is None:
            continue
        if (
            found
            and kind in ("boilerplate", "related_link")
            and found[-1][2] == kind
            and _adjoin(found[-1], block, rendering)
        ):
            found[-1] = (found[-1][0], block.end, kind)
        else:
            found.append((block.start, block.end, kind))
    return tuple(found)


def _adjoin(last: tuple[int, int, str], block: Block, rendering: Rendering) -> bool:
    return not rendering.text[last[1] : block.start].strip()


def _kind(block: Block, text: str, paragraphs: set[str], whole: str) -> str | None:
    """The kind of region that a block is, None for prose."""
    nearest = block.tags[0] if block.tags else ""
    if _HEADINGS & set(block.tags[:3]) and not _FRAME & set(block.tags):
        return "headline" if "h1" in block.tags[:3] else "subhead"
    if "figcaption" in block.tags:
        return "credit" if _MARKED[0][1].search(block.marks) and len(text) < 100 else "caption"
    if nearest == "time":
        return "dateline"
    letters = _letters(text)
    is_main = bool(letters) and (letters in paragraphs or (len(letters) >= _FEWEST and letters in whole))
    if not whole:
        is_main = nearest == "p" or "blockquote" in block.tags
    dense = block.linked > _LINKED * len(text)
    if is_main and not _FRAME & set(block.tags) and not (dense and len(text) < 200):
        return None
    return _marked(block, text) or ("related_link" if dense and "article" in block.tags else "boilerplate")


def _marked(block: Block, text: str) -> str | None:
    if len(text) > 400:
        return None
    return next((kind for kind, pattern, _ in _MARKED if pattern.search(block.marks)), None)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
