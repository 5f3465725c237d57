import pytest

from dragoman.crossdoc.succession import GROUPS, successors

NONE = {table: {} for table in GROUPS}


def stories(groups):
    return {**NONE, "stories": groups}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": ["1"]}, {"a": ["1", "2"]}, []),
        ({"a": ["1"], "b": ["2"]}, {"a": ["1", "2"]}, [("b", "a")]),
        ({"b": ["2", "3"]}, {"a": ["1", "2", "3"]}, [("b", "a")]),
        ({"b": ["2", "3", "4"]}, {"c": ["2"], "d": ["3", "4"]}, [("b", "d")]),
        ({"b": ["2", "3"]}, {"c": ["2"], "d": ["3"]}, [("b", "c")]),
        ({"b": ["2"]}, {}, [("b", None)]),
    ],
)
def test_an_old_name_leads_to_where_most_members_are(before, after, expected):
    assert successors(stories(before), stories(after)) == expected
