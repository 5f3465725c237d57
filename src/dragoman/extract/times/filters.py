"""False friends: a match in, the reason why it is no time out.

Names that hold a year (a drill called "Northern Shield 2019"), newspapers named after a day, people
called May, prices, scores and counts that look like a year, an ordinal that is not a unit of time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.extract.times.automaton import Atom, Match
from dragoman.extract.times.lexicon import MONTHS
from dragoman.model.text import Token

_NEWSPAPER = frozenset(
    "times telegraph mail mirror express post herald world tribune independent star sun people business age school "
    "sport record mercury magazine review best world".split()
)
_COUNTED = frozenset(
    "people men women children troops soldiers dollars euros pounds yen rubles roubles miles km kilometers kilometres "
    "meters metres feet tons tonnes votes points homes houses jobs shares barrels units cars vehicles refugees migrants "
    "deaths cases residents members employees workers students prisoners families acres hectares mph kph bpd percent "
    "pct per %".split()
)
_AMOUNT_BEFORE = frozenset(
    "than nearly almost approximately roughly no nos least most up only just number flight room route highway "
    "boeing airbus page pages section article resolution lot unit battalion bus bond paragraph".split()
)
_TITLES = frozenset("mr mrs ms miss dr sir lady lord dame theresa minister secretary president brian james".split())
_SHORT_DAYS = frozenset({"sun", "sat", "mon", "wed", "fri", "thu", "tue"})
_SHORT_MONTHS = frozenset(name for names in MONTHS for name in names[1:])
_MAY_BEFORE = frozenset(
    "in on since last next until till by early late mid this of from through during for before after every each and "
    "to between - –".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A match where it stands: its atoms, the atoms of its sentence, the token over each atom (None unparsed)."""

    match: Match
    atoms: Sequence[Atom]
    token: Callable[[int], Token | None]

    def before(self, distance: int = 1) -> Atom | None:
        """The atom some places before the match."""
        index = self.match.start - distance
        return self.atoms[index] if index >= 0 else None

    def after(self, distance: int = 0) -> Atom | None:
        """The atom some places after the match."""
        index = self.match.end + distance
        return self.atoms[index] if index < len(self.atoms) else None

    @property
    def words(self) -> tuple[Atom, ...]:
        """The atoms of the match."""
        return tuple(self.atoms[self.match.start : self.match.end])


def false_friend(place: Place) -> str | None:
    """Why a match is no time expression, or None where it is one."""
    for reason, check in CHECKS:
        if check(place):
            return reason
    return None


def _newspaper(place: Place) -> bool:
    after, last = place.after(), place.words[-1]
    if after is None or not after.text[0].isupper() or not last.lower.endswith("day"):
        return False
    before = place.before()
    return after.lower in _NEWSPAPER or (before is not None and before.lower in ("black", "bloody", "super"))


def _named_day(place: Place) -> bool:
    before = place.before()
    return (
        len(place.words) == 1
        and place.words[0].lower.endswith("day")
        and before is not None
        and before.text in ("Black", "Bloody", "Super", "Cyber", "Ruby", "Freaky")
    )


def _short_name(place: Place) -> bool:
    """Sun, Mar, Sat… without a stop, a figure or another word of time beside them."""
    word = place.words[0]
    if len(place.words) > 1 or word.lower not in _SHORT_DAYS | _SHORT_MONTHS:
        return False
    return True


def _lower_case_name(place: Place) -> bool:
    """march, may, august, sun, second as common words."""
    names = {"march", "may", "august", "mar", "sun", "sat", "wed", "fri", "mon", "dec", "jan", "sep", "thu", "tue"}
    return any(atom.text in names for atom in place.words)


def _may(place: Place) -> bool:
    if place.words[-1].text not in ("May", "MAY", "March", "MARCH", "April", "June", "August") or len(place.words) > 1:
        return False
    word, before, after = place.words[0].text, place.before(), place.after()
    token = place.token(place.match.start)
    if token is not None and token.tag in ("MD", "VB", "VBP", "VBD"):
        return True
    if before is not None and (before.lower in _TITLES or (before.text[0].isupper() and before.lower not in _MAY_BEFORE)):
        return word in ("May", "MAY") or before.text[-1:].isalpha() and word in ("April", "June", "August")
    if word not in ("May", "MAY"):
        return token is not None and token.dep in ("nsubj", "nsubjpass") and word in ("April", "June", "August")
    if before is not None and before.lower in _MAY_BEFORE:
        return False
    return not (after is not None and after.text == "'" )


def _march_of(place: Place) -> bool:
    words, before = place.words, place.before()
    return (
        len(words) == 1
        and words[0].lower == "march"
        and before is not None
        and (before.lower in ("the", "a", "s", "women", "'", "’") or before.lower.endswith("'s"))
    )


def _year_in_a_name(place: Place) -> bool:
    """A year right after a capitalised word that is no time and no preposition: part of a name."""
    if len(place.words) != 1 or not place.words[0].lower.isdigit():
        return False
    before = place.before()
    if before is None or not before.text[0].isalpha():
        return before is not None and before.text in ("-", "–", "/") and place.words[0].glued
    if not before.text[0].isupper() or before.lower in ("in", "since", "by", "from", "until", "during", "of", "the", "for",
                                                        "and", "after", "before", "late", "early", "between", "to"):  # fmt: skip
        return False
    first = place.match.start == 1
    token = place.token(place.match.start - 1)
    return token is None or token.pos == "PROPN" or not first


def _quantity(place: Place) -> bool:
    """A count, price or number of something that looks like a year."""
    if len(place.words) != 1 or not place.words[0].lower.isdigit():
        return False
    before, after = place.before(), place.after()
    if after is not None and (after.lower in _COUNTED or (after.glued and after.text in "%°:/,.@" and _digit(place.after(1)))):
        return True
    if after is not None and after.lower in ("-", "–") and _digit(place.after(1)):
        return True
    if before is not None and (before.lower in _AMOUNT_BEFORE or before.text in "$£€¥#%"):
        return True
    return before is not None and before.glued and before.text in ".,:"


def _digit(atom: Atom | None) -> bool:
    return atom is not None and atom.glued and atom.text[0].isdigit()


def _ordinal_second(place: Place) -> bool:
    """A second term: `second` is an ordinal there, unless it is tagged as a noun that stands alone."""
    words, after = place.words, place.after()
    if words[-1].lower != "second" or len(words) > 2:
        return False
    token = place.token(place.match.end - 1)
    return token is None or token.pos == "ADJ" or token.dep in ("amod", "compound") or (after is not None and after.text[0].isalpha() and token.pos != "NOUN")


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
    return after is not None and (
        after.lower in ("of", "that", "when", "since", "before", "after", "which", "to", "he", "she", "they", "-")
    )


def _reference_word(place: Place) -> bool:
    """now that, as soon as, future tense: words that refer to no time by themselves."""
    if place.match.rule != "reference":
        return False
    last, before, after = place.words[-1].lower, place.before(), place.after()
    following = after.lower if after is not None else ""
    if last == "soon":
        return len(place.words) == 1 and (following in ("as", "after", "to") or (before is not None and before.lower in ("as", "too", "so", "how", "very", "later")))
    if last == "now":
        return before is not None and before.lower in ("then", "since") or following == "that"
    token = place.token(place.match.end - 1)
    if last == "future" and len(place.words) == 1:
        return token is None or token.dep not in ("amod",)
    if last == "past":
        return token is None or token.pos not in ("NOUN",)
    return False


def _long_word(place: Place) -> bool:
    """before as a preposition (three weeks before the attack): the duration alone is the expression."""
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
    token = place.token(place.match.end - 1)
    if token is None:
        return False
    return token.dep in ("npadvmod", "pobj", "appos", "nmod", "dobj", "npmod") and (
        before.lower in ("%", "percent", "times", "million", "billion") or before.text[0].isdigit()
        or (token.dep in ("npadvmod", "appos", "nmod") and before.lower.endswith("s") and before.text[0].isalpha()
            and (previous := place.token(place.match.start - 1)) is not None and previous.pos == "NOUN")
    )  # fmt: skip


def _compound(place: Place) -> bool:
    """A year in "a year-earlier loss": the beginning of a longer word."""
    after, following = place.after(), place.after(1)
    if place.match.rule not in ("span", "the_span", "period") or after is None or following is None:
        return False
    return after.glued and after.text == "-" and following.lower in ("earlier", "ago", "end", "round", "old", "to", "over")


def _vague_units(place: Place) -> bool:
    """days in "Women's days", "the days of": plural units that a word before owns or counts."""
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
    words = place.words
    if place.match.rule != "clock" or any(atom.text[0].isalpha() for atom in words):
        return False
    before = place.before()
    return before is None or before.lower not in ("at", "by", "around", "about", "until", "from", "since", "before", "after", "to", "-", "–", "and", "between", "(")


def _military(place: Place) -> bool:
    return place.match.rule == "clock" and any(atom.text == "ET" for atom in place.words[1:]) is False and (
        place.words[-1].lower in ("ist", "et", "est", "z", "eastern", "hours") and place.words[-1].text.islower() and place.words[-1].lower != "hours"
    )


CHECKS: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("a newspaper or broadcast named after a day", _newspaper),
    ("a happening named after its day", _named_day),
    ("a short word that is a day or month only beside a figure or stop", _short_name),
    ("a common word", _lower_case_name),
    ("a person or a modal verb", _may),
    ("a march, not the month", _march_of),
    ("a year in a name", _year_in_a_name),
    ("a quantity", _quantity),
    ("an ordinal", _ordinal_second),
    ("a verb or a name", _bare_season),
    ("a unit that other words define", _the_unit),
    ("a word that refers to no time here", _reference_word),
    ("a preposition", _long_word),
    ("a rate", _rate),
    ("the beginning of a longer word", _compound),
    ("units that are not counted", _vague_units),
    ("a score or ratio", _numbers_only),
    ("a lower-case word that only looks like a zone", _military),
)
"""(reason, check): the first that holds drops the match."""
