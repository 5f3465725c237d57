"""Whose keys mean what."""

import pytest

from dragoman.codebooks.report_fields import FIELDS, report_fields

TEXT = "The ferry left at noon."


@pytest.mark.parametrize(
    ("row", "uri", "publisher", "dates"),
    [
        ({"uri": "u", "text": TEXT, "published": "2022-12-30", "publisher": "P"}, "u", "P", ["2022-12-30"]),
        (
            {"maintext": TEXT, "url": "u", "date_publish": "2022-12-30 10:15:00", "source_domain": "P",
             "description": "x", "text": None, "date_download": "2023-01-05 00:00:00"},
            "u", "P", ["2022-12-30 10:15:00"],
        ),
        ({"id": "u", "event_text": TEXT, "pub_date": "2022-12-30"}, "u", None, ["2022-12-30"]),
        ({"id": "u", "series": "P", "date": "1851-03-01", "text": TEXT}, "u", "P", ["1851-03-01"]),
        (
            {"stories_id": 7, "publish_date": "2022-12-30", "media_name": "P", "story_text": TEXT},
            "7", "P", ["2022-12-30"],
        ),
        ({"Event Date": "2018-06-01", "Event Text": TEXT, "Publisher": "P"}, None, "P", ["2018-06-01"]),
    ],
    ids=["ours", "news-please", "ngec", "passim", "media cloud", "icews"],
)  # fmt: skip
def test_the_keys_of_known_collections(row, uri, publisher, dates):
    fields = report_fields(row)
    assert (fields.uri, fields.text, fields.publisher) == (uri, TEXT, publisher)
    assert [value for value, _ in fields.dates] == dates


def test_unknown_keys_are_kept():
    fields = report_fields({"text": TEXT, "desk": "ports", "stories": {"a": 1}})
    assert fields.notes == ("desk: ports", 'stories: {"a": 1}')


@pytest.mark.parametrize(
    ("row", "text"),
    [({"text": " ", "description": "D.", "title": "T"}, "D."), ({"title": "T", "url": "u"}, "T"), ({"url": "u"}, "")],
)
def test_without_a_text_the_summary_or_title_is_read_and_noted(row, text):
    fields = report_fields(row)
    assert fields.text == text
    assert any("no text was given" in note for note in fields.notes) == bool(text)


def test_lists_of_authors_are_joined():
    assert report_fields({"text": TEXT, "authors": ["Ada Holm", {"name": "Ivo Lind"}]}).author == "Ada Holm; Ivo Lind"


def test_no_key_means_two_columns():
    keys = [key for names in FIELDS.values() for key in names]
    assert len(keys) == len(set(keys))
