"""Scores events end to end on the sentences that PETRARCH tests itself with.

The set's codes are mostly those of WEIS, which its test dictionary uses (064 for restored relations, 032 and 033 for
a visit made and received, 122 for a denunciation), with made-up ones (345, 802, 901 ff.) that test the pattern
matcher; some later sentences are coded in CAMEO. Parties are therefore scored exactly and types by roots where the
code has one: those of WEIS, and in the last figure those of either list. No full code is scored.

What is notation and no reading is evened out before the codes are compared: an act that several do together is coded
both ways, and so is a visit or talk where the set has both (it has so for some verbs of them); a few states and bodies
have other letters there; a sentence is read as of its own date and, where the set gives two versions of it, in the one
of its tree, which is what PETRARCH codes. Sentences whose tree is broken on purpose are left out. The second figure
compares states alone: there PETRARCH's dictionary knows no mayors or vessels.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.evaluation.scores import Score
from dragoman.extract.events import EventExtractor
from dragoman.extract.mentions import MentionExtractor
from dragoman.extract.places import PlaceExtractor
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import AnnotatedDocument, Event
from dragoman.model.text import Document

_FILE = "PETR.UnitTest.records.xml"
_EXTRA = Path(__file__).parents[3] / "benchmarks" / "codebooks" / "petrarch_unit.csv"
"""In a checkout; without it only the states of this world count."""
_SECTORS = {"JRN": "MED", "MED": "HLH", "CVL": "CIV"}
"""PLOVER's sectors that CAMEO writes otherwise."""
_STATES = {"KWT": "KUW", "NZL": "NZE", "ZWE": "ZBW", "ORC": "ORCHOB", "MRG": "MRGORC"}
"""States that the set writes otherwise."""
_SEVERAL = {"SHI": ("FRO", "BIL", "SAM"), "LRN": ("ELR", "GAL")}
"""States of the extra codebook for which the set has several codes at once."""
_BODIES = {"IGO/eu": "IGOEEU", "IGO/african_union": "IGOAFR", "IGO/interpol": "IGOCOPITP", "IMG/al_qaeda": "IMGMOSALQ"}
_OLDER = (("RHO", "ZBW"), ("GOVFRM", "GOV"), ("MOP", "OPP"), ("GOVELI", "ELI"))
"""In the set's own codes: Rhodesia, the foreign ministry's own role, the main opposition, a former official."""
_BROKEN = "ERROR"
"""Category of sentences that test what a broken tree does; no trees are read here."""
_ROOTS: Mapping[str, tuple[str, ...]] = {
    "01": ("CONCEDE", "RETREAT"), "03": ("CONSULT",), "04": ("SUPPORT",), "05": ("AGREE",),
    "06": ("SUPPORT", "CONCEDE", "RETREAT", "AID", "COOPERATE"), "07": ("AID",), "08": ("AGREE", "SUPPORT"),
    "09": ("REQUEST",), "10": ("REQUEST", "AGREE"), "11": ("REJECT",), "12": ("ACCUSE",), "13": ("ACCUSE", "PROTEST"),
    "14": ("REJECT",), "15": ("REQUEST",), "16": ("THREATEN",), "17": ("THREATEN",), "18": ("MOBILIZE", "PROTEST"),
    "19": ("SANCTION", "REJECT"), "20": ("SANCTION", "COERCE"), "21": ("COERCE",), "22": ("ASSAULT",),
}  # fmt: skip
"""Root of WEIS -> PLOVER types. Source: McClelland's World Event/Interaction Survey, general knowledge."""
_CAMEO: Mapping[str, tuple[str, ...]] = {
    "03": ("AGREE",), "04": ("CONSULT",), "05": ("SUPPORT",), "06": ("COOPERATE",), "07": ("AID",),
    "08": ("CONCEDE", "RETREAT"), "09": ("ACCUSE",), "10": ("REQUEST",), "11": ("ACCUSE",), "12": ("REJECT",),
    "13": ("THREATEN",), "14": ("PROTEST",), "15": ("MOBILIZE",), "16": ("SANCTION",), "17": ("COERCE",),
    "18": ("ASSAULT",), "19": ("ASSAULT",), "20": ("ASSAULT",),
}  # fmt: skip
"""Root of CAMEO -> PLOVER types, by PLOVER's own table."""
_EITHER: Mapping[str, tuple[str, ...]] = {
    root: (*_ROOTS.get(root, ()), *_CAMEO.get(root, ())) for root in {**_ROOTS, **_CAMEO}
}
"""The later sentences are coded in CAMEO, and nothing says where the earlier list ends."""
_NO_EVENT = "02"
"""Comment: no event here."""

Triple = tuple[str, str, str]
Roots = Mapping[str, tuple[str, ...]]


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """F1 of exact source and target, and of both with the type.

    Args:
        data: The folder `petrarch_unit`, or the one that holds it.
        limit: Only the first so many sentences.
    """
    paths = sorted([*data.glob(_FILE), *data.glob(f"*/{_FILE}")])
    if not paths:
        return []
    records = list(read_records(paths[0]))[:limit]
    reports = _read([record.document for record in records])
    found = [list(read_triples(each.events, record.events)) for each, record in zip(reports, records, strict=True)]
    return score(found, [record.events for record in records])


def score(found: Sequence[Sequence[Triple]], gold: Sequence[Sequence[Triple]]) -> list[Score]:
    """The figures for triples of source, target and type, and of source, target and WEIS code, sentence by sentence."""
    hits, ours, theirs = _sums(found, gold)
    states = _sums([_of_states(row) for row in found], [_of_states(row) for row in gold])
    return [
        _score("F1 of source and target", 200 * hits / max(ours + theirs, 1), theirs,
               f"found {hits} of {theirs}; {100 * (ours - hits) / max(theirs, 1):.0f} % extra"),
        _score("F1 of the states of source and target", 200 * states[0] / max(states[1] + states[2], 1), states[2],
               f"found {states[0]} of {states[2]}"),
        _of_types("F1 of source, target and type", found, gold, _ROOTS, "have a root of WEIS"),
        _of_types("F1 of source, target and type, by WEIS or CAMEO", found, gold, _EITHER, "have a root of either"),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A sentence of the set as a report of its own, and the (source, target, code) of its events."""

    document: Document
    events: list[Triple]


def read_records(path: Path) -> Iterator[Record]:
    """The sentences with their events; comments are left out."""
    blocks = re.findall(r"<Sentence (.*?)</Sentence>", path.read_text(encoding="utf-8"), re.DOTALL)
    for number, block in enumerate(blocks):
        if f'category="{_BROKEN}"' in block:
            continue
        date = re.search(r'date="(\d{4})(\d\d)(\d\d)"', block)
        published = "-".join(date.groups()) if date else None
        coded = re.findall(r'sourcecode="([\w-]*)" targetcode="([\w-]*)" eventcode="(\w+)"', block)
        yield Record(
            document=Document(document_id=str(number), uri=str(number), text=_text(block), published=published,
                              published_earliest=published, published_latest=published),
            events=[(_today(one), _today(other), code) for one, other, code in coded if not code.startswith(_NO_EVENT)],
        )  # fmt: skip


def _text(block: str) -> str:
    """The sentence, in the words of its tree where they are others."""
    text = " ".join(" ".join(re.findall(r"<Text>(.*?)</Text>", block, re.DOTALL)).split())
    tree = re.search(r"<Parse>(.*?)</Parse>", block, re.DOTALL)
    words = re.findall(r"\(\S+ ([^()\s]+)\s*\)", tree[1]) if tree else []
    words = [_BRACKETS.get(word, word) for word in words]
    return text if not words or _letters(text) == _letters("".join(words)) else " ".join(words)


_BRACKETS = {"-LRB-": "(", "-RRB-": ")"}


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _today(code: str) -> str:
    for older, now in _OLDER:
        code = code.replace(older, now)
    return code


def _of_types(
    metric: str, found: Sequence[Sequence[Triple]], gold: Sequence[Sequence[Triple]], roots: Roots, note: str
) -> Score:
    """F1 of parties and type over the codes whose root is in `roots`."""
    known = [[each for each in row if each[2][:2] in roots] for row in gold]
    judged = [_judged(ours, theirs, roots) for ours, theirs in zip(found, gold, strict=True)]
    right = sum(_matched(ours, theirs, roots) for ours, theirs in zip(judged, known, strict=True))
    given, wanted = sum(len(set(row)) for row in judged), sum(len(row) for row in known)
    return _score(metric, 200 * right / max(given + wanted, 1), wanted, f"found {right} of {wanted} that {note}")


def read_triples(events: Iterable[Event], gold: Sequence[Triple]) -> Iterator[Triple]:
    """The events in the set's notation; what two do together both ways, a visit or talk where `gold` has it so."""
    pairs = {each[:2] for each in gold}
    for event in events:
        sources, recipients = _all(event.source), _all(event.recipient)
        kind = f"{event.plover or event.type} {event.type}"
        together = len(event.sources) > 1 and not event.recipients
        for source in sources:
            for recipient in recipients:
                yield source, recipient, kind
                if together or (event.type == "CONSULT" and (recipient, source) in pairs):
                    yield recipient, source, kind


def _all(column: str | None) -> list[str]:
    codes = [_code(actor) for actor in (column or "---").split(";")]
    return list(dict.fromkeys(each for code in codes for each in _SEVERAL.get(code, (code,))))


def _code(actor: str) -> str:
    if actor in _BODIES:
        return _BODIES[actor]
    state, _, sector = actor.partition("/")[0].partition(".")
    return _STATES.get(state, state) + _SECTORS.get(sector, sector)


def _of_states(row: Sequence[Triple]) -> list[Triple]:
    return [(source[:3], target[:3], kind) for source, target, kind in row]


def _sums(found: Sequence[Sequence[Triple]], gold: Sequence[Sequence[Triple]]) -> tuple[int, int, int]:
    """Pairs of source and target that are right, found and wanted, over all sentences."""
    right = given = wanted = 0
    for ours, theirs in zip(found, gold, strict=True):
        one, other = {each[:2] for each in ours}, {each[:2] for each in theirs}
        right, given, wanted = right + len(one & other), given + len(one), wanted + len(other)
    return right, given, wanted


def _judged(ours: Sequence[Triple], theirs: Sequence[Triple], roots: Roots) -> list[Triple]:
    """Without those between whom the set has only codes of another list."""
    made_up = {each[:2] for each in theirs if each[2][:2] not in roots}
    made_up -= {each[:2] for each in theirs if each[2][:2] in roots}
    return [each for each in ours if each[:2] not in made_up]


def _matched(ours: Sequence[Triple], theirs: Sequence[Triple], roots: Roots) -> int:
    """How many are found, in the type of the act or in the one that it is recorded under; WEIS knows no plans."""
    return sum(
        any(one[:2] == gold[:2] and set(one[2].split()) & set(roots[gold[2][:2]]) for one in set(ours))
        for gold in theirs
    )


def _read(documents: Sequence[Document]) -> list[AnnotatedDocument]:
    extra = (_EXTRA,) if _EXTRA.is_file() else ()
    mentions, places, events = MentionExtractor(codebooks=extra), PlaceExtractor(), EventExtractor()
    reports = [AnnotatedDocument(document=document) for document in documents]
    return [events.extract(places.extract(mentions.extract(report))) for report in SpacyParser().parse(reports)]


def _score(metric: str, value: float, count: int, note: str) -> Score:
    return Score(task="events", data="petrarch_unit", metric=metric, value=value, baseline=0.0,
                 baseline_name="no event", peer=None, peer_name=None, count=count, note=note)  # fmt: skip
