"""What a file does or asks beside being printed: locks, scripts, and annotations on the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from dragoman.model import Severity
from dragoman.press import objects
from dragoman.press.boxes import Box, Boxes
from dragoman.press.remarks import Remark

_MOST = 100_000
"""Entries of outlines and forms that are looked at."""
_CHAIN = 1000
"""Actions that follow one another."""
_OWN = frozenset({"PrinterMark", "TrapNet"})
"""Annotations that are there for print (ISO 32000-1, clauses 14.11.3 and 14.11.6)."""


def lock_remarks(pdf: Any) -> Iterator[Remark]:
    """Encryption, which PDF/X forbids even where anyone may read."""
    if pdf.is_encrypted:
        yield Remark(
            "encrypted", Severity.ERROR, "The file is encrypted, though it opens without a password",
            "Export without security; a workflow at the shop stops at it.",
        )  # fmt: skip


def script_remarks(pdf: Any) -> Iterator[Remark]:
    """JavaScript, wherever an action may stand: on opening, by name, on pages, annotations, fields and bookmarks."""
    root = objects.entry(pdf.trailer, "/Root")
    places = [
        (objects.entry(root, "/OpenAction"), "on opening"),
        (objects.entry(root, "/AA"), "in the document"),
        (objects.entry(objects.entry(root, "/Names"), "/JavaScript"), "in the document"),
        (objects.entry(objects.entry(root, "/AcroForm"), "/Fields"), "in a form"),
        (objects.entry(root, "/Outlines"), "in a bookmark"),
    ]
    for place, where in places:
        if _scripted(place):
            yield _script(where)


def page_script_remarks(page: Any) -> Iterator[Remark]:
    """JavaScript on one page."""
    for annotation in (page, *objects.items(objects.entry(page, "/Annots"))):
        if _runs(objects.entry(annotation, "/A")) or any(map(_runs, objects.values(objects.entry(annotation, "/AA")))):
            yield _script("on the page")
            return


def annotation_remarks(page: Any, boxes: Boxes, part: str) -> Iterator[Remark]:
    """Annotations that reach into the trim (ISO 15930: they shall lie outside, but for printer's marks)."""
    for annotation in objects.items(objects.entry(page, "/Annots")):
        kind = objects.named(annotation, "/Subtype")
        sides = objects.numbers(objects.entry(annotation, "/Rect"), 4)
        if kind in _OWN or kind == "Popup" or sides is None or boxes.final is None:
            continue
        left, right = sorted((sides[0], sides[2]))
        bottom, top = sorted((sides[1], sides[3]))
        if not Box(left, bottom, right, top).meets(boxes.final):
            continue
        flags = objects.whole(annotation, "/F")
        shown = flags & 4 and not flags & 2 and objects.entry(annotation, "/AP") is not None
        if shown:
            yield Remark(
                "annotation", Severity.ERROR, "An annotation that is printed lies on the page: {things}",
                "Take comments and form fields out, or make them part of the page.", things=(kind or "no kind",),
            )  # fmt: skip
        else:
            yield Remark(
                "annotation", Severity.WARNING if part else Severity.NOTE,
                "An annotation that is not printed lies on the page: {things}",
                "Export without links and comments: PDF/X keeps them off the page.", things=(kind or "no kind",),
            )  # fmt: skip


def _script(where: str) -> Remark:
    return Remark(
        "javascript", Severity.ERROR, f"There is JavaScript {where}", "Take scripts out: PDF/X forbids them."
    )


def _runs(action: Any) -> bool:
    """Whether an action, or one that follows it, runs a script."""
    waiting, seen = [action], 0
    while waiting and seen < _CHAIN:
        one, seen = waiting.pop(), seen + 1
        if objects.named(one, "/S") == "JavaScript" or objects.entry(one, "/JS") is not None:
            return True
        following = objects.entry(one, "/Next")
        waiting += list(objects.items(following)) or ([following] if following is not None else [])
    return False


def _scripted(place: Any) -> bool:
    """Whether a tree of names, fields or bookmarks has a script anywhere."""
    waiting, seen, left = [place], set(), _MOST
    while waiting and left:
        one, left = waiting.pop(), left - 1
        if objects.identity(one) != (0, 0):
            if objects.identity(one) in seen:
                continue
            seen.add(objects.identity(one))
        if isinstance(one, pikepdf.Array):
            waiting += objects.items(one)
            continue
        if not isinstance(one, pikepdf.Dictionary):
            continue
        if _runs(one) or _runs(objects.entry(one, "/A")) or any(map(_runs, objects.values(objects.entry(one, "/AA")))):
            return True
        for key in ("/Names", "/Kids", "/First", "/Next"):
            below = objects.entry(one, key)
            waiting += [] if below is None else [below]
        # /AA itself is a dictionary of actions by their occasion.
        waiting += [entry for entry in objects.values(one) if objects.entry(entry, "/S") is not None]
    return False
