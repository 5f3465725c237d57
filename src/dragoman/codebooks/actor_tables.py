"""The actor tables as entries: one function a table, from rows of `codebooks/data` to surface forms.

Cells with several forms part them by semicolons.

- states.csv: states, territories, former states; `names`, `demonyms`, `capital`, and `seats` that stand for a part of
  the state: `Kremlin` (GOV where nothing is said), `Pentagon=MIL`, `Quai d'Orsay=GOV/foreign_ministry`.
- exonyms.csv: how other languages write a state or its capital (`part`: name, capital), as translations leave it.
- regions.csv: parts of a state that news names; with an empty code a sea or continent, which is no actor.
- organisations.csv: international organisations, NGOs, companies, institutes; `seats` as above (Brussels).
- bodies.csv: bodies of a state; `*` is any state's (`foreign ministry`), for use with its name or demonym.
- groups.csv: armed and political groups, one row a period in one role.
- outlets.csv: news agencies, papers, broadcasters, with the `domains` of their sites.
- offices.csv: a person's term in an office; `family:Xi` in `other_names` where the family name is not the last word.
- memberships.csv: a state's time in an organisation.
"""

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from dragoman.codebooks.actor_entries import (
    ANY_STATE,
    FAMILIES,
    KINDS,
    ROLES,
    Entry,
    check_sector,
    family_names,
    first_day,
    is_acronym,
    last_day,
    parse_code,
)
from dragoman.errors import CodebookError

EXTRA_REQUIRED = ("form", "actor", "kind", "role")
EXTRA_OPTIONAL = ("state", "sector", "title", "office", "since", "until", "case_sensitive", "source")
_YES_NO = {"": None, "yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table's row with its place: `line` counts from 1, the header included."""

    table: str
    line: int
    columns: Mapping[str, int]
    cells: list[str]

    def get(self, column: str) -> str:
        """The cell; empty where the table has no such column."""
        position = self.columns.get(column)
        return "" if position is None else self.cells[position]

    def parts(self, column: str) -> tuple[str, ...]:
        """The cell's forms, parted by semicolons."""
        cell = self.get(column)
        return tuple(cell.split(";")) if cell else ()

    def days(self) -> tuple[str | None, str | None]:
        """The first and last day that the row holds, inclusive; None is open.

        Raises:
            CodebookError: a date does not exist, or the last day lies before the first.
        """
        try:
            since, until = first_day(self.get("since")), last_day(self.get("until"))
        except CodebookError as error:
            raise self.refuse(str(error)) from error
        if since and until and since > until:
            raise self.refuse(f"it ends ({until}) before it begins ({since})")
        return since, until

    def refuse(self, reason: str) -> CodebookError:
        """The error that names this row."""
        return CodebookError(f"{self.table}, line {self.line}: {reason}")


class Form(NamedTuple):
    """A surface form as a table gives it; `entry` completes it. A tuple, for there are many and few are asked for."""

    row: Row
    form: str
    actor: str | None
    kind: str
    role: str
    state: str | None
    sector: str | None = None
    short: bool = False

    @property
    def place(self) -> tuple[str, int]:
        """The table and its line that the form is read from."""
        return self.row.table, self.row.line

    @property
    def office(self) -> str | None:
        """A term of the office table, or None."""
        return self.row.get("office") or None

    def entry(self) -> Entry:
        """The form with what else its row says."""
        row = self.row
        since, until = row.days()
        return Entry(
            form=self.form,
            actor=self.actor,
            kind=self.kind,
            role=self.role,
            state=self.state,
            sector=self.sector,
            title=row.get("title") or None,
            since=since,
            until=until,
            case_sensitive=is_acronym(self.form),
            source=row.get("source"),
            row=row.line,
            table=row.table,
            office=self.office,
            short=self.short,
            wikidata=row.get("wikidata") or None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, territory or former state, with its codes elsewhere; None where there is none.

    `cow` is the Correlates of War number, `fips` FIPS 10-4, `parent` the state that a territory belongs
    to or a former state lives on in.
    """

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    kind: str
    parent: str | None
    alpha2: str | None
    cow: int | None
    cow_abbrev: str | None
    fips: str | None
    wikidata: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A state's time in an organisation; days inclusive, None is open or unknown."""

    organisation: str
    state: str
    since: str | None
    until: str | None


def shipped_rows(table: str) -> Iterator[Row]:
    """The rows of a table that ships with the package."""
    text = resources.files("dragoman.codebooks").joinpath("data", table).read_text(encoding="utf-8")
    yield from _rows(table, text)


def read_states() -> Iterator[State]:
    """The states themselves."""
    for row in shipped_rows("states.csv"):
        cow = row.get("cow")
        since, until = row.days()
        yield State(
            code=row.get("code"),
            names=(row.get("name"), *row.parts("names")),
            demonyms=row.parts("demonyms"),
            kind=row.get("kind"),
            parent=row.get("parent") or None,
            alpha2=row.get("alpha2") or None,
            cow=int(cow) if cow else None,
            cow_abbrev=row.get("cow_abbrev") or None,
            fips=row.get("fips") or None,
            wikidata=row.get("wikidata") or None,
            since=since,
            until=until,
        )


def read_memberships() -> Iterator[Membership]:
    """Who belongs to what, and when."""
    for row in shipped_rows("memberships.csv"):
        since, until = row.days()
        yield Membership(organisation=row.get("organisation"), state=row.get("state"), since=since, until=until)


def shipped_forms() -> Iterator[Form]:
    """Every form of every table that ships with the package."""
    for table, forms in _FORMS_OF_TABLE.items():
        for row in shipped_rows(table):
            with _placed(row):
                yield from forms(row)


def extra_entries(path: Path, states: frozenset[str]) -> Iterator[Entry]:
    """The entries of a table that a person adds: one row, one form.

    A state that the codebook does not know is declared by a row of kind `state` and role `name` with
    its code in `actor` and again in `state`, before the rows that use it.

    Args:
        path: A CSV file with the columns form, actor, kind, role, and if wanted state, sector, title,
            office, since, until, case_sensitive, source.
        states: The codes that stand for a state already.

    Raises:
        CodebookError: file, header or row cannot be used; names file and line.
    """
    known = set(states)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    for row in _rows(str(path), text):
        unknown = [column for column in row.columns if column not in (*EXTRA_REQUIRED, *EXTRA_OPTIONAL)]
        missing = [column for column in EXTRA_REQUIRED if column not in row.columns]
        if unknown or missing:
            raise CodebookError(f"{path}, line 1: unknown columns {unknown}, missing columns {missing}")
        if row.get("kind") == "state" and row.get("role") == "name" and row.get("state") == row.get("actor"):
            known.add(row.get("actor"))
        with _placed(row):
            yield _extra_entry(row, known)


@contextmanager
def _placed(row: Row) -> Iterator[None]:
    """Name file and line in an error that does not yet."""
    try:
        yield
    except CodebookError as error:
        raise error if str(error).startswith(row.table) else row.refuse(str(error)) from error


def _extra_entry(row: Row, states: set[str]) -> Entry:
    form, actor, kind, role = (row.get(column) for column in EXTRA_REQUIRED)
    if not form:
        raise row.refuse("the form is empty")
    if kind not in KINDS:
        raise row.refuse(f"'{kind}' is not a kind: one of {', '.join(sorted(KINDS))}")
    if role not in ROLES:
        raise row.refuse(f"'{role}' is not a role: one of {', '.join(sorted(ROLES))}")
    if not actor and kind != "place":
        raise row.refuse("the actor is empty; only a place may have none")
    head, sector, _ = parse_code(actor) if actor else (None, None, None)
    if head is not None and head not in states and head not in FAMILIES and head != ANY_STATE:
        raise row.refuse(f"'{head}' is no state known here; declare it by a row of role name with state {head}")
    state = row.get("state") or (head if head in states else None)
    if state is not None and state not in states:
        raise row.refuse(f"'{state}' is no state known here")
    if row.get("sector"):
        check_sector(row.get("sector"))
    flag = row.get("case_sensitive").lower()
    if flag not in _YES_NO:
        raise row.refuse(f"'{flag}' is not yes or no")
    since, until = row.days()
    exact = _YES_NO[flag]
    return Entry(
        form=form,
        actor=actor or None,
        kind=kind,
        role=role,
        state=state,
        sector=row.get("sector") or sector,
        title=row.get("title") or None,
        office=row.get("office") or None,
        since=since,
        until=until,
        case_sensitive=is_acronym(form) if exact is None else exact,
        source=row.get("source") or row.table,
        row=row.line,
        table=row.table,
    )


def _rows(table: str, text: str) -> Iterator[Row]:
    columns: dict[str, int] = {}
    for line, cells in _cells(table, text):
        if not cells or cells[0].startswith("#"):
            continue
        if not columns:
            columns = {cell.strip(): position for position, cell in enumerate(cells)}
            if len(columns) != len(cells):
                raise CodebookError(f"{table}, line {line}: two columns have the same name")
        elif len(cells) != len(columns):
            raise CodebookError(f"{table}, line {line}: {len(cells)} cells, not {len(columns)}")
        else:
            yield Row(table=table, line=line, columns=columns, cells=[cell.strip() for cell in cells])


def _cells(table: str, text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(keepends=True))
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise CodebookError(f"{table}, line {reader.line_num}: is no CSV ({error})") from error


def _state_forms(row: Row) -> Iterator[Form]:
    code = row.get("code")
    yield Form(row, row.get("name"), code, "state", "name", code)
    for form in row.parts("names"):
        yield Form(row, form, code, "state", "name", code)
    for form in row.parts("demonyms"):
        yield Form(row, form, code, "state", "demonym", code)
    for form in row.parts("capital"):
        yield Form(row, form, f"{code}.GOV", "place", "capital", code, "GOV")
    for seat in row.parts("seats"):
        form, _, part = seat.partition("=")
        part = part or "GOV"
        yield Form(row, form, f"{code}.{part}", "state" if part == "GOV" else "organisation", "seat", code, part[:3])


def _exonym_forms(row: Row) -> Iterator[Form]:
    code, capital = row.get("code"), row.get("part") == "capital"
    for form in row.parts("forms"):
        if capital:
            yield Form(row, form, f"{code}.GOV", "place", "capital", code, "GOV")
        else:
            yield Form(row, form, code, "state", "name", code)


def _region_forms(row: Row) -> Iterator[Form]:
    code = row.get("code") or None
    state = code[:3] if code else None
    for form in (row.get("name"), *row.parts("names")):
        yield Form(row, form, code, "place", "region", state)
    for form in row.parts("demonyms"):
        yield Form(row, form, code, "place", "demonym", state)


def _organisation_forms(row: Row) -> Iterator[Form]:
    code = row.get("code")
    head, sector, _ = parse_code(code)
    state = row.get("state") or (head if head not in FAMILIES else None)
    for form in (row.get("name"), *row.parts("names")):
        yield Form(row, form, code, "organisation", "organisation", state, sector)
    for form in row.parts("seats"):
        yield Form(row, form, code, "organisation", "seat", state, sector)


def _body_forms(row: Row) -> Iterator[Form]:
    head, sector = row.get("state"), row.get("sector")
    code = f"{head}.{sector}/{row.get('key')}"
    state, role = (None, "generic_body") if head == ANY_STATE else (head, "body")
    for form in (row.get("name"), *row.parts("names")):
        yield Form(row, form, code, "organisation", role, state, sector)


def _group_forms(row: Row) -> Iterator[Form]:
    code = row.get("code")
    head, sector, _ = parse_code(code)
    state = head if head not in FAMILIES else None
    for form in (row.get("name"), *row.parts("names")):
        yield Form(row, form, code, "group", "group", state, sector)


def _outlet_forms(row: Row) -> Iterator[Form]:
    state = row.get("state")
    code = f"{state}.JRN/{row.get('key')}"
    for form in (row.get("name"), *row.parts("names")):
        yield Form(row, form, code, "organisation", "outlet", state, "JRN")


def _office_forms(row: Row) -> Iterator[Form]:
    state, sector = row.get("state"), row.get("sector")
    family, _, organisation = state.partition("/")
    code = f"{family if organisation else f'{state}.{sector}'}/{row.get('person_key')}"
    name, others = row.get("name"), row.parts("other_names")
    for form in (name, *(other for other in others if not other.startswith("family:"))):
        yield Form(row, form, code, "person", "office_holder", state, sector)
    for form in family_names(name, others, state):
        yield Form(row, form, code, "person", "office_holder", state, sector, short=True)


_FORMS_OF_TABLE = {
    "states.csv": _state_forms,
    "exonyms.csv": _exonym_forms,
    "regions.csv": _region_forms,
    "organisations.csv": _organisation_forms,
    "bodies.csv": _body_forms,
    "groups.csv": _group_forms,
    "outlets.csv": _outlet_forms,
    "offices.csv": _office_forms,
}
