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
    page: int | None = None
    """Page of a PDF, counted from 1."""


INTERNAL = "internal-error"
"""Code of the finding that a check of the program has failed: a fault of the program, not of the material."""


class Side(StrEnum):
    """A side of a unit."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a unit something stands."""

    side: Side
    start: int
    """Offset of the first character in that side of the ``Subject``, in Unicode code points; markup counts."""
    end: int
    """Offset past the last character; equal to ``start`` where something is missing."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The unit that a finding is about, as a reader needs it to understand the finding."""

    text: str
    """Id of the text; the name of the file for a PO file that belongs to no text."""
    locale: str
    """Locale of the translation; that of the source where the source itself is meant."""
    role: str
    unit: str
    """Id of the unit (see ``dragoman.catalogue.unit_id``)."""
    context: str | None
    source: str
    """Inline Markdown."""
    target: str
    """Inline Markdown; "" where the source itself is meant or nothing is translated."""
    source_locale: str = ""
    """Locale of the source; "" where it is not known."""


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
    subject: Subject | None = None
    """The unit that it is about; None where it is about a whole file."""
    spot: Spot | None = None
    """Where in the unit; None when the whole unit is meant."""
    found: str = ""
    """What stands there, "" where something is missing."""
    expected: str = ""
    """What should stand there, where that is known."""
    family: str = ""
    """Family of the check that found it (see ``dragoman.checks``); "" for findings that are not of a check."""
