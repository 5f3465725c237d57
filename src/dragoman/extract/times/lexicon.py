"""The words of time: what a word or fixed phrase can be in a time expression.

A row is (category, value, words). Categories are the symbols of the pattern tables. Words are in
lower case; a phrase is its words as `atoms` cuts them (letters, digits, signs), joined by blanks.
"""

import functools
from collections.abc import Mapping

from dragoman.language.feasts import FEASTS
from dragoman.language.holidays import HOLIDAYS

UNITS: tuple[tuple[str, str, str], ...] = (
    ("S", "second", "seconds"),
    ("I", "minute", "minutes"),
    ("O", "hour", "hours"),
    ("D", "day", "days"),
    ("W", "week", "weeks"),
    ("F", "fortnight", "fortnights"),
    ("M", "month", "months"),
    ("Q", "quarter", "quarters"),
    ("H", "semester", "semesters"),
    ("Y", "year", "years"),
    ("E", "decade", "decades"),
    ("C", "century", "centuries"),
    ("L", "millennium", "millennia"),
    ("WE", "weekend", "weekends"),
)
"""(letter, one, many). O is the hour and I the minute, since H is the half-year and M the month."""

MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)

WEEKDAYS: tuple[tuple[str, ...], ...] = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed", "weds"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
            "nineties": 9}  # fmt: skip

_ROWS: tuple[tuple[str, object, tuple[str, ...]], ...] = (
    ("THE", None, ("the",)),
    ("A", 1, ("a", "an")),
    ("OF", None, ("of",)),
    ("IN", None, ("in", "during")),
    ("ON", None, ("on",)),
    ("AT", None, ("at",)),
    ("OR", None, ("or", "to", "-", "–")),
    ("AND", None, ("and", "&")),
    ("HYPHEN", None, ("-", "‐", "‑")),
    ("COMMA", None, (",",)),
    ("DOT", None, (".",)),
    ("POSS", None, ("' s", "’ s", "'", "’")),
    ("OLD", None, ("old", "- old", "- olds", "of age")),
    ("LONG", None, ("long", "- long")),
    ("SOME", "X", ("several", "a few", "some", "many", "a number of", "a handful of", "few", "numerous", "countless")),
    ("SOME", "X", ("dozens of", "scores of", "hundreds of", "thousands of")),
    ("SOME", 2, ("a couple of", "couple of", "a couple", "a pair of")),
    ("HALF", 0.5, ("and a half",)),
    ("HALFA", 0.5, ("half a", "half an", "half - a", "a half")),
    ("AGO", None, ("ago",)),
    ("BACK", -1, ("earlier", "before", "previously")),
    ("ON_", 1, ("later", "afterwards", "afterward")),
    ("FROMNOW", None, ("from now", "hence")),
    ("ALL", None, ("all", "whole", "entire", "full")),
    ("MORE", None, ("or so", "or more", "or less", "or longer")),
    ("EXTRA", None, ("more", "additional", "straight", "consecutive", "successive", "full", "whole", "solid", "long",
                     "further", "whole long", "extra", "working", "business", "trading")),
    ("APPROX", None, ("about", "around", "nearly", "almost", "roughly", "approximately", "some", "over", "under",
                      "more than", "less than", "fewer than", "at least", "at most", "up to", "as many as",
                      "no more than",
                      "no less than", "not more than", "just over", "just under", "well over", "close to",
                      "as little as")),
    ("THIS", 0, ("this", "the current", "the present", "the ongoing")),
    ("LAST", -1, ("last", "the last", "this past", "this last", "the latest")),
    ("PASTONE", -1, ("the past", "past")),
    ("LASTBUT", -2, ("before last",)),
    ("NEXT", 1, ("next", "the coming", "this coming", "coming", "this next", "the upcoming", "upcoming")),
    ("PASTQ", -1, ("last", "past", "previous", "preceding", "latest", "the last", "the past", "the previous",
                   "the preceding", "the latest", "these past", "these last", "this past", "this last")),
    ("NEXTQ", 1, ("next", "coming", "the next", "the coming", "the following", "upcoming", "the upcoming",
                  "these next")),
    ("RECENT", -1, ("recent", "the recent", "past", "the past", "the last", "last", "more recent")),
    ("COMING", 1, ("coming", "the coming", "upcoming", "the next", "future", "the upcoming", "the following")),
    ("PREV", -1, ("the previous", "the preceding", "the prior", "a previous")),
    ("FOLL", 1, ("the following", "the next", "the very next")),
    ("SAME", 0, ("that", "the same", "that same", "that very", "the very same")),
    ("TODAY", 0, ("today",)),
    ("TODAY", -1, ("yesterday",)),
    ("TODAY", 1, ("tomorrow",)),
    ("TODAY", -2, ("day before yesterday",)),
    ("TODAY", 2, ("day after tomorrow",)),
    ("TONIGHT", "TNI", ("tonight", "this night")),
    ("PART", "TMO", ("morning", "mornings")),
    ("PART", "TMI", ("midday", "mid - day", "lunchtime")),
    ("PART", "TAF", ("afternoon", "afternoons")),
    ("PART", "TEV", ("evening", "evenings")),
    ("PART", "TNI", ("night", "nights", "overnight")),
    ("NOON", "T12:00", ("noon", "midday")),
    ("NOON", "T24:00", ("midnight",)),
    ("AM", 0, ("am", "a . m .", "a . m", "in the morning")),
    ("AM", 12, ("pm", "p . m .", "p . m", "in the afternoon", "in the evening")),
    ("OCLOCK", None, ("o ' clock", "o ’ clock")),
    ("HOURS", None, ("hrs", "hours")),
    ("HRS", None, ("hrs",)),
    ("ZONE", None, ("gmt", "utc", "est", "edt", "et", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "cet", "cest",
                    "eet", "eest", "msk", "ist", "jst", "hkt", "sgt", "kst", "aest", "aedt", "eastern time",
                    "pacific time", "central time", "moscow time", "local time", "beijing time", "london time",
                    "kyiv time", "eastern", "z")),
    ("SEASON", "SP", ("spring", "springtime")),
    ("SEASON", "SU", ("summer", "summertime")),
    ("SEASON", "FA", ("autumn", "fall")),
    ("SEASON", "WI", ("winter", "wintertime")),
    ("EARLY", "START", ("early", "very early", "early in", "early on", "early on in")),
    ("EARLY", "MID", ("mid", "midway through")),
    ("EARLY", "END", ("late", "very late", "late in", "late on")),
    ("SOONER", None, ("earlier", "later", "earlier in", "later in", "sometime", "some time", "sometime in",
                      "earlier on", "later on")),
    ("END", "END", ("the end of", "end of", "the close of", "the tail end of", "the latter part of", "the last days of",
                    "the final days of")),
    ("END", "START", ("the beginning of", "beginning of", "the start of", "start of", "the early part of",
                      "the first days of", "the early days of", "the opening of")),
    ("END", "MID", ("the middle of", "middle of")),
    ("ENDING", "END", ("end",)),
    ("HALFYEAR", None, ("half",)),
    ("PERIODWORD", None, ("period",)),
    ("DASH", None, ("-", "–", "—")),
    ("THROUGH", None, ("to", "through", "until")),
    ("SLASH", None, ("/",)),
    ("FISCAL", None, ("fiscal", "financial", "fiscal year", "financial year")),
    ("AGOQ", -1, ("year - earlier", "year - ago", "year earlier", "year ago", "comparable year - earlier",
                  "comparable year - ago")),
    ("EVERY", 1, ("every", "each", "every single")),
    ("OTHER", 2, ("other",)),
    ("A_DAY", None, ("a", "an", "per", "each", "every")),
    ("TIMES", None, ("once", "twice", "times", "thrice")),
    ("ADVSET", "P1D", ("daily", "every day", "each day", "nightly")),
    ("ADVSET", "P1W", ("weekly",)),
    ("ADVSET", "P1M", ("monthly",)),
    ("ADVSET", "P1Y", ("yearly", "annually")),
    ("ADVSET", "PT1H", ("hourly",)),
    ("ADVSET", "P2W", ("biweekly", "fortnightly")),
    ("REF", "PRESENT_REF", ("now", "right now", "currently", "at present", "nowadays", "these days", "presently",
                            "at the moment", "at this moment", "at this time", "just now",
                            "this moment", "current")),
    ("REF", "PAST_REF", ("recently", "the past", "the recent past", "recent", "more recently", "most recently",
                         "lately",
                         "not long ago", "long ago", "the distant past")),
    ("REF", "FUTURE_REF", ("the future", "the near future", "near future", "the foreseeable future",
                           "the not too distant future",
                           "the near term", "the short term", "the medium term", "the coming period", "soon")),
    ("ELEVEN9", "2001-09-11", ("9 / 11",)),
)  # fmt: skip


@functools.cache
def lexicon() -> Mapping[str, tuple[tuple[tuple[str, ...], str, object], ...]]:
    """First atom -> what may begin there: (all atoms, category, value), the longest phrases first."""
    found: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}
    for category, value, words in (*_ROWS, *_derived()):
        for word in words:
            atoms = tuple(word.split())
            found.setdefault(atoms[0], []).append((atoms, category, value))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@functools.cache
def triggers() -> frozenset[str]:
    """Words without which no pattern matches, beside figures; a year in words begins with nineteen."""
    return frozenset(
        phrase[-1] if category in ("HOLIDAY", "REF") else phrase[0]
        for rows in lexicon().values()
        for phrase, category, _ in rows
        if category in _TRIGGERS
    ) | {"nineteen"}


_TRIGGERS = frozenset(
    {"TODAY", "TONIGHT", "PART", "NOON", "SEASON", "MONTH", "WEEKDAY", "WEEKDAYS", "UNIT", "UNITS", "HOLIDAY", "REF",
     "ADVSET", "DECADEWORD", "HALFYEAR", "PERIODWORD"}
)  # fmt: skip


def _derived() -> list[tuple[str, object, tuple[str, ...]]]:
    rows: list[tuple[str, object, tuple[str, ...]]] = []
    for letter, one, many in UNITS:
        rows += [("UNIT", letter, (one,)), ("UNITS", letter, (many,))]
    rows += [("MONTH", number, _dotted(names)) for number, names in enumerate(MONTHS, 1)]
    rows += [("WEEKDAY", number, _dotted(names)) for number, names in enumerate(WEEKDAYS)]
    rows += [("WEEKDAYS", number, (names[0] + "s",)) for number, names in enumerate(WEEKDAYS)]
    rows += [("ORDINAL", number, (name,)) for number, name in enumerate(_ORDINALS, 1)]
    rows += [("LASTORD", -1, ("last", "final"))]
    rows += [("DECADEWORD", number, (word,)) for word, number in _DECADES.items()]
    named = [(key, row.names) for key, row in HOLIDAYS.items()] + [(key, row.names) for key, row in FEASTS.items()]
    for key, names in named:
        rows.append(("HOLIDAY", key, tuple(_atomised(name) for name in names)))
        curly = tuple(_atomised(name.replace("'", "’")) for name in names if "'" in name)
        rows.append(("HOLIDAY", key, curly))
    return rows


def _dotted(names: tuple[str, ...]) -> tuple[str, ...]:
    return (*names, *(f"{short} ." for short in names[1:]))


def _atomised(name: str) -> str:
    return " ".join(name.replace("'", " ' ").replace("’", " ’ ").replace(".", " . ").replace("-", " - ").split())
