"""Part name -> where its factory lives; resolved on first use, so that optional parts stay optional."""

import importlib
from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any

from dragoman.errors import PartError

READERS: Mapping[str, str] = {
    "parquet": "dragoman.readers.parquet:ParquetReader",
    "pressarchive": "dragoman.readers.pressarchive:PressArchiveReader",
    "newsml": "dragoman.readers.newsml:NewsmlReader",
    "warc": "dragoman.readers.warc:WarcReader",
    "feed": "dragoman.readers.feeds:FeedReader",
    "html": "dragoman.readers.html:HtmlReader",
    "ninjs": "dragoman.readers.ninjs:NinjsReader",
    "jsonl": "dragoman.readers.jsonl:JsonReader",
    "csv": "dragoman.readers.csv:CsvReader",
    "text": "dragoman.readers.text:TextReader",
}
"""In the order in which they are asked; plain text takes what nobody else did."""

EXTRACTORS: Mapping[str, str] = {
    "language": "dragoman.extract.language:LanguageExtractor",
    "regions": "dragoman.extract.regions:RegionExtractor",
    "syntax": "dragoman.language.syntax:SpacyParser",
    "mentions": "dragoman.extract.mentions:MentionExtractor",
    "places": "dragoman.extract.places:PlaceExtractor",
    "times": "dragoman.extract.times:TimeExtractor",
    "statements": "dragoman.extract.statements:StatementExtractor",
    "events": "dragoman.extract.events:EventExtractor",
    "remarks": "dragoman.extract.remarks:RemarkExtractor",
}
"""In the order in which they run; `syntax` is a `Parser`, the others are `Extractor`s."""

CORPUS_PARTS: Mapping[str, str] = {
    "corrections": "dragoman.crossdoc.corrections:CorrectionPart",
    "stories": "dragoman.crossdoc.stories:StoryPart",
    "derivation": "dragoman.crossdoc.derivation:DerivationPart",
    "dating": "dragoman.crossdoc.dating:DatingPart",
    "actors": "dragoman.crossdoc.actors:ActorPart",
    "drift": "dragoman.crossdoc.drift:DriftPart",
    "incidents": "dragoman.crossdoc.incidents:IncidentPart",
    "reconciliation": "dragoman.crossdoc.reconciliation:ReconciliationPart",
    "relations": "dragoman.crossdoc.relations:RelationPart",
}
"""In the order in which they run."""

ENGINES: Mapping[str, str] = {
    "local": "dragoman.engines.local:LocalEngine",
    "daft": "dragoman.engines.daft:DaftEngine",
}

EXPORTERS: Mapping[str, str] = {
    "jsonl": "dragoman.exporters.jsonl:JsonLinesExporter",
    "parquet": "dragoman.exporters.tables:ParquetExporter",
    "csv": "dragoman.exporters.tables:CsvExporter",
    "sqlite": "dragoman.exporters.sqlite:SqliteExporter",
    "annotations": "dragoman.exporters.annotations:AnnotationExporter",
    "polecat": "dragoman.exporters.eventdata.polecat:PolecatExporter",
    "icews": "dragoman.exporters.eventdata.icews:IcewsExporter",
    "gdelt": "dragoman.exporters.eventdata.gdelt:GdeltExporter",
    "phoenix": "dragoman.exporters.eventdata.phoenix:PhoenixExporter",
    "plover": "dragoman.exporters.eventdata.plover:PloverExporter",
    "timelinejs": "dragoman.exporters.interchange.timelinejs:TimelineJsExporter",
    "ical": "dragoman.exporters.interchange.ical:CalendarExporter",
    "graphml": "dragoman.exporters.interchange.graphml:GraphMlExporter",
    "gexf": "dragoman.exporters.interchange.gexf:GexfExporter",
    "ftm": "dragoman.exporters.interchange.followthemoney:FollowTheMoneyExporter",
    "jsonld": "dragoman.exporters.interchange.jsonld:JsonLdExporter",
}

KINDS: Mapping[str, Mapping[str, str]] = {
    "readers": READERS,
    "extractors": EXTRACTORS,
    "corpus_parts": CORPUS_PARTS,
    "engines": ENGINES,
    "exporters": EXPORTERS,
}
"""Kind -> its table; third parties register under the entry point group `dragoman.KIND`."""

EXTRAS: Mapping[str, str] = {"daft": "cluster", "fastapi": "web"}
"""Package that may be missing -> the extra that brings it."""


def names(kind: str) -> tuple[str, ...]:
    """The registered parts of a kind, ours first, then those of installed packages by name."""
    others = sorted(point.name for point in entry_points(group=f"dragoman.{kind}"))
    return (*KINDS[kind], *(name for name in others if name not in KINDS[kind]))


def create(kind: str, name: str, **options: Any) -> Any:
    """A part by its name.

    Raises:
        PartError: no part of that kind has the name, or the package it needs is not installed.
    """
    target = KINDS[kind].get(name)
    if target is None:
        for point in entry_points(group=f"dragoman.{kind}", name=name):
            return point.load()(**options)
        known = ", ".join(names(kind))
        raise PartError(f"there is no {name!r} among the {kind}; known: {known}")
    module, _, attribute = target.partition(":")
    try:
        factory = getattr(importlib.import_module(module), attribute)
    except ModuleNotFoundError as missing:
        extra = EXTRAS.get(missing.name or "")
        if extra is None:
            raise
        raise PartError(f"{name} needs {missing.name}: pip install 'dragoman[{extra}]'") from missing
    return factory(**options)
