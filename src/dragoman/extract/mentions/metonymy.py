"""A name of a state, capital or seat of power in its sentence; government, place or other out.

The role in the sentence decides: what acts, speaks, owns a policy or is dealt with is a government; what one is in,
goes to, bombs or lives in is a place; a team, a market and half the name of a treaty are neither. Evidence is asked for
from the closest to the default of the kind of name; the words are a table (`codebooks.metonymy`).
(Metonymy resolution after Markert and Nissim, 2007.)
"""

from collections.abc import Sequence

from dragoman.codebooks.metonymy import GOVERNMENT, OTHER, PLACE, verdict_of
from dragoman.codebooks.roles import match_role
from dragoman.extract.mentions.clauses import Verdict, as_object, as_passive, as_subject, located, matched
from dragoman.extract.mentions.framing import by_frame, by_namesake
from dragoman.extract.mentions.links import SUBJECTS
from dragoman.extract.mentions.scan import Hit
from dragoman.extract.mentions.surroundings import is_scene
from dragoman.model.text import Sentence, Token

_TO_FROM = {
    "to": "motion to",
    "from": "motion from",
    "for": "for",
    "of": "of",
    "on": "on",
    "onto": "on",
    "between": "between",
    "over": "over",
    "above": "over",
    "with": "with",
    "than": "than",
}
"""Preposition -> the relation under which the table judges the word that it hangs on."""
_PARTY_AFTER = {"toward": "toward", "towards": "toward", "at": "at", "up": "propped", "behind": "propped"}
"""Preposition of place -> the relation whose words make its object a party: anger at, prop up."""
_DEEPEST_LIST = 6
_CIVIL = frozenset(
    {"business", "believer", "church", "cleric", "expert", "farmer", "hospital", "medic", "people", "protester"}
    | {"refugee", "school", "worker", "civilian", "gunman", "criminal"}
)
"""Roles of people and bodies that no state commands: whose they are is where they are."""
_UNITS_BEFORE = 3


def stands_for(sentence: Sentence, hit: Hit, *, name_role: str) -> tuple[str, str]:
    """What a name of a state stands for in its sentence.

    Args:
        sentence: With its parse.
        hit: The name.
        name_role: The codebook's role of the name: name (of a state), capital, seat.

    Returns:
        `government`, `place` or `other` (a team, a market, a treaty), and why, in words.
    """
    tokens = sentence.tokens
    head = _head(tokens, hit)
    framed = by_frame(tokens, hit, head)
    if framed is not None:
        return framed
    verdict, why = _after_day(tokens, hit, head, name_role) or _by_relation(tokens, hit, head, name_role, 0)
    namesake = by_namesake(tokens, hit, head) if verdict == GOVERNMENT and name_role != "seat" else None
    return namesake or (verdict, why)


def _head(tokens: Sequence[Token], hit: Hit) -> Token:
    for token in tokens[hit.first : hit.end]:
        if token.head == token.index or not hit.first <= token.head < hit.end:
            return token
    return tokens[hit.end - 1]


def _after_day(tokens: Sequence[Token], hit: Hit, head: Token, name_role: str) -> Verdict | None:
    """A subject that the parse has joined to the day before it: By Friday Lima had its first new bookshop."""
    if not hit.first or hit.end >= len(tokens) or head.dep != "pobj" or tokens[hit.end].pos not in ("VERB", "AUX"):
        return None
    day = tokens[hit.first - 1]
    dated = day.pos in ("PROPN", "NUM") and (day.lower.endswith("day") or day.pos == "NUM")
    return as_subject(tokens, head, tokens[hit.end], name_role) if dated else None


def _by_relation(tokens: Sequence[Token], hit: Hit, head: Token, name_role: str, depth: int) -> Verdict:
    governor = tokens[head.head]
    if head.dep in ("conj", "appos") and depth < _DEEPEST_LIST and governor.index != head.index:
        listed = any(tokens[child].dep == "conj" for child in head.children) and tokens[head.left].tag == "DT"
        if (
            head.dep == "appos" and governor.pos == "PROPN" and not listed
        ):  # "Peru, the Sudan, Chile and Cuba" is no address
            return PLACE, f"after the name {governor.text}"
        if governor.lemma in ("link", "links") and verdict_of("transport", _before(tokens, governor).lemma):
            return (
                PLACE,
                f"joined by the {_before(tokens, governor).lemma}",
            )  # "The railway links Lima ..." read as nouns
        return _by_relation(tokens, hit, governor, name_role, depth + 1)
    if head.dep in ("pobj", "pcomp") or (governor.pos == "ADP" and head.dep != "ROOT"):
        return _by_preposition(tokens, governor, name_role)
    if head.dep == "poss":
        return _by_thing(tokens, "possessed", governor) or (GOVERNMENT, f"owns its {governor.lemma}")
    if head.dep in ("compound", "nmod", "amod") and governor.index >= hit.end:
        return _by_compound(tokens, governor, name_role)
    if head.dep in ("nsubj", "csubj"):
        return as_subject(tokens, head, governor, name_role)
    if head.dep == "nsubjpass":
        return as_passive(tokens, governor)
    if head.dep in ("dobj", "dative", "obj"):
        return as_object(tokens, head, governor, name_role)
    return _loose(tokens, hit, head, name_role)


def _loose(tokens: Sequence[Token], hit: Hit, head: Token, name_role: str) -> Verdict:
    """A name that the parse gives no part in the clause: a headline's subject, an object, an address."""
    governor = tokens[head.head]
    if head.dep == "npadvmod":
        if hit.first == 0 and hit.end < len(tokens) and tokens[hit.end].tag in ("VBD", "VBZ", "VBN"):
            return as_subject(tokens, head, tokens[hit.end], name_role)
        if governor.index == hit.first - 1 and governor.pos == "VERB":
            return as_object(tokens, head, governor, name_role)  # the ruling stung Lima
        return PLACE, "stands beside the clause like an address"
    if head.dep == "ROOT":
        told = next((tokens[child] for child in head.children if tokens[child].dep == "acl"), head)
        if told.tag == "VBN" and told.index == hit.end:
            return as_passive(tokens, told)
        found = next((place for child in head.children if (place := located(tokens, tokens[child]))), None)
        return found or (GOVERNMENT, "default for the name of a state or a seat")
    if name_role == "capital" and head.dep != "attr":
        root = next((token for token in tokens if token.head == token.index), governor)
        opens = hit.first == 0 and hit.end < len(tokens) and tokens[hit.end].text == ","
        if opens and root.index > hit.end and root.pos in ("VERB", "AUX") and governor.index >= hit.end:
            return as_subject(tokens, head, root, name_role)  # Lima, Quito sign pact
        return PLACE, "a capital with no part in the clause"
    return GOVERNMENT, "default for the name of a state or a seat"


def _before(tokens: Sequence[Token], token: Token) -> Token:
    return tokens[max(0, token.index - 1)]


def _by_compound(tokens: Sequence[Token], governor: Token, name_role: str) -> Verdict:
    if name_role == "name" and verdict_of("shared", governor.lemma.lower()):
        return GOVERNMENT, f"names whose {governor.lemma} it is"
    forms = (governor.lemma, governor.lower)
    if governor.dep == "ROOT" and any(verdict_of(each, form) for each in ("falls", "subject") for form in forms):
        return PLACE, f"subject: {governor.lemma}"  # "Lima hums with cranes", read as nouns
    found = matched("compound", governor) or (_by_thing(tokens, "compound", governor) if name_role != "name" else None)
    return found or (GOVERNMENT, f"names whose {governor.lemma} it is")


def _by_thing(tokens: Sequence[Token], relation: str, thing: Token) -> Verdict | None:
    """What a thing that belongs to the name makes of it: a city's streets, its people."""
    if verdict_of("friend", thing.lemma):
        return None
    found = matched(relation, thing) or matched("city thing", thing) or matched("scenery", thing)
    if found is None and verdict_of("city head", thing.lemma):  # the metro system, house prices
        found = matched("city thing", *(tokens[child] for child in thing.children if tokens[child].dep == "compound"))
    if found is not None:
        return found
    role = match_role([thing.lower], 0)[1] if thing.text.islower() and thing.lower != "man" else None
    return (PLACE, f"its {thing.lemma}, people of no state") if role is not None and role.role in _CIVIL else None


def _by_preposition(tokens: Sequence[Token], preposition: Token, name_role: str) -> Verdict:
    word = preposition.lower
    governor = tokens[preposition.head]
    if word == "of" and governor.lower == "out":
        return matched("out of", tokens[governor.head]) or (GOVERNMENT, "party after 'out of'")
    if governor.pos == "ADP" and governor.index != preposition.index:
        governor = tokens[governor.head]
    if name_role == "seat" and verdict_of("seat", word):
        return PLACE, f"place after {word!r}"
    if word in _PARTY_AFTER:
        found = matched(_PARTY_AFTER[word], governor, _before(tokens, preposition))
        if found is not None and not _is_fired(tokens, governor):
            return found
    near = {token.lower for token in tokens[max(0, preposition.index - _UNITS_BEFORE) : preposition.index]}
    if word == "as" and near & {"far", "close", "near"}:
        return PLACE, "as far as there"
    if word == "of" and governor.lemma == "view" and _before(tokens, tokens[governor.left]).lower == "in":
        return GOVERNMENT, "in the view of a government"
    if verdict_of("locative", word):
        before = tokens[preposition.index - 1] if preposition.index else preposition
        if word == "in" and (verdict_of("trust", governor.lemma) or verdict_of("trust", before.lemma)):
            return GOVERNMENT, "trust or interest in a government"
        return PLACE, f"place after {word!r}"
    if word in ("under", "beneath", "amid") and governor.pos == "NOUN" and _is_built(governor):
        return PLACE, f"a {governor.lemma} there"
    if word in ("to", "from") and governor.lower in ("early", "late", "home", "straight", "direct", "overland"):
        governor = tokens[governor.head]  # "came early to Lima"
    relation = _TO_FROM.get(word)
    if relation is not None:
        if (
            relation == "motion to"
            and governor.lemma in ("return", "bring", "take", "send", "carry")
            and _has_thing(tokens, governor, "goods")
        ):
            return GOVERNMENT, f"receives after {governor.lemma!r}"
        found = _by_governor(tokens, relation, governor, preposition)
        if found is not None:
            return found
    if word == "against" and governor.lemma in ("march",):
        return GOVERNMENT, "party after 'against'"
    return GOVERNMENT, f"party after {word!r}"


def _by_governor(tokens: Sequence[Token], relation: str, governor: Token, preposition: Token) -> Verdict | None:
    """What the word before the preposition makes of the name: its list, its subject, or that it is a person."""
    if relation == "motion to" and governor.lemma == "restore" and _has_thing(tokens, governor, "restored"):
        return PLACE, "has power or calm again"
    if relation == "motion to" and governor.lower == "closer":
        lies = verdict_of("lying verb", tokens[governor.head].lemma) or is_scene(tokens[tokens[governor.head].left])
        return (PLACE, "lies closer to it") if lies else (GOVERNMENT, "closer to a government")
    if relation == "motion to" and governor.lower == "close" and matched("insider", tokens[governor.head]):
        return GOVERNMENT, f"a {tokens[governor.head].lower} close to it"
    if relation in ("motion to", "motion from") and any(
        tokens[child].dep == "nsubj" and verdict_of("utterance", tokens[child].lemma) for child in governor.children
    ):
        return GOVERNMENT, "what governments send comes and goes"
    if relation == "motion from":
        found = _by_distance(tokens, preposition) or matched("seen from", governor) or matched("from person", governor)
        if found is not None:
            return found
    if relation == "between" and governor.pos == "NOUN" and is_scene(governor):
        return PLACE, f"a {governor.lemma} on the way"
    if relation == "over" and any(
        is_scene(tokens[child]) for child in governor.children if tokens[child].dep == "dobj"
    ):
        return PLACE, f"{governor.lemma} something over it"
    if relation in ("motion to", "motion from") and governor.pos == "VERB":
        carried = (tokens[child] for child in governor.children if tokens[child].dep in SUBJECTS)
        if any(verdict_of("transport", thing.lemma) for thing in carried):
            return PLACE, "an end of a road or a journey"
    grown = verdict_of("scenery", governor.lemma) or verdict_of("produce", governor.lower)
    if relation == "motion from" and governor.pos in ("NOUN", "PROPN") and grown:
        return PLACE, f"a {governor.lemma} from there"
    role = match_role([governor.lower], 0)[1] if relation == "motion from" and governor.pos == "NOUN" else None
    if role is not None and role.kind in ("person", "group") and role.sector not in ("GOV", "MIL", "LEG"):
        return PLACE, f"a {role.noun} from there"
    found = matched(relation, governor)
    return found or (_by_thing(tokens, "possessed", governor) if relation == "of" else None)


def _is_built(token: Token) -> bool:
    return is_scene(token) or verdict_of("transport", token.lemma) is not None


def _by_distance(tokens: Sequence[Token], preposition: Token) -> Verdict | None:
    """How far from it something is: ten miles from, half an hour by car from."""
    for token in tokens[max(0, preposition.index - _UNITS_BEFORE) : preposition.index]:
        if verdict_of("distance", token.lemma):
            return PLACE, f"so many {token.lower} from there"
    return None


def _is_fired(tokens: Sequence[Token], governor: Token) -> bool:
    """Whether what is aimed at the name is a weapon and no word."""
    fired = (governor, tokens[governor.head], *(tokens[child] for child in governor.children))
    return any(verdict_of("projectile", each.lemma) for each in fired if each.pos in ("NOUN", "PROPN"))


def _has_thing(tokens: Sequence[Token], verb: Token, relation: str) -> bool:
    return any(
        tokens[child].dep in ("dobj", "nsubjpass") and verdict_of(relation, tokens[child].lemma)
        for child in verb.children
    )


__all__ = ["GOVERNMENT", "OTHER", "PLACE", "stands_for"]
