"""Changes that go the wrong way or by the wrong amount: a report in, "rose to 3 from 4" and its like out.

The verb must govern both figures, and both must be of one kind and unit. The price of a currency in another one can
be given either way up, losses and deficits are often told as if they were profits: both are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.extract.remarks.slips.figures import bounds, figures_of, halves, is_exact, is_negative, written
from dragoman.extract.remarks.slips.slip import Slip, quoted
from dragoman.language.quantities import Quantity
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence, Token

_UP = (
    "rise climb strengthen reinforce bolster beef increase jump surge soar grow gain advance rally rebound recover swell "
    "accelerate widen expand raise hike lift boost up higher increase push rocket leap growth expansion"
)
_DOWN = (
    "fall drop weaken lessen diminish decline decrease sink slide slip tumble plunge shrink dip ease slow narrow "
    "contract slump cut lower reduce trim slash down plummet retreat dwindle halve reduction shrinkage cutback"
)
WAYS = dict.fromkeys(_UP.split(), 1) | dict.fromkeys(_DOWN.split(), -1)
"""A verb of change -> whether more (1) or less (-1) comes of it."""
_TIMES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halve": 0.5}
_BY = {"nearly": -1, "almost": -1, "about": 0, "roughly": 0, "more": 1, "over": 1}
_BETWEEN = (
    "(?:a|an|the|its|their|his|her|some|about|around|nearly|almost|just|only|over|record|"
    "previous|earlier|initial|revised|seasonally|adjusted|current|previously|original|estimated|"
    "downwardly|upwardly|total|close|low|high|peak|more|than|of|as|much|little|many|at|least|"
    "most|level|rate|figure|forecast|estimate|average)"
)
_TO = re.compile(rf"\bto,? (?:{_BETWEEN} ){{0,4}}\Z")
_FROM = re.compile(rf"\bfrom (?:{_BETWEEN} ){{0,5}}\Z")
_GAP = (
    r"(?:,? (?!(?:and|but|while|whereas|as|after|or|when|up|down|higher|lower|before|with|than|from|to|versus|against|compared|rising|falling|for)\b)"
    r"[\w'’-]{1,14}\.?){0,6},? "
)
_TO_FROM = re.compile(rf"{_GAP}from (?:{_BETWEEN} ){{0,5}}\Z")
_FROM_TO = re.compile(rf"{_GAP}to (?:{_BETWEEN} ){{0,4}}\Z")
_UP_FROM = re.compile(
    rf"{_GAP}(?P<way>up|down|higher|lower)(?: (?:sharply|slightly|marginally|only|just))? from (?:{_BETWEEN} ){{0,5}}\Z"
)
_COMPARED = re.compile(rf"{_GAP}(?:compared (?:with|to)|against|versus|after|up on|down on) (?:a |the |some |about |just |only )?")
_EARLIER = re.compile(
    r"[^.;,\d]{0,20}?\b(?:a (?:year|month|week|day|quarter) (?:earlier|ago|before)|in (?:the )?(?:same|previous|[A-Z]|\d)|"
    r"(?:last|the previous|the same) (?:year|month|week|day|quarter|period))"
)
_TRIGGER = re.compile(
    r"\b(?:compared (?:with|to)|against|versus) (?:[a-z]{1,6} )?[\d$€£¥]|\bfrom (?:[a-z]{1,12} ){0,5}[\d$€£¥]|\bfrom (?:[a-z]{1,12} ){0,3}(?:one|two|three|four|five|"
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
_OTHER_BASE = re.compile(
    r"\b(?:constant|currenc\w{1,3}|organic\w{0,4}|like-for-like|comparable|underlying|"
    r"adjust\w{2,4}|exclud\w{2,3}|local|annuali[sz]ed|"
    r"average|points?|excluding|same-store|real terms|basis|inflation|stripping|respectively|compound)\b",
    re.IGNORECASE,
)
"""Words that say that the percentage has another base than the figures."""
_FAR = 100.0
"""How many times another a figure may be before one is taken to lack its unit: "to 1.2 from 1.1 million"."""


_MOVED_TO = re.compile(r"\b(?:rose|risen|fell|fallen|climbed|dropped|increased|decreased|grew|grown|declined|sank|slipped|shrank|jumped|eased|up|down) to ")
_HAD = re.compile(r"\b(?:had been|was|were|stood at|after|up on|down on) (?:[a-z]{1,8} )?\d")


@dataclass(frozen=True, slots=True)
class Change:
    """A change that a sentence tells: the words of the way it goes, its first and its last figure."""

    way: int
    word: str
    span: tuple[int, int]
    before: Quantity
    after: Quantity
    verb: Token | None


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The changes in a report whose figures go the other way, or make another percentage than it says."""
    if not (_TRIGGER.search(report.document.text) or _HAD.search(report.document.text)):
        return
    for sentence in report.sentences:
        if not (_TRIGGER.search(sentence.text) or _MOVED_TO.search(sentence.text)):
            continue
        figures = halves(report.document.text, figures_of(report, sentence))
        for change in (*_changes(report.document.text, sentence, figures), *_later(report, sentence, figures)):
            slip = _wrong_way(report, change) or _wrong_share(report, sentence, change, figures)
            slip = slip or _wrong_amount(report, change, figures)
            if slip is not None:
                yield slip


def _later(report: AnnotatedDocument, sentence: Sentence, figures: Sequence[Quantity]) -> Iterator[Change]:
    """A change whose first figure the next sentence gives: "It fell to 4 percent. In April it had been 3 percent."""
    text = report.document.text
    if len(figures) != 1 or sentence.index + 1 >= len(report.sentences):
        return
    match = _HAD_BEEN.match(text, sentence.end, report.sentences[sentence.index + 1].end)
    lead = text[max(sentence.start, figures[0].start - 60) : figures[0].start]
    to = _TO.search(lead)
    verb = _governor(sentence, figures[0].start - len(lead) + to.start()) if to is not None and match is not None else None
    others = figures_of(report, report.sentences[sentence.index + 1]) if verb is not None else []
    if match is None or verb is None or len(others) != 1 or abs(others[0].start - match.end()) > 1:
        return
    if _of_one_unit(figures[0], others[0]) and not _is_upside_down(sentence, verb.start, sentence.end, verb):
        yield Change(_way(sentence, verb), verb.text, (verb.start, verb.end), others[0], figures[0], verb)


_HAD_BEEN = re.compile(
    r"\s{0,3}(?:(?:A|The) (?:year|month|week|day|quarter) (?:earlier|before|ago),? |In (?:the )?(?:previous |same )?[\w ]{3,20},? |Last (?:year|month|week),? |"
    r"(?=[^.;]{3,80}(?:earlier|before|ago|last (?:year|month|week)|previous)))(?:it|they|there|the (?:rate|figure|number|price|level|total|toll)) "
    r"(?:had been|was|were|had stood at|stood at|had amounted to|had come to) (?:about |still |only |at )?"
)


def _changes(text: str, sentence: Sentence, figures: Sequence[Quantity]) -> Iterator[Change]:
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


_BY_SO_MUCH = re.compile(r"\bby (?:about |some |only |just |nearly |almost )?\Z")


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
    return _BY_SO_MUCH.search(text, max(0, before[-1].start - 20), before[-1].start) is None


_RANGES = re.compile(r" ?(?:to|-|–) ?[$€£]?\d")
_RANGED = re.compile(rf" ?(?:to|-|–|and) ?|{_GAP}(?:(?:up|down|higher|lower) )?from (?:{_BETWEEN} ){{0,5}}")


def _name(verb: Token) -> str:
    return verb.lemma.lower()


def _governor(sentence: Sentence, position: int) -> Token | None:
    """The word of change that a "to" or "from" belongs to."""
    at = next((token for token in sentence.tokens if token.start == position), None)
    if at is None:
        return None
    for step in (at, *sentence.ancestors(at.index)):
        if _way(sentence, step) and step.lemma.lower() in _GOING:
            return step
        name = _name(step)
        if (name in WAYS or name in _TIMES) and step.index < at.index:
            below = sentence.children(step.index)
            of_what = step.pos == "VERB" or name in _PLAIN or any(child.lower in ("in", "of") for child in below)
            return step if of_what and not any(child.dep == "neg" for child in below) else None
        if step.pos in ("VERB", "AUX") and step.index != at.index:
            return None
    return None


_PLAIN = frozenset({"rise", "increase", "drop", "fall", "decline", "decrease", "reduction", "growth", "expansion", "jump", "surge", "plunge"})
"""Nouns of change that need not say of what; "a tax cut from 2 percent to 3" is one of more."""


def _way(sentence: Sentence, verb: Token) -> int:
    """Whether a verb of change leads to more (1) or less (-1); of those that only go, their particle says it."""
    if verb.lemma.lower() in _GOING:
        return next((WAYS[each.lower] for each in sentence.children(verb.index) if each.lower in ("up", "down")), 0)
    return WAYS.get(_name(verb), 0)


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


def _wrong_way(report: AnnotatedDocument, change: Change) -> Slip | None:
    text = report.document.text
    before, after = written(text, change.before), written(text, change.after)
    low, high = bounds(before), bounds(after)
    wrong = change.way > 0 and after.high < before.low and high[1] <= low[0] + _half(before, after)
    wrong = wrong or (change.way < 0 and after.low > before.high and high[0] >= low[1] - _half(before, after))
    if not wrong or before.qualifier not in _KEPT or after.qualifier not in _KEPT:
        return None
    less = "less" if change.way > 0 else "more"
    first, last = quoted(report, (before.start, before.end)), quoted(report, (after.start, after.end))
    reason = f"“{change.word}”, but {last} is {less} than {first}."
    if change.span[1] <= before.start < after.start:
        return Slip(change.span, (before.start, after.end), reason)
    span = min(change.span[0], after.start), max(change.span[1], after.end)
    return Slip(span, (before.start, before.end), reason)


_KEPT = (None, "about")


def _half(before: Quantity, after: Quantity) -> float:
    """Two figures rounded alike differ by a digit at least; of others the coarser one's rounding decides."""
    return max(before.grain, after.grain) if before.grain == after.grain else 0.0


def _wrong_share(
    report: AnnotatedDocument, sentence: Sentence, change: Change, figures: Sequence[Quantity]
) -> Slip | None:
    """The percentage or factor of a change that its two figures do not make."""
    before, after = change.before, change.after
    if not (is_exact(before) and is_exact(after)) or before.kind == "percent" or after.kind == "percent":
        return None
    text = report.document.text
    (low, high), (least, most) = bounds(written(text, before)), bounds(written(text, after))
    if low <= 0:
        return None
    if change.verb is not None and _name(change.verb) in _TIMES:
        return _wrong_factor(report, sentence, change, least / high, most / low)
    part = _PART_BY.match(text, change.verb.end) if change.verb is not None else None
    if part is not None and change.way:
        return _wrong_part(report, change, part, (least / high - 1, most / low - 1))
    share = _share_beside(text, change, figures)
    if share is None or _OTHER_BASE.search(sentence.text):
        return None
    edges = sorted((abs(least / high - 1) * 100, abs(most / low - 1) * 100, abs(after.low / before.low - 1) * 100))
    first, last = bounds(share)
    if first <= edges[-1] * (1 + _SLACK) + 0.05 and last >= edges[0] * (1 - _SLACK) - 0.05:
        return None
    real = abs(after.low / before.low - 1) * 100
    span = quoted(report, (before.start, before.end)), quoted(report, (after.start, after.end))
    return Slip(
        (share.start, share.end),
        (min(before.start, after.start), max(before.end, after.end)),
        f"From {span[0]} to {span[1]} it is {real:.3g} percent, not {quoted(report, (share.start, share.end))}.",
    )


_SLACK = 0.1
"""Reports work out percentages from figures that they then round: a tenth of the percentage is let pass."""


def _share_beside(text: str, change: Change, figures: Sequence[Quantity]) -> Quantity | None:
    """The percentage between the word of change and its figures, or right behind them: "or 12 percent"."""
    pair = sorted((change.before, change.after), key=lambda each: each.start)
    for share in figures:
        if share.kind != "percent" or not is_exact(share):
            continue
        near = change.verb is not None and 0 <= share.start - change.verb.end <= 12 and share.end < pair[0].start
        if near and pair[0].start - share.end <= 40 and ";" not in text[share.end : pair[0].start]:
            return share
        if _BEHIND.fullmatch(text, pair[1].end, share.start):
            return share
    return None


def _wrong_amount(report: AnnotatedDocument, change: Change, figures: Sequence[Quantity]) -> Slip | None:
    """The amount of a change that is not the difference: "from 80 to 95, a rise of 20", "by 20 to 95 from 80"."""
    text = report.document.text
    first, last = sorted((change.before, change.after), key=lambda each: each.start)
    for amount in figures:
        behind = _AMOUNT_BEHIND.fullmatch(text, last.end, amount.start)
        ahead = amount.end <= first.start and _BY_SO_MUCH.search(text, max(0, amount.start - 20), amount.start)
        near = ahead and first.start - amount.end <= 12 and change.verb is not None and amount.start - change.verb.end <= 16
        if not (behind or near) or not is_exact(amount) or not (is_exact(first) and is_exact(last)):
            continue
        points = _POINTS.search(text, amount.start, amount.end + 20) is not None
        if (amount.kind, amount.unit) != (last.kind, last.unit) and not (points and last.kind == "percent"):
            continue
        if (amount.kind == "percent" or last.kind == "percent") and not points:
            continue
        low = sum(written(text, each).grain for each in (first, last, amount)) / 2
        real = abs(change.after.low - change.before.low)
        if abs(real - amount.low) > low:
            cue = (first.start, last.end)
            return Slip((amount.start, amount.end), cue, f"{quoted(report, cue)} is no change by {quoted(report, (amount.start, amount.end))}.")
    return None


_AMOUNT_BEHIND = re.compile(r"(?: (?:in|on|a|per|this|last)[\w ]{0,20})?, (?:an?|or an?) (?:\w{4,10} )?(?:rise|increase|drop|fall|gain|decline|decrease|jump|reduction|difference|cut|growth) of ")
_POINTS = re.compile(r"\bpoints?\b")


def _wrong_part(
    report: AnnotatedDocument, change: Change, part: re.Match[str], edges: tuple[float, float]
) -> Slip | None:
    """A fall "by half" of figures that are not half of each other."""
    said = _PARTS[part["part"].lower().replace("-", " ")]
    low, high = sorted(abs(edge) for edge in edges)
    if low * (1 - _LOOSE) <= said <= high * (1 + _LOOSE):
        return None
    cue = min(change.before.start, change.after.start), max(change.before.end, change.after.end)
    return Slip(part.span("part"), cue, f"{quoted(report, cue)} is no change by {part['part']}.")


_PARTS = {"half": 0.5, "a half": 0.5, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 0.25, "one quarter": 0.25,
          "three quarters": 0.75, "a fifth": 0.2, "one fifth": 0.2, "a tenth": 0.1}  # fmt: skip
_PART_BY = re.compile(r" by (?:about |around |some |nearly |almost |over )?(?P<part>(?:(?:a|one|two|three)[ -])?(?:half|thirds?|quarters?|fifth|tenth))\b")
_LOOSE = 0.2
_BEHIND = re.compile(
    r",? (?:or|a rise of|a fall of|an increase of|a drop of|a gain of|a decline of|a|an|an? \w{3,9} of) ?"
)


def _wrong_factor(
    report: AnnotatedDocument, sentence: Sentence, change: Change, least: float, most: float
) -> Slip | None:
    if change.verb is None:
        return None
    factor = _TIMES[_name(change.verb)]
    words = {token.lower for token in sentence.tokens[max(0, change.verb.index - 2) : change.verb.index]}
    side = next((_BY[word] for word in words if word in _BY), 0)
    low, high = factor * (0.9 if side >= 0 else 0.75), factor * (1.15 if side <= 0 else 1.5)
    if least <= high and most >= low:
        return None
    first, last = (quoted(report, (each.start, each.end)) for each in (change.before, change.after))
    cue = (min(change.before.start, change.after.start), max(change.before.end, change.after.end))
    real = f"{most:.2g} times {first} at most" if most < low else f"{least:.2g} times {first} at least"
    return Slip(change.span, cue, f"“{change.verb.text}”, but {last} is {real}.")
