import pytest

from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.persons import RULES, compared_persons, persons_of


def rows(name, text, day="2031-05-02"):
    report = Report(document_id=name, story_id="s", thread="s", origins=frozenset({name}), days=(day, day))
    return list(persons_of(report, text, [(0, len(text))]))


@pytest.mark.parametrize(("point", "example"), [(point, example) for point, _, example in RULES])
def test_each_rule_reads_its_example(point, example):
    assert point in {row.point for row in rows("a", example)}


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("Ilka Ott, 12, was freed.", "The girl, Ilka Ott, is eight.", "contradict"),
        ("Ilka Ott, 12, was freed.", "The 12-year-old Ilka Ott was freed.", "agree"),
        ("Marek Voss was sentenced to nine years.", "The court sent Marek Voss to prison for six and a half years.",
         "contradict"),
        ("Ilka Ott, 12, was freed.", "Jana Ott, 14, was freed.", None),
        ("On May 3, Ott was freed.", "On May 5, Ott was freed.", None),
    ],
)  # fmt: skip
def test_relations(first, second, relation):
    found = [each.relation for each in compared_persons([*rows("a", first), *rows("b", second)])]
    assert found == ([relation] if relation else [])


def test_who_has_two_ages_is_two_persons():
    first = rows("a", "Ilka Ott, 12, and her aunt Ilka Ott, 40, were freed.")
    assert not list(compared_persons([*first, *rows("b", "Ilka Ott, 14, was freed.")]))


def test_a_year_later_she_is_older():
    assert not list(
        compared_persons([*rows("a", "Ilka Ott, 12, sang."), *rows("b", "Ilka Ott, 13, sang.", "2032-05-02")])
    )
