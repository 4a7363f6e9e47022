"""The order of making PDF/X-4: each page's content in inks, its boxes and marks; then what the file says of itself."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from dragoman.model import MaterialError, UsageError
from dragoman.press import objects
from dragoman.press.boxes import read_boxes
from dragoman.press.imposition.marks import REGISTRATION
from dragoman.press.opening import open_pdf, plainly, quietly
from dragoman.press.remarks import Remark
from dragoman.press.separating.description import describe
from dragoman.press.separating.edges import Edges, clip
from dragoman.press.separating.geometry import Geometry
from dragoman.press.separating.inks import inks_of
from dragoman.press.separating.intended import Intended
from dragoman.press.separating.links import without_annotations
from dragoman.press.separating.meaning import Unseparable
from dragoman.press.separating.profile import read_profile
from dragoman.press.separating.resources import Separation, blended

_DROPPED = ("/Annots", "/Thumb", "/PieceInfo", "/Metadata", "/AA", "/AF", "/B", "/Tabs", "/PresSteps", "/Trans", "/Dur")
"""Entries of a page that are for a screen."""


def make(data: bytes, path: str, intended: Intended) -> bytes:
    """See ``dragoman.press.for_press``."""
    if not (100 <= intended.ink <= 400 and 0 <= intended.bleed <= 20):
        raise UsageError("a press takes 100 to 400 % of ink, and 0 to 20 mm of bleed", "Correct the settings.")
    profile = read_profile(intended.profile, intended.condition)
    opened = open_pdf(data)
    if isinstance(opened, Remark):
        raise MaterialError(f"{path}: {opened.message}", opened.hint)
    with opened as pdf, quietly():
        if pdf.is_encrypted:
            raise MaterialError(f"{path}: The file is encrypted", "Build it without security.")
        try:
            whole = Separation(pdf, inks_of(profile, intended.ink))
            pages = list(pdf.pages)
            for number, page in enumerate(pages, start=1):
                _page(whole, page, intended, path, number)
            without_annotations(pdf)
            describe(pdf, data, profile)
            saved = io.BytesIO()
            pdf.save(
                saved, force_version="1.6", deterministic_id=True,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )  # fmt: skip
            # A file that was damaged enough is written in a way that nobody can read.
            with pikepdf.open(io.BytesIO(saved.getvalue()), suppress_warnings=True) as again:
                sound = len(again.pages) == len(pages) > 0 and not again.get_warnings()
        except objects.DAMAGE as error:
            raise MaterialError(f"{path}: The file is damaged: {plainly(error)}", "Make the file anew.") from error
    if not sound:
        raise MaterialError(f"{path}: The file has no pages, or is too damaged", "Make the file anew.")
    return saved.getvalue()


def _page(whole: Separation, page: pikepdf.Page, intended: Intended, path: str, number: int) -> None:
    boxes = read_boxes(page.obj)
    if boxes.final is None:
        raise MaterialError(f"{path}: page {number} has no size", "Make the file anew.")
    geometry = Geometry.of(boxes, boxes.final, intended)
    try:
        written, resources = whole.page(page, Edges(geometry.trim, geometry.bleed))
    except Unseparable as error:
        raise MaterialError(
            f"{path}: page {number} has {error}: it cannot be turned into inks",
            "Take it out of the template, or put it there as a picture in RGB.",
        ) from error
    start = pikepdf.unparse_content_stream([([], pikepdf.Operator("q")), *(
        (operands, pikepdf.Operator(operator)) for operands, operator in clip(geometry.bleed)
    )])  # fmt: skip
    drawn = start + b"\n" + written + b"\nQ\n"
    if intended.marks:
        drawn += geometry.marks()
        _spaces(resources)[REGISTRATION] = whole.plates
    group = objects.entry(page.obj, "/Group")
    if group is not None:
        page.obj.Group = blended(group)
    for key in _DROPPED:
        if key in page.obj and key != "/Annots":
            del page.obj[key]
    page.obj.Contents = whole.pdf.make_stream(drawn)
    page.obj.Resources = resources
    geometry.set_on(page.obj)


def _spaces(resources: Any) -> Any:
    if "/ColorSpace" not in resources:
        resources.ColorSpace = pikepdf.Dictionary()
    return resources.ColorSpace
