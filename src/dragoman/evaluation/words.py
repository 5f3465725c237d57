"""A plain model of words as a peer: texts and labels in, the label of each as guessed from the others out.

Counts of words and pairs of words, softmax regression, five-fold cross-validation. For benchmarks only.
"""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

_FOLDS = 5
_SEED = 5
_MIN_COUNT = 2

Matrix = npt.NDArray[np.float32]


def guessed_by_words(texts: Sequence[str], gold: Sequence[str]) -> list[str]:
    """For each text the label that a model fitted on the other four fifths gives it."""
    order = list(range(len(texts)))
    random.Random(_SEED).shuffle(order)
    labels = sorted(set(gold))
    seen = [_grams(text) for text in texts]
    guessed = [""] * len(texts)
    for fold in range(_FOLDS):
        held = order[fold::_FOLDS]
        rest = sorted(set(order) - set(held))
        counts = Counter(gram for number in rest for gram in seen[number])
        rows = {gram: row for row, gram in enumerate(sorted(gram for gram in counts if counts[gram] >= _MIN_COUNT))}
        weights, bias = fit(matrix_of([seen[each] for each in rest], rows), [labels.index(gold[each]) for each in rest],
                            len(labels), decay=1e-3, steps=100)  # fmt: skip
        scores = matrix_of([seen[each] for each in held], rows) @ weights + bias
        for number, best in zip(held, scores.argmax(axis=1).tolist(), strict=True):
            guessed[number] = labels[best]
    return guessed


def matrix_of(seen: Sequence[set[str]], rows: dict[str, int]) -> Matrix:
    """One row a text, of length 1; a column for each feature in `rows`."""
    matrix = np.zeros((len(seen), len(rows)), dtype=np.float32)
    for number, found in enumerate(seen):
        known = [rows[each] for each in found if each in rows]
        matrix[number, known] = 1 / np.sqrt(len(known) or 1)
    return matrix


def fit(matrix: Matrix, gold: Sequence[int], labels: int, *, decay: float, steps: int) -> tuple[Matrix, Matrix]:
    """Weights and bias of a softmax regression.

    Source:
        Kingma and Ba 2015 ("Adam"), full batches, squared weights held down by `decay`.
    """
    matrix = np.hstack([matrix, np.ones((len(matrix), 1), dtype=np.float32)])
    target = np.eye(labels, dtype=np.float32)[list(gold)]
    weights: Matrix = np.zeros((matrix.shape[1], labels), dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        scores = matrix @ weights
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        slope = matrix.T @ (raised / raised.sum(axis=1, keepdims=True) - target) / len(matrix) + decay * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights = weights - _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights[:-1].astype(np.float32), weights[-1].astype(np.float32)


_RATE = 0.05
"""Step of Adam."""


def _grams(text: str) -> set[str]:
    words = text.lower().split()
    return {*words, *(f"{one} {other}" for one, other in pairwise(words))}
