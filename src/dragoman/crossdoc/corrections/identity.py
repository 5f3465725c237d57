"""Who a person decided to be one actor: decisions in, another code for each code that is given up out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.codebooks.actors import actor_key, load_codebook
from dragoman.model.findings import Decision
from dragoman.ports import CorpusView


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """Actor keys that are given up, the key that each goes by, and who decided it."""

    keys: Mapping[str, str] = field(default_factory=dict)
    deciders: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.keys)

    @property
    def pattern(self) -> str:
        """A regular expression (RE2) that finds a given-up actor among codes joined by `;`, under any sector."""
        return "|".join(f"(^|;){_under_any_sector(key)}($|;)" for key in sorted(self.keys))

    def of(self, codes: str | None) -> str | None:
        """Codes joined by `;`, each given-up one replaced; a person keeps the sector that is spoken of."""
        return None if codes is None else ";".join(dict.fromkeys(self._one(code) for code in codes.split(";")))

    def by(self, codes: str | None) -> str | None:
        """Who decided on one of the codes, or None."""
        return next((self.deciders[key] for code in (codes or "").split(";") if (key := self._key(code))), None)

    def _key(self, code: str) -> str | None:
        return next((key for key in (code, actor_key(code)) if key in self.keys), None)

    def _one(self, code: str) -> str:
        key = self._key(code)
        if key is None:
            return code
        head, slash, name = self.keys[key].partition("/")
        state, _, sector = code.partition("/")[0].partition(".")
        return f"{state}.{sector}/{name}" if slash and sector and head == state else self.keys[key]


def aliases_of(view: CorpusView, decisions: Iterable[Decision]) -> Aliases:
    """What the decisions on actors come to.

    Two actors are one where the last judgement on them is `same`; a `different` keeps apart what a chain of
    others would join. The one that the codebook knows gives its code, else the one named more often.
    """
    latest: dict[frozenset[str], Decision] = {}
    for row in sorted(decisions, key=lambda row: (row.at, row.decision_id)):
        if row.kind == "actor" and row.object and row.object != row.subject:
            latest[frozenset({row.subject, row.object})] = row
    apart = [pair for pair, row in latest.items() if row.judgement == "different"]
    groups: list[set[str]] = []
    deciders: dict[str, str] = {}
    for pair, row in latest.items():
        if row.judgement != "same":
            continue
        meeting = [group for group in groups if group & pair]
        joined = set(pair).union(*meeting)
        if any(other <= joined for other in apart):
            continue
        groups = [group for group in groups if group not in meeting] + [joined]
        deciders |= dict.fromkeys(pair, row.by)
    keys: dict[str, str] = {}
    for group in groups:
        kept = _foremost(view, sorted(group))
        keys |= {key: kept for key in sorted(group) if key != kept}
    return Aliases(keys=keys, deciders={key: deciders[key] for key in keys})


def _foremost(view: CorpusView, keys: Sequence[str]) -> str:
    codebook = load_codebook()
    query = "select count(*) from mentions where regexp_matches(coalesce(actor, ''), ?)"
    counts = {key: view.sql(query, [f"(^|;){_under_any_sector(key)}($|;)"]).column(0)[0].as_py() for key in keys}
    return min(keys, key=lambda key: (not codebook.actor(key), -counts[key], key))


def _under_any_sector(key: str) -> str:
    head, slash, name = key.partition("/")
    return rf"{re.escape(head)}(\.[A-Z]+)*/{re.escape(name)}" if slash else re.escape(key)
