"""The content stream of a wide page as that of its left and of its right half.

ISO 32000-1, clauses 8.2 (graphics objects), 9.4 (text objects) and 14.6 (marked content), for streams in the form in
which WeasyPrint writes them: an operator with its operands ends a line, and strings are hexadecimal, so that no line
ends within one. Every text object and every filled or stroked path is whole in one half, or, where it is a path that
spans both, in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_NUMBERED = re.compile(rb"/MCID\s+(\d+)")
_BUILDING = frozenset({b"m", b"l", b"c", b"v", b"y", b"re", b"h"})
_PAINTING = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_PLACING = frozenset({b"Td", b"TD", b"Tm", b"T*"})
_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
_OPENING, _CLOSING = frozenset({b"q", b"BDC", b"BMC"}), frozenset({b"Q", b"EMC"})
_HAIR = 0.01
"""Points: a path that reaches no farther over the spine is in one half."""


class Half(Enum):
    """One half of a spread."""

    LEFT = 0
    RIGHT = 1


_BOTH = (Half.LEFT, Half.RIGHT)


@dataclass(slots=True)
class Owned:
    """What one half of a page has."""

    stream: bytes = b""
    numbers: set[int] = field(default_factory=set)
    """Identifiers of the marked content in it."""


def halved(stream: bytes, spine: float, objects: Mapping[str, tuple[float, ...]]) -> dict[Half, Owned]:
    """The two halves of a content stream, in the coordinates of the whole.

    ``spine`` is where it is cut, points from the left, and ``objects`` says what the XObjects take of the space in
    which they are drawn (left, bottom, right, top).
    """
    lines = list(_instructions(stream))
    places = _owners(lines, spine, objects)
    return {half: _half(lines, places, half) for half in _BOTH}


def _instructions(stream: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each operator with its operands, and by itself."""
    operands: list[bytes] = []
    for line in stream.split(b"\n"):
        operator = line.rsplit(b" ", 1)[-1]
        if not line or line.isspace():
            continue
        operands.append(line)
        if operator[:1].isalpha() or operator in (b"'", b'"', b"f*", b"B*", b"b*", b"W*", b"T*"):
            yield b"\n".join(operands), operator
            operands = []


def _owners(
    lines: list[tuple[bytes, bytes]], spine: float, objects: Mapping[str, tuple[float, ...]]
) -> list[tuple[Half, ...]]:
    """For every instruction, the halves that it is needed in."""
    reading = _Reading(spine, objects)
    owners: list[tuple[Half, ...]] = [_BOTH] * len(lines)
    path: list[int] = []
    text: list[int] = []
    for place, (line, operator) in enumerate(lines):
        if operator == b"BT":
            reading.text, text = _UNIT, [place]
        elif text:
            if operator in _PLACING:
                reading.move(line, operator)
                text.append(place)
            elif operator in _SHOWING:
                reading.shown.append(reading.at(reading.text[4], reading.text[5]))
                text.append(place)
            elif operator == b"ET":
                halves = reading.shown_in()
                for one in (*text, place):
                    owners[one] = halves
                text = []
        elif operator in _BUILDING:
            reading.reach(line, operator)
            path.append(place)
        elif operator in _PAINTING:
            halves = reading.reached()
            for one in (*path, place):
                owners[one] = halves
            path = []
        elif operator == b"n":  # A clip cuts on both sides, and paints nothing.
            reading.reached()
            path = []
        elif operator == b"Do":
            owners[place] = reading.drawn(line.split()[-2].decode())
        elif operator == b"cm":
            reading.matrix = _times(_numbers(line), reading.matrix)
        elif operator == b"q":
            reading.saved.append(reading.matrix)
        elif operator == b"Q" and reading.saved:
            reading.matrix = reading.saved.pop()
    return owners


class _Reading:
    """Where on the page the operators stand."""

    def __init__(self, spine: float, objects: Mapping[str, tuple[float, ...]]) -> None:
        self.matrix = self.text = _UNIT
        self.saved: list[Matrix] = []
        self.shown: list[float] = []
        self._spine = spine
        self._objects = objects
        self._reach: list[float] = []

    def at(self, x: float, y: float) -> float:
        """Points from the left, on the page."""
        return x * self.matrix[0] + y * self.matrix[2] + self.matrix[4]

    def move(self, line: bytes, operator: bytes) -> None:
        if operator == b"Tm":
            self.text = _numbers(line)
        elif operator in (b"Td", b"TD"):
            x, y = (float(value) for value in line.split()[:2])
            self.text = _times((1.0, 0.0, 0.0, 1.0, x, y), self.text)

    def reach(self, line: bytes, operator: bytes) -> None:
        values = [float(value) for value in line.split()[:-1]]
        points = list(zip(values[::2], values[1::2], strict=True))
        if operator == b"re":
            (x, y), (width, height) = points
            points = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
        self._reach += [self.at(x, y) for x, y in points]

    def reached(self) -> tuple[Half, ...]:
        reach, self._reach = self._reach, []
        return self._halves(min(reach), max(reach)) if reach else _BOTH

    def shown_in(self) -> tuple[Half, ...]:
        """The half of a text object: that in which its first string begins."""
        shown, self.shown = self.shown, []
        return (Half.LEFT if shown[0] < self._spine else Half.RIGHT,) if shown else _BOTH

    def drawn(self, name: str) -> tuple[Half, ...]:
        left, bottom, right, top = self._objects.get(name, (0.0, 0.0, 1.0, 1.0))
        reach = [self.at(x, y) for x in (left, right) for y in (bottom, top)]
        return self._halves(min(reach), max(reach))

    def _halves(self, left: float, right: float) -> tuple[Half, ...]:
        if right <= self._spine + _HAIR:
            return (Half.LEFT,)
        return (Half.RIGHT,) if left >= self._spine - _HAIR else _BOTH


def _half(lines: list[tuple[bytes, bytes]], owners: list[tuple[Half, ...]], half: Half) -> Owned:
    """One half's instructions, without what is opened and closed for nothing."""
    out: list[bytes] = []
    opened: list[_Opened] = []
    numbers: set[int] = set()
    for (line, operator), halves in zip(lines, owners, strict=True):
        if half not in halves:
            continue
        if operator in _OPENING:
            opened.append(_Opened(line, len(out), operator))
            out.append(line)
        elif operator in _CLOSING and opened:
            one = opened.pop()
            if one.paints:
                out.append(line)
                if opened:
                    opened[-1].paints = True
                if found := _NUMBERED.search(one.line):
                    numbers.add(int(found[1]))
            elif operator == b"Q":
                del out[one.start:]
            else:  # What a marked content sets of the state holds on after it.
                del out[one.start]
        else:
            out.append(line)
            if opened and (operator in _PAINTING or operator in _SHOWING or operator in (b"Do", b"sh")):
                opened[-1].paints = True
    return Owned(b"\n".join((*out, b"")), numbers)


@dataclass(slots=True)
class _Opened:
    line: bytes
    start: int
    operator: bytes
    paints: bool = False


def _numbers(line: bytes) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in line.split()[:6])
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip
