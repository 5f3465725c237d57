"""A record in, the origins of each of its reports out: what counting witnesses begins with."""

from dragoman.ports import CorpusView


def origins_of_reports(view: CorpusView) -> dict[str, frozenset[str]]:
    """Report -> the ids of its origins; a report without one is left out."""
    found: dict[str, frozenset[str]] = {}
    for origin in view.rows("origins"):
        for document in origin.documents:
            found[document] = found.get(document, frozenset()) | {origin.origin_id}
    return found
