"""What is painted on a page: the values that the judgements are made on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.press.colours import Space


class Thing(StrEnum):
    """What is painted; the values are the words of messages."""

    TEXT = "text"
    FILL = "areas"
    STROKE = "lines"
    PICTURE = "pictures"
    STENCIL = "bitmaps"
    """A picture of one bit that the current colour is painted through."""
    SHADING = "shadings"


@dataclass(frozen=True, slots=True)
class Paint:
    """One way in which something is painted. Equal ones on a page count once."""

    thing: Thing
    space: Space
    colour: tuple[float, ...] = ()
    """Components in the space; () for pictures, shadings and patterns."""
    size: float = 0.0
    """Points on the paper: the size of text, the width of a line; 0 for all else."""
    overprints: bool = False
    """Whether the inks that it does not use stay as they are below it (``/op``, ``/OP``)."""
    zero_keeps: bool = False
    """Overprint mode 1: a component of nought counts as an ink that is not used (DeviceCMYK alone)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture as it stands on a page."""

    name: str
    """Name among the resources; "" for one that stands in the content."""
    width: int
    height: int
    """Pixels."""
    dpi: float
    """The lesser of its two resolutions on the paper, in pixels an inch."""
    bitmap: bool
    """Whether it has one bit a pixel."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that text is set in."""

    name: str
    """Without the mark of a subset."""
    embedded: bool
    subset: bool
    bitmap: bool = False
    """Type 3: drawn by the page's own operators, often pixels."""


@dataclass(slots=True)
class Painted:
    """All that is painted on one page, in forms, patterns, glyphs and the appearances of annotations too."""

    paints: set[Paint] = field(default_factory=set)
    pictures: set[Picture] = field(default_factory=set)
    fonts: set[Font] = field(default_factory=set)
    transparent: set[str] = field(default_factory=set)
    """What is transparent: ``a blend mode (Multiply)``, ``an opacity of 50 %``, ``a soft mask``, ``a group``."""
    blending: set[Space] = field(default_factory=set)
    """Spaces that transparent groups are blended in."""
    unread: set[str] = field(default_factory=set)
    """What could not be read: ``the page's content``, ``form Fm1``."""
    cut_short: bool = False
    """Whether the page had more operators than anyone would look at."""
