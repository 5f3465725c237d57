import io
import json
import xml.etree.ElementTree as ET
import zipfile

import pytest
from fastapi.testclient import TestClient

from dragoman.model.text import Document
from dragoman.web.pages import FILES, sources


@pytest.mark.parametrize("path", [path for path, _ in FILES])
def test_every_file_is_there(client: TestClient, reports: dict[str, Document], path: str) -> None:
    wire = reports["wire"]
    answer = client.get(path.format(story_id=wire.story_id, document_id=wire.document_id))
    assert answer.status_code == 200 and answer.content
    if path.endswith(("json", "jsonld")):
        assert json.loads(answer.content)


def test_the_graph_is_xml_with_a_dashed_source(client: TestClient, reports: dict[str, Document]) -> None:
    found = client.get(f"/stories/{reports['wire'].story_id}/derivation.graphml").content
    space = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ET.fromstring(found).find(f"{space}graph")
    assert graph is not None
    assert len(graph.findall(f"{space}node")) == 4 and len(graph.findall(f"{space}edge")) == 2


def test_between_two_of_which_neither_is_known_to_be_the_first_no_edge_is_directed(
    client: TestClient, reports: dict[str, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"from_document": "a", "to_document": "b", "kind": "rewrite", "score": 0.5, "alignments": [1]}
    arrows = [sources._arrow({**row, "direction": direction}, "a") for direction in ("common", "known")]
    monkeypatch.setattr(sources, "_graph", lambda *_: ([], arrows, [], []))
    found = client.get(f"/stories/{reports['wire'].story_id}/derivation.graphml").text
    assert [arrow.kind for arrow in arrows] == ["shared text", "rewrite"]
    assert found.count('directed="false"') == 1 and found.count("<edge ") == 2


def test_the_word_file_is_one(client: TestClient, reports: dict[str, Document]) -> None:
    found = client.get(f"/stories/{reports['wire'].story_id}/brief.docx").content
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(found)).namelist()


def test_a_calendar_has_no_entry_for_some_day_of_a_week(client: TestClient) -> None:
    text = client.get("/timeline.ics").text
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines.count("BEGIN:VEVENT") == lines.count("STATUS:CONFIRMED") == 2
    assert "DESCRIPTION:Entries: 2. Left out: 1 whose day is not known within several\\, 0 without a date." in lines
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
