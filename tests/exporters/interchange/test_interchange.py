"""Each format is read back by a parser of its own kind."""

import json
from xml.etree import ElementTree

import pytest

from dragoman import registry
from dragoman.model.annotations import Party
from dragoman.model.findings import Actor, Comparison, Decision, Derivation, Incident, NameCount
from factory import document, event, make, memory_record, mention, statement, time

FIRST = document("Voss <b> met Marek; they will meet again, in Tarn.", "a.txt", publisher="Tarn & Post",
                 published="2024-05-10", published_earliest="2024-05-10", published_latest="2024-05-10")  # fmt: skip
SECOND = document("Marek hosted Voss.\x0b", "https://b.example/1", published="2024-12-30/2025-12-29",
                  published_earliest="2024-12-30", published_latest="2025-12-29")  # fmt: skip
FORMATS = ("timelinejs", "ical", "graphml", "gexf", "ftm", "jsonld")


def party(code):
    return Party(actor=code, party_start=0, party_end=1, text="x", inferred=False)


def incident(number, told, **given):
    values = {"type": "CONSULT", "source": "NOR.GOV/voss", "recipient": "CHE.GOV/marek", "status": "occurred",
              "events": (told.event_id,), "reports": 1, "origins": 1, **given}  # fmt: skip
    return make(Incident, incident_id=f"inc_{number}", **values)


def dated(first, last):
    return {"occurred": first if first == last else f"{first}/{last}", "occurred_earliest": first,
            "occurred_latest": last}  # fmt: skip


@pytest.fixture
def view():
    met, hosted = event(FIRST, "met"), event(SECOND, "hosted")
    again = FIRST.text.index("again")
    meet = event(FIRST, "meet", status="planned", occurred="2024-06-01/2024-06-02", date_start=again)
    soon = event(FIRST, "will", status="planned")
    said = statement(FIRST, "they will meet again", speaker="NOR.GOV/voss", speaker_name="Voss")
    actor = {"names": (NameCount(name="Voss", count=2),), "kind": "person", "sectors": ("GOV",)}
    return memory_record({
        "documents": [FIRST, SECOND],
        "events": [met, hosted, meet, soon],
        "times": [time(FIRST, "again", value="2024-06-01/2024-06-02")],
        "statements": [said],
        "mentions": [mention(FIRST, "Voss", actor="NOR.GOV/voss", kind="person")],
        "actors": [make(Actor, actor="NOR/voss", name="Åse Voss", state="NOR", **actor),
                   make(Actor, actor="CHE/marek", name="Marek", state="CHE", **actor)],
        "incidents": [
            incident(1, met, **dated("2024-05-09", "2024-05-10")),
            incident(2, meet, status="planned", place="Tarn, Sund", **dated("2024-06-01", "2024-06-02")),
            incident(3, hosted, recipient=None, source="NOR.GOV/voss;CHE.GOV/marek"),
            incident(4, soon, status="planned", recipient=None, **dated("2024-05-13", "2025-05-12")),
            incident(5, soon, status="planned", recipient=None, occurred="2024-06", occurred_earliest="2024-06-01",
                     occurred_latest="2024-06-30"),
        ],
        "comparisons": [make(Comparison, comparison_id="cmp_1", relation="contradict", point="when",
                             a_document=FIRST.document_id, a_end=4, b_document=SECOND.document_id, b_end=5)],
        "derivations": [make(Derivation, derivation_id="der_1", from_document=FIRST.document_id,
                             to_document=SECOND.document_id)],
        "decisions": [make(Decision, decision_id="dec_1", kind="incident", subject="inc_2", judgement="unsure")],
    }).view  # fmt: skip


def exported(view, tmp_path, name):
    (path,) = registry.create("exporters", name).export(view, tmp_path / "new" / name)
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_two_exports_are_the_same_bytes(view, tmp_path, name):
    first = exported(view, tmp_path, name).read_bytes()
    assert exported(view, tmp_path, name).read_bytes() == first


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_record_gives_a_file(tmp_path, name):
    path = exported(memory_record().view, tmp_path, name)
    if name in ("graphml", "gexf"):
        ElementTree.parse(path)
    if name in ("timelinejs", "jsonld"):
        json.loads(path.read_text(encoding="utf-8"))


def test_timelinejs(view, tmp_path):
    page = json.loads(exported(view, tmp_path, "timelinejs").read_text(encoding="utf-8"))
    assert [slide["group"] for slide in page["events"]] == ["happened", *["planned"] * 3]
    assert page["events"][0]["start_date"] == {"year": 2024, "month": 5, "day": 9}
    assert page["events"][0]["end_date"] == {"year": 2024, "month": 5, "day": 10}
    slides = {slide["unique_id"]: slide for slide in page["events"]}
    headlines = {key: slide["text"]["headline"] for key, slide in slides.items()}
    assert (headlines["inc_1"], headlines["inc_2"]) == (
        "Åse Voss → Marek: meet or talk", "Åse Voss → Marek: meet or talk (planned)",
    )  # fmt: skip
    assert slides["inc_2"]["display_date"] == "2024-06-01 to 2024-06-02"
    assert slides["inc_4"]["display_date"] == "some time between 2024-05-13 and 2025-05-12"
    assert (slides["inc_5"]["start_date"], slides["inc_5"].get("end_date")) == ({"year": 2024, "month": 6}, None)
    assert "&lt;b&gt;" in page["events"][0]["text"]["text"]
    assert "1 without one" in page["title"]["text"]["text"]
    assert [key for key, slide in slides.items() if "decided_by: human" in slide["text"]["text"]] == ["inc_2"]


def test_ical(view, tmp_path):
    raw = exported(view, tmp_path, "ical").read_bytes()
    lines = raw.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    entry = dict(line.split(":", 1) for line in raw.decode().replace("\r\n ", "").split("\r\n") if ":" in line)
    assert (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == ("20240601", "20240603")
    assert entry["LOCATION"] == "Tarn\\, Sund"
    assert entry["STATUS"] == "TENTATIVE"
    assert entry["DTSTAMP"] == "20240510T000000Z"
    assert raw.decode().count("BEGIN:VEVENT") == 1
    assert entry["DESCRIPTION"].startswith("reports 1")
    assert "Left out: 2 whose day is not known" in raw.decode().replace("\r\n ", "")


def test_graphml(view, tmp_path):
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ElementTree.parse(exported(view, tmp_path, "graphml")).getroot()
    assert [node.get("id") for node in root.iterfind(".//g:node", space)] == ["CHE/marek", "NOR/voss"]
    edges = {(edge.get("source"), edge.get("target")): {data.get("key"): data.text for data in edge}
             for edge in root.iterfind(".//g:edge", space)}  # fmt: skip
    forward = edges["NOR/voss", "CHE/marek"]
    assert (forward["edge_verbal_cooperation"], forward["edge_planned"], forward["edge_incidents"]) == ("1", "1", "1")
    assert (forward["edge_first"], forward["edge_last"]) == ("2024-05-09/2024-05-10", "2024-05-09/2024-05-10")
    declared = {key.get("id") for key in root.iterfind("g:key", space)}
    assert {key for values in edges.values() for key in values} <= declared


def test_gexf(view, tmp_path):
    space = {"g": "http://gexf.net/1.3"}
    root = ElementTree.parse(exported(view, tmp_path, "gexf")).getroot()
    assert {node.get("label") for node in root.iterfind(".//g:node", space)} == {"Marek", "Åse Voss"}
    assert {edge.get("weight") for edge in root.iterfind(".//g:edge", space)} == {"1"}
    declared = {each.get("id") for each in root.iterfind(".//g:attribute", space)}
    assert {each.get("for") for each in root.iterfind(".//g:attvalue", space)} <= declared


def test_followthemoney(view, tmp_path):
    lines = exported(view, tmp_path, "ftm").read_text(encoding="utf-8").splitlines()
    entities = {entity["id"]: entity for entity in map(json.loads, lines)}
    assert len(entities) == len(lines)
    assert {entity["schema"] for entity in entities.values()} == {"Article", "Person", "Mention", "Event"}
    values = [value for entity in entities.values() for each in entity["properties"].values() for value in each]
    assert all(isinstance(value, str) and value for value in values)
    assert entities["NOR/voss"]["properties"]["country"] == ["no"]
    days = {
        key: {name: entities[key]["properties"].get(name) for name in ("startDate", "endDate", "date", "description")}
        for key in ("inc_2", "inc_4", "inc_5")
    }
    assert days["inc_2"] == {"startDate": ["2024-06-01"], "endDate": ["2024-06-02"], "date": None, "description": None}
    assert days["inc_4"]["description"] == ["some time in 2024-05-13/2025-05-12 (EDTF)"]
    assert not any(days["inc_4"][name] for name in ("startDate", "endDate", "date"))
    assert days["inc_5"]["date"] == ["2024-06"]
    references = [value for entity in entities.values() for name in ("involved", "resolved", "document", "proof")
                  for value in entity["properties"].get(name, ())]  # fmt: skip
    assert set(references) <= set(entities)


def test_jsonld(view, tmp_path):
    page = json.loads(exported(view, tmp_path, "jsonld").read_text(encoding="utf-8"))
    nodes = {node["@id"]: node for node in page["@graph"]}
    assert len(nodes) == len(page["@graph"])
    assert nodes["record:inc_2"]["eventStatus"].endswith("EventScheduled")
    assert "eventStatus" not in nodes["record:inc_1"]
    assert nodes["record:cmp_1"]["first"] == f"record:{FIRST.document_id}#char=0,4"
    assert nodes[f"record:{SECOND.document_id}"]["isBasedOn"] == [{"@id": f"record:{FIRST.document_id}"}]
    assert nodes["record:inc_5"]["startDate"] == "2024-06"
    assert "startDate" not in nodes["record:inc_4"]
    assert nodes["record:inc_4"]["temporalCoverage"] == "2024-05-13/2025-05-12"
    assert nodes[f"record:{FIRST.document_id}"]["datePublished"] == "2024-05-10"
    assert "datePublished" not in nodes[f"record:{SECOND.document_id}"]
    assert nodes[f"record:{SECOND.document_id}"]["temporal"] == "2024-12-30/2025-12-29"
    (claim,) = (node for node in nodes.values() if node["@type"] == "Claim")
    assert claim["author"]["@id"] in nodes
