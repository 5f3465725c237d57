"""Results of votes and final counts of the dead in single sentences."""

import pytest

from dragoman.crossdoc.reconciliation.tallies import compared_results, compared_tolls, final_toll, result_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The house passed the port bill by 88 votes to 41.", (88, 41)),
        ("The port bill was carried with 88 members in favour and 41 against.", (88, 41)),
        ("Deputies voted 88-41 for the port bill.", (88, 41)),
        ("The motion was carried by nine votes to none.", (9, 0)),
        ("Tarn beat Lund 3-1 in the final.", (3, 1)),
        ("The council voted on 12-14 May.", None),
        ("The fleet has 88 to 90 boats.", None),
        ("The fund won 3 to 5 percent.", None),
    ],
)
def test_results(text, numbers):
    found = result_of(text, (0, len(text)))
    assert (found.numbers if found else None) == numbers


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The bill passed by 88 votes to 41.", "It passed with 79 in favour and 41 against.", True),
        ("The bill passed by 88 votes to 41.", "It passed with 88 in favour and 41 against.", False),
        ("Tarn beat Lund 3-1.", "Lund lost 1-3 to Tarn.", False),
    ],
)
def test_two_results(one, other, differ):
    assert bool(list(compared_results(one, (0, len(one)), other, (0, len(other))))) == differ


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The search was called off on Friday. The death toll stands at 43.", 43),
        ("In all, 37 men lost their lives.", 37),
        ("The final toll is 12.", 12),
        ("The death toll stands at 43.", None),
        ("The search has ended; at least 43 people were killed.", None),
    ],
)
def test_final_tolls(text, number):
    found = final_toll(text, [(0, len(text))])
    assert (found[0] if found else None) == number


def test_two_final_tolls():
    one, other = "The search ended. The toll stands at 43.", "In all, 37 men lost their lives."
    assert [each.point for each in compared_tolls(one, [(0, len(one))], other, [(0, len(other))])] == ["how many"]
    assert not list(compared_tolls(one, [(0, len(one))], one, [(0, len(one))]))
