"""Frozen values that flow through dragoman. Knows nothing of files, languages or formats.

To make a class of values takes the better part of a millisecond, and there are sixty: each module is imported when one
of its names is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.model.alignment import AlignedBlock, Alignment, Bead, Rendition
    from dragoman.model.artifact import FORMATS, ArtifactName
    from dragoman.model.catalogue import JOINED, Catalogue, Message, State, Unit, UnitKey
    from dragoman.model.coverage import By, Coverage, Group, OpenUnit, Standing, Tally, grouped, overall
    from dragoman.model.design import Design, Layout, Numbering
    from dragoman.model.edition import Cell, Column, Edition, Line, Passage, Row, RowKind, Section
    from dragoman.model.errors import DragomanError, EngineError, GateError, MaterialError, UsageError, WorkspaceError
    from dragoman.model.finding import INTERNAL, Finding, Position, Severity, Side, Spot, Subject
    from dragoman.model.memory import Entry, Offer
    from dragoman.model.progress import Forecast, History, Snapshot
    from dragoman.model.selection import ALL, Choice, Rules, Selection
    from dragoman.model.terminology import Glossary, Term, TermKind, Wording
    from dragoman.model.text import Block, Kind, Part, PartKind, Role, Segment, SegmentedText, Text
    from dragoman.model.volume import Index, IndexEntry, IndexKind, IndexLetter, Mention, Start, Volume, VolumePart

_HOMES = {
    "alignment": ("AlignedBlock", "Alignment", "Bead", "Rendition"),
    "artifact": ("FORMATS", "ArtifactName"),
    "catalogue": ("JOINED", "Catalogue", "Message", "State", "Unit", "UnitKey"),
    "coverage": ("By", "Coverage", "Group", "OpenUnit", "Standing", "Tally", "grouped", "overall"),
    "design": ("Design", "Layout", "Numbering"),
    "edition": ("Cell", "Column", "Edition", "Line", "Passage", "Row", "RowKind", "Section"),
    "errors": ("DragomanError", "EngineError", "GateError", "MaterialError", "UsageError", "WorkspaceError"),
    "finding": ("INTERNAL", "Finding", "Position", "Severity", "Side", "Spot", "Subject"),
    "memory": ("Entry", "Offer"),
    "progress": ("Forecast", "History", "Snapshot"),
    "selection": ("ALL", "Choice", "Rules", "Selection"),
    "terminology": ("Glossary", "Term", "TermKind", "Wording"),
    "text": ("Block", "Kind", "Part", "PartKind", "Role", "Segment", "SegmentedText", "Text"),
    "volume": ("Index", "IndexEntry", "IndexKind", "IndexLetter", "Mention", "Start", "Volume", "VolumePart"),
}
"""Module → its names, as imported above."""
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ALL", "FORMATS", "INTERNAL", "JOINED", "AlignedBlock", "Alignment", "ArtifactName", "Bead", "Block", "By",
    "Catalogue", "Cell", "Choice", "Column", "Coverage", "Design", "DragomanError", "Edition", "EngineError", "Entry",
    "Finding", "Forecast", "GateError", "Glossary", "Group", "History", "Index", "IndexEntry", "IndexKind",
    "IndexLetter", "Kind", "Layout", "Line", "MaterialError", "Mention", "Message", "Numbering", "Offer", "OpenUnit",
    "Part", "PartKind", "Passage", "Position", "Rendition", "Role", "Row", "RowKind", "Rules", "Section", "Segment",
    "SegmentedText", "Selection", "Severity", "Side", "Snapshot", "Spot", "Standing", "Start", "State", "Subject",
    "Tally", "Term", "TermKind", "Text", "Unit", "UnitKey", "UsageError", "Volume", "VolumePart", "Wording",
    "WorkspaceError", "grouped", "overall",
]

if not TYPE_CHECKING:  # A type checker sees the imports above, and a name that is none stays an error to it.

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        return found
