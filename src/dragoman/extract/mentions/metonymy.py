"""A name of a state, capital or seat of power in its sentence; government or place out.

The role in the sentence decides: what acts, speaks, owns a policy or is dealt with is a government;
what one is in, goes to, bombs or lives in is a place. Evidence is asked for from the closest to the
default of the kind of name; the words are a table (`codebooks.metonymy`).
(Metonymy resolution after Markert and Nissim, 2007.)
"""

from collections.abc import Sequence

from dragoman.codebooks.metonymy import GOVERNMENT, PLACE, verdict_of
from dragoman.codebooks.roles import match_role
from dragoman.extract.mentions.scan import Hit
from dragoman.model.text import Sentence, Token

_TO_FROM = {
    "to": "motion to",
    "from": "motion from",
    "for": "for",
    "of": "of",
    "on": "on",
    "onto": "on",
    "between": "between",
}
"""Preposition -> the relation under which the table judges the word that it hangs on."""
_DEEPEST_LIST = 6


def stands_for(sentence: Sentence, hit: Hit, *, name_role: str) -> tuple[str, str]:
    """What a name of a state stands for in its sentence.

    Args:
        sentence: With its parse.
        hit: The name.
        name_role: The codebook's role of the name: name (of a state), capital, seat.

    Returns:
        `government` or `place`, and why, in words.
    """
    tokens = sentence.tokens
    head = _head(tokens, hit)
    for question in (_by_hyphen, _by_modifier, _as_dateline, _as_opening, _after_town):
        answer = question(tokens, hit, head)
        if answer is not None:
            return answer
    return _by_relation(tokens, hit, head, name_role, 0)


def _head(tokens: Sequence[Token], hit: Hit) -> Token:
    for token in tokens[hit.first : hit.end]:
        if token.head == token.index or not hit.first <= token.head < hit.end:
            return token
    return tokens[hit.end - 1]


def _by_relation(tokens: Sequence[Token], hit: Hit, head: Token, name_role: str, depth: int) -> tuple[str, str]:
    governor = tokens[head.head]
    if head.dep in ("conj", "appos") and depth < _DEEPEST_LIST and governor.index != head.index:
        listed = any(tokens[child].dep == "conj" for child in head.children) and tokens[head.left].tag == "DT"
        if (
            head.dep == "appos" and governor.pos == "PROPN" and not listed
        ):  # "Peru, the Sudan, Chile and Cuba" is no address
            return PLACE, f"after the name {governor.text}"
        return _by_relation(tokens, hit, governor, name_role, depth + 1)
    if head.dep in ("pobj", "pcomp") or (governor.pos == "ADP" and head.dep != "ROOT"):
        return _by_preposition(tokens, governor, name_role)
    if head.dep == "poss":
        return _matched("possessed", governor) or (GOVERNMENT, f"owns its {governor.lemma}")
    if head.dep in ("compound", "nmod", "amod") and governor.index >= hit.end:
        found = (
            _matched("compound", governor)
            if name_role != "name" or not verdict_of("shared", governor.lemma.lower())
            else None
        )
        return found or (GOVERNMENT, f"names whose {governor.lemma} it is")
    if head.dep in ("nsubj", "csubj"):
        found = _matched("capital subject", governor) if name_role == "capital" else None
        return found or _by_predicate(tokens, governor)
    if head.dep == "nsubjpass":
        return _matched("passive", governor) or (GOVERNMENT, f"is dealt with: {governor.lemma}")
    if head.dep in ("dobj", "dative", "obj"):
        if governor.lemma == "leave" and any(tokens[child].lower in ("without", "with") for child in governor.children):
            return GOVERNMENT, "is left with something"
        return _matched("object", governor) or (GOVERNMENT, f"is dealt with: {governor.lemma}")
    if head.dep == "npadvmod":
        return PLACE, "stands beside the clause like an address"
    if name_role == "capital" and head.dep not in ("ROOT", "attr"):
        return PLACE, "a capital with no part in the clause"
    return GOVERNMENT, "default for the name of a state or a seat"


def _by_predicate(tokens: Sequence[Token], verb: Token) -> tuple[str, str]:
    if verb.lemma == "be":
        for child in verb.children:
            if tokens[child].dep in ("attr", "acomp", "prep", "advmod"):
                found = _matched("is", tokens[child], verb) or _located(tokens[child])
                if found is not None:
                    return found
    if verb.lemma == "have" and any(
        tokens[child].lemma in ("resident", "population", "inhabitant") for child in verb.children
    ):
        return PLACE, "has residents"
    return _matched("subject", verb) or (GOVERNMENT, f"acts: {verb.lemma}")


def _located(token: Token) -> tuple[str, str] | None:
    return (
        (PLACE, f"is {token.lower} somewhere")
        if token.dep == "prep" and token.lower in ("near", "north", "south")
        else None
    )


def _by_preposition(tokens: Sequence[Token], preposition: Token, name_role: str) -> tuple[str, str]:
    word = preposition.lower
    governor = tokens[preposition.head]
    if governor.pos == "ADP" and governor.index != preposition.index:
        governor = tokens[governor.head]
    if name_role == "seat" and verdict_of("seat", word):
        return PLACE, f"place after {word!r}"
    if verdict_of("locative", word):
        before = tokens[preposition.index - 1] if preposition.index else preposition
        if word == "in" and (verdict_of("trust", governor.lemma) or verdict_of("trust", before.lemma)):
            return GOVERNMENT, "trust or interest in a government"
        return PLACE, f"place after {word!r}"
    relation = _TO_FROM.get(word)
    if relation is not None:
        if (
            relation == "motion to"
            and governor.lemma in ("return", "bring", "take", "send")
            and _sends_goods(tokens, governor)
        ):
            return GOVERNMENT, f"receives after {governor.lemma!r}"
        found = _by_governor(tokens, relation, governor)
        if found is not None:
            return found
    if word == "over" and governor.lemma in ("fly", "plane", "explosion", "sky", "airspace", "smoke"):
        return PLACE, f"place after {governor.lemma} over"
    if word == "against" and governor.lemma in ("march",):
        return GOVERNMENT, "party after 'against'"
    return GOVERNMENT, f"party after {word!r}"


def _by_governor(tokens: Sequence[Token], relation: str, governor: Token) -> tuple[str, str] | None:
    """What the word before the preposition makes of the name: its list, its subject, or that it is a person."""
    if relation == "motion to" and governor.lower == "closer":
        return GOVERNMENT, "closer to a government"
    if relation == "motion from" and any(
        tokens[child].dep == "nsubj" and verdict_of("utterance", tokens[child].lemma) for child in governor.children
    ):
        return GOVERNMENT, "what governments send comes from it"
    role = match_role([governor.lower], 0)[1] if relation == "motion from" and governor.pos == "NOUN" else None
    if role is not None and role.kind in ("person", "group") and role.sector not in ("GOV", "MIL", "LEG"):
        return PLACE, f"a {role.noun} from there"
    found = _matched(relation, governor)
    return found or (_matched("possessed", governor) if relation == "of" else None)


def _sends_goods(tokens: Sequence[Token], verb: Token) -> bool:
    return any(
        tokens[child].dep in ("dobj", "nsubjpass") and verdict_of("goods", tokens[child].lemma)
        for child in verb.children
    )


def _matched(relation: str, *words: Token) -> tuple[str, str] | None:
    for word in words:
        verdict = verdict_of(relation, word.lemma.lower()) or verdict_of(relation, word.lower)
        if verdict is not None:
            return verdict, f"{relation}: {word.lemma}"
    return None


def _by_hyphen(tokens: Sequence[Token], hit: Hit, head: Token) -> tuple[str, str] | None:
    del head
    if (
        hit.end + 1 < len(tokens)
        and tokens[hit.end].text in ("-", "\u2011")
        and tokens[hit.end].start == tokens[hit.end - 1].end
    ):
        return _matched("hyphen", tokens[hit.end + 1])
    return None


def _by_modifier(tokens: Sequence[Token], hit: Hit, head: Token) -> tuple[str, str] | None:
    for child in head.children:
        if child < hit.first and tokens[child].dep in ("amod", "compound", "nmod", "advmod"):
            found = _matched("modifier", tokens[child])
            if found is not None:
                return found
    before = tokens[hit.first - 1] if hit.first else None
    return _matched("modifier", before) if before is not None and before.pos in ("ADJ", "PROPN", "NOUN") else None


def _as_dateline(tokens: Sequence[Token], hit: Hit, head: Token) -> tuple[str, str] | None:
    """A name at the start of a sentence before a dash, a bracket or a date: a dateline."""
    del head
    if hit.first != 0 or hit.end >= len(tokens):
        return None
    after = tokens[hit.end]
    dash = after.text in ("-", "\u2014", "\u2013", "--") and after.start > tokens[hit.end - 1].end
    agency = after.text == "(" and tokens[0].text.isupper()
    dated = (
        after.text == ","
        and hit.end + 2 < len(tokens)
        and tokens[hit.end + 2].pos == "NUM"
        and tokens[hit.end + 1].pos == "PROPN"
    )
    return (PLACE, "a dateline") if dash or agency or dated else None


def _as_opening(tokens: Sequence[Token], hit: Hit, head: Token) -> tuple[str, str] | None:
    """A name before a participle that opens the sentence acts: Lima, hoping for rain, waited."""
    del head
    opens = hit.first == 0 and hit.end + 1 < len(tokens) and tokens[hit.end].text == ","
    return (GOVERNMENT, f"acts: {tokens[hit.end + 1].lemma}") if opens and tokens[hit.end + 1].tag == "VBG" else None


def _after_town(tokens: Sequence[Token], hit: Hit, head: Token) -> tuple[str, str] | None:
    """The second half of an address: Aleppo, Syria, was bombed."""
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
