"""A text in, its words out with their offsets, reduced to stems and told apart as names and numbers.

The stems are for comparing reports, not for reading: plural, participle and possessive endings fall
away, so that "killed" and "killing" meet.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]++(?:[.,][0-9]++)*+(?:['’‘-][^\W_]++)*+")
_CUT = re.compile(r"([^\W_]++(?:[.,][0-9]++)*+(?:['’‘-][^\W_]++)*+)")
"""The same, for a text to be cut at."""
_SENTENCE_END = frozenset('.!?:;"“”\n•')
_SHORTEST_STEM = 3

_STOPS = """
a about above after again against all also am among an and another any are aren't around as at away back be because
been before being below between both but by came can cannot can't come could couldn't did didn't do does doesn't
doing don't down during each either else even ever every few first for from further gave get give given go goes going
got had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however i
i'd i'll i'm i've if in into is isn't it it's its itself just know last later let like made make many may me might
more most mr mrs ms much must my myself near never new no nor not now of off often on once one only or other others
our ours ourselves out over own per put rather really s said same saw say saying says see seen several she she'd
she'll she's should shouldn't since so some still such t take taken tell than that that's the their theirs them
themselves then there there's these they they'd they'll they're they've thing things think this those though through
time to told too took toward towards two under until up upon us via use used very was wasn't way we we'd we'll we're
we've well went were weren't what when where whether which while who whom whose why will with within without won't
would wouldn't yet you you'd you'll you're you've your yours yourself
"""
STOP_WORDS = frozenset(_STOPS.split())
"""English function words and the commonest verbs of reporting: they say nothing about which story it is."""

_CARDINALS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty
"""
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
NUMBER_WORDS = {word: value for value, word in enumerate(_CARDINALS.split())} | _TENS
"""Cardinals that are one word."""


class Word(NamedTuple):
    """A word of a text; `start` and `end` are code points into it. `name` is a capital inside a sentence.

    A tuple and not a dataclass: millions are made, and it takes a third of the time.
    """

    start: int
    end: int
    stem: str
    name: bool
    number: bool


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]` in order; a word at the start of a sentence is never a name."""
    found: list[Word] = []
    begins = True
    last = start
    known, ends = _known(), _ends()
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        first, after = match.span()
        begins = begins or ends[text[last:first]]
        stem, capital, number = known[match[0]]
        found.append(_WORD_OF((first, after, stem, capital and not begins, number)))
        begins = False
        last = after
    return found


def starts_of(text: str, start: int, end: int) -> list[int]:
    """Where the words of `text[start:end]` begin, code points into the text."""
    return [match.start() for match in _WORD.finditer(text, start, end)]


class Columns(NamedTuple):
    """The words of several spans in sequences that run in parallel, one item a word; `counts` has one item a span.

    `words` are as written.
    """

    words: Sequence[str]
    stems: Sequence[str]
    names: Sequence[bool]
    numbers: Sequence[bool]
    counts: Sequence[int]

    def first(self, spans: int) -> "Columns":
        """The words of the first spans."""
        if spans >= len(self.counts):
            return self
        size = sum(self.counts[:spans])
        return Columns(
            self.words[:size], self.stems[:size], self.names[:size], self.numbers[:size], self.counts[:spans]
        )


def columns_of(text: str, spans: Iterable[tuple[int, int]]) -> Columns:
    """What `words_of` gives for each span, in half of the time: cut into gaps and words in turn, each looked up."""
    words: list[str] = []
    first: list[bool] = []
    counts: list[int] = []
    ends = _ends().__getitem__
    for start, end in spans:
        pieces = _CUT.split(text[start:end])
        counts.append(len(pieces) // 2)
        if len(pieces) > 1:
            words += pieces[1::2]
            first.append(True)
            first += map(ends, pieces[2:-1:2])
    if not words:
        return Columns((), (), (), (), counts)
    stems, capitals, numbers = zip(*map(_known().__getitem__, words), strict=True)
    names = [capital and not begins for capital, begins in zip(capitals, first, strict=True)]
    return Columns(words, stems, names, numbers, counts)


def stems_in(text: str) -> set[str]:
    """The stems of all words of a text, each read once."""
    known = _known()
    return {known[word][0] for word in set(_WORD.findall(text))}


def content_words(words: Sequence[Word]) -> list[Word]:
    """The words that are not stop words."""
    return [word for word in words if word.stem not in STOP_WORDS]


_WORD_OF = functools.partial(tuple.__new__, Word)
"""Makes a word of a tuple; the constructor takes three times as long."""


class _Known(dict[str, tuple[str, bool, bool]]):
    """A word as written -> its stem, whether it has a capital, whether it is a number.

    Worked out when first asked for. A dict, as it answers in a third of the time of a cache that knows what was used
    last; when it is full it forgets all.
    """

    def __missing__(self, raw: str) -> tuple[str, bool, bool]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[raw] = (stem_of(raw), raw[0].isupper(), raw[0].isdigit())
        return found


class _Ends(dict[str, bool]):
    """What stands between two words -> whether a sentence ends there; one character between them is no end."""

    def __missing__(self, gap: str) -> bool:
        if len(self) >= _GAPS:
            self.clear()
        found = self[gap] = len(gap) > 1 and not _SENTENCE_END.isdisjoint(gap)
        return found


_REMEMBERED, _GAPS = 400_000, 4_000
"""Words and gaps kept, some 60 MB at most."""


@functools.cache
def _known() -> _Known:
    return _Known()


@functools.cache
def _ends() -> _Ends:
    return _Ends()


@functools.lru_cache(maxsize=100_000)
def stem_of(raw: str) -> str:
    """The stem of a word as written: lower case, no possessive, common English endings removed."""
    word = raw.lower().replace("’", "'").replace("‘", "'")
    if word.endswith("'s"):
        word = word[:-2]
    if word in STOP_WORDS or word[0].isdigit() or len(word) <= _SHORTEST_STEM:
        return word.replace(",", "") if word[0].isdigit() else word
    word = _without_plural(word)
    return _without_participle(word)


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_participle(word: str) -> str:
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST_STEM and not _VOWELS.isdisjoint(stem):
            return _undoubled(stem)
    if word.endswith("e") and len(word) > _SHORTEST_STEM + 1:
        return word[:-1]
    return word


_VOWELS = frozenset("aeiouy")


def _undoubled(stem: str) -> str:
    doubled = len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "lsz"
    return stem[:-1] if doubled else stem
