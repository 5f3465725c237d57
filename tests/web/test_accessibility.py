"""The rules of WCAG 2.2, A and AA, that axe-core can check, on every page in both themes."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from dragoman.web.pages import PAGES
from web.browsing import url_of

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = """async (levels) => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: levels } });
  const told = (each, node) => `${each.id}: ${node.target} ${node.html.slice(0, 160)}`;
  return found.violations.flatMap((each) => each.nodes.map((node) => told(each, node)));
}"""
FURTHER = ("/docs/{document_id}?char=46,52&layers=estprk", "/stories?q=nothing", "/search?q=norland", "/nowhere",
           "/events?dyad=NOR-SWE", "/statements?kind=direct")  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-playwright-python, which brings axe-core, is not installed")
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_breaks_a_rule(browser, site, reports, axe, theme, width) -> None:
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 900}, color_scheme=theme)
    page = context.new_page()
    broken = {}
    for path in (*(path for path, _ in PAGES), *FURTHER):
        page.goto(url_of(path, reports))
        page.evaluate(axe)
        if found := page.evaluate(ASK, LEVELS):
            broken[path] = found
    context.close()
    assert broken == {}
