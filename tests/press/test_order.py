"""The order of pages in a booklet, told by folding it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.press.imposition.order import Sheet, Slot, sheets, slots

COUNTS = st.integers(1, 400)


def read(made: tuple[Sheet, ...], *, right_to_left: bool) -> list[Slot]:
    """The pages in the order in which a reader of the folded and stapled sheets turns them.

    Of a sheet that lies with its front up, the leaf on the right is read first (on the left from right to left): its
    front side, then its back side, which is the other half of the back when the sheet is turned over its short edge.
    Going inward, every sheet gives its first leaf; going outward again, its second.
    """
    near, far = (0, 1) if right_to_left else (1, 0)
    inward = [slot for sheet in made for slot in (sheet.front[near], sheet.back[far])]
    outward = [slot for sheet in reversed(made) for slot in (sheet.back[near], sheet.front[far])]
    return inward + outward


@given(COUNTS, st.booleans(), st.booleans())
def test_folded_sheets_are_read_in_order(pages: int, right_to_left: bool, back_cover: bool) -> None:
    made = sheets(pages, right_to_left=right_to_left, back_cover=back_cover)
    assert read(made, right_to_left=right_to_left) == list(slots(pages, back_cover=back_cover))


@given(COUNTS, st.booleans())
def test_every_page_stands_once_and_blank_ones_fill_the_last_sheet(pages: int, back_cover: bool) -> None:
    found = slots(pages, back_cover=back_cover)
    assert [slot for slot in found if slot is not None] == list(range(pages))
    assert len(found) % 4 == 0
    assert len(found) - pages < 4
    assert found[0] == 0
    if back_cover and pages > 1:
        assert found[-1] == pages - 1


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("pages", range(4, 41))
def test_from_four_to_forty(pages: int, right_to_left: bool) -> None:
    made = sheets(pages, right_to_left=right_to_left)
    assert len(made) == -(-pages // 4)
    # The two pages of one side add up to one more than there are: 1 lies beside the last, 2 beside the last but one.
    for sheet in made:
        for side in (sheet.front, sheet.back):
            known = [slot for slot in side if slot is not None]
            assert len(known) < 2 or sum(known) == len(made) * 4 - 1
    assert read(made, right_to_left=right_to_left)[:pages] == list(range(pages))


def test_eight_pages_as_a_printer_knows_them() -> None:
    one = [(tuple(slot + 1 for slot in sheet.front), tuple(slot + 1 for slot in sheet.back)) for sheet in sheets(8)]  # type: ignore[operator]
    assert one == [((8, 1), (2, 7)), ((6, 3), (4, 5))]
