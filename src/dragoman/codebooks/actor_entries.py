"""What a row of an actor table may say: codes, sectors, dates, and the names that follow from a name.

In: the cells of a row. Out: an `Entry`, or a `CodebookError` that says what is wrong with it.
Codes are those of the record: ISO 3166-1 alpha-3 (and KOS), a PLOVER sector, a key: `RUS.MIL/pacific_fleet`.
"""

import calendar
import functools
import re
import unicodedata
from dataclasses import dataclass

from dragoman.errors import CodebookError

# fmt: off
SECTORS = frozenset({
    "COP", "GOV", "JUD", "LEG", "MIL", "OPP", "PRE", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC",
})
# fmt: on
FAMILIES = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM"})
"""Code heads that stand for no state: PLOVER's international families."""
KINDS = frozenset({"state", "person", "organisation", "group", "place"})
ROLES = frozenset(
    {
        "name",
        "demonym",
        "capital",
        "seat",
        "region",
        "body",
        "generic_body",
        "organisation",
        "outlet",
        "group",
        "person",
        "office_holder",
    }
)
ANY_STATE = "*"

_CODE = re.compile(r"(?P<head>[A-Z]{3}|\*)(?:\.(?P<sector>[A-Z]{3}))?(?:/(?P<key>[a-z0-9]+(?:_[a-z0-9]+)*))?")
_DAY = re.compile(r"([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?")
_NUMERAL = re.compile(r"[IVX]+|Jr\.?|Sr\.?")
_PARTICLES = re.compile(r"al|bin|da|del?|den|der|di|dos|du|el|ibn|la|le|ould|ter|van|von")
_ARTICLES = ("al-", "Al-", "el-", "El-", "as-", "ash-", "ar-")
_FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN"})
_CLOSED_CLASS = re.compile(
    r"a|all|an|and|are|as|at|be|but|by|can|do|had|has|have|he|her|him|his|how|i|if|in|is|it|me|my|no|nor|not|of|on|or|"
    r"our|own|shall|she|so|than|that|the|their|them|then|they|this|to|too|up|us|was|we|were|what|when|who|why|will|"
    r"with|yet|you|your",
    re.IGNORECASE,
)
"""English words that open any sentence: no family name by themselves (He Lifeng is not `He`)."""
_ACRONYM_LETTERS = 5
"""The longest short form that must be written as it stands (WHO, AfD, IS); a longer one may be written Unesco."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One surface form of one actor, in one role, in one period.

    `actor` is the code that a mention gets, None for a sea or a continent. A `generic_body` has a code
    that begins with `*`, to be replaced by a state's (`Codebook.of_state`). A person's code has the sector
    of the office held from `since` to `until`; `office` is the term of the office table. `short` marks a
    family name or a form derived from a name. `since` and `until` are ISO days, both inclusive, the
    widest that the table's precision allows; None is open. `row` is the line in the file `table`.
    """

    form: str
    actor: str | None
    kind: str
    role: str
    state: str | None = None
    sector: str | None = None
    title: str | None = None
    since: str | None = None
    until: str | None = None
    case_sensitive: bool = False
    source: str
    row: int
    table: str
    office: str | None = None
    short: bool = False
    wikidata: str | None = None

    @property
    def place(self) -> tuple[str, int]:
        """The table and its line that the entry is read from."""
        return self.table, self.row

    @property
    def key(self) -> str | None:
        """The actor's key in the record's `actors` table: the code without its sector."""
        return None if self.actor is None else actor_key(self.actor)

    def holds(self, earliest: str | None, latest: str | None) -> bool:
        """Whether the entry may hold on some day of the interval; None leaves that end open."""
        begins_in_time = latest is None or self.since is None or self.since <= latest
        return begins_in_time and (earliest is None or self.until is None or self.until >= earliest)


def key_in_sql(column: str) -> str:
    """The key of the codes in a column, in the store's dialect: what `actor_key` makes of each."""
    return f"regexp_replace({column}, '^([^./]*)[.][^/]*/', '\\1/')"


def actor_key(code: str) -> str:
    """The code of an actor whatever its part: `RUS.GOV/vladimir_putin` gives `RUS/vladimir_putin`."""
    head, slash, key = code.partition("/")
    return head.split(".", 1)[0] + slash + key if slash else code


def parse_code(code: str) -> tuple[str, str | None, str | None]:
    """Head, sector and key of an actor code.

    Raises:
        CodebookError: the code is not written `STATE.SECTOR/key`, or the sector is not one of PLOVER's.
    """
    match = _CODE.fullmatch(code)
    if match is None:
        raise CodebookError(f"'{code}' is not a code: write STATE, STATE.SECTOR or STATE.SECTOR/key_of_actor")
    sector = match["sector"]
    if sector is not None:
        check_sector(sector)
    return match["head"], sector, match["key"]


def check_sector(sector: str) -> None:
    """Let one of PLOVER's sectors pass.

    Raises:
        CodebookError: it is none.
    """
    if sector not in SECTORS:
        raise CodebookError(f"'{sector}' is not a PLOVER sector: one of {', '.join(sorted(SECTORS))}")


def first_day(date: str) -> str | None:
    """The first day of a year, month or day in ISO form; None for an empty cell.

    Raises:
        CodebookError: the date does not exist or is written otherwise.
    """
    return _bounds(date)[0] if date else None


def last_day(date: str) -> str | None:
    """The last day of a year, month or day in ISO form; None for an empty cell.

    Raises:
        CodebookError: the date does not exist or is written otherwise.
    """
    return _bounds(date)[1] if date else None


def _bounds(date: str) -> tuple[str, str]:
    match = _DAY.fullmatch(date)
    if match is None:
        raise CodebookError(f"'{date}' is not a date: write 2011, 2011-07 or 2011-07-09")
    year, month, day = match.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12:
        raise CodebookError(f"'{date}' is not a date: there is no month {month}")
    days = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return f"{date}-01", f"{date}-{days:02}"
    if not 1 <= int(day) <= days:
        raise CodebookError(f"'{date}' is not a date: that month has {days} days")
    return date, date


def is_acronym(form: str) -> bool:
    """Whether a form must be met as it is written: `US`, `U.S.`, `WHO`, `AfD`, but not `Fed`."""
    letters = [character for character in form if character.isalpha()]
    if len(letters) > _ACRONYM_LETTERS or " " in form:
        return False
    return sum(character.isupper() for character in letters) >= 2


@functools.cache
def family_names(name: str, others: tuple[str, ...], state: str) -> tuple[str, ...]:
    """The family names by which news calls a person: `Putin`, `von der Leyen`, `Xi`, `al-Assad` and `Assad`.

    Args:
        name: The usual full name.
        others: Other spellings; `family:Xi` among them settles the matter.
        state: Alpha-3; a name of China, Taiwan or the Koreas begins with the family name.

    Returns:
        Nothing for a single name, one with a regnal number (Charles III), or a word like `He`.
    """
    given = tuple(other.removeprefix("family:").strip() for other in others if other.startswith("family:"))
    found = given or tuple(_family(full, state) for full in (name, *others))
    bare = tuple(form[len(article) :] for form in found for article in _ARTICLES if form.startswith(article))
    full = {name, *others}
    usable = [form for form in (*found, *bare) if form and form not in full and not _CLOSED_CLASS.fullmatch(form)]
    return tuple(dict.fromkeys(usable))


def _family(name: str, state: str) -> str:
    words = name.split()
    while words and _NUMERAL.fullmatch(words[-1]) and words[-1] not in {"I", "V", "X"}:
        if not words[-1].startswith(("Jr", "Sr")):
            return ""
        words.pop()
    if len(words) < 2:
        return ""
    if state in _FAMILY_FIRST:
        return words[0]
    start = len(words) - 1
    while start > 1 and _PARTICLES.fullmatch(words[start - 1]):
        start -= 1
    return " ".join(words[start:])


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"})
_MARKS = str.maketrans({".": "", **dict.fromkeys("-‐‑–—'’‘ʻʼ`´\\\"“”()[]/,:!?*_", " ")})


def plain(*names: str) -> list[str]:
    """Names as they are compared: no accents, no full stops, blanks for hyphens and apostrophes; case is kept.

    A form and a report are treated alike, so it does not matter whether a tokeniser parts `Guinea-Bissau`
    or `d'Ivoire`. Names have no line breaks: they are treated as one text, which is faster.
    """
    text = "\n".join([name if name.isascii() else _unaccented(name) for name in names])
    return text.replace("&", " and ").translate(_MARKS).split("\n")


def _unaccented(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join([character for character in decomposed if not unicodedata.combining(character)])
