"""What a person writes for an actor or a report in, the codes and ids of the record that it means out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from dragoman.codebooks.actors import actor_key, load_codebook
from dragoman.errors import LookupFailed
from dragoman.model.findings import Story
from dragoman.model.text import Document
from dragoman.ports import CorpusView

_TOLD = """
    with told as (
        select unnest(string_split(concat(coalesce(source, ''), ';', coalesce(recipient, '')), ';')) as code from events
        union all select unnest(string_split(coalesce(speaker, ''), ';')) from statements
    )
    select distinct code from told where code <> '' order by code
"""
"""The codes that stand in events and statements: also those of groups (`RUS.MIL`), which are no one actor."""
_HINTS = 5
"""Names or ids that an error offers."""
_ALIKE = 0.75
"""Share of letters in common (difflib's ratio) from which a name is offered for another."""


def actor_meant(view: CorpusView, written: str) -> str | None:
    """The actor that a code means: its key in `actors`, or a code that stands in events or statements; else None.

    Args:
        view: The record.
        written: A code with or without a sector (`CHN.GOV/xi_jinping` and `CHN/xi_jinping` are one person).
    """
    for code in (written, actor_key(written)):
        if list(view.rows("actors", [code], column="actor")):
            return code
    return written if written in view.sql(_TOLD).column(0).to_pylist() else None


def actors_called(view: CorpusView, written: str) -> Sequence[str]:
    """The actors whose name it is, as the record writes it; small and capital letters are one."""
    query = """
        select actor from actors
        where lower(name) = lower(?) or list_contains(list_transform(names, lambda each: lower(each.name)), lower(?))
        order by lower(name) <> lower(?), actor
    """
    return [str(code) for code in view.sql(query, [written] * 3).column(0).to_pylist()]


def party_meant(view: CorpusView, written: str) -> str:
    """The code that a state's or an actor's code or name means: `CHN`, `chn` and `China` are one.

    Raises:
        LookupFailed: nobody is called so, or several are; the message names who could be meant.
    """
    codebook = load_codebook()
    if written.upper() in codebook.states():
        return written.upper()
    states = [code for code in codebook.states() if written.lower() in map(str.lower, codebook.state_names(code))]
    found = [code] if (code := actor_meant(view, written)) else states or actors_called(view, written)
    if len(found) == 1:
        return found[0]
    if found:
        raise LookupFailed(f"{written!r} is the name of several; write one of {', '.join(found[:_HINTS])}")
    raise LookupFailed(
        f"nobody is called {written!r}: write a code (CHN, RUS.GOV, CHN/xi_jinping) or a name as the record has it"
        + _perhaps(alike_actors(view, written))
    )


def alike_actors(view: CorpusView, written: str) -> Sequence[str]:
    """Codes of the record that are written much the same, or whose name is."""
    table = view.table("actors", ["actor", "name"])
    named = zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True)
    by_word = {word.lower(): code for code, name in named for word in (code, name)}
    return list(dict.fromkeys(by_word[word] for word in _alike(written.lower(), by_word)))


def alike_reports(view: CorpusView, written: str) -> Sequence[str]:
    """The uris of reports that hold what was written, or are written much the same."""
    uris = [str(uri) for uri in view.table("documents", ["uri"]).column(0).to_pylist()]
    holding = [uri for uri in uris if written.lower() in uri.lower()]
    return holding[:_HINTS] or _alike(written, uris)


def report_meant(view: CorpusView, written: str) -> Document:
    """The report that a uri or a document_id names.

    Raises:
        LookupFailed: none has it, or several have the uri; the message names those that could be meant.
    """
    found = list(view.rows("documents", [written])) or list(view.rows("documents", [written], column="uri"))
    if len(found) == 1:
        document: Document = found[0]
        return document
    if found:
        ids = ", ".join(sorted(document.document_id for document in found))
        raise LookupFailed(f"{len(found)} reports have the uri {written!r}: write one of their ids, {ids}")
    raise LookupFailed(
        f"no report has the uri or id {written!r}; `dragoman brief` lists the reports by uri"
        + _perhaps(alike_reports(view, written))
    )


def reports_in_order(view: CorpusView, story: Story) -> list[Document]:
    """The reports of a story as its brief numbers them (R1, R2, ...): by day, then uri."""
    found: Iterable[Document] = view.rows("documents", story.documents)
    return sorted(found, key=lambda document: (document.published_earliest or "9999", document.uri))


def report_cited(view: CorpusView, written: str, start: int, end: int) -> Document:
    """The report of a citation: its uri, its document_id, or its number in the brief (`R2`).

    Every story numbers its own reports, so a number means the report in which just those characters are
    the words of an assertion.

    Raises:
        LookupFailed: none or several can be meant; the message names them.
    """
    if not _NUMBERED.fullmatch(written) or list(view.rows("documents", [written], column="uri")):
        return report_meant(view, written)
    place = int(written[1:]) - 1
    stories = [reports_in_order(view, story) for story in view.rows("stories") if 0 <= place < len(story.documents)]
    there = [documents[place] for documents in stories if end <= len(documents[place].text)]
    ids = set(view.sql(_CITED, [[each.document_id for each in there], start, end]).column(0).to_pylist())
    meant = [each for each in there if each.document_id in ids] or there
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise LookupFailed(f"no report {written} of a story has characters {start} to {end}")
    hints = " or ".join(f"{each.uri}:{start}-{end}" for each in meant[:_HINTS])
    raise LookupFailed(f"{written} is another report in each story; write {hints}")


_NUMBERED = re.compile(r"R[0-9]{1,6}")
_CITED = """
    with said as (
        select document_id, anchor_start as first, anchor_end as last from events
        union all select document_id, sentence_start, sentence_end from events
        union all select document_id, content_start, content_end from statements
        union all select document_id, remark_start, remark_end from remarks
        union all select a_document, a_start, a_end from comparisons
        union all select b_document, b_start, b_end from comparisons
        union all select from_document, from_start, from_end from drifts
        union all select to_document, to_start, to_end from drifts
    )
    select distinct document_id from said
    where list_contains(?, document_id) and first = ? and last = ? order by document_id
"""
"""The reports, of some, in which the brief cites just those characters."""


def no_such_id(view: CorpusView, written: str) -> LookupFailed:
    """That nothing has an id, with what became of it or what may be meant instead."""
    became = [row.new_id for row in view.rows("superseded", [written], column="old_id") if row.new_id]
    rest = f"; it became {', '.join(became)}" if became else _perhaps(
        [*alike_actors(view, written), *alike_reports(view, written)]
    )  # fmt: skip
    return LookupFailed(f"nothing in the record has the id {written!r}{rest or _WHERE_IDS_ARE}")


_WHERE_IDS_ARE = "; `dragoman brief --ids` prints the id of every line"


def _alike(written: str, known: Iterable[str] | Mapping[str, str]) -> list[str]:
    return get_close_matches(written, list(known), n=_HINTS, cutoff=_ALIKE)


def _perhaps(hints: Sequence[str]) -> str:
    return f"; perhaps {' or '.join(hints[:_HINTS])}" if hints else ""
