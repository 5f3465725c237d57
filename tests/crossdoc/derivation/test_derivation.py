import time

import pytest

from dragoman.crossdoc.derivation import DerivationPart
from dragoman.crossdoc.derivation.alignment import aligned
from dragoman.crossdoc.derivation.credits import RULES, credits_of, publisher_key, publishers_of
from dragoman.crossdoc.stories import StoryPart
from factory import collection

PARTS = (StoryPart(), DerivationPart())
SOURCE = (
    "Engineers lowered the water behind the Corven dam on Tuesday after a diver came upon cracks in its wall. "
    "Governor Ilka Marsh ordered four villages in the valley below to be emptied before nightfall. "
    "The dam, built with borrowed money and cheap cement in the year of the great flood, has worried farmers since. "
    "Two schools took in families who had nowhere to go. "
    "A commission that looked into the cement ten years ago never published what it found."
)
REWRITE = (
    "Four villages in the valley had to be emptied before nightfall on the order of Governor Ilka Marsh, it said. "
    "A diver came upon cracks in the wall of the Corven dam on Tuesday, and engineers lowered the water behind it. "
    "The dam was built with borrowed money and cheap cement in the year of the great flood. "
    "Families who had nowhere to go were taken in by two schools."
)
OTHER = (
    "Nobody slept in Corven on Tuesday night: the governor had the villages under the dam cleared. "
    "Anna Folk, 71, carried a goat up the hill. The wall has cracks as wide as a hand, an engineer said. "
    "Marsh promised blankets and soup for all who fled. Water was still being let out at dawn."
)
SPEECH = (
    '"We shall not leave a single house, a single cow or a single child behind in this valley," Governor Marsh said'
)

REWORDED = (
    "Engineers have let off water that stood behind Corven and its dam since Tuesday, when by a diver there were "
    "cracks seen along the wall. It was Governor Ilka Marsh by whom all four of the villages down the valley had been "
    "emptied already at nightfall. Built on borrowed funds, with cement as cheap as any in that year of flood, "
    "the thing worried many farmers. In two of the schools families found a roof. "
    "Nor has the commission for the cement, ten whole years on, published a line."
)


def derivations(*texts, **given):
    record, number = collection(*texts, parts=PARTS, **given)
    return [
        (number.get(row.from_document), number[row.to_document], row) for row in record.view.rows("derivations")
    ], record


def test_a_rewrite_is_found_and_a_report_of_ones_own_is_not():
    found, record = derivations(SOURCE, REWRITE, OTHER, dates=["2021-03-02", "2021-03-03", "2021-03-03"])
    ((source, target, row),) = found
    assert (source, target, row.kind, row.direction) == (0, 1, "rewrite", "likely")
    (story,) = record.view.rows("stories")
    assert (story.reports, story.origins) == (3, 2)


def test_a_shared_quotation_is_no_derivation():
    found, _ = derivations(f"{SPEECH} in Corven. {OTHER}", f"{SOURCE} {SPEECH} on the dam.")
    assert found == []


def test_alignments_reread_and_keep_their_order_in_the_later_report():
    found, record = derivations(SOURCE, REWRITE, dates=["2021-03-02", "2021-03-03"])
    text = {row.document_id: row.text for row in record.view.rows("documents")}
    row = found[0][2]
    starts = [pair.to_start for pair in row.alignments]
    assert starts == sorted(starts)
    assert len(starts) == 4
    for pair in row.alignments:
        assert text[row.to_document][pair.to_start : pair.to_end].endswith(".")
    assert 0.9 <= row.share <= 1


def test_a_copy_that_names_its_source_has_a_known_direction():
    found, _ = derivations(
        SOURCE,
        f"According to a CNN report, all are safe. {SOURCE}",
        publishers=["edition.cnn.com", "corvenpost.example"],
    )
    ((source, target, row),) = found
    assert (source, target, row.direction, row.kind) == (0, 1, "known", "copy")


def test_a_source_outside_the_collection_is_an_origin_by_name():
    found, record = derivations(f"{OTHER} It is worse than it looks, according to Le Monde.", SOURCE)
    ((source, target, row),) = found
    assert (source, target, row.from_name, row.kind) == (None, 0, "Le Monde", "rewrite")
    assert row.basis == 'says so itself: "is worse than it looks, according to Le Monde"'
    names = {(origin.name, origin.in_collection) for origin in record.view.rows("origins")}
    assert ("Le Monde", False) in names


def test_the_same_source_outside_is_one_origin():
    tail = "The cement was never tested, according to Le Monde."
    _, record = derivations(
        f"{OTHER} {tail}", f"The dam at Corven has cracks and villages were cleared on Tuesday. {tail}"
    )
    assert [row.origins for row in record.view.rows("stories")] == [1]


def test_a_report_pasted_twice_into_itself_derives_from_nothing():
    found, _ = derivations(f"{SOURCE}\n{SOURCE}")
    assert found == []


def test_near_copies_are_compared_with_a_few():
    texts = [f"{SOURCE} Page {number} of this edition." for number in range(200)]
    found, record = derivations(*texts)
    assert len(found) <= 200 * 12
    assert [row.origins for row in record.view.rows("stories")] == [1]


@pytest.mark.parametrize(("kind", "_pattern", "_cues", "example"), RULES)
def test_each_rule_finds_its_example(kind, _pattern, _cues, example):
    found = credits_of(example, {})
    assert [credit.kind for credit in found] == [kind.split()[0]]
    assert all(example[credit.start : credit.end] == credit.name for credit in found)


@pytest.mark.parametrize(
    "text",
    [
        "He told Anna Folk that it was late.",
        "According to Governor Marsh it is safe.",
        "In the Corven valley it rained.",
    ],
)
def test_people_and_places_are_no_outlets(text):
    assert credits_of(text, {}) == []


def test_credits_are_found_wherever_they_stand_in_a_long_report():
    filler = "The Grain Exchange of Upper Corven and the Board of Mills met in the hall of Tarn to no end. " * 4
    text = filler + filler.join(example + " " for *_, example in RULES)
    found = [(credit.name, credit.start) for credit in credits_of(text, {})]
    alone = [
        (credit.name, text.index(example) + credit.start) for *_, example in RULES for credit in credits_of(example, {})
    ]
    assert found == alone


def test_a_publisher_of_the_collection_is_an_outlet():
    publishers = publishers_of(["www.deadbeat.com"])
    assert [credit.outlet for credit in credits_of("She told Deadbeat that it rained.", publishers)] == [
        "outlet:deadbeat"
    ]


def test_the_chain_keeps_the_order_of_both_reports():
    spans = [(0, 10), (10, 20), (20, 30)]
    found = aligned({(0, 1): 0.5, (1, 0): 0.4, (2, 2): 0.5}, spans, spans)
    assert [(pair.from_start, pair.to_start) for pair in found] == [(0, 10), (20, 20)]


def test_a_rewrite_that_keeps_no_phrase_is_found_by_the_order_of_what_it_tells():
    found, _ = derivations(SOURCE, REWORDED, OTHER, dates=["2021-03-02", "2021-03-03", "2021-03-03"])
    ((source, target, row),) = found
    assert (source, target, row.kind) == (0, 1, "rewrite")
    assert row.basis.startswith("no run of words in common")


def test_a_report_that_calls_itself_a_translation_is_one():
    found, _ = derivations(SOURCE, f"Corven Anzeiger (automatic translation)\n\n{REWORDED}")
    assert [row.kind for _, _, row in found] == ["translation"]


def test_what_follows_a_report_is_told_besides_it():
    assert credits_of("She confirmed it following a CNN report.", {}) == []


def test_a_report_at_hand_of_which_nothing_shows_is_not_the_one_that_is_cited():
    cited = f"{OTHER} The cement came from abroad, according to CNN."
    found, _ = derivations(SOURCE, cited, publishers=["edition.cnn.com", "corvenpost.example"])
    assert [(source, row.from_name) for source, _, row in found] == [(None, "CNN")]


def test_an_outlet_is_known_by_its_site_in_another_country():
    assert publisher_key("www.huffingtonpost.ca") == publisher_key("huffpost.com")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Guards in the north shot down a balloon near Corven, their command said.",
         "Near Corven in the north guards let a balloon go, the command of the harbour said on Monday."),
        ("A look at what happened on day 23 of the flood at Corven.", "Here is what happened on the flood's day 42."),
    ],
)  # fmt: skip
def test_a_sentence_is_not_told_again_by_sharing_its_few_words(first, second):
    found, _ = derivations(first, second)
    assert found == []


def test_identical_copies_lead_to_a_few_each():
    found, record = derivations(*[SOURCE] * 300)
    assert len(found) <= 4 * 300
    assert [row.origins for row in record.view.rows("stories")] == [1]


def test_near_empty_reports_derive_from_nothing():
    found, _ = derivations(*[f"Page {number}." for number in range(500)], "", "...")
    assert found == []


def test_many_near_copies_take_a_bounded_time():
    started = time.process_time()
    derivations(*[f"{SOURCE} {REWORDED} Page {number}." for number in range(100)])
    assert time.process_time() - started < 20
