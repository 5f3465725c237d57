"""The reports of a story in, the derivations between them and from sources outside out.

Two reports are compared if they share runs of words, or, where phrases were changed, couples of words that
stand side by side (see `course`). Every report meets a bounded number of earlier ones.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.crossdoc.derivation.build import same_build
from dragoman.crossdoc.derivation.judging import Report, cited_derivation, derivation_of, is_derived, rests_on
from dragoman.crossdoc.derivation.sharing import Shared, shared
from dragoman.crossdoc.derivation.weighing import Measured, measured
from dragoman.crossdoc.derivation.wording import Rarity
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
    weighed = measured([report.wording for report in reports], rarity) if len(reports) > 1 else []
    found = {}
    for later, partners in _partners(weighed):
        for derivation in _from_partners(reports, weighed, later, partners):
            found[derivation.from_document, derivation.to_document] = derivation
    joining: dict[str, str] = {}
    cited: list[Derivation] = []
    own = _by_outlet(reports)
    for index, report in enumerate(reports):
        for outlet, (weight, credit) in rests_on(report).items():
            mine = own.get(outlet, ())
            if any((reports[at].prose.document_id, report.prose.document_id) in found for at in mine):
                continue
            at = None if credit.kind == "carried" else _cited(weighed, mine, index)
            source = None if at is None else reports[at]
            derivation = cited_derivation(report, outlet, weight, credit, source)
            cited.append(derivation)
            if credit.kind == "cited" and source is None:
                joining[derivation.derivation_id] = outlet
    return [*found.values(), *cited], joining


def _from_partners(
    reports: Sequence[Report], weighed: Sequence[Measured], later: int, partners: Iterable[int]
) -> Iterator[Derivation]:
    copies, others = 0, []
    alone = True
    for earlier in partners:
        common = shared(weighed[earlier], weighed[later])
        if is_derived(common):
            alone = False
            yield derivation_of(reports[earlier], reports[later], common)
            copies += common.wording >= _SAME
        elif common.words >= _WORDS:
            others.append((earlier, common))
        if copies == _ENOUGH:
            return
    if alone and others:
        yield from _built_alike(reports, weighed, later, others)


def _built_alike(
    reports: Sequence[Report], weighed: Sequence[Measured], later: int, others: Sequence[tuple[int, Shared]]
) -> Iterator[Derivation]:
    """The nearest of the reports that are built as one which owes no other its wording; copies of it too."""
    found = [(earlier, common, same_build(weighed[earlier], weighed[later])) for earlier, common in others]
    alike = [each for each in found if each[2].is_one]
    nearest = max((common.words for _, common, _ in alike), default=0.0)
    for earlier, common, build in alike:
        if common.words == nearest:
            yield derivation_of(reports[earlier], reports[later], common, build)


def _cited(weighed: Sequence[Measured], candidates: Sequence[int], report: int) -> int | None:
    """The report at hand that another cites, if its text shows there; else the outlet's report is not at hand."""
    held = weighed[report].runs if weighed else None
    runs = {at: len(weighed[at].runs.places.keys() & held.places.keys()) for at in candidates if held and at != report}
    best = max(runs, key=lambda at: (runs[at], -at), default=None)
    if best is None or held is None:
        return None
    trace = runs[best] >= _TRACE * max(1, held.all)
    return best if trace or shared(weighed[best], weighed[report]).retold >= _TRACE_RETOLD else None


def _by_outlet(reports: Sequence[Report]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        if report.outlet is not None:
            found[report.outlet].append(index)
    return found


def _partners(weighed: Sequence[Measured]) -> Iterator[tuple[int, tuple[int, ...]]]:
    by_runs = _Index(_GRAMS, _PARTNERS)
    by_couples = _Index(_COUPLES, _ALIKE)
    for later, report in enumerate(weighed):
        first = by_runs.partners(later, report.runs.telling)
        second = by_couples.partners(later, report.couples)
        yield later, tuple(dict.fromkeys((*first, *second)))


class _Index:
    """Feature -> the reports that hold it; a report finds earlier ones by what it shares with them."""

    def __init__(self, least: int, most: int) -> None:
        self._least, self._most = least, most
        self._holders: dict[int, list[int]] = defaultdict(list)

    def partners(self, later: int, features: Iterable[int]) -> list[int]:
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
