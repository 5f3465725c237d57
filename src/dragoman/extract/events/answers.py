"""The other party of an act that answers one told before: a reading and what was told in, the completed parties out.

"Russia rejected the demand", "Ottawa recalled its ambassador", "Japan condemned the test": whom it is done to goes
without saying, as it was told in the sentence before. Only what was told just before counts, and only where the words
(`answering.csv`) say that something is answered; the party is marked as inferred. Source of the notion: Gerber and
Chai 2010, implicit arguments of nominal predicates.
"""

from dataclasses import replace

from dragoman.codebooks.answering import answering
from dragoman.extract.events.addressees import addressee
from dragoman.extract.events.definiteness import is_nobodys
from dragoman.extract.events.doers import is_passive
from dragoman.extract.events.memory import Told, recent
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.opponents import opponents
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.replies import is_in_return
from dragoman.extract.events.sides import Found, coded, inferred, is_public, sides_of
from dragoman.model.text import Sentence

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
        return replace(cast, recipients=addressee(sentence, reading, sources, told) or cast.recipients)
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
