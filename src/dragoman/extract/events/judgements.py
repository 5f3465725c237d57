"""What an official's words about another party amount to: what is said in a sentence in, acts of speech out.

Mere saying is a statement. It is an event where its content judges another party, says what awaits it or what it must do,
or that there is nothing to talk of with it: rows of `judgements.csv`, tried at each verb that a speaker asserts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebooks.judgements import ANY, WHO, Judgement, Thing, judgement_words, judging
from dragoman.extract.events import frames, rules
from dragoman.extract.events.dates import When, date_of
from dragoman.extract.events.designation import Found
from dragoman.extract.events.judged import Judged, side
from dragoman.extract.events.memory import Told
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.sayings import asserted
from dragoman.extract.events.tense import conditional, negated
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import Event, Statement, TimeExpression
from dragoman.model.text import Sentence, Token

_WILL = frozenset(("will", "shall", "'ll", "wo", "would", "'d"))
_WOULD = frozenset(("would", "'d"))
_CAN = frozenset(("can", "ca", "could", "may", "might"))
_OUGHT = frozenset(("must", "should", "ought"))
_COMPLEMENTS = ("dobj", "attr", "acomp", "oprd", "dative")
_INFINITIVES = ("xcomp", "acl", "relcl", "advcl", "ccomp")
_OWN = frozenset(("we", "i"))
_UNSPOKEN = frozenset(("ELI", "REL", "PTY", "OPP"))
"""Sectors that speak for no state and no armed group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A judgement: what it amounts to, by whom of whom, and the statement that holds it."""

    reading: Reading
    cast: Cast
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A verb as it is asserted: `verb` may be below `top`, the one that bears tense ("continues to threaten")."""

    top: Token
    verb: Token
    moods: frozenset[str]
    subjects: tuple[Token, ...]
    passive: bool
    complements: tuple[Token, ...]


def judged(
    sentence: Sentence, statements: Sequence[Statement], index: MentionIndex, told: Sequence[Told]
) -> list[Said]:
    """The judgements that a sentence tells, at most one a verb.

    Args:
        sentence: Parsed.
        statements: Of the report.
        index: Of the report's mentions.
        told: The acts that the report has told so far, for "such acts".
    """
    found = []
    for top, statement in asserted(sentence, statements):
        speaker = _speaker(statement, index, sentence)
        if speaker is None:
            continue
        parties = Judged(sentence, index, speaker, told)
        said = next(
            (
                said
                for clause in _clauses(sentence, top)
                for row in (*judging().get(clause.verb.lemma.lower(), ()), *judging().get(ANY, ()))
                if (said := _read(sentence, clause, row, parties, statement)) is not None
            ),
            None,
        )
        if said is not None:
            found.append(said)
    return found


def merged(events: Sequence[Event], judgements: Sequence[Event]) -> list[Event]:
    """The events of a sentence with its judgements; of one type between the same two sides the first stays."""
    kept = list(events)
    for each in judgements:
        if all(_key(each) != _key(other) or other.plover is None for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda event: (event.anchor_start, event.type))


def _key(event: Event) -> tuple[str, frozenset[str], frozenset[str]]:
    sources = frozenset(side(each) for each in (event.source or "").split(";") if each)
    return event.type, sources, frozenset(side(each) for each in (event.recipient or "").split(";") if each)


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
    return date_of(sentence, cue[0].index, near) if cue else When(expression=None, basis=None)


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
    here = sentence.start <= start < sentence.end
    return Found(mention=mention, actor=statement.speaker, inferred=not here)


def _clauses(sentence: Sentence, top: Token) -> Iterator[_Clause]:
    """The verb and, under one that only keeps it going, the one below."""
    moods = _moods(sentence, top)
    verbs = [top]
    if top.lemma.lower() in judgement_words()["ON"]:
        verbs += sentence.children(top.index, "xcomp")
    for verb in verbs:
        passive = bool(sentence.children(verb.index, "auxpass"))
        complements = [*sentence.children(verb.index, *_COMPLEMENTS)]
        if sentence.children(verb.index, "expl"):
            complements += sentence.children(verb.index, "nsubj")
        elif passive:
            complements += sentence.children(verb.index, "nsubjpass")
        yield _Clause(
            top=top, verb=verb, moods=moods, passive=passive, subjects=tuple(_subjects(sentence, top)),
            complements=tuple(each for one in complements for each in frames.conjuncts(sentence, one)),
        )  # fmt: skip


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of a verb, or of the one that it is joined to."""
    for _ in range(rules.MAX_STEPS):
        heads = (verb, *sentence.children(verb.index, "aux", "auxpass"))  # a parse may hang it on the helper
        found = [each for head in heads for each in sentence.children(head.index, "nsubj", "nsubjpass", "expl", "csubj")]
        if found or verb.dep != "conj" or sentence.tokens[verb.head].pos not in ("VERB", "AUX"):
            return found
        verb = sentence.tokens[verb.head]
    return []


def _moods(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The moods of the table that the verb's auxiliaries allow."""
    helpers = {each.lower for each in sentence.children(verb.index, "aux")}
    not_ = negated(sentence, verb)
    if verb.dep == "conj" and not helpers:
        head = sentence.tokens[verb.head]
        helpers = {each.lower for each in sentence.children(head.index, "aux")} if verb.tag == "VB" else helpers
    on_condition = any(conditional(sentence, each) for each in sentence.children(verb.index, "advcl"))
    if helpers & _OUGHT:
        return frozenset(("ought", "will not") if not_ else ("ought",))
    if helpers & _CAN:
        return frozenset(("cannot", "will not", "not") if not_ and not helpers & {"may", "might"} else ())
    if helpers & _WILL:
        if not_:
            return frozenset(("will not", "not"))
        return frozenset(("will",) if on_condition or helpers & _WOULD else ("will", "says"))
    if on_condition:
        return frozenset()
    return frozenset(("not",) if not_ else ("says",))


def _read(sentence: Sentence, clause: _Clause, row: Judgement, parties: Judged, statement: Statement) -> Said | None:
    """What one row says of a verb, or None where it does not fit."""
    if row.mood not in clause.moods or not _fits_subject(sentence, clause, row, parties):
        return None
    if row.verbs == {ANY} and not _asks_for(sentence, clause):
        return None
    needs_passive = any(thing.role == "passive" for group in row.things for thing in group)
    if clause.passive and not needs_passive and not frames.agents(sentence, clause.verb) and ANY not in row.verbs:
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
    of = recipients[0].mention.mention_text
    reading = Reading(
        type=row.type, mode=row.mode, act=row.type, anchor=anchor.index, status="occurred",
        steps=(f"said of {of}: {words} = {row.type}",),
    )  # fmt: skip
    return Said(reading=reading, cast=Cast(sources=(parties.speaker,), recipients=recipients, reciprocal=False),
                statement=statement)  # fmt: skip


def _fits_subject(sentence: Sentence, clause: _Clause, row: Judgement, parties: Judged) -> bool:
    words = {each.lemma.lower() for each in clause.subjects} | {each.lower for each in clause.subjects}
    empty = bool(words) and words <= {"it", "there"}
    if row.subjects:
        return bool(words & row.subjects)
    if row.subject == "none":
        return empty
    if row.subject == "own":
        return any(parties.is_own(each) for each in clause.subjects)
    return bool(clause.subjects)


def _asks_for(sentence: Sentence, clause: _Clause) -> bool:
    """Whether the verb after "must" is something that one does: not "must understand", "should have known"."""
    helpers = {each.lower for each in sentence.children(clause.verb.index, "aux")}
    mute = clause.verb.lemma.lower() in judgement_words()["MUTE"]
    return clause.verb is clause.top and not clause.passive and not mute and "have" not in helpers


def _recipients(sentence: Sentence, clause: _Clause, row: Judgement, parties: Judged) -> tuple[Found, ...]:
    """Who is judged: the subject or whose it is, else the one other party that the clause names."""
    if row.subject != "other":
        return parties.only(clause.top)
    needs_passive = any(thing.role == "passive" for group in row.things for thing in group)
    if clause.passive and not needs_passive and ANY not in row.verbs:
        return parties.of(frames.agents(sentence, clause.verb), clause.top)
    return parties.of(clause.subjects, clause.top)


def _things(
    sentence: Sentence, clause: _Clause, row: Judgement, parties: Judged
) -> tuple[list[Token], tuple[Found, ...]] | None:
    """The words that a row asks for and the party that they name, if any; None where they are not there."""
    if not row.things:
        return list(clause.complements), ()
    for group in row.things:
        named: tuple[Found, ...] = ()
        there: list[Token] = []
        for thing in group:
            tokens = [each for each in _in_role(sentence, clause, thing.role) if _is_any(sentence, each, thing)]
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
    """Whether a word is among those of a condition, alone or with its modifier: "red_line"."""
    if thing.role == "must":
        return token.lemma.lower() not in judgement_words()["MUTE"]
    if not thing.words or thing.words & {ANY, WHO}:
        return True
    words = {token.lemma.lower(), token.lower, frames.word_of(sentence, token)}
    beside = {each.lower for each in sentence.children(token.index, "amod", "compound", "nmod")}
    return bool(words & thing.words) or any(f"{one}_{word}" in thing.words for one in beside for word in words)


def _in_role(sentence: Sentence, clause: _Clause, role: str) -> list[Token]:
    """The words that stand in a role around a verb or its complement."""
    heads = [clause.verb, *clause.complements]
    below = [each for head in heads for each in sentence.children(head.index, *_INFINITIVES)]
    if role == "obj":
        return list(clause.complements)
    if role == "passive":
        return [clause.verb] if clause.passive else []
    if role == "poss":
        things = [*heads, *(thing for head in heads for _, thing in _phrases(sentence, head))]
        return [each for thing in things for each in sentence.children(thing.index, "poss")]
    if role == "must":
        return [each for each in sentence.children(clause.verb.index, "xcomp") if not clause.complements]
    if role == "do":
        bare = [each for each in below if not sentence.children(each.index, "nsubj", "nsubjpass")]
        return [each for each in bare if any(aux.tag == "TO" for aux in sentence.children(each.index, "aux"))]
    if role == "that":
        return [each for one in below for each in sentence.children(one.index, "nsubj")]
    if role == "adv":
        return [each for head in heads for each in sentence.children(head.index, "advmod", "prt", "acomp", "npadvmod")]
    found = [thing for head in heads for name, thing in _phrases(sentence, head) if name == role]
    if role == "for":  # "time for Peru to leave"
        marked = [each for each in below if any(one.lower == "for" for one in sentence.children(each.index, "mark"))]
        found += [each for one in marked for each in sentence.children(one.index, "nsubj")]
    return found


def _phrases(sentence: Sentence, head: Token) -> Iterator[tuple[str, Token]]:
    """Prepositions below a word with their objects; of two, "up to", also both as one."""
    for first in sentence.children(head.index, "prep", "agent", "dative", "advmod", "prt"):
        things = sentence.children(first.index, "pobj", "pcomp", "prep", "amod")
        for thing in things:
            if thing.dep == "prep":
                for each in sentence.children(thing.index, "pobj", "pcomp"):
                    yield f"{first.lower} {thing.lower}", each
                    yield thing.lower, each
            else:
                for each in frames.conjuncts(sentence, thing):
                    yield first.lower, each
                for of in sentence.children(thing.index, "prep"):  # "in the face of the law"
                    for each in sentence.children(of.index, "pobj"):
                        yield of.lower, each


def _anchor(clause: _Clause, row: Judgement) -> Token:
    """The word of the judgement: what is said with an empty verb, else the verb."""
    if clause.verb.lemma.lower() == "be" and clause.complements and row.mood != "ought":
        return clause.complements[0]
    return clause.verb


def _words(sentence: Sentence, clause: _Clause, things: Sequence[Token]) -> str:
    """The verb and what stands with it, as written."""
    first = clause.verb.index
    last = min(max((each.index for each in things if each.index > first), default=first), first + rules.MAX_STEPS)
    return sentence.text[sentence.tokens[first].start - sentence.start : sentence.tokens[last].end - sentence.start]
