"""One person under two names or in two offices: a report in, what another passage contradicts out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.codebooks.names import gender_of
from dragoman.codebooks.roles import match_role
from dragoman.extract.remarks.slips.people import KIN, beside_names, is_alone, place_of
from dragoman.extract.remarks.slips.slip import Slip, Span
from dragoman.model.annotations import AnnotatedDocument, Mention

_NOT_NOW = re.compile(
    r"\b(?:former|then|ex|late|outgoing|incoming|acting|interim|previous|future|designate|new|"
    r"deputy|elect|predecessor|as|became|become|succeed\w*|replac\w+)[ -](?:\w+ ){0,3}\Z",
    re.IGNORECASE,
)
_HEADS = frozenset(
    {"president", "premier", "monarch", "foreign_minister", "defence_minister", "finance_minister", "interior_minister"}
)
_ONE_HOLDER = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|minister|secretary|chief executive|ceo|"
    r"chairman|governor|mayor|ambassador|spokesman|spokeswoman|king|queen|secretary-general)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:vice|deputy|former|ex|assistant|under|junior|co|ministers|presidents|regional|senior)\b", re.IGNORECASE
)
_SHORT_NAMES = (
    "william bill billy will",
    "robert bob rob bobby",
    "richard dick rick rich",
    "edward ted ed eddie",
    "john jack johnny jon",
    "james jim jimmy",
    "charles chuck charlie",
    "anthony tony",
    "margaret peggy maggie",
    "elizabeth liz beth betty",
    "michael mike mick",
    "henry hank harry",
    "joseph joe",
    "thomas tom",
    "alexander alex sasha",
    "katherine kate kathy",
    "lawrence larry",
    "christopher chris",
    "gerald jerry gerry",
    "stephen steve",
    "steven steve",
    "andrew andy drew",
    "david dave",
    "daniel dan",
    "kenneth ken",
    "ronald ron",
    "donald don",
    "patrick pat",
    "patricia pat",
    "samuel sam",
    "susan sue",
    "timothy tim",
    "albert al",
    "alan al",
    "frederick fred",
    "francis frank",
    "theodore ted",
    "eugene gene",
    "benjamin ben",
    "vladimir volodymyr",
    "jeffrey jeff",
    "geoffrey geoff",
    "matthew matt",
    "nicholas nick",
    "peter pete",
    "philip phil",
    "raymond ray",
    "walter walt",
)
"""Given names that one person may bear in turn. Source: general knowledge of English."""


def find(report: AnnotatedDocument, named: Mapping[str, Sequence[Mention]]) -> Iterator[Slip]:
    """The persons of a report that it gives two names or two offices."""
    yield from _first_names(report, named)
    yield from _alike(report, named)
    yield from _offices(report, named)


def _first_names(report: AnnotatedDocument, named: Mapping[str, Sequence[Mention]]) -> Iterator[Slip]:
    """Two first names with one family name, for one office."""
    holders: dict[tuple[str, str], dict[str, Mention]] = defaultdict(dict)
    for name, mentions in named.items():
        if gender_of(name.split()[0]) == "n" or any(word.islower() for word in name.split()):
            continue
        for mention in mentions:
            title = _office(report, mention)
            if title is not None and name in mention.mention_text:
                holders[title, name.rsplit(" ", 1)[-1]].setdefault(name, mention)
    for (title, _), by_name in holders.items():
        if len(by_name) != 2 or re.search(
            r"\b(?:brother|father|son|daughter|cousin|wife|husband|sister|uncle|nephew|succe|predecessor)",
            report.document.text,
        ):
            continue
        (one, first), (other, last) = sorted(by_name.items(), key=lambda pair: pair[1].mention_start)
        if not _may_be_one(one, other):
            yield Slip(place_of(last, other), place_of(first, one), f"The {title} is {other} here and {one} there.")


def _alike(report: AnnotatedDocument, named: Mapping[str, Sequence[Mention]]) -> Iterator[Slip]:
    """One holder of an office whose first or family name is written as another name: Carla and Clara Reyes."""
    held = {
        name: {title for each in mentions if (title := _office(report, each)) is not None}
        for name, mentions in named.items()
    }
    full = [name for name in named if len(name.split()) == 2 and all(word[0].isupper() for word in name.split())]
    for one, other in combinations(full, 2):
        (first, family), (given, last) = one.split(), other.split()
        shared = held[one] & held[other] or (bool(held[one]) != bool(held[other]))
        if first == given and family != last and held[one] & held[other] and family[:2] == last[:2]:
            pass
        elif family != last or first == given or not shared or not _is_misread(first, given):
            continue
        if KIN.search(report.document.text):
            continue
        spans = sorted((_first_at(named[name], name), name) for name in (one, other))
        yield Slip(spans[1][0], spans[0][0], f"{spans[1][1]} here is {spans[0][1]} there.")


def _is_misread(one: str, other: str) -> bool:
    """Whether two given names are both known and no two spellings of one: Clara and Carla, Maria and Marta."""
    known = gender_of(one) in ("m", "f") and gender_of(other) in ("m", "f")
    a, b = one.lower(), other.lower()
    short = any(a in row.split() and b in row.split() for row in _SHORT_NAMES)
    return known and not short and a[0] == b[0] and abs(len(a) - len(b)) <= 1 and _sound(a) != _sound(b)


def _sound(name: str) -> str:
    """A name without what spellings of it differ in: Sergei and Sergey, Mohamed and Mohammed are one."""
    plain = (
        name.replace("ph", "f")
        .replace("y", "i")
        .replace("j", "i")
        .replace("k", "c")
        .replace("x", "cs")
        .replace("z", "s")
    )
    return re.sub(r"[aeiouh]", "", re.sub(r"(.)\1", r"\1", plain)) if sorted(plain) != sorted(name) else plain


def _first_at(mentions: Sequence[Mention], name: str) -> Span:
    return (
        min(place_of(each, name) for each in mentions if name in each.mention_text)
        if any(name in each.mention_text for each in mentions)
        else (mentions[0].mention_start, mentions[0].mention_end)
    )


def _office(report: AnnotatedDocument, mention: Mention) -> str | None:
    """The office before a name that one person holds at a time, with what it is of; None for another one."""
    name = mention.name or ""
    lead = mention.mention_text.partition(name)[0].strip().lower() if name in mention.mention_text else ""
    if not lead or not _ONE_HOLDER.search(lead) or _SHARED.search(lead):
        return None
    if _NOT_NOW.search(report.document.text[max(0, mention.mention_start - 40) : mention.mention_start]):
        return None
    return lead


def _may_be_one(one: str, other: str) -> bool:
    """Whether two full names may be one: a short form, an initial, a middle name, another spelling."""
    first, second = one.lower().split()[:-1], other.lower().split()[:-1]
    if set(first) & set(second) or any("." in word or len(word) < 3 for word in (*first, *second)):
        return True
    a, b = first[0], second[0]
    if any(a in row.split() and b in row.split() for row in _SHORT_NAMES):
        return True
    return _likeness(a, b) >= _ALIKE


_ALIKE = 0.6
"""From this share of common letters on two given names may be spellings of one: Sergei, Serhiy."""


def _likeness(a: str, b: str) -> float:
    rest = list(b)
    shared = 0
    for letter in a:
        if letter in rest:
            rest.remove(letter)
            shared += 1
    return 2 * shared / (len(a) + len(b)) if a[0] == b[0] else shared / (len(a) + len(b))


def _offices(report: AnnotatedDocument, named: Mapping[str, Sequence[Mention]]) -> Iterator[Slip]:
    """Two high offices of one person, each given as held now."""
    beside = beside_names(report)
    for name, mentions in named.items():
        held: dict[str, tuple[Span, str]] = {}
        phrases = [each for mention in mentions for each in beside.get(mention.mention_id, ())]
        for mention in (*mentions, *phrases):
            lead = mention.mention_text.partition(name.rsplit(" ", 1)[-1])[0]
            office = _high_office(lead)
            if mention in phrases and (office is None or not _PHRASE.fullmatch(mention.mention_text)):
                continue
            near = report.document.text[max(0, mention.mention_start - 40) : mention.mention_start]
            if office is None or _NOT_NOW.search(near) or _SHARED.search(lead) or _NOT_NOW.search(lead):
                continue
            role, start, end = office
            held.setdefault(role, ((mention.mention_start + start, mention.mention_start + end), lead[start:end]))
        if (
            len(held) == 2
            and is_alone(name, named)
            and not re.search(
                r"\b(?:former|then|ex-|served as|was|became|doubles|also)\b[^.]{0,60}\b(?:minister|president|"
                "secretary|premier)",
                report.document.text,
            )
        ):
            (first, one), (last, other) = sorted(held.values())
            yield Slip(last, first, f"{name} is {other} here and {one} there.")


_PHRASE = re.compile(
    "(?:the|its|their|The) (?:[A-Z][a-z]{2,12} )?(?:(?!first)[a-z]{4,12} minister|president|chancellor|premier)"
)


def _high_office(lead: str) -> tuple[str, int, int] | None:
    """The role of a title before a name and where it stands in the words before the name."""
    words = [*re.finditer(r"[A-Za-z]+", lead)]
    lower = [word[0].lower() for word in words]
    for place in range(len(lower)):
        length, noun = match_role(lower, place)
        if (
            noun is not None
            and (noun.role in _HEADS or noun.noun.endswith(" minister"))
            and noun.noun != "pm"
            and not noun.plural
            and "and" not in lower
        ):
            return (
                noun.noun if noun.role == "minister" else noun.role,
                words[place].start(),
                words[place + length - 1].end(),
            )
    return None
