"""Names and noun phrases that stand for actors and places, and who or what they stand for."""

from dragoman.extract.mentions.extractor import MentionExtractor

__all__ = ["MentionExtractor"]
