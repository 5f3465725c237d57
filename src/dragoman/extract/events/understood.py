"""What goes without saying where an act is told: a reading, its parties and its sentence in, what they amount to out.

Deaths beside an attack are its size; "we" and "the government" are the one who speaks.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.events import rules
from dragoman.extract.events.address import is_own_state
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.sides import Found, is_official
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import Event, Statement
from dragoman.model.text import Sentence


def counted_already(sentence: Sentence, reading: Reading, cast: Cast, events: Sequence[Event]) -> str | None:
    """The deaths that an attack of the same sentence caused are its size: "fired rockets, killing three"."""
    token = sentence.tokens[reading.anchor]
    if token.dep not in ("advcl", "conj") or token.lemma.lower() not in rules.EFFECTS:
        return None
    if any(found.actor for found in cast.recipients):
        return None
    sources = {found.actor for found in cast.sources}
    same = any(event.type == "ASSAULT" and set((event.source or "").split(";")) & sources for event in events)
    return "the harm done by an act told already" if same else None


def spoken(
    statements: Sequence[Statement], index: MentionIndex, sentence: Sentence, reading: Reading, cast: Cast
) -> Cast:
    """The cast with the speaker for "we" and "I" as the one who acts inside his own words."""
    if cast.reciprocal or any(found.actor for found in cast.sources):
        return cast
    tokens = [sentence.tokens[index] for index in (*reading.chain[:1], reading.anchor)]
    subjects = [each for token in tokens for each in sentence.children(token.index, "nsubj")]
    ours = any(each.lower in ("we", "i") for each in subjects)
    if not ours and not any(is_own_state(sentence, each) for each in subjects):
        return cast
    start = sentence.tokens[reading.anchor].start
    for statement in statements:
        if statement.content_start <= start < statement.content_end and statement.speaker_start is not None:
            mention = index.at(statement.speaker_start, statement.speaker_end or 0)
            if statement.speaker and mention is not None:
                actor = statement.speaker if ours else statement.speaker.partition("/")[0].partition(".")[0]
                speaker = Found(mention=mention, actor=actor, inferred=True)
                return replace(cast, sources=(speaker,)) if is_official(speaker) else cast
    return cast
