"""Scores of mentions and places: government or place, places and their countries, heads of parties, actor codes.

Each set is scored where its file lies in the folder given; a figure stands beside that of the trivial answer.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from dragoman.codebooks.gazetteer import nearest_country
from dragoman.evaluation.scores import Score
from dragoman.extract.mentions import MentionExtractor
from dragoman.extract.places import PlaceExtractor
from dragoman.language.reference import head_of
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import AnnotatedDocument, Mention, Region
from dragoman.model.text import Document, Sentence

_GLUED = re.compile(r" (?=[,.;:!?)%]|'s\b|n't\b)")


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """The scores of the sets that lie in a folder: geovirus, cameo_ner, petrarch_unit, government_or_place.

    Args:
        data: The folder of a set, or one that holds several.
        limit: Only so many items of each set, in its order; None takes all.
    """
    scores: list[Score] = []
    for name, scorer in (
        ("government_or_place.csv", government_or_place),
        ("GeoVirus.xml", geovirus),
        ("train.txt", party_heads),
        ("PETR.UnitTest.records.xml", actor_codes),
    ):
        for path in sorted([*data.glob(name), *data.glob(f"*/{name}")]):
            scores += scorer(path, limit)
    return scores


_OTHER = "other"
"""Expected where the marked name is part of another one: right is a reading as that one, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One marked name: the text, where the name stands in it, and what it is expected to stand for."""

    case_id: str
    text: str
    start: int
    end: int
    expected: str


def government_cases(path: Path, limit: int | None = None) -> list[Case]:
    """The cases of a table `id,input,expected,...` whose input marks one name in double square brackets."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return [_case(row["id"], row["input"], row["expected"]) for row in rows[:limit]]


def judged(cases: Sequence[Case]) -> Iterator[tuple[Case, str | None, str]]:
    """Each case with what its name was taken for (None: no mention) and why."""
    reports = _annotated([case.text for case in cases])
    for case, report in zip(cases, reports, strict=True):
        found = [each for each in report.mentions if each.mention_start < case.end and case.start < each.mention_end]
        found.sort(key=lambda mention: (mention.mention_end - mention.mention_start, mention.mention_start))
        verdict = None if not found else "place" if found[0].kind == "place" else "government"
        if case.expected == _OTHER and (verdict is None or _holds_more(found[0], case)):
            verdict = _OTHER
        yield case, verdict, (found[0].basis or "") if found else "no mention"


def _holds_more(mention: Mention, case: Case) -> bool:
    return mention.mention_start < case.start or case.end < mention.mention_end


def government_or_place(path: Path, limit: int | None = None) -> list[Score]:
    """How many marked names are taken for what they stand for; beside it, the more frequent answer always."""
    cases = government_cases(path, limit)
    right = sum(verdict == case.expected for case, verdict, _ in judged(cases))
    most = Counter(case.expected for case in cases).most_common(1)[0]
    return [
        _score(
            "mentions",
            "government_or_place",
            "accuracy",
            right / len(cases),
            len(cases),
            most[1] / len(cases),
            f"always {most[0]}",
        )
    ]


def geovirus(path: Path, limit: int | None = None) -> list[Score]:
    """Places found, and the share of those found that are in the right country (that of the nearest town)."""
    articles = list(ElementTree.parse(path).getroot().iter("article"))[:limit]
    reports = _annotated([article.findtext("text") or "" for article in articles])
    found = right = named = capitals = 0
    for article, report in zip(articles, reports, strict=True):
        for name, start, latitude, longitude in _locations(article, report.document.text):
            named += 1
            places = [each for each in report.places if each.place_start < start + len(name) and each.place_end > start]
            found += bool(places)
            capitals += name.istitle()
            country = nearest_country(latitude, longitude)
            right += bool(places) and (places[0].country in (country, None) or country is None)
    return [
        _score("places", "geovirus", "found", found / named, named, None, None),
        _score("places", "geovirus", "country of those found", right / max(found, 1), found, None, None),
    ]


def party_heads(path: Path, limit: int | None = None) -> list[Score]:
    """Parties of which a mention's head word lies in the marked span and covers the span's own head."""
    marked = list(_marked(path))[:limit]
    reports = _annotated([" ".join(words) for words, _ in marked])
    found = named = capital = 0
    for (words, spans), report in zip(marked, reports, strict=True):
        starts = _starts(words)
        for first, end in spans:
            start, stop = starts[first], starts[end - 1] + len(words[end - 1])
            named += 1
            found += _is_found(report, start, stop)
            capital += words[end - 1][:1].isupper()
    baseline = capital / max(named, 1)
    return [
        _score(
            "mentions", "cameo_ner", "party head found", found / max(named, 1), named, baseline, "last word capitalised"
        )
    ]


def actor_codes(path: Path, limit: int | None = None) -> list[Score]:
    """Parties of gold events whose state is found among the mentions of the sentence, and codes right of those.

    The states of the set are given as an extra codebook; a sector of CAMEO is read as PLOVER's.
    """
    records = [row for row in _petrarch(path) if row[1]][:limit]
    extra = (_EXTRA,) if _EXTRA.is_file() else ()
    reports = _annotated([text for text, _ in records], extra)
    named = found = right = 0
    for (_, gold), report in zip(records, reports, strict=True):
        codes = {code for mention in report.mentions if mention.actor for code in mention.actor.split(";")}
        for state, sector in gold:
            named += 1
            of_state = {code.partition("/")[0] for code in codes if code[:3] == state}
            found += bool(of_state)
            right += any(code.partition(".")[2] == sector for code in of_state) or (not sector and bool(of_state))
    return [
        _score("mentions", "petrarch_unit", "state of party found", found / max(named, 1), named, None, None),
        _score("mentions", "petrarch_unit", "code of those found", right / max(found, 1), found, None, None),
    ]


def _petrarch(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Sentences with the (state, sector) of each party of their gold events."""
    for block in re.findall(r"<Sentence (.*?)</Sentence>", path.read_text(encoding="utf-8"), re.DOTALL):
        text = " ".join(" ".join(re.findall(r"<Text>(.*?)</Text>", block, re.DOTALL)).split())
        codes = set(re.findall(r'(?:source|target)code="([A-Z]{3}[A-Z]*)"', block))
        parts = sorted((code[:3], _SECTORS.get(code[3:6], code[3:6])) for code in codes)
        yield text, [(state, sector) for state, sector in parts if len(sector) in (0, 3)]


_EXTRA = Path(__file__).parents[3] / "benchmarks" / "codebooks" / "petrarch_unit.csv"
"""In a checkout; without it only the states of this world count."""
_SECTORS = {"MED": "JRN", "HLH": "MED", "CIV": "CVL", "MOP": "MIL", "GGS": "CRM"}


def _annotated(texts: Sequence[str], codebooks: tuple[Path, ...] = ()) -> list[AnnotatedDocument]:
    mentions, places = MentionExtractor(codebooks=codebooks), PlaceExtractor()
    reports = [
        AnnotatedDocument(document=Document(document_id=str(number), uri=str(number), text=text), regions=_no_regions())
        for number, text in enumerate(texts)
    ]
    return [places.extract(mentions.extract(report)) for report in SpacyParser().parse(reports)]


def _no_regions() -> tuple[Region, ...]:
    return ()


def _case(case_id: str, marked: str, expected: str) -> Case:
    start, end = marked.index("[["), marked.index("]]")
    text = marked.replace("[[", "").replace("]]", "")
    return Case(case_id=case_id, text=text, start=start, end=end - 2, expected=expected)


def _locations(article: ElementTree.Element, text: str) -> Iterator[tuple[str, int, float, float]]:
    """The places of an article whose offsets, counted from 0 or 1, give back their names."""
    for location in article.iter("location"):
        name, start = location.findtext("name") or "", int(location.findtext("start") or 0)
        for first in (start, start - 1):
            if text[first : first + len(name)] == name:
                yield name, first, float(location.findtext("lat") or 0), float(location.findtext("lon") or 0)
                break


def _marked(path: Path) -> Iterator[tuple[list[str], list[tuple[int, int]]]]:
    """Sentences of word and tag lines with the spans that B and I tags mark."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.splitlines() if " " in line.strip()]
        words, tags = [row[0] for row in rows], [row[1] for row in rows]
        spans: list[tuple[int, int]] = []
        for index, tag in enumerate(tags):
            if tag.startswith("B-"):
                end = index + 1
                while end < len(tags) and tags[end] == "I-" + tag[2:]:
                    end += 1
                spans.append((index, end))
        if words:
            yield words, spans


def _starts(words: Sequence[str]) -> list[int]:
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word) + 1
    return starts


def _is_found(report: AnnotatedDocument, start: int, end: int) -> bool:
    for sentence in report.sentences:
        tokens = sentence.covering(start, end)
        if not tokens:
            continue
        inside = {token.index for token in tokens}
        head = next((token for token in tokens if token.head == token.index or token.head not in inside), tokens[-1])
        return any(_is_headed(sentence, mention, start, end) for mention in _covering(report, head.start, head.end))
    return False


def _covering(report: AnnotatedDocument, start: int, end: int) -> list[Mention]:
    return [each for each in report.mentions if each.mention_start <= start and end <= each.mention_end]


def _is_headed(sentence: Sentence, mention: Mention, start: int, end: int) -> bool:
    head = head_of(sentence, mention)
    return head is not None and start <= sentence.tokens[head].start < end


def _score(
    task: str, data: str, metric: str, value: float, count: int, baseline: float | None, name: str | None
) -> Score:
    return Score(
        task=task, data=data, metric=metric, value=value, baseline=baseline, baseline_name=name, peer=None,
        peer_name=None, count=count, note=None,
    )  # fmt: skip
