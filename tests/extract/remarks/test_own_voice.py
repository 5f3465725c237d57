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
    ("prediction", "Few of the exiles will come home.", "will"),
    ("prediction", "A defeat would end the long rule of the clan.", "would"),
    ("prediction", "The town faces a winter without heating.", "faces"),
    ("prediction", "More clashes are certain.", "certain"),
    ("judgement", "The colonel is no statesman.", "no"),
    ("judgement", "The decision is hardly a triumph.", "is hardly"),
    ("judgement", "This is not diplomacy but blackmail.", "not"),
    ("judgement", "The speech was more about votes than about bread.", "about"),
    ("judgement", "A prudent governor would have waited.", "would"),
    ("judgement", "The real winner is the harbour company.", "real"),
    ("judgement", "Nothing in the letter justified the raid.", "Nothing"),
    ("judgement", "Never has a king fled so fast.", "Never"),
    ("judgement", "The delay suggests that the alliance is weak.", "suggests"),
    ("judgement", "He left before the anthem, revealing his contempt for the court.", "revealing"),
    ("judgement", "The mayor closed two papers in an attempt to silence his critics.", "attempt"),
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
    "The road should be ready by autumn.",
    "The owners were not too worried about the frost.",
    "The loan could not include a balloon payment.",
    "The league will play its first match on Monday.",
    "The survey shows that most owners rent out a room.",
    "It will, the builder predicted, last a hundred years.",
    "If you like this story, share it with a friend!",
    "I think the plan is a disaster.",
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
