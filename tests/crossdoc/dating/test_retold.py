import pytest

from dragoman.crossdoc.dating.days import between
from dragoman.crossdoc.dating.retold import years_retold
from factory import document, statement, time

TOLD = "Jane Doe and John Roe said the states had a limitless friendship weeks before the vote in March."
SAID = "the states had a limitless friendship weeks before the vote in March"
JOINT = {"speaker": "AAA.GOV/jane_doe;BBB.GOV/john_roe", "speaker_name": "Jane Doe and John Roe"}
MARCH = {"formula": "DCT<=M03", "value": "2022-03", "time": "2022-03", "time_earliest": "2022-03-01",
         "time_latest": "2022-03-31"}  # fmt: skip
WEEKS = {
    "type": "DURATION",
    "value": "PXW",
    "formula": None,
    "anchor": "the event that the text names: before the vote",
}


def years(text, said, speaker="the two", march=MARCH):
    """First and last day of what follows for a report that retells what `TOLD` says."""
    of, there = document(text, "own.txt"), document(TOLD, "other.txt")
    cue = text.index("said")
    own = statement(
        of, said, speaker=None, speaker_text=speaker, cue_start=cue, cue_end=cue + 4, cue_text="said",
    )  # fmt: skip
    other = statement(there, SAID, cue_start=TOLD.index("said"), cue_end=0, **JOINT)
    times = {
        of.document_id: [time(of, "Last year", formula="DCT-1Y", value="XXXX")],
        there.document_id: [time(there, "weeks", **WEEKS), time(there, "March", **march)],
    }
    known = {there.document_id: between("2022-12-30", "2022-12-30")}
    line = [(of.document_id, there.document_id)]
    statements = {of.document_id: [own], there.document_id: [other]}
    return [each.days for each in years_retold(line, statements, times, {of.document_id: text}, known)]


@pytest.mark.parametrize(
    "said", ["their friendship has no limits", "theirs was a friendship without limits", "the bond is limitless"]
)
def test_last_year_is_the_year_of_the_statement(said):
    found = years(f"Doe met Roe. Last year the two said {said}.", said)
    assert found == [between("2023-01-01", "2023-12-31")]


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("Doe met Roe. Last year the two said the harvest was poor.", "the harvest was poor", "the two"),
        ("Doe met Moe. Last year the two said it has no limits.", "it has no limits", "the two"),
        ("Doe met Roe. Last year a man said it has no limits.", "it has no limits", "a man"),
        ("Last year Doe met Roe. The two said it has no limits.", "it has no limits", "The two"),
    ],
)
def test_another_statement_says_nothing(text, said, speaker):
    assert years(text, said, speaker) == []


def test_weeks_before_january_are_of_one_year_or_the_other():
    january = {**MARCH, "time": "2022-01", "time_earliest": "2022-01-01", "time_latest": "2022-01-31"}
    text = "Doe met Roe. Last year the two said it has no limits."
    assert years(text, "it has no limits", march=january) == []
