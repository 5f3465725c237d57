"""A parse in, the same out with what a colon parts from a verb set beside it: "urged all to go: "We…"".

A verb governs one clause. Where it has one before the colon, what is quoted after it is no part of what it says. And
what is quoted governs no clause before the colon, nor has it two subjects, one of them there.
"""

from collections.abc import Sequence

from dragoman.language.forms import Form
from dragoman.language.swallowed import SAYS_A_CLAUSE
from dragoman.language.trees import SUBJECTS, Parse, below, left_of, right_of

_OWN = frozenset(("xcomp", "ccomp", "acomp", "attr"))
"""What completes a verb, so that it governs no other clause."""
_OPENS = frozenset("\"'`-")
"""What may stand between a colon and its clause."""


def with_clauses_apart(heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    """The parse of one sentence, mended where a verb governs a clause after a colon beside its own; else as it is."""
    if all(form.lower != ":" for form in forms):
        return heads, forms
    for clause, form in enumerate(forms):
        dep = _beside(clause, heads, forms)
        if dep is not None:
            forms = [*forms[:clause], form._replace(dep=dep), *forms[clause + 1 :]]
    return heads, forms


def _beside(at: int, heads: Sequence[int], forms: Sequence[Form]) -> str | None:
    """What a clause or subject is that a colon parts from the verb it hangs on; None where none does."""
    verb, dep = heads[at], forms[at].dep
    if dep == "ccomp" and verb < at:
        return "parataxis" if _is_apart(at, heads, forms) else None
    if dep not in ("ccomp", *SUBJECTS) or forms[min(right_of(at, heads), len(forms) - 1)].lower != ":":
        return None
    after = [each for each in below(verb, heads) if at < each < verb and forms[each].dep in SUBJECTS]
    if not after or left_of(after[-1], heads) <= right_of(at, heads) or forms[verb].lemma in SAYS_A_CLAUSE:
        return None
    return "parataxis" if dep == "ccomp" else "dep"


def _is_apart(clause: int, heads: Sequence[int], forms: Sequence[Form]) -> bool:
    """Whether a colon stands before a clause, and before that what completes its verb."""
    verb = heads[clause]
    first = left_of(clause, heads)
    while first > verb and forms[first - 1].lower in _OPENS:
        first -= 1
    if forms[first - 1].lower != ":" or first - 1 <= verb:
        return False
    return any(forms[at].dep in _OWN and verb < at < first for at in below(verb, heads))
