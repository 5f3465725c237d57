"""The part that a name of a state has in a clause, and the clause, in; government or place out.

Subjects act and objects are dealt with, so that they are governments, unless the verb says what befalls towns, what
lies somewhere or what weather does. The words are those of `codebooks.metonymy`.
"""

from collections.abc import Iterator, Sequence

from dragoman.codebooks.metonymy import GOVERNMENT, PLACE, verdict_of
from dragoman.codebooks.roles import match_role
from dragoman.extract.mentions.surroundings import children, has_object, is_scene, surrounded
from dragoman.model.text import Token

Verdict = tuple[str, str]
"""Government or place, and why."""


def matched(relation: str, *words: Token) -> Verdict | None:
    """What the table says of the first of some words that it lists in a relation, by lemma or as written."""
    for word in words:
        verdict = verdict_of(relation, word.lemma.lower()) or verdict_of(relation, word.lower)
        if verdict is not None:
            return verdict, f"{relation}: {word.lemma}"
    return None


def as_subject(tokens: Sequence[Token], head: Token, verb: Token, name_role: str) -> Verdict:
    """What the subject of a clause is; `head` is the name, `verb` what it is the subject of."""
    if verb.tag == "VBN" and not _has(tokens, verb, "aux", "auxpass", "dobj"):
        return as_passive(tokens, verb)  # in a headline: Lima shaken by a blast
    found = _described(tokens, head) or _hosting(tokens, verb, name_role) or _lying(tokens, verb)
    if found is not None:
        return found
    if verdict_of("looks", verb.lemma):
        found = _being(tokens, verb)
    elif verb.lemma == "have":
        found = _object_in(tokens, verb, "has") or _object_in(tokens, verb, "shares")
    elif verb.lemma == "run" and any(_has_words_after(tokens, verb, *words) for words in _USED_UP):
        found = _run_out(tokens, verb)
    elif verdict_of("buries", verb.lemma):
        found = _object_in(tokens, verb, "city dead")
    elif verb.lemma == "share":
        found = _object_in(tokens, verb, "shares")
    elif verdict_of("undergoes", verb.lemma):
        found = _object_in(tokens, verb, "seen event")
    if found is None and verdict_of("falls", verb.lemma) and not has_object(tokens, verb):
        found = PLACE, f"subject: {verb.lemma}"
    if found is None and verdict_of("grows", verb.lemma):
        found = _grown(tokens, verb)
    if verb.lemma == "lie" and any(word.lower in ("about", "to") for word in children(tokens, verb, "prep")):
        return GOVERNMENT, "tells lies"
    if verb.lemma == "wake" and _wakes_to_news(tokens, verb):
        return GOVERNMENT, "wakes up to something"
    if verb.lemma in _SENSES and has_object(tokens, verb):
        return GOVERNMENT, f"acts: {verb.lemma}"
    if found is None and name_role == "capital":
        found = surrounded(tokens, verb)
    joined = (other for other in children(tokens, verb, "conj") if not has_object(tokens, other))
    found = found or matched("subject", verb, *joined)
    if found is None or (found[0] == PLACE and _is_of_mind(tokens, verb)):
        return GOVERNMENT, f"acts: {verb.lemma}"
    return found


def as_passive(tokens: Sequence[Token], verb: Token) -> Verdict:
    """What the subject of a passive is: bombed, founded and linked by rail are places."""
    for agent in children(tokens, verb, "agent", "prep"):
        if any(verdict_of("blow", thing.lemma) for thing in children(tokens, agent, "pobj")):
            return GOVERNMENT, f"{verb.lower} by what befalls governments"
        served = any(verdict_of(each, thing.lemma) for thing in children(tokens, agent, "pobj") for each in _SERVING)
        if served and agent.dep == "agent":
            return PLACE, f"{verb.lower} by what serves towns"
    return (
        _joined(tokens, verb, "agent", "prep")
        or matched("passive", verb)
        or (GOVERNMENT, f"is dealt with: {verb.lemma}")
    )


def as_object(tokens: Sequence[Token], head: Token, verb: Token, name_role: str) -> Verdict:
    """What the object of a verb is; `head` is the name."""
    if name_role == "capital" and verdict_of("taken", verb.lemma) and _by_force(tokens, verb):
        return PLACE, f"object: {verb.lemma}"
    if name_role == "seat" and verdict_of("seat object", verb.lemma):
        return PLACE, f"object: {verb.lemma}"
    if head.index and tokens[head.index - 1].lower == "off" and verdict_of("off", verb.lemma):
        return PLACE, "off its coast"
    left = _left(tokens, head, verb) if verb.lemma == "leave" else None
    if left is not None:
        return left
    for subject in children(tokens, verb, "nsubj"):
        parts = (part for word in children(tokens, subject, "prep") for part in children(tokens, word, "pobj"))
        if any(verdict_of("force", thing.lemma) for thing in (subject, *parts)):
            return PLACE, f"struck by {subject.lemma}"
    for subject in _subjects(tokens, verb):
        if verdict_of("traveller", subject.lemma):
            return PLACE, f"where a {subject.lemma} goes"
        if verdict_of("blow", subject.lemma):
            return GOVERNMENT, f"struck by {subject.lemma}"
    if verb.lemma == "see" and not any(tokens[child].lower == "as" for child in verb.children):
        for each in _subjects(tokens, verb):
            role = match_role([each.lower], 0)[1]
            if each.lower in _HUMAN or (role is not None and role.kind == "person" and not _has(tokens, verb, "prep")):
                return PLACE, f"seen by {each.lower}"
    return (
        _joined(tokens, verb, "nsubj", "compound")
        or _cut_off(tokens, verb)
        or matched("object", verb)
        or (GOVERNMENT, f"is dealt with: {verb.lemma}")
    )


def _subjects(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    """The subjects of a verb, or of the one whose infinitive it is: she wants to see it."""
    yield from children(tokens, verb, "nsubj")
    if verb.dep in ("xcomp", "conj"):
        yield from children(tokens, tokens[verb.head], "nsubj")


def _is_of_mind(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a state is one of mind, for it is over or about a matter: simmers over the snub, quiet on the treaty."""
    held = (verb, *children(tokens, verb, "acomp"))
    for each in held:
        for word in children(tokens, each, "prep"):
            things = tuple(children(tokens, word, "pobj"))
            said = word.lower in ("over", "about") or (word.lower == "on" and each.pos == "ADJ")
            if said and things and not any(_is_of_nature(thing) for thing in things):
                return True
    return False


def _is_of_nature(thing: Token) -> bool:
    counted = (
        thing.pos in ("NUM", "PROPN") or verdict_of("distance", thing.lemma) or verdict_of("condition", thing.lemma)
    )
    return bool(counted) or is_scene(thing)


def _wakes_to_news(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether what a subject wakes up to is no weather: to a threat."""
    if not _has(tokens, verb, "prt"):
        return False
    words = [word for word in tokens[verb.index : verb.right] if word.lower == "to" and word.dep == "prep"]
    things = [thing for word in words for thing in children(tokens, word, "pobj")]
    return bool(things) and not any(is_scene(thing) for thing in things)


def _is_leaver(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether someone leaves who can go away: she left Lima with two suitcases."""
    return any(each.lower in _HUMAN or each.lower in ("we", "they", "who") for each in children(tokens, verb, "nsubj"))


def _by_force(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether nothing makes "take" another verb: to court, by surprise, seriously."""
    other = any(word.lower in _TAKEN_WITH for word in children(tokens, verb, "prep"))
    return not other and not _has(tokens, verb, "advmod", "xcomp", "oprd")


def _left(tokens: Sequence[Token], head: Token, verb: Token) -> Verdict | None:
    """Left without power or in ruins: a place; left with a choice, left isolated: a government."""
    if any(thing.index != head.index for thing in children(tokens, verb, "dobj")):
        return GOVERNMENT, "is left something"
    for word in (*children(tokens, verb, "prep"), *children(tokens, head, "prep")):
        things = tuple(children(tokens, word, "pobj"))
        if any(verdict_of("condition", thing.lemma) for thing in things):
            return PLACE, f"left {word.lower} {things[0].lower}"
        if word.lower in ("without", "with", "as") and things and not _is_leaver(tokens, verb):
            return GOVERNMENT, "is left with something"
    after = tokens[head.index + 1] if head.index + 1 < len(tokens) else head
    if after.tag in ("VBN", "JJ", "JJR") and not verdict_of("passive", after.lemma):
        return GOVERNMENT, f"is left {after.lower}"
    return None


def _has(tokens: Sequence[Token], token: Token, *deps: str) -> bool:
    return any(True for _ in children(tokens, token, *deps))


def _described(tokens: Sequence[Token], head: Token) -> Verdict | None:
    """What stands beside the name: an ally, a town of so many people, besieged for years, where they met."""
    for child in children(tokens, head, "appos"):
        if verdict_of("friend", child.lemma):
            return GOVERNMENT, f"a {child.lemma}"
        if verdict_of("city noun", child.lemma):
            return PLACE, f"a {child.lemma}"
    for child in children(tokens, head, "acl"):
        if child.tag == "VBN" and verdict_of("passive", child.lemma) and as_passive(tokens, child)[0] == PLACE:
            return PLACE, f"{child.lower} there"
    return None


def _hosting(tokens: Sequence[Token], verb: Token, name_role: str) -> Verdict | None:
    """A capital in which talks, games or a fair take place."""
    if name_role != "capital" or not verdict_of("hosts", verb.lemma):
        return None
    held = next((thing for thing in children(tokens, verb, "dobj") if verdict_of("occasion", thing.lemma)), None)
    return (PLACE, f"where the {held.lemma} took place") if held is not None else None


def _lying(tokens: Sequence[Token], verb: Token) -> Verdict | None:
    if not verdict_of("lying verb", verb.lemma):
        return None
    place = next((word for word in children(tokens, verb, "prep") if verdict_of("lying", word.lower)), None)
    if (
        place is not None
        and (place.lower == "on" or (place.lower == "in" and verb.lemma in ("stand", "sit")))
        and not any(
            thing.pos == "PROPN" or is_scene(thing) or verdict_of("condition", thing.lemma)
            for thing in children(tokens, place, "pobj")
        )
    ):
        place = None  # sat on the request
    if place is None:
        place = next(
            (tokens[at] for child in verb.children for at in (tokens[child].left,) if tokens[at].lower == "where"), None
        )
    return (PLACE, f"lies {place.lower} somewhere") if place is not None else None


def _being(tokens: Sequence[Token], verb: Token) -> Verdict | None:
    for child in children(tokens, verb, "attr", "acomp", "prep", "advmod"):
        kinds = [thing for word in children(tokens, child, "prep") for thing in children(tokens, word, "pobj")]
        found = matched("is", child, verb, *(kinds if child.lower == "one" else ())) or located(tokens, child)
        if found is not None:
            return found
    return None


def located(tokens: Sequence[Token], token: Token) -> Verdict | None:
    """Being somewhere, or in a state that befalls towns: near the sea, without power, in the hands of rebels."""
    if token.dep != "prep":
        return None
    if token.lower in ("near", "north", "south", "east", "west"):
        return PLACE, f"is {token.lower} somewhere"
    things = tuple(children(tokens, token, "pobj"))
    parts = [part for thing in things for word in children(tokens, thing, "prep") for part in _of(tokens, word)]
    if token.lower in ("in", "under", "at", "during", "without") and any(
        verdict_of("force", each.lemma) for each in parts
    ):
        return PLACE, f"is {token.lower} what befalls lands"
    for thing in things:
        if token.lower in ("at", "during", "under", "in") and _is_weather(thing):
            return PLACE, f"is {token.lower} {thing.lower}"
        if token.lower == "on" and verdict_of("on its own", thing.lemma):
            return None  # on the phone, on the other hand
        if verdict_of("condition", thing.lemma) or verdict_of("condition", thing.lower):
            return PLACE, f"is {token.lower} {thing.lower}"
        if token.lower == "under" and thing.lemma == "control":
            return PLACE, "is under control of someone"
    return None


def _is_weather(thing: Token) -> bool:
    return bool(verdict_of("scenery", thing.lemma) or verdict_of("force", thing.lemma))


def _object_in(tokens: Sequence[Token], verb: Token, relation: str) -> Verdict | None:
    """Whether the table lists the object, or what it is a part of: a third of its water."""
    for thing in children(tokens, verb, "dobj"):
        whole = (part for word in children(tokens, thing, "prep") if word.lower == "of" for part in _of(tokens, word))
        for each in (thing, *whole):
            if verdict_of(relation, each.lemma):
                return PLACE, f"{verb.lemma} {each.lemma}"
    return None


def _of(tokens: Sequence[Token], preposition: Token) -> Iterator[Token]:
    return children(tokens, preposition, "pobj")


def _has_words_after(tokens: Sequence[Token], verb: Token, *words: str) -> bool:
    return tuple(token.lower for token in tokens[verb.index + 1 : verb.index + 1 + len(words)]) == words


def _run_out(tokens: Sequence[Token], verb: Token) -> Verdict | None:
    """Towns run out of bread and beds, governments of patience."""
    for thing in tokens[verb.index + 2 : verb.index + 7]:
        if verdict_of("runs out of", thing.lemma):
            return PLACE, f"runs out of {thing.lower}"
    return None


def _grown(tokens: Sequence[Token], verb: Token) -> Verdict | None:
    """Towns grow by a third and to three million people."""
    for word in children(tokens, verb, "prep"):
        for thing in _of(tokens, word):
            if word.lower in ("by", "in", "to") and verdict_of("grown by", thing.lemma):
                return PLACE, f"{verb.lemma} {word.lower} {thing.lower}"
    return None


def _joined(tokens: Sequence[Token], verb: Token, *deps: str) -> Verdict | None:
    """Two ends of a road: the railway links Lima with the coast, Lima is linked by rail to the coast."""
    if not verdict_of("joined", verb.lemma):
        return None
    for child in children(tokens, verb, *deps):
        for thing in (child, *children(tokens, child, "pobj")):
            if verdict_of("transport", thing.lemma) or thing.tag in ("WDT", "WP"):
                return PLACE, f"joined by {thing.lemma}"
    return None


def _cut_off(tokens: Sequence[Token], verb: Token) -> Verdict | None:
    """To shut down, cut off or black out a town."""
    particle = next(children(tokens, verb, "prt"), None)
    pair = (verb.lemma, particle.lower if particle is not None else "")
    return (PLACE, f"object: {' '.join(pair)}") if pair in _PHRASAL else None


_HUMAN = frozenset({"he", "she", "i", "you"})
_SERVING = ("transport", "force", "scenery")
"""Relations of the table whose things do to towns what a passive tells."""
_USED_UP = (("out", "of"), ("short", "of"), ("low", "on"), ("through",), ("down",))
"""What follows "run" where something is used up."""
_SENSES = frozenset({"smell", "sniff", "taste", "feel", "sense"})
"""Verbs by which towns smell of hay and governments smell a trap."""
_TAKEN_WITH = frozenset({"to", "into", "at", "by", "for", "as", "responsible", "accountable", "back"})
"""Words after which a capital is taken to court, by surprise or at its word, and not by an army."""
_PHRASAL = frozenset({("shut", "down"), ("cut", "off"), ("black", "out"), ("seal", "off"), ("lock", "down"),
                      ("cordon", "off"), ("wall", "off"), ("burn", "down"), ("tear", "apart"), ("clean", "up"),
                      ("close", "down")})  # fmt: skip
"""Verb and particle that happen to towns."""
