import csv
import time
from pathlib import Path

import pytest

from dragoman.codebooks import cameo, plover, tables
from dragoman.errors import CodebookError

SHARED = Path(__file__).parents[2].parent / "shared"
UNMAPPED_ROOTS = ("01", "02")


def test_all_codes_are_strings_of_two_to_four_digits_under_a_known_parent():
    codes = cameo.codes()
    assert len(codes) == 313
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in codes)
    assert all(row.root in codes and row.base in codes for row in codes.values())


def test_leading_zero_is_kept():
    assert cameo.cameo_code("0251").name == "Appeal for easing of administrative sanctions"
    with pytest.raises(CodebookError, match="'251'"):
        cameo.cameo_code("251")


@pytest.mark.parametrize(
    ("code", "goldstein"), [("042", 1.9), ("057", 8.0), ("0874", 10.0), ("1711", -9.2), ("016", -5.0), ("190", -10.0)]
)
def test_goldstein(code, goldstein):
    assert cameo.cameo_code(code).goldstein == goldstein


def test_goldstein_scores_are_those_of_the_icews_release():
    path = SHARED / "data/formats/icews/cameo-codes.csv"
    if not path.exists():
        pytest.skip(f"no {path}")
    with path.open(encoding="latin-1", newline="") as file:
        printed = {row["code"]: float(row["goldstein"]) for row in csv.DictReader(file)}
    assert {code: row.goldstein for code, row in cameo.codes().items() if code != "1214"} == printed


@pytest.mark.parametrize(
    ("code", "quad"), [("010", 1), ("057", 1), ("06", 2), ("0874", 2), ("090", 3), ("139", 3), ("14", 4), ("163", 4)]
)
def test_quad_class(code, quad):
    assert cameo.quad_class(code) == quad


def test_every_code_but_statements_and_appeals_has_a_plover_reading():
    for code, row in cameo.codes().items():
        reading = cameo.to_plover(code)
        assert (reading is None) is (row.root in UNMAPPED_ROOTS)


def test_readings_use_plover_names_and_say_what_changed():
    for code in cameo.codes():
        if (reading := cameo.to_plover(code)) is None:
            continue
        assert reading.type in plover.event_types()
        assert reading.mode is None or reading.mode in plover.modes(reading.type)
        assert set(reading.contexts) <= set(plover.contexts())
        fields = [part.strip() for part in reading.printed.split(",")] + ["", ""]
        differs = fields[0] != reading.type or fields[1] != (reading.mode or "") or (
            [part.strip() for part in fields[2].split(";") if part.strip()] != list(reading.contexts)
        )  # fmt: skip
        assert differs is (reading.change is not None), code


@pytest.mark.parametrize(
    ("code", "type", "mode", "contexts"),
    [
        ("036", "AGREE", None, ("diplomatic",)),
        ("042", "CONSULT", "visit", ()),
        ("08", "CONCEDE", None, ()),
        ("0841", "RETREAT", "release", ("legal",)),
        ("091", "ACCUSE", "investigate", ("crime", "corruption")),
        ("163", "SANCTION", "discontinue", ("economic",)),
        ("186", "ASSAULT", "targeted", ()),
        ("195", "ASSAULT", "aerial", ("military",)),
    ],
)
def test_to_plover(code, type, mode, contexts):
    reading = cameo.to_plover(code)
    assert (reading.type, reading.mode, reading.contexts) == (type, mode, contexts)


@pytest.mark.parametrize(
    ("type", "mode", "status", "contexts", "code"),
    [
        ("CONSULT", "visit", "occurred", (), "042"),
        ("CONSULT", "visit", "planned", (), "036"),
        ("CONSULT", None, "negated", (), None),
        ("COOPERATE", None, "occurred", ("military",), "062"),
        ("AID", None, "planned", ("military",), "0332"),
        ("RETREAT", "release", "occurred", (), "0841"),
        ("SANCTION", None, "occurred", ("economic",), "163"),
        ("SANCTION", None, "threatened", ("economic",), "1312"),
        ("SANCTION", "expel", "occurred", ("diplomatic",), "161"),
        ("ASSAULT", "aerial", "occurred", ("military",), "195"),
        ("ASSAULT", "aerial", "threatened", (), "1384"),
        ("ASSAULT", None, "hypothetical", (), None),
        ("COERCE", "arrest", "ongoing", (), "173"),
        ("PROTEST", None, "planned", (), "133"),
    ],
)
def test_code_of(type, mode, status, contexts, code):
    assert cameo.code_of(type, mode, status, contexts) == code


# CAMEO's residual of root 08 and its code for giving up power lie among what PLOVER calls CONCEDE.
YIELD_RESIDUALS = {"080", "0831"}


@pytest.mark.parametrize("type", list(plover.event_types()))
@pytest.mark.parametrize("status", ["occurred", "planned", "threatened"])
def test_there_and_back_keeps_the_recorded_type(type, status):
    recorded = plover.recorded_type(type, status)
    for mode in (None, *plover.modes(type)):
        for contexts in ((), *((context,) for context in plover.contexts())):
            code = cameo.code_of(type, mode, status, contexts)
            reading = cameo.to_plover(code)
            assert reading.type == recorded or (recorded == "RETREAT" and code in YIELD_RESIDUALS)


def test_every_rule_from_plover_can_fire():
    rows = tables.read_table("plover_to_cameo.csv", cameo.FROM_PLOVER_COLUMNS)
    for index, (type, recorded, mode, context, _) in enumerate(rows):
        earlier = [row for row in rows[:index] if row[:2] == (type, recorded)]
        assert not any(row[2] in ("", mode) and row[3] in ("", context) for row in earlier)
        assert mode == "" or mode in plover.modes(type)
        assert context == "" or context in plover.contexts()


def test_modes_survive_the_way_to_cameo_and_back_where_cameo_can_tell_them():
    told = sum(
        cameo.to_plover(cameo.code_of(type, mode)).mode == mode
        for type in plover.event_types()
        for mode in plover.modes(type)
    )
    assert told >= 45  # of 68; CAMEO has no drone, vandalize, militia, cyber, … of its own


def test_notices_name_source_and_licence():
    for name in ("plover.csv", "cameo.csv", "cameo_to_plover.csv", "plover_to_cameo.csv"):
        assert "Source" in tables.notice(name) or "Facts from" in tables.notice(name)
    assert "CC BY-SA 4.0" in tables.notice("cameo_to_plover.csv")


def test_cold_load_is_quick():
    for function in (tables.read_table, plover.event_types, plover.contexts, plover.modes,
                     cameo.codes, cameo._to_plover, cameo._from_plover):  # fmt: skip
        function.cache_clear()
    start = time.process_time()
    cameo.to_plover("042")
    cameo.code_of("CONSULT", "visit")
    assert time.process_time() - start < 0.05


def test_a_table_with_another_header_is_refused():
    with pytest.raises(CodebookError, match=r"cameo.csv, line 6: the header should be code,title"):
        tables.read_table("cameo.csv", ("code", "title"))
