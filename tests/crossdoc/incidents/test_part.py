"""Events that are one happening, and events that are not."""

import pytest

from dragoman.crossdoc.incidents import IncidentPart
from dragoman.model.annotations import Party
from dragoman.model.findings import Alignment, Decision, Derivation, Origin, Story
from dragoman.model.provenance import identifier
from factory import document, event, make, memory_record


def party(code):
    return Party(actor=code, party_start=0, party_end=1, text="x", inferred=False)


def told(
    uri, text, anchor, sources, recipients=(), day=None, latest=None, story="story_1", published="2024-05-10", **given
):
    report = document(text, uri, published=published, published_earliest=published, published_latest=published,
                      story_id=story)  # fmt: skip
    values = {"sources": tuple(map(party, sources)), "recipients": tuple(map(party, recipients)),
              "source": ";".join(sources) or None, "recipient": ";".join(recipients) or None, "occurred": day,
              "occurred_earliest": day, "occurred_latest": latest or day, **given}  # fmt: skip
    return report, event(report, anchor, **values)


def incidents(*pairs, origins=(), decisions=(), storyline=None, derivations=()):
    reports = [report for report, _ in pairs]
    names = {report.story_id for report in reports}
    stories = [make(Story, story_id=name, storyline_id=storyline) for name in sorted(names)]
    rows = {"documents": reports, "events": [each for _, each in pairs], "stories": stories, "origins": origins}
    record = memory_record({**rows, "decisions": decisions, "derivations": derivations})
    return IncidentPart().analyse(record.view).tables["incidents"]


CALL = ("Voss and Marek will speak by video on Friday.", "speak")


def call(uri, **given):
    text, anchor = CALL
    values = {"day": "2024-05-10", "status": "planned", **given}
    return told(uri, text, anchor, ("NOR.GOV/voss", "CHE.GOV/marek"), **values)


def test_a_planned_and_a_held_call_are_one_that_happened():
    both = ("CHE.GOV/marek", "NOR.GOV/voss")
    held = told("b.txt", "Marek and Voss spoke.", "spoke", both, day="2024-05-10", published="2024-05-11")
    (row,) = incidents(call("a.txt", published="2024-05-08"), held)
    assert (row.status, row.reports, row.occurred) == ("occurred", 2, "2024-05-10")
    assert row.incident_id == identifier("incident", row.events[0])


def test_meetings_of_others_are_others():
    other = told("b.txt", "Lund and Kern met on Friday.", "met", ("NOR.GOV/lund", "CHE.GOV/kern"), day="2024-05-10")
    assert len(incidents(call("a.txt"), other)) == 2


def test_meetings_months_apart_are_two():
    earlier = told("b.txt", "Voss and Marek met.", "met", ("NOR.GOV/voss", "CHE.GOV/marek"), day="2024-02-10")
    assert len(incidents(call("a.txt"), earlier)) == 2


def test_a_past_meeting_without_a_date_is_not_one_after_the_report():
    past = told(
        "b.txt", "Voss and Marek had met before.", "met", ("NOR.GOV/voss", "CHE.GOV/marek"), published="2024-05-08"
    )
    assert len(incidents(call("a.txt", day="2024-05-10"), past)) == 2


def test_a_state_stands_for_its_leader():
    vague = told("b.txt", "Norway and Switzerland will speak on Friday.", "speak", ("NOR", "CHE"), day="2024-05-10")
    (row,) = incidents(call("a.txt"), vague)
    assert row.source == "NOR.GOV/voss;CHE.GOV/marek"


def test_the_opposition_is_not_the_government():
    one = told("a.txt", "The government attacked the town on Friday.", "attacked", ("NOR.GOV",), ("CHE",), "2024-05-10",
               type="ASSAULT")  # fmt: skip
    two = told("b.txt", "Rebels attacked the town on Friday.", "attacked", ("NOR.REB",), ("CHE",), "2024-05-10",
               type="ASSAULT")  # fmt: skip
    assert len(incidents(one, two)) == 2


def test_copies_count_as_reports_and_as_one_origin():
    told_three_times = [call(f"{name}.txt") for name in "abc"]
    origin = make(Origin, origin_id="ori_1", story_id="story_1",
                  documents=tuple(report.document_id for report, _ in told_three_times))  # fmt: skip
    (row,) = incidents(*told_three_times, origins=[origin])
    assert (row.reports, row.origins) == (3, 1)


def test_no_chain_of_vague_tellings_joins_two_leaders():
    vague = told("c.txt", "Norway and Switzerland spoke.", "spoke", ("NOR", "CHE"))
    other = told("b.txt", "Lund and Kern met on Friday.", "met", ("NOR.GOV/lund", "CHE.GOV/kern"), day="2024-05-10")
    rows = incidents(call("a.txt"), other, vague)
    assert not any(
        len({"voss", "lund"} & set("".join(row.source or "").replace(";", "/").split("/"))) > 1 for row in rows
    )


def test_across_the_stories_of_a_storyline_a_date_joins():
    late = call("b.txt", story="story_2", status="occurred", published="2024-05-12")
    (row,) = incidents(call("a.txt"), late, storyline="line_1")
    assert row.story_id == "story_1"
    undated = call("c.txt", story="story_2", day=None)
    assert len(incidents(call("a.txt"), undated, storyline="line_1")) == 2


@pytest.mark.parametrize("status", ["negated", "hypothetical"])
def test_what_nobody_tells_otherwise_is_no_happening(status):
    assert incidents(call("a.txt", status=status)) == []


def decision(judgement, first, second):
    return make(Decision, decision_id="dec_1", kind="incident", subject=first, object=second, judgement=judgement,
                by="p", at="2024-06-01T00:00:00Z")  # fmt: skip


def test_a_person_joins_and_parts():
    earlier = told("b.txt", "Voss and Marek met.", "met", ("NOR.GOV/voss", "CHE.GOV/marek"), day="2024-02-10")
    one, two = call("a.txt"), call("c.txt")
    rows = incidents(one, earlier)
    (joined,) = incidents(one, earlier, decisions=[decision("same", *(row.incident_id for row in rows))])
    assert set(joined.events) == {one[1].event_id, earlier[1].event_id}
    names = [identifier("incident", pair[1].event_id) for pair in (one, two)]
    assert len(incidents(one, two)) == 1
    assert len(incidents(one, two, decisions=[decision("different", *names)])) == 2


def test_the_order_of_reports_does_not_matter():
    pairs = [call("a.txt"), call("b.txt", day=None), call("c.txt", day="2024-05-11")]
    assert incidents(*pairs) == incidents(*reversed(pairs))


def test_an_empty_record_has_none():
    assert IncidentPart().analyse(memory_record().view).tables["incidents"] == []


def shelled(uri, published, text="Norwegian guns shelled the Swedish town of Mora.", **given):
    values = {"sources": ("NOR",), "recipients": ("SWE",), "type": "ASSAULT", **given}
    return told(uri, text, "shelled", published=published, **values)


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({"published": "2024-05-11"}, 1),
        ({"published": "2024-05-16"}, 2),
        ({"published": "2024-05-16", "day": "2024-05-10"}, 1),
        ({"published": "2024-05-20", "day": "2024-05-19"}, 2),
    ],
)
def test_undated_news_of_an_attack_is_of_the_days_of_its_report(other, count):
    again = shelled("b.txt", text="Norwegian guns shelled Mora, a Swedish town.", **other)
    assert len(incidents(shelled("a.txt", "2024-05-10"), again)) == count


def test_background_is_told_in_the_same_words_for_weeks():
    text = "Norwegian guns shelled the Swedish town of Mora, where nine hundred people had found shelter from the cold."
    first, second = (
        shelled("a.txt", "2024-05-10", text),
        shelled("b.txt", "2024-06-20", text.replace("the cold", "cold")),
    )
    assert len(incidents(first, second)) == 1


@pytest.mark.parametrize(("published", "count"), [("2024-05-10", 1), ("2024-05-11", 2)])
def test_attacks_of_two_days_are_two_when_each_is_the_news_of_its_day(published, count):
    again = shelled("b.txt", published, "Norwegian guns shelled Mora, a Swedish town.", day="2024-05-10")
    assert len(incidents(shelled("a.txt", "2024-05-10", day="2024-05-09"), again)) == count


def test_what_a_rewrite_made_of_a_sentence_tells_the_same_act():
    said = told("a.txt", "Oslo blamed Bern for the spill.", "blamed", ("NOR.GOV",), ("CHE.GOV",), type="ACCUSE")
    again = told("b.txt", "Norway held its partner guilty of it all.", "held", ("NOR",), ("CHE",), type="ACCUSE")
    (first, _), (second, _) = said, again
    pair = make(Alignment, from_start=0, from_end=len(first.text), to_start=0, to_end=len(second.text))
    rewritten = make(Derivation, from_document=first.document_id, to_document=second.document_id, alignments=(pair,))
    assert len(incidents(said, again)) == 2
    assert len(incidents(said, again, derivations=[rewritten])) == 1


def derived(first, second, *pairs):
    alignments = tuple(
        make(Alignment, from_start=a, from_end=b, to_start=c, to_end=d) for a, b, c, d in pairs
    )  # fmt: skip
    return make(Derivation, from_document=first.document_id, to_document=second.document_id, alignments=alignments)


def test_other_sentences_of_a_rewrite_tell_other_acts():
    blame, plea = "Oslo blamed Bern for the spill.", "Oslo accuses the Swiss of spying."
    said = told("a.txt", f"{blame} {plea}", "blamed", ("NOR.GOV",), ("CHE.GOV",), type="ACCUSE", sentence=blame)
    again = told("b.txt", f"{blame} {plea}", "accuses", ("NOR",), ("CHE",), type="ACCUSE", sentence=plea)
    spans = (0, len(blame)), (len(blame) + 1, len(blame) + 1 + len(plea))
    apart = derived(said[0], again[0], *((*span, *span) for span in spans))
    assert len(incidents(said, again, derivations=[apart])) == 2
    run = derived(said[0], again[0], (0, spans[1][1], 0, spans[1][1]))
    assert len(incidents(said, again, derivations=[run])) == 2


def test_the_text_of_an_attack_used_again_for_another_is_not_that_attack():
    first = shelled("a.txt", "2024-05-10")
    second = shelled("b.txt", "2024-05-20", "Norwegian guns shelled Mora, a Swedish town.")
    (one, _), (other, _) = first, second
    used = derived(one, other, (0, len(one.text), 0, len(other.text)))
    assert len(incidents(first, second, derivations=[used])) == 2
