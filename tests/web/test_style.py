import re
from pathlib import Path

import pytest

import dragoman.web.app as app

STYLE = (Path(app.__file__).parent / "static" / "room.css").read_text(encoding="utf-8")
BLOCKS = {
    "light": STYLE.partition(":root {")[2].partition("}")[0],
    "dark": STYLE.partition(':root[data-theme="dark"] {')[2].partition("}")[0],
}
TEXT = ("ink", "soft", "link", "blue", "red", "ochre", "violet")
WASHES = [
    ("ink", "ochre-wash"),
    ("ink", "red-wash"),
    ("mark-ink", "mark"),
    ("soft", "ochre-wash"),
    ("soft", "red-wash"),
]
PAIRS = [*((text, under) for text in TEXT for under in ("paper", "sheet")), *WASHES]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", BLOCKS)
@pytest.mark.parametrize(("text", "under"), PAIRS)
def test_words_stand_out_as_wcag_aa_asks(theme: str, text: str, under: str) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", BLOCKS[theme]))
    one, two = sorted((luminance(colours[text]), luminance(colours[under])), reverse=True)
    assert (one + 0.05) / (two + 0.05) >= 4.5


def test_both_dark_themes_are_one() -> None:
    auto = STYLE.partition(':root[data-theme="auto"] {')[2].partition("}")[0]
    assert auto.split() == BLOCKS["dark"].split()


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert "@import" not in STYLE and "http" not in STYLE and "@font-face" not in STYLE
