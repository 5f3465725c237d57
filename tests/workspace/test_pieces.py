"""A piece of a record on any engine: the same findings."""

import pytest

import dragoman
from dragoman import registry
from dragoman.settings import Settings
from dragoman.store.cuts import cut
from dragoman.store.duckdb import open_writer
from dragoman.workspace.pieces import PieceComparison


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Daft leaves a pipe to the collector
def test_pieces_give_the_same_on_daft_as_on_local(samples, tmp_path):
    pytest.importorskip("daft", reason="the extra cluster is not installed")
    path = tmp_path / "r.duckdb"
    dragoman.read(samples, path, settings=Settings(workers=1)).close()
    with open_writer(path) as writer:
        names = writer.view.table("documents", ["document_id"]).column(0).to_pylist()
        pieces = [cut(writer, names[:7]), cut(writer, names[7:])]
    one, other = (
        list(registry.create("engines", name, workers=2).map(PieceComparison(), pieces)) for name in ("local", "daft")
    )
    for here, there in zip(one, other, strict=True):
        assert here.tables["stories"].num_rows
        assert here.failures == there.failures == []
        assert {name: rows.to_pylist() for name, rows in here.tables.items()} == {
            name: rows.to_pylist() for name, rows in there.tables.items()
        }
