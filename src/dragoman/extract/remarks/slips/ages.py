"""Two ages of one person: a report in, "Toma, 45" beside "the 47-year-old" out.

Only where one person alone has an age in the report, or where the same noun bears both.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.extract.remarks.position import sentence_at
from dragoman.extract.remarks.slips.people import is_alone
from dragoman.extract.remarks.slips.slip import Slip, Span
from dragoman.model.annotations import AnnotatedDocument, Mention

_AFTER = re.compile(
    r"(?: \((\d\d)\)|, (?:aged |who is |who turned )?(\d\d)(?=[,.;](?!\d)| (?:and|who|from|of|on|"
    r"in)\b))"
)
_TURNED = re.compile(r",? (?:who )?(?:is|turned|turns|has turned) (\d\d)(?=[,.;](?!\d)| (?:on|in|this|last)\b(?! the))")
_BEFORE = re.compile(r"\b(\d\d)-year-old (?:[A-Za-z]{1,14} ){0,3}\Z")
_INSIDE = re.compile(r"(?:[Tt]he |[Aa]n? )?(\d\d)-year-old\b")
_AT = re.compile(r"\bAt (\d\d), (?:[A-Z][\w'-]{1,20} ){0,3}\Z")
_THE = re.compile(r"\b[Tt]he (?P<n>\d\d)-year-old\b(?: (?P<noun>[a-z]{3,14}))?")
_ANY = re.compile(r", (?:aged |who is |who turned )?\d\d(?=[,. ])| \(\d\d\)| turned \d\d|At \d\d, ")
_NOUN_AGE = re.compile(r"\b[Tt]he (?P<noun>[a-z]{3,14}), (?:aged )?(?P<n>\d\d)(?=[,.])")
_FAR = 3
"""Sentences between a person and "the 47-year-old"."""


def find(report: AnnotatedDocument, named: Mapping[str, Sequence[Mention]]) -> Iterator[Slip]:
    """The persons in a report that it gives two ages."""
    text = report.document.text
    if "-year-old" not in text and not _ANY.search(text):
        return
    told: dict[str, dict[int, Span]] = {}
    for name, mentions in named.items():
        ages: dict[int, Span] = {}
        for mention in mentions:
            for age, span in _ages_of(text, mention):
                ages.setdefault(age, span)
        if ages:
            told[name] = ages
    for name, ages in told.items():
        if len(ages) > 1 and is_alone(name, named):
            (one, first), (other, last) = sorted(ages.items(), key=lambda pair: pair[1])[:2]
            yield Slip(last, first, f"{name} is {other} here and {one} there.")
    yield from _same_noun(text)
    if len(told) == 1 and len(named) == 1:
        yield from _called(report, text, *next(iter(told.items())))


def _ages_of(text: str, mention: Mention) -> Iterator[tuple[int, Span]]:
    """The ages right beside or inside a name."""
    inside = _INSIDE.match(mention.mention_text)
    if inside is not None:
        start = mention.mention_start + inside.start(1)
        yield int(inside[1]), (start, start + 2)
    for pattern in (_AFTER, _TURNED):
        match = pattern.match(text, mention.mention_end)
        if match is not None:
            group = 1 if match[1] else 2
            yield int(match[group]), match.span(group)
    for pattern in (_BEFORE, _AT):
        match = pattern.search(text, max(0, mention.mention_start - 40), mention.mention_start)
        if match is not None:
            yield int(match[1]), match.span(1)


def _called(report: AnnotatedDocument, text: str, name: str, ages: Mapping[int, Span]) -> Iterator[Slip]:
    """The 47-year-old for the only person with a name, whose age is another."""
    if len(ages) != 1:
        return
    ((age, span),) = ages.items()
    first = sentence_at(report, span[0])
    for match in _THE.finditer(text):
        here = sentence_at(report, match.start())
        if first is None or here is None or int(match["n"]) == age or not 0 < here.index - first.index <= _FAR:
            continue
        if match["noun"] is None or match["noun"] not in _OTHERS:
            yield Slip(match.span("n"), span, f"{name} is {match['n']} here and {age} there.")
            return


_OTHERS = frozenset(
    {
        "victim",
        "suspect",
        "son",
        "daughter",
        "girl",
        "boy",
        "wife",
        "husband",
        "brother",
        "sister",
        "driver",
        "student",
        "gunman",
        "attacker",
    }
)


def _same_noun(text: str) -> Iterator[Slip]:
    """The king, 78, beside the 80-year-old king."""
    first: dict[str, tuple[int, Span]] = {}
    for pattern in (_THE, _NOUN_AGE):
        for match in pattern.finditer(text):
            noun, age = match["noun"], int(match["n"])
            if noun is None:
                continue
            one = first.setdefault(noun, (age, match.span("n")))
            if one[0] != age:
                yield Slip(match.span("n"), one[1], f"The {noun} is {age} here and {one[0]} there.")
                return
