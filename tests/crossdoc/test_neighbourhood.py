"""New reports of a large record in, waves of pieces out: what is near comes together, what lies apart side by side."""

import pytest

from dragoman.crossdoc.neighbourhood import neighbourhoods
from factory import document, make, memory_record, mention


def reports(*days):
    """A report a day given; the day is its uri. `+` before a day: it is in a story already."""
    rows = []
    for number, day in enumerate(days):
        date = day.lstrip("+") or None
        given = {"published": date, "published_earliest": date, "published_latest": date}
        story = f"story_{number}" if day.startswith("+") else None
        rows.append(document(f"Report {number} of {day}.", f"{number}/{day}", story_id=story, **given))
    return rows


def waves(rows, monkeypatch, size, mentions=()):
    """Uris of each piece of each wave; all reports of a wave are put into a story before the next is asked for."""
    monkeypatch.setattr("dragoman.crossdoc.neighbourhood._SLICE", size)
    uris = {row.document_id: row.uri for row in rows}
    found = []
    with memory_record({"documents": rows, "mentions": mentions}) as record:
        for wave in neighbourhoods(record.view):
            found.append([{uris[name] for name in piece} for piece in wave])
            ids = [name for piece in wave for name in piece]
            record.execute(
                "update store.documents set story_id = document_id where list_contains(?, document_id)", [ids]
            )
    return found


def test_what_lies_apart_in_time_is_one_wave(monkeypatch):
    rows = reports("2020-01-01", "2020-01-03", "2021-01-01", "2021-01-02", "2022-01-01")
    assert waves(rows, monkeypatch, 2) == [
        [{"0/2020-01-01", "1/2020-01-03"}, {"2/2021-01-01", "3/2021-01-02"}, {"4/2022-01-01"}]
    ]


def test_what_is_near_waits_and_is_seen_with_both_sides(monkeypatch):
    rows = reports("2020-01-01", "2020-01-10", "2020-01-24")
    first, second = waves(rows, monkeypatch, 1)
    assert first == [{"0/2020-01-01"}, {"2/2020-01-24"}]
    assert second[0] == {"0/2020-01-01", "1/2020-01-10", "2/2020-01-24"}


def test_fourteen_days_are_near_and_fifteen_are_not(monkeypatch):
    assert len(waves(reports("2020-01-01", "2020-01-15"), monkeypatch, 1)) == 2
    assert len(waves(reports("2020-01-01", "2020-01-16"), monkeypatch, 1)) == 1


def test_pieces_that_share_an_old_report_are_no_wave(monkeypatch):
    rows = reports("2020-01-01", "+2020-01-12", "2020-01-20")
    assert [len(wave) for wave in waves(rows, monkeypatch, 1)] == [1, 1]


def test_a_report_without_a_date_is_a_wave_of_its_own_with_those_that_name_its_actors(monkeypatch):
    rows = reports("2020-01-01", "2021-01-01", "")
    named = [
        mention(row, "Report", mention_id=f"men_{row.uri}_{actor}", actor=actor)
        for row in (rows[0], rows[2])
        for actor in ("GOV/ada", "GOV/bruno")
    ]
    assert waves(rows, monkeypatch, 1, named) == [
        [{"0/2020-01-01"}, {"1/2021-01-01"}],
        [{"0/2020-01-01", "2/"}],
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_every_new_report_is_in_one_piece_of_its_own_wave(monkeypatch, size):
    rows = reports(*(f"20{year}-0{month}-10" for year in range(10, 14) for month in (1, 2, 6)), "", "")
    found = waves(rows, monkeypatch, size)
    for wave in found:
        assert len(set().union(*wave)) == sum(map(len, wave))
    assert set().union(*(piece for wave in found for piece in wave)) == {row.uri for row in rows}


def test_what_no_part_puts_into_a_story_is_asked_for_once(monkeypatch):
    monkeypatch.setattr("dragoman.crossdoc.neighbourhood._SLICE", 1)
    rows = [
        *reports("2020-01-01", "2021-01-01", ""),
        make(type(reports("2020")[0]), document_id="doc_x", uri="x", text="x"),
    ]
    with memory_record({"documents": rows}) as record:
        pieces = [piece for wave in neighbourhoods(record.view) for piece in wave]
    assert sorted(name for piece in pieces for name in piece) == sorted(row.document_id for row in rows)
