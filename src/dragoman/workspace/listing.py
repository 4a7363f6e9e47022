"""Which texts have a catalogue in which locales, by one look into each folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dragoman.workspace.folder import Workspace


def catalogues_by_text(workspace: Workspace) -> Mapping[str, tuple[str, ...]]:
    """Text id → the locales that have a catalogue of it, sorted; as ``Workspace.catalogue_locales`` for each text."""
    found: dict[str, list[str]] = {}
    for locale in sorted(_names(workspace.root / "locales")):
        folder = workspace.root / "locales" / locale
        for name in _names(folder):
            if name.endswith(".po"):
                found.setdefault(name.removesuffix(".po"), []).append(locale)
    return {text_id: tuple(locales) for text_id, locales in found.items()}


def _names(folder: Path) -> list[str]:
    """What is in a folder, without links that lead nowhere; nothing where there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if not entry.is_symlink() or os.path.exists(entry.path)]  # noqa: PTH110
    except OSError:
        return []
