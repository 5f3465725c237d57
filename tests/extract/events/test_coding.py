"""The relation of two marked parties: every row of the predicate table by its example, then the operators."""

import pytest

from dragoman.codebooks.predicates import Predicate, examples
from dragoman.extract.events import code_relation, code_relations

MARKS = "[]{}"


def unmarked(text: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    plain, found = "", {}
    for letter in text:
        if letter in MARKS:
            found[letter] = len(plain)
        else:
            plain += letter
    return plain, (found["["], found["]"]), (found["{"], found["}"])


KNOWN_FAILURES = {
    "[Peru] came to the aid of {Chile}.": "the parse hangs 'of Chile' on 'aid', which is read as travel to a place",
    "[Peru] repeated its permission for {Chile} to land.": "the parse gives the clause to the verb",
    "[Peru] repeated the need for {Chile} to answer.": "the parse gives the clause to the verb",
    "[Peru] set free {the sailors}.": "the parse makes the sailors the subject of a small clause",
}


def rows() -> list[object]:
    found: list[object] = []
    for row in examples():
        reason = KNOWN_FAILURES.get(row.example)
        marks = [pytest.mark.xfail(reason=reason, strict=False)] if reason else []
        found.append(pytest.param(row, id=f"{row.row}-{row.word}", marks=marks))
    return found


@pytest.mark.parametrize("row", rows())
def test_example_of_row(row: Predicate) -> None:
    coding = code_relation(*unmarked(row.example))
    assert coding.plover == row.expected, coding.rule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Norway] ended aid to {Laos}.", "SANCTION"),
        ("[Norway] refused to meet {Laos}.", "REJECT"),
        ("[Norway] threatened sanctions against {Laos}.", "THREATEN"),
        ("[Norway] called for talks with {Laos}.", "REQUEST"),
        ("[Norway] will not lift its embargo on {Laos}.", "REJECT"),
        ("[Norway] promised to lift its embargo on {Laos}.", "AGREE"),
        ("[Norway] plans to bomb {Laos}.", "THREATEN"),
        ("{Laos} was invaded by [Norway].", "ASSAULT"),
        ("[Norway] said {Laos} must withdraw its troops.", "REQUEST"),
        ("[Norway], which bombed {Laos} last year, held an election.", "ASSAULT"),
        ("[Norway]'s attack on {Laos} surprised the council.", "ASSAULT"),
        ("Talks between [Norway] and {Laos} were cancelled.", "REJECT"),
        ("[Norway] did not hesitate to bomb {Laos}.", "ASSAULT"),
        ("[Norway] pledged its support for {Laos}.", "SUPPORT"),
        ("[Norway] is ready to support {Laos}.", "AGREE"),
        ("[Norway] ignored the threats of {Laos}.", "REJECT"),
        ("[Norway] told {Laos} to leave the bay.", "REQUEST"),
        ("[Norway] was still asking what {Laos} had meant.", "CONSULT"),
        ("[Norway] urged its allies to back {Laos}.", "SUPPORT"),
        ("[Norway] warned {Laos} that militants could bomb the port.", "CONSULT"),
        ("[Norway] and {Laos} rejected a plan of the council.", "COOPERATE"),
        ("[Norway] and {Laos} exchanged fire.", "ASSAULT"),
        ("[Norway] renewed its demand that {Laos} leave the bay.", "REQUEST"),
        ("[Norway] ended its visit to {Laos}.", "CONSULT"),
        ("[Norway] to open an embassy in {Laos}", "AGREE"),
        ("[Norway] warned {Laos} not to fish in the bay.", "REQUEST"),
        ("[Norway] warned {Laos} that its ships would be sunk.", "THREATEN"),
        ("[Norway] bombed the rebels together with {Laos}.", "COOPERATE"),
        ("[Norway] will repaint the tower together with {Laos}.", "AGREE"),
        ("[Norway] repainted the tower with {Laotian} engineers.", "COOPERATE"),
        ("The aircraft of {Laos}, [Norway] said, had bombed the port.", "ACCUSE"),
        ("Thanks to [Norway], {Laos} was not invaded.", "AGREE"),
        ("The demand of {Laos} was at last granted by [Norway].", "CONCEDE"),
        ("Beating on pots, [students] demanded that {the king} go.", "REQUEST"),
        ("Forming a human chain, [students] demanded that {the king} go.", "PROTEST"),
    ],
)
def test_operators_along_the_path(text: str, expected: str) -> None:
    coding = code_relation(*unmarked(text))
    assert coding.plover == expected, coding.rule


@pytest.mark.parametrize("text", ["", "  ", "?!", "Norwegen hat Laos angegriffen.", "x" * 3000, "a " * 2000])
def test_always_an_answer(text: str) -> None:
    coding = code_relation(text, (0, min(3, len(text))), (0, 0))
    assert coding.plover
    assert coding.quad in (1, 2, 3, 4)


def test_not_confident_where_nothing_was_read() -> None:
    assert not code_relation("Peru, Chile.", (0, 4), (6, 11)).confident


def test_many_at_once_are_coded_as_one_by_one() -> None:
    cases = [unmarked(text) for text in ("[Norway] bombed {Laos}.", "[Norway] met {Laos}.")]
    assert code_relations(cases) == [code_relation(*case) for case in cases]
