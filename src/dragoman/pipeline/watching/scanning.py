"""Changes of files found by looking again and again, where the system tells none: network folders, some containers.

It looks at size, times to the nanosecond and inode. watchfiles can poll too, but sees no second save within a second.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from threading import Event

from dragoman.workspace.digests import Signature, signature


class Scanning:
    """Looks at folders as ``watchfiles`` watches them: files and folders in them, and nothing below."""

    def __init__(self, folders: Sequence[str], delay_ms: int) -> None:
        self._folders = tuple(folders)
        self._delay = delay_ms / 1000
        self._seen = self._scan()

    def watch(self, _longest: int, _step: int, beat_ms: int, stop: Event) -> set[tuple[int, str]] | str:
        """What changed since the last call, as (0, path); a word where there was nothing for ``beat_ms``."""
        for _ in range(max(1, round(beat_ms / 1000 / self._delay))):
            if stop.wait(self._delay):
                return "stop"
            before, self._seen = self._seen, self._scan()
            changed = {path for path in before.keys() | self._seen.keys()
                       if (path in before, before.get(path)) != (path in self._seen, self._seen.get(path))}  # fmt: skip
            if changed:
                return {(0, path) for path in changed}
        return "timeout"

    def close(self) -> None:
        """There is nothing to let go of."""

    def _scan(self) -> dict[str, Signature | None]:
        found: dict[str, Signature | None] = {}
        for folder in self._folders:
            with contextlib.suppress(OSError), os.scandir(folder) as entries:
                found.update({entry.path: signature(entry.path) for entry in entries})
        return found
