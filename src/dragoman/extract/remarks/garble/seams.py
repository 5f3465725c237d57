"""Seams: words of two sentences run together, and a sentence that begins in small letters after a full stop."""

import functools
import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.damage import damage_words
from dragoman.codebooks.gazetteer import locations
from dragoman.codebooks.names import gender_of, words_of_list
from dragoman.codebooks.roles import match_role
from dragoman.codebooks.senses import verbs_of
from dragoman.extract.remarks.garble.damage import Blocks, Damage, Rule, holds, places_of, word_before
from dragoman.language.names_of_days import MONTHS, WEEKDAYS

_SHORT = 3
_LONGEST_SMALL = 4
_LONG = 7
_DIGITS_OF_YEAR = 4
_ENDINGS = ("ed", "ing", "ly", "ers", "ies")
"""Endings of words that no brand begins with: a word with one of them before a capital is cut off its successor."""
_IN_ADDRESS = frozenset("@#/.-_&")
_JOINED = re.compile(r"(?P<left>[a-z]{2,20}|[A-Z][a-z]{2,20}|\d{2,4})(?P<right>[A-Z][a-z]{1,20})(?:['’]s)?")
_LAST = 4
_REMEMBERED = 200_000
"""Words kept, some 25 MB at most."""
_LONGEST_ADDRESS = 60
_COUNTED = re.compile(
    r"\d{1,4}(?:people|years|days|months|weeks|hours|troops|soldiers|the|of|and|in|on|were|was|percent)"
    r"|(?:in|on|of|at|since|until|from|by|than|about|least|most|some|over|and|the)\d{1,4}"
)
_VOWELS = frozenset("aeiouy")
_SMALL_STYLE = 4
"""Small starts in a report from which they may be its style; then a quarter of its sentences decides."""


def _known_name(word: str) -> bool:
    """Whether a word is by itself a day, a month, a given name, or the name of a state or a place of power."""
    if word in WEEKDAYS or word in MONTHS or gender_of(word) is not None:
        return True
    _, entries = load_codebook().lookup([word], 0)
    return any(entry.kind in ("state", "place") for entry in entries)


class _Odd(dict[str, bool]):
    """A word as written -> whether its letters let a seam be in it; looked at once, as most words come again."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _REMEMBERED:
            self.clear()
        capital = not (word.islower() or word[1:].islower() or word.isupper())
        counted = word.isalnum() and not word.isalpha() and not word.isdigit()
        lower = word.lower()
        glued = lower[-_LAST:] in _last_letters() or (lower[:3] == "the" and len(lower) > _LONG)
        found = self[word] = capital or counted or glued
        return found


@functools.cache
def _odd() -> _Odd:
    return _Odd()


def in_words(blocks: Blocks) -> Iterator[Damage]:
    """Seams that lie inside a word."""
    odd = _odd()
    words = [word for word in blocks.plain_words if odd[word]]
    yield from _joined(blocks, words)
    yield from _counted(blocks, words)
    yield from _glued(blocks, words)


def _joined(blocks: Blocks, words: Sequence[str]) -> Iterator[Damage]:
    """Two words run together at a capital: "siegePoland", "ThursdayThe"; a brand or a family name is none."""
    for word in [word for word in words if not (word.islower() or word[1:].islower() or word.isupper())]:
        match = _JOINED.fullmatch(word)
        if match is None or not (_is_seam if word[0].islower() else _is_seam_of_names)(match, blocks):
            continue
        left, right = match["left"], match["right"]
        for start in places_of(left + right, blocks.text):
            end = start + len(left) + len(right)
            if blocks.is_prose(start, end) and blocks.text[start - 1 : start] not in _IN_ADDRESS:
                reason = f"“{left}” and “{right}” run together: what stood between them may be lost"
                yield Damage(rule="words run together", start=start, end=end, reason=reason)


def _counted(blocks: Blocks, words: Sequence[str]) -> Iterator[Damage]:
    """A number run into a word: "12people", "since1998"."""
    for word in [word for word in words if not word.isalpha()]:
        for start in places_of(word, blocks.text) if _COUNTED.fullmatch(word) else ():
            if blocks.is_prose(start, start + len(word)) and blocks.text[start - 1 : start] not in _IN_ADDRESS:
                reason = f"a number and a word run together in “{word}”"
                yield Damage(rule="number run in", start=start, end=start + len(word), reason=reason)


def _is_seam(match: re.Match[str], blocks: Blocks) -> bool:
    left, right = match["left"], match["right"]
    if left in words_of_list("particle") or _comes_again(left + right, blocks):
        return False
    if len(left) < _SHORT and left not in damage_words("glued_first"):
        return False
    if left in damage_words("glued_first") and locations(right):
        return True
    inflected = left.endswith(_ENDINGS) and blocks.lower.count(match[0].lower()) == 1
    return right in damage_words("begins_sentence") or inflected or _known_name(right) or _stands_alone(right, blocks)


def _stands_alone(word: str, blocks: Blocks) -> bool:
    return next(places_of(word, blocks.text), None) is not None


def _comes_again(word: str, blocks: Blocks) -> bool:
    """Whether a report writes a word more than once: then it is a name."""
    return len(list(places_of(word, blocks.text))) > 1


def _is_seam_of_names(match: re.Match[str], blocks: Blocks) -> bool:
    left, right = match["left"], match["right"]
    if _comes_again(match["left"] + match["right"], blocks):
        return False
    if right in damage_words("follows_name"):
        return True
    names = (left in WEEKDAYS or _known_name(left)) and (
        _known_name(right) or (left in WEEKDAYS and _stands_alone(right, blocks))
    )
    return names and gender_of(left) is None


def _is_in_address(position: int, blocks: Blocks) -> bool:
    """Whether a stop lies in an address: a mark of addresses stands before it in the same word."""
    before = blocks.text[max(0, position - _LONGEST_ADDRESS) : position].split()[-1:]
    return bool(before) and not _IN_ADDRESS.isdisjoint(before[0])


def _is_stop_without_space(match: re.Match[str], blocks: Blocks) -> bool:
    left, right = word_before(blocks.text, match.start()), match["right"]
    if len(left) < 2 or blocks.text[match.start() - len(left) - 1 : match.start() - len(left)] in tuple("/@.#:"):
        return False
    if (
        left.lower() in damage_words("shortened")
        or right.lower() in damage_words("address_end")
        or (match["stop"] != "." and left[:1].isupper())
    ):
        return False
    return (
        not left[:1].isupper()
        or right in damage_words("begins_sentence")
        or right in WEEKDAYS
        or right in MONTHS
        or _known_name(right)
    )


def _is_small_start(match: re.Match[str], blocks: Blocks) -> bool:
    left, right = word_before(blocks.text, match.start()), match["right"]
    if left.isdigit() and len(left) == _DIGITS_OF_YEAR:
        return right in damage_words("small_starter")
    if len(left) < _SHORT or not left.isalpha() or (match["stop"] != "." and left[0].isupper()):
        return False
    if (
        left.lower() in damage_words("shortened")
        or _VOWELS.isdisjoint(left.lower())
        or right in words_of_list("particle")
    ):
        return False
    if match["stop"] != "." and right in damage_words("small_starter"):
        return False
    if left[0].isupper() and right not in damage_words("small_starter"):
        return False
    if blocks.is_quoted(match.start()) or _is_shortened_here(left, blocks):
        return False
    starts = sum(sentence.text[0].islower() for sentence in blocks.sentences)
    return starts < _SMALL_STYLE or starts * 4 < len(blocks.sentences)


def _is_shortened_here(word: str, blocks: Blocks) -> bool:
    """Whether the report writes a word with a stop inside its sentences again and again."""
    ends = (start + len(word) for start in places_of(word, blocks.text))
    return sum(blocks.text.startswith(". ", end) and blocks.text[end + 2 : end + 3].islower() for end in ends) > 1


RULES = (
    Rule(
        name="no space after a stop",
        pattern=re.compile(
            r"(?P<words>(?P<stop>[.!?])(?<=[a-z\d][.!?])(?P<right>[A-Z][a-z]{1,20}|A|I))(?![\w@/.\-])"
        ),
        is_damage=_is_stop_without_space,
        back=True,
        reason="two sentences run together at “{all}”: text was pasted or cut here",
        example="The bridge was closed at noon.Nobody was hurt.",
    ),
    Rule(
        name="no space after a stop, small",
        pattern=re.compile(r"[.!?](?<=[a-z]{2}[.!?])(?P<words>(?P<right>the|she|they|this|these|but|and|after|when|while|however))\b(?![.@/])"),
        is_damage=lambda match, blocks: not _is_in_address(match.start(), blocks),
        reason="two sentences run together before “{right}”: text was pasted or cut here",
        example="The mine was closed.the owners gave no reason.",
    ),
    Rule(
        name="no space after a quotation",
        pattern=re.compile(r"[”\"](?<=[a-z][.!?][”\"])(?P<right>[A-Z][a-z]{1,20})\b"),
        reason="a quotation and “{right}” run together: text was pasted or cut here",
        example="“We are ready to leave.”The ministry gave no date.",
    ),
    Rule(
        name="no space before a quotation",
        pattern=re.compile(r"“(?<=[a-z][.!?,]“)(?P<words>(?P<right>[A-Z][a-z]{1,20}))\b"),
        may=holds("“"),
        reason="a quotation begins at “{right}” without a space: text was pasted or cut here",
        example="The mayor left the hall.“We are ready,” he said.",
    ),
    Rule(
        name="no space after a closing mark",
        pattern=re.compile(r"”(?<=[a-z.!?,]”)(?P<words>(?P<right>[a-z]{2,20}))\b"),
        may=holds("”"),
        is_damage=lambda match, _: match["right"] in damage_words("after_comma"),
        reason="a quotation and “{right}” run together",
        example="“We are ready,”he said in the hall.",
    ),
    Rule(
        name="no space after a comma",
        pattern=re.compile(r",(?<=[a-z],)(?P<words>(?P<right>[a-z]{1,20}))\b(?![.@/,])"),
        is_damage=lambda match, _: match["right"] in damage_words("after_comma"),
        reason="a comma and “{right}” run together",
        example="The vote was lost,the mayor said.",
    ),
    Rule(
        name="bracket without space",
        pattern=re.compile(r"\)(?<=[a-z\d]\))(?P<words>(?P<right>[A-Z][a-z]{2,20}))\b"),
        is_damage=lambda match, _: match["right"] in damage_words("begins_sentence") or _known_name(match["right"]),
        reason="a bracket and “{right}” run together: text was pasted or cut here",
        example="The prize went to a farmer (see above)The jury was divided.",
    ),
    Rule(
        name="sentence begins small",
        pattern=re.compile(r"(?P<stop>[.!?]) (?<=[a-z\d][a-z\d][.!?] )(?P<words>(?P<right>[a-z]{2,20}))\b(?![./\-@:])"),
        is_damage=_is_small_start,
        reason="after a full stop the text goes on in small letters at “{right}”: words are lost here, or the stop is "
        "not the author's",
        example="The convoy left the capital at dawn. reached the border before night.",
    ),
)  # fmt: skip
"""Rules with an example each; names of people and brands with a capital inside are no seam."""


def _glued(blocks: Blocks, words: Sequence[str]) -> Iterator[Damage]:
    """Small words run into each other or into a noun: "ofthe", "thegovernment", "ministersaid"."""
    for word in {word.lower() for word in words}:
        parts = _parts(word, blocks) if len(word) > _LONGEST_SMALL and word.isalpha() else None
        if parts is None or word in damage_words("run_on_well"):
            continue
        for start in places_of(word, blocks.lower):
            if blocks.is_prose(start, start + len(word)) and blocks.text[start + 1 : start + len(word)].islower():
                reason = f"“{parts[0]}” and “{parts[1]}” run together"
                yield Damage(rule="small word run in", start=start, end=start + len(word), reason=reason)


def _parts(word: str, blocks: Blocks) -> tuple[str, str] | None:
    """The two words that a word is made of where one is a small one; None where it is one word."""
    for second in sorted(damage_words("glued_second")):
        if word.endswith(second) and word[: -len(second)] in damage_words("glued_first"):
            return word[: -len(second)], second
    if word.startswith("the") and len(word) > _LONG and _is_noun(word[3:]):
        return "the", word[3:]
    if not word.endswith(_runs_on()):
        return None
    second = max((each for each in _runs_on() if word.endswith(each)), key=len)
    first = word[: -len(second)]
    return (first, second) if len(first) > _SHORT and (_is_noun(first) or _is_named(first, blocks)) else None


@functools.cache
def _last_letters() -> frozenset[str]:
    """The last letters of words that may be run on; a short one with each letter that may stand before it."""
    ends = damage_words("glued_second") | damage_words("runs_on")
    longer = frozenset(word[-_LAST:] for word in ends if len(word) >= _LAST)
    return longer | frozenset(letter + word for word in ends if len(word) < _LAST for letter in ascii_lowercase)


@functools.cache
def _runs_on() -> tuple[str, ...]:
    return tuple(sorted(damage_words("runs_on")))


def _is_noun(word: str) -> bool:
    return bool(verbs_of(word)) or match_role([word], 0)[1] is not None


def _is_named(word: str, blocks: Blocks) -> bool:
    return word in blocks.vocabulary or _known_name(word.capitalize())
