"""Paths, folders, globs or standard input in, reports out, and what could not be read."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman import registry
from dragoman.errors import ReadError, SettingsError
from dragoman.language.decoding import refuse_known_binary
from dragoman.language.stamps import Stamp, read_stamp
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure
from dragoman.model.text import Document
from dragoman.pipeline import time_limit
from dragoman.ports import Reader, Source
from dragoman.readers.sources import find_sources
from dragoman.settings import Settings

logger = logging.getLogger(__name__)


def read_documents(arguments: Sequence[str], settings: Settings) -> Iterator[Document | Failure]:
    """The reports that paths, folders, globs or standard input hold, and what could not be read."""
    for item in read_reports(arguments, settings):
        yield item if isinstance(item, Failure) else item.document


def read_reports(
    arguments: Sequence[str], settings: Settings, *, seen: set[str] | None = None
) -> Iterator[AnnotatedDocument | Failure]:
    """The same, each report with the regions that its format marks.

    Args:
        arguments: Paths, folders, globs or `-`.
        settings: Bounds, and a date for all reports.
        seen: Filled with the uris of the sources that were read, if given.
    """
    readers: list[Reader] = [registry.create("readers", name) for name in registry.names("readers")]
    for argument in arguments:
        for source in find_sources(argument, max_bytes=settings.max_bytes):
            if isinstance(source, Failure):
                yield source
                continue
            if seen is not None:
                seen.add(source.uri)
            for item in _read_source(source, readers, settings.seconds_per_report):
                yield item if isinstance(item, Failure) else _dated(item, settings)


def _read_source(source: Source, readers: Sequence[Reader], seconds: float) -> Iterator[AnnotatedDocument | Failure]:
    """The reports of a source, each in so much processor time; what goes wrong ends this source and no other."""
    name = "that was to be chosen"
    try:
        with time_limit(seconds):
            refuse_known_binary(source.head)
            reader = next(reader for reader in readers if reader.accepts(source))
        name = reader.name
        yield from _in_time(reader, source, seconds)
    except (ReadError, OSError) as error:
        yield Failure(uri=source.uri, document_id=None, part="reader", error=type(error).__name__, detail=str(error))
    except Exception as error:
        logger.exception("the reader %s failed on %s", name, source.uri)
        detail = f"{error} (the reader {name} failed; save it as plain text)"[:2000]
        yield Failure(uri=source.uri, document_id=None, part="reader", error=type(error).__name__, detail=detail)


def _in_time(reader: Reader, source: Source, seconds: float) -> Iterator[AnnotatedDocument | Failure]:
    with time_limit(seconds):
        items = iter(reader.read(source))
    while True:
        with time_limit(seconds):
            item = next(items, None)
        if item is None:
            return
        yield item


def read_given(published: str) -> Stamp:
    """The date that a person gives all reports.

    Raises:
        SettingsError: it is none.
    """
    stamp = read_stamp(published)
    if stamp is None:
        raise SettingsError(f"published: {published!r} is no date; write 2022-12-30, 2022-12 or 2022")
    return stamp


def _dated(report: AnnotatedDocument, settings: Settings) -> AnnotatedDocument:
    if settings.published is None:
        return report
    stamp = read_given(settings.published)
    document = replace(
        report.document,
        published=stamp.published,
        published_earliest=stamp.earliest,
        published_latest=stamp.latest,
        published_basis="given",
    )
    return replace(report, document=document)
