import pytest

from dragoman.crossdoc.drift.rules import changes
from dragoman.crossdoc.drift.tokens import piece_of


def kinds(before, after):
    return {change.kind for change in changes(piece_of(before, 0, len(before)), piece_of(after, 0, len(after)))}


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("actor_changed", "Miners found the bell of Vanora under the old ash, said Kern.",
         "The bell of Ostmark was found by miners beneath the old ash, said Kern."),
        ("place_changed", "The miller spoke at the fair of flour merchants in Lund.",
         "In Tarn the miller spoke at the fair of flour merchants."),
        ("actor_changed", "The forest minister offered to leave over the fire at the mill.",
         "The harbour minister offered to leave over the fire at the mill."),
        ("meaning_changed", "Six millers were wounded when the boiler blew up.",
         "Six millers were killed when the boiler blew up."),
        ("negation_changed", "The judges called the second race unfair to the mules.",
         "The judges called the second race fair to the mules."),
        ("negation_changed", "The boat failed to reach the old pier before the storm.",
         "The boat reached the old pier before the storm."),
        ("number_changed", "Two thirds of the millers voted for the dam.",
         "Three quarters of the millers voted for the dam."),
        ("hedge_lost", "Bakers believe the flour was spoilt by damp in the barge.",
         "The flour was spoilt by damp in the barge, bakers have established."),
        ("meaning_changed", "The miller signed the deed in the old hall.",
         "The miller will sign the deed in the old hall."),
    ],
)  # fmt: skip
def test_what_is_left_over(kind, before, after):
    assert kind in kinds(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The barrel held 40 gallons of the miller's oil.", "The miller's oil barrel held 151 litres."),
        ("The miller is not likely to sell the old mill.", "The miller is unlikely to sell the old mill."),
        ("The miller could restore and improve the wheel.", "The miller can restore and improve the wheel."),
        ('"The mill must, for all its age, be kept," he said.', '"The mill must ... be kept," he said.'),
        ('"The mill must be kept," he said.', '"The (old) mill must be kept," he said.'),
        ("The miller owed more than 12 crowns to the baker.", "The miller owed 12.9 crowns to the baker."),
        ("The miller got three years, with two more suspended.", "The miller got five years, two of them suspended."),
        ("The EU said that the mill is unsafe.", "The European Union said that the mill is unsafe."),
    ],
)
def test_what_is_no_drift(before, after):
    assert not kinds(before, after)
