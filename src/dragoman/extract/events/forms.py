"""Under which forms a word is looked up: a token in, its rows of the predicate table out.

Verb forms that tagger and lemmatizer took wrongly are tried as the verbs that they may belong to.
"""

from functools import lru_cache

from dragoman.codebooks.predicates import Predicate, predicates
from dragoman.extract.events import frames
from dragoman.model.text import Sentence, Token

_POS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}


def rows_of(sentence: Sentence, token: Token) -> tuple[Predicate, ...]:
    """The rows of the word, tried as what it is, joined, then in parts, then as the verb of an -ing noun."""
    pos = _POS.get(token.pos)
    if pos is None:
        return ()
    return _rows_under(pos, token.tag, frames.word_of(sentence, token), token.lemma.lower(), token.lower)


@lru_cache(maxsize=20_000)
def _rows_under(pos: str, tag: str, word: str, last: str, lower: str) -> tuple[Predicate, ...]:
    keys = [(pos, word), (pos, word.replace("-", "")), (pos, last)]
    if pos == "v":
        keys += [("v", stem) for stem in verb_stems(lower)]
    if pos != "v" and lower.endswith(("ing", "ings")):
        keys += [("v", stem) for stem in stems(lower.rstrip("s")[:-3])]
    if pos == "a" and lower.endswith("ed"):
        keys += [("v", stem) for stem in stems(lower[:-2])]
    if pos == "n" and tag in ("NN", "NNS", "NNP", "NNPS") and lower != last:
        keys.append((pos, lower))
    table = predicates()
    return next((table[key] for key in keys if key in table), ())


def verb_stems(form: str) -> tuple[str, ...]:
    """The verbs that a form may belong to, for where tagger and lemmatizer went wrong ("dined" -> "din")."""
    if form in _IRREGULAR:
        return (_IRREGULAR[form],)
    if form.endswith("ied"):
        return (f"{form[:-3]}y",)
    if form.endswith("ed"):
        return (form[:-1], *stems(form[:-2]))
    if form.endswith("ing"):
        return stems(form[:-3])
    return (form[:-2], form[:-1]) if form.endswith("es") else (form.removesuffix("s"),)


_IRREGULAR = {
    "forgave": "forgive", "fought": "fight", "shot": "shoot", "struck": "strike", "slain": "slay", "slew": "slay",
    "beat": "beat", "beaten": "beat", "broke": "break", "broken": "break", "sought": "seek", "met": "meet", "sent":
    "send", "gave": "give", "took": "take", "spoke": "speak", "stole": "steal", "withdrew": "withdraw", "forbade":
    "forbid", "forbidden": "forbid", "overran": "overrun", "bought": "buy", "sold": "sell", "led": "lead", "held":
    "hold", "said": "say", "told": "tell", "hanged": "hang", "hung": "hang", "hit": "hit", "hurt": "hurt", "swore":
    "swear", "sank": "sink", "sunk": "sink", "upheld": "uphold", "drove": "drive", "flew": "fly", "burnt": "burn",
    "fed": "feed", "overflew": "overfly", "overflown": "overfly",
    "backed": "back", "freed": "free", "agreed": "agree", "decreed": "decree",
}  # fmt: skip


def stems(stem: str) -> tuple[str, ...]:
    """The verbs that a form without its ending may come from: bomb, seize, ban."""
    undoubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return (stem, f"{stem}e", undoubled)
