"""The part of a sentence around the spot that a finding is about, on one line of a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reports.visible import columns, right_to_left, shown

CUT = "…"
GAP = "‸"
"""Marks the place where something is missing, in text that no caret can be put under."""

_AROUND = 12
"""Columns shown on either side of a gap."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence, or what fits of it."""

    line: str
    """What is shown; nothing in it is invisible."""
    offset: int
    """Columns before the spot."""
    length: int
    """Columns of the spot, at least 1: a caret stands also where something is missing."""
    right_to_left: bool
    """Whether the columns mean nothing, because the order on the screen is another one."""
    marked: str
    """The spot by itself; around a gap, the words on both sides of it."""


def excerpt(
    text: str, spot: tuple[int, int] | None = None, *, room: int = 100, strict: bool = False, near: float = 0.0
) -> Excerpt:
    """What is shown of ``text`` in ``room`` columns (at least 8): all of it, or what stands around the spot.

    ``spot`` are offsets in code points; without one the cut is made around ``near``, a share of the text's length.
    Cuts are marked by "…" and made between words where a space is not too far. ``strict`` as in ``visible.shown``; in
    the spot itself everything is shown.
    """
    start, end = _within(spot, len(text)) if spot is not None else (0, 0)
    cells = [shown(each, strict) for each in text]
    cells[start:end] = [shown(each, strict=True, joiners=True) for each in text[start:end]]
    wide = [columns(cell) for cell in cells]
    first, last = _window(text, wide, (start, end) if spot is not None else None, max(room, 8), near)
    line = (CUT if first else "") + "".join(cells[first:last]) + (CUT if last < len(text) else "")
    before = (1 if first else 0) + sum(wide[first:start])
    length = sum(wide[start : min(end, last)])
    if end > start and not length and before:
        before -= 1  # A mark has no column of its own: its letter is pointed at.
    if end > start:
        marked = "".join(cells[start:end])
    else:
        marked = _tail(cells[:start], wide[:start]) + GAP + _head(cells[start:], wide[start:])
    return Excerpt(line, before, max(length, 1), right_to_left(line), marked)


def _within(spot: tuple[int, int], length: int) -> tuple[int, int]:
    start = min(max(spot[0], 0), length)
    return start, min(max(spot[1], start), length)


def _window(
    text: str, wide: list[int], spot: tuple[int, int] | None, room: int, near: float
) -> tuple[int, int]:
    """The stretch of ``text`` that is shown: (first, past the last)."""
    if sum(wide) <= room:
        return 0, len(text)
    budget = room - 2
    start, end = spot if spot is not None else (round(near * len(text)),) * 2
    first, last, used = start, start, 0
    while last < end and used + wide[last] <= budget:  # The spot itself comes first, as much of it as fits.
        used += wide[last]
        last += 1
    if last < end:
        return first, last
    left = right = True
    while left or right:
        left = first > 0 and used + wide[first - 1] <= budget
        if left:
            first -= 1
            used += wide[first]
        right = last < len(text) and used + wide[last] <= budget
        if right:
            used += wide[last]
            last += 1
    return _to_words(text, wide, (first, start), (end, last))


def _to_words(text: str, wide: list[int], before: tuple[int, int], after: tuple[int, int]) -> tuple[int, int]:
    """Cuts moved to the next space within the part that is shown, where there is one, and never into the spot."""
    (first, start), (end, last) = before, after
    if first > 0:
        space = text.find(" ", first - 1, start)
        first = space + 1 if 0 <= space < start else first
        while first < start and not wide[first]:  # No mark without its letter.
            first += 1
    if last < len(text):
        space = text.rfind(" ", end, last + 1)
        last = space if space > end else last
    return first, last


def _tail(cells: list[str], wide: list[int]) -> str:
    total, place = 0, len(cells)
    while place and total + wide[place - 1] <= _AROUND:
        place -= 1
        total += wide[place]
    return (CUT if place else "") + "".join(cells[place:])


def _head(cells: list[str], wide: list[int]) -> str:
    total, place = 0, 0
    while place < len(cells) and total + wide[place] <= _AROUND:
        total += wide[place]
        place += 1
    return "".join(cells[:place]) + (CUT if place < len(cells) else "")

