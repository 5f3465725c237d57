"""Exports of press archives and word processors in, their reports out."""

from dragoman.readers.pressarchive.reader import PressArchiveReader

__all__ = ["PressArchiveReader"]
