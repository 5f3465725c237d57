"""The Python API: read reports into a record, look at it, correct it, take it away."""

from dragoman.workspace.coding import code, code_lines
from dragoman.workspace.collecting import read_documents, read_reports
from dragoman.workspace.deciding import decide, replayed_words
from dragoman.workspace.reading import read
from dragoman.workspace.record import ReadSummary, Record, Report, open_record

__all__ = [
    "ReadSummary",
    "Record",
    "Report",
    "code",
    "code_lines",
    "decide",
    "open_record",
    "read",
    "read_documents",
    "read_reports",
    "replayed_words",
]
