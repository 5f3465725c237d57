"""The notebook of the tutorial runs from its first cell to its last, without Jupyter."""

import ast
import json
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parent.parent / "docs" / "tutorial" / "first-notebook.ipynb"


def cells():
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run(source, names):
    """Runs a cell and gives the value of its last line, as a notebook shows it."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


def test_the_notebook_carries_no_output():
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], len({cell["id"] for cell in notebook["cells"]})) == (4, len(notebook["cells"]))
    assert not any(cell.get("outputs") for cell in notebook["cells"])


@pytest.mark.slow
def test_the_notebook_runs(tmp_path, monkeypatch):
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    names = {"__name__": "notebook"}
    shown = [run(source, names) for source in cells()]
    assert len(names["documents"]) == 14
    assert len(names["timeline"]) > 5
    assert set(names["edges"].columns) == {"source", "recipient", "incidents", "origins"}
    pictures = [value._repr_svg_() for value in shown if hasattr(value, "_repr_svg_")]
    assert ["<circle" in picture for picture in pictures] == [True, False]
    assert "<line" in pictures[1]
    assert not list(tmp_path.iterdir())
