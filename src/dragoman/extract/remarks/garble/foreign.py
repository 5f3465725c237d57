"""Words left in another language: another script in running English, or a run of another language's small words."""

import re
from collections.abc import Iterator

from dragoman.codebooks.damage import calques, damage_words, telling_words
from dragoman.codebooks.names import words_of_list
from dragoman.extract.remarks.garble.damage import Blocks, Damage, Rule, beyond_ascii, word_before

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_REACH = 60
"""Characters on either side in which the run is looked for."""
_ENCLOSED = re.compile(r"\([^()]{0,200}$")
_SCRIPTS = (
    "\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff"
    "\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af"
)


def _is_untranslated(match: re.Match[str], blocks: Blocks) -> bool:
    """Whether foreign words stand in the run of an English sentence, neither quoted, nor bracketed, nor as a name."""
    start = match.start("words")
    if blocks.is_quoted(start) or _is_set_apart(blocks.text, start):
        return False
    before = _WORD.findall(blocks.text[max(0, start - _REACH) : start])[-3:]
    signed = blocks.text[match.end("words") : match.end("words") + 3].lstrip()[:2] == "(@"
    return not signed and damage_words("naming").isdisjoint(word.lower() for word in before)


def _is_set_apart(text: str, start: int) -> bool:
    return _ENCLOSED.search(text[max(0, start - 200) : start]) is not None or text[start - 1 : start] in ("#", "@", "/")


def _is_other_script(match: re.Match[str], blocks: Blocks) -> bool:
    return _is_untranslated(match, blocks) and any(
        character.isascii() and character.isalpha() for character in blocks.text
    )


def _is_foreign_run(match: re.Match[str], blocks: Blocks) -> bool:
    """Whether about a telling word stand more small words of its language, and no name or English between them."""
    if not _is_untranslated(match, blocks):
        return False
    small = damage_words(telling_words()[match["words"].lower()])
    left = _WORD.findall(blocks.text[max(0, match.start() - _REACH) : match.start()])[::-1]
    right = _WORD.findall(blocks.text[match.end() : match.end() + _REACH])
    run = [*_foreign(left, small)[::-1], match["words"], *_foreign(right, small)]
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


def _has_article(blocks: Blocks) -> bool:
    return not blocks.vocabulary.isdisjoint(damage_words("foreign_article"))


def calqued(blocks: Blocks) -> Iterator[Damage]:
    """Idioms of another language, word for word."""
    for key in blocks.vocabulary_of_letters & calques().keys():
        for calque in calques()[key]:
            for match in calque.phrase.finditer(blocks.text.lower()):
                if blocks.is_prose(*match.span()) and not blocks.is_quoted(match.start()):
                    yield Damage(
                        rule="idiom word for word",
                        start=match.start(),
                        end=match.end(),
                        reason=f"word for word the {calque.language} for “{calque.meaning}”",
                    )


RULES = (
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
    Rule(
        name="another language",
        pattern=re.compile(r"(?<![\w#@/'’-])(?P<words>(?i:" + "|".join(sorted(telling_words())) + r"))(?![\w/'’-])"),
        may=lambda blocks: not blocks.vocabulary.isdisjoint(telling_words()),
        is_damage=_is_foreign_run,
        reason="words of another language stand in the sentence at “{words}”: they were left untranslated",
        example="The court ruled that die strafe wird nicht gemildert in this case.",
    ),
)  # fmt: skip
"""Rules with an example each; a name, a quotation and a gloss in brackets keep their language."""
