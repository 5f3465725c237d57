"""Scores events end to end on the sentences that PETRARCH tests itself with.

The set's codes are mostly those of WEIS, which its test dictionary uses (064 for restored relations, 032 and 033 for
a visit made and received, 122 for a denunciation), with made-up ones (345, 802, 901 ff.) that test the pattern
matcher. Parties are therefore scored exactly, types by WEIS's roots where the code has one, and no CAMEO code is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_ROOTS: Mapping[str, tuple[str, ...]] = {
    "01": ("CONCEDE", "RETREAT"), "03": ("CONSULT",), "04": ("SUPPORT",), "05": ("AGREE",),
    "06": ("SUPPORT", "CONCEDE", "RETREAT", "AID", "COOPERATE"), "07": ("AID",), "08": ("AGREE", "SUPPORT"),
    "09": ("REQUEST",), "10": ("REQUEST", "AGREE"), "11": ("REJECT",), "12": ("ACCUSE",), "13": ("ACCUSE", "PROTEST"),
    "14": ("REJECT",), "15": ("REQUEST",), "16": ("THREATEN",), "17": ("THREATEN",), "18": ("MOBILIZE", "PROTEST"),
    "19": ("SANCTION", "REJECT"), "20": ("SANCTION", "COERCE"), "21": ("COERCE",), "22": ("ASSAULT",),
}  # fmt: skip
"""Root of WEIS -> PLOVER types. Source: McClelland's World Event/Interaction Survey, general knowledge."""
_NO_EVENT = "02"
"""Comment: no event here."""

Triple = tuple[str, str, str]


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
    found = [list(_triples(report.events)) for report in _read([text for text, _ in records])]
    return score(found, [gold for _, gold in records])


def score(found: Sequence[Sequence[Triple]], gold: Sequence[Sequence[Triple]]) -> list[Score]:
    """The figures for triples of source, target and type, and of source, target and WEIS code, sentence by sentence."""
    pairs = [
        _f1(((one[:2] for one in ours), (one[:2] for one in theirs))) for ours, theirs in zip(found, gold, strict=True)
    ]
    known = [[each for each in row if each[2][:2] in _ROOTS] for row in gold]
    right = sum(_matched(ours, theirs) for ours, theirs in zip(found, known, strict=True))
    given, wanted = sum(len(set(row)) for row in found), sum(len(row) for row in known)
    hits, ours, theirs = (sum(column) for column in zip(*pairs, strict=True))
    return [
        _score("F1 of source and target", 200 * hits / max(ours + theirs, 1), int(theirs),
               f"found {hits} of {theirs}; {100 * (ours - hits) / max(theirs, 1):.0f} % extra"),
        _score("F1 of source, target and type", 200 * right / max(given + wanted, 1), wanted,
               f"found {right} of {wanted} that have a root of WEIS"),
    ]  # fmt: skip


def read_records(path: Path) -> Iterator[tuple[str, list[Triple]]]:
    """Sentences with the (source, target, code) of their events; comments are left out."""
    for block in re.findall(r"<Sentence (.*?)</Sentence>", path.read_text(encoding="utf-8"), re.DOTALL):
        text = " ".join(" ".join(re.findall(r"<Text>(.*?)</Text>", block, re.DOTALL)).split())
        coded = re.findall(r'sourcecode="([\w-]*)" targetcode="([\w-]*)" eventcode="(\w+)"', block)
        yield text, [each for each in coded if not each[2].startswith(_NO_EVENT)]


def _triples(events: Iterable[Event]) -> Iterator[Triple]:
    for event in events:
        for source in (event.source or "---").split(";"):
            for recipient in (event.recipient or "---").split(";"):
                kind = event.plover or event.type
                yield _code(source), _code(recipient), kind
                if kind == "CONSULT":
                    yield _code(recipient), _code(source), kind


def _code(actor: str) -> str:
    state, _, sector = actor.partition("/")[0].partition(".")
    return state + _SECTORS.get(sector, sector)


def _f1(pair: tuple[Iterable[tuple[str, ...]], Iterable[tuple[str, ...]]]) -> tuple[int, int, int]:
    """Hits, found and wanted of one sentence."""
    ours, theirs = Counter(set(pair[0])), Counter(set(pair[1]))
    return sum((ours & theirs).values()), sum(ours.values()), sum(theirs.values())


def _matched(ours: Sequence[Triple], theirs: Sequence[Triple]) -> int:
    return sum(
        any(one[:2] == gold[:2] and one[2] in _ROOTS[gold[2][:2]] for one in set(ours)) for gold in theirs
    )  # fmt: skip


def _read(texts: Sequence[str]) -> list[AnnotatedDocument]:
    extra = (_EXTRA,) if _EXTRA.is_file() else ()
    mentions, places, events = MentionExtractor(codebooks=extra), PlaceExtractor(), EventExtractor()
    reports = [
        AnnotatedDocument(document=Document(document_id=str(number), uri=str(number), text=text))
        for number, text in enumerate(texts)
    ]
    return [events.extract(places.extract(mentions.extract(report))) for report in SpacyParser().parse(reports)]


def _score(metric: str, value: float, count: int, note: str) -> Score:
    return Score(task="events", data="petrarch_unit", metric=metric, value=value, baseline=0.0,
                 baseline_name="no event", peer=None, peer_name=None, count=count, note=note)  # fmt: skip
