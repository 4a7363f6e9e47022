"""Objects by the hash of their content, which checkouts may share. What is damaged is as if it were not there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.workspace.writing import write_unsynced

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of objects: ``objects/`` by the SHA-256 of their bytes, ``records/`` by a key, with their own checksum.

    Nothing here raises: a cache that cannot be read or written saves nothing. Each file is written beside its place
    and moved into it, so that any number of processes may use one folder at once, and is checked whenever it is read.
    """

    folder: Path
    shared: bool = False
    """Whether other checkouts use it: then no file of it is one with an artifact of this one."""

    usable: bool = True
    """Whether anything is read or written at all."""

    def object(self, digest: str) -> bytes | None:
        """The bytes that have this SHA-256; None when they are not there."""
        data = self._read(self._place("objects", digest))
        if data is not None and hashlib.sha256(data).hexdigest() != digest:
            self._discard("objects", digest)
            return None
        return data

    def keep(self, digest: str, path: Path) -> None:
        """Keep a file that was just written and has this SHA-256.

        In the workspace's own cache it is the same file under a second name and takes no room. It is checked when it
        is wanted: whoever writes into an artifact makes that object one that is damaged.
        """
        place = self._place("objects", digest)
        if place is None or place.is_file():
            return
        if not self.shared:
            with contextlib.suppress(OSError):
                place.parent.mkdir(parents=True, exist_ok=True)
                os.link(path.resolve(), place)
                return
        with contextlib.suppress(OSError):
            self._write(place, path.read_bytes())

    def record(self, key: str) -> bytes | None:
        """What was noted under a key; None when nothing is there, or it is not what was written."""
        data = self._read(self._place("records", key)) or b""
        checksum, _, rest = data.partition(b"\n")
        if not checksum or hashlib.sha256(key.encode() + rest).hexdigest().encode() != checksum:
            return None
        return rest

    def note(self, key: str, data: bytes) -> None:
        """Note something under a key, a SHA-256 of all that it follows from."""
        place = self._place("records", key)
        if place is not None:
            with contextlib.suppress(OSError):
                self._write(place, hashlib.sha256(key.encode() + data).hexdigest().encode() + b"\n" + data)

    def stored(self) -> Iterator[tuple[str, str, Path]]:
        """Kind (``objects`` or ``records``), SHA-256 and place of all that is there, sorted."""
        for kind in ("objects", "records") if self.usable else ():
            for folder in sorted((self.folder / kind).glob("??")):
                for place in sorted(folder.glob("*")) if self._own(folder) else ():
                    yield kind, folder.name + place.name, place

    def _place(self, kind: str, digest: str) -> Path | None:
        if not (self.usable and _DIGEST.fullmatch(digest)):
            return None
        place = self.folder / kind / digest[:2] / digest[2:]
        return place if self._own(place.parent) and (self.shared or not place.is_symlink()) else None

    def _own(self, folder: Path) -> bool:
        """Whether a folder of it lies in it. The workspace's own may come from a stranger, with links that lead out."""
        return self.shared or not (folder.is_symlink() or folder.parent.is_symlink())

    def _discard(self, kind: str, digest: str) -> None:
        place = self._place(kind, digest)
        if place is not None:
            with contextlib.suppress(OSError):
                place.unlink()

    @staticmethod
    def _read(place: Path | None) -> bytes | None:
        with contextlib.suppress(OSError):
            return place.read_bytes() if place is not None and place.is_file() else None
        return None

    @staticmethod
    def _write(place: Path, data: bytes) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_unsynced(place, data)
