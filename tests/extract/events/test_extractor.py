"""Events from sentences whose mentions and times are given by hand."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dragoman.codebooks.grounds import COLUMNS, TABLE, grounds
from dragoman.codebooks.tables import read_table
from dragoman.extract.events import EventExtractor
from dragoman.language.syntax import parse_text
from dragoman.model.annotations import AnnotatedDocument, Event, Mention, TimeExpression
from dragoman.model.text import Document

CODES = {"Norway": "NOR", "Laos": "LAO", "Peru": "PER", "Chile": "CHL", "NATO": "IGO/nato", "the rebels": "LAO.REB"}


def report(text: str, times: Sequence[str] = ()) -> AnnotatedDocument:
    mentions = []
    for name, actor in CODES.items():
        start = text.find(name)
        if start >= 0:
            kind = "group" if actor.endswith("REB") else "organisation" if "/" in actor else "state"
            mentions.append(
                Mention(
                    mention_id=f"men_{start}",
                    document_id="doc_1",
                    mention_start=start,
                    mention_end=start + len(name),
                    mention_text=name,
                    kind=kind,
                    actor=actor,
                )
            )
    expressions = [
        TimeExpression(
            document_id="doc_1",
            expression_start=text.index(each),
            expression_end=text.index(each) + len(each),
            expression_text=each,
            type="DATE",
            value=None,
            time="2021-05-03",
            time_earliest="2021-05-03",
            time_latest="2021-05-03",
            anchor=None,
        )
        for each in times
    ]
    return AnnotatedDocument(
        document=Document(document_id="doc_1", uri="one", text=text),
        sentences=(parse_text(text),),
        mentions=tuple(mentions),
        times=tuple(expressions),
    )


def events(text: str, times: Sequence[str] = ()) -> tuple[Event, ...]:
    return EventExtractor().extract(report(text, times)).events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway bombed Laos.", ("ASSAULT", "NOR", "LAO", "occurred")),
        ("Laos was bombed by Norway.", ("ASSAULT", "NOR", "LAO", "occurred")),
        ("The king of Laos was received by Norway in Oslo.", ("CONSULT", "LAO", "NOR", "occurred")),
        ("Norway hosted the king of Laos.", ("CONSULT", "LAO", "NOR", "occurred")),
        ("Laos received rifles from Norway.", ("AID", "NOR", "LAO", "occurred")),
        ("Norway warned Laos against trusting NATO.", ("REQUEST", "NOR", "LAO", "occurred")),
        ("Norway lifted its restrictions on wheat imports from Laos.", ("COOPERATE", "NOR", "LAO", "occurred")),
        ("Norway held talks with Laos.", ("CONSULT", "NOR", "LAO", "occurred")),
        ("Talks between Norway and Laos began.", ("CONSULT", "NOR", "LAO", "occurred")),
        ("Norway and Laos met.", ("CONSULT", "NOR", "LAO", "occurred")),
        ("Norway imposed sanctions on Laos.", ("SANCTION", "NOR", "LAO", "occurred")),
        ("Norway threatened to bomb Laos.", ("THREATEN", "NOR", "LAO", "threatened")),
        ("Norway agreed to send doctors to Laos.", ("AGREE", "NOR", "LAO", "planned")),
        ("Norway refused to meet Laos.", ("REJECT", "NOR", "LAO", "occurred")),
        ("Norway urged Laos to free the men.", ("REQUEST", "NOR", "LAO", "occurred")),
        ("Norway's attack on Laos shocked the council.", ("ASSAULT", "NOR", "LAO", "occurred")),
        ("NATO condemned Laos.", ("ACCUSE", "IGO/nato", "LAO", "occurred")),
        ("Norway said that Laos should pay its debts.", ("REQUEST", "NOR", "LAO", "occurred")),
        ("Norway warned its citizens about Laos.", ("ACCUSE", "NOR", "LAO", "occurred")),
        ("The toll of Norway has risen in its war with Laos.", ("ASSAULT", "NOR", "LAO", "occurred")),
        ("Norway talked to several nations including Laos.", ("CONSULT", "NOR", "LAO", "occurred")),
        ("Norway and Laos failed to reach an agreement.", ("REJECT", "NOR", "LAO", "occurred")),
        ("The deal signed by Norway and Laos ends a quarrel.", ("SUPPORT", "NOR", "LAO", "occurred")),
        ("Norway protested to Laos over the arrest.", ("ACCUSE", "NOR", "LAO", "occurred")),
        ("The decree of Norway drew criticism from Laos.", ("ACCUSE", "LAO", "NOR", "occurred")),
        ("Share prices fell after Norway bombed Laos.", ("ASSAULT", "NOR", "LAO", "occurred")),
        ("Norway reaffirmed its confidence in Laos.", ("SUPPORT", "NOR", "LAO", "occurred")),
        ("Norway will stand by Laos.", ("AGREE", "NOR", "LAO", "planned")),
        ("Norway's king completed a four-day Laos visit.", ("CONSULT", "NOR", "LAO", "occurred")),
    ],
)
def test_who_did_what_to_whom(text: str, expected: tuple[str, str, str, str]) -> None:
    found = events(text)
    assert [(each.plover, each.source, each.recipient, each.status) for each in found] == [expected]


def test_spans_quote_the_text() -> None:
    text = "On Monday Norway bombed Laos."
    event = events(text, ["Monday"])[0]
    assert text[event.anchor_start : event.anchor_end] == event.anchor_text == "bombed"
    assert text[event.source_start : event.source_end] == event.source_text == "Norway"
    assert text[event.date_start : event.date_end] == "Monday"
    assert event.occurred == "2021-05-03"
    assert event.date_basis == "time expression of the clause"


def test_a_negated_act_has_no_plover_type() -> None:
    event = events("Norway did not bomb Laos.")[0]
    assert (event.type, event.plover, event.status) == ("ASSAULT", None, "negated")


def test_size_with_its_qualifier() -> None:
    event = events("Norway killed at least 12 soldiers of Laos.")[0]
    assert [(each.kind, each.number, each.qualifier) for each in event.size] == [("dead", 12, "at least")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway beat Laos 3-1 in the final.",
        "The price war between the supermarkets of Norway goes on.",
        "A dog attacked a cat in Norway.",
        "Norway will fight inflation.",
        "Norway restored control over its finances.",
    ],
)
def test_abstains(text: str) -> None:
    result = EventExtractor().extract(report(text))
    assert result.events == ()
    assert result.abstentions


def test_same_ids_whatever_came_before() -> None:
    first = [event.event_id for event in events("Norway bombed Laos and Peru met Chile.")]
    events("Chile condemned Peru.")
    assert first == [event.event_id for event in events("Norway bombed Laos and Peru met Chile.")]


def test_a_very_long_sentence_does_no_harm() -> None:
    assert len(events("Norway bombed Laos and " * 60 + "left.")) <= 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway fired missile barrages at Laos, killing three people.", [("ASSAULT", "NOR", "LAO", "occurred")]),
        ("Norway cautioned Laos not to arm Peru.", [("REQUEST", "NOR", "LAO", "occurred")]),
        ("Norway blamed the war on Laos.", [("ACCUSE", "NOR", "LAO", "occurred")]),
        ("Norway refrained from denouncing Laos.", [(None, "NOR", "LAO", "negated")]),
        ("Norway negotiated a truce between Laos and Peru.", [("CONSULT", "NOR", "LAO;PER", "occurred")]),
        ("The navies of Norway and Laos concluded joint exercises.", [("COOPERATE", "NOR", "LAO", "occurred")]),
        ("Norway announced the lifting of its sanctions on Laos.", [("RETREAT", "NOR", "LAO", "occurred")]),
        ("Norway won support from Laos.", [("SUPPORT", "LAO", "NOR", "occurred")]),
        ("Norway came under attack from Laos.", [("ASSAULT", "LAO", "NOR", "occurred")]),
        ("Norway invaded and occupied Laos.", [("ASSAULT", "NOR", "LAO", "occurred")]),
        ("A missile of Norway flew over Laos.", [("MOBILIZE", "NOR", "LAO", "occurred")]),
        ("Norway fired a missile at dawn over Laos.", [("MOBILIZE", "NOR", "LAO", "occurred")]),
        ("The missile of Norway was fired at dawn over Laos.", [("MOBILIZE", "NOR", "LAO", "occurred")]),
        ("Norway hosted talks on the border with Laos and Peru.", []),
        ("Norway received its neighbour, Laos, in Oslo.", [("CONSULT", "LAO", "NOR", "occurred")]),
        ("Norway is to meet Laos.", [("AGREE", "NOR", "LAO", "planned")]),
        ("Norway bombed a town together with Laos.", [("ASSAULT", "NOR;LAO", None, "occurred")]),
        ("The invasion from Laos surprised the council.", []),
        ("Norway launched an offensive from Laos.", [("ASSAULT", "NOR", None, "occurred")]),
        ("An attack from Laos killed soldiers of Norway.", [("ASSAULT", None, "NOR", "occurred")]),
        ("Troops from Laos killed soldiers of Norway.", [("ASSAULT", "LAO", "NOR", "occurred")]),
        ("Norway took control of the parliament of Laos.", []),
        ("Norway has not stopped shelling Laos.", [("ASSAULT", "NOR", "LAO", "ongoing")]),
        ("Norway stopped shelling Laos.", [("RETREAT", "NOR", "LAO", "occurred")]),
        ("The atrocities of Norway shocked Laos.", [("ASSAULT", "NOR", None, "occurred")]),
        ("The invasion of Norway shocked Laos.", [("ASSAULT", None, "NOR", "occurred")]),
        ("Norway destroyed enemy tanks in Laos.", [("ASSAULT", "NOR", None, "occurred")]),
        ("Norway destroyed tanks in Laos.", [("ASSAULT", "NOR", "LAO", "occurred")]),
        ("Norway liquidated the invaders in a village in Laos.", [("ASSAULT", "NOR", None, "occurred")]),
        (
            "Norway repelled enemy attacks in Laos.",
            [("ASSAULT", "NOR", None, "occurred"), ("ASSAULT", None, "LAO", "occurred")],
        ),
        ("Three were wounded in Norway's raid on a town in Laos.", [("ASSAULT", "NOR", "LAO", "occurred")]),
        ("Three were wounded in a raid by Norway on Laos.", [("ASSAULT", "NOR", "LAO", "occurred")]),
        ("Three people were injured in Laos.", [("ASSAULT", None, "LAO", "occurred")]),
        ("An attack from the rebels shocked Norway.", [("ASSAULT", "LAO.REB", None, "occurred")]),
    ],
)
def test_frames_of_running_text(text: str, expected: list[tuple[str | None, str, str | None, str]]) -> None:
    assert [(each.plover, each.source, each.recipient, each.status) for each in events(text)] == expected


@pytest.mark.parametrize(
    ("text", "source", "recipient"),
    [
        ("Norway welcomed a resumption of ties between Laos and Peru.", "NOR", "LAO;PER"),
        ("Norway welcomed the resumption of ties with Laos, Peru and Chile.", "NOR", "LAO;PER;CHL"),
        ("Norway welcomed the proposals made by Laos.", "NOR", "LAO"),
        ("Norway urged its allies, Laos and Peru, to leave.", "NOR", "LAO;PER"),
        ("Norway wants Laos to curtail its trade with Peru.", "NOR", "LAO"),
        ("Norway and Laos clashed over fishing in Laos.", "NOR", "LAO"),
        ("Norway criticized the crackdown in Laos.", "NOR", "LAO"),
        ("Norway appealed for peace in Laos.", "NOR", "LAO"),
        ("Norway sued Laos in a court of Peru.", "NOR", "LAO"),
        ("Norway will contribute a million florins to Laos.", "NOR", "LAO"),
        ("Norway received aid from Laos.", "LAO", "NOR"),
        ("Norway moved 2,000 soldiers to its border with Laos.", "NOR", "LAO"),
        ("Norway seized a tanker under the flag of Laos.", "NOR", "LAO"),
        ("Norway vetoed Laos's loan to Peru.", "NOR", "LAO"),
        ("Shells fired by Norway landed in Laos.", "NOR", "LAO"),
        ("Norway recalled its ambassador from Laos over a song of the festival.", "NOR", "LAO"),
        ("Norway gave Laos a loan.", "NOR", "LAO"),
        ("Laos was given help by Norway.", "NOR", "LAO"),
        ("On Monday the rebels were freed from a prison of Norway.", "NOR", "LAO.REB"),
        ("Norway sought refuge in Laos.", "NOR", "LAO"),
        ("Norway was fiercely opposed by Laos in entering the council.", "LAO", "NOR"),
        ("Norway welcomed assurances on trade from Laos.", "NOR", "LAO"),
        ("Norway, together with Peru, condemned Laos.", "NOR;PER", "LAO"),
        ("Norway and Peru urged Laos to free the sailors and condemned Chile.", "NOR;PER", "LAO"),
        ("Norway and Laos played down their meeting.", "NOR", "LAO"),
        ("Norway will be hosting Laos next week.", "LAO", "NOR"),
        ("Norway warned its citizens about Laos.", "NOR", "LAO"),
        ("The report describes Norway's deportation of the rebels.", "NOR", "LAO.REB"),
        ("Norway's aircraft bombed a market in Laos.", "NOR", "LAO"),
        ("Norway repelled an incursion by Laos.", "NOR", "LAO"),
        ("Norway voiced concern about the arrest of writers in Laos.", "NOR", "LAO"),
        ("Norway recaptured the town from Laos.", "NOR", "LAO"),
        ("Norway fired 18 rockets on Laos.", "NOR", "LAO"),
        ("Norway will increase aid to Laos.", "NOR", "LAO"),
        ("Norway joined Peru in asking Laos for a loan.", "NOR", "LAO"),
        ("Norway used gas against the defenders of Laos.", "NOR", "LAO"),
        ("Norway regained control of the village from Laos.", "NOR", "LAO"),
        ("Norway gained control of the village from Laos.", "NOR", "LAO"),
        ("Norway wrested control over a town in Peru from Laos.", "NOR", "LAO"),
        ("Norway called on Laos to stop arming Peru.", "NOR", "LAO"),
        ("Norway called on Laos not to persuade Peru to leave.", "NOR", "LAO"),
        ("Norway asked Laos to stop arming Peru.", "NOR", "LAO"),
        ("Norway demanded the release of prisoners by Laos.", "NOR", "LAO"),
    ],
)
def test_parties_of_an_act(text: str, source: str, recipient: str) -> None:
    found = events(text)[0]
    assert (found.source, found.recipient) == (source, recipient)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "Norway bombed Laos on Monday, days after it had threatened Peru.",
            {"bombed": "2021-05-03", "threatened": None},
        ),
        ("Norway, which had bombed Laos, met Peru on Monday.", {"bombed": None, "met": "2021-05-03"}),
        ("Norway met Laos just before the summit on Monday.", {"met": None}),
        ("Norway met Laos shortly before noon on Monday.", {"met": "2021-05-03"}),
        ("Norway was assured by Laos that the ship sailed on Monday.", {"assured": None}),
        ("Norway did not attack Laos as it fought Peru on Monday.", {"attack": "2021-05-03", "fought": "2021-05-03"}),
    ],
)
def test_an_act_has_the_day_of_its_own_clause(text: str, time: dict[str, str | None]) -> None:
    found = {each.anchor_text: each.occurred for each in events(text, ["Monday"])}
    assert {word: found[word] for word in time if word in found} == {word: time[word] for word in time if word in found}
    assert set(time) & set(found)


@pytest.mark.parametrize(
    "text",
    [
        "The war in Laos drives up prices in Norway.",
        "Prices were discussed at the summit in Laos.",
        "A strong currency hit exporters in Norway.",
        "Norway has a deadline for the budget.",
        "Bonds of Norway were hit by the departure of two managers.",
        "Norway could force banks to move.",
        "Norway helped to fuel a flood of goods from Laos.",
        "Norway is the largest buyer, beating Laos to the top slot.",
        "Norway approved a Laos-style reform.",
        "Norway and Laos are drowning in debt.",
        "World demand for oil is split between Norway and Laos.",
        "It would lead to a massacre in Laos.",
        "Its economy is larger than those of Norway, Laos and Chile combined.",
        "Norway and Laos paid more to sell their debt.",
        "Norway wants private creditors of Laos to shoulder some of the burden.",
        "Norway is pushing for changes to introduce stricter controls over budgets.",
        "Norway have threatened from both wings, and Laos look tired.",
        "The Norway invasion of Wembley began with a song.",
        "In the film a spy of Norway defies Laos.",
        "Norway and Laos both held meetings on Monday.",
        "The economic slowdown in Norway worries Laos.",
        "The storm hurt Norway.",
        "Norway ordered forty airliners.",
        "Lawmakers of Norway suggested that Laos would be under pressure.",
        "Norway said that prices in Laos should rise.",
        "An oil depot caught fire in occupied Laos.",
        "Norway voiced concern about the safety of doctors in Laos.",
    ],
)
def test_settings_and_ordinary_words_are_no_events(text: str) -> None:
    assert events(text) == ()


def test_a_known_act_is_told_again_with_its_parties_and_date() -> None:
    first, second = "Norway fired a missile toward Laos on Monday.", "The launch surprised the council."
    whole = report(f"{first} {second}", ["Monday"])
    sentences = tuple(
        replace(parse_text(text), start=start, end=start + len(text), tokens=tuple(
            replace(token, start=token.start + start, end=token.end + start) for token in parse_text(text).tokens))
        for text, start in ((first, 0), (second, len(first) + 1))
    )  # fmt: skip
    found = EventExtractor().extract(replace(whole, sentences=sentences)).events
    assert [(each.source, each.recipient, each.occurred) for each in found] == [("NOR", "LAO", "2021-05-03")] * 2
    assert "told before" in found[1].rule
    assert not found[1].confident


def test_a_day_of_the_saying_is_not_that_of_the_plan() -> None:
    told = report("Norway promised on Monday to visit Laos.", ["Monday"])
    dated = replace(told, document=replace(told.document, published_latest="2021-05-04"))
    assert [(each.status, each.occurred) for each in EventExtractor().extract(dated).events] == [("planned", None)]


def test_a_deadline_is_no_day_of_the_order() -> None:
    assert [each.occurred for each in events("Norway urged Laos to leave by Monday.", ["Monday"])] == [None]


def test_what_has_yet_to_come_has_not_come() -> None:
    assert [each.status for each in events("Norway has yet to win support from Laos.")] == ["negated"]


def test_orders_to_the_troops_of_another_are_a_demand() -> None:
    assert [each.type for each in events("Norway ordered Laos's troops to leave.")] == ["REQUEST"]


def test_a_day_after_the_report_is_planned() -> None:
    told = report("Norway meets Laos on Monday.", ["Monday"])
    dated = replace(told, document=replace(told.document, published_latest="2021-05-01"))
    assert [each.status for each in EventExtractor().extract(dated).events] == ["planned"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway urged Laos to halt subsidies on its products.", [("REQUEST", "NOR", "LAO")]),  # business
        ("After the earthquake Norway thanked Laos for its support.", [("SUPPORT", "NOR", "LAO")]),  # nature
        ("The currency and the stocks of Norway attacked the lead of Laos.", []),
        ("Norway beat Laos in the final of the tournament.", []),  # sport
        ("Norway rejected Laos in the final of the tournament.", []),
    ],
)
def test_a_field_does_not_hide_what_states_say_to_each_other(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(each.type, each.source, each.recipient) for each in events(text)] == expected


def test_a_day_before_another_noun_is_that_of_its_act() -> None:
    found = {
        each.type: each.occurred for each in events("Norway condemned Monday's attack by Laos on a port.", ["Monday"])
    }
    assert found["ACCUSE"] is None


def test_two_that_agree_to_act_agree() -> None:
    assert [
        (each.type, each.source, each.recipient) for each in events("Norway and Laos agreed to mend a bridge.")
    ] == [("AGREE", "NOR", "LAO")]


def test_what_is_traded_in_the_simple_present_goes_on() -> None:
    assert [each.status for each in events("Norway supplies Laos with oil.")] == ["ongoing"]


@pytest.mark.parametrize(("kind", "example"), [(row[0], row[2]) for row in read_table(TABLE, COLUMNS)])
def test_example_of_ground_holds_its_word(kind: str, example: str) -> None:
    word = example[example.index("[[") + 2 : example.index("]]")]
    sentence = parse_text(example.replace("[[", "").replace("]]", ""))
    assert {token.lemma.lower() for token in sentence.tokens if token.text == word} & grounds()[kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After talks with Norway, Laos signed the treaty.", ("CONSULT", "LAO", "NOR", "occurred")),
        ("In talks with Norway, Laos refused to sign the treaty.", ("CONSULT", "LAO", "NOR", "occurred")),
        ("Speaking during a meeting with Norway, Laos said it was sorry.", ("CONSULT", "LAO", "NOR", "occurred")),
        ("Laos, in talks with Norway over fish, sent a ship.", ("CONSULT", "LAO", "NOR", "occurred")),
        ("In a phone call on Sunday, Laos told Norway that it was sorry.", ("CONSULT", "LAO", "NOR", "occurred")),
        ("After a week of joint exercises, Laos and Norway sailed home.", ("COOPERATE", "LAO", "NOR", "occurred")),
    ],
)
def test_who_takes_part_in_the_occasion_of_a_clause(text: str, expected: tuple[str, str, str, str]) -> None:
    found = [(event.type, event.source, event.recipient, event.status) for event in events(text)]
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "The price of fish fell during talks with Norway.",
        "Laos recalled its envoy after a meeting with Norway was cancelled.",
        "In talks with Norway, the singers said that they were tired.",
    ],
)
def test_who_takes_no_part_in_an_occasion(text: str) -> None:
    assert not [event for event in events(text) if event.type == "CONSULT"]


def test_what_is_practised_is_not_done() -> None:
    assert not [event for event in events("Laos said that its ships had practised attacking Norway.") if
                event.status == "occurred" and event.type == "ASSAULT"]  # fmt: skip


def test_a_clause_beside_the_verb_has_the_subject_of_the_sentence() -> None:
    found = [(event.type, event.source, event.recipient) for event in
             events("Laos has refused to condemn the attack, repeatedly blaming Norway for the war.")]  # fmt: skip
    assert ("ACCUSE", "LAO", "NOR") in found


@pytest.mark.parametrize(
    ("text", "occurred", "latest"),
    [
        ("Norway has bombed Laos since Monday.", "2021-05-03/2021-05-05", "2021-05-05"),
        ("Norway bombed Laos for the first time since Monday.", None, None),
        ("Norway bombed Laos on Monday.", "2021-05-03", "2021-05-03"),
    ],
)
def test_what_goes_on_since_a_day(text: str, occurred: str | None, latest: str | None) -> None:
    whole = report(text, ["Monday"])
    document = replace(whole.document, published_latest="2021-05-05")
    (found,) = EventExtractor().extract(replace(whole, document=document)).events
    assert (found.occurred, found.occurred_latest) == (occurred, latest)
