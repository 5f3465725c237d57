"""The actor codebook: its lookups, its tables' health, and tables that a person adds."""

import csv
import re
from collections import Counter, defaultdict
from importlib import resources
from pathlib import Path

import pytest

from dragoman.codebooks.actor_entries import (
    FAMILIES,
    KINDS,
    ROLES,
    SECTORS,
    family_names,
    first_day,
    is_acronym,
    last_day,
    parse_code,
)
from dragoman.codebooks.actors import Codebook, actor_key, key_in_sql, load_codebook
from dragoman.errors import CodebookError
from dragoman.store.duckdb import open_writer

TABLES = (
    "states.csv",
    "regions.csv",
    "organisations.csv",
    "bodies.csv",
    "groups.csv",
    "outlets.csv",
    "memberships.csv",
    "offices.csv",
)
AMBIGUOUS_STATES = {
    "Georgia": {"GEO", "USA/georgia"},
    "Congo": {"COD", "COG"},
    "Korea": {"KOR", "PRK"},
    "Dominicans": {"DOM", "DMA"},
    "Congolese": {"COD", "COG"},
    "Kashmir": {"IND/kashmir", "PAK/kashmir"},
    "Punjab": {"IND/punjab", "PAK/punjab"},
    "RSF": {"NGO/reporters_without_borders", "SDN.MIL/rsf", "SDN.REB/rsf"},
    "SDF": {"JPN.MIL/self_defense_forces", "SYR.REB/sdf"},
}


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def rows(table: str) -> list[dict[str, str]]:
    text = resources.files("dragoman.codebooks").joinpath("data", table).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@pytest.mark.parametrize(
    ("words", "taken", "actor"),
    [
        ("Russia said", 1, "RUS"),
        ("U.S. officials", 1, "USA"),
        ("US officials", 1, "USA"),
        ("South Korea's", 2, "KOR"),
        ("People 's Republic of China on", 5, "CHN"),
        ("Guinea - Bissau voted", 3, "GNB"),
        ("Guinea-Bissau voted", 1, "GNB"),
        ("Côte d'Ivoire won", 2, "CIV"),
        ("Trinidad & Tobago", 3, "TTO"),
        ("Türkiye hopes", 1, "TUR"),
        ("RUSSIA WARNS", 1, "RUS"),
        ("Quai d' Orsay declined", 3, "FRA.GOV/foreign_ministry"),
        ("Élysée Palace", 2, "FRA.GOV"),
        ("Pentagon officials", 1, "USA.MIL"),
        ("Beijing protested", 1, "CHN.GOV"),
        ("Kiev answered", 1, "UKR.GOV"),
        ("Zhongnanhai is silent", 1, "CHN.GOV"),
        ("South China Sea drills", 3, None),
        ("China drills", 1, "CHN"),
        ("Pacific Fleet ships", 2, "RUS.MIL/pacific_fleet"),
        ("Foreign Ministry spokesman", 2, "*.GOV/foreign_ministry"),
        ("ministry of foreign affairs", 4, "*.GOV/foreign_ministry"),
        ("Nato leaders", 1, "IGO/nato"),
        ("OPEC+ ministers", 1, "IGO/opec_plus"),
        ("Stimson Center in", 2, "USA.EDU/stimson_center"),
        ("Xinhua reported", 1, "CHN.JRN/xinhua"),
        ("al - Qaeda", 3, "IMG/al_qaeda"),
    ],
)
def test_longest_name_that_begins_at_a_token(codebook: Codebook, words: str, taken: int, actor: str | None) -> None:
    tokens = words.replace("'s", " 's").split()
    length, found = codebook.lookup(tokens, 0)
    assert (length, found[0].actor) == (taken, actor)


@pytest.mark.parametrize("word", ["turkey", "who", "is", "us", "Who", "Let", "polish", "chad", "said", ".", ""])
def test_common_words_are_no_names(codebook: Codebook, word: str) -> None:
    assert codebook.lookup([word, "it"], 0) == (0, ())


def test_punctuation_ends_a_name(codebook: Codebook) -> None:
    assert codebook.lookup(["South", ",", "Korea"], 0) == (0, ())


@pytest.mark.parametrize(("form", "actors"), AMBIGUOUS_STATES.items())
def test_ambiguous_names_return_all(codebook: Codebook, form: str, actors: set[str]) -> None:
    assert {entry.actor for entry in codebook.entries(form)} == actors


def test_a_state_name_means_one_state_unless_declared(codebook: Codebook) -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for entry in codebook:
        if entry.role == "name" and entry.until is None and entry.actor is not None:
            bearers[entry.form].add(entry.actor)
    assert {form for form, codes in bearers.items() if len(codes) > 1} <= set(AMBIGUOUS_STATES)


def test_a_form_stands_once_in_a_row() -> None:
    for table in TABLES[:-2]:
        for row in rows(table):
            forms = [row["name"], *filter(None, row["names"].split(";"))]
            assert [form for form, count in Counter(forms).items() if count > 1] == [], (table, row["name"])


def test_taliban_by_date(codebook: Codebook) -> None:
    def on(day: str) -> set[str | None]:
        return {entry.actor for entry in codebook.entries("Taliban") if entry.holds(day, day)}

    assert on("1999-05-01") == {"AFG.GOV/taliban"}
    assert on("2010-05-01") == {"AFG.REB/taliban"}
    assert on("2021-08-16") == {"AFG.GOV/taliban"}
    assert len({entry.key for entry in codebook.entries("Taliban")}) == 1


def test_the_soviet_union_ends(codebook: Codebook) -> None:
    (entry,) = codebook.entries("USSR")
    assert (entry.actor, entry.holds("1991-01-01", None), entry.holds("1995-01-01", None)) == ("SUN", True, False)


def test_generic_body_of_a_state(codebook: Codebook) -> None:
    (generic,) = codebook.entries("central bank")
    body = codebook.of_state(generic, "BRA")
    assert (body.actor, body.state, body.role) == ("BRA.GOV/central_bank", "BRA", "body")
    assert codebook.of_state(body, "ARG") == body


def test_persons_offices_and_holders(codebook: Codebook) -> None:
    assert {entry.actor for entry in codebook.entries("Putin")} >= {"RUS.GOV/vladimir_putin"}
    assert all(entry.short for entry in codebook.entries("Putin"))
    assert {entry.actor for entry in codebook.holders("RUS", "head_of_state", "2009-01-01", "2009-12-31")} == {
        "RUS.GOV/dmitry_medvedev"
    }
    presidents = codebook.holders("RUS", "head_of_state", "2008-01-01", "2012-12-31")
    assert [entry.form for entry in presidents] == ["Vladimir Putin", "Dmitry Medvedev", "Vladimir Putin"]
    offices = [(entry.office, entry.since) for entry in codebook.terms("RUS.GOV/dmitry_medvedev")]
    assert offices == sorted(offices, key=lambda office: office[1] or "")
    assert ("head_of_state", "2008-05-07") in offices


@pytest.mark.parametrize(
    ("organisation", "day", "state", "belongs"),
    [
        ("IGO/eu", "2019-06-01", "GBR", True),
        ("IGO/eu", "2021-06-01", "GBR", False),
        ("IGO/nato", "2023-04-03", "FIN", False),
        ("IGO/nato", "2023-04-04", "FIN", True),
        ("IGO/sco", "2010-01-01", "IND", False),
        ("IGO/nato", None, "SWE", True),
        ("IGO/g8", None, "RUS", False),
    ],
)
def test_membership_by_day(codebook: Codebook, organisation: str, day: str | None, state: str, belongs: bool) -> None:
    assert (state in codebook.members(organisation, day)) is belongs


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("IGO/un", "2015-01-01", 193),
        ("IGO/nato", "2024-06-01", 32),
        ("IGO/eu", "2024-06-01", 27),
        ("IGO/eu", "2015-06-01", 28),
        ("IGO/african_union", "2020-01-01", 55),
        ("IGO/g7", "2020-01-01", 7),
        ("IGO/p5", "2020-01-01", 5),
        ("IGO/asean", "2020-01-01", 10),
        ("IGO/gcc", "2020-01-01", 6),
        ("IGO/arab_league", "2010-01-01", 22),
        ("IGO/council_of_europe", "2020-01-01", 47),
        ("IGO/oecd", "2022-01-01", 38),
        ("IGO/oic", None, 57),
        ("IGO/commonwealth", None, 56),
    ],
)
def test_membership_counts(codebook: Codebook, organisation: str, day: str | None, count: int) -> None:
    assert len(codebook.members(organisation, day)) == count


@pytest.mark.parametrize(
    ("domain", "actor"),
    [
        ("www.reuters.com", "GBR.JRN/reuters"),
        ("edition.cnn.com", "USA.JRN/cnn"),
        ("news.bbc.co.uk:80", "GBR.JRN/bbc"),
        ("TASS.com", "RUS.JRN/tass"),
        ("abcnews.go.com", "USA.JRN/abc"),
        ("economictimes.indiatimes.com", "IND.JRN/economic_times"),
        ("example.org", None),
        ("com", None),
    ],
)
def test_outlet_of_domain(codebook: Codebook, domain: str, actor: str | None) -> None:
    found = codebook.outlet_of_domain(domain)
    assert (found.actor if found else None) == actor


def test_codes_elsewhere(codebook: Codebook) -> None:
    assert (codebook.iso2("RUS"), codebook.fips("RUS"), codebook.cow("RUS")) == ("RU", "RS", 365)
    assert (codebook.iso2("KOS"), codebook.fips("KOS"), codebook.cow("KOS")) == ("XK", "KV", 347)
    assert (codebook.cow("HKG"), codebook.parent("HKG"), codebook.state_of_iso2("de")) == (None, "CHN", "DEU")
    assert codebook.state_names("DEU")[0] == "Germany"
    assert (codebook.iso2("XYZ"), codebook.state_names("XYZ")) == (None, ())


def test_codes_kinds_roles_and_intervals_are_valid(codebook: Codebook) -> None:
    heads = set(codebook.states()) | FAMILIES
    for entry in codebook:
        where = (entry.table, entry.row, entry.form)
        assert entry.kind in KINDS and entry.role in ROLES and entry.source, where
        assert entry.sector is None or entry.sector in SECTORS, where
        assert entry.since is None or entry.until is None or entry.since <= entry.until, where
        if entry.actor is not None:
            head, _, _ = parse_code(entry.actor)
            assert head in heads or (head == "*" and entry.role == "generic_body"), where


def test_members_and_parents_are_known(codebook: Codebook) -> None:
    organisations = {row["code"] for row in rows("organisations.csv")}
    for row in rows("memberships.csv"):
        assert row["organisation"] in organisations and row["state"] in codebook.states(), row
        assert (first_day(row["since"]) or "") <= (last_day(row["until"]) or "9999"), row
    for code in codebook.states():
        parent = codebook.parent(code)
        assert parent is None or parent in codebook.states(), code


def test_state_codes_are_unique_and_well_formed() -> None:
    current = [row for row in rows("states.csv") if row["kind"] != "historical"]
    for column, pattern in {"code": "[A-Z]{3}", "alpha2": "[A-Z]{2}", "fips": "[A-Z]{2}|", "cow": r"\d+|"}.items():
        values = [row[column] for row in current]
        assert all(re.fullmatch(pattern, value) for value in values), column
        assert [value for value, count in Counter(values).items() if value and count > 1] == [], column
    assert all(
        row["parent"]
        for row in rows("states.csv")
        if row["kind"] in {"territory", "historical"} and row["code"] != "ATA"
    )


def test_outlets_have_country_kind_ownership_and_own_domains(codebook: Codebook) -> None:
    seen: Counter[str] = Counter()
    for row in rows("outlets.csv"):
        assert row["state"] in codebook.states(), row
        assert row["kind"] in {"agency", "newspaper", "broadcaster", "magazine", "online"}, row
        assert row["ownership"] in {"state", "public", "private"}, row
        assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in row["domains"].split(";")), row
        seen.update(row["domains"].split(";"))
    assert [domain for domain, count in seen.items() if count > 1] == []


def test_one_code_is_one_row(codebook: Codebook) -> None:
    for table in ("organisations.csv", "outlets.csv", "bodies.csv"):
        codes = Counter(
            row.get("code") or f"{row['state']}.{row.get('sector', 'JRN')}/{row['key']}" for row in rows(table)
        )
        assert [code for code, count in codes.items() if count > 1] == [], table


def test_cells_are_clean_and_sourced() -> None:
    for table in TABLES:
        for row in rows(table):
            assert row["source"], (table, row)
            for column, cell in row.items():
                if column == "source":
                    continue
                assert cell == cell.strip() and "; " not in cell and ";;" not in cell, (table, column, cell)
                assert not cell.startswith(";") and not cell.endswith(";"), (table, column, cell)


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("states.csv", 200),
        ("organisations.csv", 60),
        ("outlets.csv", 150),
        ("groups.csv", 100),
        ("bodies.csv", 200),
        ("offices.csv", 1000),
    ],
)
def test_tables_are_large_enough(table: str, least: int) -> None:
    assert len(rows(table)) >= least


@pytest.mark.parametrize(
    ("name", "others", "state", "expected"),
    [
        ("Vladimir Putin", (), "RUS", ("Putin",)),
        ("Ursula von der Leyen", (), "DEU", ("von der Leyen",)),
        ("Xi Jinping", ("family:Xi",), "CHN", ("Xi",)),
        ("Kim Jong Un", ("Kim Jong-un",), "PRK", ("Kim",)),
        ("Bashar al-Assad", (), "SYR", ("al-Assad", "Assad")),
        ("Volodymyr Zelensky", ("Volodymyr Zelenskyy",), "UKR", ("Zelensky", "Zelenskyy")),
        ("Charles III", (), "GBR", ()),
        ("He Lifeng", ("family:He",), "CHN", ()),
        ("Lula", ("Luiz Inácio Lula da Silva",), "BRA", ("da Silva",)),
        ("Joko Widodo", ("Jokowi",), "IDN", ("Widodo",)),
    ],
)
def test_family_names(name: str, others: tuple[str, ...], state: str, expected: tuple[str, ...]) -> None:
    assert family_names(name, others, state) == expected


@pytest.mark.parametrize(
    ("form", "acronym"), [("US", True), ("U.S.", True), ("AfD", True), ("Fed", False), ("UNICEF", False), ("EU", True)]
)
def test_is_acronym(form: str, acronym: bool) -> None:
    assert is_acronym(form) is acronym


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [("2011", "2011-01-01", "2011-12-31"), ("2012-02", "2012-02-01", "2012-02-29"), ("", None, None)],
)
def test_days_of_a_date(date: str, first: str | None, last: str | None) -> None:
    assert (first_day(date), last_day(date)) == (first, last)


HEADER = "form,actor,kind,role,state,sector,title,since,until,case_sensitive,source\n"


def extra(tmp_path: Path, *lines: str, header: str = HEADER) -> Codebook:
    path = tmp_path / "extra.csv"
    path.write_text(header + "".join(line + "\n" for line in lines), encoding="utf-8")
    return load_codebook((path,))


def test_an_extra_table_adds_states_bodies_and_persons(tmp_path: Path) -> None:
    book = extra(
        tmp_path,
        "Ruritania,RUR,state,name,RUR,,,,,,a novel",
        "Ruritanian,RUR,state,demonym,,,,,,,a novel",
        "Strelsau,RUR.GOV,place,capital,,,,,,,a novel",
        "Rudolf Rassendyll,RUR.ELI/rudolf_rassendyll,person,person,,,,1894,,,a novel",
    )
    assert book.lookup(["Ruritania"], 0)[1][0].actor == "RUR"
    (person,) = book.entries("Rudolf Rassendyll")
    assert (person.state, person.sector, person.since, person.row) == ("RUR", "ELI", "1894-01-01", 5)
    assert book.entries("Russia")


def test_an_extra_row_comes_first(tmp_path: Path) -> None:
    book = extra(tmp_path, "Georgia,USA/georgia,place,region,,,,,,,mine")
    assert [entry.actor for entry in book.entries("Georgia")] == ["USA/georgia", "GEO", "USA/georgia"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Rusia,RUX,state,name,,,,,,,x", "no state known"),
        ("Rusia,rus,state,name,,,,,,,x", "not a code"),
        ("Army,RUS.ARM,organisation,body,,,,,,,x", "not a PLOVER sector"),
        ("Army,RUS.MIL/army,organisation,body,,ARM,,,,,x", "not a PLOVER sector"),
        ("Army,RUS.MIL/The Army,organisation,body,,,,,,,x", "not a code"),
        ("Army,RUS.MIL,troop,body,,,,,,,x", "not a kind"),
        ("Army,RUS.MIL,group,troop,,,,,,,x", "not a role"),
        ("Army,RUS.MIL,group,group,,,,2011-06-31,,,x", "not a date"),
        ("Army,RUS.MIL,group,group,,,,June 2011,,,x", "not a date"),
        ("Army,RUS.MIL,group,group,,,,2012,2011,,x", "ends"),
        ("Army,RUS.MIL,group,group,,,,,,perhaps,x", "not yes or no"),
        ("Army,,group,group,,,,,,,x", "actor is empty"),
        (",RUS.MIL,group,group,,,,,,,x", "form is empty"),
        ("Army,RUS.MIL,group,group", "cells"),
    ],
)
def test_a_wrong_extra_row_is_refused_by_file_and_line(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(CodebookError, match=rf"extra\.csv, line 3: .*{reason}"):
        extra(tmp_path, "Volga Boatmen,RUS.LAB/volga_boatmen,group,group,,,,,,,a song", line)


def test_a_wrong_extra_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"extra\.csv, line 1: .*colour.*"):
        extra(tmp_path, "Russia,RUS,state,name,red", header="form,actor,kind,role,colour\n")


def test_a_missing_extra_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        load_codebook((tmp_path / "none.csv",))


def test_kinds_and_roles_are_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-codebook.md"
    text = page.read_text(encoding="utf-8")
    assert [word for word in sorted(KINDS | ROLES) if f"`{word}`" not in text] == []


@pytest.mark.parametrize("code", ["RUS.GOV/x_y", "RUS/x_y", "RUS.GOV", "RUS", "NATO.IGO/head", "RUS.GOV.MIL/x.y"])
def test_the_key_in_the_store_is_the_key(code: str) -> None:
    found = open_writer(None).view.sql(f"select {key_in_sql('?')}", [code]).column(0).to_pylist()
    assert found == [actor_key(code)]
