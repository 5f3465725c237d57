"""Atoms of a text and a table of patterns in, the longest match from a place out.

An *atom* is a run of letters, a run of digits or one sign. An *edge* says that the atoms from here to
there are of some category with some value: a word of the lexicon, a number, or a phrase that a
pattern itself describes. Patterns are compiled to one trie over categories; a walk follows all edges
at once, so the cost is bounded by the longest pattern, not by the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.extract.times.lexicon import lexicon
from dragoman.extract.times.numbers import numeric_edges, word_edges

_ATOM = re.compile(r"[^\W\d_]{1,64}|\d{1,32}|[^\w\s]|_")


class Atom(NamedTuple):
    """A run of letters, of digits, or a sign; the span is in code points into the text cut up."""

    text: str
    lower: str
    start: int
    end: int
    glued: bool
    """Whether it follows the atom before without white space."""


class Edge(NamedTuple):
    """The atoms up to `end` (an index, exclusive) are one `category` with a `value`."""

    category: str
    end: int
    value: object


class Match(NamedTuple):
    """A pattern found: the rule's name, the atoms it covers, and the values of its parts in order."""

    rule: str
    start: int
    end: int
    parts: tuple[Edge, ...]

    def value(self, category: str, nth: int = 0) -> object:
        """The value of the nth part of a category; None where there is none."""
        found = [part.value for part in self.parts if part.category == category]
        return found[nth] if nth < len(found) else None

    def has(self, category: str) -> bool:
        """Whether some part has the category."""
        return any(part.category == category for part in self.parts)


@dataclass(slots=True)
class Node:
    """A state of the trie: where each category leads, and the rules that end here, first in the table first."""

    edges: dict[str, "Node"] = field(default_factory=dict)
    rules: list[tuple[int, str]] = field(default_factory=list)


def atoms(text: str, start: int = 0, end: int | None = None) -> list[Atom]:
    """The atoms of a stretch of text."""
    found: list[Atom] = []
    previous = -1
    for match in _ATOM.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        found.append(Atom(word, word.lower(), match.start(), match.end(), match.start() == previous))
        previous = match.end()
    return found


def lowered(text: str, start: int, end: int) -> set[str]:
    """The words of the atoms of a stretch of text, in small letters: what a quick look needs."""
    return set(map(str.lower, _ATOM.findall(text, start, end)))


def compile_patterns(rules: Sequence[tuple[str, str]]) -> Node:
    """A trie of (name, pattern) rows. `X?` may be missing, `X|Y` is either, `||` parts whole alternatives."""
    root = Node()
    for order, (name, pattern) in enumerate(rules):
        for alternative in pattern.split("||"):
            for sequence in _expanded(alternative.split()):
                node = root
                for symbol in sequence:
                    node = node.edges.setdefault(symbol, Node())
                node.rules.append((order, name))
    return root


class Lattice:
    """All edges over the atoms of a sentence, found when asked for.

    `layers` are the tries of the patterns that build composite edges, each using what the layers
    before it built; a rule's name up to the dot is the category of the edge, its `Match` the value.
    """

    def __init__(self, sequence: Sequence[Atom], layers: Sequence[Node]) -> None:
        """Args: sequence: the atoms; layers: patterns whose matches become edges, lowest first."""
        self.atoms = sequence
        self._layers = layers
        self._edges: list[dict[int, Mapping[str, tuple[Edge, ...]]]] = [{} for _ in (*layers, None)]

    def matches(self, patterns: Node, start: int) -> list[Match]:
        """The matches of a trie from an atom, the longest first, then in the order of the table."""
        return sorted(self._walk(patterns, start, len(self._layers)), key=_shortness)

    def _at(self, start: int, level: int) -> Mapping[str, tuple[Edge, ...]]:
        """Category -> its edges from an atom: words, and the phrases of the first `level` layers."""
        known = self._edges[level].get(start)
        if known is not None:
            return known
        found = self._edges[level][start] = self._phrases(start, level) if level else self._words(start)
        return found

    def _words(self, start: int) -> Mapping[str, tuple[Edge, ...]]:
        grouped: dict[str, tuple[Edge, ...]] = {}
        for edge in _word_edges(self.atoms, start):
            grouped[edge.category] = (*grouped.get(edge.category, ()), edge)
        return grouped

    def _phrases(self, start: int, level: int) -> Mapping[str, tuple[Edge, ...]]:
        below = self._at(start, level - 1)
        found = self._walk(self._layers[level - 1], start, level - 1) if below else ()
        if not found:
            return below
        grouped = dict(below)
        for match in found:
            category = match.rule.partition(".")[0]
            grouped[category] = (*grouped.get(category, ()), Edge(category, match.end, match))
        return grouped

    def _walk(self, root: Node, start: int, level: int) -> list[Match]:
        found: list[tuple[int, Match]] = []
        stack: list[tuple[Node, int, tuple[Edge, ...]]] = [(root, start, ())]
        while stack:
            node, position, parts = stack.pop()
            for order, rule in node.rules:
                found.append((order, Match(rule, start, position, parts)))
            if position >= len(self.atoms) or not node.edges:
                continue
            available = self._at(position, level)
            if node.edges.keys().isdisjoint(available):
                continue
            for category, following in node.edges.items():
                if category in available:
                    stack.extend([(following, edge.end, (*parts, edge)) for edge in available[category]])
        found.sort(key=_order)
        return [match for _, match in found]


def _shortness(match: Match) -> int:
    return -match.end


def _order(row: tuple[int, Match]) -> int:
    return row[0]


def _word_edges(sequence: Sequence[Atom], start: int) -> Iterator[Edge]:
    first = sequence[start]
    after = sequence[start + 1].lower if start + 1 < len(sequence) else None
    for words, category, value in lexicon().get(first.lower, ()):
        end = start + len(words)
        if len(words) == 1 or (after == words[1] and tuple([atom.lower for atom in sequence[start:end]]) == words):
            yield Edge(category, end, value)
    if first.lower[0].isdecimal():
        for category, length, value in numeric_edges(sequence, start):
            yield Edge(category, start + length, value)
    else:
        for category, length, value in word_edges(sequence, start):
            yield Edge(category, start + length, value)


def _expanded(symbols: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if not symbols:
        yield ()
        return
    head, rest = symbols[0], tuple(_expanded(symbols[1:]))
    optional = head.endswith("?")
    for choice in head.removesuffix("?").split("|"):
        for tail in rest:
            yield (choice, *tail)
    if optional:
        yield from rest
