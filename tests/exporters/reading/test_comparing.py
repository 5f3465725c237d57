"""Comparisons of pairs that stand in a brief as one line a point."""

from dragoman.exporters.reading.comparing import compared_lines
from dragoman.exporters.reading.labels import Labels
from dragoman.model.findings import Comparison
from factory import document, make, memory_record

TEXT = "The lock opened on Friday in Tarn."
REPORTS = [document(TEXT, f"{name}.txt") for name in "abcd"]
FRIDAY, TARN = (19, 25), (29, 33)


def row(number, first, second, point="when", span=FRIDAY, values=("Friday", "Friday"), explanation="time."):
    a, b = REPORTS[first], REPORTS[second]
    return make(
        Comparison, comparison_id=f"cmp_{number}", point=point, relation="agree",
        a_document=a.document_id, a_start=span[0], a_end=span[1], a_value=values[0],
        b_document=b.document_id, b_start=span[0], b_end=span[1], b_value=values[1],
        explanation=f"Two independent origins give the same {explanation}",
    )  # fmt: skip


def lines(*rows):
    return compared_lines(rows, Labels(memory_record({"documents": REPORTS}).view, REPORTS))


def test_three_pairs_of_one_point_are_one_line_with_all_quotes():
    (line,) = lines(row(1, 0, 1), row(2, 1, 2), row(3, 0, 2))
    assert line.text == "when: Friday. Three independent origins give the same time."
    assert len(line.quotes) == len(line.citations) == 3
    assert line.record_id == "cmp_1"


def test_pairs_that_a_later_pair_joins_are_one_line():
    (line,) = lines(row(1, 0, 1), row(2, 2, 3), row(3, 1, 2))
    assert line.text.startswith("when: Friday. Four independent origins")


def test_other_points_and_other_passages_stay_apart():
    found = lines(row(1, 0, 1), row(2, 0, 1, point="where", span=TARN, values=("Tarn", "Tarn")), row(3, 2, 3))
    assert [line.text.split(".")[0] for line in found] == ["when: Friday", "where: Tarn", "when: Friday"]


def test_each_value_is_said_once():
    (line,) = lines(row(1, 0, 1, values=("two", "three")), row(2, 0, 2, values=("two", "three")))
    assert line.text.startswith("when: two / three. Three")
