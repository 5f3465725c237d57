"""How far an act came: a parsed sentence and the word of the act in, a status and what says so out.

From the act upwards: its own auxiliaries and negation, then every word that governs it, by the table
`status_words.csv`. Source: event modality and factuality as in FactBank (Sauri and Pustejovsky 2009).
"""

from dataclasses import dataclass

from dragoman.extract.events.tense import (
    OUGHT,
    conditional,
    has_modal,
    is_ahead,
    is_finite,
    negated,
    own_status,
    status_words,
)
from dragoman.model.text import Sentence, Token

_PRESUPPOSED = frozenset(("relcl", "advcl", "acl", "csubj"))
"""Clauses that a question takes for granted."""
_LASTS = frozenset(("continue", "last", "persist", "drag", "proceed", "rage"))
"""Verbs whose subject goes on."""
_GROWS = frozenset(
    ("weaken", "wane", "fade", "grow", "strengthen", "dwindle", "decline", "erode", "increase", "deepen", "soften",
     "harden", "intensify", "slacken", "ebb", "wither", "diminish", "lessen", "widen")
)  # fmt: skip
"""Verbs of more and less: what they are foretold of is there already."""
_EVIDENCE = frozenset(("sign", "indication", "evidence", "proof", "hint", "signal", "trace", "clue", "inkling"))
_STATES = frozenset(("be", "remain", "stay"))
_GOING_ON = frozenset(("way", "progress", "underway", "ongoing"))
_CLIMB = frozenset(
    ("xcomp", "ccomp", "acl", "pcomp", "dobj", "pobj", "nsubj", "nsubjpass", "advcl", "attr", "conj", "prep", "relcl",
     "compound", "dative", "oprd", "acomp", "amod", "poss")
)  # fmt: skip
_BAR = frozenset(
    ("after", "before", "since", "during", "despite", "following", "amid", "while", "when", "as", "because", "over",
     "about", "under", "through", "given")
)  # fmt: skip
_DONE_BY_WORD = frozenset(("order", "authorize", "authorise", "undertake"))
"""Verbs whose object is done by saying or doing it: "ordered the arrest of the minister"."""
_DECREES = frozenset(("order", "decree", "law", "directive", "edict", "resolution", "ruling"))
"""What says so and thereby does it."""
_TELLS = frozenset(("tell", "insist", "argue", "believe", "think", "order"))
"""Verbs that demand an infinitive and assert a full clause: "told reporters that Chile had left"."""
_POS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}
_MAX_CLIMB = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A status of RECORD's list and the words that show it, nearest to the act first."""

    status: str
    basis: str


def status_of(sentence: Sentence, index: int, *, hostile: bool = False) -> Status:
    """How far the act at token `index` came.

    Args:
        sentence: The parsed sentence.
        index: The token of the act.
        hostile: The act is one of material conflict: on a condition it is threatened.
    """
    token = sentence.tokens[index]
    status, why = own_status(sentence, token, hostile=hostile)
    if status == "occurred" and token.tag in ("VBZ", "VBP") and is_ahead(sentence, token):
        status, why = "planned", "a coming day"
    if status == "occurred" and _is_at_a_coming_time(sentence, token):
        status, why = "planned", "when that comes"
    claimed = done = False
    reasons = [why] if why else []
    for _ in range(_MAX_CLIMB):
        head = sentence.tokens[token.head]
        if head.index == token.index or token.dep not in _CLIMB:
            break
        done = done or (status == "occurred" and token.dep == "acl" and token.tag == "VBN")
        before = status
        status, why = _governed(sentence, token, head, status, hostile=hostile)
        if done and status == "planned":
            status, why = before, ""  # "towns captured by Peru will be rebuilt"
        if status == "claimed":
            status, why, claimed = "occurred", "", True
        elif claimed and status == "negated":
            status = "denied"
        if token.pos in ("VERB", "AUX") and token.index != index and conditional(sentence, token):
            status, why = _on_condition(status, why)
        if why:
            reasons.append(why)
        beside = token.dep in ("advcl", "relcl") and not _is_how(sentence, token, head)
        if (beside and not _is_content(sentence, token)) or token.lower in _BAR:
            break
        token = head
    if status != "denied" and _is_asked(sentence, sentence.tokens[index]):
        return Status(status="hypothetical", basis="a question")
    return Status(status=status, basis="; ".join(reasons) or "plain assertion")


def _is_how(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a participle only says how another act is done: "rehearsed storming a ship firing at its bridge"."""
    near = all(each.text != "," for each in sentence.tokens[head.index : token.index])
    return token.tag == "VBG" and head.tag in ("VB", "VBG") and head.index < token.index and near


def _is_at_a_coming_time(sentence: Sentence, token: Token) -> bool:
    """Whether a time stands under what is to come: "will ask when he visits", "before visiting", "during the visit"."""
    preposition = sentence.tokens[token.head]
    if token.dep == "pobj" and preposition.lower == "during":
        return own_status(sentence, sentence.tokens[preposition.head], hostile=False)[0] == "planned"
    if token.dep == "pcomp" and token.tag == "VBG" and preposition.lower in ("before", "after"):
        return own_status(sentence, sentence.tokens[preposition.head], hostile=False)[0] == "planned"
    if token.dep != "advcl" or token.tag not in ("VBZ", "VBP"):
        return False
    if not any(each.lower in _WHEN for each in sentence.children(token.index, "advmod", "mark")):
        return False
    head = sentence.tokens[token.head]
    status, why = own_status(sentence, head, hostile=False)
    return status == "planned" or why.startswith("would")


def _is_content(sentence: Sentence, token: Token) -> bool:
    """Whether a clause parsed as a relative one says what a claim is: "the report that Peru had left"."""
    found = status_words().get(("n", sentence.tokens[token.head].lemma.lower()))
    if token.dep != "relcl" or found is None or found[0] != "claimed":
        return False
    subjects = sentence.children(token.index, "nsubj", "nsubjpass")
    that = any(each.lower == "that" for each in sentence.children(token.index))
    return that and any(each.tag not in ("WDT", "WP") for each in subjects)


_WHEN = frozenset(("when", "as", "before", "after", "once", "until", "while"))


def _on_condition(status: str, why: str) -> tuple[str, str]:
    """What is told in a condition has not come about: "only if Peru is prepared to help"."""
    return ("hypothetical", "in a condition") if status in ("occurred", "ongoing", "planned") else (status, why)


def _is_asked(sentence: Sentence, token: Token) -> bool:
    """Whether the act itself is in question: "Did Peru attack Chile?", but not "Why did Peru attack Chile?"."""
    if not sentence.text.rstrip("\"'”’ ").endswith("?"):
        return False
    for each in (token, *sentence.ancestors(token.index)):
        if each.dep in _PRESUPPOSED and each.index != each.head and is_finite(sentence, each):
            return False
        if each.pos in ("VERB", "AUX") and any(
            word.tag in ("WP", "WRB", "WDT")
            for child in sentence.children(each.index)
            for word in sentence.subtree(child.index)[:2]
            if word.index < each.index
        ):
            return any(each.tag == "MD" for each in sentence.children(each.index, "aux"))
    return True


def _governed(sentence: Sentence, token: Token, head: Token, status: str, *, hostile: bool) -> tuple[str, str]:
    """The status as the word above leaves it, and that word where it changed anything."""
    if token.dep in ("conj", "relcl", "compound", "poss", "amod") and not _is_content(sentence, token):
        return status, ""
    if token.lower in _BAR:
        return status, ""
    if head.pos == "AUX" and head.lemma == "be" and token.dep == "xcomp" and token.tag == "VB":
        return "planned", "is to"
    if _is_sought(sentence, token, head) and status in ("occurred", "ongoing", "planned"):
        return "hypothetical", f"{head.lower} sought"
    effect, undone = _effect(sentence, token, head)
    turned = negated(sentence, head)
    turned = turned or (head.dep == "acomp" and bool(sentence.children(head.head, "neg")))  # "was not able to attack"
    if effect in ("hostile", "vowed"):
        if hostile:
            effect = "threatened"
        elif effect == "vowed":
            effect = "planned"
        else:
            effect = "pass" if head.pos == "VERB" and head.lemma != "stand" else "hypothetical"
    if effect is None:
        lasting = _lasting(sentence, token, head)
        if lasting and status == "occurred":
            return "ongoing", lasting
        if token.dep == "xcomp" and status == "occurred" and token.tag in ("VB", "VBG", "VBN"):
            own, why = _led(sentence, token, head, hostile=hostile)
            if own != "occurred":
                return own, why
        if turned and token.dep in ("xcomp", "pcomp", "dobj") and status in ("occurred", "planned", "ongoing"):
            return "negated", f"not {head.lower}"
        if head.pos in ("VERB", "AUX") and token.dep in ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "prep"):
            return _carried(sentence, token, head, status, hostile=hostile)
        return status, ""
    result = (undone or status) if turned else effect
    if result == "claimed":
        return ("claimed", "") if status in ("occurred", "ongoing") else (status, "")
    if result == "planned" and status == "hypothetical":
        return status, ""
    if result == "hypothetical" and status == "threatened" and not turned:
        return status, ""
    if result == "pass" or (status == "negated" and result in ("planned", "ongoing", "occurred")):
        return status, ""
    if result == "ongoing" and turned and status in ("hypothetical", "negated"):
        return status, ""
    if result == "ongoing" and turned:
        return ("planned" if has_modal(sentence, head) else "ongoing"), f"not {head.lower}"
    if result == "ongoing":
        own = own_status(sentence, head, hostile=hostile)[0]
        starting = head.lemma in ("begin", "start", "resume")
        result = "ongoing" if own in ("occurred", "ongoing") and not starting else own
    if result == "occurred" and status in ("hypothetical", "denied", "threatened"):
        return status, ""
    if result == "negated" and not turned and own_status(sentence, head, hostile=hostile)[1] in OUGHT:
        return "hypothetical", f"ought to {head.lower}"
    if result == "occurred":
        own = own_status(sentence, head, hostile=hostile)[0]
        if own == "hypothetical" or (own in ("planned", "threatened") and _is_brought_about(token)):
            return own, f"{'perhaps' if own == 'hypothetical' else 'will'} {head.lower}"
    return result, f"{'not ' if turned else ''}{head.lower}"


def _is_brought_about(token: Token) -> bool:
    """Whether an act is an infinitive under what brings it about: "will force Chile to leave"."""
    return token.dep in ("xcomp", "ccomp") and token.tag == "VB"


def _is_sought(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether it is only looked for what would show the act: "any sign that Peru sends arms", "look for proof of"."""
    if head.lemma not in _EVIDENCE or token.dep not in ("acl", "relcl", "ccomp", "prep", "appos"):
        return False
    above = sentence.tokens[head.head]
    return above.lower == "for" or any(each.lower == "any" for each in sentence.children(head.index, "det"))


def _led(sentence: Sentence, token: Token, head: Token, *, hostile: bool) -> tuple[str, str]:
    """What the verb above an infinitive says of it by its own form: "will have to leave", "is going to leave"."""
    if head.lemma == "go" and head.tag == "VBG" and token.tag == "VB":
        return "planned", "going to"
    if head.lemma == "have" and any(each.lower == "yet" for each in sentence.children(head.index, "advmod")):
        return "negated", "has yet to"
    own, why = own_status(sentence, head, hostile=hostile)
    if own == "occurred" and head.lemma == "have" and token.tag == "VB" and head.tag in ("VBZ", "VBP"):
        return "hypothetical", "has to"
    return (own, f"{head.lower}: {why}") if own in ("planned", "hypothetical", "threatened") else ("occurred", "")


def _carried(sentence: Sentence, token: Token, head: Token, status: str, *, hostile: bool) -> tuple[str, str]:
    """What the tense of the verb says of an act that is a noun: "talks will be held"."""
    if status not in ("occurred", "ongoing"):
        return status, ""
    if token.dep == "nsubj" and sentence.children(head.index, "dobj") and head.lemma != "take":
        return status, ""  # "the attack could strengthen the case"
    if token.dep == "nsubj" and head.lemma in _GROWS and has_modal(sentence, head):
        return "ongoing", f"{head.lower}: it is there"
    own, why = own_status(sentence, head, hostile=hostile)
    if _is_occasion(token, head) and own in ("negated", "hypothetical"):
        return status, ""
    if any(each.lower == "off" for each in sentence.children(head.index, "prt")) and head.lemma in (
        "call",
        "put",
        "break",
    ):
        return "negated", f"{head.lower} off"
    if why.startswith("would") and token.dep == "nsubj":
        own = "hypothetical"
    return (own, f"{head.lower}: {why}") if why else (status, "")


def _is_occasion(token: Token, head: Token) -> bool:
    """Whether a phrase before its verb only says on what occasion: "in talks with Peru, Chile refused"."""
    return token.dep == "prep" and token.index < head.index


def _is_avoided(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a bare participle that the parse takes for a circumstance is the object: "resisted openly blaming"."""
    bare = token.dep == "advcl" and token.tag == "VBG" and token.index > head.index
    return bare and not sentence.children(head.index, "dobj") and not sentence.children(token.index, "mark", "advmod")


def _lasting(sentence: Sentence, token: Token, head: Token) -> str:
    """What says that an act told by a noun goes on: "talks continue", "is under way", "are in talks"."""
    if token.dep in ("nsubj", "nsubjpass") and head.lemma in _LASTS and head.tag in ("VBZ", "VBP", "VBG"):
        return head.lower
    present = head.tag in ("VBZ", "VBP")
    if token.dep == "nsubj" and head.lemma in _STATES and present:
        below = sentence.subtree(head.index)
        return next((f"{head.lower} {each.lower}" for each in below if each.lower in _GOING_ON), "")
    if token.dep == "pobj" and head.lower in ("in", "under", "at"):
        above = sentence.tokens[head.head]
        if above.lemma in _STATES and above.tag in ("VBZ", "VBP") and above.index != head.index:
            return f"{above.lower} {head.lower}"
    return ""


def _effect(sentence: Sentence, token: Token, head: Token) -> tuple[str | None, str | None]:
    """What the word above does to the act, and what it does where it is itself negated."""
    if token.dep == "nsubj" and head.lemma == "be":
        for each in sentence.children(head.index, "acomp"):
            found = status_words().get(("a", each.lemma.lower()))
            if found is not None and found[0] == "denied":
                return found
    pos = _POS.get(head.pos)
    if pos is None:
        return None, None
    word = head.lemma.lower()
    words = [*(f"{word} {each.lower}" for each in sentence.children(head.index, "prt")), word]
    found = next((status_words()[pos, each] for each in words if (pos, each) in status_words()), None)
    if found is None:
        return None, None
    if found[0] in ("planned", "hypothetical") and pos == "n" and token.dep == "acl" and token.tag == "VBN":
        return None, None  # "the deal signed by Peru" was signed, "the talks hosted by Chile" were hosted
    if pos == "n" and token.dep == "acl" and token.tag == "VBG" and word in _DECREES:
        return None, None  # "signed an order freezing the assets"
    avoided = found[0] == "negated" and _is_avoided(sentence, token, head)
    if pos == "v" and not avoided and (token.dep in ("nsubj", "advcl") or _is_occasion(token, head)):
        return None, None
    if pos == "v" and token.dep in ("prep", "pobj") and found[0] not in ("negated", "threatened"):
        return None, None
    finite = token.tag in ("VBD", "VBZ", "VBP") or any(
        each.tag in ("VBD", "VBZ", "VBP", "MD") for each in sentence.children(token.index, "aux", "auxpass")
    )
    if token.dep == "ccomp" and head.lemma in _TELLS and finite:
        return None, None
    if token.dep == "dobj" and head.lemma in _DONE_BY_WORD:
        return None, None
    if token.dep in ("nsubj", "nsubjpass") and found[0] in ("planned",):
        return found if token.dep == "nsubjpass" else (None, None)
    if (
        token.dep == "ccomp"
        and found[0] == "planned"
        and token.tag in ("VBD", "VBN")
        and not has_modal(sentence, token)
    ):
        return None, None
    if token.dep == "ccomp" and head.lemma in ("believe", "think", "argue", "insist", "claim", "suggest"):
        return None, None
    return found
