from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.provenance import identifier

PART = st.one_of(st.none(), st.text(), st.integers())


@given(st.lists(PART), st.lists(PART))
def test_different_parts_give_different_ids(left, right):
    def written(parts):
        return [None if part is None else str(part) for part in parts]

    assert (identifier("event", *left) == identifier("event", *right)) == (written(left) == written(right))


def test_a_value_cannot_run_into_the_next():
    assert identifier("event", "a", "bc") != identifier("event", "ab", "c")


def test_absent_differs_from_empty():
    assert identifier("event", None) != identifier("event", "")


def test_ids_are_the_same_on_every_machine():
    assert identifier("document", "a.txt", "text") == "doc_6f1fa0c154bc6f04"
