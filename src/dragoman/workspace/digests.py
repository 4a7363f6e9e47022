"""What files hold, as SHA-256, remembered by what the file system says of them.

A file that changed shows in its size, its times or its inode, as in git's index. Those only save reading: they are
believed where the file was last written before the moment at which it was read. One that is as young as that
("racily clean": gitformat-index and racy-git of git's documentation) may be written again within the same tick of the
file system's clock, and is read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Signature = tuple[int, int, int, int]
"""Size in bytes, time of the last change of the content and of the inode in nanoseconds, number of the inode."""

UNREADABLE = "unreadable"
"""Digest of a file that is there and cannot be read: it is that of no file."""


def signature(path: str) -> Signature | None:
    """What the file system says of a file, or of the one that a link leads to; None when there is none."""
    try:
        told = os.stat(path)  # noqa: PTH116 - thousands of files are asked for, and Path takes thrice the time
    except (OSError, ValueError):
        return None
    return (told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino) if stat.S_ISREG(told.st_mode) else None


def moment(folder: Path) -> int:
    """The time in nanoseconds by the clock of the file system that a folder lies on; 0 where nothing can be written.

    Only that clock can be compared with the times of files: it goes in ticks, and may be another machine's.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"x")
            probe.flush()
            return os.fstat(probe.fileno()).st_mtime_ns
    except OSError:
        return 0


def settled(path: str, digest: str, now: Callable[[], int]) -> Signature | None:
    """The signature of a file that was just written and has this SHA-256, once it tells any further change.

    Waits for the next tick of the file system's clock. None where the file is another by then.
    """
    told = signature(path)
    if told is None:
        return None
    for _ in range(5):
        if max(told[1], told[2]) < now():
            break
        time.sleep(0.004)
    else:
        return None
    try:
        held = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return None
    return told if held == digest and signature(path) == told else None


class Digests:
    """SHA-256 of the files of a workspace by path, each read at most once in a run, and not when it is remembered.

    ``remembered`` holds signature and digest by path, as ``to_remember`` gives them; ``read`` returns the bytes of a
    file by path; it raises OSError where it cannot. Damage in ``remembered`` costs reading, and nothing else.
    """

    def __init__(
        self, root: Path, remembered: Mapping[str, Any], read: Callable[[str], bytes], now: Callable[[], int]
    ) -> None:
        self._root = f"{root}{os.sep}"
        self._known = remembered
        self._read = read
        self._now = now
        self._moment: int | None = None
        self._found: dict[str, str] = {}
        self._new: dict[str, Sequence[int | str] | None] = {}

    @property
    def changed(self) -> bool:
        """Whether there is more to remember than there was."""
        return bool(self._new)

    def of(self, name: str) -> str:
        """The digest of a file by its path in the workspace, or an absolute one; "" when there is none."""
        if name not in self._found:
            self._found[name] = self._digest(name)
        return self._found[name]

    def wrote(self, name: str, digest: str, told: Signature | None) -> None:
        """Note a file that was written, and its signature where that is settled (see ``settled``)."""
        self._found[name] = digest
        self._new[name] = None if told is None else (*told, digest)

    def to_remember(self) -> dict[str, Sequence[int | str]]:
        """Size, two times, inode and digest of the files that were asked for and are settled, by path."""
        known = (name for name in self._found if name in self._known and name not in self._new)
        kept = {name: self._known[name] for name in known}
        return {**kept, **{name: told for name, told in self._new.items() if told is not None}}

    def _digest(self, name: str) -> str:
        path = name if name[0] == os.sep else self._root + name
        now = signature(path)
        if now is None:
            return UNREADABLE if os.path.lexists(path) else ""
        told = self._known.get(name)
        with contextlib.suppress(TypeError, ValueError):
            size, changed, inode_changed, inode, digest = told  # type: ignore[misc]
            if (size, changed, inode_changed, inode) == now and isinstance(digest, str) and len(digest) == 64:
                return digest
        if self._moment is None:
            self._moment = self._now()
        try:
            found = hashlib.sha256(self._read(name)).hexdigest()
        except OSError:
            return UNREADABLE
        # As long as the clock of the file system may still say the same, another write would not show.
        settled = max(now[1], now[2]) < self._moment and signature(path) == now
        self._new[name] = (*now, found) if settled else None
        return found
