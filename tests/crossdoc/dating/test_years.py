import pytest

from dragoman.crossdoc.dating.years import years_of
from factory import document, time


def years(text, *named):
    """The kinds, years and reasons for a text in which these words name years: (words, tense)."""
    of = document(text)
    rows = [
        time(
            of, words, formula=None, type="DATE", value=words[-4:], tense=tense, anchor=None, time=words[-4:],
            time_earliest=f"{words[-4:]}-01-01", time_latest=f"{words[-4:]}-12-31",
        )
        for words, tense in named
    ]  # fmt: skip
    return [(each.kind, int(each.first[:4]), int(each.last[:4])) for each in years_of(of, rows)]


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        ("Exports fell in 2012 and 2013, in 2014 they rose.", ["2012", "2013", "2014"], [(2013, 2018)]),
        ("Exports fell in 2013 and in 2014.", ["2013", "2014"], [(2013, 2030)]),
        ("Exports fell in 1984, the first fall since 1959.", ["1984", "1959"], [(1983, 2004)]),
        ("It has stood since 1959.", ["1959"], []),
        ("Athletes trained for the Kesmark Games 2016.", [], [(2015, 2036)]),
        ("Some 2000 people came.", [], []),
    ],
)
def test_the_latest_year_named_and_how_often(text, named, found):
    got = years(text, *((words, None) for words in named))
    assert [(first, last) for kind, first, last in got if kind == "years"] == found


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        ("It will open in 2014 and close in 2019.", [("2014", "future"), ("2019", "future")], [(2009, 2021)]),
        ("It will open in 2014.", [("2014", "future")], [(1999, 2017)]),
        ("The forecast for sales in 2014 is low.", [("2014", None)], [(2009, 2034)]),
        ("Emissions will end by 2050.", [("2050", "future")], []),
    ],
)
def test_years_to_come(text, named, found):
    assert [(first, last) for _, first, last in years(text, *named)] == found


def test_a_stretch_of_years_names_its_last_one():
    of = document("He ran a ferry from 2010 to 2013.")
    row = time(
        of, "2010 to 2013", formula=None, value="2010/2013", time="2010/2013", time_earliest="2010-01-01",
        time_latest="2013-12-31",
    )  # fmt: skip
    assert [(each.first, each.last) for each in years_of(of, [row])] == [("2012-01-01", "2033-12-31")]


def test_a_line_of_copyright_bears_the_year():
    assert years("Copyright 2021 Ardovian News Agency.") == [("copyright", 2021, 2022)]


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        ("The yield on the 2038 bonds fell.", [("2038", None)], [(2033, 2058)]),
        ("The inn, opened in Ardovia in 1921, sold beds in 2014.", [("1921", None), ("2014", None)], [(2013, 2034)]),
        ("It raised its 2014 sales outlook.", [("2014", None)], [(2009, 2034)]),
        (
            "The spark of 1945 is gone, he said, and in 2014 and 2015 it will not return.",
            [("1945", None), ("2014", "future"), ("2015", "future")],
            [(2009, 2021)],
        ),
    ],
)
def test_years_that_say_little_of_the_reports_own(text, named, found):
    assert [(first, last) for _, first, last in years(text, *named)] == found
