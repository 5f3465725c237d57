import pytest

from dragoman.crossdoc.dating.named_years import named_years
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
        ("Exports fell in 2012 and 2013, in 2014 they rose.", ["2012", "2013", "2014"], [(2009, 2030)]),
        ("Exports fell in 2013 and in 2014.", ["2013", "2014"], [(2009, 2030)]),
        ("Exports fell in 1984, the first fall since 1959.", ["1984", "1959"], [(1982, 2004)]),
        ("It has stood since 1959.", ["1959"], []),
        ("Athletes trained for the Kesmark Games 2016.", [], [(2014, 2036)]),
        ("Some 2000 people came.", [], []),
    ],
)
def test_the_latest_year_named_and_how_often(text, named, found):
    got = years(text, *((words, None) for words in named))
    assert [(first, last) for kind, first, last in got if kind == "years"] == found


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        ("It will open in 2014 and close in 2019.", [("2014", "future"), ("2019", "future")], [(2004, 2015)]),
        ("It will open in 2014.", [("2014", "future")], [(1998, 2016)]),
        ("The forecast for sales in 2014 is low.", [("2014", None)], [(2005, 2022)]),
        ("Emissions will end by 2050.", [("2050", "future")], []),
    ],
)
def test_years_to_come(text, named, found):
    assert [(first, last) for _, first, last in years(text, *named)] == found


@pytest.mark.parametrize(
    ("tense", "first", "last"), [(None, "2008-12-01", "2033-12-31"), ("past", "2011-12-01", "2033-12-31")]
)
def test_a_stretch_of_years_is_over_where_it_is_told_as_past(tense, first, last):
    of = document("He ran a ferry from 2010 to 2013.")
    row = time(
        of, "2010 to 2013", formula=None, value="2010/2013", time="2010/2013", time_earliest="2010-01-01",
        time_latest="2013-12-31", tense=tense,
    )  # fmt: skip
    assert [(each.first, each.last) for each in years_of(of, [row])] == [(first, last)]


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        ("Its 2014 earnings beat forecasts.", [("2014", None)], (2009, 2015)),
        ("It set aside 3 million for 2014.", [("2014", "prospect")], (2009, 2015)),
        ("Up from 3 in 2013, its 2014 revenue is 4.", [("2013", None), ("2014", None)], (2011, 2015)),
        ("The 2014 budget grew in May 2014.", [("2014", None), ("May 2014", None)], (2011, 2016)),
        ("It set aside 3 million for 2011, as in 2014.", [("2011", None), ("2014", None)], (2008, 2019)),
    ],
)
def test_figures_are_told_of_the_reports_own_year_or_the_next(text, named, found):
    assert [(first, last) for _, first, last in years(text, *named)] == [found]


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        ("It began in 2014 and will end in 2014.", [("2014", None), ("2014", "future")], (2006, 2015)),
        ("It began in May 2014, it may end in 2015.", [("May 2014", "past"), ("2015", "prospect")], (2008, 2021)),
        ("It began in May 2014 and will end in 2016.", [("May 2014", "past"), ("2016", "future")], (2011, 2018)),
        ("It sank in 2014. It is said to sink in 2014.", [("2014", "past"), ("2014", "prospect")], (2012, 2034)),
    ],
)
def test_the_next_year_to_come(text, named, found):
    assert [(first, last) for _, first, last in years(text, *named)] == [found]


@pytest.mark.parametrize(
    ("text", "words", "tense", "ahead"),
    [
        ("Sales may top the peak hit in 2014.", "2014", "prospect", None),
        ("Prices are higher than in 2014.", "2014", "prospect", None),
        ("2014 - The bank begins to buy.", "2014", "prospect", None),
        ("He runs it from 2010 to 2014.", "2014", "prospect", None),
        ("Going into 2014, traders fret.", "2014", None, "told"),
        ("The grant is paid from 2014.", "2014", None, "perhaps"),
        ("Sales are up from 2014.", "2014", None, None),
        ("From 2014 levels it has doubled.", "2014", None, None),
        ("The yield on the 2014 bonds fell.", "2014", None, "due"),
        ("The 2014 election looms.", "2014", None, "perhaps"),
        ("It is to be cut by 2014.", "2014", "prospect", "sure"),
        ("It would be cut until 2014.", "2014", "prospect", "perhaps"),
    ],
)
def test_what_lies_ahead_and_how_surely(text, words, tense, ahead):
    of = document(text)
    row = time(
        of, words, formula=None, type="DATE", value=words, tense=tense, anchor=None, time=words,
        time_earliest=f"{words}-01-01", time_latest=f"{words}-12-31",
    )  # fmt: skip
    assert [each.ahead for each in named_years(of, [row])] == [ahead]


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        ("It rose in May 2011 and in 2010. The goal is half the market in 2030.",
         [("May 2011", "past"), ("2010", "past"), ("2030", "future")], (2009, 2031)),
        ("It rose in 1985, 1986 and may rise in 2014.", [("1985", None), ("1986", None), ("2014", None)], (2001, 2030)),
        ("Its 2020 sales are to be 3 billion.", [("2020", None)], (2007, 2021)),
    ],
)  # fmt: skip
def test_goals_may_lie_far_ahead(text, named, found):
    assert [(first, last) for _, first, last in years(text, *named)] == [found]


def test_a_year_after_one_surely_to_come_lies_ahead_too():
    assert years("It will open in 2014. Costs: 3 in 2015.", ("2014", "future"), ("2015", None)) == [
        ("years", 2004, 2015)
    ]


def test_a_line_of_copyright_bears_the_year():
    assert years("Copyright 2021 Ardovian News Agency.") == [("copyright", 2021, 2022)]


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        ("The yield on the 2038 bonds fell.", [("2038", None)], [(2012, 2041)]),
        ("The inn, opened in Ardovia in 1921, sold beds in 2014.", [("1921", None), ("2014", None)], [(2012, 2034)]),
        ("It raised its 2014 sales outlook.", [("2014", None)], [(2009, 2015)]),
        (
            "The spark of 1945 is gone, he said, and in 2014 and 2015 it will not return.",
            [("1945", None), ("2014", "future"), ("2015", "future")],
            [(2004, 2015)],
        ),
    ],
)
def test_years_that_say_little_of_the_reports_own(text, named, found):
    assert [(first, last) for _, first, last in years(text, *named)] == found
