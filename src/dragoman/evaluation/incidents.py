"""Scores which tellings are taken for one happening, across reports, on ECB+ topics 1 to 35.

Gold mentions in the checked sentences, our own stories: two mentions are one happening where one story tells
them and they name one act; words that name no act by themselves ("said", "took") also need the same party.

Source: Cybulska and Vossen 2014 (ECB+); CoNLL F1 is the mean of MUC, B-cubed and CEAFe (Pradhan et al. 2012).
"""

import csv
import io
import tarfile
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from dragoman.crossdoc.incidents.acts import act_of
from dragoman.crossdoc.stories import StoryPart
from dragoman.evaluation.clusterings import b_cubed, ceaf_e, f1
from dragoman.evaluation.collections import json_rows, record_of, report_of
from dragoman.evaluation.scores import Score
from dragoman.language.syntax import parse_text
from dragoman.model.text import Sentence, Token

_ARCHIVE = "ecbplus_topics_1_35.tar.gz"
_CHECKED = "ECBplus_coreference_sentences.csv"
_EVENTS = ("ACTION_", "NEG_ACTION_")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "poss", "compound", "agent")

Grouping = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A gold mention of an event: its report, sentence and words; `chain` is its gold happening."""

    key: str
    report: str
    sentence: str
    start: int
    end: int
    chain: str


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """CoNLL F1 and its parts, beside the same lemma in the same story.

    Args:
        data: The folder that holds `ecbplus`.
        limit: Only so many mentions.
    """
    folder = data / "ecbplus"
    mentions = list(read_mentions(folder))[:limit]
    stories = stories_of(folder)
    heads = {each.key: head_of(each, sentence) for each, sentence in _parsed(mentions)}
    gold = {each.key: each.chain for each in mentions}
    ours = {each.key: _key(each, *heads[each.key], stories[each.report]) for each in mentions}
    lemmas = {each.key: (stories[each.report], heads[each.key][1].lemma.lower()) for each in mentions}
    return [
        Score(
            task="incidents", data="ECB+ topics 1-35, gold mentions, own stories", metric=metric,
            value=score(ours, gold), baseline=score(lemmas, gold), baseline_name="same lemma in one story",
            peer=None, peer_name=None, count=len(gold), note=None,
        )
        for metric, score in _METRICS.items()
    ]  # fmt: skip


def read_mentions(folder: Path) -> Iterator[Mention]:
    """The event mentions of the checked sentences, by report and place."""
    for report, root, checked in _annotated(folder):
        yield from _mentions_of(report, root, checked)


def checked_sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """Report and text of each checked sentence, whether it tells an event or not."""
    for report, root, checked in _annotated(folder):
        texts, _ = _sentences(root)
        yield from ((report, text) for number, text in texts.items() if number in checked)


def muc(predicted: Grouping, gold: Grouping) -> float:
    """F1 of the links that hold the groups together, 0..1 (Vilain et al. 1995)."""
    return f1(_links(predicted, gold), _links(gold, predicted))


def conll(predicted: Grouping, gold: Grouping) -> float:
    """The mean of MUC, B-cubed and CEAFe."""
    return (muc(predicted, gold) + b_cubed(predicted, gold) + ceaf_by_parts(predicted, gold)) / 3


def ceaf_by_parts(predicted: Grouping, gold: Grouping) -> float:
    """CEAFe; groups that share nothing cannot be matched, so that each linked part is matched by itself."""
    total = 0.0
    for part in _parts(predicted, gold):
        mine, theirs = {key: predicted[key] for key in part}, {key: gold[key] for key in part}
        groups, wanted = len(set(mine.values())), len(set(theirs.values()))
        total += ceaf_e(mine, theirs) * (groups + wanted) / 2
    return 2 * total / (len(set(predicted.values())) + len(set(gold.values())))


_METRICS = {"CoNLL F1": conll, "MUC F1": muc, "B-cubed F1": b_cubed, "CEAFe F1": ceaf_by_parts}


def _key(mention: Mention, sentence: Sentence, head: Token, story: str) -> Hashable:
    return act_key(mention.sentence[mention.start : mention.end], sentence, head, story, mention.key)


def act_key(words: str, sentence: Sentence, head: Token, story: str, alone: str) -> Hashable:
    """What names the happening that some words tell; `alone` where they name no act and no party."""
    act = act_of(words, head.lemma.lower())
    if not act.light:
        return story, act.name
    parties = sorted(token.lemma.lower() for token in sentence.children(head.index, *_ARGUMENTS))
    return story, act.name, head.lemma.lower(), parties[0] if parties else alone


def head_of(mention: Mention, sentence: Sentence) -> tuple[Sentence, Token]:
    """The sentence and the head of the words of a mention."""
    tokens = sentence.covering(mention.start, mention.end)
    inside = {token.index for token in tokens}
    return sentence, next((each for each in tokens if each.head not in inside or each.head == each.index), tokens[0])


def _parsed(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Sentence]]:
    cache: dict[str, Sentence] = {}
    for mention in mentions:
        if mention.sentence not in cache:
            cache[mention.sentence] = parse_text(mention.sentence)
        yield mention, cache[mention.sentence]


def stories_of(folder: Path) -> dict[str, str]:
    """Report -> the story that we put it in."""
    rows = [
        {"uri": row["id"], "text": "\n".join(row["sentences"])}
        for row in json_rows(folder / "docs_topics_1_35.jsonl.gz")
    ]
    with record_of([report_of(row) for row in rows], [StoryPart()]) as record:
        found = record.view.table("documents", ["uri", "story_id"]).to_pylist()
    return {row["uri"]: row["story_id"] for row in found}


def _annotated(folder: Path) -> Iterator[tuple[str, Any, set[str]]]:
    """Each annotated report, by name: its name, the root of its annotation, the numbers of its checked sentences."""
    with tarfile.open(folder / _ARCHIVE) as archive:
        members = {Path(member.name).name: member for member in archive.getmembers() if member.isfile()}
        checked = _checked(_text(archive, members[_CHECKED]))
        for name in sorted(name for name in members if name.endswith(".xml")):
            report = name.removesuffix(".xml")
            yield report, ElementTree.fromstring(_text(archive, members[name])), checked[report]


def _text(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = archive.extractfile(member)
    return file.read().decode("utf-8") if file else ""


def _checked(text: str) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for topic, file, sentence in csv.reader(io.StringIO(text)):
        found[f"{topic}_{file}"].add(sentence)
    return found


def _mentions_of(report: str, root: Any, checked: set[str]) -> Iterator[Mention]:
    tokens = {token.get("t_id"): token for token in root.iter("token")}
    texts, places = _sentences(root)
    chains = _chains(report, root)
    for mark in root.find("Markables"):
        anchors = [anchor.get("t_id") for anchor in mark.findall("token_anchor")]
        if not anchors or not mark.tag.startswith(_EVENTS):
            continue
        number = tokens[anchors[0]].get("sentence")
        if number in checked:
            key = f"{report}:{mark.get('m_id')}"
            yield Mention(
                key=key, report=report, sentence=texts[number], start=places[anchors[0]][0],
                end=places[anchors[-1]][1], chain=chains.get(mark.get("m_id"), key),
            )  # fmt: skip


def _sentences(root: Any) -> tuple[dict[str, str], dict[str, tuple[int, int]]]:
    """The text of each sentence, its tokens joined by spaces, and where each token stands in it."""
    texts: dict[str, str] = defaultdict(str)
    places: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        number, word = token.get("sentence"), token.text or "_"
        start = len(texts[number])
        places[token.get("t_id")] = (start, start + len(word))
        texts[number] += f"{word} "
    return texts, places


def _chains(report: str, root: Any) -> dict[str, str]:
    """Mention -> its happening; one that only its own report tells is named by that report."""
    found: dict[str, str] = {}
    for relation in root.find("Relations"):
        across = relation.tag == "CROSS_DOC_COREF"
        name = relation.get("note") if across else f"{report}:{relation.get('r_id')}"
        for source in relation.findall("source"):
            found[source.get("m_id")] = name
    return found


def _links(key: Grouping, response: Grouping) -> float:
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for each, group in key.items():
        groups[group].append(each)
    wanted = sum(len(group) - 1 for group in groups.values())
    kept = sum(len(group) - len({response[each] for each in group}) for group in groups.values())
    return kept / wanted if wanted else 0.0


def _parts(predicted: Grouping, gold: Grouping) -> Iterator[list[str]]:
    """The mentions of each set of groups that hang together."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for key in gold:
        parent[root(("ours", predicted[key]))] = root(("gold", gold[key]))
    parts: dict[Hashable, list[str]] = defaultdict(list)
    for key in gold:
        parts[root(("gold", gold[key]))].append(key)
    yield from parts.values()
