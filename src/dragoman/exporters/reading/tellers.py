"""The events of an incident and the statements that they stand in, in; who tells it as the incident has it, out.

Named is only who says so: not who denies it, refuses to say it, asks for it or holds a view of it. And only a person, a
body, a state or an outlet: a video or a page tells nothing, whoever took it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from dragoman.model.annotations import Event, Mention, Statement
from dragoman.model.findings import Incident
from dragoman.ports import CorpusView

_WHOLE = frozenset(
    "clause;addressee_clause;quote;set_off;after;noun_that;carried on;introduced;transcript;signed post;headline".split(
        ";"
    )
)
"""Constructions in which a statement is a clause of its own, which its speaker says."""
_NO_REPORT = frozenset({"asking", "proposing", "promising"})
"""Cues with such a clause that does not tell what is so."""
_THINGS = frozenset({"announcing: object", "disclosing: object", "finding: object"})
"""Cues whose object is told as a fact: "announced the release of the crew"."""
_PROMISES = frozenset({"promising", "promising a thing"})
_AHEAD = frozenset({"planned", "threatened"})
"""Status of an incident that a promise or a threat tells as it is."""
_SOMEBODY = frozenset({"person", "organisation", "group", "state"})
"""Kinds of mentions that can tell something."""
_BACKGROUND = re.compile(r"\b(?:before|after|since|following)\b[^,;.]*$", re.IGNORECASE)
"""The end of words behind which an act only says when another was: "were friends weeks before Russia"."""
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


class Tellers:
    """Who tells what, among the reports of a story."""

    def __init__(self, view: CorpusView, statements: Sequence[Statement], texts: Mapping[str, str]) -> None:
        """Args: texts: those of the reports, by id."""
        self._view = view
        self._texts = texts
        self._statements = {row.statement_id: row for row in statements}

    def of(self, incident: Incident, told: Iterable[Event]) -> list[str]:
        """The names of those who tell an incident as it is, in order; `told` are its events."""
        names = set()
        for event in told:
            row = self._statements.get(event.statement_id or "")
            if row is not None and event.status == incident.status and self._says(row, event):
                names.add(row.speaker_name)
        held = (row for row in self._statements.values() if row.speaker_name in names)
        somebody = {row.speaker_name for row in held if self._is_somebody(row)}
        return sorted(name for name in names & somebody if name is not None)

    def _says(self, row: Statement, event: Event) -> bool:
        first = max(row.content_start, event.sentence_start)
        before = self._texts[event.document_id][first : event.anchor_start]
        return tells(row, event.status) and _BACKGROUND.search(before) is None

    def _is_somebody(self, row: Statement) -> bool:
        return row.speaker is not None or _plain(row.speaker_name or "") in self._named.get(row.document_id, ())

    @cached_property
    def _named(self) -> Mapping[str, frozenset[str]]:
        """Report -> persons and bodies that it mentions, of those reports that have a speaker without a code."""
        uncoded = {row.document_id for row in self._statements.values() if row.speaker is None and row.speaker_name}
        found: dict[str, set[str]] = {document: set() for document in uncoded}
        mentions: Iterable[Mention] = self._view.rows("mentions", sorted(uncoded))
        for mention in mentions:
            if mention.kind in _SOMEBODY:
                found[mention.document_id].add(_plain(mention.mention_text))
        return {document: frozenset(names) for document, names in found.items()}


def tells(row: Statement, status: str) -> bool:
    """Whether the speaker of a statement says what it tells, of an incident of that status."""
    if row.polarity != "affirmed" or row.act not in (None, "speech"):
        return False
    cue, _, construction = (row.rule or "saying: clause").partition(": ")
    if cue in _PROMISES:
        return status in _AHEAD
    return row.rule in _THINGS or (construction in _WHOLE and cue not in _NO_REPORT)


def _plain(name: str) -> str:
    return _ARTICLE.sub("", name).casefold()
