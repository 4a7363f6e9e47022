"""Words set as a picture: one font a language, shaped and ordered by Raqm, in lines of nearly the same width."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.rendering.book.contents import Label
from dragoman.rendering.book.faces import Family

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_TALLER = 1.36
"""Arabic script is drawn smaller than Latin at the same size."""
_PIECE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]|[^\s\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+|\s+")
"""What a line is broken between: words, blanks, and ideographs each by itself."""
_DOTTED = frozenset({"az", "tr", "crh", "gag", "tt"})
"""Languages that tell i from ı, which a ligature fi would hide."""


def available() -> bool:
    """Whether Pillow came with what orders and joins letters; right-to-left words would be wrong without it."""
    from PIL import features

    return bool(features.check("raqm") and features.check("fribidi"))


class Lettering:
    """Words of one language at one size, in pixels."""

    def __init__(self, label: Label, size: float, faces: Mapping[str, Family], *, bold: bool) -> None:
        from PIL import ImageFont

        face = faces[label.locale].face(bold=bold, italic=False)
        right_to_left = label.direction == "rtl"
        size *= _TALLER if right_to_left else 1
        self._label = label
        self._font = ImageFont.truetype(str(face.path), max(8, round(size)), layout_engine=ImageFont.Layout.RAQM)
        if face.axes:
            place = face.at({"wght": 600 if bold else 400, "opsz": size / 3, "wdth": 100})
            self._font.set_variation_by_axes([place[tag] for tag, *_ in face.axes])
        self._features = ["-liga", "-clig"] if label.locale.split("-")[0] in _DOTTED else None
        above, below = self._font.getmetrics()
        self._above = above
        self.leading = (above + below) * (0.9 if right_to_left else 0.94)

    def width(self, text: str = "") -> float:
        """Width of ``text``, or of all the words on one line."""
        return self._font.getlength(
            text or self._label.text, direction=self._label.direction, language=self._label.locale,
            features=self._features,
        )

    def lines(self, widest: int) -> list[str]:
        """The words in as few lines as there can be, no wider than ``widest`` where a word is not, evenly filled."""
        found = self._broken(widest)
        narrow, wide = widest // 3, widest
        while wide - narrow > 8:
            middle = (narrow + wide) // 2
            tried = self._broken(middle)
            if len(tried) == len(found) and all(self.width(line) <= middle for line in tried):
                found, wide = tried, middle
            else:
                narrow = middle
        return found

    def write(self, pen: ImageDraw, line: str, centre: float, top: float, ink: int) -> None:
        """One line, centred, with its top at ``top``."""
        pen.text(
            (centre, round(top + self._above)), line, font=self._font, fill=ink, anchor="ms",
            direction=self._label.direction, language=self._label.locale, features=self._features,
        )

    def _broken(self, widest: float) -> list[str]:
        lines, line = [], ""
        for piece in _PIECE.findall(self._label.text):
            if line and self.width((line + piece).rstrip()) > widest:
                lines.append(line.rstrip())
                line = ""
            line += piece if line or not piece.isspace() else ""
        return [*lines, line.rstrip()] if line.strip() else lines
