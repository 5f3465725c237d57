import pytest

from dragoman.language.rarity import background, information
from dragoman.language.words import stem_of, words_of


@pytest.mark.parametrize(
    ("raw", "stem"),
    [
        ("killed", "kill"), ("killing", "kill"), ("kills", "kill"), ("ministries", "ministry"),
        ("Minister’s", "minister"),
        ("stopped", "stop"), ("glass", "glass"), ("1,200", "1200"), ("the", "the"), ("red", "red"),
    ],
)  # fmt: skip
def test_endings_fall_away(raw: str, stem: str) -> None:
    assert stem_of(raw) == stem


def test_offsets_reread_and_a_first_word_is_no_name() -> None:
    text = "Troops left Vanora. Talks in Vanora failed."
    words = words_of(text)
    assert [text[word.start : word.end] for word in words if word.name] == ["Vanora", "Vanora"]
    assert all(stem_of(text[word.start : word.end]) == word.stem for word in words)


def test_a_part_of_a_text_keeps_its_offsets() -> None:
    text = "One two. Three four."
    assert [text[word.start : word.end] for word in words_of(text, 9, 20)] == ["Three", "four"]


def test_common_words_say_less_than_rare_ones() -> None:
    assert background("year") > background("armistice")
    assert information("year", 1, 5) < information("armistice", 1, 5)


def test_what_everybody_says_tells_nothing_in_a_large_collection() -> None:
    assert information("armistice", 20_000, 20_000) < 0.1
