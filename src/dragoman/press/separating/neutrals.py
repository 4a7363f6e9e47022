"""Which colours of a screen a reader takes for black or grey.

sRGB: IEC 61966-2-1; L*, a*, b*: CIE 15:2004, clause 8.2.1.
"""

from __future__ import annotations

import math

Bytes = tuple[int, int, int]
"""Red, green and blue of sRGB, 0–255."""

_DARK_TEXT, _TEXT, _AREA = 60.0, 14.0, 6.0
"""Text up to this L* is grey with up to this chroma; all else with up to that of areas. A letter shows its hue far
less than an area, and its blur in four plates far more."""
_BLACK = 15.0
"""L* up to which text is black whatever its hue: paper and ink reach no darker."""


def is_neutral(rgb: Bytes, *, text: bool) -> bool:
    """Whether a colour is printed in black ink alone."""
    lightness, chroma = lightness_and_chroma(rgb)
    if text and lightness <= _DARK_TEXT:
        return chroma <= _TEXT or lightness <= _BLACK
    return chroma <= _AREA


def luminance(rgb: Bytes) -> float:
    """Y of a colour, from 0 (black) to 1 (white)."""
    red, green, blue = map(_linear, rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(y: float) -> float:
    """L* of a luminance."""
    return 116 * _root(y) - 16


def lightness_and_chroma(rgb: Bytes) -> tuple[float, float]:
    """L* and C*ab of a colour, seen against its own white (D65)."""
    red, green, blue = map(_linear, rgb)
    x = _root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    y = _root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
    return 116 * y - 16, math.hypot(500 * (x - y), 200 * (y - z))


def from_lab(lightness: float, a: float, b: float) -> Bytes:
    """The nearest colour of sRGB to one of CIE L*a*b*, by cutting what a screen cannot show.

    The white of the space is taken for that of the screen: only differences of hue within a thousandth are lost.
    """
    y = (lightness + 16) / 116
    x, z = _cube(y + a / 500) * 0.9505, _cube(y - b / 200) * 1.089
    y = _cube(y)
    return (
        _byte(3.2406 * x - 1.5372 * y - 0.4986 * z),
        _byte(-0.9689 * x + 1.8758 * y + 0.0415 * z),
        _byte(0.0557 * x - 0.2040 * y + 1.0570 * z),
    )


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _byte(share: float) -> int:
    share = min(max(share, 0.0), 1.0)
    return round(255 * (share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055))


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _cube(value: float) -> float:
    return value**3 if value > 6 / 29 else 3 * (6 / 29) ** 2 * (value - 4 / 29)
