import pytest

from dragoman.exporters.reading import brief_of, to_markdown
from dragoman.exporters.reading.unread import headlines_alone, is_headline_alone
from dragoman.model.annotations import Region
from factory import document, make, memory_record


def headline(of, first, last):
    return make(Region, document_id=of.document_id, region_start=first, region_end=last, kind="headline",
                region_text=of.text[first:last])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "headed", "alone"),
    [
        ("Harbour strike ends", [(0, 19)], True),
        ("Harbour strike ends\n\nTalks go on\n", [(0, 19), (21, 32)], True),
        ("Harbour strike ends\n\nIt is over.", [(0, 19)], False),
        ("Harbour strike ends", [], False),
        ("", [], False),
    ],
)
def test_a_report_that_is_a_headline_alone(text, headed, alone):
    report = document(text, "a.txt")
    view = memory_record({"documents": [report], "regions": [headline(report, *span) for span in headed]}).view
    assert is_headline_alone(view, report.document_id, text) == alone
    assert headlines_alone(view) == ({report.document_id} if alone else set())
    said = "1 report of a headline alone: headlines are not read for events" in to_markdown(brief_of(view))
    assert said == alone
