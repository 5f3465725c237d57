"""The stories of a record in; whose text came from whom and how many origins each story has out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Literal

from dragoman.crossdoc.derivation.credits import credits_of, publisher_key, publishers_of
from dragoman.crossdoc.derivation.decided import decided, decisions_on
from dragoman.crossdoc.derivation.judging import Report
from dragoman.crossdoc.derivation.origins import hands_of, origins_of
from dragoman.crossdoc.derivation.pairing import derivations_within
from dragoman.crossdoc.derivation.wording import Rarity, holding, repeated_sentences, wording_of
from dragoman.language.prose import Prose, prose_of
from dragoman.model.findings import Decision, Derivation, Origin, Story
from dragoman.ports import CorpusView, Engine, Findings

_CHUNK = 100
"""Reports that are worked on together, unless one story has more: the pieces that an engine hands out."""

_Chunk = Sequence[tuple[Story, Sequence[Report]]]
"""Stories, each with its reports, earliest first."""


class DerivationPart:
    """The tables `derivations` and `origins`, and the counts of texts and origins in `stories`."""

    name = "derivation"
    requires = frozenset({"documents", "sentences", "stories", "decisions"})
    provides = frozenset({"derivations", "origins", "stories"})
    reach: Literal["stories", "record"] = "stories"

    def __init__(self, engine: Engine | None = None) -> None:
        """Args: engine: maps over the stories; None does so in this process."""
        self._map = map if engine is None else engine.map

    def analyse(self, view: CorpusView) -> Findings:
        """Compares the reports of each story; the order of arrival does not matter."""
        names = view.table("documents", ["document_id", "publisher", "agency", "author"]).to_pydict()
        authors = dict(zip(names["document_id"], names["author"], strict=True))
        publishers = publishers_of([*names["agency"], *names["publisher"]])
        stories = list(view.rows("stories"))
        read = self._map(partial(_read, publishers), _chunks(view, stories))
        chunks: list[_Chunk] = []
        held: Counter[str] = Counter()
        for chunk, counts in read:
            chunks.append(chunk)
            held.update(counts)
        compare = partial(_compared, Rarity(held, len(stories)), decisions_on(view), authors)
        found = [each for of_chunk in self._map(compare, chunks) for each in of_chunk]
        return Findings(
            tables={
                "derivations": [row for each in found for row in each.derivations],
                "origins": [row for each in found for row in each.origins],
                "stories": [each.story for each in found],
            },
            updates={},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    story: Story
    derivations: Sequence[Derivation]
    origins: Sequence[Origin]


_Texts = Sequence[tuple[Story, Sequence[tuple[Prose, frozenset[int]]]]]
"""Stories, each with the prose of its reports and the sentences of them that are no part of their own text."""


def _chunks(view: CorpusView, stories: Sequence[Story]) -> Iterator[_Texts]:
    member_of = {document: story.story_id for story in stories for document in story.documents}
    proses = {prose.document_id: prose for prose in prose_of(view)}
    dropped = repeated_sentences([(prose, member_of.get(key)) for key, prose in proses.items()])
    done = 0
    numbered = []
    for story in stories:
        numbered.append((done // _CHUNK, story))
        done += len(story.documents)
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield [
            (story, [(proses.pop(document), dropped.pop(document)) for document in story.documents])
            for _, story in group
        ]


def _read(publishers: Mapping[str, str], texts: _Texts) -> tuple[_Chunk, Counter[str]]:
    """The reports of some stories read, and how many of these stories hold each stem."""
    chunk = []
    for story, members in texts:
        reports = [
            Report(
                wording=wording_of(prose, dropped),
                credits=tuple(credits_of(prose.text, publishers)),
                outlet=publisher_key(prose.publisher or prose.agency),
            )
            for prose, dropped in members
        ]
        chunk.append((story, sorted(reports, key=lambda report: report.prose.order)))
    return chunk, holding([report.wording for report in reports] for _, reports in chunk)


def _compared(
    rarity: Rarity, decisions: Mapping[str, Sequence[Decision]], authors: Mapping[str, str | None], chunk: _Chunk
) -> list[_Found]:
    found = []
    for story, members in chunk:
        derivations, joining = derivations_within(members, rarity)
        derivations = list(decided(derivations, decisions))
        named = {report.prose.document_id: report.prose.publisher or report.prose.agency for report in members}
        hands = {r.prose.document_id: hands_of(r.outlet, authors[r.prose.document_id]) for r in members}
        origins = origins_of(story.story_id, list(named), derivations, named, hands, joining)
        found.append(_Found(story=replace(story, origins=len(origins)), derivations=derivations, origins=origins))
    return found
