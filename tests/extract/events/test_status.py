"""How far an act came: every row of the table by its example, and a few shapes of the verb."""

import pytest

from dragoman.codebooks.tables import read_table
from dragoman.extract.events.status import status_of
from dragoman.language.syntax import parse_text

ROWS = read_table("status_words.csv", ("pos", "words", "effect", "negated", "example"))
EXPECTED = {"pass": "hypothetical", "vowed": "threatened", "hostile": "threatened", "claimed": "denied"}
"""What the example of a row shows whose effect is no status of its own."""


def marked_status(text: str, *, hostile: bool) -> str:
    start = text.index("[[")
    sentence = parse_text(text.replace("[[", "").replace("]]", ""))
    token = sentence.covering(start, start + 1)[0]
    return status_of(sentence, token.index, hostile=hostile).status


@pytest.mark.parametrize(("pos", "words", "effect", "negated", "example"), ROWS)
def test_example_of_row(pos: str, words: str, effect: str, negated: str, example: str) -> None:
    expected = EXPECTED.get(effect, effect)
    if "said that" in example:
        expected = "occurred"
    if "no truth" in example:
        expected = "denied"
    assert marked_status(example, hostile=effect in ("vowed", "hostile")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway [[bombed]] the port.", "occurred"),
        ("Norway is [[bombing]] the port.", "ongoing"),
        ("Norway will [[send]] doctors.", "planned"),
        ("Norway did not [[bomb]] the port.", "negated"),
        ("Norway could [[bomb]] the port.", "hypothetical"),
        ("The court ruled that Norway had [[bombed]] the port.", "occurred"),
        ("Norway ruled out [[bombing]] the port.", "negated"),
        ("The freedom of towns [[captured]] by Norway will depend on arms.", "occurred"),
        ("Towns to be [[bombed]] by Norway will be emptied.", "planned"),
        ("If Norway [[bombs]] the port, Laos will leave.", "hypothetical"),
        ("Did Norway [[bomb]] the port?", "hypothetical"),
        ("Norway said it would [[send]] doctors.", "planned"),
        ("Norway not only [[condemned]] the raid but left.", "occurred"),
        ("Please [[send]] the doctors to Laos.", "hypothetical"),
        ("[[Lift]] the blockade and open the port.", "hypothetical"),
        ("Lift the blockade and [[open]] the port.", "hypothetical"),
        ("Why did Norway [[bomb]] the port?", "occurred"),
        ("Why would Norway [[bomb]] the port?", "hypothetical"),
        ("Will Laos, which Norway [[bombed]] in May, sign the treaty?", "occurred"),
        ("Norway must have [[bombed]] the port.", "occurred"),
        ("Norway is going to [[send]] doctors.", "planned"),
        ("Norway will force Laos to [[leave]] the port.", "planned"),
        ("Norway forced Laos to [[leave]] the port.", "occurred"),
        ("Norway has not stopped [[bombing]] the port.", "ongoing"),
        ("Norway will not stop [[bombing]] the port.", "planned"),
        ("Norway will condemn the [[attack]] by Laos.", "occurred"),
        ("Norway is ready to help [[document]] the crimes of Laos.", "hypothetical"),
        ("Inspectors looked for evidence that Norway was [[arming]] the rebels.", "hypothetical"),
        ("They will watch for any sign that Norway is [[sending]] doctors.", "hypothetical"),
        ("Inspectors found evidence that Norway had [[bombed]] the port.", "occurred"),
        ("The [[support]] of Norway for Laos will wane.", "ongoing"),
        ("Norway has to [[leave]] the port.", "hypothetical"),
        ("Norway had to [[leave]] the port.", "occurred"),
        ("Norway will have to [[leave]] the port.", "planned"),
        ("Norway should not [[send]] doctors.", "hypothetical"),
        ("Norway should refuse to [[send]] doctors.", "hypothetical"),
        ("It will end only if Norway is prepared to [[leave]] the port.", "hypothetical"),
        ("Norway resisted publicly [[blaming]] Laos.", "negated"),
        ("He answered comments that Norway would [[send]] doctors.", "planned"),
        ("Norway will raise it when its king [[visits]] Laos.", "planned"),
        ("Instead of [[leaving]] the port, Norway sent a ship.", "negated"),
        ("Norway stayed in the port until Laos [[bombed]] it.", "occurred"),
    ],
)
def test_shape_of_the_verb(text: str, expected: str) -> None:
    assert marked_status(text, hostile=False) == expected
