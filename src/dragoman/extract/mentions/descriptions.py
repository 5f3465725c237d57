"""A role noun without a name of its own in, whom the report has described so before out.

Who was called by the very noun before comes first (Governor Salas; the governor), then the nearest whose role
the noun may stand for (the official); two that fit equally well decide nothing. An owner of its own, a former
or an indefinite one is somebody else.
"""

from dragoman.codebooks.actors import Entry, actor_key
from dragoman.codebooks.roles import RoleNoun
from dragoman.extract.mentions.entities import Entity
from dragoman.extract.mentions.kinship import ANYBODY, FATES, SAME_PART, is_synonym, is_titled, may_stand_for, roles_of
from dragoman.extract.mentions.ledger import Ledger
from dragoman.extract.mentions.links import SUBJECTS, complements
from dragoman.extract.mentions.officeholders import holders, office_before
from dragoman.extract.mentions.reading import Reading
from dragoman.extract.mentions.returning import SEXED, nation_of
from dragoman.model.text import Sentence, Token

_REACH = 4
"""Sentences back within which a role noun finds whom it stands for by a role that is only like it."""
_DEFINITE = ("the", "this", "that")
_COUNTERPARTS = frozenset({"counterpart", "counterparts", "opposite number"})
_CALLINGS = frozenset({"journalist", "medic", "officer", "cleric", "rebel", "activist", "politician", "opponent"})
"""Roles by whose nouns someone is called whose trade was not told; a judge, an analyst may be another."""
_ARMED = frozenset({"REB", "UAF", "PRM", "PRE"})
"""Sectors of armed groups, whose members are called rebels, militants, fighters."""
_NEAR = 2
"""Sentences back within which one office is said to pass on."""
_TURNS = {"predecessor": -1, "successor": 1}


def holder(ledger: Ledger, number: int, reading: Reading) -> Entity | None:
    """The one person named in the report who may hold the office spoken of."""
    if reading.office is None or reading.former or reading.state is None:
        return None
    keys = {entry.key for entry in holders(reading.state, reading.office, ledger.setting)}
    told = ledger.spoken_of(number)
    found = [
        entity
        for entity in ledger.register.entities
        if entity.reading.actor and entity.reading.kind == "person" and _key(entity.reading) in keys
    ]
    found = [entity for entity in found if entity.first not in told]
    return found[0] if len(found) == 1 else None


def called(ledger: Ledger, number: int, reading: Reading) -> Entity | None:
    """The only one before whom the report has called by this very noun, in a title or beside the name."""
    if reading.role is None or reading.nominal.determiner not in _DEFINITE or reading.former:
        return None
    told = ledger.spoken_of(number)
    found = {
        entity.first: entity
        for earlier, entity in ledger.entity.items()
        if earlier < number
        and entity.first not in told
        and _agrees(entity, reading)
        and _is_called(ledger, earlier, entity, reading.role)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_called(ledger: Ledger, earlier: int, entity: Entity, role: RoleNoun) -> bool:
    """Whether the report, or the tables by title, call someone by a noun or one that means the same."""
    nouns = ledger.nouns.get(earlier, frozenset())
    return role.noun in nouns or is_synonym(role.noun, nouns) or is_titled(entity, role.noun, ledger.setting)


def like(ledger: Ledger, number: int, reading: Reading) -> Entity | None:
    """The nearest entity before that the role noun fits, unless another is as near."""
    role = reading.role
    if (
        role is None
        or (role.kind == "person" and role.role not in SAME_PART and role.noun not in ANYBODY)
        or role.role in ("relation", "state", "government", "company", "body")
    ):
        return None
    told = ledger.spoken_of(number)
    nearest: Entity | None = None
    at = -1
    for earlier in range(number - 1, -1, -1):
        sentence = ledger.readings[earlier].nominal.sentence
        if reading.nominal.sentence - sentence > _REACH or (nearest is not None and sentence < at - 1):
            break
        entity = ledger.entity.get(earlier)
        if entity is None or entity is nearest or entity.first in told or not _fits(ledger, entity, reading):
            continue
        if nearest is None:
            nearest, at = entity, sentence
        elif sentence >= at - (0 if at < reading.nominal.sentence else 1):
            return None
    return nearest


def only_one(ledger: Ledger, number: int, reading: Reading) -> Entity | None:
    """The subject of the sentence before, the only person so far and of no told role: Kern wrote; the reporter."""
    role = reading.role
    if role is None or role.role not in _CALLINGS or role.kind != "person" or reading.nominal.plural:
        return None
    if reading.former or reading.state is not None or reading.nominal.determiner != "the":
        return None
    here = reading.nominal.sentence
    people = [at for at in range(number) if ledger.readings[at].kind == "person" and ledger.now(at).kind == "person"]
    found = {ledger.entity[at].first if at in ledger.entity else None for at in people}
    near = [at for at in people if ledger.readings[at].nominal.sentence == here - 1]
    if len(found) != 1 or None in found or not near:
        return None
    entity = ledger.entity[near[-1]]
    plain = not entity.roles and entity.reading.office is None and entity.reading.title is None
    leads = any(ledger.token(at).dep in (*SUBJECTS, "poss", "attr") for at in near)
    return entity if plain and leads and _agrees(entity, reading) else None


def of_nation(ledger: Ledger, number: int) -> tuple[str | None, Entity | None]:
    """The state of "the Frenchwoman", and the only person named before who is of it and of that sex, or None."""
    word = ledger.token(number).text
    state = nation_of(word)
    sex = next((sex for suffix, sex in SEXED if word.endswith(suffix)), None)
    found = {
        entity.first: entity
        for earlier, entity in ledger.entity.items()
        if earlier < number and entity.reading.kind == "person" and _is_of(ledger, entity, state)
    }
    fitting = [each for each in found.values() if sex is None or each.reading.gender in (None, sex)]
    sure = [each for each in fitting if each.reading.gender == sex] if sex is not None else []
    return state, next(iter(sure if len(sure) == 1 else fitting)) if 1 in (len(sure), len(fitting)) else None


def _is_of(ledger: Ledger, entity: Entity, state: str | None) -> bool:
    """Whether a person is of a state by code, or, in the chair of a body of states, by an office held at home."""
    code = entity.reading.actor or ""
    if state is None or state in (code[:3], entity.reading.state):
        return state is not None
    return any(entry.state == state for entry in ledger.setting.codebook.entries(entity.reading.name or ""))


def unnamed(ledger: Ledger, number: int, reading: Reading) -> Reading | None:
    """Someone without a name whom the same noun brought in just before: an Iranian official, the official."""
    if reading.nominal.determiner not in _DEFINITE or reading.kind != "person":
        return None
    for earlier in range(number - 1, -1, -1):
        done = ledger.done[earlier].reading
        if reading.nominal.sentence - done.nominal.sentence > 2:
            return None
        if done.role is None or reading.role is None or done.nominal.plural or done.nominal.shape != "role":
            continue
        if done.role.noun != reading.role.noun:
            continue
        if earlier in ledger.entity:
            return None
        return done if reading.state in (None, done.state) else None
    return None


def by_fate(ledger: Ledger, number: int, reading: Reading) -> Entity | None:
    """The one to whom was done what makes a suspect or a victim: they charged Lang; the suspect."""
    verbs = FATES.get(reading.role.noun) if reading.role is not None else None
    if verbs is None or reading.nominal.determiner not in _DEFINITE:
        return None
    found: dict[int, Entity] = {}
    for earlier in range(number):
        entity, token = ledger.entity.get(earlier), ledger.token(earlier)
        near = reading.nominal.sentence - ledger.readings[earlier].nominal.sentence <= _REACH
        if entity is None or entity.reading.kind != "person" or token.dep not in ("dobj", "nsubjpass") or not near:
            continue
        if ledger.sentence(earlier).tokens[token.head].lemma in verbs and _agrees(entity, reading):
            if len(ledger.joined(earlier)) > 1:
                return None
            found.setdefault(entity.first, entity)
    return next(iter(found.values())) if len(found) == 1 else None


def group_in_play(ledger: Ledger, number: int, reading: Reading) -> Entity | None:
    """The one armed group named just before that "the militants", "the rebels" are."""
    if reading.role is None or reading.role.sector not in _ARMED or reading.nominal.determiner not in _DEFINITE:
        return None
    if reading.nominal.owners or reading.nominal.located:
        return None
    near: dict[int, Entity] = {}
    found: dict[int, Entity] = {}
    for earlier in range(number - 1, -1, -1):
        back = reading.nominal.sentence - ledger.readings[earlier].nominal.sentence
        entity = ledger.entity.get(earlier)
        if entity is not None and entity.reading.kind in ("group", "organisation") and entity.reading.sector in _ARMED:
            found.setdefault(entity.first, entity)
            if back <= 1:
                near.setdefault(entity.first, entity)
            elif back > _REACH and len(found) == 1:
                return None
    only = near or found  # further back only where the report has named no other
    return next(iter(only.values())) if len(only) == 1 else None


def is_of_another(ledger: Ledger, number: int) -> bool:
    """Whether a complement of its own makes a person somebody else: the president of the club, the head of Tarn."""
    reading, sentence = ledger.readings[number], ledger.sentence(number)
    if reading.kind != "person" or reading.state is not None:
        return False
    things = complements(sentence, ledger.token(number).index, ("of", "for", "at", "with"))
    return any(thing.pos in ("NOUN", "PROPN") for thing in things)


def body_before(ledger: Ledger, number: int, reading: Reading) -> Reading | None:
    """The body of a state that the same noun named before: Peru's navy, the navy; None where it was of two states."""
    if reading.actor is not None or reading.role is None or reading.nominal.determiner not in _DEFINITE:
        return None
    if reading.kind not in ("organisation", "group") or reading.nominal.owners or reading.nominal.located:
        return None
    noun = reading.role.noun
    found: dict[str, Reading] = {}
    for earlier in range(number):
        done = ledger.done[earlier].reading
        names = (done.role.noun if done.role is not None else (done.name or "").lower()).split()
        if done.actor and done.kind == reading.kind and names[-len(noun.split()) :] == noun.split():
            found.setdefault(done.actor, done)
    return next(iter(found.values())) if len(found) == 1 else None


def related(ledger: Ledger, reading: Reading, known: Reading) -> tuple[Entry, ...]:
    """Whom a counterpart, a predecessor or a successor is by the tables: the same office elsewhere, before or after."""
    role = reading.role
    if role is None or reading.nominal.plural or ledger.setting.latest is None:
        return ()
    if known.office is None or known.state is None or known.actor is None or "/" not in known.actor:
        return ()
    if role.noun in _COUNTERPARTS and reading.state not in (None, known.state):
        found = holders(reading.state or "", known.office, ledger.setting)
        return found if len({entry.key for entry in found}) == 1 else ()
    if role.noun in _TURNS and reading.state in (None, known.state):
        return office_before(known.state, known.office, _key(known), _TURNS[role.noun], ledger.setting)
    return ()


def handed_over(ledger: Ledger, number: int, owner: Reading) -> int | None:
    """Whom a predecessor or successor is by the sentences before: Leal takes over from Toma; her predecessor."""
    role = ledger.readings[number].role
    turn = _TURNS.get(role.noun) if role is not None and not ledger.readings[number].nominal.plural else None
    index = ledger.readings[number].nominal.sentence
    for sentence in ledger.sentences[max(0, index - _NEAR) : index] if turn is not None else ():
        for verb in sentence.tokens:
            ends = _ends(ledger, sentence, verb)
            if ends is None:
                continue
            of, found = ends if turn == -1 else ends[::-1]
            if owner.name is not None and ledger.now(of).name == owner.name:
                return found
    return None


def _ends(ledger: Ledger, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """Who comes and who goes by a verb: succeeds him, replaces him, takes over from him, hands over to her."""
    subjects = sentence.children(verb.index, "nsubj")
    others = tuple(sentence.children(verb.index, "dobj")) if verb.lemma in ("succeed", "replace") else ()
    word = {"take": "from", "hand": "to"}.get(verb.lemma)
    if word is not None and any(each.lower == "over" for each in sentence.children(verb.index, "prt")):
        ties = (verb, *sentence.children(verb.index, "dobj"))
        others = tuple(thing for each in ties for thing in complements(sentence, each.index, (word,)))
    pair = [ledger.at(sentence.index, each.index) for each in (*subjects[:1], *others[:1])]
    if len(pair) != 2 or pair[0] is None or pair[1] is None:
        return None
    return (pair[1], pair[0]) if verb.lemma == "hand" else (pair[0], pair[1])


def _key(reading: Reading) -> str | None:
    return actor_key(reading.actor) if reading.actor is not None and "/" in reading.actor else None


def _agrees(entity: Entity, reading: Reading) -> bool:
    """Whether nothing that is known of an entity speaks against a noun: its kind, its state, its sex."""
    role, named = reading.role, entity.reading
    if role is None or (role.kind == "person") != (named.kind == "person"):
        return False
    if reading.state is not None and reading.state != named.state:
        return False
    return not (reading.gender and named.gender and reading.gender != named.gender)


def _fits(ledger: Ledger, entity: Entity, reading: Reading) -> bool:
    role, named = reading.role, entity.reading
    if role is None or not _agrees(entity, reading):
        return False
    if role.noun in ANYBODY:
        return named.kind == "person" and named.gender in (None, ANYBODY[role.noun] or named.gender)
    if may_stand_for(role, roles_of(entity, role, ledger.setting)):
        return True
    if role.kind == "person":
        return (
            named.sector == role.sector
            and role.role in ("official", "expert", "officer", "leader")
            and role.sector in ("EDU", "GOV", "MIL")
            and (role.role != "leader" or named.office in ("head_of_state", "head_of_government"))
        )
    head = (named.name or "").lower().partition(" of ")[0].split()[-1:] or [""]
    charity = role.role == "aid_groups" and (named.actor or "").startswith("NGO/")
    same = role.sector is not None and named.sector == role.sector and named.kind == role.kind
    return role.noun.split()[-1] == head[0] or charity or same


def as_state(reading: Reading, found: Reading, basis: str) -> Reading:
    """A body's reading with the code of the one before."""
    return reading._replace(actor=found.actor, name=found.name, state=found.state,
        sector=found.sector or reading.sector, basis=basis,
    )  # fmt: skip
