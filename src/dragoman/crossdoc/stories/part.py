"""The reports of a record in, its stories and storylines out."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

import pyarrow as pa

from dragoman.crossdoc.stories.dates import told_days
from dragoman.crossdoc.stories.grouping import grouped
from dragoman.crossdoc.stories.products import Vector
from dragoman.crossdoc.stories.storylines import storylines
from dragoman.crossdoc.stories.vectors import Bag, bag_of, vectors_of
from dragoman.language.lexicon import Lexicon
from dragoman.language.prose import Prose, prose_of
from dragoman.language.words import Columns, columns_of
from dragoman.model.findings import Story
from dragoman.model.provenance import identifier
from dragoman.ports import CorpusView, Engine, Findings

_COPY_WORDS = 8
"""Different words that a text needs before an equal one counts as its copy."""
_TITLE_LENGTH = 140
_CHUNK = 100
"""Reports whose words are counted together: the pieces that an engine hands out."""


class StoryPart:
    """The table `stories`, and `documents.story_id`."""

    name = "stories"
    requires = frozenset({"documents", "sentences", "regions", "times"})
    provides = frozenset({"stories", "documents"})
    reach: Literal["stories", "record"] = "stories"

    def __init__(self, engine: Engine | None = None, lexicon: Lexicon | None = None) -> None:
        """What it works with.

        Args:
            engine: Maps over the reports to count their words; None does so in this process.
            lexicon: Where the words that were read are left for other parts.
        """
        self._map = map if engine is None else engine.map
        self._lexicon = Lexicon() if lexicon is None else lexicon

    def analyse(self, view: CorpusView) -> Findings:
        """Groups all reports of the record; the same reports give the same stories in any order."""
        texts, bags = _texts(self._read(view))
        told = told_days(view)
        likenesses = [
            replace(likeness, told=frozenset(day for _, name in text.reports for day in told.get(name, ())))
            for likeness, text in zip(vectors_of(bags), texts, strict=True)
        ]
        vectors = [likeness.matter for likeness in likenesses]
        days = [text.day for text in texts]
        groups = grouped(likenesses, days)
        lines = storylines(vectors, groups)
        stories = [
            _story(texts, vectors, group, _line_id(texts, groups, line))
            for group, line in zip(groups, lines, strict=True)
        ]
        return Findings(tables={"stories": stories}, updates={"documents": _membership(stories)})

    def _read(self, view: CorpusView) -> Iterator["_Read"]:
        self._lexicon.clear()
        for reports, words in self._map(_read, _chunks(prose_of(view))):
            self._lexicon.add(words)
            yield from reports


_Read = tuple[str, Prose, Bag]
"""A key that the copies of a report share, what is told of it without its text, and its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """One text and the reports that carry it word for word, earliest first."""

    day: int | None
    title: str
    reports: tuple[tuple[str, str], ...]
    days: tuple[str | None, str | None]


def _chunks(proses: Iterator[Prose]) -> Iterator[Sequence[Prose]]:
    while chunk := list(islice(proses, _CHUNK)):
        yield chunk


def _read(proses: Sequence[Prose]) -> tuple[list[_Read], Lexicon]:
    lexicon, found = Lexicon(), []
    for prose in proses:
        words = columns_of(prose.text, prose.sentences)
        lexicon.put(prose.document_id, words)
        bag = bag_of(prose.title, words, prose.sentences, language=prose.language)
        found.append((_copy_key(prose.document_id, words), _without_text(prose), bag))
    return found, lexicon


def _texts(reports: Iterable[_Read]) -> tuple[list[_Text], list[Bag]]:
    """The texts in order of date, and the words of each, which are those of its earliest report."""
    copies: dict[str, list[tuple[Prose, Bag]]] = {}
    for key, prose, bag in reports:
        copies.setdefault(key, []).append((prose, bag))
    groups = [sorted(group, key=lambda pair: pair[0].order) for group in copies.values()]
    groups.sort(key=lambda group: group[0][0].order)
    return [_text([prose for prose, _ in group]) for group in groups], [group[0][1] for group in groups]


def _text(group: Sequence[Prose]) -> _Text:
    earliest = [prose.earliest for prose in group if prose.earliest]
    latest = [prose.latest for prose in group if prose.latest]
    return _Text(
        day=next((prose.day for prose in group if prose.day is not None), None),
        title=group[0].title or "", reports=tuple(prose.order for prose in group),
        days=(min(earliest, default=None), max(latest, default=None)),
    )  # fmt: skip


def _copy_key(document_id: str, words: Columns) -> str:
    plain = " ".join(words.words).lower()
    if len(set(plain.split(" "))) < _COPY_WORDS:
        return document_id
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _without_text(prose: Prose) -> Prose:
    title = prose.title or _first_words(prose)
    return Prose(
        document_id=prose.document_id, title=title, publisher=None, agency=None, language=None, text="",
        earliest=prose.earliest, latest=prose.latest, sentences=(),
    )  # fmt: skip


def _first_words(prose: Prose) -> str:
    start, end = prose.sentences[0] if prose.sentences else (0, len(prose.text))
    words = prose.text[start : min(end, start + 4 * _TITLE_LENGTH)].split()
    line = " ".join(words)
    return line if len(line) <= _TITLE_LENGTH else line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def _story(texts: Sequence[_Text], vectors: Sequence[Vector], group: Sequence[int], line: str | None) -> Story:
    reports = sorted(report for index in group for report in texts[index].reports)
    earliest = [day for index in group if (day := texts[index].days[0])]
    latest = [day for index in group if (day := texts[index].days[1])]
    return Story(
        story_id=identifier("story", reports[0][1]),
        title=texts[_central(vectors, group)].title,
        earliest=min(earliest, default=None),
        latest=max(latest, default=None),
        documents=tuple(document for _, document in reports),
        storyline_id=line,
        reports=len(reports),
        texts=len(group),
        origins=len(group),
    )


def _central(vectors: Sequence[Vector], group: Sequence[int]) -> int:
    total: dict[str, float] = {}
    for index in group:
        for feature, weight in vectors[index].items():
            total[feature] = total.get(feature, 0.0) + weight
    return max(group, key=lambda index: (sum(w * total[f] for f, w in vectors[index].items()), -index))


def _line_id(texts: Sequence[_Text], groups: Sequence[Sequence[int]], line: Sequence[int]) -> str | None:
    if len(line) < 2:
        return None
    first = min(texts[index].reports[0] for story in line for index in groups[story])
    return identifier("storyline", first[1])


def _membership(stories: Sequence[Story]) -> pa.Table:
    rows = sorted((document, story.story_id) for story in stories for document in story.documents)
    return pa.table(
        {
            "document_id": pa.array([document for document, _ in rows], type=pa.string()),
            "story_id": pa.array([story for _, story in rows], type=pa.string()),
        }
    )
