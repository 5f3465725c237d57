"""Every command, setting, part and table is documented, and nothing is named that is not there."""

import dataclasses
import re
import shutil
from pathlib import Path

import pytest

from dragoman import cli, registry
from dragoman.model.schema import TABLES, columns_of
from dragoman.settings import Settings

DOCS = Path(__file__).parent.parent / "docs"


def page(name):
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Settings)])
def test_settings_are_documented(field):
    assert f"| `{field}` |" in page("reference/settings.md")


@pytest.mark.parametrize("command", [command.callback.__name__ for command in cli.app.registered_commands])
def test_commands_are_documented(command):
    assert f"`dragoman {command}" in page("reference/commands.md")


@pytest.mark.parametrize("table", TABLES)
def test_tables_and_columns_are_documented(table):
    rows = {
        row[0]: row[1] for row in re.findall(r"^### `(\w+)`(.*?)(?=^### |\Z)", page("reference/record.md"), re.M | re.S)
    }
    assert table in rows
    for column in columns_of(table):
        assert f"`{column}`" in rows[table], column


@pytest.mark.parametrize("kind", registry.KINDS)
def test_parts_are_documented(kind):
    text = page("reference/parts.md")
    for name in registry.KINDS[kind]:
        assert f"`{name}`" in text


@pytest.mark.parametrize("name", ["../README.md", "tutorial/first-record.md"])
def test_the_python_of_a_page_runs_on_a_plain_install(name, samples, tmp_path, monkeypatch):
    (tmp_path / "my/reports").mkdir(parents=True)
    shutil.copy(samples / "10_selbrook_dispatch.txt", tmp_path / "my/reports/a.txt")
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"^```python\n(.*?)^```", page(name), re.M | re.S)
    assert "pandas" not in re.sub("#.*", "", block), "only the tests' requirements bring it"
    names = {}
    exec(block, names)
    names["record"].close()


def test_links_between_pages_lead_somewhere():
    for file in DOCS.rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8")):
            assert (file.parent / target).exists(), (file.name, target)
