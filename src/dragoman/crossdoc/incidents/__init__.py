"""Events of many reports in, the happenings that they tell of out."""

from dragoman.crossdoc.incidents.part import IncidentPart

__all__ = ["IncidentPart"]
