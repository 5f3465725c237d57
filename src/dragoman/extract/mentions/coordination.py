"""The nominals of a sentence in, how they stand to each other out: who shares a state, who acts on whom."""

from collections.abc import Sequence

from dragoman.extract.mentions.codes import OF_STATE
from dragoman.extract.mentions.links import SUBJECTS
from dragoman.extract.mentions.nominals import Nominal
from dragoman.model.text import Token


def share(found: Sequence[Nominal], tokens: Sequence[Token]) -> list[Nominal]:
    """With the state of the one for both of two role nouns that "and" joins: U.S. officials and lawmakers."""
    heads = {nominal.head: nominal for nominal in found if _serves(nominal)}
    out: list[Nominal] = []
    for nominal in found:
        other = heads.get(tokens[nominal.head].head) if tokens[nominal.head].dep == "conj" else None
        bare = _serves(nominal) and nominal.determiner is None and not nominal.owners and not nominal.located
        if other is not None and bare and other is not nominal:
            nominal = nominal._replace(owners=other.owners, located=other.located, listed=other.listed)
        out.append(nominal)
    return out


def _serves(nominal: Nominal) -> bool:
    """Whether a role noun serves a state, which those it is joined to then share: not "soldiers and gunmen"."""
    role = nominal.core.role if nominal.core is not None else None
    return nominal.shape == "role" and role is not None and role.sector in OF_STATE


def acts_on(one: Nominal, other: Nominal, tokens: Sequence[Token]) -> bool:
    """Whether one is the subject and the other the object of one verb: "Peru urged both sides" to do something."""
    subject, thing = tokens[one.head] if one.sentence == other.sentence else None, tokens[other.head]
    return subject is not None and subject.dep in SUBJECTS and thing.dep == "dobj" and subject.head == thing.head
