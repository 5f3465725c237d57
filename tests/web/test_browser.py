"""The pages in a real browser: keys, links to characters, scripts off, hostile words, two readers, a pulled plug."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.web.pages import PAGES
from web import records
from web.browsing import free_port, url_of, wait_for


@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_complains_or_calls_elsewhere(browser, site, reports, width) -> None:
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 900}, color_scheme="dark")
    page = context.new_page()
    told, asked = [], []
    page.on("console", lambda message: told.append((page.url, message.text)))
    page.on("pageerror", lambda error: told.append((page.url, str(error))))
    page.on("request", lambda request: asked.append(request.url))
    for path, _ in PAGES:
        page.goto(url_of(path, reports))
        page.wait_for_selector("html[data-keys=ready]")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.locator("h1").count() == 1, path
    context.close()
    assert told == []
    assert all(url.startswith(site) for url in asked)


@pytest.mark.parametrize("width", [390, 1000, 1280, 1700])
def test_the_end_of_a_page_stands_under_its_text(browser, site, width) -> None:
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto("/timeline")
    text, end = (page.locator(each).bounding_box() for each in ("main > h1", "footer"))
    assert end["x"] == pytest.approx(text["x"], abs=1)
    assert end["width"] == pytest.approx(text["width"], abs=1)
    if width >= 1280:
        assert page.evaluate("(box => box.scrollWidth <= box.clientWidth)(document.querySelector('.scroll'))")
    context.close()


def test_the_keyboard_walks(page, reports) -> None:
    page.goto(f"/stories/{reports['wire'].story_id}")
    page.wait_for_selector("html[data-keys=ready]")
    for _ in range(2):
        page.keyboard.press("j")
    assert page.locator(".at-hand").count() == 1
    page.keyboard.press("k")
    assert "chip" in (page.locator(".at-hand").get_attribute("class") or "")
    page.keyboard.press("?")
    assert page.locator("#help[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#help[open]").count() == 0
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.wait_for_url("**/compare")
    page.wait_for_selector("html[data-keys=ready]")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/statements")


@pytest.mark.parametrize("link", ["?char={a},{b}", "#char={a},{b}", "#char={a},{b};sha=00000000"])
def test_a_link_to_characters_marks_and_shows_them(page, reports, link) -> None:
    wire = reports["wire"]
    start = wire.text.index("denied")
    page.set_viewport_size({"width": 800, "height": 300})
    page.goto(f"/docs/{wire.document_id}" + link.format(a=start, b=start + 6))
    mark = page.wait_for_selector("#text .m")
    assert mark.inner_text() == "denied"
    page.wait_for_timeout(800)
    box = mark.bounding_box()
    assert 0 <= box["y"] <= 300
    assert ("has changed" in page.inner_text("main")) == ("sha" in link)


SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => list.getEntries().forEach((each) => shifts.push(each.value)))
    .observe({ type: "layout-shift" });
}"""
"""Keeps what the browser itself counts as layout shifts from now on."""


def test_switching_a_layer_moves_nothing(page, reports) -> None:
    page.goto(f"/docs/{reports['wire'].document_id}")
    place = "JSON.stringify([...document.querySelectorAll('#text p')].map(p => p.getBoundingClientRect()))"
    page.evaluate(SHIFTS)
    before = page.evaluate(place)
    for layer in "estprk":
        page.click(f".toggle[data-layer={layer}]")
        assert page.evaluate(place) == before
    page.wait_for_timeout(200)
    assert page.evaluate("shifts") == []
    assert page.url.endswith("layers=prk")


def test_the_matrix_is_filtered(page, reports) -> None:
    page.goto(f"/stories/{reports['wire'].story_id}/compare")
    assert page.locator(".matrix tbody tr").count() == 2
    page.click("text=contradict")
    assert page.url.endswith("?only=contradict")
    assert page.locator(".matrix tbody tr").count() == 1


def test_without_scripts_all_is_there(browser, site, reports) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    wire = reports["wire"]
    page.goto(f"/docs/{wire.document_id}?char=46,52")
    assert page.locator("#text .m").inner_text() == "VELTEN"
    page.click(".toggle.p")
    assert "show-p" in page.locator("#text").get_attribute("class")
    assert page.locator("#text .m").inner_text() == "VELTEN"
    page.click("text=Dark >> visible=true")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert "char=46" in page.url
    context.close()


def test_a_hostile_report_does_nothing(page, reports) -> None:
    struck = []
    page.on("dialog", lambda dialog: struck.append(dialog.message))
    page.goto(f"/docs/{reports['hostile'].document_id}")
    assert "<script>alert(1)</script>" in page.inner_text("#text")
    assert page.locator("#text script, #text img, #text style, #text a[href^=javascript]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    assert struck == []


def test_two_readers_at_once(browser, site, reports) -> None:
    pages = [browser.new_context(base_url=site).new_page() for _ in range(2)]
    pages[0].goto("/theme/dark?back=/events")
    pages[1].goto("/statements")
    assert pages[0].locator("html").get_attribute("data-theme") == "dark"
    assert pages[1].locator("html").get_attribute("data-theme") == "auto"
    for page in pages:
        page.context.close()


SERVE = """import sys
from pathlib import Path
from dragoman.web.app import run
run(Path(sys.argv[1]), port=int(sys.argv[2]))
"""


def served(path: Path, port: int) -> "subprocess.Popen[bytes]":
    source = str(Path(__file__).parents[2] / "src")
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(path), str(port)], env={**os.environ, "PYTHONPATH": source}
    )
    wait_for(f"http://127.0.0.1:{port}/method.json")
    return process


@pytest.mark.slow
def test_a_correction_survives_a_pulled_plug_and_a_restart(browser, tmp_path: Path) -> None:
    path, port = tmp_path / "record.duckdb", free_port()
    reports = records.write(path)
    process = served(path, port)
    page = browser.new_context(base_url=f"http://127.0.0.1:{port}").new_page()
    page.goto("/review")
    page.click("button[data-key=n]", no_wait_after=True)
    for _ in range(100):
        if (tmp_path / "decisions.jsonl").exists():
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len((tmp_path / "decisions.jsonl").read_text().splitlines()) == 1
    process = served(path, port)
    page.goto(f"/docs/{reports['wire'].document_id}")
    assert "Norland" in page.inner_text("#text")
    page.goto(f"/entities/{'NOR'}")
    page.fill("input[name=object]", "SWE")
    page.select_option("select[name=judgement]", "different")
    page.click("main button:has-text('Keep') >> nth=-1")
    page.wait_for_load_state()
    process.terminate()
    process.wait()
    process = served(path, port)
    for _ in range(60):
        page.goto("/review")
        if len(re.findall("dismiss|different", page.inner_text("main"))) >= 2:
            break
        time.sleep(0.5)
    assert "different SWE" in page.inner_text("main") and "dismiss" in page.inner_text("main")
    page.context.close()
    process.terminate()
    process.wait()
