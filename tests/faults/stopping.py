"""A process that ends in the middle of its work: no handler runs, no buffer is emptied, no file is tidied away."""

from __future__ import annotations

import gc
import os
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

SHORT_WRITE = 90
"""POSIX lets ``write`` take fewer bytes than it is given. Here it always does, so that a stop parts files anywhere."""
STOPPED, FAILED, DONE = 77, 70, 0
CALLS = ("open", "write", "fchmod", "fsync", "close", "replace", "mkdir", "unlink", "ftruncate", "pwrite")
"""The calls by which the writer and the lock touch the disk."""


class Stops:
    """Counts the calls that touch the disk, and ends the process before the one it is told."""

    def __init__(self, at: int | None = None) -> None:
        self.at, self.seen = at, list[tuple[str, str]]()
        self._real = {name: getattr(os, name) for name in CALLS}

    def watch(self) -> None:
        """From now on every call passes through here. For a process of its own: nothing puts them back."""
        for name, real in self._real.items():
            setattr(os, name, self._watched(name, real))

    def unwatch(self) -> None:
        """The calls as they were."""
        for name, real in self._real.items():
            setattr(os, name, real)

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if len(self.seen) == self.at:
                os._exit(STOPPED)
            self.seen.append((name, str(args[0])))
            if name == "write":
                args = (args[0], bytes(args[1][:SHORT_WRITE]))
            return real(*args, **options)

        return call


def points(work: Callable[[], None]) -> list[tuple[str, str]]:
    """Do the work undisturbed and return every call at which it could be stopped: its name and first argument."""
    stops = Stops()
    stops.watch()
    try:
        work()
    finally:
        stops.unwatch()
    return stops.seen


def stopped(work: Callable[[], None], at: int | None) -> int:
    """Do the work in a process of its own that ends before its call number ``at``; its exit code."""
    with warnings.catch_warnings():
        # The test runner has threads, but none of them holds a lock that the child needs.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        gc.disable()
        Stops(at).watch()
        work()
        os._exit(DONE)
    except BaseException:
        os._exit(FAILED)


def unfinished(root: Path) -> list[str]:
    """Temporary files that lie in the workspace."""
    return sorted(path.name for path in root.rglob("*.dragoman-unfinished"))


assert tempfile._os is os, "temporary files must be opened through the calls that are watched"  # type: ignore[attr-defined]
