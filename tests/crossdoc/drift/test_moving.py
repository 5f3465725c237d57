import pytest

from dragoman.crossdoc.drift.matter import is_one_matter
from dragoman.crossdoc.drift.moving import is_before
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
        ("May 12 - The miller opened the lock by night.", "May 20 - The miller opened the lock by night.", False),
        ("(Reporting by Ilka Ott; editing by Jan Kern)", "(Reporting by Ilka Ott; editing by Mia Kern)", False),
        ("The case is Vanora v Ott, No. 12.", "The case is Vanora v Kern, No. 14.", False),
    ],
)
def test_matter(before, after, one):
    assert is_one_matter(piece(before, None, "a"), piece(after, None, "b")) is one


ONE_OUTLET = ("the echo", "the echo")


def test_what_has_been_done_since_is_no_drift():
    before, after = "The guild plans to close the mill of Tarn.", "The guild has closed the mill of Tarn."
    assert not kinds(before, after, outlets=ONE_OUTLET)
    assert kinds(before, after, days=("2031-05-01", "2031-05-01")) == {"hedge_lost"}


def test_an_outlet_that_looks_ahead_wrote_before_the_one_that_tells_it_as_done():
    before, after = "The miller signed the deed in the old hall.", "The miller will sign the deed in the old hall."
    assert not kinds(before, after, days=("2031-05-01", "2031-05-01"), outlets=ONE_OUTLET)
    assert kinds(before, after, days=("2031-05-01", "2031-05-01")) == {"meaning_changed"}


def test_prices_a_tick_apart_are_of_two_moments():
    before, after = "Gold stood at 1,204 crowns an ounce.", "Gold stood at 1,206 crowns an ounce."
    assert not kinds(before, after, days=("2031-05-01", "2031-05-01"))


@pytest.mark.parametrize(("earlier", "later", "before"), [("2031-05-01", "2031-05-04", False),
                                                         ("2031-05-04", "2031-05-01", True),
                                                         ("2031-05-02", "2031-05-01", False)])  # fmt: skip
def test_a_source_is_not_younger_than_what_came_of_it(earlier, later, before):
    assert is_before(piece("A.", later, "a").reading, piece("A.", earlier, "b").reading) is before
