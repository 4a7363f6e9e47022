"""The workspace: dragoman.yaml, where things lie, and the one writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.workspace.design_settings import is_paper, is_theme
from dragoman.workspace.folder import SETTINGS_FILE, HeldWorkspace, Workspace, find_workspace
from dragoman.workspace.locking import locked
from dragoman.workspace.publication_settings import PartSettings, PublicationSettings
from dragoman.workspace.settings import Settings, TextSettings, edit_settings, parse_settings
from dragoman.workspace.terminology_files import (
    GLOSSARY_FILE,
    NAMES_FILE,
    Terminology,
    has_terminology,
    read_terminology,
)
from dragoman.workspace.writing import write_file

if TYPE_CHECKING:
    from dragoman.workspace.terminology_writing import add_terms

__all__ = [
    "GLOSSARY_FILE",
    "NAMES_FILE",
    "SETTINGS_FILE",
    "HeldWorkspace",
    "PartSettings",
    "PublicationSettings",
    "Settings",
    "Terminology",
    "TextSettings",
    "Workspace",
    "add_terms",
    "edit_settings",
    "find_workspace",
    "has_terminology",
    "is_paper",
    "is_theme",
    "locked",
    "parse_settings",
    "read_terminology",
    "write_file",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name != "add_terms":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from dragoman.workspace.terminology_writing import add_terms  # Every command would pay for it otherwise.

        return add_terms
