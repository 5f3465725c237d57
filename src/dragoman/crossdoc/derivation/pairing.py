"""The reports of a story in, the derivations between them and from sources outside out.

Two reports are compared if they share runs of words, or, where phrases were changed, couples of words that
stand side by side (see `course`). Every report meets a bounded number of earlier ones.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from dragoman.crossdoc.derivation.build import same_build
from dragoman.crossdoc.derivation.judging import Report, cited_derivation, derivation_of, is_derived, rests_on
from dragoman.crossdoc.derivation.sharing import Measured, Shared, measured, shared
from dragoman.crossdoc.derivation.wording import Rarity, grams
from dragoman.model.findings import Derivation

_HOLDERS = 24
"""Reports of a story, earliest first, that one run of words leads to: a thousand copies stay cheap."""
_GRAMS = 2
"""Runs of words that two reports must share before they are compared sentence by sentence."""
_COUPLES = 4
"""The same for couples: a rewrite of a hundred words shares more."""
_PARTNERS = 12
"""Earlier reports that one is compared with for its runs: those that share most."""
_ALIKE = 4
"""And for its couples alone."""
_SAME, _ENOUGH = 0.9, 4
"""Shared wording from which an earlier report is the same text, and so many of them after which no more are sought."""
_WORDS = 0.35
"""Part of the words of the shorter text in the other, below which paragraphs need not be compared."""
_TRACE, _TRACE_RETOLD = 0.06, 0.3
"""Part of a report's runs, quotations included, or of the shorter text told again, that a report at hand must share
to be the one that is cited: of eleven labelled pairs the five retold ones have .08 and more, those that take a
detail or a quotation .044 and less."""


def derivations_within(reports: Sequence[Report], rarity: Rarity) -> tuple[list[Derivation], dict[str, str]]:
    """The derivations of one story's reports.

    Args:
        reports: Earliest first.
        rarity: What words are worth in the collection.

    Returns:
        The derivations, and for those from a cited outlet outside the collection derivation_id -> its key.
    """
    weigh = _Weighed(reports, rarity)
    found = {}
    for later, partners in _partners(weigh):
        for derivation in _from_partners(weigh, later, partners):
            found[derivation.from_document, derivation.to_document] = derivation
    joining: dict[str, str] = {}
    cited: list[Derivation] = []
    own = _by_outlet(reports)
    for index, report in enumerate(reports):
        for outlet, (weight, credit) in rests_on(report).items():
            mine = own.get(outlet, ())
            if any((reports[at].prose.document_id, report.prose.document_id) in found for at in mine):
                continue
            source = None if credit.kind == "carried" else _cited(weigh, mine, index)
            derivation = cited_derivation(report, outlet, weight, credit, source)
            cited.append(derivation)
            if credit.kind == "cited" and source is None:
                joining[derivation.derivation_id] = outlet
    return [*found.values(), *cited], joining


class _Weighed:
    """The reports of a story, each weighed when it is first asked for."""

    def __init__(self, reports: Sequence[Report], rarity: Rarity) -> None:
        self.reports = reports
        self._rarity = rarity
        self._known: dict[int, Measured] = {}

    def __getitem__(self, index: int) -> Measured:
        found = self._known.get(index)
        if found is None:
            found = self._known[index] = measured(self.reports[index].wording, self._rarity)
        return found

    def shared(self, a: int, b: int) -> Shared:
        return shared(self[a], self[b])


def _from_partners(weigh: _Weighed, later: int, partners: Iterable[int]) -> Iterator[Derivation]:
    copies, others = 0, []
    alone = True
    for earlier in partners:
        common = weigh.shared(earlier, later)
        if is_derived(common):
            alone = False
            yield derivation_of(weigh.reports[earlier], weigh.reports[later], common)
            copies += common.wording >= _SAME
        elif common.words >= _WORDS:
            others.append((earlier, common))
        if copies == _ENOUGH:
            return
    if alone and others:
        yield from _built_alike(weigh, later, others)


def _built_alike(weigh: _Weighed, later: int, others: Sequence[tuple[int, Shared]]) -> Iterator[Derivation]:
    """The nearest of the reports that are built as one which owes no other its wording; copies of it too."""
    found = [(earlier, common, same_build(weigh[earlier], weigh[later])) for earlier, common in others]
    alike = [each for each in found if each[2].is_one]
    nearest = max((common.words for _, common, _ in alike), default=0.0)
    for earlier, common, build in alike:
        if common.words == nearest:
            yield derivation_of(weigh.reports[earlier], weigh.reports[later], common, build)


def _cited(weigh: _Weighed, candidates: Sequence[int], report: int) -> Report | None:
    """The report at hand that another cites, if its text shows there; else the outlet's report is not at hand."""
    runs = {at: len(weigh[at].places.keys() & weigh[report].places.keys()) for at in candidates if at != report}
    best = max(runs, key=lambda at: (runs[at], -at), default=None)
    if best is None:
        return None
    own = max(1, len(weigh[report].places))
    told = runs[best] >= _TRACE * own or weigh.shared(best, report).retold >= _TRACE_RETOLD
    return weigh.reports[best] if told else None


def _by_outlet(reports: Sequence[Report]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        if report.outlet is not None:
            found[report.outlet].append(index)
    return found


def _partners(weigh: _Weighed) -> Iterator[tuple[int, tuple[int, ...]]]:
    if len(weigh.reports) < 2:
        return
    by_runs = _Index(_GRAMS, _PARTNERS)
    by_couples = _Index(_COUPLES, _ALIKE)
    for later, report in enumerate(weigh.reports):
        first = by_runs.partners(later, set(grams(report.wording)))
        second = by_couples.partners(later, weigh[later].course.couples)
        yield later, tuple(dict.fromkeys((*first, *second)))


class _Index:
    """Feature -> the reports that hold it; a report finds earlier ones by what it shares with them."""

    def __init__(self, least: int, most: int) -> None:
        self._least, self._most = least, most
        self._holders: dict[Hashable, list[int]] = defaultdict(list)

    def partners(self, later: int, features: Iterable[Hashable]) -> list[int]:
        """The earlier reports that share most with a report, which is then listed itself."""
        met: list[int] = []
        for feature in features:
            listed = self._holders[feature]
            met += listed
            if len(listed) < _HOLDERS:
                listed.append(later)
        votes = Counter(met)
        best = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[: self._most]
        return [earlier for earlier, count in best if count >= self._least]
