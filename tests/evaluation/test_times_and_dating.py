import gzip
import io
import json
import tarfile

import pytest

from dragoman.errors import ReadError
from dragoman.evaluation import dating, times

TOLD = (
    "The ministers of Ardovia and Velland met in Kesmark on Monday. They signed a treaty on the ferry over the Lume, "
    "which had lain idle since the flood. A crowd of fishermen cheered the two delegations at the quay."
)
TML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2022-12-30">x</TIMEX3></DCT>
<TEXT>They met on <TIMEX3 tid="t1" type="DATE" value="2022-12-26">Monday</TIMEX3> &amp; \
<EVENT eid="e1">left</EVENT>.</TEXT></TimeML>"""


def test_marks_are_read_with_their_offsets(tmp_path):
    (tmp_path / "a.tml").write_text(TML)
    (report,) = times.read_marked(tmp_path)
    assert report.text == "They met on Monday & left."
    assert [(report.text[start:end], value) for start, end, value in report.marks] == [("Monday", "2022-12-26")]


def test_scores_beside_the_trivial_answer(tmp_path):
    (tmp_path / "a.tml").write_text(TML)
    found = {row.metric: (row.value, row.baseline) for row in times.evaluate(tmp_path) if row.data != tmp_path.name}
    assert found == {"strict F1": (1.0, 1.0), "relaxed F1": (1.0, 1.0), "value F1": (1.0, 0.0)}


def test_nothing_there_is_said(tmp_path):
    for scorer in (times, dating):
        with pytest.raises(ReadError):
            scorer.evaluate(tmp_path)


def test_strict_relaxed_and_value_differ():
    gold, found = [(0, 6, "2022"), (10, 20, "P1D")], [(0, 6, "2021"), (12, 20, "P1D")]
    assert times.f_scores([(gold, found)]) == {"strict F1": 0.5, "relaxed F1": 1.0, "value F1": 0.5}


@pytest.mark.parametrize(
    "form", ["May 3, 2021", "3 May 2021", "2021-05-03", "May 4, 2021", "5/3/2021", "3rd of May 2021"]
)
def test_the_day_is_stripped(form):
    assert "2021" not in dating.without_date(f"Published {form} here", "2021-05-03")


def test_dating_is_scored_alone_and_with_companions(tmp_path):
    rows = [
        {"title": "a", "text": f"President Barack Obama met them. {TOLD}", "published": "2012-03-05", "event": "e"},
        {"title": "b", "text": TOLD, "published": "2012-03-06", "event": "e"},
    ]
    with gzip.open(tmp_path / "docs.jsonl.gz", "wt") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    found = {row.metric: row.value for row in dating.evaluate(tmp_path)}
    assert found["interval given, alone"] == 0.5
    assert found["interval given, with companions"] == 1.0
    assert found["true day inside, with companions"] == 1.0


def test_wikinews_in_columns_is_read_without_its_date_line(tmp_path):
    words = [
        ("Ferry", 0),
        ("sails", 0),
        ("March", 1),
        ("01", 1),
        (",", 1),
        ("2008", 1),
        ("It", 2),
        ("sailed", 2),
        (".", 2),
    ]
    lines = [f"corpus_lume/1\t{sentence}\t{number}\t{word}\t-" for number, (word, sentence) in enumerate(words)]
    content = "\n".join(["#begin document (corpus_lume/1); part 000", *lines, "#end document"]).encode()
    with tarfile.open(tmp_path / "meantime.tar.gz", "w:gz") as archive:
        member = tarfile.TarInfo("meantime/en/meantime.conll")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    (report,) = dating.read_dated(tmp_path)
    assert (report.data, report.day, report.text) == ("meantime", "2008-03-01", "Ferry sails\nIt sailed.")
