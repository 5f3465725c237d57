"""Words for two or more in ("they", "both sides", "the two leaders", "the latter"), the parties they stand for out.

Subjects that "and" joins, both parties of a meeting, the two sides that are in play (`in_play`). Three where two are
asked for, or one of a kind too many, settle nothing.
"""

import itertools
from collections.abc import Sequence

from dragoman.extract.mentions.in_play import two_in_play
from dragoman.extract.mentions.ledger import Ledger, Resolved
from dragoman.extract.mentions.links import SUBJECTS, VERBS, complements
from dragoman.extract.mentions.reading import Reading
from dragoman.extract.mentions.sides import as_pair, sides_of
from dragoman.model.text import Sentence, Token

PLURAL = frozenset({"they", "them", "their", "themselves", "theirs", "both"})
TWO = frozenset({"both", "two", "pair", "each", "neither"})
"""Words that by themselves stand for just two."""
ORDINAL = frozenset({"former", "latter"})
_KINDS = ("person", "state", "organisation", "group")
_HOSTS = frozenset({"receive", "host", "greet"})
_PARTIES = frozenset({"state", "organisation", "group"})
_MUTUAL = frozenset({"meet", "talk", "speak", "negotiate", "discuss", "quarrel", "clash", "fight", "receive", "host",
                     "telephone", "phone", "embrace", "greet"})  # fmt: skip


def joint(ledger: Ledger, number: int) -> Resolved | None:
    """Those whom a plural pronoun stands for together as one reading; None where one word names them all, or none."""
    reading = ledger.readings[number]
    sentence, token = ledger.sentence(number), ledger.token(number)
    if token.dep not in (*SUBJECTS, "poss", "dobj", "pobj"):
        return None
    above = [each for each in sentence.ancestors(token.index) if each.pos in VERBS]
    for clause in above if token.dep == "poss" else above[1:]:
        for subject in sentence.children(clause.index, *SUBJECTS):
            if subject.index < token.index:
                group = _group(ledger, sentence, subject)
                return together(ledger, reading, group) if len(group) > 1 else None
    if sentence.index == 0 or token.dep not in (*SUBJECTS, "poss") or _has_plural_before(ledger, number):
        return None
    group = _parties(ledger, ledger.sentences[sentence.index - 1])
    return together(ledger, reading, group) if len(group) > 1 else None


def ordinal(ledger: Ledger, number: int) -> int | None:
    """The first or the second of the only two that the sentences before, or this one so far, join by "and"."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    for index in range(sentence.index, sentence.index - 3, -1):
        if index < 0:
            continue
        here = [each for each in ledger.in_sentence.get(index, ()) if each < number]
        pairs = [group for each in here if len(group := _kin(ledger, ledger.joined(each))) > 1]
        groups = {tuple(group) for group in pairs if ledger.token(group[0]).dep != "conj"}
        if len(groups) > 1:
            return None
        for first, *others in groups:
            if len(others) != 1 or others[0] >= number:
                return None
            return first if token.lower == "former" else others[0]
    return None


def two(ledger: Ledger, number: int) -> Resolved | None:
    """Those whom "both", "the two", "each" or "neither" stand for: two just counted, else the two sides in play."""
    reading = ledger.readings[number]
    counted = _counted_before(ledger, number)
    if len(counted) == 1 and two_in_play(ledger, number, reach=1, joint=True) is None:
        return together(ledger, reading, counted)
    if counted or _may_be_things(ledger, number):
        return None
    sides = two_in_play(ledger, number)
    return as_pair(reading, sides, None) if sides is not None else None


def named_together(ledger: Ledger, number: int) -> Resolved | None:
    """Those whom "they" or "them" stands for: the two sides that the sentence before names together.

    Only where neither this sentence so far nor the rest of that one speaks of others.
    """
    reading, index = ledger.readings[number], ledger.readings[number].nominal.sentence
    if ledger.is_quoted(number) or _has_many(ledger, number):
        return None
    for other in ledger.in_sentence.get(index, ()):
        if other < number and ledger.now(other).kind is not None:
            acting = _is_in_subject(ledger, other) and ledger.token(number).dep not in (*SUBJECTS, "poss")
            if not acting and not _is_inside(ledger, other, number):
                return None
    for other in ledger.in_sentence.get(index - 1, ()):
        done = ledger.now(other)
        if done.nominal.plural and not sides_of(done) and done.nominal.shape != "pronoun":
            return None
    sides = two_in_play(ledger, number, reach=1, joint=True)
    if sides is None and index > 1 and not _names_others(ledger, index - 1, frozenset()):
        sides = two_in_play(ledger, number, joint=True)
        apart = sides is not None and any(
            _names_others(ledger, at, frozenset(sides.codes)) for at in range(max(0, index - 3), index)
        )
        sides = None if apart else sides
    return as_pair(reading, sides, None) if sides is not None else None


def _names_others(ledger: Ledger, index: int, two: frozenset[str]) -> bool:
    """Whether a sentence names sides apart from two given ones, or several of anything where none are given."""
    if not two:
        return any(each.tag in ("NNS", "NNPS") and each.lemma not in _TIMES for each in ledger.sentences[index].tokens)
    named = {key for at in ledger.in_sentence.get(index, ()) for key in sides_of(ledger.now(at))}
    return bool(named - two)


_TIMES = frozenset({"day", "week", "month", "year", "hour", "minute", "decade", "percent", "time"})


def _has_many(ledger: Ledger, number: int) -> bool:
    """Whether "they" may be things or others that a plural noun names here or just before; not "between them"."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    between = sentence.tokens[token.head].lower in ("between", "among")
    here = [] if between else [each for each in sentence.tokens[: token.index] if each.tag in ("NNS", "NNPS")]
    before = (
        [each for each in ledger.sentences[sentence.index - 1].tokens if each.tag == "NNS"] if sentence.index else []
    )
    own = [each for each in before if (at := ledger.at(sentence.index - 1, each.index)) is not None
           and sides_of(ledger.now(at))]  # fmt: skip
    return any(each.lemma not in _TIMES and each not in own for each in (*here, *before))


def _is_in_subject(ledger: Ledger, number: int) -> bool:
    """Whether a reading is a subject or stands in one: the envoy of Peru urged them."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    above = itertools.takewhile(lambda each: each.pos != "VERB", sentence.ancestors(token.index))
    return any(each.dep in SUBJECTS for each in (token, *above))


def _is_inside(ledger: Ledger, outer: int, number: int) -> bool:
    """Whether a reading is that of the phrase which a word is part of: their delegates."""
    nominal = ledger.readings[outer].nominal
    return nominal.first <= ledger.readings[number].nominal.first < nominal.end


_MEANT = frozenset({"urge", "ask", "tell", "warn", "press", "order", "invite", "accuse", "blame", "condemn",
                    "criticise", "criticize", "thank", "praise", "advise", "beg", "remind", "pressure", "refuse",
                    "meet", "visit",
                    "attack", "invade", "threaten", "bomb", "arm", "punish", "bring", "call", "see", "congratulate",
                    "denounce", "rebuke", "help", "implore", "assure", "persuade", "force",
                    "expel"})  # fmt: skip
"""Verbs whose object, where it is "both" or "the two", is people or states."""


def _may_be_things(ledger: Ledger, number: int) -> bool:
    """Whether "both" or "the two" may stand for things: in favour of both, blocked both."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    if token.dep in SUBJECTS or token.lower in ("each", "neither"):
        return False
    head = sentence.tokens[token.head]
    if token.dep in ("dobj", "dative"):
        return head.pos != "VERB" or head.lemma not in _MEANT
    beside = head.lower in ("to", "on", "upon", "with", "against", "at", "by", "from")
    return head.lower not in ("between", "among") and not (beside and sentence.tokens[head.head].pos == "VERB")


def _counted_before(ledger: Ledger, number: int) -> list[int]:
    """The phrases with "two" and a noun that the sentence before has: two Malian envoys; both."""
    index = ledger.readings[number].nominal.sentence
    found = []
    for other in ledger.in_sentence.get(index - 1, ()):
        reading, token = ledger.now(other), ledger.token(other)
        sentence = ledger.sentence(other)
        counted = any(each.lower == "two" for each in sentence.children(token.index, "nummod"))
        if counted and ";" not in (reading.actor or "") and reading.kind == "group" and reading.nominal.shape == "role":
            found.append(other)
    return found


def _group(ledger: Ledger, sentence: Sentence, subject: Token) -> list[int]:
    number = ledger.at(sentence.index, subject.index)
    return _kin(ledger, ledger.joined(number)) if number is not None else []


def _kin(ledger: Ledger, found: Sequence[int]) -> list[int]:
    """Those of a list that are somebody, if they all are of the first one's kind."""
    readings = [ledger.now(each) for each in found]
    kinds = {reading.kind for reading in readings}
    public = all(sides_of(reading) for reading in readings)
    alike = (len(kinds) == 1 and kinds <= set(_KINDS)) or (public and kinds <= _PARTIES)
    return list(found) if alike else list(found[:1])


def _parties(ledger: Ledger, sentence: Sentence) -> list[int]:
    """Who acts in a sentence together: joined subjects, or the two sides of a mutual act."""
    for subject in ledger.main_subjects(sentence.index):
        group = _group(ledger, sentence, subject)
        if len(group) != 1:
            return group
        verb = sentence.tokens[subject.head]
        if verb.lemma not in _MUTUAL or ledger.now(group[0]).nominal.plural:
            return group
        heads = (*sentence.children(verb.index, "dobj"), *complements(sentence, verb.index, ("with",)))
        others = [other for head in heads if (other := ledger.at(sentence.index, head.index)) is not None]
        several = [other for other in others if ledger.now(other).nominal.plural]
        if several:
            return several if verb.lemma in _HOSTS else group  # "Peru hosted the two"
        return _kin(ledger, [*group, *(each for other in others for each in ledger.joined(other))])
    return []


def _has_plural_before(ledger: Ledger, number: int) -> bool:
    """Whether the sentence has named several before, whom "they" may be."""
    for other in ledger.in_sentence.get(ledger.readings[number].nominal.sentence, ()):
        reading = ledger.now(other)
        several = reading.kind == "group" or reading.nominal.plural or len(ledger.joined(other)) > 1
        if several and other < number and not _is_inside(ledger, other, number) and reading.nominal.shape != "pronoun":
            return True
    return False


def together(ledger: Ledger, reading: Reading, group: Sequence[int]) -> Resolved:
    """A word for several as all of some readings, with their codes where each has one."""
    parts = [ledger.now(each) for each in group]
    names = [part.name or part.text for part in parts]
    codes = {code for part in parts for code in (part.actor or "").split(";") if code}
    coded = all(part.actor for part in parts)
    joined = " and ".join(dict.fromkeys(names))
    return Resolved(
        reading=reading._replace(
            kind="group",
            name=joined,
            actor=";".join(sorted(codes)) if coded else None,
            basis=f"{reading.text.lower()}: named together before, {joined}",
        )
    )
