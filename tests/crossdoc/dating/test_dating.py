import functools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebooks.actors import load_codebook
from dragoman.crossdoc.dating import DatingPart
from dragoman.crossdoc.dating.companions import apart_in, text_of
from dragoman.crossdoc.dating.constraints import constraints_of
from dragoman.crossdoc.dating.days import LAST, between, hull, intersection, union, widened
from dragoman.crossdoc.dating.inference import Companion, Undated, infer, infer_together
from dragoman.crossdoc.dating.likelihood import Neighbour, likely_days
from dragoman.crossdoc.dating.nearness import Pair, nearness
from dragoman.crossdoc.dating.offices import holders
from dragoman.crossdoc.dating.sharing import majority, other_day, shared_days
from dragoman.extract.times import TimeExtractor
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import AnnotatedDocument, Region
from dragoman.model.findings import Alignment, Decision, Derivation, Story
from dragoman.model.provenance import Evidence
from dragoman.ports import Findings
from factory import document, event, make, memory_record, statement, time


@functools.cache
def _parser():
    return SpacyParser()


def read(text, uri="a.txt", regions=(), **given):
    of = document(text, uri, language="en", **given)
    placed = tuple(
        Region(document_id=of.document_id, region_start=start, region_end=end, region_text=text[start:end], kind=kind)
        for kind, start, end in regions
    )
    return TimeExtractor().extract(_parser().parse([AnnotatedDocument(document=of, regions=placed)])[0])


def constraints(text):
    report = read(text)
    return constraints_of(report.document, report.times, report.regions, load_codebook())


def record(*reports, stories=(), derivations=(), events=(), statements=()):
    return memory_record(
        {
            "documents": [report.document for report in reports],
            "times": [row for report in reports for row in report.times],
            "regions": [row for report in reports for row in report.regions],
            "stories": stories,
            "derivations": derivations,
            "events": events,
            "statements": statements,
        }
    )


def dated(writer):
    writer.write_findings(DatingPart().analyse(writer.view))
    return {row.uri: row for row in writer.view.rows("documents")}


DAY = {"published": "2022-12-30", "published_earliest": "2022-12-30", "published_latest": "2022-12-30",
       "published_basis": "given"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "interval"),
    [
        ("The bridge opened in March 2015.", "past", ("2015-03-01", None)),
        ("The talks began on 3 May 2015.", "past", ("2015-05-03", None)),
        ("It has been shut since 2015.", "past", ("2015-01-01", None)),
        ("The bridge will open in March 2015.", "future", (None, "2015-03-31")),
        ("The firm plans to open the bridge in 2015.", "future", (None, "2015-12-31")),
    ],
)
def test_a_sure_tense_bounds_the_report(text, kind, interval):
    found = [each for each in constraints(text) if each.kind == kind]
    assert [each.days for each in found] == [between(*interval)]


@pytest.mark.parametrize(
    "text",
    [
        "The 2015 plan failed.",
        "It was due to open in 2015.",
        "If it opened in 2015, all was well.",
        "Sales for 2015 rose.",
    ],
)
def test_an_open_reading_bounds_nothing(text):
    assert not [each for each in constraints(text) if each.kind in ("past", "future")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("President Barack Obama met the press.", ["Barack Obama"]),
        ("German Chancellor Angela Merkel met the press.", ["Angela Merkel"]),
        ("Former President Barack Obama met the press.", []),
        ("Vice President Joe Biden met the press.", []),
        ("Barack Obama met the press.", []),
        ("President Obama’s press office spoke.", ["Obama"]),
        ("President of the United States Barack Obama met the press.", ["Barack Obama"]),
        ("Barack Obama, the U.S. president, met the press.", ["Barack Obama"]),
        ("Angela Merkel, chancellor of Germany, met the press.", ["Angela Merkel"]),
        ("Barack Obama, a former president, met the press.", []),
        ("President Volodymyr Zelensky. He spoke.", ["Volodymyr Zelensky"]),
        ("The then-President Barack Obama met the press.", []),
    ],
)
def test_who_is_named_in_an_office(text, named):
    assert [text[row.start : row.end] for row in holders(text, load_codebook(), limit=1000)] == named


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("President Trump met the press. President Obama had met it too.", 1),
        ("President Obama met Prime Minister David Cameron.", 2),
    ],
)
def test_who_is_named_beside_a_successor_is_named_in_retrospect(text, terms):
    assert len([each for each in constraints(text) if each.kind == "office"]) == terms


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("President Barack Obama met the press.", True),
        ("In 2010 President Barack Obama met the press.", False),
        ("Three years ago President Barack Obama met the press.", False),
        ("At that time President Barack Obama was away.", False),
        ("At that time President Barack Obama was away. President Barack Obama met the press.", True),
        ("It rained in 2010. President Barack Obama met the press.", True),
    ],
)
def test_an_office_of_a_time_gone_by_is_no_latest_day(text, closed):
    found = [each.days for each in constraints(text) if each.kind == "office"]
    assert [days[-1][1] < LAST for days in found] == [closed]


def test_a_dateline_without_its_year_gives_the_day_of_the_year():
    text = "PARIS, June 27 - President Barack Obama met Prime Minister David Cameron in 2014."
    report = read(text, regions=[("dateline", 0, 14)])
    found = [
        each
        for each in constraints_of(report.document, report.times, report.regions, load_codebook())
        if each.kind == "dateline"
    ]
    assert {date.fromordinal(first).strftime("%m-%d") for each in found for first, _ in each.days} == {"06-26"}
    assert all(last - first == 3 for each in found for first, last in each.days)


def test_two_terms_meet():
    found = infer(constraints("President Barack Obama met Prime Minister David Cameron."))
    assert found.interval is not None
    assert found.interval[0] <= date(2010, 5, 11) <= date(2016, 7, 13) <= found.interval[1]
    assert (found.interval[1] - found.interval[0]).days < 7 * 366


def test_a_weekday_beside_a_day_picks_the_year_within_a_term():
    found = infer(constraints("President Barack Obama met the press on Friday, May 1."))
    assert found.interval is not None
    assert found.interval[0] >= date(2009, 5, 1)


def test_what_contradicts_is_kept_as_evidence():
    found = infer(constraints("The bridge will open in 2015. It opened in March 2018."))
    assert any("contradicts" in each.reason for each in found.evidence)


def test_nothing_follows_from_nothing():
    row = dated(record(read("The ministers met on Friday.")))["a.txt"]
    assert (row.published, row.published_basis, row.published_evidence) == (None, None, ())


def test_what_is_written_for_a_date_and_is_none_stays_as_evidence():
    written = Evidence(
        document_id=None, evidence_start=None, evidence_end=None, text="31 June 2022", reason="published: not a date"
    )
    row = dated(record(read("The bridge opened on 3 May 2023.", published_evidence=(written,))))["a.txt"]
    assert row.published_basis == "inferred"
    assert row.published_evidence[0] == written


def test_a_dateline_dates_and_resolves():
    text = "Published 2022-12-30\nThe ministers met on Monday."
    writer = record(read(text, regions=[("dateline", 0, 20)]))
    row = dated(writer)["a.txt"]
    assert (row.published, row.published_basis) == ("2022-12-30", "dateline")
    assert [each.time for each in writer.view.rows("times")] == ["2022-12-30", "2022-12-26"]


def test_a_given_date_stays_and_the_contradiction_is_kept():
    row = dated(record(read("The bridge opened on 3 May 2023.", **DAY)))["a.txt"]
    assert (row.published, row.published_basis) == ("2022-12-30", "given")
    assert [each.text for each in row.published_evidence] == ["3 May 2023"]


TOLD = "The ministers of Ardovia and Velland met in Kesmark on Monday and signed a treaty on the ferry over the Lume."
RETOLD = "In Kesmark on Monday, ministers from Ardovia and Velland met to sign a treaty about the ferry over the Lume."


def aligned(one, other, **given):
    """A derivation of all of one report from all of another."""
    spans = make(Alignment, from_end=len(one.document.text), to_end=len(other.document.text), score=0.9)
    return make(
        Derivation, derivation_id="d", from_document=one.document.document_id, to_document=other.document.document_id,
        **{"kind": "copy", "direction": "common", "alignments": (spans,), **given},
    )  # fmt: skip


def test_a_companion_dates_and_its_days_are_counted_from():
    one, other = read(TOLD, "one.txt", **DAY), read(RETOLD, "other.txt")
    story = make(Story, story_id="s", documents=(one.document.document_id, other.document.document_id))
    row = dated(record(one, other, stories=[story]))["other.txt"]
    assert row.published_basis == "inferred"
    assert row.published_earliest < "2022-12-30" < row.published_latest
    assert row.published_evidence[0].document_id == one.document.document_id


def test_companions_that_have_little_in_common_say_nothing():
    one, other = read(TOLD, "one.txt", **DAY), read("The harvest was poor this year in the hills.", "other.txt")
    story = make(Story, story_id="s", documents=(one.document.document_id, other.document.document_id))
    assert dated(record(one, other, stories=[story]))["other.txt"].published is None


def test_a_copy_dates_closely_and_updates_what_points_at_a_time():
    one, other = read(TOLD, "one.txt", **DAY), read(TOLD, "other.txt")
    of, row = other.document, other.times[0]
    span = {"date_start": row.expression_start, "date_end": row.expression_end}
    said = {"said_start": row.expression_start, "said_end": row.expression_end}
    writer = record(
        one, other, derivations=[aligned(one, other)], events=[event(of, "met", **span)],
        statements=[statement(of, "met", **said)],
    )  # fmt: skip
    found = dated(writer)["other.txt"]
    assert "2022-12-24" <= found.published_earliest <= "2022-12-30" <= found.published_latest <= "2023-01-03"
    (happened,), (told,) = writer.view.rows("events"), writer.view.rows("statements")
    assert happened.occurred_earliest <= "2022-12-26" <= happened.occurred_latest
    assert (told.said_earliest, told.said_latest) == (happened.occurred_earliest, happened.occurred_latest)


def test_shared_weekdays_leave_the_days_between_them():
    text = "The ministers of Ardovia spoke on Thursday. They will meet those of Velland on Friday."
    one, other = read(text, "one.txt", **DAY), read(text.replace("spoke", "talked"), "other.txt")
    row = dated(record(one, other, derivations=[aligned(one, other, kind="rewrite")]))["other.txt"]
    assert (row.published_earliest, row.published_latest) == ("2022-12-29", "2022-12-30")
    quoted = {(each.document_id, each.text) for each in row.published_evidence}
    assert {(one.document.document_id, "Friday"), (other.document.document_id, "Friday")} <= quoted


def test_what_took_its_text_is_not_older():
    one, other = read(TOLD, "one.txt", **DAY), read(RETOLD.replace(" on Monday", ""), "other.txt")
    link = aligned(one, other, direction="known")
    assert dated(record(one, other, derivations=[link]))["other.txt"].published_earliest == "2022-12-29"


def test_two_undated_reports_date_each_other():
    one = read(f"President Barack Obama met Prime Minister David Cameron. It will open in 2011. {TOLD}", "one.txt")
    other = read(RETOLD, "other.txt")
    story = make(Story, story_id="s", documents=(one.document.document_id, other.document.document_id))
    rows = dated(record(one, other, stories=[story]))
    assert rows["one.txt"].published_latest == "2011-12-31"
    assert rows["other.txt"].published_latest is not None


def decision(of, value, at="2024-01-01T00:00:00Z", **given):
    return make(
        Decision, decision_id=f"d{at}{value}", kind="document", subject=of.document_id, object="published",
        judgement="set", value=value, by="ann", at=at, **given,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "published"),
    [
        (["2023-03-20"], ("2023-03-20", "2023-03-20", "2023-03-20")),
        (["2023-03"], ("2023-03", "2023-03-01", "2023-03-31")),
        (["2023-03-10/2023-03-12"], ("2023-03-10/2023-03-12", "2023-03-10", "2023-03-12")),
        (["2023-03-20", "2023-03-21"], ("2023-03-21", "2023-03-21", "2023-03-21")),
        (["2023-03-20", "no date"], ("2023-03-20", "2023-03-20", "2023-03-20")),
    ],
)
def test_a_decision_wins_and_the_last_one_counts(values, published):
    report = read("The ministers met on Monday.", **DAY)
    writer = record(report)
    rows = [decision(report.document, value, f"2024-01-0{day}T00:00:00Z") for day, value in enumerate(values, 1)]
    writer.write_findings(Findings(tables={"decisions": rows}, updates={}))
    row = dated(writer)["a.txt"]
    assert (row.published, row.published_earliest, row.published_latest) == published
    assert (row.published_basis, row.published_evidence[0].reason[:14]) == ("given", "decided by ann")
    assert [each.time_latest >= "2023" for each in writer.view.rows("times")] == [True]


def test_a_second_run_infers_from_scratch():
    one, other = read(TOLD, "one.txt", **DAY), read(TOLD, "other.txt")
    writer = record(one, other, derivations=[aligned(one, other)])
    assert dated(writer) == dated(writer)


DAYS = {"first": date(2022, 12, 19).toordinal(), "last": date(2023, 1, 8).toordinal()}


@pytest.mark.parametrize(
    ("formula", "other", "day", "allowed"),
    [
        ("DCT>=FRI", "DCT>=FRI", date(2022, 12, 30), (date(2022, 12, 24), date(2022, 12, 30))),
        ("DCT<=THU", "DCT<=THU", date(2022, 12, 30), (date(2022, 12, 29), date(2023, 1, 4))),
        ("DCT-1D", "DCT<=THU", date(2022, 12, 30), (date(2022, 12, 30), date(2022, 12, 30))),
    ],
)
def test_a_shared_day_is_turned_around(formula, other, day, allowed):
    of = document("Friday")
    own, theirs = (time(of, "Friday", formula=each, value="XXXX") for each in (formula, other))
    there = ((day.toordinal(), day.toordinal()),)
    found = shared_days(own, theirs, there, ((DAYS["first"], DAYS["last"]),))
    assert found == ((allowed[0].toordinal(), allowed[1].toordinal()),)


def test_a_majority_is_more_than_half():
    assert majority([((1, 7),), ((5, 9),), ((20, 21),)]) == ((5, 7),)
    assert majority([((1, 7),), ((20, 21),)]) == ()
    assert majority([]) == ()


def test_the_end_of_the_year_is_not_spoken_of_in_its_first_days():
    (found,) = [each for each in constraints("They will meet by the end of the year.") if each.kind == "season"]
    new_year, march = date(2023, 1, 5).toordinal(), date(2023, 3, 1).toordinal()
    assert [bool(intersection(found.days, ((day, day),))) for day in (new_year, march)] == [False, True]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The ferries stopped on Christmas Day.", True),
        ("The ferries did not stop on Christmas Day.", True),
        ("The ferries stopped on Christmas Day two years ago.", False),
        ("If the ferries stopped on Christmas Day, all was well.", False),
        ("The ferries will stop on Christmas Day.", False),
    ],
)
def test_a_feast_told_as_past_is_over_for_weeks(text, bounds):
    found = [each for each in constraints(text) if each.kind == "season"]
    assert bool(found) == bounds
    march, january = ((day.toordinal(),) * 2 for day in (date(2022, 4, 1), date(2022, 1, 2)))
    assert not found or (not intersection(found[0].days, (march,)) and intersection(found[0].days, (january,)))


def test_again_gives_the_same():
    writer = record(read("President Barack Obama met Prime Minister David Cameron."))
    assert dated(writer) == dated(writer)


def test_the_order_of_reports_does_not_matter():
    texts = ["President Barack Obama met them.", "The ministers met on Monday.", "It will open in 2015."]
    reports = [read(text, f"{number}.txt") for number, text in enumerate(texts)]
    story = make(Story, story_id="s", documents=tuple(report.document.document_id for report in reports))
    assert dated(record(*reports, stories=[story])) == dated(record(*reversed(reports), stories=[story]))


GALLERY = "1/34 3 May 2021 A ferry in the harbour of Kesmark"


@pytest.mark.parametrize(
    ("text", "kind", "caption", "bounds"),
    [
        ("3 May 2021 A ferry in the harbour of Kesmark", "caption", True, True),
        (GALLERY, "caption", True, False),
        ("In this May 3, 2021, file photo, a ferry leaves Kesmark.", "caption", False, True),
        ("Copyright 2021 Ardovian News Agency.", "copyright", False, True),
        ("© 2004-2021 Kesmark Courier. All rights reserved.", "copyright", False, True),
        ("Copyright 1995 - . All rights reserved.", "copyright", False, False),
    ],
)
def test_pictures_and_lines_of_copyright_bear_dates(text, kind, caption, bounds):
    report = read(text, regions=[("caption", 0, len(text))] if caption else [])
    found = constraints_of(report.document, report.times, report.regions, load_codebook())
    assert bool([each for each in found if each.kind == kind]) == bounds


def apart(number, days, kind="story", likeness=0.5):
    return Pair(reports=frozenset({f"{number}a", f"{number}b"}), kind=kind, likeness=likeness, apart=days)


def test_where_like_reports_lie_far_apart_likeness_says_less():
    burst = {days: nearness([apart(number, days) for number in range(40)]).shares("story", 0.5) for days in (0, 90)}
    assert burst[0][0] > nearness([]).shares("story", 0.5)[0] > burst[90][0]
    assert nearness([apart(1, 90)], without=["1a"]).shares("story", 0.5) == nearness([]).shares("story", 0.5)


def test_an_archive_is_no_pile_of_one_happening_at_any_likeness():
    archive = nearness([apart(number, 90, likeness=0.35) for number in range(40)])
    for kind, likeness in (("story", 0.8), ("derived", 0.55)):
        assert archive.shares(kind, likeness)[0] < nearness([]).shares(kind, likeness)[0]


@pytest.mark.parametrize(("kind", "likeness"), [("series", 0.55), ("undated", 0.55)])
def test_other_figures_and_text_without_a_day_say_less(kind, likeness):
    near = nearness([])
    assert near.shares(kind, likeness)[0] < near.shares("derived", likeness)[0]
    assert near.shares(kind, likeness)[1] > near.shares("derived", likeness)[1]


def test_a_retold_weekday_does_not_choose_the_week():
    one = read(
        "The ministers of Ardovia spoke on Thursday. They will meet those of Velland on Friday.", "one.txt", **DAY
    )
    other = read("On Thursday the jobless of Ardovia were counted. On Friday those of Velland will be.", "other.txt")
    far = [apart(number, 60, "derived", 0.55) for number in range(60)]
    companion = Companion(
        document_id="one", kind="derived", name="one", likeness=0.55, shares=nearness(far).shares("derived", 0.55),
        pairs=tuple(zip(other.times, one.times, strict=True)),
    )  # fmt: skip
    undated = Undated(constraints=(), companions=[companion])
    found = infer_together({"other": undated}, {"one": between("2022-12-30", "2022-12-30")})["other"]
    assert found.interval is None or (found.interval[1] - found.interval[0]).days > 14


def days_of(report):
    return [row for row in report.times if row.formula is not None]


@pytest.mark.parametrize(("burst", "narrow"), [(0.9, True), (0.2, False)])
def test_every_week_has_its_wednesday(burst, narrow):
    own = days_of(read("Prices rose on Wednesday. They had fallen on Tuesday."))
    shares = (burst, 0.02)
    day = date(2022, 12, 30).toordinal()
    companion = Neighbour(
        days=between("2022-12-30", "2022-12-30"), named=frozenset({day - 2, day - 3}), likeness=0.6, shares=shares
    )
    found = likely_days(own, [companion], between("2015-01-01", "2030-12-31"))
    assert (found is not None and found[-1][1] - found[0][0] < 14) == narrow


def test_a_companion_of_a_whole_year_gives_the_year():
    companion = Neighbour(days=between("2022-01-01", "2022-12-31"), named=frozenset(), likeness=0.6, shares=(0.9, 0.0))
    assert likely_days([], [companion], between("2015-01-01", "2030-12-31")) == between("2022-01-01", "2022-12-31")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Jobs fell in August.", "Jobs rose in December.", "series"),
        ("Jobs fell in August.", "Jobs rose in August 2022.", "story"),
        ("Jobs fell in August.", "Jobs rose.", "story"),
        ("It lost 217,000, 4.5, 3.2 and 88 points.", "It lost 118,000, 2.5, 1.2 and 67 points.", "series"),
    ],
)
def test_two_numbers_of_a_series_have_other_figures_or_months(one, other, kind):
    of = [read(text, name) for text, name in ((one, "1"), (other, "2"))]
    texts = [text_of(each.document, each.times) for each in of]
    days = {each.document_id: between("2022-12-30", "2022-12-30") for each in texts}
    found = list(apart_in(list(days), days, {each.document_id: each for each in texts}))
    assert [each.kind for each in found] == [kind]


INTERVALS = st.lists(
    st.tuples(st.integers(700_000, 740_000), st.integers(0, 3000)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=6,
).map(union)


@given(INTERVALS, INTERVALS)
def test_days_are_sets(one, other):
    both = intersection(one, other)
    assert both == intersection(other, one)
    assert intersection(both, one) == both
    assert intersection(one, union((*one, *other))) == one
    assert intersection(widened(one, 3, 3), one) == one


def test_an_open_end_has_no_hull():
    assert hull(between("2015-01-01", None)) is None
    assert hull(between("2015-01-01", "2015-02-01")) == (date(2015, 1, 1), date(2015, 2, 1))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [("M06-24", "M01-14", True), ("M06-24", "M06-25", False), ("M12-30", "M01-01", False)],
)
def test_two_numbers_of_a_weekly_report_name_different_days(one, other, differ):
    of = document("The week to the day.")
    rows = [time(of, "the day", formula=f"DCT<={name}") for name in (one, other)]
    assert other_day(*rows) is differ
