"""A report in, the outlets that it names as its source out, each with the words that say so.

Cited: the report retells what another published ("according to CNN", "told the Guardian"). Carried: it
prints an agency's own copy ("(AP)", "Reuters contributed to this report"). A name counts as an outlet if
the codebook has it, if it ends like a paper's or station's name, or if it is the publisher of a report at hand.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.codebooks.actors import Codebook, load_codebook

_NAME = r"(?P<name>[A-Z][\w.&'’-]{0,30}+(?: (?:of |and |the )?[A-Z0-9][\w.&'’-]{0,30}+){0,4}+)"
"""Capitalised words; possessive, or what follows them is sought behind every letter again."""
_LONGEST, _SHORT = 200, 60
"""Characters that a name takes at most, with an article and what joins it to a cue; and that other words beside a cue
take ("the Norwegian state news agency")."""
_ARTICLE = r"(?:(?:an?|the|The) )?"
_NO_SEQUEL = r"(?=[A-Z])" + "".join(rf"(?<!\b{word} )" for word in (
    "following a", "following an", "following the", "after a", "after an", "after the",
))  # fmt: skip
"""Not "she confirmed it after a Herald report": what follows a report is told besides it."""
_DESCRIPTION = r"(?:[\w-]{2,20} ){0,2}"

RULES: tuple[tuple[str, str, str, str], ...] = (
    ("cited", r"\b[Aa]ccording to " + _ARTICLE + _NAME, "ccording to ",
     "The bridge is closed, according to a CNN report."),
    ("cited", r"\b(?:told|tells) " + _ARTICLE + _NAME, "told |tells ",
     "He told the Guardian that the bridge was closed."),
    ("cited", r"\b(?:interview with|interview to|spoke to|spoke with|speaking to|statement to) " + _ARTICLE + _NAME,
     "interview with |interview to |spoke to |spoke with |speaking to |statement to ",
     "In an interview with Le Monde she denied it."),
    ("cited", r"\b(?:[Cc]iting|[Qq]uoting|quoted by|cited by|as reported by|reported by|obtained by|seen by|per|via) "
     + _ARTICLE + _NAME, "iting |uoting |quoted by |cited by |reported by |obtained by |seen by |per |via ",
     "The text was obtained by Newsweek."),
    ("cited known", r"\bin (?:The|the) " + _NAME, "in The |in the ",
     "The actress gave her account in The New York Times."),
    ("cited", r"\b" + _NAME + r"(?:['’]s)? (?:first |also |has |had )?(?:reported|reports|learned|revealed)\b",
     " reported| reports| learned| revealed", "As the Erie Times-News reported, the lake froze."),
    ("cited", r"\b" + _NO_SEQUEL + _NAME + r"(?:['’]s)? (?:report|article|interview|story|investigation)\b",
     " report| article| interview| story| investigation", "The Times article names three men."),
    ("cited known", r"\b(?:report|article|story|interview|dispatch|account)s? (?:from|by|with|in) " + _ARTICLE + _NAME,
     "report|article|story|interview|dispatch|account", "The lake froze, as per a report from Reuters."),
    ("cited", r"\b[Tt]he " + _DESCRIPTION + r"(?:news )?agency " + _NAME, "agency ",
     "The news agency Interfax has the same."),
    ("carried", r"\((?P<name>[A-Z][\w. /&-]{1,40})\) ?[-–—]", "(", "DALLAS (AP) — Two men were held."),
    ("carried", r"(?:©|\([Cc]\)|\bCopyright) ?(?:©|\([Cc]\))? ?(?:[12][0-9]{3} )?(?:[Tt]he )?" + _NAME,
     "©|(C)|(c)|Copyright", "Copyright 2017 The Associated Press."),
    ("carried", _NAME + r" contributed to this (?:report|story|article)", " contributed to this ",
     "The Associated Press contributed to this report."),
    ("carried", r"\b[Ww]ith (?:reporting|files|additional reporting) (?:by|from) " + _ARTICLE + _NAME,
     "ith reporting |ith files |ith additional reporting ", "With files from Reuters."),
)  # fmt: skip
"""(kind, pattern, words of which one stands in whatever it matches, an example); `known`: only for outlets that the
codebook has."""

_ENDINGS = """
News Times Times-News Post Tribune Herald Gazette Journal Chronicle Telegraph Mail Mirror Standard Enquirer Sentinel
Examiner Observer Advertiser Zeitung Radio TV Television Magazine Weekly Dispatch Courier Inquirer Bee Ledger Echo Argus
Globe Nachrichten Presse Prensa Diario Gazeta
"""
_PAPER = frozenset(_ENDINGS.split())
_SPLIT = re.compile(r"['’]s\b|[^\s'’]+|['’]")
_SQUASH = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Words of a report that name its source; `start:end` are code points into its text."""

    outlet: str
    name: str
    kind: str
    start: int
    end: int


def credits_of(text: str, publishers: Mapping[str, str]) -> list[Credit]:
    """The credits of a report in text order, at most one for each place.

    Args:
        text: The report as read.
        publishers: Squashed name of a publisher of the collection (see `squashed`) -> its key.
    """
    found: dict[int, Credit] = {}
    for (kind, _, _, _), sought in zip(RULES, _sought(), strict=True):
        for match in _matches(text, sought):
            outlet = outlet_named(match.group("name"), publishers, known_only=kind.endswith("known"))
            if outlet is not None:
                key, name = outlet
                start = match.start("name")
                found.setdefault(
                    start, Credit(outlet=key, name=name, kind=kind.split()[0], start=start, end=start + len(name))
                )
    return [found[start] for start in sorted(found)]


def outlet_named(words: str, publishers: Mapping[str, str], *, known_only: bool = False) -> tuple[str, str] | None:
    """The outlet that a run of capitalised words begins with: its key and the name as written, or None."""
    pieces = list(_SPLIT.finditer(words))
    tokens = [piece.group().rstrip(".,;:") or piece.group() for piece in pieces]
    size, entries = _codebook().lookup(tokens, 0)
    if any(entry.role == "outlet" for entry in entries):
        entry = next(entry for entry in entries if entry.role == "outlet")
        return _root(entry.actor), words[: pieces[size - 1].end()].rstrip(".,;:")
    if known_only:
        return None
    for size in range(len(tokens), 0, -1):
        name = words[: pieces[size - 1].end()].rstrip(".,;:")
        if squashed(name) in publishers:
            return publishers[squashed(name)], name
        if size > 1 and tokens[size - 1] in _PAPER:
            return "outlet:" + squashed(name), name
    return None


def publisher_key(publisher: str | None) -> str | None:
    """The key of the outlet that published a report, from its name or the host of its site."""
    if not publisher:
        return None
    entry = _codebook().outlet_of_domain(publisher) or _codebook().outlet_of_domain(squashed(publisher) + ".com")
    if entry is not None:
        return _root(entry.actor)
    known = [entry for entry in _codebook().entries(publisher) if entry.role == "outlet"]
    return _root(known[0].actor) if known else "outlet:" + squashed(publisher)


def squashed(name: str) -> str:
    """A name or host without article, spaces, `www` and endings, for comparing: `www.latimes.com` -> `latimes`."""
    plain = name.strip().lower()
    if "." in plain and " " not in plain:
        labels = [label for label in plain.split(".") if label not in ("www", "edition", "news", "m", "en")]
        plain = labels[0] if labels else plain
    return _SQUASH.sub("", plain.removeprefix("the "))


def publishers_of(names: Sequence[str | None]) -> dict[str, str]:
    """Squashed name -> key, for the publishers of a collection."""
    return {squashed(name): key for name in names if name and (key := publisher_key(name)) is not None}


def _root(code: str | None) -> str:
    return (code or "").rpartition("/")[2]


@functools.cache
def _codebook() -> Codebook:
    return load_codebook()


class _Sought(NamedTuple):
    """A rule's pattern, the cues, and how many characters before and after one of them a match reaches at most."""

    pattern: re.Pattern[str]
    cues: tuple[str, ...]
    before: int
    after: int


def _matches(text: str, sought: _Sought) -> Iterator[re.Match[str]]:
    """The matches in a text, looked for around the cues only: nothing is matched elsewhere."""
    first = last = 0
    for at, after in sorted(_cues(text, sought.cues)):
        if at - sought.before > last:
            yield from sought.pattern.finditer(text, first, last)
            first = at - sought.before
        last = max(last, after + sought.after)
    if last:
        yield from sought.pattern.finditer(text, first, last)


def _cues(text: str, cues: Iterable[str]) -> Iterator[tuple[int, int]]:
    for cue in cues:
        at = text.find(cue)
        while at >= 0:
            yield at, at + len(cue)
            at = text.find(cue, at + 1)


@functools.cache
def _sought() -> tuple[_Sought, ...]:
    """The rules as they are looked for: most begin with the cue, some with the name."""
    return tuple(
        _Sought(pattern, tuple(cues.split("|")), *((_LONGEST, _SHORT) if named else (_SHORT, _LONGEST)))
        for (_, source, cues, _), pattern in zip(RULES, _patterns(), strict=True)
        for named in [source.removeprefix(r"\b").removeprefix(_NO_SEQUEL).startswith(_NAME)]
    )


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for _, pattern, _, _ in RULES)
