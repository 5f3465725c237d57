"""Acts told again: what a report has told so far in, the parties that a later mention leaves out.

"The launch", "their release": a second mention of an act names its parties seldom. They are those of
the last act of the same type that shares a word with it, and are marked as inferred.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.codebooks.acts import acts
from dragoman.extract.events import rules
from dragoman.extract.events.dates import When
from dragoman.extract.events.definiteness import definite, has_article, is_general, is_of_known
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.sides import Found, coded, inferred, is_public, named_states
from dragoman.model.text import Sentence, Token

_STEM = 5
"""Letters that a word must share with one told before: kidnap and kidnapping, negotiate and negotiations."""
_TOLD_AGAIN = frozenset(("ASSAULT", "MOBILIZE", "RETREAT", "CONCEDE", "CONSULT", "COERCE", "SANCTION", "AGREE"))
"""Types whose acts are referred to again as one thing; a demand or a refusal is made anew."""
DEED = ""
"""The type of whatever a sentence says that a party did, which only serves to say whose deed is meant later."""
BACK = 40
"""Acts that are looked back at."""
_NEAR = 2
"""Sentences back to which a bare noun may lead, and an answer may answer."""
_BY_VERB = frozenset(("ASSAULT", "MOBILIZE", "RETREAT", "COERCE"))
"""Types that a passive may tell again: "the missiles fired on Monday", "they were freed"."""
_ONE_KIND = frozenset(("abduct", "release", "aerial", "ceasefire", "expel", "visit"))
"""Modes whose words all name the same kind of act: abduction, kidnapping; a visit, a trip."""
HOLDS = frozenset(("abduct", "arrest"))
"""Modes after which someone is held, until released by the one who holds him."""
_LAUNCHES = frozenset(("missi", "rocke", "launc", "test", "test-", "firin", "fire"))
"""Beginnings of words for one kind of act: a missile test, a launch, a firing."""
_TOLLS = frozenset(("targeted", "abduct", None))
"""Modes of acts that say what became of people, not how."""
_GENERAL = {"ASSAULT": "attack", "CONSULT": "meet"}
"""Kinds whose words stand for any act of the type: what was bombed is told again as the attack."""
_LARGE = frozenset(("invade", "war"))
"""Kinds of acts of which one doer does one: who attacked, and whose invasion it is."""
_PACTS = frozenset(("AGREE", "SUPPORT", "COOPERATE"))
"""Types under which one and the same deal is agreed on, signed and carried out."""
_OF_PACTS = frozenset(("deal", "sign"))
"""Kinds of acts whose words name one deal."""
_APART = ("compound", "nummod", "acl", "relcl", "prep")
"""What makes of a noun another than the one told before: "the summit in May"."""
_DEVERBAL = frozenset(("launch", "test", "firing", "launching", "testing", "abduction", "kidnapping", "release", "swap",
                       "seizure", "capture", "deployment", "drill", "shooting", "raid"))  # fmt: skip
"""Nouns that name the act of a verb told before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act told before: its type, stems and kinds of its words, its own word and sentence, its parties, its date."""

    type: str
    stems: frozenset[str]
    kinds: frozenset[str]
    word: str
    sentence: int
    cast: Cast
    when: When
    mode: str | None = None
    status: str = "occurred"


def stems_of(sentence: Sentence, reading: Reading) -> frozenset[str]:
    """The beginnings of the words that tell the act: the anchor and what its frame has used up."""
    words = [sentence.tokens[index] for index in (reading.anchor, *reading.taken)]
    words += sentence.children(reading.anchor, "compound")
    stems = {stem_of(word) for word in words if word.pos in ("NOUN", "VERB")}
    return frozenset(stems | _LAUNCHES if reading.act == "MOBILIZE" and stems & _LAUNCHES else stems)


def told_by(sentence: Sentence, reading: Reading, cast: Cast, when: When, status: str = "occurred") -> Told:
    """What is remembered of an act that was coded."""
    words = [sentence.tokens[index].lemma.lower() for index in (reading.anchor, *reading.taken)]
    kinds = frozenset(kind for word in words if (kind := _kind(word)) is not None)
    return Told(type=reading.act, stems=stems_of(sentence, reading), kinds=kinds, word=words[0],
                sentence=sentence.index, cast=cast, when=when, mode=reading.mode, status=status)  # fmt: skip


def recall(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> Told | None:
    """The earlier telling of an act, or None: same type, a word or kind of act in common, no party that differs.

    Only what is spoken of as known is sought, and of that what has its day first; under another name only what was
    told just before.
    """
    stems, word = stems_of(sentence, reading), sentence.tokens[reading.anchor].lemma.lower()
    if _is_toll(sentence, reading, cast):
        return next((each for each in reversed(told) if _is_one_attack(sentence, each)), None)
    if not _is_told_as_known(sentence, reading) or (reading.act not in _TOLD_AGAIN and _kind(word) not in _OF_PACTS):
        return None
    alike = [each for each in last_acts(told) if _is_of_type(reading, each) and _agree(cast, each.cast)]
    apart = sentence.tokens[reading.anchor].pos == "NOUN" and sentence.children(reading.anchor, *_APART)
    named = [each for each in alike if stems & each.stems or (reading.mode in _ONE_KIND and reading.mode == each.mode)]
    named = [each for each in named if each.when.time is not None or not apart or coded(cast.sources)]
    named = named or [each for each in alike if is_renamed(sentence, reading.anchor, each)]
    named = named or [each for each in alike if _is_by_the_same(word, cast, each)]
    dated = [each for each in named if each.when.time is not None] or named
    if not coded((*cast.sources, *cast.recipients)) and len({_doers(each) for each in dated}) > 1:
        dated = [each for each in dated if each.word[:_STEM] == word[:_STEM]]
        if len({_doers(each) for each in dated}) > 1:
            return None  # "the trip", where the report told of those of two
    return max(dated, key=_fullness, default=None)


def _is_toll(sentence: Sentence, reading: Reading, cast: Cast) -> bool:
    """Whether a passive tells what befell people of whom nothing is said: "One officer was killed"."""
    token = sentence.tokens[reading.anchor]
    hurt = reading.act == "ASSAULT" and token.tag == "VBN" and bool(sentence.children(token.index, "nsubjpass"))
    known = coded(cast.sources) or any(is_public(each) for each in cast.recipients)
    named = known or sentence.children(token.index, "agent")
    return hurt and reading.mode in _TOLLS and not named


def _is_one_attack(sentence: Sentence, earlier: Told) -> bool:
    """Whether the sentence before told of an attack by one on another."""
    return (
        earlier.type == "ASSAULT"
        and sentence.index - earlier.sentence == 1
        and bool(coded(earlier.cast.sources))
        and not earlier.cast.reciprocal
    )


def as_told(sentence: Sentence, reading: Reading, earlier: Told | None) -> Reading:
    """The reading with the type of what it tells again: "the deal", where one was signed."""
    if earlier is None or reading.act == earlier.type or sentence.tokens[reading.anchor].pos != "NOUN":
        return reading
    return replace(reading, type=earlier.type, act=earlier.type, mode=earlier.mode)


def is_fresh(sentence: Sentence, reading: Reading, earlier: Told | None) -> bool:
    """Whether a noun with nothing beside "the" tells again what was told just before: "the ban", "the deal"."""
    words = sentence.children(reading.anchor, *_APART)
    shown = has_article(sentence, reading.anchor)
    return earlier is not None and shown and not words and is_near(sentence, earlier)


def _is_of_type(reading: Reading, earlier: Told) -> bool:
    return reading.act == earlier.type or {reading.act, earlier.type} <= _PACTS


def is_renamed(sentence: Sentence, index: int, earlier: Told) -> bool:
    """Whether a word with nothing to tell it apart names the kind of act told just before by another: "the attack".

    A verb does so only for an act of its own kind: what was captured is told again as seized.
    """
    token = sentence.tokens[index]
    owners = [each for each in sentence.children(index, "poss") if each.pos != "PRON"]
    apart = token.pos == "NOUN" and (owners or sentence.children(index, *_APART))
    apart = apart or (earlier.type == "CONSULT" and sentence.children(index, "amod"))  # "the make-or-break summit"
    if apart or not is_near(sentence, earlier):
        return False
    kind = _kind(token.lemma.lower())
    general = _GENERAL.get(earlier.type) if token.pos == "NOUN" else None
    return kind is not None and (kind in earlier.kinds or kind == general)


def _is_by_the_same(word: str, cast: Cast, earlier: Told) -> bool:
    """Whether an act of force names its doer and the kind of one that he was told to have done: "Peru's invasion"."""
    kind, general = _kind(word), _GENERAL.get(earlier.type)
    doers = named_states(cast.sources)
    return bool(doers) and doers == named_states(earlier.cast.sources) and general is not None and (
        (kind is not None and kind in earlier.kinds) or (kind in _LARGE and general in earlier.kinds)
    )  # fmt: skip


def is_presupposed(sentence: Sentence, reading: Reading, status: str) -> bool:
    """Whether a noun takes an act for granted, whatever is denied of it: "did not condemn the attack"."""
    noun = sentence.tokens[reading.anchor]
    return noun.pos == "NOUN" and noun.dep not in ("nsubj", "nsubjpass") and status in ("negated", "hypothetical")


def _kind(word: str) -> str | None:
    named = acts().get(word)
    return named.name if named is not None and not named.light else None


def _doers(told: Told) -> frozenset[str | None]:
    return frozenset(each.actor for each in told.cast.sources)


def _fullness(told: Told) -> tuple[bool, str]:
    """How well a telling serves later ones: with all its parties first, of those the newest in the world."""
    whole = told.cast.reciprocal or bool(coded(told.cast.sources) and coded(told.cast.recipients))
    return whole, (told.when.expression and told.when.expression.time_earliest) or ""


def captor(told: list[Told]) -> tuple[Found, ...]:
    """Who holds those that the report tells were taken: the one captor it has named so far, as inferred."""
    held = [each for each in told if each.mode in HOLDS and each.cast.sources]
    codes = {code for each in held for code in named_states(each.cast.sources)}
    return inferred(held[-1].cast.sources) if len(codes) == 1 else ()


def mentioned(sentence: Sentence, known: set[int], told: list[Told]) -> list[Reading]:
    """Nouns that only the report makes an act: "the test", where it told of a missile test before."""
    stems: dict[str, Told] = {}
    for each in told:
        if each.type in _BY_VERB and each.when.expression is not None:
            stems.update(dict.fromkeys(each.stems, each))
    found = []
    for token in sentence.tokens if stems else ():
        earlier = stems.get(stem_of(token))
        if earlier is None or token.pos != "NOUN" or token.index in known or token.dep == "compound":
            continue
        if token.lemma.lower() in _DEVERBAL and definite(sentence, token.index):
            found.append(Reading(type=earlier.type, mode=earlier.mode, act=earlier.type, anchor=token.index,
                                 status="occurred",
                                 steps=(f"{token.lower}: {earlier.type} as told before",)))  # fmt: skip
    return found


def complete(cast: Cast, told: Told) -> tuple[Cast, bool]:
    """The cast with the parties that an earlier telling names, and whether it took any from there.

    The talks that one has mediated are those of the sides.
    """
    earlier = told.cast
    if told.mode == rules.MEDIATES and len(earlier.recipients) > 1:
        earlier = Cast(sources=earlier.recipients, recipients=(), reciprocal=True)
    sources, recipients = coded(cast.sources), coded(cast.recipients)
    if cast.reciprocal or (sources and recipients):
        return cast, False
    filled = Cast(
        sources=cast.sources if sources else inferred(earlier.sources) or cast.sources,
        recipients=cast.recipients if recipients else inferred(earlier.recipients) or cast.recipients,
        reciprocal=earlier.reciprocal and not sources and not recipients,
    )
    return filled, filled != cast


def _agree(cast: Cast, earlier: Cast) -> bool:
    pairs = ((cast.sources, earlier.sources), (cast.recipients, earlier.recipients))
    return all(not coded(one) or bool(named_states(one) & named_states(other)) for one, other in pairs)


def _is_told_as_known(sentence: Sentence, reading: Reading) -> bool:
    """Whether the words present the act as known: "the launch", "their release", "the missiles fired on Monday"."""
    token = sentence.tokens[reading.anchor]
    if token.pos == "NOUN":
        return definite(sentence, token.index) and not is_general(sentence, token)
    if reading.act not in _BY_VERB or token.tag != "VBN" or sentence.children(token.index, "agent", "dobj"):
        return False
    subjects = sentence.children(token.index, "nsubjpass")
    if not subjects and token.dep == "acl":
        subjects = (sentence.tokens[token.head],)
    return any(is_of_known(sentence, each) or definite(sentence, each.index) for each in subjects)


def last_acts(told: Sequence[Told], count: int = BACK) -> list[Told]:
    """The acts told last, in the order of their telling, without mere deeds."""
    return [each for each in told if each.type != DEED][-count:]


def is_near(sentence: Sentence, earlier: Told) -> bool:
    """Whether an act was told in a sentence or just before it."""
    return sentence.index - earlier.sentence <= _NEAR


def recent(sentence: Sentence, told: Sequence[Told]) -> list[Told]:
    """What was told in a sentence and just before it, the last first."""
    return [each for each in reversed(told) if is_near(sentence, each)]


def stem_of(token: Token) -> str:
    """The beginning of a word, by which acts are known again."""
    return token.lemma.lower()[:_STEM]
