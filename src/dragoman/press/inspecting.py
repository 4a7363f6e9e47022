"""The order of looking a file over: the file, each page, the pages together, the ink."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf

from dragoman.model import Severity
from dragoman.press import ink, objects
from dragoman.press.boxes import Boxes, box_remarks, read_boxes, size_remarks
from dragoman.press.demands import MM, Demands
from dragoman.press.doings import annotation_remarks, lock_remarks, page_script_remarks, script_remarks
from dragoman.press.facts import Facts, Inspected
from dragoman.press.intent import intent_remarks, read_intent
from dragoman.press.judging import judge
from dragoman.press.opening import mended, open_pdf, quietly
from dragoman.press.paint import Font, Paint
from dragoman.press.remarks import Remark, Remarks
from dragoman.press.walking import Walker

_INK_SECONDS = 300.0
"""For fifty pages; one that takes longer would hold up a press as well."""


def inspect(data: bytes, path: str, demands: Demands) -> Inspected:
    """See ``dragoman.press.preflight``."""
    remarks = Remarks(path)
    opened = open_pdf(data)
    if isinstance(opened, Remark):
        remarks.add([opened])
        return Inspected(path, Facts(), remarks.findings())
    with opened, quietly():
        try:
            facts = _open(opened, data, remarks, demands)
        except objects.DAMAGE as error:
            remarks.add([_damaged(f"the file ({type(error).__name__})")])
            facts = Facts()
        if found := mended(opened):
            remarks.add([found])
    return Inspected(path, facts, remarks.findings())


def _open(pdf: pikepdf.Pdf, data: bytes, remarks: Remarks, demands: Demands) -> Facts:
    remarks.add(lock_remarks(pdf))
    remarks.add(script_remarks(pdf))
    intent = read_intent(pdf)
    remarks.add(intent_remarks(intent, demands))
    part = demands.standard.removeprefix("x-") or intent.part
    pages: list[Boxes] = []
    paints: set[Paint] = set()
    fonts: dict[tuple[int, int], Font] = {}
    used: set[Font] = set()
    for number, page in enumerate(_pages(pdf, remarks), start=1):
        try:
            boxes = read_boxes(page.obj)
            pages.append(boxes)
            remarks.add(box_remarks(boxes, demands), number)
            remarks.add(annotation_remarks(page.obj, boxes, part), number)
            remarks.add(page_script_remarks(page.obj), number)
            painted = Walker(boxes.unit, fonts).page(page)
            remarks.add(judge(painted, part, demands), number)
            paints |= painted.paints
            used |= painted.fonts
        except objects.DAMAGE as error:
            remarks.add([_damaged(f"the page ({type(error).__name__})")], number)
            pages += [Boxes(None, None, None, None, None)] * (number - len(pages))
    if not pages:
        remarks.add([Remark("no-pages", Severity.ERROR, "The file has no pages", "Make the file anew.")])
    for number, remark in size_remarks([boxes.size for boxes in pages]):
        remarks.add([remark], number)
    remarks.add(_count(len(pages)))
    most = _measure(data, pages, remarks, demands)
    bleeds = [boxes.least_bleed for boxes in pages]
    known = [bleed for bleed in bleeds if bleed is not None]
    return Facts(
        pages=len(pages),
        size=_rounded(pages[0].size) if pages else None,
        bleed=round(min(known), 2) if known and len(known) == len(bleeds) else None,
        standard=intent.claimed,
        condition=intent.condition,
        colours=tuple(sorted({_called(paint) for paint in paints} - {""})),
        fonts=tuple(sorted({font.name for font in used})),
        ink=most,
    )


def _pages(pdf: pikepdf.Pdf, remarks: Remarks) -> Iterable[pikepdf.Page]:
    try:
        return list(pdf.pages)
    except objects.DAMAGE:
        remarks.add([_damaged("the list of its pages")])
        return ()


def _measure(data: bytes, pages: list[Boxes], remarks: Remarks, demands: Demands) -> float | None:
    if not demands.measure_ink or not pages:
        return None
    if ink.program() is None:
        remarks.add([_unmeasured("Ghostscript is not installed", "Install it (Debian: ghostscript).")])
        return None
    measured = ink.measure(data, pages, demands.ink, seconds=_INK_SECONDS) or ()
    for number, page in enumerate(measured, start=1):
        remarks.add(ink.ink_remarks(page, demands), number)
    if len(measured) < len(pages):
        missed = f"Ghostscript painted {len(measured)} of {len(pages)} pages"
        remarks.add([_unmeasured(missed, "Look at a proof of the others.")])
    return max((page.most for page in measured), default=None)


def _unmeasured(why: str, hint: str) -> Remark:
    return Remark("ink-not-measured", Severity.NOTE, f"The ink was not measured: {why}", hint)


def _damaged(what: str) -> Remark:
    return Remark("damaged", Severity.ERROR, f"Something cannot be read: {what}", "Make the file anew.")


def _count(pages: int) -> Iterable[Remark]:
    if pages % 4:
        blank = -pages % 4
        yield Remark(
            "page-count", Severity.NOTE,
            f"{pages} page{'s' * (pages != 1)}: for a stapled booklet {blank} blank one{'s' * (blank > 1)} will follow",
            "A folded sheet holds four; `dragoman booklet` adds what is missing.",
        )  # fmt: skip


def _rounded(size: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if size is None else (round(size[0] / MM, 2), round(size[1] / MM, 2))


def _called(paint: Paint) -> str:
    """What an operator calls a colour space: a spot colour by its own name."""
    return " + ".join(paint.space.painted.colourants) or paint.space.painted.family
