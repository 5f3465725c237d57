"""What persons decided on single reports, carried out."""

from dragoman.crossdoc.corrections.part import CorrectionPart

__all__ = ["CorrectionPart"]
