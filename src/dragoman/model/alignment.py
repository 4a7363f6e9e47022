"""Alignment: which source segments and which translations belong together."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.catalogue import State
from dragoman.model.text import Block, Segment, Text


@dataclass(frozen=True, slots=True)
class Rendition:
    """What one locale has for one bead."""

    locale: str
    text: str
    """The translation as inline Markdown, "" when there is none; joined units stand in the first one's text."""
    state: State
    """The worst state among the bead's units."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Source segments and their renditions: one to one, or several source segments where a translator joined them."""

    segments: tuple[Segment, ...]
    units: tuple[str, ...]
    """Ids of the units (see ``dragoman.catalogue``), one a segment; "" for a segment with nothing to translate."""
    renditions: tuple[Rendition, ...]
    """One a target locale, in the alignment's order of locales."""


@dataclass(frozen=True, slots=True)
class AlignedBlock:
    """A block and its beads in order."""

    block: Block
    beads: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """A text aligned with its catalogues. Its beads' segments are exactly the text's segments, in order."""

    text: Text
    locales: tuple[str, ...]
    """Target locales."""
    blocks: tuple[AlignedBlock, ...]
