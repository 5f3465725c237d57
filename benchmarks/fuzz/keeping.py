"""The kept corpus: for each target a few inputs that together reach all that was reached, as one small file."""

import gzip
import json
import logging
import subprocess
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path

_log = logging.getLogger(__name__)
KEPT = Path(__file__).with_name("kept")
BYTES = 12_000
"""What the file of a target may take: with 24 targets less than 300 kB in all. The shortest inputs are kept first."""
_MERGING = 900
"""Seconds of wall time that choosing may take."""


def kept_of(name: str) -> list[bytes]:
    """The kept inputs of a target, the shortest first."""
    path = KEPT / f"{name}.json.gz"
    if not path.is_file():
        return []
    return [each.encode("latin-1") for each in json.loads(gzip.decompress(path.read_bytes()))]


def unpack(name: str, folder: Path) -> None:
    """Puts the kept inputs of a target into a folder, beside what is there."""
    for data in kept_of(name):
        (folder / blake2b(data, digest_size=10).hexdigest()).write_bytes(data)


def pack(name: str, folder: Path) -> None:
    """Keeps the fewest inputs of a folder that reach all that it reaches (libFuzzer's merge), as far as fits.

    Where choosing takes too long on a busy machine, what was kept before stays.
    """
    with tempfile.TemporaryDirectory() as chosen:
        command = [sys.executable, "-m", "benchmarks.fuzz.worker", "merge", name, chosen, str(folder)]
        try:
            subprocess.run(command, capture_output=True, timeout=_MERGING, check=False)
        except subprocess.TimeoutExpired:
            _log.warning("%s: choosing inputs took longer than %d s; the kept ones stay", name, _MERGING)
            return
        inputs = sorted((path.read_bytes() for path in Path(chosen).iterdir()), key=lambda data: (len(data), data))
    while inputs and len(packed := _packed(inputs)) > BYTES:
        inputs = inputs[: len(inputs) * 9 // 10]
    if inputs:
        KEPT.mkdir(exist_ok=True)
        (KEPT / f"{name}.json.gz").write_bytes(packed)


def _packed(inputs: list[bytes]) -> bytes:
    return gzip.compress(json.dumps([data.decode("latin-1") for data in inputs]).encode(), mtime=0)
