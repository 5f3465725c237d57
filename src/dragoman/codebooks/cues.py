"""The words that attribute: a table of cues in, look-up by part of speech and lemma out.

A row of `data/cues.csv` is a class of words that attribute in the same constructions (frames),
with a sentence that shows it: `{speaker}` and `<content>` are marked.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebooks.tables import read_table
from dragoman.errors import CodebookError

FRAMES: Mapping[str, str] = {
    "clause": "a finite clause after the cue or around it: she said (that) it rained",
    "question": "a clause that begins as a question does: wondered whether it rained, asked when",
    "addressee_clause": "somebody, then a clause: told reporters that it rained",
    "quote": "words in quotation marks before, around or after: 'It rains,' she said",
    "set_off": "the cue with its speaker between commas, or at the end, of what was said: it rained, she said",
    "infinitive": "a to-infinitive of the same subject: vowed to fight",
    "object_infinitive": "somebody, then a to-infinitive that is the content: urged them to fight",
    "object_infinitive_whole": "somebody with a to-infinitive, together the content: wants them to fight",
    "gerund": "an -ing form: denied fighting",
    "object": "a noun phrase: announced a truce",
    "object_as": "a noun phrase as something: described the raid as a success",
    "small_clause": "a noun phrase and what it is called: called the raid a success",
    "passive_infinitive": "is said to fight",
    "passive_that": "it is said that they fight",
    "passive_as": "the raid was described as a success",
    "noun_that": "the claim that they fight",
    "noun_infinitive": "the promise to fight",
    "adj_that": "confident that they fight",
    "adj_infinitive": "willing to fight",
    "on_infinitive": "called on them to fight",
    "upon_infinitive": "called upon them to fight",
    "after": "the cue, then the speaker: according to the ministry",
    "possessor": "in somebody's view",
    "name": "a word that names a channel, an outlet or a doubt beside a cue",
    "hearsay": "an adverb that lays it on an unnamed speaker: reportedly",
}
"""Frame -> what it looks like; the prepositional ones are in `PREPOSITIONS`."""

PREPOSITIONS = (
    "about", "against", "as", "at", "by", "for", "from", "in", "of", "on", "over", "regarding", "to", "upon", "with",
)  # fmt: skip
"""A frame may be one of these (talked about X), or `object_`, `addressee_`, `noun_`, `adj_` and one of these."""

_TABLE = "cues.csv"
_OWNERS = "noun_owners.csv"
_COLUMNS = ("class", "pos", "cues", "frames", "polarity", "hedge", "act", "example")
_PARTS = ("verb", "noun", "adj", "prep", "adv", "outlet", "channel", "hedge", "document", "record",
          "false", "true", "told", "idiom")  # fmt: skip
_POLARITIES = ("affirmed", "denied")
_ACTS = ("speech", "belief", "intent", "stance")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueClass:
    """A row: words that attribute alike. `hedge` is None or what the cue says about its doubt.

    `act`: the speaker says it, or is said to believe it, to intend it, or to be for or against it.
    """

    name: str
    part: str
    cues: tuple[str, ...]
    frames: tuple[str, ...]
    polarity: str
    hedge: str | None
    act: str
    example: str
    row: int


@functools.cache
def cue_classes() -> tuple[CueClass, ...]:
    """The rows of the table, in its order.

    Raises:
        CodebookError: a row has an unknown part of speech, frame or polarity.
    """
    rows = read_table(_TABLE, _COLUMNS)
    return tuple(_cue_class(dict(zip(_COLUMNS, row, strict=True)), number) for number, row in enumerate(rows, start=1))


@functools.cache
def cue_frames(part: str) -> Mapping[str, Mapping[str, CueClass]]:
    """Cue -> frame -> the first class that gives it that frame, for one part of speech."""
    found: dict[str, dict[str, CueClass]] = {}
    for row in cue_classes():
        if row.part == part:
            for cue in row.cues:
                for frame in row.frames:
                    found.setdefault(cue, {}).setdefault(frame, row)
    return found


@functools.cache
def noun_owners() -> Mapping[str, frozenset[str]]:
    """`own`, `somebody`, `met` (verbs over a noun that carries words or thoughts) and `mind` (nouns) -> lemmas."""
    rows = read_table(_OWNERS, ("relation", "words", "example"))
    return {relation: frozenset(words.split(";")) for relation, words, _ in rows}


def _cue_class(row: Mapping[str, str], number: int) -> CueClass:
    frames = tuple(row["frames"].split(";"))
    unknown = [frame for frame in frames if not _is_frame(frame)]
    if unknown or row["pos"] not in _PARTS or row["polarity"] not in _POLARITIES or row["act"] not in _ACTS:
        words = f"part {row['pos']}, polarity {row['polarity']}, act {row['act']}, frames {unknown}"
        raise CodebookError(f"cues.csv, row {number}: {words}")
    return CueClass(
        name=row["class"], part=row["pos"], cues=tuple(dict.fromkeys(row["cues"].split(";"))), frames=frames,
        polarity=row["polarity"], hedge=row["hedge"] or None, act=row["act"], example=row["example"], row=number,
    )  # fmt: skip


def _is_frame(frame: str) -> bool:
    return frame in FRAMES or frame.rpartition("_")[2] in PREPOSITIONS
