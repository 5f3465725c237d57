"""A match where it stands: the atoms around it and the parsed words over them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.extract.times.automaton import Atom, Match
from dragoman.model.text import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A match where it stands: its atoms, the atoms of its sentence, the token over each atom (None unparsed)."""

    match: Match
    atoms: Sequence[Atom]
    token: Callable[[int], Token | None]

    def before(self, distance: int = 1) -> Atom | None:
        """The atom some places before the match."""
        index = self.match.start - distance
        return self.atoms[index] if index >= 0 else None

    def after(self, distance: int = 0) -> Atom | None:
        """The atom some places after the match."""
        index = self.match.end + distance
        return self.atoms[index] if index < len(self.atoms) else None

    @property
    def words(self) -> tuple[Atom, ...]:
        """The atoms of the match."""
        return tuple(self.atoms[self.match.start : self.match.end])


def words(text: str) -> frozenset[str]:
    """The words of a text, for looking up."""
    return frozenset(text.split())
