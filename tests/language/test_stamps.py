"""Dates in metadata."""

import pytest

from dragoman.language.stamps import STAMPS, day_first_in, read_stamp


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2022-12-30", "2022-12-30"),
        ("2022-12-30T23:15:00-11:00", "2022-12-30"),
        ("2022-12-30 10:15:00", "2022-12-30"),
        ("Fri, 30 Dec 2022 10:15:00 GMT", "2022-12-30"),
        ("Friday, 30 December 2022", "2022-12-30"),
        ("December 30, 2022", "2022-12-30"),
        ("Dec. 30th, 2022, 10:15 a.m.", "2022-12-30"),
        ("30 Sept 2022", "2022-09-30"),
        ("20221230", "2022-12-30"),
        ("20221230T101500Z", "2022-12-30"),
        ("2022/12/30", "2022-12-30"),
        ("30/12/2022", "2022-12-30"),
        ("12/30/2022 10:15", "2022-12-30"),
        ("04.04.2022", "2022-04-04"),
        ("2022-12", "2022-12"),
        ("2022", "2022"),
        ("2022-12-21/2022-12-27", "2022-12-21/2022-12-27"),
        ("1672395300", "2022-12-30"),
        ("1672395300000", "2022-12-30"),
    ],
)
def test_a_stamp(written, published):
    assert read_stamp(written).published == published


@pytest.mark.parametrize(
    "written",
    ["", "soon", "31 June 2022", "2022-02-30", "03/04/2022", "2022-13", "9999", "2022-12-27/2022-12-21", "0000-00-00",
     "Friday", "12 months", "x" * 500, "30 Dec", "2022-12-3000"],
)  # fmt: skip
def test_no_stamp(written):
    assert read_stamp(written) is None


@pytest.mark.parametrize("pattern, reading, example", STAMPS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_form_reads_its_example(pattern, reading, example):
    assert read_stamp(example) is not None


@pytest.mark.parametrize(
    ("values", "expected"),
    [(["03/04/2022", "13/04/2022"], True), (["03/04/2022", "04/13/2022"], False), (["03/04/2022"], None),
     (["13/04/2022", "04/13/2022"], None), (["2022-04-03"], None)],
)  # fmt: skip
def test_a_column_shows_its_order(values, expected):
    assert day_first_in(values) is expected
    if expected is not None:
        assert read_stamp("03/04/2022", day_first=expected).published == ("2022-04-03" if expected else "2022-03-04")


def test_the_days_of_a_month():
    stamp = read_stamp("2024-02")
    assert (stamp.earliest, stamp.latest) == ("2024-02-01", "2024-02-29")
