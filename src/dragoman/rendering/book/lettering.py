"""Words set as a picture: a font a language, shaped and ordered by Raqm, in lines of nearly the same width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.rendering.book.contents import Label
from dragoman.rendering.book.faces import UNDRAWN, Family

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

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

    def __init__(self, label: Label, size: float, faces: Mapping[str, Sequence[Family]], *, bold: bool) -> None:
        right_to_left = label.direction == "rtl"
        self._label = label
        self._families = faces[label.locale]
        self._fonts: dict[str, FreeTypeFont] = {}
        self._pieces: dict[str, float] = {}
        self._size = size * (_TALLER if right_to_left else 1)
        self._bold = bold
        self._features = ["-liga", "-clig"] if label.locale.split("-")[0] in _DOTTED else None
        self._above, below = self._font(self._families[0]).getmetrics()
        self.leading = (self._above + below) * (0.9 if right_to_left else 0.94)

    def width(self, text: str = "") -> float:
        """Width of ``text``, or of all the words on one line."""
        return sum(self._length(font, run) for font, run in self._runs(text or self._label.text))

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
        left = centre - self.width(line) / 2
        for font, run in self._runs(line):
            pen.text(
                (left, round(top + self._above)), run, font=font, fill=ink, anchor="ls",
                direction=self._label.direction, language=self._label.locale, features=self._features,
            )
            left += self._length(font, run)

    def _length(self, font: FreeTypeFont, run: str) -> float:
        return font.getlength(
            run, direction=self._label.direction, language=self._label.locale, features=self._features
        )

    def _runs(self, text: str) -> Iterator[tuple[FreeTypeFont, str]]:
        """The text in stretches of one font; blanks belong to what stands before them."""
        run, own = "", self._families[0]
        for letter in text:
            family = own if letter.isspace() or letter in UNDRAWN else next(
                (family for family in self._families if ord(letter) in family.letters()), own
            )
            if family is not own and run:
                yield self._font(own), run
                run = ""
            own, run = family, run + letter
        if run:
            yield self._font(own), run

    def _font(self, family: Family) -> FreeTypeFont:
        from PIL import ImageFont

        if family.name not in self._fonts:
            face = family.face(bold=self._bold, italic=False)
            font = ImageFont.truetype(
                str(face.path), max(8, round(self._size)), layout_engine=ImageFont.Layout.RAQM
            )
            if face.axes:
                place = face.at({"wght": 600 if self._bold else 400, "opsz": self._size / 3, "wdth": 100})
                font.set_variation_by_axes([place[tag] for tag, *_ in face.axes])
            self._fonts[family.name] = font
        return self._fonts[family.name]

    def _broken(self, widest: float) -> list[str]:
        lines, line, length = [], "", 0.0
        for piece in _PIECE.findall(self._label.text):
            if line and not piece.isspace() and length + self._piece(piece) > widest:
                lines.append(line.rstrip())
                line, length = "", 0.0
            if line or not piece.isspace():
                line, length = line + piece, length + self._piece(piece)
        return [*lines, line.rstrip()] if line.strip() else lines

    def _piece(self, piece: str) -> float:
        """Width of what no line is broken in; letters are not shaped across a blank."""
        if piece not in self._pieces:
            self._pieces[piece] = self.width(piece)
        return self._pieces[piece]
