"""Spelling dictionaries that are installed: pairs of an ``.aff`` and a ``.dic`` file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

FOLDER = "dictionaries"
"""The workspace's own folder of dictionaries."""

STANDARD = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"))
"""Where distributions of Linux put dictionaries."""


def dictionary_folders(root: Path, environment: Mapping[str, str]) -> tuple[Path, ...]:
    """The folders to look in, the weightiest first: the workspace's own, those of DICPATH, the system's."""
    named = tuple(Path(part) for part in environment.get("DICPATH", "").split(os.pathsep) if part)
    return (root / FOLDER, *named, *STANDARD)


def dictionary_paths(folders: Iterable[Path]) -> dict[str, Path]:
    """The ``.dic`` files by locale, from the first folder that has one, its ``.aff`` beside it.

    ``ru_RU.dic`` is that of ``ru-RU``. Names that are no locale (hyphenation patterns, thesauri, ``en_med``) and
    folders that are not there or cannot be read are passed over. The file of a language comes before those of its
    regions.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        try:
            paths = sorted(folder.glob("*.dic"), key=lambda path: (len(path.stem), path.stem))
        except OSError:
            continue
        for path in paths:
            tag = _tag(path.stem)
            if tag and path.with_suffix(".aff").is_file():
                found.setdefault(tag, path)
    return found


def _tag(stem: str) -> str:
    """The locale that a file is named for; "" where it is none."""
    from dragoman.languages import tags
    from dragoman.model import UsageError

    try:
        return tags.check(stem)
    except UsageError:
        return ""
