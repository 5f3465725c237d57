"""The words of an act in, which act they name out: "killed", "the slaying" and "murder" name one."""

from collections.abc import Mapping
from functools import cache

from dragoman.codebooks.acts import Act, acts
from dragoman.language.words import stem_of


def act_of(words: str, lemma: str | None = None) -> Act:
    """The act that an anchor names; of several words the last known one decides.

    Args:
        words: As the report has them.
        lemma: Of their head, where it was parsed.

    Returns:
        An act of the table, or one by the stem of the last word where the table does not know it.
    """
    plain = " ".join(words.lower().split())
    table, stems = acts(), _by_stem()
    found = table.get(plain) or table.get(lemma or "")
    if found is not None:
        return found
    tokens = [token for token in plain.split() if token[0].isalnum()]
    for token in (lemma if lemma and lemma[0].isalnum() else None, *reversed(tokens)):
        if token and (found := stems.get(stem_of(token))) is not None:
            return found
    return Act(name=stem_of(lemma or tokens[-1]) if tokens else "", light=False)


@cache
def _by_stem() -> Mapping[str, Act]:
    found: dict[str, Act] = {}
    for word, act in acts().items():
        if " " not in word:
            found.setdefault(stem_of(word), act)
    return found
