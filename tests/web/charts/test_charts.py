import itertools
import re
from datetime import date

import pytest

from dragoman.web.charts.dyad import Quarter, dyad_drawing
from dragoman.web.charts.graph import Arrow, Node, graph
from dragoman.web.charts.svg import element, fitted
from dragoman.web.charts.timeline import Happening, timeline_drawing


def node(key, outside=False):
    return Node(key=key, label=key, note="", link=None, outside=outside)


def arrow(start, end, **given):
    return Arrow(
        **{"start": start, "end": end, "sentences": 3, "kind": "rewrite", "likely": False, "link": None, **given}
    )


def columns(drawing):
    return {
        name: float(x)
        for x, name in re.findall(r'<rect x="([\d.]+)"[^>]*></rect><text[^>]*class="name">(\w+)<', drawing)
    }


def test_a_graph_runs_from_left_to_right():
    found = columns(str(graph([node("c"), node("b"), node("a")], [arrow("a", "b"), arrow("b", "c"), arrow("a", "c")])))
    assert found["a"] < found["b"] < found["c"]


def test_a_circle_ends():
    assert graph([node("a"), node("b")], [arrow("a", "b"), arrow("b", "a")]) is not None


@pytest.mark.parametrize(
    ("given", "inside"),
    [({}, 'class="head"'), ({"likely": True}, "way likely"), ({"link": "/diff/a/b"}, 'href="/diff/a/b"')],
)
def test_an_arrow_shows_what_is_known(given, inside):
    assert inside in str(graph([node("a"), node("b", outside=True)], [arrow("a", "b", **given)]))


def test_a_common_source_has_no_direction():
    assert 'class="head"' not in str(graph([node("a"), node("b")], [arrow("a", "b", directed=False)]))


def happening(first, last=None, **given):
    values = {"lane": "A – B", "earliest": first, "latest": last or first, "reported": None, "label": "meet",
              "status": "occurred", "vague": False, "link": "/x", "told": first, **given}  # fmt: skip
    return Happening(**values)


KINDS = [
    ({}, "bar solid"), ({"status": "planned"}, "bar hollow"), ({"status": "threatened"}, "bar hollow"),
    ({"vague": True}, "bar fading"),
    ({"last": "2023-05-09"}, "bar fading"), ({"reported": "2023-05-04"}, 'class="reported"'),
    ({"reported": "2023-05-03/2023-05-04"}, "first reported 2023-05-03/2023-05-04"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "inside"), KINDS)
def test_a_bar_says_how_sure_it_is(given, inside):
    assert inside in str(timeline_drawing([happening("2023-05-02", **given)]))


def test_a_drawing_ends_with_the_page():
    drawn = str(
        timeline_drawing([happening("2023-05-02"), happening("2023-05-30", label="x" * 60), happening("2023-05-31")])
    )
    assert 'width="1110"' in drawn
    start = float(re.search(r'<text x="([\d.]+)"[^>]*>x+…', drawn)[1])
    assert start + 40 * 6.6 <= 1110


@pytest.mark.parametrize(("count", "fits"), [(1, True), (4, True), (5, True), (7, False)])
def test_five_columns_of_a_graph_fit_on_a_page(count, fits):
    keys = "abcdefg"[:count]
    drawn = str(graph([node(key) for key in keys], [arrow(one, two) for one, two in itertools.pairwise(keys)]))
    assert (int(re.search(r'width="(\d+)"', drawn)[1]) <= 1110) == fits


def test_years_without_incidents_are_folded():
    drawn = str(timeline_drawing([happening("2016-01-03"), happening("2023-05-02"), happening("2023-05-03")]))
    assert drawn.count('class="fold"') == 1
    assert "3 Jan 2016" in drawn


def test_overlapping_bars_lie_below_each_other():
    drawn = str(
        timeline_drawing(
            [happening("2023-05-02"), happening("2023-05-02", told="b"), happening("2023-05-02", told="c")]
        )
    )
    assert len(set(re.findall(r'<rect x="[\d.]+" y="([\d.]+)"', drawn))) == 3


def test_nothing_draws_nothing():
    assert timeline_drawing([]) is None and graph([], []) is None and dyad_drawing([]) is None


def test_bars_grow_with_incidents_and_lead_to_them():
    quarters = [Quarter(name="2023 Q1", counts=(2, 1, 0, 4), incidents=7, origins=3, link="/events?x")]
    drawn = str(dyad_drawing(quarters))
    found = re.findall(r'height="([\d.]+)" class="(verbal|material)-cooperation"', drawn)
    heights = {kind: float(height) for height, kind in found}
    assert heights["verbal"] == pytest.approx(2 * heights["material"])
    assert (
        "7 incidents" in drawn
        and "3 origins" in drawn
        and 'href="/events?x"' in drawn
        and "verbal-conflict" not in drawn
    )


def test_words_in_a_drawing_are_no_markup():
    assert (
        str(element("text", '<a onclick="x">\u202e', class_='a"b'))
        == '<text class="a&#34;b">&lt;a onclick=&#34;x&#34;&gt;[U+202E]</text>'
    )


def test_words_are_fitted():
    assert fitted("short", 200, 12) == "short"
    assert fitted("x" * 100, 60, 12).endswith("…")


def test_days_are_read_once():
    assert date.fromisoformat("2023-05-02").isoformat() in str(timeline_drawing([happening("2023-05-02")]))
