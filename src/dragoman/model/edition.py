"""Edition: a text in one set of languages and one layout, as sections of rows of cells, before any markup."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.catalogue import State
from dragoman.model.coverage import Coverage
from dragoman.model.design import DEFAULT_DESIGN, Design, Layout
from dragoman.model.text import Kind, Role


class RowKind(StrEnum):
    """What a row of an edition is. Values equal to a ``Role`` hold blocks of that role alone."""

    MASTHEAD = "masthead"
    """The lines of reference at the head of a paper, one line of a cell each."""
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATELINE = "dateline"
    SALUTATION = "salutation"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    CLOSING = "closing"
    SIGNATURE = "signature"
    """One who signs: the mark, the name and the office, one line of a cell each."""
    PLACE_DATE = "place-date"
    """Place and date on one line, in the order of the text."""
    ADDRESSEES_LEAD = "addressees-lead"
    ADDRESSEE = "addressee"
    """One addressee with what joins it to the list."""
    ADDRESSEES_CLOSE = "addressees-close"
    NOTE = "note"
    FOOTNOTE = "footnote"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Passage:
    """What one bead is in one cell. A cell's words are ``before + text + after`` of its passages, in order."""

    text: str
    """Inline Markdown with the language's typography; a line feed is a hard line break."""
    units: tuple[str, ...]
    """Ids of the units in it; empty when nothing in it is translated."""
    locale: str
    """BCP 47 tag of the language that ``text`` is in: the source's where a translation is missing."""
    direction: str
    """``ltr`` or ``rtl``: the direction of ``locale``."""
    state: State = State.TRANSLATED
    """State of the translation. Passages of the source's column are always TRANSLATED."""
    before: str = ""
    """Plain text before it that is nobody's unit: a space, a comma, an article."""
    after: str = ""
    """Plain text after it that is nobody's unit: the punctuation of a list."""

    @property
    def fallback(self) -> bool:
        """Whether the source's words stand here because there is no translation that may be printed."""
        return self.state is State.UNTRANSLATED


@dataclass(frozen=True, slots=True)
class Line:
    """Passages that run on; a cell of a signature or a masthead has several lines."""

    role: Role
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One row in one column."""

    locale: str
    """The column's language."""
    direction: str
    """The column's direction."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: one cell a column."""

    kind: RowKind
    cells: tuple[Cell, ...]
    anchor: str
    """Name of the row, unique in the edition: ``r1``, ``r2``, …"""
    level: int = 0
    """Headings (title, heading, annex): 1–6 with no level left out. List items and quotations: depth from 1."""
    marker: str = ""
    """List items: the marker to print ("•", "3.", "(a)"). Footnotes: the number to print."""
    label: str = ""
    """Footnotes: the label that the text refers to it by."""
    first: bool = True
    """Whether the row begins its block; False for the second and later rows of a block set sentence by sentence."""
    last: bool = True
    """Whether the row ends its block."""
    number: int = 0
    """Paragraphs: their number, counted through the text and anew in each annex; 0 for all else and for later rows."""

    @property
    def units(self) -> tuple[str, ...]:
        """Ids of the units in it, each once, those of the source first."""
        passages = (passage for cell in self.cells for line in cell.lines for passage in line.passages)
        return tuple(dict.fromkeys(unit for passage in passages for unit in passage.units))


@dataclass(frozen=True, slots=True)
class Section:
    """The text itself, or one of its annexes."""

    annex: int
    """0 for the text itself, n for its n-th annex."""
    titles: tuple[str, ...]
    """Title in plain text, one a column."""
    rows: tuple[Row, ...]

    @property
    def labels(self) -> dict[str, str]:
        """Number of every footnote by its label."""
        return {row.label: row.marker for row in self.rows if row.kind is RowKind.FOOTNOTE}


@dataclass(frozen=True, slots=True)
class Column:
    """One language of an edition."""

    locale: str
    direction: str
    name: str
    """The language's name in itself."""
    original: bool
    """Whether it is the source language."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A text in one set of languages. ``rendering`` needs nothing else to print it."""

    text: str
    """Id of the text."""
    kind: Kind
    columns: tuple[Column, ...]
    """The source first, then the target locales; the target locale alone in an edition of a single language."""
    titles: tuple[str, ...]
    """Title in plain text, one a column; the text's id where a text has none."""
    subjects: tuple[str, ...]
    """Subtitle in plain text, one a column; "" where a text has none."""
    sections: tuple[Section, ...]
    date: datetime.date | None = None
    """Date of the text, or of its distribution: the only date an artifact carries."""
    rows: str = "paragraph"
    """What a row holds: ``paragraph`` or ``sentence``."""
    draft: bool = False
    coverage: tuple[Coverage, ...] = ()
    """Coverage of each target locale, for the note of a draft."""
    source: str = ""
    """The locale that the text was written in."""
    design: Design = DEFAULT_DESIGN
    prefix: str = ""
    """Stands before every name in the edition that must be unique in an artifact: a volume has several editions."""

    @property
    def layout(self) -> Layout:
        """The design's layout."""
        return self.design.layout

    @property
    def lead(self) -> int:
        """Number of the column that speaks for the edition: the first translation's."""
        return min(1, len(self.columns) - 1)

    @property
    def locale(self) -> str:
        """Language of what the edition says of itself (page x of y): the first translation's."""
        return self.columns[self.lead].locale

    @property
    def direction(self) -> str:
        """Direction of its pages: the first translation's."""
        return self.columns[self.lead].direction
