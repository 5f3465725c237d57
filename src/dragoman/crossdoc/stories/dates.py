"""A stem in, whether it is a word of the calendar or a year out."""

from dragoman.language.words import stem_of

_CALENDAR_WORDS = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
October November December Christmas Easter Ramadan Eid Passover Thanksgiving Halloween spring summer autumn winter
"""
CALENDAR = frozenset(stem_of(word) for word in _CALENDAR_WORDS.split())
"""Words of the calendar: shared ones say that two reports speak of the same days. "May" is mostly a verb."""
_CENTURIES, _LENGTH = ("19", "20"), 4


def is_year(stem: str) -> bool:
    """Whether a stem is a year of the last two centuries."""
    return len(stem) == _LENGTH and stem.startswith(_CENTURIES) and stem.isdigit()
