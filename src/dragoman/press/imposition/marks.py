"""Crop marks and fold marks, outside of what is printed up to the bleed, in the colour of all plates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from dragoman.press.demands import MM
from dragoman.press.imposition.layout import MARK_LENGTH, Spread, mark_gap

REGISTRATION = "/DragomanAllPlates"
"""Name of the colour space among a sheet's resources."""
_WIDTH = 0.25


def registration(pdf: pikepdf.Pdf) -> Any:
    """Separation /All (ISO 32000-1, clause 8.6.6.4): full ink on every plate, spot colours too."""
    tint = pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], Range=[0, 1] * 4
    )
    space = [pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, tint]
    return pdf.make_indirect(pikepdf.Array(space))


def marks(at: Spread, shift: float) -> bytes:
    """The operators of one side's marks. ``shift`` is how far its pages were moved towards the fold, in points.

    What marks the cut moves with the pages, so that the marks of all sheets lie upon one another when the book is
    folded. No mark comes nearer: a shop looks for ink within the bleed of the sheet, which does not move.
    """
    lines = "".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S\n" for a, b, c, d in _lines(at, shift))
    fold = "".join(f"{at.fold:.3f} {a:.3f} m {at.fold:.3f} {b:.3f} l S\n" for a, b in _upright(at))
    return f"q {_WIDTH} w {REGISTRATION} CS 1 SCN\n{lines}[2 1.5] 0 d\n{fold}Q\n".encode()


def _lines(at: Spread, shift: float) -> Iterator[tuple[float, float, float, float]]:
    gap, length = _gap(at), MARK_LENGTH * MM
    for outward in (-1, 1):
        outermost = at.fold + outward * at.page_width
        edge = outermost - outward * shift
        for bottom, top in _upright(at):
            yield edge, bottom, edge, top
        for height in (at.bottom, at.bottom + at.page_height):
            yield outermost + outward * gap, height, outermost + outward * (gap + length), height


def _upright(at: Spread) -> tuple[tuple[float, float], tuple[float, float]]:
    """From where to where a standing mark reaches, below the pages and above them."""
    gap, length, top = _gap(at), MARK_LENGTH * MM, at.bottom + at.page_height
    return (at.bottom - gap - length, at.bottom - gap), (top + gap, top + gap + length)


def _gap(at: Spread) -> float:
    return mark_gap(at.bleed / MM) * MM
