"""A parse in, the same out with the subject given back that a phrase before it has swallowed.

"After talks in Rome, Italy and France said": the parser takes the three names for one list, so that the verb has the
talks for its subject, or none. A clause of its own has one, and what stands between the comma and the verb is it.
"""

from collections.abc import Sequence

from dragoman.language.forms import Form
from dragoman.language.trees import SUBJECTS, Parse, above, below, is_finite, left_of, right_of, start_of_group

_LEADS = frozenset(
    ("after", "before", "since", "during", "in", "at", "following", "amid", "despite", "with", "on", "under", "over",
     "within", "from", "by", "throughout", "until", "for")
)  # fmt: skip
"""Prepositions that open a sentence."""
_FIRST = 5
"""Words among which the preposition stands: "just three weeks before"."""


def with_subject(heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    """The parse of one sentence, mended if its first phrase has swallowed its subject; else as it is."""
    lead = next((at for at in range(min(_FIRST, len(forms))) if forms[at].lower in _LEADS), None)
    if lead is None or forms[lead].dep not in ("prep", "mark"):
        return heads, forms
    verb = heads[lead]
    if forms[verb].dep != "ROOT" or verb <= lead + 2 or not is_finite(verb, heads, forms):
        return heads, forms
    subject = next((at for at in below(verb, heads) if forms[at].dep in SUBJECTS), None)
    object_ = next((at for at in below(lead, heads) if forms[at].dep == "pobj"), None)
    thing = subject if object_ is None else object_
    if thing is None or (subject is not None and object_ is not None) or not lead < thing < verb:
        return heads, forms
    if left_of(thing, heads) != lead + 1 or forms[thing].pos == "PRON":
        return heads, forms
    found = _swallowed(thing, start_of_group(verb, heads, forms), heads, forms)
    if found is None:
        return heads, forms
    return _mended(lead, verb, thing, found, heads, forms)


def _swallowed(thing: int, end: int, heads: Sequence[int], forms: Sequence[Form]) -> int | None:
    """The first name after a comma inside a phrase, if it and what is joined to it reach up to the verb."""
    for at in range(thing + 1, end):
        if forms[at].dep not in ("conj", "appos") or forms[at].pos != "PROPN" or heads[at] > at:
            continue
        first = left_of(at, heads)
        inside = thing in (heads[at], *above(heads[at], heads))
        if inside and forms[first - 1].lower == "," and _right_of_list(at, heads, forms) == end:
            return at
    return None


def _right_of_list(at: int, heads: Sequence[int], forms: Sequence[Form]) -> int:
    """Where a name ends with the names joined to it, be they hung on it or beside it on what it is hung on."""
    ends = [right_of(at, heads)]
    ends += [
        right_of(each, heads) for each in below(heads[at], heads) if each > at and forms[each].dep in ("conj", "cc")
    ]
    return max(ends)


def _mended(lead: int, verb: int, thing: int, name: int, heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    heads, forms = list(heads), list(forms)
    higher = heads[name]
    passive = any(heads[at] == verb and forms[at].dep == "auxpass" for at in range(len(heads)))
    for at in range(name + 1, verb):
        if heads[at] == higher and forms[at].dep in ("conj", "cc", "punct"):
            heads[at] = name
    comma = left_of(name, heads) - 1
    heads[comma] = heads[name] = verb
    forms[name] = forms[name]._replace(dep="nsubjpass" if passive else "nsubj")
    heads[thing] = lead
    forms[thing] = forms[thing]._replace(dep="pobj")
    forms[lead] = forms[lead]._replace(dep="prep")
    return heads, forms
