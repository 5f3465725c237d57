import pytest

from dragoman.web.wording import around, cut, quoted, takes_bare, visible, words

SPELLED = [
    ("plain words, “quoted”, ünïcode 漢字 עברית", "plain words, “quoted”, ünïcode 漢字 עברית"),
    ("a\u202eb", "a[U+202E]b"),
    ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
    ("bell\x07", "bell␇"),
    ("nul\x00", "nul␀"),
    ("line\r\nnext\tcell", "line\nnext\tcell"),
    ("soft\u00adhyphen", "softhyphen"),
    ("tag\U000e0041", "tag[U+E0041]"),
    ("lone\ud800", "lone[U+D800]"),
]


@pytest.mark.parametrize(("text", "shown"), SPELLED)
def test_hidden_characters_are_spelled_out(text, shown):
    assert visible(text) == shown


def test_words_are_isolated_and_escaped():
    assert words("<b>") == "<bdi>&lt;b&gt;</bdi>"
    assert words(None) == ""


@pytest.mark.parametrize("length", [10, 320, 5000, 1_000_000])
def test_long_words_are_cut(length):
    assert len(cut("x" * length)) <= 330


def test_a_span_is_marked_inside_its_sentence():
    text = "One. Norland agreed to talk. Two."
    assert quoted(text, 5, 28, (13, 19)) == "<bdi>Norland <mark>agreed</mark> to talk.</bdi>"
    assert quoted(text, 5, 28) == "<bdi>Norland agreed to talk.</bdi>"


def test_what_stands_around_stays_on_its_line():
    text = "First line.\nNorland agreed to talk about the border and the fish.\nLast."
    start = text.index("agreed")
    assert (
        around(text, start, start + 6, 80)
        == "<bdi>Norland <mark>agreed</mark> to talk about the border and the fish.</bdi>"
    )
    assert around(text, start, start + 6, 12) == "<bdi>Norland <mark>agreed</mark> to talk …</bdi>"


@pytest.mark.parametrize(
    ("cue", "bare"),
    [("told", True), ("have told", True), ("is urging", True), ("warned", True), ("said", False), ("has said", False),
     ("wrote", False), (None, False), ("", False)],
)  # fmt: skip
def test_reporters_are_told_and_not_told_to(cue, bare):
    assert takes_bare(cue) == bare
