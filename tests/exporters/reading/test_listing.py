"""The stories from which a person chooses."""

from dragoman.exporters.reading.listing import no_story, other_stories
from dragoman.model.findings import Story, Superseded


class Nothing:
    """A view with one row of `superseded`."""

    def rows(self, name, ids=None, *, column="document_id"):
        assert (name, column) == ("superseded", "old_id")
        return iter([Superseded(old_id="story_old", new_id="story_3", run_id="run_1")] if ids == ["story_old"] else [])


def stories(number):
    return [
        Story(story_id=f"story_{each}", title=f"Title {each}", earliest="2022-05-01", latest="2022-05-01",
              documents=(), storyline_id=None, reports=1, texts=1, origins=1)
        for each in range(number)
    ]  # fmt: skip


def test_every_story_without_a_page_is_listed_with_its_id():
    listed = stories(40)
    (section,) = other_stories(listed, listed[:1])
    assert len(section.lines) == 39
    assert section.lines[0].text == "Title 1 · 2022-05-01 · reports 1 · texts 1 · origins 1 · story_1"
    assert section.note == "--story ID shows one of these"
    assert list(other_stories(listed, listed)) == []


def test_of_very_many_the_rest_is_counted():
    (section,) = other_stories(stories(1000), [])
    assert "more are in the table `stories`" in section.note


def test_a_wrong_id_names_titles_and_what_became_of_it():
    words = no_story(Nothing(), "story_x", stories(30))
    assert "\n  story_0  Title 0 (1)\n" in words
    assert words.endswith("and 10 more, which `dragoman brief` lists")
    assert no_story(Nothing(), "story_old", stories(3)) == "there is no story 'story_old' any more; it became story_3"
