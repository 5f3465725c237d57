"""Target name -> the module of this folder that holds it; a module's `TARGETS` are its own.

Loaded one at a time, so that a worker imports only what its target reads with.
"""

import importlib
from collections.abc import Mapping

from benchmarks.fuzz.target import Target

MODULES: Mapping[str, str] = {
    "text": "readers",
    "jsonl": "readers",
    "csv": "readers",
    "html": "readers",
    "feed": "readers",
    "warc": "archives",
    "newsml": "readers",
    "ninjs": "readers",
    "parquet": "readers",
    "pressarchive": "readers",
    "word": "archives",
    "archive": "archives",
    "wacz": "archives",
    "regions": "texts",
    "quotations": "texts",
    "stamps": "texts",
    "quantities": "texts",
    "calendar": "texts",
    "times": "parses",
    "statements": "parses",
    "events": "parses",
    "remarks": "parses",
    "codebook": "tables",
    "decisions": "tables",
    "web": "pages",
}


def load(name: str) -> Target:
    """A target by its name.

    Raises:
        KeyError: there is none of that name.
    """
    module = importlib.import_module(f"benchmarks.fuzz.targets.{MODULES[name]}")
    return next(target for target in module.TARGETS if target.name == name)
