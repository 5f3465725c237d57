import pytest

from dragoman.extract.times.chronology import with_years
from factory import document, time


def years(text, *rows):
    """The values of some expressions, each given as its words and its formula or value."""
    of = document(text)
    found, start = [], 0
    for words, formula in rows:
        start = text.index(words, start)
        relative = formula.startswith("DCT")
        found.append(
            time(
                of,
                words,
                expression_start=start,
                expression_end=start + len(words),
                formula=formula if relative else None,
                value=None if relative else formula,
            )
        )
    return [row.value for row in with_years(text, found)]


@pytest.mark.parametrize(
    ("text", "rows", "values"),
    [
        (
            "May 2, 2030 - Talks open. May 6 - They end. July 7 - A vote is held.",
            [("May 2, 2030", "2030-05-02"), ("May 6", "DCT<=M05-06"), ("July 7", "DCT~M07-07")],
            ["2030-05-02", "2030-05-06", "2030-07-07"],
        ),
        (
            "2030: May 2 - Talks open. December 6 - They end. January 7 - A vote is held.",
            [("2030", "2030"), ("May 2", "DCT<=M05-02"), ("December 6", "DCT<=M12-06"), ("January 7", "DCT<=M01-07")],
            ["2030", "2030-05-02", "2030-12-06", "2031-01-07"],
        ),
        (
            "May 2, 2030 - Talks open. May 6 - They end. They had met on May 1.",
            [("May 2, 2030", "2030-05-02"), ("May 6", "DCT<=M05-06"), ("May 1", "DCT<=M05-01")],
            ["2030-05-02", None, None],
        ),
        (
            "March 3 - Talks open. May 6 - They end. July 7 - A vote is held.",
            [("March 3", "DCT<=M03-03"), ("May 6", "DCT<=M05-06"), ("July 7", "DCT<=M07-07")],
            [None, None, None],
        ),
    ],
    ids=["the year of the entry before", "a year by itself and a turn of the year", "too few entries", "no year"],
)  # fmt: skip
def test_entries_of_a_chronology_have_the_year_named_before(text, rows, values):
    assert years(text, *rows) == values
