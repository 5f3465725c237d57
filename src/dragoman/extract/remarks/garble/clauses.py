"""Broken clauses, seen in two words that stand side by side: a helper too few or too many, forms that do not agree."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.codebooks.damage import damage_words
from dragoman.extract.remarks.garble.damage import Blocks, Damage
from dragoman.model.text import Sentence, Token

Pair = Callable[[Sentence, Token, Token], bool]

_MODALS = frozenset({"will", "would", "can", "could", "should", "must", "may", "might", "shall"})
_SUBJUNCTIVE = re.compile(
    r"(?i)\b(?:demand|insist|ask|urg|recommend|propos|suggest|requir|request|order|essential|important|vital|lest|let|make|"
    r"help|see|hear|watch|have|had|whether|why|wish|rather)"
)
"""After these a base form stands without a helper."""
_AFTER_NOUN = frozenset({"VERB", "AUX", "ADP"})
_NO_NOUN = frozenset({"of", "is", "was", "are", "were", "has", "had", "and", "or", "who", "which"})


_SUBJECTS = frozenset({"he", "she", "they", "we", "it"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRule:
    """Damage seen in two neighbouring words: what the first is, what tag the second has, and what else must hold."""

    name: str
    first: frozenset[str]
    second: frozenset[str]
    holds: Pair
    reason: str
    example: str


def broken(blocks: Blocks) -> Iterator[Damage]:
    """Neighbouring words that no English clause has side by side; speech in quotation marks keeps its grammar."""
    for sentence in blocks.sentences:
        tokens = sentence.tokens
        for one in [token for token in tokens[:-1] if token.lower in _BY_WORD]:
            two = tokens[one.index + 1]
            if two.tag not in _MAY_FOLLOW[one.lower] or two.start - one.end != 1:
                continue
            for rule in _BY_WORD[one.lower]:
                if two.tag in rule.second and rule.holds(sentence, one, two) and not blocks.is_quoted(one.start):
                    reason = rule.reason.format(one=one.text, two=two.text)
                    yield Damage(rule=rule.name, start=one.start, end=two.end, reason=reason)


def _after(sentence: Sentence, token: Token) -> Token | None:
    return sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None


def _lacks_helper(sentence: Sentence, negation: Token, verb: Token) -> bool:
    """Whether "not" stands before a bare verb that neither a helper nor a demand governs: "The envoy not attend"."""
    if verb.lower == "be" or negation.head != verb.index or verb.dep not in ("ROOT", "ccomp", "conj"):
        return False
    others = [each for each in sentence.tokens if each is not verb and each.tag in ("VBD", "VBZ", "VBP")]
    if verb.tag in ("VBD", "VBN") and others:
        return False
    subjects = sentence.children(verb.index, "nsubj")
    if sentence.children(verb.index, "aux", "auxpass") or not subjects:
        return False
    fits = subjects[-1].tag in ("NN", "NNP", "PRP") or verb.tag in ("VBD", "VBN")
    return (
        fits
        and subjects[-1].right == negation.index
        and _SUBJUNCTIVE.search(sentence.text[: negation.start - sentence.start]) is None
    )


def _lacks_have(sentence: Sentence, subject: Token, no: Token) -> bool:
    after = _after(sentence, no)
    return no.lower == "no" and after is not None and after.lower not in ("longer", "doubt", "more", "less", "sooner")


def _lacks_verb(sentence: Sentence, helper: Token, after: Token) -> bool:
    """Whether a helper after its subject is followed by a noun phrase; "as you would a friend" is a comparison."""
    if helper.index == 0 or helper.tag != "MD":
        return False
    if after.lower == "to":
        beyond = _after(sentence, after)
        return beyond is not None and beyond.tag == "NNP" and helper.lower in ("will", "would")
    if after.lower not in ("its", "his", "their", "the", "a", "an"):
        return False
    subject = sentence.tokens[helper.index - 1]
    earlier = {each.lower for each in sentence.tokens[: helper.index]}
    alone = subject.lower in _SUBJECTS and earlier.isdisjoint({"as", "than", "like", "what", "whatever", "so", "nor"})
    return alone and sentence.text[-1] != "?"


def _are_helpers(sentence: Sentence, one: Token, two: Token) -> bool:
    return one.tag == "MD" and two.lower in _MODALS and two.text.islower() and one.text.islower()


def _is_finite(sentence: Sentence, helper: Token, verb: Token) -> bool:
    """Whether a verb in -s or in the past stands after a helper that governs it: will announces, did not went."""
    if helper.dep != "aux" or helper.head != verb.index or not verb.text.islower() or verb.lower == verb.lemma:
        return False
    if verb.tag == "VBN" and not verb.lower.endswith("ed"):
        return False
    if helper.lower == "to":
        governed = helper.index > 0 and sentence.tokens[helper.index - 1].lemma in damage_words("takes_to")
        return not governed and helper.tag == "TO" and verb.tag != "VBN" and bool(sentence.children(verb.index, "dobj"))
    return any(each.index < helper.index for each in sentence.children(verb.index, "nsubj", "nsubjpass"))


def _is_finite_after_not(sentence: Sentence, negation: Token, verb: Token) -> bool:
    return (
        negation.index > 0
        and sentence.tokens[negation.index - 1].lower in (*_MODALS, "did", "does")
        and _is_finite(sentence, sentence.tokens[negation.index - 1], verb)
    )


def _are_one_and_many(sentence: Sentence, article: Token, noun: Token) -> bool:
    after = _after(sentence, noun)
    there = (
        article.text.islower()
        and noun.text.islower()
        and noun.lower.endswith("s")
        and noun.lower not in damage_words("plural_form")
    )
    return there and article.head == noun.index and (after is None or after.pos == "ADP" or after.text in ".,;")


def _are_many_and_one(sentence: Sentence, many: Token, noun: Token) -> bool:
    after = _after(sentence, noun)
    there = many.head == noun.index and noun.text.islower() and not noun.lower.endswith(("ing", "s", "ed"))
    return there and noun.lower not in damage_words("singular_form") and after is not None and after.pos in _AFTER_NOUN


def _disagree(sentence: Sentence, subject: Token, verb: Token) -> bool:
    singular = subject.lower in ("he", "she")
    if verb.lower not in (("are", "have", "do") if singular else ("is", "was", "has", "does")):
        return False
    return subject.index == 0 or (
        sentence.tokens[subject.index - 1].lower in (",", "that", "because", "when", "while", "but")
        and (subject.dep in ("nsubj", "nsubjpass") and not sentence.children(verb.head, "mark"))
    )


def _lacks_noun(sentence: Sentence, article: Token, after: Token) -> bool:
    follows = _after(sentence, after)
    there = article.text.islower() and article.tag == "DT" and after.text in _NO_NOUN
    return there and follows is not None and follows.text[0] not in "-/\"'”’" and follows.start > after.end


def _is_lower(sentence: Sentence, one: Token, two: Token) -> bool:
    follows = _after(sentence, two)
    pair = one.text.islower() and two.text.islower() and one.lower != two.lower and two.lower in ("the", "a", "an")
    return (
        pair
        and follows is not None
        and follows.start > two.end
        and follows.text[0].isalpha()
        and follows.lower not in ("cappella", "priori", "la")
    )


_FINITE = frozenset({"VBZ", "VBD"})
_FINITE_OR_PAST = frozenset({"VBZ", "VBD", "VBN"})
_BARE = frozenset({"VB", "VBP"})

RULES = (
    PairRule(
        name="not without helper", first=frozenset({"not"}), second=_BARE | {"VBD"}, holds=_lacks_helper,
        reason="“not {two}” lacks its helping verb: whether it was, is or will be so cannot be read",
        example="The envoy not attend the meeting in Geneva.",
    ),
    PairRule(
        name="pronoun before no", first=frozenset({"he", "she", "they", "we"}), second=frozenset({"DT"}),
        holds=_lacks_have,
        reason="between “{one}” and “{two}” a verb is lost",
        example="The envoy said that he no intention of leaving.",
    ),
    PairRule(
        name="helper without verb", first=_MODALS, second=frozenset({"PRP$", "DT", "TO", "IN"}), holds=_lacks_verb,
        reason="between “{one}” and “{two}” a verb is lost",
        example="The ministry said it would its embassy in the autumn.",
    ),
    PairRule(
        name="two helpers", first=_MODALS, second=frozenset({"MD"}), holds=_are_helpers,
        reason="“{one}” and “{two}” exclude each other: a word is too many, or one is lost between them",
        example="The council will must decide by Friday.",
    ),
    PairRule(
        name="finite verb after helper", first=_MODALS | {"did", "does", "to"}, second=_FINITE_OR_PAST,
        holds=_is_finite,
        reason="“{two}” cannot follow “{one}”: a verb is lost or has the form of another time",
        example="The minister will announces the budget on Monday.",
    ),
    PairRule(
        name="finite verb after not", first=frozenset({"not"}), second=_FINITE, holds=_is_finite_after_not,
        reason="“{two}” cannot follow a helping verb and “not”: a verb is lost or has the form of another time",
        example="The general did not went to the front.",
    ),
    PairRule(
        name="one before many", first=frozenset({"a", "an", "every"}), second=frozenset({"NNS"}),
        holds=_are_one_and_many,
        reason="“{one}” and “{two}” do not agree: one or several cannot be read",
        example="The army lost a soldiers in the ambush.",
    ),
    PairRule(
        name="many before one", first=frozenset({"these", "those", "several"}), second=frozenset({"NN"}),
        holds=_are_many_and_one,
        reason="“{one}” and “{two}” do not agree: one or several cannot be read",
        example="These country have signed the treaty.",
    ),
    PairRule(
        name="pronoun and verb", first=frozenset({"he", "she", "they", "we"}),
        second=frozenset({"VBZ", "VBP", "VBD", "VB"}), holds=_disagree,
        reason="“{one}” and “{two}” do not agree: one or several cannot be read",
        example="They was told to leave the camp.",
    ),
    PairRule(
        name="two articles", first=frozenset({"the", "a", "an"}), second=frozenset({"DT"}), holds=_is_lower,
        reason="two articles, “{one}” and “{two}”, before one noun: a word is lost or too many",
        example="He asked the a judge for a delay.",
    ),
    PairRule(
        name="article without noun", first=frozenset({"the", "an"}),
        second=frozenset({"IN", "VBZ", "VBD", "VBP", "CC", "WP", "WDT"}), holds=_lacks_noun,
        reason="“{one}” has no noun before “{two}”: a word is lost",
        example="The army took the of the town on Sunday.",
    ),
)  # fmt: skip
"""Rules with an example each."""
_BY_WORD: Mapping[str, tuple[PairRule, ...]] = {
    word: tuple(rule for rule in RULES if word in rule.first)
    for word in frozenset().union(*(rule.first for rule in RULES))
}
_MAY_FOLLOW: Mapping[str, frozenset[str]] = {
    word: frozenset().union(*(rule.second for rule in rules)) for word, rules in _BY_WORD.items()
}
