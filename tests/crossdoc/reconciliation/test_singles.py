"""Short reports of one happening in which the values that differ stand in sentences without common words."""

import pytest

from dragoman.crossdoc.reconciliation.happenings import compared_happenings
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.unknowns import Telling
from dragoman.pipeline import ReportPipeline
from factory import document

PLACE_A = (
    "Ministers of Tarnia and Lundia agreed to guard the Orvane strait with a joint flotilla of frigates. They had come "
    "together in Vienna on Sunday."
)
PLACE_B = (
    "A joint flotilla of Tarnia and Lundia will guard the Orvane strait, the ministers decided at Sunday's session in "
    "Geneva. The frigates sail in May."
)
DAY_A = "Frigates of Tarnia shelled the Orvane lighthouse. The guns opened up on Friday, a pilot of the port recalls."
DAY_B = "The Orvane lighthouse was shelled by frigates of Tarnia. Fishermen fled on Sunday when the chapel fell in."
MORE = " The keeper had left the tower." * 8
CASES = [
    (PLACE_A, PLACE_B, "2012-12-18", "2012-12-18", [("where", "contradict")]),
    (PLACE_A + MORE, PLACE_B, "2012-12-18", "2012-12-18", []),
    (PLACE_A, PLACE_B.replace("Geneva", "Vienna"), "2012-12-18", "2012-12-18", []),
    (PLACE_A, PLACE_B + " Vienna had offered its palace.", "2012-12-18", "2012-12-18", []),
    (DAY_A, DAY_B, "2012-12-18", "2012-12-18", [("when", "undecided")]),
    (DAY_A, DAY_B, "2012-12-14", "2012-12-18", []),
]


@pytest.fixture(scope="module")
def tellings():
    made = [
        document(case[side], f"{number}{side}", published=case[2 + side], language="en",
                 published_earliest=case[2 + side], published_latest=case[2 + side])
        for number, case in enumerate(CASES) for side in (0, 1)
    ]  # fmt: skip
    reports, failures = ReportPipeline(("language", "regions", "syntax", "times")).annotate(made)
    assert not failures
    return {report.document.uri: telling(report) for report in reports}


def telling(report):
    text = report.document
    here = Report(
        document_id=text.document_id, story_id="s", thread="s", origins=frozenset({text.uri}),
        days=(text.published_earliest, text.published_latest),
    )  # fmt: skip
    pieces = [(sentence.start, sentence.end) for sentence in report.sentences]
    return Telling(report=here, text=text.text, pieces=pieces, times=report.times)


@pytest.mark.parametrize("number", range(len(CASES)))
def test_values_given_once(number, tellings):
    found = compared_happenings([[tellings[f"{number}0"], tellings[f"{number}1"]]])[0]
    assert [(row.point, row.relation) for row in found if row.point in ("when", "where")] == CASES[number][4]
