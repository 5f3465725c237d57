"""The lines before the first sentence in, what each of them is out: date, place, outlet, headline, byline.

A report saved as plain text often begins with a few short lines of metadata, in no fixed order, and
its first sentence with a dateline (`MOSCOW, March 20 (Xinhua) --`). Both are read here.
Source: conventions of wire copy (AP Stylebook, dateline and byline), general knowledge.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.extract.regions.headings import is_lone, kind_of_lone
from dragoman.extract.regions.layout import Line, Marks
from dragoman.language.stamps import MONTH_NAME, read_stamp

LONGEST_HEAD = 10
"""Lines before the first sentence at most; more is a list."""
_HEADLINE = 26
"""Words of a headline at most. Of 20,000 wire headlines the longest has 20."""
_UP = "A-ZÀ-ÖØ-Þ"
_NAME = rf"[{_UP}][\w.'’-]{{0,25}}"
_PERSON = rf"{_NAME}(?: (?:{_NAME}|de|van|von|al|bin|der|la|di)){{1,4}}"

_LABELLED_DATE = re.compile(
    r"(?:(?P<outlet>[\w .&'-]{2,40}?) ?[|·•] ?)?"
    r"(?:(?P<label>date|dated|published|posted|first published|publication date|last updated|updated|last modified|"
    r"modified|created)(?: (?:on|at))? ?:? ?)?(?P<date>\S.{3,60}?)\s*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"(?:By|BY|by|Text by|Words by|From|Written by|Analysis by|Reported by|Author:) "
    rf"(?P<author>{_PERSON}(?:(?:,? and |, | & ){_PERSON}){{0,4}})"
    rf"(?:(?:,| [|·–—-]| for| of| in)? ?(?P<outlet>[^.!?]{{0,80}}))\.?"
)
_CAPS_NAME = re.compile(rf"[{_UP}][{_UP}.'’-]+(?: [{_UP}][{_UP}.'’-]*){{0,3}}")
_OUTLET_WORD = re.compile(
    r"\b(?:Agency|News|Press|Wire|Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Guardian|Telegraph|Standard|"
    r"Observer|Courier|Dispatch|Daily|Today|Mail|Mirror|Express|Star|Sun|Globe|Monitor|Review|Radio|TV|Online|Network|"
    r"Broadcasting|Magazine|Weekly|Service|Report(?:er)?|Bulletin|Echo|Independent|Politico|Reuters|Xinhua|Interfax|"
    r"Bloomberg|Yonhap|Kyodo|Tass|Sputnik|Anadolu|Jazeera|Euronews|Newsweek|Axios)\b"
)
_OUTLET_INITIALS = frozenset(
    (
        "AP", "AFP", "UPI", "CNN", "BBC", "NPR", "ABC", "CBS", "NBC", "PTI", "ANI", "IANS", "DPA", "EFE", "TASS", "RIA",
        "KCNA", "IRNA", "SANA", "ANSA", "DW", "RT", "CGTN", "VOA", "RFE/RL", "PBS", "CBC", "ITV", "MSNBC", "AAP", "QNA",
        "WAM", "SPA", "MENA", "APA", "NHK", "JNS", "RFI", "TRT", "AA", "CNBC", "CNA", "GMA", "MTI", "PAP", "CTK",
    )
)  # fmt: skip
"""Outlets known by their initials. Source: general knowledge."""

_REGION = rf"(?:, (?:{_NAME})(?: (?:{_NAME}|of|and)){{0,3}}){{0,2}}"
_PLACE = rf"[{_UP}][{_UP}.'’-]{{1,25}}(?:[ /-](?:{_NAME}|AND|and)){{0,4}}"
_SOFT_PLACE = rf"{_NAME}(?:[ /-]{_NAME}){{0,3}}"
_DAY = rf",? (?P<day>(?:{MONTH_NAME} \d{{1,2}}|\d{{1,2}} {MONTH_NAME})(?:,? (?:19|20)\d\d)?),?"
_SOURCE = r" ?\((?P<agency>[A-ZÀ-Þ][^()\d]{1,40}|dpa|eb)\)"
_ISO_DAY = r"(?P<day>\d{4}-\d\d-\d\d)"
_DASH = r"(?:\s?(?:--?|—|–|―|_|:)(?=\s)|\s?(?:—|–|--))\s?"

_SPACED_DASH = rf"\s?(?:--?|—|–|―|_)(?=\s?[{_UP}“\"‘'\d(])\s?"
_KNOWN = "(?P<agency>AP|AFP|CNN|UPI|BBC|Reuters|Xinhua|IANS|ANI|PTI|DPA|dpa|TASS|KUNA|WAM|IRNA|VOA)"
_NO_PLACE = r"(?!UN\b|US\b|EU\b|UK\b|NATO\b)"

DATELINES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), example)
    for pattern, example in (
        (
            rf"(?:Updated|Published|Posted): ?{_ISO_DAY}(?: \d\d?:\d\d)?(?:{_SOURCE})?",
            "Updated: 2016-07-15 06:50 (Harbour Wire) Two",
        ),
        (
            rf"(?:{_PLACE}{_REGION}(?i:{_DAY})?)?{_SOURCE}{_DASH}",
            "NEW HARBOUR, Norland, March 20 (Harbour Wire) -- Two",
        ),
        (rf"{_SOFT_PLACE}{_REGION}(?i:{_DAY})?{_SOURCE}{_DASH}", "New Harbour (HW) – Two"),
        (rf"(?P<day>(?i:{MONTH_NAME}) \d{{1,2}}(?:, (?:19|20)\d\d)?){_SOURCE}{_DASH}", "March 20 (Harbour Wire) - Two"),
        (rf"{_PLACE}{_REGION}(?i:{_DAY}){_DASH}", "NEW HARBOUR, March 20 - Two"),
        (rf"{_NO_PLACE}(?=[{_UP}.'’ /-]{{3}}){_PLACE}{_REGION}{_SPACED_DASH}", "NEW HARBOUR — Two"),
        (rf"(?:{_SOFT_PLACE}{_REGION} ?)?\({_KNOWN}\)(?= [{_UP}“\"‘'])", "New Harbour (CNN) Two"),
    )
)
"""Forms of the dateline that opens a first sentence, asked in this order, with an example each."""


@dataclass(slots=True)
class Opening:
    """What the opening says; `dates` are (start, end, as written, what it is), the most trusted first."""

    title: str | None = None
    agency: str | None = None
    author: str | None = None
    dates: list[tuple[int, int, str, str]] = field(default_factory=list)


def read_opening(lines: Sequence[Line], marks: Marks, title: str | None) -> Opening:
    """Marks the lines before the first sentence, and its dateline.

    Args:
        lines: Of the whole text.
        marks: Filled in.
        title: The headline that the report came with, if it did.
    """
    opening = Opening()
    head = _head(lines, title)
    open_lines = _labelled(head, marks, opening)
    _unlabelled(open_lines, head, marks, opening, title)
    for line in lines[len(head) : len(head) + 3]:
        if _dateline(line, marks, opening):
            break
    opening.dates.sort(key=lambda found: _TRUST.index(found[3]))
    return opening


_TRUST = ("header date", "dateline", "header date of a change")
"""Which of the dates of an opening is believed first."""


def _head(lines: Sequence[Line], title: str | None) -> list[Line]:
    """The lines before the first paragraph of prose; none where it does not come soon."""
    head: list[Line] = []
    for line in lines[: LONGEST_HEAD + 1]:
        if line.is_prose and not _is_title(line, title) and not _is_byline(line):
            return head
        if _starts_with_dateline(line) and line.words >= 5:
            return head
        head.append(line)
    return [line for line in head[:1] if len(lines) == 1 and _is_title(line, title)]


def _labelled(head: Sequence[Line], marks: Marks, opening: Opening) -> list[Line]:
    rest: list[Line] = []
    for line in head:
        if marks.covers(line.start, line.end) or _date(line, marks, opening) or _byline(line, marks, opening):
            continue
        rest.append(line)
    return rest


def _date(line: Line, marks: Marks, opening: Opening) -> bool:
    match = _LABELLED_DATE.fullmatch(line.text) if len(line.text) < 120 else None
    if match is None or not any(character.isdigit() for character in match["date"]):
        return False
    stamp = read_stamp(_without_zone(match["date"]))
    if stamp is None or (match["label"] is None and len(stamp.published) < 10):
        return False
    label = (match["label"] or "").lower()
    what = "header date of a change" if "updat" in label or "modif" in label else "header date"
    start = line.start + match.start("date")
    opening.dates.append((start, start + len(match["date"]), match["date"], what))
    if match["outlet"] and opening.agency is None:
        opening.agency = match["outlet"].strip()
    return marks.add(line.start, line.end, "dateline")


_ZONE = re.compile(
    r"(?<!\s)\s*(?:\(?(?:GMT|UTC|EST|EDT|CET|CEST|BST|IST|MSK|PST|PDT|ET|a\.?m\.?|p\.?m\.?|AM|PM)\)?)\b.*"
)


def _without_zone(value: str) -> str:
    return _ZONE.sub("", value)


def _is_byline(line: Line) -> bool:
    return len(line.text) < 200 and _BYLINE.fullmatch(_plain_case(line.text)) is not None


def _byline(line: Line, marks: Marks, opening: Opening) -> bool:
    if len(line.text) >= 200:
        return False
    match = _BYLINE.fullmatch(_plain_case(line.text))
    if match is None:
        return False
    people, outlets = _credited(match["author"], match["outlet"] or "")
    opening.author = opening.author or "; ".join(people) or None
    opening.agency = opening.agency or next(iter(outlets), None)
    return marks.add(line.start, line.end, "byline")


def _credited(names: str, rest: str) -> tuple[list[str], list[str]]:
    """The people and the outlets that a byline names."""
    parts = [part for part in re.split(r", and |, | and | & ", names) if part]
    outlet = rest.strip(" ,|·–—-.")
    people = [part for part in parts if not is_outlet(part)]
    return people, [part for part in (*parts, outlet) if part and is_outlet(part)]


def _plain_case(text: str) -> str:
    """A byline in capitals (BY ADA HOLM) as it would be written otherwise."""
    return text.title() if text.isupper() and text.startswith("BY ") else text


def _unlabelled(rest: Sequence[Line], head: Sequence[Line], marks: Marks, opening: Opening, title: str | None) -> None:
    """What has no label of its own: the headline comes last, before it place and outlet."""
    known = len(rest) < len(head)
    rest = [line for line in rest if not marks.covers(line.start, line.end)]
    headline = _headline(rest, known, title)
    for line in rest:
        if line is headline:
            opening.title = line.text
            marks.add(line.start, line.end, "headline")
        elif _is_title(line, title):
            marks.add(line.start, line.end, "headline")
        elif is_outlet(line.text) or (
            known and headline is not None and line.start < headline.start and line.words > 2
        ):
            opening.agency = opening.agency or re.split(r" ?[,(|]", line.text)[0] or None
            marks.add(line.start, line.end, "byline")
        elif known and line.words <= 4 and not line.is_sentence and (line.text.islower() or line.text.isupper()):
            marks.add(line.start, line.end, "dateline")
        elif known and line.words <= 4 and not line.is_sentence:
            opening.agency = opening.agency or line.text
            marks.add(line.start, line.end, "byline")
        elif is_lone(line):
            marks.add(line.start, line.end, kind_of_lone(line))


def _headline(rest: Sequence[Line], known: bool, title: str | None) -> Line | None:
    given = next((line for line in rest if _is_title(line, title)), None)
    if given is not None:
        return given
    likely = [
        line
        for line in rest
        if line.words <= _HEADLINE and (line.words >= 4 or not known) and not is_outlet(line.text)
        and (not line.is_sentence or _is_title_case(line.text)) and line.text[-1] not in ":,"
    ]  # fmt: skip
    if not likely or (title is not None and not known and not _is_title_case(likely[0].text)):
        return None
    return likely[-1] if known else likely[0]


def _is_title(line: Line, title: str | None) -> bool:
    if title is None:
        return False
    letters = _letters(title)
    return letters.startswith(_letters(line.text[:_GLANCE])) and letters == _letters(line.text)


_GLANCE = 20
"""Characters of a line that show in most that it is not the title."""
_NO_LETTERS = re.compile(r"[\W_]+")


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.85 * len(words)


def is_outlet(text: str) -> bool:
    """Whether a line is the name of an outlet, and nothing but that."""
    words = text.split(maxsplit=6)
    return len(words) <= 6 and (text in _OUTLET_INITIALS or (bool(_OUTLET_WORD.search(text)) and text[0].isupper()
        and all(word[0].isupper() or word in ("the", "of", "and", "&") for word in words)))  # fmt: skip


def _starts_with_dateline(line: Line) -> bool:
    return any(pattern.match(line.text) for pattern, _ in DATELINES)


_LEADING_BYLINE = re.compile(
    rf"By (?P<author>{_NAME}(?: {_NAME}){{1,2}}(?:(?:,| and) {_NAME}(?: {_NAME}){{1,2}}){{0,3}}) (?=[{_UP}]{{3}})"
)


def _dateline(line: Line, marks: Marks, opening: Opening) -> bool:
    text = line.text[:400]
    by = _LEADING_BYLINE.match(text)
    offset = by.end() if by else 0
    match = next((found for pattern, _ in DATELINES if (found := pattern.match(text, offset))), None)
    if match is None:
        return False
    if by is not None:
        opening.author = opening.author or by["author"]
        marks.add(line.start, line.start + by.end(), "byline")
    if not marks.add(line.start + match.start(), line.start + match.end(), "dateline"):
        return False
    named = match.groupdict()
    if named.get("agency"):
        opening.agency = opening.agency or named["agency"].strip()
    if named.get("day"):
        opening.dates.append((line.start + match.start("day"), line.start + match.end("day"), match["day"], "dateline"))
    return True
