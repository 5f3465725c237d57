"""Short reports of one happening in which the values that differ stand in sentences without common words."""

import pytest

from dragoman.crossdoc.reconciliation.happenings import compared_happenings
from factory import tellings_of

PLACE_A = (
    "Ministers of Tarnia and Lundia agreed to guard the Orvane strait with a joint flotilla of frigates. They had come "
    "together in Vienna on Sunday."
)
PLACE_B = (
    "A joint flotilla of Tarnia and Lundia will guard the Orvane strait, the ministers decided at Sunday's session in "
    "Geneva. The frigates sail in May."
)
DAY_A = "Frigates of Tarnia shelled the Orvane lighthouse. The guns opened up on Friday, a pilot of the port recalls."
DAY_B = "The Orvane lighthouse was shelled by frigates of Tarnia. Fishermen fled on Sunday when the chapel fell in."
MORE = " The keeper had left the tower." * 8
CASES = [
    (PLACE_A, PLACE_B, "2012-12-18", "2012-12-18", [("where", "contradict")]),
    (PLACE_A + MORE, PLACE_B, "2012-12-18", "2012-12-18", []),
    (PLACE_A, PLACE_B.replace("Geneva", "Vienna"), "2012-12-18", "2012-12-18", []),
    (PLACE_A, PLACE_B + " Vienna had offered its palace.", "2012-12-18", "2012-12-18", []),
    (DAY_A, DAY_B, "2012-12-18", "2012-12-18", [("when", "undecided")]),
    (DAY_A, DAY_B, "2012-12-14", "2012-12-18", []),
]


@pytest.fixture(scope="module")
def tellings():
    return tellings_of(
        (f"{number}{side}", case[side], case[2 + side]) for number, case in enumerate(CASES) for side in (0, 1)
    )


@pytest.mark.parametrize("number", range(len(CASES)))
def test_values_given_once(number, tellings):
    found = compared_happenings([[tellings[f"{number}0"], tellings[f"{number}1"]]])[0]
    assert [(row.point, row.relation) for row in found if row.point in ("when", "where")] == CASES[number][4]
