"""Where and how many: an act and the layers of its report in, place and sizes out.

Each is sought in the clause of the act, then in its sentence.
"""

from collections.abc import Sequence

from dragoman.extract.events import frames
from dragoman.language.measures import cardinal
from dragoman.model.annotations import Mention, Size
from dragoman.model.text import Sentence, Token

_KINDS = {
    "dead": (
        "kill",
        "killing",
        "dead",
        "die",
        "death",
        "murder",
        "execute",
        "behead",
        "assassinate",
        "slay",
        "shoot",
        "drown",
    ),
    "injured": ("wound", "injure", "injury", "hurt", "injured", "wounded", "maim"),
    "arrested": ("arrest", "detain", "detention", "capture", "imprison", "jail", "round", "custody"),
    "abducted": ("abduct", "kidnap", "hostage", "abduction", "kidnapping", "seize"),
    "displaced": ("displace", "deport", "expel", "evict", "flee", "evacuate", "deportation", "expulsion"),
    "released": ("release", "free", "swap", "liberate", "pardon"),
}
KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}
_QUALIFIERS = (
    ("at least", "at least"), ("more than", "at least"), ("over", "at least"), ("no fewer than", "at least"),
    ("up to", "up to"), ("as many as", "up to"), ("at most", "up to"), ("about", "about"), ("around", "about"),
    ("some", "about"), ("nearly", "about"), ("almost", "about"), ("roughly", "about"), ("approximately", "about"),
)  # fmt: skip
_NOT_PEOPLE = frozenset(
    ("percent", "%", "year", "day", "month", "hour", "minute", "week", "dollar", "mile", "kilometer", "km", "p.m.",
     "a.m.", "$", "million", "billion", "settlement", "village", "town", "city", "district", "hectare", "house", "home",
     "ship", "boat", "vessel", "trawler", "tanker", "aircraft", "plane", "jet", "helicopter", "drone", "tank", "ton",
     "vehicle", "tonne", "barrel", "acre", "territory", "island", "bird", "animal")
)  # fmt: skip
_LOCATIVE = frozenset(("in", "at", "near", "outside", "off", "inside", "around", "across"))


def place_of(sentence: Sentence, anchor: int, places: Sequence[Mention]) -> tuple[Mention | None, str | None]:
    """The place of an act: the place named after "in", "at", "near" of the act, its object, or a verb above it.

    The place of another noun is none of the act's: "talked about the war in Peru", "a group based in Lima".
    """
    above: list[Mention] = []
    up = frames.path(sentence, anchor)
    for mention in places:
        tokens = sentence.covering(mention.mention_start, mention.mention_end)
        if not tokens:
            continue
        top = min(tokens, key=lambda token: len(frames.path(sentence, token.index)))
        head = sentence.tokens[top.head]
        if head.lower not in _LOCATIVE or top.dep != "pobj":
            continue
        where = sentence.tokens[head.head]
        if where.index == anchor or (where.head == anchor and where.dep in _HELD_BY_ACT):
            return mention, "place of the clause"
        target = sentence.tokens[where.head]
        if target.lower in _AIMS and target.head == anchor and where.dep == "pobj":
            return mention, "place of the clause"
        if where.index in up and where.pos in ("VERB", "AUX"):
            above.append(mention)
    return (above[0], "place of the sentence") if len(above) == 1 else (None, None)


_HELD_BY_ACT = frozenset(("dobj", "nsubjpass", "aux", "prep"))
_AIMS = frozenset(("on", "at", "against"))
"""Prepositions whose noun an act is aimed at: "an attack on a base in Peru"."""


def sizes_of(sentence: Sentence, anchor: int) -> tuple[Size, ...]:
    """How many were killed, hurt, arrested or moved, as far as words of the act's own clause say so."""
    found = []
    for token in sentence.tokens:
        if not _is_number(token) or _goes_on(sentence, token):
            continue
        first = _first_of(sentence, token)
        words = [each for each in sentence.tokens[first.index : token.index + 1] if _is_number(each)]
        counting = next((each for each in reversed(words) if each.dep in _COUNTS), None)
        number = _number(sentence, first, token)
        kind = _counted(sentence, counting, anchor) if counting is not None else None
        if number is None or kind is None:
            continue
        qualifier, start = _qualified(sentence, first)
        found.append(Size(kind=kind, number=number, qualifier=qualifier, size_start=start, size_end=token.end))
    return tuple(found)


def _number(sentence: Sentence, first: Token, last: Token) -> int | None:
    """The whole number that words or figures make; None for a year, for parts of one and for millions."""
    words = [token.lower for token in sentence.tokens[first.index : last.index + 1] if token.text != "-"]
    if words == [last.text] and len(last.text) == len("1999") and last.text[:2] in ("19", "20"):
        return None
    return cardinal(" ".join(words)) or cardinal(last.lower)


_COUNTS = frozenset(("nummod", "nsubj", "nsubjpass", "dobj", "pobj", "appos", "attr"))
"""What the main word of a number is in its clause where it counts somebody."""


def _is_number(token: Token) -> bool:
    return token.tag == "CD" or token.lower in _ROUND


_ROUND = frozenset(("dozen", "hundred", "thousand"))
"""Words that multiply the number before them; an "and" may stand after them."""


def _first_of(sentence: Sentence, token: Token) -> Token:
    """The first word of a number by its last: twenty of "twenty-one", two of "two hundred and five"."""
    for at in range(token.index - 1, -1, -1):
        before = sentence.tokens[at]
        if _is_number(before):
            token = before
        elif not _joins(sentence, at):
            break
    return token


def _joins(sentence: Sentence, at: int) -> bool:
    """Whether a word ties two words of one number: a hyphen, the "and" of "two hundred and five"."""
    tokens = sentence.tokens
    if not 0 < at < len(tokens) - 1 or not _is_number(tokens[at + 1]):
        return False
    return tokens[at].text == "-" or (tokens[at].lower == "and" and tokens[at - 1].lower in _ROUND)


def _goes_on(sentence: Sentence, token: Token) -> bool:
    """Whether a word of a number is followed by another."""
    after = token.index + 1
    return after < len(sentence.tokens) and (_is_number(sentence.tokens[after]) or _joins(sentence, after))


def _counted(sentence: Sentence, token: Token, anchor: int) -> str | None:
    """What the number counts, by the nearest word above or beside it that tells of harm."""
    head = sentence.tokens[token.head]
    if head.lemma.lower() in _NOT_PEOPLE or any(
        each.lemma.lower() in _NOT_PEOPLE for each in sentence.children(head.index)
    ):
        return None
    way = [head]
    for each in list(sentence.ancestors(head.index))[:3]:
        if each.dep == "prep" and each.lower not in _COUNTING:
            break  # "has hurt trade between the two"
        way.append(each)
    if anchor not in {each.index for each in way} and not any(
        sentence.tokens[anchor].index in frames.path(sentence, each.index) for each in way
    ):
        return None
    for each in way:
        kind = KIND_OF.get(each.lemma.lower())
        if any(part.lower == "down" for part in sentence.children(each.index, "prt")):
            return None  # missiles are shot down
        if kind is not None and not (each.lemma.lower() in _ONLY_DONE and each.pos != "VERB"):
            return kind
        for child in sentence.children(each.index, "amod", "acl", "acomp"):
            if child.lemma.lower() in KIND_OF and each.index == head.index:
                return KIND_OF[child.lemma.lower()]
    return None


_ONLY_DONE = frozenset(("round",))
"""Words that tell of harm as verbs only: "rounded up five", but not "five rounds of talks"."""
_COUNTING = frozenset(("of", "to", "at", "among", "including", "by"))
"""Prepositions that lead from a number to the word that it counts."""


def _qualified(sentence: Sentence, token: Token) -> tuple[str | None, int]:
    """What stands before a number ("at least", "up to") and where the number with it begins."""
    before = sentence.tokens[max(0, token.index - _BEFORE) : token.index]
    for words, meaning in _QUALIFIERS:
        last = before[len(before) - len(words.split()) :]
        if [each.lower for each in last] == words.split():
            return meaning, last[0].start
    return None, token.start


_BEFORE = 3
"""Words of the longest qualifier."""
