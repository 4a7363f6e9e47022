"""Step: rows that are items of a list become a list, which is said once and counted.

ISO 32000-1, clause 14.8.4.3.3; ISO 14289-1, clause 7.6. A list a column would take the pairs apart, and a list in every
cell would be heard as thirty-eight lists of one. So rows of items that follow one another become one row with one cell
over all columns. It holds one list, whose items hold a label and a body for each language, side by side: a reader of
screens says "list of nineteen" and goes on pair by pair, each in its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.model import Edition, Row, RowKind
from dragoman.rendering.after_layout.structure import Element, Kid, Value

CLASSES = frozenset({"marker"})
"""Classes of the page that this step goes by."""
_ITEMS = frozenset({RowKind.LIST_ITEM, RowKind.ADDRESSEE})


def listed(document: Element, texts: Iterable[Edition]) -> Element:
    """``document`` with the rows of list items and addressees of its texts as lists.

    Rows are known by the ``id`` of their element, which is the row's anchor; a template that gives none has no lists.
    """
    rows = {row.anchor: row for edition in texts for section in edition.sections for row in section.rows}
    return _listed(document, rows)


def _listed(element: Element, rows: Mapping[str, Row]) -> Element:
    if not any(isinstance(kid, Element) and kid.kind == "TR" for kid in element.kids):
        return element.holding(*(_listed(kid, rows) if isinstance(kid, Element) else kid for kid in element.kids))
    kids: list[Kid] = []
    for kind, group in groupby(element.kids, key=lambda kid: _kind(kid, rows)):
        if kind is None:
            kids += group
        else:
            lines = [kid for kid in group if isinstance(kid, Element)]
            kids.append(_list_row(lines, [rows[line.origin.id] for line in lines]))
    return element.holding(*kids)


def _kind(kid: Kid, rows: Mapping[str, Row]) -> RowKind | None:
    row = rows.get(kid.origin.id) if isinstance(kid, Element) and kid.kind == "TR" else None
    return row.kind if row and row.kind in _ITEMS else None


@dataclass(frozen=True, slots=True)
class _Item:
    level: int
    marker: str
    parts: tuple[Element, ...]
    """Labels and bodies."""


def _list_row(lines: Sequence[Element], rows: Sequence[Row]) -> Element:
    items: list[_Item] = []
    for line, row in zip(lines, rows, strict=True):
        parts = tuple(part for cell in line.kids if isinstance(cell, Element) for part in _parts(cell))
        if row.first or not items:
            items.append(_Item(max(row.level, 1), row.marker, parts))
        else:  # A further sentence of the same item.
            items[-1] = replace(items[-1], parts=items[-1].parts + parts)
    cells = [cell for cell in lines[0].kids if isinstance(cell, Element)]
    attributes: dict[str, Value] = {"/O": "/Table"}
    headers = tuple(
        header for cell in cells for header in (cell.attributes.get("/Headers", ()),) if isinstance(header, tuple)
        for header in header
    )
    if len(cells) > 1:
        attributes["/ColSpan"] = len(cells)
    if headers:
        attributes["/Headers"] = headers
    cell = Element("TD", (_nested(items),), attributes=attributes)
    return lines[0].holding(cell)


def _parts(cell: Element) -> Iterator[Element]:
    """The label and the body of an item in one language."""
    kids, label = _without_marker(cell.kids)
    if len(kids) == 1 and isinstance(kids[0], Element) and kids[0].kind == "P":
        paragraph = kids[0]
        cell, kids = replace(cell, language=paragraph.language or cell.language), paragraph.kids
    if label is not None:
        yield Element("Lbl", label.kids, language=cell.language)
    if kids:
        yield Element("LBody", kids, language=cell.language)


def _without_marker(kids: tuple[Kid, ...]) -> tuple[tuple[Kid, ...], Element | None]:
    """``kids`` without the element of class ``marker`` that stands first in them, and that element."""
    if not kids or not isinstance(first := kids[0], Element):
        return kids, None
    if "marker" in first.origin.classes:
        return kids[1:], first
    below, marker = _without_marker(first.kids)
    return ((first.holding(*below), *kids[1:]), marker) if marker else (kids, None)


def _nested(items: Sequence[_Item]) -> Element:
    """A list of items, with a list within it where the level rises."""
    level = min(item.level for item in items)
    kids: list[Kid] = []
    for deeper, group in groupby(items, key=lambda item: item.level > level):
        if deeper:
            kids.append(_nested(list(group)))
        else:
            kids += [Element("LI", item.parts) for item in group]
    markers = [item.marker for item in items if item.level == level]
    return Element("L", tuple(kids), attributes={"/O": "/List", "/ListNumbering": f"/{numbering(markers)}"})


_NUMBERINGS = (
    ("Disc", "[•●]"), ("Circle", "[◦○]"), ("Square", "[▪■]"), ("Decimal", r"\d+"),
    ("LowerRoman", "[ivxlc]+"), ("UpperRoman", "[IVXLC]+"), ("LowerAlpha", "[a-z]"), ("UpperAlpha", "[A-Z]"),
)  # fmt: skip


def numbering(markers: Sequence[str]) -> str:
    """``ListNumbering`` of a list with these markers (ISO 32000-1, table 347).

    A single "(i)", "(v)" or "(x)" is a roman number, "(c)" a letter; in a longer list the others tell.
    """
    bare = [marker.strip("().[] \u200f\u200e") for marker in markers]
    if not any(bare):
        return "None"
    romans = bare[0] in ("i", "I") or (len(bare) == 1 and bare[0] not in ("c", "C", "l", "L"))
    for name, pattern in _NUMBERINGS:
        if (romans or "Roman" not in name) and all(re.fullmatch(pattern, marker) for marker in bare):
            return name
    return "None"
