"""Stories and derivations in, for each undated report the others that bound its days out.

In a story, each report is compared with those that share its rarest words (an index, not all pairs), and
only the likest are kept.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.crossdoc.dating.days import Days, span
from dragoman.crossdoc.dating.inference import Companion
from dragoman.crossdoc.dating.nearness import LIKENESS, Nearness
from dragoman.crossdoc.dating.nearness import Pair as Apart
from dragoman.crossdoc.dating.sharing import Pair, counted, denoted, grain, other_day, paired
from dragoman.language.rarity import information
from dragoman.language.words import STOP_WORDS, words_of
from dragoman.model.annotations import TimeExpression
from dragoman.model.findings import Derivation
from dragoman.model.text import Document

_COPIES = frozenset({"copy", "shared_wire"})
_DATED_WITHIN = 3
"""Days that a date may leave open in a pair whose distance is counted."""
_READ = 6000
"""Characters of a report that are read: what comes later is background."""
_RAREST = 40
"""Words of a report under which it is found."""
_HOLDERS = 24
"""Reports that one word leads to, the dated ones first."""
_LOOKED_AT = 40
"""Reports of a story that are compared with one: those that share most of its rarest words."""
_LIKEST = 8
"""Story companions that are kept. On the open derivation set 4 and 8 differ by less than a hundredth."""

_SHARED = frozenset({"D", "W", "Y"})
"""Sizes of shared expressions that count: a bare month is as often the one before as the one to come."""
_FIGURE = re.compile(r"(?<![\w.,-])\W?(?P<figure>(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+|\d))(?![\w-])")
"""A figure of two places or more, years left out: 4.5, 217,000."""
_FIGURES, _AGREE = 4, 0.3
"""Figures that both reports must have to be compared, and the part of the fewer that two of one happening share at
least: on the open sets 21 of 29 pairs with more and 9 of 62 with less lie within 3 days of each other."""
_MONTH = re.compile(r"(?:DCT[<>=~]{1,2}M|[0-9]{4}-)(?P<month>[0-9]{2})(?![0-9])")
"""A month that a report names, with or without its day and year."""
_LEAD = 1200
"""Characters of a report whose months are its own: later ones are background."""
_DEICTIC = re.compile(r"DCT(?:[-+]\dD)?(?:/T|$)")
"""Today, yesterday, tomorrow."""

Terms = Mapping[str, float]
Shared = tuple[str, str, str]
"""Kind (copy, derived), the report that text was taken from, the one that took it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What of a report its companions are found by: its words counted, its figures, its months, what names days."""

    document_id: str
    name: str
    counts: Mapping[str, int]
    figures: frozenset[str]
    months: frozenset[str]
    times: tuple[TimeExpression, ...]


def text_of(document: Document, times: Sequence[TimeExpression]) -> Text:
    """The words and expressions of one report."""
    stems = (word.stem for word in words_of(document.text, 0, min(len(document.text), _READ)))
    return Text(
        document_id=document.document_id,
        name=document.title or document.uri,
        counts=Counter(stem for stem in stems if len(stem) > 1 and stem not in STOP_WORDS),
        figures=frozenset(match["figure"] for match in _FIGURE.finditer(document.text, 0, _READ)),
        months=frozenset(
            match["month"]
            for row in times
            if row.expression_start < _LEAD and (match := _MONTH.match(row.formula or row.value or ""))
        ),
        times=tuple(row for row in times if grain(row) is not None),
    )


def naming_days(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions that name one day and hang on the report's date (Friday, yesterday, May 3)."""
    return [row for row in times if counted(row) and grain(row) == "D"]


def companions_of(
    undated: Collection[str],
    dated: Mapping[str, Days],
    texts: Mapping[str, Text],
    stories: Sequence[Sequence[str]],
    derivations: Sequence[Derivation],
    near: Nearness,
) -> dict[str, list[Companion]]:
    """Undated report -> its companions, in an order that does not depend on that of the reports.

    Args:
        undated: Reports that want a date.
        dated: Reports that have one -> their days.
        texts: Every report named in `stories` or `derivations` that is one of these.
        stories: The reports of each story.
        derivations: Whose text came from whose.
        near: How near in time reports lie that are alike.
    """
    found: dict[str, list[Companion]] = defaultdict(list)
    for link in derivations:
        for one, companion in _of_derivation(link, dated, texts, near):
            if one in undated:
                found[one].append(companion)
    for members in stories:
        for one, companion in _of_story(sorted(set(members) & texts.keys()), undated, dated, texts, near):
            found[one].append(companion)
    return {one: sorted(rows, key=lambda each: (each.kind, each.document_id)) for one, rows in found.items()}


def _of_derivation(
    link: Derivation, dated: Mapping[str, Days], texts: Mapping[str, Text], near: Nearness
) -> Iterator[tuple[str, Companion]]:
    source, target = texts.get(link.from_document or ""), texts.get(link.to_document)
    if source is None or target is None or source is target or not link.alignments:
        return  # a source that is only named is of any age
    kind = "copy" if link.kind in _COPIES else "derived"
    pairs = [pair for pair in _pairs(link, source, target) if grain(pair[0]) in _SHARED]
    if kind != "copy":
        series = any(other_day(*pair) for pair in pairs)  # two numbers of a weekly report: neither shares a Friday
        pairs = [pair for pair in pairs if not series and not _moves(pair)]
    told = kind if kind == "copy" or _kind(source, target) == "story" else "series"
    told = "undated" if told == "derived" and not pairs else told
    known = link.direction == "known"
    for one, other, follows, sides in (
        (target, source, True, [(own, theirs) for theirs, own in pairs]),
        (source, target, False, pairs),
    ):
        yield one.document_id, Companion(
            document_id=other.document_id, kind=kind, name=other.name, follows=follows if known else None,
            pairs=tuple((own, theirs) for own, theirs in sides if counted(own)), likeness=LIKENESS[kind],
            shares=near.shares(told, LIKENESS[kind]),
            named=_named(other, dated.get(other.document_id, ())),
        )  # fmt: skip


def _moves(pair: Pair) -> bool:
    """Whether a writer who retells counts anew: today is another day for each, Friday is not."""
    return any(row.formula is not None and _DEICTIC.match(row.formula) is not None for row in pair)


def _pairs(link: Derivation, source: Text, target: Text) -> list[Pair]:
    """The expressions that both reports have in aligned sentences, the source's first."""
    found: list[Pair] = []
    for each in link.alignments:
        theirs = _inside(source.times, each.from_start, each.from_end)
        own = _inside(target.times, each.to_start, each.to_end)
        found += paired(theirs, own)
    return found


def _inside(times: Sequence[TimeExpression], start: int, end: int) -> list[TimeExpression]:
    return [row for row in times if start <= row.expression_start < end]


def _of_story(
    members: Sequence[str],
    undated: Collection[str],
    dated: Mapping[str, Days],
    texts: Mapping[str, Text],
    near: Nearness,
) -> Iterator[tuple[str, Companion]]:
    wanted = [name for name in members if name in undated]
    in_order = sorted(members, key=lambda name: (name not in dated, name))
    for name, alike in _alike(wanted, in_order, texts):
        for likeness, other in alike[:_LIKEST]:
            yield name, Companion(
                document_id=other, kind="story", name=texts[other].name, likeness=likeness,
                shares=near.shares(_kind(texts[name], texts[other]), likeness),
                named=_named(texts[other], dated.get(other, ())),
            )  # fmt: skip


def apart_in(members: Sequence[str], dated: Mapping[str, Days], texts: Mapping[str, Text]) -> Iterator[Apart]:
    """The dated reports of a story, each with the dated one that is likest to it."""
    known = sorted(name for name in set(members) & texts.keys() if 0 < span(dated.get(name, ())) <= _DATED_WITHIN)
    found = {}
    for name, alike in _alike(known, known, texts):
        for likeness, other in alike[:1]:
            days = abs(dated[name][0][0] - dated[other][0][0])
            found[frozenset((name, other))] = Apart(
                reports=frozenset((name, other)), kind=_kind(texts[name], texts[other]), likeness=likeness, apart=days
            )
    yield from found.values()


def _kind(one: Text, other: Text) -> str:
    """Whether two reports differ in their figures or their months, as two numbers of a series do (series, else story).

    Of 83 pairs of stories and derivations whose beginnings name months and none in common, 9 lie within 3 days of each
    other, of 99 that have one in common 33.
    """
    fewer = min(len(one.figures), len(other.figures))
    figures = fewer >= _FIGURES and len(one.figures & other.figures) < _AGREE * fewer
    months = bool(one.months and other.months) and one.months.isdisjoint(other.months)
    return "series" if figures or months else "story"


def apart_by(links: Sequence[Shared], dated: Mapping[str, Days]) -> Iterator[Apart]:
    """The dated reports that share text."""
    for kind, one, other in links:
        if all(0 < span(dated.get(name, ())) <= _DATED_WITHIN for name in (one, other)):
            days = abs(dated[one][0][0] - dated[other][0][0])
            yield Apart(reports=frozenset((one, other)), kind=kind, likeness=LIKENESS[kind], apart=days)


def shared_text(link: Derivation) -> Shared | None:
    """How two reports share text (copy, derived) and which; None where one is outside the record."""
    if link.from_document is None or link.from_document == link.to_document or not link.alignments:
        return None
    return "copy" if link.kind in _COPIES else "derived", link.from_document, link.to_document


def _alike(
    wanted: Sequence[str], members: Sequence[str], texts: Mapping[str, Text]
) -> Iterator[tuple[str, list[tuple[float, str]]]]:
    """Each wanted report with the others by likeness, the likest first."""
    if not wanted or len(members) < 2:
        return
    terms = _terms([texts[name] for name in sorted(members)])
    holders = _holders(members, terms)
    for name in wanted:
        words = _rarest({word: weight for word, weight in terms[name].items() if len(holders[word]) > 1})
        votes = Counter(other for word in words for other in holders[word] if other != name)
        chosen = sorted(votes, key=lambda other: (-votes[other], other))[:_LOOKED_AT]
        yield name, sorted(((_likeness(terms[name], terms[other]), other) for other in chosen), key=_likest)


def _likest(item: tuple[float, str]) -> tuple[float, str]:
    return (-item[0], item[1])


def _terms(texts: Sequence[Text]) -> dict[str, Terms]:
    """The words of each report of a story, weighted by rarity, as vectors of unit length."""
    holding = Counter(word for text in texts for word in text.counts)
    rare = {word: information(word, count, len(texts)) for word, count in holding.items()}
    found: dict[str, Terms] = {}
    for text in texts:
        weights = {word: (1 + math.log(count)) * rare[word] for word, count in text.counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        found[text.document_id] = {word: weight / length for word, weight in weights.items()}
    return found


def _holders(members: Sequence[str], terms: Mapping[str, Terms]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in members:
        for word in terms[name]:
            if len(found[word]) < _HOLDERS:
                found[word].append(name)
    return found


def _rarest(terms: Terms) -> list[str]:
    return sorted(terms, key=lambda word: (-terms[word], word))[:_RAREST]


def _likeness(one: Terms, other: Terms) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _named(text: Text, days: Days) -> frozenset[int]:
    """The single days that a dated report names; where its own date leaves several open, those that hang on none."""
    rows = [row for row in text.times if days and (row.formula is None or span(days) == 1)]
    periods = {denoted(row, days[0][0]) for row in rows}
    return frozenset(period[0] for period in periods if period is not None and period[0] == period[1])
