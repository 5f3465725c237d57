"""The stories of a record in; whose text came from whom and how many origins each story has out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.crossdoc.derivation.credits import credits_of, publisher_key, publishers_of
from dragoman.crossdoc.derivation.decided import decided, decisions_on
from dragoman.crossdoc.derivation.judging import Report, cited_derivation, derivation_of, is_derived, rests_on
from dragoman.crossdoc.derivation.origins import origins_of
from dragoman.crossdoc.derivation.wording import (
    Measured,
    Rarity,
    grams,
    measured,
    repeated_sentences,
    shared,
    wording_of,
)
from dragoman.language.prose import prose_of
from dragoman.model.findings import Derivation, Origin, Story
from dragoman.ports import CorpusView, Findings

_HOLDERS = 24
"""Reports of a story, earliest first, that one run of words leads to: a thousand copies stay cheap."""
_GRAMS = 2
"""Runs of words that two reports must share before they are compared sentence by sentence."""
_PARTNERS = 12
"""Earlier reports that one is compared with: those that share most runs."""


class DerivationPart:
    """The tables `derivations` and `origins`, and the counts of texts and origins in `stories`."""

    name = "derivation"
    requires = frozenset({"documents", "sentences", "stories", "decisions"})
    provides = frozenset({"derivations", "origins", "stories"})

    def analyse(self, view: CorpusView) -> Findings:
        """Compares the reports of each story; the order of arrival does not matter."""
        names = view.table("documents", ["publisher"]).column(0).to_pylist()
        publishers = publishers_of(names)
        member_of = {document: story.story_id for story in view.rows("stories") for document in story.documents}
        proses = list(prose_of(view))
        dropped = repeated_sentences([(prose, member_of.get(prose.document_id)) for prose in proses])
        reports = {
            prose.document_id: Report(
                wording=wording_of(prose, dropped[prose.document_id]),
                credits=tuple(credits_of(prose.text, publishers)),
                outlet=publisher_key(prose.publisher or prose.agency),
            )
            for prose in proses
        }
        grouped = list(view.rows("stories"))
        rarity = Rarity([[reports[document].wording for document in story.documents] for story in grouped])
        decisions = decisions_on(view)
        derivations: list[Derivation] = []
        origins: list[Origin] = []
        stories: list[Story] = []
        for story in grouped:
            members = sorted((reports[document] for document in story.documents), key=lambda r: r.prose.order)
            found, joining = _derivations(members, rarity)
            found = list(decided(found, decisions))
            named = {report.prose.document_id: report.prose.publisher or report.prose.agency for report in members}
            own = origins_of(story.story_id, list(named), found, named, joining)
            derivations += found
            origins += own
            stories.append(replace(story, origins=len(own)))
        return Findings(tables={"derivations": derivations, "origins": origins, "stories": stories}, updates={})


def _derivations(reports: Sequence[Report], rarity: Rarity) -> tuple[list[Derivation], dict[str, str]]:
    found = {}
    weighed: dict[int, Measured] = {}
    for earlier, later in _partners(reports):
        for index in (earlier, later):
            if index not in weighed:
                weighed[index] = measured(reports[index].wording, rarity)
        common = shared(weighed[earlier], weighed[later], rarity)
        if is_derived(common):
            derivation = derivation_of(reports[earlier], reports[later], common)
            found[derivation.from_document, derivation.to_document] = derivation
    joining: dict[str, str] = {}
    cited: list[Derivation] = []
    own = _by_outlet(reports)
    for report in reports:
        for outlet, (weight, credit) in rests_on(report).items():
            source = own.get(outlet)
            if source is not None and (source.prose.document_id, report.prose.document_id) in found:
                continue
            if source is report or (source is not None and credit.kind == "carried"):
                source = None
            derivation = cited_derivation(report, outlet, weight, credit, source)
            cited.append(derivation)
            if credit.kind == "cited" and source is None:
                joining[derivation.derivation_id] = outlet
    return [*found.values(), *cited], joining


def _by_outlet(reports: Sequence[Report]) -> Mapping[str, Report]:
    found: dict[str, Report] = {}
    for report in reports:
        if report.outlet is not None:
            found.setdefault(report.outlet, report)
    return found


def _partners(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for later, report in enumerate(reports):
        votes: Counter[int] = Counter()
        for gram in set(grams(report.wording)):
            listed = holders[gram]
            votes.update(listed)
            if len(listed) < _HOLDERS:
                listed.append(later)
        partners = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_PARTNERS]
        yield from ((earlier, later) for earlier, count in partners if count >= _GRAMS)
