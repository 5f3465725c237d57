"""Two aligned sentences in, what the second says differently out. Paraphrase is not drift: when in doubt, nothing."""

from collections.abc import Callable, Iterator

from dragoman.crossdoc.drift.certainty import alternatives, established, hedges, intents, undone
from dragoman.crossdoc.drift.change import Change
from dragoman.crossdoc.drift.figures import dates, fractions, numbers, ordinals, periods
from dragoman.crossdoc.drift.leftover import reversed_words, roles, steps, strangers, undone_acts
from dragoman.crossdoc.drift.naming import companions, kin, labels, names, nationality, spelling
from dragoman.crossdoc.drift.places import compass, generalised, places
from dragoman.crossdoc.drift.polarity import force, negations, opposites
from dragoman.crossdoc.drift.quoting import quotes
from dragoman.crossdoc.drift.speakers import agents, inverted, speakers
from dragoman.crossdoc.drift.tokens import Piece
from dragoman.crossdoc.drift.voices import attribution


def changes(a: Piece, b: Piece, around: Piece | None = None, *, ordered: bool = True) -> list[Change]:
    """What `b` says differently from `a`, at most one change of a kind.

    Args:
        a: The sentence as it was.
        b: The sentence that came of it.
        around: `b` with its neighbours, where attribution may have gone; None takes `b` alone.
        ordered: Whether `b` is known to come of `a`; else the explanations name neither a source nor a rewrite.
    """
    found: dict[str, Change] = {}
    for rule in RULES:
        for change in rule(a, b, around or b):
            found.setdefault(change.kind, change)
    kept = (change for change in found.values() if not _is_speaker(change, found.get("attribution_changed")))
    return [change.worded(ordered=ordered) for change in kept]


def _is_speaker(change: Change, voice: Change | None) -> bool:
    """Whether another name is another speaker, which is told already."""
    if voice is None or change.kind != "actor_changed":
        return False
    return voice.before[0] <= change.before[0] and change.before[1] <= voice.before[1]


RULES: tuple[Callable[[Piece, Piece, Piece], Iterator[Change]], ...] = (
    numbers, fractions, ordinals, dates, periods, hedges, alternatives, intents, established, undone, negations,
    opposites, force, quotes, attribution, speakers, inverted, agents, names, spelling, companions, kin, labels,
    nationality, places, compass, generalised, strangers, roles, steps, reversed_words, undone_acts,
)  # fmt: skip
