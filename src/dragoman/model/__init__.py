"""Frozen values that flow through dragoman. Knows nothing of files, languages or formats."""

from dragoman.model.alignment import AlignedBlock, Alignment, Bead, Rendition
from dragoman.model.catalogue import JOINED, Catalogue, Message, State, Unit, UnitKey
from dragoman.model.coverage import Coverage, Tally
from dragoman.model.errors import DragomanError, GateError, UsageError, WorkspaceError
from dragoman.model.finding import Finding, Position, Severity
from dragoman.model.text import Block, Kind, Part, PartKind, Role, Segment, SegmentedText, Text

__all__ = [
    "JOINED", "AlignedBlock", "Alignment", "Bead", "Block", "Catalogue", "Coverage", "DragomanError",
    "Finding", "GateError", "Kind", "Message", "Part", "PartKind", "Position", "Rendition", "Role", "Segment",
    "SegmentedText", "Severity", "State", "Tally", "Text", "Unit", "UnitKey", "UsageError", "WorkspaceError",
]
