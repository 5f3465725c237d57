"""Cuts: a sentence of running prose that ends before it is complete."""

from collections.abc import Iterator

from dragoman.extract.remarks.garble.damage import Blocks, Damage
from dragoman.model.text import Sentence

_NEVER_LAST = frozenset(
    "the a an and or but of our my your their every because although if while whose from into than per during against "
    "towards toward between among amid unless whether nor".split()
)
"""Words after which a sentence goes on."""
_SELDOM_LAST = frozenset(
    "with by for at to as is are was were has have had will would could should may might must be been that which who "
    "his its this these in on not".split()
)
"""Words that may end a sentence or a heading, though not one that lacks its stop inside a paragraph."""
_STOPPED = frozenset({"the", "an", "and", "or", "their", "our", "your", "my", "every", "whose", "because of"})
"""Words that do not even stand before a stop."""
_ENDS = frozenset(".!?…:;”\"'’)]—–-*")
_FEWEST = 6
"""Words of a sentence from which it is no heading."""


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
    if len(tokens) < _FEWEST:
        return None
    end = tokens[-1]
    if end.text == "." and tokens[-2].text in _STOPPED and tokens[-2].dep in ("det", "cc", "poss"):
        return _damage(sentence, len(tokens) - 2)
    if not last or end.text[-1] in _ENDS or not _is_prose(sentence):
        return None
    if end.text == "," and not _is_address(sentence):
        return _damage(sentence, len(tokens) - 2)
    if end.text in _NEVER_LAST or (end.text in _SELDOM_LAST and not first):
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
