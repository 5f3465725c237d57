"""The actor codebook: who a name may stand for, and when; names in, `Entry` rows out.

The tables lie in `codebooks/data` and are plain CSV files; `actor_tables` says what their columns mean.
Several actors may bear one name (Georgia, Congo, Clinton): all are returned, and whoever asks decides.
A word begins a name only if it is written with a capital where the table has one (`turkey` is none), an
acronym only if it is written as the table has it (`who` is none); a text in capitals is read all the same.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman.codebooks.actor_entries import ANY_STATE, Entry, actor_key, key_in_sql, plain
from dragoman.codebooks.actor_tables import (
    Form,
    Membership,
    State,
    extra_entries,
    read_memberships,
    read_states,
    shipped_forms,
    shipped_rows,
)
from dragoman.errors import CodebookError

_JOINTS = frozenset({"-", "‐", "‑", "–", "'", "’"})
"""Tokens that part a name without ending it: Guinea - Bissau."""

__all__ = ["Codebook", "Entry", "actor_key", "key_in_sql", "load_codebook"]


class Codebook:
    """Names, codes, offices and memberships. Built by `load_codebook`; never changed afterwards."""

    def __init__(
        self, forms: Sequence[Form | Entry], states: Iterable[State], memberships: Iterable[Membership],
        domains: dict[str, str],
    ) -> None:  # fmt: skip
        self._states = {state.code: state for state in states}
        self._memberships = tuple(memberships)
        self._domains = domains
        self._forms = forms
        self._entries: dict[int, Entry] = {}
        self._matched: dict[tuple[str, ...], tuple[Entry, ...]] = {}
        self._index: dict[str, list[int]] = {}
        self._longest: dict[str, int] = {}
        self._index_forms()

    def __iter__(self) -> Iterator[Entry]:
        """Every entry, tables of one's own first, then in the order of the tables and their lines."""
        return map(self._entry, range(len(self._forms)))

    def lookup(self, tokens: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest name that begins at a token.

        Args:
            tokens: The words of a sentence as written; a possessive 's stands as its own token.
            start: Index of the token to begin at.

        Returns:
            How many tokens the name takes and what it may stand for; (0, ()) where no name begins.
        """
        first = _words(tokens[start])
        longest = self._longest.get(first[0].casefold()) if first else None
        if longest is None:
            return 0, ()
        for words, end in reversed(_ends(tokens, start, longest)):
            found = self._matching(words)
            if found:
                return end - start, found
        return 0, ()

    def entries(self, form: str) -> tuple[Entry, ...]:
        """What a name may stand for; empty where the codebook does not know it."""
        return self._matching(_words(form))

    def actor(self, code: str) -> tuple[Entry, ...]:
        """Every form of an actor, by mention code (`RUS.GOV/vladimir_putin`) or actor key (`RUS/vladimir_putin`)."""
        return tuple(self._entry(number) for number in self._by_code.get(code, ()))

    def holders(self, state: str, office: str, earliest: str | None, latest: str | None) -> tuple[Entry, ...]:
        """Who may have held an office on some day of an interval, earliest term first.

        Args:
            state: Alpha-3, or an organisation's code (`IGO/un`).
            office: A term of the office table: head_of_state, foreign_minister, spokesperson, ...
            earliest: ISO day, inclusive; None leaves the past open.
            latest: ISO day, inclusive; None leaves the future open.

        Returns:
            One entry a term, in the person's usual name.
        """
        terms = (self._entry(number) for number in self._by_office.get((state, office), ()))
        return tuple(sorted((term for term in terms if term.holds(earliest, latest)), key=_begin))

    def terms(self, key: str) -> tuple[Entry, ...]:
        """The offices of a person (`RUS/vladimir_putin`, or a mention code), earliest first, in the usual name."""
        seen: dict[tuple[str, int], Entry] = {}
        for entry in self.actor(actor_key(key)):
            if entry.office is not None:
                seen.setdefault((entry.table, entry.row), entry)
        return tuple(sorted(seen.values(), key=_begin))

    def members(self, organisation: str, day: str | None) -> frozenset[str]:
        """The states that belonged to an organisation on an ISO day; today's, as far as known, for None."""
        return frozenset(
            membership.state
            for membership in self._memberships
            if membership.organisation == organisation and _runs_on(membership, day)
        )

    def outlet_of_domain(self, domain: str) -> Entry | None:
        """The outlet whose site a host is (`edition.cnn.com`, `www.bbc.co.uk`); None where it is unknown."""
        labels = domain.strip().casefold().partition(":")[0].strip(".").split(".")
        for start in range(len(labels) - 1):
            code = self._domains.get(".".join(labels[start:]))
            if code is not None:
                return self._entry(self._by_code[code][0])
        return None

    def of_state(self, entry: Entry, state: str) -> Entry:
        """A generic body (`foreign ministry`) as that of one state; any other entry comes back as it is.

        `*.GOV/central_bank` and BRA give `BRA.GOV/central_bank`; a body that the tables name has its own row.
        """
        if entry.actor is None or not entry.actor.startswith(ANY_STATE):
            return entry
        return replace(entry, actor=state + entry.actor.removeprefix(ANY_STATE), state=state, role="body")

    def states(self) -> tuple[str, ...]:
        """The codes of all states, territories and former states."""
        return tuple(self._states)

    def state_names(self, code: str) -> tuple[str, ...]:
        """A state's names, the usual one first; empty for an unknown code."""
        return self._states[code].names if code in self._states else ()

    def iso2(self, code: str) -> str | None:
        """ISO 3166-1 alpha-2 of an alpha-3 code (XK for KOS)."""
        return self._states[code].alpha2 if code in self._states else None

    def fips(self, code: str) -> str | None:
        """FIPS 10-4 of an alpha-3 code, as GDELT writes countries."""
        return self._states[code].fips if code in self._states else None

    def cow(self, code: str) -> int | None:
        """The Correlates of War number of an alpha-3 code; None for what is no state there."""
        return self._states[code].cow if code in self._states else None

    def parent(self, code: str) -> str | None:
        """The state that a territory belongs to or a former state lives on in."""
        return self._states[code].parent if code in self._states else None

    def state_of_iso2(self, alpha2: str) -> str | None:
        """The alpha-3 code of an alpha-2 code of today."""
        return self._alpha3.get(alpha2.upper())

    @functools.cached_property
    def _alpha3(self) -> dict[str, str]:
        return {state.alpha2: code for code, state in self._states.items() if state.alpha2 and state.until is None}

    @functools.cached_property
    def _by_code(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, form in enumerate(self._forms):
            if form.actor is not None:
                for code in {form.actor, actor_key(form.actor)}:
                    numbers[code].append(number)
        return dict(numbers)

    @functools.cached_property
    def _by_office(self) -> dict[tuple[str, str], list[int]]:
        numbers: dict[tuple[str, str], dict[tuple[str, int], int]] = defaultdict(dict)
        for number, form in enumerate(self._forms):
            if form.kind == "person" and form.office is not None and form.state is not None:
                numbers[form.state, form.office].setdefault(form.place, number)
        return {office: list(terms.values()) for office, terms in numbers.items()}

    def _index_forms(self) -> None:
        for number, name in enumerate(plain(*[form.form for form in self._forms])):
            words = name.casefold().split()
            if not words:
                entry = self._entry(number)
                raise CodebookError(f"{entry.table}, line {entry.row}: '{entry.form}' has no letter or digit")
            self._index.setdefault(" ".join(words), []).append(number)
            if self._longest.get(words[0], 0) < len(words):
                self._longest[words[0]] = len(words)

    def _entry(self, number: int) -> Entry:
        entry = self._entries.get(number)
        if entry is None:
            form = self._forms[number]
            entry = self._entries[number] = form if isinstance(form, Entry) else form.entry()
        return entry

    def _matching(self, words: tuple[str, ...]) -> tuple[Entry, ...]:
        known = self._matched.get(words)
        if known is not None:
            return known
        numbers = self._index.get(" ".join(words).casefold())
        if numbers is None:
            return ()
        found = (entry for entry in map(self._entry, numbers) if _written_like(entry, words))
        self._matched[words] = tuple({(*entry.place, entry.role): entry for entry in found}.values())
        return self._matched[words]


def load_codebook(extra: tuple[Path, ...] = ()) -> Codebook:
    """The tables that ship with the package, and tables of one's own before them.

    Args:
        extra: CSV files; their columns are described at `actor_tables.extra_entries`.

    Raises:
        CodebookError: a file or row cannot be used; names file and line.
    """
    return _loaded(tuple(extra))


@functools.cache
def _loaded(extra: tuple[Path, ...]) -> Codebook:
    states = tuple(read_states())
    known = frozenset(state.code for state in states)
    own = [entry for path in extra for entry in extra_entries(path, known)]
    return Codebook([*own, *shipped_forms()], states, read_memberships(), _outlet_domains())


def _outlet_domains() -> dict[str, str]:
    return {
        domain: f"{row.get('state')}.JRN/{row.get('key')}"
        for row in shipped_rows("outlets.csv")
        for domain in row.parts("domains")
    }


def _ends(tokens: Sequence[str], start: int, longest: int) -> list[tuple[tuple[str, ...], int]]:
    """The word sequences from a token on, up to a length, each with the token after its last word."""
    ends: list[tuple[tuple[str, ...], int]] = []
    words: tuple[str, ...] = ()
    for position in range(start, len(tokens)):
        more = _words(tokens[position])
        if not more:
            if tokens[position] in _JOINTS:
                continue
            break
        words += more
        if len(words) > longest:
            break
        ends.append((words, position + 1))
    return ends


def _written_like(entry: Entry, words: tuple[str, ...]) -> bool:
    wanted = _words(entry.form)
    if entry.case_sensitive:
        return wanted == words
    return all(want[0] == word[0] or word[0].isupper() for want, word in zip(wanted, words, strict=True))


@functools.lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(plain(text)).split())


def _begin(entry: Entry) -> str:
    return entry.since or ""


def _runs_on(membership: Membership, day: str | None) -> bool:
    if day is None:
        return membership.until is None
    return (membership.since is None or membership.since <= day) and (
        membership.until is None or membership.until >= day
    )
