"""Time expressions: the extractor and its tables."""

from dragoman.extract.times.extractor import TimeExtractor

__all__ = ["TimeExtractor"]
