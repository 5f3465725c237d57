import pytest

from dragoman.codebooks.damage import LANGUAGES, calques, damage_words, lists_with_examples, telling_words


@pytest.mark.parametrize(
    ("name", "words", "example"), lists_with_examples(), ids=lambda value: value if isinstance(value, str) else "words"
)
def test_each_list_has_a_word_of_its_own_in_its_example(name, words, example):
    assert any(word in example or word in example.lower() for word in words)


def test_words_that_tell_a_language_are_words_of_it_and_of_no_other_list_that_tells():
    for word, language in telling_words().items():
        assert word in damage_words(language)
    told = [word for language in LANGUAGES for word in damage_words(f"tells_{language}")]
    assert len(told) == len(set(told))
    assert not set(told) & damage_words("english")


@pytest.mark.parametrize("calque", [each for row in calques().values() for each in row], ids=lambda each: each.key)
def test_each_idiom_is_found_in_its_example_by_its_key(calque):
    match = calque.phrase.search(calque.example.lower())
    assert match is not None
    assert calque.key in match[0]
