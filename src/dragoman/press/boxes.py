"""The boxes of a page (ISO 32000-1, clause 14.11.2) and what PDF/X and shops ask of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.model import Severity
from dragoman.press import objects
from dragoman.press.demands import MM, Demands
from dragoman.press.remarks import Remark

_SLACK = 0.05
"""Points that programs lose when they round."""
_SIZE_SLACK = 1.0
"""Points by which pages may differ and still be of one size: a third of a millimetre."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the page's own units, its corners in order."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def margins(self, outer: Box) -> tuple[float, float, float, float]:
        """How far ``outer`` goes beyond it: left, bottom, right, top; negative where it does not."""
        return self.left - outer.left, self.bottom - outer.bottom, outer.right - self.right, outer.top - self.top

    def inside(self, outer: Box) -> bool:
        """Whether no side goes beyond ``outer``."""
        return min(self.margins(outer)) >= -_SLACK

    def meets(self, other: Box) -> bool:
        """Whether the two have any area in common."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > _SLACK
            and min(self.top, other.top) - max(self.bottom, other.bottom) > _SLACK
        )


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of one page. None where a page has none, or one without area."""

    media: Box | None
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    rotate: int = 0
    """Degrees that the page is turned clockwise to be seen: 0, 90, 180 or 270."""
    unit: float = 1.0
    """Points of one unit (``/UserUnit``)."""

    @property
    def final(self) -> Box | None:
        """What is left when the paper is cut: the trim, else what stands for it (clause 14.11.2.1)."""
        return self.trim or self.art or self.crop or self.media

    @property
    def size(self) -> tuple[float, float] | None:
        """Width and height of ``final`` as it is seen, in points."""
        if self.final is None:
            return None
        sides = self.final.width * self.unit, self.final.height * self.unit
        return sides if self.rotate in {0, 180} else (sides[1], sides[0])

    @property
    def printed(self) -> Box | None:
        """Where ink counts: up to the bleed; marks beyond it are on all plates by intent."""
        return self.bleed or self.final

    @property
    def least_bleed(self) -> float | None:
        """Millimetres from the trim to the bleed on the poorest side; None where a box is missing."""
        if self.trim is None or self.bleed is None:
            return None
        return min(self.trim.margins(self.bleed)) * self.unit / MM


def read_boxes(page: Any) -> Boxes:
    """The boxes of a page's dictionary; media, crop and rotation come from above where the page has none."""
    rotate = objects.number(_inherited(page, "/Rotate")) or 0
    unit = objects.number(objects.entry(page, "/UserUnit"))
    return Boxes(
        media=_box(_inherited(page, "/MediaBox")),
        crop=_box(_inherited(page, "/CropBox")),
        bleed=_box(objects.entry(page, "/BleedBox")),
        trim=_box(objects.entry(page, "/TrimBox")),
        art=_box(objects.entry(page, "/ArtBox")),
        rotate=int(round(rotate / 90) * 90) % 360,
        unit=unit if unit and unit > 0 else 1.0,
    )


def box_remarks(boxes: Boxes, demands: Demands) -> Iterator[Remark]:
    """What is wrong with the boxes of one page."""
    if boxes.media is None:
        yield Remark(
            "no-media-box", Severity.ERROR, "The page has no MediaBox: nobody knows how large it is",
            "Make the file anew with a program that writes the size of the page.",
        )  # fmt: skip
        return
    if boxes.trim is None:
        if boxes.art is None:
            yield Remark(
                "no-trim-box", Severity.ERROR, "The page has no TrimBox: it does not say where the paper is cut",
                "Export with the trimmed size of the page and the bleed set (in CSS: size and bleed of @page).",
            )  # fmt: skip
        return
    if boxes.art is not None:
        yield Remark(
            "box-nesting", Severity.WARNING, "The page has both a TrimBox and an ArtBox, of which PDF/X allows one",
            "Take the ArtBox away.",
        )  # fmt: skip
    for name, inner, outer_name, outer in (
        ("TrimBox", boxes.trim, "BleedBox", boxes.bleed),
        ("BleedBox", boxes.bleed, "MediaBox", boxes.media),
        ("TrimBox", boxes.trim, "MediaBox", boxes.media),
        ("TrimBox", boxes.trim, "CropBox", boxes.crop),
    ):
        if inner is not None and outer is not None and not inner.inside(outer):
            yield Remark(
                "box-nesting", Severity.ERROR if outer_name != "CropBox" else Severity.WARNING,
                f"The {name} goes beyond the {outer_name}", "TrimBox, BleedBox and MediaBox lie within one another.",
            )  # fmt: skip
    yield from _bleed(boxes, demands)


def _bleed(boxes: Boxes, demands: Demands) -> Iterator[Remark]:
    if demands.bleed <= 0 or boxes.trim is None or boxes.media is None:
        return
    bleed = boxes.bleed or boxes.media
    least = min(boxes.trim.margins(bleed)) * boxes.unit / MM
    wanted = f"{demands.bleed:g} mm"
    if boxes.bleed is None and least >= demands.bleed - 0.02:
        yield Remark(
            "no-bleed-box", Severity.WARNING, "The page has no BleedBox, though there is room around the trim",
            "Export with the bleed set, so that the shop knows how far the page is meant to be printed.",
            expected=wanted,
        )  # fmt: skip
    elif least < demands.bleed - 0.02:
        had = f"{max(least, 0):.2g} mm"
        yield Remark(
            "bleed", Severity.ERROR, f"The bleed is {had} where {wanted} are asked for",
            "Colours and pictures that reach the edge have to go on beyond the cut; a page with a white edge all "
            "round needs none: --bleed 0.",
            found=had, expected=wanted,
        )  # fmt: skip


def size_remarks(sizes: list[tuple[float, float] | None]) -> Iterator[tuple[int, Remark]]:
    """Pages that are of another size than most, each with its number."""
    known = [size for size in sizes if size is not None]
    if not known:
        return
    counts = Counter(known)
    usual = max(counts, key=lambda size: sum(many for other, many in counts.items() if _same(size, other)))
    for number, size in enumerate(sizes, start=1):
        if size is not None and not _same(size, usual):
            yield number, Remark(
                "page-size", Severity.ERROR,
                f"The page is {_millimetres(size)} where the others are {_millimetres(usual)}",
                "Bring all pages to one size, and turn sideways ones upright.",
                found=_millimetres(size), expected=_millimetres(usual),
            )  # fmt: skip


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= _SIZE_SLACK and abs(one[1] - other[1]) <= _SIZE_SLACK


def _millimetres(size: tuple[float, float]) -> str:
    return f"{size[0] / MM:.4g} × {size[1] / MM:.4g} mm"


def _inherited(page: Any, key: str) -> Any:
    for _ in range(64):
        value = objects.entry(page, key)
        if value is not None:
            return value
        page = objects.entry(page, "/Parent")
    return None


def _box(value: Any) -> Box | None:
    sides = objects.numbers(value, 4)
    if sides is None:
        return None
    left, right = sorted((sides[0], sides[2]))
    bottom, top = sorted((sides[1], sides[3]))
    return Box(left, bottom, right, top) if right > left and top > bottom else None
