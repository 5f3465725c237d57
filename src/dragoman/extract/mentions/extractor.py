"""A parsed report in, its layer `mentions` out: scan, nominals, readings, entities, reference."""

from dataclasses import replace
from pathlib import Path

from dragoman.codebooks.actors import load_codebook
from dragoman.extract.mentions.coordination import share
from dragoman.extract.mentions.discourse import complete
from dragoman.extract.mentions.entities import gather
from dragoman.extract.mentions.ledger import Resolved
from dragoman.extract.mentions.naming import read
from dragoman.extract.mentions.nominals import nominals
from dragoman.extract.mentions.reading import Setting, families_named, heads_named, states_named
from dragoman.extract.mentions.reference import Resolver
from dragoman.extract.mentions.returning import with_returning
from dragoman.extract.mentions.scan import scan
from dragoman.language.recollection import Remembered
from dragoman.model.annotations import AnnotatedDocument, Mention
from dragoman.model.provenance import identifier


class MentionExtractor:
    """The layer `mentions`."""

    name = "mentions"
    requires = frozenset({"document", "regions", "sentences"})
    provides = frozenset({"mentions"})

    def __init__(self, *, codebooks: tuple[Path, ...] = ()) -> None:
        """Args: codebooks: further tables of actors, before the ones that ship."""
        self._codebooks = codebooks
        self._scan = Remembered(lambda sentence: scan(sentence, load_codebook(codebooks)))

    def extract(self, report: AnnotatedDocument) -> AnnotatedDocument:
        """The report with its mentions, in text order, an outer one before the one inside it."""
        document = report.document
        codebook = load_codebook(self._codebooks)
        hits = [self._scan(sentence) for sentence in report.sentences]
        hits = with_returning(report.sentences, hits)
        scanned = list(zip(report.sentences, hits, strict=True))
        setting = Setting(
            codebook=codebook,
            earliest=document.published_earliest,
            latest=document.published_latest,
            named=states_named(hit for found in hits for hit in found),
            families=families_named(scanned),
            heads=heads_named(scanned),
        )
        readings = [
            read(sentence, nominal, setting)
            for sentence, found in zip(report.sentences, hits, strict=True)
            for nominal in share(nominals(sentence, found), sentence.tokens)
        ]
        register = gather(report.sentences, readings, setting)
        resolved = Resolver(report.sentences, readings, register, setting).resolve()
        names = {each.text: each.actor for each in readings if each.state == each.actor and each.actor is not None}
        return replace(report, mentions=_mentions(report, complete(resolved, names)))


def _mentions(report: AnnotatedDocument, resolved: list[Resolved]) -> tuple[Mention, ...]:
    spans = [_span(report, each) for each in resolved]
    kept = [each.reading.kind is not None for each in resolved]
    names = {
        number: identifier("mention", report.document.document_id, *span)
        for number, span in enumerate(spans)
        if kept[number]
    }
    return tuple(
        _mention(report, resolved[number], spans[number], name, names.get(_or_none(resolved[number].antecedent)))
        for number, name in names.items()
    )


def _or_none(antecedent: int | None) -> int:
    return -1 if antecedent is None else antecedent


def _span(report: AnnotatedDocument, resolved: Resolved) -> tuple[int, int]:
    nominal = resolved.reading.nominal
    tokens = report.sentences[nominal.sentence].tokens
    return tokens[nominal.first].start, tokens[nominal.end - 1].end


def _mention(
    report: AnnotatedDocument, resolved: Resolved, span: tuple[int, int], name: str, coreferent: str | None
) -> Mention:
    reading = resolved.reading
    return Mention(
        mention_id=name,
        document_id=report.document.document_id,
        mention_start=span[0],
        mention_end=span[1],
        mention_text=report.document.text[span[0] : span[1]],
        kind=reading.kind or "person",
        actor=reading.actor,
        coreferent=coreferent,
        name=reading.name,
        title=reading.title,
        basis=reading.basis or None,
    )
