"""When a report appeared: the part and what it infers with."""

from dragoman.crossdoc.dating.part import DatingPart

__all__ = ["DatingPart"]
