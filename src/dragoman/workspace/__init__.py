"""The workspace: dragoman.yaml, where things lie, and the one writer."""

from dragoman.workspace.folder import Workspace, find_workspace
from dragoman.workspace.locking import locked
from dragoman.workspace.settings import Settings, TextSettings, edit_settings, parse_settings
from dragoman.workspace.writing import write_file

__all__ = [
    "Settings",
    "TextSettings",
    "Workspace",
    "edit_settings",
    "find_workspace",
    "locked",
    "parse_settings",
    "write_file",
]
