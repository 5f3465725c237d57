"""One suite for every engine: the same results in the same order."""

import pytest

from dragoman import registry
from dragoman.errors import PartError

LOCAL = [name for name in registry.ENGINES if name == "local"]


def square(number: int) -> int:
    return number * number


def fails_on_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("name", LOCAL)
@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_results_come_in_order(name, workers, count):
    engine = registry.create("engines", name, workers=workers)
    assert list(engine.map(square, range(count))) == [number * number for number in range(count)]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("name", LOCAL)
def test_wrong_code_raises(name, workers):
    with pytest.raises(ValueError, match="three"):
        list(registry.create("engines", name, workers=workers).map(fails_on_three, range(10)))


def test_items_are_drawn_as_they_are_needed():
    drawn = []

    def items():
        for number in range(100):
            drawn.append(number)
            yield number

    results = registry.create("engines", "local", workers=2).map(square, items())
    next(results)
    assert len(drawn) < 20


def test_an_unknown_part_names_the_known_ones():
    with pytest.raises(PartError, match="local"):
        registry.create("engines", "abacus")
