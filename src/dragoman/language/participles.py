"""A parse in, the same out with a participle after "to" given back to its noun: "driven to previously held positions".

No infinitive is a participle, unless "be" or "have" stands between: the word after "to" is then what the noun is like,
and "to" is the preposition that governs it.
"""

from collections.abc import Sequence

from dragoman.language.forms import Form
from dragoman.language.trees import Parse, below, left_of

_OPENS = frozenset(("det", "poss", "predet"))
"""What begins a noun phrase: before it no participle can be a quality of the noun."""


def with_participles(heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    """The parse of one sentence, mended where "to" and a participle were taken for an infinitive; else as it is."""
    for to, form in enumerate(forms):
        if form.lower == "to" and form.dep == "aux":
            noun = _described(to, heads, forms)
            if noun is not None:
                heads, forms = _mended(to, noun, heads, forms)
    return heads, forms


def _described(to: int, heads: Sequence[int], forms: Sequence[Form]) -> int | None:
    """The noun before which a participle stands after "to"; None where it is an infinitive, or the main verb."""
    verb = heads[to]
    word = forms[verb]
    if word.tag != "VBN" or verb < to or word.lower == word.lemma.lower() or heads[verb] == verb:
        return None
    if any(heads[at] != verb or forms[at].dep != "advmod" for at in range(to + 1, verb)):
        return None
    noun = next((at for at in below(verb, heads) if forms[at].dep == "dobj"), None)
    if noun is None or noun < verb or left_of(noun, heads) != verb + 1:
        return None
    return None if any(forms[at].dep in _OPENS for at in below(noun, heads)) else noun


def _mended(to: int, noun: int, heads: Sequence[int], forms: Sequence[Form]) -> Parse:
    heads, forms = list(heads), list(forms)
    verb = heads[to]
    above = heads[verb]
    for at in below(verb, heads):
        if at > noun or at < to:
            heads[at] = noun if at > noun and forms[at].dep == "prep" else above
    heads[to], heads[noun], heads[verb] = above, to, noun
    forms[to] = forms[to]._replace(dep="prep", pos="ADP", tag="IN")
    forms[noun] = forms[noun]._replace(dep="pobj")
    forms[verb] = forms[verb]._replace(dep="amod")
    return heads, forms
