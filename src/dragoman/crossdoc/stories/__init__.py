"""Which reports tell of one happening."""

from dragoman.crossdoc.stories.part import StoryPart

__all__ = ["StoryPart"]
