"""Two groupings of the same things in, how far they agree out: B-cubed and entity-based CEAF.

Sources: Bagga and Baldwin 1998 (B-cubed); Luo 2005 (CEAF with phi-4, found by the Hungarian method).
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

import numpy as np
from numpy.typing import NDArray

Grouping = Mapping[str, Hashable]
"""Thing -> the name of its group."""


def b_cubed(predicted: Grouping, gold: Grouping) -> float:
    """F1 of the mean precision and recall of each thing's group, 0..1."""
    joint = Counter((predicted[key], gold[key]) for key in gold)
    sizes, wanted = Counter(predicted[key] for key in gold), Counter(gold.values())
    precision = sum(n * n / sizes[a] for (a, _), n in joint.items()) / len(gold)
    recall = sum(n * n / wanted[b] for (_, b), n in joint.items()) / len(gold)
    return f1(precision, recall)


def ceaf_e(predicted: Grouping, gold: Grouping) -> float:
    """F1 of the best one-to-one match of groups, each match weighted by its Dice overlap, 0..1."""
    groups, wanted = _members({key: predicted[key] for key in gold}), _members(gold)
    overlap = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in wanted] for a in groups])
    total = sum(overlap[row, column] for row, column in best_matching(overlap))
    return f1(float(total) / len(groups), float(total) / len(wanted))


def f1(precision: float, recall: float) -> float:
    """The harmonic mean, 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def best_matching(gains: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Pairs (row, column), each used once, with the greatest sum; the Hungarian method with potentials."""
    if gains.shape[0] > gains.shape[1]:
        return [(row, column) for column, row in best_matching(gains.T)]
    rows, columns = gains.shape
    costs = np.zeros((rows + 1, columns + 1))
    costs[1:, 1:] = gains.max(initial=0.0) - gains
    row_potential, column_potential = np.zeros(rows + 1), np.zeros(columns + 1)
    holder = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        _place(row, costs, row_potential, column_potential, holder)
    return sorted((int(holder[column]) - 1, column - 1) for column in range(1, columns + 1) if holder[column])


def _place(
    row: int,
    costs: NDArray[np.float64],
    row_potential: NDArray[np.float64],
    column_potential: NDArray[np.float64],
    holder: NDArray[np.int_],
) -> None:
    columns = costs.shape[1]
    holder[0] = row
    column = 0
    slack = np.full(columns, np.inf)
    used = np.zeros(columns, dtype=bool)
    way = np.zeros(columns, dtype=int)
    while holder[column]:
        used[column] = True
        current = holder[column]
        reduced = costs[current] - row_potential[current] - column_potential
        closer = ~used & (reduced < slack)
        closer[0] = False
        slack[closer], way[closer] = reduced[closer], column
        free = np.where(used, np.inf, slack)
        free[0] = np.inf
        following = int(np.argmin(free))
        step = free[following]
        row_potential[holder[used]] += step
        column_potential[used] -= step
        slack[~used] -= step
        column = following
    while column:
        holder[column] = holder[way[column]]
        column = int(way[column])


def _members(grouping: Grouping) -> list[set[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for key, group in grouping.items():
        groups[group].add(key)
    return list(groups.values())
