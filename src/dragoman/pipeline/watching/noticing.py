"""Changes of files in a workspace, as paths relative to it, from what the system tells or from looking again and again.

Folders are watched one by one and never by their trees: a workspace may hold a ``.venv`` or a repository, dist/ is our
own, and a link must not lead a watch through somebody's whole disk.
"""

from __future__ import annotations

import contextlib
import os
import platform
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.model import Finding, Position, Severity
from dragoman.pipeline.watching.scanning import Scanning

if TYPE_CHECKING:
    from watchfiles._rust_notify import RustNotify

STEP = 10
"""Milliseconds without a further change after which changes are told; also how often is looked for them."""
_LONGEST = 200
"""Milliseconds after which they are told, however many follow."""
BEAT = 1000
"""Milliseconds after which the folders themselves are looked at: one that is moved away says nothing."""
_POLL = 300

Told = Callable[[frozenset[str]], None]


class Notices:
    """Tells changes until it is stopped, from a thread of its own; from the moment that it is made on, none is missed.

    ``told`` is given sets of paths with forward slashes; "" stands for anything. ``findings`` says what is odd about
    the way in which changes are noticed. ``more`` gives further files of the workspace to be watched.
    """

    def __init__(self, root: Path, told: Told, more: Callable[[], Iterable[str]] = tuple) -> None:
        self._root = root.resolve()
        self._told = told
        self._more = more
        self._stop = threading.Event()
        self.findings: list[Finding] = []
        self._polling = _asked_to_poll()
        self._folders: dict[str, tuple[int, int]] = {}
        self._aliases: dict[str, str] = {}
        self._watch = self._begin()
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Tell no more."""
        self._stop.set()
        self._thread.join(5)

    def _run(self) -> None:
        while not self._stop.is_set():
            found = self._changes()
            if found:
                self._told(frozenset(found))
            if self._moved():
                self._close()
                self._watch = self._begin()
                self._told(frozenset({""}))  # What happened in between was told by nobody.
        self._close()

    def _changes(self) -> set[str]:
        if self._watch is None:
            self._stop.wait(BEAT / 1000)
            return set()
        try:
            told = self._watch.watch(_LONGEST, STEP, BEAT, self._stop)
        except (OSError, RuntimeError):
            self._folders.clear()  # Whatever is wrong with this watch, another one is begun.
            return set()
        return set() if isinstance(told, str) else {self._shown(path) for _, path in told}

    def _shown(self, path: str) -> str:
        name = os.path.relpath(path, self._root).replace(os.sep, "/")
        return "" if name == "." else self._aliases.get(name, name)

    def _moved(self) -> bool:
        """Whether a folder came, went or is another one than it was; or where a link leads."""
        before, links = self._folders, self._aliases
        folders, aliases = self._looked_for()
        if folders == before and aliases == links:
            return False
        self._folders, self._aliases = folders, aliases
        return True

    def _looked_for(self) -> tuple[dict[str, tuple[int, int]], dict[str, str]]:
        """The folders to be watched with device and inode of each, and files that links lead to: path → link."""
        found: dict[str, tuple[int, int]] = {}
        aliases: dict[str, str] = {}
        paths = [self._root, self._root / "texts", *_tree(self._root / "locales", 1), *_tree(self._root / "templates")]
        paths += [(self._root / name).parent for name in self._more()]
        for path in paths:
            real = self._within(path)
            if real is None:
                continue
            with contextlib.suppress(OSError):
                told = real.stat()
                found[str(path)] = (told.st_dev, told.st_ino)
                for link in (entry for entry in os.scandir(real) if entry.is_symlink()):
                    end = self._within(Path(link.path))
                    if end is not None and end.is_file():
                        above = end.parent.stat()
                        found.setdefault(str(end.parent), (above.st_dev, above.st_ino))
                        shown = (path / link.name).relative_to(self._root).as_posix()
                        aliases[end.relative_to(self._root).as_posix()] = shown
        return found, aliases

    def _within(self, path: Path) -> Path | None:
        """Where a path leads; None for what is not there, or leads out of the workspace."""
        try:
            real = path.resolve(strict=True)
        except (OSError, RuntimeError):
            return None
        return real if real.is_relative_to(self._root) else None

    def _begin(self) -> RustNotify | Scanning | None:
        """Watch the folders that there are; None where there is none, or where none can be watched."""
        from watchfiles._rust_notify import RustNotify

        self._folders, self._aliases = self._looked_for()
        if not self._folders:
            return None
        if not self._polling:
            try:
                return RustNotify(list(self._folders), False, False, _POLL, False, True)
            except FileNotFoundError:
                self._folders.clear()  # One went this moment: looked for again at the next beat.
                return None
            except (OSError, RuntimeError) as error:
                self._polling = True
                self.findings.append(_polled(str(error)))
        return Scanning(tuple(self._folders), _poll_delay())

    def _close(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None


def _tree(folder: Path, depth: int = 8) -> Iterator[Path]:
    """A folder and those below it; links among them are followed by nobody here."""
    yield folder
    if depth:
        with contextlib.suppress(OSError):
            for entry in sorted(os.scandir(folder), key=lambda one: one.name):
                if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                    yield from _tree(Path(entry.path), depth - 1)
                elif entry.is_symlink() and entry.is_dir():
                    yield Path(entry.path)


def _asked_to_poll() -> bool:
    """As watchfiles does: when the environment says so, and in WSL, where changes from Windows are not told."""
    told = os.environ.get("WATCHFILES_FORCE_POLLING", "")
    if told:
        return told.lower() not in ("false", "disable", "disabled")
    return "microsoft-standard" in platform.uname().release


def _poll_delay() -> int:
    told = os.environ.get("WATCHFILES_POLL_DELAY_MS", "")
    return max(10, int(told)) if told.isdecimal() else _POLL


def _polled(why: str) -> Finding:
    return Finding(
        "watch-polls", Severity.WARNING, f"The system tells no changes of files ({why.strip()}); they are looked for.",
        f"That takes up to {_POLL} ms longer. On Linux raise the limits: "
        "sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512.",
        Position(),
    )  # fmt: skip
