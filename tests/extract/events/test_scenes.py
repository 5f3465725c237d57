"""Places in the name of an attack: where it struck, unless another place is named as its target."""

import pytest
from tests.factory import read_whole

ATTACKS = (
    ("The Quito attacks shocked the world.", (None, "ECU")),
    ("Norway mourned the victims of the Brussels bombings.", (None, "BEL")),
    ("The Quito attack on Laos shocked the world.", ("ECU", "LAO")),
    ("Norway's attack on Quito shocked the world.", ("NOR", "ECU")),
)


@pytest.mark.parametrize(("text", "parties"), ATTACKS)
def test_a_place_before_an_attack(text, parties):
    found = [(event.source, event.recipient) for event in read_whole(text).events if event.type == "ASSAULT"]
    assert found == [parties]
