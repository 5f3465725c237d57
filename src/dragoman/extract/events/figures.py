"""Whether the words of conflict are meant: a parsed sentence in, the reason why not out."""

import re

from dragoman.codebooks.figures import field_words, figurative_gifts, figurative_modifiers, figurative_objects
from dragoman.extract.events import frames
from dragoman.extract.events.designation import victims
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.sides import home_of, is_company, is_official
from dragoman.model.text import Sentence

_RESULT = re.compile(r"\b\d{1,3}[-–:]\d{1,3}\b")
"""A result: "2-1"; two spans of years have four digits."""
_LITERAL = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "THREATEN", "SANCTION"))


def field_of(sentence: Sentence) -> str | None:
    """The field that the sentence speaks of, if it is one in which nations meet without politics."""
    sure, likely = field_words()
    seen: dict[str, set[str]] = {}
    previous = ""
    for token in sentence.tokens:
        word = token.lemma.lower()
        for each in (word, token.lower, f"{previous} {word}"):
            if each in sure and token.pos in ("NOUN", "VERB"):
                return sure[each]
            if each in likely and token.pos in ("NOUN", "VERB"):
                seen.setdefault(likely[each], set()).add(each)
        previous = token.lower
    for field, words in seen.items():
        if len(words) > 1 or (field == "sport" and _RESULT.search(sentence.text)):
            return field
    return None


def is_of_states(sentence: Sentence, reading: Reading, cast: Cast, field: str) -> bool:
    """Whether an act is one of states for all that its sentence speaks of a field.

    "Peru urged Chile to drop the price" is one. It is where it is done with what only states have, or between those
    who act for two of them; nations that meet in sport are named like states, so that there their leaders must be.
    """
    if _is_done_with(sentence, reading.anchor):
        return True
    allowed = any(": allow (" in step for step in reading.steps)
    if reading.act in _BESIDE.get(field, ()) and _is_across(cast) and not allowed:
        return True
    sides = [cast.sources, cast.recipients] if not cast.reciprocal else [cast.sources[:1], cast.sources[1:]]
    public = [{found.actor or "" for found in side if is_official(found)} for side in sides]
    bodies = [{home_of(code) for code in side} for side in public]
    if not all(bodies) or bodies[0] & bodies[1]:
        return False
    if field == "sport":
        return reading.act in _DEALINGS and all(".GOV/" in code for side in public for code in side)
    if field == "culture" and _is_invented(sentence):
        return False
    aside = reading.act in _BETWEEN_STATES and not _is_in_clause(sentence, reading.anchor, field)
    return aside or reading.act in _DEALINGS


_BESIDE = {
    "nature or science": frozenset(("AID", "RETREAT", "COERCE")),
    "business": frozenset(("COERCE", "SANCTION", "RETREAT", "CONCEDE")),
}
"""Field -> what a state does to the people of another in it: it shelters them after a storm, expels their traders."""


def _is_across(cast: Cast) -> bool:
    """Whether those who act for one state do it to another or to its people."""
    doers = {found.state for found in cast.sources if is_official(found)}
    others = {found.state for found in cast.recipients if found.actor and not is_company(found)}
    return bool(doers) and bool(others) and doers.isdisjoint(others) and "IGO" not in doers


def _is_invented(sentence: Sentence) -> bool:
    """Whether the sentence says that it tells a story: "in the film a submarine defies Moscow"."""
    return any(
        each.lemma.lower() in _STORIES and each.dep == "pobj" and sentence.tokens[each.head].lower == "in"
        for each in sentence.tokens
    )


_STORIES = frozenset(("film", "movie", "novel", "play", "sequel", "opera", "comic", "episode", "drama", "book",
                      "thriller", "game", "musical"))  # fmt: skip
_BETWEEN_STATES = frozenset(("AID", "ASSAULT", "COERCE", "MOBILIZE"))
"""Types of deeds of states that a report tells beside its figures: "prices rose after Peru bombed Chile"."""


def is_team(sentence: Sentence, index: int) -> bool:
    """Whether the subject of a verb is a team, as one name with a verb in the plural is: "Peru have attacked well"."""
    for subject in sentence.children(index, "nsubj"):
        named = subject.tag == "NNP" and not subject.lower.endswith("s") and subject.right == subject.index + 1
        if not named or subject.left != subject.index:
            continue
        helpers = [each.lower for each in sentence.children(index, "aux", "auxpass")]
        first = helpers[0] if helpers else sentence.tokens[index].lower
        if first in ("have", "are", "were", "do"):
            return True
    return False


def _is_in_clause(sentence: Sentence, index: int, field: str) -> bool:
    """Whether words of a field stand in the clause of the token at `index`, and not only in others."""
    sure, likely = field_words()
    clause = _clause_of(sentence, index)
    return any(
        field in (table.get(each.lemma.lower()), table.get(each.lower)) and _clause_of(sentence, each.index) == clause
        for each in sentence.tokens
        for table in (sure, likely)
    )


def _clause_of(sentence: Sentence, index: int) -> int:
    """The token that heads the clause of a token."""
    token = sentence.tokens[index]
    while token.head != token.index and token.dep not in _CLAUSES:
        if token.dep == "conj" and token.pos == "VERB" and sentence.children(token.index, "nsubj", "nsubjpass"):
            break
        token = sentence.tokens[token.head]
    return token.index


_CLAUSES = frozenset(("ccomp", "advcl", "relcl", "parataxis", "csubj"))


_DEALINGS = frozenset(("CONSULT", "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "REJECT", "ACCUSE", "SANCTION", "THREATEN"))
"""Types that governments do in words, whatever they are about; force and trade among firms are named alike."""


def _is_done_with(sentence: Sentence, index: int) -> bool:
    """Whether the act at token `index` is done with what only states have."""
    things = [
        *sentence.children(index, "dobj", "nsubjpass"),
        *(t for _, t in frames.phrases(sentence, sentence.tokens[index])),
    ]
    things += [inner for thing in things for _, inner in frames.phrases(sentence, thing)]
    near = [*things, *(child for thing in things for child in sentence.children(thing.index, "compound"))]
    return any(each.lemma.lower() in _OF_STATES or each.lower in _OF_STATES for each in near)


_OF_MARKETS = frozenset(
    ("world", "global", "consumer", "market", "investor", "energy", "oil", "strong", "weak", "robust", "sluggish",
    "slack", "rising", "falling", "slowing", "growing", "seasonal", "aggregate")
)  # fmt: skip
"""What makes a demand one of buyers: "strong demand from Peru"."""
_OF_STATES = frozenset(
    ("ambassador", "diplomat", "embassy", "consulate", "envoy", "airspace", "embargo", "sanction", "arms", "warship",
    "troop")
)  # fmt: skip


def figure_of(sentence: Sentence, index: int, type_: str) -> str | None:
    """Why the act at token `index` is a figure of speech, or None where it is meant."""
    token = sentence.tokens[index]
    if type_ == "CONSULT" and token.lemma == "call" and _says_what_he_is(sentence, index):
        return f"{token.lower}: says what someone is"
    if type_ == "ACCUSE" and token.lemma == "expose" and any(p.lower == "to" for p in sentence.children(index, "prep")):
        return f"{token.lower} to"
    if type_ == "REQUEST" and token.pos == "NOUN" and token.lemma == "demand":
        kinds = [each.lower for each in sentence.children(index, "compound", "amod") if each.lower in _OF_MARKETS]
        return f"{kinds[0]} demand" if kinds else None
    if type_ == "AID" and token.pos == "VERB":
        given = [*sentence.children(index, "dobj"), *([sentence.tokens[token.head]] if token.dep == "relcl" else [])]
        return next((f"{token.lower} {each.lower}" for each in given if each.lemma.lower() in figurative_gifts()), None)
    if type_ not in _LITERAL:
        return None
    if token.lemma in _HURTS and not _hurts_people(sentence, index):
        return f"{token.lower}: to the harm of"
    for each in sentence.children(index, "compound", "amod", "nmod"):
        if each.lower in figurative_modifiers() and token.pos in ("NOUN", "PROPN"):
            return f"{each.lower} {token.lower}"
    things = list(sentence.children(index, "dobj", "nsubjpass"))
    if token.pos in ("NOUN", "PROPN"):
        names = ("on", "against", "with") if type_ == "COERCE" else ("on", "against", "with", "for")
        phrases = frames.phrases(sentence, token)
        phrases += [pair for name, thing in phrases if name == "in" for pair in frames.phrases(sentence, thing)]
        things = [thing for name, thing in phrases if name in names]
    else:
        things += [thing for name, thing in frames.phrases(sentence, token) if name in ("against", "with", "to")]
    for thing in things:
        of_what = next(
            (each.lower for each in sentence.children(thing.index, "compound", "amod") if thing.lemma == "war"), ""
        )
        if of_what in figurative_modifiers():
            return f"{of_what} {thing.lower}"
        if thing.lemma.lower() in figurative_objects():
            return f"{token.lower} {thing.lower}"
    return None


def _hurts_people(sentence: Sentence, index: int) -> bool:
    """Whether a verb of hurting is done to people: "hurt three soldiers", not "hurt the economy"."""
    things = list(sentence.children(index, "dobj"))
    return not things or any(each.lemma.lower() in victims() or each.pos in ("NUM", "PRON") for each in things)


_HURTS = frozenset(("hurt", "harm"))


def _says_what_he_is(sentence: Sentence, index: int) -> bool:
    """Whether an adjective after the object says what it is: "called Vega -- the new king -- wise and strong"."""
    if sentence.children(index, "oprd", "acomp", "attr", "ccomp"):
        return True
    later = sentence.subtree(sentence.children(index, "dobj")[0].index) if sentence.children(index, "dobj") else ()
    return any(each.pos == "ADJ" and each.dep in ("amod", "acl", "appos") and each.index > each.head for each in later)
