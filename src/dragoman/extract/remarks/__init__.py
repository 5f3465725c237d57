"""What a reader should know about a passage that tells no act and no speaker: the layer `remarks`."""

from dragoman.extract.remarks.extractor import RemarkExtractor

__all__ = ["RemarkExtractor"]
