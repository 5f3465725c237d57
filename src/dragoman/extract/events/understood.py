"""What goes without saying where an act is told: a reading, its parties and its sentence in, what they amount to out.

Several who hold manoeuvres work together, deaths beside an attack are its size, "we" is the one who speaks.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.events import rules
from dragoman.extract.events.designation import Found, is_official
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import Event, Statement
from dragoman.model.text import Sentence


def together(sentence: Sentence, reading: Reading, cast: Cast) -> Reading:
    """What it means that several take part: manoeuvres are then no show of force, orders to troops a demand."""
    states = {(found.actor or "")[:3] for found in (*cast.sources, *cast.recipients) if found.actor}
    ordered = sentence.tokens[reading.anchor].lemma.lower() in _ORDERS
    if reading.act == "MOBILIZE" and ordered and len(states) > 1 and not cast.reciprocal:
        return replace(reading, type="REQUEST", act="REQUEST", mode=None)  # another's troops, told to leave
    if reading.act == "MOBILIZE" and sentence.tokens[reading.anchor].lemma.lower() in _MANOEUVRES and len(states) > 1:
        return replace(reading, type="COOPERATE", act="COOPERATE", mode=None)
    return reading


_ORDERS = frozenset(("order", "tell", "instruct", "direct"))
_MANOEUVRES = frozenset(("exercise", "drill", "training", "maneuver", "manoeuvre", "patrol", "game"))


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
    if not any(each.lower in ("we", "i") for each in subjects):
        return cast
    start = sentence.tokens[reading.anchor].start
    for statement in statements:
        if statement.content_start <= start < statement.content_end and statement.speaker_start is not None:
            mention = index.at(statement.speaker_start, statement.speaker_end or 0)
            if statement.speaker and mention is not None:
                speaker = Found(mention=mention, actor=statement.speaker, inferred=True)
                return replace(cast, sources=(speaker,)) if is_official(speaker) else cast
    return cast
