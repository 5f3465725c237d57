"""What of a report is not its prose, and what that says about the report."""

from dragoman.extract.regions.extractor import RegionExtractor

__all__ = ["RegionExtractor"]
