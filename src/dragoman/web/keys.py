"""The keyboard, read from the one list that the script and the help page share."""

import functools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

_LIST = Path(__file__).parent / "static" / "keys.json"


@functools.cache
def keyboard() -> Sequence[Mapping[str, str]]:
    """Each key with what it does, in words and for the script."""
    found: Sequence[Mapping[str, str]] = json.loads(_LIST.read_text(encoding="utf-8"))
    return found
