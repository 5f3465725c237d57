"""Two reports and what they share in, whether one's text came from the other's out: kind, direction, basis."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.crossdoc.derivation.alignment import aligned
from dragoman.crossdoc.derivation.build import Build
from dragoman.crossdoc.derivation.credits import Credit
from dragoman.crossdoc.derivation.sharing import Shared
from dragoman.crossdoc.derivation.wording import Wording
from dragoman.language.prose import Prose
from dragoman.model.findings import Derivation
from dragoman.model.provenance import identifier

_RETOLD = 0.3
"""Weight of sentences told again beside shared runs; at .2 F1 on 159 labelled pairs is the same."""
_DERIVED = ((14, 0.11), (8, 0.165))
"""Words in a row, and the score at which text is then shared by more than chance and common sources explain: what is
said in a release or by the police comes as short runs into reports that owe each other nothing. With .11 for both F1
on the labelled pairs is .007 lower and one happening of 32 more has wrong origins; with runs of six F1 is .03 lower."""
_RETOLD_WHOLE = 0.75
"""Part of the shorter text told again that needs no run: a short rewrite, an alert and the report after it."""
_SOLID = 100.0
_FEW, _FEW_ORDER = 7, 0.7
"""A text of less information (nats) is told again by any longer report on the matter; so many words, and so much of
them in one order, make it an alert and the report after it."""
_ORDERED = 14
"""Telling words that both hold from which their order is believed."""
_ORDER = 0.75
_RETOLD_IN_ORDER = 0.45
"""Part of them in the same order, and of the shorter text told again, that two reports of one's own hardly have.
No run is needed then: a rewrite or a translation of every phrase. It adds a tenth of 120 human rewrites with
changed facts, no labelled pair, and 18 of 2,026 pairs within stories of ECB+, eleven of them clearly one text reworded.
With order alone 192 of these pairs are called derived, wrongly as a rule: short reports of a crime or a game go
through it in one order anyway."""
_COUPLES = 0.1
"""Couples besides, so that names in order do not suffice."""
_BESIDE = 0.5
"""Weight of couples beside single words; at 0 and 1 one source of 120 is missed."""
_COPY = 0.8
_SAME_TEXT = 0.4
_SAME_LATER = 0.95
"""Shared wording of the shorter text: trimmed copy; carried text as against retold text; a copy by the same outlet on
another day: what it prints anew with other facts is an update."""
_CREDITED = 0.04
"""Credits a sentence, or one in the lead, at which a report rests on the outlet that it names."""
_LEAD_SENTENCES = 4
_OTHERS = 2
"""Other outlets named as often as the one in the lead, from which on this is no more the source than they are."""
_LEAD_WEIGHT = 0.2
_TRANSLATED = re.compile(
    r"\b(?:automatic|machine|computer|unofficial|our own|full) translation\b"
    r"|\b[Tt]ranslated (?:automatically|by|from|into)\b"
)
"""Words by which a report says that it is a translation, in its first or last lines."""
_MARGIN = 300
_CALLED = "the other report calls itself a translation"
_BEFORE_CREDIT = 40
"""Characters before the name of an outlet that a basis quotes, from a whole word on."""
_WORD_END = re.compile(r"[\w’'-]{0,30}(?: (?:report|article|interview|story|investigation)\b)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report with all that is known of where it has its text from. `outlet` is its publisher's key."""

    wording: Wording
    credits: tuple[Credit, ...]
    outlet: str | None

    @property
    def prose(self) -> Prose:
        """Its text."""
        return self.wording.prose


def score_of(found: Shared) -> float:
    """How much of the shorter text is the other's, 0..1: shared runs, and sentences told again."""
    return min(1.0, found.wording + _RETOLD * found.retold)


def nearness(found: Shared) -> float:
    """How near two reports are to each other, for ranking: the words that both hold, and those side by side in both.

    The source of 120 human rewrites comes first of 239 texts for all of them; by words alone for 119, by
    `score_of` for 115, by the mean of sentence vectors for 111.
    """
    return found.words + _BESIDE * found.couples


def is_derived(found: Shared) -> bool:
    """Whether the shared text is more than chance and common sources explain."""
    score = score_of(found)
    if any(found.longest >= run and score >= least for run, least in _DERIVED) or _told_whole(found):
        return True
    in_order = found.ordered >= _ORDERED and found.order >= _ORDER and found.couples >= _COUPLES
    return in_order and found.retold >= _RETOLD_IN_ORDER


def _told_whole(found: Shared) -> bool:
    solid = found.mass >= _SOLID or (found.ordered >= _FEW and found.order >= _FEW_ORDER)
    return solid and found.retold >= _RETOLD_WHOLE


def rests_on(report: Report, kind: str | None = None) -> dict[str, tuple[float, Credit]]:
    """The outlets that a report rests on by its own words -> (weight, first credit); never its own publisher."""
    sentences = report.prose.sentences
    lead = sentences[min(_LEAD_SENTENCES, len(sentences)) - 1][1] if sentences else 0
    found: dict[str, tuple[float, Credit]] = {}
    times = Counter(credit.outlet for credit in report.credits if credit.outlet != report.outlet)
    for outlet in dict.fromkeys(credit.outlet for credit in report.credits):
        named = [c for c in report.credits if c.outlet == outlet and (kind is None or c.kind == kind)]
        if not named or outlet == report.outlet:
            continue
        ahead = 0.0
        if named[0].start < lead:
            ahead = _CREDITED if named[0].kind == "cited" and _is_one_of_many(outlet, times) else _LEAD_WEIGHT
        weight = max(len(named) / len(sentences), ahead) if sentences else 0.0
        if weight >= _CREDITED:
            found[outlet] = (weight, named[0])
    return found


def _is_one_of_many(outlet: str, times: Mapping[str, int]) -> bool:
    """Whether at least two other outlets are named as often: then each stands for what is told beside its name."""
    return sum(count >= times[outlet] for other, count in times.items() if other != outlet) >= _OTHERS


def derivation_of(a: Report, b: Report, found: Shared, build: Build | None = None) -> Derivation:
    """The derivation between two reports that share text; `a` comes first in order of date and id.

    Args:
        a: The one report.
        b: The other.
        found: What they share.
        build: What their paragraphs have in common, where only that says it.
    """
    source, target, direction, why = _directed(a, b)
    if source is b:
        found = replace(found, likeness={(j, i): value for (i, j), value in found.likeness.items()})
    alignments = aligned(found.likeness, source.prose.sentences, target.prose.sentences)
    kind = _kind(source, target, found)
    how = _shared_words(found) if build is None else _counterparts(build)
    agency = _shared_agency(a, b)
    return Derivation(
        derivation_id=identifier("derivation", source.prose.document_id, target.prose.document_id),
        from_document=source.prose.document_id,
        from_name=agency or source.prose.publisher or source.prose.agency,
        to_document=target.prose.document_id,
        kind=kind,
        share=round(_share(target, [(x.to_start, x.to_end) for x in alignments]), 3),
        direction=direction,
        score=round(score_of(found), 3),
        alignments=alignments,
        basis=f"{how}; {len(alignments)} sentences aligned; {why}",
    )


def _shared_words(found: Shared) -> str:
    if found.longest:
        return f"{found.wording:.0%} of the shorter text in shared runs, the longest of {found.longest} words"
    return (
        f"no run of words in common, {found.retold:.0%} of the shorter text told again, "
        f"{found.order:.0%} of {found.ordered} shared words in the same order"
    )


def _counterparts(build: Build) -> str:
    return (
        f"no run of words in common, but {build.counterparts} paragraphs are each other's counterparts, "
        f"of {build.fewer} in the one report and {build.more} in the other"
    )


def cited_derivation(target: Report, outlet: str, weight: float, credit: Credit, source: Report | None) -> Derivation:
    """The derivation that a report itself declares, from a report at hand or from one outside the collection."""
    document = source.prose.document_id if source else None
    return Derivation(
        derivation_id=identifier("derivation", document, outlet, target.prose.document_id),
        from_document=document,
        from_name=credit.name,
        to_document=target.prose.document_id,
        kind="shared_wire" if credit.kind == "carried" else "rewrite",
        share=None,
        direction="known",
        score=round(min(1.0, weight), 3),
        alignments=(),
        basis=f'says so itself: "{_credit_words(target.prose.text, credit)}"',
    )


def _credit_words(text: str, credit: Credit) -> str:
    before = text[max(0, credit.start - _BEFORE_CREDIT) : credit.start]
    line = before.rsplit("\n", 1)[-1]
    whole = credit.start - len(before) == 0 or len(line) < len(before)
    words = line if whole else line.partition(" ")[2]
    after = _WORD_END.match(text, credit.end)
    return " ".join((words + text[credit.start : after.end() if after else credit.end]).split()).replace('"', "'")


def _directed(a: Report, b: Report) -> tuple[Report, Report, str, str]:
    for source, target in ((a, b), (b, a)):
        if source.outlet is not None and source.outlet != target.outlet and source.outlet in rests_on(target):
            name = source.prose.publisher or source.prose.agency
            return source, target, "known", f"the other report names {name} as its source"
    if _is_translation(a) != _is_translation(b):
        return (b, a, "likely", _CALLED) if _is_translation(a) else (a, b, "likely", _CALLED)
    agency = _shared_agency(a, b)
    if agency is not None and a.outlet != b.outlet:
        return a, b, "common", f"both name {agency}"
    if a.prose.latest and b.prose.earliest and a.prose.latest < b.prose.earliest:
        return a, b, "likely", "published earlier"
    return a, b, "common", "nothing says which was first"


def _shared_agency(a: Report, b: Report) -> str | None:
    theirs = rests_on(b)
    for outlet, (_, credit) in rests_on(a).items():
        if outlet in theirs:
            return credit.name
    return None


def _kind(source: Report, target: Report, found: Shared) -> str:
    if source.prose.language and target.prose.language and source.prose.language != target.prose.language:
        return "translation"
    if found.wording < _SAME_TEXT and _is_translation(target):
        return "translation"
    carried = (rests_on(source, "carried") | rests_on(target, "carried")).keys() - {source.outlet}
    if source.outlet is not None and source.outlet == target.outlet:
        same = _COPY if _days_of(source) == _days_of(target) else _SAME_LATER
        return "copy" if found.wording >= same and _similar_size(source, target) else "update"
    if found.wording >= _SAME_TEXT:
        named = source.outlet in rests_on(target) or target.outlet in rests_on(source)
        return "copy" if found.wording >= _COPY and not carried and named else "shared_wire"
    return "rewrite"


def _days_of(report: Report) -> tuple[str | None, str | None]:
    return report.prose.earliest, report.prose.latest


def _is_translation(report: Report) -> bool:
    text = report.prose.text
    return any(_TRANSLATED.search(margin) for margin in (text[:_MARGIN], text[-_MARGIN:]))


def _similar_size(a: Report, b: Report) -> bool:
    sizes = sorted((len(a.wording.stems), len(b.wording.stems)))
    return sizes[0] * 2 > sizes[1]


def _share(report: Report, spans: Sequence[tuple[int, int]]) -> float:
    total = sum(end - start for start, end in report.prose.sentences)
    return sum(end - start for start, end in spans) / total if total else 0.0
