"""What colour operands of a page mean: a colour of the screen, a grey, inks that were chosen as such, or a spot colour.

ISO 32000-1, clause 8.6.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.press import objects
from dragoman.press.colours import Space, read_space
from dragoman.press.separating.inks import Cmyk, Inks
from dragoman.press.separating.neutrals import Bytes, from_lab


class Unseparable(Exception):  # noqa: N818 - it is a verdict on the page, told as a MaterialError
    """Something on a page that is refused; the message says what it is."""


@dataclass(frozen=True, slots=True)
class Meant:
    """One colour as it was meant."""

    rgb: Bytes | None = None
    grey: float | None = None
    """0 (black) to 1."""
    cmyk: Cmyk | None = None

    def inks(self, inks: Inks, *, text: bool = False, neutral: bool | None = None) -> Cmyk:
        """As it is printed. ``neutral`` overrides whether a colour of the screen is printed in black alone."""
        if self.rgb is not None:
            return inks.colour(self.rgb, text=text, neutral=neutral)
        if self.grey is not None:
            return inks.grey(self.grey, text=text)
        return inks.limited(self.cmyk or (0.0, 0.0, 0.0, 0.0))

    def brightness(self) -> float:
        """The grey that it is in a mask (ISO 32000-1, clause 10.3)."""
        if self.rgb is not None:
            red, green, blue = self.rgb
            return round((0.3 * red + 0.59 * green + 0.11 * blue) / 255, 4)
        if self.grey is not None:
            return self.grey
        c, m, y, k = self.cmyk or (0.0, 0.0, 0.0, 0.0)
        return round(1 - min(1.0, 0.3 * c + 0.59 * m + 0.11 * y + k), 4)


Reader = Callable[[Sequence[float]], Meant]


def reader(value: Any, resources: Any) -> Reader:
    """How the operands of a colour in a space are read. Raises Unseparable for a space that is refused."""
    space = read_space(value, resources)
    made = _READERS.get(space.family)
    if made is None:
        raise Unseparable(f"a colour in the space {_called(space)}")
    return made


def spot(value: Any, resources: Any) -> Any:
    """The space itself, where it is a spot colour that is printed with an ink of its own; None where it is not.

    Raises Unseparable for one that is made of screen colours where the ink is missing.
    """
    parts = objects.items(value) or objects.items(
        objects.entry(objects.entry(resources, "/ColorSpace"), f"/{objects.name(value)}")
    )
    if not parts or objects.name(parts[0]) not in {"Separation", "DeviceN"} or len(parts) < 4:
        return None
    alternate = read_space(parts[2], resources)
    if alternate.family not in {"DeviceCMYK", "DeviceGray"}:
        raise Unseparable(f"a spot colour that stands on {_called(alternate)}")
    return value if objects.items(value) else objects.entry(
        objects.entry(resources, "/ColorSpace"), f"/{objects.name(value)}"
    )


def _called(space: Space) -> str:
    return space.painted.family or "that nobody knows"


def _rgb(values: Sequence[float]) -> Meant:
    red, green, blue = (_byte(value) for value in values)
    return Meant(rgb=(red, green, blue))


def _grey(values: Sequence[float]) -> Meant:
    (level,) = values
    return Meant(grey=min(max(level, 0.0), 1.0))


def _cmyk(values: Sequence[float]) -> Meant:
    c, m, y, k = (round(min(max(value, 0.0), 1.0), 4) for value in values)
    return Meant(cmyk=(c, m, y, k))


def _lab(values: Sequence[float]) -> Meant:
    lightness, a, b = values
    return Meant(rgb=from_lab(min(max(lightness, 0.0), 100.0), a, b))


def _byte(share: float) -> int:
    return round(min(max(share, 0.0), 1.0) * 255)


# A profile of RGB in vector work is sRGB as WeasyPrint writes it; CSS knows no other there.
_READERS: dict[str, Reader] = {
    "DeviceRGB": _rgb, "ICC RGB": _rgb, "CalRGB": _rgb, "DeviceGray": _grey, "ICC Gray": _grey, "CalGray": _grey,
    "DeviceCMYK": _cmyk, "ICC CMYK": _cmyk, "Lab": _lab,
}  # fmt: skip
