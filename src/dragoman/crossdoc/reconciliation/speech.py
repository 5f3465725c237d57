"""The quotations of the reports of one story in, comparisons of those that are one utterance out.

The same words in two independent reports are one utterance. One that was put otherwise is still one:
translation and shortening are no contradiction. One word that was heard otherwise (a number, a negation,
a pronoun, a word that sounds alike) is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby, islice, product
from typing import NamedTuple

from dragoman.crossdoc.reconciliation.pairing import Report, independent_pairs, pairs_of_one_origin
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import AGREE, CONTRADICT
from dragoman.language.measures import CARDINALS
from dragoman.language.quotation import Quotation, quotations
from dragoman.language.words import STOP_WORDS, words_of
from dragoman.model.annotations import SentenceSpan

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_END = re.compile(r"[.?!…](?=\s|$)")
_BESIDE = 60
"""Characters beside a quotation within which a name may be its speaker's."""
_SHINGLE = 3
_MOST_SAME_SHINGLE = 40
"""Quotations with the same three words beyond which they are a phrase that everyone uses."""
_LONGEST = 80
"""Words of a quotation that are compared."""
_SHORTEST = 3
_TWO = 2
"""Words that tell something, which two quotations of one utterance share."""
_ALIKE = 0.6
"""Share of the shorter quotation's words, in order, from which two quotations are one utterance."""
_TELLING = 6
"""Words in order that two persons do not say by chance, whoever they are read to be."""
_RUN = 5
"""Words on end that are the same by no chance, whatever they say."""
_SOUNDS_ALIKE = 1
"""Letters that may differ between two words that one listener took for the other."""
_NOT = frozenset({"not", "no", "never", "nobody", "nothing", "none", "don't", "doesn't", "didn't", "won't", "can't"})
_PERSONS = frozenset({"i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them"})


class Spoken(NamedTuple):
    """Where a report tells what someone said, and the name of the speaker; empty where none was read."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence of a quotation: its words for comparing, and where they stand in the report."""

    report: Report
    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    mouth: "Mouth"


class Mouth:
    """Whose words a quotation is; read when it is asked for, as most are quoted by one report."""

    def __init__(self, text: str, quotation: Quotation, spoken: Sequence[Spoken]) -> None:
        self._text = text
        self._quotation = quotation
        self._spoken = spoken

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names of its speaker and of those right before and behind it."""
        return _names(self._text, self._quotation, self._spoken)


def quotes_of(
    report: Report, text: str, sentences: Sequence[SentenceSpan], spoken: Sequence["Spoken"]
) -> Iterator[Quote]:
    """The sentences of the quotations of a report that are long enough to tell, in text order."""
    blocks = [_block(list(group)) for _, group in groupby(sentences, key=lambda row: row.paragraph)]
    for quotation in quotations(text, blocks, [row.sentence_end for row in sentences]):
        mouth = Mouth(text, quotation, spoken)
        for start, end in _sentences(text, quotation.inner_start, quotation.inner_end):
            found = list(islice(_WORD.finditer(text, start, end), _LONGEST))
            if len(found) < _SHORTEST:
                continue
            yield Quote(
                report=report, text=text[found[0].start() : found[-1].end()], mouth=mouth,
                words=tuple(_spelt(match.group()) for match in found),
                spans=tuple((match.start(), match.end()) for match in found),
            )  # fmt: skip


def _block(sentences: Sequence[SentenceSpan]) -> tuple[int, int]:
    return sentences[0].sentence_start, sentences[-1].sentence_end


def _names(text: str, quotation: Quotation, spoken: Sequence[Spoken]) -> frozenset[str]:
    """Whose words they are: the speaker that was read, and the names right before and behind the quotation."""
    start, end = quotation.start, quotation.end
    beside = (*words_of(text, max(0, start - _BESIDE), start), *words_of(text, end, min(len(text), end + _BESIDE)))
    found = {word.stem for word in beside if text[word.start].isupper()}
    for row in spoken:
        if row.start < end and row.end > start:
            found |= {word.stem for word in words_of(row.speaker)}
    return frozenset(found) - STOP_WORDS


def _sentences(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for match in _END.finditer(text, first, last):
        yield start, match.start()
        start = match.end()
    yield start, last


def _spelt(word: str) -> str:
    """A word in lower case and in one of its British and American spellings."""
    plain = word.lower().replace("’", "'")
    return plain.replace("our", "or").replace("yz", "ys").replace("iz", "is")


def compared_quotes(quotes: Sequence[Quote]) -> Iterator[Finding]:
    """One comparison for each utterance and pair of origins that quote it."""
    for utterance in _utterances(quotes):
        for ours, theirs in independent_pairs(_by_origin(utterance), _reporter):
            pair = next((pair for pair in product(ours, theirs) if _shared(*pair)), None)
            if pair is not None:
                yield _finding(*pair)
        for first, second in pairs_of_one_origin(utterance, _report):
            finding = _finding(first, second)
            if finding.relation == CONTRADICT and _shared(first, second):
                yield finding.changed("same_origin_changed")


def _by_origin(utterance: Sequence[Quote]) -> list[list[Quote]]:
    """The quotations of an utterance by their origins, the earliest first: one may quote its beginning, one its end."""
    found: dict[frozenset[str], list[Quote]] = defaultdict(list)
    for quote in sorted(utterance, key=lambda each: each.report.order):
        found[quote.report.origins].append(quote)
    return list(found.values())


def _reporter(quotes: Sequence[Quote]) -> Report:
    return quotes[0].report


def _report(quote: Quote) -> Report:
    return quote.report


def _utterances(quotes: Sequence[Quote]) -> Iterator[list[Quote]]:
    """Groups of quotations around the longest of each, by shared runs of words."""
    index: Mapping[tuple[str, ...], list[int]] = _index(quotes)
    ordered = sorted(range(len(quotes)), key=lambda number: (-len(quotes[number].words), _key(quotes[number])))
    taken: set[int] = set()
    for number in ordered:
        if number in taken:
            continue
        taken.add(number)
        near = sorted({other for shingle in _shingles(quotes[number]) for other in index.get(shingle, ())} - taken)
        members = [other for other in near if _one_utterance(quotes[number], quotes[other])]
        taken |= set(members)
        if members:
            yield [quotes[number], *(quotes[other] for other in members)]


def _key(quote: Quote) -> tuple[str, int]:
    return (quote.report.document_id, quote.spans[0][0])


def _index(quotes: Sequence[Quote]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        for shingle in _shingles(quote):
            found[shingle].append(number)
    return {shingle: numbers for shingle, numbers in found.items() if 1 < len(numbers) <= _MOST_SAME_SHINGLE}


def _shingles(quote: Quote) -> set[tuple[str, ...]]:
    return {tuple(quote.words[at : at + _SHINGLE]) for at in range(len(quote.words) - _SHINGLE + 1)}


def _one_utterance(first: Quote, second: Quote) -> bool:
    if first.report.document_id == second.report.document_id:
        return False
    shared = _shared(first, second)
    if shared >= _TELLING:
        return True
    return shared >= _SHINGLE and not first.mouth.names.isdisjoint(second.mouth.names)


def _shared(first: Quote, second: Quote) -> int:
    """How many words two quotations share in order, 0 where these are too few or say nothing.

    "A number of" is in many an utterance: two words that tell something are to be shared, or all that the shorter one
    has, or all but the one that was heard otherwise, or a run of words long enough.
    """
    blocks = SequenceMatcher(None, first.words, second.words, autojunk=False).get_matching_blocks()
    shared, least = sum(block.size for block in blocks), min(len(first.words), len(second.words))
    if shared < _ALIKE * least:
        return 0
    if max(block.size for block in blocks) >= _RUN:
        return shared
    told = [_telling(quote) for quote in (first, second)]
    common = len(told[0] & told[1])
    enough = common >= _TWO or (least > _SHINGLE and common == min(map(len, told)) > 0)
    return shared if enough or _heard_otherwise(first, second) is not None else 0


def _telling(quote: Quote) -> set[str]:
    return {word for word in quote.words if len(word) > 1} - STOP_WORDS


def _finding(first: Quote, second: Quote) -> Finding:
    other = _heard_otherwise(first, second)
    if other is None:
        spans = tuple((quote.spans[0][0], quote.spans[-1][1]) for quote in (first, second))
        values = (first.text, second.text)
        why = "The same utterance" + (", in other words." if first.words != second.words else ".")
        return _row(first, second, AGREE, spans, values, why)
    one, two = other
    spans = (first.spans[one], second.spans[two])
    values = (_written(first, one), _written(second, two))
    why = f'One utterance, and one word of it differs: "{values[0]}" and "{values[1]}".'
    return _row(first, second, CONTRADICT, _widened(first, second, one, two), values, why)


def _written(quote: Quote, at: int) -> str:
    start = quote.spans[0][0]
    return quote.text[quote.spans[at][0] - start : quote.spans[at][1] - start]


def _widened(first: Quote, second: Quote, one: int, two: int) -> tuple[tuple[int, int], ...]:
    """The word with its neighbours, so that both quotations can be read."""
    found = []
    for quote, at in ((first, one), (second, two)):
        low, high = max(0, at - 3), min(len(quote.spans) - 1, at + 3)
        found.append((quote.spans[low][0], quote.spans[high][1]))
    return tuple(found)


def _row(
    first: Quote, second: Quote, relation: str, spans: Sequence[tuple[int, int]], values: Sequence[str], why: str
) -> Finding:
    return Finding(
        point="words", relation=relation,
        a=first.report, a_start=spans[0][0], a_end=spans[0][1], a_value=values[0],
        b=second.report, b_start=spans[1][0], b_end=spans[1][1], b_value=values[1],
        subject="", incident_id=None, why=why,
    )  # fmt: skip


def _heard_otherwise(first: Quote, second: Quote) -> tuple[int, int] | None:
    """The positions of the one word that differs, None where more differs or it is a matter of wording."""
    matcher = SequenceMatcher(None, first.words, second.words, autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    inside = [step for step in steps if not _at_an_end(step, first, second)]
    if len(inside) != 1:
        return None
    kind, one, one_end, two, two_end = inside[0]
    cut_short = (one_end - one == 1 and one_end == len(first.words)) or (
        two_end - two == 1 and two_end == len(second.words)
    )
    if _is_date(first, one) or _is_date(second, two):
        return None
    if kind != "replace" or not (one_end - one == 1 == two_end - two or cut_short):
        return None
    return (one, two) if _mistaken(first.words[one], second.words[two]) else None


def _is_date(quote: Quote, at: int) -> bool:
    """Whether a word is the day or the year of a date: what is announced anew every week bears another."""
    beside = quote.words[max(0, at - 1) : at] + quote.words[at + 1 : at + 2]
    return quote.words[at][0].isdigit() and any(word in _MONTHS for word in beside)


_MONTHS = frozenset("january february march april may june july august september october november december".split())


def _at_an_end(step: tuple[str, int, int, int, int], first: Quote, second: Quote) -> bool:
    """Whether one report only quotes more than the other, before or behind."""
    kind, one, one_end, two, two_end = step
    if kind == "replace":
        return False
    return (one == 0 and two == 0) or (one_end == len(first.words) and two_end == len(second.words))


def _mistaken(one: str, two: str) -> bool:
    if (one in CARDINALS and two in CARDINALS) or (one[0].isdigit() and two[0].isdigit()):
        return True
    if (one in _PERSONS and two in _PERSONS) or (one in _NOT) != (two in _NOT):
        return True
    return one not in STOP_WORDS and two not in STOP_WORDS and _letters_apart(one, two) <= _SOUNDS_ALIKE


def _letters_apart(one: str, two: str) -> int:
    """Letters that differ between words of one length; more than one if the lengths differ."""
    if len(one) != len(two):
        return _SOUNDS_ALIKE + 1
    return sum(a != b for a, b in zip(one, two, strict=True))
