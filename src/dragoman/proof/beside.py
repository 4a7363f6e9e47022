"""Whether a translation stands beside its source.

In HTML and EPUB the two are in one row: the smallest element that holds both holds no other part of the text. So they
are in a PDF, unless a row runs on over a page; then, and on pages that face each other, what belongs together overlaps
in height on one page or spread.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.proof.expecting import Wanted
from dragoman.proof.opened import Opened


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment and the stretches that it stands in."""

    wanted: Wanted
    column: int
    stretches: tuple[int, ...]


class Neighbours:
    """Knows which placed segments stand together."""

    def __init__(self, opened: Opened, placed: Sequence[Placed]) -> None:
        self._opened = opened
        self._reach: dict[int, tuple[int, int]] = {}
        for number, stretch in enumerate(opened.stretches):
            for node in opened.tree.above(stretch.node):
                first, _ = self._reach.get(node, (number, number))
                self._reach[node] = (first, number)
        inside = sorted((number, one.wanted.kin) for one in placed for number in one.stretches)
        self._numbers = [number for number, _ in inside]
        self._kin = [kin for _, kin in inside]
        self._heights: dict[tuple[int, int], dict[int, tuple[float, float]]] = {}
        for one in placed:
            self._note_height(one)

    def beside(self, source: Sequence[Placed], other: Placed) -> bool:
        """Whether a translation stands beside the segments that it translates."""
        numbers = {number for one in (*source, other) for number in one.stretches}
        if self._in_one_row(numbers, other.wanted.kin):
            return True
        stretches = self._opened.stretches
        pages = [{stretches[number].page for number in one.stretches} for one in (*source, other)]
        if not all(all(own) for own in pages):
            return False
        rows = [self._row(one.stretches) for one in (*source, other)]
        if all(rows) and all(own == pages[0] and len(own) == 1 for own in pages):
            return False  # The page has rows, and they are in two of them.
        return self._overlap(other.wanted.kin, other.column)

    def _in_one_row(self, numbers: Iterable[int], kin: int) -> bool:
        """Whether the smallest element round some stretches holds nothing but what may share a row with them."""
        tree, nodes = self._opened.tree, {self._opened.stretches[number].node for number in numbers}
        first, *rest = ([*tree.above(node)] for node in nodes)
        around = set(first).intersection(*rest)
        row = next((node for node in first if node in around), None)
        if row is None:
            return False
        start, end = self._reach[row]
        place = bisect_left(self._numbers, start)
        while place < len(self._numbers) and self._numbers[place] <= end:
            if self._kin[place] != kin:
                return False
            place += 1
        return True

    def _row(self, numbers: Sequence[int]) -> bool:
        tree = self._opened.tree
        return any(tree.names[node] == "TR" for node in tree.above(self._opened.stretches[numbers[0]].node))

    def _note_height(self, one: Placed) -> None:
        heights = self._heights.setdefault((one.wanted.kin, one.column), {})
        for number in one.stretches:
            stretch = self._opened.stretches[number]
            place = self._spread(stretch.page)
            top, bottom = heights.get(place, (stretch.top, stretch.bottom))
            heights[place] = (min(top, stretch.top), max(bottom, stretch.bottom))

    def _overlap(self, kin: int, column: int) -> bool:
        source, other = self._heights.get((kin, 0), {}), self._heights.get((kin, column), {})
        return any(
            min(source[place][1], other[place][1]) > max(source[place][0], other[place][0])
            for place in source.keys() & other.keys()
        )

    def _spread(self, page: int) -> int:
        """Number of what is seen at once."""
        sides = self._opened.spreads
        return page // 2 if sides == "right" else (page + 1) // 2 if sides == "left" else page
