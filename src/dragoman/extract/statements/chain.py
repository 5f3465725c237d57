"""Through whom a statement came: the drafts of a report in, each with its links and its addressee out.

A link is an outlet, a document or another speaker between who said it and the report, nearest to the
speaker first. `RULES` below shows the constructions; the words are in `codebooks/data/cues.csv` under `channel`.

    told the news agency that …          the addressee, where it is an outlet
    said in an interview with the agency an adjunct that names an outlet or a channel
    the agency said he said …            the speaker of the statement around it
    he said …, according to the agency   likewise
    the agency quoted him as saying …    the subject of the quoting verb
    was quoted by the agency as saying … the agent of the quoting verb
    the agency said, citing him, …       he said it, through the agency
    he said … . He added …               the links of the statement it goes on from
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebooks.cues import PREPOSITIONS, cue_frames
from dragoman.extract.statements import clauses
from dragoman.extract.statements.denial import BEFORE
from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.naming import Naming, Party
from dragoman.model.text import Sentence, Token

_ADDRESS = frozenset({"to", "with"})
_MEDIUM = frozenset({"in", "on", "to", "via", "through", "with", "by", "for", "from", "at"})
_CARRYING = frozenset(
    {
        "quote",
        "cite",
        "report",
        "carry",
        "publish",
        "release",
        "relay",
        "air",
        "broadcast",
        "see",
        "obtain",
        "translate",
    }
)
_MAKING = frozenset({
    "release", "publish", "post", "issue", "send", "air", "broadcast", "upload", "share", "write", "put", "make",
    "distribute", "circulate", "tweet", "record", "deliver", "read", "sign", "provide", "compile", "collect", "gather",
})  # fmt: skip
_COUNTS = frozenset({"data", "datum", "figure", "statistic", "estimate", "survey", "study", "information", "tally"})
"""Records of what was counted: before and after "of" stands what they are about, U.S. data, a survey of workers."""
_THROUGH = frozenset({"through", "via"})
_TALKING = frozenset({"speak", "talk"})
_SAYING = frozenset({"clause", "quote", "set_off"})
_GO_ON = frozenset({"add", "continue", "go on", "conclude"})
_COVERED = 0.8
"""Share of an outlet's words that another's statement must fill for the outlet to be only its channel."""
INVERTED = "attribution inverted in the text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chained:
    """A draft with who said it, whom it was said to, and the links it came through."""

    draft: Draft
    speaker: Party | None
    addressee: Party | None
    links: tuple[Party, ...]
    flags: tuple[str, ...] = ()


def chained(drafts: Sequence[Draft], naming: Naming) -> list[Chained]:
    """The drafts with their chains; one that only names the channel of another is left out.

    Args:
        drafts: Of one report, in text order.
        naming: Who the words of that report stand for.
    """
    found = [_alone(draft, naming) for draft in drafts]
    around = _enclosing(found)
    cited = {part.start for item in found for part in adjuncts(item.draft) if _is_citing(part) and item.links}
    inside: dict[int, list[Chained]] = {}
    for inner, outer in around.items():
        inside.setdefault(outer, []).append(found[inner])
    channels = {outer for outer, items in inside.items() if _is_channel(found[outer], items)}
    made: list[Chained] = []
    for number, item in enumerate(found):
        if number in channels or item.draft.anchor.start in cited:
            continue
        if item.draft.retold and around.get(number) not in channels:
            continue
        made.append(_within(_with_links(number, found, around), found[around[number]] if number in around else None))
    return _gone_on(made, naming)


def _alone(draft: Draft, naming: Naming) -> Chained:
    speaker = None if draft.source_span is None else naming.party(draft.sentence, draft.source, draft.source_span)
    links: list[Party] = []
    flags = list(draft.flags)
    if speaker is not None and draft.source is not None:
        maker = _maker(draft.sentence, draft.source)
        if maker is not None:
            if _is_channel_word(draft.source):
                links.append(speaker)
            speaker = naming.party(draft.sentence, maker, clauses.noun_phrase(draft.sentence, maker))
    addressee = _addressee(draft, naming)
    if addressee is not None and addressee.outlet:
        links.append(addressee)
    links.extend(link for link in _channels(draft, naming) if link not in links)
    quoting = _quoting(draft, naming)
    if quoting is not None:
        links.append(quoting)
        links.extend(_relayed(draft, naming))
        if speaker is not None and speaker.outlet and not quoting.outlet:
            flags.append(INVERTED)
    cited = _cited(draft, naming)
    if cited is not None and speaker is not None and speaker.outlet:
        links, speaker = [speaker, *links], cited
    return Chained(draft=draft, speaker=speaker, addressee=addressee, links=tuple(links), flags=tuple(flags))


def _addressee(draft: Draft, naming: Naming) -> Party | None:
    """Told reporters; said to reporters; in an interview with CNN."""
    if draft.cue is None or draft.cue.part != "verb":
        return None
    token = draft.addressee
    if token is None and draft.construction in ("quote", "set_off", "clause"):
        for part in clauses.children(draft.sentence, draft.anchor, "prep", "dative"):
            if part.lower == "to" and part.index > draft.anchor.index:
                token = clauses.child(draft.sentence, part, "pobj")
                break
    if token is None:
        token = _spoken_to(draft)
    if token is None and clauses.is_passive(draft.sentence, draft.anchor):
        told = draft.anchor.lemma in cue_frames("told")
        token = clauses.child(draft.sentence, draft.anchor, "nsubjpass") if told else None
    if token is None or token.tag in ("WP", "WDT", "WRB") or token.lower in ("it", "that", "this", "what"):
        return None
    if draft.content[0] <= token.start < draft.content[1] and draft.construction not in ("quote", "set_off"):
        return None
    return naming.party(draft.sentence, token, clauses.noun_phrase(draft.sentence, token))


def _spoken_to(draft: Draft) -> Token | None:
    """Speaking to troops at the base, she said …."""
    for part in adjuncts(draft):
        if part.dep == "advcl" and part.lower in ("speaking", "talking", "addressing", "writing"):
            for preposition in clauses.children(draft.sentence, part, "prep"):
                if preposition.lower in _ADDRESS:
                    return clauses.child(draft.sentence, preposition, "pobj")
            return clauses.child(draft.sentence, part, "dobj")
    return None


def _channels(draft: Draft, naming: Naming) -> Iterator[Party]:
    """Said in an interview with CNN, wrote on Twitter, said on state television."""
    sentence = draft.sentence
    above = sentence.tokens[draft.anchor.head]
    if draft.anchor.dep == "advcl" and draft.anchor.tag == "VBG" and above.lemma in _MAKING:
        record = clauses.child(sentence, above, "dobj")
        if record is not None and _is_channel_word(record):
            yield naming.party(sentence, record, clauses.noun_phrase(sentence, record))
    for part in adjuncts(draft):
        if part.lower in _THROUGH:
            token = clauses.child(sentence, part, "pobj")
            if token is not None:
                yield naming.party(sentence, token, clauses.noun_phrase(sentence, token))
        elif part.dep == "advcl" and part.lemma in _CARRYING and part.tag == "VBN":
            yield from _agents(sentence, part, naming)
        elif part.dep in ("prep", "dative", "agent") and part.lower in _MEDIUM:
            yield from _named_in(draft, part, naming)
    if draft.construction in PREPOSITIONS or draft.construction == "object":
        yield from _last_phrase(draft, naming)
    if draft.construction == "after" and draft.source is not None:
        for verb in clauses.children(sentence, draft.source, "acl", "relcl"):
            if verb.lemma in _CARRYING:
                yield from _agents(sentence, verb, naming)


def _last_phrase(draft: Draft, naming: Naming) -> Iterator[Party]:
    """Warned of war in its state media: the medium at the end of a noun phrase."""
    for token in draft.sentence.tokens:
        if (
            token.dep == "prep"
            and token.lower in ("in", "on", "via")
            and draft.content[0] < token.start < draft.content[1]
        ):
            thing = clauses.child(draft.sentence, token, "pobj")
            if thing is not None and draft.sentence.tokens[token.right - 1].end == draft.content[1]:
                party = naming.party(draft.sentence, thing, clauses.noun_phrase(draft.sentence, thing))
                if party.outlet:
                    yield party
                    return


def _maker(sentence: Sentence, record: Token) -> Token | None:
    """Who made a record that speaks: she released a video saying; a video released by her, her data, say."""
    if record.lemma.lower() not in cue_frames("record"):
        return None
    head = sentence.tokens[record.head]
    if record.dep == "dobj" and head.lemma in _MAKING:
        found = clauses.subject(sentence, head)
        return None if found is record else found
    for verb in clauses.children(sentence, record, "acl"):
        if verb.lemma in _MAKING and verb.tag == "VBN":
            return clauses.agent(sentence, verb)
    if record.pos != "NOUN":
        return None  # the New York Post
    counts = record.lemma in _COUNTS
    told = record.lemma in cue_frames("document")  # a report from Beijing
    leads = ("from", "by") if counts else ("of", "by") if told else ("of", "from", "by")
    phrases = (part for part in clauses.children(sentence, record, "prep") if part.lower in leads)
    owners = [clauses.child(sentence, record, "poss"), *(clauses.child(sentence, part, "pobj") for part in phrases)]
    if not told:
        names = [token for token in clauses.children(sentence, record, "compound") if token.pos == "PROPN"]
        owners += [token for token in reversed(names) if not (counts and clauses.is_state_name(token))]
    return next((token for token in owners if token is not None and clauses.is_somebody(token)), None)


def _agents(sentence: Sentence, verb: Token, naming: Naming) -> Iterator[Party]:
    token = clauses.agent(sentence, verb)
    if token is not None:
        yield naming.party(sentence, token, clauses.noun_phrase(sentence, token))


def _named_in(draft: Draft, part: Token, naming: Naming) -> Iterator[Party]:
    for token in draft.sentence.tokens[part.left : part.right]:
        if token.dep != "pobj" or draft.content[0] <= token.start < draft.content[1]:
            continue
        party = naming.party(draft.sentence, token, clauses.noun_phrase(draft.sentence, token))
        if party.outlet or _is_channel_word(token):
            yield party
            return


def _is_channel_word(token: Token) -> bool:
    return token.lemma.lower() in cue_frames("channel") or token.lower in cue_frames("channel")


def adjuncts(draft: Draft) -> Iterator[Token]:
    """The dependents of the cue's verb that belong to the saying: when, where, to whom."""
    if draft.cue is not None and draft.cue.part != "verb":
        return
    yield from (
        token
        for token in clauses.children(
            draft.sentence, draft.anchor, "prep", "npadvmod", "advmod", "advcl", "agent", "dative", "tmod", "dobj"
        )
        if not draft.content[0] <= token.start < draft.content[1] or draft.construction in ("quote", "set_off")
    )


def _quoting(draft: Draft, naming: Naming) -> Party | None:
    """The agency quoted him as saying; he was quoted by the agency as saying."""
    sentence = draft.sentence
    quoted = clauses.quoted_as(sentence, draft.anchor)
    if quoted is None or quoted.quoting is None or quoted.quoting is quoted.speaker:
        return None
    return naming.party(sentence, quoted.quoting, clauses.noun_phrase(sentence, quoted.quoting))


def _relayed(draft: Draft, naming: Naming) -> Iterator[Party]:
    """The agency, which was in turn cited by the paper."""
    quoted = clauses.quoted_as(draft.sentence, draft.anchor)
    if quoted is not None and quoted.quoting is not None:
        for verb in clauses.children(draft.sentence, quoted.quoting, "acl", "relcl"):
            if verb.lemma in _CARRYING:
                yield from _agents(draft.sentence, verb, naming)


def _cited(draft: Draft, naming: Naming) -> Party | None:
    """The agency said, citing him."""
    for part in adjuncts(draft):
        if _is_citing(part):
            token = clauses.child(draft.sentence, part, "dobj")
            if token is not None:
                return naming.party(draft.sentence, token, clauses.noun_phrase(draft.sentence, token))
    if draft.construction == "after" and draft.source is not None:
        for verb in clauses.children(draft.sentence, draft.source, "relcl"):
            token = clauses.child(draft.sentence, verb, "dobj")
            if verb.lemma in clauses.QUOTING and token is not None and token.tag not in ("WP", "WDT"):
                return naming.party(draft.sentence, token, clauses.noun_phrase(draft.sentence, token))
    return None


def _is_citing(part: Token) -> bool:
    return part.lower in ("citing", "quoting") and part.dep == "advcl"


def _enclosing(found: Sequence[Chained]) -> dict[int, int]:
    """Number of a draft -> number of the smallest one whose content holds its cue."""
    around: dict[int, int] = {}
    stack: list[int] = []
    order = sorted(range(len(found)), key=lambda n: (found[n].draft.content[0], -found[n].draft.content[1]))
    for number in order:
        draft = found[number].draft
        stack = [n for n in stack if found[n].draft.content[1] > draft.content[0]]
        for outer in reversed(stack):
            start, end = found[outer].draft.content
            if start <= draft.anchor.start < end and draft.cue_span is not None:
                around[number] = outer
                break
        stack.append(number)
    for number, item in enumerate(found):
        if BEFORE in item.flags and number not in around:
            around.update(_around_cue(number, found))
    return around


def _around_cue(number: int, found: Sequence[Chained]) -> dict[int, int]:
    """What holds the cue of a statement whose content stands in a sentence before."""
    draft = found[number].draft
    outer = [
        (other.draft.content[1] - other.draft.content[0], at)
        for at, other in enumerate(found)
        if at != number and other.draft.sentence is draft.sentence
        and other.draft.content[0] <= draft.anchor.start < other.draft.content[1]
    ]  # fmt: skip
    return {number: min(outer)[1]} if outer else {}


def _is_channel(outer: Chained, inside: Sequence[Chained]) -> bool:
    """Whether a statement says no more than where those inside it were found."""
    if outer.speaker is None or not (outer.speaker.outlet or outer.draft.construction == "after"):
        return False
    start, end = outer.draft.content
    said = bytearray(end - start)
    for inner in inside:
        anchor = inner.draft.anchor
        if anchor.dep == "ccomp" and inner.draft.sentence.tokens[anchor.head] is outer.draft.anchor:
            return True
        for span in (inner.draft.content, inner.draft.cue_span, inner.draft.source_span):
            if span is not None:
                first, last = max(span[0], start) - start, min(span[1], end) - start
                said[first:last] = b"\1" * max(0, last - first)
    return sum(said) >= _COVERED * (end - start)


def _with_links(number: int, found: Sequence[Chained], around: dict[int, int]) -> Chained:
    item = found[number]
    links = list(item.links)
    at = number
    while at in around:
        at = around[at]
        outer = found[at]
        for link in (outer.speaker, *outer.links):
            if link is not None and link not in links and not link.same(item.speaker):
                links.append(link)
    return replace(item, links=tuple(links)) if len(links) > len(item.links) else item


def _within(item: Chained, outer: Chained | None) -> Chained:
    """Without the words that name its channel: "…, according to the agency" is no part of what was said."""
    if outer is None or outer.draft.construction != "after":
        return item
    start, end = item.draft.content[0], min(item.draft.content[1], outer.draft.content[1])
    return (
        item
        if end == item.draft.content[1] or end <= start
        else replace(item, draft=replace(item.draft, content=(start, end)))
    )


def _gone_on(made: Sequence[Chained], naming: Naming) -> list[Chained]:
    """He added: through what the statement before came through."""
    found: list[Chained] = []
    for item in made:
        before = found[-1] if found else None
        if (
            before is not None and before.links and not item.links and item.draft.anchor.lemma in _GO_ON
            and item.draft.sentence.paragraph - before.draft.sentence.paragraph <= 1
            and item.speaker is not None and before.speaker is not None
            and (item.speaker.pronoun or item.speaker.same(before.speaker))
        ):  # fmt: skip
            item = replace(item, links=before.links, flags=(*item.flags, "chain carried on from the statement before"))
        elif not item.links and item.speaker is not None and item.draft.construction in _SAYING:
            outlet = _talked_to(item, naming)
            if outlet is not None:
                item = replace(item, links=(outlet,), flags=(*item.flags, "chain carried on from the sentence before"))
        found.append(item)
    return found


def _talked_to(item: Chained, naming: Naming) -> Party | None:
    """She spoke to the agency. She said …: the outlet of the sentence before."""
    sentence = naming.sentence(item.draft.sentence.index - 1)
    if sentence is None or item.speaker is None:
        return None
    for verb in sentence.tokens:
        who = clauses.own_subject(sentence, verb) if verb.lemma in _TALKING and verb.pos == "VERB" else None
        if who is None or not (item.speaker.pronoun or who.text in item.speaker.text):
            continue
        for preposition in clauses.children(sentence, verb, "prep"):
            token = clauses.child(sentence, preposition, "pobj")
            if preposition.lower in _ADDRESS and token is not None:
                party = naming.party(sentence, token, clauses.noun_phrase(sentence, token))
                return party if party.outlet else None
    return None
