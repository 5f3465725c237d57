"""How press archives label the parts of a report in their exports: Factiva's codes, Nexis's words.

Source: Factiva field codes ("Understanding indexing terms", full article plus indexing) and Nexis
segment names, general knowledge.
"""

import re
from collections.abc import Mapping
from re import Pattern

FACTIVA_CODES: Mapping[str, str] = {
    "HD": "title", "HL": "title", "BY": "author", "PD": "published", "SN": "publisher", "LA": "language",
    "LP": "text", "TD": "text", "AN": "uri",
    "SE": "", "HLP": "", "CLM": "", "CR": "", "WC": "", "ET": "", "SC": "", "ED": "", "PG": "", "VOL": "", "CY": "",
    "CX": "", "ART": "", "CT": "", "RF": "", "CO": "", "IN": "", "NS": "", "RE": "", "IPC": "", "IPD": "",
    "PUB": "",
}  # fmt: skip
"""Factiva's code at the head of a field -> the column of `documents` that it fills, empty for none."""

FACTIVA_END: Pattern[str] = re.compile(r"(?:AN[\t ]+)?Document (?P<id>[A-Za-z]{1,10}[0-9][0-9A-Za-z]{14,26})")
"""The last line of a report of Factiva: `Document HARPRS0020230502ej52000xx`."""

NEXIS_LABELS: Mapping[str, str] = {
    "headline": "title", "byline": "author", "dateline": "dateline", "highlight": "subhead", "length": "",
    "section": "", "edition": "", "distribution": "", "series": "", "column": "", "source": "",
}  # fmt: skip
"""Nexis's label before the text -> the column or the kind of region that its value fills, empty for none."""

NEXIS_TAIL: Mapping[str, str] = {
    "load-date": "", "language": "language", "subject": "", "publication-type": "", "document-type": "",
    "journal-code": "", "graphic": "", "url": "", "company": "", "ticker": "", "industry": "", "person": "",
    "country": "", "state": "", "city": "", "geographic": "", "organization": "", "correction": "",
    "correction-date": "", "type": "",
}  # fmt: skip
"""Nexis's label after the text -> the column that its value fills, empty for none."""

NEXIS_TAIL_HEADS = frozenset(("classification", "graphic", "notes", "correction"))
"""Lines that stand alone at the head of what follows the text in Nexis."""

NEXIS_END: Pattern[str] = re.compile(r"End of Document")
NEXIS_START: Pattern[str] = re.compile(r"\d{1,6} of \d{1,6} DOCUMENTS?")
"""The first line of a report in the older form of Nexis."""

LENGTH: Pattern[str] = re.compile(r"(?:length: ?)?[\d,]{1,9} words", re.IGNORECASE)
RIGHTS: Pattern[str] = re.compile(r"(?:\(c\)|©|copyright\b|all rights reserved).{0,300}", re.IGNORECASE)
"""A line of copyright."""
EDITION: Pattern[str] = re.compile(
    r"(?:[\w ]{0,30}\bedition\b.{0,30}|correction appended|final|[\w ]{3,20} final)", re.IGNORECASE
)
"""A line of the edition that printed a report."""

LANGUAGES: Mapping[str, str] = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "russian": "ru", "arabic": "ar", "chinese": "zh", "japanese": "ja", "polish": "pl",
    "turkish": "tr", "ukrainian": "uk", "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi",
    "korean": "ko", "indonesian": "id", "malay": "ms", "czech": "cs", "hungarian": "hu", "romanian": "ro",
}  # fmt: skip
"""Name of a language in English -> its code (ISO 639-1)."""
