"""A report with its layers in, remarks on damaged places out.

Translating there and back, scraping, cutting and pasting leave marks that a reader of English sees at once: a seam
without a space, a pronoun that can be nobody, a future in what is past. Each rule stands with an example in the
module of its kind; damage that goes through a whole report is named once.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.remarks.garble import (
    clauses,
    cuts,
    doubles,
    foreign,
    leftovers,
    missing,
    names,
    pronouns,
    seams,
    tense,
)
from dragoman.extract.remarks.garble.damage import Blocks, Damage
from dragoman.extract.remarks.making import remark_of
from dragoman.model.annotations import AnnotatedDocument, Remark

_MOST = 3
"""Places of one rule in one report; where there are more, only the first is named and the others counted."""
_RULES = (*leftovers.RULES, *seams.RULES, *doubles.RULES, *foreign.RULES)
_FINDERS = (
    clauses.broken,
    missing.incomplete,
    cuts.cut_off,
    cuts.begun_late,
    doubles.sentence_twice,
    seams.in_words,
    foreign.runs,
    foreign.calqued,
    names.in_small_letters,
    names.after_title,
    pronouns.of_nobody,
    tense.out_of_time,
)


def find(report: AnnotatedDocument) -> Iterator[Remark]:
    """The damaged places of a report in text order; none in a report that was not parsed."""
    if not report.sentences:
        return
    for damage in _gathered(_apart(damages(report))):
        cue = None if damage.cue_start is None or damage.cue_end is None else (damage.cue_start, damage.cue_end)
        yield remark_of(report, "garble", (damage.start, damage.end), cue, damage.reason)


def damages(report: AnnotatedDocument) -> list[Damage]:
    """Everything that a rule takes for damage, in text order; places may overlap."""
    blocks = Blocks(report)
    found = [damage for rule in _RULES for damage in rule.damages(blocks)]
    found += [damage for finder in _FINDERS for damage in finder(blocks)]
    return sorted(found, key=lambda each: (each.start, -each.end, each.rule))


def _apart(found: Sequence[Damage]) -> list[Damage]:
    """Without those that begin inside the one before."""
    kept: list[Damage] = []
    for damage in found:
        if not kept or damage.start >= kept[-1].end:
            kept.append(damage)
    return kept


def _gathered(found: Sequence[Damage]) -> Iterator[Damage]:
    counts = Counter(damage.rule for damage in found)
    named = set[str]()
    for damage in found:
        more = counts[damage.rule] - 1
        if more < _MOST:
            yield damage
        elif damage.rule not in named:
            named.add(damage.rule)
            yield _and_more(damage, more)


def _and_more(damage: Damage, more: int) -> Damage:
    return replace(damage, reason=f"{damage.reason}; the same in {more} more places")
