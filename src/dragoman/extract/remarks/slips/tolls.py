"""Two numbers of the same dead: a report in, a count in its lead that its body does not share.

Both must be the report's own and final in tone: nothing "at least", nobody cited, nothing brought up to date. The body
must speak of the same happening as a known one: "the 12 victims", "all 12 dead", "the blast killed 12".
"""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.extract.remarks.slips.figures import figures_of, is_exact
from dragoman.extract.remarks.slips.slip import Slip, Span, quoted
from dragoman.language.measures import CARDINALS, cardinal
from dragoman.language.words import stem_of
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence

_WORDS = "|".join(sorted(CARDINALS, key=len, reverse=True))
_N = rf"(?:\d{{1,3}}(?:,\d{{3}})|\d{{1,5}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_PEOPLE = (
    "(?:people|persons|passengers|others|civilians|soldiers|men|workers|miners|children|"
    "villagers|residents|worshippers|students|troops|policemen|tourists|migrants|pilgrims|"
    "sailors|crew|women)"
)
_SCALES = {
    "dead": (
        re.compile(
            rf"\b(?:killed|killing|kills|kill|claimed the lives of|claiming the lives of|left) (?P<n>{_N}) "
            rf"(?:\w{{3,12}} )?{_PEOPLE}\b(?! (?:wounded|injured|hurt|homeless))",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?P<n>{_N}) (?:\w{{3,12}} )?{_PEOPLE} (?:have |had |has )?(?:died|were killed|was killed|"
            r"are dead|perished|lost their lives|drowned|been killed)\b",
            re.IGNORECASE,
        ),
    ),
    "injured": (
        re.compile(
            rf"\b(?:injured|injuring|wounded|wounding|hurt|hurting) (?P<n>{_N}) (?:\w{{3,12}} )?{_PEOPLE}\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?P<n>{_N}) (?:\w{{3,12}} )?{_PEOPLE} (?:have |had )?(?:were|was|been) (?:injured|wounded|"
            r"hurt)\b",
            re.IGNORECASE,
        ),
    ),
}
_THE_SAME = {
    "dead": (
        re.compile(
            rf"\b(?:the|all) (?:the |of the )?(?P<n>{_N}) (?:dead|victims|bodies|killed|deaths|"
            r"fatalities)\b(?! (?:of|in|from) (?:the )?(?:previous|last|earlier|\d))",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:all|the) (?:of the )?(?P<n>{_N}) (?:people )?(?:who (?:were killed|died)|killed)\b", re.IGNORECASE
        ),
        re.compile(rf"\bdeath toll (?:of|is|was|stood at|stands at) (?P<n>{_N})\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:the|this|that) (?:\w{{3,12}} )?(?:attack|blast|explosion|bombing|crash|fire|accident|"
            "shooting|quake|earthquake|flood|floods|storm|strike|raid|collision|collapse|landslide|"
            f"avalanche|shipwreck|bomb),? (?:which )?(?:has |had )?(?:killed|claimed|left) (?P<n>{_N})(?: "
            rf"(?:\w{{3,12}} )?(?:people|persons|lives|dead))?(?! (?:wounded|injured|hurt|homeless|minutes|"
            r"hours))\b",
            re.IGNORECASE,
        ),
    ),
    "injured": (re.compile(rf"\b(?:the|all) (?:the |of the )?(?P<n>{_N}) (?:injured|wounded)\b", re.IGNORECASE),),
}
_MOVING = re.compile(
    r"\b(?:at least|more than|up to|about|some|over|nearly|almost|around|rise|risen|rose|rising|"
    r"climb\w*|later|initial\w*|earlier|"
    r"so far|revis\w+|updat\w+|previous\w*|at first|toll (?:had|has)|another|other|said|says|"
    r"according|report\w*|told|as many as|believed|"
    r"feared|may|might|could|if|in \d{4}|last (?:year|month|week)|ago|since|officials?|include\w*|including|"
    "identified|among|missing|similar|separate|second|first|worst|deadliest|confirmed|official|"
    r"then|now|more|most|both sides|each|added|put)\b",
    re.IGNORECASE,
)
"""Words by which a number is not the report's own last word on this happening."""
_NOISE = re.compile(r"\b(?:one|two|three|\d{1,3})\b of (?:them|whom)\b")


class _Count(NamedTuple):
    number: int
    span: Span


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The counts of dead or hurt in a report's body that its lead does not share."""
    if not report.sentences:
        return
    yield from _groups(report)
    for kind, patterns in _SCALES.items():
        lead = _only(report, report.sentences[0], patterns)
        if lead is None:
            continue
        others = {count.number: count for sentence in report.sentences[1:] for count in _same(report, sentence, kind)}
        other = next(iter(others.values()), None)
        if len(others) != 1 or other is None or other.number == lead.number:
            continue
        if _told(report, patterns, lead, other):
            continue
        yield Slip(
            other.span,
            lead.span,
            f"The number of the {kind} is {quoted(report, other.span)} here and "
            f"{quoted(report, lead.span)} at the beginning.",
        )


def _groups(report: AnnotatedDocument) -> Iterator[Slip]:
    """More of a group than the lead brings in: "three policemen" there, "the four policemen" here."""
    first = report.sentences[0]
    if not any(
        sentence.text.startswith(("The ", "All ")) and _TAKEN_UP.match(sentence.text)
        for sentence in report.sentences[1:]
    ):
        return
    counts = [each for each in figures_of(report, first) if each.kind == "count" and each.noun in _people()]
    text = report.document.text
    for count in counts:
        if not is_exact(count) or sum(each.noun == count.noun for each in counts) > 1 or _MORE.search(first.text):
            continue
        for sentence in report.sentences[1:]:
            match = _TAKEN_UP.match(text, sentence.start, sentence.end)
            number = cardinal(match["n"].lower()) if match else None
            if match is None or number is None or stem_of(match["noun"]) != count.noun:
                continue
            others = {each for each in _ALL_NUMBERS.findall(text) if stem_of(each[1]) == count.noun}
            if number > count.low > 1 and len({each[0].lower() for each in others}) == 2:
                span, cue = (match.start("n"), match.end("noun")), (count.start, count.end)
                yield Slip(span, cue, f"{quoted(report, span)} are {quoted(report, cue)} at the beginning.")
            break


_TAKEN_UP = re.compile(
    rf"(?:The|All) (?:the )?(?P<n>{_N}) (?P<noun>[a-z]{{3,14}})\b(?! (?:who|that|from|in|of|on|at|"
    r"whose|accused)\b)"
)
_ALL_NUMBERS = re.compile(rf"\b({_N}) ([a-z]{{3,14}})\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:another|more|other|others|including|first|at least|least)\b")


@functools.cache
def _people() -> frozenset[str]:
    return frozenset(stem_of(word) for word in _GROUPS.split())


_GROUPS = (
    "policemen soldiers climbers miners hostages students passengers gunmen men women children "
    "boys girls suspects journalists sailors fishermen "
    "tourists pilgrims workers doctors nurses firefighters protesters prisoners judges lawyers "
    "ministers deputies senators envoys inspectors "
    "astronauts skiers divers teachers officers guards migrants refugees victims rebels people "
    "brothers sisters officials diplomats hikers "
    "aircraft planes ships boats trucks missiles rockets drones houses villages schools bridges"
)


def _only(report: AnnotatedDocument, sentence: Sentence, patterns: tuple[re.Pattern[str], ...]) -> _Count | None:
    """The one count of a sentence that is told as it is."""
    found = [
        match for pattern in patterns for match in pattern.finditer(report.document.text, sentence.start, sentence.end)
    ]
    if len(found) != 1 or _QUALIFIED.search(report.document.text, sentence.start, found[0].start("n")):
        return None
    if _UNSURE.search(sentence.text):
        return None
    number = cardinal(found[0]["n"].lower().replace(",", ""))
    return None if number is None else _Count(number, found[0].span("n"))


_QUALIFIED = re.compile(
    r"\b(?:at least|more than|up to|about|some|over|nearly|almost|around|as many as|another|other)\s{1,3}\Z"
)
_UNSURE = re.compile(
    r"\b(?:at least|more than|up to|as many as|feared|believed|may have|might have|if|risen|rose|"
    r"rises|separate|attacks|bombings|since|last (?:year|month|week)|ago|another)\b"
)


def _same(report: AnnotatedDocument, sentence: Sentence, kind: str) -> Iterator[_Count]:
    """The counts of a sentence that take up what has been told."""
    for pattern in _THE_SAME[kind]:
        for match in pattern.finditer(report.document.text, sentence.start, sentence.end):
            number = cardinal(match["n"].lower().replace(",", ""))
            if (
                number is not None
                and number > 1
                and not _MOVING.search(sentence.text)
                and not _NOISE.search(sentence.text)
            ):
                yield _Count(number, match.span("n"))


def _told(report: AnnotatedDocument, patterns: tuple[re.Pattern[str], ...], lead: _Count, other: _Count) -> bool:
    """Whether a third number of the kind stands in the report, or words that bring it up to date."""
    numbers = {
        cardinal(match["n"].lower().replace(",", ""))
        for pattern in patterns
        for match in pattern.finditer(report.document.text)
    }
    return bool(numbers - {lead.number, other.number}) or _RISEN.search(report.document.text) is not None


_RISEN = re.compile(
    r"\btoll (?:has |had |have )?(?:rose|risen|climbed|rises|later)|\b(?:initially|earlier "
    "reports?|at first|revised|died later|later died|two (?:attacks|blasts|bombs)|second "
    r"(?:attack|blast|bomb)|separate)\b",
    re.IGNORECASE,
)
