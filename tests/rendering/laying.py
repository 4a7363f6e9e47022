"""An edition as WeasyPrint lays it out: pages, rows, cells and lines, before anything is written."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.model import Edition
from dragoman.rendering import glyphs
from dragoman.rendering.fonts import known
from dragoman.rendering.page import page


@dataclass
class LaidRow:
    """A row of an edition, or the part of one that stands on a page."""

    id: str
    classes: frozenset[str]
    cells: list[list[str]] = field(default_factory=list)
    """The lines of each cell, left to right, in the order of their letters."""
    blocks: list[list[int]] = field(default_factory=list)
    """How many lines each paragraph of a cell has here, all cells after one another."""


def pages(made: Edition, overrides: Mapping[str, str] | None = None) -> list[list[LaidRow]]:
    """The rows of each page."""
    text = page(made, overrides, paper=True)
    with known(glyphs.font_set(text, made)), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        document = weasyprint.HTML(string=text).render(font_config=FontConfiguration())
        return [list(_rows(one._page_box)) for one in document.pages]


def _rows(box: Any) -> Iterator[LaidRow]:
    for child in getattr(box, "children", ()):
        classes = frozenset((child.element.get("class") or "").split()) if child.element is not None else frozenset()
        if child.element_tag in ("tr", "div") and "row" in classes:
            row = LaidRow(child.element.get("id"), classes)
            for cell in child.children:
                found = list(_lines(cell))
                row.cells.append(["".join(_words(line)) for line in found])
                row.blocks.append([len(list(_lines(block))) for block in _paragraphs(cell)])
            yield row
        else:
            yield from _rows(child)


def _paragraphs(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if child.element_tag == "p":
            yield child
        else:
            yield from _paragraphs(child)


def _lines(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "LineBox":
            yield child
        elif type(child).__name__ != "InlineBlockBox":
            yield from _lines(child)


def _words(box: Any) -> Iterator[str]:
    children = getattr(box, "children", ())
    if hasattr(box, "text"):
        yield box.text
    # Boxes of a right-to-left line stand in the order of the page.
    for child in reversed(children) if box.style["direction"] == "rtl" else children:
        yield from _words(child)
