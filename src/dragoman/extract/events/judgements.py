"""What an official's words about another party amount to: what is said in a sentence in, acts of speech out.

Mere saying is a statement. It is an event where it judges another party, says what awaits it or what it must do, or
that there is nothing to talk of with it: rows of `judgements.csv`, tried at each verb that a speaker asserts.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from dragoman.codebooks.judgements import ANY, OWN, WHO, Judgement, Thing, judgement_words, judging
from dragoman.extract.events import frames, rules
from dragoman.extract.events.dates import NO_DAY, When, date_of
from dragoman.extract.events.judged import Judged
from dragoman.extract.events.memory import Told
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.predication import Clause, clauses_of, in_role
from dragoman.extract.events.sayings import asserted
from dragoman.extract.events.sides import Found, side_of
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import Event, Statement, TimeExpression
from dragoman.model.text import Sentence, Token

_JUDGES = frozenset(("ACCUSE", "THREATEN", "REQUEST"))
_BACK = 3
"""Events that are looked back at for whom "it" and "they" mean."""
_NEAR = 200
"""Code points between the sentence that named him and the one that does not."""
_UNSPOKEN = frozenset(("REL", "PTY", "OPP"))
"""Sectors that speak for no state and no armed group."""
_BESIDE = ("det", "predet", "amod", "compound", "nmod")
_FORMER = frozenset(("former", "ex", "retired", "onetime"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A judgement: what it amounts to, by whom of whom, and the statement that holds it."""

    reading: Reading
    cast: Cast
    statement: Statement


def judged(
    sentence: Sentence,
    statements: Sequence[Statement],
    index: MentionIndex,
    told: Sequence[Told],
    before: Sequence[Event],
) -> list[Said]:
    """The judgements that a sentence tells, at most one a verb.

    Args:
        sentence: Parsed.
        statements: Those that reach into the sentence.
        index: Of the report's mentions.
        told: The acts that the report has told so far, for "such acts".
        before: The events of the report so far, for "it" and "they".
    """
    found: list[Said] = []
    for top, statement in asserted(sentence, statements):
        speaker = _speaker(statement, index, sentence)
        if speaker is None:
            continue
        last = [each.cast.recipients for each in found if each.cast.sources[0].actor == speaker.actor]
        known = last[-1] if last else _just_judged(sentence, index, speaker, before)
        parties = Judged(sentence, index, speaker, told, known)
        said = next(
            (
                said
                for clause in clauses_of(sentence, top)
                for row in (*judging().get(clause.verb.lemma.lower(), ()), *judging().get(ANY, ()))
                if (said := _read(sentence, clause, row, parties, statement)) is not None
            ),
            None,
        )
        if said is not None:
            found.append(said)
    return found


def _just_judged(sentence: Sentence, index: MentionIndex, speaker: Found, before: Sequence[Event]) -> tuple[Found, ...]:
    """Whom a speaker judged last, not long before a sentence."""
    for event in reversed(before[-_BACK:]):
        same = side_of(event.source or "") == speaker.side and event.type in _JUDGES
        if same and sentence.start - event.sentence_end < _NEAR and event.recipient_start is not None:
            mention = index.at(event.recipient_start, event.recipient_end or 0)
            return (Found(mention=mention, actor=event.recipient, inferred=True),) if mention else ()
    return ()


def merged(events: Sequence[Event], judgements: Sequence[Event], judged_of: Set[int]) -> list[Event]:
    """The events of a sentence with its judgements.

    Of one type between the same two sides the first stays. A word that only judges is no act besides: "crossed a line";
    and "not" in "will not go unanswered" does not deny the raid.

    Args:
        events: Of the sentence.
        judgements: Made in it.
        judged_of: Where the words begin that the judgements are about.
    """
    figures = {each.anchor_start: _between(each) for each in judgements if each.mode == "disapprove"}
    kept = [each for each in events if each.type == "ACCUSE" or not _is_figure(each, figures)]
    kept = [each for each in kept if each.anchor_start not in judged_of or (each.plover and each.source)]
    for each in judgements:
        if all(_between(each) != _between(other) or each.type not in (other.type, other.plover) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda event: (event.anchor_start, event.type))


def _is_figure(event: Event, figures: Mapping[int, tuple[frozenset[str], frozenset[str]]]) -> bool:
    """Whether what was read at the word of a judgement is done to nobody, or is the judgement itself."""
    between = figures.get(event.anchor_start)
    return between is not None and (event.recipient is None or _between(event) == between)


def _between(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    sources = frozenset(side_of(each) for each in (event.source or "").split(";") if each)
    return sources, frozenset(side_of(each) for each in (event.recipient or "").split(";") if each)


def when_said(
    sentence: Sentence, statement: Statement, times: Sequence[TimeExpression], near: Sequence[TimeExpression]
) -> When:
    """The day of a saying: as the statement has it, else of the clause of its cue.

    Args:
        sentence: That holds the judgement.
        statement: The saying.
        times: Of the report.
        near: Of the sentence.
    """
    own = next((each for each in times if each.expression_start == statement.said_start), None)
    if own is not None:
        return When(expression=own, basis="time expression of the saying")
    start, end = statement.cue_start, statement.cue_end
    cue = sentence.covering(start, end) if start is not None and end is not None else ()
    return date_of(sentence, cue[0].index, near) if cue else NO_DAY


def _speaker(statement: Statement, index: MentionIndex, sentence: Sentence) -> Found | None:
    """The speaker, where he is a state, a body, a group or one who acts for one."""
    start, end = statement.speaker_start, statement.speaker_end
    code = (statement.speaker or "").partition("/")
    if start is None or end is None or ";" in (statement.speaker or ""):
        return None
    sector = code[0].partition(".")[2]
    person = bool(code[2]) and not sector and len(code[0]) == len("PER") and code[0] not in ("IGO",)
    if person or sector in _UNSPOKEN or (sector and sector not in rules.OFFICIAL) or code[0] in ("MNC", "NGO"):
        return None
    inside = index.within(start, end)
    mention = index.at(start, end) or next((each for each in inside if each.actor == statement.speaker), None)
    if mention is None:
        return None
    named = index.resolve(mention)
    known = f"{statement.speaker_text} {named.mention_text} {named.title or ''}".lower().replace("-", " ")
    if sector == "ELI" and (named.title is None or not _FORMER.isdisjoint(known.split())):
        return None
    here = sentence.start <= start < sentence.end
    return Found(mention=mention, actor=statement.speaker, inferred=not here)


def _read(sentence: Sentence, clause: Clause, row: Judgement, parties: Judged, statement: Statement) -> Said | None:
    """What one row says of a verb, or None where it does not fit."""
    if row.mood not in clause.moods or not _fits_subject(sentence, clause, row, parties):
        return None
    if row.verbs == {ANY} and not _asks_for(sentence, clause):
        return None
    if clause.passive and not row.passive and not frames.agents(sentence, clause.verb) and ANY not in row.verbs:
        return None
    matched = _things(sentence, clause, row, parties)
    if matched is None:
        return None
    things, named = matched
    recipients = named or _recipients(sentence, clause, row, parties)
    if not recipients:
        return None
    words = _words(sentence, clause, things)
    anchor = _anchor(clause, row)
    of = parties.name(recipients[0])
    reading = Reading(
        type=row.type, mode=row.mode, act=row.type, anchor=anchor.index, status="occurred",
        taken=tuple(each.index for each in (*clause.subjects, *things)),
        steps=(f"said of {of}: {words} = {row.type}",),
    )  # fmt: skip
    return Said(reading=reading, cast=Cast(sources=(parties.speaker,), recipients=recipients, reciprocal=False),
                statement=statement)  # fmt: skip


def _fits_subject(sentence: Sentence, clause: Clause, row: Judgement, parties: Judged) -> bool:
    words = {each.lemma.lower() for each in clause.subjects} | {each.lower for each in clause.subjects}
    empty = bool(words) and words <= {"it", "there"}
    if row.subjects:
        beside = {each.lower for one in clause.subjects for each in sentence.children(one.index, *_BESIDE)}
        return bool(row.subjects & (words | {f"{one}_{word}" for one in beside for word in words}))
    if row.subject == "none":
        return empty
    if row.subject == "own":
        return any(parties.is_own(each) for each in clause.subjects)
    if row.subject == "deed":
        return bool(clause.subjects) and not any(parties.is_named(each) for each in clause.subjects)
    return bool(clause.subjects)


def _asks_for(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb after "must" is something that one does: not "must understand", "should have known"."""
    auxiliaries = sentence.children(clause.verb.index, "aux")
    helpers = {each.lower for each in auxiliaries}
    turned = any(one.index < each.index for one in auxiliaries for each in clause.subjects)  # "should Peru need it"
    mute = clause.verb.lemma.lower() in judgement_words()["MUTE"]
    return clause.verb is clause.top and not clause.passive and not mute and not turned and "have" not in helpers


def _recipients(sentence: Sentence, clause: Clause, row: Judgement, parties: Judged) -> tuple[Found, ...]:
    """Who is judged: the subject or whose it is, else the one other party that the clause names."""
    if row.subject not in ("other", "deed"):
        return parties.only(clause.top)
    if clause.passive and not row.passive and ANY not in row.verbs:
        return parties.of(frames.agents(sentence, clause.verb), clause.top)
    return parties.of(clause.subjects, clause.top, plainly=row.mood == "ought")


def _things(
    sentence: Sentence, clause: Clause, row: Judgement, parties: Judged
) -> tuple[list[Token], tuple[Found, ...]] | None:
    """The words that a row asks for and the party that they name, if any; None where they are not there."""
    if not row.things:
        return list(clause.complements), ()
    for group in row.things:
        named: tuple[Found, ...] = ()
        there: list[Token] = []
        for thing in group:
            tokens = [each for each in in_role(sentence, clause, thing.role) if _is_any(sentence, each, thing)]
            if OWN in thing.words:
                tokens = [each for each in tokens if parties.is_own(each)]
            if WHO in thing.words:
                named = parties.of(tokens, clause.top, loosely=True)
                tokens = tokens if named else []
            if not tokens:
                break
            there += tokens[:1]
        else:
            return there, named
    return None


def _is_any(sentence: Sentence, token: Token, thing: Thing) -> bool:
    """Whether a word is among those of a condition, alone or with its modifier: "red_line", "an outrageous act"."""
    if thing.role == "must" or (thing.role == "do" and ANY in thing.words):
        return token.lemma.lower() not in judgement_words()["MUTE"]
    if not thing.words or thing.words & {ANY, WHO, OWN}:
        return True
    words = {token.lemma.lower(), token.lower, frames.word_of(sentence, token)}
    beside = {each.lower for each in sentence.children(token.index, "amod", "compound", "nmod")}
    deed = token.lemma.lower() in judgement_words()["DEED"] and bool(beside & thing.words)
    return deed or bool(words & thing.words) or any(f"{one}_{word}" in thing.words for one in beside for word in words)


def _anchor(clause: Clause, row: Judgement) -> Token:
    """The word of the judgement: what is said with an empty verb, else the verb."""
    if clause.verb.lemma.lower() == "be" and clause.complements and row.mood != "ought":
        return clause.complements[0]
    return clause.verb


def _words(sentence: Sentence, clause: Clause, things: Sequence[Token]) -> str:
    """The verb and what stands with it, as written."""
    first = clause.verb.index
    last = min(max((each.index for each in things if each.index > first), default=first), first + rules.MAX_STEPS)
    return sentence.text[sentence.tokens[first].start - sentence.start : sentence.tokens[last].end - sentence.start]
