"""One writer at a time: a lock on the workspace that names its holder and goes with its process."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from dragoman.model import WorkspaceError
from dragoman.workspace.writing import sweep

LOCK_FILE = ".dragoman.lock"


@contextlib.contextmanager
def locked(root: Path, command: str, timeout: float = 30.0) -> Iterator[None]:
    """Hold the workspace's lock while a command writes catalogues or texts.

    ``flock(2)`` frees the lock when its process ends, however it ends, so a stale lock file stops nobody. Waits up to
    ``timeout`` seconds, then raises WorkspaceError naming who holds the lock. A folder that cannot be written raises
    WorkspaceError too.
    """
    path = root / LOCK_FILE
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise WorkspaceError(
            f"{root}: cannot be written ({error.strerror})", "Mend the folder's permissions, or work in a copy."
        ) from error
    try:
        _acquire(handle, root, timeout)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{command} (process {os.getpid()})".encode(), 0)
        for name in ("texts", "locales"):
            sweep(root / name)
        yield
    finally:
        # The file stays: to remove it could part two waiting processes from each other.
        with contextlib.suppress(OSError):
            os.ftruncate(handle, 0)
        os.close(handle)


def _acquire(handle: int, root: Path, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = os.pread(handle, 200, 0).decode("utf-8", "replace") or "another dragoman"
                raise WorkspaceError(
                    f"{root}: {holder} is writing in this workspace",
                    "Wait for it to end and run the command again.",
                ) from None
            time.sleep(0.05)
        else:
            return
