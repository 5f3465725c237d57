"""One person told as two: a report in, a sex, an age, a first name or an office that another passage contradicts.

A pronoun counts only where nobody else has been spoken of before it. A title in -man tells no sex by itself, for many
a report uses it of anyone; beside its own form in -woman for one name it does.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.codebooks.names import gender_of, gender_of_title
from dragoman.codebooks.roles import match_role
from dragoman.extract.remarks.slips import ages
from dragoman.extract.remarks.slips.slip import Slip, Span, quoted, sentence_at
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import AnnotatedDocument, Mention

_WOMEN = frozenset(
    "spokeswoman chairwoman businesswoman policewoman congresswoman councilwoman saleswoman "
    "actress queen princess duchess "
    "baroness countess empress waitress headmistress widow wife mother daughter sister aunt "
    "grandmother niece nun heroine "
    "stateswoman noblewoman alderwoman forewoman".split()
)
_MEN = frozenset(
    "king prince duke baron emperor headmaster widower husband father son brother uncle "
    "grandfather nephew monk businessman "
    "nobleman".split()
)
_EITHER = {
    "spokesman": "spokeswoman",
    "chairman": "chairwoman",
    "congressman": "congresswoman",
    "policeman": "policewoman",
}
"""Titles that are used of anyone -> their form for a woman."""
_PRONOUNS = {"he": "m", "she": "f"}
_OWNING = {"his": "m"}
_SEXES = {"m": "a man", "f": "a woman"}
_KIN = re.compile(
    r"\b(?:wife|husband|couple|widow|sons?|daughters?|sisters?|brothers?|mother|father|married|spouse|cousin|family)\b"
)
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


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words that tell a person's sex, and where."""

    sex: str
    word: str
    span: Span


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The persons in a report of whom it says two things that one person cannot be."""
    named = _named(report)
    yield from ages.find(report, named)
    yield from _sexes(report, named)
    yield from _first_names(report, named)
    yield from _alike(report, named)
    yield from _offices(report, named)


def _named(report: AnnotatedDocument) -> dict[str, list[Mention]]:
    """The mentions of each person that is named in full, without pronouns and descriptions."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in report.mentions:
        name = mention.name
        if mention.kind == "person" and name and name.rsplit(" ", 1)[-1] in mention.mention_text:
            found[name].append(mention)
    return found


def _sexes(report: AnnotatedDocument, named: Mapping[str, Sequence[Mention]]) -> Iterator[Slip]:
    beside = _beside(report)
    signs = {
        name: [sign for each in mentions for sign in _signs(report, each, beside)] for name, mentions in named.items()
    }
    for name, found in signs.items():
        women = [sign for sign in found if sign.sex == "f"]
        if not women or not _is_alone(name, named):
            continue
        strong = [sign for sign in found if sign.sex == "m"]
        pairs = [sign for sign in found if sign.sex == "e" and any(_EITHER[sign.word] == woman.word for woman in women)]
        for other in (strong or pairs)[:1]:
            if women[0].word in _HONORIFICS and other.word in _HONORIFICS and _KIN.search(report.document.text):
                continue
            first, last = sorted((women[0], other), key=lambda sign: sign.span)
            reason = f"{name} is {quoted(report, last.span)} here and {quoted(report, first.span)} there."
            yield Slip(last.span, first.span, reason)
    told = {name: found for name, found in signs.items() if {sign.sex for sign in found} in ({"f"}, {"m"})}
    for name, mentions in named.items():
        given = name.split()[0]
        if not signs[name] and " " in name and (sex := gender_of(given)) in ("m", "f") and given not in _EITHER_NAMES:
            told[name] = [_Sign(sex, given, _at(mentions[0], name))]
    yield from _pronouns(report, told)


_EITHER_NAMES = frozenset(
    "Andrea Nicola Simone Michele Jean Kim Robin Leslie Ashley Jan Marie Dominique Camille Claude Sasha Alexis Ariel Angel Carmen Chris "
    "Dana Evelyn Francis Jackie Joan Joyce Kelly Kerry Laurence Lynn Marian Morgan Pat Sam Sandy Shannon Stacey Terry Tracy Vivian Vanja "
    "Noel Yuri Nikita Ilya Luca Elia Gabriele Daniele Rosario Trinidad Guadalupe Sharon Shirley Beverly Courtney Hilary Jamie Jordan Taylor "
    "Drew Alex Charlie Frankie Max Nico Toni Renee Rene Valentine Wyn Meredith Allison Carol Gale Gail Dale Jocelyn Jody Lee Madison Paris "
    "Ming Yang Wei Min Jun Hong Amal Nur Noor Iman Nima Kiran Jaya Indra Devi Ola Ira Mika Aki Kari Inge Helge Bente Anne Jules "
    "Cameron Riley Avery Casey Dylan Reese Rory Sean Shane Sidney Sydney Adrian Billie Brett Corey Jesse Loren Merle Randy Ronnie".split()
)
"""Given names that the tables give one sex and that both bear somewhere. Source: general knowledge."""


_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "madame", "sir", "lady", "dame", "lord", "madam"})


def _is_alone(name: str, named: Mapping[str, Sequence[Mention]]) -> bool:
    """Whether nobody else of that family name is named."""
    family = name.rsplit(" ", 1)[-1]
    return sum(other.rsplit(" ", 1)[-1] == family for other in named) == 1


def _beside(report: AnnotatedDocument) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in report.mentions:
        if mention.coreferent is not None and mention.basis is not None and mention.basis.startswith("set beside"):
            found[mention.coreferent].append(mention)
    return found


def _signs(report: AnnotatedDocument, mention: Mention, beside: Mapping[str, Sequence[Mention]]) -> Iterator[_Sign]:
    """The titles of one sex before a name, or in the phrase set beside it."""
    text = report.document.text
    family = (mention.name or "").rsplit(" ", 1)[-1]
    end = mention.mention_start + mention.mention_text.find(family)
    begin = max(0, mention.mention_start - 12)
    words = [*re.finditer(r"[A-Za-z]+(?:-[a-z]+)?", text[begin:end])][-5:]
    for place, match in enumerate(words):
        at = begin + match.start()
        ahead = words[place - 1][0].lower() if place else ""
        ahead_of = text[begin + match.end() : mention.mention_start]
        if at < mention.mention_start and ahead_of.strip(" " if match[0].lower() not in _HONORIFICS else " ."):
            continue
        if at < mention.mention_start and len(match[0]) > 4 and "." in ahead_of:
            continue
        if text[at - 1 : at] == "'" or "'" in text[begin + match.end() : end] or "," in text[begin + match.end() : end]:
            continue
        yield from _sign_of(match[0], (at, begin + match.end()), ahead)
    for phrase in beside.get(mention.mention_id, ()):
        head = _HEAD.match(phrase.mention_text)
        if head is not None:
            start = phrase.mention_start + head.start(1)
            yield from _sign_of(head[1], (start, start + len(head[1])), "")


_HEAD = re.compile(
    r"(?:(?:a|an|the|its|their|his|her) )?(?:[A-Za-z'’.-]{1,24} ){0,4}?([a-z]{3,20})\b"
    r"(?=$| (?:of|for|at|in|with|and)\b)"
)
"""The noun of a phrase set beside a name: "a spokeswoman for the ministry"."""


def _sign_of(word: str, span: Span, before: str) -> Iterator[_Sign]:
    lower = word.lower()
    if before in ("crown", "first") and lower == "prince":
        return
    if lower in _WOMEN:
        yield _Sign("f", lower, span)
    elif lower in _MEN and word[0].isupper():
        yield _Sign("m", lower, span)
    elif lower in _EITHER:
        yield _Sign("e", lower, span)
    elif word[0].isupper() and lower in _HONORIFICS and (sex := gender_of_title(lower)) is not None:
        yield _Sign(sex, lower, span)


def _pronouns(report: AnnotatedDocument, told: Mapping[str, Sequence[_Sign]]) -> Iterator[Slip]:
    """A pronoun of the other sex for the only person spoken of so far."""
    index = MentionIndex(report.mentions)
    persons: set[str | None] = set()
    alone: Mention | None = None
    for mention in sorted(report.mentions, key=lambda each: each.mention_start):
        if mention.kind != "person":
            continue
        word = mention.mention_text.lower()
        if word not in _PRONOUNS and not (word in _OWNING and len(persons) == 1):
            if word not in _OTHER_PRONOUNS:
                persons.add(index.resolve(mention).name)
                alone = None if alone is not None or index.resolve(mention).name else mention
            continue
        if len(persons) != 1:
            return
        name = next(iter(persons))
        if name is None and alone is not None:
            yield from _unnamed(report, mention, alone)
            return
        found = told.get(name or "")
        if not found or found[0].sex == {**_PRONOUNS, **_OWNING}[word] or not _is_near(report, mention, found):
            continue
        reason = f"{name} is {quoted(report, found[-1].span)} and “{mention.mention_text}”."
        yield Slip((mention.mention_start, mention.mention_end), found[-1].span, reason)
        return


def _unnamed(report: AnnotatedDocument, pronoun: Mention, only: Mention) -> Iterator[Slip]:
    """A pronoun of the other sex for the only person, whose noun tells one: "the queen ... he"."""
    word = only.mention_text.rsplit(" ", 1)[-1].lower()
    sex = "f" if word in _WOMEN else "m" if word in _MEN else None
    here, there = sentence_at(report, pronoun.mention_start), sentence_at(report, only.mention_start)
    if sex is None or here is None or there is None or here.index - there.index > 1:
        return
    if {**_PRONOUNS, **_OWNING}[pronoun.mention_text.lower()] != sex and only.mention_text.lower().startswith("the "):
        span = (only.mention_start, only.mention_end)
        yield Slip((pronoun.mention_start, pronoun.mention_end), span, f"{quoted(report, span)} is “{pronoun.mention_text}”.")


_OTHER_PRONOUNS = frozenset(
    {"his", "her", "him", "hers", "himself", "herself", "i", "my", "me", "we", "our", "us", "they", "their"}
)


def _is_near(report: AnnotatedDocument, pronoun: Mention, found: Sequence[_Sign]) -> bool:
    """Whether a pronoun begins its sentence or is who said it, in the sentence of the title or the next two."""
    sentence = sentence_at(report, pronoun.mention_start)
    first = sentence_at(report, found[0].span[0])
    if sentence is None or first is None or not 0 <= sentence.index - first.index <= _NEXT:
        return False
    if sentence.index == first.index and "“" not in sentence.text and '"' not in sentence.text:
        return report.document.text[pronoun.mention_end : pronoun.mention_end + 5] in (" said", " says") or True
    return (
        sentence.start == pronoun.mention_start
        or report.document.text[pronoun.mention_end : pronoun.mention_end + 5] == " said"
    )


_NEXT = 2


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
            yield Slip(_at(last, other), _at(first, one), f"The {title} is {other} here and {one} there.")


def _alike(report: AnnotatedDocument, named: Mapping[str, Sequence[Mention]]) -> Iterator[Slip]:
    """One holder of an office whose first or family name is written as another name: Carla and Clara Reyes."""
    held = {name: {title for each in mentions if (title := _office(report, each)) is not None} for name, mentions in named.items()}
    full = [name for name in named if len(name.split()) == 2 and all(word[0].isupper() for word in name.split())]
    for one, other in combinations(full, 2):
        (first, family), (given, last) = one.split(), other.split()
        shared = held[one] & held[other] or (bool(held[one]) != bool(held[other]))
        if first == given and family != last and held[one] & held[other] and family[:2] == last[:2]:
            pass
        elif family != last or first == given or not shared or not _is_misread(first, given):
            continue
        if _KIN.search(report.document.text):
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
    plain = name.replace("ph", "f").replace("y", "i").replace("j", "i").replace("k", "c").replace("x", "cs").replace("z", "s")
    return re.sub(r"[aeiouh]", "", re.sub(r"(.)\1", r"\1", plain)) if sorted(plain) != sorted(name) else plain


def _first_at(mentions: Sequence[Mention], name: str) -> Span:
    return min(_at(each, name) for each in mentions if name in each.mention_text) if any(
        name in each.mention_text for each in mentions
    ) else (mentions[0].mention_start, mentions[0].mention_end)


def _at(mention: Mention, name: str) -> Span:
    start = mention.mention_start + mention.mention_text.find(name)
    return start, start + len(name)


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
    beside = _beside(report)
    for name, mentions in named.items():
        held: dict[str, tuple[Span, str]] = {}
        phrases = [each for mention in mentions for each in beside.get(mention.mention_id, ())]
        for mention in (*mentions, *phrases):
            lead = mention.mention_text.partition(name.rsplit(" ", 1)[-1])[0]
            office = _high_office(lead)
            near = report.document.text[max(0, mention.mention_start - 40) : mention.mention_start]
            if office is None or _NOT_NOW.search(near) or _SHARED.search(lead) or _NOT_NOW.search(lead):
                continue
            role, start, end = office
            held.setdefault(role, ((mention.mention_start + start, mention.mention_start + end), lead[start:end]))
        if (
            len(held) == 2
            and _is_alone(name, named)
            and not re.search(
                r"\b(?:former|then|ex-|served as|was|became|doubles|also)\b[^.]{0,60}\b(?:minister|president|"
                "secretary|premier)",
                report.document.text,
            )
        ):
            (first, one), (last, other) = sorted(held.values())
            yield Slip(last, first, f"{name} is {other} here and {one} there.")


def _high_office(lead: str) -> tuple[str, int, int] | None:
    """The role of a title before a name and where it stands in the words before the name."""
    words = [*re.finditer(r"[A-Za-z]+", lead)]
    lower = [word[0].lower() for word in words]
    for place in range(len(lower)):
        length, noun = match_role(lower, place)
        if noun is not None and (noun.role in _HEADS or noun.noun.endswith(" minister")) and noun.noun != "pm" and not noun.plural and "and" not in lower:
            return noun.noun if noun.role == "minister" else noun.role, words[place].start(), words[place + length - 1].end()
    return None
