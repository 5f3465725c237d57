import pytest

from dragoman.extract.remarks.garble import clauses, doubles, find, foreign, leftovers, seams
from dragoman.extract.remarks.garble.reader import damages
from dragoman.model.text import document_of
from dragoman.pipeline import ReportPipeline

RULES = (*leftovers.RULES, *seams.RULES, *doubles.RULES, *foreign.RULES, *clauses.RULES)
PIPELINE = ReportPipeline()


def read(text, published=None):
    day = {"published": published, "published_earliest": published, "published_latest": published}
    document = document_of(uri="a", text=text, language="en", **(day if published else {}))
    reports, failures = PIPELINE.annotate([document])
    assert not failures
    return reports[0]


def found(text, published=None):
    return [row.remark_text for row in find(read(text, published))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_finds_its_example(rule):
    assert rule.name in [damage.rule for damage in damages(read(rule.example))]


def test_names_of_rules_are_unique():
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The fleet left after the long siegePoland sent aid.", "siegePoland"),
        ("They met in spring inNorway and again in autumn.", "inNorway"),
        ("Rain fell on ThursdayThe roads were shut.", "ThursdayThe"),
        ("The chairman ofthe committee resigned.", "ofthe"),
        ("On Tuesday thegovernment lifted the ban.", "thegovernment"),
        ("The ministersaid that talks would go on.", "ministersaid"),
        ("They court ruled that die strafe wird nicht gemildert in this case.", "wird"),
        ("The presidents met under four eyes in Oslo.", "under four eyes"),
        ("The delegation flew to russia on Monday.", "russia"),
        ("The ambassador of china was summoned.", "china"),
        ("The minister to Geneva on Tuesday for talks.", "The minister to Geneva on Tuesday for talks."),
        ("The talks been put off until spring.", "talks been"),
        ("The minister he would resign by Friday.", "minister he would"),
        ("As the army makes in the north, so it will lose.", "makes in"),
        ("The mayor said the dam held. The mayor said the dam held.", "The mayor said the dam held."),
        ("and the council left the hall before noon.", "and the"),
        ("The strike is over.The mines reopen on Monday.", "over.The"),
        ("They left in 2019.Nobody came back.", "2019.Nobody"),
        ("The bank closed early. customers waited outside.", "customers"),
        ("They met on the the bridge.", "the the"),
        ("He left the mayorâ€™s office.", "mayorâ€™"),
        ("Le journal: the cafÃ© was full.", "cafÃ©"),
        ("The mayor&rsquo;s office was shut.", "&rsquo;"),
        ("Turn left at {street} and wait.", "{street}"),
        ("The troops withdrew from the valley. Officials said that the", "said that the"),
        ("Poland signed the contract in spring. She will pay in three parts.", "She"),
        ("The two leaders last met in May in Oslo. There, they will speak of gas.", "will speak"),
        ("Last week the council will approve the plan for the harbour.", "will approve"),
        ("The council said свобода was dear to it.", "свобода"),
    ],
)
def test_damage_is_found(text, words):
    assert words in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The band played on YouTube and iTunes, and eBay sold the tickets.",
        "The firm optionMonster saw the trade; McDonald and deBruijn did not.",
        "The U.S. envoy met Gen. al-Amin at 5 p.m. on Friday.",
        "The mill made flour, bread, etc. until the war. It then closed.",
        "He said that that was all that he had had to do.",
        "What it is is a disgrace, and it came in in May.",
        "Prices are very, very low. It was a long, long way.",
        "They played Duran Duran all night.",
        "The frigate left port at noon. She carried two helicopters.",
        "Anna Kowalska won the vote. She will take office in May.",
        "The nurse came late. She had missed the bus.",
        "“She will never come back,” the sign said.",
        "He arrived in Oslo on Monday. There, he will meet the king.",
        "The bridge was closed last week. It will reopen in June.",
        "The party calls itself “Wir sind das Volk” in its leaflets.",
        "The group Médecins sans frontières left the town.",
        "He bought a means of transport and a series of maps.",
        "They demanded that the envoy not attend the meeting.",
        "A shot was fired at the crossroads, and those present fled.",
        "Berkshire Class A shares were up on Monday.",
        "Where the rules come from",
        "The turkey was served in china bowls by the chef.",
        "Britain knew that she stood alone.",
        "NowThis and OptionMonster report on it, and so does comScore.",
        "They were going to have to have help; step by step by step it came.",
        "As such a call, the one that the aide made on Friday was short.",
        "The vote was 5 to 4; 80% said yes.",
    ],
)
def test_sound_text_is_left_alone(text):
    assert found(text) == []


def test_damage_throughout_is_named_once():
    rows = list(
        find(read("The mayor\ufffds aide met the king\ufffds son in the duke\ufffds house near the pope\ufffds gate."))
    )
    assert [row.remark_text for row in rows] == ["mayor\ufffds"]
    assert rows[0].reason.endswith("the same in 3 more places")


def test_the_cue_is_the_time_that_a_future_goes_against():
    (row,) = find(read("Last week the council will approve the plan for the harbour."))
    text = "Last week the council will approve the plan for the harbour."
    assert text[row.cue_start : row.cue_end] == "Last week"


def test_a_report_in_another_language_has_no_remarks():
    document = document_of(uri="a", text="Der Rat tagte am Montag.Er wird am Freitag entscheiden.", language="de")
    assert list(find(PIPELINE.annotate([document])[0][0])) == []
