"""The stories of a record in; whose text came from whom and how many origins each story has out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Literal

from dragoman.crossdoc.derivation.credits import credits_of, publisher_key, publishers_of
from dragoman.crossdoc.derivation.decided import decided, decisions_on
from dragoman.crossdoc.derivation.judging import Report
from dragoman.crossdoc.derivation.origins import hands_of, origins_of
from dragoman.crossdoc.derivation.pairing import derivations_within
from dragoman.crossdoc.derivation.wording import (
    Rarity,
    Wording,
    holding,
    lone_wording,
    repeated_sentences,
    stems_of,
    wording_of,
)  # fmt: skip
from dragoman.language.lexicon import Lexicon
from dragoman.language.prose import Prose, prose_of
from dragoman.language.words import columns_of
from dragoman.model.findings import Decision, Derivation, Origin, Story
from dragoman.ports import CorpusView, Engine, Findings

_CHUNK = 100
"""Reports that are worked on together, unless one story has more: the pieces that an engine hands out."""


class DerivationPart:
    """The tables `derivations` and `origins`, and the counts of texts and origins in `stories`."""

    name = "derivation"
    requires = frozenset({"documents", "sentences", "stories", "decisions"})
    provides = frozenset({"derivations", "origins", "stories"})
    reach: Literal["stories", "record"] = "stories"

    def __init__(self, engine: Engine | None = None, lexicon: Lexicon | None = None) -> None:
        """What it works with.

        Args:
            engine: Maps over the stories; None does so in this process.
            lexicon: Words of reports that another part has read; emptied at the end.
        """
        self._map = map if engine is None else engine.map
        self._lexicon = Lexicon() if lexicon is None else lexicon

    def analyse(self, view: CorpusView) -> Findings:
        """Compares the reports of each story; the order of arrival does not matter."""
        names = view.table("documents", ["document_id", "publisher", "agency", "author"]).to_pydict()
        stories = list(view.rows("stories"))
        proses = {prose.document_id: prose for prose in prose_of(view)}
        self._read(proses.values())
        dropped = _dropped(stories, proses)
        compare = partial(
            _compared,
            _Collection(
                lexicon=self._lexicon,
                rarity=_rarity(self._lexicon, stories, dropped),
                publishers=publishers_of([*names["agency"], *names["publisher"]]),
                authors=dict(zip(names["document_id"], names["author"], strict=True)),
                decisions=decisions_on(view),
            ),
        )
        found = [each for of_chunk in self._map(compare, _chunks(stories, proses, dropped)) for each in of_chunk]
        self._lexicon.clear()
        return Findings(
            tables={
                "derivations": [row for each in found for row in each.derivations],
                "origins": [row for each in found for row in each.origins],
                "stories": [each.story for each in found],
            },
            updates={},
        )

    def _read(self, proses: Iterable[Prose]) -> None:
        """Reads the words of those reports that no other part has read."""
        for prose in proses:
            if prose.document_id not in self._lexicon:
                self._lexicon.put(prose.document_id, columns_of(prose.text, prose.sentences))
        self._lexicon.sort()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Collection:
    """What is known of all reports: their words, what words are worth, who publishes, who wrote what, what is decided.

    `publishers` are squashed names with their keys, `authors` go by report, `decisions` by derivation.
    """

    lexicon: Lexicon
    rarity: Rarity
    publishers: Mapping[str, str]
    authors: Mapping[str, str | None]
    decisions: Mapping[str, Sequence[Decision]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    story: Story
    derivations: Sequence[Derivation]
    origins: Sequence[Origin]


_Dropped = Mapping[str, frozenset[int]]
"""Report -> the numbers of its sentences that are no part of its own text."""
_Chunk = Sequence[tuple[Story, Sequence[tuple[Prose, frozenset[int]]]]]
"""Stories, each with its reports and their dropped sentences."""


def _dropped(stories: Sequence[Story], proses: Mapping[str, Prose]) -> _Dropped:
    member_of = {document: story.story_id for story in stories for document in story.documents}
    return repeated_sentences([(prose, member_of.get(key)) for key, prose in proses.items()])


def _rarity(lexicon: Lexicon, stories: Sequence[Story], dropped: _Dropped) -> Rarity:
    own = ([stems_of(document, lexicon, dropped[document]) for document in story.documents] for story in stories)
    return Rarity(lexicon.names(), holding(own, len(lexicon)), len(stories))


def _chunks(stories: Sequence[Story], proses: dict[str, Prose], dropped: _Dropped) -> Iterator[_Chunk]:
    """The stories in pieces; a report's prose is let go of with its piece."""
    done = 0
    numbered = []
    for story in stories:
        numbered.append((done // _CHUNK, story))
        done += len(story.documents)
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield [
            (story, [(proses.pop(document), dropped[document]) for document in story.documents]) for _, story in group
        ]


def _compared(known: _Collection, chunk: _Chunk) -> list[_Found]:
    found = []
    for story, texts in chunk:
        reports = (_report(known, wording) for wording in _wordings(known, texts))
        members = sorted(reports, key=lambda report: report.prose.order)
        derivations, joining = derivations_within(members, known.rarity)
        derivations = list(decided(derivations, known.decisions))
        named = {report.prose.document_id: report.prose.publisher or report.prose.agency for report in members}
        hands = {r.prose.document_id: hands_of(r.outlet, known.authors[r.prose.document_id]) for r in members}
        origins = origins_of(story.story_id, list(named), derivations, named, hands, joining)
        found.append(_Found(story=replace(story, origins=len(origins)), derivations=derivations, origins=origins))
    return found


def _wordings(known: _Collection, texts: Sequence[tuple[Prose, frozenset[int]]]) -> list[Wording]:
    if len(texts) == 1:
        return [lone_wording(prose) for prose, _ in texts]
    return [wording_of(prose, known.lexicon, dropped) for prose, dropped in texts]


def _report(known: _Collection, wording: Wording) -> Report:
    prose = wording.prose
    return Report(
        wording=wording,
        credits=tuple(credits_of(prose.text, known.publishers)),
        outlet=publisher_key(prose.publisher or prose.agency),
    )
