"""Writes `codebooks/data/verb_senses.tsv.gz`: what verbs of English mean, from WordNet 3.1.

For each verb the numbers of its commonest meanings, and of the wider meanings above them; for each noun that names
an act, the verbs that it is made from. Run: `python scripts/build_verb_senses.py DICT OUT`, where DICT is the folder
that holds `index.verb`, `data.verb`, `index.noun` and `data.noun` of WordNet.
"""

import gzip
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

SENSES = 4
"""Meanings of a verb that are kept, the commonest first: with three, five pairs in ninety of one act are missed that
four find; with six, "shoot" comes to mean "hit"."""
NOUN_SENSES = 2
"""Meanings of a noun whose verbs are kept."""
_WIDER, _MADE_FROM = "@", "+"

Synset = tuple[list[str], list[tuple[str, str, str]]]


def main(folder: Path, target: Path) -> None:
    """Writes the table."""
    verbs, nouns = (dict(_synsets(folder / f"data.{part}")) for part in ("verb", "noun"))
    numbers = {offset: str(number) for number, offset in enumerate(sorted(verbs))}
    lines = []
    for word, offsets in sorted(_senses(folder / "index.verb")):
        kept = offsets[:SENSES]
        above = {to for offset in kept for mark, to, part in verbs[offset][1] if mark == _WIDER and part == "v"}
        lines.append(f"v\t{word}\t{_joined(kept, numbers)}\t{_joined(sorted(above), numbers)}")
    for word, offsets in sorted(_senses(folder / "index.noun")):
        made = sorted({verb for offset in offsets[:NOUN_SENSES] for verb in _verbs(nouns[offset], word, verbs)})
        if made and " " not in word:
            lines.append(f"n\t{word}\t{';'.join(made)}\t")
    target.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))


def _joined(offsets: list[str], numbers: Mapping[str, str]) -> str:
    return ";".join(numbers[offset] for offset in offsets)


def _verbs(noun: Synset, word: str, verbs: Mapping[str, Synset]) -> Iterator[str]:
    """The verbs that a noun is made from, which begin as it does."""
    for mark, offset, part in noun[1]:
        if mark == _MADE_FROM and part == "v":
            yield from (verb for verb in verbs[offset][0] if verb[:3] == word[:3] and " " not in verb)


def _senses(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="latin-1").splitlines():
        if not line.startswith(" "):
            cells = line.split()
            yield cells[0].replace("_", " "), cells[-int(cells[2]) :]


def _synsets(path: Path) -> Iterator[tuple[str, Synset]]:
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        cells = line.partition("|")[0].split()
        count = int(cells[3], 16)
        words = [cells[4 + 2 * at].lower().replace("_", " ") for at in range(count)]
        first = 4 + 2 * count
        marks = [tuple(cells[first + 1 + 4 * at : first + 4 + 4 * at]) for at in range(int(cells[first]))]
        yield cells[0], (words, [(mark, offset, part) for mark, offset, part in marks])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
