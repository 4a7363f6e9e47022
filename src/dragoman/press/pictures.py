"""Pictures: their pixels, their colours, and how fine they are on the paper (ISO 32000-1, clause 8.9)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from dragoman.press import objects
from dragoman.press.colours import GRAY, UNKNOWN, Space, jpeg2000_space, read_space
from dragoman.press.paint import Picture
from dragoman.press.state import Matrix


@dataclass(frozen=True, slots=True)
class Image:
    """An image before it stands anywhere."""

    width: int
    height: int
    bits: int
    stencil: bool
    """Whether the current colour is painted through it."""
    space: Space
    masked: bool
    """Whether a soft mask makes it transparent."""

    def placed(self, name: str, ctm: Matrix, unit: float) -> Picture | None:
        """The picture as it stands where the unit square is taken by ``ctm``; ``unit`` is ``/UserUnit``.

        None for one of a single row or column of pixels, which is a drawing and no picture, and where it has no size.
        """
        a, b, c, d, _, _ = ctm
        across, up = math.hypot(a, b) * unit, math.hypot(c, d) * unit
        if min(self.width, self.height) < 2 or not across or not up:
            return None
        dpi = min(self.width / across, self.height / up) * 72
        return Picture(name, self.width, self.height, round(dpi, 1), self.stencil or self.bits == 1)


def read_image(value: Any, resources: Any) -> Image:
    """What an image's dictionary says; of an image in the content, what pikepdf makes of its short keys."""
    stencil = objects.entry(value, "/ImageMask") is True
    colours = objects.entry(value, "/ColorSpace")
    if stencil:
        space = GRAY
    elif colours is not None:
        space = read_space(colours, resources)
    else:
        space = _of_itself(value)
    return Image(
        width=objects.whole(value, "/Width"),
        height=objects.whole(value, "/Height"),
        bits=1 if stencil else objects.whole(value, "/BitsPerComponent"),
        stencil=stencil,
        space=space,
        masked=objects.entry(value, "/SMask") is not None or objects.whole(value, "/SMaskInData") > 0,
    )


def _of_itself(stream: Any) -> Space:
    """JPEG 2000 alone may leave its colours to the data (clause 7.4.9)."""
    try:
        return jpeg2000_space(bytes(stream.read_raw_bytes()[:65536]))
    except objects.DAMAGE:
        return UNKNOWN
