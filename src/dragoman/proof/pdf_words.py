"""The words of one page of a PDF: what its content stream shows, by marked content, in the order of the language.

ISO 32000-1, clauses 9.4 (text) and 14.6 (marked content). Text stands in a content stream in the order in which it is
seen, from left to right; ``logical`` gives it the order in which it is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pikepdf

from dragoman.proof.pdf_fonts import Font, font

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_OPERATORS = "q Q cm Do BT Tm Td TD T* TL Tf Ts Tj TJ ' \" BDC BMC EMC"
_NUMBERS = (int, Decimal)
_DEEPEST = 8
"""Forms within forms; more are taken for a circle."""


@dataclass(slots=True)
class Shown:
    """One string as it was shown."""

    pieces: list[str]
    """The text of its glyphs, from left to right."""
    start: float
    """Where the line or the string was begun, points from the left."""
    baseline: float
    """Points from the top of the page."""
    size: float
    """Height of the type in points."""


@dataclass(slots=True)
class PageWords:
    """What one page shows."""

    marked: dict[int, list[Shown]] = field(default_factory=dict)
    """By marked-content identifier."""
    loose: list[list[Shown]] = field(default_factory=list)
    """What belongs to no marked content that has an identifier: artifacts, each by itself."""
    fonts: dict[str, Font] = field(default_factory=dict)
    """Fonts that show something, by name."""
    absent: list[tuple[str, str]] = field(default_factory=list)
    """(font, text) of codes that have no glyph."""


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix
    font: Font | None = None
    size: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


def page_words(page: Any, fonts: dict[tuple[int, int], Font]) -> PageWords:
    """The words of a page; ``fonts`` keeps what was learned of the fonts of the document."""
    _, bottom, _, top = (float(value) for value in page.mediabox)
    reader = _Reader(PageWords(), fonts, max(bottom, top))
    reader.read(page, page.obj.get("/Resources", pikepdf.Dictionary()), _State(_UNIT), None, 0)
    return reader.words


class _Reader:
    def __init__(self, words: PageWords, fonts: dict[tuple[int, int], Font], height: float) -> None:
        self.words = words
        self._fonts = fonts
        self._height = height

    def read(self, content: Any, resources: Any, state: _State, inside: int | None, depth: int) -> None:
        """One content stream: a page's or a form's."""
        saved: list[_State] = []
        marks: list[int | None] = [inside]
        line = text = _UNIT
        loose: list[Shown] = []
        for instruction in pikepdf.parse_content_stream(content, _OPERATORS):
            operands, operator = instruction.operands, str(instruction.operator)
            match operator:
                case "q":
                    saved.append(state)
                case "Q":
                    state = saved.pop() if saved else state
                case "cm":
                    state = replace(state, matrix=_times(_matrix(operands), state.matrix))
                case "Do":
                    self._form(operands[0], resources, state, marks[-1], depth)
                case "BT":
                    line = text = _UNIT
                case "Tm":
                    line = text = _matrix(operands)
                case "Td" | "TD":
                    if operator == "TD":
                        state = replace(state, leading=-float(operands[1]))
                    line = text = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), line)
                case "T*" | "'" | '"':
                    line = text = _times((1, 0, 0, 1, 0, -state.leading), line)
                case "TL":
                    state = replace(state, leading=float(operands[0]))
                case "Tf":
                    state = replace(state, font=self._font(resources, operands[0]), size=float(operands[1]))
                case "Ts":
                    state = replace(state, rise=float(operands[0]))
                case "BDC" | "BMC":
                    marks.append(_identifier(list(operands), marks[-1]))
                case "EMC":
                    if len(marks) > 1:
                        marks.pop()
                    if marks[-1] is None and loose:
                        self.words.loose.append(loose)
                        loose = []
            if operator in ("Tj", "TJ", "'", '"') and state.font is not None:
                shown = self._shown(operands[-1], state, text)
                if marks[-1] is None:
                    loose.append(shown)
                else:
                    self.words.marked.setdefault(marks[-1], []).append(shown)
        if loose:
            self.words.loose.append(loose)

    def _shown(self, operand: Any, state: _State, text: Matrix) -> Shown:
        assert state.font is not None  # noqa: S101 - the caller has looked
        self.words.fonts.setdefault(state.font.name, state.font)
        parts = operand if isinstance(operand, pikepdf.Array) else [operand]
        strings = [bytes(part) for part in parts if not isinstance(part, _NUMBERS) and isinstance(part, pikepdf.String)]
        if not any(len(one) % 2 for one in strings):
            strings = [b"".join(strings)]  # Kerning parts a line into some twenty; no code of two bytes is cut by it.
        pieces: list[str] = []
        for string in strings:
            found, absent = state.font.pieces(string)
            pieces += found
            self.words.absent += [(state.font.name, piece) for piece in absent]
        _, _, c, d, x, y = _times((1, 0, 0, 1, 0, state.rise), _times(text, state.matrix))
        size = abs(state.size) * max((c * c + d * d) ** 0.5, 1e-6)
        return Shown(pieces, x, self._height - y, size)

    def _form(self, name: Any, resources: Any, state: _State, inside: int | None, depth: int) -> None:
        form = resources.get("/XObject", pikepdf.Dictionary()).get(str(name))
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form" or depth > _DEEPEST:
            return
        own = _times(_matrix(form.Matrix), state.matrix) if "/Matrix" in form else state.matrix
        self.read(form, form.get("/Resources", resources), replace(state, matrix=own), inside, depth + 1)

    def _font(self, resources: Any, name: Any) -> Font | None:
        dictionary = resources.get("/Font", pikepdf.Dictionary()).get(str(name))
        if dictionary is None:
            return None
        key = dictionary.objgen if dictionary.is_indirect else (-len(self._fonts) - 1, 0)
        if key not in self._fonts:
            self._fonts[key] = font(dictionary)
        return self._fonts[key]


def _identifier(operands: Sequence[Any], around: int | None) -> int | None:
    """The identifier of marked content; that around it where it has none, and none for an artifact."""
    if str(operands[0]) == "/Artifact":
        return None
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return around


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def lines(shown: Sequence[Shown]) -> Iterator[list[Shown]]:
    """Strings by the line that they stand on, in their order."""
    line: list[Shown] = []
    for one in shown:
        if line and abs(one.baseline - line[-1].baseline) > 0.5 * max(one.size, line[-1].size):
            yield line
            line = []
        line.append(one)
    if line:
        yield line


_ISLAND = re.compile(r"[LN][LNSDO]*L|L|N+(?:DN+){2,}|N(?:S?N)*")
"""In a right-to-left line read from the right: words of other scripts with what is between them, and numbers.

A comma or a stroke holds the parts of a number together, a dash after an Arabic letter does not (Unicode Standard Annex
9, rules W2 and W4): a range runs from the right. Two dashes are of a phone or a date, which runs from the left.
"""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Blocks of the scripts that are written from right to left (Unicode Standard Annex 9, table 4: R and AL)."""
_TURNED = re.compile(r"R(?:[RNSDO]*R)?")


def logical(pieces: Sequence[str], *, rtl: bool) -> str:
    """The text of glyphs that stand from left to right, in the order in which they are read.

    The reverse of Unicode Standard Annex 9, clause 3.4, for a line of one direction with islands of the other.
    """
    text = "".join(pieces)
    if not RIGHT_TO_LEFT.search(text):
        return text
    classes = "".join(map(_class, pieces))
    if not rtl:
        out, end = [], 0
        for match in _TURNED.finditer(classes):
            out += [*pieces[end:match.start()], logical(pieces[match.start():match.end()], rtl=True)]
            end = match.end()
        return "".join((*out, *pieces[end:]))
    turned, classes = list(reversed(pieces)), classes[::-1]
    for match in _ISLAND.finditer(classes):
        turned[match.start():match.end()] = reversed(turned[match.start():match.end()])
    return "".join(turned)


def mostly_right_to_left(pieces: Sequence[str]) -> bool:
    """Whether more glyphs are of right-to-left scripts than of others."""
    if not RIGHT_TO_LEFT.search("".join(pieces)):
        return False
    classes = [_class(piece) for piece in pieces]
    return classes.count("R") > classes.count("L")


def _class(piece: str) -> str:
    for letter in piece:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return "R"
        if kind == "L":
            return "L"
        if kind in ("EN", "AN"):
            return "N"
        if kind == "CS":
            return "S"
        if letter in "-\u2010\u2011–":
            return "D"
    return "O"
