"""Lists that are longer or shorter than the number before them: a report in, "the three states, Peru and Chile" out.

And sums of money and seats whose parts are named: parts of money behind a colon must make the whole, seats and votes
of several may not be more than there are.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.extract.remarks.slips.figures import figures_of, is_exact, written
from dragoman.extract.remarks.slips.slip import Slip, has_any, quoted
from dragoman.language.measures import CARDINALS, cardinal
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence

_FEW = "two|three|four|five|six|seven|eight|nine|ten|[2-9]"
_NAME = r"(?:the )?[A-Z][\w'’.-]{0,20}(?: (?:of |the |de |al-|el-)?[A-Z][\w'’-]{0,20}){0,3}"
_NOUNS = (
    "(?:countries|states|nations|cities|towns|capitals|members|parties|ministers|provinces|"
    "regions|republics|leaders|presidents|languages|"
    r"powers|companies|banks|candidates|districts|islands|suspects|winners|governments|neighbou?rs|ports|villages)"
)
_LISTED = re.compile(
    rf"\b(?P<n>{_FEW}) (?:[a-z-]{{3,14}} ){{0,2}}?{_NOUNS}(?P<open>:|,| [—–-]{{1,2}}| \() "
    f"?(?P<list>{_NAME}(?:, {_NAME}){{0,9}},? and {_NAME})(?P<close>[.,;)]| [—–-]| (?:have|has|"
    r"had|are|were|will|signed|agreed|met|said|and)\b|\Z)",
)
_PARTIAL = re.compile(
    r"\b(?:(?:one|two|three|some|any|each|most|none|few|several|many) of|among|including|such as|"
    r"other|first|last|top|least|like|another|more|than)\b"
)
_JOINT = re.compile(r",? and |, ")
_AND_INSIDE = re.compile(
    r"\b(?:Bosnia|Trinidad|Antigua|Sao Tome|Saint Kitts|Johnson|Procter|Ernst|Standard|Turks|"
    r"Wallis|Foreign|Tyne)\b"
)
_SEATS = re.compile(r"\b(?P<whole>\d{1,4}) (?:seats|votes|deputies|delegates),? of which\b")
_OPENS = re.compile(r"[^\d.;:()]{0,30}(?::| [—–-]{1,2}| \() ?")
_LINK = re.compile(
    r"(?: (?:for|in|on|to|from|of|was|were|went to|goes to|came from)\b)?[^\d.;:]{0,40}?(?:,? and "
    "|, )(?:the other |another |a further )?"
)


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The lists of a report that are not as long as it says, and parts that are not the whole."""
    for sentence in report.sentences:
        text = sentence.text
        if " and " not in text:
            continue
        for match in _LISTED.finditer(text) if has_any(text, _FEW_WORDS) else ():
            yield from _miscounted(report, sentence, match)
        seats = _SEATS.search(text) if "of which" in text else None
        if seats is not None:
            yield from _seats(report, sentence, seats)
        if has_any(text, ("$", "€", "£", "¥")) and _MONEY.search(text):
            yield from _money(report, sentence)


_FEW_WORDS = (*(f"{word} " for word in _FEW.split("|")[:-1]), *(f"{number} " for number in range(2, 10)))
_MONEY = re.compile(r"[$€£¥].{1,80}?[:(—–-] ?(?:US)?[$€£¥]\d.{1,80}? and (?:the other |another )?(?:US)?[$€£¥]")


def _miscounted(report: AnnotatedDocument, sentence: Sentence, match: re.Match[str]) -> Iterator[Slip]:
    names = _JOINT.split(match["list"])
    number = CARDINALS.get(match["n"], 0) or int(match["n"] if match["n"].isdecimal() else 0)
    ahead = sentence.text[max(0, match.start() - 24) : match.start()]
    if number == len(names) or _PARTIAL.search(ahead) or _AND_INSIDE.search(match["list"]):
        return
    if (match["open"] == "," and match["close"] not in (",", ".")) or _PARTIAL.search(
        sentence.text[match.start() : match.start("list")]
    ):
        return
    if match["close"] == "," and match["open"] != "," and len(names) < number:
        return
    if match["close"] == "," and re.match(r" (?:and )?[A-Z]", sentence.text[match.end() :]):
        return
    base = sentence.start
    span, cue = (base + match.start("n"), base + match.end("n")), (base + match.start("list"), base + match.end("list"))
    yield Slip(span, cue, f"{len(names)} are named ({quoted(report, cue)}), not {match['n']}.")


def _seats(report: AnnotatedDocument, sentence: Sentence, match: re.Match[str]) -> Iterator[Slip]:
    rest = list(_NUMBER.finditer(sentence.text, match.end()))
    total = sum(cardinal(each[0].lower()) or 0 for each in rest)
    if len(rest) > 1 and total > int(match["whole"]) and not _ODD.search(sentence.text, match.end()):
        base = sentence.start
        span, cue = (
            (base + match.start("whole"), base + match.end("whole")),
            (base + rest[0].start(), base + rest[-1].end()),
        )
        yield Slip(span, cue, f"The parts make {total}, not {match['whole']}.")


_NUMBER = re.compile(rf"\b(?:\d{{1,3}}|{'|'.join(CARDINALS)})\b")
_ODD = re.compile(r"percent|%|per cent|year|\d[.,]\d|women|under|in \d{4}|more|fewer|least|also|-\d|\d-")


def _money(report: AnnotatedDocument, sentence: Sentence) -> Iterator[Slip]:
    text = report.document.text
    figures = [each for each in figures_of(report, sentence) if each.kind == "money" and is_exact(each)]
    if len(figures) < 3 or len({each.unit for each in figures}) != 1:
        return
    total, *parts = figures
    joined = all(_LINK.fullmatch(text, one.end, other.start) for one, other in pairwise(parts))
    if _MORE.search(text, total.start, min(sentence.end, parts[-1].end + 20)):
        return
    if not joined or not _OPENS.fullmatch(text, total.end, parts[0].start):
        return
    text_of = [written(text, each) for each in figures]
    finest = min(each.grain for each in text_of)
    if abs(sum(each.low for each in parts) - total.low) > finest * _LOOSE * len(parts):
        made = " and ".join(quoted(report, (each.start, each.end)) for each in parts)
        reason = f"{made} do not make {quoted(report, (total.start, total.end))}."
        yield Slip((total.start, total.end), (parts[0].start, parts[-1].end), reason)


_MORE = re.compile(r"\b(?:more|less|higher|lower|up|down|than|from|or|about|a share|per)\b")
_LOOSE = 0.4
"""Share of a last digit by which each part may be rounded."""
