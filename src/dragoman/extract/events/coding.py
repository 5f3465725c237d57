"""The relation between two marked parties: a text and two spans in, always one coding out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.plover import quad
from dragoman.extract.events import clauses, company, frames, operators
from dragoman.extract.events.operators import COOPERATION, MATERIAL_CONFLICT, Reading, ahead
from dragoman.extract.events.opinion import likelihoods
from dragoman.extract.events.reader import Reader
from dragoman.language.syntax import parse_text, parse_texts
from dragoman.model.text import Sentence, Token

_FALLBACK = "CONSULT"
"""Answered where nothing at all was read; the commonest verbal act of diplomacy."""

_SECONDED = 0.15
"""Likelihood that the second opinion must give to what the rules read, for both to agree; one of 15 types by
chance has .07. On PLV train the rules were right in 92 of 100 above and in 83 of 100 below."""
_AGAINST = frozenset((*MATERIAL_CONFLICT, "REJECT", "ACCUSE"))
_MUTUAL = frozenset(("other", "another", "themselves"))
_SHARED = frozenset(
    ("fire", "blow", "insult", "barb", "shot", "accusation", "talk", "meeting", "negotiation", "relation", "tie",
     "link", "contact", "deal", "agreement", "truce", "ceasefire", "visit", "summit", "cooperation", "trade", "border",
     "alliance", "partnership", "contract", "treaty", "threat", "gunfire", "rocket", "war", "recrimination",
     "attack", "strike", "clash", "battle", "fight", "exchange", "charge", "contact")
)  # fmt: skip
"""Objects of acts that two do to each other: "Peru and Chile exchanged fire", "broke off talks"."""
_LIKELY = 0.25
"""Likelihood below which the second opinion is not heard where the rules are silent (1 sentence in 50)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One relation coded. `type` is the act itself, `plover` what it is recorded as; `rule` what decided."""

    type: str
    plover: str
    mode: str | None
    quad: int
    status: str
    confident: bool
    rule: str


def code_relation(
    text: str, source: tuple[int, int], recipient: tuple[int, int], published: str | None = None
) -> Coding:
    """Codes what `source` does to `recipient` in a text.

    Args:
        text: A sentence or two.
        source: Start and end of the acting party, code points into `text`, half open.
        recipient: The same of the other party.
        published: ISO day of the report; not needed for the type.

    Returns:
        Always a coding; `confident` where a rule decided and the second opinion holds it for likely.
    """
    return code_sentence(parse_text(text), source, recipient)


def code_relations(cases: Sequence[tuple[str, tuple[int, int], tuple[int, int]]]) -> list[Coding]:
    """`code_relation` for many texts, parsed together: text, source and recipient of each, in order."""
    sentences = parse_texts([text for text, _, _ in cases])
    return [
        code_sentence(sentence, source, recipient)
        for sentence, (_, source, recipient) in zip(sentences, cases, strict=True)
    ]


def code_sentence(sentence: Sentence, source: tuple[int, int], recipient: tuple[int, int]) -> Coding:
    """`code_relation` for a text that is parsed already; spans in the offsets of its tokens."""
    coding = code_by_rules(sentence, source, recipient)
    likely = likelihoods(sentence, source, recipient)
    if coding is not None:
        return replace(coding, confident=likely.get(coding.plover, 0) >= _SECONDED)
    best = max(likely, key=lambda each: likely[each])
    if likely[best] < _LIKELY:
        return _answer(_FALLBACK, "nothing read", confident=False)
    if _is_ahead(sentence, source):
        best = ahead(best)
    return _answer(best, f"no rule; by its words {best}, likelihood {likely[best]:.2f}", confident=False)


def code_by_rules(sentence: Sentence, source: tuple[int, int], recipient: tuple[int, int]) -> Coding | None:
    """What the tables say, or None where they are silent."""
    reading, how = read_relation(sentence, source, recipient)
    one, other = head_of(sentence, source), head_of(sentence, recipient)
    if one is not None and other is not None and (reading is None or how == "anywhere"):
        reading, how = _done_together(sentence, one, other) or (reading, how)
    if reading is None:
        return None
    if reading.type == "REQUEST" and _is_of_protest(sentence, reading):
        reading = replace(reading, type="PROTEST", act="PROTEST", mode=None, steps=("while protesting", *reading.steps))
    told = _is_authority(sentence, source) or _tells_of(sentence, one, other, reading)
    if reading.type not in (*COOPERATION, "REQUEST", "ACCUSE") and told:
        reading = replace(reading, type="ACCUSE", act="ACCUSE", mode="allege", steps=("according to", *reading.steps))
    if ": SANCTION (" in reading.steps[-1] and reading.type == "SANCTION" and not _is_state(sentence, recipient):
        # sanctions on persons and bodies restrict them (CAMEO 172); those on states cut a tie (163)
        reading = replace(reading, type="COERCE", act="COERCE", mode="restrict")
    if reading.type in _AGAINST and _are_joined(sentence, one, other) and _has_aim(sentence, reading):
        reading = replace(reading, type="COOPERATE", act="COOPERATE", mode=None)  # "Peru and Chile rejected the plan"
    return Coding(
        type=reading.act, plover=reading.type, mode=reading.mode, quad=quad(reading.type), status=reading.status,
        confident=how != "anywhere", rule=f"{how}: {' > '.join(reading.steps)}",
    )  # fmt: skip


def code_by_opinion(sentence: Sentence, source: tuple[int, int], recipient: tuple[int, int]) -> Coding:
    """What the second opinion alone says: for measuring what it adds."""
    likely = likelihoods(sentence, source, recipient)
    best = max(likely, key=lambda each: likely[each])
    return _answer(best, f"by its words {best}, likelihood {likely[best]:.2f}", confident=likely[best] >= _LIKELY)


def _answer(type_: str, rule: str, *, confident: bool) -> Coding:
    return Coding(
        type=type_, plover=type_, mode=None, quad=quad(type_), status="occurred", confident=confident, rule=rule
    )


def _is_authority(sentence: Sentence, source: tuple[int, int]) -> bool:
    """Whether the source only tells of the act: "according to Peru"."""
    token = head_of(sentence, source)
    return token is not None and any(each.lower == "according" for each in tuple(sentence.ancestors(token.index))[:2])


def _tells_of(sentence: Sentence, one: Token | None, other: Token | None, reading: Reading) -> bool:
    """Whether the source only says, in an inserted clause, what the recipient did: "Peru, Chile said, bombed"."""
    if one is None or other is None:
        return False
    verb = sentence.tokens[one.head]
    subjects = [each for index in (reading.anchor, *reading.chain) for each in sentence.children(index, "nsubj")]
    said = one.dep == "nsubj" and verb.dep == "parataxis" and verb.index not in reading.chain
    return said and any(other in sentence.subtree(each.index) for each in subjects)


def _is_of_protest(sentence: Sentence, reading: Reading) -> bool:
    """Whether those who demand are said to protest by it: "forming a human chain, students demanded"."""
    reader = Reader(sentence)
    asides = sentence.children(reading.anchor, "advcl")
    found = [reader.read(each.index) for each in asides if each.tag == "VBG"]
    return any(each is not None and each.type == "PROTEST" for each in found)


def _is_ahead(sentence: Sentence, source: tuple[int, int]) -> bool:
    """Whether the verb of the source's clause is in the future."""
    token = head_of(sentence, source)
    verb = next((each for each in sentence.ancestors(token.index) if each.pos == "VERB"), None) if token else None
    return verb is not None and any(each.lower in clauses.FUTURE for each in sentence.children(verb.index, "aux"))


def _are_joined(sentence: Sentence, one: Token | None, other: Token | None) -> bool:
    """Whether the two act on one side: what they do they do together."""
    if one is None or other is None:
        return False
    return company.are_listed(one, other) or company.are_companions(sentence, one, other)


def _done_together(sentence: Sentence, one: Token, other: Token) -> tuple[Reading, str] | None:
    """What two do side by side where no table knows the deed, or None."""
    if not company.work_together(sentence, one, other):
        return None
    verb = next((each for each in sentence.ancestors(one.index) if each.pos == "VERB"), None)
    if verb is None or clauses.negated(sentence, verb):
        return None
    reading = operators.together(verb)
    ahead_of_it = any(each.lower in clauses.FUTURE for each in sentence.children(verb.index, "aux"))
    return (operators.apply("intend", reading, "will") if ahead_of_it else reading), "what they do together"


def _has_aim(sentence: Sentence, reading: Reading) -> bool:
    """Whether the act is done to something else than each other."""
    token = sentence.tokens[reading.anchor]
    if token.pos != "VERB":
        return reading.type == "MOBILIZE"
    things = [each for each in frames.objects(sentence, token) if each.dep in ("dobj", "conj", "pobj")]
    return any(each.lower not in _MUTUAL and each.lemma.lower() not in _SHARED for each in things)


def _is_state(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether the words name a state: by its name, as in the codebook."""
    words = [token.text for token in sentence.covering(*span) if token.pos not in ("DET", "PART", "PUNCT")]
    entries = load_codebook().entries(" ".join(words)) if words else ()
    return any(entry.kind == "state" for entry in entries)


def read_relation(
    sentence: Sentence, source: tuple[int, int], recipient: tuple[int, int]
) -> tuple[Reading | None, str]:
    """The reading that links two spans, and where it was found, in words."""
    from_token = head_of(sentence, source)
    to_token = head_of(sentence, recipient)
    if from_token is None or to_token is None:
        reader = Reader(sentence)
        only = from_token or to_token
        found = only and _above(sentence, reader, [only, *sentence.ancestors(only.index)], frozenset())
        return (found, "clause of the only party") if found else (_anywhere(sentence, reader), "anywhere")
    focus = frozenset((to_token.index, *(token.index for token in sentence.ancestors(to_token.index))))
    own = frozenset(token.index for token in sentence.covering(*source))
    theirs = frozenset(token.index for token in sentence.covering(*recipient))
    marked = own | theirs
    reader = Reader(sentence, focus, own, theirs)
    path = [from_token, *sentence.ancestors(from_token.index)]
    for found, how in (
        (_of_source(reader, from_token, marked), "the source's own name"),
        (_below(sentence, reader, from_token, to_token, marked), "below the source"),
        (_above(sentence, reader, path, marked), "clause of the source"),
        (_above(sentence, reader, [to_token, *sentence.ancestors(to_token.index)], marked), "clause of the recipient"),
        (_below(sentence, reader, from_token, to_token, frozenset()), "within the names"),
        (_anywhere(sentence, reader), "anywhere"),
    ):
        if found is not None:
            return found, how
    return None, "nothing read"


def head_of(sentence: Sentence, span: tuple[int, int]) -> Token | None:
    """The token that the rest of a span depends on, or None where the span holds no token."""
    tokens = sentence.covering(*span)
    inside = {token.index for token in tokens}
    tops = [token for token in tokens if token.head not in inside or token.head == token.index]
    named = [token for token in tops if token.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    return next(iter(named or tops), None)


def _of_source(reader: Reader, token: Token, marked: frozenset[int]) -> Reading | None:
    """What the marked name itself says of an act beyond it: "[Peru's refusal] to meet"."""
    reading = reader.read(token.index) if token.pos == "NOUN" else None
    return reading if reading is not None and (reading.anchor not in marked or reading.taken) else None


def _below(sentence: Sentence, reader: Reader, top: Token, to_token: Token, skip: frozenset[int]) -> Reading | None:
    """The first act on the way down from the source to the recipient: "Peru, which attacked Chile"."""
    if top.index not in reader.focus or top.index == to_token.index:
        return None
    down = [to_token, *sentence.ancestors(to_token.index)]
    way = list(reversed(down[: [token.index for token in down].index(top.index)]))
    for token in way:
        if token.index in skip or (token.dep == "conj" and token.pos in ("NOUN", "PROPN")):
            continue
        reading = reader.read(token.index)
        if reading is not None:
            return reading
    return None


def _above(sentence: Sentence, reader: Reader, path: list[Token], marked: frozenset[int]) -> Reading | None:
    """The first act on the way up from a party, taken over to the clause that holds the other."""
    for token in path[1:]:
        if token.index in marked:
            continue
        if token.pos in ("NOUN", "PROPN"):
            reading = reader.read(token.index)
            if reading is not None:
                return reader.govern(token.index, reading)
        elif token.pos in ("VERB", "AUX", "ADJ"):
            reading = _toward(sentence, reader, token)
            if reading is not None and token.dep == "acl" and reading.anchor == token.head:
                return reader.govern(token.head, reading)
            if reading is not None:
                return reading
    return None


def _toward(sentence: Sentence, reader: Reader, token: Token) -> Reading | None:
    """A verb's reading, or that of the coordinated or adverbial clause that leads to the recipient.

    A circumstance ("after Chile asked") and a purpose ("gave money to help Chile") are asked last.
    """
    later = []
    for child in sentence.children(token.index, "conj", "advcl"):
        if child.index in reader.focus and child.pos in ("VERB", "AUX"):
            if child.dep == "advcl" and reader.is_aside(child):
                later.append(child)
                continue
            reading = _toward(sentence, reader, child)
            if reading is not None:
                return reading
    found = reader.read(token.index)
    if found is not None:
        return found
    return next((each for child in later if (each := _toward(sentence, reader, child)) is not None), None)


def _anywhere(sentence: Sentence, reader: Reader) -> Reading | None:
    """The first verb, then the first noun, of which anything is known."""
    for wanted in (("VERB",), ("NOUN", "PROPN"), ("ADJ",)):
        for token in sorted(sentence.tokens, key=lambda each: each.dep == "compound"):  # "riot police"
            if token.pos in wanted and not (token.dep == "amod" and token.pos == "VERB"):  # "the disputed islands"
                reading = reader.read(token.index)
                if reading is not None:
                    return reading
    return None
