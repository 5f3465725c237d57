"""News in JSON (ninjs) in, its reports out: one item, a list of them, or an item a line.

Source: IPTC ninjs 1.5, 2.1 and 3.0.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.codebooks.report_fields import LISTS
from dragoman.errors import ReadError
from dragoman.language.admission import admit, failure
from dragoman.language.decoding import decode, opening_of, read_bytes
from dragoman.language.webpage import read_fragment
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source

_OPENING = re.compile(r"\s*[\[{]")
_BODY = re.compile(r'"(?:body_(?:text|html|xhtml)|bodies)"\s*:')
_ITEM = re.compile(
    r'"(?:versioncreated|versionCreated|firstcreated|firstCreated|contentcreated|pubstatus|pubStatus)"\s*:'
)

_DATES = ("versioncreated", "contentcreated", "firstcreated")
"""Dates of an item, the most trusted first: words such as "Friday" are those of this version."""
_NO_TEXT = frozenset(("picture", "graphic", "video", "audio"))
"""Types of items that are no reports."""
_PLAIN = ("body_text",)
_MARKED_UP = ("body_xhtml", "body_html")
_NOTED = ("located", "slugline", "version", "usageterms", "copyrightnotice", "description_text")
_NOTE = 500
"""Characters of a value that are kept in a note."""


class NinjsReader:
    """The port `Reader`; `uri` is the item's own."""

    name = "ninjs"

    def accepts(self, source: Source) -> bool:
        """Whether it is JSON with a body and a creation date or publishing status as ninjs names them."""
        start = opening_of(source)
        return bool(_OPENING.match(start) and _BODY.search(start) and _ITEM.search(start))

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """The items in their order; pictures, sound and films are passed over.

        Raises:
            ReadError: nothing in the source is JSON.
        """
        text = decode(read_bytes(source)).text
        for place, value in _values(text, source.uri):
            if not isinstance(value, dict):
                yield failure(place, "NoReport", f"{place} is no item of ninjs; mend or remove it")
                continue
            item = {key.lower(): part for key, part in value.items()}
            if _words(item.get("type")) not in _NO_TEXT:
                yield _report(item, place)


def _values(text: str, uri: str) -> Iterator[tuple[str, Any]]:
    try:
        listed = _listed(json.loads(text))
    except (ValueError, RecursionError):
        listed = list(_lines(text, uri))
    single = len(listed) == 1
    for number, value in enumerate(listed, 1):
        yield uri if single else f"{uri}#{number}", value


def _listed(value: Any) -> list[Any]:
    if isinstance(value, dict):
        rows = next((value[key] for key in ("_items", *LISTS) if isinstance(value.get(key), list)), None)
        return [value] if rows is None or any(key in value for key in ("body_text", "bodies")) else rows
    return value if isinstance(value, list) else [value]


def _lines(text: str, uri: str) -> Iterator[Any]:
    """A value a line; a line that is not JSON gives None."""
    read = 0
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            yield json.loads(line)
            read += 1
        except (ValueError, RecursionError):
            yield None
    if not read:
        raise ReadError(f"{uri}: this is no JSON; fetch it again")


def _report(item: Mapping[str, Any], place: str) -> AnnotatedDocument | Failure:
    uri = _words(item.get("uri")) or place
    text = _body(item)
    if not text.strip():
        kind = _words(item.get("type")) or "without a type"
        return failure(uri, "NoText", f"{place} (an item {kind}) has no body; leave it out")
    cancelled = _words(item.get("pubstatus"))
    return admit(
        uri=uri,
        text=text,
        title=_words(item.get("headline")) or _first(item.get("headlines")),
        publisher=_names(item.get("infosource") or item.get("infosources")) or _words(item.get("provider"))
        or _words(item.get("copyrightholder")),
        author=_author(item),
        language=_words(item.get("language")),
        dates=[(value, f"ninjs {key}") for key in _DATES if (value := _words(item.get(key)))],
        notes=(
            f"pubstatus: {cancelled}" if cancelled not in (None, "usable") else None,
            *(f"{key}: {value[:_NOTE]}" for key in _NOTED if (value := _words(item.get(key)))),
        ),
        raw_digest=content_digest(json.dumps(item, sort_keys=True).encode()),
    )  # fmt: skip


def _author(item: Mapping[str, Any]) -> str | None:
    written = _words(item.get("byline")) or _words(item.get("by"))
    return re.sub(r"(?i)^by +", "", written) if written else None


def _body(item: Mapping[str, Any]) -> str:
    """The plain body if there is one, else the rendering of the marked up one."""
    for key in _PLAIN:
        if found := _words(item.get(key)):
            return found
    for key in _MARKED_UP:
        if found := _words(item.get(key)):
            return read_fragment(found).strip()
    bodies = [body for body in item.get("bodies") or () if isinstance(body, dict) and _words(body.get("value"))]
    plain = [body for body in bodies if "html" not in str(body.get("contenttype") or body.get("contentType")).lower()]
    if plain:
        return str(plain[0]["value"])
    return read_fragment(str(bodies[0]["value"])).strip() if bodies else ""


def _first(value: Any) -> str | None:
    parts = value if isinstance(value, list) else []
    return next((found for part in parts if isinstance(part, dict) and (found := _words(part.get("value")))), None)


def _names(value: Any) -> str | None:
    parts = value if isinstance(value, list) else [value]
    names = [_words(part.get("name")) if isinstance(part, dict) else _words(part) for part in parts]
    return "; ".join(name for name in names if name) or None


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
