"""What rewriting changed."""

from dragoman.crossdoc.drift.part import DriftPart

__all__ = ["DriftPart"]
