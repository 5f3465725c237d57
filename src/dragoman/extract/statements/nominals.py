"""A noun, adjective, preposition or adverb that is a cue in, its attribution out.

Source of the constructions: the nominal and prepositional cues of the Penn Attribution Relations
Corpus (Pareti 2012), here as rows of `codebooks/data/cues.csv`.
"""

from collections.abc import Iterator, Mapping

from dragoman.codebooks.cues import PREPOSITIONS, CueClass, noun_owners
from dragoman.codebooks.roles import match_role
from dragoman.extract.statements import clauses
from dragoman.extract.statements.drafts import Draft, Span
from dragoman.language.calendar import DAY_NAMES
from dragoman.model.text import Sentence, Token

Frames = Mapping[str, CueClass]

_OWNED = frozenset(
    {
        "noun_of",
        "noun_for",
        "noun_to",
        "noun_at",
        "noun_against",
        "noun_on",
        "noun_infinitive",
        "noun_about",
        "noun_over",
    }
)
"""Constructions that attribute nothing unless they say whose the noun is."""
_HELD = frozenset({"with", "in", "under", "by", "on", "of"})
"""Prepositions after which a noun is its clause's subject's own: reacted with concern."""
_WHOSE = frozenset({"among", "from", "by", "of", "within", "in"})
"""Prepositions before whose the noun is, or where."""
_ONLY_OF_MIND = frozenset({"by", "under", "on"})
"""Those after which a word is somebody else's and a thought the subject's: driven by fear, stung by a claim."""


def noun_drafts(sentence: Sentence, noun: Token, frames: Frames) -> Iterator[Draft]:
    """The claim that …, the promise to …, concern about …; the claim is that …."""
    found = _noun_content(sentence, noun, frames)
    if found is None:
        return
    frame, content = found
    source = _noun_source(sentence, noun, frame)
    if source is None and frame in _OWNED:
        return
    yield _draft(sentence, noun, frames[frame], frame, _noun_cue(sentence, noun, content), content, source)


def _noun_content(sentence: Sentence, noun: Token, frames: Frames) -> tuple[str, Span] | None:
    for part in clauses.children(sentence, noun, "acl", "ccomp", "relcl", "xcomp"):
        if part.index < noun.index:
            continue
        marks = {t.lower for t in clauses.children(sentence, part, "mark")}
        if "noun_that" in frames and marks & {"that", "whether"}:
            return "noun_that", clauses.clause(sentence, part)
        if "noun_infinitive" in frames and part.dep != "relcl" and _is_infinitive(sentence, part):
            return "noun_infinitive", clauses.clause(sentence, part)
        if "noun_that" in frames and part.dep == "relcl" and _is_told_of(sentence, part):
            return "noun_that", clauses.clause(sentence, part)
    head = sentence.tokens[noun.head]
    if "noun_that" in frames and noun.dep == "nsubj" and head.lemma == "be":
        predicate = clauses.child(sentence, head, "ccomp")
        if predicate is not None and predicate.index > head.index:
            return "noun_that", clauses.clause(sentence, predicate)
    if "noun_that" in frames and noun.dep in ("nsubjpass", "nsubj", "dobj") and _carries(sentence, head):
        for part in clauses.children(sentence, head, "ccomp", "advcl"):
            if part.index > noun.index and any(t.lower == "that" for t in clauses.children(sentence, part, "mark")):
                return "noun_that", clauses.clause(sentence, part)
    return _noun_preposition(sentence, noun, frames)


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return verb.tag == "VB" and any(t.tag == "TO" for t in clauses.children(sentence, verb, "aux"))


def _is_told_of(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause taken for a relative one lacks nothing: a warning that strikes would follow."""
    that = next(
        (t for t in clauses.children(sentence, verb, "dobj") if t.lower == "that" and t.index < verb.index), None
    )
    own = clauses.child(sentence, verb, "nsubj", "nsubjpass")
    ahead = any(t.tag == "MD" for t in clauses.children(sentence, verb, "aux"))
    return that is not None and own is not None and own.index > that.index and ahead


def _of_noun(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The prepositions after a noun, and after those whose it is: doubts among diplomats about the truce."""
    for part in clauses.children(sentence, noun, "prep"):
        yield part
        owner = clauses.child(sentence, part, "pobj") if part.lower in _WHOSE else None
        if owner is not None:
            yield from clauses.children(sentence, owner, "prep")


def _noun_preposition(sentence: Sentence, noun: Token, frames: Frames) -> tuple[str, Span] | None:
    for part in _of_noun(sentence, noun):
        frame, thing = f"noun_{part.lower}", clauses.child(sentence, part, "pobj", "pcomp")
        if (
            part.index > noun.index and frame in frames and thing is not None and thing.lower not in DAY_NAMES
        ):  # a statement on Friday
            return frame, clauses.trimmed(sentence, part.index + 1, part.right)
    head = sentence.tokens[noun.head]
    if noun.dep in ("dobj", "nsubjpass") and _is_owning(sentence, head):
        for part in clauses.children(sentence, head, "prep"):
            frame = f"noun_{part.lower}"
            thing = clauses.child(sentence, part, "pobj", "pcomp")
            if part.index > noun.index and frame in frames and thing is not None and thing.lower not in DAY_NAMES:
                return frame, clauses.trimmed(sentence, part.index + 1, part.right)
    return None


def _noun_source(sentence: Sentence, noun: Token, frame: str) -> Token | None:
    owner = clauses.owner(sentence, noun)
    if owner is None and frame != "noun_of":
        of = next((t for t in clauses.children(sentence, noun, "prep") if t.lower == "of"), None)
        owner = None if of is None else clauses.child(sentence, of, "pobj")
    if owner is not None:
        return owner
    voiced = next((t for t in clauses.children(sentence, noun, "acl", "relcl") if _is_own(sentence, t)), None)
    agent = clauses.agent(sentence, voiced) if voiced is not None and clauses.is_passive(sentence, voiced) else None
    if agent is not None:
        return agent
    before = clauses.children(sentence, noun, "compound", "amod", "nmod")
    return next((t for t in before if _is_owner_word(t)), None) or _holder(sentence, noun, frame)


def _is_owner_word(token: Token) -> bool:
    """Whether a word before a noun says whose it is: Polish warnings, opposition claims."""
    if token.text[:1].isupper() and token.index > 0:
        return True
    if token.index > 0:
        return token.pos == "NOUN" and match_role([token.lower], 0)[1] is not None
    return clauses.is_state_name(token)


def _holder(sentence: Sentence, noun: Token, frame: str) -> Token | None:
    """The subject of the verb over a noun, or over what it is joined to, where the noun is the subject's own."""
    first = noun
    while first.dep == "conj" and sentence.tokens[first.head].pos == "NOUN":
        first = sentence.tokens[first.head]
    head = sentence.tokens[first.head]
    if first.dep in ("dobj", "attr"):
        if not _is_owning(sentence, head, plan=frame == "noun_infinitive"):
            return None
        found = clauses.subject(sentence, head)
        return found if found is None or _is_own(sentence, head) or clauses.is_somebody(found) else None
    if first.dep == "nsubjpass" and _is_owning(sentence, head):
        found = clauses.agent(sentence, head)
        return found if found is not None and clauses.is_somebody(found) else None
    if first.dep == "pobj" and head.lower in _HELD and sentence.tokens[head.head].pos in ("VERB", "AUX"):
        found = clauses.holder(sentence, first)
        held = head.lower not in _ONLY_OF_MIND or first.lemma in noun_owners()["mind"]
        return found if held and found is not None and clauses.is_somebody(found) else None
    return None


def _is_owning(sentence: Sentence, verb: Token, *, plan: bool = False) -> bool:
    """Whether a verb may leave the noun under it to its subject; a plan it does unless somebody else's is met."""
    owners, words = noun_owners(), clauses.words_of(sentence, verb)
    if any(word in owners["own"] or word in owners["somebody"] for word in words):
        return True
    return plan and not any(word in owners["met"] for word in words)


def _carries(sentence: Sentence, verb: Token) -> bool:
    """Whether what a verb's object says may stand behind the verb: dismissed a claim on Monday that it had fled."""
    owners = noun_owners()
    return any(word in owners[each] for word in clauses.words_of(sentence, verb) for each in ("own", "somebody", "met"))


def _is_own(sentence: Sentence, verb: Token) -> bool:
    return any(word in noun_owners()["own"] for word in clauses.words_of(sentence, verb))


def _noun_cue(sentence: Sentence, noun: Token, content: Span) -> Span:
    return noun.start, noun.end


def adjective_drafts(sentence: Sentence, adjective: Token, frames: Frames) -> Iterator[Draft]:
    """Confident that …, willing to …, worried about …."""
    if adjective.dep not in (
        "acomp",
        "ROOT",
        "conj",
        "oprd",
        "advcl",
        "attr",
        "amod",
        "ccomp",
        "relcl",
        "acl",
        "xcomp",
    ):
        return
    found = _adjective_content(sentence, adjective, frames)
    if found is None:
        return
    frame, content = found
    source = clauses.subject(sentence, adjective)
    if source is None or source.lower in ("it", "there", "that", "this"):
        return
    yield _draft(sentence, adjective, frames[frame], frame, (adjective.start, adjective.end), content, source)


def _adjective_content(sentence: Sentence, adjective: Token, frames: Frames) -> tuple[str, Span] | None:
    for part in clauses.children(sentence, adjective, "ccomp", "xcomp", "advcl"):
        if part.index < adjective.index:
            continue
        if "adj_infinitive" in frames and _is_infinitive(sentence, part):
            return "adj_infinitive", clauses.clause(sentence, part)
        if "adj_that" in frames and part.dep == "ccomp":
            return "adj_that", clauses.clause(sentence, part)
    for part in clauses.children(sentence, adjective, "prep"):
        frame = f"adj_{part.lower}"
        if part.index > adjective.index and part.lower in PREPOSITIONS and frame in frames:
            return frame, clauses.trimmed(sentence, part.index + 1, part.right)
    return None


def phrase_drafts(sentence: Sentence, first: Token, phrases: Mapping[str, Frames]) -> Iterator[Draft]:
    """According to the ministry, …; …, per Reuters; in the minister's view, …."""
    for phrase, frames in phrases.items():
        if not phrase.startswith(first.lower):
            continue
        words = phrase.split(" ")
        last = first.index + len(words)
        if "after" in frames and [t.lower for t in sentence.tokens[first.index : last]] == words:
            speaker = _speaker_after(sentence, first, last)
            if speaker is not None and (first.lower != "per" or speaker.pos == "PROPN"):
                cue = sentence.tokens[first.index].start, sentence.tokens[last - 1].end
                yield from _around(sentence, first, frames["after"], "after", cue, speaker)
                return


def _speaker_after(sentence: Sentence, first: Token, last: int) -> Token | None:
    """The head of the noun phrase that begins at token `last`."""
    tokens = sentence.tokens
    if last >= len(tokens):
        return None
    found = tokens[last]
    while found.head != found.index and found.dep not in ("pobj", "pcomp", "ROOT") and tokens[found.head].index >= last:
        found = tokens[found.head]
    return (
        found
        if found.left >= last and found.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "VERB")
        else None
    )


def possessor_drafts(sentence: Sentence, noun: Token, frames: Frames) -> Iterator[Draft]:
    """In the minister's view, …; by his own account, …."""
    head = sentence.tokens[noun.head]
    owner = clauses.child(sentence, noun, "poss")
    if noun.dep != "pobj" or owner is None or head.lower not in ("in", "by", "to") or "possessor" not in frames:
        return
    above = sentence.tokens[head.head]
    if above.pos not in ("VERB", "AUX") or (
        head.index > 0 and sentence.tokens[head.left - 1].text != "," and head.left != 0
    ):
        return
    yield from _around(sentence, head, frames["possessor"], "possessor", (head.start, noun.end), owner)


def hearsay_drafts(sentence: Sentence, adverb: Token, frames: Frames) -> Iterator[Draft]:
    """The general has reportedly fled."""
    head = sentence.tokens[adverb.head]
    if adverb.dep != "advmod" or "hearsay" not in frames:
        return
    content = clauses.clause(sentence, head)
    yield _draft(sentence, adverb, frames["hearsay"], "hearsay", (adverb.start, adverb.end), content, None)


def _before(sentence: Sentence, source: Token, content: Span) -> Span:
    """The phrase of a speaker, without a content that hangs on it: doubts among diplomats about the truce."""
    whole = clauses.noun_phrase(sentence, source)
    inside = [t.index for t in clauses.children(sentence, source, "prep") if t.end < content[0] < whole[1]]
    return clauses.trimmed(sentence, source.left, inside[-1]) if inside else whole


def _around(
    sentence: Sentence, first: Token, cue: CueClass, frame: str, cue_span: Span, speaker: Token
) -> Iterator[Draft]:
    """An attribution whose content is the clause that its phrase stands in."""
    tokens = sentence.tokens
    phrase_right = max(speaker.right, first.right)
    left, right = 0, len(tokens)
    if phrase_right < len(tokens) - 1 and first.index > 0:
        left, right = _clause_bounds(sentence, first)
    if first.index <= left:
        left = phrase_right
    elif phrase_right >= right - 1:
        right = first.index
    left, right = max(0, left), min(len(tokens), right)
    if right - left < 2:
        return
    content = clauses.trimmed(sentence, left, right)
    yield _draft(sentence, first, cue, frame, cue_span, content, speaker)


def _clause_bounds(sentence: Sentence, first: Token) -> tuple[int, int]:
    for above in sentence.ancestors(first.index):
        if above.pos in ("VERB", "AUX") and above.dep in ("ROOT", "ccomp", "advcl", "conj", "parataxis"):
            return above.left, above.right
    return 0, len(sentence.tokens)


def _draft(
    sentence: Sentence, anchor: Token, cue: CueClass, frame: str, cue_span: Span, content: Span, source: Token | None
) -> Draft:
    return Draft(
        sentence=sentence, anchor=anchor, cue=cue, construction=frame, cue_span=cue_span, content=content,
        source=source, source_span=None if source is None else _before(sentence, source, content),
        negated=False,
    )  # fmt: skip
