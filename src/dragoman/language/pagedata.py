"""The tree of a page in, what its markup says about the report out: title, publisher, author, dates."""

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_ARTICLES = frozenset((
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting", "Report", "AdvertiserContentArticle", "WebPage",
))  # fmt: skip
"""Types of schema.org that describe a report; the page itself comes last."""
_LD_BYTES = 500_000
_LD_DEEP = 12

_META: tuple[tuple[str, str, str], ...] = (
    ("published", "article:published_time", "Open Graph"),
    ("published", "datepublished", "schema.org microdata"),
    ("published", "og:article:published_time", "Open Graph, misspelt"),
    ("published", "parsely-pub-date", "Parse.ly"),
    ("published", "sailthru.date", "Sailthru"),
    ("published", "dc.date.issued", "Dublin Core"),
    ("published", "dcterms.created", "Dublin Core"),
    ("published", "dc.date", "Dublin Core"),
    ("published", "pubdate", "various"),
    ("published", "publish-date", "various"),
    ("published", "cxenseparse:recs:publishtime", "Cxense"),
    ("published", "date", "various"),
    ("title", "og:title", "Open Graph"),
    ("title", "twitter:title", "Twitter cards"),
    ("title", "dc.title", "Dublin Core"),
    ("publisher", "og:site_name", "Open Graph"),
    ("publisher", "application-name", "HTML"),
    ("publisher", "dc.publisher", "Dublin Core"),
    ("author", "author", "HTML"),
    ("author", "article:author", "Open Graph"),
    ("author", "byl", "New York Times"),
    ("author", "dc.creator", "Dublin Core"),
    ("language", "og:locale", "Open Graph"),
    ("url", "og:url", "Open Graph"),
)
"""(column, name or property of a meta element in lower case, whose convention), the more trusted first."""


@dataclass(slots=True)
class PageData:
    """What the markup says, as written; `dates` are (value, where), the most trusted first."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    dates: list[tuple[str, str]] = field(default_factory=list)


def page_data(root: Any) -> PageData:
    """The metadata of a page. Raises nothing: what cannot be read is left out."""
    data = PageData()
    for block in _linked_data(root):
        _from_linked_data(block, data)
    _from_meta(root, data)
    _from_body(root, data)
    if not data.dates:
        _from_htmldate(root, data)
    data.dates = list(dict.fromkeys(data.dates))
    return data


def _from_linked_data(block: dict[str, Any], data: PageData) -> None:
    data.title = data.title or _name(block.get("headline"))
    data.publisher = data.publisher or _name(block.get("publisher"))
    data.author = data.author or _name(block.get("author")) or _name(block.get("creator"))
    data.language = data.language or _name(block.get("inLanguage"))
    for key in ("datePublished", "dateCreated"):
        value = block.get(key)
        if isinstance(value, str) and value.strip():
            data.dates.append((value.strip(), f"JSON-LD {key}"))
            break


def _from_meta(root: Any, data: PageData) -> None:
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = (element.get("content") or "").strip()
        if name and content:
            said.setdefault(name, content)
    for column, name, _ in _META:
        value = said.get(name)
        if value is None:
            continue
        if column == "published":
            data.dates.append((value, f"meta {name}"))
        elif getattr(data, column) is None and not (column == "author" and "://" in value):
            setattr(data, column, value)


def _from_body(root: Any, data: PageData) -> None:
    for element in root.iter("time"):
        stamp = element.get("datetime")
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if stamp and (element.get("pubdate") is not None or "publish" in marks):
            data.dates.append((stamp.strip(), "time element"))
    if data.title is None:
        data.title = _only(root, "h1") or _only(root, "title")
    html = root if root.tag == "html" else None
    if html is not None:
        data.language = html.get("lang") or data.language
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            data.url = element.get("href").strip()


def _from_htmldate(root: Any, data: PageData) -> None:
    """The date in the page's structure, found by htmldate; its search in running text is left off."""
    from datetime import datetime

    from htmldate import find_date

    found = find_date(
        _writable(root),
        extensive_search=False,
        original_date=True,
        max_date=datetime(2199, 12, 31),
    )
    if found:
        data.dates.append((found, "htmldate"))


def _writable(root: Any) -> Any:
    """The page, or a copy without the control characters that lxml reads and does not write: it is taken apart."""
    if not any(_UNWRITABLE.search(text) for element in root.iter() for text in (element.text, element.tail) if text):
        return root
    copied = copy.deepcopy(root)
    for element in copied.iter():
        if element.text and isinstance(element.tag, str):  # a comment's words are let be
            element.text = _UNWRITABLE.sub(" ", element.text)
        if element.tail:
            element.tail = _UNWRITABLE.sub(" ", element.tail)
    return copied


_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML holds."""


def _linked_data(root: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            value = json.loads(script.text[:_LD_BYTES], strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_articles(value, _LD_DEEP))
    return sorted(found, key=lambda block: "WebPage" in _types(block))


def _articles(value: Any, deep: int) -> Iterator[dict[str, Any]]:
    if deep == 0:
        return
    if isinstance(value, list):
        for part in value:
            yield from _articles(part, deep - 1)
    elif isinstance(value, dict):
        if _ARTICLES & _types(value):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(value.get(key), deep - 1)


def _types(block: dict[str, Any]) -> set[str]:
    named = block.get("@type")
    return {part for part in (named if isinstance(named, list) else [named]) if isinstance(part, str)}


def _name(value: Any) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        names = [name for part in value[:20] if (name := _name(part)) is not None]
        return "; ".join(names) or None
    return None


def _only(root: Any, tag: str) -> str | None:
    found = [" ".join("".join(element.itertext()).split()) for element in root.iter(tag)]
    return found[0] or None if len(found) == 1 else None
