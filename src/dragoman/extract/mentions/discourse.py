"""Resolved mentions of a report in, those that leave their state to be understood completed out.

"The government", "police", "the country" belong to the state that the report is about, if it is about
one: where one state has the better part of all names. A report on two states settles nothing.
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.codes import is_state
from dragoman.extract.mentions.ledger import Resolved
from dragoman.extract.mentions.reading import Reading, person_key
from dragoman.extract.mentions.rolenouns import ASIDE

_SHARE, _LEAST = 0.6, 3
"""Share and number of the names with a state that the report's own state has at least."""
_OF_NO_STATE = frozenset({"EDU", "JRN", "BUS", None})
"""Sectors whose people speak on any state's affairs."""
_PUBLIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", None})
"""Sectors whose people serve a state; None is a spokesperson's."""
_AT_THE_SCENE = frozenset({"REB", "UAF", "CRM", "PRE", "CVL", "REF", "MED", "LAB", "AGR", "ELI"})
"""Sectors whose people serve no state, and are those of the place where it happens, whomever the report is about."""
_OF_ONE_STATE = frozenset({"state", "government", "forces", "police", "parliament"})
_OF_OTHERS = frozenset({"world", "global", "international", "foreign", "western", "european", "african", "asian",
                        "arab", "regional", "overseas", "allied", "neighboring", "neighbouring", "rival"})  # fmt: skip
"""Words before a role noun by which it belongs to no one state: world leaders, foreign troops."""
_SENT = frozenset({"inspector", "envoy", "mediator", "negotiator", "ambassador", "diplomat", "emissary", "peacekeeper",
                   "delegate"})  # fmt: skip
"""Who is sent from elsewhere as often as not."""
_HALVES = {"North": ("PRK", "KOR"), "South": ("KOR", "PRK")}
"""`The North` and `the South` -> the state meant where the report names it or its other half, and no other south."""
_OTHER_SOUTHS = frozenset({"SSD", "ZAF", "YEM", "SDN"})


def complete(resolved: Sequence[Resolved], names: dict[str, str]) -> list[Resolved]:
    """The mentions with the state that their report is about, where that is clear.

    Args:
        resolved: The mentions of one report in text order.
        names: Code of a state by its name, of the states that the report names.
    """
    state = dominant_state([each.reading for each in resolved])
    scene = _scene([each.reading for each in resolved], state)
    near = _Nearby()
    completed = []
    for each in resolved:
        at_scene = each.reading.role is not None and each.reading.role.sector in _AT_THE_SCENE
        own = scene if at_scene else near.not_another(each, state) or near.only(each)
        completed.append(near.read(_completed(each, own, names)))
    return _spread(completed, state)


class _Nearby:
    """The states named in the sentence so far, and in the one before."""

    def __init__(self) -> None:
        self._sentence = -1
        self._here: set[str] = set()
        self._before: set[str] = set()

    def read(self, resolved: Resolved) -> Resolved:
        """Take note of a mention, and give it back."""
        reading = resolved.reading
        self._move_to(reading.nominal.sentence)
        if reading.kind in ("state", "place") and is_state(reading.state):
            self._here.add(reading.state)
        return resolved

    def only(self, resolved: Resolved) -> str | None:
        """The one state that `the government`, `the country` can mean here; None where there are several."""
        reading = resolved.reading
        role = reading.role
        if (
            role is None
            or role.role not in _OF_ONE_STATE
            or reading.nominal.determiner != "the"
            or reading.nominal.plural
        ):
            return None
        self._move_to(reading.nominal.sentence)
        found = self._here or self._before
        return next(iter(found)) if len(found) == 1 else None

    def not_another(self, resolved: Resolved, state: str | None) -> str | None:
        """The report's own state, unless the sentence speaks of just one other: "Peru's ministers told parliament"."""
        reading = resolved.reading
        if state is None or reading.role is None or reading.role.sector not in _PUBLIC:
            return state
        self._move_to(reading.nominal.sentence)
        return state if len(self._here) != 1 or state in self._here else None

    def _move_to(self, sentence: int) -> None:
        if sentence != self._sentence:
            self._before = self._here if sentence == self._sentence + 1 else set()
            self._here, self._sentence = set(), sentence


def _spread(completed: Sequence[Resolved], state: str | None) -> list[Resolved]:
    """With a code for officials that the report names without a state, in every mention of them."""
    codes: dict[str, str] = _speaking_for(completed)
    private = {each.reading.name for each in completed if each.private}
    ministry = _ministries_state([each.reading for each in completed])
    for each in completed:
        reading = each.reading
        if reading.actor is not None or reading.kind != "person" or reading.name is None:
            continue
        if ministry is not None and _OF_MINISTRY & set(reading.text.lower().split()[:2]) and _roles(reading):
            codes[reading.name] = f"{ministry}.GOV/{person_key(reading.name)}"
        if state is not None and reading.name not in private:
            sector = next((role.sector or "GOV" for role in _roles(reading) if role.sector in _PUBLIC), None)
            if sector is not None:
                codes.setdefault(reading.name, f"{state}.{sector}/{person_key(reading.name)}")
    if not codes:
        return list(completed)
    spoken = frozenset(_speaking_for(completed))
    return [_with_code(each, codes, spoken) for each in completed]


def _speaking_for(completed: Sequence[Resolved]) -> dict[str, str]:
    """Codes of spokespeople by name: of the ministry just named, of the command that they speak for."""
    found: dict[str, str] = {}
    ministry: Reading | None = None
    for at, each in enumerate(completed):
        reading = each.reading
        if (reading.actor or "").endswith("_ministry"):
            ministry = reading
        if reading.actor is not None or reading.name is None or "spokesperson" not in _parts(reading):
            continue
        near = ministry is not None and reading.nominal.sentence - ministry.nominal.sentence <= _NEAR
        if near and ministry is not None and reading.text.lower().startswith("ministry "):
            found.setdefault(reading.name, f"{(ministry.actor or '')[:3]}.GOV/{person_key(reading.name)}")
        body = _body_after(completed, at)
        if body is not None and body.sector is not None:
            found.setdefault(reading.name, f"{(body.actor or '')[:3]}.{body.sector}/{person_key(reading.name)}")
    return found


def _parts(reading: Reading) -> set[str]:
    roles = [title.role for title in reading.nominal.titles] + [reading.role]
    return {role.role for role in roles if role is not None}


def _body_after(completed: Sequence[Resolved], at: int) -> Reading | None:
    """The body of one state right after a role noun and "for": a spokeswoman for the southern command."""
    role = completed[at].reading
    if role.nominal.shape != "role" or at + 1 >= len(completed):
        return None
    body = completed[at + 1].reading
    gap = body.nominal.first - role.nominal.end
    close = body.nominal.sentence == role.nominal.sentence and gap == 1 and body.kind in ("organisation", "group")
    public = body.actor is not None and ";" not in body.actor and is_state(body.state)
    return body if close and public else None


_NEAR = 2
"""Sentences within which "a ministry spokesman" is one of the ministry named."""
_OF_MINISTRY = frozenset({"ministry"})


def _ministries_state(readings: Sequence[Reading]) -> str | None:
    """The state whose ministries a report names, for "a ministry spokesman"; None where it names several states'."""
    found = {(reading.actor or "")[:3] for reading in readings if (reading.actor or "").endswith("_ministry")}
    return next(iter(found)) if len(found) == 1 else None


def _roles(reading: Reading) -> list[RoleNoun]:
    found = [title.role for title in reading.nominal.titles] + [reading.role]
    return [role for role in found if role is not None and (role.sector is not None or role.role == "spokesperson")]


def _with_code(resolved: Resolved, codes: dict[str, str], spoken: frozenset[str]) -> Resolved:
    reading = resolved.reading
    if reading.actor is not None or reading.kind != "person" or reading.name not in codes:
        return resolved
    code = codes[reading.name]
    why = "speaks for a body of" if reading.name in spoken else "the report is about"
    basis = f"{reading.basis}; {why} {code[:3]}"
    return resolved._replace(reading=reading._replace(actor=code, state=code[:3], basis=basis))


def dominant_state(readings: Sequence[Reading]) -> str | None:
    """The state that a report is about, or None where it is about several or none."""
    named = [reading for reading in readings if reading.nominal.shape in ("name", "modifier") or reading.nominal.owners]
    counts = Counter(reading.state for reading in named if is_state(reading.state))
    return _foremost(counts)


def _foremost(counts: Counter[str]) -> str | None:
    """The state that is named often enough, and has the better part of all names; None where none has."""
    if not counts:
        return None
    state, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return state if most >= _LEAST and most >= _SHARE * counts.total() else None


def _scene(readings: Sequence[Reading], state: str | None) -> str | None:
    """Whose land it is that a report on one state tells of: that state's, unless most of its places are another's."""
    places = Counter(reading.state for reading in readings if reading.kind == "place" and is_state(reading.state))
    if state is None or places[state] == max(places.values(), default=0):
        return state
    return _foremost(places)


def _half(reading: Reading, named: frozenset[str]) -> str | None:
    halves = _HALVES.get(reading.text) if reading.kind in ("place", "group", None) else None
    if halves is None or not named & set(halves) or named & _OTHER_SOUTHS:
        return None
    return halves[0]


def _completed(resolved: Resolved, state: str | None, names: dict[str, str]) -> Resolved:
    reading = resolved.reading
    half = _half(reading, frozenset(names.values()))
    if half is not None:
        basis = f"the half of the peninsula that the report speaks of, {half}"
        return resolved._replace(reading=reading._replace(kind="state", actor=half, state=half, basis=basis))
    role = reading.role
    if state is None or role is None or reading.nominal.shape != "role" or resolved.antecedent is not None:
        return resolved
    if resolved.private:
        return resolved
    if reading.actor is not None or reading.name is not None or _OF_OTHERS & set(reading.text.lower().split()):
        return resolved
    if role.noun.rsplit(" ", 1)[-1].removesuffix("s") in _SENT:
        return resolved
    if reading.nominal.determiner in ("a", "an", "another") and role.sector not in _PUBLIC:
        return resolved
    if role.role == "state" and not reading.nominal.plural and reading.nominal.determiner == "the":
        return resolved._replace(
            reading=reading._replace(actor=state, state=state, basis="the state the report is about")
        )
    if (role.sector in _OF_NO_STATE and role.role != "spokesperson") or role.role in (*ASIDE, "occupier", "defenders"):
        return resolved
    sector = role.sector or "GOV"
    basis = f"{reading.basis}; the report is about {state}"
    return resolved._replace(reading=reading._replace(actor=f"{state}.{sector}", state=state, basis=basis))
