"""The wordings of a story in, each weighed out: what its words are worth, and which runs and couples others hold too.

Within a story stems are numbered in the order of the alphabet, and runs of `RUN` words by what they are, so
that comparing two reports is arithmetic on arrays. Of runs and couples only those that a second report of the
story holds are kept: the others lead nowhere. The worth of words is counted in whole thousandths of a nat
by sentence, so that sums are exact in any order and on any machine.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.crossdoc.derivation.course import NAME_WORTH, Couples, couples_of, first_places
from dragoman.crossdoc.derivation.wording import Rarity, Wording

RUN = 5
"""Words that a shared run must have; four find more chance phrases than copies."""
_QUOTED = 0.2
"""Weight of a word in quotation marks: several reports may have heard it said."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The stems of a report's sentences with their worth, in thousandths of a nat.

    `row`, `stem` and `worth` run in parallel, one item for each sentence that holds a stem, by stem; `masses` has one
    item a sentence. `stems` are all stems of the report, ascending, `worths` what each is worth where it is worth
    most, `worth_of_stems` what they are worth together.
    """

    row: Numbers
    stem: Numbers
    worth: Numbers
    masses: Numbers
    stems: Numbers
    worths: Numbers
    worth_of_stems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """The runs of `RUN` words of a report that others of its story hold too; `all` counts the different ones it has.

    `at` numbers the run that begins at each word; `shared` are places where one begins that others hold, in order;
    `places` says where each of these begins; `said` are those that stand in quotation marks once; `telling` those
    that stand in one sentence and not wholly in quotation marks.
    """

    at: Numbers
    shared: Sequence[int]
    places: Mapping[int, Sequence[int]]
    said: frozenset[int]
    telling: frozenset[int]
    all: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measured:
    """A report's words, numbered as in its story, with what they are worth in nats; `mass` is the worth of all.

    `title` marks the words that say nothing beyond its title: words of the title, and stop words.
    """

    wording: Wording
    stems: Sequence[int]
    sentence: Sequence[int]
    quoted: Sequence[bool]
    worths: Sequence[float]
    mass: float
    title: frozenset[int]
    sentences: Sentences
    runs: Runs
    first: Mapping[int, int]
    couples: Couples


def measured(reports: Sequence[Wording], rarity: Rarity) -> list[Measured]:
    """The words of the reports of a story weighed; they can be compared with each other only."""
    vocabulary = np.unique(np.concatenate([report.stems for report in reports]))
    stems = [np.searchsorted(vocabulary, report.stems) for report in reports]
    values = rarity.values[vocabulary]
    nats = [values[each] for each in stems]
    runs = _runs(reports, stems, len(vocabulary))
    couples = couples_of(reports, stems, nats, len(vocabulary))
    number = {stem: place for place, stem in enumerate(vocabulary.tolist())}
    stop = set(np.flatnonzero(rarity.stop[vocabulary]).tolist())
    return [
        _measured(report, *columns, title=stop | {number[stem] for stem in report.title & number.keys()})
        for report, columns in zip(reports, zip(stems, nats, runs, couples, strict=True), strict=True)
    ]


def _measured(
    report: Wording, stems: Numbers, nats: NDArray[np.float64], runs: Runs, couples: Couples, *, title: set[int]
) -> Measured:
    worths = np.where(report.fact, nats * NAME_WORTH, nats)
    return Measured(
        wording=report, stems=stems.tolist(), sentence=report.sentence.tolist(), quoted=report.quoted.tolist(),
        worths=worths.tolist(), mass=math.fsum(worths[~report.quoted].tolist()), title=frozenset(title),
        sentences=_sentences(report, stems, nats), runs=runs, first=first_places(report, stems, nats), couples=couples,
    )  # fmt: skip


def _sentences(report: Wording, stems: Numbers, nats: NDArray[np.float64]) -> Sentences:
    worth = np.rint(1000 * nats * np.where(report.quoted, _QUOTED, 1.0)).astype(np.int64)
    told = np.flatnonzero(worth)
    size = len(report.prose.sentences)
    keys, worths = _most(stems[told] * size + report.sentence[told], worth[told])
    stem, row = np.divmod(keys, max(1, size))
    masses = np.zeros(size, dtype=np.int64)
    np.add.at(masses, row, worths)
    best = _most(stem, worths)
    return Sentences(
        row=row, stem=stem, worth=worths, masses=masses, stems=best[0], worths=best[1],
        worth_of_stems=int(best[1].sum()),
    )  # fmt: skip


def _most(keys: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
    """The different keys, ascending, and the greatest value of each."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    if not len(first):
        return ordered, values[order]
    return ordered[first], np.maximum.reduceat(values[order], first)


def _runs(reports: Sequence[Wording], stems: Sequence[Numbers], size: int) -> list[Runs]:
    windows = [_windows(each, size) for each in stems]
    three = np.unique(np.concatenate([window[0] for window in windows]), return_inverse=True)[1]
    keys = three * size * size + np.concatenate([window[1] for window in windows])
    lengths = [len(window[0]) for window in windows]
    report = np.repeat(np.arange(len(reports)), lengths)
    order = np.argsort(keys, kind="stable")
    begins = np.diff(keys[order], prepend=-1) != 0
    group = np.cumsum(begins) - 1
    numbers = np.empty_like(group)
    numbers[order] = group
    own = begins | (np.diff(report[order], prepend=-1) != 0)
    held = np.bincount(group[own], minlength=len(group)) > 1
    different = np.bincount(report[order][own], minlength=len(reports)).tolist()
    ends = np.cumsum(lengths).tolist()
    return [
        _of_report(wording, numbers[end - length : end], held, count)
        for wording, end, length, count in zip(reports, ends, lengths, different, strict=True)
    ]


def _windows(stems: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """The first three and the last two words of each run as a number each."""
    last = max(0, len(stems) - RUN + 1)
    a, b, c, d, e = (stems[at : at + last] for at in range(RUN))
    return (a * size + b) * size + c, d * size + e


def _of_report(report: Wording, numbers: Numbers, held: NDArray[np.bool_], different: int) -> Runs:
    shared = np.flatnonzero(held[numbers])
    found = numbers[shared]
    places: dict[int, list[int]] = defaultdict(list)
    for run, place in zip(found.tolist(), shared.tolist(), strict=True):
        places[run].append(place)
    quoted = np.concatenate(([0], np.cumsum(report.quoted)))
    said = quoted[shared + RUN] - quoted[shared] == RUN
    whole = report.sentence[shared] == report.sentence[shared + RUN - 1]
    open_ = ~(report.quoted[shared] & report.quoted[shared + RUN - 1])
    return Runs(
        at=numbers, shared=shared.tolist(), places=dict(places), said=frozenset(found[said].tolist()),
        telling=frozenset(found[whole & open_].tolist()), all=different,
    )  # fmt: skip
