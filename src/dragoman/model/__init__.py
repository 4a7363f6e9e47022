"""Frozen values that flow through dragoman. Knows nothing of files, languages or formats."""

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
