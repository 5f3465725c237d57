"""Where a report does not agree with itself: remarks of the kind `slip`."""

from dragoman.extract.remarks.slips.finder import find

__all__ = ["find"]
