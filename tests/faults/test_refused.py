"""A full disk, a file that must not grow, a folder that cannot be written: an error with a hint, nothing torn."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Runner
from tests.faults.ground import Ground, prepare, snapshot
from tests.faults.stopping import unfinished

PROGRAM = [sys.executable, "-m", "dragoman"]
HINT = "run the command again"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return prepare(tmp_path_factory.mktemp("refused") / "ws")


@pytest.fixture
def ground(prepared: Ground) -> Ground:
    prepared.reset()
    return prepared


def refusing(real: Any, error: int, skip: int, room: int = 0) -> Any:
    """A system call that works ``skip`` times; then ``room`` bytes are still taken, and then it is refused."""
    calls = 0

    def call(*args: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls <= skip:
            return real(*args, **options)
        if room and calls == skip + 1:
            return real(args[0], bytes(args[1][:room]))
        raise OSError(error, os.strerror(error))

    return call


@pytest.mark.parametrize("skip", [0, 1, 7, 46])
@pytest.mark.parametrize("call", ["write", "fsync", "fchmod", "replace"])
def test_a_full_disk(
    ground: Ground, run: Runner, monkeypatch: pytest.MonkeyPatch, call: str, skip: int
) -> None:
    room = 100 if call == "write" else 0
    monkeypatch.setattr(os, call, refusing(getattr(os, call), errno.ENOSPC, skip, room))
    result = run("update", cwd=ground.root)
    monkeypatch.undo()
    assert result.code == 2
    assert "cannot be written (No space left on device)" in result.err
    assert HINT in result.err
    assert "Traceback" not in result.err
    assert unfinished(ground.root) == []
    assert _same_words(ground)
    assert run("update", cwd=ground.root).code == 0
    assert _same_words(ground, finished=True)


@pytest.mark.parametrize("error", [errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EIO])
def test_a_folder_that_takes_no_new_file(
    ground: Ground, run: Runner, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    real = os.open

    def refuse(path: Any, flags: int, *args: Any, **options: Any) -> int:
        if "locales" in str(path) and flags & os.O_CREAT:
            raise OSError(error, os.strerror(error))
        return real(path, flags, *args, **options)

    monkeypatch.setattr(os, "open", refuse)
    result = run("update", cwd=ground.root)
    monkeypatch.undo()
    assert result.code == 2
    assert f"cannot be written ({os.strerror(error)})" in result.err
    assert HINT in result.err
    assert "Traceback" not in result.err
    assert snapshot(ground.root) == ground.before


def test_a_workspace_that_cannot_be_locked(ground: Ground, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", refusing(os.open, errno.EROFS, 0))
    result = run("update", cwd=ground.root)
    monkeypatch.undo()
    assert result.code == 2
    assert "cannot be written (Read-only file system)" in result.err
    assert "permissions" in result.err
    assert snapshot(ground.root) == ground.before


def test_a_file_that_the_kernel_keeps_from_growing(ground: Ground) -> None:
    """A real refusal in the middle of a write, without any right of an administrator: a limit on the size of files."""
    big = ground.root / "texts/paper-05.md"
    big.write_text(big.read_text() + "".join(f"\nThe quay number {n} was mended.\n" for n in range(40)), "utf-8")
    result = subprocess.run(
        [*PROGRAM, "update"],
        cwd=ground.root,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000)),
    )
    assert result.returncode == 2
    assert "paper-05.pot: cannot be written (File too large)" in result.stderr
    assert HINT in result.stderr
    assert "Traceback" not in result.stderr
    assert unfinished(ground.root) == []
    assert (ground.root / "locales/paper-05.pot").read_bytes() == ground.before["locales/paper-05.pot"]
    assert b"Thirteen boats" in (ground.root / "locales/az/paper-11.po").read_bytes()


def mounted(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a shell script where it may mount; skip the test where that is forbidden."""
    unshare = shutil.which("unshare")
    allowed = unshare and subprocess.run(
        [unshare, "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"],
        capture_output=True,
        check=False,
    ).returncode == 0  # fmt: skip
    if not allowed:
        pytest.skip("nothing may be mounted here")
    return subprocess.run(
        [str(unshare), "--user", "--map-root-user", "--mount", "sh", "-euc", script, "sh", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_disk_that_is_really_full(ground: Ground, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    result = mounted(
        'mount -t tmpfs -o size=400k none "$2"; cp -r "$1/." "$2"; cd "$2"; '
        'dd if=/dev/zero of=filler bs=4k 2>/dev/null || true; '
        'dd if=/dev/zero of=filler bs=4k count=1 seek=0 conv=notrunc 2>/dev/null || true; '
        'truncate -s -20k filler; code=0; "$3" -m dragoman update || code=$?; rm filler; cp -r locales "$4"; '
        'find . -name "*.dragoman-unfinished"; exit $code',
        ground.root, shelf, sys.executable, tmp_path / "result",
    )  # fmt: skip
    assert result.returncode == 2, result.stderr
    assert "cannot be written (No space left on device)" in result.stderr
    assert HINT in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    states = set()
    for path in sorted((tmp_path / "result").rglob("*.po")):
        name = path.relative_to(tmp_path / "result").as_posix()
        old = ground.before.get(f"locales/{name}")
        states.add("old" if path.read_bytes() == old else "new")
        assert "old" in states or b"Thirteen boats" in path.read_bytes()
    assert "old" in states


def test_a_disk_that_really_cannot_be_written(ground: Ground) -> None:
    result = mounted(
        'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; cd "$1"; exec "$2" -m dragoman update',
        ground.root, sys.executable,
    )  # fmt: skip
    assert result.returncode == 2, result.stderr
    assert "cannot be written (Read-only file system)" in result.stderr
    assert "permissions" in result.stderr
    assert "Traceback" not in result.stderr
    assert snapshot(ground.root) == ground.before


def _same_words(ground: Ground, *, finished: bool = False) -> bool:
    """Whether each file is the old or the new one, the minute of its making aside."""

    def timeless(data: bytes) -> list[bytes]:
        return [line for line in data.split(b"\n") if b"-Date: " not in line]

    found = snapshot(ground.root)
    for name, data in ground.after.items():
        allowed = [timeless(data)] + ([] if finished else [timeless(ground.before.get(name, b""))])
        if timeless(found.get(name, b"")) not in allowed:
            return False
    return found.keys() <= ground.after.keys()
