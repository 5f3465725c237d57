import math
import random

import numpy as np

from dragoman.crossdoc.stories.candidates import candidate_pairs
from dragoman.crossdoc.stories.products import Products, dot

WORDS = [f"{letter}{number}" for letter in "abcdef" for number in range(12)]


def pile(size: int) -> list[dict[str, float]]:
    draw = random.Random(7)
    return [{word: draw.random() / 5 for word in draw.sample(WORDS, draw.randint(0, 24))} for _ in range(size)]


def test_products_are_the_exact_sums() -> None:
    vectors = pile(40)
    products = Products(vectors)
    for index in range(40):
        found = dict(products.of(index, np.arange(40), 0.05))
        wanted = {other: dot(vectors[index], vectors[other]) for other in range(40)}
        assert found == {other: product for other, product in wanted.items() if product >= 0.05}


def test_the_heaviest_features_come_first_and_then_by_the_alphabet() -> None:
    products = Products([{"b": 0.2, "c": 0.3, "a": 0.2}])
    features, weights = products.heaviest(0, 2)
    assert features.tolist() == [2, 0]
    assert weights.tolist() == [0.3, 0.2]


def test_a_small_pile_proposes_every_pair_that_shares_a_word_once() -> None:
    vectors = pile(30)
    pairs = {(a, b): product for a, b, product in candidate_pairs(Products(vectors), 1e-6)}
    shared = {(a, b) for b in range(30) for a in range(b) if vectors[a].keys() & vectors[b].keys()}
    assert pairs.keys() == shared
    assert all(math.isclose(product, dot(vectors[a], vectors[b])) for (a, b), product in pairs.items())


def test_empty_vectors_have_no_partners() -> None:
    assert not list(candidate_pairs(Products([{}, {"a": 0.5}, {}]), 0.01))
    assert not list(candidate_pairs(Products([]), 0.01))
