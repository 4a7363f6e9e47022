"""Whether columns fit on a page, by arithmetic before any layout, and what is done where they do not.

A line of a column must hold some thirty letters: below that, lines of ragged text are mostly ends of words (Bringhurst,
*The Elements of Typographic Style*, 2.1.2, asks for forty in columns; languages that hyphenate well bear thirty). How
wide thirty letters are depends on the script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_SIZE = 8.0
"""Points: smaller type is not set."""
_LEAST_MEASURE = {"Latn": 13.0, "Cyrl": 14.0, "Grek": 14.0, "Arab": 11.5, "Hebr": 12.0, "Geor": 14.5, "Armn": 14.5}
_LEAST_MEASURE_ELSE = 14.0
"""The narrowest column in sizes of the type, by ISO 15924 script: thirty letters, fourteen characters of Chinese."""
_POINT = 25.4 / 72
_STEP = 0.02


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a theme sets it. Lengths in mm, the size of the type in points."""

    width: float
    height: float
    sides: float
    """Both margins at the sides together."""
    gutter: float
    """Space on one side of the line between two columns."""
    size: float

    def column(self, columns: int) -> float:
        """Width of the text of each of so many columns."""
        return (self.width - self.sides - 2 * self.gutter * (columns - 1)) / columns


@dataclass(frozen=True, slots=True)
class Fit:
    """How columns are set so that they fit."""

    landscape: bool = False
    """Whether the paper is turned."""
    scale: float = 1.0
    """What the size of the type is multiplied by."""


def least_column(scripts: Sequence[str], size: float) -> float:
    """The narrowest column in mm that can be read in all of the scripts, set in a size in points."""
    return max(_LEAST_MEASURE.get(script, _LEAST_MEASURE_ELSE) for script in scripts) * size * _POINT


def fit(scripts: Sequence[str], sheet: Sheet, turned: Sheet | None = None) -> Fit | None:
    """How columns in these scripts (ISO 15924, one a column) fit, or None when they do not.

    As they are; else with the paper ``turned`` to landscape; else in smaller type on the wider of the two, never below
    LEAST_SIZE. Without ``turned`` the paper stays as it is.
    """
    if _scale(scripts, sheet) == 1:
        return Fit()
    wider = turned if turned is not None and turned.width > sheet.width else sheet
    scale = _scale(scripts, wider)
    return None if scale is None else Fit(landscape=wider is not sheet, scale=scale)


def _scale(scripts: Sequence[str], sheet: Sheet) -> float | None:
    """The largest scale, in steps of a fiftieth and at most 1, at which the columns are wide enough."""
    steps = 0
    while steps == 0 or sheet.size * (1 - steps * _STEP) >= LEAST_SIZE:
        scale = round(1 - steps * _STEP, 2)
        if sheet.column(len(scripts)) >= least_column(scripts, sheet.size * scale):
            return scale
        steps += 1
    return None
