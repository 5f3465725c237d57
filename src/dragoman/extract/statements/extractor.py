"""A report with its parse in, its attributed statements out: `Draft`s by construction, then who, when, through whom."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.codebooks.cues import CueClass, cue_frames
from dragoman.codebooks.names import words_of_list
from dragoman.codebooks.senses import is_thing
from dragoman.extract.statements import layout, nominals, verbs
from dragoman.extract.statements.chain import chained
from dragoman.extract.statements.clauses import is_passive
from dragoman.extract.statements.denial import denials
from dragoman.extract.statements.drafts import Draft, Span
from dragoman.extract.statements.headlines import headline_drafts
from dragoman.extract.statements.naming import Naming
from dragoman.extract.statements.quotes import Quotes, loose, snapped
from dragoman.extract.statements.resolution import statement
from dragoman.extract.statements.set_off import parenthetical
from dragoman.language.quotation import quotations
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence, Token

_RETOLD = frozenset(
    {"saying", "telling", "alleging", "conceding", "disclosing", "putting in", "saying more than that", "going on"}
)
"""Classes of cues that make a link of a chain inside another statement."""
_STATES = frozenset({"infinitive", "object_infinitive_whole", "adj_infinitive", "noun_infinitive"})
"""Constructions of intent: inside another saying they are what it says."""
_TOLD = frozenset({"saying", "telling", "claim"})
"""Classes of cues with which the writer or an "it" may be the speaker."""
_THINGS_TELL = frozenset(
    {
        *("saying", "saying more than that", "putting in", "going on", "telling", "alleging", "disclosing", "implying"),
        *("finding", "predicting", "estimating", "announcing", "describing", "recalling", "proposing", "demanding"),
        *("calling for", "seeking", "telling about", "claim", "denial", "being expected", "being described"),
    }
)
"""Classes of cues by which what is no person tells something, too: a lawsuit demands it, the slump suggests it."""
_NOBODY = frozenset({"you", "one", "anyone", "anybody", "everyone", "everybody", "nobody"})
_WRITERS = frozenset({"i", "we", "me", "us", "'s", "it", "this", "that", "which"})


class StatementExtractor:
    """The layer `statements`."""

    name = "statements"
    requires = frozenset({"document", "sentences", "mentions", "times", "regions"})
    provides = frozenset({"statements"})

    def extract(self, report: AnnotatedDocument) -> AnnotatedDocument:
        """The report with its statements in text order."""
        made, quotes = drafts(report)
        found = (statement(report, item, quotes) for item in chained(made, Naming(report)))
        found = (item for item in found if any(mark.isalnum() for mark in item.content_text))
        return replace(report, statements=tuple({item.statement_id: item for item in found}.values()))


def drafts(report: AnnotatedDocument) -> tuple[list[Draft], Quotes]:
    """The attributions of a report, in text order, before names and dates, and its quotations."""
    blocks = _blocks(report.sentences)
    found = quotations(report.document.text, list(blocks.values()), [s.end for s in report.sentences])
    quotes = Quotes(report.document.text, found)
    made: list[Draft] = []
    for sentence in report.sentences:
        made.extend(draft for draft in _sentence_drafts(sentence, quotes) if _is_somebody(draft))
    made = [snapped(draft, quotes) for draft in made]
    made.extend(layout.layout_drafts(report.document.text, blocks, report.sentences, quotes))
    made = denials(sorted(made, key=lambda draft: draft.anchor.start))
    outer = [draft for draft in made if not _is_quoted(draft, quotes)]
    inner = [draft for draft in made if _is_quoted(draft, quotes)]
    placed = loose(_outermost(outer), quotes, report.sentences, blocks)
    chosen = _outermost([*placed, *inner])
    taken = {draft.anchor.start for draft in chosen}
    rest = [draft for draft in outer if draft.anchor.start not in taken and _is_somebodys(draft)]
    chosen.extend(draft if _is_retold(draft) else replace(draft, retold=True) for draft in rest)
    chosen.extend(headline_drafts(report.document.text, report.regions, report.sentences))
    return sorted(chosen, key=lambda draft: (draft.content, draft.anchor.start)), quotes


def _is_somebodys(draft: Draft) -> bool:
    """Whether a saying inside another saying has a speaker of its own."""
    if draft.cue is None or draft.construction in _STATES:
        return False
    return draft.source is not None and draft.source.tag not in ("PRP", "WP", "WDT")


def _is_retold(draft: Draft) -> bool:
    """Whether a saying inside another saying is a link of a chain and not somebody's state of mind."""
    named = draft.cue is not None and draft.cue.name in _RETOLD
    return named and draft.construction in ("clause", "quote", "set_off", "addressee_clause")


def _is_quoted(draft: Draft, marks: Quotes) -> bool:
    around = marks.around(draft.anchor.start)
    return (
        around is not None
        and not (draft.content[0] < around.start or around.end < draft.content[1])
        and draft.cue is not None
    )


def _blocks(sentences: Sequence[Sentence]) -> dict[int, Span]:
    blocks: dict[int, Span] = {}
    for sentence in sentences:
        start, _ = blocks.get(sentence.paragraph, (sentence.start, 0))
        blocks[sentence.paragraph] = (start, sentence.end)
    return blocks


def _sentence_drafts(sentence: Sentence, marks: Quotes) -> Iterator[Draft]:
    verb_frames, noun_frames, adjective_frames = cue_frames("verb"), cue_frames("noun"), cue_frames("adj")
    phrases, adverb_frames = cue_frames("prep"), cue_frames("adv")
    cues = _cue_words()
    for token in sentence.tokens:
        if token.lemma not in cues and token.lower not in cues:
            continue
        if token.pos in ("VERB", "AUX"):
            frames = verb_frames.get(_lemma(sentence, token))
            if frames is not None:
                drafted = parenthetical(sentence, token, frames, marks)
                yield from [drafted] if drafted is not None else verbs.verb_drafts(sentence, token, frames)
            if token.lemma == "accord":
                yield from nominals.phrase_drafts(sentence, token, phrases)
        elif token.pos in ("NOUN", "PROPN"):
            frames = noun_frames.get(token.lemma)
            if frames is not None:
                yield from nominals.noun_drafts(sentence, token, frames)
            if token.lower in phrases:
                yield from nominals.possessor_drafts(sentence, token, phrases[token.lower])
        elif token.pos == "ADJ":
            frames = adjective_frames.get(token.lower)
            if frames is not None:
                yield from nominals.adjective_drafts(sentence, token, frames)
        elif token.pos == "ADV" and token.lower in adverb_frames:
            yield from nominals.hearsay_drafts(sentence, token, adverb_frames[token.lower])
        if token.lower in ("per", "as", "in") and token.lemma != "accord":
            yield from nominals.phrase_drafts(sentence, token, phrases)


@functools.cache
def _cue_words() -> frozenset[str]:
    """The words and lemmas at which an attribution may begin: cues, and the first words of cues of several words."""
    parts = ("verb", "noun", "adj", "adv", "prep")
    found = (cue for part in parts for cue in cue_frames(part))
    return frozenset({"accord", "per", "as", "in"}.union(*((cue, cue.partition(" ")[0]) for cue in found)))


def _lemma(sentence: Sentence, token: Token) -> str:
    following = token.index + 1
    if following < len(sentence.tokens):
        after = sentence.tokens[following]
        if after.dep == "prt" and after.head == token.index and f"{token.lemma} {after.lower}" in cue_frames("verb"):
            return f"{token.lemma} {after.lower}"
    return token.lemma


def _is_somebody(draft: Draft) -> bool:
    """Whether the speaker can be meant: not the reader, nor the writer in an aside, nor nobody in particular."""
    if draft.cue is None or draft.construction in ("quote", "carried on", "after", "hearsay"):
        return True
    if draft.source is None:
        told = draft.cue.name in _RETOLD and draft.construction in ("clause", "addressee_clause", "set_off")
        return draft.cue.part != "verb" or told or is_passive(draft.sentence, draft.anchor)
    if draft.source.pos == "NOUN" and _is_nothing_but_a_thing(draft.source.lemma, draft.cue):
        return False
    if draft.anchor.lemma == "show" and draft.construction == "object" and not _is_written(draft.source.lemma):
        return False
    told = draft.cue.name in _TOLD
    return draft.source.lower not in (_NOBODY if told else _NOBODY | _WRITERS)


def _is_nothing_but_a_thing(noun: str, cue: CueClass) -> bool:
    """Whether a common noun can have no will and no opinion, and the cue asks for one."""
    if noun in words_of_list("meal"):
        return True
    people = noun in words_of_list("people") or noun in words_of_list("body")
    return cue.name not in _THINGS_TELL and is_thing(noun) and not people


def _is_written(noun: str) -> bool:
    """Whether a noun is of something with words or figures in it: a poll shows a lead, a ministry shows restraint."""
    return noun in cue_frames("document") or noun in cue_frames("record")


def _order(draft: Draft) -> tuple[int, int, bool, int]:
    inside = draft.content[0] <= draft.anchor.start < draft.content[1]
    return draft.content[0], -draft.content[1], inside, draft.anchor.start


def _outermost(made: Sequence[Draft]) -> list[Draft]:
    ordered = sorted(made, key=_order)
    kept: list[Draft] = []
    reach = (-1, -1)
    for draft in ordered:
        inside = reach[0] <= draft.anchor.start and draft.anchor.end <= reach[1]
        if inside and not (kept and kept[-1].cue_span is not None and _is_outside(kept[-1], draft)):
            continue
        kept.append(draft)
        if draft.content[1] > reach[1]:
            reach = draft.content
    return kept


def _is_outside(outer: Draft, draft: Draft) -> bool:
    return outer.anchor is draft.anchor
