"""Writes `codebooks/data/things.txt.gz`: nouns that name what happens, is had, felt or measured, from WordNet 3.1.

A noun is a thing if its commonest meanings are all of acts, qualities, events, feelings, reasons, phenomena,
possessions, processes, relations, shapes, states, substances and times: none is a person, a body, a place or words.
Run: `python scripts/build_things.py DICT OUT`, where DICT is the folder that holds `index.noun` and `data.noun`.
"""

import gzip
import sys
from pathlib import Path

SENSES = 3
"""Meanings of a noun that are looked at, the commonest first."""
KINDS = frozenset({4, 7, 11, 12, 16, 19, 21, 22, 24, 25, 26, 27, 28})
"""Numbers of WordNet's files: act, attribute, event, feeling, motive, phenomenon, possession, process, relation,
shape, state, substance, time."""


def main(folder: Path, target: Path) -> None:
    """Writes the table."""
    kinds = {line.split(" ", 2)[0]: int(line.split(" ", 2)[1]) for line in _lines(folder / "data.noun")}
    words = []
    for line in _lines(folder / "index.noun"):
        parts = line.split()
        word, count = parts[0], int(parts[2])
        if word.isalpha() and all(kinds[offset] in KINDS for offset in parts[-count:][:SENSES]):
            words.append(word)
    target.write_bytes(gzip.compress("\n".join(sorted(words)).encode(), mtime=0))


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("  ")]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
