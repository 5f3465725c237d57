"""Lengths of time that their years do not have: a report in, ages, spans of years and anniversaries that do not fit."""

import re
from collections.abc import Iterator

from dragoman.extract.remarks.slips.slip import YEARS, Slip, matches, windows, year_of
from dragoman.language.measures import CARDINALS, ORDINALS, cardinal
from dragoman.model.annotations import AnnotatedDocument

_YEAR = r"(?:1[89]|20)\d\d"
_WORDS = "|".join(sorted(CARDINALS, key=len, reverse=True))
_N = rf"(?:\d{{1,3}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_LOOSE = (
    r"(?P<q>(?:about|around|some|nearly|almost|roughly|more than|over|just over|well over|at least|less than|under) )?"
)
_TENS = "|".join(word[:-1] + "ieth" for word in CARDINALS if word.endswith("ty"))
_ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)}|{_TENS}|hundredth)"
_SPAN_WORDS = re.compile(
    r"years,? (?:later|after|before|in|as|at|from|between)|\d,? (?:or |a |lasted |which |that "
    r")?[\w ]{1,20} years"
)
_MANY_YEARS = re.compile(rf"\b{_YEAR}\b")
_ROUND = 0.1
"""How far from the truth a round number of ten years or more may lie, as a share of it."""

_AGO = (
    re.compile(
        rf"\b{_LOOSE}(?P<n>{_N}) years ago,? (?:back )?in (?:[A-Z][a-z]{{2,8}} )?(?P<y>{_YEAR})\b", re.IGNORECASE
    ),
    re.compile(
        rf"\bin (?:[A-Z][a-z]{{2,8}} )?(?P<y>{_YEAR}),? (?:or |that is,? )?{_LOOSE}(?P<n>{_N}) years ago\b",
        re.IGNORECASE,
    ),
)
_ANNIVERSARY = (
    re.compile(rf"\b(?P<n>{_ORDINAL}) anniversary of (?:the|its|his|her|their) (?P<y>{_YEAR})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?P<n>{_ORDINAL}) anniversary of (?:the|its|his|her|their) [^.;,\d]{{3,60}} (?:in|of) (?P<y>{_YEAR})\b",
        re.IGNORECASE,
    ),
)
_LATER = (
    re.compile(
        rf"\b(?P<a>{_YEAR})\b[^.;\d]{{0,80}}?\b{_LOOSE}(?P<n>{_N}) years (?:later|afterwards?),? in "
        rf"(?:[A-Z][a-z]{{2,8}} )?(?P<b>{_YEAR})\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<b>{_YEAR}),? {_LOOSE}(?P<n>{_N}) years after [^.;\d]{{0,60}}\b(?P<a>{_YEAR})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?P<a>{_YEAR}),? {_LOOSE}(?P<n>{_N}) years before [^.;\d]{{0,60}}\b(?P<b>{_YEAR})\b", re.IGNORECASE
    ),
    re.compile(
        rf"\bfor {_LOOSE}(?P<n>{_N}) years,? (?:from|between) (?:[A-Z][a-z]{{2,8}} )?(?P<a>{_YEAR}) "
        "(?:to|until|till|and) "
        rf"(?:[A-Z][a-z]{{2,8}} )?(?P<b>{_YEAR})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bfrom (?:[A-Z][a-z]{{2,8}} )?(?P<a>{_YEAR}) (?:to|until|till) (?:[A-Z][a-z]{{2,8}} )?(?P<b>{_YEAR}),? "
        rf"(?:or |a (?:period|span|total) of )?{_LOOSE}(?P<n>{_N}) years\b",
        re.IGNORECASE,
    ),
)
_BORN = re.compile(
    rf"\bborn (?:on |in )[^.;\d]{{0,30}}(?:\d{{1,2}},? )?(?:[A-Z][a-z]{{2,8}},? "
    rf")?(?P<a>{_YEAR})\b[^.;\d]{{0,120}}\b(?:in|on) "
    rf"(?:[A-Z][a-z]{{2,8}} )?(?:\d{{1,2}},? )?(?P<b>{_YEAR}),? (?:at the age of |aged |at )(?P<n>\d{{1,3}})\b"
)
_AGED = (
    re.compile(rf", (?P<n>\d\d),(?: who was)? born (?:in|on) [^.;\d]{{0,40}}(?:\d{{1,2}},? )?(?P<y>{_YEAR})\b"),
    re.compile(
        rf"\b(?P<n>\d\d)-year-old [^.;,\d]{{3,60}} was born (?:in|on) [^.;\d]{{0,40}}(?:\d{{1,2}},? "
        rf")?(?P<y>{_YEAR})\b"
    ),
    re.compile(
        rf"\b[Bb]orn (?:in|on) [^.;\d]{{0,40}}(?:\d{{1,2}},? )?(?P<y>{_YEAR})\b[^.;\d]{{0,60}}, (?:he|"
        r"she) is (?P<n>\d\d)\b(?! (?:per|years? away))"
    ),
)
_LASTED = re.compile(
    rf"\bfrom (?P<a>{_YEAR}) (?:to|until|till) (?P<b>{_YEAR}),? (?:which |that )?lasted {_LOOSE}(?P<n>{_N}) years\b"
)
_SPENT = re.compile(
    rf"\b{_LOOSE}(?P<n>{_N}) years (?:in|as|at) [^.;,\d]{{2,40}}, from (?P<a>{_YEAR}) (?:to|until|"
    rf"till) (?P<b>{_YEAR})\b"
)


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The lengths of time in a report that its years contradict."""
    text = report.document.text
    if "years ago" in text:
        yield from _ago(report)
    if " years" in text and _SPAN_WORDS.search(text):
        yield from _between(report)
    if "nniversary of" in text:
        yield from _anniversaries(report)
    if "born " in text:
        yield from _ages(report)


def _ago(report: AnnotatedDocument) -> Iterator[Slip]:
    own = year_of(report)
    for match in _matches(report, _AGO) if own is not None else ():
        number, year = _number(match["n"]), int(match["y"])
        if own is None or number is None or _is_of_another_year(report, match, own):
            continue
        if not _fits(own - year, number, match["q"]):
            reason = f"In {own}, when the report appeared, {year} was {own - year} years ago, not {match['n']}."
            yield Slip(match.span("n"), match.span("y"), reason)


def _anniversaries(report: AnnotatedDocument) -> Iterator[Slip]:
    for match in _matches(report, _ANNIVERSARY):
        number, year = _ordinal(match["n"]), int(match["y"])
        named = _other_years(report, match)
        own = next(iter(named)) if len(named) == 1 else year_of(report)
        if own is None or number is None or len(named - {own}) > 0:
            continue
        if abs(own - year - number) > 1:
            reason = f"In {own} {year} lay {own - year} years back, not {number}."
            yield Slip(match.span("n"), match.span("y"), reason)


def _between(report: AnnotatedDocument) -> Iterator[Slip]:
    for match in _matches(report, (*_LATER, _LASTED, _SPENT)):
        number, first, last = _number(match["n"]), int(match["a"]), int(match["b"])
        if number is not None and not _fits(last - first, number, match["q"]):
            reason = f"From {first} to {last} there are {last - first} years, not {match['n']}."
            start, end = sorted((match.span("a"), match.span("b")))
            yield Slip(match.span("n"), (start[0], end[1]) if start[1] > match.end("n") else start, reason)


def _ages(report: AnnotatedDocument) -> Iterator[Slip]:
    for match in _matches(report, (_BORN,)):
        between = int(match["b"]) - int(match["a"])
        if between - int(match["n"]) not in (0, 1):
            yield Slip(
                match.span("n"),
                match.span("a"),
                f"Who was born in {match['a']} was {between - 1} or {between} in {match['b']}, not {match['n']}.",
            )
    own = year_of(report)
    for match in _matches(report, _AGED) if own is not None else ():
        if own is not None and own - int(match["y"]) - int(match["n"]) not in (-1, 0, 1, 2):
            between = own - int(match["y"])
            yield Slip(
                match.span("n"),
                match.span("y"),
                f"Who was born in {match['y']} was {between - 1} or {between} in {own}, when the report "
                f"appeared, not {match['n']}.",
            )


def _matches(report: AnnotatedDocument, patterns: tuple[re.Pattern[str], ...]) -> Iterator[re.Match[str]]:
    text = report.document.text
    near = windows(text, YEARS, 190, 150)
    for pattern in patterns:
        yield from matches(text, pattern, near)


def _is_of_another_year(report: AnnotatedDocument, match: re.Match[str], own: int) -> bool:
    """Whether the sentence names a third year, from which it may count."""
    return bool(_other_years(report, match) - {own})


def _other_years(report: AnnotatedDocument, match: re.Match[str]) -> set[int]:
    """The years of a sentence besides that of a match."""
    text = report.document.text
    begin = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start()), match.start() - 300, 0)
    end = min(text.find(".", match.end()) % (len(text) + 1), match.end() + 300)
    return {int(each) for each in _MANY_YEARS.findall(text[begin:end])} - {int(match["y"])}


def _fits(real: int, said: int, qualifier: str | None) -> bool:
    """Whether so many years may be said of a length; round numbers and "about" are taken loosely."""
    loose = max(1.0, _ROUND * said) if qualifier or (said >= 10 and said % 5 == 0) else 1.0
    word = (qualifier or "").strip().lower()
    if word in _MORE:
        return real >= said - 1 and real <= 1.5 * said + 1
    return abs(real - said) <= (2 * loose if word else max(loose, 1.0))


_MORE = frozenset({"more than", "over", "just over", "well over", "at least"})


def _number(word: str) -> int | None:
    return cardinal(word.lower())


def _ordinal(word: str) -> int | None:
    plain = word.lower()
    if plain[0].isdecimal():
        return int(plain[:-2])
    if plain in ORDINALS:
        return ORDINALS[plain]
    return CARDINALS.get(plain[:-4] + "y") if plain.endswith("ieth") else 100
