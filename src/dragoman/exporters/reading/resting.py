"""The origins of a story and what is said in its reports in, the speakers on whom several origins rest out.

Two texts that share no word are still one witness on what both have from one spokesman. Who speaks for a body of a
state is counted as that body: the Kremlin and its spokesman are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.exporters.reading.labels import shortened
from dragoman.language.measures import counted

_FOR_THEIR_BODY = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
"""PLOVER sectors whose people speak for the body that they belong to."""


MOST_SOURCES = 5
"""Speakers that are shown of a story."""
_REPORTS, _NAMES, _LONG = 6, 2, 40
"""Reports, names of each and characters of a name that are listed of a speaker."""


class Said(NamedTuple):
    """What is needed of a statement: where it stands, who speaks, how he is called."""

    document_id: str
    speaker: str | None
    name: str | None


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


def shared_sources(origins: Iterable[Sequence[str]], said: Iterable[Said]) -> list[SharedSource]:
    """The speakers of more than one origin, those of most origins first.

    Args:
        origins: Reports of each origin of a story.
        said: The statements of its reports, in order.
    """
    homes: dict[str, set[int]] = defaultdict(set)
    for number, documents in enumerate(origins):
        for document in documents:
            homes[document].add(number)
    names: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for row in said:
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


def _apart(homes: Sequence[set[int]]) -> int:
    """How many origins some reports have: one, where they all share one."""
    return 1 if set.intersection(*homes) else len(set.union(*homes))
