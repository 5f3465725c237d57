import pytest

from dragoman.codebooks import cues
from dragoman.codebooks.cues import cue_classes, cue_frames
from dragoman.errors import CodebookError


def test_every_class_has_a_name_of_its_own():
    names = [row.name for row in cue_classes()]
    assert len(names) == len(set(names))


def test_looks_up_a_cue_by_part_and_frame():
    assert cue_frames("verb")["deny"]["clause"].polarity == "denied"
    assert cue_frames("verb")["say"]["quote"].name == "saying"
    assert "clause" not in cue_frames("verb")["criticize"]


@pytest.mark.parametrize(
    "row",
    [
        {
            "class": "x",
            "pos": "verb",
            "cues": "say",
            "frames": "shout",
            "polarity": "affirmed",
            "hedge": "",
            "act": "speech",
            "example": "",
        },
        {
            "class": "x",
            "pos": "verse",
            "cues": "say",
            "frames": "clause",
            "polarity": "affirmed",
            "hedge": "",
            "act": "speech",
            "example": "",
        },
        {
            "class": "x",
            "pos": "verb",
            "cues": "say",
            "frames": "clause",
            "polarity": "maybe",
            "hedge": "",
            "act": "speech",
            "example": "",
        },
    ],
)
def test_refuses_a_wrong_row_with_its_number(row):
    with pytest.raises(CodebookError, match="row 7"):
        cues._cue_class(row, 7)
