"""Findings: what is to be said about people's material, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters. An ``error`` makes a command exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Position:
    """Where something stands in a file."""

    path: str = ""
    """File name as the user gave it or relative to the workspace; empty when the value has no file."""
    line: int | None = None
    """Line number, counted from 1; None when the whole file is meant."""
    column: int | None = None
    """Column in Unicode code points, counted from 1."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in the material: never an exception, always a place, a cause and a hint."""

    code: str
    """Stable name, lower-case with hyphens, e.g. ``joined-paragraph``."""
    severity: Severity
    message: str
    """One sentence: what was found."""
    hint: str = ""
    """What to do about it."""
    position: Position = field(default=Position(), compare=False)
