"""Each annotation finds its characters, by quotation and by position."""

import json

import pytest

from dragoman.exporters.annotations import BONDS, LAYERS, annotations_of


@pytest.fixture(scope="module")
def collection(opened, tmp_path_factory):
    (path,) = opened.export("annotations", tmp_path_factory.mktemp("annotations"))
    return json.loads(path.read_text(encoding="utf-8"))


def targets(annotation):
    yield annotation["target"]
    yield from (body for body in annotation["body"] if body["type"] == "SpecificResource")


def test_the_collection_holds_one_whole_page(collection):
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    items = collection["first"]["items"]
    assert collection["total"] == len(items) > 10
    assert len({item["id"] for item in items}) == len(items)
    assert {item["type"] for item in items} == {"Annotation"}


def test_both_selectors_give_the_same_characters(opened, collection):
    texts = {row["document_id"]: row["text"] for row in opened.documents.to_pylist()}
    for item in collection["first"]["items"]:
        for target in targets(item):
            quote, position = target["selector"]
            text = texts[target["source"]["dcterms:identifier"]]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[max(0, start - 32) : end + 32] == quote["prefix"] + quote["exact"] + quote["suffix"]


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: f"{layer.table}-{layer.span}")
def test_every_span_of_a_layer_is_there(opened, collection, layer):
    rows = [row for row in opened.view.rows(layer.table) if getattr(row, f"{layer.span}_start") is not None]
    found = [item for item in collection["first"]["items"] if item["id"].endswith(f"#{layer.table}:{layer.span}")]
    assert len(found) == len(rows)


@pytest.mark.parametrize("bond", BONDS, ids=lambda bond: bond.table)
def test_findings_across_reports_link_two_spans(opened, collection, bond):
    found = [item for item in collection["first"]["items"] if f"#{bond.table}:" in item["id"]]
    assert len(found) == len(list(opened.view.rows(bond.table))) > 0
    assert all(item["motivation"] == "linking" and len(list(targets(item))) == 2 for item in found)


def test_a_uri_becomes_an_address(collection):
    sources = {item["target"]["source"]["id"] for item in collection["first"]["items"]}
    assert "wire.txt" in sources
    assert all(not set(' <>"{}|\\^`') & set(source) for source in sources)


def test_the_page_of_a_report_holds_its_annotations(opened, collection):
    pages = [annotations_of(opened.view, row["document_id"])["items"] for row in opened.documents.to_pylist()]
    found = sorted((item for items in pages for item in items), key=lambda item: item["id"])
    assert found == sorted(collection["first"]["items"], key=lambda item: item["id"])
    assert annotations_of(opened.view, "doc_none")["items"] == []
