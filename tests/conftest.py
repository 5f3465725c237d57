"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.language.syntax import SpacyParser

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected files anew")


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.fixture
def shared() -> Path:
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the evaluation data is not on this machine")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "src" / "dragoman" / "samples" / "reports"


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("DRAGOMAN_MODEL", "DRAGOMAN_WORKERS", "DRAGOMAN_PUBLISHED"):
        monkeypatch.delenv(name, raising=False)
    yield
