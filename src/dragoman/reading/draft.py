"""Draft: what the importer has recognised, before it is written in the canonical form."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from dragoman.model import Block, Kind


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words of the input that are no part of the text; they are written as a comment with their reason."""

    reason: str
    """Why, in a word or two: ``page number``, ``running head``, ``web stamp``."""
    line: int
    """Line of the input, counted from 1."""
    text: str
    """The words as they stood, leading blanks included; lines are parted by a line feed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A recognised document.

    The blocks' texts are inline Markdown as ``model.Block`` says: characters of plain text that Markdown would take
    for inline markup are escaped already (``reading.inline.escape``), and "\\n" is a hard line break. What would be
    taken for block syntax at the start of a line ("32. ", "# ", "- ", "::: ", "<!--") is *not* escaped: that is the
    writer's part.
    """

    id: str
    kind: Kind
    locale: str
    items: tuple[Block | SetAside, ...]
    """In document order. An annex begins with its ``Role.ANNEX`` block. A signature block is SIGNED_MARK, SIGNATORY,
    OFFICE blocks of one ``group``; a list of addressees is ADDRESSEES_LEAD, then ADDRESSEE_JOINT and ADDRESSEE
    blocks, then ADDRESSEES_CLOSE, all of one ``group``."""
    date: datetime.date | None = None
    """Date of the document itself."""
    distributed: datetime.date | None = None
    """Date of distribution."""
    agency: str | None = None
    addressees: tuple[str, ...] = ()
    """Addressees whom only a title names; those of a list are blocks."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks alone, in order."""
        return tuple(item for item in self.items if isinstance(item, Block))
