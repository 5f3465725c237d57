"""Where reports lie: files, folders, globs, standard input, and archives of them."""

from dragoman.readers.sources.files import find_sources

__all__ = ["find_sources"]
