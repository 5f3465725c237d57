"""Cuts: a sentence of running prose that ends before it is complete."""

from collections.abc import Iterator

from dragoman.codebooks.damage import damage_words
from dragoman.extract.remarks.garble.damage import Blocks, Damage
from dragoman.model.text import Sentence

_ENDS = frozenset(".!?…:;”\"'’)]—–-*")
_STOPS = frozenset('.!?”"')
_FEWEST = 6
"""Words of a sentence from which it is no heading."""
_FEWEST_AFTER_ANOTHER = 3
_LONG_HEADING = 8
"""Words that few headings have."""
_OPENERS = frozenset(
    {"CC", "IN", "VBD", "VBZ", "VBN", "VBG", "MD", "TO", "RB", "WDT", "WP", "DT", "PRP", "PRP$", "NN", "NNS"}
)
_QUESTION = frozenset({"WP", "WRB", "WDT"})


def cut_off(blocks: Blocks) -> Iterator[Damage]:
    """Sentences without their end: "The minister said that the"."""
    sentences = blocks.sentences
    for number, sentence in enumerate(sentences):
        last = number + 1 == len(sentences) or sentences[number + 1].paragraph != sentence.paragraph
        first = number == 0 or sentences[number - 1].paragraph != sentence.paragraph
        running = not first or number == 0 or sentences[number - 1].text[-1] in _STOPS
        credited = blocks.text[sentence.end : sentence.end + 2].lstrip()[:1] == "("
        damage = _cut(sentence, last and running and not credited, first)
        if damage is not None:
            yield damage


def begun_late(blocks: Blocks) -> Iterator[Damage]:
    """Blocks that begin in the middle of a sentence: in small letters, with a finite verb and a stop."""
    for number, sentence in enumerate(blocks.sentences):
        before = blocks.sentences[number - 1] if number else None
        opens = before is None or (before.paragraph != sentence.paragraph and before.text[-1] in '.!?”"')
        if not opens or not sentence.text[0].islower() or sentence.text[-1] != "." or len(sentence.tokens) < _FEWEST:
            continue
        first, second = sentence.tokens[:2]
        if (
            first.tag in _OPENERS
            and second.text.islower()
            and _is_prose(sentence)
            and first.lower not in ("by", "a", "i")
        ):
            yield Damage(
                rule="begun late",
                start=first.start,
                end=second.end,
                reason="the block begins in the middle of a sentence: what stood before is lost",
            )


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
    if end.text in ("...", "…") and tokens[-2].text in damage_words("never_last"):
        return _damage(sentence, len(tokens) - 2)
    if not last or end.text[-1] in _ENDS or not _is_prose(sentence):
        return None
    if end.text == "," and not _is_address(sentence):
        return _damage(sentence, len(tokens) - 2)
    surely = not first or (len(tokens) > _LONG_HEADING and tokens[0].tag not in _QUESTION)
    if end.text in damage_words("never_last") or (end.text in damage_words("seldom_last") and surely):
        return _damage(sentence, len(tokens) - 1)
    if surely and end.tag == "JJ" and end.text.islower() and tokens[-2].tag == "DT":
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
