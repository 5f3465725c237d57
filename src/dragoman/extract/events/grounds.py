"""Whether what was read is an event: a reading and its parties in, the reason why it is none out.

The predicate table reads a relation into almost any sentence, as `code_relation` must. Running text asks
for more: who does it and to whom must be said, and a noun must tell of a happening, not of a setting.
"""

from collections.abc import Sequence

from dragoman.codebooks.grounds import grounds
from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events import frames
from dragoman.extract.events.amended import is_handed_over
from dragoman.extract.events.figures import figure_of, is_team
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast, Casting
from dragoman.extract.events.restraint import HINDERS, hinders_someone, is_victim, restrains
from dragoman.extract.events.sides import Found, coded, is_company, is_public, states_of
from dragoman.extract.events.status import Status
from dragoman.model.text import Sentence, Token

_NEEDS_BOTH = frozenset(
    ("CONSULT", "COOPERATE", "AID", "SANCTION", "SUPPORT", "CONCEDE", "AGREE", "REQUEST", "REJECT", "ACCUSE")
)
"""Types that say nothing of use about one party alone."""
_NEEDS_SOURCE = _NEEDS_BOTH | {"THREATEN"}
_OF_PUBLIC = frozenset(
    ("CONSULT", "AGREE", "SUPPORT", "REQUEST", "REJECT", "COOPERATE", "CONCEDE", "THREATEN", "MOBILIZE")
)
"""Types that are no matter of public life where a company takes part."""
_NOT_BY_FIRMS = frozenset(("AID", "RETREAT", "SANCTION"))
"""Types that are no event where only a firm acts: "the airline withdrew its staff"."""
_PUBLIC_ONLY = frozenset(("SUPPORT", "COOPERATE", "AGREE", "CONCEDE"))
"""Types that are events of public life only where all who take part belong to it."""
_BETWEEN_BODIES = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID", "REQUEST", "REJECT"))
"""Types that are no event inside one body: a minister who meets his own cabinet."""
_ARMED = frozenset(("", "MIL", "REB", "COP", "UAF", "SPY", "CRM", "PRM"))
"""Sectors that fight; a state without one may."""
_TAKES_PEOPLE = frozenset(("deport", "arrest", "abduct"))
"""Modes of acts that are done to people, not to a state."""
_GOVERNING = frozenset(("", "GOV", "MIL", "COP", "SPY", "JUD", "ELI"))
_POLITICS = frozenset(("PTY", "LEG", "GOV", "OPP", "ELI", "JUD"))
_WITH_OTHERS = frozenset(("cooperation", "co-operation", "collaboration"))
_MAX_STEPS = 6
_WEAPONS = frozenset(
    ("missile", "rocket", "shell", "drone", "bomb", "warhead", "mortar", "torpedo", "grenade", "airstrike", "artillery")
)
_ALONE = frozenset(("resign", "disarm", "withdraw", "ceasefire", "access", "weapons", "troops"))
"""Modes of acts that one party does by itself."""


def why_not(
    sentence: Sentence, reading: Reading, cast: Cast, casting: Casting, *, again: bool = False, fresh: bool = False
) -> str | None:
    """Why an act is not an event, whenever it was and however far it came, or None where it may be one.

    `again`: its parties are those of an earlier telling; `fresh`: of the one just before, which a bare noun takes up.
    """
    figure = figure_of(sentence, reading.anchor, reading.act)
    if figure is not None:
        return f"a figure of speech ({figure})"
    sources, recipients = coded(cast.sources), coded(cast.recipients)
    everyone = [*sources, *recipients]
    if not everyone:
        return "no party that is a state, an organisation, a group or an official"
    if not any(is_public(found) for found in everyone):
        return "only private parties"
    asserted = fresh or (again and not _lasts(sentence, reading))
    return (
        _unnamed(sentence, reading, cast, casting)
        or _unsuited(sentence, reading, cast, everyone)
        or (None if asserted else _unasserted(sentence, reading, sources, recipients, cast))
    )


def why_not_so_far(sentence: Sentence, reading: Reading, cast: Cast, status: Status) -> str | None:
    """Why an act is not an event for how far it came, or None where it is one."""
    sources, recipients = coded(cast.sources), coded(cast.recipients)
    whole = cast.reciprocal or bool(sources and recipients)
    return (
        _only_planned(sentence, reading, status)
        or _unreal(sentence, reading, status)
        or _remote(status, [*sources, *recipients], complete=whole, sourced=bool(sources))
    )


def _unnamed(sentence: Sentence, reading: Reading, cast: Cast, casting: Casting) -> str | None:
    """A party is wanting that the act needs."""
    sources, recipients = coded(cast.sources), coded(cast.recipients)
    freeing = reading.mode == "release" and not cast.reciprocal
    if freeing and (not cast.recipients or _frees_nobody(sentence, reading)):
        return "nobody is said to be freed"
    if (
        reading.mode == "release"
        and cast.recipients
        and all(found.mention.kind == "place" for found in cast.recipients)
    ):
        return "a place is freed of somebody, not released"
    if is_handed_over(sentence, reading) and not sources and not sentence.children(reading.anchor, "nsubjpass"):
        return "nobody hands over"
    stranger = None if sources else casting.stranger(reading)
    if stranger is not None:
        return f"the one who acts ({stranger}) is no party"
    token = sentence.tokens[reading.anchor]
    ordinary = token.lemma.lower() in grounds()["both"]
    told = reading.act == "ACCUSE" and not ordinary and reading.mode != "disapprove"
    blamed = told and bool(sentence.children(token.index, "nsubjpass")) and bool(recipients)
    if reading.act in _NEEDS_SOURCE and not sources and not blamed:
        return "nobody is named who did it"
    if not sources and token.pos == "VERB" and ordinary and not _by_weapon(sentence, token):
        return f"{token.lower}: an act only where it is said by whom"
    if token.pos == "VERB" and is_team(sentence, (*reading.chain, reading.anchor)[0]):
        return f"{token.lower}: done by a team"
    if reading.act == "ASSAULT" and not recipients and _overruns(sentence, token, casting):
        return f"{token.lower}: done to what is no party or place"
    if reading.act == "MOBILIZE" and not recipients and frames.only_comes_down(sentence, token):
        return f"{token.lower}: where what was told ended"
    if reading.act == "ASSAULT" and _befalls(sentence, token):
        return f"{token.lower}: befalls the one who is named"
    if cast.reciprocal and _is_put_together(sentence, token):
        return f"{token.lower}: nobody is said to do it"
    if cast.reciprocal and token.lemma in _DEALS and sentence.children(token.index, "dobj"):
        return f"{token.lower}: each by itself, with others"
    asked = _asked_privately(sentence, reading, recipients)
    if asked is not None:
        return f"the one who is asked ({asked}) is no party"
    if any(": allow (" in step for step in reading.steps) and not (sources and recipients):
        return f"{token.lower}: an act only where it is said to whom"
    if reading.act == "AID" and token.lemma in ("help", "assist") and _helps_to(sentence, token):
        return f"{token.lower}: what is helped to happen is another act"
    if reading.mode == "restrict" and not (sources and recipients) and not restrains(sentence, reading):
        return f"{token.lower}: done to no party"
    if reading.mode == "restrict" and token.lemma in HINDERS and not hinders_someone(sentence, token, recipients):
        return f"{token.lower}: something is kept from happening"
    if reading.mode in _TAKES_PEOPLE and any(_is_state(sentence, reading, found) for found in recipients):
        return f"{token.lower}: done to people, not to a state"
    if recipients or cast.reciprocal:
        return None
    if reading.act == "THREATEN" and all(found.inferred for found in sources):
        return "nobody is named to whom"
    if reading.act in _NEEDS_BOTH:
        return "nobody is named to whom"
    return _aimless(sentence, reading, token)


def _frees_nobody(sentence: Sentence, reading: Reading) -> bool:
    """Whether what is let go is a thing: "released its figures", "restored growth"."""
    things = list(sentence.children(reading.anchor, "dobj", "nsubjpass"))
    things = [each for each in things if each.lemma.lower() not in object_classes()["handed"]]
    return bool(things) and all(each.pos == "NOUN" and not is_victim(each) for each in things)


def _overruns(sentence: Sentence, token: Token, casting: Casting) -> bool:
    """Whether a noun names what it is done to, and that is nowhere known: "the Peruvian invasion of Wimbledon"."""
    if token.pos != "NOUN":
        return False
    things = [thing for name, thing in frames.phrases(sentence, token) if name == "of" and thing.pos == "PROPN"]
    return bool(things) and all(casting.index.heading(sentence, thing.index) is None for thing in things)


def _befalls(sentence: Sentence, token: Token) -> bool:
    """Whether a verb that is done to something has nothing done to: "Peru is drowning in debt"."""
    if token.pos != "VERB" or token.lemma.lower() not in grounds()["undergo"]:
        return False
    subjects = sentence.children(token.index, "nsubj")
    suffered = sentence.children(token.index, "dobj", "nsubjpass", "auxpass", "agent", "prt", "dative")
    return bool(subjects) and not suffered and not _by_weapon(sentence, token)


def _is_put_together(sentence: Sentence, token: Token) -> bool:
    """Whether a participle only sums up a list: "larger than Peru, Chile and Bolivia combined"."""
    if any(each.lower in ("between", "among") for each in sentence.children(token.index, "prep")):
        return False  # "an agreement reached between Peru and Chile"
    bare = token.dep in ("acl", "advcl", "amod") and token.tag in ("VBN", "VBD")
    return bare and not sentence.children(token.index, "nsubj", "agent", "aux", "auxpass", "dobj")


_DEALS = frozenset(("sell", "buy", "purchase", "export", "import", "supply", "ship", "borrow", "lend", "issue"))
"""Dealings whose several subjects deal with others: "Peru and Chile sell bonds"."""


def _asked_privately(sentence: Sentence, reading: Reading, recipients: Sequence[Found]) -> str | None:
    """Those who are to do what is asked, where they are not the state that they belong to."""
    if reading.act != "REQUEST" and not any(": allow (" in step for step in reading.steps):
        return None
    asked = list(sentence.children(reading.anchor, "dobj"))
    for clause in sentence.children(reading.anchor, "xcomp", "ccomp", "advcl"):
        asked += sentence.children(clause.index, "nsubj")
    for each in asked:
        below = {token.start for token in sentence.subtree(each.index) if token.index != each.index}
        himself = any(found.mention.mention_start <= each.start < found.mention.mention_end for found in recipients)
        named = any(found.mention.mention_start in below for found in recipients)
        if each.lemma.lower() in grounds()["private"] and (named or not himself):
            return each.lower
    return None


def _helps_to(sentence: Sentence, token: Token) -> bool:
    """Whether nobody is helped, but something is helped to happen: "helped to arrest the man"."""
    if sentence.children(token.index, "dobj", "dative", "nsubjpass"):
        return False
    clauses = sentence.children(token.index, "xcomp", "ccomp")
    return bool(clauses) and not any(sentence.children(each.index, "nsubj", "nsubjpass") for each in clauses)


def _is_state(sentence: Sentence, reading: Reading, found: Found) -> bool:
    """Whether the very object of an act is a state: "displace Peru"."""
    things = sentence.children(reading.anchor, "dobj", "nsubjpass")
    starts = {each.start for thing in things if thing.pos == "PROPN" for each in (thing, *_before(sentence, thing))}
    return found.mention.kind in ("state", "place") and found.mention.mention_start in starts


def _before(sentence: Sentence, thing: Token) -> tuple[Token, ...]:
    return sentence.children(thing.index, "compound")


def _by_weapon(sentence: Sentence, token: Token) -> bool:
    """Whether arms do it: "three missiles struck the port" is an act of war, whoever fired them."""
    return any(each.lemma.lower() in _WEAPONS for each in sentence.children(token.index, "nsubj"))


def _aimless(sentence: Sentence, reading: Reading, token: Token) -> str | None:
    """An act of one party, of which nothing says that it is done to people, places or arms."""
    if reading.mode == "withdraw" and not reading.taken:
        left = [thing for name, thing in frames.phrases(sentence, token) if name in ("from", "of")]
        if left and not any(is_victim(thing) for thing in left):
            return f"left {left[0].lower}, which is no place or party"
    if reading.taken or token.pos not in ("VERB", "AUX") or reading.mode in _ALONE:
        return None
    if reading.act in ("RETREAT", "COERCE") and reading.mode is None:
        return "nobody is named to whom"
    things = [*sentence.children(token.index, "dobj", "nsubjpass")]
    if not things:
        things = [thing for name, thing in frames.phrases(sentence, token) if name in ("on", "against", "at")]
    if token.lemma.lower() in grounds()["both"] and (not things or not any(is_victim(thing) for thing in things)):
        return f"{token.lower}: an act only where it is said to whom"
    if things and not any(is_victim(thing) for thing in things):
        return f"done to {things[0].lower}, which is no party"
    return None


def _bears_no_arms(found: Found) -> bool:
    """Whether a party attacks in words or by rules alone: lawmakers, judges, organisations without troops."""
    code = (found.actor or "").partition(";")[0]
    if code[:4] == "IGO/" and found.mention.kind == "organisation":
        return code not in _WITH_TROOPS
    return code.partition("/")[0].partition(".")[2] in ("LEG", "JUD", "JRN", "ELI")


_WITH_TROOPS = frozenset(("IGO/nato", "IGO/african_union", "IGO/un", "IGO/ecowas", "IGO/csto", "IGO/gcc",
                          "IGO/un_peacekeepers", "IGO/amisom", "IGO/sadc"))  # fmt: skip
"""Organisations of states whose troops fight."""


def _is_at_home(cast: Cast) -> bool:
    """Whether those an act is done to are the state itself of those who do it."""
    own = states_of(cast.sources)
    return bool(cast.recipients) and all(found.actor in own for found in cast.recipients)


def _unsuited(sentence: Sentence, reading: Reading, cast: Cast, everyone: Sequence[Found]) -> str | None:
    """Parties between whom the act is none of public life."""
    if reading.act in _OF_PUBLIC and any(is_company(found) for found in everyone):
        return "a company's affair"
    armed = any(found.sector in _ARMED for found in cast.sources)
    if reading.act in _NOT_BY_FIRMS and cast.sources and all(is_company(found) for found in cast.sources):
        return "a company's affair"
    if reading.act == "ASSAULT" and cast.sources and all(_bears_no_arms(found) for found in cast.sources):
        return "done by those who bear no arms"
    if reading.mode == "beat" and cast.sources and all(found.mention.kind in ("state", "place") for found in everyone):
        return "states are not beaten with fists"
    if (
        reading.act == "ASSAULT"
        and any(is_company(found) for found in cast.recipients)
        and bool(cast.sources)
        and not armed
    ):
        return "a company's affair"
    if reading.act in _PUBLIC_ONLY and not all(is_public(found) for found in everyone):
        return "a private affair"
    if reading.mode == "disapprove" and _is_at_home(cast):
        return "what one worries about at home"
    if reading.mode == "investigate" and cast.sources and not is_public(cast.sources[0]):
        return "private questions"
    home = states_of(everyone)
    sectors = {found.sector for found in everyone}
    if reading.act == "ASSAULT" and len(everyone) > 1 and len(home) == 1 and sectors <= _POLITICS:
        return "a quarrel of words"
    if reading.act in _BETWEEN_BODIES or is_handed_over(sentence, reading):
        bodies = {(found.actor or "").partition("/")[0] for found in everyone}
        states = {body[:3] for body in bodies}
        inner = all(body[:4] not in ("IGO", "NGO") and body.partition(".")[2] in _GOVERNING for body in bodies)
        if len(everyone) > 1 and len(states) == 1 and (inner or reading.mode == "visit"):
            return "inside one government"
    return None


def _unasserted(
    sentence: Sentence, reading: Reading, sources: Sequence[Found], recipients: Sequence[Found], cast: Cast
) -> str | None:
    """A noun that names a setting, an occasion or a thing talked about, not an act of the parties."""
    token = sentence.tokens[reading.anchor]
    if token.pos not in ("NOUN", "PROPN"):
        return None
    tables = grounds()
    word = token.lemma.lower()
    verb = next((sentence.tokens[each] for each in reading.chain if sentence.tokens[each].pos == "VERB"), None)
    own_source = any(not found.inferred for found in sources)
    paired = own_source and (bool(recipients) or len(sources) > 1)
    if word in _WITH_OTHERS and token.dep == "pobj" and sources and recipients:
        return None  # "will respond in close cooperation with Peru"
    if word in tables["setting"]:
        begun = verb is not None and verb.lemma.lower() in tables["start"]
        told = paired and token.dep in ("nsubj", "nsubjpass", "dobj", "ROOT") and _possessed(sentence, token)
        return None if (begun and sources) or told else f"{token.lower}: a setting"
    if word in tables["occasion"]:
        held = verb is not None and sources and (recipients or reading.act not in _NEEDS_BOTH)
        held = held or (token.dep == "pobj" and bool(sources and recipients))  # "after talks with Peru, Chile signed"
        return None if paired or held or cast.reciprocal else (
            f"{token.lower}: an occasion without parties of its own"
        )  # fmt: skip
    if token.dep == "compound" and not sources:  # "firms set up evacuation plans"
        return f"{token.lower}: spoken of, not told"
    if verb is None and not own_source and not recipients:
        return f"{token.lower}: spoken of, not told"
    return None


def _only_planned(sentence: Sentence, reading: Reading, status: Status) -> str | None:
    """A plan that is named and not told of: "elected for his pledge to free Chile"."""
    if status.status not in ("planned", "threatened"):
        return None
    if any(sentence.tokens[each].pos == "VERB" for each in reading.chain):
        return None
    token = sentence.tokens[reading.chain[0] if reading.chain else reading.anchor]
    for _ in range(_MAX_STEPS):
        head = sentence.tokens[token.head]
        if token.dep == "acl" and head.pos == "NOUN" and token.tag == "VB":
            token = head
            break
        if token.dep not in ("conj", "xcomp") or head.index == token.index:
            break
        token = head
    if token.pos == "NOUN" and token.index != reading.anchor and token.dep == "pobj":
        return f"{token.lower}: spoken of, not told"
    return None


def _lasts(sentence: Sentence, reading: Reading) -> bool:
    return sentence.tokens[reading.anchor].lemma.lower() in grounds()["setting"]


def _possessed(sentence: Sentence, token: Token) -> bool:
    """Whether an owner or doer stands with the noun itself: "Peru's sanctions", "the ban by Peru"."""
    return bool(sentence.children(token.index, "poss")) or any(
        each.lower in ("by", "between") for each in sentence.children(token.index, "prep")
    )


def _unreal(sentence: Sentence, reading: Reading, status: Status) -> str | None:
    """What lasts, spoken of as a possibility: "did not want to endanger its trade with Peru"."""
    token = sentence.tokens[reading.anchor]
    if status.status == "hypothetical" and token.pos == "NOUN" and token.lemma.lower() in grounds()["setting"]:
        return f"{token.lower}: a setting"
    return None


def _remote(status: Status, everyone: Sequence[Found], *, complete: bool, sourced: bool) -> str | None:
    """A mere possibility is recorded only where both parties are named in so many words, a threat with its maker."""
    if status.status == "threatened" and not sourced:
        return "nobody is named who threatens"
    if status.status != "hypothetical":
        return None
    if not complete or everyone[0].inferred:
        return f"only a possibility ({status.basis})"
    return None
