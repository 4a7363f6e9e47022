"""Colour that ends at the cut goes on into the bleed.

A program that lays out pages ends a band or a ground at the edge of the page. The knife is never that exact: what ends
there has to go on, or a white line is left. So corners of filled shapes and of clips that lie on the edge of the page
are moved out to the edge of the bleed; all others stay where they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.press.boxes import Box
from dragoman.press.state import Matrix

_NEAR = 0.1
"""Points within which a corner lies on the edge: programs round, and rules are thicker."""
_STRAIGHT = 1e-6


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of one page, in its own units."""

    trim: Box
    bleed: Box

    def reached(self, path: list[tuple[list[Any], str]], ctm: Matrix) -> list[tuple[list[Any], str]]:
        """A path with its corners on the cut moved out to the bleed. Turned and slanted paths stay as they are."""
        a, b, c, d, e, f = ctm
        if abs(b) > _STRAIGHT or abs(c) > _STRAIGHT or abs(a) < _STRAIGHT or abs(d) < _STRAIGHT:
            return path

        def across(x: float) -> float:
            return (_moved(a * x + e, self.trim.left, self.trim.right, self.bleed.left, self.bleed.right) - e) / a

        def up(y: float) -> float:
            return (_moved(d * y + f, self.trim.bottom, self.trim.top, self.bleed.bottom, self.bleed.top) - f) / d

        made: list[tuple[list[Any], str]] = []
        for operands, operator in path:
            if operator in {"m", "l"}:
                x, y = (float(one) for one in operands)
                new = [_number(across(x), operands[0]), _number(up(y), operands[1])]
            elif operator == "re":
                x, y, width, height = (float(one) for one in operands)
                left, bottom = across(x), up(y)
                new = [
                    _number(left, operands[0]), _number(bottom, operands[1]),
                    _number(across(x + width) - left, operands[2]), _number(up(y + height) - bottom, operands[3]),
                ]  # fmt: skip
            else:
                new = operands
            made.append((new, operator))
        return made


def _moved(place: float, low: float, high: float, outer_low: float, outer_high: float) -> float:
    if abs(place - low) <= _NEAR:
        return outer_low
    return outer_high if abs(place - high) <= _NEAR else place


def _number(value: float, old: Any) -> Any:
    """A number as it was written, where it is the same."""
    return old if abs(value - float(old)) < 1e-4 else round(value, 4)


def clip(box: Box) -> Sequence[tuple[list[Any], str]]:
    """The operators that keep all that follows within a box."""
    sides = [round(side, 4) for side in (box.left, box.bottom, box.width, box.height)]
    return [(list(sides), "re"), ([], "W"), ([], "n")]
