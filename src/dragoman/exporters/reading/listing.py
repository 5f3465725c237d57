"""The stories of a record in, the lines and words by which a person chooses one out."""

from collections.abc import Iterator, Sequence

from dragoman.exporters.reading.content import Line, Section
from dragoman.exporters.reading.labels import joined, shortened
from dragoman.model.findings import Story
from dragoman.ports import CorpusView

_MOST_LISTED = 400
"""Stories without a page that the brief lists."""
_MOST_OFFERED = 20
"""Stories that an error names."""


def listed(story: Story) -> Line:
    """A story on one line, with the id by which `--story` shows it."""
    return Line(text=joined([story.title, span_of_days(story), story_counts(story), story.story_id]),
                record_id=story.story_id)  # fmt: skip


def other_stories(stories: Sequence[Story], shown: Sequence[Story]) -> Iterator[Section]:
    """The stories without a page in this brief, with the id by which `--story` shows one."""
    there = {story.story_id for story in shown}
    others = [story for story in stories if story.story_id not in there]
    left = len(others) - _MOST_LISTED
    more = f"{left} more are in the table `stories`; " if left > 0 else ""
    if others:
        note = f"{more}--story ID shows one of these"
        yield Section(title="Other stories", lines=tuple(map(listed, others[:_MOST_LISTED])), note=note)


def no_story(view: CorpusView, wanted: str, stories: Sequence[Story]) -> str:
    """That there is no such story, what became of it, and which there are."""
    became = [row.new_id for row in view.rows("superseded", [wanted], column="old_id") if row.new_id]
    if became:
        return f"there is no story {wanted!r} any more; it became {', '.join(became)}"
    left = len(stories) - _MOST_OFFERED
    named = "".join(f"\n  {each.story_id}  {shortened(each.title, 80)} ({each.reports})"
                    for each in stories[:_MOST_OFFERED])  # fmt: skip
    more = f"\n  and {left} more, which `dragoman brief` lists" if left > 0 else ""
    return f"there is no story {wanted!r}; the stories, with their reports:{named}{more}"


def story_counts(story: Story) -> str:
    """How many reports, texts and origins tell a story."""
    return f"reports {story.reports} · texts {story.texts} · origins {story.origins}"


def span_of_days(story: Story) -> str | None:
    """The days on which a story was told; None where none is known."""
    if story.earliest is None:
        return None
    return story.earliest if story.earliest == story.latest else f"{story.earliest} to {story.latest}"
