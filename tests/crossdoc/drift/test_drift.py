import pytest

from dragoman.crossdoc.derivation import DerivationPart
from dragoman.crossdoc.drift import DriftPart
from dragoman.crossdoc.drift.cues import APPROXIMATE, BOUNDS, HEDGES, OPPOSITES
from dragoman.crossdoc.drift.reading import Reading
from dragoman.crossdoc.drift.rules import changes
from dragoman.crossdoc.drift.tokens import piece_of
from dragoman.crossdoc.stories import StoryPart
from factory import collection, document, span_of, statement


def kinds(before, after):
    found = changes(piece_of(before, 0, len(before)), piece_of(after, 0, len(after)))
    return [change.kind for change in found]


CASES = [
    ("number_changed", "The flood drowned 40 sheep.", "The flood drowned 14 sheep."),
    ("number_changed", "The flood drowned at least 40 sheep.", "The flood drowned 40 sheep."),
    ("number_changed", "A five-year-old girl was found.", "A six-year-old girl was found."),
    ("number_changed", "The mill cost 3 million crowns.", "The mill cost 3 billion crowns."),
    ("date_changed", "The mill burned on Monday.", "The mill burned on Sunday."),
    ("date_changed", "The mill was built in 1931.", "The mill was built in 1913."),
    ("date_changed", "The mill must close in 2031.", "The mill must close by 2031."),
    ("hedge_lost", "The miller may sell the mill.", "The miller will sell the mill."),
    ("hedge_lost", "The mill reportedly burned down.", "The mill burned down."),
    ("hedge_added", "The mill burned down.", "The mill allegedly burned down."),
    ("negation_changed", "The miller did not sell the mill.", "The miller sold and did sell the mill."),
    ("attribution_lost", "The mill is unsafe, the mayor said.", "The mill is unsafe."),
    ("attribution_lost", "The mill is unsafe, the mayor said, according to The Times.",
     "The mill is unsafe, the mayor said."),
    ("attribution_changed", "The mill is unsafe, Mayor Ott said.", "The mill is unsafe, Mayor Brandt said."),
    ("quote_altered", 'He called it "a very old and sad mill" there.', 'He called it "a very old and bad mill" there.'),
    ("place_changed", "The mill that burned down stood in Vanora near the lake.",
     "The mill that burned down stood in Ostmark near the lake."),
    ("actor_changed", "Sellers said that Vanora has long blocked the canal.",
     "Sellers said that Ostmark has long blocked the canal."),
    ("actor_changed", "Vanora attacked Ostmark.", "Ostmark attacked Vanora."),
    ("actor_changed", "The report says that Pellgrin had sold the mill.",
     "The report says that Pellgrun had sold the mill."),
    ("number_changed", "A 70-year-old man saved a three-year-old girl.",
     "A 70-year-old man saved a four-year-old girl."),
    ("date_changed", "The mill must open in 2031 and the lock in 2035.", "The mill must open by 2031."),
    ("hedge_lost", "He was treated for bruised or broken ribs.", "He was treated for broken ribs."),
    ("quote_altered", 'He promised "a quiet end to the long quarrel".',
     'He promised "some quiet end to the long quarrel".'),
    ("quote_altered", 'The mayor called the mill "a sad old ruin".',
     'The mayor called the mill "the pride of the town".'),
    ("quote_altered", 'The old key to the mill was "always under a stone by the door".',
     "The old key to the mill was never far away."),
    ("quote_altered", '"The mill will open if the council pays for it," he said.', '"The mill will open," he said.'),
    ("quote_altered", "The list held 12 carts from Vanora and 9 more from the farms of Ostmark and the coast.",
     'The list held "12 carts from Vanora, 9 more from the farms and the whole coast".'),
    ("number_changed", "It is the third flood of the valley.", "It is the maiden flood of the valley."),
    ("number_changed", "It is the 3rd flood of the valley.", "It is the 4th flood of the valley."),
    ("hedge_lost", "The miller hopes to reopen the old mill by May.", "The miller will reopen the old mill by May."),
    ("hedge_lost", "The miller tried to close the old lock.", "The miller closed the old lock."),
    ("meaning_changed", "The miller was asked to leave the town.", "They forced the miller to leave the town."),
    ("attribution_lost", "According to the mayor, the old mill is unsafe.", "The old mill is unsafe."),
    ("attribution_changed", "Ilka Ott told the Vanora Echo that the mill was unsafe.",
     "Ilka Ott quoted the Vanora Echo as saying that the mill was unsafe."),
    ("attribution_changed", "The old mill is unsafe for children.",
     "According to the dam inspectors, the old mill is unsafe for children."),
    ("attribution_changed", 'The mill was praised by one of the papers as "a jewel of the coast".',
     'The mill was praised by the Vanora Echo as "a jewel of the coast".'),
    ("actor_changed", "Ostmark is alone in the quarrel.", "Both Ostmark and Vanora are alone in the quarrel."),
    ("actor_changed", "The miller left for the coast.", "The miller left for the coast along with a young nurse."),
    ("actor_changed", "They fought the home-grown militant group.", "They fought the home-grown extremist group."),
    ("actor_changed", "He is a 40-year-old Danish-born Norwegian.", "He is a 40-year-old Dane living in Norway."),
    ("actor_changed", "The firm of Pellgrin confirmed it.", "It was, after all, confirmed by the firm Pellgrun."),
    ("place_changed", "The barge sank near Vanora.", "The barge sank off Ostmark, in Vanora."),
    ("place_changed", "Nine were killed in Vanora.", "Nine were killed at the Vanora station."),
    ("place_changed", "It fell on farms in northern Vanora.", "It fell on farms in southern Vanora."),
    ("place_changed", "The barge drifted into the Vanora Sea.", "The barge drifted into the sea."),
    ("attribution_lost", "What the mayor called a ruin was sold for a crown.", "A ruin was sold for a crown."),
    ("attribution_lost", "In the view of the dam inspectors, the lock was opened too late.",
     "The lock was opened too late."),
    ("attribution_changed", "Villagers say the lock was opened too late.",
     "Officials say the lock was opened too late."),
    ("attribution_changed", "The lock leaks, according to a study.", "The lock leaks, according to the mayor."),
    ("attribution_changed", "The miller told the Vanora Echo that nine sheep drowned.",
     "The miller told the Ostmark Times that nine sheep drowned."),
    ("hedge_lost", "They are looking into whether the lock was opened by night.",
     "The lock was opened by night, they found."),
    ("hedge_added", "The frost has ruined the barley.", "It seems that the frost has ruined the barley."),
    ("date_changed", "The lock was opened on 4 June 1995.", "The lock was opened on 4 May 1995."),
    ("date_changed", "Built in 1912, the mill burned in 1917.", "Built in 1912, the mill burned in 1918."),
    ("date_changed", "It burned three days after the fair.", "It burned three weeks after the fair."),
    ("actor_changed", "The brother of the late miller has the key.", "The uncle of the late miller has the key."),
    ("quote_altered", '"We will not leave the valley," the miller said.',
     '"We will not forget what was done," the miller said.'),
    ("negation_changed", "No sheep were in the barn.", "Sheep were in the barn."),
    ("place_changed", "The barge sank in the Red Sea.", "The barge sank in the Black Sea."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "before", "after"), CASES)
def test_what_changed_is_named(kind, before, after):
    assert kind in kinds(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The mill burned down on Monday, the mayor said.", "On Monday the mill burned down, according to the mayor."),
        ("Ten men left.", "10 men left."),
        ("The mayor, Ilka Ott, said the mill was unsafe.", "Ilka Ott, who is mayor, said the mill was unsafe."),
        ("Ostmark was attacked by Vanora.", "Vanora attacked Ostmark."),
        ("The mill may close.", "The mill might close."),
        ("The queen is expected to visit the mill.", "The palace announced that the queen will visit the mill."),
        ("He treats bruised or broken ribs.", "He treats broken or bruised ribs."),
        ("He was not at the mill but in church.", "He was in church, not at the mill."),
        ('She called it "a sad day for us all".', 'It was "a sad day", she said.'),
        ("At least 40 sheep drowned.", "No fewer than 40 sheep drowned."),
        ("The two millers failed to agree.", "The two millers could not agree."),
        ('"It is a sad day for us all," the mayor said.', 'The mayor spoke of "a sad day".'),
        ("The mill is the first to burn since 1959.", "No mill had burned since 1959."),
        ("A 32-year-old was hired for the mill.", "The mill has a two-year contract with the baker."),
        ("Only three of the nine mills still turn.", "Six of the nine mills have been shut."),
        ("The baker said he hopes to open in May.", "The baker hopes to open in May, he said."),
        ("The mayor said that Ostmark was asked to pay.", "The mayor said Ostmark was urged to pay."),
        ("It lies in the east of South Vanora.", "It lies near Vanora City, in the east."),
        ("Nearly 60 sheep drowned.", "Just short of 60 sheep drowned."),
        ("The load exceeded ten tons of flour.", "The load was more than ten tons of flour."),
        ("The mill has more 40 carts in Tarn.", "The mill has more than 40 carts in Tarn."),
        ("The mill cost 85 million crowns.", "The mill cost 85 million crowns ($9 million)."),
        ("The trip takes over four years.", "The trip takes more than four years."),
        ('"It is sad that they will leave us," he said.', "\"It's sad that they'll leave us,\" he said."),
        ('"The flour grew by 10-15 percent," he said.', '"The flour grew by 10 to 15 percent," he said.'),
        ('"The (old) honour of the mill is gone," he said.', '"The honor of the mill is gone," he said.'),
        (
            '"Because of (May\'s) flood the mill must go," he said.',
            '"Because of last month\'s flood the mill must go," he said.',
        ),
        (
            "The miller declined to comment on the sale of the mill.",
            "The miller declined further comment on the sale of the mill.",
        ),
        ("The lock may not open until May.", "The lock could open in May."),
        ("The mill is not the only one on the river that leaks.", "The mill is one of many on the river that leak."),
        ("The price of the mill would be unchanged.", "The sale would not change the price of the mill."),
        ("Tarn joined the league in 1931.", "Tarn has been a member of the league since 1931."),
        ("They have until Friday to pay for the mill.", "They have until midnight on Friday to pay for the mill."),
        ("As of Monday ten millers had voted.", "As of Tuesday twelve millers had voted."),
        ("One spark could be the speech of the miller.", "The miller held his speech at the fair."),
        ("She said the mill will close, according to the latest available list.", "The mill will close, she said."),
        ("The millers used a comb, or brush, for the wool.", "The millers used a brush for the wool."),
        ("The miller is suspected of theft.", "The miller was held on suspicion of theft."),
        ("", "The mill burned."),
    ],
)
def test_paraphrase_is_no_drift(before, after):
    assert kinds(before, after) == [] if before else True


@pytest.mark.parametrize(("phrase", "example"), HEDGES)
def test_each_hedge_is_lost_from_its_example(phrase, example):
    plain = example.replace(f" {phrase}", "", 1)
    assert phrase in example
    assert "hedge_lost" in kinds(example, plain) or phrase in APPROXIMATE | {"described as", "suggests", "whether"}


@pytest.mark.parametrize(("kind", "one", "other", "example"), OPPOSITES)
def test_each_opposite_is_told_from_its_example(kind, one, other, example):
    word = next(form for form in one.split() if form in example)
    assert kind in kinds(example, example.replace(word, other.split()[0]))


@pytest.mark.parametrize(("phrase", "_side", "example"), BOUNDS)
def test_each_bound_is_lost_from_its_example(phrase, _side, example):
    lower = example[0].lower() + example[1:]
    assert "number_changed" in kinds(
        f"The mayor saw how {lower}", f"The mayor saw how {lower.replace(phrase + ' ', '')}"
    )


@pytest.mark.parametrize(
    ("before", "after", "explanation"),
    [
        ("The flood drowned at least three sheep.", "The flood drowned three sheep.",
         'the source gives "at least three", the rewrite says "three"'),
        ("The mill burned on Monday.", "The mill burned on Sunday.",
         "the source gives Monday as the weekday, the rewrite Sunday"),
        ("The mill reportedly burned.", "The mill burned.",
         'the source says "reportedly", the rewrite states it as a fact'),
    ],
)  # fmt: skip
def test_an_explanation_is_a_sentence(before, after, explanation):
    (change,) = changes(piece_of(before, 0, len(before)), piece_of(after, 0, len(after)))
    assert change.explanation == explanation


@pytest.mark.parametrize(
    ("before", "after", "kind", "was", "now"),
    [
        ("The flood drowned at least three sheep.", "The flood drowned three sheep.", "number_changed",
         "at least three", "three"),
        ("The flood drowned three sheep.", "The flood drowned up to three sheep.", "number_changed",
         "three", "up to three"),
        ("The mill is beyond repair, according to Ilka Ott, and will be torn down.",
         "The mill is beyond repair and will be torn down.", "attribution_lost",
         "according to Ilka Ott", "The mill is beyond repair and will be torn down"),
    ],
)  # fmt: skip
def test_what_is_lost_is_quoted(before, after, kind, was, now):
    found = {each.kind: each for each in changes(piece_of(before, 0, len(before)), piece_of(after, 0, len(after)))}
    change = found[kind]
    assert (before[slice(*change.before)], after[slice(*change.after)]) == (was, now)


def test_an_attribution_is_quoted_with_its_speaker():
    before = "The raid on the mill, border officials said, was the largest of the year."
    after = "The raid on the mill was the largest of the year."
    who, cue = span_of(before, "border officials"), span_of(before, "said")
    said = statement(document(before), "The raid on the mill, border officials said, was the largest of the year",
                     cue_start=cue[0], cue_end=cue[1], speaker_text="border officials", speaker_start=who[0],
                     speaker_end=who[1])  # fmt: skip
    reading = Reading(text=before, sentences=((0, len(before)),), statements=(said,))
    (change,) = changes(piece_of(before, 0, len(before), reading), piece_of(after, 0, len(after)))
    assert (change.kind, before[slice(*change.before)]) == ("attribution_lost", "border officials said")


@pytest.mark.parametrize(
    ("before", "after", "explanation"),
    [
        ("The flood drowned at least three sheep.", "The flood drowned three sheep.",
         'the one report gives "at least three", the other says "three"'),
        ("The mill burned.", "The mill reportedly burned.",
         'the one report states it as a fact, the other has "reportedly"'),
        ("The militants burned the mill.", "The terrorists burned the mill.",
         "the one report calls them militants, the other terrorists"),
    ],
)  # fmt: skip
def test_where_nothing_says_which_was_first_no_source_and_no_rewrite_is_named(before, after, explanation):
    (change,) = changes(piece_of(before, 0, len(before)), piece_of(after, 0, len(after)), ordered=False)
    assert change.explanation == explanation


def test_drift_is_read_only_from_derived_reports_and_rereads():
    source = (
        "A diver came upon cracks in the wall of the Corven dam on Tuesday and engineers lowered the water behind it. "
        "At least 300 people had to leave the four villages in the valley below before nightfall. "
        "The dam was built with borrowed money and cheap cement in the year of the great flood."
    )
    rewrite = source.replace("At least 300", "300").replace("a diver came", "some diver came")
    parts = [StoryPart(), DerivationPart(), DriftPart()]
    record, _ = collection(source, rewrite, parts=parts, dates=["2021-03-02", "2021-03-03"])
    text = {row.document_id: row.text for row in record.view.rows("documents")}
    (drift,) = record.view.rows("drifts")
    assert drift.kind == "number_changed"
    assert text[drift.from_document][drift.from_start : drift.from_end] == drift.before
    assert text[drift.to_document][drift.to_start : drift.to_end] == drift.after
