"""Words for kinds of states (kingdom, landlocked, Himalayan); `data/state_kinds.csv` in, codes of states out."""

import functools
import itertools
from collections.abc import Mapping, Sequence

from dragoman.codebooks.tables import read_table


def states_of_kinds(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The states that a phrase may stand for by its words, and the words that say so.

    Args:
        words: Of the phrase, lower case, in order.

    Returns:
        Alpha-3 codes and words; both empty where no word tells a kind.
    """
    pairs = [" ".join(pair) for pair in itertools.pairwise(words)]
    told = [pair for pair in pairs if pair in _kinds()]
    joined = {word for pair in told for word in pair.split()}  # central asian is not asian
    told += [word for word in words if word in _kinds() and word not in joined]
    if not told:
        return frozenset(), frozenset()
    states = frozenset.intersection(*(_kinds()[phrase] for phrase in told))
    return states, frozenset(word for phrase in told for word in phrase.split())


@functools.cache
def _kinds() -> Mapping[str, frozenset[str]]:
    rows = read_table("state_kinds.csv", ("words", "states", "example"))
    return {word: frozenset(states.split(";")) for words, states, _ in rows for word in words.split(";")}
