"""Two facts with one key in, how surely they are about one thing on one occasion out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property

from dragoman.crossdoc.reconciliation.facts import Fact, Occasion
from dragoman.language.words import stem_of

OTHER, ALIKE, PERHAPS, SAME = 0, 1, 2, 3
"""Another point; alike enough to agree but not to contradict; perhaps the same, if neither report has a second
value; the same."""

_COMMON = 0.5
"""Share of a story's reports that hold a word, from which on it no longer says which of its facts is meant."""
_SAME_NEWS = 3
"""Days between two reports from which on their numbers may speak of two happenings of one kind."""
_ENUMERATED = 3
"""Up to the third, an ordinal mostly enumerates what one report tells."""
_BIRTHDAY, _AGE_SHARE = 1.0, 0.05
"""Years, or share of an age, by which reports of one person differ; persons differ by more."""
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today".split())
_PERIODS = frozenset({"day", "week", "month", "quarter", "season", "year"})
"""Stems of what is counted in a run without a break: each firm and each branch has its own eighth month of growth."""
_FIGURES = frozenset({"point", "share", "unit", "barrel", "bushel", "ounce", "contract"})
"""Stems of what markets count in: each index, firm and month has its own."""
_UNNAMED = 2
"""Words around two measures that must be the same where one stands beside no name: each car has its own range."""
_WINDOWS = frozenset({"past", "last", "next", "first", "previou", "final", "coming"})
"""Stems before a number that cut a stretch out of a series: the past two seasons, the past five seasons."""
_SIZE_STEMS = """
small smaller large larger big bigger new other different more total separat such same huge giant major heavy young old
several various further additional entir
"""
_SIZES = frozenset(_SIZE_STEMS.split())
"""Stems of adjectives that do not narrow down what is counted."""


class Theme:
    """What the reports of a story have in common; read when two of its facts may be of one point."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        """Args: facts: All of the story."""
        self._facts = facts
        self._days = {fact.report.document_id: fact.report.days for fact in facts}

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that most reports have around their values."""
        holders: dict[str, set[str]] = defaultdict(set)
        for fact in self._facts:
            for word in fact.context:
                holders[word].add(fact.report.document_id)
        least = max(2.0, _COMMON * len(self._days))
        return frozenset(word for word, found in holders.items() if len(found) > least)

    def telling(self, first: Fact, second: Fact) -> int:
        """How many words two facts share that are not those of the story."""
        shared = first.context & second.context
        return len(shared - self.common) if shared else 0

    @property
    def together(self) -> bool:
        """Whether those with a date are of the same days, so that one without a date is of these days too."""
        known = [each for each in self._days.values() if each is not None]
        return bool(known) and _hull(known) <= 2 * _SAME_NEWS


def _hull(days: Sequence[tuple[str, str]]) -> int:
    return _day(max(last for _, last in days)) - _day(min(first for first, _ in days))


def likeness(first: Fact, second: Fact, theme: Theme) -> int:
    """How surely two facts with the same key are on the same point.

    Args:
        first: A fact of one report.
        second: A fact of another report of the same story.
        theme: What the reports of the story have in common.
    """
    if not (_lasting(first) or _same_occasion(first, second)) or not _meet_or_empty(
        first.complement, second.complement
    ):
        return OTHER
    found = _BY_KIND[str(first.key[0])](first, second, theme)
    if found == OTHER:
        return OTHER
    lasting = _lasting(first) or first.key[0] == "ordinal"
    return min(found, ALIKE) if first.behind != second.behind and not lasting else found


def surely_one_occasion(first: Fact, second: Fact, theme: Theme) -> bool:
    """Whether the reports are of the same days, or name the same day: without it numbers may be of two happenings."""
    if _lasting(first) or any(one.meets(other) for one in first.occasions for other in second.occasions):
        return True
    known = [days for days in (first.report.days, second.report.days) if days is not None]
    return _hull(known) <= 2 * _SAME_NEWS if len(known) == 2 else theme.together


def _lasting(fact: Fact) -> bool:
    """Whether the value stays as it is from one happening to the next: an age, the weight of a thing, 12 of 31."""
    return fact.key[0] in ("share", "age") or (fact.key[0] == "measure" and "after" not in fact.key)


def _same_occasion(first: Fact, second: Fact) -> bool:
    a, b = first.report.days, second.report.days
    if a and b and (_day(max(a[0], b[0])) - _day(min(a[1], b[1]))) > _SAME_NEWS:
        return False
    if not first.occasions or not second.occasions:
        return True
    return any(one.meets(other) is not False for one in first.occasions for other in second.occasions)


def _of_one_day(first: Fact, second: Fact) -> bool:
    """Whether both reports may be of one day, or name one: what is counted day by day differs from day to day."""
    if any(one.meets(other) for one in first.occasions for other in second.occasions):
        return True
    return not (first.report.before(second.report) or second.report.before(first.report))


def _share(first: Fact, second: Fact, theme: Theme) -> int:
    """12 of 31 tunnels, 14 of 31 tunnels."""
    return SAME


def _age(first: Fact, second: Fact, theme: Theme) -> int:
    """A 7-year-old boy; a boy, 8."""
    if first.quantity is None or second.quantity is None:
        return OTHER
    ages = first.quantity.stated, second.quantity.stated
    near = abs(ages[0] - ages[1]) <= max(_BIRTHDAY, _AGE_SHARE * max(ages))
    return PERHAPS if near and (first.context & second.context or _same_noun(first, second)) else OTHER


def _term(first: Fact, second: Fact, theme: Theme) -> int:
    """Lunch on Monday, dinner on Monday, of the same persons."""
    if first.dated and not (first.occasions and second.occasions):
        return OTHER
    if not first.dated and not (_is_news(first) and _is_news(second)):
        return OTHER
    if first.occasions and second.occasions:
        same_time = any(one.meets(other) for one in first.occasions for other in second.occasions)
        return SAME if same_time and first.names & second.names else OTHER
    return PERHAPS if theme.telling(first, second) > 1 else OTHER


def _is_news(fact: Fact) -> bool:
    """Whether no time beside a value is surely another than that of the report."""
    days = fact.report.days
    if days is None:
        return all(each.words in _DAYS for each in fact.occasions)
    news = Occasion(words="", days=days)
    return all(each.meets(news) is not False for each in fact.occasions)


def _ordinal(first: Fact, second: Fact, theme: Theme) -> int:
    """The eighth test this year, the eleventh test this year."""
    if first.quantity is None or second.quantity is None:
        return OTHER
    if min(first.quantity.stated, second.quantity.stated) <= _ENUMERATED or _other_kind(first, second):
        return OTHER
    scopes = {each.words for each in first.occasions} & {each.words for each in second.occasions}
    if not scopes and first.complement.isdisjoint(second.complement):
        return OTHER
    if first.quantity.noun in _PERIODS:
        return ALIKE if theme.telling(first, second) else OTHER
    dated = first.report.days is not None and second.report.days is not None
    return SAME if dated or not first.weekdays.isdisjoint(second.weekdays) else ALIKE


def _count(first: Fact, second: Fact, theme: Theme) -> int:
    """The navy sank four trawlers off Brennholm."""
    if first.quantity is None or second.quantity is None or not _same_kind(first, second):
        return OTHER
    if None not in (first.fate, second.fate) and first.fate != second.fate:
        return OTHER  # the dead and the hurt
    if 1 in (first.quantity.stated, second.quantity.stated) or not _meet_or_empty(first.names, second.names):
        return OTHER
    if not _WINDOWS.isdisjoint((first.quantity.before, second.quantity.before)):
        return ALIKE if theme.telling(first, second) else OTHER
    same_lead = first.quantity.before is not None and first.quantity.before == second.quantity.before
    if first.noun is None and (first.names.isdisjoint(second.names) or not _of_one_day(first, second)):
        return ALIKE if theme.telling(first, second) else OTHER
    if first.quantity.noun in _FIGURES:
        return ALIKE if theme.telling(first, second) else OTHER
    telling = theme.telling(first, second)
    if first.noun is not None and (first.noun.vague or first.noun.grows):
        return PERHAPS if telling and same_lead else ALIKE if telling > 1 else OTHER
    if same_lead and telling:
        return SAME
    return PERHAPS if same_lead or (first.noun and telling) else ALIKE if telling else OTHER


def _measure(first: Fact, second: Fact, theme: Theme) -> int:
    """A 30-ton crane; a 42-tonne crane. The mast fell 20 feet."""
    if any(stem_of(word) in _FIGURES for fact in (first, second) for word in fact.text.lower().split()):
        return OTHER
    if "after" not in first.key:
        return OTHER if _is_kind(first) or _is_kind(second) else PERHAPS
    least = 1 if first.names and second.names else _UNNAMED
    shared = len(first.context & second.context) >= least
    return PERHAPS if shared and _meet_or_empty(first.names, second.names) else OTHER


def _is_kind(fact: Fact) -> bool:
    """Whether what is measured is a kind of things and not one: "7-inch tablets"."""
    words = fact.text.split()
    return len(words) > 1 and words[-1].lower().endswith("s") and not words[-1].lower().endswith(("ss", "us", "is"))


def _amount(first: Fact, second: Fact, theme: Theme) -> int:
    """The fine came to $2 million. Amounts move by the hour and each firm has its own: no contradiction."""
    return ALIKE if theme.telling(first, second) > 1 and _meet_or_empty(first.names, second.names) else OTHER


_BY_KIND: Mapping[str, Callable[[Fact, Fact, Theme], int]] = {
    "share": _share, "age": _age, "term": _term, "ordinal": _ordinal, "count": _count, "measure": _measure,
    "money": _amount, "percent": _amount,
}  # fmt: skip


def _same_noun(first: Fact, second: Fact) -> bool:
    return first.noun is not None and first.noun == second.noun


def _same_kind(first: Fact, second: Fact) -> bool:
    """Whether neither side narrows down what it counts by a word that the other does not have."""
    if first.quantity is None or second.quantity is None:
        return False
    ours, theirs = set(first.quantity.modifiers) - _SIZES, set(second.quantity.modifiers) - _SIZES
    return ours <= theirs | second.context and theirs <= ours | first.context


def _other_kind(first: Fact, second: Fact) -> bool:
    """Whether each side narrows down what it counts by a word that the other does not have."""
    if first.quantity is None or second.quantity is None:
        return True
    ours, theirs = set(first.quantity.modifiers) - _SIZES, set(second.quantity.modifiers) - _SIZES
    return bool(ours - theirs - second.context and theirs - ours - first.context)


def _meet_or_empty(first: frozenset[str], second: frozenset[str]) -> bool:
    return not first or not second or not first.isdisjoint(second)


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
