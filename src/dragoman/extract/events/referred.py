"""Parties that only acts told before name: the cast of an act and the acts told so far in, a fuller cast out.

"Norway brokered the truce" leaves out between whom, "the missile flew over Chile" whose it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events import frames, rules
from dragoman.extract.events.definiteness import has_article
from dragoman.extract.events.designation import Designation
from dragoman.extract.events.doers import is_passive
from dragoman.extract.events.mediation import DEALINGS
from dragoman.extract.events.memory import Told, last_acts, stem_of
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.replies import answered_to
from dragoman.extract.events.sides import Found, beyond, body_of, coded, inferred, is_public, others, states_of
from dragoman.language.reference import MentionIndex
from dragoman.model.text import Sentence, Token

_QUARRELS = DEALINGS | {"ASSAULT", "REJECT", "ACCUSE", "THREATEN", "SANCTION", "COERCE"}
"""Types of acts between two in which another may step in."""
_STEPS_IN = frozenset(("intervene", "intercede", "arbitrate", "negotiate", "bring"))
"""Words of mediation that mean much else."""
_ARMED = frozenset(("MOBILIZE", "ASSAULT"))
_MEANT = "of weapons told before"
_LANDS = frozenset(("country", "nation"))
_THEY = frozenset(("they", "who", "which", "that"))
_PRONOUNS = frozenset(("it", "they", "which"))
_PROJECTILES = frozenset(("missi", "rocke", "proje"))


def referred(sentence: Sentence, reading: Reading, cast: Cast, told: Sequence[Told], index: MentionIndex) -> Cast:
    """The cast with the parties that the report named before, as inferred.

    Args:
        sentence: The parsed sentence.
        reading: The act; only mediations and what weapons do refer back here.
        cast: Its parties as its sentence names them.
        told: The acts told so far.
        index: Of the report's mentions.
    """
    if reading.mode == rules.MEDIATES:
        return _between_others(sentence, reading, cast, told)
    if reading.act not in _ARMED:
        return cast
    first = cast if _MEANT not in reading.steps[0] else replace(cast, sources=())
    owned = _over_the_country(sentence, reading, _of_owner(sentence, reading, first, told, index), index)
    if any(each.actor for each in owned.recipients):
        return owned
    return _in_response(sentence, reading, first, index)


def _in_response(sentence: Sentence, reading: Reading, cast: Cast, index: MentionIndex) -> Cast:
    """The cast of a show of force with those to whose act it responds: "a drill in response to Chile's launch"."""
    met = answered_to(sentence, reading)
    if reading.act != "MOBILIZE" or cast.reciprocal or not met:
        return cast
    parties = Designation(sentence, index, act="ACCUSE")
    found = coded(each for thing in met for each in parties.at(thing))
    own = states_of(cast.sources)
    return replace(cast, recipients=beyond(found, own))


def _over_the_country(sentence: Sentence, reading: Reading, cast: Cast, index: MentionIndex) -> Cast:
    """The cast with the one other state of the sentence for "the country": "Peru saw missiles fly over the country"."""
    if reading.act != "MOBILIZE" or any(each.actor for each in cast.recipients) or not cast.sources:
        return cast
    anchor = sentence.tokens[reading.anchor]
    things = [*sentence.children(anchor.index, "dobj")]
    things += [thing for name, thing in frames.phrases(sentence, anchor) if name in rules.WHERE_TO]
    named = [each for each in things if each.lemma.lower() in _LANDS and not sentence.children(each.index, "amod")
             and has_article(sentence, each.index)]  # fmt: skip
    own = states_of(cast.sources)
    before = index.within(sentence.start, named[0].start) if named else ()
    states = {each.actor: each for each in before if each.kind == "state" and each.actor and each.actor[:3] not in own}
    if len(states) != 1:
        return cast
    actor, mention = next(iter(states.items()))
    return replace(cast, recipients=(Found(mention=mention, actor=actor, inferred=True),))


def _between_others(sentence: Sentence, reading: Reading, cast: Cast, told: Sequence[Told]) -> Cast:
    """The sides of a mediation: of the last dealings told between two others."""
    word = sentence.tokens[reading.anchor].lemma.lower()
    if cast.recipients or not cast.sources or word in _STEPS_IN or not _is_of_known(sentence, reading):
        return cast
    types = DEALINGS if reading.taken or "of what others do" in reading.steps[0] else _QUARRELS
    for earlier in reversed(last_acts(told)):
        doers = () if earlier.mode == rules.MEDIATES else earlier.cast.sources
        sides = others([each for each in (*doers, *earlier.cast.recipients) if is_public(each)], cast.sources)
        if earlier.type in types and len({body_of(each) for each in sides}) > 1:
            return replace(cast, recipients=inferred(sides))
    return cast


def _is_of_known(sentence: Sentence, reading: Reading) -> bool:
    """Whether what is mediated is spoken of as known: "brokered the truce", not "a truce"; or is left out."""
    anchor = sentence.tokens[reading.anchor]
    things = [*sentence.children(anchor.index, "dobj", "nsubjpass")]
    if anchor.dep in ("acl", "amod", "relcl") and not things:
        things = [sentence.tokens[anchor.head]]
    return all(has_article(sentence, thing.index) or thing.pos == "PRON" for thing in things)


def flown(sentence: Sentence, known: set[int], told: Sequence[Told]) -> list[Reading]:
    """What weapons told of before do, where only a pronoun stands for them: "they flew over Peru"."""
    return [
        Reading(type="MOBILIZE", mode="weapons", act="MOBILIZE", anchor=token.index, status="occurred",
                steps=(f"{token.lemma.lower()}: MOBILIZE.weapons, {_MEANT}",))
        for token in sentence.tokens
        if token.pos == "VERB" and token.lemma.lower() in rules.GOES_OVER and token.index not in known
        and any(each.lower in rules.WHERE_TO for each in sentence.children(token.index, "prep", "advmod", "prt"))
        and any(each.pos == "PRON" and _weapons_meant(sentence, each, told) for each in _subjects(sentence, token))
    ]  # fmt: skip


def may_be_captors(sentence: Sentence, reading: Reading) -> bool:
    """Whether those who let go may be the captors told of, as nobody else is said to: "they were freed"."""
    anchor = sentence.tokens[reading.anchor]
    subjects = [] if anchor.pos != "VERB" else _subjects(sentence, anchor)
    return all(each.lower in _THEY for each in subjects)


def _of_owner(sentence: Sentence, reading: Reading, cast: Cast, told: Sequence[Told], index: MentionIndex) -> Cast:
    """What weapons do is done by whoever was told to have sent them: "the missile flew over Chile"."""
    anchor = sentence.tokens[reading.anchor]
    aims = {each.state for each in cast.recipients if each.actor}
    if cast.reciprocal or any(each.actor for each in cast.sources) or anchor.lemma.lower() not in rules.GOES_OVER:
        return cast
    for subject in _subjects(sentence, anchor):
        meant = _weapons_meant(sentence, subject, told)
        if isinstance(meant, Token):
            owners = coded(Designation(sentence, index, act="ASSAULT").at(meant))
        else:
            owners = coded(meant.cast.sources) if meant is not None else ()
        if owners and not aims & states_of(owners):
            return replace(cast, sources=inferred(owners))
    return cast


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """Who or what a verb in the active voice is said of."""
    if is_passive(sentence, verb):
        return []
    return frames.subjects(sentence, verb)


def _weapons_meant(sentence: Sentence, subject: Token, told: Sequence[Told]) -> Token | Told | None:
    """The weapons that a subject stands for: a noun of the sentence, or the act in which they were told."""
    kinds = object_classes()["weapons"] | object_classes()["craft"]
    if subject.pos == "PRON" and subject.lower in _PRONOUNS:
        clause = sentence.tokens[subject.head]
        above = sentence.tokens[clause.head]
        things = sentence.children(above.index, "dobj", "nsubjpass") if clause.dep == "advcl" else ()
        found = next((each for each in things if each.lemma.lower() in kinds), None)
        if found is not None or clause.dep == "advcl":
            return found
        return next((each for each in last_acts(told, 1) if each.type in _ARMED and each.stems & _PROJECTILES), None)
    if subject.lemma.lower() not in kinds:
        return None
    if not has_article(sentence, subject.index):
        return None
    stem = stem_of(subject)
    alike = _PROJECTILES if stem in _PROJECTILES else {stem}
    sent = [each for each in last_acts(told) if each.type == "MOBILIZE" and each.stems & alike
            and any(found.actor for found in each.cast.sources)]  # fmt: skip
    owners = {found.state for each in sent for found in each.cast.sources}
    return sent[-1] if len(owners) == 1 else None
