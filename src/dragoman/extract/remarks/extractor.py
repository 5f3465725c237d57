"""A report with all other layers in, its remarks out: each kind is found by a module of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.extract.remarks import garble, own_voice, slips
from dragoman.model.annotations import AnnotatedDocument, Remark

FINDERS: tuple[Callable[[AnnotatedDocument], Iterator[Remark]], ...] = (own_voice.find, garble.find, slips.find)
"""One place to add a kind of remark."""


class RemarkExtractor:
    """The layer `remarks`."""

    name = "remarks"
    requires = frozenset({"regions", "sentences", "mentions", "places", "times", "statements", "events"})
    provides = frozenset({"remarks"})

    def extract(self, report: AnnotatedDocument) -> AnnotatedDocument:
        """The report with its remarks in text order."""
        found = {
            (row.remark_start, row.remark_end, row.kind, row.reason): row for find in FINDERS for row in find(report)
        }
        return replace(report, remarks=tuple(found[key] for key in sorted(found)))
