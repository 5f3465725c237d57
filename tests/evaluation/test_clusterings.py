import itertools
import random

import numpy as np
import pytest

from dragoman.evaluation.clusterings import b_cubed, best_matching, ceaf_e

GOLD = {"a": 1, "b": 1, "c": 2}


def test_the_same_grouping_is_perfect():
    assert b_cubed(GOLD, GOLD) == ceaf_e(GOLD, GOLD) == pytest.approx(1)


def test_every_thing_its_own():
    alone = {key: key for key in GOLD}
    assert b_cubed(alone, GOLD) == pytest.approx(2 * 1 * (2 / 3) / (1 + 2 / 3))
    assert ceaf_e(alone, GOLD) == pytest.approx(2 * (5 / 9) * (5 / 6) / (5 / 9 + 5 / 6))


@pytest.mark.parametrize("seed", range(5))
def test_the_matching_is_the_best_of_all(seed):
    generator = random.Random(seed)
    gains = np.array([[generator.random() for _ in range(5)] for _ in range(4)])
    best = max(sum(gains[row, column] for row, column in enumerate(p)) for p in itertools.permutations(range(5), 4))
    assert sum(gains[row, column] for row, column in best_matching(gains)) == pytest.approx(best)
    assert len(best_matching(gains.T)) == 4
