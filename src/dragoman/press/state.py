"""The graphics state (ISO 32000-1, clause 8.4) as far as a press minds it."""

from __future__ import annotations

import math
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from dragoman.press import objects
from dragoman.press.colours import GRAY, Space
from dragoman.press.paint import Font

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, second: Matrix) -> Matrix:
    """First the one, then the other (clause 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def scale(matrix: Matrix) -> float:
    """How much larger lengths become: the geometric mean over all directions."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


@dataclass(slots=True)
class Colour:
    """A current colour."""

    space: Space = GRAY
    components: tuple[float, ...] = (0.0,)
    pattern: Any = None
    """The pattern's dictionary or stream, when the space is ``Pattern``."""
    overprints: bool = False
    opacity: float = 1.0
    """``/ca``, ``/CA``: 0 paints nothing."""


@dataclass(slots=True)
class State:
    """One graphics state; ``q`` keeps a copy."""

    ctm: Matrix = IDENTITY
    fill: Colour = field(default_factory=Colour)
    stroke: Colour = field(default_factory=Colour)
    zero_keeps: bool = False
    effects: frozenset[str] = frozenset()
    """What makes all that is painted transparent: a blend mode, a soft mask."""
    line_width: float = 1.0
    font: Any = None
    known_font: Font | None = None
    font_size: float = 0.0
    render: int = 0
    """Text rendering mode, 0–7 (table 106)."""
    text: Matrix = IDENTITY

    def copied(self) -> State:
        """A state that goes its own way."""
        other = copy(self)
        other.fill, other.stroke = copy(self.fill), copy(self.stroke)
        return other

    def apply(self, parameters: Any) -> None:
        """Take over a dictionary of graphics state parameters (``gs``, table 58)."""
        stroke, fill = objects.entry(parameters, "/OP"), objects.entry(parameters, "/op")
        if stroke is not None:
            # ``OP`` alone sets both.
            self.stroke.overprints = self.fill.overprints = stroke is True
        if fill is not None:
            self.fill.overprints = fill is True
        mode = objects.number(objects.entry(parameters, "/OPM"))
        if mode is not None:
            self.zero_keeps = mode == 1
        width = objects.number(objects.entry(parameters, "/LW"))
        if width is not None:
            self.line_width = width
        for colour, key in ((self.fill, "/ca"), (self.stroke, "/CA")):
            opacity = objects.number(objects.entry(parameters, key))
            if opacity is not None:
                colour.opacity = min(max(opacity, 0.0), 1.0)
        blending, mask = objects.entry(parameters, "/BM"), objects.entry(parameters, "/SMask")
        if blending is not None:
            # Of several modes a reader takes the first that it knows.
            modes = objects.items(blending) or (blending,)
            named = objects.name(modes[0])
            self._effect("a blend mode", f"({named})" if named not in {"", "Normal", "Compatible"} else "")
        if mask is not None:
            self._effect("a soft mask", "here" if objects.name(mask) != "None" else "")

    def _effect(self, kind: str, which: str) -> None:
        others = frozenset(effect for effect in self.effects if not effect.startswith(kind))
        self.effects = others | {f"{kind} {which}" if which != "here" else kind} if which else others
