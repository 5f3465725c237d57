"""Whose text came from whom, and how many independent origins a story has."""

from dragoman.crossdoc.derivation.part import DerivationPart

__all__ = ["DerivationPart"]
