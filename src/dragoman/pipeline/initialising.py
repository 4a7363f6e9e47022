"""A new workspace."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.model import UsageError
from dragoman.workspace import write_file


def initialise(folder: Path) -> tuple[Path, ...]:
    """Write the starter workspace into a new or empty folder and return the files written.

    Raises UsageError when the folder holds anything already: nobody's files are mixed with ours.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", "Name a folder that is empty or does not exist.")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty", "Name a folder that is empty or does not exist.")
    written = []
    for name, data in _starter(files("dragoman.workspace") / "starter", ""):
        path = folder / name
        write_file(path, data)
        written.append(path)
    (folder / "dist").mkdir(exist_ok=True)
    return tuple(written)


def _starter(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        # Dotted names do not travel well in packages: "dot-gitignore" becomes ".gitignore".
        name = prefix + (f".{entry.name[4:]}" if entry.name.startswith("dot-") else entry.name)
        if entry.is_dir():
            yield from _starter(entry, f"{name}/")
        elif not name.endswith((".py", ".pyc")):
            yield name, entry.read_bytes()
