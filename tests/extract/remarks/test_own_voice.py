"""Whose voice a prediction or a judgement is in: short reports in, what is remarked on."""

import pytest

from dragoman.codebooks.tables import read_table
from dragoman.codebooks.voice import COLUMNS, TABLE
from dragoman.extract.remarks import own_voice
from dragoman.model.text import document_of
from dragoman.pipeline import ReportPipeline

ROWS = read_table(TABLE, COLUMNS)

OWN = (
    ("prediction", "The embargo will cripple the farms of the delta for a generation.", "will"),
    ("prediction", "The minister left at dawn; his party will suffer for it.", "will"),
    ("prediction", "There will be a shortage of bread in the north.", "will"),
    ("prediction", "The queues are going to grow.", "going"),
    ("prediction", "The quarrel could split the cabinet of Peru.", "could"),
    ("prediction", "The good harvest should ease prices.", "should"),
    ("judgement", "The defence of the harbour was shameful, and it cost lives.", "shameful"),
    ("judgement", "Peru should rebuild the bridge first.", "should"),
    ("judgement", "The silence of the council is too convenient.", "too convenient"),
    ("judgement", "Who would trust such a promise?", "?"),
    ("judgement", "The king skipped the parade, in a sign of his fading interest.", "sign"),
)
NOT_OWN = (
    "The ministers will meet again in Lima on Thursday.",
    "The museum will open in May.",
    "The mayor said the embargo will cripple the farms.",
    '"The embargo will cripple the farms," the mayor said.',
    "The mayor said growth would slow. Exports would fall by a tenth and the deficit could double.",
    "The critics called the silence shameful.",
    "The driver could face six years in prison.",
    "The villagers could hear the guns all night.",
    "The treasurer could not be reached.",
    "Under the law the owners must register their boats.",
    "It was not clear who fired first.",
    "The villagers believe the dam will collapse.",
    "DAM WILL COLLAPSE",
    "MARIO ROSSI, ANALYST, NORTH BANK: The deal is a disaster. The shares will fall.",
    "What is a full moon?",
)


@pytest.fixture(scope="module")
def remarks_of():
    pipeline = ReportPipeline(("language", "regions", "syntax", "mentions", "places", "times", "statements"))

    def found(*texts):
        documents = [document_of(uri=str(number), text=text, language="en") for number, text in enumerate(texts)]
        return [list(own_voice.find(report)) for report in pipeline.annotate(documents)[0]]

    return found


@pytest.fixture(scope="module")
def of_rows(remarks_of):
    return remarks_of(*(row[3].replace("[[", "").replace("]]", "") for row in ROWS))


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[f"{row[0]}-{number}" for number, row in enumerate(ROWS)])
def test_rows(number, of_rows):
    _, _, expected, example = ROWS[number]
    found = [(remark.kind, remark.cue_start) for remark in of_rows[number]]
    assert found == ([] if expected == "none" else [(f"own_{expected}", example.index("[["))])


@pytest.fixture(scope="module")
def of_own(remarks_of):
    return remarks_of(*(text for _, text, _ in OWN))


@pytest.mark.parametrize("number", range(len(OWN)), ids=[text[:40] for _, text, _ in OWN])
def test_own(number, of_own):
    kind, text, cue = OWN[number]
    (remark,) = of_own[number]
    assert remark.kind == f"own_{kind}"
    assert text[remark.cue_start : remark.cue_end] == cue
    assert remark.remark_text == text[remark.remark_start : remark.remark_end]


@pytest.fixture(scope="module")
def of_others(remarks_of):
    return remarks_of(*NOT_OWN)


@pytest.mark.parametrize("number", range(len(NOT_OWN)), ids=[text[:40] for text in NOT_OWN])
def test_not_own(number, of_others):
    assert of_others[number] == []


def test_the_span_is_the_clause(remarks_of):
    ((remark,),) = remarks_of("The minister left at dawn, and his party will suffer for it.")
    assert remark.remark_text == "his party will suffer for it"
