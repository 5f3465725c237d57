"""When an act was done and how far it came: an act and its sentence in, its day and its status out.

The words of its clause say so first, then what the report told of it before, then the day of the report itself.
"""

from dataclasses import replace

from dragoman.codebooks.cues import cue_frames
from dragoman.extract.events.dates import NO_DAY, When, date_of, is_counted_up_to, is_of_the_saying
from dragoman.extract.events.memory import Told, is_presupposed
from dragoman.extract.events.occasions import ahead_of
from dragoman.extract.events.operators import MATERIAL_CONFLICT, Reading
from dragoman.extract.events.setting import Setting
from dragoman.extract.events.status import Status, status_of
from dragoman.model.text import Sentence

_AGAIN = "time expression of the act as told before"
_OWN = "time expression of the clause"
_OTHER_CLOCK = "by another place's clock"
"""Ends the anchor of a day that has begun elsewhere: what is told of it has happened."""
_DAY = len("2022-12-30")


def course_of(
    setting: Setting,
    sentence: Sentence,
    before: Sentence | None,
    reading: Reading,
    earlier: Told | None,
    others: frozenset[int],
) -> tuple[When, Status]:
    """The day and the status of an act.

    Args:
        setting: The report.
        sentence: Of the act, parsed.
        before: The sentence before it.
        reading: The act.
        earlier: As it was told before.
        others: The tokens of the other acts of the sentence.
    """
    when = _when(setting, sentence, before, reading, earlier, others)
    status = _status(sentence, reading, when, setting.published)
    if earlier is not None and is_presupposed(sentence, reading, status.status):
        status = Status(status=earlier.status, basis="as told before")
    if earlier is not None and (earlier.status, status.status) == ("planned", "occurred"):
        if _is_still_to_come(sentence, reading):
            status = Status(status="planned", basis="to come, as told before")
        elif when.basis == _AGAIN:
            when = NO_DAY  # what was still to come is not what has happened
    if status.status == "planned" and is_of_the_saying(sentence, reading.anchor, when, setting.published):
        when = NO_DAY
    return when, status


def _status(sentence: Sentence, reading: Reading, when: When, published: str | None) -> Status:
    """How far an act came: by the words above it, by the row that was read, by a day still to come."""
    if any(_is_yet_to(sentence, index) for index in (reading.anchor, *reading.chain)):
        return Status(status="negated", basis="has yet to")
    if reading.act == "REJECT" and reading.steps[0].startswith("will not "):
        return Status(status="occurred", basis=reading.steps[0])
    status = status_of(sentence, reading.anchor, hostile=reading.act in MATERIAL_CONFLICT)
    if status.status not in ("occurred", "ongoing"):
        return status
    if reading.status in ("planned", "threatened"):
        return Status(status=reading.status, basis=reading.steps[0])
    if reading.act == "COOPERATE" and _is_practice(sentence, reading.anchor):
        return Status(status="ongoing", basis="done as a rule")
    time = when.time or ""
    past = sentence.tokens[reading.anchor].tag == "VBD"
    past = past or bool(when.expression and (when.expression.anchor or "").endswith(_OTHER_CLOCK))
    if published and when.basis == _OWN and len(time) == _DAY and time > published and not past:
        return Status(status="planned", basis="a day after the report's own")
    ahead = "" if past or status.status != "occurred" else ahead_of(sentence, reading.anchor)
    if ahead and (time >= published if published and time else ahead != "before"):
        return Status(status="planned", basis=f"{ahead} it")
    return status


def _is_still_to_come(sentence: Sentence, reading: Reading) -> bool:
    """Whether a noun for what was to come is only spoken of, now or in what somebody said: "the visit shows"."""
    noun = sentence.tokens[reading.anchor]
    verb = next((each for each in sentence.ancestors(noun.index) if each.pos in ("VERB", "AUX")), None)
    if noun.pos != "NOUN" or verb is None:
        return False
    finite = [verb, *sentence.children(verb.index, "aux", "auxpass")]
    now = any(each.tag in ("VBZ", "VBP") for each in finite) and verb.tag != "VBN"
    return now or (noun.dep in ("dobj", "pobj") and verb.lemma.lower() in cue_frames("verb"))


def _is_practice(sentence: Sentence, index: int) -> bool:
    """Whether the simple present tells what is done time and again: "Peru supplies Chile with oil"."""
    token = sentence.tokens[index]
    return token.tag in ("VBZ", "VBP") and not sentence.children(index, "aux", "auxpass")


def _is_yet_to(sentence: Sentence, index: int) -> bool:
    """Whether what the word tells of is still wanting: "has yet to win"."""
    head = sentence.tokens[sentence.tokens[index].head]
    return head.lemma == "have" and any(each.lower == "yet" for each in sentence.children(head.index, "advmod"))


def _when(
    setting: Setting,
    sentence: Sentence,
    before: Sentence | None,
    reading: Reading,
    earlier: Told | None,
    others: frozenset[int],
) -> When:
    """The date of an act: of its clause, its sentence, its earlier telling, the sentence before."""
    times = setting.times_in(sentence)
    when = date_of(sentence, reading.anchor, times, others=others)
    if when.expression is not None:
        return when
    if earlier is not None and earlier.when.expression is not None:
        return replace(earlier.when, basis=_AGAIN)
    if is_counted_up_to(sentence, reading.anchor, times):
        return NO_DAY
    return date_of(sentence, reading.anchor, (), setting.times_in(before) if _same_block(before, sentence) else ())


def _same_block(before: Sentence | None, sentence: Sentence) -> bool:
    return before is not None and before.paragraph == sentence.paragraph
