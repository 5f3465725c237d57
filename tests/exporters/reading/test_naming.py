"""What a person writes for an actor, a report, a citation, and whom or what it means."""

import pytest

import dragoman
from dragoman.errors import LookupFailed
from dragoman.exporters.reading import brief_of, explanation_of, relation_of, side_by_side, timeline_of, to_markdown
from dragoman.exporters.reading.naming import party_meant, report_cited


@pytest.fixture(scope="module")
def view(tmp_path_factory, samples):
    with dragoman.read(samples, into=tmp_path_factory.mktemp("naming") / "r.duckdb") as record:
        yield record.view


@pytest.mark.parametrize(
    ("written", "code"),
    [("IRN", "IRN"), ("irn", "IRN"), ("Iran", "IRN"), ("saudi arabia", "SAU"), ("Sergei Lavrov", "RUS/sergei_lavrov"),
     ("RUS.GOV/sergei_lavrov", "RUS/sergei_lavrov"), ("RUS/sergei_lavrov", "RUS/sergei_lavrov"), ("NPL", "NPL")],
)  # fmt: skip
def test_a_party_is_meant_by_code_or_name(view, written, code):
    assert party_meant(view, written) == code


def test_whoever_is_not_known_is_told_from_whoever_did_nothing(view):
    with pytest.raises(LookupFailed, match="nobody is called 'Narnia'"):
        relation_of(view, "IRN", "Narnia")
    with pytest.raises(LookupFailed, match="perhaps RUS/sergei_lavrov"):
        timeline_of(view, ["RUS/sergej_lavrov"])
    assert "tells of nothing between the two" in to_markdown(relation_of(view, "IRN", "Nepal"))


def test_every_code_of_an_event_or_statement_can_be_explained(view):
    codes = (
        view.sql("""
        select source as code from events union select recipient from events union select speaker from statements
    """)
        .column(0)
        .to_pylist()
    )
    for code in filter(None, codes):
        found = explanation_of(view, code)
        assert any("speaker" in part.title or "events" in part.title or part.lines for part in found.sections), code


def test_a_wrong_code_is_answered_with_the_nearest(view):
    with pytest.raises(LookupFailed, match="perhaps RUS/sergei_lavrov"):
        explanation_of(view, "RUS/sergei_lavrow")
    with pytest.raises(LookupFailed, match="brief --ids"):
        explanation_of(view, "evt_0")


def test_what_the_brief_cites_leads_to_the_report_that_it_numbers(view):
    cited = [each for page in brief_of(view) for part in page.sections for line in part.lines for each in line.citations
             if each.label.startswith("R")]  # fmt: skip
    assert len(cited) > 100
    wrong = []
    for each in cited:
        try:
            found = report_cited(view, each.label, each.start, each.end)
        except LookupFailed as error:
            assert "another report in each story; write" in str(error)
            wrong.append(each)
        else:
            assert found.document_id == each.document_id
    assert len(wrong) < 3
    one = cited[0]
    assert explanation_of(view, f"{one.label}:{one.start}-{one.end}").title.endswith(f"{one.start}-{one.end}")


def test_a_report_that_is_not_there_is_answered_with_those_alike(view):
    with pytest.raises(LookupFailed, match="perhaps 10_selbrook_dispatch"):
        side_by_side(view, "10_sel", "11_larkmoor_courier.txt")
    with pytest.raises(LookupFailed, match="are one report"):
        side_by_side(view, "11_larkmoor_courier.txt", "11_larkmoor_courier.txt")


def test_what_the_periods_of_a_pair_leave_out_is_counted(view):
    reading = relation_of(view, "Saudi Arabia", "Iran")
    (periods, *listed) = reading.sections
    counted = int(reading.opening[0].split()[0]) if reading.opening[0][0].isdigit() else 0
    total = sum(len(part.lines) for part in listed)
    assert total > counted
    assert f"of {total} incidents listed below, these are not counted: " in periods.note
    left = sum(int(part.split()[0]) for part in periods.note.split(": ")[1].split(", ") if part[0].isdigit())
    assert counted + left == total
