"""False friends that are names: newspapers and happenings named after a day, people called May, years in names."""

from collections.abc import Callable

from dragoman.extract.times.automaton import Match
from dragoman.extract.times.lexicon import MONTHS, WEEKDAYS
from dragoman.extract.times.place import Place, words

_NEWSPAPER = words(
    "times telegraph mail mirror express post herald world tribune independent star sun people business age "
    "school sport record mercury magazine review best"
)
_TITLES = words("mr mrs ms miss dr sir lady lord dame")
_SHORT_DAYS = frozenset({"sun", "sat", "mon", "wed", "fri", "thu", "tue"})
_SHORT_MONTHS = frozenset(name for names in MONTHS for name in names[1:])
_MAY_BEFORE = words(
    "in on since last next until till by early late mid this of from through during for before after every "
    "each and to between - –"
)
_WEEKDAYS = frozenset(name for names in WEEKDAYS for name in names)
_MONTH_OR_NAME = frozenset({"May", "MAY", "March", "MARCH", "April", "June", "August"})
_YEAR_AFTER = words("in since by from until during of the for and after before late early between to or through")
"""Capitalised at the beginning of a sentence, they are still prepositions."""


def _newspaper(place: Place) -> bool:
    """The Sunday Times: a newspaper or broadcast."""
    after = place.after()
    return (
        after is not None
        and after.text[0].isupper()
        and place.words[-1].lower.endswith("day")
        and (after.lower in _NEWSPAPER)
    )


def _named_day(place: Place) -> bool:
    """Black Friday, Bloody Sunday: the name of a happening."""
    before = place.before()
    if len(place.words) != 1 or not place.words[0].lower.endswith("day") or before is None:
        return False
    return before.text in ("Black", "Bloody", "Super", "Cyber", "Ruby")


def _named_holiday(place: Place) -> bool:
    """The Easter Rising, the Thanksgiving Day Parade: a name that begins with a holiday."""
    after = place.after()
    last = place.match.parts[-1].value
    holiday = place.match.rule == "day" and isinstance(last, Match) and last.has("HOLIDAY") and not last.has("YEAR")
    return holiday and after is not None and after.text[0].isupper() and after.lower not in _WEEKDAYS


def _short_name(place: Place) -> bool:
    """Sun, Mar, Sat without a stop, a figure or another word of time beside them."""
    return len(place.words) == 1 and place.words[0].lower in _SHORT_DAYS | _SHORT_MONTHS


def _lower_case_name(place: Place) -> bool:
    """march, may, august, sun, second as common words."""
    names = {"march", "may", "august", "mar", "sun", "sat", "wed", "fri", "mon", "dec", "jan", "sep", "thu", "tue"}
    return any(atom.text in names for atom in place.words)


def _may(place: Place) -> bool:
    """May the person or the verb; April, June, August as persons; to march."""
    if len(place.words) > 1 or place.words[0].text not in _MONTH_OR_NAME:
        return False
    before, token = place.before(), place.token(place.match.start)
    if token is not None and token.tag in ("MD", "VB", "VBP", "VBD"):
        return True
    name = place.words[0].text.title()
    if before is not None and before.lower in _MAY_BEFORE:
        return False
    if before is not None and (before.lower in _TITLES or before.text[0].isupper()):
        return name != "March"
    if name == "May":
        after = place.after()
        return after is None or after.text != "'"
    return name != "March" and token is not None and token.dep in ("nsubj", "nsubjpass")


def _march_of(place: Place) -> bool:
    words, before = place.words, place.before()
    return (
        len(words) == 1
        and words[0].lower == "march"
        and before is not None
        and (before.lower in ("the", "a", "s", "women", "'", "’") or before.lower.endswith("'s"))
    )


def _year_in_a_name(place: Place) -> bool:
    """A year right after a capitalised word that is no preposition: part of a name."""
    if len(place.words) != 1 or not place.words[0].lower.isdecimal():
        return False
    before = place.before()
    if before is None or not before.text[0].isalpha():
        return before is not None and before.text in ("-", "–", "/") and place.words[0].glued
    if not before.text[0].isupper() or before.lower in _YEAR_AFTER:
        return False
    token = place.token(place.match.start - 1)
    return token is None or token.pos == "PROPN" or place.match.start != 1


NAMES: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("a name that begins with a holiday", _named_holiday),
    ("a newspaper or broadcast named after a day", _newspaper),
    ("a happening named after its day", _named_day),
    ("a short word that is a day or month only beside a figure or stop", _short_name),
    ("a common word", _lower_case_name),
    ("a person or a modal verb", _may),
    ("a march, not the month", _march_of),
    ("a year in a name", _year_in_a_name),
)
"""(reason, check), for `filters`."""
