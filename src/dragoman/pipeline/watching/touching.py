"""Paths that something happened to → what may have to be built. No disk: names alone decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.pipeline.state import FOLDER
from dragoman.workspace import NAMES_FILE, SETTINGS_FILE

_TEMPLATES = "templates/"


@dataclass(frozen=True, slots=True)
class Touched:
    """What a burst of changes may concern. It is where to look, and no reason to build: content decides that."""

    texts: tuple[str, ...] = ()
    """Ids of texts, in the order of the paths."""
    everything: bool = False
    """Templates, folders: whatever may concern any text."""
    settings: bool = False
    volumes: bool = False
    """Names, which volumes have indexes of."""

    def __bool__(self) -> bool:
        return bool(self.texts or self.everything or self.settings or self.volumes)


def touched(paths: Iterable[str], more: frozenset[str] = frozenset()) -> Touched:
    """What changes to ``paths`` may concern.

    Paths are relative to the workspace, with forward slashes; "" is its own folder. ``more`` are further files that
    all artifacts may follow from, such as the profile of a press. What editors, dragoman and other programs leave
    beside texts and catalogues (``x~``, ``.x.swp``, ``.#x``, ``4913``, ``x.mo``) concerns nothing.
    """
    texts: dict[str, None] = {}
    everything = settings = volumes = False
    for path in sorted(set(paths)):
        parts = path.split("/")
        name = parts[-1]
        if path == SETTINGS_FILE:
            settings = True
        elif path == NAMES_FILE:
            volumes = True
        elif path in ("", "texts", "locales", "templates") or path in more:
            everything = True
        elif name.startswith(".") or parts[0] in (FOLDER, "dist"):
            continue
        elif len(parts) == 2 and parts[0] == "texts" and name.endswith(".md"):
            texts[name.removesuffix(".md")] = None
        elif len(parts) == 3 and parts[0] == "locales" and name.endswith(".po"):
            texts[name.removesuffix(".po")] = None
        elif path.startswith(_TEMPLATES) and not _left_by_editors(name):
            everything = True
        elif len(parts) == 2 and parts[0] == "locales" and "." not in name:
            everything = True  # A folder came or went, with all that is in it.
    return Touched(tuple(texts), everything, settings, volumes)


def _left_by_editors(name: str) -> bool:
    return name.endswith(("~", ".swp", ".swx", ".bak", ".tmp", ".orig", ".rej")) or name[:1] == "#" or name.isdigit()
