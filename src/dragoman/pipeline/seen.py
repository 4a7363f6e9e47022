"""What ``status``, ``update`` and ``check`` made of files that have not changed since: ``.dragoman/<command>.json``.

Each entry has a key, the SHA-256 of all that it follows from. It is believed only in the folder where it was written,
by the program that wrote it, whole; without it, everything is read once more, and the answer is the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from dragoman.model import DragomanError
from dragoman.pipeline.state import FOLDER, prepare
from dragoman.pipeline.toolchain import interpreter, stamp
from dragoman.workspace import Workspace
from dragoman.workspace.digests import UNREADABLE, Digests, moment
from dragoman.workspace.writing import write_unsynced

SEEN = ("status.json", "update.json", "check.json")
"""The files, all of which are safe to delete."""

Key = tuple[str, tuple[str, ...]]
"""A SHA-256, and the files by which it may become another."""


class Seen:
    """The entries of one command by name, each a JSON value with its key.

    What is noted is written by ``save``, and only of files that hold the same bytes then as when their keys were made:
    what was saved meanwhile may be in the answer or not.
    """

    def __init__(self, workspace: Workspace, command: str) -> None:
        self._workspace = workspace
        self._folder = workspace.root / FOLDER
        self._file = self._folder / f"{command}.json"
        self._made_with, self._youngest = _made_with()
        told = self._load()
        self._entries: dict[str, Any] = told.get("entries", {})
        self._files: dict[str, Any] = told.get("files", {})
        self._noted: dict[str, tuple[Key, Any]] = {}
        self._inside: dict[str, bool] = {}
        self._digests = Digests(workspace.root, self._files, self._read, lambda: moment(self._folder))

    def digest(self, name: str) -> str:
        """SHA-256 of a file by its path in the workspace, or an absolute one; "" where there is none."""
        folder = os.path.dirname(name)  # noqa: PTH120 - asked of thousands
        if folder not in self._inside:
            # A folder may have become a link since its files were read.
            real = os.path.realpath(self._workspace.root / folder)
            self._inside[folder] = folder[:1] == os.sep or Path(real).is_relative_to(self._workspace.root.resolve())
        return self._digests.of(name) if self._inside[folder] else UNREADABLE

    def key(self, files: Iterable[str], *more: object) -> Key | None:
        """The key of what follows from files, and from ``more``; None where one of them cannot be read: then the answer
        is an error, which is told anew each time."""
        names = tuple(files)
        digests = [self.digest(name) for name in names]
        if UNREADABLE in digests:
            return None
        told = json.dumps([names, digests, more], ensure_ascii=False)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest(), names

    def of(self, name: str, key: Key | None) -> Any:
        """What is remembered under a name, if it has this key; None when nothing is."""
        entry = self._entries.get(name)
        if key is None or not (isinstance(entry, list) and len(entry) == 2 and entry[0] == key[0]):
            return None
        return entry[1]

    def guess(self, name: str) -> Any:
        """What is remembered under a name, whatever its key is; only to make the key of it."""
        entry = self._entries.get(name)
        return entry[1] if isinstance(entry, list) and len(entry) == 2 else None

    def note(self, name: str, key: Key | None, value: Any) -> None:
        """Remember a JSON value of which the key tells all that it follows from."""
        if key is not None:
            self._noted[name] = (key, value)

    def save(self, known: Collection[str]) -> None:
        """Write what is remembered. ``known`` are the ids of all texts; names of entries and files end in them.

        Where nothing can be written, as on a disk that is read only, nothing is remembered.
        """
        if not (self._noted or self._digests.changed):
            return
        same = {name: self._digests.of(name) == self._now(name) for key, _ in self._noted.values() for name in key[1]}
        for name, (key, value) in self._noted.items():
            if all(same[file] for file in key[1]):
                self._entries[name] = [key[0], value]
        if self._youngest >= moment(self._folder):
            return  # The program itself is as young as this moment: it may change once more without showing it.
        files = {**self._files, **self._digests.to_remember()}
        with contextlib.suppress(OSError):
            prepare(self._folder)
            data = json.dumps({
                "folder": self._folder.stat().st_ino,
                "made_with": self._made_with,
                "entries": {name: told for name, told in self._entries.items() if name.rpartition("/")[2] in known},
                "files": {name: told for name, told in files.items() if _is_of(name, known)},
            }, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")  # fmt: skip
            # It is not synced: of half a file the checksum tells.
            write_unsynced(self._file, hashlib.sha256(data).hexdigest().encode() + b"\n" + data)

    def _load(self) -> Mapping[str, Any]:
        """The file as it was written; nothing where it is damaged, or was brought here from elsewhere."""
        try:
            if self._folder.is_symlink() or self._file.is_symlink() or not self._file.is_file():
                return {}  # A pipe would never end, and a link may lead anywhere.
            checksum, _, data = self._file.read_bytes().partition(b"\n")
            if hashlib.sha256(data).hexdigest().encode() != checksum:
                return {}
            told = json.loads(data)
            # A stranger's workspace may come with a folder of this name: not with the inode that it will have here.
            if told["folder"] != self._folder.stat().st_ino or told["made_with"] != self._made_with:
                return {}
            return told if isinstance(told["entries"], dict) and isinstance(told["files"], dict) else {}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return {}

    def _now(self, name: str) -> str:
        try:
            return hashlib.sha256(self._read(name)).hexdigest()
        except OSError:
            return "" if not os.path.lexists(self._workspace.root / name) else UNREADABLE

    def _read(self, name: str) -> bytes:
        if Path(name).is_absolute():
            return Path(name).read_bytes()
        try:
            return self._workspace.read(self._workspace.root / name)
        except DragomanError as error:
            raise OSError(error.message) from error


def _is_of(name: str, known: Collection[str]) -> bool:
    """Whether a file is that of a known text, or of none in particular."""
    if not name.startswith(("texts/", "locales/")):
        return True
    return name.rpartition("/")[2].rpartition(".")[0] in known


def _made_with() -> tuple[str, int]:
    """What the program, its interpreter and the folders of its libraries are, and the time of its youngest file.

    To install a library, or another version, changes the folder that it lies in.
    """
    tree, newest = stamp()
    told = [tree, *interpreter()]
    for path in sys.path:
        with contextlib.suppress(OSError):
            if path and path in told:
                one = os.stat(path)  # noqa: PTH116
                told.append(f"{one.st_ino} {one.st_mtime_ns}")
    return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest(), newest
