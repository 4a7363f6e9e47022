"""Which page stands where on the sheets of a saddle-stitched booklet."""

from __future__ import annotations

from dataclasses import dataclass

Slot = int | None
"""Index of a page, from 0; None for a blank one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. The back is what is seen when it is turned over about its short edge, the fold."""

    front: tuple[Slot, Slot]
    """Left and right half of the side that is outside when the sheet is folded."""
    back: tuple[Slot, Slot]
    """Left and right half of the inner side."""


def slots(pages: int, *, back_cover: bool = False) -> tuple[Slot, ...]:
    """The pages with blank ones added up to a multiple of four.

    The blank ones follow the last page; with ``back_cover`` they stand before it, so that it stays outside.
    """
    blank: tuple[Slot, ...] = (None,) * (-pages % 4)
    if back_cover and pages > 1:
        return (*range(pages - 1), *blank, pages - 1)
    return (*range(pages), *blank)


def sheets(pages: int, *, right_to_left: bool = False, back_cover: bool = False) -> tuple[Sheet, ...]:
    """The sheets from the outermost to the innermost, laid into one another and stapled in the fold.

    The outside of the k-th sheet has the k-th page from the end beside the k-th from the beginning, its inside the
    next of either. A book that is read from right to left has the two halves the other way round.
    """
    all_slots = slots(pages, back_cover=back_cover)
    made = []
    for first in range(0, len(all_slots) // 2, 2):
        last = len(all_slots) - 1 - first
        front = (all_slots[last], all_slots[first])
        back = (all_slots[first + 1], all_slots[last - 1])
        made.append(Sheet(front[::-1], back[::-1]) if right_to_left else Sheet(front, back))
    return tuple(made)
