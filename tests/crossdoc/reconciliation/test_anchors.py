"""What two reports share by a word."""

import pytest

from dragoman.crossdoc.reconciliation.anchors import anchor_of, anchors_of, weight_of


@pytest.mark.parametrize(("one", "other"), [("Japanese", "Japan"), ("French", "France"), ("ferries", "ferry")])
def test_one_anchor(one, other):
    assert anchor_of(one) == anchor_of(other)


@pytest.mark.parametrize(("one", "other"), [("polish", "Poland"), ("Japan", "France"), ("ferry", "harbour")])
def test_two_anchors(one, other):
    assert anchor_of(one) != anchor_of(other)


def test_a_state_says_less_than_a_rare_name():
    assert weight_of(anchor_of("Japanese")) < weight_of("brennholm")
    assert anchors_of(["Japanese", ",", "Japan"]) == {"@JPN"}
