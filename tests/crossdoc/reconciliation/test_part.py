"""What two reports of one story say on the same point."""

import pytest

from dragoman.crossdoc.reconciliation import ReconciliationPart
from dragoman.model.findings import Decision, Origin, Story
from dragoman.model.provenance import identifier
from factory import document, make, memory_record, sentence_spans, time


def report(uri, text, published="2024-05-10", story="story_1"):
    return document(text, uri, published=published, published_earliest=published, published_latest=published,
                    story_id=story)  # fmt: skip


def comparisons(*reports, times=(), origins=(), decisions=()):
    story = make(Story, story_id="story_1", reports=len(reports), documents=tuple(r.document_id for r in reports))
    spans = [span for each in reports for span in sentence_spans(each, *each.text.split("\n\n"))]
    rows = {
        "documents": reports, "sentences": spans,
        "stories": [story], "times": times, "origins": origins, "decisions": decisions,
    }  # fmt: skip
    return ReconciliationPart().analyse(memory_record(rows).view).tables["comparisons"]


def relations(first, second, later="2024-05-10"):
    return [row.relation for row in comparisons(report("a.txt", first), report("b.txt", second, later))]


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("The navy sank four trawlers off Brennholm.", "Off Brennholm the navy sank three trawlers.", "contradict"),
        ("The navy sank four trawlers off Brennholm.", "Off Brennholm 4 trawlers were sunk by the navy.", "agree"),
        ("In Tarn the flood wrecked over 20 bridges.", "The flood wrecked 31 bridges in Tarn.", "less_precise"),
        ("In Tarn the flood wrecked over 20 bridges.", "The flood wrecked up to 20 bridges in Tarn.", "contradict"),
        ("The flood wrecked about 300 bridges in Tarn.", "The flood wrecked 296 bridges in Tarn.", "less_precise"),
        ("A 30-ton crane fell on the Tarn quay.", "The 42-tonne crane hit the quay at Tarn.", "contradict"),
        ("The mast fell 20 feet at Tarn.", "At Tarn the mast fell six metres.", "less_precise"),
        ("It was the eighth test of Tarn missiles.", "Tarn held the 11th test of missiles.", "contradict"),
        ("They cleared 12 of 31 tunnels in Tarn.", "In Tarn they cleared 14 of 31 tunnels.", "contradict"),
        ("A 7-year-old boy fell into the Tarn.", "A boy, 8 years old, fell into the Tarn.", "contradict"),
    ],
)  # fmt: skip
def test_numbers(first, second, relation):
    assert relations(first, second) == [relation]


def test_the_dead_and_the_hurt_are_two_counts():
    killed, hurt = "The Tarn flood killed 59 people in Brennholm.", "About 60 people were hurt in the Brennholm flood."
    assert relations(killed, hurt) == []
    assert relations(killed, hurt.replace("hurt", "killed")) == ["less_precise"]


def test_tolls_grow():
    first, second = "The Tarn flood caused 12 deaths in Brennholm.", "In Brennholm the Tarn flood caused 15 deaths."
    assert relations(first, second, "2024-05-12") == ["update"]
    assert relations(first, second) == ["undecided"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The navy sank four trawlers off Brennholm.", "Seven trawlers fish for cod in the Sund."),
        ("Kern led for 12 laps and then for 9 laps in Tarn.", "In Tarn Kern led for 14 laps."),
        ("He spent two years in Tarn.", "It lasted three years."),
        ("The Tarn flood killed 59 people in Brennholm.", "In Brennholm about 90 people were hurt by the Tarn flood."),
    ],
)
def test_what_is_another_point(first, second):
    assert "contradict" not in relations(first, second)


MEAL = ("Voss will have lunch with Marek on Monday.", "Over dinner on Monday, Voss will tell Marek of the border.")


def test_exclusive_terms_on_one_day():
    first, second = report("a.txt", MEAL[0]), report("b.txt", MEAL[1])
    (row,) = comparisons(first, second, times=[time(first, "Monday"), time(second, "Monday")])
    assert (row.relation, {row.a_value, row.b_value}) == ("contradict", {"lunch", "dinner"})
    texts = {first.document_id: first.text, second.document_id: second.text}
    assert texts[row.a_document][row.a_start : row.a_end] in ("lunch", "dinner")
    other = report("b.txt", MEAL[1].replace("Monday", "Tuesday"))
    assert comparisons(first, other, times=[time(first, "Monday"), time(other, "Tuesday")]) == []


def test_copies_are_not_compared_and_changed_copies_are_told_apart():
    reports = [report(f"{name}.txt", f"The navy sank {number} trawlers off Brennholm.")
               for name, number in (("a", "four"), ("b", "four"), ("c", "five"))]  # fmt: skip
    one = make(Origin, origin_id="ori_1", story_id="story_1", documents=tuple(r.document_id for r in reports))
    assert {row.relation for row in comparisons(*reports, origins=[one])} == {"same_origin_changed"}


def test_a_dismissed_comparison_stays_away():
    pair = (
        report("a.txt", "The navy sank four trawlers off Brennholm."),
        report("b.txt", "Off Brennholm the navy sank five trawlers."),
    )
    (row,) = comparisons(*pair)
    decision = make(Decision, decision_id="dec_1", kind="comparison", subject=row.comparison_id, judgement="dismiss")
    assert comparisons(*pair, decisions=[decision]) == []


FOUR, FIVE = "The navy sank four trawlers\noff Brennholm.", "Off Brennholm the navy sank five trawlers."


def origin_of(*reports, name="ori_1"):
    return make(Origin, origin_id=name, story_id="story_1", documents=tuple(each.document_id for each in reports))


def test_a_name_holds_when_the_later_report_turns_out_to_be_the_earlier():
    (before,) = comparisons(report("a.txt", FOUR), report("b.txt", FIVE))
    (after,) = comparisons(report("a.txt", FOUR, None), report("b.txt", FIVE))
    (again,) = comparisons(report("a.txt", FOUR), report("b.txt", FIVE, None))
    assert after.a_document == again.b_document
    assert before.comparison_id == after.comparison_id == again.comparison_id


def test_a_name_holds_when_a_copy_speaks_for_its_origin():
    first, second = report("a.txt", FOUR, None), report("b.txt", FIVE)
    copy = report("c.txt", "By Una Voss\n\n" + FOUR.replace("\n", " "))
    (before,) = comparisons(first, second)
    (after,) = comparisons(first, second, copy, origins=[origin_of(first, copy)])
    assert copy.document_id in (after.a_document, after.b_document)
    assert before.comparison_id == after.comparison_id


def test_a_decision_made_under_a_former_name_is_carried_out():
    first, second = report("a.txt", FOUR, None), report("b.txt", FIVE)
    copy = report("c.txt", "By Una Voss\n\n" + FOUR.replace("\n", " "))
    (row,) = comparisons(first, second)
    where = (row.b_document, row.b_start, row.b_end, row.a_document, row.a_start, row.a_end)
    dismissal = make(Decision, decision_id="dec_1", kind="comparison", judgement="dismiss",
                     subject=identifier("comparison", "how many", *where))  # fmt: skip
    assert comparisons(first, second, decisions=[dismissal]) == []
    assert comparisons(first, second, copy, origins=[origin_of(first, copy)], decisions=[dismissal]) == []
    other = make(Decision, decision_id="dec_2", kind="comparison", judgement="dismiss", subject="cmp_1")
    assert len(comparisons(first, second, decisions=[other])) == 1


def test_the_same_words_of_two_more_origins_have_a_name_of_their_own():
    reports = [report(f"{name}.txt", text) for name, text in (("a", FOUR), ("b", FIVE), ("c", FIVE))]
    told = [row for row in comparisons(*reports) if row.relation != "agree"]
    assert len(told) == len({row.comparison_id for row in told}) == 2


def test_the_order_of_reports_does_not_matter():
    reports = [report(f"{number}.txt", f"The navy sank {number} trawlers off Brennholm.") for number in (3, 4, 5)]
    assert comparisons(*reports) == comparisons(*reversed(reports))
    assert len(comparisons(*reports)) == 3


def test_an_empty_record_has_none():
    assert ReconciliationPart().analyse(memory_record().view).tables["comparisons"] == []
