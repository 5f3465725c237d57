import functools

import pytest

import factory
from dragoman.extract.mentions import MentionExtractor
from dragoman.extract.times import TimeExtractor
from dragoman.extract.times.patterns import EXPRESSIONS, PARTS, PHRASES
from dragoman.model.annotations import AnnotatedDocument, Region

FRIDAY = {"published": "2022-12-30", "published_earliest": "2022-12-30", "published_latest": "2022-12-30"}


@functools.cache
def _parser():
    from dragoman.language.syntax import SpacyParser

    return SpacyParser()


def times_of(text, dated=True, regions=()):
    document = factory.document(text, language="en", **(FRIDAY if dated else {}))
    report = _parser().parse([AnnotatedDocument(document=document, regions=regions)])[0]
    return TimeExtractor().extract(MentionExtractor().extract(report)).times


def values(text):
    return [(row.expression_text, row.value) for row in times_of(text)]


@pytest.mark.parametrize("row", [*PARTS, *PHRASES, *EXPRESSIONS], ids=lambda row: row.name)
def test_each_pattern_covers_its_example(row):
    before, _, rest = row.example.partition("«")
    quoted, _, after = rest.partition("»")
    text = before + quoted + after
    spans = [(each.expression_start, each.expression_end) for each in times_of(text)]
    expected = [] if row.name == "age" else [(len(before), len(before) + len(quoted))]
    assert spans == expected


VALUES = [
    ("The ministers met on Monday.", "Monday", "2022-12-26"),
    ("The ministers met on Saturday local time.", "Saturday", "2022-12-31"),
    ("The ministers met on Friday.", "Friday", "2022-12-30"),
    ("The ministers will meet on Friday.", "Friday", "2022-12-30"),
    ("The ministers will meet on Monday.", "Monday", "2023-01-02"),
    ("The ministers are due to meet on Monday.", "Monday", "2023-01-02"),
    ("The ministers were scheduled to meet on Monday.", "Monday", "2023-01-02"),
    ("The ministers began to arrive on Monday.", "Monday", "2022-12-26"),
    ("The minister said on Monday that he would resign.", "Monday", "2022-12-26"),
    ("The minister said he will resign on Monday.", "Monday", "2023-01-02"),
    ("Talks are set for Tuesday.", "Tuesday", "2023-01-03"),
    ("The vote was held last Monday.", "last Monday", "2022-12-26"),
    ("The vote comes next Friday.", "next Friday", "2023-01-06"),
    ("The vote was held in March.", "March", "2022-03"),
    ("The vote will be held in March.", "March", "2023-03"),
    ("The vote was held on March 5.", "March 5", "2022-03-05"),
    ("The feast falls on January 7 this time.", "January 7", "2023-01-07"),
    ("The vote was held in March last year.", "March last year", "2021-03"),
    ("Profit fell in the year ended March 31.", "the year", "P1Y"),
    ("The drills ran from December 21-27.", "December 21-27", "2022-12-21/2022-12-27"),
    ("The drills ran on 21-27 December 2021.", "21-27 December 2021", "2021-12-21/2021-12-27"),
    ("They met on Friday, May 1.", "Friday, May 1", "2020-05-01"),
    ("They met three weeks ago.", "three weeks ago", "2022-W49"),
    ("They met five years ago.", "five years ago", "2017"),
    ("They met last week.", "last week", "2022-W51"),
    ("They met the week before last.", "the week before last", "2022-W50"),
    ("It was sold the year before last.", "the year before last", "2020"),
    ("It will be sold this spring.", "this spring", "2022-SP"),
    ("It will be sold this winter.", "this winter", "2022-WI"),
    ("They met late last year.", "late last year", "2021"),
    ("It rose by the end of 2021.", "the end of 2021", "2021"),
    ("Exports fell in the third quarter of 2021.", "the third quarter of 2021", "2021-Q3"),
    ("Exports fell in the first half of 2021.", "the first half of 2021", "2021-H1"),
    ("Prices rose in the 1990s.", "the 1990s", "199X"),
    ("Prices rose in the '80s.", "the '80s", "198X"),
    ("The law dates from the 19th century.", "the 19th century", "18"),
    ("It happened in the summer of 2021.", "the summer of 2021", "2021-SU"),
    ("It happened on Christmas Day.", "Christmas Day", "2022-12-25"),
    ("It happened last Thanksgiving.", "last Thanksgiving", "2022-11-24"),
    ("It began at 10:30 a.m. on Thursday.", "10:30 a.m. on Thursday", "2022-12-29T10:30"),
    ("It began on Thursday at noon.", "Thursday at noon", "2022-12-29T12:00"),
    ("It began at 0600 GMT.", "0600 GMT", "2022-12-30T06:00"),
    ("It began at 8 p.m. (2000 hrs IST).", "2000 hrs IST", "2022-12-30T20:00"),
    ("They met on Thursday night.", "Thursday night", "2022-12-29TNI"),
    ("They met yesterday.", "yesterday", "2022-12-29"),
    ("The war has lasted more than 10 months.", "more than 10 months", "P10M"),
    ("It took two and a half years.", "two and a half years", "P2Y6M"),
    ("It took five hours.", "five hours", "PT5H"),
    ("It has fallen in recent years.", "recent years", "PXY"),
    ("The council meets every Friday.", "every Friday", "XXXX-WXX-5"),
    ("The council meets twice a month.", "twice a month", "P1M"),
    ("The council meets annually.", "annually", "P1Y"),
    ("The council is now in session.", "now", "PRESENT_REF"),
    ("It ended on 2021-06-30.", "2021-06-30", "2021-06-30"),
    ("It ended on 25/12/2021.", "25/12/2021", "2021-12-25"),
    ("It ended in nineteen ninety-six.", "nineteen ninety-six", "1996"),
]


@pytest.mark.parametrize(("text", "quoted", "value"), VALUES)
def test_values(text, quoted, value):
    assert (quoted, value) in values(text)


def test_a_verb_that_reads_like_the_last_one_is_none():
    assert values("The frost will hardly last this year, the pilot said.") == [("this year", "2022")]


FALSE_FRIENDS = [
    "The exercise Northern Shield 2019 was large.",
    "The Good Friday Agreement still holds.",
    'They took part in drills called "Northern Shield 2019".',
    "He wrote in the Sunday Times.",
    "Theresa May spoke to the press.",
    "They may march to the capital.",
    "The sun rose over the camp.",
    "He began a second term.",
    "The price rose to $1,998.",
    "About 1,950 people fled.",
    "Nearly 2000 troops arrived.",
    "Prices fall in the south.",
    "The boy is six years old.",
    "A 44-year-old man was arrested.",
    "It won 3:15.",
    "He took a quarter of it.",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friends(text):
    assert times_of(text) == ()


def test_later_counts_from_the_time_before():
    rows = times_of("The attack came on December 5, 2022. Two days later the army withdrew.")
    assert [row.time for row in rows] == ["2022-12-05", "2022-12-07"]


def test_a_count_from_an_event_stays_open_and_names_it():
    (row,) = times_of("They met three weeks before the attack.")
    assert (row.type, row.value, row.time) == ("DURATION", "P3W", None)
    assert row.anchor is not None
    assert "before the attack" in row.anchor


def test_a_day_that_does_not_exist_has_a_reason_and_no_value():
    (row,) = times_of("They met on 31 June 2022.")
    assert (row.value, row.time) == (None, None)
    assert row.anchor is not None
    assert row.anchor.startswith("no such day")


def test_without_a_date_of_the_report_the_formula_waits():
    (row,) = times_of("They met on Monday.", dated=False)
    assert (row.time, row.value, row.formula) == (None, "XXXX-WXX-1", "DCT<=MON")


TOMORROW = [
    ("Japan fired a rocket on Saturday.", "2022-12-31", True),  # the report is of Friday: Saturday had begun there
    ("Japan fired a rocket late on Saturday.", "2022-12-31", True),
    ("Japan had fired a rocket on Saturday.", "2022-12-24", False),
    ("The pact was signed on Saturday.", "2022-12-24", False),
    ("The pact was signed on Wednesday.", "2022-12-28", False),
    ("Ministers prepared for Saturday's summit.", "2022-12-31", False),
    ("Prices have fallen since Saturday.", "2022-12-24", False),
    ("Shares fell ahead of Monday's vote.", "2023-01-02", False),
    ("Japan waits. They sat. They ate. The pact was signed on Saturday.", "2022-12-24", False),
]


@pytest.mark.parametrize(("text", "day", "elsewhere"), TOMORROW)
def test_a_bare_weekday_named_like_tomorrow(text, day, elsewhere):
    (row,) = times_of(text)
    assert row.time == day
    assert ("another place's clock" in (row.anchor or "")) == elsewhere


def test_an_absolute_date_has_no_formula():
    (row,) = times_of("They met on May 3, 1998.", dated=False)
    assert (row.time, row.formula) == ("1998-05-03", None)


def test_figures_that_could_be_two_days_stay_open():
    (row,) = times_of("It was signed on 03/04/2021.")
    assert (row.time_earliest, row.time_latest) == ("2021-03-04", "2021-04-03")


def test_captions_and_datelines_are_read():
    text = "Two leaders shake hands, May 4, 2021."
    region = Region(document_id="x", region_start=0, region_end=len(text), region_text=text, kind="caption")
    (row,) = times_of(text, regions=(region,))
    assert row.time == "2021-05-04"


def test_odd_input_is_read_in_time():
    assert times_of("1 " * 10_000) == ()
    assert times_of("²³ \u0661\u0662 \x00 last week")[0].value == "2022-W51"
    assert len(times_of("last week " * 2_000)) > 100


def test_spans_quote_the_text():
    text = "On Monday — “early on” Tuesday — they met at 5 p.m., 3 May 2021."
    for row in times_of(text):
        assert text[row.expression_start : row.expression_end] == row.expression_text


def test_a_range_is_one_stretch_where_the_text_says_so():
    assert values("He will be away from Monday to Wednesday.") == [("Monday to Wednesday", "2023-01-02/2023-01-04")]
    assert values("It ran between 3 and 9 April 2021.") == [("3 and 9 April 2021", "2021-04-03/2021-04-09")]
    assert [time.time for time in times_of("He served from 2014 to 2018.")] == ["2014/2018"]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The bridge opened in 2015.", "past"),
        ("The bridge will open in 2025.", "future"),
        ("The bridge should be ready by 2025.", "future"),
        ("The bridge could open in 2025.", "prospect"),
        ("The 2015 bridge is old.", None),
    ],
)
def test_tense(text, tense):
    assert [row.tense for row in times_of(text)] == [tense]


def test_a_sentence_read_before_is_read_alike_in_its_copy():
    text = "Talks began on Monday in Corven. Two days later they failed. They resume next week."
    copied = f"By our staff\n\n{text}"
    again = TimeExtractor()
    for day in ("2021-03-04", "2021-03-11", "2021-03-04"):
        for words in (text, copied):
            document = factory.document(
                words, language="en", published=day, published_earliest=day, published_latest=day
            )
            given = _parser().parse([AnnotatedDocument(document=document)])[0]
            found = again.extract(given).times
            assert found == TimeExtractor().extract(given).times
            assert len(found) > 2


def test_a_price_in_pence_is_no_year():
    assert times_of("Shares closed at 1999 pence.") == ()


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The sale was postponed by 2021 and then dropped.", None),
        ("Growth quickened and will remain supported in 2023 by taxes.", None),
        ("They cut their projections of growth in 2023.", None),
        ('"It will enter into force in 2023," he said.', "future"),
        ("Traders dwelt on 2023 with its elections.", None),
        ("Its board approved a dividend of 3 crowns in 2023.", None),
        ("The bridge opened in 2021.", "past"),
    ],
)
def test_a_tense_is_sure_only_where_the_verb_dates_the_time(text, tense):
    found = [row.tense for row in times_of(text) if row.value in ("2021", "2023")]
    assert found == [tense] or (tense is None and found[0] not in ("past", "future"))


@pytest.mark.parametrize("dated", [True, False])
def test_a_day_that_no_year_has_is_none(dated):
    (row,) = times_of("It was signed on June 31.", dated=dated)
    assert (row.value, row.time, row.formula) == (None, None, None)
    assert (row.anchor or "").startswith("no such day")
