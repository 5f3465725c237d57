from dataclasses import replace

from dragoman.exporters.highlight import highlighted
from factory import event, mention, report

TEXT = "<b>China</b> attacked Japan."


def marked():
    plain = report(TEXT)
    return replace(
        plain,
        mentions=(mention(plain.document, "China", actor="CHN"),),
        events=(event(plain.document, "attacked", type="ASSAULT", source="CHN"),),
    )


def test_text_cannot_become_markup():
    assert "<b>" not in highlighted(marked())
    assert "&lt;b&gt;" in highlighted(marked())


def test_each_layer_says_what_it_found():
    assert 'title="mention: CHN">China</span>' in highlighted(marked())
    assert "event: ASSAULT occurred: CHN &gt; ?" in highlighted(marked())


def test_overlapping_spans_lose_no_text():
    plain = report("Xi Jinping met Putin.")
    both = replace(plain, mentions=(mention(plain.document, "Xi Jinping"), mention(plain.document, "Jinping met")))
    assert highlighted(both).count("Jinping") == 1
