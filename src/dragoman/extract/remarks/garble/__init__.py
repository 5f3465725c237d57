"""Damage that translating, scraping, cutting or pasting left in a report's text."""

from dragoman.extract.remarks.garble.reader import find

__all__ = ["find"]
