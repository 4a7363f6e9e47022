"""Foreign PO files → the canonical form."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dragoman import catalogue
from dragoman.model import UsageError
from dragoman.workspace import Workspace, write_file

_SUFFIXES = {".po", ".pot"}


def format_file(path: Path, *, check: bool = False) -> bool:
    """Bring one PO or POT file into the canonical form, in UTF-8; return whether it is (or, with ``check``, would be)
    changed.

    Raises PoSyntaxError for what gettext refuses and VerificationError when the new bytes do not read back as the old
    ones; the file then stays as it is. UsageError when it cannot be read.
    """
    try:
        before = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})", "Check the name and the permissions.") from error
    after = catalogue.verified(catalogue.parse(before, str(path)))
    if check or after == before:
        return after != before
    return write_file(path, after, read=before)


def po_files(names: Iterable[Path]) -> tuple[Path, ...]:
    """The files that are named, and the PO and POT files of the folders that are; each once, in the order given."""
    found: dict[Path, None] = {}
    for name in names:
        if name.is_dir():
            found |= dict.fromkeys(sorted(path for path in name.rglob("*") if _is_po(path)))
        else:
            found[name] = None
    return tuple(found)


def workspace_po_files(workspace: Workspace) -> tuple[Path, ...]:
    """The PO and POT files in the locales folder of a workspace."""
    return po_files([workspace.root / "locales"]) if (workspace.root / "locales").is_dir() else ()


def _is_po(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(".") and path.is_file()
