"""Where a record comes from: identifiers, evidence, failures, runs."""

import hashlib
from dataclasses import dataclass

PREFIXES = {
    "document": "doc",
    "mention": "men",
    "statement": "sta",
    "event": "evt",
    "story": "story",
    "storyline": "line",
    "origin": "ori",
    "derivation": "der",
    "incident": "inc",
    "comparison": "cmp",
    "decision": "dec",
    "run": "run",
}
"""What an identifier begins with, by the kind of record it names."""


def identifier(kind: str, *parts: str | int | None) -> str:
    """The name of a record: a digest of what makes it the same record.

    Each part is prefixed with its length, so that no value can run into the next one; None
    differs from the empty string.

    Args:
        kind: A key of `PREFIXES`.
        parts: The values that identify the record, in a fixed order.

    Returns:
        The prefix of the kind, an underscore and 16 hexadecimal digits.
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        length = "-" if part is None else str(len(data))
        digest.update(f"{length}:".encode())
        digest.update(data)
    return f"{PREFIXES[kind]}_{digest.hexdigest()}"


def content_digest(data: bytes) -> str:
    """BLAKE2b digest of some bytes, 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The characters on which an assertion rests.

    `evidence_start` and `evidence_end` are code points into the text of `document_id`, half open;
    all three and `text` are None where the evidence is not in a report (metadata, a codebook row).
    """

    document_id: str | None
    evidence_start: int | None
    evidence_end: int | None
    text: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that could not be read or done; a row of `failures`."""

    uri: str | None
    document_id: str | None
    part: str
    error: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How the record came about; a row of `runs`. `settings` and `counts` are JSON objects."""

    run_id: str
    version: str
    parts: tuple[str, ...]
    settings: str
    counts: str
