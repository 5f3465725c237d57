"""What the reading of reports hands to the store."""

from dragoman.model.schema import REPORT_TABLES, to_arrow
from dragoman.pipeline import Annotated, ReportPipeline
from dragoman.workspace.reading import _gathered
from factory import document

EMPTY = {name: to_arrow(name, []) for name in REPORT_TABLES}


def partition(*uris):
    documents = to_arrow("documents", [document(f"Ferry {uri}.", uri) for uri in uris])
    return Annotated(documents=documents, layers=EMPTY, failures=())


def test_small_partitions_are_written_together():
    results = [partition("a", "b", "c"), partition("d"), partition("e"), partition("f", "g"), partition("h")]
    found = _gathered(iter(results), ReportPipeline(), 3)
    assert ["".join(each.documents.column("uri").to_pylist()) for each in found] == ["abc", "defg", "h"]
