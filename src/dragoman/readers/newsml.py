"""A wire item in NewsML-G2 or NITF in, its reports out.

Source: IPTC NewsML-G2 2.34, NITF 3.6.
"""

import re
from collections.abc import Iterator
from typing import Any

from dragoman.errors import ReadError
from dragoman.language.admission import admit, failure
from dragoman.language.decoding import read_bytes
from dragoman.language.markup import render
from dragoman.language.webpage import read_fragment
from dragoman.language.xmltree import parse_xml
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source

_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,100}(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?(?:<\?[^>]{0,400}>\s*)?"
    rb"(?:<!DOCTYPE\s[^>\[]{0,500}(?:\[[^\]]{0,20000}\])?[^>]{0,100}>\s*)?<(?:[\w.-]{1,20}:)?(?:newsMessage|newsItem|nitf)[\s>]",
    re.DOTALL,
)
_MEDIA = ("media", "figure", "object")
"""Elements of a body that are no prose of the report."""
_UNSEEN = "template"
"""An element that a rendering leaves out, and not the words behind it."""

_NO_TEXT = frozenset(("picture", "graphic", "video", "audio", "animated", "photo"))
"""Classes of items that are no reports. Source: IPTC NewsCodes, news item nature."""

_G2_DATES = ("itemMeta/versionCreated", "contentMeta/contentCreated", "itemMeta/firstCreated")
_NITF_DATES = (("docdata/date.issue", "norm"), ("docdata/date.release", "norm"), ("pubdata", "date.publication"))
"""Dates, the most trusted first."""


class NewsmlReader:
    """The port `Reader`; `uri` is the item's guid or document id."""

    name = "newsml"

    def accepts(self, source: Source) -> bool:
        """Whether the first element is a news message, a news item or NITF."""
        return bool(_OPENING.match(source.head[:8000]))

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """The text items in their order; pictures, sound and films are passed over.

        Raises:
            ReadError: it is no well-formed XML, or holds no item.
        """
        data = read_bytes(source)
        root = parse_xml(data)
        items = [root] if root.tag in ("newsItem", "nitf") else list(root.iter("newsItem"))
        if not items:
            raise ReadError(f"{source.uri}: a message without a news item; fetch it again")
        digest = content_digest(data)
        for number, item in enumerate(items, 1):
            if (_attribute(item, "itemMeta/itemClass", "qcode") or "").rpartition(":")[2].lower() in _NO_TEXT:
                continue
            place = source.uri if len(items) == 1 else f"{source.uri}#{number}"
            yield (_nitf if item.tag == "nitf" else _g2)(item, place, digest)


def _g2(item: Any, place: str, digest: str) -> AnnotatedDocument | Failure:
    uri = item.get("guid") or place
    text = _g2_body(item)
    if not text:
        return failure(uri, "NoText", f"{place} has no text in it; leave it out")
    nested = item.find(".//nitf")
    dates = [(value, f"NewsML {path.rpartition('/')[2]}") for path in _G2_DATES if (value := _words(item, path))]
    status = item.find("itemMeta/pubStatus")
    version = item.get("version")
    return admit(
        uri=uri,
        text=text,
        title=_words(item, "contentMeta/headline") or (_words(nested, ".//hl1") if nested is not None else None),
        publisher=_name(item, "contentMeta/infoSource") or _name(item, "itemMeta/provider"),
        author=_author(_words(item, "contentMeta/by") or _words(item, "contentMeta/creator/name")),
        language=_attribute(item, "contentMeta/language", "tag") or item.get("lang"),
        dates=dates,
        notes=(
            f"version {version}" if version not in (None, "1") else None,
            f"pubStatus: {status.get('qcode')}"
            if status is not None and status.get("qcode") != "stat:usable"
            else None,
            f"dateline: {dateline}" if (dateline := _words(item, "contentMeta/dateline")) else None,
        ),
        raw_digest=digest,
    )


def _g2_body(item: Any) -> str:
    for path in (".//inlineXML//body.content", ".//inlineXML//body", ".//inlineXML"):
        found = item.find(path)
        if found is not None and (text := _rendered(found)):
            return text
    plain = item.find(".//inlineData")
    if plain is None:
        return ""
    written = "".join(plain.itertext()).strip()
    return read_fragment(written).strip() if "html" in (plain.get("contenttype") or "") else written


def _nitf(item: Any, place: str, digest: str) -> AnnotatedDocument | Failure:
    uri = _attribute(item, ".//docdata/doc-id", "id-string") or place
    body = item.find("body/body.content")
    text = _rendered(body) if body is not None else ""
    if not text:
        return failure(uri, "NoText", f"{place} has no body.content; leave it out")
    return admit(
        uri=uri,
        text=text,
        title=_words(item, ".//hedline/hl1") or _words(item, "head/title"),
        publisher=_words(item, ".//body.head/distributor") or _attribute(item, ".//pubdata", "name"),
        author=_author(_words(item, ".//byline")),
        language=item.get("lang"),
        dates=[
            (value, f"NITF {path.rpartition('/')[2]}")
            for path, name in _NITF_DATES
            if (value := _attribute(item, f".//{path}", name))
        ],
        notes=(f"dateline: {dateline}" if (dateline := _words(item, ".//body.head/dateline")) else None,),
        raw_digest=digest,
    )


def _rendered(body: Any) -> str:
    for element in body.iter(*_MEDIA):
        if element is not body:
            element.tag = _UNSEEN
    return render(body).text.strip()


def _words(item: Any, path: str) -> str | None:
    found = item.find(path)
    return (" ".join("".join(found.itertext()).split()) or None) if found is not None else None


def _name(item: Any, path: str) -> str | None:
    return _words(item, f"{path}/name") or _attribute(item, path, "literal")


def _attribute(item: Any, path: str, name: str) -> str | None:
    found = item.find(path)
    return (found.get(name) or None) if found is not None else None


def _author(written: str | None) -> str | None:
    return re.sub(r"(?i)^by +", "", written) if written else None
