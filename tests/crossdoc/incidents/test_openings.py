"""The opening of a war is one happening of a story, told with its date or in passing; a strike is another."""

import csv
from pathlib import Path

import pytest

from dragoman.crossdoc.incidents import IncidentPart
from dragoman.model.findings import Story
from dragoman.pipeline import ReportPipeline
from factory import document, make, memory_record

PAIRS = list(
    csv.DictReader((Path(__file__).parent / "told_as_background.csv").read_text(encoding="utf-8").splitlines())
)
DAY = "2023-11-10"


def incidents_of(*texts, stories=("s", "s")):
    """The incidents of reports of one day, each with the reports that tell it."""
    reports = [
        document(text, f"{number}.txt", language="en", published=DAY, published_earliest=DAY, published_latest=DAY,
                 published_basis="given", story_id=story)
        for number, (text, story) in enumerate(zip(texts, stories, strict=True))
    ]  # fmt: skip
    read, failures = ReportPipeline().annotate(reports)
    assert not failures
    rows = {"documents": reports, "events": [event for report in read for event in report.events],
            "places": [place for report in read for place in report.places],
            "stories": [make(Story, story_id=name, storyline_id="line") for name in sorted(set(stories))]}  # fmt: skip
    homes = {event.event_id: event.document_id for event in rows["events"]}
    found = IncidentPart().analyse(memory_record(rows).view).tables["incidents"]
    return [(row, {homes[event] for event in row.events}) for row in found if row.type == "ASSAULT"]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_a_war_is_opened_once(pair):
    joined = any(len(homes) > 1 for _, homes in incidents_of(pair["first"], pair["second"]))
    assert joined == (pair["join"] == "yes"), pair["why"]


def test_the_incident_has_the_date_that_one_report_knows():
    (row, _), *_ = incidents_of("Chile invaded Peru in March.", "Trade stopped a day after Chile invaded Peru.")
    assert (row.occurred, row.reports) == ("2023-03", 2)


def test_a_meeting_elsewhere_is_no_place_of_the_war():
    (row, homes), *_ = incidents_of(
        "Chile attacked Peru in March.", "Two weeks before the Chilean attack on Peru, the ministers met in Quito."
    )
    assert (len(homes), row.place) == (2, None)


def test_a_date_of_the_condemnation_is_not_that_of_the_war():
    found = incidents_of("Bolivia condemned the Chilean invasion of Peru on Monday.", "Chile invaded Peru in March.")
    ((row, homes),) = [(row, homes) for row, homes in found if len(homes) > 1]
    assert (row.occurred, len(homes)) == ("2023-03", 2)


def test_across_stories_they_stay_apart():
    told = ("Chile invaded Peru in March.", "Trade stopped a day after Chile invaded Peru.")
    assert len(incidents_of(*told, stories=("s", "t"))) == 2
