from pathlib import Path

import pytest

from dragoman.crossdoc.stories.series import are_instalments, phrases_of, shared_figures
from dragoman.evaluation.story_piles import score_story_piles
from dragoman.language.words import columns_of

MONDAY = (
    "The Ostmark index closed 12 points higher at 4,310 on Monday, a gain of 0.3 percent. The crown rose to 7.12 to "
    "the dollar. Banks added 2.1 percent."
)
THURSDAY = (
    "The Ostmark index closed 25 points higher at 4,335 on Thursday, a gain of 0.6 percent. The crown rose to 7.03 to "
    "the dollar. Banks added 1.4 percent."
)
RETOLD = (
    "Lifted by banks, the Ostmark index closed 12 points higher at 4,310 on Monday. That was a gain of 0.3 percent. "
    "The crown rose to 7.12 to the dollar."
)
BREWER = (
    "Brelling earned 40 cents a share in the quarter, up from 31 cents a share. Revenue rose 7 percent to 210 million."
)
INSURER = (
    "Quarnby earned 15 cents a share in the quarter, up from 12 cents a share. Revenue rose 3 percent to 95 million."
)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (MONDAY, THURSDAY, True),
        (MONDAY, RETOLD, False),
        (THURSDAY, RETOLD, True),
        (BREWER, INSURER, True),
        (BREWER, MONDAY, False),
        ("", MONDAY, False),
        ("In 2019 and in 2020 the index closed at par.", "In 2011 and in 2012 the index closed at par.", False),
    ],
)
def test_the_same_phrases_with_other_figures_are_another_instalment(one, other, apart):
    figures = shared_figures([phrases_of(columns_of(text, [(0, len(text))])) for text in (one, other)])
    assert are_instalments(*figures) is apart
    assert are_instalments(*figures[::-1]) is apart


def test_no_reports_share_no_figures():
    assert shared_figures([]) == []


def test_piles_of_short_reports():
    """Eight piles of one beat each, written by one who knew the rules: a floor, not a measure."""
    pairs, cubed = score_story_piles(Path(__file__).with_name("piles.csv"))
    assert pairs.value >= 0.78
    assert cubed.value >= 0.9
