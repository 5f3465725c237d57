"""What is still to come: by the timetable, as an occasion of what will be, and when it is only spoken of again."""

import pytest
from tests.factory import read_whole

COMING = "Norway's king will visit Laos next week. "
AGAIN = (
    ("The visit comes as Laos seeks aid.", "planned"),
    ("The visit shows how far Laos has come.", "planned"),
    ("A minister described the visit as friendly.", "planned"),
    ("The visit was a success.", "occurred"),
)


@pytest.mark.parametrize(("sentence", "status"), AGAIN)
def test_what_is_to_come_stays_so_when_it_is_only_spoken_of(sentence, status):
    told = [event for event in read_whole(COMING + sentence, day="2022-08-16").events if event.anchor_text == "visit"]
    assert [event.status for event in told] == ["planned", status]
    assert (told[1].occurred_earliest == told[0].occurred_earliest) is (status == "planned")


TIMETABLE = (
    ("Norway's king arrives in Laos on Monday.", "planned"),
    ("Norway's king arrived in Laos on Monday.", "occurred"),
    ("Norway's minister meets Laos's president on Friday.", "planned"),
    ("The envoy said that during Monday's dinner, Norway and Laos would give details.", "planned"),
    ("During the talks with Laos on Monday, Norway refused to sign.", "occurred"),
)


@pytest.mark.parametrize(("text", "status"), TIMETABLE)
def test_the_present_is_to_come_by_the_timetable_and_an_occasion_with_its_clause(text, status):
    found = [event.status for event in read_whole(text, day="2022-08-16").events if event.type in ("AGREE", "CONSULT")]
    assert found == [status]


YEARS = (
    ("Norway denounced Laos over the treaty of 1910.", None),
    ("Norway attacked Laos on the anniversary of the 1789 revolution.", None),
    ("Norway attacked Laos in the war of 1910.", "1910"),
    ("Norway attacked Laos in 1910.", "1910"),
)


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_the_year_of_a_thing_is_not_that_of_the_act(text, year):
    assert [event.occurred for event in read_whole(text).events] == [year]
