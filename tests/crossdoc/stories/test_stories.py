import itertools

import pytest

from dragoman.crossdoc.stories import StoryPart
from dragoman.evaluation.collections import record_of
from dragoman.model.text import document_of
from factory import collection

DAM = (
    "Engineers lowered the water behind the Corven dam on Tuesday after cracks were found in its wall. "
    "Governor Ilka Marsh ordered four villages below Corven to leave. The cracks were seen by a diver.",
    "Four villages were emptied below the Corven dam on Tuesday, Governor Ilka Marsh said. "
    "A diver had found cracks in the wall and engineers were letting water out.",
    "Cracks in the wall of the Corven dam forced engineers to let water out on Tuesday. "
    "Villagers left their homes on the order of Governor Marsh.",
)
STRIKE = (
    "Bakers in Lindholm walked out on Friday over night work. The union leader Per Aune spoke of hunger wages. "
    "Shops in Lindholm had no bread.",
    "There was no bread in the shops of Lindholm on Friday as bakers struck over night work. "
    "Their leader Per Aune demanded higher wages.",
)
MEETING = (
    "President Adla Renn received Chancellor Tove Brandt in Ostmark on {day}. Renn and Brandt talked about grain. "
    "Spokesman Olav Kiel called the talks between Renn and Brandt frank.",
    "Chancellor Tove Brandt met President Adla Renn for talks about grain in Ostmark on {day}, "
    "said spokesman Olav Kiel. Renn and Brandt shook hands.",
)


def groups(*texts, dates=()):
    record, number = collection(*texts, parts=[StoryPart()], dates=dates)
    return sorted(sorted(number[document] for document in row.documents) for row in record.view.rows("stories"))


def test_two_happenings_are_two_stories():
    assert groups(*DAM, *STRIKE) == [[0, 1, 2], [3, 4]]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3)))[1:])
def test_the_order_of_arrival_does_not_matter(order):
    first, second = (collection(*texts, parts=[StoryPart()])[0] for texts in (DAM, [DAM[i] for i in order]))
    titles = [{row.title for row in record.view.rows("stories")} for record in (first, second)]
    assert titles[0] == titles[1]


def test_the_same_men_three_months_apart_are_two_stories_on_one_line():
    texts = [text.format(day=day) for day in ("Monday", "Thursday") for text in MEETING]
    dates = ["2021-02-01", "2021-02-02", "2021-05-06", "2021-05-07"]
    record, number = collection(*texts, *STRIKE, parts=[StoryPart()], dates=[*dates, "2021-02-05", "2021-02-05"])
    rows = list(record.view.rows("stories"))
    assert sorted(sorted(number[d] for d in row.documents) for row in rows) == [[0, 1], [2, 3], [4, 5]]
    lines = {row.storyline_id for row in rows if number[row.documents[0]] < 4}
    assert len(lines) == 1
    assert None not in lines


def test_copies_are_one_text():
    record, _ = collection(*DAM, *[DAM[0]] * 1, parts=[StoryPart()])
    (story,) = record.view.rows("stories")
    assert (story.reports, story.texts) == (4, 3)


def test_a_thousand_copies_are_one_story():
    record, _ = collection(*[DAM[0]] * 1000, *STRIKE, parts=[StoryPart()])
    assert sorted(row.reports for row in record.view.rows("stories")) == [2, 1000]


def test_near_empty_reports_do_not_heap_up():
    record, _ = collection(*[f"Page {number}." for number in range(500)], "", "...", parts=[StoryPart()])
    assert max(row.reports for row in record.view.rows("stories")) <= 2


def test_every_report_is_in_the_story_that_it_names():
    record, _ = collection(*DAM, *STRIKE, parts=[StoryPart()])
    of = {document: row.story_id for row in record.view.rows("stories") for document in row.documents}
    assert of == {row.document_id: row.story_id for row in record.view.rows("documents")}


def test_a_story_spans_the_days_of_its_reports():
    record, _ = collection(*DAM, parts=[StoryPart()], dates=["2021-03-02", None, "2021-03-04"])
    (story,) = record.view.rows("stories")
    assert (story.earliest, story.latest) == ("2021-03-02", "2021-03-04")


def test_no_reports_no_stories():
    assert groups() == []


MARKETS = (
    "Shares of Brelling rose 2 percent on Friday after the brewer reported second-quarter profit above forecasts. "
    "Sales of Brelling beer grew in Lindholm, chief executive Ada Korr said.",
    "Tavisco will borrow 300 million crowns on Friday, its treasurer said. The shipbuilder Tavisco lost orders for "
    "tankers, and analysts lowered forecasts. Jon Velde runs the yard in Ostmark.",
    "Claims after hail in Vanora cost Quarnby more than it had expected, the insurer said on Friday. "
    "Ruth Sonn, who leads Quarnby, will raise premiums; analysts had expected lower profit.",
    "A judge on Friday let miners sue Hestor over dust in the shafts below Pellau. Hestor shares fell 4 percent. "
    "Its lawyer Karl Dymm said the case had no merit.",
)


def test_a_genre_and_a_day_in_common_make_no_story():
    assert groups(*MARKETS, dates=["2021-08-13"] * 4) == [[0], [1], [2], [3]]


def test_a_report_in_another_language_is_found_by_its_names():
    french = (
        "Ilka Marsh a fait évacuer quatre communes de la vallée en aval du barrage de Corven : un plongeur y avait vu "
        "des fissures. La gouverneure Marsh veut une enquête."
    )
    documents = [
        document_of(uri=f"{number}.txt", text=text, language=language)
        for number, (text, language) in enumerate([*((text, "en") for text in (*DAM, *STRIKE)), (french, "fr")])
    ]
    record = record_of(documents, [StoryPart()])
    number = {row.document_id: at for at, row in enumerate(documents)}
    found = sorted(sorted(number[d] for d in row.documents) for row in record.view.rows("stories"))
    assert found == [[0, 1, 2, 5], [3, 4]]


def test_words_of_a_trade_and_a_season_make_no_story():
    shops = (
        "Retailers had a strong holiday season: sales rose in all stores, and Tavisco raised its forecast.",
        "Holiday sales were weak for the retailer Quarnby, whose stores lowered the forecast for the season.",
    )
    assert groups(*shops, *STRIKE, dates=["2021-01-08", "2021-01-08"]) == [[0], [1], [2, 3]]


def test_a_wrong_date_parts_no_report_that_speaks_of_the_same_days():
    assert groups(*DAM, *STRIKE, dates=["2021-03-02", "2021-03-03", "2022-04-20"])[0] == [0, 1, 2]
