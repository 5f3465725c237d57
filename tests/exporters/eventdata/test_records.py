import pytest

from dragoman.exporters.eventdata.records import day_of, row_number
from dragoman.exporters.eventdata.writing import joined, write_tsv


@pytest.mark.parametrize(
    ("edtf", "day", "month", "year"),
    [
        ("2022-12-30", "2022-12-30", "2022-12", "2022"),
        ("2022-12-21/2022-12-27", None, "2022-12", "2022"),
        ("2022-09/2022-12", None, None, "2022"),
        ("2022-12-30/2023-12-29", None, None, None),
        ("2022-12", None, "2022-12", "2022"),
        ("2023", None, None, "2023"),
        ("../2023-01-01", None, None, None),
        (None, None, None, None),
    ],
)
def test_a_date_is_as_fine_as_all_its_days_agree(edtf, day, month, year):
    found = day_of(edtf)
    assert (found.day, found.month, found.year) == (day, month, year)


def test_row_numbers_fit_a_signed_integer_and_depend_on_each_part():
    numbers = {row_number("evt_1", "RUS", target) for target in (None, "UKR", "CHN")}
    assert len(numbers) == 3
    assert all(0 <= number < 2**63 for number in numbers)


@pytest.mark.parametrize(
    ("values", "missing", "cell"),
    [
        (["a", "b"], None, "a;b"),
        (["a;b", None], None, "a,b"),
        (["a", None], "None", "a;None"),
        ([None, None], "None", None),
        ([], None, None),
    ],
)
def test_joined(values, missing, cell):
    assert joined(values, missing=missing) == cell


def test_cells_hold_no_tab_and_no_line_break(tmp_path):
    path = write_tsv(tmp_path / "x.tsv", ("a", "b"), [("one\ttwo\r\nthree", None), ('"quoted"', 1.5)], missing="None")
    assert path.read_text(encoding="utf-8") == 'a\tb\none two three\tNone\n"""quoted"""\t1.5\n'
