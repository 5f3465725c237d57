"""Two sentences on one vote, match or case of death in, results that cannot both be out.

A vote is counted once: "by 161 votes to 94", "211 in favour, 80 against". So are the dead once a report gives its
number as the final one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.crossdoc.reconciliation.differences import Difference
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.values import CONTRADICT
from dragoman.language.measures import CARDINALS, cardinal

_WORDS = "|".join(sorted(CARDINALS, key=len, reverse=True))
_N = rf"(?:\d{{1,3}}(?:,\d{{3}})*|(?:{_WORDS})(?:-(?:{_WORDS}))?|none|nil)"
_MEMBERS = (
    r"(?: (?:votes?|members?|deputies|senators|lawmakers|legislators|councillors|delegates|shareholders|states|"
    r"countries|nations|governments))?"
)
_VOTES = (
    rf"\b(?P<f>{_N}){_MEMBERS} (?:to|against) (?P<a>{_N})\b",
    rf"\b(?P<f>{_N})[-–](?P<a>{_N})\b(?![-–]\d)",
    rf"\b(?P<f>{_N}){_MEMBERS}(?: (?:voted|were|voting|came out|stood))? (?:in favou?r|for)\b.{{0,50}}?"
    rf"\b(?P<a>{_N}){_MEMBERS}(?: (?:voted|were|voting|came out|stood))? (?:against|opposed)\b",
)
_RESULTS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _VOTES)
_VOTED = re.compile(
    r"\b(?:votes?|voted|voting|ballot|in favou?r|against|majority|roll call|beat|beaten|defeated|won|lost|win|victory|"
    r"drew|goals?|final score)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The two numbers of a vote or match and where they stand."""

    span: Span
    numbers: tuple[int, int]


def result_of(text: str, span: Span) -> Result | None:
    """The result that a sentence gives; None where it gives none or several."""
    if _VOTED.search(text, *span) is None:
        return None
    for pattern in _RESULTS:
        found = [match for match in pattern.finditer(text, *span) if not _is_other(text, match)]
        if len(found) == 1:
            return Result(span=found[0].span(), numbers=(_value(found[0]["f"]), _value(found[0]["a"])))
        if found:
            return None
    return None


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are years, a date, a score of sets or a range of something else."""
    first, second = _value(match["f"]), _value(match["a"])
    behind = text[match.end() : match.end() + 12].lstrip().split(" ")[0].lower().strip(",.;")
    return max(first, second) > _MOST or behind in _UNITS


_MOST = 100_000
_UNITS = frozenset(
    "record mark "
    "percent per million billion years year days day hours minutes weeks months miles km euros dollars january "
    "february march april may june july august september october november december".split()
)


def _value(word: str) -> int:
    plain = word.lower().replace(",", "")
    return cardinal(plain) or 0  # none, nil


def compared_results(first: str, one: Span, second: str, other: Span) -> Iterator[Difference]:
    """The results of two sentences that are known to be of one vote or match, where they differ."""
    a, b = result_of(first, one), result_of(second, other)
    if a is not None and b is not None and a.numbers not in (b.numbers, b.numbers[::-1]):
        yield Difference(point="how many", relation=CONTRADICT, first=a.span, second=b.span)


_FINAL = re.compile(
    r"\bfinal (?:death )?(?:toll|count|tally|number)|\bin all,|\blast (?:missing|body|bodies|victim)|"
    r"\bsearch \b.{0,60}?\b(?:called off|ended|over|abandoned|completed|wound up)|"
    r"\ball (?:the |of the )?(?:\d{1,4} )?(?:bodies|dead|victims|missing)\b.{0,120}?\b(?:found|recovered|identified|"
    r"accounted|buried|named)|\bclosed? (?:the|his|her|its|their) (?:file|list|books?)",
    re.IGNORECASE,
)
"""What a report says that expects no more dead."""
_STANDS = r"(?:now )?(?:stands|stood|is|was|remains|of|came|reached|has reached|put)"
_DIED = r"(?:died|were killed|lost their lives|perished|are dead|were dead|had died|have died)"
_TOLL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\btoll {_STANDS}\b(?: (?:at|to|now|is|was)){{0,2}} (?P<n>{_N})\b",
        rf"\b(?P<n>{_N}) (?:[a-z]{{1,20}} ){{0,2}}?{_DIED}\b",
        rf"\b(?:killed|killing|claimed|claiming)(?: the lives of)? (?P<n>{_N})\b",
        rf"\ball (?:the |of the )?(?P<n>{_N}) (?:dead|victims|bodies)\b",
    )
)
_BOUNDED = re.compile(
    r"\b(?:at least|up to|about|some|around|more than|over|nearly|almost|at most|fewer than)\s{1,3}\Z", re.IGNORECASE
)


def final_toll(text: str, pieces: Sequence[Span]) -> tuple[int, Span] | None:
    """The number of the dead of a report that says that no more will be found; None where it gives none or two."""
    if not any(_FINAL.search(text, *piece) for piece in pieces):
        return None
    found: dict[int, Span] = {}
    for piece in pieces:
        for pattern in _TOLL:
            for match in pattern.finditer(text, *piece):
                if _BOUNDED.search(text, piece[0], match.start("n")) is None:
                    found.setdefault(_value(match["n"]), match.span("n"))
    return next(iter(found.items())) if len(found) == 1 else None


def compared_tolls(first: str, one: Sequence[Span], second: str, other: Sequence[Span]) -> Iterator[Difference]:
    """The final tolls of two reports of one news, where they differ."""
    a, b = final_toll(first, one), final_toll(second, other)
    if a is not None and b is not None and a[0] != b[0]:
        yield Difference(point="how many", relation=CONTRADICT, first=a[1], second=b[1])
