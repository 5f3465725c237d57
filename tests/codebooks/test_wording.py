"""The rules of wording: each fits its own example, and none is slow on an attack."""

import time

import pytest

from dragoman.codebooks.wording import wordings

RULES = [(place, rule) for place in ("line", "inline") for rule in wordings(place)]
ATTACKS = [
    "A" * 20_000,
    "A. " * 7000,
    "(" * 20_000,
    "Photo: " * 3000,
    "By A/" * 4000,
    "A/B " * 5000,
    "AP/" * 7000,
    ") " * 9000,
]


@pytest.mark.parametrize(("place", "rule"), RULES, ids=lambda value: getattr(value, "example", value))
def test_a_rule_fits_its_example(place, rule):
    found = rule.pattern.fullmatch(rule.example) if place == "line" else rule.pattern.search(rule.example)
    assert found
    assert any(trigger in rule.example for trigger in rule.triggers)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack[:8])
def test_no_rule_is_slow(attack):
    for place, rule in RULES:
        started = time.perf_counter()
        text = attack[:620] if place == "line" else attack
        rule.pattern.fullmatch(text) if place == "line" else list(rule.pattern.finditer(text))
        assert time.perf_counter() - started < 1.0, (place, rule.example)
