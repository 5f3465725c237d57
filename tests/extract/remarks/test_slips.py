"""Contradictions of a report with itself: each rule finds its own and leaves what only looks like it alone."""

from dataclasses import replace

import pytest
from tests.factory import report

from dragoman.extract.mentions import MentionExtractor
from dragoman.extract.regions import RegionExtractor
from dragoman.extract.remarks import slips
from dragoman.extract.times import TimeExtractor

PARTS = (MentionExtractor(), TimeExtractor())
DAY = "2023-03-21"
SLIPS = [
    ("The envoys met on Tuesday, a day after Thursday's vote.", "Thursday"),
    ("The fleet sailed on Monday and came back the next day, Thursday.", "Thursday"),
    ("The minister is on a three-day visit from Monday to Friday.", "three"),
    ("The guards hold a ten-day drill from 3 to 6 March.", "ten"),
    ("He served a six-year term from 2001 to 2003.", "six"),
    ("The bridge was shut from 9 a.m. to 5 p.m., six hours.", "six"),
    ("The treaty was signed in Lima on Monday, 18 March 2023, the ministry said.", "Monday"),
    ("The talks opened on 18 March 2023, a Monday, in Lima.", "Monday"),
    ("The fair runs from 20 March to 12 March 2023 in Lima.", "12 March 2023"),
    ("He governed the province from 2015 to 2012.", "2012"),
    ("The bridge was opened on 31 June 2021 by the mayor.", "31 June 2021"),
    ("The festival is held on August 20-14 in Tarn.", "14"),
    ("Five people, three men and four women, were hurt in Tarn.", "Five people"),
    ("Police counted a total of 12 arrests: 7 in Tarn and 4 in Lima.", "12"),
    ("The fire killed 12 people: 7 in Tarn and 4 in Lima.", "12 people"),
    ("Seven men and four women, 12 people in all, were freed.", "12"),
    ("Seven men and four women were freed, a total of 12.", "12"),
    ("Of the 20 passengers, 12 were hurt and the other nine walked away.", "20"),
    ("Of the 20 passengers on board, 12 were hurt while the remaining nine walked away.", "20"),
    ("The motion passed by 120 votes to 94, a margin of 30.", "30"),
    ("The 15-member council voted 12-2 with two abstentions.", "15"),
    ("Police held seven of the five suspects.", "seven of the five"),
    ("Three soldiers and two policemen were hurt, six people in total.", "six"),
    ("Unemployment rose to 3.1 percent from 3.4 percent in May.", "rose to 3.1 percent"),
    ("Unemployment fell from 3.1 percent to 3.4 percent.", "fell"),
    ("Inflation was 3.1 percent in May, up from 3.4 percent in April.", "up"),
    ("The bank raised its rate to 2.5 percent from 2.75 percent.", "raised"),
    ("The number of refugees fell to 1,200 from 1,100 a week earlier.", "fell"),
    ("Exports grew 12 percent to 400 tons from 300 tons.", "12 percent"),
    ("Exports grew from 300 tons to 400 tons, an increase of 12 percent.", "12 percent"),
    ("The army doubled its patrols from 10 to 50.", "doubled"),
    ("The force was cut from 3,000 soldiers to 4,000.", "cut"),
    ("The war began in 1998 and ended in 1995.", "1995"),
    ("The bridge collapsed in 1989 and was rebuilt six years later, in 1999.", "six"),
    ("She was born in 1950 in Tarn and died in 1945.", "1945"),
    ("He was born in 1950 and died in 2010 at the age of 45.", "45"),
    ("The pact was signed 20 years ago, in 1990.", "20"),
    ("The town marked the 30th anniversary of the 1970 flood.", "30th"),
    ("Foreign ministry spokeswoman Lena Toma said talks would go on. He gave no details.", "He"),
    ("Mr Lena Toma, a spokeswoman for the ministry, gave no details.", "spokeswoman"),
    ("Foreign Minister Igor Toma arrived in Lima. Foreign Minister Boris Toma met his colleague.", "Boris Toma"),
    ("Anna Toma, 45, was elected mayor. Supporters of Anna Toma, 47, danced.", "47"),
    ("Anna Toma, 45, was elected mayor. Toma, 47, is a lawyer.", "47"),
    ("Foreign Minister Igor Toma arrived in Lima. Defence Minister Igor Toma said he was glad.", "Defence Minister"),
    ("Spokesman Igor Toma gave no date. Spokeswoman Igor Toma said so in Lima.", "Spokeswoman"),
    ("Chairwoman Ida Lund told reporters that he would resign.", "he"),
    ("A bomb killed 14 people in Tarn on Monday.\n\nThe 12 victims were buried in Lima.", "12"),
    ("A bus crash in Tarn killed 14 people on Monday.\n\nThe crash killed 12 people and closed the road.", "12"),
    ("Fourteen people died in a fire in Tarn on Monday.\n\nAll 12 dead were workers of the mill.", "12"),
    (
        "Western leaders are wary of Beijing's vow to be impartial. They say Russia's declared "
        "neutrality is a ruse a year after Russia's invasion of Ukraine.",
        "Russia",
    ),
    ("Russia invaded Ukraine in February. Moscow, a neutral mediator in the war, sent envoys.", "Moscow"),
    (
        "A year after Russia's invasion of Ukraine, China wants to be seen as a peacemaker. "
        "Diplomats doubt that Russia is an honest broker in the war.",
        "Russia",
    ),
    ("The river is five kilometres (eight miles) wide.", "eight miles"),
    ("The road is 10 miles (16 km) long and the pass 5,000 metres (10,000 feet) high.", "10,000 feet"),
]
CLEAN = [
    ("The minister is on a three-day visit from Monday to Wednesday."),
    ("The guards hold a ten-day drill from 3 to 12 March."),
    ("The envoys met on Tuesday, a day after Monday's vote."),
    ("The treaty was signed in Lima on Saturday, 18 March 2023."),
    ("Five people, three men and two women, were hurt."),
    ("The fire killed 12 people: 7 in Tarn, 4 in Lima and one in Oru."),
    ("Of the 20 passengers, 12 were hurt and the other eight walked away."),
    ("Unemployment rose to 3.4 percent from 3.1 percent."),
    ("The yen rose to 84.5 per dollar from 85.2."),
    ("The loss fell to 3 million dollars from 4 million."),
    ("Exports grew 33 percent to 400 tons from 300 tons."),
    ("Three cars, two lorries and four buses burned."),
    ("Spokesman Lena Toma said talks would go on. She gave no details."),
    ("The toll rose to 14 from 12."),
    ("A bomb killed at least 14 people in Tarn.\n\nThe 12 victims named so far were workers."),
    ("Ukraine's neutrality was one of Russia's demands after its invasion of Ukraine."),
    ("Russia offered to mediate between Armenia and Azerbaijan while its invasion of Ukraine went on."),
    ("Foreign Minister Igor Toma met former Foreign Minister Boris Toma."),
    ("From December 20 to January 5 the road is closed."),
]


@pytest.fixture(scope="module")
def found(parser):
    texts = [text for text, _ in SLIPS] + CLEAN
    read = [RegionExtractor().extract(_dated(text)) for text in texts]
    read = parser.parse([replace(each, regions=()) for each in read])
    for part in PARTS:
        read = [part.extract(each) for each in read]
    return {each.document.text: list(slips.find(each)) for each in read}


def _dated(text):
    return report(
        text, language="en", published=DAY, published_earliest=DAY, published_latest=DAY, published_basis="given"
    )


@pytest.mark.parametrize(("text", "words"), SLIPS)
def test_a_contradiction_is_found_at_its_words(found, text, words):
    places = [
        (
            text[row.remark_start : row.remark_end],
            text[row.cue_start : row.cue_end] if row.cue_start is not None else "",
        )
        for row in found[text]
    ]
    assert places
    assert any(words in place or place in words for pair in places for place in pair if place)


@pytest.mark.parametrize("text", CLEAN)
def test_what_agrees_is_left_alone(found, text):
    assert found[text] == []


def test_a_remark_shows_its_words_and_those_it_is_held_against(found):
    text = SLIPS[0][0]
    row = found[text][0]
    assert (row.kind, row.remark_text) == ("slip", text[row.remark_start : row.remark_end])
    assert row.reason.endswith(".")
