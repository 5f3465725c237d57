"""The tree of one parsed sentence while it may still be mended: positions and forms in, positions out."""

from collections.abc import Sequence

from dragoman.language.forms import Form

FINITE = frozenset(("VBD", "VBZ", "VBP"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
GROUP = frozenset(("aux", "auxpass", "neg", "advmod"))
"""What stands between a verb and its auxiliaries."""

Parse = tuple[Sequence[int], Sequence[Form]]
"""The position of each word's head, and its form."""


def is_finite(verb: int, heads: Sequence[int], forms: Sequence[Form]) -> bool:
    """Whether a verb has a tense, of its own or of its auxiliaries."""
    return forms[verb].tag in FINITE or any(
        forms[at].tag in (*FINITE, "MD") for at in below(verb, heads) if forms[at].dep in GROUP
    )


def start_of_group(verb: int, heads: Sequence[int], forms: Sequence[Form]) -> int:
    """Where the verb with its auxiliaries begins."""
    first = verb
    while first > 0 and heads[first - 1] == verb and forms[first - 1].dep in GROUP:
        first -= 1
    return first


def below(head: int, heads: Sequence[int]) -> list[int]:
    """The positions of the words that hang on one."""
    return [at for at, higher in enumerate(heads) if higher == head and at != head]


def above(at: int, heads: Sequence[int]) -> list[int]:
    """The positions of the words that one hangs on, up to the root."""
    found = []
    while heads[at] != at:
        at = heads[at]
        found.append(at)
    return found


def left_of(at: int, heads: Sequence[int]) -> int:
    """Where what hangs on a word begins."""
    return min(each for each in range(len(heads)) if each == at or at in above(each, heads))


def right_of(at: int, heads: Sequence[int]) -> int:
    """Where what hangs on a word ends; the position after its last word."""
    return 1 + max(each for each in range(len(heads)) if each == at or at in above(each, heads))
