"""The mentions of all reports in, the table `actors` out: one row for each person or body that they name.

A person is one row whatever the office spoken of: the key leaves the sector out. Offices come from the
codebook's terms, and from the titles that reports give; names are counted as written.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

from dragoman.codebooks.actors import Codebook, actor_key, key_in_sql, load_codebook
from dragoman.codebooks.sectors import SECTOR_WORDS
from dragoman.model.findings import Actor, NameCount, Office
from dragoman.ports import CorpusView, Findings

_NAMED = """
    with wanted as (select unnest(?) as name)
    select actor, kind, mention_text, name, title, count(*) as times, min(mention_id) as mention_id from mentions
    where kind <> 'place' and actor is not null {which} group by actor, kind, mention_text, name, title order by all
"""
"""Mentions that are written alike, counted; a place is nobody."""
_OF_KEYS = f"""
    and actor in (
        select actor from (select actor, unnest(string_split(actor, ';')) as code
                           from (select distinct actor from mentions where actor is not null))
        where code in (select name from wanted)
        or {key_in_sql("code")} in (select name from wanted)
    )
"""
"""Mentions of some actors, by code or by key."""
_OF_MANY = frozenset({"BUS", "CVL", "JRN", "EDU", "LAB", "MED", "CRM", "REF", "AGR", "REL", "SOC", "PTY"})
"""Sectors of which a state has many bodies: "a Chilean bank" and "Chilean banks" are no one actor."""
_PRONOUNS = frozenset(
    {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their"}
    | {"theirs", "themselves"}
)


@dataclass(slots=True, kw_only=True)
class _Gathered:
    codes: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    full: Counter[str] = field(default_factory=Counter)
    titles: dict[str, str] = field(default_factory=dict)


class ActorPart:
    """Fills `actors`."""

    name = "actors"
    requires = frozenset({"mentions"})
    provides = frozenset({"actors"})
    reach: Literal["stories", "record"] = "record"

    def __init__(self, *, codebooks: tuple[Path, ...] = ()) -> None:
        """Args: codebooks: further tables of actors, before the ones that ship."""
        self._codebooks = codebooks

    def analyse(self, view: CorpusView) -> Findings:
        """One row an actor, ordered by key; the order of the reports plays no part."""
        return Findings(tables={"actors": self._rows(view.sql(_NAMED.format(which=""), [[""]]), None)}, updates={})

    def touched(self, view: CorpusView, documents: Sequence[str]) -> frozenset[str]:
        """The keys and codes of all whom some reports name."""
        query = "select distinct actor from mentions where actor is not null and list_contains(?, document_id)"
        codes = {
            code for row in view.sql(query, [list(documents)]).column(0).to_pylist() for code in str(row).split(";")
        }
        return frozenset(codes | {actor_key(code) for code in codes})

    def count_again(self, view: CorpusView, names: frozenset[str]) -> Findings:
        """The rows of these actors."""
        chosen = sorted(names)
        rows = self._rows(view.sql(_NAMED.format(which=_OF_KEYS), [chosen]), names)
        return Findings(tables={"actors": rows}, updates={}, only={"actors": ("actor", chosen)})

    def _rows(self, mentions: pa.Table, names: frozenset[str] | None) -> list[Actor]:
        gathered: dict[str, _Gathered] = defaultdict(_Gathered)
        together = []
        for batch in mentions.to_batches(max_chunksize=2000):
            for row in batch.to_pylist():
                if ";" in row["actor"]:
                    together.append(row)
                else:
                    _take(gathered, row)
        for row in together:
            _take_each(gathered, row)
        codebook = load_codebook(self._codebooks)
        return [_actor(key, gathered[key], codebook) for key in sorted(gathered) if names is None or key in names]


def _take(gathered: dict[str, _Gathered], row: dict[str, Any]) -> None:
    """Counts mentions for their actor."""
    code = row["actor"]
    key = actor_key(code) if row["kind"] == "person" else code
    if "/" not in key and (row["kind"] in ("person", "group") or key[4:] in _OF_MANY):
        return
    entry = gathered[key]
    entry.codes.add(code)
    entry.kinds[row["kind"]] += row["times"]
    if row["name"] is not None:
        entry.full[row["name"]] += row["times"]
    if _is_name(row["mention_text"], row["name"]):
        entry.written[row["mention_text"]] += row["times"]
    if row["title"] is not None:
        evidence = f"mention {row['mention_id']}"
        entry.titles[row["title"]] = min(entry.titles.get(row["title"], evidence), evidence)


def _take_each(gathered: dict[str, _Gathered], row: dict[str, Any]) -> None:
    """Counts several actors in one phrase, each by itself; a person is known from mentions of his own."""
    for code in row["actor"].split(";"):
        key = actor_key(code) if actor_key(code) in gathered else code
        if "/" not in key and (row["kind"] in ("person", "group") or key[4:] in _OF_MANY):
            continue
        gathered[key].codes.add(code)
        gathered[key].kinds[row["kind"] if key == code else "person"] += row["times"]


def _is_name(text: str, name: str | None) -> bool:
    """Whether a mention is written with a name: it shares a capitalised word with the full one."""
    if text.lower() in _PRONOUNS or name is None:
        return False
    return text.isupper() or (text[:1].isupper() and bool(set(text.split()) & set(name.split())))


def _actor(key: str, entry: _Gathered, codebook: Codebook) -> Actor:
    known = codebook.actor(key) or tuple(form for code in sorted(entry.codes) for form in codebook.actor(code))
    names = sorted(entry.written.items(), key=lambda pair: (-pair[1], pair[0]))
    head = key.partition("/")[0].partition(".")[0]
    usual = next((form.form for form in known if not form.short), None)
    return Actor(
        actor=key,
        name=_in_words(key, codebook)
        or usual
        or _most(entry.full)
        or _most(entry.written)
        or _body_in_words(key, codebook),
        names=tuple(NameCount(name=name, count=count) for name, count in names),
        kind=_most(entry.kinds) or "organisation",
        state=head if codebook.state_names(head) else None,
        sectors=tuple(sorted({sector for sector in map(_sector, entry.codes) if sector})),
        office=tuple(_offices(key, entry, codebook)),
        wikidata=next((form.wikidata for form in known if form.wikidata), None),
    )


def _in_words(key: str, codebook: Codebook) -> str | None:
    """A state's whole sector: Peru (government); None where the key is another's."""
    state, _, sector = key.partition(".")
    names = codebook.state_names(state)
    word = SECTOR_WORDS.get(sector)
    return f"{names[0]} ({word})" if names and word else None


def _body_in_words(key: str, codebook: Codebook) -> str:
    """A body that no report names by a name of its own: defence ministry (Peru)."""
    head, _, body = key.partition("/")
    names = codebook.state_names(head.partition(".")[0])
    words = body.replace("_", " ")
    if names and words:
        return f"{words} ({names[0]})"
    return words[:1].upper() + words[1:] or key


def _sector(code: str) -> str | None:
    return code.partition("/")[0].partition(".")[2] or None


def _offices(key: str, entry: _Gathered, codebook: Codebook) -> Iterator[Office]:
    terms = codebook.terms(key)
    for term in terms:
        yield Office(
            title=term.title or term.office or "",
            since=term.since,
            until=term.until,
            evidence=f"{term.table}, line {term.row}: {term.source}",
        )
    known = {(term.title or "").lower() for term in terms}
    for title in sorted(entry.titles):
        if title.lower() not in known:
            yield Office(title=title, since=None, until=None, evidence=entry.titles[title])


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
