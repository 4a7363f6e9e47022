"""The lock: one writer at a time, the holder named, nothing left behind by a process that dies."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dragoman.model import WorkspaceError
from dragoman.workspace import locked

HOLDER = textwrap.dedent(
    """
    import sys, pathlib
    from dragoman.workspace import locked
    with locked(pathlib.Path(sys.argv[1]), "dragoman update"):
        print("held", flush=True)
        sys.stdin.read()
    """
)


def _holder(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with _holder(tmp_path) as process:
        with (
            pytest.raises(WorkspaceError, match=rf"dragoman update \(process {process.pid}\)") as caught,
            locked(tmp_path, "dragoman import", timeout=0.1),
        ):
            pytest.fail("the lock was given twice")
        assert caught.value.hint
        process.communicate("")
    with locked(tmp_path, "dragoman import", timeout=0):
        pass


def test_a_killed_holder_leaves_no_lock(tmp_path: Path) -> None:
    with _holder(tmp_path) as process:
        process.kill()
        process.wait()
        with locked(tmp_path, "dragoman import", timeout=5):
            pass


def test_what_a_stopped_process_left_unfinished_is_swept_away(tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "az"
    folder.mkdir(parents=True)
    (folder / ".a.po.x1.dragoman-unfinished").write_bytes(b"half")
    (folder / "a.po").write_bytes(b"whole")
    (folder / ".a.po.swp").write_bytes(b"an editor's")
    with locked(tmp_path, "dragoman update"):
        assert sorted(path.name for path in folder.iterdir()) == [".a.po.swp", "a.po"]


def test_a_folder_that_is_not_there_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as caught, locked(tmp_path / "nowhere", "dragoman update"):
        pytest.fail("locked")
    assert caught.value.hint
