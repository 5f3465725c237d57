"""The words of many reports as numbers: read once, for all parts that compare reports by them.

A word takes four bytes here and some eighty as text. Numbers are given in the order of reading and mean something in
one lexicon only, until it is sorted.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.language.words import Columns

Numbers = NDArray[np.int32]


class Words(NamedTuple):
    """The words of a report: the number of each one's stem, whether it is a name or a number, and how many a sentence.

    `stems` and `facts` run in parallel, one item a word; `counts` has one item a sentence.
    """

    stems: Numbers
    facts: NDArray[np.bool_]
    counts: Numbers


class Lexicon:
    """Stems with their numbers, and the words of reports. Holds what was read; answers do not depend on the order."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._reports: dict[str, Words] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, document_id: str) -> bool:
        return document_id in self._reports

    def __getitem__(self, document_id: str) -> Words:
        return self._reports[document_id]

    def put(self, document_id: str, words: Columns) -> None:
        """Keeps the words of a report, one span of `words` for each of its sentences."""
        stems = np.fromiter(map(self._numbers.__getitem__, words.stems), dtype=np.int32, count=len(words.stems))
        facts = np.array(words.names, dtype=np.bool_) | np.array(words.numbers, dtype=np.bool_)
        self._reports[document_id] = Words(stems, facts, np.array(words.counts, dtype=np.int32))

    def add(self, other: "Lexicon") -> None:
        """Takes in what another one holds: of another process, say."""
        stems = other.names()
        numbers = np.fromiter(map(self._numbers.__getitem__, stems), dtype=np.int32, count=len(stems))
        for document_id, words in other._reports.items():
            self._reports[document_id] = words._replace(stems=numbers[words.stems])

    def names(self) -> list[str]:
        """The stems in the order of their numbers."""
        return list(self._numbers)

    def numbers(self, stems: Iterable[str]) -> list[int]:
        """The numbers of those stems that are known."""
        known: Mapping[str, int] = self._numbers
        return [known[stem] for stem in stems if stem in known]

    def sort(self) -> None:
        """Numbers the stems anew, in the order of the alphabet."""
        names = self.names()
        order = sorted(range(len(names)), key=names.__getitem__)
        places = np.empty(len(names), dtype=np.int32)
        places[order] = np.arange(len(names), dtype=np.int32)
        self._numbers = _Numbers((names[number], place) for place, number in enumerate(order))
        self._reports = {name: words._replace(stems=places[words.stems]) for name, words in self._reports.items()}

    def clear(self) -> None:
        """Forgets all."""
        self._numbers = _Numbers()
        self._reports = {}


class _Numbers(dict[str, int]):
    """Stems in the order in which they were first asked for."""

    def __missing__(self, stem: str) -> int:
        found = self[stem] = len(self)
        return found
