"""The source side: a Text, its blocks with their roles, its segments."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.model.finding import Finding


class Kind(StrEnum):
    """What sort of paper a text is."""

    STATEMENT = "statement"
    LETTER = "letter"
    UN_LETTER = "un_letter"
    TELEGRAM = "telegram"
    NOTE = "note"
    REPORT = "report"
    NEWS_REPORT = "news_report"
    DOCUMENT = "document"


class Role(StrEnum):
    """What a block is in its paper. The value is also the name of the fence in the canonical form."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    REFERENCE = "reference"
    """A masthead line: organ, symbol, distribution, session, agenda item."""
    BYLINE = "byline"
    DATELINE = "dateline"
    SALUTATION = "salutation"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    CLOSING = "closing"
    SIGNED_MARK = "signed-mark"
    """A mark such as "(Signed)" before a name."""
    SIGNATORY = "signatory"
    """The name of one who signs."""
    OFFICE = "office"
    """The lines of office under a name: one block, its lines parted by a line feed."""
    PLACE = "place"
    DATE = "date"
    ADDRESSEES_LEAD = "addressees-lead"
    """The words before a list of addressees ("This Statement is addressed to")."""
    ADDRESSEE_JOINT = "addressee-joint"
    """Joining words before an addressee beyond its article and the comma ("as well as to")."""
    ADDRESSEE = "addressee"
    ADDRESSEES_CLOSE = "addressees-close"
    """The words after a list of addressees, where the verb comes last."""
    NOTE = "note"
    FOOTNOTE = "footnote"
    ANNEX = "annex"
    """The heading of an annex ("Annex to the letter dated …"); the annex's own title is a TITLE in it."""

    @property
    def is_body(self) -> bool:
        """Whether blocks of this role are running text: what is segmented, and has no context of its own."""
        return self in _BODY


_BODY = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTATION, Role.NOTE, Role.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text, in document order."""

    role: Role
    text: str
    """Inline Markdown with soft line breaks and runs of white space made one space; "\\n" is a hard line break."""
    level: int = 0
    """Headings 1–6; list items and quotations: depth of nesting, from 1."""
    marker: str = ""
    """List items: the marker as written ("-", "3.", "(a)"); footnotes: the label without brackets."""
    lead: str = ""
    """Addressees: the article before the item as printed ("the"); it is not translated."""
    tail: str = ""
    """Addressees: punctuation after the item as printed ("," ";" ".")."""
    context: str | None = None
    """A context that the author put on the block, to part equal words with two translations."""
    annex: int = 0
    """0 in the text itself, n in its n-th annex."""
    group: int = 0
    """Blocks of one fence or one list share a number above 0: a signature block, a list of addressees."""
    line: int = field(default=0, compare=False)
    """Line of the source, counted from 1."""


class PartKind(StrEnum):
    """What a stretch of the source file is."""

    FRONT_MATTER = "front-matter"
    MARKUP = "markup"
    CONTENT = "content"
    COMMENT = "comment"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the source file. The parts of a Text put together give the file, byte for byte."""

    kind: PartKind
    source: str
    block: int | None = None
    """For CONTENT: index into ``Text.blocks``."""


@dataclass(frozen=True, slots=True)
class Text:
    """A source document: what it is about, its blocks, and the lossless partition of its file."""

    id: str
    kind: Kind
    locale: str
    """BCP 47 tag of the source language."""
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...] = ()
    date: datetime.date | None = None
    """Date of the document itself."""
    distributed: datetime.date | None = None
    """Date of distribution, where the masthead has one."""
    agency: str | None = None
    granularity: str | None = None
    """``sentence`` or ``paragraph`` where the text departs from the workspace's setting."""
    addressees: tuple[str, ...] = ()
    """Addressees named outside an addressee list, e.g. in a letter's title (front matter)."""
    noise: tuple[str, ...] = ()
    """Lines set aside by the importer as page furniture, as they stood."""
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def source(self) -> str:
        """The file, byte for byte."""
        return "".join(part.source for part in self.parts)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one block's text that is translated as one unit."""

    block: int
    """Index into ``Text.blocks``."""
    start: int
    """Offset of the first character in ``Block.text``."""
    end: int
    """Offset past the last character."""
    text: str
    """``Block.text[start:end]``: no white space at its ends."""


@dataclass(frozen=True, slots=True)
class SegmentedText:
    """A text and its segments: one tuple of segments a block, in order, never overlapping.

    What lies between two segments of a block is white space or nothing.
    """

    text: Text
    segments: tuple[tuple[Segment, ...], ...]
