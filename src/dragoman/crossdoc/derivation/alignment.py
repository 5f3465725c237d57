"""The likeness of the sentences of two reports in, the pairs that tell the same in order out.

The heaviest chain of pairs that keeps the order of both reports (longest increasing subsequence with
weights); what a rewrite moved elsewhere is added where the likeness leaves no doubt.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from dragoman.language.prose import Span
from dragoman.model.findings import Alignment

LIKE = 0.3
"""Likeness at which two sentences may be a pair of the chain."""
_PLAIN = 0.5
"""Likeness at which a pair counts out of order too."""
_MOST = 4000
"""Pairs that are looked at; only the likest ones of two very long reports."""


def aligned(
    likeness: Mapping[tuple[int, int], float], from_sentences: Sequence[Span], to_sentences: Sequence[Span]
) -> tuple[Alignment, ...]:
    """The alignments, each sentence in at most one, in the order of the second report.

    Args:
        likeness: (sentence of the first, sentence of the second) -> 0..1.
        from_sentences: Spans of the first report's sentences.
        to_sentences: Spans of the second report's sentences.
    """
    pairs = sorted((pair for pair, value in likeness.items() if value >= LIKE), key=lambda p: (-likeness[p], p))
    chain = _heaviest_chain(sorted(pairs[:_MOST]), likeness)
    used_from, used_to = {i for i, _ in chain}, {j for _, j in chain}
    for i, j in pairs:
        if likeness[i, j] >= _PLAIN and i not in used_from and j not in used_to:
            chain.append((i, j))
            used_from.add(i)
            used_to.add(j)
    return tuple(
        Alignment(
            from_start=from_sentences[i][0], from_end=from_sentences[i][1], to_start=to_sentences[j][0],
            to_end=to_sentences[j][1], score=round(likeness[i, j], 3),
        )
        for i, j in sorted(chain, key=lambda pair: pair[1])
    )  # fmt: skip


def _heaviest_chain(
    pairs: Sequence[tuple[int, int]], likeness: Mapping[tuple[int, int], float]
) -> list[tuple[int, int]]:
    ends: list[int] = []
    weights: list[float] = []
    heads: list[int] = []
    links: list[int | None] = []
    index = 0
    while index < len(pairs):
        row = pairs[index][0]
        batch = []
        while index < len(pairs) and pairs[index][0] == row:
            column = pairs[index][1]
            before = bisect_right(ends, column - 1) - 1
            links.append(heads[before] if before >= 0 else None)
            batch.append((column, (weights[before] if before >= 0 else 0.0) + likeness[pairs[index]], index))
            index += 1
        for column, weight, number in batch:
            _insert(ends, weights, heads, column, weight, number)
    chain: list[tuple[int, int]] = []
    current = heads[-1] if heads else None
    while current is not None:
        chain.append(pairs[current])
        current = links[current]
    return chain[::-1]


def _insert(ends: list[int], weights: list[float], heads: list[int], column: int, weight: float, number: int) -> None:
    position = bisect_right(ends, column)
    if position and weights[position - 1] >= weight:
        return
    while position < len(ends) and weights[position] <= weight:
        del ends[position], weights[position], heads[position]
    if position and ends[position - 1] == column:
        ends[position - 1], weights[position - 1], heads[position - 1] = column, weight, number
        return
    ends.insert(position, column)
    weights.insert(position, weight)
    heads.insert(position, number)
