"""How a booklet is laid out: sheets of paper, and where the halves of one lie."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.model import UsageError
from dragoman.press.demands import MM

SHEETS: dict[str, tuple[float, float]] = {
    "A5": (148, 210), "A4": (210, 297), "RA4": (215, 305), "SRA4": (225, 320), "A3": (297, 420), "RA3": (305, 430),
    "SRA3": (320, 450), "A2": (420, 594), "SRA2": (450, 640), "B5": (176, 250), "B4": (250, 353), "B3": (353, 500),
    "Letter": (215.9, 279.4), "Legal": (215.9, 355.6), "Tabloid": (279.4, 431.8),
}  # fmt: skip
"""Millimetres, the short side first (ISO 216, ISO 217, ANSI/ASME Y14.1)."""
_TAKEN = (("A5", "A4", "SRA4", "A3", "SRA3", "A2", "SRA2"), ("Letter", "Tabloid"))
"""Sheets that are taken by themselves: those that people have, for pages of the A series and others, and for those
of American paper."""
MARK_LENGTH = 5.0
"""Millimetres of a crop mark."""
_MARK_GAP = 3.0
"""Millimetres between the cut and a mark where there is no bleed."""
_MARK_CLEAR = 1.0
"""Millimetres between the bleed and a mark."""
_OWN_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(?:mm)?", re.IGNORECASE)
_SLACK = 0.2
"""Millimetres by which sizes may differ and still be one: programs round A5 to 420 × 595 points."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the user chooses."""

    sheet: str = ""
    """Name of ``SHEETS`` or ``320x450`` in millimetres; "" takes the smallest that holds two pages."""
    thickness: float = 0.0
    """Millimetres of one leaf of the paper, against creep; 0 for none. Paper of 80 g/m² has about 0.1."""
    right_to_left: bool | None = None
    """Whether the book is read from right to left; None takes what the file says (``/Direction``)."""
    crop_marks: bool = False
    back_cover: bool = False
    """Whether the last page stays outside when blank pages are added."""


def sheet_size(name: str) -> tuple[float, float]:
    """Width and height of a sheet in millimetres, the long side first, as it lies to be folded.

    Raises UsageError for a size that is none.
    """
    known = next((size for one, size in SHEETS.items() if one.lower() == name.strip().lower()), None)
    if known is None:
        own = _OWN_SIZE.fullmatch(name.strip())
        known = (float(own[1]), float(own[2])) if own else (0.0, 0.0)
        if not 20 <= min(known) <= max(known) <= 5000:
            raise UsageError(
                f"{name!r} is no sheet of paper", f"Take one of {', '.join(SHEETS)}, or millimetres: 320x450."
            )
    return max(known), min(known)


@dataclass(frozen=True, slots=True)
class Spread:
    """Where two pages lie on a sheet. All in points, from the lower left corner of the sheet."""

    width: float
    height: float
    """Of the sheet."""
    page_width: float
    page_height: float
    """Of one page's trim on the sheet."""
    scale: float
    """What the pages are made smaller by; 1 where they are as large as they were."""
    bleed: float
    """How far colours go on beyond the trim on the outer sides."""
    name: str
    """What the sheet is called."""

    @property
    def fold(self) -> float:
        """Where the fold is, from the left."""
        return self.width / 2

    @property
    def bottom(self) -> float:
        """Where the pages' lower edge is."""
        return (self.height - self.page_height) / 2


def mark_gap(bleed: float) -> float:
    """From the cut to a crop mark, in millimetres as the bleed is."""
    return max(bleed + _MARK_CLEAR, _MARK_GAP)


def spread(layout: Layout, page_width: float, page_height: float, bleed: float) -> Spread:
    """The sheet for pages of a size, all in points. Raises UsageError for a sheet that is none.

    Where no sheet is named: the smallest common one that holds two pages with bleed and marks, else one of that size.
    On a named sheet that is too small the pages are made smaller; larger they are never made.
    """
    around = mark_gap(bleed / MM) * MM + MARK_LENGTH * MM if layout.crop_marks else bleed
    needed = 2 * (page_width + around), page_height + 2 * around
    slack = _SLACK * MM
    if not layout.sheet:
        american = any(abs(page_width / MM - side) < 1 for side in (139.7, 215.9))
        fitting = [
            (width * height, name, width, height)
            for name in _TAKEN[american]
            for width, height in _ways(name)
            if width + slack >= needed[0] and height + slack >= needed[1]
        ]
        if fitting:
            _, name, width, height = min(fitting)
            return Spread(width, height, page_width, page_height, 1.0, bleed, name)
        name = f"{needed[0] / MM:.4g} × {needed[1] / MM:.4g} mm"
        return Spread(*needed, page_width, page_height, 1.0, bleed, name)

    def shrinking(sides: tuple[float, float]) -> float:
        room = sides[0] - 2 * around + slack, sides[1] - 2 * around + slack
        return min(1.0, room[0] / (2 * page_width), room[1] / page_height)

    # The first of equally good ways is the one that lies.
    width, height = max(_ways(layout.sheet), key=shrinking)
    scale = shrinking((width, height))
    if scale < 0.1:
        raise UsageError(f"the sheet {layout.sheet} is too small for these pages", "Take a larger one.")
    return Spread(width, height, page_width * scale, page_height * scale, scale, bleed * scale, layout.sheet)


def _ways(name: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """A sheet lying and standing, in points."""
    long, short = (side * MM for side in sheet_size(name))
    return (long, short), (short, long)
