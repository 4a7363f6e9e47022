"""Installed spelling dictionaries → those that fit the locales of a workspace."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dragoman.checks.reference import Dictionary
from dragoman.languages import tags
from dragoman.workspace import Workspace
from dragoman.workspace.dictionaries import dictionary_folders, dictionary_paths


def dictionaries(workspace: Workspace) -> Mapping[str, Dictionary]:
    """The dictionary of each locale that has one; empty where the binding to Hunspell is not installed.

    A locale has that of its own tag, else that of its language in the same script: ``ru`` has ``ru-RU``. A link in
    the workspace's own folder that leads out of the workspace is not followed.
    """
    from dragoman.languages.spelling import SpellingDictionary, is_available

    if not is_available():
        return {}
    paths = {
        tag: path
        for tag, path in dictionary_paths(dictionary_folders(workspace.root, os.environ)).items()
        if _may_be_read(workspace, path)
    }
    found: dict[str, Dictionary] = {}
    for locale in _locales(workspace):
        near = (tag for tag in sorted(paths) if _fits(tag, locale))
        fitting = locale if locale in paths else next(near, None)
        if fitting is not None:
            found[locale] = SpellingDictionary(paths[fitting], locale)
    return found


def _fits(tag: str, locale: str) -> bool:
    return tags.language(tag) == tags.language(locale) and tags.script(tag) == tags.script(locale)


def _locales(workspace: Workspace) -> tuple[str, ...]:
    settings = workspace.settings
    named = [*settings.targets, *(tag for own in settings.texts.values() for tag in own.targets or ())]
    there = sorted(path.name for path in (workspace.root / "locales").glob("*") if path.is_dir())
    return tuple(dict.fromkeys((*named, *(tag for tag in there if tags.known(tag)))))


def _may_be_read(workspace: Workspace, path: Path) -> bool:
    root = workspace.root.resolve()
    if not path.is_relative_to(workspace.root) and not path.is_relative_to(root):
        return True  # The system's own, and what the person who runs the program named.
    return all(file.resolve().is_relative_to(root) for file in (path, path.with_suffix(".aff")))
