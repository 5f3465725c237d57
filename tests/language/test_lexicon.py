from dragoman.language.lexicon import Lexicon
from dragoman.language.words import columns_of

TEXT = "The ferry to Brennholm sank. 40 were aboard the ferry."


def read(name: str, text: str) -> Lexicon:
    lexicon = Lexicon()
    lexicon.put(name, columns_of(text, [(0, len(text))]))
    return lexicon


def stems(lexicon: Lexicon, name: str) -> list[str]:
    names = lexicon.names()
    return [names[number] for number in lexicon[name].stems.tolist()]


def test_words_come_back_as_they_were_read() -> None:
    lexicon = read("a", TEXT)
    assert stems(lexicon, "a") == list(columns_of(TEXT, [(0, len(TEXT))]).stems)
    assert [word for word, fact in zip(stems(lexicon, "a"), lexicon["a"].facts, strict=True) if fact] == [
        "brennholm", "40",
    ]  # fmt: skip
    assert lexicon["a"].counts.tolist() == [10]


def test_what_was_read_elsewhere_is_numbered_anew() -> None:
    lexicon = read("a", TEXT)
    lexicon.add(read("b", "Nobody aboard the raft sank."))
    assert stems(lexicon, "b") == ["nobody", "aboard", "the", "raft", "sank"]
    assert lexicon["a"].stems[4] == lexicon["b"].stems[4]


def test_a_sorted_lexicon_numbers_by_the_alphabet() -> None:
    lexicon = read("a", TEXT)
    before = stems(lexicon, "a")
    lexicon.sort()
    assert lexicon.names() == sorted(set(before))
    assert stems(lexicon, "a") == before
    assert lexicon.numbers(["ferry", "unheard"]) == [lexicon.names().index("ferry")]


def test_the_order_of_reading_does_not_matter_once_sorted() -> None:
    one, other = read("a", TEXT), read("b", "Nobody aboard the raft sank.")
    ab, ba = Lexicon(), Lexicon()
    for lexicon, order in ((ab, (one, other)), (ba, (other, one))):
        for each in order:
            lexicon.add(each)
        lexicon.sort()
    assert ab.names() == ba.names()
    assert all((ab[name].stems == ba[name].stems).all() for name in "ab")


def test_a_cleared_lexicon_is_empty() -> None:
    lexicon = read("a", TEXT)
    lexicon.clear()
    assert len(lexicon) == 0
    assert "a" not in lexicon
