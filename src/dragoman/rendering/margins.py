"""What stands in the margins of pages: numbers of lines, and numbers and ids that are no part of the text.

WeasyPrint 70 numbers no lines, and tags whatever a page's text holds as a part of it. So a page carries a stock of line
numbers in a box of its margin; after layout each is moved beside its line, and what the page hides from those who
listen (``aria-hidden``) and sets out of the flow is handed to the margin, whose boxes are no part of the structure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

STOCK = 24
"""Line numbers that a page has in stock: 5 to 120."""
STEP = 5
"""Lines from one number to the next."""
_MM = 96 / 25.4
_CLOSE, _FAR = 2.5 * _MM, 7.5 * _MM
"""Distance of line numbers from the text, alone and beside numbers of paragraphs."""
_KEYWORD = "@left-middle"
"""The margin box that holds the stock."""


def settle(document: Any, *, beside_numbers: bool = False) -> None:
    """Put the line numbers of a laid out WeasyPrint document beside their lines and take asides out of the text.

    ``beside_numbers`` leaves room for numbers of paragraphs. Changes the boxes of the document's pages, which are
    painted and tagged afterwards.
    """
    for page in document.pages:
        root = page._page_box
        asides = list(_taken_out(root))
        if asides:
            foot = root.content_box_y() + root.height
            for aside in asides:
                # The ids of a row that begins low may be more than fit below it: they end with the page.
                aside.translate(0, min(0, foot - aside.position_y - aside.margin_height()))
            _margin(root).children += tuple(asides)
        _number_lines(root, _FAR if beside_numbers else _CLOSE)


def _taken_out(box: Any) -> Iterator[Any]:
    """The hidden boxes out of the flow below ``box``, which loses them."""
    kept = []
    for child in box.children:
        inner = getattr(child, "_box", child)
        if _is_margin(inner):
            pass
        elif inner.is_absolutely_positioned() and inner.element is not None and _hidden(inner.element):
            yield inner
            continue
        elif hasattr(inner, "children"):
            yield from _taken_out(inner)
        kept.append(child)
    if len(kept) < len(box.children):
        box.children = kept


def _number_lines(root: Any, gap: float) -> None:
    stock = next((child for child in root.children if getattr(child, "at_keyword", "") == _KEYWORD), None)
    if stock is None:
        return
    numbers = list(_outermost(stock, lambda box: box.element_tag == "p"))
    cells = list(_outermost(root, lambda box: _has_class(box, "cell")))
    own = [cell for cell in cells if _has_class(cell, "original")] or cells
    lines = sorted(
        ((line.position_y + line.baseline, cell) for cell in own for line in _lines(cell)), key=lambda found: found[0]
    )
    kept = []
    for number, (baseline, cell) in zip(numbers, lines[STEP - 1::STEP], strict=False):
        (line,) = _lines(number)
        words = line.children[0]
        if _starts_right(cell):
            right = max(other.content_box_x() + other.width for other in own)
            across = right + gap - words.position_x
        else:
            across = min(other.content_box_x() for other in own) - gap - words.position_x - words.width
        number.translate(across, baseline - line.position_y - line.baseline)
        kept.append(number)
    stock.children = tuple(kept)


def _starts_right(cell: Any) -> bool:
    """Whether a cell's row starts at the right: the cell itself may have the other direction."""
    return str((cell.style.parent_style or cell.style)["direction"]) == "rtl"


def _outermost(box: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """The boxes below ``box`` that are wanted and in no other such, in order.

    Anonymous boxes and lines name the element that they are in: the outermost box is the element's own.
    """
    for child in box.children:
        inner = getattr(child, "_box", child)
        if wanted(inner):
            yield inner
        elif hasattr(inner, "children"):
            yield from _outermost(inner, wanted)


def _lines(box: Any) -> Iterator[Any]:
    """The lines of type in a box: not those within a line, of a marker or a mark."""
    from weasyprint.formatting_structure import boxes

    for child in box.children:
        inner = getattr(child, "_box", child)
        if isinstance(inner, boxes.LineBox):
            yield inner
        elif hasattr(inner, "children"):
            yield from _lines(inner)


def _margin(root: Any) -> Any:
    """A box in the margin of a page."""
    from weasyprint.formatting_structure import boxes

    found = next((child for child in root.children if _is_margin(child)), None)
    if found is None:
        found = boxes.MarginBox("@bottom-center", root.style.copy())
        root.children = (*root.children, found)
    return found


def _is_margin(box: Any) -> bool:
    return hasattr(box, "at_keyword")


def _hidden(element: Any) -> bool:
    return bool(element.get("aria-hidden") == "true")


def _has_class(box: Any, name: str) -> bool:
    element = box.element
    return element is not None and box.element_tag == element.tag and name in (element.get("class") or "").split()
