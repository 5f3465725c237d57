import pytest

from dragoman.language.precision import finest_date, first_of, known_day, lasting
from factory import document, event, memory_record, time


@pytest.mark.parametrize(
    ("edtf", "finest"),
    [
        ("2022-12-30", "2022-12-30"),
        ("2022-12-30/2022-12-30", "2022-12-30"),
        ("2022-12-19/2022-12-25", "2022-12"),
        ("2022-09/2022-12", "2022"),
        ("2022-02", "2022-02"),
        ("2022", "2022"),
        ("2023-01-02/2024-01-01", None),
        ("2022-21", None),  # a season of EDTF is no month
        ("../2023", None),
        ("2023?", None),
        (None, None),
    ],
)
def test_the_finest_date_that_holds_all_days(edtf, finest):
    assert finest_date(edtf) == finest


def test_a_day_is_known_where_no_other_is_open():
    assert [known_day(edtf) for edtf in ("2022-12-30", "2022-12", "2022-12-19/2022-12-25", None)] == [
        "2022-12-30", None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "lasts"),
    [("2023-06-14/2023-06-16", True), ("2023-W24", False), ("XXXX-06-14/XXXX-06-16", False)],
)
def test_an_act_lasts_where_the_report_writes_both_days(value, lasts):
    report = document("They meet on the days named.")
    meet = event(report, "meet", occurred="2023-06-14/2023-06-16", date_start=report.text.index("the days"))
    view = memory_record(
        {"documents": [report], "events": [meet], "times": [time(report, "the days", value=value)]}
    ).view
    assert dict(lasting(view)) == ({meet.event_id: "2023-06-14/2023-06-16"} if lasts else {})


@pytest.mark.parametrize(
    ("days", "first"),
    [
        ([("2022-12-30", "2022-12-30"), ("2022-12-26", "2022-12-29")], "2022-12-26/2022-12-29"),
        ([("2022-12-30", "2022-12-30"), ("2023-01-01", "2023-12-31")], "2022-12-30"),
        ([("2022-12-30", "2022-12-30"), ("2022-01-01", "2022-12-31")], "2022-01-01/2022-12-30"),
        ([("2023-01-01", "2023-12-31"), (None, None)], "2023"),
        ([(None, None)], None),
        ([], None),
    ],
)
def test_the_first_is_no_later_than_any(days, first):
    assert first_of(days) == first
