"""A page as a form XObject (ISO 32000-1, clause 8.10): its content, fonts and colours as they are, set upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

from dragoman.press import objects
from dragoman.press.boxes import Box, Boxes
from dragoman.press.state import Matrix


@dataclass(frozen=True, slots=True)
class Upright:
    """One page, ready to be placed: the lower left corner of its trim is at nought, and a unit is a point."""

    form: Any
    width: float
    height: float
    """Points of the trim as it is seen."""


def upright(pdf: pikepdf.Pdf, page: pikepdf.Page, boxes: Boxes, final: Box, bleed: float) -> Upright:
    """The form of a page, cut at ``bleed`` points beyond its trim ``final``."""
    width, height = boxes.size or (final.width, final.height)
    outer = _grown(final, bleed / boxes.unit, boxes.bleed or final)
    pieces = {
        "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form,
        "/BBox": [outer.left, outer.bottom, outer.right, outer.top],
        "/Matrix": list(_matrix(boxes, final)), "/Resources": page.resources,
    }  # fmt: skip
    group = objects.entry(page.obj, "/Group")
    form = pdf.make_stream(_content(page.obj), pikepdf.Dictionary(pieces))
    if group is not None:
        form.Group = group
    return Upright(form, width, height)


def _grown(final: Box, by: float, limit: Box) -> Box:
    left, bottom, right, top = (min(max(margin, 0.0), by) for margin in final.margins(limit))
    return Box(final.left - left, final.bottom - bottom, final.right + right, final.top + top)


def _matrix(boxes: Boxes, final: Box) -> Matrix:
    unit = boxes.unit
    left, bottom, right, top = (side * unit for side in (final.left, final.bottom, final.right, final.top))
    return {
        0: (unit, 0.0, 0.0, unit, -left, -bottom),
        90: (0.0, -unit, unit, 0.0, -bottom, right),
        180: (-unit, 0.0, 0.0, -unit, right, top),
    }.get(boxes.rotate, (0.0, unit, -unit, 0.0, top, -left))


def _content(page: Any) -> bytes:
    """The content of a page; its parts are to be read as if a blank stood between them (clause 7.8.2)."""
    contents = objects.entry(page, "/Contents")
    parts = objects.items(contents) if isinstance(contents, pikepdf.Array) else (contents,)
    return b"\n".join(part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream))
