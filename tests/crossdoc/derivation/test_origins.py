import pytest

from dragoman.crossdoc.derivation import DerivationPart
from dragoman.crossdoc.derivation.origins import hands_of
from dragoman.crossdoc.stories import StoryPart
from dragoman.evaluation.collections import record_of
from dragoman.model.text import document_of

EVE = (
    "President Adla Renn and Chancellor Tove Brandt will meet in Ostmark on Monday, her spokesman Olav Kiel said. Renn "
    "hopes for an accord on grain; Brandt, he added, wants to speak of the border first."
)
DAY = (
    "Tove Brandt left Ostmark on Monday without an accord. Three hours with Adla Renn had brought grain no nearer, "
    "diplomats said; Kiel, who speaks for Renn, called the meeting useful nevertheless."
)


@pytest.mark.parametrize(
    ("outlet", "author", "found"),
    [
        ("post", "Ada Korr", ["Ada Korr for post"]),
        ("post", "Ada Korr and Per Aune", ["Ada Korr for post", "Per Aune for post"]),
        ("post", "Staff", []),
        (None, "Ada Korr", []),
        ("post", None, []),
    ],
)
def test_who_wrote_a_report(outlet, author, found):
    assert hands_of(outlet, author) == found


@pytest.mark.parametrize(
    ("authors", "origins"),
    [(("Ada Korr", "Ada Korr"), 1), (("Ada Korr", "Per Aune"), 2), (("Staff", "Staff"), 2), ((None, None), 2)],
)
def test_two_reports_of_one_writer_have_one_origin(authors, origins):
    days = ("2021-03-01", "2021-03-02")
    documents = [
        document_of(
            uri=f"{number}.txt", text=text, publisher="Ostmark Post", author=author,
            published=day, published_earliest=day, published_latest=day,
        )
        for number, (text, author, day) in enumerate(zip((EVE, DAY), authors, days, strict=True))
    ]  # fmt: skip
    record = record_of(documents, [StoryPart(), DerivationPart()])
    (story,) = record.view.rows("stories")
    assert story.origins == origins
    if origins == 1:
        (origin,) = record.view.rows("origins")
        assert (origin.name, origin.basis) == ("Ostmark Post", "written by Ada Korr")


LEAD = "The dam at Corven has cracks, according to {}. Engineers lowered the water behind it on Tuesday."
REST = (
    " Three hundred people had to leave the valley below. The mayor asked for tents. A school took the families in."
    " Nobody has said who will pay. The dam is sixty years old. Its cement was cheap. The river is low at this time."
)


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        ("", "NPR"),
        (" The cement came from abroad, according to CNN.", "NPR"),
        (" The cement came from abroad, according to CNN. The families are safe, according to Le Monde.", None),
        (" NPR reported that it was cheap. It came from abroad, according to CNN. All are safe, as Le Monde reported.",
         "NPR"),
    ],
)  # fmt: skip
def test_an_outlet_in_the_lead_is_no_origin_where_two_others_are_named_as_often(tail, name):
    text = LEAD.format("NPR") + REST + tail
    record = record_of([document_of(uri="a.txt", text=text, language="en")], [StoryPart(), DerivationPart()])
    (origin,) = record.view.rows("origins")
    assert origin.name == name
    assert name is not None or origin.basis == "named for single facts: CNN, Le Monde, NPR"
