"""A record in, one JSON-lines file a table out."""

import json
from pathlib import Path

from dragoman.model.schema import TABLES
from dragoman.ports import CorpusView


class JsonLinesExporter:
    """The port `Exporter`: nested values stay nested, absent ones are null."""

    name = "jsonl"
    tables = frozenset(TABLES)

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `TABLE.jsonl` for every table, UTF-8, one object a line."""
        out.mkdir(parents=True, exist_ok=True)
        written = []
        for name in TABLES:
            path = out / f"{name}.jsonl"
            with path.open("w", encoding="utf-8", newline="\n") as file:
                for batch in view.batches(name):
                    file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in batch.to_pylist())
            written.append(path)
        return written
