"""One target in one process: inputs from libFuzzer in, what went wrong kept in a folder.

An exception does not end the run: its input is kept once for each place in the code, and the search goes
on. What libFuzzer itself ends the process for (a crash of the interpreter, memory, an input that hangs in
code that is not Python's) lies in the same folder under libFuzzer's names.
"""

import contextlib
import json
import logging
import math
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from benchmarks.fuzz.target import Target

SEEDS = Path(__file__).parent / "seeds"
WORDS = Path(__file__).parent / "words"
"""Pieces of each format, as libFuzzer's dictionaries write them."""
MEMORY_MB = 3000
"""Memory of a worker above which an input counts as one that eats it."""
_HANGS = 600
"""Seconds of wall time after which libFuzzer itself gives an input up: for what hangs in code that is not Python's, and
long enough that a busy machine, or one that slept, is no finding."""
_NOTED = 2.0
"""Seconds of processor time after which a worker notes how far it is."""


class TooSlow(BaseException):
    """An input took longer than the bound; no handler of the code under test may catch it."""


class Session:
    """Runs inputs, times them, and keeps those that fail or are slow; `state.json` says how far it is."""

    def __init__(self, target: Target, findings: Path, bound: float) -> None:
        """Args: bound: seconds of processor time that an input may take."""
        self.target = target
        self.findings = findings
        self.bound = bound
        self.slowest = 0.0
        self.executions = 0
        self.seconds = math.inf
        self.seen = {path.name.rpartition("-")[0] for path in findings.glob("*-*")}

    def begin(self, seconds: float) -> None:
        """From now on processor time counts; the process ends when so much of it is used."""
        self.seconds = seconds
        self.begun = self.noted = time.process_time()

    def run(self, data: bytes) -> None:
        """One input."""
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, self.bound, self.bound)
        try:
            self.target.run(data)
        except TooSlow as error:
            self._keep("slow", data, error)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            self._keep("error", data, error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        now = time.process_time()
        self.executions += 1
        if now - started > self.slowest:
            self.slowest = now - started
            (self.findings / "slowest.bin").write_bytes(data)
        if now - self.noted > _NOTED or now - self.begun > self.seconds:
            self._note(now)

    def _note(self, now: float) -> None:
        self.noted = now
        state = {"cpu_seconds": round(now - self.begun, 1), "executions": self.executions,
                 "slowest_seconds": round(self.slowest, 3)}  # fmt: skip
        (self.findings / "state.json").write_text(json.dumps(state), encoding="utf-8")
        if now - self.begun > self.seconds:
            sys.stdout.flush()
            os._exit(0)  # libFuzzer counts wall time only; what it found is on disk

    def _keep(self, kind: str, data: bytes, error: BaseException) -> None:
        place = _place(error.__traceback__)
        signature = f"{kind}-{type(error).__name__}-{_digest(place.encode())}"
        if signature in self.seen:
            return
        self.seen.add(signature)
        kept = self.findings / f"{signature}-{_digest(data)}"
        kept.write_bytes(data)
        told = "".join(traceback.format_exception(error))
        kept.with_name(f"{kept.name}.txt").write_text(told[-6000:], encoding="utf-8", errors="backslashreplace")


def _place(trace: TracebackType | None) -> str:
    """The last place of ours in a traceback, else the last of all."""
    frames = traceback.extract_tb(trace)
    ours = [frame for frame in frames if "/dragoman/" in frame.filename or "/benchmarks/" in frame.filename]
    last = (ours or list(frames))[-1]
    return f"{Path(last.filename).name}:{last.name}:{last.lineno}"


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=5).hexdigest()


def _strike(_: int, __: FrameType | None) -> None:
    raise TooSlow


def seeds_of(name: str) -> list[Path]:
    """The inputs kept in the repository for a target."""
    return sorted(path for path in (SEEDS / name).glob("*") if path.is_file())


def main(arguments: list[str]) -> None:
    """Fuzzes or merges until libFuzzer stops; does not return.

    Arguments: `fuzz`, target, corpus, findings, bound, seconds; or `merge`, target and libFuzzer's own (folders to and
    from, and what it adds when it calls itself).
    """
    kind, name, *rest = arguments
    import atheris

    logging.disable(logging.CRITICAL)
    with atheris.instrument_imports(include=["dragoman"]):
        from benchmarks.fuzz.targets import load

        target = load(name)
    if kind == "merge":
        again = f"{sys.executable} -m benchmarks.fuzz.worker merge {name}"  # through a shell
        atheris.Setup([again, *([] if "-merge_inner=1" in rest else ["-merge=1"]), *rest], _quiet(target))
    else:
        corpus, findings, bound, seconds = rest
        session = Session(target, Path(findings), float(bound))
        signal.signal(signal.SIGVTALRM, _strike)
        for path in seeds_of(name):  # what is loaded on first use must not count as slow
            with contextlib.suppress(Exception):  # it comes again below, and is kept there
                target.run(path.read_bytes())
        atheris.Setup([sys.argv[0], *_options(target, findings), corpus, str(SEEDS / name)], session.run)
        session.begin(float(seconds))
    atheris.Fuzz()


def _quiet(target: Target) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        with contextlib.suppress(Exception):
            target.run(data)

    return run


def _options(target: Target, findings: str) -> list[str]:
    options: dict[str, Any] = {
        "max_len": target.longest,
        "timeout": _HANGS,
        "rss_limit_mb": MEMORY_MB,
        "artifact_prefix": f"{findings}/",
        "report_slow_units": 10_000,  # processor time is what counts, and that is measured here
        "reload": 0,
    }
    if (words := WORDS / f"{target.name}.dict").is_file():
        options["dict"] = words
    return [f"-{key}={value}" for key, value in options.items()]


if __name__ == "__main__":
    main(sys.argv[1:])
