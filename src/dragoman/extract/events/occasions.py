"""An act that is only the occasion of its clause in, who takes part in it out.

"After talks with Chile, Peru signed" names one side with the noun and the other as the subject of the clause
that the occasion belongs to; "after joint drills, Peru and Chile signed" names both there.
"""

from dataclasses import dataclass

from dragoman.language.reference import MentionIndex
from dragoman.model.text import Sentence, Token

_AT = frozenset(("in", "at", "during", "after", "following", "over"))
"""Prepositions of occasions that have come to pass or do so with the clause."""
_AHEAD = (("ahead", "of"), ("prior", "to"))
"""Prepositions of two words of what is still to come when the clause is."""
_GATHERINGS = frozenset(("CONSULT", "COOPERATE", "MOBILIZE"))
"""Types of acts that one does together with others."""
_PARTS = frozenset(("week", "day", "month", "hour", "round", "series", "set", "start", "end", "margin", "sideline",
                    "year", "weekend"))  # fmt: skip
"""What a part or a stretch of an occasion is called: "after a week of drills"."""
_NAMED_BY = frozenset(("between", "among", "by"))
"""Prepositions with which the noun phrase itself names all who take part."""
_SAYS_TO = frozenset(("tell", "assure", "inform", "remind", "brief", "warn", "urge", "ask", "thank", "congratulate",
                      "advise", "implore", "beg", "press", "reassure", "invite"))  # fmt: skip
"""Verbs whose object is spoken to, present or at the other end of the line."""
_TALKED_OF = frozenset(("discuss", "raise", "review", "debate", "negotiate", "explore", "address", "broach", "praise",
                        "stress", "highlight"))  # fmt: skip
"""Verbs of talking, on whose object a parse may hang the occasion: "raised the price of oil in talks with Chile"."""
_INSIDE = ("dobj", "pobj", "prep")
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Who takes part in an act told as an occasion: the words that head their noun phrases."""

    takers: tuple[Token, ...]
    told: tuple[Token, ...]


def occasion_of(sentence: Sentence, noun: Token, act: str, index: MentionIndex) -> Occasion | None:
    """Who takes part in an act told as an occasion, besides those whom its own noun phrase names.

    Args:
        sentence: Of the noun.
        noun: The act's word: "talks" in "after talks with Chile, Peru signed".
        act: The PLOVER type of the act.
        index: Of the report's mentions.

    Returns:
        `takers`: the subject of its clause, or the party that the phrase hangs on ("Peru, in talks with Chile").
        `told`: to whom the clause says that they spoke ("in a call, Peru told Chile"). None where the noun is no
        such occasion.
    """
    if act not in _GATHERINGS or noun.pos not in ("NOUN", "PROPN"):
        return None
    if any(each.lower in _NAMED_BY for each in sentence.children(noun.index, "prep")):
        return None
    after = sentence.tokens[noun.right] if noun.right < len(sentence.tokens) else None
    if after is not None and (after.pos == "AUX" or after.tag in ("VBD", "VBZ")):
        return None  # "after talks with Chile were cancelled", a parse that took the clause for a noun
    token = noun
    for _ in range(_DEEPEST):
        preposition = sentence.tokens[token.head]
        if token.dep != "pobj" or preposition.dep != "prep":
            return None
        above = sentence.tokens[preposition.head]
        ahead = (above.lower, preposition.lower) in _AHEAD
        if ahead and above.head != above.index:
            return _still_to_come(sentence, noun, sentence.tokens[above.head], index)
        if preposition.lower == "before":
            return _still_to_come(sentence, noun, above, index)
        if preposition.lower == "of" and above.lemma.lower() in _PARTS:
            token = above
        elif preposition.lower in _AT:
            return _taking_part(sentence, above, index)
        else:
            return None
    return None


def _still_to_come(sentence: Sentence, noun: Token, above: Token, index: MentionIndex) -> Occasion | None:
    """Who will take part in what is ahead, where its noun names the other side: "ahead of talks with Chile"."""
    if not any(each.lower == "with" for each in sentence.children(noun.index, "prep")):
        return None
    found = _taking_part(sentence, above, index)
    return found and Occasion(takers=found.takers, told=())


def ahead_of(sentence: Sentence, index: int) -> str:
    """What puts an act after the clause that it belongs to: "ahead" of meeting Chile, "before" talks with Chile.

    Returns:
        The preposition's first word; empty where the act at token `index` is put after nothing.
    """
    token = sentence.tokens[index]
    marks = [each for each in sentence.children(index, "mark") if each.lower == "before"]
    if token.dep == "advcl" and marks:
        return "before"
    beside = [
        each for each in sentence.children(index, "advmod") if each.index < index and sentence.children(each.index)
    ]
    if token.tag == "VBG" and any(each.lower in ("ahead", "prior") for each in beside):
        return beside[0].lower  # a parse that makes "him" of "prior to him meeting" the object
    if token.dep not in ("pobj", "pcomp"):
        return ""
    preposition = sentence.tokens[token.head]
    above = sentence.tokens[preposition.head]
    if (above.lower, preposition.lower) in _AHEAD:
        return above.lower
    return "before" if preposition.lower == "before" else ""


def _taking_part(sentence: Sentence, above: Token, index: MentionIndex) -> Occasion | None:
    token = above
    if above.pos in ("NOUN", "PROPN"):
        named = index.heading(sentence, above.index)
        if named is not None and named.actor is not None:
            return Occasion(takers=(above,), told=())
        while token.dep in _INSIDE and token.head != token.index:
            token = sentence.tokens[token.head]
        if token.lemma not in _TALKED_OF:
            return None
    for _ in range(_DEEPEST):
        if token.pos not in ("VERB", "AUX") or sentence.children(token.index, "nsubjpass", "auxpass"):
            return None
        subjects = [each for each in sentence.children(token.index, "nsubj") if each.tag not in ("EX", "WDT")]
        if subjects:
            told = sentence.children(token.index, "dobj", "dative") if token.lemma in _SAYS_TO else ()
            return Occasion(takers=(subjects[0],), told=tuple(told))
        if token.dep not in ("advcl", "conj", "xcomp"):
            return None
        token = sentence.tokens[token.head]
    return None
