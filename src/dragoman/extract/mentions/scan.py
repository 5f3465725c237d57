"""A parsed sentence in, its known names, role nouns and capitalised runs out, left to right.

The codebook's longest match wins over a role noun of the same length; what is capitalised, tagged as
a name and in neither is a run: an unknown name.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.codebooks.actors import Codebook, Entry
from dragoman.codebooks.gazetteer import locations
from dragoman.codebooks.names import gender_of, words_of_list
from dragoman.codebooks.roles import RoleNoun, first_words, match_role
from dragoman.model.text import Sentence, Token

_LOWER_NAMES = frozenset({"euro", "eurozone"})
"""First words of bodies that news writes in small letters: euro zone, eurozone."""
_TICKER = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,3}")
"""A share's code: TRN.L."""
_INITIAL = re.compile(r"[A-Z]\.")
PERSON_ROLES = frozenset({"person", "office_holder"})
GENERIC = "generic_body"
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_LONGEST_RUN = 8
_LARGE = 50_000
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


class Hit(NamedTuple):
    """Words of a sentence that are known or look like a name; a tuple, for there are many.

    `first` and `end` are token indices, half open. `entries` are the codebook's readings, `role` the
    role noun; both empty for a run, an unknown name.
    """

    first: int
    end: int
    entries: tuple[Entry, ...] = ()
    role: RoleNoun | None = None

    @property
    def is_run(self) -> bool:
        """Whether this is a name that no table knows."""
        return not self.entries and self.role is None

    def of(self, *roles: str) -> tuple[Entry, ...]:
        """The readings in one of some roles of the codebook."""
        return tuple([entry for entry in self.entries if entry.role in roles]) if self.entries else ()


def scan(sentence: Sentence, codebook: Codebook) -> tuple[Hit, ...]:
    """The hits of a sentence, in order, not overlapping."""
    tokens = sentence.tokens
    words = [token.text for token in tokens]
    lower = [token.lower for token in tokens]
    found: list[Hit] = []
    small = first_words() | _LOWER_NAMES
    end = 0
    for position in range(len(tokens)):
        if position < end or not (words[position][0].isupper() or lower[position] in small):
            continue
        hit = _hit(tokens, words, lower, position, codebook)
        if hit is not None:
            found.append(hit)
            end = hit.end
    return _joined(found, tokens)


def text_of(sentence: Sentence, hit: Hit) -> str:
    """The words of a hit as written."""
    start, end = sentence.tokens[hit.first].start, sentence.tokens[hit.end - 1].end
    return sentence.text[start - sentence.start : end - sentence.start]


def _hit(tokens: Sequence[Token], words: list[str], lower: list[str], at: int, codebook: Codebook) -> Hit | None:
    token = tokens[at]
    capital = token.text[0].isupper()
    size, noun = match_role(lower, at)
    if noun is not None and (not _is_noun_use(tokens[at + size - 1]) or (noun.noun[0].isupper() and not capital)):
        size, noun = 0, None
    length, entries = codebook.lookup(words, at) if capital or token.lower in _LOWER_NAMES else (0, ())
    entries = tuple([entry for entry in entries if entry.role != GENERIC])
    if length > 1 and token.text == "The" and tokens[at + length - 1].dep in ("amod", "compound"):
        length, entries = 0, ()
    if length == 1 and all(entry.short for entry in entries) and (noun or token.lower in words_of_list("not_a_name")):
        length, entries = 0, ()
    if entries and length >= size and not _is_other_word(tokens, at, length):
        return Hit(first=at, end=at + length, entries=entries)
    if noun is not None:
        return Hit(first=at, end=at + size, role=noun)
    if capital and _is_name_word(token) and not _is_letters(tokens, at):
        return Hit(first=at, end=_run_end(tokens, lower, words, at, codebook))
    return None


def _is_noun_use(token: Token) -> bool:
    if token.text == "Official" and token.dep in ("compound", "amod"):
        return False
    return token.pos in ("NOUN", "PROPN") or (token.pos == "ADJ" and token.dep in ("nsubj", "dobj", "pobj"))


def _is_other_word(tokens: Sequence[Token], at: int, length: int) -> bool:
    token = tokens[at]
    return length == 1 and (
        (token.tag in _VERB_TAGS and token.dep not in ("compound", "nmod"))
        or token.pos in ("ADV", "ADP", "AUX", "DET", "SCONJ", "CCONJ")
        or (token.lower == "us" and token.tag == "PRP" and token.text != "US")
    )


def _is_name_word(token: Token) -> bool:
    if token.lower in words_of_list("not_a_name") or not token.text[0].isalpha():
        return False
    return token.tag in _NAME_TAGS or (token.index > 0 and token.pos in ("NOUN", "X", "ADJ") and token.tag != "JJ")


def _is_letters(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the code of a share, or a letter that no name follows."""
    followed = at + 1 < len(tokens) and tokens[at + 1].tag in _NAME_TAGS
    return bool(_TICKER.fullmatch(tokens[at].text)) or (bool(_INITIAL.fullmatch(tokens[at].text)) and not followed)


def _run_end(tokens: Sequence[Token], lower: list[str], words: list[str], at: int, codebook: Codebook) -> int:
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST_RUN:
        step = _next_name_word(tokens, end)
        if (
            step is None
            or _begins_title(tokens, lower, at, end)
            or _begins_person(tokens, end)
            or (end > at + 1 and _begins_known(lower, words, end, codebook))
        ):
            break
        end = step
    return end


def _next_name_word(tokens: Sequence[Token], end: int) -> int | None:
    """The end of the run with one more name word, small words before it taken in; None where it stops."""
    token = tokens[end]
    if token.text[0].isupper():
        return end + 1 if token.tag in _NAME_TAGS and token.lower not in words_of_list("not_a_name") else None
    last = end
    while last < len(tokens) and last - end < 3 and tokens[last].lower in words_of_list("particle"):
        last += 1
    glued = last > end and last < len(tokens) and tokens[last].text[0].isupper() and tokens[last].tag in _NAME_TAGS
    return last + 1 if glued and (tokens[end].text != "-" or tokens[end].start == tokens[end - 1].end) else None


def _begins_title(tokens: Sequence[Token], lower: list[str], first: int, at: int) -> bool:
    """Whether a title begins here, and no surname: Labour + Minister Ada Okoye, First + Deputy Chairman."""
    size, noun = match_role(lower, at)
    if noun is None or not noun.is_title or gender_of(tokens[first].text) is not None:
        return False
    after = tokens[at + size] if at + size < len(tokens) else None
    return size > 1 or (after is not None and after.tag in _NAME_TAGS) or noun.office is not None


def _begins_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether a given name begins here after the last word of a body: Defence Committee + Ada Okoye."""
    before, token = tokens[at - 1], tokens[at]
    follows = at + 1 < len(tokens) and tokens[at + 1].tag in _NAME_TAGS
    return follows and before.lower in words_of_list("body") and gender_of(token.text) is not None


def _begins_known(lower: list[str], words: list[str], at: int, codebook: Codebook) -> bool:
    if match_role(lower, at)[1] is not None:
        return False
    length, _ = codebook.lookup(words, at)
    return length > 1


def _joined(found: list[Hit], tokens: Sequence[Token]) -> tuple[Hit, ...]:
    """Names that a single known word was cut out of, put together again: Alfred + Wu, Jordan + Peterson."""
    out: list[Hit] = []
    for hit in found:
        if out and _is_full_form(out[-1], hit, tokens):
            out[-1] = out[-1]._replace(end=hit.end)
        elif out and any(belong(out[-1], hit, tokens) for belong in (_is_body_of, _belong, _is_region, _is_local_body)):
            out[-1] = Hit(first=out[-1].first, end=hit.end)
        else:
            out.append(hit)
    return tuple(hit._replace(end=hit.end + 2) if _goes_on(hit, tokens) else hit for hit in out)


def _goes_on(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether a hyphen ties the lower-case half of a given name to a person's name: "Lim Soo" + "-jin"."""
    if not hit.is_run or hit.end - hit.first == 1 or hit.end + 1 >= len(tokens) or tokens[hit.end].text != "-":
        return False
    before, hyphen, half = tokens[hit.end - 1 : hit.end + 2]
    tied = before.end == hyphen.start and hyphen.end == half.start
    return tied and before.tag in _NAME_TAGS and half.tag in _NAME_TAGS and half.text.islower()


def _is_full_form(left: Hit, right: Hit, tokens: Sequence[Token]) -> bool:
    """A known firm's name with the words of its legal form: Apple + Inc, Hyundai + Motor Co."""
    adjacent = left.end == right.first and right.is_run and right.end - right.first <= 2
    return adjacent and bool(left.of("organisation", "outlet")) and _ends_as_firm(right, tokens)


def _ends_as_firm(hit: Hit, tokens: Sequence[Token]) -> bool:
    return tokens[hit.end - 1].lower in words_of_list("firm")


def _is_local_body(left: Hit, right: Hit, tokens: Sequence[Token]) -> bool:
    """A body or firm named by a place or people: New York + Stock Exchange, American + Apparel Inc."""
    if left.end != right.first or not right.is_run or left.is_run or left.role is not None:
        return False
    size, last = right.end - right.first, tokens[right.end - 1]
    if left.of("region", "capital") and not left.of("organisation") and size <= 4:
        return last.lower in words_of_list("body") and last.text.istitle()
    word = tokens[left.first].text
    return (
        left.end - left.first == 1
        and word.isalpha()
        and word.istitle()
        and bool(left.of("name", "demonym"))
        and (size > 1 and _ends_as_firm(right, tokens))
    )


def _is_body_of(left: Hit, right: Hit, tokens: Sequence[Token]) -> bool:
    """A body's name that goes on after of, for or on: School + of Public Policy, Committee + for the Red Cross."""
    between = [token.lower for token in tokens[left.end : right.first]]
    if not between or between[0] not in ("of", "for", "on", "against") or between[1:] not in ([], ["the"]):
        return False
    last, first = tokens[left.end - 1], tokens[right.first]
    if not last.text[0].isupper() or not first.text[0].isupper():
        return False
    body = left.is_run or (left.role is not None and left.role.kind == "organisation" and left.role.sector != "GOV")
    return body and last.lower in words_of_list("body")


def _is_called(left: Hit, right: Hit, tokens: Sequence[Token]) -> bool:
    """Whether a state's name before an unknown one is a given name: Jordan + Reyes, not Jordan + Railways."""
    last = tokens[right.end - 1]
    words = tokens[right.first : right.end]
    named = all(token.tag == "NNP" and token.text.isalpha() and token.text.istitle() for token in words)
    other = words_of_list("body") | words_of_list("geographic")
    body = any(token.lower in other or match_role([token.lower], 0)[1] for token in words)
    return (
        named
        and not body
        and len(words) < 3
        and last.dep in ("nsubj", "nsubjpass", "appos", "poss")
        and left.end == right.first
    )


def _is_region(left: Hit, right: Hit, tokens: Sequence[Token]) -> bool:
    """Two names that make a third: British + Columbia, South + Australia."""
    if (
        left.end != right.first
        or left.role is not None
        or right.role is not None
        or right.end - left.first > 3
        or (left.is_run and right.is_run)
    ):
        return False
    name = " ".join(token.text for token in tokens[left.first : right.end])
    return any(place.feature in ("ADM1", "RGN", "SEA") or place.people > _LARGE for place in locations(name))


def _belong(left: Hit, right: Hit, tokens: Sequence[Token]) -> bool:
    """A person's name of which a table knows one word: Alfred + Wu, Jordan + Peterson."""
    if left.end != right.first:
        return False
    given = gender_of(tokens[left.first].text) if left.end - left.first == 1 else None
    if left.is_run and right.entries:
        alone = right.end - right.first == 1
        if not alone and tokens[left.end - 1].dep in ("compound", "amod", "nmod"):
            return bool(right.of("organisation", "body")) and right.first <= tokens[left.end - 1].head < right.end
        return alone and not right.of("demonym", "outlet") and (bool(right.of(*PERSON_ROLES)) or given is not None)
    if left.entries and right.is_run and left.end - left.first == 1:
        surname = bool(left.of(*PERSON_ROLES)) and not left.of(
            "name", "capital", "seat", "organisation", "group", "outlet"
        )
        if not surname and given is None and words_of_list("state_given").isdisjoint({tokens[left.first].lower}):
            return False
        return (surname or given is not None or _is_called(left, right, tokens)) and not left.of("demonym")
    if left.entries and right.entries and left.end - left.first == 1 and right.end - right.first == 1:
        both = all(entry.short for entry in (*left.entries, *right.entries))
        return both or (given is not None and bool(right.of(*PERSON_ROLES)) and not left.of("demonym", "name"))
    return False
