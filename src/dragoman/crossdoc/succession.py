"""The groups of a record before and after a run in, what became of each old name out.

Stories, origins and incidents are named by their earliest member, so a name can go when a record grows:
two stories merge, one splits, or an earlier report arrives. Where that happens the old name leads to
the group that holds most of its members.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dragoman.ports import CorpusView

GROUPS: Mapping[str, tuple[str, str]] = {
    "stories": ("story_id", "documents"),
    "origins": ("origin_id", "documents"),
    "incidents": ("incident_id", "events"),
}
"""Table -> (its id, its members)."""

_STORIES = "select story_id from documents where story_id is not null and list_contains(?, document_id)"

Members = Mapping[str, Mapping[str, Sequence[str]]]
"""Table -> id -> members."""


def members_of(view: CorpusView, documents: Sequence[str] | None = None) -> Members:
    """The groups of a record with their members; only those on some reports if their ids are given."""
    found: dict[str, dict[str, Sequence[str]]] = {}
    for table, (key, members) in GROUPS.items():
        where = "" if documents is None else f"where story_id in ({_STORIES})"
        parameters = [] if documents is None else [list(documents)]
        rows = view.sql(f"select {key}, {members} from {table} {where} order by {key}", parameters).to_pylist()
        found[table] = {row[key]: row[members] for row in rows}
    return found


def successors(before: Members, after: Members) -> list[tuple[str, str | None]]:
    """What became of each id that is there no more, by its id; None where its members are in no group."""
    pairs = (pair for table in GROUPS for pair in _successors(before[table], after[table]))
    return sorted(pairs, key=lambda pair: pair[0])


def _successors(
    before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str | None]]:
    group_of = {member: key for key, members in after.items() for member in members}
    for old, members in before.items():
        if old in after:
            continue
        votes = Counter(group_of[member] for member in members if member in group_of)
        best = min(votes, key=lambda key: (-votes[key], key), default=None)
        yield old, best
