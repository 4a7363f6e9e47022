"""The one writer: a file is the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from dragoman.model import WorkspaceError


def write_file(path: Path, data: bytes) -> bool:
    """Put ``data`` at ``path`` atomically and durably; return whether the file changed.

    The bytes go to a temporary file in the same folder, are synced, and replace the file by rename (POSIX
    ``rename``: readers see the old file or the new one); then the folder is synced. Permissions of an existing
    file are kept. Nothing is written when the file holds these bytes already. Missing folders are made.
    Raises WorkspaceError, with what to do, when the disk or the permissions refuse.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fchmod(file.fileno(), mode)
                os.fsync(file.fileno())
            # A link is written through, so that it goes on pointing where its owner put it.
            Path(name).replace(path.resolve() if path.is_symlink() else path)
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
