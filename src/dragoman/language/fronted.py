"""A parse in, the same out with the subject given back that a phrase before it has swallowed.

"After talks in Rome, Italy and France said": the parser takes the three names for one list, so that the verb has the
talks for its subject, or none. A clause of its own has one, and what stands between the comma and the verb is it.
"""

from collections.abc import Sequence

from dragoman.language.forms import Form

_LEADS = frozenset(
    ("after", "before", "since", "during", "in", "at", "following", "amid", "despite", "with", "on", "under", "over",
     "within", "from", "by", "throughout", "until", "for")
)  # fmt: skip
"""Prepositions that open a sentence."""
_FIRST = 5
"""Words among which the preposition stands: "just three weeks before"."""
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_GROUP = frozenset(("aux", "auxpass", "neg", "advmod"))

Parse = tuple[Sequence[int], Sequence[Form]]
"""The position of each word's head, and its form."""


def with_subject(heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    """The parse of one sentence, mended if its first phrase has swallowed its subject; else as it is."""
    lead = next((at for at in range(min(_FIRST, len(forms))) if forms[at].lower in _LEADS), None)
    if lead is None or forms[lead].dep not in ("prep", "mark"):
        return heads, forms
    verb = heads[lead]
    if forms[verb].dep != "ROOT" or verb <= lead + 2 or not _is_finite(verb, heads, forms):
        return heads, forms
    subject = next((at for at in _below(verb, heads) if forms[at].dep in _SUBJECTS), None)
    object_ = next((at for at in _below(lead, heads) if forms[at].dep == "pobj"), None)
    thing = subject if object_ is None else object_
    if thing is None or (subject is not None and object_ is not None) or not lead < thing < verb:
        return heads, forms
    if _left(thing, heads) != lead + 1 or forms[thing].pos == "PRON":
        return heads, forms
    found = _swallowed(thing, _start_of_group(verb, heads, forms), heads, forms)
    if found is None:
        return heads, forms
    return _mended(lead, verb, thing, found, heads, forms)


def _swallowed(thing: int, end: int, heads: Sequence[int], forms: Sequence[Form]) -> int | None:
    """The first name after a comma inside a phrase, if it and what is joined to it reach up to the verb."""
    for at in range(thing + 1, end):
        if forms[at].dep not in ("conj", "appos") or forms[at].pos != "PROPN" or heads[at] > at:
            continue
        first = _left(at, heads)
        inside = thing in (heads[at], *_above(heads[at], heads))
        if inside and forms[first - 1].lower == "," and _right_of_list(at, heads, forms) == end:
            return at
    return None


def _right_of_list(at: int, heads: Sequence[int], forms: Sequence[Form]) -> int:
    """Where a name ends with the names joined to it, be they hung on it or beside it on what it is hung on."""
    ends = [_right(at, heads)]
    ends += [
        _right(each, heads) for each in _below(heads[at], heads) if each > at and forms[each].dep in ("conj", "cc")
    ]
    return max(ends)


def _mended(lead: int, verb: int, thing: int, name: int, heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    heads, forms = list(heads), list(forms)
    above = heads[name]
    passive = any(heads[at] == verb and forms[at].dep == "auxpass" for at in range(len(heads)))
    for at in range(name + 1, verb):
        if heads[at] == above and forms[at].dep in ("conj", "cc", "punct"):
            heads[at] = name
    comma = _left(name, heads) - 1
    heads[comma] = heads[name] = verb
    forms[name] = forms[name]._replace(dep="nsubjpass" if passive else "nsubj")
    heads[thing] = lead
    forms[thing] = forms[thing]._replace(dep="pobj")
    forms[lead] = forms[lead]._replace(dep="prep")
    return heads, forms


def _is_finite(verb: int, heads: Sequence[int], forms: Sequence[Form]) -> bool:
    return forms[verb].tag in _FINITE or any(
        forms[at].tag in (*_FINITE, "MD") for at in _below(verb, heads) if forms[at].dep in _GROUP
    )


def _start_of_group(verb: int, heads: Sequence[int], forms: Sequence[Form]) -> int:
    """Where the verb with its auxiliaries begins."""
    first = verb
    while first > 0 and heads[first - 1] == verb and forms[first - 1].dep in _GROUP:
        first -= 1
    return first


def _below(head: int, heads: Sequence[int]) -> list[int]:
    return [at for at, above in enumerate(heads) if above == head and at != head]


def _above(at: int, heads: Sequence[int]) -> list[int]:
    found = []
    while heads[at] != at:
        at = heads[at]
        found.append(at)
    return found


def _left(at: int, heads: Sequence[int]) -> int:
    return min(each for each in range(len(heads)) if each == at or at in _above(each, heads))


def _right(at: int, heads: Sequence[int]) -> int:
    return 1 + max(each for each in range(len(heads)) if each == at or at in _above(each, heads))
