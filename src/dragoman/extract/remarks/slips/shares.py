"""Shares that their figures do not make: a report in, wrong percentages, fractions and majorities out."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from dragoman.extract.remarks.slips.slip import Slip, Span, has_any
from dragoman.language.measures import CARDINALS, SCALES, cardinal
from dragoman.model.annotations import AnnotatedDocument

_WORDS = "|".join(sorted(CARDINALS, key=len, reverse=True))
_N = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,6}}(?:\.\d{{1,2}})?|"
    rf"(?:{_WORDS})(?:-(?:{_WORDS}))?)\b(?!\.\d|,\d|-|:| percent| per cent|%)(?: (?:million|"
    "billion|thousand))?"
)
_PCT = r"(?P<p>\d{1,3}(?:\.\d{1,2})?) ?(?:percent|per cent|%)"
_SOME = r"[^.;:\d]{0,40}"
_PARTS: Mapping[str, float] = {
    "half": 1 / 2,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 1 / 4,
    "one quarter": 1 / 4,
    "three quarters": 3 / 4,
    "a fifth": 1 / 5,
    "one fifth": 1 / 5,
    "two fifths": 2 / 5,
    "a tenth": 1 / 10,
    "one in ten": 1 / 10,
    "one in three": 1 / 3,
    "one in four": 1 / 4,
    "one in five": 1 / 5,
    "every second": 1 / 2,
}
_PART = "|".join(word.replace(" ", "[ -]") for word in sorted(_PARTS, key=len, reverse=True))
_LOOSE = (
    "(?P<q>about |around |some |nearly |almost |more than |over |just over |just under |less "
    "than |roughly |at least |well over )?"
)
_PERCENT_OF = (
    re.compile(
        rf"\b{_PCT}{_SOME}(?::|,| [—–-]{{1,2}}| \() ?(?:or |that is,? )?(?P<a>{_N}){_SOME}? (?:out "
        f")?of (?:the |its |all |a total of )?(?P<b>{_N})"
    ),
    re.compile(
        rf"\b(?P<a>{_N}) (?:out )?of (?:the |its |all |a total of )?(?P<b>{_N}){_SOME}(?:, (?:or |"
        rf"which is |that is |i\.e\. )?| \(| [—–-]{{1,2}} ){_LOOSE}{_PCT}"
    ),
    re.compile(
        rf"\b[Oo]f (?:the |its |all )?(?P<b>{_N}){_SOME}, (?P<a>{_N}){_SOME}(?:, or |, | \(| "
        f"[—–-]{{1,2}} ){_LOOSE}{_PCT}"
    ),
)
_OF_WHOLE = (
    re.compile(
        rf"\b{_LOOSE}{_PCT} of (?:the |its |all |their )?(?P<b>{_N}) (?:[a-z-]{{2,14}} ?){{1,3}}(?:, "
        rf"(?:or |that is )?| \(| [—–-]{{1,2}} )(?P<a>{_N})"
    ),
    re.compile(
        rf"\b(?P<a>{_N}) (?:[a-z-]{{2,14}} ?){{1,3}}(?:,? or |, | \(){_LOOSE}{_PCT} of (?:the |its |"
        f"all |their )?(?P<b>{_N})"
    ),
)
_PART_OF = (
    re.compile(
        rf"\b{_LOOSE}(?P<part>{_PART}) (?:of )?(?:the |its |all |their )?(?P<b>{_N}) (?:[a-z]{{2,14}} "
        rf"?){{1,3}}(?:, (?:or |that is |some )?| \(| [—–-]{{1,2}} )(?P<a>{_N})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<a>{_N}) (?:out )?of (?:the |its |all )?(?P<b>{_N}){_SOME}, (?:or |exactly "
        rf"){_LOOSE}(?P<part>{_PART})\b",
        re.IGNORECASE,
    ),
)
_MAJORITY = (
    re.compile(
        rf"\b(?P<a>{_N})(?: (?:votes|seats|members|deputies))?,? (?:out of|of|in) (?:the |its |a |all "
        rf")?(?P<b>\d{{1,4}}|{_WORDS})(?:[ -](?:seat|member|strong))?\b(?![.,]\d|%| percent){_SOME}, "
        "(?:an? |the )?(?P<kind>(?:clear|absolute|outright|narrow|slim|comfortable|simple|large|bare|"
        r"solid|big) )?(?P<m>majority)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<m>majority)(?:,| [—–-]| with| by winning| by taking)? (?P<a>{_N}) (?:out )?of (?:the |"
        f"its |all )?(?P<b>{_N}) (?:seats|votes|members|deputies)",
        re.IGNORECASE,
    ),
)
_BY_PERCENT = re.compile(
    r"\b(?:absolute |outright |clear |overall )majority (?:with|of|by winning) (?:just |only |"
    r"about |some )?(?P<p>\d{1,2}(?:\.\d{1,2})?) ?(?:percent|per cent|%) of (?:the )?(?:votes?|"
    "seats|ballots|shares)"
    r"|\b(?P<q>\d{1,2}(?:\.\d{1,2})?) ?(?:percent|per cent|%) of (?:the )?(?:votes?|seats|ballots|"
    "shares)(?: cast)?, an? (?:absolute |outright |clear |overall |narrow |slim |comfortable "
    ")majority"
)
_THIRDS = re.compile(
    rf"\b(?P<part>two[ -]thirds|three[ -]quarters) majority[^.;\d]{{0,40}}?\b(?P<a>{_N}) (?:votes "
    f")?(?:out of|of|in) (?:the |its |a )?(?P<b>{_N})"
)
_GIVING = re.compile(
    rf"\b(?P<a>{_N}) (?:out )?of (?:the |its |all )?(?P<b>{_N}){_SOME}\b(?P<part>two[ -]thirds|"
    "three[ -]quarters) majority"
)
_SHORT_OF = re.compile(
    r"\b(?:short|fail\w*|without|lost|lack\w*|miss\w*|needs?|need\w*|requir\w+|no|not|denied|"
    r"depriv\w+|lose|just below|relative)\b"
)
_HALF = 50
_VOTED = re.compile(r"\b(?:of the votes?|voted|votes|in favou?r|opposed|supported|against|backed)\b")
_NOT_ONE_SUM = re.compile(
    r"\(\d|\b(?:turnout|counted|compared|from|up|down|previous\w{0,2}|last|earlier|among|both|"
    "respectively|also|too|many|any|than|men|women|"
    r"while in|region\w{0,2}|province\w{0,1}|stations|growth|rose|fell|margin|sample|(?:19|"
    r"20)\d\d|stake|shares?|more|than|another|of them|of those|"
    r"approv\w+|disapprov\w+|percentage|with a)\b"
)
_ANY_PCT = re.compile(r"\b(\d{1,3}(?:\.\d{1,2})?) ?(?:percent|per cent|%)")
_SLACK = 0.1
_POINTS = 1.0
"""A percentage may be a tenth of itself off, and a point more, before it is one that its figures do not make."""
_MOST = 40


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The shares of a report that are none."""
    for sentence in report.sentences:
        text = sentence.text
        if not has_any(text, _ANY_SHARE):
            continue
        for gate, rule in _RULES:
            if gate.search(text):
                yield from islice(rule(report, text, sentence.start), _MOST)


def _percent(report: AnnotatedDocument, text: str, base: int) -> Iterator[Slip]:
    if not _ANY_PCT.search(text):
        return
    for pattern in (*_PERCENT_OF, *_OF_WHOLE):
        for match in pattern.finditer(text):
            part, whole, said = _value(match["a"]), _value(match["b"]), float(match["p"])
            if not part or not whole or part > whole:
                continue
            real = 100 * part / whole
            loose = 2.5 if match.groupdict().get("q") else 1.0
            if abs(real - said) > loose * (_POINTS + _SLACK * said):
                yield _slip(match, base, "p", f"{match['a']} of {match['b']} are {real:.3g} percent, not {match['p']}.")


def _part(report: AnnotatedDocument, text: str, base: int) -> Iterator[Slip]:
    for pattern in _PART_OF:
        for match in pattern.finditer(text):
            part, whole = _value(match["a"]), _value(match["b"])
            share = _PARTS[match["part"].lower().replace("-", " ")]
            loose = 0.3 if match["q"] else _SLACK
            if part and whole and abs(part - whole * share) > max(1.0, loose * whole * share):
                yield _slip(
                    match,
                    base,
                    "part",
                    f"{match['part'].capitalize()} of {match['b']} is {whole * share:.4g}, not {match['a']}.",
                )


def _majority(report: AnnotatedDocument, text: str, base: int) -> Iterator[Slip]:
    for pattern in _MAJORITY:
        for match in pattern.finditer(text):
            part, whole = _value(match["a"]), _value(match["b"])
            if part and whole and part <= whole / 2:
                yield _slip(match, base, "m", f"{match['a']} of {match['b']} are no majority.")
    for match in _BY_PERCENT.finditer(text):
        said = float(match["p"] or match["q"])
        if said < _HALF and not _SHORT_OF.search(text):
            span = (base + match.start(), base + match.end())
            yield Slip(span, None, f"{said:g} percent is no majority.")
    for match in (*_THIRDS.finditer(text), *_GIVING.finditer(text)):
        part, whole = _value(match["a"]), _value(match["b"])
        if (
            part
            and whole
            and part <= whole
            and part < whole * _PARTS[match["part"].replace("-", " ")]
            and not _SHORT_OF.search(text)
        ):
            yield _slip(match, base, "part", f"{match['a']} of {match['b']} are no majority of {match['part']}.")


def _over(report: AnnotatedDocument, text: str, base: int) -> Iterator[Slip]:
    """Shares of one vote or poll that make more than all."""
    found = list(_ANY_PCT.finditer(text))
    if not 2 <= len(found) <= _SIDES or not _VOTED.search(text) or _NOT_ONE_SUM.search(text):
        return
    total = sum(float(match[1]) for match in found)
    if 100 + _POINTS * len(found) < total <= _FAR_OVER:
        span = (base + found[0].start(), base + found[-1].end())
        yield Slip(span, None, f"{' and '.join(match[1] for match in found)} percent make {total:g} percent.")


_ANY_SHARE = ("%", "percent", "per cent", "ajority", "alf", "hird", "uarter", "ifth", "tenth", "ne in ")
_SIDES = 4
_FAR_OVER = 130
"""Shares that make still more are of several things."""
_RULES: tuple[tuple[re.Pattern[str], Callable[[AnnotatedDocument, str, int], Iterator[Slip]]], ...] = (
    (
        re.compile(
            r"\d of (?:the |its |all |a )?\w|[a-z] of (?:the |its |all |a )?(?:\d|[a-z]{3,9} )|Of (?:the |"
            r"its |all )?\w"
        ),
        _percent,
    ),
    (re.compile(r"\b(?:[Hh]alf|[Tt]hirds?|[Qq]uarters?|[Ff]ifths?|[Tt]enth|[Oo]ne in)\b"), _part),
    (re.compile(r"majority"), _majority),
    (re.compile(r"percent.{1,150}?percent|per cent.{1,150}?per cent|%.{1,150}?%"), _over),
)


def _slip(match: re.Match[str], base: int, name: str, reason: str) -> Slip:
    span: Span = (base + match.start(name), base + match.end(name))
    ends = (match.span("a"), match.span("b"))
    return Slip(span, (base + min(ends)[0], base + max(ends)[1]), reason)


def _value(word: str) -> float | None:
    plain, _, scale = word.lower().replace(",", "").partition(" ")
    number = float(plain) if plain[0].isdecimal() else cardinal(plain)
    return None if number is None else float(number) * SCALES.get(scale, 1.0)
