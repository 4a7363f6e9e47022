"""The most ink at any spot of a page, by Ghostscript.

Ghostscript's devices ``inkcov`` and ``ink_cov`` tell the share of a page that each ink covers, which is what ink costs;
a shop's limit is on the sum of the four at one spot. So the pages are painted in CMYK (``pamcmyk32``) without
smoothing, and the inks of each pixel are added up. Colours that are not CMYK go through Ghostscript's own profiles, and
are then an estimate.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dragoman.model import Severity
from dragoman.press.boxes import Box, Boxes
from dragoman.press.demands import Demands
from dragoman.press.remarks import Remark

_DPI = 72
_PROGRAMS = ("gs", "gswin64c", "gswin32c")
_LARGEST = 20_000
"""Pixels of a side; a page may be 5 m long, and no longer."""
_SLACK = 1.0
"""Per cent that are lost in rounding four inks to bytes."""


@dataclass(frozen=True, slots=True)
class PageInk:
    """The ink of one page."""

    most: float
    """Most ink at any pixel, in per cent."""
    above: float
    """Square millimetres with more than the limit."""


def program() -> str | None:
    """Where Ghostscript is, or None."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def measure(data: bytes, pages: Sequence[Boxes], limit: float, *, seconds: float) -> tuple[PageInk, ...] | None:
    """The ink of each page of a PDF up to its bleed; None when Ghostscript cannot tell, or not within ``seconds``.

    Fewer pages come back when it stops at one that it cannot paint.
    """
    gs = program()
    if gs is None or not pages or any(_unfit(boxes) for boxes in pages):
        return None
    with tempfile.TemporaryDirectory(prefix="dragoman-ink-") as folder:
        file, painted = Path(folder, "in.pdf"), Path(folder, "out.pam")
        file.write_bytes(data)
        measured: list[PageInk] = []
        # Page by page is slow to start and all at once takes 2 MB a page: so many at a time.
        for first in range(1, len(pages) + 1, 50):
            last = min(first + 49, len(pages))
            command = [
                gs, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pamcmyk32", f"-r{_DPI}", "-dTextAlphaBits=1",
                "-dGraphicsAlphaBits=1", f"-dFirstPage={first}", f"-dLastPage={last}", f"-sOutputFile={painted}",
                str(file),
            ]  # fmt: skip
            try:
                subprocess.run(  # noqa: S603 - a fixed program in its safe mode, on a file that we named
                    command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False, cwd=folder
                )
            except (OSError, subprocess.TimeoutExpired):
                return tuple(measured) or None
            if not painted.is_file():
                break
            before = len(measured)
            with painted.open("rb") as stream:
                for boxes, pixels in zip(pages[first - 1 : last], _pictures(stream), strict=False):
                    measured.append(_ink(pixels, boxes, limit))
            painted.unlink()
            if len(measured) - before < last - first + 1:
                break
    return tuple(measured) or None


def ink_remarks(ink: PageInk, demands: Demands) -> Iterator[Remark]:
    """Too much ink on one page."""
    if ink.above > 0:
        area = f"{ink.above:.0f}" if ink.above >= 10 else f"{ink.above:.2g}"
        yield Remark(
            "ink", Severity.ERROR,
            f"{ink.most:.0f} % of ink where the limit is {demands.ink:g} %, on {area} mm²",
            "Convert with a profile of that limit, or lighten what is darkest; too much ink does not dry.",
            found=f"{ink.most:.0f} %", expected=f"{demands.ink:g} %",
        )  # fmt: skip


def _unfit(boxes: Boxes) -> bool:
    return boxes.media is None or max(boxes.media.width, boxes.media.height) * boxes.unit > _LARGEST


def _pictures(stream: IO[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Width, height and pixels of every picture in a PAM file (netpbm's format of any depth) of four bytes a pixel."""
    with contextlib.suppress(ValueError, KeyError):
        while stream.readline() == b"P7\n":
            head = {}
            while (line := stream.readline()) and line != b"ENDHDR\n":
                key, _, value = line.strip().partition(b" ")
                head[key] = value
            width, height = int(head[b"WIDTH"]), int(head[b"HEIGHT"])
            pixels = stream.read(width * height * 4)
            if head[b"DEPTH"] != b"4" or len(pixels) < width * height * 4:
                return
            yield width, height, pixels


def _ink(picture: tuple[int, int, bytes], boxes: Boxes, limit: float) -> PageInk:
    width, height, pixels = picture
    left, top, right, bottom = _part(boxes, width, height)
    counts: Counter[int] = Counter()
    for row in range(top, bottom):
        # A pixel as one number, so that equal ones are counted by the interpreter's own loop.
        counts.update(memoryview(pixels)[(row * width + left) * 4 : (row * width + right) * 4].cast("I"))
    sums = {pixel: sum(pixel.to_bytes(4, "big")) / 2.55 for pixel in counts}
    above = sum(many for pixel, many in counts.items() if sums[pixel] > limit + _SLACK)
    return PageInk(round(max(sums.values(), default=0.0), 1), above * (25.4 / _DPI) ** 2)


def _part(boxes: Boxes, width: int, height: int) -> tuple[int, int, int, int]:
    """The pixels of a page's picture that count: left, top, right, bottom. Half-covered ones at the edge do not."""
    media, inner = boxes.media, boxes.printed
    if media is None or inner is None:
        return 0, 0, width, height
    left, bottom, right, top = (side * boxes.unit * _DPI / 72 for side in Box.margins(inner, media))
    turned = {0: (left, top, right, bottom), 90: (bottom, left, top, right), 180: (right, bottom, left, top)}
    sides = turned.get(boxes.rotate, (top, right, bottom, left))
    first, above, last, below = (int(max(side, 0)) + (side > 0.01) for side in sides)
    return min(first, width), min(above, height), max(width - last, first), max(height - below, above)
