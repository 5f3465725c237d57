"""The origins of a story and what is said in its reports in, the speakers on whom several origins rest out.

Two texts that share no word are still one witness on what both have from one spokesman. Who speaks for a body of a
state is counted as that body: the Kremlin and its spokesman are one. So is whoever one report leaves unnamed, where
another has the same words from somebody whom the record knows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.exporters.reading.labels import shortened
from dragoman.language.measures import counted

_FOR_THEIR_BODY = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
"""PLOVER sectors whose people speak for the body that they belong to."""


MOST_SOURCES = 5
"""Speakers that are shown of a story."""
UTTERED = "The same utterance"
"""How a comparison is explained in which two reports agree on what was said."""
_REPORTS, _NAMES, _LONG = 6, 2, 40
"""Reports, names of each and characters of a name that are listed of a speaker."""


class Said(NamedTuple):
    """What is needed of a statement: where it stands, who speaks, how he is called; None where the report names none.

    `start` and `end` bound what is said, code points into the report.
    """

    document_id: str
    speaker: str | None
    name: str | None
    start: int = 0
    end: int = 0


class Passage(NamedTuple):
    """Words of a report; offsets are code points into it."""

    document_id: str
    start: int
    end: int


Utterance = tuple[Passage, Passage]
"""One utterance as two reports of different origins quote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSource:
    """A body or person on whose words reports of several origins rest.

    `code` is its actor code; `origins` how many; `named` the reports with the names under which it speaks there.
    """

    code: str
    origins: int
    named: Mapping[str, Sequence[str]]

    def listed(self, labels: Mapping[str, str]) -> str:
        """The reports and under which names it speaks there: `the Kremlin R2; Dmitry Peskov R1`."""
        shown = list(self.named.items())
        parts = [
            f"{', '.join(shortened(name, _LONG) for name in names[:_NAMES])} {labels[document]}"
            for document, names in shown[:_REPORTS]
        ]
        left = len(shown) - _REPORTS
        return "; ".join([*parts, f"and in {counted(left, 'more report')}"] if left > 0 else parts)


def shared_sources(
    origins: Iterable[Sequence[str]], said: Iterable[Said], utterances: Iterable[Utterance] = ()
) -> list[SharedSource]:
    """The speakers of more than one origin, those of most origins first.

    Args:
        origins: Reports of each origin of a story.
        said: The statements of its reports, in order.
        utterances: What two of its reports agree to have been said.
    """
    rows = list(said)
    homes: dict[str, set[int]] = defaultdict(set)
    for number, documents in enumerate(origins):
        for document in documents:
            homes[document].add(number)
    names: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for row in (*rows, *_named_elsewhere(rows, utterances)):
        code = body_of(row.speaker)
        if code is not None and row.name and row.document_id in homes:
            names[code][row.document_id].setdefault(row.name)
    found = [
        SharedSource(code=code, origins=_apart([homes[document] for document in named]),
                     named={document: tuple(each) for document, each in named.items()})
        for code, named in names.items()
    ]  # fmt: skip
    return sorted((each for each in found if each.origins > 1), key=lambda each: (-each.origins, each.code))


def body_of(speaker: str | None) -> str | None:
    """The code for whom somebody speaks: of an official his body, else his own; None for several or for a state."""
    if not speaker or ";" in speaker:
        return None
    body, _, key = speaker.partition("/")
    sector = body.partition(".")[2]
    if sector in _FOR_THEIR_BODY:
        return body
    return speaker if key else None


def _named_elsewhere(said: Sequence[Said], utterances: Iterable[Utterance]) -> Iterator[Said]:
    """What one report has from somebody unknown and the other, in the same words, from somebody of a body."""
    by_report: dict[str, list[Said]] = defaultdict(list)
    for row in said:
        by_report[row.document_id].append(row)
    for pair in utterances:
        first, second = (_holding(by_report[passage.document_id], passage) for passage in pair)
        if first is None or second is None:
            continue
        for known, unknown in ((first, second), (second, first)):
            if unknown.speaker is None and body_of(known.speaker) is not None:
                yield unknown._replace(speaker=known.speaker)


def _holding(said: Sequence[Said], passage: Passage) -> Said | None:
    """The shortest statement that shares more than half of a passage."""
    half = (passage.end - passage.start) / 2
    near = [row for row in said if min(row.end, passage.end) - max(row.start, passage.start) > half]
    return min(near, key=lambda row: (row.end - row.start, row.start), default=None)


def _apart(homes: Sequence[set[int]]) -> int:
    """How many origins some reports have: one, where they all share one."""
    return 1 if set.intersection(*homes) else len(set.union(*homes))
