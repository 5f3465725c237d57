"""The extension points, all on one page: reader, parser, extractor, corpus part, engine, exporter."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Literal, Protocol, TypeVar

import pyarrow as pa

from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to read: a file, a member of an archive, standard input.

    `uri` is the path relative to what was read (archive members: `archive.zip!/member.txt`).
    `head` holds the first 64 KiB, decompressed. `open` gives a fresh stream of all bytes and may
    raise OSError. `size` is in bytes, or None where unknown. `max_bytes` bounds what of it may be
    held in memory as one report. `pages` are the addresses that a web archive lists as its pages; what
    else it holds came with them. None where nothing lists them.
    """

    uri: str
    head: bytes
    open: Callable[[], BinaryIO]
    size: int | None = None
    max_bytes: int = 64_000_000
    pages: frozenset[str] | None = None


class Reader(Protocol):
    """Bytes of one format in, reports out."""

    name: str

    def accepts(self, source: Source) -> bool:
        """Whether the source looks like this format, by content first and name second."""
        ...

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """The reports of a source in its order; what cannot be read is a `Failure`, the rest goes on.

        A report comes with the regions that its format marks and that its text alone does not show
        (captions and menus of a web page); most formats mark none.

        Raises:
            ReadError: nothing of the source can be read; the message names the remedy.
        """
        ...


class Parser(Protocol):
    """Texts of sentences in, tokens out; one call for many sentences."""

    name: str
    requires: frozenset[str]
    provides: frozenset[str]

    @property
    def version(self) -> str:
        """Name, version and digest of what parses."""
        ...

    def parse(self, documents: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """The documents with `sentences` filled in from their prose regions."""
        ...


class Extractor(Protocol):
    """One layer of one report. Pure: the same report gives the same layer anywhere."""

    name: str
    requires: frozenset[str]
    """Names of `AnnotatedDocument` layers that must be there."""
    provides: frozenset[str]
    """Names of the layers (or of `document`) that it fills in or replaces."""

    def extract(self, report: AnnotatedDocument) -> AnnotatedDocument:
        """The report with this part's layers."""
        ...


class CorpusView(Protocol):
    """A read-only view of all reports of a record. Table names are those of the public contract."""

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A whole table, ordered by its key; only some columns if named."""
        ...

    def batches(self, name: str, columns: Sequence[str] | None = None, *, size: int = 2000) -> Iterator[pa.Table]:
        """A table in pieces of about `size` rows, in the same order, without holding it whole."""
        ...

    def among(self, name: str, ids: Iterable[str], *, column: str = "document_id") -> pa.Table:
        """The rows of a table whose `column` is one of some ids, ordered by its key."""
        ...

    def rows(self, name: str, ids: Iterable[str] | None = None, *, column: str = "document_id") -> Iterator[Any]:
        """The rows of a table as model objects, by its key; if ids are given, only those whose `column` is one."""
        ...

    def sql(self, query: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """The answer to a query in the store's dialect; `order by` is the caller's."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruled:
    """Rows of single reports that a person overruled: their ids, and the rows that stand in for them."""

    ids: Sequence[str]
    rows: Sequence[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a cross-document part found.

    `tables` maps the name of each table that the part provides to all its rows: they replace what
    stood there. `updates` maps a table name to an Arrow table with its key columns and the columns
    to be changed: the other columns and rows stay. `overruled` maps a table name to rows that are
    shown in place of the machine's, which are kept.
    """

    tables: Mapping[str, Sequence[Any]]
    updates: Mapping[str, pa.Table]
    only: Mapping[str, tuple[str, Sequence[str]]] = field(default_factory=dict)
    """Table -> a column and values: only the rows with one of these values are replaced, the others stay."""
    overruled: Mapping[str, Overruled] = field(default_factory=dict)


class CorpusPart(Protocol):
    """A look across reports. Its findings do not depend on the order in which reports came."""

    name: str
    requires: frozenset[str]
    """Tables that must have been filled."""
    provides: frozenset[str]
    """Tables that it fills, or some of whose columns it updates."""
    reach: Literal["stories", "record"]
    """How far it looks: `stories` where what it finds on a story needs only the stories near it, so that a large
    record is gone through in pieces; `record` where it counts over all reports."""

    def analyse(self, view: CorpusView) -> Findings:
        """The findings over all reports in the view."""
        ...


class Tally(CorpusPart, Protocol):
    """A part that counts over the whole record (`reach` is `record`), and can count anew only what has changed."""

    def touched(self, view: CorpusView, documents: Sequence[str]) -> frozenset[str]:
        """Names of what some reports have part in: of which counts may differ once these reports have changed."""
        ...

    def count_again(self, view: CorpusView, names: frozenset[str]) -> Findings:
        """The findings on these names only (`Findings.only`)."""
        ...


class Engine(Protocol):
    """Maps a pure function over partitions, in order."""

    name: str

    def map(self, function: Callable[[In], Out], items: Iterable[In]) -> Iterator[Out]:
        """The results in the order of the items."""
        ...


class Divisible(Protocol[In, Out]):
    """A function that an engine can map piece by piece, so that one item that kills its process costs only itself."""

    def __call__(self, item: In, /) -> Out:
        """The result of an item."""
        ...

    def split(self, item: In, /) -> Sequence[In]:
        """The item in its smallest pieces, in order."""
        ...

    def join(self, results: Sequence[Out], /) -> Out:
        """The results of the pieces as one."""
        ...

    def lost(self, item: In, reason: str, /) -> Out:
        """What stands for the result of a piece that cannot be worked on."""
        ...


class Exporter(Protocol):
    """A record in, files out."""

    name: str
    tables: frozenset[str]
    """Tables that it writes; the rest is left out on purpose."""

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes into the folder `out` (made if missing) and names the files, in a fixed order."""
        ...
