"""Installed spelling dictionaries, as a workspace may use them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dragoman.checks.reference import Dictionary
from dragoman.workspace import Workspace
from dragoman.workspace.dictionaries import dictionary_folders, dictionary_paths


def dictionaries(workspace: Workspace) -> Mapping[str, Dictionary]:
    """The dictionaries by locale, each opened when a word is first looked up; empty without the binding to Hunspell.

    A link in the workspace's own folder that leads out of the workspace is not followed.
    """
    from dragoman.languages.spelling import Dictionaries, is_available

    if not is_available():
        return {}
    paths = dictionary_paths(dictionary_folders(workspace.root, os.environ))
    return Dictionaries({tag: path for tag, path in paths.items() if _may_be_read(workspace, path)})


def _may_be_read(workspace: Workspace, path: Path) -> bool:
    if not path.is_relative_to(workspace.root):
        return True  # The system's own, and what the person who runs the program named.
    root = workspace.root.resolve()
    return all(file.resolve().is_relative_to(root) for file in (path, path.with_suffix(".aff")))
