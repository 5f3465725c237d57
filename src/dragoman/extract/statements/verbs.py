"""A verb that is a cue in, the attributions of its constructions out.

Each construction is a function of the sentence, the verb and the frames that the cue table gives
the verb; `ACTIVE` and `PASSIVE` list them in the order in which they are tried, and the first that finds a
content decides.
"""

from collections.abc import Callable, Iterator, Mapping

from dragoman.codebooks.cues import PREPOSITIONS, CueClass, cue_frames
from dragoman.extract.statements import clauses
from dragoman.extract.statements.drafts import Draft, Span
from dragoman.model.text import Sentence, Token

Frames = Mapping[str, CueClass]
Found = tuple[str, Span, Token | None]
"""Frame, content, addressee."""

_EMPTY_OBJECTS = frozenset({"it", "that", "this", "so", "nothing", "something", "what", "which", "who", "whom", "him",
                            "her", "them", "me", "us", "you", "himself", "herself", "themselves", "itself", "anything",
                            "everything", "thing", "things", "way"})  # fmt: skip
"""Objects that are not themselves what was said."""
_TOWARD = frozenset({"praising", "criticising", "supporting", "blaming"})
"""Classes of cues whose object may be a person in a pronoun."""
_PEOPLE = frozenset({"him", "her", "them", "me", "us", "it", "himself", "herself"})
_NAMES_SOMEBODY = frozenset({"quote", "cite", "recall", "threaten"})
"""Verbs whose object may be who spoke, is called home or is menaced, and not what was said."""
_PERSONS = frozenset({"source", "sources", "person", "people", "participant", "participants", "witness", "witnesses"})
_OBJECT_WITH = ("as", "for", "of", "with", "over", "on", "to", "about", "against")


def verb_drafts(sentence: Sentence, verb: Token, frames: Frames) -> Iterator[Draft]:
    """The attributions that a verb makes in its sentence."""
    passive = clauses.is_passive(sentence, verb)
    constructions = PASSIVE if passive else ACTIVE
    for construction in constructions:
        found = construction(sentence, verb, frames)
        if found is not None:
            frame, content, addressee = found
            source = clauses.agent(sentence, verb) if passive else clauses.subject(sentence, verb)
            yield draft(sentence, verb, frames[frame], frame, content, source, addressee)
            return


def draft(
    sentence: Sentence, verb: Token, cue: CueClass, frame: str, content: Span,
    source: Token | None, addressee: Token | None = None,
) -> Draft:  # fmt: skip
    """An attribution with the cue's span filled in."""
    left, right = clauses.verb_group(sentence, verb)
    quoted = clauses.quoted_as(sentence, verb)
    source = source if quoted is None else quoted.speaker
    span = None if source is None else clauses.noun_phrase(sentence, source)
    return Draft(
        sentence=sentence, anchor=verb, cue=cue, construction=frame,
        cue_span=(sentence.tokens[left].start, sentence.tokens[right - 1].end), content=content,
        source=source, source_span=span if quoted is None else quoted.span,
        addressee=addressee, negated=clauses.is_negated(sentence, verb),
    )  # fmt: skip


def _after(sentence: Sentence, verb: Token, *deps: str) -> Token | None:
    return next((t for t in clauses.children(sentence, verb, *deps) if t.index > verb.index), None)


def _clause(sentence: Sentence, verb: Token, frames: Frames) -> Found | None:
    """She said (that) it rained; told them it rained; wondered whether it rained."""
    frame = next((f for f in ("clause", "addressee_clause", "question") if f in frames), None)
    if frame is None:
        return None
    thing = _after(sentence, verb, "dobj", "dative")
    for head in clauses.children(sentence, verb, "ccomp", "advcl"):
        if head.index < verb.index or not _is_finite(sentence, head):
            continue
        if head.dep == "advcl" and not _complementizer(sentence, head):
            continue
        if frame == "question" and not _is_asked(sentence, head):
            continue
        return frame, clauses.clause(sentence, head), thing
    hung = _hung_clause(sentence, verb) if frame != "question" else None
    return (
        None
        if hung is None
        else (frame, clauses.clause(sentence, hung), thing if thing is not None and hung.head != thing.index else None)
    )


def _hung_clause(sentence: Sentence, verb: Token) -> Token | None:
    """A that-clause that the parse hung on a noun between: warned for days that …, told reporters Monday that …."""
    for part in clauses.children(sentence, verb, "prep", "npadvmod", "dobj", "dative"):
        if part.index < verb.index:
            continue
        noun = clauses.child(sentence, part, "pobj") if part.dep == "prep" else part
        if noun is None or noun.lemma in cue_frames("noun"):
            continue
        for head in clauses.children(sentence, noun, "acl", "relcl", "ccomp", "advcl"):
            marks = clauses.children(sentence, head, "mark")
            if head.index > noun.index and any(t.lower == "that" for t in marks) and _is_finite(sentence, head):
                return head
    return None


def _is_finite(sentence: Sentence, head: Token) -> bool:
    if head.tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    for part in clauses.children(sentence, head, "aux", "auxpass", "cop"):
        if part.tag in ("VBD", "VBZ", "VBP", "MD"):
            return True
    return head.tag != "VBG" and clauses.own_subject(sentence, head) is not None and not _has_to(sentence, head)


def _has_to(sentence: Sentence, head: Token) -> bool:
    return any(t.tag == "TO" for t in clauses.children(sentence, head, "aux"))


def _complementizer(sentence: Sentence, head: Token) -> bool:
    return any(t.lower in ("that", "whether") for t in clauses.children(sentence, head, "mark"))


def _is_asked(sentence: Sentence, head: Token) -> bool:
    """Whether a clause begins as a question does: whether, if, how, in which."""
    first = sentence.tokens[head.left : head.left + 2]
    return any(t.lower in ("if", "whether") or (t.tag.startswith("W") and t.lower != "that") for t in first)


def _infinitive(sentence: Sentence, verb: Token, frames: Frames) -> Found | None:
    """They vowed to fight."""
    if "infinitive" not in frames:
        return None
    head = _after(sentence, verb, "xcomp")
    if head is None or not _has_to(sentence, head) or _between(sentence, verb, head) is not None:
        return None
    return "infinitive", clauses.clause(sentence, head), None


def _between(sentence: Sentence, verb: Token, head: Token) -> Token | None:
    return next(
        (t for t in clauses.children(sentence, verb, "dobj", "dative") if verb.index < t.index < head.index), None
    )


def _object_infinitive(sentence: Sentence, verb: Token, frames: Frames) -> Found | None:
    """They urged the rebels to stop; they want the rebels to stop."""
    frame = next((f for f in ("object_infinitive", "object_infinitive_whole") if f in frames), None)
    if frame is None:
        return None
    for head in _governed(sentence, verb):
        if head.index < verb.index or not _has_to(sentence, head):
            continue
        somebody = _between(sentence, verb, head) or clauses.own_subject(sentence, head)
        if somebody is None:
            continue
        to = next(t for t in clauses.children(sentence, head, "aux") if t.tag == "TO")
        first = to.index - 1 if sentence.tokens[to.index - 1].dep == "neg" else to.index
        left = first if frame == "object_infinitive" else min(somebody.left, head.left)
        return frame, clauses.trimmed(sentence, left, head.right), somebody
    return None


def _gerund(sentence: Sentence, verb: Token, frames: Frames) -> Found | None:
    """They denied fighting."""
    if "gerund" not in frames:
        return None
    head = _after(sentence, verb, "xcomp", "ccomp")
    if head is None or not _is_gerund(sentence, head) or head.index - verb.index > 5:
        return None
    return "gerund", clauses.clause(sentence, head), None


def _governed(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verbs that a verb governs, directly or as the parse hung them on its object."""
    yield from clauses.children(sentence, verb, "xcomp", "ccomp", "advcl")
    for thing in clauses.children(sentence, verb, "dobj"):
        for at in (thing, *clauses.children(sentence, thing, "conj", "appos")):
            yield from clauses.children(sentence, at, "acl", "relcl")


def _is_gerund(sentence: Sentence, head: Token) -> bool:
    return head.tag == "VBG" or any(t.tag == "VBG" for t in clauses.children(sentence, head, "aux", "auxpass"))


def _object(sentence: Sentence, verb: Token, frames: Frames) -> Found | None:
    """They announced a truce; accused the rebels of torture; described the raid as a success."""
    thing = _after(sentence, verb, "dobj")
    if thing is None and "object_as" in frames:
        return _fronted_as(sentence, verb)
    if thing is None or (
        verb.lemma in ("quote", "cite") and any(t.lower == "as" for t in _prepositions(sentence, verb, thing))
    ):
        return None
    if verb.lemma in _NAMES_SOMEBODY and _is_somebody(thing):
        return None
    left, right = thing.left, thing.right
    toward = "object" in frames and frames["object"].name in _TOWARD and thing.lower in _PEOPLE
    denied = (
        "object" in frames and frames["object"].polarity == "denied" and thing.lower in ("it", "this", "that", "them")
    )
    frame = "object" if "object" in frames and (denied or toward or thing.lower not in _EMPTY_OBJECTS) else None
    for part in (*clauses.children(sentence, verb, "prep", "advcl"), *_own_phrases(sentence, thing, frame)):
        name = f"object_{part.lower}"
        if part.index > thing.index and part.lower in _OBJECT_WITH and name in frames:
            frame, right = name, max(right, part.right)
            break
    if frame is None:
        return None
    return frame, clauses.trimmed(sentence, left, right), None


def _is_somebody(noun: Token) -> bool:
    return noun.lower in _PERSONS or clauses.is_somebody(noun)


def _small_clause(sentence: Sentence, verb: Token, frames: Frames) -> Found | None:
    """They called the raid a success."""
    if "small_clause" not in frames:
        return None
    thing = _after(sentence, verb, "dobj")
    for part in clauses.children(sentence, verb, "oprd", "ccomp", "xcomp"):
        if part.index > verb.index and not _is_finite_verb(sentence, part):
            left = part.left if thing is None else min(thing.left, part.left)
            return "small_clause", clauses.trimmed(sentence, left, part.right), None
    if thing is not None and any(t.index > thing.index for t in clauses.children(sentence, thing, "amod", "appos")):
        return "small_clause", clauses.trimmed(sentence, thing.left, thing.right), None
    return None


def _is_finite_verb(sentence: Sentence, head: Token) -> bool:
    return head.pos in ("VERB", "AUX")


def _prepositional(sentence: Sentence, verb: Token, frames: Frames) -> Found | None:
    """They talked about the truce; called on the army to withdraw; warned the town of a flood."""
    for part in clauses.children(sentence, verb, "prep", "prt"):
        if part.index < verb.index:
            continue
        thing = clauses.child(sentence, part, "pobj", "pcomp")
        name = part.lower
        if f"{name}_infinitive" in frames and thing is not None:
            head = _after(sentence, verb, "xcomp", "advcl", "ccomp")
            if head is not None and _has_to(sentence, head) and head.index > thing.index:
                return f"{name}_infinitive", clauses.clause(sentence, head), thing
        if thing is None or name not in PREPOSITIONS:
            continue
        somebody = _between(sentence, verb, part)
        frame = name if somebody is None else f"addressee_{name}"
        if frame in frames:
            return frame, clauses.trimmed(sentence, part.index + 1, part.right), somebody
    somebody = _after(sentence, verb, "dobj")
    for part in clauses.children(sentence, somebody, "prep") if somebody is not None else ():
        frame = f"addressee_{part.lower}"
        about = "object" not in frames and f"object_{part.lower}" not in frames
        if about and frame in frames and part.right > part.index + 1:
            return frame, clauses.trimmed(sentence, part.index + 1, part.right), somebody
    return None


def _own_phrases(sentence: Sentence, thing: Token, frame: str | None) -> Iterator[Token]:
    """The prepositions that the parse hung on the object: accused the rebels of torture."""
    return clauses.children(sentence, thing, "prep") if frame is None else iter(())


def _fronted_as(sentence: Sentence, verb: Token) -> Found | None:
    """What officials described as a raid."""
    if not any(t.tag in ("WP", "WDT") and t.index < verb.index for t in clauses.children(sentence, verb, "dobj")):
        return None
    for part in clauses.children(sentence, verb, "prep"):
        if part.lower == "as" and part.index > verb.index and part.right > part.index + 1:
            return "object_as", clauses.trimmed(sentence, part.index + 1, part.right), None
    return None


def _prepositions(sentence: Sentence, verb: Token, thing: Token) -> Iterator[Token]:
    yield from clauses.children(sentence, verb, "prep")
    yield from clauses.children(sentence, thing, "prep")


def _passive_infinitive(sentence: Sentence, verb: Token, frames: Frames) -> Found | None:
    """The leaders are expected to meet; it is said that they meet."""
    subject = clauses.subject(sentence, verb)
    head = _after(sentence, verb, "xcomp", "oprd")
    if "passive_infinitive" in frames and head is not None and _has_to(sentence, head) and subject is not None:
        start = min(clauses.noun_phrase(sentence, subject)[0], verb.start)
        return "passive_infinitive", (start, clauses.clause(sentence, head)[1]), None
    head = _after(sentence, verb, "ccomp")
    expletive = subject is None or subject.lower == "it"
    for frame in ("passive_that", "clause", "addressee_clause", "question"):
        if (
            (expletive or frame != "passive_that")
            and frame in frames
            and head is not None
            and _is_finite(sentence, head)
            and (frame != "question" or _is_asked(sentence, head))
        ):
            return frame, clauses.clause(sentence, head), None
    if (
        ("object_infinitive" in frames or "infinitive" in frames)
        and (head := _after(sentence, verb, "xcomp")) is not None
        and _has_to(sentence, head)
    ):
        return (
            ("object_infinitive" if "object_infinitive" in frames else "infinitive"),
            clauses.clause(sentence, head),
            None,
        )
    return None


def _passive_as(sentence: Sentence, verb: Token, frames: Frames) -> Found | None:
    """The raid was described as a success, was called a success."""
    subject = clauses.subject(sentence, verb)
    reduced = verb.dep == "acl" and clauses.agent(sentence, verb) is None
    if subject is None or reduced or "passive_as" not in frames:
        return None
    for part in clauses.children(sentence, verb, "prep", "oprd"):
        if part.index > verb.index and (part.lower == "as" or part.dep == "oprd"):
            start = min(clauses.noun_phrase(sentence, subject)[0], verb.start)
            return "passive_as", (start, clauses.trimmed(sentence, part.left, part.right)[1]), None
    return None


def _passive_object(sentence: Sentence, verb: Token, frames: Frames) -> Found | None:
    """The raid was condemned by the envoy."""
    subject = clauses.own_subject(sentence, verb)
    by = clauses.agent(sentence, verb)
    if verb.lemma in clauses.QUOTING and any(t.lower == "as" for t in sentence.tokens[verb.index :]):
        return None
    if subject is None or by is None or "object" not in frames or subject.lower in clauses.RELATIVES:
        return None
    return "object", clauses.noun_phrase(sentence, subject), None


Construction = Callable[[Sentence, Token, Frames], Found | None]
ACTIVE: tuple[Construction, ...] = (
    _clause, _infinitive, _object_infinitive, _gerund, _small_clause, _prepositional, _object,
)  # fmt: skip
PASSIVE: tuple[Construction, ...] = (_passive_infinitive, _passive_as, _passive_object)
