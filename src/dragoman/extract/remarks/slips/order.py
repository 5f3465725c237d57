"""Ends before their beginnings: a report in, "elected in 2010, resigned in 2008" out."""

import re
from collections.abc import Iterator

from dragoman.extract.remarks.slips.days import month_of
from dragoman.extract.remarks.slips.slip import MONTH_MARKS, Slip, matches, quoted, windows
from dragoman.language.measures import CARDINALS, cardinal
from dragoman.language.names_of_days import MONTHS
from dragoman.model.annotations import AnnotatedDocument

_BEGUN = (
    "(?:began|begun|started|opened|founded|established|set up|elected|appointed|took office|came "
    "to power|born|launched|built|signed|"
    "passed|adopted|married|joined|enrolled|broke out|erupted|set off|departed|arrested|moved in|"
    "took over|set out|introduced|"
    r"hired|sworn in|inaugurated|committed|imposed|declared)"
)
_ENDED = (
    "(?:ended|finished|resigned|died|closed|lifted|stepped down|left office|left it|left the|"
    "retired|was released|were released|freed|came into force|"
    "took effect|entered into force|went into effect|divorced|dissolved|demolished|arrived|"
    "convicted|sentenced|went bankrupt|collapsed|"
    "was replaced|succeeded|abolished|disbanded|expired|was dismissed|was sacked|was ousted|"
    "completed|called off|repealed|withdrawn|sank|ceased)"
)
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_YEAR = r"(?:1[89]|20)\d\d"


def _when(mark: str) -> str:
    return (
        rf"(?:in|on) (?:(?P<d{mark}>\d{{1,2}})(?: of)? )?(?:(?P<m{mark}>{_MONTH})(?: "
        rf"(?P<e{mark}>\d{{1,2}})(?!\d))?,? ?)?(?P<y{mark}>{_YEAR})?\b"
    )


_TWO = re.compile(
    rf"\b(?P<v>{_BEGUN})\b[^.;\d]{{0,60}}?\b{_when('1')}(?:[^.;\d]|\. (?:It|He|She|"
    rf"They)\b){{0,60}}?\b(?P<w>{_ENDED})\b[^.;\d]{{0,40}}?\b{_when('2')}"
)
_HOURS = re.compile(
    r"\b(?:began|started|opened|left|departed|took off) (?:[a-z]{2,10} ){0,3}at "
    r"(?P<a>\d{1,2})(?::(?P<i>\d\d))? (?P<x>[ap])\.?m\.?[^.;\d]{0,60}?\b(?:ended|finished|closed|"
    "arrived|landed|was over) "
    r"(?:[a-z]{2,10} ){0,3}at (?P<b>\d{1,2})(?::(?P<j>\d\d))? (?P<y>[ap])\.?m"
)
_BORN = re.compile(
    rf"\b(?P<v>born)\b[^.;\d]{{0,60}}?\b{_when('1')}(?:[^.;\d]|\. (?:He|"
    rf"She)\b){{0,60}}?\b(?P<w>graduated|joined|became|won|published|was elected|moved|married|"
    "entered|began|studied|worked|"
    rf"fought|served|emigrated|fled|founded)\b[^.;\d]{{0,40}}?\b{_when('2')}"
)
_NEXT = re.compile(r"\b(?:next|following|later|overnight|after midnight|another|new|second|again|previous|earlier)\b")
_GAP = re.compile(
    r"\b(?:before|after|again|previous\w*|earlier|former\w*|another|whose|had|father|mother|"
    r"predecessor|first|second|re-?\w+)\b"
)
_WORDS = "|".join(sorted(CARDINALS, key=len, reverse=True))
_N = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,6}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_BETWEEN = re.compile(
    rf"\b[Bb]etween (?P<a>{_N}) (?:and|to) (?P<b>{_N})\b(?![.,:-]?\d| ?%| (?:a|p)\.?m| o'clock| "
    "(?:million|billion|minutes|hours))"
)
_AGED = re.compile(rf"\b[Aa]ged (?:from )?(?P<a>{_N}) (?:and|to|-) (?P<b>{_N})\b(?! (?:respectively|when|and))")
_IS_YEAR = re.compile(_YEAR)
_MONTHS_ON = re.compile(
    rf"\b(?:from|between) (?P<m>{_MONTH}) (?P<y>{_YEAR}) (?:to|until|till|and|through) (?P<n>{_MONTH}) (?P<z>{_YEAR})\b"
)
_DATED = ("in 1", "in 2", "In 1", "In 2", *MONTH_MARKS)
_SPAN = ("from ", "between ")
_CLOCK = (" a.m", " p.m", " am", " pm")
_BETWEEN_WORD = ("etween ",)
_AGED_WORD = ("ged ",)


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The courses of a report that end before they begin."""
    text = report.document.text
    near = windows(text, _DATED, 150, 150)
    for pattern in (_TWO, _BORN) if near else ():
        for match in matches(text, pattern, near):
            yield from _turned(report, match)
    if ".m" in text or "pm" in text:
        for match in matches(text, _HOURS, windows(text, _CLOCK, 70, 120)):
            first, last = _clock(match["a"], match["i"], match["x"]), _clock(match["b"], match["j"], match["y"])
            if match["x"] == match["y"] and last < first and not _NEXT.search(text, match.start(), match.end() + 25):
                span = match.start("b"), match.end("y")
                yield Slip(
                    span,
                    match.span("a"),
                    f"The end ({quoted(report, span)}) comes before the beginning ({match['a']}).",
                )
    for match in matches(text, _MONTHS_ON, windows(text, _SPAN, 2, 60)):
        begin, end = (int(match["y"]), month_of(match["m"]) or 0), (int(match["z"]), month_of(match["n"]) or 0)
        if end < begin:
            span = match.start("n"), match.end("z")
            yield Slip(
                span,
                (match.start("m"), match.end("y")),
                f"The time given ends ({quoted(report, span)}) before it begins.",
            )
    yield from _numbers(report, text)


def _turned(report: AnnotatedDocument, match: re.Match[str]) -> Iterator[Slip]:
    between = report.document.text[match.end("v") : match.start("w")]
    first, last = _given(match, "1"), _given(match, "2")
    if (
        first is None
        or last is None
        or _GAP.search(between)
        or not re.search(r"\b(?:and|but|who|which|then)\b|,|\.", between)
    ):
        return
    if any((a is None) != (b is None) for a, b in zip(first[:1], last[:1], strict=True)):
        return
    if first[0] is None and first[1] != last[1]:
        return
    known = [(a, b) for a, b in zip(first, last, strict=True) if a is not None and b is not None]
    if known and [b for _, b in known] < [a for a, _ in known]:
        span = match.start("w"), match.end()
        yield Slip(
            span,
            (match.start("v"), match.end("v")),
            f"{quoted(report, span)} comes before {quoted(report, (match.start('v'), match.start('w')))}.",
        )


def _given(match: re.Match[str], mark: str) -> tuple[int | None, int | None, int | None] | None:
    year, month, day = match[f"y{mark}"], match[f"m{mark}"], match[f"d{mark}"] or match[f"e{mark}"]
    if year is None and (month is None or day is None):
        return None
    return (int(year) if year else None, month_of(month) if month else None, int(day) if day and month else None)


def _clock(hour: str, minute: str | None, half: str) -> int:
    return (int(hour) % 12 + 12 * (half == "p")) * 60 + int(minute or 0)


def _numbers(report: AnnotatedDocument, text: str) -> Iterator[Slip]:
    """Numbers given as a range from the higher to the lower one."""
    for gate, pattern in ((_BETWEEN_WORD, _BETWEEN), (_AGED_WORD, _AGED)):
        for match in matches(text, pattern, windows(text, gate, 10, 50)):
            first, last = _value(match["a"]), _value(match["b"])
            if first is None or last is None or not last < first or _is_year(match["a"]) or _is_year(match["b"]):
                continue
            yield Slip(
                match.span("b"), match.span("a"), f"The range given goes from {match['a']} down to {match['b']}."
            )


def _is_year(word: str) -> bool:
    return bool(_IS_YEAR.fullmatch(word))


def _value(word: str) -> int | None:
    plain = word.lower().replace(",", "")
    return int(plain) if plain.isdecimal() else cardinal(plain)
