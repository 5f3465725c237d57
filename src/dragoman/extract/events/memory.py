"""Acts told again: what a report has told so far in, the parties that a later mention leaves out.

"The launch", "their release": a second mention of an act names its parties seldom. They are those of
the last act of the same type that shares a word with it, and are marked as inferred.
"""

from dataclasses import dataclass, replace

from dragoman.extract.events import frames
from dragoman.extract.events.dates import When
from dragoman.extract.events.designation import Found
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.model.text import Sentence

_STEM = 5
"""Letters that a word must share with one told before: kidnap and kidnapping, negotiate and negotiations."""
_TOLD_AGAIN = frozenset(("ASSAULT", "MOBILIZE", "RETREAT", "CONCEDE", "CONSULT", "COERCE", "SANCTION", "AGREE"))
"""Types whose acts are referred to again as one thing; a demand or a refusal is made anew."""
_BACK = 40
"""Acts that are looked back at."""
_INDEFINITE = frozenset(("a", "an", "any", "no", "some", "new", "another", "other", "further", "more", "every", "each",
                         "such", "future", "possible", "potential", "next"))  # fmt: skip
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "latest"))
_BY_VERB = frozenset(("ASSAULT", "MOBILIZE", "RETREAT", "COERCE"))
"""Types that a passive may tell again: "the missiles fired on Monday", "they were freed"."""
_ONE_KIND = frozenset(("abduct", "release", "aerial", "ceasefire", "expel", "visit"))
"""Modes whose words all name the same kind of act: abduction, kidnapping; a visit, a trip."""
HOLDS = frozenset(("abduct", "arrest"))
"""Modes after which someone is held, until released by the one who holds him."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act told before: its type, the stems of its words, its parties, its date."""

    type: str
    stems: frozenset[str]
    cast: Cast
    when: When
    mode: str | None = None


_MISSILES = frozenset(("missi", "rocke", "launc", "test", "test-", "firin", "fire"))
"""Beginnings of words for one kind of act: a missile test, a launch, a firing."""


def stems_of(sentence: Sentence, reading: Reading) -> frozenset[str]:
    """The beginnings of the words that tell the act: the anchor and what its frame has used up."""
    words = [sentence.tokens[index] for index in (reading.anchor, *reading.taken)]
    words += sentence.children(reading.anchor, "compound")
    stems = {word.lemma.lower()[:_STEM] for word in words if word.pos in ("NOUN", "VERB")}
    return frozenset(stems | _MISSILES if reading.act == "MOBILIZE" and stems & _MISSILES else stems)


def recall(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> Told | None:
    """The earlier telling of an act, or None: same type, a word in common, no party that differs.

    Only what is spoken of as known is sought, and only among acts that were told with their day.
    """
    if reading.act not in _TOLD_AGAIN or not _is_known(sentence, reading):
        return None
    stems = stems_of(sentence, reading)
    alike = [
        each for each in told[-_BACK:]
        if each.type == reading.act and each.when.time is not None and _agree(cast, each.cast)
        and (stems & each.stems or (reading.mode in _ONE_KIND and reading.mode == each.mode))
    ]  # fmt: skip
    if not _codes(cast.sources) and not _codes(cast.recipients) and len({_doers(each) for each in alike}) > 1:
        return None  # "the trip", where the report told of those of two
    return max(alike, key=_fullness, default=None)


def _doers(told: Told) -> frozenset[str | None]:
    return frozenset(each.actor for each in told.cast.sources)


def _fullness(told: Told) -> tuple[bool, str]:
    """How well a telling serves later ones: with all its parties first, of those the newest in the world."""
    whole = told.cast.reciprocal or bool(_codes(told.cast.sources) and _codes(told.cast.recipients))
    return whole, (told.when.expression and told.when.expression.time_earliest) or ""


def captor(told: list[Told]) -> tuple[Found, ...]:
    """Who holds those that the report tells were taken: the one captor it has named so far, as inferred."""
    held = [each for each in told if each.mode in HOLDS and each.cast.sources]
    codes = {code for each in held for code in _codes(each.cast.sources)}
    return _inferred(held[-1].cast.sources) if len(codes) == 1 else ()


def blamed(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> Cast:
    """The cast with the doer of an act told before as the one who is judged: "Japan condemned the test"."""
    if reading.act not in _JUDGES or any(found.actor for found in cast.recipients) or cast.reciprocal:
        return cast
    things = list(sentence.children(reading.anchor, "dobj", "nsubjpass"))
    things += [thing for name, thing in frames.phrases(sentence, sentence.tokens[reading.anchor]) if name in _OVER]
    for thing in things:
        if reading.act == "ASSAULT" and thing.lemma.lower() not in _SHOT_DOWN:
            continue
        stem = thing.lemma.lower()[:_STEM]
        for earlier in reversed(told[-_BACK:]):
            if thing.pos == "NOUN" and _definite(sentence, thing.index) and stem in earlier.stems:
                doers = _inferred(earlier.cast.sources)
                if doers and not _codes(doers) & _codes(cast.sources):
                    return replace(cast, recipients=doers)
    return cast


_JUDGES = frozenset(("ACCUSE", "SUPPORT", "ASSAULT"))
_SHOT_DOWN = frozenset(("missile", "rocket", "drone", "jet", "plane", "aircraft", "balloon", "projectile"))
"""What an attack on is one on whoever sent it."""
_OVER = frozenset(("over", "about", "for", "at", "on", "by", "to"))


def replied(sentence: Sentence, readings: list[Reading], known: set[int]) -> list[Reading]:
    """Refusals of what the sentence tells was asked for: "asked Japan for a loan but was turned down"."""
    found = []
    for reading in readings:
        for token in sentence.children(reading.anchor, "conj") if reading.act == "REQUEST" else ():
            words = [token.lemma.lower(), *(each.lower for each in sentence.children(token.index, "prt"))]
            passive = sentence.children(token.index, "auxpass") and not sentence.children(token.index, "nsubjpass")
            if passive and token.index not in known and " ".join(words) in _REFUSALS:
                found.append(Reading(type="REJECT", mode=None, act="REJECT", anchor=token.index, status="occurred",
                                     steps=(f"{token.lower}: REJECT of what was asked before",)))  # fmt: skip
    return found


_REFUSALS = frozenset(("turn down", "rebuff", "refuse", "reject", "deny", "spurn", "snub", "rebuke", "ignore"))


def answered(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> Cast:
    """The cast of a refusal with those of the asking that it is joined to, the other way round."""
    asked = told[-1] if told and told[-1].type == "REQUEST" else None
    joined = sentence.tokens[reading.anchor].dep == "conj"
    if asked is None or reading.act != "REJECT" or not joined or any(found.actor for found in cast.sources):
        return cast
    other = _codes(cast.recipients) - _codes(asked.cast.sources)
    if other or not _codes(asked.cast.sources) or not _codes(asked.cast.recipients):
        return cast
    return replace(cast, sources=_inferred(asked.cast.recipients), recipients=_inferred(asked.cast.sources))


def mentioned(sentence: Sentence, known: set[int], told: list[Told]) -> list[Reading]:
    """Nouns that only the report makes an act: "the test", where it told of a missile test before."""
    stems: dict[str, Told] = {}
    for each in told:
        if each.type in _BY_VERB and each.when.expression is not None:
            stems.update(dict.fromkeys(each.stems, each))
    found = []
    for token in sentence.tokens:
        earlier = stems.get(token.lemma.lower()[:_STEM])
        if earlier is None or token.pos != "NOUN" or token.index in known or token.dep == "compound":
            continue
        if token.lemma.lower() in _DEVERBAL and _definite(sentence, token.index):
            found.append(Reading(type=earlier.type, mode=earlier.mode, act=earlier.type, anchor=token.index,
                                 status="occurred",
                                 steps=(f"{token.lower}: {earlier.type} as told before",)))  # fmt: skip
    return found


_DEVERBAL = frozenset(("launch", "test", "firing", "launching", "testing", "abduction", "kidnapping", "release", "swap",
                       "seizure", "capture", "deployment", "drill", "shooting", "raid"))  # fmt: skip
"""Nouns that name the act of a verb told before."""


def complete(cast: Cast, earlier: Cast) -> tuple[Cast, bool]:
    """The cast with the parties that an earlier telling names, and whether it took any from there."""
    sources = [found for found in cast.sources if found.actor]
    recipients = [found for found in cast.recipients if found.actor]
    if cast.reciprocal or (sources and recipients):
        return cast, False
    filled = Cast(
        sources=cast.sources if sources else _inferred(earlier.sources) or cast.sources,
        recipients=cast.recipients if recipients else _inferred(earlier.recipients) or cast.recipients,
        reciprocal=earlier.reciprocal and not sources and not recipients,
    )
    return filled, filled != cast


def _agree(cast: Cast, earlier: Cast) -> bool:
    pairs = ((cast.sources, earlier.sources), (cast.recipients, earlier.recipients))
    return all(not _codes(one) or bool(_codes(one) & _codes(other)) for one, other in pairs)


def _is_known(sentence: Sentence, reading: Reading) -> bool:
    """Whether the words present the act as known: "the launch", "their release", "the missiles fired on Monday"."""
    token = sentence.tokens[reading.anchor]
    if token.pos == "NOUN":
        return _definite(sentence, token.index)
    if reading.act not in _BY_VERB or token.tag != "VBN" or sentence.children(token.index, "agent", "dobj"):
        return False
    subjects = sentence.children(token.index, "nsubjpass")
    if not subjects and token.dep == "acl":
        subjects = (sentence.tokens[token.head],)
    return any(each.pos == "PRON" or _definite(sentence, each.index) for each in subjects)


def _definite(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    words = {each.lower for each in sentence.children(index, "det", "amod")}
    words |= {each.lower for one in sentence.children(index, "amod") for each in sentence.children(one.index)}
    if words & _INDEFINITE:
        return False
    return bool(words & _DEFINITE or sentence.children(index, "poss")) or token.tag == "NNS"


def _codes(found: tuple[Found, ...]) -> set[str]:
    return {each.actor.partition("/")[0].partition(".")[0] for each in found if each.actor}


def _inferred(found: tuple[Found, ...]) -> tuple[Found, ...]:
    return tuple(replace(each, inferred=True) for each in found if each.actor)
