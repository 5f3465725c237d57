"""Words left in another language: another script in running English, or a run of another language's small words."""

import functools
import re
from collections.abc import Iterator

from dragoman.codebooks.damage import calques, damage_words, telling_words
from dragoman.codebooks.names import words_of_list
from dragoman.extract.remarks.garble.damage import Blocks, Damage, Rule, beyond_ascii, places_of, word_before

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_REACH = 60
"""Characters on either side in which the run is looked for."""
_ENCLOSED = re.compile(r"\([^()]{0,200}$")
_SCRIPTS = (
    "\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff"
    "\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af"
)


def _is_untranslated(match: re.Match[str], blocks: Blocks) -> bool:
    return _is_left(blocks, *match.span("words"))


def _is_left(blocks: Blocks, start: int, end: int) -> bool:
    """Whether foreign words stand in the run of an English sentence, neither quoted, nor bracketed, nor as a name."""
    if blocks.is_quoted(start) or _is_set_apart(blocks.text, start):
        return False
    before = _WORD.findall(blocks.text[max(0, start - _REACH) : start])[-3:]
    signed = blocks.text[end : end + 3].lstrip()[:2] == "(@"
    return not signed and damage_words("naming").isdisjoint(word.lower() for word in before)


def _is_set_apart(text: str, start: int) -> bool:
    return _ENCLOSED.search(text[max(0, start - 200) : start]) is not None or text[start - 1 : start] in ("#", "@", "/")


def _is_other_script(match: re.Match[str], blocks: Blocks) -> bool:
    return _is_untranslated(match, blocks) and any(
        character.isascii() and character.isalpha() for character in blocks.text
    )


def runs(blocks: Blocks) -> Iterator[Damage]:
    """Runs of another language, told by a small word that stands in no English sentence."""
    for word in sorted(_telling() & blocks.vocabulary):
        for start in places_of(word, blocks.lower):
            end = start + len(word)
            if blocks.is_prose(start, end) and _is_foreign_run(blocks, start, end, damage_words(telling_words()[word])):
                reason = f"words of another language stand in the sentence at “{word}”: they were left untranslated"
                yield Damage(rule="another language", start=start, end=end, reason=reason)


def _is_foreign_run(blocks: Blocks, start: int, end: int, small: frozenset[str]) -> bool:
    """Whether more small words of the language stand beside a telling one, and no name or English between them."""
    if not _is_left(blocks, start, end):
        return False
    left = _WORD.findall(blocks.text[max(0, start - _REACH) : start])[::-1]
    right = _WORD.findall(blocks.text[end : end + _REACH])
    run = [*_foreign(left, small)[::-1], blocks.text[start:end], *_foreign(right, small)]
    if " ".join(run).lower() in damage_words("loan"):
        return False
    words = sum(word.lower() in small for word in run)
    plain = sum(word.islower() and word.lower() not in small for word in run)
    return words >= 2 and plain >= 1


def _foreign(words: list[str], small: frozenset[str]) -> list[str]:
    """The words from the nearest on up to the first that is English or a name."""
    found: list[str] = []
    for word in words[:4]:
        if word.lower() not in small and (word.lower() in damage_words("english") or word[0].isupper()):
            break
        found.append(word)
    while found and found[-1].lower() not in small and len(found) > 1:
        found.pop()
    return found


def _is_foreign_phrase(match: re.Match[str], blocks: Blocks) -> bool:
    """Whether a foreign article and noun follow an English word in small letters: "said that le gouvernement"."""
    if not _is_untranslated(match, blocks):
        return False
    before = word_before(blocks.text, match.start() - 1)
    lands = (match["noun"] or "") in damage_words("english") or match["words"].lower() in damage_words("loan")
    return before.isascii() and before.islower() and before not in words_of_list("particle") and not lands


_OF_NOUNS = ("ung", "ungen", "keit", "heit", "schaft", "ionen", "tät", "ität")
"""Endings of German nouns that no name has."""


@functools.cache
def _telling() -> frozenset[str]:
    return frozenset(telling_words())


@functools.cache
def _keys() -> frozenset[str]:
    return frozenset(calques())


def _is_german_noun(match: re.Match[str], blocks: Blocks) -> bool:
    article, _, noun = match["words"].partition(" ")
    return (article != "die" or noun.endswith(_OF_NOUNS)) and _is_untranslated(match, blocks)


def _is_accented_pair(match: re.Match[str], blocks: Blocks) -> bool:
    """Whether one word is a small one of another language and the other has an accent and is no English loan."""
    one, two = match["one"], match["two"]
    small = damage_words("untranslated_article")
    accented = two if one in small else one if two in small else None
    if accented is None or accented.isascii() or accented in damage_words("with_accent"):
        return False
    return _is_untranslated(match, blocks) and not blocks.text[match.start() - 2 : match.start()].strip().isupper()


def _has_article(blocks: Blocks) -> bool:
    return not blocks.vocabulary.isdisjoint(damage_words("foreign_article"))


def calqued(blocks: Blocks) -> Iterator[Damage]:
    """Idioms of another language, word for word."""
    for key in sorted(_keys() & blocks.vocabulary):
        for calque in calques()[key]:
            for match in calque.phrase.finditer(blocks.lower):
                if blocks.is_prose(*match.span()) and not blocks.is_quoted(match.start()):
                    yield Damage(
                        rule="idiom word for word",
                        start=match.start(),
                        end=match.end(),
                        reason=f"word for word the {calque.language} for “{calque.meaning}”",
                    )


RULES = (
    Rule(
        name="foreign noun",
        pattern=re.compile(r"(?<=[a-z] )(?P<words>(?:die|mehr|keine|ihre|seine) [A-ZÄÖÜ][a-zäöüß]{2,30})\b"),
        may=lambda blocks: not blocks.vocabulary.isdisjoint({"die", "mehr", "keine", "ihre", "seine"}),
        is_damage=_is_german_noun,
        reason="“{words}” was left untranslated",
        example="The deputy said that die Regierung would fall.",
    ),
    Rule(
        name="accented word beside a foreign article",
        pattern=re.compile(r"\b(?P<words>(?P<one>[a-zà-ÿ]{2,30}) (?P<two>[a-zà-ÿ]{1,30}))\b"),
        may=beyond_ascii,
        is_damage=_is_accented_pair,
        reason="“{words}” was left untranslated",
        example="The ministère des finances denied it.",
    ),
    Rule(
        name="foreign article",
        pattern=re.compile(
            r"(?<=[a-z] )(?P<words>(?:(?:le|les|el|los|las|il|gli|het|een) (?P<noun>[a-zà-ÿ]{4,30})|"
            r"(?:das|dem|eine|einen|einer|der) "
            r"[A-ZÄÖÜ][a-zäöüß]{3,30}))\b(?![-])"
        ),
        may=_has_article,
        is_damage=_is_foreign_phrase,
        reason="“{words}” was left untranslated",
        example="The deputy said that le gouvernement would fall.",
    ),
    Rule(
        name="another script",
        pattern=re.compile(
            rf"(?<![\w.])(?P<words>[{_SCRIPTS}]{{2,30}}(?:[ \d.,:;-]{{1,6}}[{_SCRIPTS}]{{1,30}}){{0,40}})"
        ),
        may=beyond_ascii,
        is_damage=_is_other_script,
        reason="“{words}” was left untranslated",
        example="The governor said the отопление would be back by Friday.",
    ),
)  # fmt: skip
"""Rules with an example each; a name, a quotation and a gloss in brackets keep their language."""
