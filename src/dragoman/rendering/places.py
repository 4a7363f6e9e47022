"""Where what has a name stands on the sheets of a volume; a sheet that is a spread is two pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.rendering.spread import Spread, is_spread, numbered

_NEAR = 1.0
"""CSS pixels: what begins so near to the edge of a spread is of the spread, not of one of its pages."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands."""

    name: str
    """Name of it, or of what stands beside it on the page."""
    page: int
    locale: str = ""
    """The language in whose digits that page is numbered; "" where they are the volume's."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    page: int
    """Number of its first page."""
    wide: bool
    names: Mapping[str, tuple[float, float, float, float]]
    """Left, top, right and bottom of what is named on it, CSS pixels."""


class Places:
    """What is named on sheets that are taken in one after the other."""

    def __init__(self, spread: Spread | None) -> None:
        """``spread`` is what texts are laid out on, in a volume of facing pages."""
        self._spread = spread
        self._sheets: dict[str, _Sheet] = {}

    def take(self, sheets: Sequence[Any], first: int) -> int:
        """Take in sheets as WeasyPrint laid them out, the first page of which has a number: that of the next page."""
        wide = [self._spread is not None and is_spread(sheet.width, self._spread.width) for sheet in sheets]
        following = first
        for sheet, one, last in zip(sheets, wide, numbered(wide, first - 1), strict=True):
            taken = _Sheet(last - 1 if one else last, one, sheet.anchors)
            for name in sheet.anchors:
                self._sheets.setdefault(name, taken)
            following = last + 1
        return following

    @property
    def step(self) -> int:
        """From a page of a text to the next one in its language."""
        return 1 if self._spread is None else 2

    def find(self, name: str, locale: str) -> Place | None:
        """Where the beginning of something is, for who reads a language: on a spread, on that language's page."""
        sheet = self._sheets.get(name)
        if sheet is None:
            return None
        if self._spread is None or not sheet.wide:
            return Place(name, sheet.page)
        right = self._spread.right.locale == locale
        side = self._spread.right if right else self._spread.left
        names = dict(_on_side(sheet.names, self._spread.width, right=right))
        height = sheet.names[name][1]
        beside = name if name in names else min(names, key=lambda one: (abs(names[one] - height), one), default=name)
        return Place(beside, sheet.page + (not side.first), locale)


def _on_side(
    names: Mapping[str, tuple[float, float, float, float]], middle: float, *, right: bool
) -> Iterator[tuple[str, float]]:
    """What begins on one page of a spread: (name, top)."""
    for name, (left, top, _, _) in names.items():
        if left > _NEAR and (left >= middle) == right:
            yield name, top
