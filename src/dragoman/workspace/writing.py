"""The one writer: a file is the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from enum import Enum
from pathlib import Path

from dragoman.model import MaterialError, WorkspaceError

UNFINISHED = ".dragoman-unfinished"
"""Ending of the temporary files: one that is left was left by a process that was stopped."""


class _Unread(Enum):
    UNREAD = "unread"


UNREAD = _Unread.UNREAD
"""The writer does not care what the file held."""


def write_file(path: Path, data: bytes, *, read: bytes | _Unread | None = UNREAD) -> bool:
    """Put ``data`` at ``path`` atomically and durably; return whether the file changed.

    ``read`` is what the file held when it was read (None: there was none): when it holds something else by now,
    somebody has saved it meanwhile, and MaterialError is raised instead of overwriting their work.

    The bytes go to a temporary file in the same folder, are synced, and replace the file by rename (POSIX
    ``rename``: readers see the old file or the new one); then the folder is synced. Permissions of an existing
    file are kept. Nothing is written when the file holds these bytes already. Missing folders are made.
    Raises WorkspaceError, with what to do, when the disk or the permissions refuse.
    """
    try:
        now = _held(path)
        if now == data:
            return False
        if read is not UNREAD and now != read:
            raise _saved_meanwhile(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.{os.getpid()}-", suffix=UNFINISHED, dir=path.parent)
        try:
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(handle, rest) :]
                os.fchmod(handle, mode)
                os.fsync(handle)
            finally:
                os.close(handle)
            # To sync takes long enough for somebody to save the file once more.
            if read is not UNREAD and _held(path) != read:
                raise _saved_meanwhile(path)
            # A link is written through, so that it goes on pointing where its owner put it.
            os.replace(name, path.resolve() if path.is_symlink() else path)  # noqa: PTH105  (tests stop it here)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise WorkspaceError(
            f"{path}: cannot be written ({error.strerror or error})",
            "The file is as it was. Free some space or mend the permissions, and run the command again.",
        ) from error
    return True


def write_unsynced(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` whole, in a folder that is there, without waiting for the disk.

    For what carries a checksum and can be made anew: a power cut may leave half of it. A link in its place is replaced.
    Raises OSError.
    """
    handle, name = tempfile.mkstemp(prefix=f".{os.getpid()}-", suffix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        # Others may read what is shared, as they may any file that is written here.
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _saved_meanwhile(path: Path) -> MaterialError:
    return MaterialError(
        f"{path}: was changed by another program while dragoman worked on it, and is left as it is",
        "Run the command again: it starts from the file as it is now.",
    )


def sweep(folder: Path) -> None:
    """Remove what processes that were stopped left unfinished below a folder. To be called with the lock held."""
    for path in folder.rglob(f".*{UNFINISHED}"):
        with contextlib.suppress(OSError):
            path.unlink()


def sweep_dead(folder: Path) -> None:
    """Remove what processes of this machine that are no more left unfinished in a folder."""
    for path in folder.glob(f".*{UNFINISHED}"):
        writer = path.name.removesuffix(UNFINISHED).rpartition(".")[2].partition("-")[0]
        if re.fullmatch(r"[1-9][0-9]{0,8}", writer) and not _alive(int(writer)):
            with contextlib.suppress(OSError):
                path.unlink()


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # It is somebody else's.
    return True


def _umask() -> int:
    # There is no call that only reads the mask.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    # The rename itself lasts only when the folder is on the disk; some systems cannot open folders.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
