"""A name of a state in its sentence; out what its form tells whatever the clause says: a dateline, an address, a team.

Two kinds of evidence: what stands right beside the name (hyphen, modifier, dash, colon, the second half of an address),
and what the sentence is about where it is about a match or a market. The words are those of `codebooks.metonymy`.
"""

import re
from collections.abc import Sequence

from dragoman.codebooks.gazetteer import locations
from dragoman.codebooks.metonymy import GOVERNMENT, OTHER, PLACE, verdict_of
from dragoman.extract.mentions.clauses import Verdict, matched
from dragoman.extract.mentions.links import SUBJECTS
from dragoman.extract.mentions.scan import Hit
from dragoman.model.text import Token

_DASHES = ("-", "\u2014", "\u2013", "--")
_SCORE = re.compile(r"\d{1,3}[-\u2013]\d{1,3}")
_CUES_OF_SPORT = 2
"""Words that make a sentence one about a match: with one of sport alone among them, or with figures like 3-1."""
_CRICKET = frozenset({"all out for", "bowled out for", "was bowled out", "were bowled out"})
_LONGEST_ADDRESS = 8
_REGIONS = ("ADM1", "PCLI", "RGN")


def by_frame(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """What stands right beside the name, or None where that tells nothing."""
    for question in (
        _as_treaty, _beside_direction, _by_hyphen, _by_modifier, _as_dateline, _as_voice, _as_opening, _before_region,
        _after_town, _as_scene,
    ):  # fmt: skip
        answer = question(tokens, hit, head)
        if answer is not None:
            return answer
    return None


def by_namesake(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """The team or the market of a state or city, which are not its government; None where it is neither."""
    verb = tokens[head.head]
    if head.dep == "nsubj" and verdict_of("market", verb.lemma):
        sign = next((token for token in tokens[verb.index :] if verdict_of("market sign", token.lower)), None)
        if sign is not None and any(token.pos == "NUM" for token in tokens[verb.index :] if _is_near(token, sign)):
            return OTHER, "a market"
    return (OTHER, "a team") if head.dep not in ("compound", "amod", "nmod") and _is_sport(tokens, hit) else None


def _is_near(token: Token, sign: Token) -> bool:
    return abs(token.index - sign.index) <= 3


def _is_sport(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a sentence tells of a match: a word of sport alone or a score, and more words that sport shares."""
    words = [token.lower for token in tokens]
    if "out" in words and not _CRICKET.isdisjoint(" ".join(words[at : at + 3]) for at in range(len(words))):
        return True
    others = [token for token in tokens if not hit.first <= token.index < hit.end]
    nouns = [token for token in others if token.pos in ("NOUN", "PROPN") and tokens[token.index - 1].lower != "no"]
    sure = any(verdict_of("sport", token.lower) for token in nouns)
    scored = any(_SCORE.fullmatch(token.text + "".join(each.text for each in tokens[token.index + 1 : token.index + 3]))
                 for token in others if token.pos == "NUM")  # fmt: skip
    cues = {
        token.lemma for token in others if verdict_of("sporting", token.lemma) or verdict_of("sporting", token.lower)
    }
    cues |= {token.lemma for token in nouns if sure and verdict_of("sport", token.lower)}
    return len(cues) >= (_CUES_OF_SPORT if sure or scored else len(tokens))


def _as_treaty(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """Half the name of a treaty: the Paris Agreement."""
    del head
    after = tokens[hit.end] if hit.end < len(tokens) else None
    named = after is not None and after.text[0].isupper() and not after.text.isupper() and hit.first > 0
    return matched("treaty", after) if named and after is not None and tokens[hit.first - 1].tag == "DT" else None


def _beside_direction(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """A part of a land: Paraguay west of the river."""
    del head
    after = tokens[hit.end : hit.end + 2]
    beside = len(after) == 2 and verdict_of("side of", after[0].lower) and after[1].lower == "of"
    return (PLACE, f"{after[0].lower} of something there") if beside else None


def _by_hyphen(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """Lima-based, Lima-backed; the Lima-Cusco train, whose ends are places."""
    del head
    if (
        hit.end + 1 >= len(tokens)
        or tokens[hit.end].text not in ("-", "\u2011", "\u2013")
        or not _is_glued(tokens, hit)
    ):
        return None
    other = tokens[hit.end + 1]
    run = next((token for token in tokens[other.index + 1 : other.index + 3] if token.pos == "NOUN"), None)
    if other.pos == "PROPN" and run is not None and verdict_of("transport", run.lemma):
        return PLACE, f"an end of the {run.lemma}"
    return matched("hyphen", other)


def _is_glued(tokens: Sequence[Token], hit: Hit) -> bool:
    return tokens[hit.end].start == tokens[hit.end - 1].end


def _by_modifier(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    for child in head.children:
        if child < hit.first and tokens[child].dep in ("amod", "compound", "nmod", "advmod"):
            found = matched("modifier", tokens[child])
            if found is not None:
                return found
    before = tokens[hit.first - 1] if hit.first else None
    return matched("modifier", before) if before is not None and before.pos in ("ADJ", "PROPN", "NOUN") else None


def _as_dateline(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """A name at the start of a sentence before a dash, a bracket or a date: a dateline."""
    del head
    if hit.first != 0 or hit.end >= len(tokens):
        return None
    after = tokens[hit.end]
    dash = after.text in _DASHES and after.start > tokens[hit.end - 1].end
    agency = after.text == "(" and tokens[0].text.isupper()
    dated = (
        after.text == ","
        and hit.end + 2 < len(tokens)
        and {tokens[hit.end + 1].pos, tokens[hit.end + 2].pos} == {"PROPN", "NUM"}
    )
    return (PLACE, "a dateline") if dash or agency or dated or _opens_with_address(tokens, hit) else None


def _opens_with_address(tokens: Sequence[Token], hit: Hit) -> bool:
    """A town and its land before a dash: Bangui, Central African Republic - The last cars left."""
    if tokens[hit.end].text != ",":
        return False
    for token in tokens[hit.end + 1 : hit.end + _LONGEST_ADDRESS]:
        if token.text in _DASHES:
            return token.start > tokens[token.index - 1].end
        if not token.text[0].isupper() and token.pos not in ("NUM", "PUNCT"):
            return False
    return False


def _as_voice(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """A name before a colon speaks, unless a count of victims follows: Peru: no talks; Lima: 12 hurt in crash."""
    del head
    if hit.first != 0 or hit.end + 1 >= len(tokens) or tokens[hit.end].text != ":":
        return None
    counted = tokens[hit.end + 1].pos == "NUM" or tokens[hit.end + 1].lower in ("dozens", "hundreds", "thousands")
    told = tokens[hit.end + 1 : hit.end + 4]
    struck = any(_is_happening(token) for token in told)
    return (PLACE, "where something happened") if counted or struck else (GOVERNMENT, "speaks before a colon")


def _is_happening(token: Token) -> bool:
    """A storm, a blast or gunmen: what befalls a place."""
    return token.pos in ("NOUN", "PROPN") and any(verdict_of(each, token.lemma) for each in ("force", "intruder"))


def _as_opening(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """A name before a participle acts or is befallen: Lima, hoping for rain, waited; Lima, hit by floods, waited."""
    opens = hit.end + 1 < len(tokens) and tokens[hit.end].text == ","
    befallen = opens and tokens[hit.end + 1].tag in ("VBN", "VBD") and verdict_of("passive", tokens[hit.end + 1].lemma)
    if befallen and head.dep == "nsubj":
        return PLACE, f"{tokens[hit.end + 1].lower} there"
    opens = opens and hit.first == 0
    return (GOVERNMENT, f"acts: {tokens[hit.end + 1].lemma}") if opens and tokens[hit.end + 1].tag == "VBG" else None


def _before_region(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """The first half of an address: Paris, Texas, has a new sheriff; and a town called a town."""
    if hit.end + 1 >= len(tokens) or tokens[hit.end].text != ",":
        return None
    for child in head.children:
        beside = tokens[child]
        if beside.dep != "appos" or child < hit.end:
            continue
        if verdict_of("city noun", beside.lemma):
            return PLACE, f"a {beside.lemma}"
        close = beside.index == hit.end + 1 and beside.pos == "PROPN" and not _has_conjunct(tokens, beside)
        if close and any(place.feature in _REGIONS for place in locations(beside.text)):
            return PLACE, f"of {beside.text}"
    return None


def _has_conjunct(tokens: Sequence[Token], token: Token) -> bool:
    return any(tokens[child].dep in ("conj", "cc") for child in token.children)


def _after_town(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """The second half of an address: Aleppo, Syria, was bombed."""
    if hit.first and verdict_of("city noun", tokens[hit.first - 1].lower) and tokens[hit.first - 1].pos == "NOUN":
        return PLACE, f"the {tokens[hit.first - 1].lemma}"
    if hit.first < 2 or tokens[hit.first - 1].text != ",":
        return None
    before = tokens[hit.first - 2]
    if verdict_of("city noun", before.lower):
        return PLACE, f"the {before.lemma}"
    if head.dep not in ("appos", "npadvmod", "conj"):
        return None
    closed = (
        hit.end >= len(tokens)
        or tokens[hit.end].text in (",", ".", ")", ";")
        or tokens[hit.end].tag in ("IN", "CC", "VBD")
    )
    return (PLACE, f"after the name {before.text}") if before.pos == "PROPN" and closed and head.dep != "conj" else None


def _as_scene(tokens: Sequence[Token], hit: Hit, head: Token) -> Verdict | None:
    """A name before "where": Lima, where the two met, was calm. One that speaks is a government all the same."""
    where = hit.end + 1 < len(tokens) and tokens[hit.end].text == "," and tokens[hit.end + 1].lower == "where"
    if not where or head.dep not in SUBJECTS:
        return None
    speaks = verdict_of("speaks", tokens[head.head].lemma)
    return None if speaks else (PLACE, "where something happens")
