"""A parse in, the same out with a clause after a colon set beside the verb that has its own: "urged all to go: "We…"".

A verb governs one clause. Where it has one before the colon, what is quoted after it is no part of what it says.
"""

from collections.abc import Sequence

from dragoman.language.forms import Form
from dragoman.language.trees import Parse, below, left_of

_OWN = frozenset(("xcomp", "ccomp", "acomp", "attr"))
"""What completes a verb, so that it governs no other clause."""
_OPENS = frozenset("\"'`-")
"""What may stand between a colon and its clause."""


def with_clauses_apart(heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    """The parse of one sentence, mended where a verb governs a clause after a colon beside its own; else as it is."""
    if all(form.lower != ":" for form in forms):
        return heads, forms
    for clause, form in enumerate(forms):
        if form.dep == "ccomp" and heads[clause] < clause and _is_apart(clause, heads, forms):
            forms = [*forms[:clause], form._replace(dep="parataxis"), *forms[clause + 1 :]]
    return heads, forms


def _is_apart(clause: int, heads: Sequence[int], forms: Sequence[Form]) -> bool:
    """Whether a colon stands before a clause, and before that what completes its verb."""
    verb = heads[clause]
    first = left_of(clause, heads)
    while first > verb and forms[first - 1].lower in _OPENS:
        first -= 1
    if forms[first - 1].lower != ":" or first - 1 <= verb:
        return False
    return any(forms[at].dep in _OWN and verb < at < first for at in below(verb, heads))
