"""Shadings from one colour to another (ISO 32000-1, clause 8.7.4.5): axial and radial ones, in inks."""

from __future__ import annotations

from typing import Any

import pikepdf

from dragoman.press import objects
from dragoman.press.separating import functions
from dragoman.press.separating.inks import Inks
from dragoman.press.separating.meaning import Meant, Unseparable, reader
from dragoman.press.separating.neutrals import is_neutral

_KEPT = ("/ShadingType", "/Coords", "/Domain", "/Extend", "/BBox", "/AntiAlias")
_LOOKED_AT = 17
"""Points of a stretch that tell whether it is grey from end to end."""


def separated_shading(pdf: Any, shading: Any, resources: Any, inks: Inks, *, mask: bool) -> Any:
    """The shading in DeviceCMYK, or in DeviceGray for a mask. Raises Unseparable for other kinds.

    Each stretch is sampled in its own colours, so that what is between two colours on the screen is so on paper. One
    that is grey from end to end is printed in black alone; any other in four inks throughout, without a break.
    """
    if objects.whole(shading, "/ShadingType") not in {2, 3}:
        raise Unseparable("a shading over a mesh, or of two variables")
    read = reader(objects.entry(shading, "/ColorSpace"), resources)
    low, high = objects.numbers(objects.entry(shading, "/Domain"), 2) or (0.0, 1.0)
    stretches = functions.pieces(objects.entry(shading, "/Function"), low, high)
    neutral = all(
        _is_neutral(read(function(start + (end - start) * n / (_LOOKED_AT - 1))))
        for start, end, function in stretches for n in range(_LOOKED_AT)
    )  # fmt: skip

    def colour(values: tuple[float, ...]) -> tuple[float, ...]:
        meant = read(values)
        return (meant.brightness(),) if mask else meant.inks(inks, neutral=neutral)

    made = pikepdf.Dictionary({
        key: objects.entry(shading, key) for key in _KEPT if objects.entry(shading, key) is not None
    })  # fmt: skip
    made.ColorSpace = pikepdf.Name.DeviceGray if mask else pikepdf.Name.DeviceCMYK
    made.Function = functions.written(stretches, colour, pdf)
    ground = [objects.number(one) or 0.0 for one in objects.items(objects.entry(shading, "/Background"))]
    if ground:
        made.Background = list(colour(tuple(ground)))
    return pdf.make_indirect(made)


def _is_neutral(meant: Meant) -> bool:
    return meant.rgb is None or is_neutral(meant.rgb, text=False)
