"""A parse in, the same out with the subject given back that the verb before its clause, or a comma, has swallowed.

"He said further pressure on the economy, which is weak, could tip it over": the parser takes the pressure for what he
said, and leaves "could tip" without a subject. "Lopez, in remarks to a council, said": it takes the name for an adverb.
"""

from collections.abc import Sequence

from dragoman.language.forms import Form
from dragoman.language.trees import SUBJECTS, Parse, below, is_finite, left_of, right_of, start_of_group

SAYS_A_CLAUSE = frozenset(
    ("acknowledge", "add", "admit", "agree", "allege", "announce", "argue", "assert", "assume", "believe", "caution",
     "claim", "complain", "concede", "conclude", "confirm", "contend", "declare", "deny", "estimate", "explain", "fear",
     "feel", "forecast", "hint", "hope", "indicate", "insist", "know", "learn", "maintain", "mean", "note", "predict",
     "reckon", "report", "reveal", "say", "signal", "state", "stress", "suggest", "suspect", "think", "understand",
     "warn", "write")
)  # fmt: skip
"""Verbs that have a clause for their object, and nobody beside it whom it is told."""
_BETWEEN = frozenset(("advmod", "npadvmod", "prep", "punct"))
_LOST = frozenset(("advmod", "npadvmod", "dep", "nmod", "intj"))
_QUOTES = frozenset("\"'`\u201c\u201d\u2018\u2019")


def with_own_subject(heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    """The parse of one sentence, mended where a clause's subject hangs elsewhere; else as it is."""
    for clause, form in enumerate(forms):
        if form.dep == "ccomp" and forms[heads[clause]].lemma in SAYS_A_CLAUSE:
            thing = _object_before(clause, heads, forms)
            if thing is not None:
                heads, forms = _given(thing, clause, heads, forms)
        elif form.dep == "ROOT":
            name = _name_set_apart(clause, heads, forms)
            if name is not None:
                heads, forms = _given(name, clause, heads, forms)
    return heads, forms


def _object_before(clause: int, heads: Sequence[int], forms: Sequence[Form]) -> int | None:
    """The object of the verb above that fills all the room between it and a finite clause without a subject."""
    verb = heads[clause]
    if verb > clause or _has_subject(clause, heads, forms) or not is_finite(clause, heads, forms):
        return None
    beside = [at for at in below(verb, heads) if verb < at < clause]
    things = [at for at in beside if forms[at].dep == "dobj" or _is_described(at, heads, forms)]
    if len(things) != 1 or any(forms[at].dep not in _BETWEEN for at in beside if at != things[0]):
        return None
    thing = things[0]
    first = min(start_of_group(clause, heads, forms), left_of(clause, heads))
    if any(forms[at].lower in _QUOTES for at in range(verb, first)) or right_of(thing, heads) > first:
        return None
    after = [at for at in beside if at > thing]
    return thing if all(forms[at].dep in ("punct", "advmod") for at in after) else None


def _is_described(at: int, heads: Sequence[int], forms: Sequence[Form]) -> bool:
    """Whether a noun taken for an adverb has a clause of its own: "one way for the town to save water"."""
    return forms[at].dep == "npadvmod" and any(forms[each].dep == "relcl" for each in below(at, heads))


def _name_set_apart(verb: int, heads: Sequence[int], forms: Sequence[Form]) -> int | None:
    """The name that opens the sentence before a comma, where the verb has no subject."""
    if not is_finite(verb, heads, forms) or _has_subject(verb, heads, forms):
        return None
    name = next((at for at in below(verb, heads) if left_of(at, heads) == 0), None)
    if name is None or name > verb or forms[name].pos != "PROPN" or forms[name].dep not in _LOST:
        return None
    end = right_of(name, heads)
    set_apart = forms[end].lower == "," and forms[start_of_group(verb, heads, forms) - 1].lower == ","
    return name if set_apart else None


def _has_subject(verb: int, heads: Sequence[int], forms: Sequence[Form]) -> bool:
    return any(forms[at].dep in SUBJECTS or forms[at].dep == "mark" for at in below(verb, heads))


def _given(thing: int, clause: int, heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    """Hangs a subject, and what stands between it and its clause, on the clause."""
    heads, forms = list(heads), list(forms)
    passive = any(forms[at].dep == "auxpass" for at in below(clause, heads))
    verb = heads[clause]
    for at in range(thing + 1, clause):
        if heads[at] == verb:
            heads[at] = clause
    heads[thing] = clause
    forms[thing] = forms[thing]._replace(dep="nsubjpass" if passive else "nsubj")
    return heads, forms
