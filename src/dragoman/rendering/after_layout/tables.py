"""Step: heads of columns say that they are, and every cell names those it stands under.

ISO 14289-1, clause 7.5, asks for ``Scope`` or ``Headers`` (ISO 32000-1, table 349). WeasyPrint 70 writes no scope, and
headers that are those of each page's fragment of the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.rendering.after_layout.structure import Element, Kid


def headed(element: Element) -> Element:
    """``element`` with a scope on every header cell (the column in the head of a table, the row elsewhere), and with
    the names of the heads of its columns on every other cell. Tables are whole: ``joining`` comes first.
    """
    if element.kind == "Table":
        heads: list[tuple[str, ...]] = []
        return element.holding(*(_in_table(kid, element.kind, heads) for kid in element.kids))
    return element.holding(*(headed(kid) if isinstance(kid, Element) else kid for kid in element.kids))


def _in_table(kid: Kid, inside: str, heads: list[tuple[str, ...]]) -> Kid:
    if not isinstance(kid, Element):
        return kid
    if kid.kind == "TR":
        return _row(kid, inside, heads)
    if kid.kind in ("THead", "TBody", "TFoot"):
        return kid.holding(*(_in_table(below, kid.kind, heads) for below in kid.kids))
    return headed(kid)


def _row(row: Element, inside: str, heads: list[tuple[str, ...]]) -> Element:
    """A row; ``heads`` are the names of the heads of each column, which a row of the table's head adds to."""
    cells: list[Kid] = []
    column = 0
    for cell in row.kids:
        if not isinstance(cell, Element):
            cells.append(cell)
            continue
        span = cell.attributes.get("/ColSpan", 1)
        width = span if isinstance(span, int) else 1
        attributes = {"/O": "/Table", **{key: value for key, value in cell.attributes.items() if key != "/Headers"}}
        if cell.kind == "TH":
            attributes["/Scope"] = "/Column" if inside == "THead" else "/Row"
            if inside == "THead" and cell.name:
                heads += [()] * (column + width - len(heads))
                for place in range(column, column + width):
                    heads[place] += (cell.name,)
        elif names := _over(heads[column:column + width]):
            attributes["/Headers"] = names
        cells.append(replace(headed(cell), attributes=attributes))
        column += width
    return row.holding(*cells)


def _over(heads: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in heads for name in names))
