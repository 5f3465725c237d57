"""What independent reports lay on one speaker."""

import pytest

from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.sayings import compared_sayings, lasts, sayings_of
from factory import document, statement


def sayings(uri, text, **given):
    written = document(f"{text}", uri)
    report = Report(document_id=written.document_id, story_id="s", thread="s",
                    origins=frozenset({written.document_id}), days=("2024-05-10", "2024-05-10"))  # fmt: skip
    values = {"speaker": "NOR.GOV/voss", "speaker_text": "Voss", "kind": "indirect", "act": "speech", **given}
    return list(sayings_of(report, [statement(written, text, **values)]))


FIRST = "the lock at Tarn will stay open for barges until the first of June"


@pytest.mark.parametrize(
    ("other", "given", "agree"),
    [
        ("barges can use the open lock at Tarn until June", {}, True),
        ("the lock at Tarn will not stay open for barges until June", {}, False),
        ("barges can use the open lock at Tarn until June", {"polarity": "denied"}, False),
        ("barges can use the open lock at Tarn until June", {"speaker": "NOR.GOV/marek"}, False),
        ("barges can use the open lock at Tarn until June", {"kind": "direct"}, False),
        ("the harvest of barley in Tarn was good until June", {}, False),
    ],
)
def test_agreement(other, given, agree):
    rows = list(compared_sayings([*sayings("a.txt", FIRST), *sayings("b.txt", other, **given)]))
    assert [(row.point, row.relation) for row in rows] == ([("said", "agree")] if agree else [])


def test_both_are_one_speaker_and_views_last():
    one = sayings("a.txt", "the league as a threat to their trade", speaker=None,
                  speaker_text="Both states", act="belief")  # fmt: skip
    two = sayings("b.txt", "the league as a threat to all free trade", speaker="A;B",
                  speaker_text="Both Voss and Marek", act="stance")  # fmt: skip
    assert lasts(one[0])
    assert lasts(two[0])
    assert len(list(compared_sayings([*one, *two]))) == 1
    assert not lasts(sayings("c.txt", FIRST)[0])
