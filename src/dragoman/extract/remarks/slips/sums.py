"""Figures that do not add up: a report in, totals that their parts do not make, parts above the whole, wrong margins.

The sentence must say that the parts are all: a list behind a colon, a dash or a bracket, or beside a general noun
("five people, three men and two women"), "a total of", "the other nine". A list with an item that is not counted, or
only "including" some, says nothing unless one part alone is above the whole.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.extract.remarks.slips.figures import figures_of, is_exact
from dragoman.extract.remarks.slips.slip import Slip, has_any
from dragoman.language.measures import CARDINALS, cardinal
from dragoman.language.quantities import Quantity
from dragoman.language.words import stem_of
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence

_WORDS = "|".join(sorted(CARDINALS, key=len, reverse=True))
_N = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,6}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)(?![\d.,-]\d|-|:|%)"
_ITEM = rf"(?:(?P<n>{_N})|(?P<a>a|an|another)) (?P<what>[^,;:.()—–\d]{{0,60}}?)"
_FIRST_ITEM = re.compile(_ITEM + rf"(?=,? and (?:{_N}|an?|another)\b|, (?:{_N})\b|;|\)|\.(?!\d)| [—–-]|,|\Z)")
_JOINT = re.compile(r",? and |, |; ")
_OPENS = re.compile(r"(?P<near>[^\d,;:.()—–]{0,60}?)(?P<mark>:| \(|,? [—–-]{1,2}|,)(?: (?:comprising|namely))? ?")
_SAYS_ALL = re.compile(r",? (?:comprising|made up of|consisting of|composed of) ")
_LEFT_OUT = re.compile(
    r"\b(?:others?|elsewhere|rest|remaining|remainder|including|among|some|several|many|various|"
    "unknown|of them|of whom|both|"
    r"each|respectively|unidentified|few|half|none|no|hundreds|dozens|plus|not|than|until|aged|if)\b"
)
_LATER = re.compile(r"\s(?:and|plus|with) (?:an?|the|his|her|their|others?|some|several|many|another)\b")
_TOTAL = re.compile(
    f"(?:,| [—–-]{{1,2}})? (?:(?:for|making|making up|bringing (?:it|the number) to|in all,?|or) "
    rf")?(?:a|the) (?:combined )?total (?:of |is |was |being )?(?P<n>{_N})\b"
    rf"|,? totall?ing (?P<m>{_N})\b|(?:,| [—–-]{{1,2}}) (?P<k>{_N}) (?:[a-z]{{3,14}} )?(?:in all|in total|altogether)\b"
)
_OTHER = re.compile(
    rf"\b[Oo]f the (?P<all>{_N})\b(?P<who>[^.;:\d]{{0,50}}?),? (?P<a>{_N})\b(?P<x>[^.;"
    rf":\d]{{0,70}}?)\b(?:while |and )?the (?:other|remaining) (?P<b>{_N})\b"
)
_MARGIN = re.compile(
    rf"\b(?P<a>\d[\d,]{{0,11}}|\d{{1,2}}(?:\.\d{{1,2}})?)(?P<u> percent| per cent|%| votes?| "
    rf"seats?| points?)? ?(?:to|-|–|against) ?(?P<b>\d[\d,]{{0,11}}|\d{{1,2}}(?:\.\d{{1,2}})?)"
    "(?: percent| per cent|%| votes?| seats?| points?)?(?:,| [—–-])? (?:with |by |giving (?:it|"
    "him|her|them) |and )?(?:an? |the )?(?:margin|lead|majority|difference|gap) of (?:just |only "
    rf")?(?P<m>\d[\d,]{{0,11}}(?:\.\d{{1,2}})?|{_N})\b"
)
_COUNCIL = re.compile(
    rf"\b(?P<all>\d{{1,4}}|{_WORDS})-(?:member|seat|strong|nation|state)\b[^.;"
    rf"]{{0,80}}?\b(?P<a>\d{{1,4}}|{_WORDS})(?: votes)?(?:-| to | in favou?r(?:, | and )| for(?:, |"
    rf" and ))(?P<b>{_N})\b"
    rf"(?: against)?(?:[^.;\d]{{0,30}}?\b(?P<c>{_N}) (?:abst|absent|abstentions))?"
)
_GENERAL = frozenset(
    map(
        stem_of,
        "people persons dead deaths victims casualties fatalities passengers survivors hostages "
        "prisoners detainees suspects".split(),
    )
)
_LEAST_PARTS = 2
_ANY = re.compile(rf"\b{_N}\b")
_LINK = re.compile(r"[^,;:.]{0,40}?(?:,? and|,|;)(?: \w{1,12}){0,3} ")


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The sums of a report that are none."""
    for sentence in report.sentences:
        text = sentence.text
        yield from _voted(report, sentence)
        if not has_any(text, _MARKS) or not _counts(sentence) or not _MARKED.search(text):
            continue
        figures = figures_of(report, sentence)
        yield from _shares(report, figures)
        if len(figures) > _LEAST_PARTS:
            yield from _parts_behind(report, sentence, figures)
            yield from _parts_before(report, sentence, figures)
            yield from _others(report, sentence)


_MARKS = (":", "(", "—", "–", " - ", "--", ", ", "total", "altogether", "in all", " of ", "Of the ")
_NUM = r"(?:\d{1,3}(?:,\d{3})*(?![\d.,%])|two|three|four|five|six|seven|eight|nine|ten|one|[a-z]{2,5}teen|[a-z]{3,5}ty)"
_NO_MEASURE = (
    r"(?! (?:percent|per|million|billion|cents?|pct|years?|months?|days?|hours?|a\.m|p\.m|minutes|"
    "pounds|euros|points))"
)
_MARKED = re.compile(
    rf"(?::|\(|—|–| - |--) ?{_NUM}{_NO_MEASURE} |, {_NUM}{_NO_MEASURE} [^.]{{1,80}}? and (?:{_NUM}|"
    r"an?) |\btotal|altogether|in all\b|"
    rf"{_NUM} (?:out )?of (?:the |its |all |his |her |their )?{_NUM} |Of the "
)


def _counts(sentence: Sentence) -> bool:
    """Whether a sentence has numbers enough for a sum."""
    return sum([token.pos == "NUM" for token in sentence.tokens]) >= _LEAST_PARTS


def _shares(report: AnnotatedDocument, figures: Sequence[Quantity]) -> Iterator[Slip]:
    """More of something than there is: "seven of the five"."""
    for each in figures:
        if each.kind == "share" and each.whole is not None and each.noun and each.low > each.whole and is_exact(each):
            yield Slip((each.start, each.end), None, f"{_plain(each.low)} cannot be of {_plain(each.whole)}.")


def _parts_behind(report: AnnotatedDocument, sentence: Sentence, figures: Sequence[Quantity]) -> Iterator[Slip]:
    text = sentence.text
    for total in figures:
        if total.kind != "count" or not is_exact(total) or total.high < _LEAST_PARTS:
            continue
        at = total.end - sentence.start
        if _MODEL.search(text, 0, total.start - sentence.start):
            continue
        opened = _SAYS_ALL.match(text, at) or _OPENS.match(text, at)
        if opened is None:
            continue
        mark = opened.groupdict().get("mark", "all")
        parts, end = _items(text, opened.end(), closed=mark in (",", "all"))
        if len(parts) < _LEAST_PARTS or _LEFT_OUT.search(text, at, end) or _LATER.match(text, end):
            continue
        if mark == "," and not _is_of(total, parts, bool(opened["near"].strip())):
            continue
        if mark == "," and opened["near"].split()[:1] and opened["near"].split()[0] in _PLACED:
            continue
        if mark not in (",", "all") and not (_are_counts(parts) if mark == ":" else _are_like(total, parts)):
            continue
        if (
            text[: total.start - sentence.start].rstrip().endswith((",", "."))
            and text[total.start - sentence.start].isdecimal()
        ):
            continue
        yield from _unequal(report, sentence, total, parts)


_MODEL = re.compile(r"[a-z)] [A-Z][\w-]{2,20} \Z")
"""Before a number that is part of a name: "three Falcon 9 rockets"."""
Part = tuple[int, int, int, str]
"""A number, where it stands in the sentence, and what is counted."""


def _items(text: str, position: int, *, closed: bool) -> tuple[list[Part], int]:
    """The counted items of a list that begins at a place in a sentence; empty where one is not counted.

    `closed`: only a list that ends with "and" is one.
    """
    parts: list[Part] = []
    last = False
    while (match := _FIRST_ITEM.match(text, position)) is not None:
        number = 1 if match["a"] else cardinal(match["n"].lower().replace(",", ""))
        if number is None:
            return [], position
        parts.append((number, match.start(), match.end(), match["what"].strip()))
        position = match.end()
        joint = _JOINT.match(text, position)
        if joint is None or last:
            break
        if _FIRST_ITEM.match(text, joint.end()) is None:
            break
        last = "and" in joint[0]
        position = joint.end()
    if not last and (closed or text[position : position + 1] not in ("", ".", ";", ")")):
        return [], position
    return parts, position


def _is_of(total: Quantity, parts: Sequence[Part], apart: bool) -> bool:
    """Whether the parts of a list beside a number are of its kind: men and women of people, "in Lima" of anything."""
    if total.noun is None or (apart and not all(part[3].split(" ")[0].lower() in _PLACED for part in parts)):
        return False
    general = total.noun in _GENERAL
    return all(_is_like(part[3], total.noun, general) for part in parts)


_PLACED = frozenset({"in", "at", "on", "from", "near", "inside", "outside", "aboard"})


def _is_like(what: str, noun: str, general: bool) -> bool:
    words = what.lower().split()
    if not words or words[0] in _PLACED:
        return bool(words)
    head = next((word for word in reversed(_before_preposition(words)) if word), "")
    return bool(head) and (
        stem_of(head) == noun or (general and (head in _person_nouns() or stem_of(head) in _GENERAL))
    )


def _before_preposition(words: Sequence[str]) -> Sequence[str]:
    return next(
        (words[:at] for at, word in enumerate(words) if word in _PLACED or word in ("of", "with", "were")), words
    )


def _are_counts(parts: Sequence[Part]) -> bool:
    """Whether parts behind a colon can be of the total: none a measure."""
    return all(part[3].split(" ")[0].lower() not in _NO_COUNTS and not _TOLD.search(part[3]) for part in parts)


_TOLD = re.compile(r"\b(?:was|were|is|are|had|has|have|will)\b|^[A-Z-]|^$")


def _are_like(total: Quantity, parts: Sequence[Part]) -> bool:
    """Whether each part in a bracket or behind a dash is of the total's kind, or only says where."""
    noun = total.noun or ""
    return all(_is_like(part[3], noun, noun in _GENERAL) for part in parts)


_NO_COUNTS = frozenset(
    "percent per million billion thousand hundred trillion years year months month days day "
    "weeks hours minutes p.m a.m "
    "km miles metres meters feet tonnes tons dollars euros pounds yen cents points bps basis am pm barrels".split()
)


def _person_nouns() -> frozenset[str]:
    return _NOUNS


_NOUNS = frozenset(
    "men women boys girls children adults teenagers civilians soldiers policemen officers police "
    "guards gunmen militants rebels man woman boy girl child adult soldier civilian policeman "
    "officer policewoman policewomen teenager baby infant babies infants toddler toddlers pupils "
    "teachers tourists foreigners locals passengers crew pilots sailors students fighters "
    "insurgents attackers troops nurses doctors journalists members women's".split()
)


def _unequal(report: AnnotatedDocument, sentence: Sentence, total: Quantity, parts: Sequence[Part]) -> Iterator[Slip]:
    real = sum(part[0] for part in parts)
    if real == total.low or any(part[3].split(" ")[0] in _NO_COUNTS for part in parts if part[3]):
        return
    span = (sentence.start + parts[0][1], sentence.start + parts[-1][2])
    made = " and ".join(f"{part[0]:,}" for part in parts)
    yield Slip((total.start, total.end), span, f"{made} make {real:,}, not {_plain(total.low)}.")


def _parts_before(report: AnnotatedDocument, sentence: Sentence, figures: Sequence[Quantity]) -> Iterator[Slip]:
    text = sentence.text
    for match in _TOTAL.finditer(text):
        word = match["n"] or match["m"] or match["k"]
        start = sentence.start + match.start()
        before = [each for each in figures if each.end <= start]
        number = cardinal(word.lower().replace(",", ""))
        behind = text[match.end() : match.end() + 14].split()
        if number is None or len(before) < _LEAST_PARTS or (behind and behind[0].strip(".,") in _NO_COUNTS):
            continue
        if any(each.kind != "count" or not is_exact(each) for each in before) or _LEFT_OUT.search(
            text[: match.start()]
        ):
            continue
        listed = text[before[0].end - sentence.start : match.start()]
        if not _is_list(text, sentence, before, match.start()) or len(listed) > _LONG * len(before):
            continue
        real = sum(each.low for each in before)
        if real != number:
            made = " and ".join(_plain(each.low) for each in before)
            at = match.start("n") if match["n"] else match.start("m") if match["m"] else match.start("k")
            span = (sentence.start + at, sentence.start + at + len(word))
            yield Slip(span, (before[0].start, before[-1].end), f"{made} make {_plain(real)}, not {word}.")


_LONG = 40
"""Characters that an item of a list takes."""


def _is_list(text: str, sentence: Sentence, parts: Sequence[Quantity], end: int) -> bool:
    """Whether nothing but commas and "and" joins some figures, and the total follows on the last."""
    for one, other in pairwise(parts):
        between = text[one.end - sentence.start : other.start - sentence.start]
        if not _LINK.fullmatch(between):
            return False
    return not re.search(r"[;:.]", text[parts[-1].end - sentence.start : end])


def _others(report: AnnotatedDocument, sentence: Sentence) -> Iterator[Slip]:
    """Of the 20 passengers, 12 were hurt and the other nine were not."""
    for match in _OTHER.finditer(sentence.text):
        numbers = [cardinal(match[name].lower().replace(",", "")) for name in ("all", "a", "b")]
        inner = match["who"] + match["x"]
        if None in numbers or _ANY.search(inner) or _LEFT_OUT.search(inner) or "." in inner:
            continue
        whole, first, rest = (number or 0 for number in numbers)
        if first + rest != whole:
            base = sentence.start
            span = (base + match.start("a"), base + match.end("b"))
            reason = f"{first} and {rest} make {first + rest}, not {whole}."
            yield Slip((base + match.start("all"), base + match.end("all")), span, reason)


def _voted(report: AnnotatedDocument, sentence: Sentence) -> Iterator[Slip]:
    """Margins that are not the difference, and more votes than a council has members."""
    text = sentence.text
    if has_any(text, ("margin of", "lead of", "majority of", "difference of", "gap of")):
        for match in _MARGIN.finditer(text):
            first, second, margin = (_value(match[name]) for name in ("a", "b", "m"))
            if first is None or second is None or margin is None or margin == first:
                continue
            if abs(abs(first - second) - margin) > 0.11 and not _is_rounded(match["m"], abs(first - second), margin):
                base = sentence.start
                real = _plain(round(abs(first - second), 2))
                span, cue = (
                    (base + match.start("m"), base + match.end("m")),
                    (base + match.start("a"), base + match.end("b")),
                )
                yield Slip(span, cue, f"Between {match['a']} and {match['b']} there are {real}, not {match['m']}.")
    for match in (
        _COUNCIL.finditer(text)
        if "vote" in text and has_any(text, ("-member", "-seat", "-strong", "-nation", "-state"))
        else ()
    ):
        whole, first, second = (_value(match[name]) for name in ("all", "a", "b"))
        kept = _value(match["c"]) if match["c"] else 0.0
        if whole and first is not None and second is not None and kept is not None and first + second + kept > whole:
            base = sentence.start
            span = (base + match.start("a"), base + match.end())
            reason = f"{_plain(first + second + kept)} votes of {_plain(whole)}."
            yield Slip((base + match.start("all"), base + match.end("all")), span, reason)


def _is_rounded(word: str, real: float, said: float) -> bool:
    return "." not in word and real != int(real) and abs(real - said) <= 1


def _value(word: str) -> float | None:
    plain = word.lower().replace(",", "")
    if plain[0].isdecimal():
        return float(plain)
    number = cardinal(plain)
    return None if number is None else float(number)


def _plain(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:g}"
