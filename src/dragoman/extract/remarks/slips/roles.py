"""A party to a war called neutral in it: a report in, roles out that cannot be those of the state they are given to.

Whoever attacked cannot be neutral, impartial, a mediator or a peacemaker in his own war; whoever was attacked can be
asked for neutrality, and be neutral in other matters, and is left alone unless that very war is named. Where the same
role is elsewhere somebody else's, that passage is shown.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.codebooks.actors import load_codebook
from dragoman.extract.remarks.position import sentence_at
from dragoman.extract.remarks.slips.slip import Slip, Span, has_any, quoted
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import AnnotatedDocument, Mention
from dragoman.model.text import Sentence, Token

_WAR = (
    r"(?:full-scale |military |armed |unprovoked |large-scale |ground |illegal |\d{4} "
    ")?(?:invasion|war|assault|offensive|attack|aggression|occupation)"
)
_NAME = r"[A-Z](?:[\w'’-]|\.(?=\w)){1,24}(?: [A-Z](?:[\w-]|\.(?=\w)){1,24})?"
_INVADES = (
    re.compile(rf"(?P<a>{_NAME})['’]s? {_WAR} (?:of|on|against|in|into) (?P<b>{_NAME})"),
    re.compile(
        rf"\b(?P<a>{_NAME}) (?:(?:troops|forces|soldiers|tanks|army|warplanes) )?(?:has |had |have "
        ")?(?:invaded|attacked|occupied|went to war with|declared war "
        f"on|sent (?:its )?troops into|launched (?:an?|its) {_WAR} (?:of|on|against)) (?P<b>{_NAME})"
    ),
    re.compile(rf"\b(?P<a>{_NAME}) {_WAR} (?:of|on|against) (?P<b>{_NAME})"),
    re.compile(rf"\binvasion of (?P<b>{_NAME}) by (?P<a>{_NAME})"),
)
_WARRING = (
    re.compile(rf"\bwar (?:between|of) (?P<a>{_NAME}) and (?P<b>{_NAME})"),
    re.compile(
        rf"\b(?P<a>{_NAME}) and (?P<b>{_NAME}) (?:(?:have|has|had) been|are|were|remain) (?:still "
        ")?(?:at war|fighting)"
    ),
    re.compile(
        rf"\b(?P<a>{_NAME}) (?:(?:has|had) been|is|was) (?:at war with|fighting|bombing|shelling|"
        f"bombarding) (?P<b>{_NAME})"
    ),
    re.compile(rf"\b(?P<a>{_NAME})['’]s? war (?:with|against) (?P<b>{_NAME})"),
)
_ADJECTIVE = r"(?:neutral|impartial|even-handed|unbiased|disinterested|non-aligned)"
_NOUN = (
    "(?:neutrality|impartiality|even-handedness|mediators?|honest brokers?|go-between|"
    "peacemakers?|peace broker|neutral (?:party|power|state|country|"
    "mediator|broker|observer|arbiter|stance|position|ground)|impartial (?:party|mediator|broker|"
    "observer|arbiter|stance|position)|"
    r"bystander|third party|arbiter)"
)
_SAID = (
    "(?:declared|professed|avowed|stated|self-declared|self-proclaimed|proclaimed|claimed|"
    "vaunted|supposed|pledged|promised|official|studied|strict)"
)
_OWN = (
    re.compile(
        f"(?P<x>{_NAME})['’]s? (?:(?:own|{_SAID}) ){{0,2}}(?P<role>{_NOUN}|(?:vow|pledge|promise|"
        "claim|offer|bid|attempt|role|stance|position|image|efforts?)(?: to be| of being| as| to act "
        rf"as| to remain| to stay| of)? (?:an? |the )?(?:{_ADJECTIVE}|{_NOUN}))\b"
    ),
    re.compile(
        rf"\b(?P<x>{_NAME}),? (?:which |who )?(?:is|was|are|remains|remained|stays|stayed|has remained|"
        "has been|says it is|calls itself|considers itself|has stayed) (?:strictly |officially "
        rf")?(?P<role>(?:an? |the )?(?:{_ADJECTIVE}|{_NOUN}))\b"
    ),
    re.compile(rf"\b(?P<x>{_NAME}),? (?:acting )?(?:as )?(?P<role>(?:an? |the )(?:{_NOUN}))\b"),
    re.compile(
        rf"\b(?P<x>{_NAME}) (?:has |had )?(?:acted|served|acts|serves|sees itself|presents itself|"
        "presented itself|seen|regarded|cast itself|positions itself|positioned itself) (?P<role>as "
        rf"(?:an? |the )?(?:{_NOUN}))\b"
    ),
    re.compile(rf"\b[Aa]s (?P<role>(?:an? |the )(?:{_NOUN}|{_ADJECTIVE} \w{{4,12}})),? (?P<x>{_NAME})\b"),
    re.compile(
        rf"\b(?P<x>{_NAME}) (?:has |had )?(?:stressed|underlined|declared|reaffirmed|proclaimed|"
        "maintained|emphasi[sz]ed|announced|kept|pledged|"
        "insisted on|vowed) (?P<role>(?:its (?:strict |own |full )?(?:neutrality|impartiality)|to "
        rf"(?:be|remain|stay) {_ADJECTIVE}))\b"
    ),
    re.compile(rf"\b(?i:(?P<role>{_ADJECTIVE})) (?P<x>{_NAME})\b"),
    re.compile(rf"\b(?P<role>neutrality|impartiality) of (?P<x>{_NAME})\b"),
)
_WORDS = (
    "eutral", "mpartial", "mediator", "honest broker", "peace broker", "peacemaker", "go-between", "bystander",
    "third party", "arbiter", "even-handed", "unbiased", "disinterested", "non-aligned",
)  # fmt: skip
_ANY_ROLE = re.compile(rf"\b(?:{_ADJECTIVE}|{_NOUN})\b")
_ASKED = re.compile(
    r"\b(?:should|must|would|could|may|might|if|unless|demand\w{0,3}|requir\w{1,3}|"
    r"guarantee\w{0,1}|call\w{0,3} for|never|cannot|no longer|"
    r"become|becoming|not|n't|no|hardly|until|before|used to|once|formerly|ceased|abandon\w{0,3}|"
    r"neither|nor|far from|instead of|than)\b"
)
_ELSEWHERE = re.compile(rf"\b(?:between|in|over|on|with|for) (?:the )?(?P<z>{_NAME})(?: and (?P<w>{_NAME}))?")
_THE_WAR = re.compile(
    r"\b(?:the|this|that|its own|its|their) (?:\w{1,12} )?(?:war|conflict|invasion|fighting|hostilities)\b"
)
_MOST = 40


@dataclass(frozen=True, slots=True)
class _War:
    """Who attacked whom by the report's own words, and where it says so."""

    attacker: str
    attacked: str
    span: Span
    sure: bool


@dataclass(frozen=True, slots=True)
class _Role:
    """A role of neutrality that some words give to a state."""

    state: str
    name: Span
    role: Span
    words: str


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The parties to a war that the report tells of that it calls neutral in it."""
    text = report.document.text
    if not has_any(text, _WORDS) or not _ANY_ROLE.search(text):
        return
    index = MentionIndex(report.mentions)
    wars = list(_wars(report, index))
    if not wars:
        return
    roles = list(_roles(report, index))
    known = {role.name for role in roles}
    roles += [role for role in _parsed(report, index) if role.name not in known]
    for each in roles:
        war = _own_war(report, index, each, wars)
        if war is None:
            continue
        span = min(each.name[0], each.role[0]), max(each.name[1], each.role[1])
        other = next((role for role in roles if role.state not in (war.attacker, war.attacked)), None)
        cue = war.span if other is None else (min(other.name[0], other.role[0]), max(other.name[1], other.role[1]))
        more = f", and gives that role to another: {quoted(report, cue)}" if other is not None else ""
        yield Slip(
            span,
            cue,
            f"{quoted(report, span)}, but the report makes it a party to the war ({quoted(report, war.span)}){more}.",
        )


def _wars(report: AnnotatedDocument, index: MentionIndex) -> Iterator[_War]:
    text = report.document.text
    for pattern in (*_INVADES, *_WARRING):
        for match in islice(pattern.finditer(text), _MOST):
            one, other = _state(report, index, match.span("a")), _state(report, index, match.span("b"))
            if one is not None and one != other and (other is not None or pattern in _WARRING):
                yield _War(one, other or text[slice(*match.span("b"))], match.span(), pattern in _INVADES)


def _roles(report: AnnotatedDocument, index: MentionIndex) -> Iterator[_Role]:
    text = report.document.text
    seen: set[Span] = set()
    for pattern in _OWN:
        for match in islice(pattern.finditer(text), _MOST):
            state = _state(report, index, match.span("x"))
            if state is None or match.span("x") in seen:
                continue
            begin = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start()), match.start() - 120)
            ahead = text[max(begin, match.start() - 45, 0) : match.end("role")]
            if _ASKED.search(ahead):
                continue
            seen.add(match.span("x"))
            yield _Role(state, match.span("x"), match.span("role"), match["role"])


def _parsed(report: AnnotatedDocument, index: MentionIndex) -> Iterator[_Role]:
    """Whose role it is by the parse: a possessor, or the subject of a verb of being or acting as."""
    for sentence in report.sentences:
        if not _ANY_ROLE.search(sentence.text) or _ASKED.search(sentence.text):
            continue
        for token in sentence.tokens:
            if token.lower not in _HEAD_WORDS:
                continue
            owner = _owner(sentence, token)
            mention = index.heading(sentence, owner.index) if owner is not None else None
            actor = index.resolve(mention).actor or mention.actor if mention is not None else None
            if owner is not None and actor and len(actor.partition(".")[0].partition("/")[0]) == 3:
                yield _Role(actor[:3], (owner.start, owner.end), (token.start, token.end), token.text)


_HEAD_WORDS = frozenset(
    "neutral impartial even-handed neutrality impartiality mediator mediators broker peacemaker "
    "go-between bystander arbiter".split()
)
_ACTING = frozenset(
    "be remain stay act serve call consider present offer see describe regard portray cast "
    "declare keep style pose volunteer".split()
)


def _owner(sentence: Sentence, token: Token) -> Token | None:
    """The word for whoever has a role."""
    for step in (token, *sentence.ancestors(token.index)):
        owners = sentence.children(step.index, "poss")
        if owners and step.pos in ("NOUN", "ADJ"):
            return owners[0]
        if step.pos in ("VERB", "AUX"):
            subjects = sentence.children(step.index, "nsubj", "nsubjpass")
            return subjects[0] if subjects and step.lemma in _ACTING else None
    return None


def _own_war(report: AnnotatedDocument, index: MentionIndex, role: _Role, wars: Sequence[_War]) -> _War | None:
    """The war in which a state with a role of neutrality is itself a party, unless the role is for another matter."""
    text = report.document.text
    sentence = sentence_at(report, role.name[0])
    end = sentence.end if sentence is not None else min(len(text), role.role[1] + 120)
    start = sentence.start if sentence is not None else max(0, role.name[0] - 120)
    for war in wars:
        if role.state not in (war.attacker, war.attacked):
            continue
        behind = text[role.role[1] : end]
        others = {
            state
            for match in _ELSEWHERE.finditer(text, role.role[1], _end_of_phrase(text, role.role[1], end))
            for name in ("z", "w")
            if match[name] and (state := _state(report, index, match.span(name))) is not None
        }
        if others - {war.attacker, war.attacked}:
            continue
        if re.match(r",? (?:between|in talks between|in) ", behind) and _ELSEWHERE.search(behind[:60]) and not others:
            continue
        near = bool(_THE_WAR.search(text, start, end)) or war.attacked in others or war.attacker in others
        if role.state == war.attacker and war.sure and (near or len({(w.attacker, w.attacked) for w in wars}) == 1):
            return war
        only = len({frozenset((each.attacker, each.attacked)) for each in wars}) == 1
        if (near and _THE_WAR.search(text, role.role[1], end)) or (not war.sure and only):
            return war
    return None


def _end_of_phrase(text: str, start: int, end: int) -> int:
    """Where what is said of a role itself ends: "neutrality in the Gulf | is a pose in the eyes of Egypt"."""
    found = _NEXT_CLAUSE.search(text, start, end)
    return found.start() if found is not None else end


_NEXT_CLAUSE = re.compile(
    r"[;:–—]|, (?:and|but|which|who)\b"
    r"| (?:is|was|are|were|has|had|have|will|would|can|because|since|while|but|although)\b"
)


def _state(report: AnnotatedDocument, index: MentionIndex, span: Span) -> str | None:
    """The state that a name in the text stands for, as place or as government; None for another name."""
    covering: Sequence[Mention] = index.covering(span[0], min(span[1], span[0] + 2))
    for mention in covering:
        if mention.kind in ("state", "place", "organisation", "person") and mention.actor is not None:
            head = mention.actor[:3]
            if (
                len(head) == 3
                and head.isupper()
                and mention.actor[3:4] in ("", ".")
                and mention.mention_start == span[0]
            ):
                return head
    words = report.document.text[slice(*span)].replace("’", "'").removesuffix("'s").removesuffix("'").split()
    return _by_name(" ".join(words)) or _by_name(words[-1])


@functools.cache
def _by_name(name: str) -> str | None:
    entries = load_codebook().entries(name)
    states = {entry.state for entry in entries if entry.role in _OF_STATES}
    return (
        next(iter(states)) if len(states) == 1 and len(entries) == sum(e.role in _OF_STATES for e in entries) else None
    )


_OF_STATES = frozenset({"name", "capital", "seat", "demonym"})
