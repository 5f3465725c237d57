"""The other party of an act that answers one told before: a reading and what was told in, the completed parties out.

"Russia rejected the demand", "Ottawa recalled its ambassador", "Japan condemned the test": whom it is done to goes
without saying, as it was told in the sentence before. Only what was told just before counts, and only where the words
(`answering.csv`) say that something is answered; the party is marked as inferred. Source of the notion: Gerber and
Chai 2010, implicit arguments of nominal predicates.
"""

from dataclasses import replace

from dragoman.codebooks.answering import answering
from dragoman.extract.events import frames
from dragoman.extract.events.designation import Found, is_public
from dragoman.extract.events.memory import Told, definite, inferred, is_renamed, stem_of
from dragoman.extract.events.operators import MATERIAL_CONFLICT, Reading
from dragoman.extract.events.parties import Cast
from dragoman.model.text import Sentence, Token

_NEAR = 2
"""Sentences back to which an answer may answer."""
_FAR = 40
"""Acts back to which a deed that is named anew may belong."""
_ANSWERED = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "SANCTION", "CONCEDE", "THREATEN", "ASSAULT"))
"""Types of acts that answer."""
_GIVEN = _ANSWERED | {"COERCE", "RETREAT"}
"""Types of acts that are done in return."""
_STEP = "the other party as told before"
_DEADLY = frozenset(("targeted", "beat", None))
"""Modes of acts that say only what became of the victims, not by what means."""
_JUDGES = frozenset(("ACCUSE", "SUPPORT"))
_SHOT_DOWN = frozenset(("missile", "rocket", "drone", "jet", "plane", "aircraft", "balloon", "projectile"))
"""What an attack on is one on whoever sent it."""
_OVER = frozenset(("over", "about", "for", "at", "on", "by", "to", "with", "against"))
_DEMONSTRATIVE = frozenset(("this", "that", "these", "those", "such"))
_ITSELF = frozenset(("it", "this", "that", "them", "these", "those"))
_RELATIVE = ("WDT", "WP")
"""Tags of pronouns whose noun stands in the same sentence."""
_SAID = frozenset(("REQUEST", "ACCUSE", "THREATEN", "AGREE", "SUPPORT", "REJECT", "CONSULT"))
"""Types of acts that are done in words."""
_UNFRIENDLY = {*MATERIAL_CONFLICT, "ACCUSE", "REJECT", "THREATEN", "REQUEST"}
"""Types of acts after which ties are cut."""
_REBELS = frozenset(("REB", "UAF", "OPP"))
"""Sectors that are another side than their state."""


def with_other_party(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> tuple[Cast, Reading]:
    """The cast with whom an answer is to, or who gives it in return, and the reading with a step that says so.

    Args:
        sentence: Of the reading, parsed.
        reading: The act.
        cast: Its parties as its own clause names them; as it was where nothing says that another is answered.
        told: The acts that the report has told so far.
    """
    whole = cast if cast.reciprocal else _completed(sentence, reading, cast, told)
    return whole, reading if whole == cast else replace(reading, steps=(*reading.steps, _STEP))


def _completed(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> Cast:
    sources = tuple(found for found in cast.sources if found.actor)
    recipients = tuple(found for found in cast.recipients if found.actor)
    if sources and not recipients and is_public(sources[0]) and reading.act in _ANSWERED:
        return replace(cast, recipients=_to_whom(sentence, reading, sources, told) or cast.recipients)
    if recipients and not sources:
        given = reading.act in _GIVEN and _is_in_return(sentence, reading)
        before = told if given else _fight(sentence, reading, told)
        return replace(cast, sources=_opponents(sentence, recipients, before) or cast.sources)
    return cast


def _fight(sentence: Sentence, reading: Reading, told: list[Told]) -> list[Told]:
    """The acts of force in which those may have fallen of whom the next sentence tells: "Nine Chileans were killed"."""
    fallen = reading.act == "ASSAULT" and reading.mode in _DEADLY
    return [each for each in told if fallen and each.type == "ASSAULT" and sentence.index - each.sentence <= 1]


def _to_whom(sentence: Sentence, reading: Reading, sources: tuple[Found, ...], told: list[Told]) -> tuple[Found, ...]:
    things = _things(sentence, reading)
    if reading.act == "ASSAULT":
        struck = [each for each in things if each.lemma.lower() in _SHOT_DOWN]
        named = _doer_of(sentence, struck, sources, told)
        return named or (_opponents(sentence, sources, told) if _is_answer(sentence, reading) else ())
    named = _doer_of(sentence, things, sources, told) if reading.act in _JUDGES else ()
    if named:
        return named
    kinds = answering()
    if any(each.lemma.lower() in kinds["word"] and _is_known(sentence, each) for each in things):
        return _sayer(sentence, sources, told) or _opponents(sentence, sources, told)
    if reading.act == "REJECT" and any(each.lower in _ITSELF for each in things):
        return _sayer(sentence, sources, told) or _opponents(sentence, sources, told)
    if reading.act in _JUDGES | {"REJECT"} and any(_is_deed(sentence, each, told) for each in things):
        return _doer(sentence, sources, told)
    if _is_answer(sentence, reading):
        return _opponents(sentence, sources, told)
    withheld = reading.act == "SANCTION" and any(each.lemma.lower() in kinds["ties"] for each in things)
    wanted = reading.act == "REQUEST" and any(each.lemma.lower() in kinds["wanted"] for each in things)
    if withheld or reading.act == "THREATEN":
        return _opponents(sentence, sources, [each for each in told if each.type in _UNFRIENDLY])
    return _opponents(sentence, sources, told) if wanted else ()


def _things(sentence: Sentence, reading: Reading) -> list[Token]:
    """What the act is about: what its verb or preposition governs, the subject of a clause below, what drew it."""
    anchors = [sentence.tokens[index] for index in dict.fromkeys((reading.anchor, *reading.chain))]
    found = [sentence.tokens[index] for index in reading.taken]
    for anchor in anchors:
        found += sentence.children(anchor.index, "dobj", "nsubjpass")
        found += [thing for name, thing in frames.phrases(sentence, anchor) if name in _OVER]
        for clause in sentence.children(anchor.index, "ccomp", "xcomp"):
            found += sentence.children(clause.index, "nsubj") if clause.pos != "VERB" else ()
        above = sentence.tokens[anchor.head]
        if anchor.dep == "dobj" and above.lemma.lower() in answering()["draws"]:
            found += sentence.children(above.index, "nsubj")
    return list(
        {each.index: each for each in found if each.pos in ("NOUN", "PRON") and each.tag not in _RELATIVE}.values()
    )


def _is_known(sentence: Sentence, thing: Token) -> bool:
    """Whether a noun is spoken of as known and nobody's in particular: "the demand", "these words"."""
    owners = [each for each in sentence.children(thing.index, "poss") if each.pos not in ("PRON", "DET")]
    named = [
        each for name, each in frames.phrases(sentence, thing) if name in ("of", "by", "from") and each.pos == "PROPN"
    ]
    shown = any(each.lower in _DEMONSTRATIVE for each in sentence.children(thing.index, "det", "amod"))
    return not owners and not named and (shown or definite(sentence, thing.index))


def _is_deed(sentence: Sentence, thing: Token, told: list[Told]) -> bool:
    """Whether a word stands for an act told before: "the move", "such actions", "it"."""
    if thing.pos == "PRON":
        return thing.lower in _ITSELF
    renamed = any(is_renamed(sentence, thing.index, each) for each in told[-_NEAR:])
    return renamed or (thing.lemma.lower() in answering()["deed"] and _is_known(sentence, thing))


def _is_answer(sentence: Sentence, reading: Reading) -> bool:
    """Whether the verb of the act is one of answering."""
    words = answering()["answer"]
    for index in (reading.anchor, *reading.chain):
        token = sentence.tokens[index]
        particles = [each.lower for each in sentence.children(index, "prt", "advmod")]
        lemma = token.lemma.lower()
        if token.pos == "VERB" and (lemma in words or any(f"{lemma} {each}" in words for each in particles)):
            return True
    return _is_in_return(sentence, reading)


def _is_in_return(sentence: Sentence, reading: Reading) -> bool:
    """Whether the clause says that its act answers another: "in reply", "in retaliation"."""
    return any(
        name == "in" and thing.lemma.lower() in answering()["return"]
        for index in (reading.anchor, *reading.chain)
        for name, thing in frames.phrases(sentence, sentence.tokens[index])
    )


def _doer_of(
    sentence: Sentence, things: list[Token], sources: tuple[Found, ...], told: list[Told]
) -> tuple[Found, ...]:
    """Who did what a noun names by a word of its telling: "the test", where a missile test was told."""
    for thing in things:
        stem = stem_of(thing)
        for earlier in reversed(told[-_FAR:]):
            if thing.pos == "NOUN" and definite(sentence, thing.index) and stem in earlier.stems:
                doers = inferred(earlier.cast.sources)
                if doers and not _sides(doers) & _sides(sources):
                    return doers
    return ()


def _doer(sentence: Sentence, sources: tuple[Found, ...], told: list[Told]) -> tuple[Found, ...]:
    """Who did what was told last by somebody else."""
    for earlier in _recent(sentence, told):
        doers = inferred(earlier.cast.sources)
        if doers and not _sides(doers) & _sides(sources):
            return doers
    return ()


def _sayer(sentence: Sentence, sources: tuple[Found, ...], told: list[Told]) -> tuple[Found, ...]:
    """Who said what was said last to those who answer, or to nobody in particular."""
    for earlier in _recent(sentence, told):
        said, to = inferred(earlier.cast.sources), _sides(earlier.cast.recipients)
        if earlier.type in _SAID and said and not _sides(said) & _sides(sources):
            return said if not to or to & _sides(sources) else ()
    return ()


def _opponents(sentence: Sentence, mine: tuple[Found, ...], told: list[Told]) -> tuple[Found, ...]:
    """The other side of the last act in which those took part; none where the sentence that told it has two."""
    own = _sides(mine)
    found: dict[frozenset[str], tuple[Found, ...]] = {}
    last: int | None = None
    for earlier in _recent(sentence, told):
        if last is not None and earlier.sentence != last:
            break
        parties = (earlier.cast.sources, earlier.cast.recipients)
        for one, other in (parties, parties[::-1]):
            if _sides(one) & own:
                rest = inferred(tuple(each for each in (*one, *other) if not _sides((each,)) & own))
                if rest:
                    found[frozenset(_sides(rest))] = rest
                    last = earlier.sentence
                break
    return next(iter(found.values())) if len(found) == 1 else ()


def _recent(sentence: Sentence, told: list[Told]) -> list[Told]:
    return [each for each in reversed(told) if sentence.index - each.sentence <= _NEAR]


def _sides(found: tuple[Found, ...]) -> set[str]:
    """States, bodies and rebels, as sides of a matter."""
    sides = set()
    for each in found:
        for code in (each.actor or "").split(";"):
            state, _, sector = code.partition("/")[0].partition(".")
            if state:
                outside = state in ("IGO", "NGO", "MNC", "IMG")
                sides.add(code if outside else f"{state}.REB" if sector in _REBELS else state)
    return sides
