"""What a reader found in, a report of the record or a failure out: the checks that all formats share."""

from collections.abc import Iterable
from typing import Any

from dragoman.language.stamps import read_stamp
from dragoman.model.annotations import AnnotatedDocument, Region
from dragoman.model.provenance import Evidence, Failure
from dragoman.model.text import document_of

LONGEST_REPORT = 2_000_000
"""Characters of a report at most. A whole daily newspaper has about 600,000; what is longer is a collection."""

_UNSEEN = frozenset("\ufeff\0\u200b\u200e\u200f")
"""Characters beside white space that show nothing."""

Part = tuple[int, int, str]
"""A part of a report that is not its prose: start, end (code points into its text), kind of region."""


def admit(
    *,
    uri: str,
    text: str,
    dates: Iterable[tuple[str, str]] = (),
    basis: str = "given",
    day_first: bool | None = None,
    parts: Iterable[Part] = (),
    notes: Iterable[str | None] = (),
    **metadata: str | None,
) -> AnnotatedDocument | Failure:
    """A report ready for the record.

    Args:
        uri: The path, URL or id it came with.
        text: As read.
        dates: (value as written, where it stood), the most trusted one first; the first that is a
            date wins, the others stay as evidence.
        basis: `given` or `markup`: what a date found there counts as.
        day_first: Whether 03/04/2022 is the third of April, where that is known.
        parts: What its format marks as not prose.
        notes: What a reader of the record should know; None is left out.
        metadata: Further columns of `documents`, as written; blank counts as absent.

    Returns:
        The report, or a failure for one that is empty or far too long.
    """
    if all(character.isspace() or character in _UNSEEN for character in text):
        return failure(uri, "EmptyReport", "there is no text in it; nothing to read")
    if len(text) > LONGEST_REPORT:
        return failure(
            uri, "TooLong", f"{len(text)} characters, a report has at most {LONGEST_REPORT}: split it into its reports"
        )
    clean = _encodable(text)
    columns: dict[str, Any] = {name: _value(value) for name, value in metadata.items()}
    columns |= _published(tuple(dates), basis, day_first)
    columns["notes"] = tuple(note for note in (*notes, *_text_notes(text, clean)) if note)
    document = document_of(uri=_encodable(uri), text=clean, **columns)
    regions = tuple(
        Region(
            document_id=document.document_id,
            region_start=start,
            region_end=end,
            region_text=clean[start:end],
            kind=kind,
        )
        for start, end, kind in sorted(parts)
    )
    return AnnotatedDocument(document=document, regions=regions)


def failure(uri: str, error: str, detail: str) -> Failure:
    """A row of `failures` for something that a reader could not read."""
    return Failure(uri=uri, document_id=None, part="reader", error=error, detail=detail)


def _published(dates: tuple[tuple[str, str], ...], basis: str, day_first: bool | None) -> dict[str, Any]:
    read = [(value, where, read_stamp(value, day_first=day_first)) for value, where in dates if value.strip()]
    chosen = next((stamp for _, _, stamp in read if stamp is not None), None)
    evidence = tuple(
        Evidence(document_id=None, evidence_start=None, evidence_end=None, text=_encodable(value)[:200], reason=reason)
        for value, where, stamp in read
        for reason in [_reason(where, stamp is None, stamp == chosen)]
    )
    if chosen is None:
        return {"published_evidence": evidence}
    return {
        "published": chosen.published,
        "published_earliest": chosen.earliest,
        "published_latest": chosen.latest,
        "published_basis": basis,
        "published_evidence": evidence,
    }


def _reason(where: str, unreadable: bool, agrees: bool) -> str:
    if unreadable:
        return f"{where}: not a date, or readable in two ways; not used"
    return where if agrees else f"{where}: says another day and is trusted less"


def _value(value: str | None) -> str | None:
    return _encodable(" ".join(value.split())) or None if value else None


def _encodable(text: str) -> str:
    """The text with lone surrogates, which no encoding can hold, as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogates(text) else text


def _has_surrogates(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in set(text))


def _text_notes(text: str, clean: str) -> Iterable[str]:
    if text != clean:
        yield "half characters (lone surrogates) read as U+FFFD"
    if "\0" in text:
        yield f"{text.count(chr(0))} NUL characters kept"
