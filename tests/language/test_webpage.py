"""Pages: the text that a reader sees, what of it is prose, and what the markup says."""

import pytest

from dragoman.language.markup import parse_page, render
from dragoman.language.webpage import read_fragment, read_page

ONE = "The harbour master opened the gates at noon, and two ferries left for the islands with all their passengers."
TWO = "The ministry said on Monday that the gates would stay open until the talks with the pilots had come to an end."


def rendered(markup):
    return render(parse_page(markup)).text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One  <b>two</b>\n three</p>", "One two three"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>two", "One\ntwo"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("<table><tr><td>1<td>2<tr><td>3</table>", "1 2\n3"),
        ("<p>a<script>x</script>b</p>", "ab"),
        ("<p>one<!-- no -->two</p>", "onetwo"),
        ("<pre>a  b\n c</pre>", "a  b\n c"),
        ("<p>f&amp;g&nbsp;h</p>", "f&g\xa0h"),
        ("<div><div>One</div> <div>Two</div></div>", "One\n\nTwo"),
        ("<p>seen <span style='display: none'>not</span> again</p>", "seen again"),
        ("<p>word<i>part</i> next</p>", "wordpart next"),
    ],
)
def test_the_rendering(markup, text):
    assert rendered(markup) == text


def test_blocks_are_where_they_say():
    rendering = render(parse_page(f"<h1>Gates</h1><p>{ONE}</p><ul><li>Two<li>Three</ul>"))
    assert [rendering.text[block.start : block.end] for block in rendering.blocks] == ["Gates", ONE, "Two", "Three"]


def page(body, head=""):
    return f"<html lang='en-GB'><head>{head}</head><body>{body}</body></html>"


def test_what_is_not_prose_is_marked():
    found = read_page(
        page(
            "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article><h1>Gates open</h1>"
            "<p class='byline'>By Ada Holm</p><time datetime='2022-12-30'>30 December</time>"
            f"<p>{ONE}</p><figure><img><figcaption>The gates at noon</figcaption></figure>"
            f"<h2>Pilots wait</h2><p>{TWO}</p>"
            "</article><footer>© 2022 Harbour Press</footer>"
        )
    )
    marked = {found.text[start:end]: kind for start, end, kind in found.parts}
    assert marked == {
        "Home World": "boilerplate",
        "Gates open": "headline",
        "By Ada Holm": "byline",
        "30 December": "dateline",
        "The gates at noon": "caption",
        "Pilots wait": "subhead",
        "© 2022 Harbour Press": "boilerplate",
    }


@pytest.mark.parametrize(
    ("head", "dates"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-12-30"}</script>',
            ["2022-12-30"],
        ),
        ('<meta property="article:published_time" content="2022-12-30T01:00Z">', ["2022-12-30T01:00Z"]),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"datePublished":"2022-12-30"}]}'
            "</script>"
            '<meta name="date" content="2022-12-29">',
            ["2022-12-30", "2022-12-29"],
        ),
        ('<script type="application/ld+json">{broken</script>', []),
    ],
)
def test_dates_of_the_markup(head, dates):
    assert [value for value, _ in read_page(page(f"<p>{ONE}</p><p>{TWO}</p>", head)).data.dates] == dates


def test_metadata():
    data = read_page(
        page(
            f"<p>{ONE}</p>",
            '<title>Gates | Harbour Press</title><meta property="og:title" content="Gates open">'
            '<meta property="og:site_name" content="Harbour Press"><meta name="author" content="Ada Holm">'
            '<link rel="canonical" href="https://harbour.example/gates">',
        )
    ).data
    assert (data.title, data.publisher, data.author, data.language, data.url) == (
        "Gates open", "Harbour Press", "Ada Holm", "en-GB", "https://harbour.example/gates",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "text"), [("<p>One</p>", "One"), ("One & two", "One & two"), ("One", "One"), ("a &lt; b", "a < b")]
)
def test_a_fragment(markup, text):
    assert read_fragment(markup) == text
