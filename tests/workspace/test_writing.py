"""Writes are atomic: the old file or the new one, never half of either."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dragoman.model import MaterialError, WorkspaceError
from dragoman.workspace import write_file


def test_writes_a_file_and_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.po"
    assert write_file(path, b"one")
    assert path.read_bytes() == b"one"
    assert [entry.name for entry in path.parent.iterdir()] == ["b.po"]


def test_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "b.po"
    write_file(path, b"one")
    before = path.stat()
    assert not write_file(path, b"one")
    assert path.stat().st_ino == before.st_ino


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "b.po"
    write_file(path, b"one")
    path.chmod(0o640)
    write_file(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_obeys_the_mask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_file(tmp_path / "b.po", b"one")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "b.po").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.po"
    real.write_bytes(b"one")
    link = tmp_path / "link.po"
    link.symlink_to(real)
    write_file(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"


@pytest.mark.parametrize("step", ["fsync", "fchmod", "write", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "b.po"
    write_file(path, b"one")

    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(WorkspaceError, match="No space left") as caught:
        write_file(path, b"two")
    monkeypatch.undo()
    assert caught.value.hint
    assert path.read_bytes() == b"one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["b.po"]


def test_a_folder_in_the_way_is_an_error_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("a file")
    with pytest.raises(WorkspaceError) as caught:
        write_file(tmp_path / "x" / "b.po", b"one")
    assert caught.value.hint


def test_work_that_somebody_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "b.po"
    write_file(path, b"one", read=None)
    path.write_bytes(b"theirs")
    with pytest.raises(MaterialError, match="changed by another program"):
        write_file(path, b"two", read=b"one")
    with pytest.raises(MaterialError, match="changed by another program"):
        write_file(path, b"two", read=None)
    assert path.read_bytes() == b"theirs"
    assert write_file(path, b"two", read=b"theirs")
