"""Reports without their dates in, what is inferred for each out: alone, and with the others dated.

Stories and derivations are found by the program itself, with no date at all; then one report after the
other is dated while the others keep theirs.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebooks.actors import load_codebook
from dragoman.crossdoc.dating.companions import apart_by, apart_in, companions_of, naming_days, shared_text, text_of
from dragoman.crossdoc.dating.constraints import constraints_of
from dragoman.crossdoc.dating.days import Days, between
from dragoman.crossdoc.dating.inference import Companion, Inferred, Undated, infer, infer_together
from dragoman.crossdoc.dating.nearness import nearness
from dragoman.crossdoc.derivation import DerivationPart
from dragoman.crossdoc.stories import StoryPart
from dragoman.extract.regions import RegionExtractor
from dragoman.extract.times import TimeExtractor
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import AnnotatedDocument, SentenceSpan
from dragoman.model.findings import Derivation
from dragoman.model.schema import REPORT_TABLES, to_arrow
from dragoman.model.text import Document
from dragoman.store.duckdb import open_writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """What follows for a report from its text, what with its companions, and the days of the companions."""

    alone: Inferred
    together: Inferred
    companions: tuple[str, ...]


def dated_again(documents: Sequence[Document], days: Mapping[str, str]) -> dict[str, Dating]:
    """Each report dated, by its id.

    Args:
        documents: The reports, without any date.
        days: The true day of each, ISO; its own is not looked at.
    """
    reports = _annotated(documents)
    stories, links = _grouped(reports)
    texts = {each.document.document_id: text_of(each.document, each.times) for each in reports}
    known = {name: between(day, day) for name, day in days.items()}
    codebook = load_codebook()
    pairs = [pair for members in sorted({row for rows in stories.values() for row in rows})
             for pair in apart_in(members, known, texts)]  # fmt: skip
    derivations = {link.derivation_id: link for rows in links.values() for link in rows}
    pairs += apart_by([row for link in derivations.values() if (row := shared_text(link)) is not None], known)
    found = {}
    for report in reports:
        name = report.document.document_id
        own = constraints_of(report.document, report.times, report.regions, codebook)
        others: dict[str, Days] = {other: day for other, day in known.items() if other != name}
        near: list[Companion] = companions_of(
            {name}, others, texts, stories[name], links[name], nearness(pairs, without=[name])
        ).get(name, [])
        undated = Undated(constraints=own, named=naming_days(texts[name].times), companions=near)
        found[name] = Dating(
            alone=infer(own),
            together=infer_together({name: undated}, others)[name],
            companions=tuple(sorted({each.document_id for each in near})),
        )
    return found


def _annotated(documents: Sequence[Document]) -> list[AnnotatedDocument]:
    regions, times = RegionExtractor(), TimeExtractor()
    parsed = SpacyParser().parse([regions.extract(AnnotatedDocument(document=each)) for each in documents])
    return [times.extract(each) for each in parsed]


def _grouped(
    reports: Sequence[AnnotatedDocument],
) -> tuple[Mapping[str, list[tuple[str, ...]]], Mapping[str, list[Derivation]]]:
    """The stories and the derivations of each report."""
    layers = {name: to_arrow(name, []) for name in REPORT_TABLES}
    layers["regions"] = to_arrow("regions", [region for each in reports for region in each.regions])
    layers["sentences"] = to_arrow("sentences", [span for each in reports for span in _sentences(each)])
    stories: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    links: dict[str, list[Derivation]] = defaultdict(list)
    with open_writer(None) as writer:
        writer.write_annotated(to_arrow("documents", [each.document for each in reports]), layers, [])
        for part in (StoryPart(), DerivationPart()):
            writer.write_findings(part.analyse(writer.view))
        for story in writer.view.rows("stories"):
            for name in story.documents:
                stories[name].append(story.documents)
        for link in writer.view.rows("derivations"):
            for name in {link.from_document, link.to_document} - {None}:
                links[name].append(link)
    return stories, links


def _sentences(report: AnnotatedDocument) -> Iterator[SentenceSpan]:
    for sentence in report.sentences:
        yield SentenceSpan(
            document_id=report.document.document_id,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            paragraph=sentence.paragraph,
        )
