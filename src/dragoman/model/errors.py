"""Errors that stop a command. What is merely wrong in people's material is a Finding instead."""

from __future__ import annotations


class DragomanError(Exception):
    """A command cannot go on. Carries what to do next and the exit code.

    ``message`` says what and where, ``hint`` what to do; ``exit_code`` is 2 for wrong usage or an unusable
    workspace and 1 for a gate that fails.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(DragomanError):
    """The command was called wrongly (an unknown locale, a text that does not exist)."""


class WorkspaceError(DragomanError):
    """The workspace cannot be used (no dragoman.yaml, unreadable settings, a folder without permission)."""


class MaterialError(DragomanError):
    """A file of the workspace cannot be taken as it is (not UTF-8, not a PO file): it stays, the others go on."""

    exit_code = 1


class GateError(DragomanError):
    """A gate that fails: the command was right, the material is not ready."""

    exit_code = 1


class EngineError(DragomanError):
    """An engine that tasks were to be given to cannot be used, or was lost; what is finished stays."""
