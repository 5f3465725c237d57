"""The weights of the second opinion on marked relations, as `scripts/train_second_opinion.py` wrote them."""

import functools
import io
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

_FILE = "second_opinion.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A linear model: `rows` gives a feature's row of `weights`, whose columns are `types`."""

    types: tuple[str, ...]
    rows: Mapping[str, int]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]


@functools.cache
def load_opinion() -> Opinion:
    """The shipped model; features are lines of UTF-8 text, weights 8-bit whole numbers with one scale."""
    raw = resources.files("dragoman.codebooks").joinpath("data", _FILE).read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as stored:
        return Opinion(
            types=tuple(_lines(stored["types"])),
            rows={line: row for row, line in enumerate(_lines(stored["features"]))},
            weights=stored["weights"].astype(np.float32) * float(stored["scale"]),
            bias=stored["bias"].astype(np.float32),
        )  # fmt: skip


def _lines(packed: Any) -> list[str]:
    return bytes(packed).decode("utf-8").split("\n")
