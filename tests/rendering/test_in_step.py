"""How many lines of each column stay on a page, by a table; and what WeasyPrint does without it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.rendering.in_step import FEWEST, Lines, kept


def cell(count: int, fitting: int, *starts: float) -> Lines:
    return Lines(count, min(count, fitting), {f"u{number}": start for number, start in enumerate(starts)})


@pytest.mark.parametrize(
    ("cells", "stay"),
    [
        # All of it fits.
        ((cell(8, 11), cell(10, 11)), None),
        # Ten lines and fourteen, room for eleven: seven of the ten stay, and three lines are carried beside four.
        ((cell(10, 11), cell(14, 11)), (8, 11)),
        # The shorter would fit, and two of its lines must go along.
        ((cell(11, 12), cell(13, 12)), (9, 11)),
        # Equal columns fill the page.
        ((cell(30, 12), cell(30, 12)), (12, 12)),
        # The sentences tell that the second language is slow at first and quick at the end.
        ((cell(20, 10, 0, 4, 8, 12), cell(24, 10, 0, 8, 12, 16)), (6, 10)),
        # Three columns, and one far shorter.
        ((cell(12, 20), cell(36, 20), cell(24, 20)), (7, 20, 13)),
        # Too little room for two lines anywhere: the row moves.
        ((cell(9, 1), cell(12, 1)), (0, 0)),
        # A cell of three lines cannot be parted; the row moves rather than stand without it.
        ((cell(3, 6), cell(9, 6)), (0, 0)),
    ],
)
def test_what_stays_on_the_page(cells: tuple[Lines, ...], stay: tuple[int, ...] | None) -> None:
    assert kept(cells, may_move=True) == stay


def test_what_cannot_be_in_step_and_cannot_move_is_left_alone() -> None:
    assert kept((cell(1, 1), cell(9, 6)), may_move=False) is None


@given(st.lists(st.integers(4, 60), min_size=2, max_size=4), st.integers(0, 50), st.booleans())
def test_no_more_stays_than_fits_and_none_stands_alone(counts: list[int], room: int, may_move: bool) -> None:
    cells = [cell(count, room) for count in counts]
    stay = kept(cells, may_move=may_move)
    if stay is None or not any(stay):
        assert stay is None or may_move
        return
    for one, number in zip(cells, stay, strict=True):
        assert FEWEST <= number <= one.fitting
        assert one.count - number >= FEWEST


@given(st.integers(12, 60), st.floats(0.6, 1.6), st.integers(10, 40))
def test_what_is_carried_is_no_more_than_a_line_apart(count: int, ratio: float, room: int) -> None:
    other = max(12, round(count * ratio))
    cells = (cell(count, room), cell(other, room))
    stay = kept(cells, may_move=True)
    if stay is not None and any(stay):
        first, second = (number / one.count for number, one in zip(stay, cells, strict=True))
        assert abs(first - second) * max(count, other) <= 1.0 + 1e-9
