"""Words of number, of how sure a number is, and of measure with what one of each is in its base unit.

Factors are those of the SI and of the international yard and pound agreement (1959); a pound weighs, and
a ton is metric: the difference is less than what reports round away.
"""

from collections.abc import Mapping
from types import MappingProxyType

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""

CARDINALS: Mapping[str, int] = MappingProxyType(
    {word: value for value, word in enumerate(_ONES.split())}
    | {word: 10 * place for place, word in enumerate(_TENS.split(), 2)}
    | {"dozen": 12, "hundred": 100}
)
"""Cardinals that are one word."""
_MULTIPLIERS = MappingProxyType({"hundred": 100, "dozen": 12})
ORDINALS: Mapping[str, int] = MappingProxyType({word: value for value, word in enumerate(_ORDINALS.split(), 1)})
SCALES: Mapping[str, float] = MappingProxyType(
    {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
    | {"m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3}
    | {"dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
)
"""What multiplies a number before it; the plurals stand alone ("dozens of") and mean at least two."""

_QUALIFIERS = {
    "at least": "at least;no fewer than;no less than;not less than;a minimum of;minimum of;or more",
    "more than": "more than;over;above;upwards of;exceeding;in excess of;well over;just over;a little over",
    "up to": "up to;as many as;as much as;no more than;at most;not more than;a maximum of;or fewer;or less",
    "less than": "less than;fewer than;under;below;just under",
    "about": "about;around;some;approximately;approx;roughly;nearly;almost;an estimated;estimated;close to;circa;or so;"
    "near;virtually;more or less;somewhere around",
}
QUALIFIERS: Mapping[str, str] = MappingProxyType(
    {words: plain for plain, row in _QUALIFIERS.items() for words in row.split(";")}
)
"""Words around a number -> what they make of it."""

_UNITS = (
    ("length", 1.0, "metre metres meter meters m"),
    ("length", 1000.0, "kilometre kilometres kilometer kilometers km kms"),
    ("length", 0.01, "centimetre centimetres centimeter centimeters cm"),
    ("length", 1609.344, "mile miles"),
    ("length", 0.9144, "yard yards"),
    ("length", 0.3048, "foot feet ft"),
    ("length", 0.0254, "inch inches"),
    ("mass", 1.0, "kilogram kilograms kilogramme kilogrammes kg kgs kilo kilos"),
    ("mass", 0.001, "gram grams gramme grammes"),
    ("mass", 0.45359237, "pound pounds lb lbs"),
    ("mass", 1000.0, "ton tons tonne tonnes"),
    ("area", 4046.8564224, "acre acres"),
    ("area", 10000.0, "hectare hectares"),
    ("volume", 1.0, "litre litres liter liters"),
    ("volume", 3.785411784, "gallon gallons"),
    ("volume", 158.987294928, "barrel barrels"),
    ("speed", 0.44704, "mph"),
    ("speed", 1 / 3.6, "kph kmh"),
    ("time", 1.0, "second seconds"),
    ("time", 60.0, "minute minutes"),
    ("time", 3600.0, "hour hours"),
    ("time", 86400.0, "day days"),
    ("time", 604800.0, "week weeks"),
    ("time", 2629746.0, "month months"),
    ("time", 31556952.0, "year years"),
    ("power", 1.0, "megawatt megawatts"),
    ("$", 1.0, "dollar dollars"),
    ("$", 0.01, "cent cents"),
    ("€", 1.0, "euro euros"),
)
UNITS: Mapping[str, tuple[str, float]] = MappingProxyType(
    {word: (dimension, factor) for dimension, factor, words in _UNITS for word in words.split()}
)
"""A unit as written, lower case -> its dimension (or currency) and what one is in the base of that dimension."""


def cardinal(words: str) -> int | None:
    """A whole number in figures, or in lower-case words below a million: twenty-one, two hundred and five; else None.

    Figures may be grouped by commas, words joined by hyphens or blanks.
    """
    parts = words.replace("-", " ").split()
    thousands, rest = 0, 0
    for part in parts:
        if part in _MULTIPLIERS:
            rest = max(1, rest) * _MULTIPLIERS[part]
        elif part == "thousand":
            thousands, rest = max(1, rest) * 1000, 0
        elif part != "and" or not rest:
            number = int(part.replace(",", "")) if part.replace(",", "").isdecimal() else CARDINALS.get(part)
            if number is None or not _goes_on(rest, number):
                return None
            rest += number
    return thousands + rest if parts else None


def _goes_on(before: int, number: int) -> bool:
    """Whether one number can follow another as its lower part: one after twenty, fifty after two hundred."""
    tens = before % 100
    return before == 0 or (tens == 0 and number < 100) or (tens >= 20 and tens % 10 == 0 and 0 < number < 10)


def counted(number: int, noun: str, nouns: str | None = None) -> str:
    """A number and its noun: `1 report`, `2 reports`; `nouns` where the plural is not the word with an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {nouns or noun + 's'}"
