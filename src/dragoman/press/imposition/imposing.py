"""Pages of a PDF → sheets of a booklet."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import pikepdf

from dragoman.model import MaterialError
from dragoman.press import objects
from dragoman.press.boxes import Box, Boxes, read_boxes
from dragoman.press.demands import MM
from dragoman.press.imposition import order
from dragoman.press.imposition.forms import Upright, upright
from dragoman.press.imposition.layout import Layout, Spread, spread
from dragoman.press.imposition.marks import REGISTRATION, marks, registration
from dragoman.press.opening import open_pdf, plainly, quietly
from dragoman.press.remarks import Remark

_KEPT = ("/Type", "/Pages", "/Version", "/Extensions", "/OutputIntents", "/OCProperties", "/Lang")
"""Entries of the catalogue that hold for sheets as for pages; bookmarks and tags point at pages that are gone."""
_KEPT_INFO = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/CreationDate")
_MOST_BLEED = 10 * MM


def impose(data: bytes, path: str, layout: Layout) -> tuple[bytes, str]:
    """See ``dragoman.press.booklet``."""
    opened = open_pdf(data)
    if isinstance(opened, Remark):
        raise MaterialError(f"{path}: {opened.message}", opened.hint)
    with opened as pdf, quietly():
        if pdf.is_encrypted:
            raise MaterialError(
                f"{path}: The file is encrypted", "Its owner can save it without security; dragoman does not break it."
            )
        try:
            return _imposed(pdf, layout, path)
        except objects.DAMAGE as error:
            raise MaterialError(
                f"{path}: The file is damaged beyond mending: {plainly(error)}", "Make the file anew."
            ) from error


def _imposed(pdf: pikepdf.Pdf, layout: Layout, path: str) -> tuple[bytes, str]:
    right_to_left = layout.right_to_left
    if right_to_left is None:
        right_to_left = objects.named(objects.entry(pdf.Root, "/ViewerPreferences"), "/Direction") == "R2L"
    # What is printed of annotations becomes part of the pages, whose annotations do not come along.
    with contextlib.suppress(*objects.DAMAGE):
        pdf.flatten_annotations("print")
    known: list[tuple[pikepdf.Page, Boxes, Box]] = []
    for number, page in enumerate(list(pdf.pages), start=1):
        boxes = read_boxes(page.obj)
        if boxes.final is None:
            raise MaterialError(f"{path}: page {number} has no size", "Make the file anew.")
        known.append((page, boxes, boxes.final))
    if not known:
        raise MaterialError(f"{path}: The file has no pages", "Make the file anew.")
    bleed = min(max((boxes.least_bleed or 0.0) * MM for _, boxes, _ in known), _MOST_BLEED)
    bleed = max(bleed, 0.0)
    pages = [upright(pdf, page, boxes, final, bleed) for page, boxes, final in known]
    at = spread(layout, max(page.width for page in pages), max(page.height for page in pages), bleed)
    sheets = order.sheets(len(pages), right_to_left=right_to_left, back_cover=layout.back_cover)
    plates = registration(pdf) if layout.crop_marks else None
    sides = []
    for depth, sheet in enumerate(sheets):
        # Each leaf lies one thickness further from the fold of the outermost sheet.
        shift = min(depth * layout.thickness * MM, at.page_width / 4)
        sides += [_side(pdf, pages, halves, at, shift, plates) for halves in (sheet.front, sheet.back)]
    del pdf.pages[:]
    for side in sides:
        pdf.pages.append(pikepdf.Page(side))
    _describe(pdf, at)
    saved = io.BytesIO()
    pdf.save(saved, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    # A file that was damaged enough is written in a way that nobody can read; better no booklet than such a one.
    with pikepdf.open(io.BytesIO(saved.getvalue()), suppress_warnings=True) as again:
        if len(again.pages) != len(sides) or again.get_warnings():
            raise MaterialError(f"{path}: The file is too damaged to be laid out", "Make the file anew.")
    return saved.getvalue(), _told(len(pages), len(sheets), at, right_to_left)


def _side(
    pdf: pikepdf.Pdf, pages: list[Upright], halves: tuple[order.Slot, order.Slot], at: Spread, shift: float, plates: Any
) -> Any:
    """One side of a sheet as a page."""
    drawn, forms = [], pikepdf.Dictionary()
    for left, slot in zip((True, False), halves, strict=True):
        if slot is None:
            continue
        page = pages[slot]
        width, height = page.width * at.scale, page.height * at.scale
        x = at.fold - width + shift if left else at.fold - shift
        y = at.bottom + (at.page_height - height) / 2
        # Nothing goes beyond the fold, where the neighbour begins.
        edge, far = (x - at.bleed, at.fold) if left else (at.fold, x + width + at.bleed)
        name = "/Left" if left else "/Right"
        forms[name] = page.form
        drawn.append(
            f"q {edge:.3f} {y - at.bleed:.3f} {far - edge:.3f} {height + 2 * at.bleed:.3f} re W n\n"
            f"{at.scale:.5f} 0 0 {at.scale:.5f} {x:.3f} {y:.3f} cm {name} Do Q\n".encode()
        )
    resources = pikepdf.Dictionary(XObject=forms)
    if plates is not None:
        resources.ColorSpace = pikepdf.Dictionary({REGISTRATION: plates})
        drawn.append(marks(at, shift))
    trim = Box(at.fold - at.page_width, at.bottom, at.fold + at.page_width, at.bottom + at.page_height)
    sheet = Box(0, 0, at.width, at.height)
    around = [max(-margin, -at.bleed) for margin in trim.margins(sheet)]
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=_rounded(0, 0, at.width, at.height),
            TrimBox=_rounded(trim.left, trim.bottom, trim.right, trim.top),
            BleedBox=_rounded(
                trim.left + around[0], trim.bottom + around[1], trim.right - around[2], trim.top - around[3]
            ),
            Resources=resources,
            Contents=pdf.make_stream(b"".join(drawn)),
        )
    )


def _describe(pdf: pikepdf.Pdf, at: Spread) -> None:
    """Keep what is true of the sheets; a mark of PDF/A, PDF/UA or PDF/X was given to the pages and not to them."""
    for key in objects.keys(pdf.Root):
        if key not in _KEPT:
            del pdf.Root[key]
    info = objects.entry(pdf.trailer, "/Info")
    for key in objects.keys(info):
        if key not in _KEPT_INFO:
            del info[key]
    duplex = "/DuplexFlipShortEdge" if at.width >= at.height else "/DuplexFlipLongEdge"
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(Duplex=pikepdf.Name(duplex), PrintScaling=pikepdf.Name("/None"))


def _rounded(*sides: float) -> pikepdf.Array:
    return pikepdf.Array([round(side, 3) for side in sides])


def _told(pages: int, sheets: int, at: Spread, right_to_left: bool) -> str:
    blank = sheets * 4 - pages
    said = [f"{pages} page{'s' * (pages != 1)} on {sheets} sheet{'s' * (sheets != 1)} of {at.name}"]
    said += [f"{blank} blank"] if blank else []
    said += [f"made smaller to {at.scale * 100:.0f} %"] if at.scale < 0.9995 else []
    said += ["from right to left"] if right_to_left else []
    edge = "short" if at.width >= at.height else "long"
    return f"{', '.join(said)}; print on both sides, turned over the {edge} edge"
