"""Rows of a table that break over pages break in step: what is carried over begins at the same words in every column.

WeasyPrint 70 fills each cell to the end of the page. Where a language needs fewer lines, its cell then ends on this
page, or is sentences ahead, and the next page has one column alone. Here the lines of a row that will break are seen
first, and the shorter cells are ended earlier, so that no more than a line lies between what each carries over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

FEWEST = 2
"""Lines of a paragraph that may stand alone at the foot or the head of a page (``orphans``, ``widows``)."""
_APART = 1.0 + 1e-9
"""Lines that what the columns carry over may be apart."""
_PAGES_SEEN = 1
"""How many pages beyond this one are looked at: a paragraph of any length costs a page's layout a page."""
_LEFT_WHITE = 8
"""Lines: more are not left white at the foot of a page for the sake of step."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What a cell has still to show."""

    count: int
    fitting: int
    """How many of its lines the rest of the page takes."""
    starts: dict[str, float]
    """Where each of its passages begins, in lines from the first: 2.5 is the middle of the third."""
    whole: bool = True
    """Whether these are all its lines; a cell of many pages is looked at as far as the next page."""


def kept(cells: Sequence[Lines], *, may_move: bool) -> tuple[int, ...] | None:
    """How many lines of each cell stay on the page; None to let each cell fill it.

    The cells are told apart by how far they are in the text, which is read off the passages that they share. ``0`` for
    every cell moves the row to the next page, where ``may_move`` allows it.
    """
    if all(cell.fitting >= cell.count for cell in cells):
        return None
    fullest = max(range(len(cells)), key=lambda index: cells[index].count)
    reference = cells[fullest]
    scales = [_scale(reference, cell) for cell in cells]
    best: tuple[float, tuple[int, ...]] | None = None
    for lines in range(reference.fitting, FEWEST - 1, -1):
        if not _may_break(reference, lines):
            continue
        chosen, apart = [], 0.0
        for cell, scale in zip(cells, scales, strict=True):
            wanted = float(lines) if cell is reference else _along(scale, lines)
            number = _nearest(cell, wanted)
            if number is None:
                apart = float("inf")
                break
            chosen.append(number)
            # In lines of the fuller cell, where what one line of the other says takes several.
            apart = max(apart, abs(number - wanted) * max(1.0, reference.count / cell.count))
        if apart == float("inf"):
            continue
        if best is None or apart < best[0]:
            best = apart, tuple(chosen)
        if apart <= _APART:
            break
        if reference.fitting - lines >= _LEFT_WHITE:
            break
    if best is not None and best[0] <= _APART:
        return best[1]
    if may_move and reference.fitting <= _LEFT_WHITE:
        return (0,) * len(cells)
    return best[1] if best is not None else None


def _may_break(cell: Lines, lines: int) -> bool:
    return FEWEST <= lines <= min(cell.fitting, cell.count - FEWEST)


def _nearest(cell: Lines, wanted: float) -> int | None:
    """The number of lines nearest to ``wanted`` after which the cell may break."""
    most = min(cell.fitting, cell.count - FEWEST)
    return None if most < FEWEST else min(max(round(wanted), FEWEST), most)


def _scale(reference: Lines, cell: Lines) -> tuple[list[float], list[float]]:
    """Where both cells are at the same words: places in lines, rising in both."""
    ours, theirs = [0.0], [0.0]
    shared = sorted((start, cell.starts[name]) for name, start in reference.starts.items() if name in cell.starts)
    ends = [(float(reference.count), float(cell.count))] if reference.whole and cell.whole else []
    for our, their in (*shared, *ends):
        if our > ours[-1] and their > theirs[-1] and our <= reference.count and their <= cell.count:
            ours.append(our)
            theirs.append(their)
    if not ends:  # It goes on as it went so far.
        slope = theirs[-1] / ours[-1] if ours[-1] else 1.0
        theirs.append(theirs[-1] + slope * (reference.count + 1 - ours[-1]))
        ours.append(reference.count + 1.0)
    return ours, theirs


def _along(scale: tuple[list[float], list[float]], place: float) -> float:
    ours, theirs = scale
    after = min(bisect_right(ours, place), len(ours) - 1)
    before = after - 1
    return theirs[before] + (place - ours[before]) * (theirs[after] - theirs[before]) / (ours[after] - ours[before])


@contextmanager
def carried() -> Iterator[None]:
    """Within it, WeasyPrint breaks rows of tables of the class ``in-step`` in step.

    The functions that lay out a table and a cell are wrapped where they stand in their modules.
    """
    from weasyprint.layout import block

    steps = _Steps(block.block_container_layout)
    lay_out_table = block.table_layout

    def table_laid_out(context: Any, box: Any, *rest: Any, **more: Any) -> Any:
        steps.note(box)
        return lay_out_table(context, box, *rest, **more)

    block.block_container_layout, block.table_layout = steps.block_laid_out, table_laid_out
    try:
        yield
    finally:
        block.block_container_layout, block.table_layout = steps.lay_out, lay_out_table


@dataclass(slots=True)
class _Row:
    table: Any
    cells: list[Any]
    avoided: bool
    letters: list[int]
    resumed: list[Any] = field(default_factory=list)
    """Where each cell went on after its last page."""
    ends: list[Any] = field(default_factory=list)
    """Where each cell of the fragment being laid out is to end: points above the foot of the page, or None."""


class _Steps:
    """Knows the rows of the tables that are laid out."""

    def __init__(self, lay_out: Any) -> None:
        self.lay_out = lay_out
        self._rows: dict[int, tuple[_Row, int]] = {}
        self._tables: dict[int, Any] = {}

    def note(self, table: Any) -> None:
        """Take up the rows of a table; once, for a table is laid out again on every page."""
        if id(table) in self._tables or "in-step" not in _classes(table):
            return
        self._tables[id(table)] = table
        for group in table.children:
            for box in group.children:
                cells = list(box.children)
                if len(cells) < 2 or any(cell.colspan != 1 or cell.rowspan != 1 for cell in cells):
                    continue
                avoided = box.style["break_inside"] in ("avoid", "avoid-page")
                letters = [sum(map(len, cell.element.itertext())) for cell in cells]
                row = _Row(table, cells, avoided, letters, [None] * len(cells), [None] * len(cells))
                self._rows.update({id(cell): (row, index) for index, cell in enumerate(cells)})

    def block_laid_out(self, context: Any, box: Any, *rest: Any, **more: Any) -> Any:
        """What stands for WeasyPrint's ``block_container_layout``; it does more for the cells of a row alone."""
        known = self._rows.get(id(box))
        if known is None or len(rest) != 2:
            return self.lay_out(context, box, *rest, **more)
        return self._cell(context, box, *rest, *known, more)

    def _cell(
        self, context: Any, cell: Any, bottom: float, skip: Any, row: _Row, index: int, more: Mapping[str, Any]
    ) -> Any:
        result = None
        if index == 0:
            row.ends = [None] * len(row.cells)
            result = self.lay_out(context, cell, bottom, skip, **more)
            if not row.avoided and self._may_break(context, row, result, bottom):
                self._decide(context, row, result, bottom, skip, more)
        end = row.ends[index]
        if result is None or end is not None:
            result = self.lay_out(context, cell, bottom if end is None else end, skip, **more)
        row.resumed[index] = result[1]
        return result

    @staticmethod
    def _may_break(context: Any, row: _Row, result: Any, bottom: float) -> bool:
        """Whether a row is so near to the foot of the page that one of its cells may not fit."""
        new, resume = result[:2]
        if new is None or resume:
            return True
        longest = max(row.letters) / max(1, row.letters[0])
        reach: float = new.position_y + new.margin_height() * (1.5 * longest + 0.2)
        return bool(context.overflows_page(bottom, reach))

    def _decide(self, context: Any, row: _Row, first: Any, bottom: float, skip: Any, more: Mapping[str, Any]) -> None:
        skips = [skip, *(row.resumed[1:] if skip else [None] * (len(row.cells) - 1))]
        lead = row.cells[0]
        if any(skip and not one for one in skips) or any(_ended(one, cell) for one, cell in
                                                         zip(skips, row.cells, strict=True)):
            return  # One cell has ended on an earlier page.
        whole, lines = [], []
        for index, cell in enumerate(row.cells):
            if index:
                _place(row.table, lead, cell)
            tried = first if index == 0 else self._try(context, cell, bottom, skips[index], more)
            full = self._try(context, cell, -_PAGES_SEEN * context.page_bottom, skips[index], {
                **more, "page_is_empty": True
            })
            shown = _lines(full[0])
            fitting = len(shown) if tried[0] is not None and not tried[1] else len(_lines(tried[0]))
            starts = _starts(shown, cell, begun=bool(skips[index]))
            lines.append(Lines(len(shown), fitting, starts, whole=not full[1]))
            whole.append(shown)
        numbers = kept(lines, may_move=not more["page_is_empty"] and not skip)
        if numbers is None:
            return
        foot = context.page_bottom
        for index, (number, shown) in enumerate(zip(numbers, whole, strict=True)):
            if number == 0:
                row.ends[index] = foot
            elif number < len(shown):
                # Half of what is between two lines: sums of heights are never exact.
                last = shown[number - 1]
                row.ends[index] = max(bottom, foot - (last.position_y + last.height + last.height / 4))

    def _try(self, context: Any, cell: Any, bottom: float, skip: Any, more: Mapping[str, Any]) -> Any:
        return self.lay_out(context, cell, bottom, skip, **{
            **more, "absolute_boxes": [], "fixed_boxes": [], "adjoining_margins": None,
        })


def _ended(skip: Any, cell: Any) -> bool:
    return bool(skip) and next(iter(skip)) >= len(cell.children)


def _place(table: Any, lead: Any, cell: Any) -> None:
    """Give a cell the place and the width that it will have when its turn comes."""
    from weasyprint.layout.percent import resolve_percentages

    resolve_percentages(cell, table)
    cell.position_x, cell.position_y = lead.position_x, lead.position_y
    cell.margin_top = cell.margin_left = cell.width = 0
    cell.width = table.column_widths[cell.grid_x] - cell.border_width()
    cell.height = "auto"


def _classes(box: Any) -> list[str]:
    return [] if box.element is None else (box.element.get("class") or "").split()


def _lines(cell: Any) -> list[Any]:
    """The lines of a cell that was laid out, from the top."""
    from weasyprint.formatting_structure.boxes import LineBox

    if cell is None:
        return []
    found: list[Any] = []
    todo = [cell]
    while todo:
        box = todo.pop()
        if isinstance(box, LineBox):
            found.append(box)
        elif box.is_in_normal_flow():  # Not a number in the margin.
            todo += reversed(getattr(box, "children", ()))
    return found


def _starts(lines: Sequence[Any], cell: Any, *, begun: bool) -> dict[str, float]:
    """Where passages begin, by each of their units; the first is left out where it began on an earlier page."""
    starts: dict[str, float] = {}
    met: set[int] = set()
    rtl = cell.style["direction"] == "rtl"
    for number, line in enumerate(lines):
        for box in line.descendants():
            if box.element is None or id(box.element) in met or "passage" not in _classes(box):
                continue
            met.add(id(box.element))
            if begun and len(met) == 1:
                continue
            left = box.position_x - line.position_x
            before = line.width - left - box.margin_width() if rtl else left
            part = min(max(before / line.width, 0.0), 0.99) if line.width else 0.0
            for unit in (box.element.get("data-unit") or "").split()[:1]:
                starts.setdefault(unit, number + part)
    return starts
