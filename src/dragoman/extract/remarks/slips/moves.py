"""Changes that a sentence tells: its figures in, the word of change with its first and its last figure out.

The verb must govern both figures, and both must be of one kind and unit. The price of a currency in another one can
be given either way up, losses and deficits are often told as if they were profits: both are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.extract.remarks.slips.figures import figures_of, is_negative
from dragoman.extract.remarks.slips.slip import has_any
from dragoman.language.quantities import Quantity
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence, Token

_UP = (
    "rise climb strengthen reinforce bolster beef increase jump surge soar grow gain advance "
    "rally rebound recover swell "
    "accelerate widen expand raise hike lift boost up higher increase push rocket leap growth expansion"
)
_DOWN = (
    "fall drop weaken lessen diminish decline decrease sink slide slip tumble plunge shrink dip ease slow narrow "
    "contract slump cut lower reduce trim slash down plummet retreat dwindle halve reduction shrinkage cutback"
)
WAYS = dict.fromkeys(_UP.split(), 1) | dict.fromkeys(_DOWN.split(), -1)
"""A verb of change -> whether more (1) or less (-1) comes of it."""
TIMES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halve": 0.5}
_BETWEEN = (
    "(?:a|an|the|its|their|his|her|some|about|around|nearly|almost|just|only|over|record|"
    "previous|earlier|initial|revised|seasonally|adjusted|current|previously|original|estimated|"
    "downwardly|upwardly|total|close|low|high|peak|more|than|of|as|much|little|many|at|least|"
    "most|level|rate|figure|forecast|estimate|average)"
)
_TO = re.compile(rf"\bto,? (?:{_BETWEEN} ){{0,4}}\Z")
_FROM = re.compile(rf"\bfrom (?:{_BETWEEN} ){{0,5}}\Z")
_GAP = (
    "(?:,? (?!(?:and|but|while|whereas|as|after|or|when|up|down|higher|lower|before|with|than|"
    r"from|to|versus|against|compared|rising|falling|for)\b)"
    r"[\w'’-]{1,14}\.?){0,6},? "
)
_TO_FROM = re.compile(rf"{_GAP}from (?:{_BETWEEN} ){{0,5}}\Z")
_FROM_TO = re.compile(rf"{_GAP}to (?:{_BETWEEN} ){{0,4}}\Z")
_UP_FROM = re.compile(
    rf"{_GAP}(?P<way>up|down|higher|lower)(?: (?:sharply|slightly|marginally|only|just))? from (?:{_BETWEEN} ){{0,5}}\Z"
)
_COMPARED = re.compile(
    f"{_GAP}(?:compared (?:with|to)|against|versus|after|up on|down on) (?:a |the |some |about |just |only )?"
)
_EARLIER = re.compile(
    r"[^.;,\d]{0,20}?\b(?:a (?:year|month|week|day|quarter) (?:earlier|ago|before)|in (?:the "
    r")?(?:same|previous|[A-Z]|\d)|"
    r"(?:last|the previous|the same) (?:year|month|week|day|quarter|period))"
)
_TRIGGER = re.compile(
    r"\b(?:compared (?:with|to)|against|versus) (?:[a-z]{1,6} )?[\d$€£¥]|\bfrom (?:[a-z]{1,12} "
    r"){0,5}[\d$€£¥]|\bfrom (?:[a-z]{1,12} ){0,3}(?:one|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|\w{3,7}teen|\w{3,5}ty)\b"
)
_UPSIDE_DOWN = re.compile(
    r"\b(?:loss(?:es)?|deficits?|shortfall|minus|negative|losing|red|No\.|number (?:one|two)|"
    r"rank\w{0,3}|seed\w{0,3}|place|spot|odds|"
    r"against the|per dollar|versus the|exchange rate|split|below zero|position)\b"
)
_CURRENCIES = frozenset(
    "dollar euro yen pound sterling franc yuan renminbi rupee won rouble ruble real lira rand peso krona krone zloty "
    "forint baht ringgit rupiah currency greenback loonie aussie shekel dinar riyal hryvnia leu koruna".split()
)
_FAR = 100.0
"""How many times another a figure may be before one is taken to lack its unit: "to 1.2 from 1.1 million"."""


_MOVED_TO = (
    "rose to",
    "risen to",
    "fell to",
    "fallen to",
    "climbed to",
    "dropped to",
    "increased to",
    "decreased to",
    "grew to",
    "grown to",
    "declined to",
    "sank to",
    "slipped to",
    "shrank to",
    "jumped to",
    "eased to",
    "up to",
    "down to",
)
_LINKS = ("from ", "compared ", "against ", "versus ", "after ", "up on ", "down on ")


@dataclass(frozen=True, slots=True)
class Change:
    """A change that a sentence tells: the words of the way it goes, its first and its last figure."""

    way: int
    word: str
    span: tuple[int, int]
    before: Quantity
    after: Quantity
    verb: Token | None


def may_be_told(text: str) -> bool:
    """Whether a sentence may tell a change or its last figure."""
    return (has_any(text, _LINKS) and _TRIGGER.search(text) is not None) or has_any(text, _MOVED_TO)


def later(report: AnnotatedDocument, sentence: Sentence, figures: Sequence[Quantity]) -> Iterator[Change]:
    """A change whose first figure the next sentence gives: "It fell to 4 percent. In April it had been 3 percent."""
    text = report.document.text
    if len(figures) != 1 or sentence.index + 1 >= len(report.sentences):
        return
    match = _HAD_BEEN.match(text, sentence.end, report.sentences[sentence.index + 1].end)
    lead = text[max(sentence.start, figures[0].start - 60) : figures[0].start]
    to = _TO.search(lead)
    verb = (
        _governor(sentence, figures[0].start - len(lead) + to.start()) if to is not None and match is not None else None
    )
    others = figures_of(report, report.sentences[sentence.index + 1]) if verb is not None else []
    if match is None or verb is None or len(others) != 1 or abs(others[0].start - match.end()) > 1:
        return
    if _of_one_unit(figures[0], others[0]) and not _is_upside_down(sentence, verb.start, sentence.end, verb):
        yield Change(_way(sentence, verb), verb.text, (verb.start, verb.end), others[0], figures[0], verb)


_HAD_BEEN = re.compile(
    r"\s{0,3}(?:(?:A|The) (?:year|month|week|day|quarter) (?:earlier|before|ago),? |In (?:the "
    r")?(?:previous |same )?[\w ]{3,20},? |Last (?:year|month|week),? |"
    "(?=[^.;]{3,80}(?:earlier|before|ago|last (?:year|month|week)|previous)))(?:it|they|there|"
    "the (?:rate|figure|number|price|level|total|toll)) "
    r"(?:had been|was|were|had stood at|stood at|had amounted to|had come to) (?:about |still |only |at )?"
)


def changes_in(text: str, sentence: Sentence, figures: Sequence[Quantity]) -> Iterator[Change]:
    """The changes of a sentence of which it gives both figures."""
    for one, other in pairwise(figures):
        negative = is_negative(text, one) or is_negative(text, other)
        if negative or not _of_one_unit(one, other) or _is_range(text, figures, one, other):
            continue
        between = text[one.end : other.start]
        aside = _UP_FROM.fullmatch(between)
        if aside is not None:
            word = aside["way"]
            at = one.end + aside.start("way")
            if not _is_upside_down(sentence, at, other.end, None):
                yield Change(WAYS[word], word, (at, at + len(word)), other, one, None)
                yield from _led(text, sentence, one, other)
            continue
        lead = text[max(sentence.start, one.start - 60) : one.start]
        compared = _COMPARED.fullmatch(between) and _EARLIER.match(text, other.end)
        if (compared or _TO_FROM.fullmatch(between)) and (found := _TO.search(lead)):
            first, last = other, one
        elif _FROM_TO.fullmatch(between) and (found := _FROM.search(lead)):
            first, last = one, other
        else:
            continue
        verb = _governor(sentence, one.start - len(lead) + found.start())
        if verb is None or _is_upside_down(sentence, verb.start, other.end, verb):
            continue
        yield Change(_way(sentence, verb), verb.text, (verb.start, verb.end), first, last, verb)


BY_SO_MUCH = re.compile(r"\bby (?:about |some |only |just |nearly |almost )?\Z")


def _led(text: str, sentence: Sentence, one: Quantity, other: Quantity) -> Iterator[Change]:
    """The change that the verb before a figure tells, with what the words behind it compare it to."""
    lead = text[max(sentence.start, one.start - 60) : one.start]
    to = _TO.search(lead)
    verb = _governor(sentence, one.start - len(lead) + to.start()) if to is not None else None
    if verb is not None and not _is_upside_down(sentence, verb.start, other.end, verb):
        yield Change(_way(sentence, verb), verb.text, (verb.start, verb.end), other, one, verb)


def _is_range(text: str, figures: Sequence[Quantity], one: Quantity, other: Quantity) -> bool:
    """Whether one of two figures is only an end of a range: "to $3 to $4 from $2 to $3"."""
    if _RANGES.match(text, other.end):
        return True
    before = [each for each in figures if each.end <= one.start and each.kind != "percent"]
    if not before or _RANGED.fullmatch(text, before[-1].end, one.start) is None:
        return False
    return BY_SO_MUCH.search(text, max(0, before[-1].start - 20), before[-1].start) is None


_RANGES = re.compile(r" ?(?:to|-|–) ?[$€£]?\d")
_RANGED = re.compile(rf" ?(?:to|-|–|and) ?|{_GAP}(?:(?:up|down|higher|lower) )?from (?:{_BETWEEN} ){{0,5}}")


def name_of(verb: Token) -> str:
    """The lemma of a word of change."""
    return verb.lemma.lower()


def _governor(sentence: Sentence, position: int) -> Token | None:
    """The word of change that a "to" or "from" belongs to."""
    at = next((token for token in sentence.tokens if token.start == position), None)
    if at is None:
        return None
    for step in (at, *sentence.ancestors(at.index)):
        if _way(sentence, step) and step.lemma.lower() in _GOING:
            return step
        name = name_of(step)
        if (name in WAYS or name in TIMES) and step.index < at.index:
            below = sentence.children(step.index)
            of_what = step.pos == "VERB" or name in _PLAIN or any(child.lower in ("in", "of") for child in below)
            return step if of_what and not any(child.dep == "neg" for child in below) else None
        if step.pos in ("VERB", "AUX") and step.index != at.index:
            return None
    return None


_PLAIN = frozenset(
    {
        "rise",
        "increase",
        "drop",
        "fall",
        "decline",
        "decrease",
        "reduction",
        "growth",
        "expansion",
        "jump",
        "surge",
        "plunge",
    }
)
"""Nouns of change that need not say of what; "a tax cut from 2 percent to 3" is one of more."""


def _way(sentence: Sentence, verb: Token) -> int:
    """Whether a verb of change leads to more (1) or less (-1); of those that only go, their particle says it."""
    if verb.lemma.lower() in _GOING:
        return next((WAYS[each.lower] for each in sentence.children(verb.index) if each.lower in ("up", "down")), 0)
    return WAYS.get(name_of(verb), 0)


_GOING = frozenset({"go", "come", "inch", "edge", "creep"})


def _is_upside_down(sentence: Sentence, start: int, end: int, verb: Token | None) -> bool:
    """Whether the clause is of a thing that is told by its lack, or of the price of a currency."""
    text = sentence.text[: end - sentence.start]
    begin = max(text.rfind(", ", 0, max(0, start - sentence.start - 40)), 0)
    if _UPSIDE_DOWN.search(sentence.text, begin, end - sentence.start + 40):
        return True
    subjects = sentence.tokens if verb is None else sentence.tokens[: verb.index]
    return any(token.lemma.lower() in _CURRENCIES and token.dep in ("nsubj", "nsubjpass", "dobj") for token in subjects)


def _of_one_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be two values of one thing."""
    if "ordinal" in (one.kind, other.kind) or "share" in (one.kind, other.kind) or "age" in (one.kind, other.kind):
        return False
    if (one.kind, one.unit) != (other.kind, other.unit):
        bare = one if one.kind == "count" else other
        named = other if bare is one else one
        if bare.kind != "count" or bare.noun is not None or named.kind != "percent":
            return False
    elif one.kind == "count" and one.noun and other.noun and one.noun != other.noun:
        return False
    least, most = min(one.high, other.high), max(one.low, other.low)
    return least > 0 and most / least <= _FAR
