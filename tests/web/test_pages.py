import csv
import html
import io
import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.exporters.reading.chronology import timeline_of
from dragoman.model.text import Document
from dragoman.store.duckdb import open_view
from dragoman.web.pages import PAGES


def filled(path: str, reports: dict[str, Document]) -> str:
    wire, rewrite = reports["wire"], reports["rewrite"]
    return path.format(
        story_id=wire.story_id, first=wire.document_id, second=rewrite.document_id, document_id=wire.document_id,
        pair="NOR-SWE", **{"actor:path": "NOR.GOV/ada_holm", "identifier:path": wire.document_id},
    )  # fmt: skip


def places(path: str) -> str:
    return path.replace("{actor:path}", "NOR.GOV/ada_holm").replace("{identifier:path}", "WIRE")


def url_of(path: str, reports: dict[str, Document]) -> str:
    plain = places(path).replace("WIRE", reports["wire"].document_id)
    return filled(plain, reports)


@pytest.mark.parametrize("path", [path for path, _ in PAGES])
def test_every_page_is_shown_and_has_its_twins(client: TestClient, reports: dict[str, Document], path: str) -> None:
    url = url_of(path, reports)
    stem = "/index" if url == "/" else url
    page = client.get(url)
    assert page.status_code == 200, page.text
    assert "<h1" in page.text
    assert f'href="{stem}.json"' in page.text.replace("&amp;", "&")
    twin = client.get(f"{stem}.json").json()
    assert twin["ok"] is True and twin["title"]
    table = client.get(f"{stem}.csv")
    assert table.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(table.text)))
    assert all(len(row) == len(rows[0]) for row in rows)


SHOWN = [
    ("/events?status=planned", 'AGREE <span class="soft">(planned CONSULT)</span>'),
    ("/statements?speaker=NOR/ada_holm", "told reporters"),
    ("/", "4</b> reports"),
    ("/", "1</b> story<"),
    ("/", "at least three injured"),
    ("/", "broken.html"),
    ("/stories/{story_id}", "reports <b>3</b> · texts <b>3</b> · origins <b>2</b>"),
    ("/stories/{story_id}", "rewrite of Northern Wire"),
    ("/stories/{story_id}/compare", "Three is not five."),
    ("/stories/{story_id}/derivation", "Sudmark Radio"),
    ("/stories/{story_id}/derivation", 'class="outside"'),
    ("/diff/{first}/{second}", '<mark class="drift other">At least '),
    ("/diff/{first}/{second}#s1", 'id="s1"'),
    ("/statements?speaker=holm&via=northern", "good day for both peoples"),
    ("/statements?speaker=NOR/ada_holm", "good day for both peoples"),
    ("/events?dyad=NOR-SWE", "CAMEO 057"),
    ("/events?status=planned", 'class="status planned"'),
    ("/timeline", "bar hollow planned"),
    ("/dyads/NOR-SWE", "too few for a trend"),
    ("/entities/NOR.GOV/ada_holm", "Foreign Minister"),
    ("/docs/{document_id}?char=46,52", '<span class="m" data-at="46">VELTEN</span>'),
    ("/docs/{document_id}?layers=k", "&lt;b&gt;two&lt;/b&gt; words run together"),
    ("/stories/{story_id}", 'own voice <span class="n">1 passage'),
    ("/stories/{story_id}", 'at odds with itself <span class="n">1 passage'),
    ("/review", "Do they contradict each other?"),
    ("/search?q=reopen", "Norland and Sudmark to reopen border"),
]


def test_every_link_to_an_actor_leads_to_a_page(client: TestClient, reports: dict[str, Document]) -> None:
    linked = re.compile(r'href="(/entities/[^"]*)"')
    seen, waiting = set(), [url_of(path, reports) for path, _ in PAGES]
    while waiting:
        url = waiting.pop()
        if url not in seen:
            seen.add(url)
            page = client.get(url)
            assert page.status_code == 200, url
            waiting += [html.unescape(each) for each in linked.findall(page.text)]
    assert {"/entities/NOR.LAB", "/entities/SWE.LAB", "/entities/SWE.COP"} <= seen


def test_page_and_command_say_alike_when_it_was_first_reported(
    client: TestClient, written: tuple[Path, dict[str, Document]]
) -> None:
    rows = {row["incident_id"]: row["first_reported"] for row in client.get("/timeline.json").json()["incidents"]}
    view = open_view(written[0])
    lines = [line for section in timeline_of(view).sections for line in section.lines]
    view.close()
    assert "2023-05-01/2023-05-07" in rows.values()
    assert len(rows) == len(lines)
    assert all(f"first reported {rows[line.record_id]} ·" in line.text for line in lines)
    assert "unknown</span></td><td>" not in client.get("/timeline").text


def test_several_who_speak_as_one_lead_each_to_a_page(client: TestClient) -> None:
    text = client.get("/entities/NOR.LAB").text
    assert "events <b>2</b>" in text and "statements <b>1</b>" in text
    said = client.get("/statements?speaker=drivers").text
    assert said.index("/entities/NOR.LAB") < said.index("/entities/SWE.LAB")


def test_an_actor_of_whom_nothing_is_told_is_not_found(client: TestClient) -> None:
    for code in ("FRA.MIL", "NOR.LAB;SWE.LAB", "NOR.LAB/nobody", "x"):
        assert client.get(f"/entities/{code}").status_code == 404


@pytest.mark.parametrize(("path", "words"), SHOWN)
def test_a_page_shows(client: TestClient, reports: dict[str, Document], path: str, words: str) -> None:
    text = client.get(filled(path, reports)).text
    assert words in re.sub(r"</?bdi>", "", text)


HIDDEN = [
    ("/stories/{story_id}/compare?only=contradict", "same day"),
    ("/statements?speaker=nobody", "good day"),
    ("/events?dyad=CHN-RUS", "CAMEO 057"),
    ("/docs/{document_id}", 'class="m"'),
]


@pytest.mark.parametrize(("path", "words"), HIDDEN)
def test_a_page_leaves_out(client: TestClient, reports: dict[str, Document], path: str, words: str) -> None:
    assert words not in client.get(filled(path, reports)).text


def test_the_text_of_a_report_stands_there_unchanged(client: TestClient, reports: dict[str, Document]) -> None:
    page = client.get(f"/docs/{reports['wire'].document_id}?layers=estprk").text
    article = page.partition('<article id="text"')[2].partition("</article>")[0]
    shown = {int(at): words for at, words in re.findall(r'data-at="(\d+)">([^<]*)</span>', article)}
    text = reports["wire"].text
    for at, words in shown.items():
        plain = words.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")
        assert text[at : at + len(plain)] == plain
    assert sum(len(line) for line in text.split("\n")) == sum(
        len(w.replace("&#34;", '"').replace("&#39;", "'")) for w in shown.values()
    )


REFUSED = [
    ("/stories/story_none", 404),
    ("/docs/doc_none", 404),
    ("/entities/XXX/nobody", 404),
    ("/why/evt_0", 404),
    ("/nothing/here", 404),
    ("/events?dyad=../..", 400),
    ("/statements?limit=100000", 400),
    ("/statements?next=AAAA", 400),
    ("/statements?next=WyJ4Il0", 400),
    ("/docs/doc_none?char=1", 400),
]


@pytest.mark.parametrize(("path", "status"), REFUSED)
def test_errors_have_one_shape(client: TestClient, path: str, status: int) -> None:
    told = client.get(path, headers={"accept": "application/json"})
    assert told.status_code == status
    assert set(told.json()) == {"ok", "error", "errors", "status"}
    assert told.json()["ok"] is False and told.json()["status"] == status
    page = client.get(path)
    assert page.status_code == status and "<!doctype html>" in page.text


def test_an_old_story_id_says_what_became_of_it(client: TestClient) -> None:
    assert "there is no story" in client.get("/stories/story_gone.json").json()["error"]


def test_lists_go_on_without_gap_or_repeat(client: TestClient) -> None:
    found, url = [], "/statements.json?limit=1"
    while url:
        page = client.get(url).json()
        found += [row["statement_id"] for row in page["statements"]]
        url = page["next"]
    assert len(found) == page["total"] == len(set(found)) == 4


def test_the_description_names_every_page(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    paths = described["paths"]
    for path, _ in PAGES:
        assert re.sub(r":path", "", path) in paths
    assert all(each["get"]["summary"] for path, each in paths.items() if "get" in each)
    assert "/decisions" in paths
    assert json.dumps(described)


def test_an_empty_record_says_what_to_do(tmp_path) -> None:
    from dragoman.store.duckdb import open_writer
    from dragoman.web.app import create_app

    with open_writer(tmp_path / "empty.duckdb") as writer:
        writer.publish()
    with TestClient(create_app(tmp_path / "empty.duckdb"), base_url="http://127.0.0.1") as client:
        assert "dragoman read" in client.get("/").text
        for path, _ in PAGES:
            if "{" not in path:
                assert client.get(path).status_code == 200
    open_view(tmp_path / "empty.duckdb").close()


AGAIN = [
    ("char=46,52&quote=VELTEN", 46, None),
    ("char=40,46&quote=VELTEN", 46, "found again, at characters 46 to 52"),
    ("char=0,9&quote=Norland+and%20Sudmark+agreed", 78, "found again"),
    ("char=46,52&quote=Larkmoor", None, "do not stand in this report"),
]


@pytest.mark.parametrize(("query", "start", "told"), AGAIN)
def test_cited_words_are_found_again(client: TestClient, reports: dict[str, Document], query, start, told) -> None:
    page = client.get(f"/docs/{reports['wire'].document_id}?layers=&{query}").text
    marked = re.search(r'<span class="m" data-at="(\d+)"', page)
    assert (int(marked[1]) if marked else None) == start
    assert ('role="status"' in page) == (told is not None) and (told or "") in page


def test_words_of_a_report_that_has_changed_are_found_in_the_one_that_holds_them(client: TestClient) -> None:
    page = client.get("/docs/doc_0?char=3,9&quote=photographer+of+this+paper").text
    assert "is not in this record as it was" in page and "Five hurt at the crossing" in page
    assert client.get("/docs/doc_0?char=3,9&quote=nobody+wrote+this").status_code == 404


LINKED = [
    ("/events.jsonld", "Event", "organizer"),
    ("/statements.jsonld", "Claim", "appearance"),
    ("/entities/NOR/ada_holm.jsonld", "Person", "name"),
    ("/dyads/NOR-SWE.jsonld", "Event", "origins"),
    ("/timeline.jsonld", "Event", "subjectOf"),
    ("/stories/{story_id}/compare.jsonld", "Comparison", "relation"),
]


@pytest.mark.parametrize(("path", "kind", "says"), LINKED)
def test_what_a_page_names_has_a_node(client: TestClient, reports: dict[str, Document], path, kind, says) -> None:
    answer = client.get(filled(path, reports))
    assert answer.headers["content-type"].startswith("application/ld+json")
    nodes = [node for node in answer.json()["@graph"] if node["@type"] == kind]
    assert nodes and all(node["@id"].startswith("record:") and says in node for node in nodes)
    assert f'href="{filled(path, reports)}"' in client.get(filled(path, reports).removesuffix(".jsonld")).text
