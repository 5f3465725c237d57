"""The other party of an act that answers one told before: a reading and what was told in, the completed parties out.

"Russia rejected the demand", "Ottawa recalled its ambassador", "Japan condemned the test": whom it is done to goes
without saying, as it was told in the sentence before. Only what was told just before counts, and only where the words
(`answering.csv`) say that something is answered; the party is marked as inferred. Source of the notion: Gerber and
Chai 2010, implicit arguments of nominal predicates.
"""

from dataclasses import replace

from dragoman.codebooks.answering import answering
from dragoman.codebooks.predicates import predicates
from dragoman.extract.events import frames
from dragoman.extract.events.definiteness import is_nobodys
from dragoman.extract.events.doers import is_passive
from dragoman.extract.events.memory import Told, is_renamed, last_acts, recent
from dragoman.extract.events.operators import MATERIAL_CONFLICT, Reading
from dragoman.extract.events.opponents import doer, doer_of, opponents, sayer
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.replies import is_in_return
from dragoman.extract.events.sides import Found, coded, inferred, is_public, sides_of
from dragoman.model.text import Sentence, Token

_LAST = 2
"""Acts told last, of which "the move" may be one."""
_ANSWERED = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "SANCTION", "CONCEDE", "THREATEN", "ASSAULT",
                       "MOBILIZE"))  # fmt: skip
"""Types of acts that answer."""
_GIVEN = _ANSWERED | {"COERCE", "RETREAT"}
"""Types of acts that are done in return."""
_STEP = "the other party as told before"
_DEADLY = frozenset(("targeted", "beat", None))
"""Modes of acts that say only what became of the victims, not by what means."""
_MEASURES = frozenset(("SANCTION", "COERCE"))
"""Types of acts that one and the same state takes one after the other."""
_ASKS = frozenset(("REQUEST", "ACCUSE", "THREATEN", "AGREE"))
"""Types of acts that want an answer."""
_SIGNS = frozenset(("sign", "ratify", "initial", "pass", "approve", "adopt"))
"""Verbs of support that judge nobody's deed."""
_VOWS = frozenset(("threaten", "warn", "vow", "promise", "swear", "pledge", "threat", "warning"))
_JUDGES = frozenset(("ACCUSE", "SUPPORT"))
_SHOT_DOWN = frozenset(("missile", "rocket", "drone", "jet", "plane", "aircraft", "balloon", "projectile"))
"""What an attack on is one on whoever sent it."""
_OVER = frozenset(("over", "about", "for", "at", "on", "by", "to", "with", "against"))
_ITSELF = frozenset(("it", "this", "that", "them", "these", "those"))
_RELATIVE = ("WDT", "WP")
"""Tags of pronouns whose noun stands in the same sentence."""
_UNFRIENDLY = {*MATERIAL_CONFLICT, "ACCUSE", "REJECT", "THREATEN", "REQUEST"}
"""Types of acts after which ties are cut."""


def with_other_party(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> tuple[Cast, Reading]:
    """The cast with whom an answer is to, or who gives it in return, and the reading with a step that says so.

    Args:
        sentence: Of the reading, parsed.
        reading: The act.
        cast: Its parties as its own clause names them; as it was where nothing says that another is answered.
        told: The acts that the report has told so far.
    """
    if reading.act == "MOBILIZE" and not sides_of(cast.recipients) - sides_of(cast.sources):
        cast = replace(cast, recipients=())  # "put its troops on alert": one's own troops are not whom it is done to
    whole = cast if cast.reciprocal else _completed(sentence, reading, cast, told)
    return whole, reading if whole == cast else replace(reading, steps=(*reading.steps, _STEP))


def _completed(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> Cast:
    sources = coded(cast.sources)
    recipients = coded(cast.recipients)
    if sources and not recipients and is_public(sources[0]) and reading.act in _ANSWERED:
        return replace(cast, recipients=_to_whom(sentence, reading, sources, told) or cast.recipients)
    if sources or reading.act not in _GIVEN:
        return cast
    if not recipients:
        return _of_words(sentence, reading, cast, told)
    if is_in_return(sentence, reading):
        return replace(cast, sources=opponents(sentence, recipients, told) or cast.sources)
    return replace(cast, sources=_going_on(sentence, reading, recipients, told) or cast.sources)


def _of_words(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> Cast:
    """The parties of a passive answer to what one has said to the other: "the ultimatum was rejected"."""
    things = sentence.children(reading.anchor, "nsubjpass")
    said = any(each.lemma.lower() in answering()["word"] and is_nobodys(sentence, each) for each in things)
    if reading.act != "REJECT" or not said:
        return cast
    for earlier in recent(sentence, told):
        asked, to = inferred(earlier.cast.sources), inferred(earlier.cast.recipients)
        if earlier.type in _ASKS and asked and to:
            return replace(cast, sources=to, recipients=asked)
    return cast


def _going_on(
    sentence: Sentence, reading: Reading, sufferers: tuple[Found, ...], told: list[Told]
) -> tuple[Found, ...]:
    """Who goes on doing harm to those of whom the next sentence tells what befell them: "Nine Chileans were killed"."""
    fallen = reading.act == "ASSAULT" and reading.mode in _DEADLY
    passive = is_passive(sentence, sentence.tokens[reading.anchor])
    types = {"ASSAULT"} if fallen else set(_MEASURES) if passive and reading.act in _MEASURES else set()
    before = [each for each in told if each.type in types and sentence.index - each.sentence == 1]
    if not fallen:
        before = [each for each in before if sides_of(each.cast.recipients) & sides_of(sufferers)]
    return opponents(sentence, sufferers, before)


def _to_whom(sentence: Sentence, reading: Reading, sources: tuple[Found, ...], told: list[Told]) -> tuple[Found, ...]:
    things = _things(sentence, reading)
    if reading.type == "REJECT" and reading.act != "REJECT":
        return ()  # "refused to condemn the attack" turns nothing of theirs down
    if reading.act == "MOBILIZE":
        return _threatened(sentence, sources, told)
    if reading.act == "ASSAULT":
        struck = [each for each in things if each.lemma.lower() in _SHOT_DOWN]
        named = doer_of(sentence, struck, sources, told)
        return named or (opponents(sentence, sources, told) if _is_answer(sentence, reading) else ())
    named = doer_of(sentence, things, sources, told) if reading.act in _JUDGES else ()
    if named:
        return named
    kinds, words = answering(), (reading.anchor, *reading.chain)
    quarrels = [each for each in told if each.type in _UNFRIENDLY]
    if any(each.lemma.lower() in kinds["word"] and is_nobodys(sentence, each) for each in things):
        judges = reading.act in _JUDGES
        return sayer(sentence, sources, told, anyone=judges) or opponents(sentence, sources, quarrels)
    if reading.act == "REJECT" and any(each.lower == "it" for each in things):
        return sayer(sentence, sources, told) or opponents(sentence, sources, quarrels)
    if reading.act == "SUPPORT" and sentence.tokens[reading.anchor].lemma.lower() in _SIGNS:
        return ()
    if reading.act in _JUDGES | {"REJECT"} and any(_is_deed(sentence, each, told) for each in things):
        return doer(sentence, sources, told)
    if reading.act in _JUDGES:
        types = {kind for each in things if is_nobodys(sentence, each) for kind in _types(each)}
        named = doer(sentence, sources, told, frozenset(types)) if types else ()
        if named:
            return named
    if reading.act == "REQUEST" and _is_of_it(sentence, reading):
        return opponents(sentence, sources, told) or doer(sentence, sources, told)
    if _is_answer(sentence, reading):
        return opponents(sentence, sources, told)
    ties = [each for each in things if each.lemma.lower() in kinds["ties"] and not _is_with_another(sentence, each)]
    withheld = reading.act in ("SANCTION", "ACCUSE") and bool(ties)
    wanted = reading.act == "REQUEST" and any(each.lemma.lower() in kinds["wanted"] for each in things)
    warned = reading.act == "THREATEN" and any(sentence.tokens[each].lemma.lower() in _VOWS for each in words)
    if withheld or warned:
        return opponents(sentence, sources, quarrels)
    return opponents(sentence, sources, told) if wanted else ()


def _threatened(sentence: Sentence, mine: tuple[Found, ...], told: list[Told]) -> tuple[Found, ...]:
    """Against whom one shows arms just after having suffered from him: "Chile put its fleet on alert"."""
    before = [each for each in told if each.type in MATERIAL_CONFLICT]
    return opponents(sentence, mine, [each for each in before if sides_of(each.cast.recipients) & sides_of(mine)])


def _types(thing: Token) -> set[str]:
    """The types of the acts that a noun names: "the flights", "the attack"."""
    rows = predicates().get(("n", thing.lemma.lower()), ()) if thing.pos == "NOUN" else ()
    return {row.type for row in rows if row.type is not None and not row.frame}


def _is_of_it(sentence: Sentence, reading: Reading) -> bool:
    """Whether it is "it" or "they" who shall do what is asked: "demanded that it close the camps"."""
    below = [clause for index in (reading.anchor, *reading.chain) for clause in sentence.children(index, "ccomp")]
    return any(each.lower in ("it", "they") for clause in below for each in sentence.children(clause.index, "nsubj"))


def _things(sentence: Sentence, reading: Reading) -> list[Token]:
    """What the act is about: what its verb or preposition governs, the subject of a clause below, what drew it."""
    anchors = [sentence.tokens[index] for index in dict.fromkeys((reading.anchor, *reading.chain))]
    found = [sentence.tokens[index] for index in reading.taken]
    for anchor in anchors:
        found += sentence.children(anchor.index, "dobj", "nsubjpass")
        found += [thing for name, thing in frames.phrases(sentence, anchor) if name in _OVER]
        for clause in sentence.children(anchor.index, "ccomp", "xcomp"):
            found += sentence.children(clause.index, "nsubj") if clause.pos in ("ADJ", "NOUN", "PROPN") else ()
        above = sentence.tokens[anchor.head]
        if anchor.dep == "dobj" and above.lemma.lower() in answering()["draws"]:
            found += sentence.children(above.index, "nsubj")
    return list(
        {each.index: each for each in found if each.pos in ("NOUN", "PRON") and each.tag not in _RELATIVE}.values()
    )


def _is_with_another(sentence: Sentence, thing: Token) -> bool:
    """Whether it is said with whom one has what one breaks off: "its embassy in Lima"."""
    return any(each.lower in ("to", "in", "with", "from") for each in sentence.children(thing.index, "prep"))


def _is_deed(sentence: Sentence, thing: Token, told: list[Told]) -> bool:
    """Whether a word stands for an act told before: "the move", "such actions", "it"."""
    if thing.pos == "PRON":
        return thing.lower in _ITSELF
    renamed = any(is_renamed(sentence, thing.index, each) for each in last_acts(told, _LAST))
    return renamed or (thing.lemma.lower() in answering()["deed"] and is_nobodys(sentence, thing))


def _is_answer(sentence: Sentence, reading: Reading) -> bool:
    """Whether the verb of the act is one of answering."""
    words = answering()["answer"]
    for index in (reading.anchor, *reading.chain):
        token = sentence.tokens[index]
        particles = [each.lower for each in sentence.children(index, "prt", "advmod")]
        lemma = token.lemma.lower()
        if sentence.children(index, "xcomp", "ccomp"):
            continue  # "refused to condemn the attack" says what is refused
        if token.pos == "VERB" and (lemma in words or any(f"{lemma} {each}" in words for each in particles)):
            return True
    return is_in_return(sentence, reading)
