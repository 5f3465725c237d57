"""Formulas in many wordings: which are read, and which are one."""

import pytest

from dragoman.crossdoc.reconciliation.formulas import compared_formulas, formulas_of
from dragoman.crossdoc.reconciliation.pairing import Report
from factory import document, span_of, statement


def report(name, story="s", *, origin=None, day="2024-05-10"):
    return Report(document_id=name, story_id=story, thread="t", origins=frozenset({origin or name}), days=(day, day))


def read(text, name="a", story="s", **given):
    return list(formulas_of(report(name, story, **given), text, [(0, len(text))], ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oslo and Stockholm hailed a boundless friendship.", "boundless friendship"),
        ('Oslo and Stockholm have a "no limits" partnership.', '"no limits" partnership'),
        ("Norway and Sweden praised their “no-limits strategic partnership”.", "no-limits strategic partnership"),
        ("Norway and Sweden said that their collaboration knows no bounds.", "collaboration knows no bounds"),
        ("Norway said its friendship with Sweden is without limits.", "friendship with Sweden is without limits"),
        ("There are no limits to the cooperation of Norway and Sweden.", "no limits to the cooperation"),
        ("Norway and Sweden want a cooperation without any limits.", "cooperation without any limits"),
        ("Norway and Sweden called their alliance unlimited.", "alliance unlimited"),
        ("Norway's relationship to Sweden, boundless in words, is cool.", None),
        ("Norway and Sweden have a partnership that is not boundless.", None),
        ("The friendship of Norway and Sweden has its limits.", None),
        ("Norway gave Sweden unlimited liquidity to support the recovery.", None),
        ("Norway hailed a boundless friendship.", None),
        ("Boundless friendship binds Norway and Sweden.", "Boundless friendship"),
    ],
)
def test_what_is_read(text, found):
    assert [each.text for each in read(text)] == ([found] if found else [])


def test_who_has_it_is_who_says_it_together():
    text = "Last year the two men claimed that their collaboration has no bounds."
    said = statement(document(text), "their collaboration has no bounds", speaker="NOR.GOV/voss;SWE.GOV/lind")
    (found,) = formulas_of(report("a"), text, [(0, len(text))], [said])
    assert (found.states, (found.start, found.end)) == (
        {"NOR", "SWE"},
        span_of(text, "collaboration has no bounds"),
    )


BOUNDLESS = "Norway and Sweden spoke of a boundless friendship."
NO_LIMITS = "Norway and Sweden spoke of a no-limits partnership."


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        (NO_LIMITS, True),
        ("Norway and Sweden told Peru of a cooperation without limits.", True),
        ("Norway and Peru spoke of a no-limits partnership.", False),
        ("Norway and Sweden spoke of an unconditional partnership.", False),
        ("Norway and Sweden spoke of unlimited dialogue.", False),
        (BOUNDLESS, False),
    ],
)
def test_one_formula_of_the_same_two_in_other_words(other, joined):
    found = list(compared_formulas([*read(BOUNDLESS, "a"), *read(other, "b")]))
    assert bool(found) == joined
    assert all((row.point, row.relation) == ("words", "agree") for row in found)


def test_a_copy_is_no_witness():
    assert not list(compared_formulas([*read(BOUNDLESS, "a", origin="o"), *read(NO_LIMITS, "b", origin="o")]))


def test_between_stories_it_is_told_once_with_all_wordings():
    told = [
        *read(BOUNDLESS, "a"),
        *read(NO_LIMITS, "b"),
        *read("Norway and Sweden said their ties have no bounds.", "c", "u"),
    ]
    found = list(compared_formulas(told))
    assert [(row.a.document_id, row.b.document_id) for row in found] == [("a", "c"), ("b", "c")]
    assert "3 wordings: boundless friendship; no-limits partnership; ties have no bounds" in (found[0].why or "")
