"""What a target of the fuzzer is, and the checks that several share."""

import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure
from dragoman.ports import Source


class Broken(AssertionError):
    """A promise of the code under test does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One entrance for strangers' bytes.

    `run` raises for an input that the code must not raise for, or that breaks a promise. `longest`
    bounds an input in bytes.
    """

    name: str
    run: Callable[[bytes], None]
    longest: int = 4096


def hold(condition: bool, promise: str) -> None:
    """Raises where a promise does not hold."""
    if not condition:
        raise Broken(promise)


def source_of(data: bytes, *, uri: str = "in", max_bytes: int = 1_000_000) -> Source:
    """Bytes as a reader gets them."""
    return Source(uri=uri, head=data[:65_536], open=lambda: io.BytesIO(data), size=len(data), max_bytes=max_bytes)


def check_items(items: Iterable[AnnotatedDocument | Failure]) -> None:
    """Whether what a reader gives can stand in the record: encodable, with regions that quote the text."""
    for item in items:
        if isinstance(item, Failure):
            hold(bool(item.detail) and bool(item.error), "a failure says what is wrong")
            item.detail.encode("utf-8", "replace")
            continue
        document = item.document
        for value in (document.uri, document.text, document.title, document.publisher, document.author):
            (value or "").encode("utf-8")
        json.dumps(document.notes).encode("utf-8")
        hold(bool(document.text.strip()), "a report has a text")
        for region in item.regions:
            hold(0 <= region.region_start < region.region_end <= len(document.text), "a region lies in the text")
            hold(document.text[region.region_start : region.region_end] == region.region_text, "a region quotes")
        if document.published_earliest and document.published_latest:
            hold(document.published_earliest <= document.published_latest, "a date ends after it begins")
