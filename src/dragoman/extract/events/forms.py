"""Verb forms that tagger and lemmatizer took wrongly: a form in, the verbs that it may belong to out."""


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
