"""What reads a parse: times, statements, events and remarks over sentences whose parse is made up from the input.

The first bytes choose tags and trees, the rest is the text: the code must stand any tree over any words,
for a parser gives the strangest ones to the strangest text. No model is loaded.
"""

import random
import re
from dataclasses import replace
from typing import Any

from benchmarks.fuzz.target import Target, hold
from benchmarks.fuzz.targets.texts import text_of

from dragoman.extract.events import EventExtractor
from dragoman.extract.mentions import MentionExtractor
from dragoman.extract.regions import RegionExtractor
from dragoman.extract.remarks import RemarkExtractor
from dragoman.extract.statements import StatementExtractor
from dragoman.extract.times import TimeExtractor
from dragoman.language.segmentation import sentence_spans
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence, Token, document_of

_CHOICES = 4
"""Bytes that choose tags and trees."""
_WORD = re.compile(r"n't\b|'s\b|\w+|[^\w\s]")
_TAGS = (
    ("VERB", "VBD"), ("VERB", "VBZ"), ("VERB", "VBN"), ("VERB", "VBG"), ("AUX", "VBD"), ("AUX", "MD"), ("NOUN", "NN"),
    ("NOUN", "NNS"), ("PROPN", "NNP"), ("PROPN", "NNPS"), ("PRON", "PRP"), ("PRON", "WP"), ("ADJ", "JJ"), ("ADV", "RB"),
    ("ADP", "IN"), ("DET", "DT"), ("NUM", "CD"), ("CCONJ", "CC"), ("SCONJ", "IN"), ("PART", "TO"), ("PUNCT", ","),
)  # fmt: skip
_DEPENDENCIES = (
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "cc", "compound",
    "amod", "poss", "appos", "agent", "aux", "auxpass", "neg", "mark", "advmod", "npadvmod", "nummod", "dative", "prt",
    "parataxis", "attr", "acomp", "det", "dep", "punct", "case", "pcomp", "expl", "csubj", "intj", "quantmod",
)  # fmt: skip
_SAYING = {"said": "say", "says": "say", "told": "tell", "denied": "deny", "according": "accord", "attacked": "attack",
           "met": "meet", "killed": "kill", "signed": "sign", "warned": "warn"}  # fmt: skip

_regions, _mentions, _times = RegionExtractor(), MentionExtractor(), TimeExtractor()
_statements, _events, _remarks = StatementExtractor(), EventExtractor(), RemarkExtractor()


def parsed(data: bytes) -> AnnotatedDocument | None:
    """A report with regions and sentences, their trees chosen by the first bytes; None without a text."""
    text = text_of(data[_CHOICES:])
    if not text.strip():
        return None
    published = {"published": "2022-05-03", "published_earliest": "2022-05-03", "published_latest": "2022-05-03"}
    given = published if data[0] % 4 else {}
    report = _regions.extract(AnnotatedDocument(document=document_of(uri="a", text=text, language="en", **given)))
    chance = random.Random(data[:_CHOICES])
    spans = sentence_spans(report.document.text, report.regions)
    sentences = [_sentence(text, index, *span, chance) for index, span in enumerate(spans)]
    return replace(report, sentences=tuple(each for each in sentences if each.tokens))


def _sentence(text: str, index: int, paragraph: int, start: int, end: int, chance: random.Random) -> Sentence:
    words = list(_WORD.finditer(text, start, end))
    heads, bounds = _tree(len(words), chance)
    below: list[list[int]] = [[] for _ in words]
    for position, head in enumerate(heads):
        if head != position:
            below[head].append(position)
    tokens = [
        _token(number, word, heads[number], tuple(below[number]), bounds[number], chance)
        for number, word in enumerate(words)
    ]
    return Sentence(index=index, paragraph=paragraph, start=start, end=end, text=text[start:end], tokens=tuple(tokens))


def _token(
    number: int, word: re.Match[str], head: int, below: tuple[int, ...], bounds: tuple[int, int], chance: random.Random
) -> Token:
    lower = word[0].lower().replace("’", "'").replace("“", '"').replace("”", '"')
    pos, tag = chance.choice(_TAGS)
    if lower in _SAYING:
        pos, tag = "VERB", "VBD"
    elif word[0][:1].isupper() and chance.random() < 0.7:
        pos, tag = "PROPN", "NNP"
    return Token(
        index=number, start=word.start(), end=word.end(), text=word[0], lower=lower, lemma=_SAYING.get(lower, lower),
        pos=pos, tag=tag, dep="ROOT" if head == number else chance.choice(_DEPENDENCIES), head=head, children=below,
        left=bounds[0], right=bounds[1],
    )  # fmt: skip


def _tree(count: int, chance: random.Random) -> tuple[list[int], list[tuple[int, int]]]:
    """A tree without crossing arcs over so many words: heads (the root is its own) and the bounds of each subtree."""
    heads, bounds = [0] * count, [(0, 0)] * count
    waiting = [(0, count, -1)] if count else []
    while waiting:
        left, right, above = waiting.pop()
        top = chance.randrange(left, right)
        heads[top], bounds[top] = (top if above < 0 else above), (left, right)
        for first, last in ((left, top), (top + 1, right)):
            while first < last:
                cut = chance.randrange(first, last) + 1
                waiting.append((first, cut, top))
                first = cut
    return heads, bounds


def _check(report: AnnotatedDocument, layer: str) -> None:
    """Every span of a layer's rows lies in the text, and what stands beside it quotes it."""
    text = report.document.text
    for row in getattr(report, layer):
        for name in type(row).__slots__:
            start = getattr(row, name, None)
            stem = name.removesuffix("_start")
            if stem == name or start is None:
                continue
            end: Any = getattr(row, f"{stem}_end")
            hold(0 <= start <= end <= len(text), f"{layer}.{stem} lies in the text")
            quoted = getattr(row, f"{stem}_text", None)
            hold(quoted is None or quoted == text[start:end], f"{layer}.{stem}_text quotes the text")


def times(data: bytes) -> None:
    """Times of any parse lie in the text and name days in order."""
    report = parsed(data)
    if report is not None:
        found = _times.extract(report)
        _check(found, "times")
        for row in found.times:
            hold(row.time_earliest is None or row.time_earliest <= row.time_latest, "days come in order")


def statements(data: bytes) -> None:
    """Statements of any parse quote the text."""
    report = parsed(data)
    if report is not None:
        found = _statements.extract(_times.extract(_mentions.extract(report)))
        _check(found, "mentions")
        _check(found, "statements")


def events(data: bytes) -> None:
    """Events of any parse quote the text."""
    report = parsed(data)
    if report is not None:
        found = _events.extract(_statements.extract(_times.extract(_mentions.extract(report))))
        _check(found, "events")


def remarks(data: bytes) -> None:
    """Remarks on any parse quote the text."""
    report = parsed(data)
    if report is not None:
        acted = _events.extract(_statements.extract(_times.extract(_mentions.extract(report))))
        _check(_remarks.extract(acted), "remarks")


TARGETS = (
    Target(name="times", run=times, longest=2048),
    Target(name="statements", run=statements, longest=2048),
    Target(name="events", run=events, longest=2048),
    Target(name="remarks", run=remarks, longest=2048),
)
