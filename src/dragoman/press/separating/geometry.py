"""The boxes of a page that goes to press, and its crop marks (ISO 32000-1, clause 14.11.2; ISO 15930-7, clause 6.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

from dragoman.press.boxes import Box, Boxes
from dragoman.press.demands import MM
from dragoman.press.imposition.layout import MARK_LENGTH, mark_gap
from dragoman.press.imposition.marks import REGISTRATION
from dragoman.press.separating.intended import Intended

_AROUND = 2.0
"""Millimetres of white paper outside the marks."""
_WIDTH = 0.25
"""Points of a mark's line."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where a page is cut, how far it is printed, and how large the sheet is; in the page's own units."""

    trim: Box
    bleed: Box
    media: Box
    gap: float
    """From the cut to a crop mark."""
    unit: float
    """Points of one unit."""

    @classmethod
    def of(cls, boxes: Boxes, final: Box, intended: Intended) -> Geometry:
        """Of a page that is cut at ``final``. The page keeps its coordinates; the sheet grows around it."""
        unit = boxes.unit
        bleed = _grown(final, intended.bleed * MM / unit)
        gap = mark_gap(intended.bleed)
        room = gap + MARK_LENGTH + _AROUND if intended.marks else intended.bleed
        return cls(final, bleed, _grown(final, room * MM / unit), gap * MM / unit, unit)

    def set_on(self, page: Any) -> None:
        """Write the boxes; no other of them may stay (an ArtBox beside a TrimBox is against PDF/X)."""
        for key in ("/ArtBox", "/CropBox"):
            if key in page:
                del page[key]
        page.MediaBox, page.BleedBox, page.TrimBox = map(_array, (self.media, self.bleed, self.trim))

    def marks(self) -> bytes:
        """The operators of the crop marks, beyond the bleed and on all plates.

        To readers of the structure they are no content (an artifact).
        """
        away, length = self.gap, MARK_LENGTH * MM / self.unit
        lines = []
        for x, outward in ((self.trim.left, -1), (self.trim.right, 1)):
            for y, upward in ((self.trim.bottom, -1), (self.trim.top, 1)):
                lines.append(_line(x + outward * away, y, x + outward * (away + length), y))
                lines.append(_line(x, y + upward * away, x, y + upward * (away + length)))
        drawn = "".join(lines)
        return f"/Artifact BMC q {_WIDTH / self.unit:g} w {REGISTRATION} CS 1 SCN\n{drawn}Q EMC\n".encode()


def _line(a: float, b: float, c: float, d: float) -> str:
    return f"{a:.4f} {b:.4f} m {c:.4f} {d:.4f} l S\n"


def _grown(box: Box, by: float) -> Box:
    return Box(box.left - by, box.bottom - by, box.right + by, box.top + by)


def _array(box: Box) -> pikepdf.Array:
    return pikepdf.Array([round(side, 4) for side in (box.left, box.bottom, box.right, box.top)])
