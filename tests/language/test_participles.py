"""A participle after "to", given back to its noun."""

import pytest

from dragoman.language.syntax import parse_text

QUALITIES = [
    ("The guerrillas repulsed the enemy to previously occupied positions near the lake.", "occupied", "positions"),
    ("The road leads to occupied Crimea.", "occupied", "Crimea"),
    ("They wanted a land corridor to occupied Crimea.", "occupied", "Crimea"),
]
LEFT_ALONE = [
    ("Norway wanted to be freed of its debts.", "freed", "xcomp"),
    ("The minister wanted to discussed the matter.", "discussed", "xcomp"),
    ("Norway promised to cut taxes.", "cut", "xcomp"),
    ("Norway seems to have captured towns.", "captured", "xcomp"),
    ("Norway plans to help wounded soldiers.", "help", "xcomp"),
]


@pytest.mark.parametrize(("text", "participle", "noun"), QUALITIES)
def test_a_participle_describes_the_noun_after_it(text, participle, noun):
    tokens = parse_text(text).tokens
    (quality,) = [token for token in tokens if token.text == participle]
    thing = tokens[quality.head]
    assert (quality.dep, thing.text, thing.dep) == ("amod", noun, "pobj")
    assert (tokens[thing.head].text, tokens[thing.head].dep, tokens[thing.head].pos) == ("to", "prep", "ADP")


@pytest.mark.parametrize(("text", "word", "dep"), LEFT_ALONE)
def test_infinitives_stay(text, word, dep):
    (found,) = [token for token in parse_text(text).tokens if token.text == word]
    assert found.dep == dep
