"""What an act is once all is taken together that the report tells of it: a reading in, the act with its parties out.

Its clause names parties; earlier tellings, the speaker, and the rules for what answers what name those left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.extract.events.amended import amended
from dragoman.extract.events.answers import with_other_party
from dragoman.extract.events.memory import Told, as_told, captor, complete, recall
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast, Casting
from dragoman.extract.events.referred import may_be_captors, referred
from dragoman.extract.events.replies import answered
from dragoman.extract.events.sides import coded
from dragoman.extract.events.understood import spoken
from dragoman.model.annotations import Statement
from dragoman.model.text import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A reading with its parties; `earlier` is the act as told before, `again` says whether parties are from there."""

    reading: Reading
    cast: Cast
    earlier: Told | None
    again: bool


def act_of(
    sentence: Sentence, reading: Reading, casting: Casting, told: list[Told], statements: Sequence[Statement]
) -> Act:
    """The act that a reading tells, with all its parties that the report names.

    Args:
        sentence: Of the reading, parsed.
        reading: What was read.
        casting: Of the sentence.
        told: The acts that the report has told so far.
        statements: Those that reach into the sentence.
    """
    cast, again = casting.cast(reading), False
    earlier = recall(sentence, reading, cast, told)
    if earlier is not None:
        cast, again = complete(cast, earlier)
        reading = as_told(sentence, reading, earlier)
    if reading.mode == "release" and not coded(cast.sources) and not cast.reciprocal:
        cast = _freed_by_captor(sentence, reading, cast, told)
    reading, cast = amended(sentence, reading, cast)
    cast = answered(sentence, reading, cast, told)
    cast = spoken(statements, casting.index, sentence, reading, cast)
    cast = referred(sentence, reading, cast, told, casting.index)
    cast, reading = with_other_party(sentence, reading, cast, told)
    return Act(reading=reading, cast=cast, earlier=earlier, again=again)


def _freed_by_captor(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> Cast:
    """The cast of a release with him who was told to hold those set free."""
    freed = {found.actor for found in cast.recipients}
    held = captor(told) if may_be_captors(sentence, reading) else ()
    return replace(cast, sources=tuple(found for found in held if found.actor not in freed))
