"""Who said what, through whom: the layer `statements`."""

from dragoman.extract.statements.extractor import StatementExtractor

__all__ = ["StatementExtractor"]
