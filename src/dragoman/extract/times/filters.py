"""False friends: a match in, the reason why it is no time out.

Names that hold a year (a drill called "Northern Shield 2019"), newspapers named after a day, people
called May, prices, scores and counts that look like a year, an ordinal that is not a unit of time.
"""

from collections.abc import Callable

from dragoman.extract.times.automaton import Atom
from dragoman.extract.times.names import NAMES
from dragoman.extract.times.place import Place, words

_COUNTED = words(
    "people men women children troops soldiers dollars euros pounds pence cents francs crowns pesos rupees "
    "yen rubles roubles miles km kilometers "
    "kilometres meters metres feet tons tonnes votes points homes houses jobs shares barrels units cars "
    "vehicles refugees migrants deaths cases residents members employees workers students prisoners families "
    "acres hectares mph kph bpd percent pct per %"
)
_AMOUNT_BEFORE = words(
    "than nearly almost approximately roughly no nos least most up only just number flight room route highway "
    "boeing airbus page pages section article resolution lot unit battalion bus bond paragraph"
)
_DEFINING = words("of that when since before after which to he she they -")
_CLOCK_AFTER = words("at by around about until from since before after to - – and between (")


def is_name(reason: str) -> bool:
    """Whether a reason of `false_friend` says that the words are a name, so that no part of them is a time."""
    return any(reason == known for known, _ in NAMES)


def false_friend(place: Place) -> str | None:
    """Why a match is no time expression, or None where it is one."""
    for reason, check in CHECKS:
        if check(place):
            return reason
    return None


def _quantity(place: Place) -> bool:
    """A count, price or number of something that looks like a year."""
    if len(place.words) != 1 or not place.words[0].lower.isdecimal():
        return False
    before, after = place.before(), place.after()
    if after is not None and (
        after.lower in _COUNTED or (after.glued and after.text in "%°:/,.@" and _digit(place.after(1)))
    ):
        return True
    following = place.after(1)
    if after is not None and after.lower in ("-", "–") and _digit(following):
        return True
    stop = after is not None and after.glued and after.text == "."
    if stop and following is not None and following.glued and following.text.isupper():
        return True  # a share: 1928.HK
    if before is not None and (before.lower in _AMOUNT_BEFORE or before.text in "$£€¥#%"):
        return True
    return before is not None and before.glued and before.text in ".,:"


def _designation(place: Place) -> bool:
    """A day in "an Orion May 4C engine": figures that a capital letter makes part of a name."""
    after = place.after()
    return place.words[-1].text.isdecimal() and after is not None and after.glued and after.text.isupper()


def _digit(atom: Atom | None) -> bool:
    return atom is not None and atom.glued and atom.text[0].isdecimal()


def _ordinal_second(place: Place) -> bool:
    """A second term: `second` is an ordinal there, unless it is tagged as a noun."""
    words = place.words
    if words[-1].lower != "second" or len(words) > 2:
        return False
    token = place.token(place.match.end - 1)
    return token is None or token.pos != "NOUN" or token.dep in ("amod", "compound")


def _bare_season(place: Place) -> bool:
    """fall, spring as verbs; the Arab Spring."""
    last = place.words[-1]
    if last.lower not in ("fall", "spring", "summer", "winter", "autumn"):
        return False
    token, before = place.token(place.match.end - 1), place.before()
    if token is not None and token.pos in ("VERB", "AUX"):
        return True
    after = place.after()
    if last.lower in ("fall", "spring") and after is not None and after.lower in ("of", "in", "from"):
        return True
    return before is not None and before.text[0].isupper() and last.text[0].isupper()


def _the_unit(place: Place) -> bool:
    """The week that, the year of: a unit that the words after it define."""
    words, after = place.words, place.after()
    if place.match.rule != "period" or words[0].lower != "the" or len(words) > 2:
        return False
    return after is not None and after.lower in _DEFINING


def _reference_word(place: Place) -> bool:
    """Now that, as soon as, future tense: words that refer to no time by themselves."""
    if place.match.rule != "reference":
        return False
    last, before, after = place.words[-1].lower, place.before(), place.after()
    following = after.lower if after is not None else ""
    preceding = before.lower if before is not None else ""
    if last == "soon":
        return following in ("as", "after", "to") or preceding in ("as", "too", "so", "how", "very")
    if last == "now":
        return preceding in ("then", "since")
    token = place.token(place.match.end - 1)
    return last == "past" and (token is None or token.pos != "NOUN")


def _long_word(place: Place) -> bool:
    """Before as a preposition (three weeks before the attack): the duration alone is the expression."""
    if place.match.rule != "later":
        return False
    last = place.words[-1].lower
    if last not in ("before", "previously"):
        return False
    after, token = place.after(), place.token(place.match.end - 1)
    if token is not None and (token.children or token.dep in ("mark", "prep")):
        return True
    return after is not None and after.text[0].isalnum() and token is None


def _rate(place: Place) -> bool:
    """A day in "200 flights a day": how often, not how long."""
    words, before = place.words, place.before()
    if place.match.rule != "span" or len(words) != 2 or words[0].lower not in ("a", "an") or before is None:
        return False
    token, previous = place.token(place.match.end - 1), place.token(place.match.start - 1)
    if token is None or previous is None or token.dep not in ("npadvmod", "pobj", "appos", "nmod", "dobj"):
        return False
    if before.lower in ("%", "percent", "times", "million", "billion") or before.text[0].isdecimal():
        return True
    return token.dep in ("npadvmod", "appos", "nmod") and previous.tag == "NNS"


def _compound(place: Place) -> bool:
    """A year in "a year-earlier loss": the beginning of a longer word."""
    after, following = place.after(), place.after(1)
    if place.match.rule not in ("span", "the_span", "period") or after is None or following is None:
        return False
    return (
        after.glued and after.text == "-" and following.lower in ("earlier", "ago", "end", "round", "old", "to", "over")
    )


def _vague_units(place: Place) -> bool:
    """Days in "Women's days", "the days of": plural units that a word before owns or counts."""
    if place.match.rule != "span_units":
        return False
    before, token = place.before(), place.token(place.match.start)
    if before is not None and before.text in ("'", "’", "-", "$"):
        return True
    if token is not None and token.dep in ("nsubj", "nsubjpass", "compound", "poss"):
        return True
    after = place.after()
    return after is not None and after.lower in ("old", "-")


def _numbers_only(place: Place) -> bool:
    """A bare clock-like figure: a score (3:15), a verse, a ratio."""
    if place.match.rule != "clock" or any(atom.text[0].isalpha() for atom in place.words):
        return False
    before = place.before()
    return before is None or before.lower not in _CLOCK_AFTER


def _no_range(place: Place) -> bool:
    """Ends of a range that no "from" or "between" announces: two dates, not one stretch."""
    before = place.before()
    opened = before.lower if before is not None else ""
    if place.match.rule == "between_days":
        return opened != "between"
    if place.match.rule in ("weekday_range", "year_range") and not place.match.has("DASH"):
        return opened != "from"
    return False


def _lower_case_zone(place: Place) -> bool:
    """A lower-case word that only looks like a zone of time (et, z)."""
    last = place.words[-1]
    return place.match.rule == "clock" and last.text.islower() and last.lower in ("ist", "et", "est", "z", "eastern")


CHECKS: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    *NAMES,
    ("a quantity", _quantity),
    ("part of a name", _designation),
    ("an ordinal", _ordinal_second),
    ("a verb or a name", _bare_season),
    ("a unit that other words define", _the_unit),
    ("a word that refers to no time here", _reference_word),
    ("a preposition", _long_word),
    ("a rate", _rate),
    ("the beginning of a longer word", _compound),
    ("units that are not counted", _vague_units),
    ("a score or ratio", _numbers_only),
    ("two dates", _no_range),
    ("a lower-case word that only looks like a zone", _lower_case_zone),
)
"""(reason, check): the first that holds drops the match."""
