import pytest

from dragoman.codebooks import plover
from dragoman.errors import CodebookError

TYPES = {
    1: ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
    2: ["COOPERATE", "AID", "RETREAT"],
    3: ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
    4: ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
}


def test_sixteen_types_in_four_quads():
    assert list(plover.event_types()) == [name for names in TYPES.values() for name in names]
    for quad, names in TYPES.items():
        assert {plover.quad(name) for name in names} == {quad}


def test_37_contexts_and_25_sectors():
    assert len(plover.contexts()) == 37
    assert len(plover.sectors()) == 25


@pytest.mark.parametrize("type", list(plover.event_types()))
def test_scores_agree_with_the_quad_in_sign(type):
    cooperative = plover.quad(type) in (plover.VERBAL_COOPERATION, plover.MATERIAL_COOPERATION)
    scores = [plover.intensity(type), *(plover.intensity(type, mode) for mode in plover.modes(type))]
    assert all(-10 <= score <= 10 for score in scores)
    # A request for help is the one verbal conflict that the manual scores above zero.
    assert all(score > 0 if cooperative else score <= 0 or type == "REQUEST" for score in scores)


@pytest.mark.parametrize(
    ("type", "mode", "score"),
    [
        ("CONSULT", None, 2.5),
        ("CONSULT", "visit", 4),
        ("ACCUSE", None, -3),
        ("PROTEST", "vandalize", -5),
        ("ASSAULT", "unconventional", -10),
        ("RETREAT", "disarm", 10),
    ],
)
def test_intensity(type, mode, score):
    assert plover.intensity(type, mode) == score


@pytest.mark.parametrize(
    ("type", "status", "recorded"),
    [
        ("CONSULT", "occurred", "CONSULT"),
        ("ASSAULT", "ongoing", "ASSAULT"),
        ("CONSULT", "planned", "AGREE"),
        ("AID", "planned", "AGREE"),
        ("AGREE", "planned", "AGREE"),
        ("ASSAULT", "planned", "THREATEN"),
        ("SANCTION", "threatened", "THREATEN"),
        ("RETREAT", "threatened", "THREATEN"),
        ("ASSAULT", "negated", None),
        ("ASSAULT", "denied", None),
        ("CONSULT", "hypothetical", None),
    ],
)
def test_recorded_type(type, status, recorded):
    assert plover.recorded_type(type, status) == recorded


@pytest.mark.parametrize(
    ("type", "mode", "status", "recorded"),
    [
        ("ASSAULT", "aerial", "occurred", "aerial"),
        ("ASSAULT", "aerial", "threatened", "violence"),
        ("SANCTION", None, "threatened", "relations"),
        ("COERCE", "cyber", "planned", None),
        ("CONSULT", "visit", "planned", None),
        ("CONSULT", "visit", "negated", None),
    ],
)
def test_recorded_mode(type, mode, status, recorded):
    assert plover.recorded_mode(type, mode, status) == recorded


@pytest.mark.parametrize("type", list(plover.event_types()))
@pytest.mark.parametrize("status", sorted(plover.STATUSES))
def test_recorded_mode_is_a_mode_of_the_recorded_type(type, status):
    recorded = plover.recorded_type(type, status)
    for mode in (None, *plover.modes(type)):
        found = plover.recorded_mode(type, mode, status)
        assert found is None or (recorded is not None and found in plover.modes(recorded))


def test_sanction_quad_is_a_setting():
    assert (plover.quad("SANCTION"), plover.quad("SANCTION", sanction_quad=3)) == (4, 3)
    with pytest.raises(CodebookError, match="3 or 4"):
        plover.quad("SANCTION", sanction_quad=2)


@pytest.mark.parametrize(
    ("type", "one_sided", "required"),
    [("COOPERATE", True, True), ("AID", True, True), ("SANCTION", True, True), ("ASSAULT", True, True),
     ("ASSAULT", False, False), ("CONSULT", True, False), ("PROTEST", True, False)],
)  # fmt: skip
def test_recipient_required(type, one_sided, required):
    assert plover.recipient_required(type, one_sided=one_sided) is required


@pytest.mark.parametrize(
    ("name", "current"),
    [("DEMAND", "REQUEST"), ("FIGHT", "ASSAULT"), ("CONSULT", "CONSULT"), ("YIELD", None), ("CRIME", None)],
)
def test_current_name(name, current):
    assert plover.current_name(name) == current


def test_unknown_names_are_refused():
    with pytest.raises(CodebookError, match="unknown PLOVER type 'YIELD'"):
        plover.intensity("YIELD")
    with pytest.raises(CodebookError, match="CONSULT has no mode 'riot'"):
        plover.intensity("CONSULT", "riot")
    with pytest.raises(CodebookError, match="unknown status 'future'"):
        plover.recorded_type("CONSULT", "future")
