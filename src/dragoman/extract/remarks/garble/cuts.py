"""Cuts: a sentence of running prose that ends before it is complete."""

from collections.abc import Iterator

from dragoman.codebooks.damage import damage_words
from dragoman.extract.remarks.garble.damage import Blocks, Damage
from dragoman.model.text import Sentence

_ENDS = frozenset(".!?…:;”\"'’)]—–-*")
_FEWEST = 6
"""Words of a sentence from which it is no heading."""
_FEWEST_AFTER_ANOTHER = 3


def cut_off(blocks: Blocks) -> Iterator[Damage]:
    """Sentences without their end: "The minister said that the"."""
    sentences = blocks.sentences
    for number, sentence in enumerate(sentences):
        last = number + 1 == len(sentences) or sentences[number + 1].paragraph != sentence.paragraph
        first = number == 0 or sentences[number - 1].paragraph != sentence.paragraph
        damage = _cut(sentence, last, first)
        if damage is not None:
            yield damage


def _cut(sentence: Sentence, last: bool, first: bool) -> Damage | None:
    tokens = sentence.tokens
    if len(tokens) < (_FEWEST if first else _FEWEST_AFTER_ANOTHER):
        return None
    end = tokens[-1]
    if (
        end.text == "."
        and tokens[-2].text in damage_words("not_before_stop")
        and tokens[-2].dep in ("det", "cc", "poss")
    ):
        return _damage(sentence, len(tokens) - 2)
    if not last or end.text[-1] in _ENDS or not _is_prose(sentence):
        return None
    if end.text == "," and not _is_address(sentence):
        return _damage(sentence, len(tokens) - 2)
    if end.text in damage_words("never_last") or (end.text in damage_words("seldom_last") and not first):
        return _damage(sentence, len(tokens) - 1)
    return None


def _is_prose(sentence: Sentence) -> bool:
    """Whether it has a finite verb with a subject and is not set in capitals, as headings are."""
    verbs = (token for token in sentence.tokens if token.tag in ("VBD", "VBZ", "VBP", "MD"))
    small = sum(token.text.islower() for token in sentence.tokens)
    return any(True for _ in verbs) and small * 2 > len(sentence.tokens)


def _is_address(sentence: Sentence) -> bool:
    return sentence.tokens[0].lower in ("dear", "hello", "hi", "yours", "sincerely", "regards")


def _damage(sentence: Sentence, index: int) -> Damage:
    start = sentence.tokens[max(0, index - 2)].start
    return Damage(
        rule="cut off",
        start=start,
        end=sentence.end,
        reason=f"the sentence breaks off after “{sentence.tokens[index].text}”: what it says is not complete",
    )
