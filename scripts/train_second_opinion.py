"""Trains the second opinion on marked relations from sentences written here: `python scripts/train_second_opinion.py`.

Acts (`second_opinion.csv`, `second_opinion_nouns.csv`) are set into frames that change them ("refused to",
"threatened to", "stopped ...ing") and into clauses around them. What a frame makes of an act follows
PLOVER's boundary rules, as in `dragoman.extract.events.operators`. The seed is fixed; nothing is read
but these two files and the predicate table, and no evaluation set was fitted.
"""

import csv
import random
import re
from collections import Counter
from pathlib import Path

import numpy as np

from dragoman.evaluation.words import fit, matrix_of
from dragoman.extract.events.operators import COOPERATION, MATERIAL_CONFLICT
from dragoman.extract.events.opinion import features
from dragoman.language.syntax import parse_texts

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "dragoman" / "codebooks" / "data" / "second_opinion.npz"
SEED = 20221230
SENTENCES = 6000
MIN_COUNT = 3
"""A feature seen less often is left out: 2 made the file a half larger and nothing better."""
STEPS, DECAY = 300, 3e-4
LEVELS = 127

PARTIES = (
    "Norway;Laos;Peru;Chile;Kenya;Nepal;Morocco;Japan;Cuba;Fiji;the interior ministry;the rebels;the opposition;"
    "the president of Ghana;Portuguese lawmakers;the miners' union;army units;the police;villagers;"
    "the foreign minister;"
    "a court in Oslo;prosecutors;gunmen;a local charity;two journalists;the prime minister;demonstrators;the bank;"
    "the European Union;the United Nations;NATO;a student leader;farmers;the ruling party;soldiers from Mali;"
    "the guerrillas;a senior official;the air force;refugees;the governor;a suspect;a bus station;a militia;"
    "his neighbour"
).split(";")
BEFORE = (
    ";;;;;;On Monday, ;In a speech to teachers, ;Late on Friday ;According to a newspaper, ;After weeks of protests, ;"
    "Despite a ceasefire, ;At a summit in Lima, ;For the first time since the war, ;Officials said ;"
    "A spokesman said on Tuesday that ;In an attempt to win votes, ;During a visit to the coast, "
).split(";")
AFTER = (
    ";;;;;; on Monday; last week; in spite of the sanctions, a spokesman said; after an attack on a market;"
    ", officials said; because of the election; as talks went on elsewhere; to win support at home;"
    ", the agency reported; ahead of a meeting of ministers; while protesters gathered in the square; again;"
    ", which surprised diplomats; since the invasion"
).split(";")
IRREGULAR = {
    "meet": "met met", "hold": "held held", "speak": "spoke spoken", "tell": "told told", "sit": "sat sat",
    "send": "sent sent", "pay": "paid paid", "write": "wrote written", "stand": "stood stood", "buy": "bought bought",
    "sell": "sold sold", "build": "built built", "lend": "lent lent", "give": "gave given", "feed": "fed fed",
    "take": "took taken", "make": "made made", "back": "backed backed", "withdraw": "withdrew withdrawn",
    "let": "let let", "lay": "laid laid", "seek": "sought sought", "say": "said said", "beg": "begged begged",
    "put": "put put", "sue": "sued sued", "forgive": "forgave forgiven", "set": "set set", "strike": "struck struck",
    "burn": "burned burned", "begin": "began begun", "cut": "cut cut", "break": "broke broken", "find": "found found",
    "ban": "banned banned", "fly": "flew flown", "shut": "shut shut", "shoot": "shot shot", "fight": "fought fought",
    "beat": "beat beaten", "stab": "stabbed stabbed", "blow": "blew blown", "throw": "threw thrown", "drop":
    "dropped dropped", "gun": "gunned gunned", "plan": "planned planned", "rebuff": "rebuffed rebuffed", "slam":
    "slammed slammed", "ship": "shipped shipped", "swap": "swapped swapped", "step": "stepped stepped", "free":
    "freed freed", "plot": "plotted plotted", "confer": "conferred conferred", "kidnap": "kidnapped kidnapped",
    "call": "called called", "commit": "committed committed", "yield": "yielded yielded", "train": "trained trained",
    "stop": "stopped stopped", "trade": "traded traded",
}  # fmt: skip
DOUBLED = frozenset(("sit", "let", "beg", "put", "set", "cut", "ban", "shut", "stab", "drop", "gun", "plan", "slam",
                     "ship", "swap", "step", "plot", "confer", "kidnap", "commit", "stop"))  # fmt: skip
_PROMISED = {**dict.fromkeys(COOPERATION, "AGREE"), **dict.fromkeys(MATERIAL_CONFLICT, "THREATEN")}
_REFUSED = dict.fromkeys(COOPERATION, "REJECT")
_ENDED = {
    **dict.fromkeys(("AID", "COOPERATE"), "SANCTION"),
    **dict.fromkeys(("ASSAULT", "COERCE", "MOBILIZE"), "RETREAT"),
}
_BLAMED = dict.fromkeys((*MATERIAL_CONFLICT, "THREATEN"), "ACCUSE")
_ASKED = dict.fromkeys((*COOPERATION, *MATERIAL_CONFLICT), "REQUEST")
FRAMES = (
    ("{s} {past}", None, 8), ("{s} has {part}", None, 2),
    ("{s} was {ing} when the storm came", None, 1),
    ("{s} began to {base}", None, 1), ("{s} managed to {base}", None, 1),
    ("{s}, which lost an election, {past}", None, 1),
    ("{s} is said to have {part}", None, 1), ("{s} tried to {base}", None, 1),
    ("{s} will {base}", _PROMISED, 2), ("{s} plans to {base}", _PROMISED, 1),
    ("{s} is ready to {base}", _PROMISED, 1),
    ("{s} could {base}", _PROMISED, 1), ("{s} is expected to {base}", _PROMISED, 1),
    ("{s} vowed to {base}", _PROMISED, 1),
    ("{s} offered to {base}", dict.fromkeys(COOPERATION, "AGREE"), 1),
    ("{s} agreed to {base}", dict.fromkeys(COOPERATION, "AGREE"), 2),
    ("{s} threatened to {base}", dict.fromkeys(MATERIAL_CONFLICT, "THREATEN"), 2),
    ("{s} wanted to {base}", _PROMISED, 1), ("{s} refused to {base}", _REFUSED, 2),
    ("{s} declined to {base}", _REFUSED, 1),
    ("{s} did not {base}", _REFUSED, 1), ("{s} failed to {base}", _REFUSED, 1),
    ("{s} will not {base}", _REFUSED, 1),
    ("{s} stopped {ing}", _ENDED, 2), ("{s} accused {r} of {other}", _BLAMED, 2),
    ("{s} blamed {r} for {other}", _BLAMED, 1),
    ("{s} urged {r} to {another}", _ASKED, 2), ("{s} demanded that {r} {another}", _ASKED, 1),
    ("{s} asked {r} not to {another}", _ASKED, 1),
)  # fmt: skip
"""The frame, what it makes of each type (None: nothing; a type that is missing does not go there), its weight."""

Marked = tuple[str, tuple[int, int], tuple[int, int]]


def main() -> None:
    """Writes the weights and prints how many sentences and features there were."""
    draw = random.Random(SEED)
    labelled = sentences(draw)
    texts = [marked for _, marked in labelled]
    seen = [
        set(features(sentence, source, recipient))
        for sentence, (_, source, recipient) in zip(parse_texts([text for text, _, _ in texts]), texts, strict=True)
    ]
    counts = Counter(each for found in seen for each in found)
    rows = {each: row for row, each in enumerate(sorted(key for key, count in counts.items() if count >= MIN_COUNT))}
    types = sorted({type_ for type_, _ in labelled})
    gold = [types.index(type_) for type_, _ in labelled]
    weights, bias = fit(matrix_of(seen, rows), gold, len(types), decay=DECAY, steps=STEPS)
    scale = float(np.abs(weights).max()) / LEVELS
    np.savez_compressed(
        TARGET, types=_packed(types), features=_packed(list(rows)), bias=bias.astype(np.float16),
        weights=np.rint(weights / scale).astype(np.int8), scale=np.float32(scale),
    )  # fmt: skip
    print(len(labelled), "sentences", len(rows), "features", TARGET.stat().st_size, "bytes")  # noqa: T201 - a script


def sentences(draw: random.Random) -> list[tuple[str, Marked]]:
    """Type and marked sentence, as many as wanted, without repetition; types about equally often."""
    acts = [(type_, phrase) for type_, phrase in _table("second_opinion.csv")]
    clauses = [(type_, phrase) for type_, phrase in _table("second_opinion_nouns.csv")]
    found: dict[str, tuple[str, Marked]] = {}
    types = sorted({type_ for type_, _ in acts})
    while len(found) < SENTENCES:
        wanted = draw.choice(types)
        frame, changes, _ = draw.choices(FRAMES, [weight for _, _, weight in FRAMES])[0]
        if draw.random() < 0.2:
            type_, clause = draw.choice([each for each in clauses if each[0] == wanted])
        else:
            fitting = [
                each for each in acts if (changes or {}).get(each[0], each[0] if changes is None else "") == wanted
            ]
            if not fitting:
                continue
            own, phrase = draw.choice(fitting)
            type_, clause = (changes[own] if changes else own), _framed(frame, phrase, draw)
        text, source, recipient = _filled(clause, draw)
        found.setdefault(text, (type_, (text, source, recipient)))
    return list(found.values())


def _framed(frame: str, phrase: str, draw: random.Random) -> str:
    verb, _, rest = phrase.partition(" ")
    past, part = IRREGULAR.get(verb, f"{_regular(verb)} {_regular(verb)}").split()
    third = draw.choice(PARTIES)
    forms = {
        "past": f"{past} {rest}", "part": f"{part} {rest}", "ing": f"{_gerund(verb)} {rest}", "base": phrase,
        "other": f"{_gerund(verb)} {rest}".replace("{r}", third), "another": phrase.replace("{r}", third),
    }  # fmt: skip
    return re.sub(r"\{(past|part|ing|base|other|another)\}", lambda match: forms[match[1]], frame)


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def _gerund(verb: str) -> str:
    if verb in DOUBLED:
        return verb + verb[-1] + "ing"
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + "ing"


def _filled(clause: str, draw: random.Random) -> Marked:
    one, other = draw.sample(PARTIES, 2)
    text = draw.choice(BEFORE)
    if not text and clause.startswith("{s}"):
        one = one[0].upper() + one[1:]
    spans = {"{s}": (0, 0), "{r}": (0, 0)}
    for piece in re.split(r"(\{[sr]\})", clause):
        if piece in spans:
            name = one if piece == "{s}" else other
            spans[piece] = (len(text), len(text) + len(name))
            text += name
        else:
            text += piece
    return text + draw.choice(AFTER) + ".", spans["{s}"], spans["{r}"]


def _table(name: str) -> list[tuple[str, str]]:
    lines = [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(row[0], ",".join(row[1:])) for row in csv.reader(lines[1:])]


def _packed(lines: list[str]) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


if __name__ == "__main__":
    main()
