"""One person told as two: a report in, a sex, an age, a first name or an office that another passage contradicts.

A pronoun counts only where nobody else has been spoken of before it. A title in -man tells no sex by itself, for many
a report uses it of anyone; beside its own form in -woman for one name it does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebooks.names import gender_of, gender_of_title
from dragoman.extract.remarks.position import sentence_at
from dragoman.extract.remarks.slips import ages, names
from dragoman.extract.remarks.slips.people import KIN, beside_names, is_alone, named_in, place_of
from dragoman.extract.remarks.slips.slip import Slip, Span, has_any, quoted
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


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words that tell a person's sex, and where."""

    sex: str
    word: str
    span: Span


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The persons in a report of whom it says two things that one person cannot be."""
    named = named_in(report)
    yield from ages.find(report, named)
    yield from _sexes(report, named)
    yield from names.find(report, named)


def _sexes(report: AnnotatedDocument, named: Mapping[str, Sequence[Mention]]) -> Iterator[Slip]:
    if not _SEXED.search(report.document.text):
        return
    beside = beside_names(report)
    titled = has_any(report.document.text, _TITLED)
    signs = {
        name: [sign for each in mentions for sign in _signs(report, each, beside)] if titled else []
        for name, mentions in named.items()
    }
    for name, found in signs.items():
        women = [sign for sign in found if sign.sex == "f"]
        if not women or not is_alone(name, named):
            continue
        strong = [sign for sign in found if sign.sex == "m"]
        pairs = [sign for sign in found if sign.sex == "e" and any(_EITHER[sign.word] == woman.word for woman in women)]
        for other in (strong or pairs)[:1]:
            if women[0].word in _HONORIFICS and other.word in _HONORIFICS and KIN.search(report.document.text):
                continue
            first, last = sorted((women[0], other), key=lambda sign: sign.span)
            reason = f"{name} is {quoted(report, last.span)} here and {quoted(report, first.span)} there."
            yield Slip(last.span, first.span, reason)
    told = {name: found for name, found in signs.items() if {sign.sex for sign in found} in ({"f"}, {"m"})}
    for name, mentions in named.items():
        given = name.split()[0]
        if not signs[name] and " " in name and (sex := gender_of(given)) in ("m", "f") and given not in _EITHER_NAMES:
            told[name] = [_Sign(sex, given, place_of(mentions[0], name))]
    yield from _pronouns(report, told)


_EITHER_NAMES = frozenset(
    "Andrea Nicola Simone Michele Jean Kim Robin Leslie Ashley Jan Marie Dominique Camille "
    "Claude Sasha Alexis Ariel Angel Carmen Chris "
    "Dana Evelyn Francis Jackie Joan Joyce Kelly Kerry Laurence Lynn Marian Morgan Pat Sam Sandy "
    "Shannon Stacey Terry Tracy Vivian Vanja "
    "Noel Yuri Nikita Ilya Luca Elia Gabriele Daniele Rosario Trinidad Guadalupe Sharon Shirley "
    "Beverly Courtney Hilary Jamie Jordan Taylor "
    "Drew Alex Charlie Frankie Max Nico Toni Renee Rene Valentine Wyn Meredith Allison Carol "
    "Gale Gail Dale Jocelyn Jody Lee Madison Paris "
    "Ming Yang Wei Min Jun Hong Amal Nur Noor Iman Nima Kiran Jaya Indra Devi Ola Ira Mika Aki "
    "Kari Inge Helge Bente Anne Jules "
    "Cameron Riley Avery Casey Dylan Reese Rory Sean Shane Sidney Sydney Adrian Billie Brett "
    "Corey Jesse Loren Merle Randy Ronnie".split()
)
"""Given names that the tables give one sex and that both bear somewhere. Source: general knowledge."""


_SEXED = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Hh]is|M(?:r|rs|s)\b|\w{3,10}woman|Queen|queen|King|king|Princess|Prince|"
    r"Madame|Sir|Dame|Lady|Lord)\b"
)
_TITLED = (
    "Mr",
    "Mrs",
    "Ms ",
    "Ms. ",
    "Miss ",
    "Madam",
    "Sir ",
    "Lady ",
    "Dame ",
    "Lord ",
    "woman",
    "ctress",
    "ueen",
    " king ",
    "King ",
    "rince",
    " duke ",
    "Duke ",
    "uchess",
    "aron",
    "ountess",
    "mperor",
    "mpress",
    "aitress",
    "istress",
    "idow",
    "wife",
    "mother",
    "aughter",
    "sister",
    "aunt",
    "iece",
    "usband",
    "father",
    " son",
    "ncle",
    "nephew",
    " monk",
    " nun",
    "businessman",
    "eroine",
)
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "madame", "sir", "lady", "dame", "lord", "madam"})


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
    r"(?:(?:a|an|the|its|their|his|her) )?(?:[A-Za-z'’.-]{1,24} ){0,4}?([a-z]{3,20})\b(?=$| (?:of|"
    r"for|at|in|with|and)\b)"
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
        if found and mention.mention_start < found[-1].span[0]:
            continue  # "his mother Marina"
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
        yield Slip(
            (pronoun.mention_start, pronoun.mention_end), span, f"{quoted(report, span)} is “{pronoun.mention_text}”."
        )


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
        return True
    return (
        sentence.start == pronoun.mention_start
        or report.document.text[pronoun.mention_end : pronoun.mention_end + 5] == " said"
    )


_NEXT = 2
