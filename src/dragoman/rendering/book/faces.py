"""The packaged fonts as files that a book can take with it: families, styles, and the letters that they have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.rendering.fonts import fonts


@dataclass(frozen=True, slots=True)
class Face:
    """One font file."""

    path: Path
    italic: bool
    weight: int
    """CSS weight of its default instance, 100–900."""
    axes: tuple[tuple[str, float, float, float], ...]
    """Of a variable font, in its own order: tag, least, default and greatest value."""

    @property
    def variable(self) -> bool:
        """Whether one file holds all its weights."""
        return any(tag == "wght" for tag, *_ in self.axes)

    def at(self, wanted: dict[str, float]) -> dict[str, float]:
        """A place in its space of axes: the values asked for as far as it has them, and defaults."""
        return {
            tag: min(max(wanted.get(tag, default), least), greatest) for tag, least, default, greatest in self.axes
        }


@dataclass(frozen=True, slots=True)
class Family:
    """Font files of one name."""

    name: str
    faces: tuple[Face, ...]

    def letters(self) -> frozenset[int]:
        """Code points that its upright text weight has a glyph for."""
        return _letters(self.face(bold=False, italic=False).path)

    def face(self, *, bold: bool, italic: bool) -> Face:
        """The file that comes nearest to a style."""
        wanted = 700 if bold else 400
        return min(self.faces, key=lambda face: (
            face.italic != italic, 0 if face.variable else abs(face.weight - wanted),
        ))


def families(first: Sequence[str] = ()) -> tuple[Family, ...]:
    """The packaged families: those that ``first`` names, in its order, then the others in theirs."""
    found: dict[str, list[Face]] = {}
    for path in _files():
        name, face = _face(path)
        found.setdefault(name, []).append(face)
    order = dict.fromkeys((*(name for name in first if name in found), *found))
    return tuple(Family(name, tuple(found[name])) for name in order)


def family_for(letters: Iterable[str], among: Sequence[Family]) -> Family | None:
    """The first family that has every one of ``letters``; None where none has."""
    wanted = {ord(letter) for letter in letters if not letter.isspace() and letter not in UNDRAWN}
    return next((family for family in among if wanted <= family.letters()), None)


UNDRAWN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff")
"""Letters that need no glyph: soft hyphens, joiners, marks of direction."""


def _files() -> tuple[Path, ...]:
    return tuple(path for font in fonts() for path in font.paths)


@cache
def _face(path: Path) -> tuple[str, Face]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        name = font["name"].getDebugName(16) or font["name"].getDebugName(1) or path.stem
        axes = tuple(
            (axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue) for axis in font["fvar"].axes
        ) if "fvar" in font else ()
        return name, Face(path, bool(font["OS/2"].fsSelection & 1), int(font["OS/2"].usWeightClass), axes)


@cache
def _letters(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
