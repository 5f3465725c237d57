import pytest

from dragoman.crossdoc.derivation import DerivationPart
from dragoman.crossdoc.drift import DriftPart
from dragoman.crossdoc.drift.cues import APPROXIMATE, BOUNDS, HEDGES
from dragoman.crossdoc.drift.rules import changes
from dragoman.crossdoc.drift.tokens import piece_of
from dragoman.crossdoc.stories import StoryPart
from factory import collection


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
        ("", "The mill burned."),
    ],
)
def test_paraphrase_is_no_drift(before, after):
    assert kinds(before, after) == [] if before else True


@pytest.mark.parametrize(("phrase", "example"), HEDGES)
def test_each_hedge_is_lost_from_its_example(phrase, example):
    plain = example.replace(f" {phrase}", "", 1)
    assert phrase in example
    assert "hedge_lost" in kinds(example, plain) or phrase in APPROXIMATE | {"described as", "suggests"}


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
