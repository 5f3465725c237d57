"""The actors of a record, gathered from the mentions of its reports."""

from dragoman.crossdoc.actors import ActorPart
from factory import document, memory_record, mention

ONE = document("Vladimir Putin and Putin met he in Moscow; the two leaders left.", "a.txt")
TWO = document("Prime Minister Vladimir Putin smiled. Danish analyst Mette Holk did not.", "b.txt")
MENTIONS = [
    mention(ONE, "Vladimir Putin", kind="person", actor="RUS.GOV/vladimir_putin", name="Vladimir Putin"),
    mention(ONE, "Putin met", kind="person", actor="RUS.GOV/vladimir_putin", name="Vladimir Putin"),
    mention(ONE, "he", kind="person", actor="RUS.GOV/vladimir_putin", name="Vladimir Putin"),
    mention(ONE, "Moscow", kind="place", actor="RUS", name="Moscow"),
    mention(ONE, "the two leaders", kind="group", actor="CHN.GOV/xi_jinping;RUS.GOV/vladimir_putin"),
    mention(
        TWO, "Prime Minister Vladimir Putin", kind="person", actor="RUS.ELI/vladimir_putin", name="Vladimir Putin",
        title="Prime Minister",
    ),
    mention(
        TWO, "Danish analyst Mette Holk", kind="person", actor="DNK.EDU/mette_holk", name="Mette Holk", title="analyst"
    ),
]  # fmt: skip


def actors(mentions):
    view = memory_record({"mentions": mentions}).view
    return {row.actor: row for row in ActorPart().analyse(view).tables["actors"]}


def test_a_person_is_one_row_whatever_the_office():
    row = actors(MENTIONS)["RUS/vladimir_putin"]
    assert (row.name, row.kind, row.state, row.sectors) == ("Vladimir Putin", "person", "RUS", ("ELI", "GOV"))
    assert {name.name for name in row.names} == {"Vladimir Putin", "Putin met", "Prime Minister Vladimir Putin"}
    assert any(office.title == "President" and office.since == "2012-05-07" for office in row.office)


def test_who_is_in_no_codebook_has_the_offices_that_reports_give():
    row = actors(MENTIONS)["DNK/mette_holk"]
    assert [(office.title, office.since) for office in row.office] == [("analyst", None)]
    assert row.office[0].evidence.startswith("mention men_")
    assert row.sectors == ("EDU",)


def test_a_place_is_nobody():
    assert "RUS" not in actors(MENTIONS)


def test_the_order_of_reports_plays_no_part():
    assert actors(MENTIONS) == actors(MENTIONS[::-1])


def test_a_states_sector_has_a_name_in_words_and_one_bank_of_many_has_no_row():
    found = actors(
        [
            mention(ONE, "the two leaders", kind="organisation", actor="CHN.GOV"),
            mention(ONE, "leaders", kind="organisation", actor="CHN.BUS"),
        ]
    )
    assert {code: row.name for code, row in found.items()} == {"CHN.GOV": "China (government)"}
