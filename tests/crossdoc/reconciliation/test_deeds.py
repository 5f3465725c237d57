import pytest

from dragoman.crossdoc.reconciliation.deeds import compared_deeds, deeds_of
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.model.annotations import Place, TimeExpression

DAYS = {"Friday": "2031-05-02", "Monday": "2031-05-05", "Saturday": "2031-05-03"}
TOWNS = {"Lund": (55.7, 13.2), "Tarn": (42.8, 2.2)}


def deeds(name, text, published="2031-05-06"):
    report = Report(document_id=name, story_id="s", thread="s", origins=frozenset({name}), days=(published, published))
    times = [_time(name, text, word, day) for word, day in DAYS.items() if word in text]
    places = [_place(name, text, word, *at) for word, at in TOWNS.items() if word in text]
    return list(deeds_of(report, text, [(0, len(text))], times, places))


def _time(name, text, word, day):
    start = text.index(word)
    return TimeExpression(document_id=name, expression_start=start, expression_end=start + len(word),
                          expression_text=word, type="DATE", value=day, time=day, time_earliest=day, time_latest=day,
                          anchor=None)  # fmt: skip


def _place(name, text, word, latitude, longitude):
    start = text.index(word)
    return Place(document_id=name, place_start=start, place_end=start + len(word), place_text=word, name=word,
                 country="TRN", latitude=latitude, longitude=longitude, geonames_id=None, feature="PPL")  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("The smith Ilka Ott was freed on Friday.", "Ilka Ott was freed by the guards on Monday.",
         ("when", "contradict")),
        ("The smith Ilka Ott was freed on Friday.", "Ilka Ott was freed by the guards on Saturday.",
         ("when", "undecided")),
        ("The smith Ilka Ott was freed on Friday.", "The guards freed Ilka Ott on Friday.", None),
        ("The smith Ilka Ott was arrested in Lund on Friday.", "They arrested Ilka Ott in Tarn on Friday.",
         ("where", "contradict")),
        ("They met Ilka Ott and Voss on Friday.", "No meeting of Ilka Ott and Voss took place on Friday.",
         ("status", "contradict")),
        ("The smith Ilka Ott was freed on Friday.", "The clerk Marek Voss was freed on Monday.", None),
        ("The smith Ilka Ott will be freed on Friday.", "Ilka Ott was freed by the guards on Monday.", None),
    ],
)  # fmt: skip
def test_relations(first, second, found):
    rows = [(each.point, each.relation) for each in compared_deeds([*deeds("a", first), *deeds("b", second)])]
    assert rows == ([found] if found else [])


def test_a_day_after_the_earlier_report_is_new():
    first = deeds("a", "The smith Ilka Ott was freed on Friday.", "2031-05-03")
    assert not list(compared_deeds([*first, *deeds("b", "Ilka Ott was freed by the guards on Monday.", "2031-05-06")]))
