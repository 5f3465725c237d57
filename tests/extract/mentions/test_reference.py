"""Who is meant: each row of `passages.csv` marks an expression; `unknown` where a careful reader could not say."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.extract.mentions import MentionExtractor
from dragoman.language.reference import MentionIndex
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Document

PASSAGES = list(csv.DictReader(Path(__file__).with_name("passages.csv").read_text("utf-8").splitlines()))


def _document(number: int, row: dict[str, str]) -> AnnotatedDocument:
    day = row["published"] or None
    text = row["passage"].replace("[[", "").replace("]]", "")
    document = Document(document_id=str(number), uri=str(number), text=text)
    return AnnotatedDocument(document=replace(document, published_earliest=day, published_latest=day))


@pytest.fixture(scope="module")
def reports(parser: SpacyParser) -> list[AnnotatedDocument]:
    parsed = parser.parse([_document(number, row) for number, row in enumerate(PASSAGES)])
    return [MentionExtractor().extract(report) for report in parsed]


def _meant(row: dict[str, str], report: AnnotatedDocument) -> tuple[str | None, str | None]:
    """Name and code of the mention in the marked place; (None, None) where it stands for nobody."""
    start = row["passage"].index("[[")
    end = row["passage"].index("]]") - len("[[")
    index = MentionIndex(report.mentions)
    mention = index.at(start, end) or next(iter(index.within(start, end)), None)
    if mention is None:
        return None, None
    named = index.resolve(mention)
    name = None if named is mention and named.name == named.mention_text else named.name
    return name, mention.actor or named.actor


@pytest.mark.parametrize("number", range(len(PASSAGES)), ids=[row["passage"] for row in PASSAGES])
def test_an_expression_stands_for_whom_a_reader_takes_it_for(reports: list[AnnotatedDocument], number: int):
    row = PASSAGES[number]
    name, code = _meant(row, reports[number])
    wanted = row["expected"]
    if wanted == "unknown":
        assert (name, code) == (None, None)
    elif wanted.startswith("="):
        assert set((code or "").split(";")) == set(wanted[1:].split(";"))
    else:
        assert wanted.lower() in (name or "").lower() or wanted in (code or "")
