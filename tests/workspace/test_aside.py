"""Whole files or the old ones."""

import os
from pathlib import Path

import pytest

from dragoman.workspace.aside import file_aside, folder_aside


def test_files_come_into_place_together(tmp_path):
    def write(folder):
        (folder / "sub").mkdir()
        for name in ("a.txt", "sub/b.txt"):
            (folder / name).write_text("new")
        return [folder / "sub/b.txt", folder / "a.txt"]

    (tmp_path / "a.txt").write_text("old")
    assert folder_aside(tmp_path, "jsonl", write) == [tmp_path / "sub/b.txt", tmp_path / "a.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "sub"]
    assert (tmp_path / "a.txt").read_text() == "new"


def test_what_stood_there_outlives_a_failure(tmp_path):
    def write(folder):
        (folder / "a.txt").write_text("half")
        raise OSError(28, "No space left on device")

    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(OSError, match="No space"):
        folder_aside(tmp_path, "jsonl", write)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


def test_what_a_killed_run_left_is_cleared_away(tmp_path):
    (tmp_path / ".unfinished-csv").mkdir()
    (tmp_path / ".unfinished-csv" / "stale.csv").write_text("stale")
    assert folder_aside(tmp_path, "csv", lambda folder: []) == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_whole(tmp_path):
    file_aside(tmp_path / "brief.md", b"one")
    file_aside(tmp_path / "brief.md", b"two")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"two"]


def test_a_device_is_written_to():
    file_aside(Path(os.devnull), b"gone")
    assert Path(os.devnull).is_char_device()
