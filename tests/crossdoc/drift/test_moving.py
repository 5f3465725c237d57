import pytest

from dragoman.crossdoc.drift.matter import is_one_matter
from dragoman.crossdoc.drift.reading import Reading
from dragoman.crossdoc.drift.rules import changes
from dragoman.crossdoc.drift.tokens import piece_of


def piece(text, day, outlet):
    reading = Reading(
        text=text, sentences=((0, len(text)),), names=frozenset({outlet}), published=(day, day) if day else None
    )
    return piece_of(text, 0, len(text), reading)


def kinds(before, after, *, days=("2031-05-01", "2031-05-04"), outlets=("the echo", "the post")):
    first, second = (piece(text, day, outlet) for text, day, outlet in zip((before, after), days, outlets, strict=True))
    return {change.kind for change in changes(first, second)}


def test_a_figure_that_goes_up_and_down_has_moved():
    before, after = "The price of flour rose to 40 crowns.", "The price of flour rose to 44 crowns."
    assert not kinds(before, after)
    assert kinds(before, after, days=("2031-05-01", "2031-05-01")) == {"number_changed"}


def test_more_of_the_wounded_die():
    before, after = "The flood killed 40 people in Tarn.", "The flood killed 46 people in Tarn."
    assert not kinds(before, after)
    assert kinds(before, after, days=("2031-05-01", "2031-05-01")) == {"number_changed"}


def test_an_outlet_tells_its_news_anew():
    before, after = "The mill of Tarn owes 40 crowns.", "The mill of Tarn owes 44 crowns."
    assert not kinds(before, after, outlets=("the echo", "the echo"))
    assert kinds(before, after) == {"number_changed"}


@pytest.mark.parametrize(
    ("before", "after", "one"),
    [
        ("The old mill of Tarn burned down on Monday.", "On Monday the old mill of Tarn burned.", True),
        ("The old mill of Tarn burned down on Monday.", "A ferry of the Lund line sank off Ostmark.", False),
    ],
)
def test_matter(before, after, one):
    assert is_one_matter(piece(before, None, "a"), piece(after, None, "b")) is one
