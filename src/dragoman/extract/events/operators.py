"""How the word above changes the act below: an operator and an act in, the act that is told of out.

"Ended aid", "refused to meet", "threatened sanctions", "called for talks" each hold two words of which
neither alone is what was done. The table says what the pair is, by PLOVER's boundary rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.codebooks.predicates import Predicate
from dragoman.model.text import Token

VERBAL_COOPERATION = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE")
MATERIAL_COOPERATION = ("COOPERATE", "AID", "RETREAT")
COOPERATION = VERBAL_COOPERATION + MATERIAL_COOPERATION
MATERIAL_CONFLICT = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a word and what it governs tell of.

    `chain` are the tokens of the operators above the anchor, outermost first, `taken` those that the frame
    has used up (the object of "held talks"). A `performative` act is done by promising it (to pledge
    support is to support). `type` is what the whole is recorded as (plover), `act` the type of the innermost
    act, `anchor` its token, `status` how far it came, `steps` the words and rows that decided, outermost first.
    `negated` is True where a hostile act is said not to take place.
    """

    type: str
    mode: str | None
    act: str
    anchor: int
    status: str
    steps: tuple[str, ...]
    negated: bool = False
    performative: bool = False
    chain: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()

    @property
    def tokens(self) -> frozenset[int]:
        """The tokens that tell the act."""
        return frozenset((self.anchor, *self.chain, *self.taken))


_INTEND = {**dict.fromkeys(COOPERATION, "AGREE"), **dict.fromkeys(MATERIAL_CONFLICT, "THREATEN")}
_REFUSE = {**dict.fromkeys(COOPERATION, "REJECT"), "REQUEST": "REJECT", "REJECT": "AGREE", "THREATEN": "REJECT"}

_CHANGES: Mapping[str, Mapping[str, str]] = {
    "intend": _INTEND,  # plans to meet; plans to attack
    # decided to help; what is decided to be eased or expelled is
    "decide": dict.fromkeys((*VERBAL_COOPERATION[:3], "COOPERATE", "AID"), "AGREE"),
    "refuse": _REFUSE | dict.fromkeys((*MATERIAL_CONFLICT, "ACCUSE"), "REJECT"),  # refused to meet; rejected sanctions
    "fail": _REFUSE | dict.fromkeys(MATERIAL_CONFLICT, "RETREAT"),  # failed to agree; failed to renew the embargo
    # ordered to talk; what is ordered to be closed is closed
    "order": dict.fromkeys((*COOPERATION, "REQUEST", "REJECT", "SANCTION"), "REQUEST"),
    "avoid": _REFUSE | dict.fromkeys(MATERIAL_CONFLICT, "RETREAT"),  # refrained from attacking
    "negate": _REFUSE | dict.fromkeys(MATERIAL_CONFLICT, "AGREE") | {"THREATEN": "AGREE"},  # will not attack
    "end": {
        **dict.fromkeys(COOPERATION, "SANCTION"),  # cut aid, broke off talks
        **dict.fromkeys(MATERIAL_CONFLICT, "RETREAT"),  # lifted sanctions, halted the offensive
        "ACCUSE": "CONCEDE", "REQUEST": "CONCEDE", "REJECT": "CONCEDE", "THREATEN": "CONCEDE",
    },
    "prevent": {
        "AGREE": "REJECT", "CONSULT": "REJECT", "SUPPORT": "REJECT", "CONCEDE": "REJECT", "REQUEST": "REJECT",
        "ACCUSE": "REJECT", "COOPERATE": "SANCTION", "AID": "COERCE", "RETREAT": "COERCE",
        **dict.fromkeys(MATERIAL_CONFLICT, "COERCE"),
    },
    "accept": {"REQUEST": "CONCEDE", "AGREE": "AGREE", "CONSULT": "AGREE"},  # accepted the demand
}  # fmt: skip
"""operator -> type of the act below -> type of the whole; a type that is missing stays."""

UNDONE: Mapping[str, str] = {"refuse": "intend", "avoid": "light", "fail": "light"}
"""What a negated operator is: "did not rule out an attack" leaves it open, "did not hesitate to" did."""

_ALWAYS: Mapping[str, str] = {"demand": "REQUEST", "threaten": "THREATEN", "allow": "RETREAT"}
"""Operators that do not ask what is below."""

_ALONE: Mapping[str, str] = {
    "intend": "AGREE", "decide": "AGREE",
    "refuse": "REJECT", "end": "SANCTION", "prevent": "COERCE", "accept": "AGREE", "avoid": "REJECT",
    "fail": "REJECT", "order": "REQUEST", "negate": "REJECT", **_ALWAYS,
}  # fmt: skip
"""What an operator is read as where nothing below is an act."""

_STATUS: Mapping[str, str] = {
    "intend": "planned", "decide": "planned", "demand": "hypothetical", "threaten": "threatened", "refuse": "negated",
    "fail": "negated", "avoid": "negated", "negate": "negated", "prevent": "negated",
}  # fmt: skip


_DONE = frozenset(("demand", "refuse", "avoid", "fail", "end", "prevent", "allow", "order", "accept"))
"""Operators that are acts themselves: who refuses to meet has refused."""


_UNDECIDED = frozenset(
    ("ready", "willing", "plan", "intend", "want", "hope", "seek", "aim", "prepare", "prepared", "consider", "mull",
     "weigh", "due", "set", "expect", "eager", "keen")
)  # fmt: skip
"""Words after which an act that promising would do is still to come: "ready to support", not "pledged to support"."""


def apply(operator: str, inner: Reading, step: str, index: int | None = None) -> Reading:
    """The act as the operator leaves it; `step` is the word that carries the operator, `index` its token."""
    chain = inner.chain if index is None else (index, *inner.chain)
    if operator == "intend" and inner.performative and step.partition(":")[0] not in _UNDECIDED:
        return replace(inner, steps=(step, *inner.steps), chain=chain)
    type_ = _ALWAYS.get(operator) or _CHANGES.get(operator, {}).get(inner.type, inner.type)
    negated = operator == "negate" and inner.type not in COOPERATION
    status = _STATUS.get(operator, inner.status)
    if operator == "intend" and type_ == "THREATEN":
        status = "threatened"
    if operator in _DONE and index is not None:
        return replace(
            inner, type=type_, act=type_, mode=inner.mode if type_ == inner.type else None, anchor=index, chain=(),
            status="occurred", steps=(step, *inner.steps), taken=(*inner.chain, inner.anchor, *inner.taken),
        )  # fmt: skip
    return replace(
        inner, type=type_, chain=chain, mode=inner.mode if type_ == inner.type else None, status=status,
        steps=(step, *inner.steps), negated=negated or inner.negated,
    )  # fmt: skip


def declined(token: Token, inner: Reading) -> Reading:
    """The refusal to do what one says that one will not do: "will not receive the envoy"."""
    return replace(
        inner, type="REJECT", act="REJECT", mode=None, anchor=token.index, chain=(), status="occurred",
        steps=(f"will not {token.lemma.lower()}", *inner.steps), taken=(*inner.chain, inner.anchor, *inner.taken),
    )  # fmt: skip


def ahead(type_: str) -> str:
    """What an act still to come is recorded as: AGREE or THREATEN, or what it is."""
    return _INTEND.get(type_, type_)


def alone(operator: str, anchor: int, step: str) -> Reading | None:
    """The operator's own reading where it governs no act, or None for one that needs one."""
    type_ = _ALONE.get(operator)
    if type_ is None:
        return None
    return Reading(type=type_, mode=None, act=type_, anchor=anchor, status="occurred", steps=(step,))


def urged(token: Token, inner: Reading | None, step: str) -> Reading | None:
    """The reading of saying what another should do: "said that Chile should pay its debts"."""
    step = f"{step} that another should"
    return alone("demand", token.index, step) if inner is None else apply("demand", inner, step, token.index)


def act(token: Token, predicate: Predicate) -> Reading:
    """The reading of a word whose row is a type."""
    type_ = predicate.type or ""
    return Reading(
        type=type_, mode=predicate.mode, act=type_, anchor=token.index, status="occurred",
        steps=(step(token, predicate),), performative=predicate.performative,
    )  # fmt: skip


def talk(token: Token, step: str) -> Reading:
    """Telling, asking or warning that is no more than talk."""
    return Reading(type="CONSULT", mode=None, act="CONSULT", anchor=token.index, status="occurred", steps=(step,))


def together(token: Token) -> Reading:
    """Something done jointly, whatever it is."""
    return Reading(type="COOPERATE", mode=None, act="COOPERATE", anchor=token.index, status="occurred",
                   steps=(f"{token.lower} together",))  # fmt: skip


def step(token: Token, predicate: Predicate) -> str:
    """The word and the row that decided, as a rule names them."""
    words = (
        " ".join((predicate.word, *predicate.others))
        if predicate.pos == "v"
        else " ".join((*predicate.others, predicate.word))
    )
    reading = predicate.operator or ".".join(each for each in (predicate.type, predicate.mode) if each)
    return f"{words}: {reading} (row {predicate.row})"
