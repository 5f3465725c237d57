import pytest

from dragoman.crossdoc.reconciliation.manners import compared_manners


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("The envoys came in a patrol boat.", "The envoys were flown in by helicopter.", ("boat", "helicopter")),
        ("A show of hands was enough.", "They chose him in a secret ballot.", ("show of hands", "secret ballot")),
        ("He was shot outside a mosque.", "He was shot at his home.", ("mosque", "home")),
        ("They dug a tunnel.", "They left through the main gate.", ("tunnel", "gate")),
        ("They came by boat and by helicopter.", "They came by helicopter.", None),
        ("They came by boat.", "They came by ferry.", None),
        ("The boat was old.", "They came by helicopter.", None),
        ("They came on time.", "They came by helicopter.", None),
    ],
)  # fmt: skip
def test_members_of_one_set(first, second, words):
    spans = (0, len(first)), (0, len(second))
    found = list(compared_manners(first, spans[0], second, spans[1], ([spans[0]], [spans[1]]), sites=True))
    told = [(first[slice(*each.first)], second[slice(*each.second)]) for each in found]
    assert told == ([words] if words else [])


def test_a_report_that_knows_the_other_member_too():
    first, second = "They came by boat. A helicopter stood by.", "They came by helicopter."
    pieces = ([(0, 18), (19, len(first))], [(0, len(second))])
    assert not list(compared_manners(first, (0, 18), second, (0, len(second)), pieces, sites=True))
