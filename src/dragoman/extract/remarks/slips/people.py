"""The persons of a report: its mentions in, whoever is named and what is set beside their names out."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dragoman.extract.remarks.slips.slip import Span
from dragoman.model.annotations import AnnotatedDocument, Mention

KIN = re.compile(
    r"\b(?:wife|husband|couple|widow|sons?|daughters?|sisters?|brothers?|mother|father|married|spouse|cousin|family)\b"
)


def named_in(report: AnnotatedDocument) -> dict[str, list[Mention]]:
    """The mentions of each person that is named in full, without pronouns and descriptions."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in report.mentions:
        name = mention.name
        if mention.kind == "person" and name and name.rsplit(" ", 1)[-1] in mention.mention_text:
            found[name].append(mention)
    return found


def is_alone(name: str, named: Mapping[str, Sequence[Mention]]) -> bool:
    """Whether nobody else of that family name is named."""
    family = name.rsplit(" ", 1)[-1]
    return sum(other.rsplit(" ", 1)[-1] == family for other in named) == 1


def beside_names(report: AnnotatedDocument) -> dict[str, list[Mention]]:
    """Mention of a name -> the phrases set beside it."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in report.mentions:
        if mention.coreferent is not None and mention.basis is not None and mention.basis.startswith("set beside"):
            found[mention.coreferent].append(mention)
    return found


def place_of(mention: Mention, name: str) -> Span:
    """Where a name stands in a mention that holds it."""
    start = mention.mention_start + mention.mention_text.find(name)
    return start, start + len(name)
