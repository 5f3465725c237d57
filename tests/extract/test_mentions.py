from collections.abc import Callable

import pytest

from dragoman.codebooks.metonymy import MetonymyRule, metonymy_rules
from dragoman.codebooks.roles import role_nouns
from dragoman.extract.mentions import MentionExtractor
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import AnnotatedDocument, Mention
from dragoman.model.text import Document
from dragoman.pipeline import ReportPipeline
from factory import document

Annotate = Callable[..., AnnotatedDocument]


@pytest.fixture(scope="module")
def annotate(parser: SpacyParser) -> Annotate:
    def annotated(text: str, published: str | None = None) -> AnnotatedDocument:
        document = Document(
            document_id="doc", uri="doc", text=text, published_earliest=published, published_latest=published
        )
        return MentionExtractor().extract(parser.parse([AnnotatedDocument(document=document)])[0])

    return annotated


def mention(report: AnnotatedDocument, text: str, number: int = 0) -> Mention:
    found = [each for each in report.mentions if each.mention_text == text]
    assert len(found) > number, [each.mention_text for each in report.mentions]
    return found[number]


def code(report: AnnotatedDocument, text: str, number: int = 0) -> tuple[str, str | None]:
    found = mention(report, text, number)
    return found.kind, found.actor


PERU = "PER.GOV/foreign_ministry"
CODES = [
    ("The Kremlin rejected the offer.", None, "Kremlin", "state", "RUS.GOV"),
    ("China denies the charge.", None, "China", "state", "CHN"),
    ("The ministers met in Moscow.", None, "Moscow", "place", "RUS"),
    ("Moscow rejected the offer.", None, "Moscow", "state", "RUS.GOV"),
    ("Russian forces crossed the river.", None, "Russian forces", "group", "RUS.MIL"),
    ("Ukrainian authorities closed the road.", None, "Ukrainian authorities", "organisation", "UKR.GOV"),
    ("Western countries froze the assets.", None, "Western countries", "group", "IGO/west"),
    ("Peru waited. Peru hoped. Peru asked world leaders.", None, "world leaders", "group", None),
    ("Peru and Chile agree. The Treasury waits.", None, "Treasury", "organisation", None),
    ("The United States agrees. The Treasury waits.", None, "Treasury", "organisation", "USA.GOV/treasury"),
    ("The Peruvian foreign ministry waited, ministry spokesman Luis Toma said.", None, "ministry spokesman Luis Toma",
     "person", "PER.GOV/luis_toma"),
    ("Peru's southern military command waited.", None, "Peru's southern military command", "group", "PER.MIL"),
    ("Pentagon officials waited.", None, "Pentagon officials", "group", "USA.MIL"),
    ("Peruvian officials and lawmakers waited.", None, "lawmakers", "group", "PER.LEG"),
    ("Lawmakers in Peru and Chile waited.", None, "Lawmakers", "group", "CHL.LEG;PER.LEG"),
    ("Forces loyal to the president of Peru waited.", None, "Forces", "group", "PER.MIL"),
    ("A Chinese fishing boat captain waited.", None, "A Chinese fishing boat captain", "person", "CHN.CVL"),
    ("Peruvian President Silva waited.", "2023-05-01", "Peruvian President Silva", "person", "PER.GOV/silva"),
    ("Peruvian minister Lim Soo-jin waited.", None, "Peruvian minister Lim Soo-jin", "person", "PER.GOV/lim_soo_jin"),
    ("Peru-backed rebels waited.", None, "Peru-backed rebels", "group", None),
    ("Brussels agreed. The European Union waited.", None, "Brussels", "organisation", "IGO/eu"),
    ("Brussels agreed. Belgium has waited for years.", None, "Brussels", "state", "BEL.GOV"),
    ("Minister Luis Toma of Peru waited.", None, "Minister Luis Toma", "person", "PER.GOV/luis_toma"),
    ("The German group waited.", None, "The German group", "organisation", None),
    ("Peru bowed to German opposition.", None, "German opposition", "group", None),
    ("He led the Peruvian foreign ministry.", None, "the Peruvian foreign ministry", "organisation", PERU),
    ("Norwegian and Swedish officials met.", None, "Norwegian and Swedish officials", "group", "NOR.GOV;SWE.GOV"),
    ("Hundreds of Chilean miners marched.", None, "Hundreds of Chilean miners", "group", "CHL.LAB"),
    ("The Russian president flew home.", "2010-03-02", "The Russian president", "person", "RUS.GOV/dmitry_medvedev"),
    ("The Russian president flew home.", "2015-03-02", "The Russian president", "person", "RUS.GOV/vladimir_putin"),
    ("The Russian president flew home.", None, "The Russian president", "person", "RUS.GOV"),
    ("Danish analyst Mette Holk agreed.", None, "Danish analyst Mette Holk", "person", "DNK.EDU/mette_holk"),
    ("A NATO spokesman declined to comment.", None, "A NATO spokesman", "person", "IGO/nato"),
    ("Tehran-backed fighters withdrew.", None, "Tehran", "state", "IRN.GOV"),
    ("Talks between Ankara and Athens failed.", None, "Athens", "state", "GRC.GOV"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "name", "kind", "actor"), CODES)
def test_a_mention_gets_its_code(annotate: Annotate, text, published, name, kind, actor):
    assert code(annotate(text, published), name) == (kind, actor)


REFERENCES = [
    ("Vladimir Putin left. Putin waved.", "Putin", "Vladimir Putin"),
    ("Mette Holk, a Danish analyst, doubted it. The expert gave no reason.", "The expert", "Mette Holk"),
    ("Angela Merkel said that she would resign.", "she", "Angela Merkel"),
    ("Emmanuel Macron arrived. He met nobody.", "He", "Emmanuel Macron"),
    ("China said it would answer.", "it", "China"),
    ("Dmitry Peskov, a Kremlin spokesman, declined.", "a Kremlin spokesman", "Dmitry Peskov"),
    ("Wang Yi spoke first. The Chinese official left early.", "The Chinese official", "Wang Yi"),
]


@pytest.mark.parametrize(("text", "short", "full"), REFERENCES)
def test_a_short_form_stands_for_a_name(annotate: Annotate, text, short, full):
    report = annotate(text)
    assert mention(report, short).coreferent == mention(report, full).mention_id
    assert mention(report, short).actor == mention(report, full).actor


DOUBTS = [
    ("Emmanuel Macron met Olaf Scholz. Aides of both said that Paris and Berlin agreed. It rained; he left.", "he"),
    ("The minister rose. He left.", "He"),
]


@pytest.mark.parametrize(("text", "short"), DOUBTS)
def test_a_doubt_is_left_open(annotate: Annotate, text, short):
    assert mention(annotate(text), short).coreferent is None


def test_an_apposition_gives_state_and_sector(annotate: Annotate):
    report = annotate("Ines Valle, director of the energy programme at the Stimson Center, was surprised.")
    assert mention(report, "Ines Valle").actor == "USA.EDU/ines_valle"
    assert mention(report, "Ines Valle").title == "director"


def test_two_presidents_are_the_two_named_before(annotate: Annotate):
    report = annotate("Xi Jinping received Vladimir Putin. The two leaders signed nothing.", "2019-06-05")
    assert mention(report, "The two leaders").actor == "CHN.GOV/xi_jinping;RUS.GOV/vladimir_putin"


def test_mentions_nest_or_do_not_touch(annotate: Annotate):
    report = annotate("Putin's predecessor, Dmitry Medvedev, told the Russian army's chief of staff in Moscow to wait.")
    spans = [(each.mention_start, each.mention_end) for each in report.mentions]
    for one in spans:
        for other in spans:
            apart = one[1] <= other[0] or other[1] <= one[0]
            assert (
                apart
                or one == other
                or one[0] <= other[0] <= other[1] <= one[1]
                or other[0] <= one[0] <= one[1] <= other[1]
            )
    assert all(
        report.document.text[start:end] == each.mention_text
        for (start, end), each in zip(spans, report.mentions, strict=True)
    )
    assert len(set(spans)) == len(spans)


@pytest.mark.parametrize("rule", metonymy_rules(), ids=lambda rule: f"{rule.relation} {rule.verdict}")
def test_the_example_of_each_rule_is_judged_so(annotate: Annotate, rule: MetonymyRule):
    start, end = rule.example.index("["), rule.example.index("]") - 1
    report = annotate(rule.example.replace("[", "").replace("]", ""))
    found = [each for each in report.mentions if each.mention_start <= start and end <= each.mention_end]
    verdict = "other" if not found else "place" if found[-1].kind == "place" else "government"
    assert verdict == rule.verdict, rule.example


@pytest.mark.parametrize("example", sorted({noun.example for noun in role_nouns()}))
def test_the_example_of_each_role_has_its_sector(annotate: Annotate, example: str):
    nouns = {noun.noun: noun for noun in role_nouns() if noun.example == example}
    sectors = {noun.sector for noun in nouns.values()}
    report = annotate(example)
    codes = [each.actor or "" for each in report.mentions]
    assert sectors == {None} or any(code[4:7] in sectors for code in codes), codes


@pytest.mark.parametrize(
    "text", ["", "\u200b", "Xi " * 500, "A" * 5000, "\x00 Moscow said", "((((" * 200, "of the " * 300]
)
def test_odd_texts_do_no_harm(annotate: Annotate, text: str):
    assert annotate(text).document.text == text


def test_a_family_name_alone_needs_its_state(annotate: Annotate):
    assert [each.actor for each in annotate("Taylor sang.", "2018-02-05").mentions] == []
    assert code(annotate("Putin laughed.", "2018-02-05"), "Putin") == ("person", "RUS.GOV/vladimir_putin")


def test_an_unnamed_official_is_not_the_named_one(annotate: Annotate):
    report = annotate("Wang Yi watched. An Iranian official agreed. The same official left.")
    assert code(report, "The same official") == ("person", "IRN.GOV")
    assert mention(report, "The same official").coreferent is None


def test_the_state_that_a_report_is_about_completes_its_bodies(annotate: Annotate):
    one = "Nigeria closed a port. The Nigerian senate agreed. Nigeria waited. The government said nothing."
    two = "Nigeria closed a port. Ghana and Benin protested. The government said nothing."
    assert code(annotate(one), "The government") == ("organisation", "NGA.GOV")
    assert code(annotate(two), "The government") == ("organisation", None)


def test_a_family_name_is_the_person_whom_the_report_names_in_full():
    text = "China is isolated, said Alfred Wu, a professor in Singapore.\n\nThe tools are limited now, Wu said."
    days = {"published": "2022-12-30", "published_earliest": "2022-12-30", "published_latest": "2022-12-30"}
    (report,) = ReportPipeline(["language", "regions", "syntax", "mentions"]).annotate([document(text, **days)])[0]
    assert [mention.name for mention in report.mentions if mention.mention_text == "Wu"] == ["Alfred Wu"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Riad condemned the raid.", "Riad", ("state", "SAU.GOV", "Riyadh")),
        ("Kiew and Warschau signed a pact.", "Kiew", ("state", "UKR.GOV", "Kyiv")),
        ("Shares of Apple Inc rose on Friday.", "Apple Inc", ("organisation", "MNC/apple", "Apple Inc.")),
        ("American Tamberlain Inc sold the mill.", "American Tamberlain Inc",
         ("organisation", "USA.BUS/american_tamberlain_inc", "American Tamberlain Inc")),
        ("The New York Grain Exchange closed.", "New York Grain Exchange",
         ("organisation", "USA/new_york_grain_exchange", "New York Grain Exchange")),
        ("Analysts of euro zone debt met euro zone finance ministers.", "euro zone finance ministers",
         ("group", "IGO/eurozone", None)),
    ],
)  # fmt: skip
def test_names_in_other_languages_and_of_firms(annotate: Annotate, text: str, words: str, expected: tuple[str, ...]):
    found = [each for each in annotate(text).mentions if each.mention_text == words]
    assert [(each.kind, each.actor, each.name) for each in found] == [expected]


@pytest.mark.parametrize(
    "text",
    ["Hurricane Orsola came ashore.", "The TV was sold.", "Its rating was AAA.", "Shares (TRN.L) rose.",
     "A spokesman for Oru Tamberlain in Peru said that Peru and the Peruvian mine had no comment.",
     "The inspectors left Peru, and Peru said that Peruvian debt had grown."],
)  # fmt: skip
def test_what_is_no_body_and_no_government(annotate: Annotate, text: str):
    found = [each for each in annotate(text).mentions if each.kind in ("person", "organisation", "group")]
    assert not [each for each in found if each.actor is not None and each.mention_text != "Peruvian"]
