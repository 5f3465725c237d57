"""The patterns of time expressions in news English: phrases, then whole expressions.

A pattern is a row of categories (see `lexicon`, `numbers`): `X?` may be missing, `X|Y` is either one,
`||` parts whole alternatives. A phrase's category is its name up to the dot. Among the expressions
the longest match wins, then the earlier row. Each row has an example; `«…»` marks what it covers.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row: the name that `meaning` knows, the categories, an example."""

    name: str
    pattern: str
    example: str


PARTS: tuple[Pattern, ...] = (
    Pattern("DUR.number", "NUMBER|SOME EXTRA? UNIT|UNITS || NUMBER HYPHEN UNIT|UNITS", "It took «three days»."),
    Pattern("DUR.a", "A EXTRA? UNIT || A NUMBER UNITS", "It lasted «a week»."),
    Pattern(
        "DUR.half",
        "NUMBER FRACTION UNITS || NUMBER HALF UNITS || A UNIT HALF || HALFA UNIT",
        "It lasted «2 1/2 years».",
    ),
    Pattern(
        "DUR.either",
        "NUMBER OR NUMBER UNITS|UNIT || NUMBER HYPHEN OR NUMBER HYPHEN UNIT",
        "It takes «two to three weeks».",
    ),
    Pattern(
        "CLOCK.time",
        "CLOCKTIME AM? ZONE? || DOTTIME AM ZONE? || HOURNUM AM ZONE?",
        "The vote began at «10:30 a.m. EST».",
    ),
    Pattern(
        "CLOCK.word",
        "NOON ZONE? || HOURNUM OCLOCK AM? || MILITARY ZONE|OCLOCK|HRS || MILITARY HOURS ZONE || DOTTIME ZONE",
        "They met at «noon».",
    ),
    Pattern("FULL.mdy", "MONTH DAY|ORDINAL COMMA? YEAR", "He was born on «May 3, 1998»."),
    Pattern("FULL.dmy", "THE? DAY|ORDINAL OF? MONTH COMMA? YEAR", "He was born on «3 May 1998»."),
    Pattern("FULL.iso", "YEAR HYPHEN MONTHNUM HYPHEN DAY || COMPACT", "Updated «2022-12-30»."),
    Pattern("FULL.slash", "DAY SLASH DAY SLASH YEAR || DAY HYPHEN DAY HYPHEN YEAR", "Issued on «25/12/2021»."),
    Pattern("MD.month_first", "MONTH DAY|ORDINAL", "They met on «Aug. 2»."),
    Pattern("MD.day_first", "DAY|ORDINAL OF? MONTH || THE ORDINAL OF MONTH", "They met on «2 August»."),
    Pattern("YEARREF.relative", "LAST|THIS|NEXT FISCAL? UNIT || THE UNIT", "Sales fell «last year»."),
)
"""What phrases are made of."""

PHRASES: tuple[Pattern, ...] = (
    Pattern("DAYREF.full", "WEEKDAY COMMA? FULL || THIS? FULL", "They met on «Friday, May 1, 1998»."),
    Pattern("DAYREF.month_day", "WEEKDAY COMMA? MD || LAST|NEXT|THIS? MD", "They met on «Friday, May 1»."),
    Pattern("DAYREF.of_week", "WEEKDAY OF? LAST|THIS|NEXT UNIT", "They met on «Friday last week»."),
    Pattern("DAYREF.relative_weekday", "LAST|THIS|NEXT|PREV|FOLL WEEKDAY", "They met «last Friday»."),
    Pattern("DAYREF.weekday", "WEEKDAY", "They met on «Friday»."),
    Pattern("DAYREF.today", "TODAY", "They met «yesterday»."),
    Pattern(
        "DAYREF.holiday",
        "HOLIDAY YEAR? || LAST|THIS|NEXT HOLIDAY || HOLIDAY OF? LAST|THIS|NEXT UNIT",
        "They met on «Christmas Day».",
    ),
    Pattern("DAYREF.same", "SAME|PREV|FOLL UNIT", "They left «the next day»."),
    Pattern("DAYREF.eleven", "ELEVEN9", "Since «9/11» much has changed."),
    Pattern("PERIOD.month_year", "MONTH COMMA? OF? YEAR || MONTH OF? LAST|THIS|NEXT UNIT", "It began in «March 1998»."),
    Pattern("PERIOD.month", "LAST|THIS|NEXT MONTH || MONTH", "It began «last March»."),
    Pattern(
        "PERIOD.season",
        "THE? SEASON OF? YEAR || THE? SEASON OF LAST|THIS|NEXT UNIT || LAST|THIS|NEXT SEASON || THE SEASON",
        "It began in «the summer of 1998».",
    ),
    Pattern(
        "PERIOD.quarter",
        "THE? FISCAL? ORDINAL UNIT OF? IN? YEAR|YEARREF || "
        "THE? YEAR|YEARREF POSS? FISCAL? ORDINAL HYPHEN? UNIT || THE? FISCAL? ORDINAL UNIT || "
        "FISCAL? ORDINAL HYPHEN UNIT",
        "Sales fell in «the third quarter of 1998».",
    ),
    Pattern(
        "PERIOD.half",
        "THE? ORDINAL|LASTORD HYPHEN? HALFYEAR OF YEAR|YEARREF || "
        "THE? YEAR|YEARREF POSS? ORDINAL HALFYEAR || THE ORDINAL HALFYEAR",
        "Sales fell in «the first half of 1998».",
    ),
    Pattern("PERIOD.year", "FISCAL? YEAR || THE? UNIT YEAR|SPELLEDYEAR || THE FISCAL YEAR", "It began in «1998»."),
    Pattern("PERIOD.decade", "THE? DECADE || THE DECADEWORD || THE? POSS DECADE", "It began in «the 1990s»."),
    Pattern("PERIOD.century", "THE? ORDINAL HYPHEN? UNIT", "It began in «the 19th century»."),
    Pattern("PERIOD.relative", "LAST|THIS|NEXT FISCAL? UNIT || THE UNIT LASTBUT", "It began «the year before last»."),
    Pattern("PERIOD.from_text", "SAME|PREV|FOLL UNIT", "It began «the following year»."),
    Pattern("PERIOD.the", "THE ALL? FISCAL? UNIT", "Sales fell during «the quarter»."),
)
"""Phrases that expressions are made of."""

EXPRESSIONS: tuple[Pattern, ...] = (
    Pattern(
        "day_range",
        "MONTH DAY DASH|THROUGH DAY || MONTH DAY DASH|THROUGH DAY COMMA? YEAR || DAY DASH|THROUGH DAY MONTH YEAR?",
        "Drills ran on «March 21-27».",
    ),
    Pattern("between_days", "DAY AND DAY MONTH YEAR? || MONTH DAY AND DAY", "It ran between «3 and 9 April»."),
    Pattern("weekday_range", "WEEKDAY DASH|THROUGH WEEKDAY", "The talks ran from «Monday to Wednesday»."),
    Pattern(
        "date_range", "MD DASH MD || MD DASH MD COMMA? YEAR || FULL DASH FULL", "Drills ran on «March 30-April 2»."
    ),
    Pattern("month_range", "MONTH DASH MONTH YEAR?", "Sales in «March-May 1998» rose."),
    Pattern("year_range", "YEAR DASH|THROUGH YEAR || YEAR DASH SHORTYEAR", "The war of «1990-91» was short."),
    Pattern(
        "clock_day",
        "APPROX? CLOCK COMMA? ON? DAYREF || APPROX? CLOCK ON? DAYREF PART",
        "It began at «10 p.m. Wednesday».",
    ),
    Pattern("day_clock", "DAYREF COMMA? AT? APPROX? CLOCK", "It began on «Friday at 10:30 a.m.»."),
    Pattern("clock_part", "APPROX? CLOCK THIS|LAST PART", "It began at «11:30 this morning»."),
    Pattern("clock", "APPROX? CLOCK", "It begins at «10:30 a.m.»."),
    Pattern(
        "day_part",
        "EARLY|SOONER? DAYREF PART || EARLY|SOONER PART DAYREF || EARLY HYPHEN? PART DAYREF",
        "They met on «Sunday night».",
    ),
    Pattern("part_of_day", "THE? EARLY? PART OF DAYREF", "They met on «the morning of March 5»."),
    Pattern(
        "this_part",
        "EARLY|SOONER? THIS|LAST|NEXT|FOLL|PREV EARLY? PART || TONIGHT || SOONER TONIGHT",
        "They met «last night».",
    ),
    Pattern("end_of_day", "END DAYREF", "It was «the end of Friday»."),
    Pattern("day", "EARLY|SOONER? DAYREF", "They met «early Tuesday»."),
    Pattern("week_of", "THE UNIT OF DAYREF || HOLIDAY UNIT", "They met in «the week of March 6»."),
    Pattern(
        "third",
        "THE? EARLY HYPHEN? THE? PERIOD || END PERIOD || THE? EARLY HYPHEN? DECADE",
        "It began in «early 1990».",
    ),
    Pattern("unit_end", "UNIT HYPHEN? ENDING || EARLY HYPHEN? UNIT", "It will be ready by «year-end»."),
    Pattern("sooner", "SOONER PERIOD", "They met «earlier this week»."),
    Pattern("period", "PERIOD", "They met «last month»."),
    Pattern(
        "year_ago_period",
        "THE? AGOQ UNIT|PERIODWORD || AGOQ || THE? AGOQ ORDINAL UNIT",
        "Profit rose from «the year-earlier quarter».",
    ),
    Pattern("period_word", "LAST PERIODWORD || THE YEAR PERIODWORD|UNIT", "Profit rose in «the latest period»."),
    Pattern(
        "ago",
        "APPROX? DUR MORE? AGO || UNITS AGO || APPROX? NUMBER UNITS AND DUR AGO",
        "They met «three weeks ago».",
    ),
    Pattern("from_now", "APPROX? DUR MORE? FROMNOW", "They will meet «three weeks from now»."),
    Pattern("later", "APPROX? DUR MORE? BACK|ON_", "They met again «two days later»."),
    Pattern("age", "APPROX|THE|A|THIS? NUMBER HYPHEN? UNIT|UNITS OLD || A UNIT OLD", "The boy is «six years old»."),
    Pattern("set_times", "NUMBER? TIMES A_DAY UNIT", "They meet «twice a week»."),
    Pattern(
        "set_every",
        "EVERY OTHER|ORDINAL? UNIT || EVERY NUMBER UNITS || EVERY WEEKDAY PART? || EVERY MONTH|SEASON|PART",
        "They meet «every Friday».",
    ),
    Pattern("set_plural", "WEEKDAYS || WEEKDAY PART", "They meet on «Fridays»."),
    Pattern("set_adverb", "ADVSET", "They meet «weekly»."),
    Pattern("past_span", "PASTQ APPROX? DUR MORE? || PASTONE UNIT", "It fell in «the past two months»."),
    Pattern("next_span", "NEXTQ APPROX? DUR MORE?", "It will fall in «the next two months»."),
    Pattern("recent_span", "RECENT UNITS", "It fell in «recent years»."),
    Pattern("coming_span", "COMING UNITS", "It will fall in «the coming weeks»."),
    Pattern("first_span", "THE? ORDINAL|LASTORD DUR", "It fell in «the first nine months»."),
    Pattern("the_span", "THE DUR || THIS DUR", "It fell in «the nine months»."),
    Pattern("span", "APPROX? DUR MORE? || APPROX? NUMBER UNITS AND DUR", "It lasted «more than 10 months»."),
    Pattern("span_units", "UNITS", "It lasted for «weeks»."),
    Pattern("span_long", "DUR LONG || UNIT|UNITS LONG || UNIT HYPHEN? LONG", "It was «a day-long» meeting."),
    Pattern("reference", "REF", "It is «now» over."),
)
"""Whole expressions."""
