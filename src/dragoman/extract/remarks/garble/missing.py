"""Words that are missing: a sentence without its verb, a verb without the helper or the object that it asks for."""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.extract.remarks.garble.damage import Blocks, Damage
from dragoman.model.text import Sentence, Token

_FEWEST = 5
"""Words and marks of a sentence that is looked at."""
_FEWEST_WITHOUT_VERB = 7
_NEAR = 4
_FORMS = frozenset({"makes", "imposes", "includes", "contains"})
"""Verbs that have an object, in the form in which its absence is no relative clause: the bets he made on gold."""
_WITH_MAKE = frozenset({"for", "up", "of", "with", "off", "do"})
_CLAUSES = frozenset({"ROOT", "advcl", "ccomp", "conj"})
_OBJECTS = ("dobj", "ccomp", "xcomp", "prt", "acomp", "oprd", "attr", "dative", "agent", "auxpass", "aux", "advmod")
_HAVE = frozenset({"has", "have", "had", "having", "'s", "'ve", "'d", "’s", "’ve", "’d", "ve", "of", "never"})
_NO_VERB = frozenset({"IN", "TO", "DT"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"he", "she", "they", "we", "it"})


def incomplete(blocks: Blocks) -> Iterator[Damage]:
    """Sentences that lack their verb, a helper or an object; quotations and headings may."""
    been = "been" in blocks.vocabulary
    transitive = not blocks.vocabulary.isdisjoint(_FORMS)
    for sentence in blocks.sentences:
        if sentence.text[-1] != "." or len(sentence.tokens) < _FEWEST:
            continue
        found: list[Damage] = []
        if sentence.tokens[0].tag == "DT":
            found += [*_no_verb(blocks, sentence), *_two_subjects(blocks, sentence)]
        found += _no_have(sentence) if been else ()
        found += _no_object(sentence) if transitive else ()
        yield from (damage for damage in found if not blocks.is_quoted(damage.start))


def _no_object(sentence: Sentence) -> Iterator[Damage]:
    """A verb that English never leaves without object: "as the army makes in the north"."""
    for token in sentence.tokens:
        if token.lower in _FORMS and token.dep in _CLAUSES and _stands_alone(sentence, token):
            yield Damage(
                rule="verb without object",
                start=token.start,
                end=sentence.tokens[token.index + 1].end,
                reason=f"“{token.text}” has no object: a word is lost or was mistranslated",
            )


def _stands_alone(sentence: Sentence, token: Token) -> bool:
    """Whether a preposition follows, and the subject begins the clause, so that no object stands before it."""
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    subjects = sentence.children(token.index, "nsubj")
    if after is None or after.dep != "prep" or after.lower in _WITH_MAKE or not subjects:
        return False
    subject = subjects[-1]
    if sentence.children(token.index, *_OBJECTS) or subject.index > token.index or subject.tag in ("WDT", "WP"):
        return False
    if subject.pos == "PRON":
        return False
    return subject.left == 0 or sentence.tokens[subject.left - 1].dep in ("mark", "cc", "punct")


def _no_have(sentence: Sentence) -> Iterator[Damage]:
    """A "been" without "have": the talks been put off."""
    for token in sentence.tokens:
        if token.lower != "been" or token.index == 0:
            continue
        before = sentence.tokens[: token.index]
        if before[-1].pos in ("NOUN", "PROPN", "PRON") and _HAVE.isdisjoint(each.lower for each in before):
            yield Damage(
                rule="been without have",
                start=before[-1].start,
                end=token.end,
                reason="“been” lacks “has”, “have” or “had”: when it was so cannot be read",
            )


def _no_verb(blocks: Blocks, sentence: Sentence) -> Iterator[Damage]:
    """A sentence that begins with somebody who acts and has no verb in any form."""
    tokens = sentence.tokens
    if (
        len(tokens) < _FEWEST_WITHOUT_VERB
        or tokens[0].text not in ("The", "A", "An")
        or any(each.tag == "MD" or each.tag[0] == "V" for each in tokens)
    ):
        return
    mentions = [
        each for each in blocks.report.mentions if each.mention_start == sentence.start and " " in each.mention_text
    ]
    ends = {each.mention_end for each in mentions if each.kind != "place"}
    goes_on = any(one.end in ends and two.tag in _NO_VERB for one, two in pairwise(tokens))
    if goes_on and not any(each.text in (":", ";", "-", "—", "–") for each in tokens):
        yield Damage(
            rule="sentence without verb",
            start=sentence.start,
            end=sentence.end,
            reason="the sentence has no finite verb: what was or will be done cannot be read",
        )


def _two_subjects(blocks: Blocks, sentence: Sentence) -> Iterator[Damage]:
    """A noun before a pronoun, or before "that", and the only verb: "The minister he would resign"."""
    tokens = sentence.tokens
    if tokens[0].tag != "DT" or sum(each.tag in _FINITE_TAGS for each in tokens) != 1:
        return
    for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False):
        doubled = two.lower in _SUBJECTS and two.tag == "PRP" and three.tag in _FINITE_TAGS
        if one.tag in ("NN", "NNP") and (doubled or (two.lower == "that" and three.tag in ("DT", "PRP", "PRP$"))):
            if one.index <= _NEAR and any(each.mention_end == one.end for each in blocks.report.mentions):
                yield Damage(
                    rule="verb lost between subjects", start=one.start, end=three.end,
                    reason=f"between “{one.text}” and “{two.text}” a verb is lost",
                )  # fmt: skip
            return
        if one.pos not in ("DET", "ADJ", "NOUN", "PROPN"):
            return
