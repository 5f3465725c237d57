"""A comparison in, what it is called whichever report comes first and whichever copy speaks for its origin out.

The name is a digest of the point and of both sentences with the place of the words in them. Reports and offsets are no
part of it: those of a copy are others, and a report that turns out to be the earlier one comes first. They once were;
a decision made under such a name is found by `former_names`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from dragoman.model.findings import Comparison
from dragoman.model.provenance import identifier

_SPACE = re.compile(r"\s+")

Place = tuple[str, int, int]
"""A report and code points into it."""


class Side(NamedTuple):
    """What one report says on a point: its sentence with single spaces, and where in it the words stand."""

    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A comparison with what its two reports say, a's side first."""

    row: Comparison
    sides: tuple[Side, Side]


def side_of(text: str, pieces: Sequence[tuple[int, int]], start: int, end: int) -> Side:
    """The side of a span of a report; `pieces` are the spans in which the report tells something."""
    holding = [piece for piece in pieces if piece[0] < end and piece[1] > start]
    first = min([start, *(piece[0] for piece in holding)])
    last = max([end, *(piece[1] for piece in holding)])
    before, words, after = (_SPACE.sub(" ", part) for part in (text[first:start], text[start:end], text[end:last]))
    return Side(before + words + after, len(before), len(before) + len(words))


def name_of(point: str, sides: tuple[Side, Side]) -> str:
    """The name of what two sides say on a point; which of them comes first does not matter."""
    return identifier("comparison", point, *(part for side in sorted(sides) for part in side))


def once(named: Sequence[Named]) -> list[Named]:
    """The comparisons without those in which the same two reports say the same again; the first of them stays."""
    kept: dict[tuple[str, ...], Named] = {}
    for each in named:
        kept.setdefault((each.row.comparison_id, *_pair(each.row)), each)
    return list(kept.values())


def told_apart(named: Sequence[Named]) -> list[Named]:
    """All comparisons of a record, one a name: where further pairs say word for word the same, they are added to it."""
    taken: set[str] = set()
    kept: list[Named] = []
    for each in once(named):
        name = each.row.comparison_id
        own = identifier("comparison", name, *_pair(each.row)) if name in taken else name
        taken.add(name)
        kept.append(replace(each, row=replace(each.row, comparison_id=own)))
    return kept


def _pair(row: Comparison) -> list[str]:
    return sorted((row.a_document, row.b_document))


def former_names(
    named: Named, copies: Mapping[str, Sequence[str]] | None = None, texts: Mapping[str, str] | None = None
) -> Iterator[str]:
    """What a comparison was called at first, from each copy of its two reports that has the same words.

    Args:
        named: The comparison.
        copies: A report -> those of the same origins; None looks at the two reports alone.
        texts: The texts of all these.
    """
    row, (first, second) = named.row, named.sides
    ours = [(row.a_document, row.a_start, row.a_end), *_elsewhere(first, row.a_document, copies or {}, texts or {})]
    theirs = [(row.b_document, row.b_start, row.b_end), *_elsewhere(second, row.b_document, copies or {}, texts or {})]
    for one, other in product(ours, theirs):
        yield identifier("comparison", row.point, *one, *other)
        yield identifier("comparison", row.point, *other, *one)


def _elsewhere(
    side: Side, document: str, copies: Mapping[str, Sequence[str]], texts: Mapping[str, str]
) -> Iterator[Place]:
    wanted = re.compile(
        _spaced(side.sentence[: side.start]) + f"({_spaced(side.sentence[side.start : side.end])})"
        + _spaced(side.sentence[side.end :])
    )  # fmt: skip
    for copy in copies.get(document, ()):
        if copy != document:
            yield from ((copy, *match.span(1)) for match in wanted.finditer(texts[copy]))


def _spaced(words: str) -> str:
    """A pattern for some words however they are spaced and broken into lines."""
    return r"\s+".join(map(re.escape, words.split(" ")))
