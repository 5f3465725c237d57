import csv

import pytest

from dragoman.evaluation.story_piles import score_story_piles

COLUMNS = ("pile", "report", "published", "outlet", "story", "headline", "text")
DAM = (
    "Engineers lowered the water behind the Corven dam after cracks were found. Governor Ilka Marsh emptied a village."
)
BAKERS = "Bakers in Lindholm walked out over night work. The union leader Per Aune spoke of hunger wages in Lindholm."


def test_each_pile_is_a_record_of_its_own(tmp_path):
    rows = [
        ("1", "a", "2021-03-02", "Post", "dam", "Cracks in Corven dam", DAM),
        ("1", "b", "2021-03-02", "Echo", "dam", "Village below Corven dam emptied", DAM + " A diver had seen them."),
        ("1", "c", "", "", "strike", "Bakers strike in Lindholm", BAKERS),
        ("2", "a", "2021-03-02", "Post", "strike", "", BAKERS),
        ("2", "b", "2021-03-02", "Echo", "dam", "Cracks in Corven dam", DAM),
    ]
    with (tmp_path / "piles.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    pairs, cubed = score_story_piles(tmp_path / "piles.csv")
    assert (pairs.value, cubed.value) == (1.0, 1.0)
    assert pairs.baseline == pytest.approx(2 * (1 / 4) / (1 / 4 + 1))
    assert cubed.baseline < 1
    assert "4 stories whole, 0 parted; 0 groups of several stories" in (cubed.note or "")
